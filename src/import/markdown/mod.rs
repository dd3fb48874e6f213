//! A folder of Markdown files of Hugo, Jekyll, Zola, Eleventy or Pelican: a post per
//! file, ordered by path. The key of a post is the path of its file.
//!
//! Missing metadata is taken from the file name (`2024-01-02-slug.md`), or from the folder
//! of an `index.md`. A file without a date in its front matter, name or address is a draft:
//! file times are not used, because they change with each copy. Files in a folder `_drafts`
//! are drafts, too. A section page (`_index.md`) or a start page is a post only if it has
//! text.

mod name;
mod page;
mod walk;

use std::collections::BTreeSet;
use std::path::Path;

use self::page::Page;
use self::walk::{Found, walk};
use super::{Item, Location, ReadError, What};
use crate::model::limits::FILE_BYTES;
use crate::model::time::Clock;

/// Reads the files of a folder, recursively. Times without a zone are in that of the
/// clock.
pub fn read<E: From<ReadError>>(
    folder: &Path,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    // With an unknown zone, every date would be dropped.
    if let Err(bad) = clock.written("2000-01-01") {
        return Err(ReadError::Unusable(bad.to_string()).into());
    }
    walk(folder, &mut |path, found| {
        let place = place(path, None);
        let file = match found {
            Found::File(file) => file,
            Found::LeftOut(kind, why) => return each(place.item(What::Skipped(kind, why))),
            Found::Unreadable(error) => return each(place.item(What::Malformed(unread(&error)))),
        };
        let bytes = match file.read() {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                return each(place.item(What::Skipped("file", "over the limit of 64 MiB")));
            }
            Err(error) => return each(place.item(What::Malformed(unread(&error)))),
        };
        read_file(path, bytes, clock, &mut each)
    })
}

/// Reads a file, given its path in the folder.
pub fn read_file<E>(
    path: &str,
    bytes: Vec<u8>,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..offset).unwrap_or_default();
            let reason = format!("not UTF-8 text at byte {offset}");
            return each(place(path, Some(line_after(before))).item(What::Malformed(reason)));
        }
    };
    match page::read(path, &text, clock) {
        Ok(Page::Post(record, noticed)) => {
            let place = place(path, None);
            for what in noticed {
                each(place.item(What::Warning(what.to_owned())))?;
            }
            each(place.item(What::Post(record)))
        }
        Ok(Page::Empty) => {
            each(place(path, None).item(What::Skipped("list", "no text of its own")))
        }
        Err(error) => each(place(path, error.line()).item(What::Malformed(error.reason()))),
    }
}

fn place(path: &str, line: Option<u64>) -> Location {
    Location {
        file: Some(path.to_owned()),
        line,
    }
}

/// The keys of the files that [`read`] reads.
///
/// # Errors
/// A folder is unreadable.
pub fn keys(folder: &Path) -> Result<BTreeSet<String>, ReadError> {
    let mut keys = BTreeSet::new();
    walk(folder, &mut |path, found| match found {
        Found::File(_) => {
            keys.insert(path.to_owned());
            Ok(())
        }
        Found::LeftOut(..) => Ok(()),
        Found::Unreadable(error) => Err(ReadError::Io(error)),
    })?;
    Ok(keys)
}

const _: () = assert!(FILE_BYTES == 64 * 1024 * 1024, "the report says so");

fn unread(error: &std::io::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" (os error").next().unwrap_or(&text);
    format!("cannot be read: {}", reason.to_lowercase())
}

/// The line number after these bytes, from 1.
fn line_after(bytes: &[u8]) -> u64 {
    1 + bytes.iter().filter(|&&byte| byte == b'\n').count() as u64
}
