//! Backups by name: of which blog each is, when it was made, and which are too many.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::store::error::{Error, Result};

/// The name of a backup that is made now of the blog at `path`:
/// `blog-20261126T060000Z.db`.
pub fn backup_name(path: &Path, now: Timestamp) -> OsString {
    let path = beside(path, &now.strftime("%Y%m%dT%H%M%SZ").to_string());
    path.file_name().unwrap_or_default().to_owned()
}

/// The path beside a blog, with this word in its name: `blog-version-2.db`.
pub(super) fn beside(path: &Path, word: &str) -> PathBuf {
    let (mut name, after) = around(path);
    name.push(word);
    name.push(after);
    path.with_file_name(name)
}

/// Removes the oldest backups of the blog at `path` from the folder of `newest`, so that
/// `keep` remain with it; gives what is gone.
///
/// # Errors
/// One cannot be removed ([`Error::Unwritable`]).
pub fn remove_older(path: &Path, newest: &Path, keep: usize) -> Result<Vec<PathBuf>> {
    let mut older = Vec::new();
    let folder = newest.parent().unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // A link is no file of ours, wherever it leads.
        let is_ours = is_backup(path, &entry.file_name()) && entry.file_type()?.is_file();
        if is_ours && Some(entry.file_name().as_os_str()) != newest.file_name() {
            older.push(entry.path());
        }
    }
    older.sort();
    older.truncate((older.len() + 1).saturating_sub(keep));
    for path in &older {
        fs::remove_file(path).map_err(|error| Error::Unwritable {
            path: path.clone(),
            reason: Box::new(error.into()),
        })?;
    }
    Ok(older)
}

/// Whether this is the name of a backup of the blog at `path`.
fn is_backup(path: &Path, name: &OsStr) -> bool {
    let (before, after) = around(path);
    let time = name
        .as_encoded_bytes()
        .strip_prefix(before.as_encoded_bytes())
        .and_then(|rest| rest.strip_suffix(after.as_encoded_bytes()));
    time.is_some_and(|time| {
        time.len() == 16
            && time.iter().enumerate().all(|(place, byte)| match place {
                8 => *byte == b'T',
                15 => *byte == b'Z',
                _ => byte.is_ascii_digit(),
            })
    })
}

/// What stands before and behind the time.
fn around(path: &Path) -> (OsString, OsString) {
    let mut before = path.file_stem().unwrap_or_default().to_owned();
    before.push("-");
    let after = path.extension().map(|extension| {
        let mut after = OsString::from(".");
        after.push(extension);
        after
    });
    (before, after.unwrap_or_default())
}
