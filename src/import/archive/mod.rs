//! An export of many files: a folder, or a zip archive. The names in an archive are only
//! keys: nothing is unpacked to a file.

mod folder;
mod zip;

use std::fs::File;
use std::path::Path;

use self::folder::Folder;
use self::zip::Zip;
use super::ReadError;
use crate::model::limits::{ARCHIVE_FILES, FILE_BYTES};

/// An opened export.
pub struct Archive {
    files: Files,
    names: Vec<String>,
}

enum Files {
    Folder(Folder),
    Zip(Zip),
}

const _: () = assert!(FILE_BYTES == 64 * 1024 * 1024, "the message says so");

/// The message about a file that is too large.
const TOO_LARGE: &str = "over the limit of 64 MiB";

impl Archive {
    /// Opens a folder.
    ///
    /// # Errors
    /// It cannot be read, or has too many files.
    pub fn of_folder(folder: &Path) -> Result<Archive, ReadError> {
        let (folder, names) = Folder::open(folder)?;
        Ok(Archive::new(Files::Folder(folder), names))
    }

    /// Opens a zip archive.
    ///
    /// # Errors
    /// It is not a zip archive, is damaged, or has too many files.
    pub fn of_zip(file: File) -> Result<Archive, ReadError> {
        let (zip, names) = Zip::open(file)?;
        Ok(Archive::new(Files::Zip(zip), names))
    }

    fn new(files: Files, mut names: Vec<String>) -> Archive {
        names.retain(|name| !is_hidden(name));
        names.sort_unstable();
        names.dedup();
        Archive { files, names }
    }

    /// The paths of the files, separated by `/`, in byte order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, String> {
        match &mut self.files {
            Files::Folder(folder) => folder.read(name),
            Files::Zip(zip) => zip.read(name),
        }
    }

    /// Reads a file as text; bytes that are not UTF-8 become U+FFFD.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    pub fn read_text(&mut self, name: &str) -> Result<String, String> {
        let bytes = self.read(name)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
    }
}

/// Whether a part of a path is hidden, or belongs to the metadata of macOS.
fn is_hidden(name: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    name.split('/').any(is_hidden)
}

/// The file name in a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn too_many() -> ReadError {
    ReadError::Unusable(format!("it has over {ARCHIVE_FILES} files"))
}

/// The description of an I/O error.
fn unread(error: &std::io::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" (os error").next().unwrap_or(&text);
    format!("cannot be read: {}", reason.to_lowercase())
}
