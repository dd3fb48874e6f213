//! A folder of files of Hugo, Jekyll, Zola, Eleventy, Pelican, Hexo or Nikola: a post per
//! file, ordered by path. The key of a post is the path of its file.
//!
//! Missing metadata is taken from the file name (`2024-01-02-slug.md`), or from the folder
//! of an `index.md`. A file without a date in its front matter, name or address is a draft,
//! unless it has `draft: false` or its generator publishes such files: file times are not
//! used, because they change with each copy. Files in a folder `_drafts` are drafts, too. A
//! section page (`_index.md`) or a start page is a post only if it has text.

mod encoding;
mod name;
mod page;
mod site;
mod walk;

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

pub use self::page::{Page, read as read_page};
pub use self::site::{Generator, Sites};
use self::walk::{Found, walk};
use super::{Item, Location, ReadError, What};
use crate::model::limits::FILE_BYTES;
use crate::model::time::Clock;

/// Reads the files of a folder, recursively. Times without a zone are in that of the
/// site, or of the clock.
pub fn read<E: From<ReadError>>(
    folder: &Path,
    from: Option<Generator>,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    check_zone(clock)?;
    let mut sites = Sites::of(folder, from);
    walk(folder, &mut |path, found| {
        let place = place(path, None);
        let file = match found {
            Found::File(file) => file,
            Found::LeftOut(kind, why) => return each(place.item(What::Skipped(kind, why))),
            Found::OtherMarkup => {
                if let Some(why) = sites.left_out(path) {
                    return each(place.item(What::Skipped("file", why)));
                }
                let what = "a file in another markup was left out";
                return each(place.item(What::Notice(what, path.to_owned())));
            }
            Found::Unreadable(error) => return each(place.item(What::Malformed(unread(&error)))),
        };
        read_bytes(&mut sites, path, file.read(), clock, &mut each)
    })
}

/// Reads these files, given by their paths in a folder.
pub fn read_files<E: From<ReadError>>(
    folder: &Path,
    files: &[String],
    from: Option<Generator>,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    check_zone(clock)?;
    let mut sites = Sites::of(folder, from);
    files.iter().try_for_each(|path| {
        let bytes = File::open(folder.join(path)).and_then(walk::within_limit);
        read_bytes(&mut sites, path, bytes, clock, &mut each)
    })
}

/// Refuses an unknown zone: every date would be dropped.
fn check_zone(clock: &Clock) -> Result<(), ReadError> {
    match clock.written("2000-01-01") {
        Ok(_) => Ok(()),
        Err(bad) => Err(ReadError::Unusable(bad.to_string())),
    }
}

fn read_bytes<E>(
    sites: &mut Sites,
    path: &str,
    bytes: io::Result<Option<Vec<u8>>>,
    clock: &Clock,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let place = place(path, None);
    match bytes {
        Ok(Some(bytes)) => read_file(sites, path, bytes, clock, each),
        Ok(None) => each(place.item(What::Skipped("file", "over the limit of 64 MiB"))),
        Err(error) => each(place.item(What::Malformed(unread(&error)))),
    }
}

/// Whether the name of a file is that of a Markdown file.
pub fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.as_bytes());
    ending.is_some_and(walk::is_markdown)
}

/// Reads a file, given its path in the folder.
pub fn read_file<E>(
    sites: &mut Sites,
    path: &str,
    bytes: Vec<u8>,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let text = match encoding::decoded(bytes) {
        Ok(text) => text,
        Err(bad) => {
            let line = bad.line;
            return each(place(path, line).item(What::Malformed(bad.reason)));
        }
    };
    let (site, in_site) = sites.site_of(path);
    match page::read_in(site, &in_site, path, &text, clock) {
        Ok(page) => {
            let place = place(path, None);
            if let Some((kind, why)) = page.left_out {
                return each(place.item(What::Skipped(kind, why)));
            }
            for (what, which) in page.notices {
                each(place.item(What::Notice(what, which)))?;
            }
            each(place.item(What::Post(page.record)))
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
        Found::LeftOut(..) | Found::OtherMarkup => Ok(()),
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
