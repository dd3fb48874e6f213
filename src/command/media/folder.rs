//! The files of a folder, with their names.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::command::shared::text::unreadable;
use crate::failure::{Exit, Failure};
use crate::model::limits::FOLDER_DEPTH;

/// A file to add.
pub(super) struct Found {
    /// Its name below the folder.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
}

/// The files of a folder and of those in it, by name; the others in it are added to
/// `left_out`: links, special files, and names that begin with a dot.
pub(super) fn files(folder: &Path, left_out: &mut Vec<PathBuf>) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = folders.pop() {
        if depth > FOLDER_DEPTH {
            let message = format!("{} is too deep in the folder", folder.display());
            return Err(Failure::new(Exit::Invalid, message)
                .hint("add the folders in it one by one")
                .into());
        }
        let entries = folder
            .read_dir()
            .map_err(|error| unreadable(&folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            let path = entry.path();
            let kind = entry
                .file_type()
                .map_err(|error| unreadable(&path, &error))?;
            let file = entry.file_name();
            let Some(file) = file.to_str() else {
                return Err(not_text(&path).into());
            };
            let name = format!("{prefix}{file}");
            if file.starts_with('.') || !(kind.is_dir() || kind.is_file()) {
                left_out.push(path);
            } else if kind.is_dir() {
                folders.push((path, format!("{name}/"), depth + 1));
            } else {
                found.push(Found { name, path });
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// The failure for a file name that is not UTF-8.
pub(super) fn not_text(path: &Path) -> Failure {
    let message = format!("the name of {} is not UTF-8", path.display());
    Failure::new(Exit::Invalid, message).hint("rename the file")
}
