//! The files of a folder, recursively. Links are not followed.

use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::{TOO_LARGE, too_many, unread};
use crate::import::ReadError;
use crate::model::limits::{ARCHIVE_FILES, FILE_BYTES, FOLDER_DEPTH};

/// A folder.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens a folder, with the paths of its files.
    pub(super) fn open(path: &Path) -> Result<(Folder, Vec<String>), ReadError> {
        let mut names = Vec::new();
        descend(path, "", 1, &mut names)?;
        let path = path.to_owned();
        Ok((Folder { path }, names))
    }

    /// Reads a file.
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        // Does not block on a pipe that replaced the file.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits()).unwrap_or_default();
        let read = || -> io::Result<Vec<u8>> {
            let mut options = OpenOptions::new();
            let file = options
                .read(true)
                .custom_flags(flags)
                .open(self.path.join(name))?;
            if !file.metadata()?.is_file() {
                return Err(io::Error::other("it is not a file"));
            }
            let mut bytes = Vec::new();
            file.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| unread(&error))?;
        match bytes.len() as u64 > FILE_BYTES {
            true => Err(TOO_LARGE.to_owned()),
            false => Ok(bytes),
        }
    }
}

fn descend(
    folder: &Path,
    above: &str,
    depth: usize,
    names: &mut Vec<String>,
) -> Result<(), ReadError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        // A name that is not UTF-8 cannot be one of an export.
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{above}{name}");
        if kind.is_dir() && depth < FOLDER_DEPTH {
            descend(&entry.path(), &format!("{path}/"), depth + 1, names)?;
        } else if kind.is_file() {
            names.push(path);
            if names.len() > ARCHIVE_FILES {
                return Err(too_many());
            }
        }
    }
    Ok(())
}
