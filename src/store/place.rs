//! Files that appear whole or not at all: written beside their place under another
//! name, then put there.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{Error, Result};

/// A private file in this folder, which goes unless it is settled.
pub(super) fn temporary(folder: &Path) -> Result<NamedTempFile> {
    Ok(tempfile::Builder::new()
        .prefix(".blog-")
        .suffix(".new")
        .tempfile_in(folder)?)
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
    Ok(File::open(folder_of(path))?.sync_all()?)
}

/// The folder of an absolute path.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}
