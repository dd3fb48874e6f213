//! Files that appear whole or not at all: written beside their place under another
//! name, then put there. What a command that was killed left goes with the next.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{Error, Result};
use super::open::companion;

/// How the names begin and end under which files are written.
const PREFIX: &str = ".blog-";
const SUFFIX: &str = ".new";

/// What SQLite puts beside a file while it writes it.
const COMPANIONS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// A private file in this folder, which goes unless it is put in its place.
///
/// # Errors
/// It cannot be made there.
pub fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    remove_left_over(folder);
    loop {
        let file = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempfile_in(folder)?;
        // Where there are no locks, nothing is ever taken for left over.
        let _ = file.as_file().lock();
        // Another command may have taken it for left over before it was locked.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Removes the files that nobody is writing any more, and what is beside such as are gone.
fn remove_left_over(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !name.starts_with(PREFIX) {
            continue;
        }
        let whole = COMPANIONS.iter().find_map(|end| name.strip_suffix(end));
        let is_alone = match whole {
            Some(whole) => whole.ends_with(SUFFIX) && !folder.join(whole).exists(),
            None => false,
        };
        let path = entry.path();
        // Locked until it is gone, so that nobody takes it for theirs.
        let left = name.ends_with(SUFFIX).then(|| File::open(&path).ok());
        let left = left.flatten().filter(|file| file.try_lock().is_ok());
        if is_alone {
            let _ = fs::remove_file(&path);
        } else if left.is_some() {
            for ending in COMPANIONS.iter().chain(&[""]) {
                let _ = fs::remove_file(companion(&path, ending));
            }
        }
    }
}

/// Puts a file in its place in the same folder, where there must be none; it is on the
/// disk then.
pub(super) fn settle(file: NamedTempFile, path: &Path) -> Result<()> {
    file.as_file().sync_all()?;
    file.persist_noclobber(path)
        .map_err(|failed| match failed.error.kind() {
            ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
            _ => failed.error.into(),
        })?;
    let synced = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    if synced.is_err() {
        // What may not be there tomorrow is not there today.
        let _ = fs::remove_file(path);
    }
    Ok(synced?)
}

/// The folder of an absolute path.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}
