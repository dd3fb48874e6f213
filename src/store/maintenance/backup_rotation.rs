//! Backup files: names, identification and rotation.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::blog_id::{id_of_file, is_in_use};
use crate::store::atomic_file::folder_of;
use crate::store::error::{Error, Result};

/// The file name of a new backup of the blog at `path`, such as
/// `blog-20261126T060000Z.db`.
pub fn backup_name(path: &Path, now: Timestamp) -> OsString {
    let path = beside(path, &now.strftime("%Y%m%dT%H%M%SZ").to_string());
    path.file_name().unwrap_or_default().to_owned()
}

/// The path beside a blog with `word` added to the file name, such as
/// `blog-version-2.db`.
pub(super) fn beside(path: &Path, word: &str) -> PathBuf {
    let (mut name, after) = around(path);
    name.push(word);
    name.push(after);
    path.with_file_name(name)
}

/// The result of a rotation.
#[derive(Debug, Default)]
pub struct Rotation {
    /// The removed backups.
    pub removed: Vec<PathBuf>,
    /// The files with a backup name that were skipped, each with the reason.
    pub left: Vec<(PathBuf, &'static str)>,
}

/// Removes the oldest backups of the blog at `path` from the folder of `newest`, so
/// that `keep` remain, including `newest`. Only files with the same blog id count.
///
/// # Errors
/// A backup cannot be removed ([`Error::Unwritable`]).
pub fn remove_older(path: &Path, id: Option<&str>, newest: &Path, keep: usize) -> Result<Rotation> {
    let mut older = Vec::new();
    let mut left = Vec::new();
    let folder = newest.parent().unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_newest = Some(entry.file_name().as_os_str()) == newest.file_name();
        if is_newest || !is_backup(path, &entry.file_name()) {
            continue;
        }
        match why_left(&entry, id) {
            None => older.push(entry.path()),
            Some(reason) => left.push((entry.path(), reason)),
        }
    }
    older.sort();
    left.sort();
    older.truncate((older.len() + 1).saturating_sub(keep));
    for path in &older {
        fs::remove_file(path).map_err(|error| Error::Unwritable {
            path: path.clone(),
            reason: Box::new(error.into()),
        })?;
    }
    Ok(Rotation {
        removed: older,
        left,
    })
}

/// Why a file is not a backup of the blog with this id; `None` if it is one.
fn why_left(entry: &fs::DirEntry, id: Option<&str>) -> Option<&'static str> {
    let path = entry.path();
    // Symbolic links do not count as backups.
    if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
        return Some("not a plain file");
    }
    let Some(id) = id else {
        return Some("not compared: the blog has no id");
    };
    if is_in_use(&path) {
        return Some("in use (with a journal)");
    }
    match id_of_file(&path) {
        Ok(Some(other)) if other == id => None,
        Ok(Some(_)) => Some("of another blog"),
        Ok(None) => Some("without an id"),
        Err(_) => Some("not a readable blog"),
    }
}

/// The copies this program made beside the blog at `path`: backups, and copies from
/// before an upgrade or restore.
pub fn copies_beside(path: &Path) -> Result<Vec<PathBuf>> {
    let path = std::path::absolute(path)?;
    let is_kept = |name: &OsStr| {
        word_in(&path, name)
            .is_some_and(|word| word.starts_with(b"version-") || word.starts_with(b"replaced-"))
    };
    let mut copies = Vec::new();
    for entry in fs::read_dir(folder_of(&path))? {
        let entry = entry?;
        let name = entry.file_name();
        if is_kept(&name) || is_backup(&path, &name) {
            copies.push(entry.path());
        }
    }
    copies.sort();
    Ok(copies)
}

/// Whether `name` is a backup name of the blog at `path`.
fn is_backup(path: &Path, name: &OsStr) -> bool {
    word_in(path, name).is_some_and(|time| {
        time.len() == 16
            && time.iter().enumerate().all(|(place, byte)| match place {
                8 => *byte == b'T',
                15 => *byte == b'Z',
                _ => byte.is_ascii_digit(),
            })
    })
}

/// The word that [`beside`] added to a file name.
fn word_in<'a>(path: &Path, name: &'a OsStr) -> Option<&'a [u8]> {
    let (before, after) = around(path);
    name.as_encoded_bytes()
        .strip_prefix(before.as_encoded_bytes())?
        .strip_suffix(after.as_encoded_bytes())
}

/// The parts of the name before and after the word.
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
