//! A folder of files of Hugo, Jekyll, Zola, Eleventy, Pelican, Hexo or Nikola: a post per
//! file, ordered by path. The key of a post is the path of its file.
//!
//! Missing metadata is taken from the file name (`2024-01-02-slug.md`), or from the folder
//! of an `index.md`. A file without a date in its front matter, name or address is a draft,
//! unless it has `draft: false` or its generator publishes such files: file times are not
//! used, because they change with each copy. Files in a folder `_drafts` are drafts, too. A
//! section page (`_index.md`) or a start page is a post only if it has text.

mod comments;
mod encoding;
mod files;
mod name;
mod page;
mod pages;
mod site;
mod template;
mod walk;

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

use self::comments::Exported;
use self::files::Files;
pub use self::page::{Page, read as read_page};
use self::pages::Pages;
pub use self::site::Generator;
use self::site::Sites;
use self::walk::{Found, Wanted, walk};
use super::{Item, Location, ReadError, What};
use crate::model::limits::FILE_BYTES;
use crate::model::media;
use crate::model::time::Clock;

/// How a folder is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The generator; `None` guesses it.
    pub from: Option<Generator>,
    /// Whether the files that texts refer to become media.
    pub takes_files: bool,
}

/// The manifest of an export of this program.
const EXPORT: &str = ".blog-export";

/// Reads the files of a folder, recursively. Times without a zone are in that of the
/// site, or of the clock.
pub fn read<E: From<ReadError>>(
    folder: &Path,
    options: Options,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    check_zone(clock)?;
    let is_export = folder.join(EXPORT).is_file();
    let mut reader = Reader::new(folder, options, is_export);
    walk(folder, Wanted::Posts, &mut |path, found| {
        let place = place(path, None);
        let file = match found {
            Found::File(file) => file,
            Found::LeftOut(..) if is_export && is_of_export(path) => return Ok(()),
            Found::LeftOut("file", _) if reader.notes(path) => return Ok(()),
            Found::LeftOut(kind, why) => return each(place.item(What::Skipped(kind, why))),
            Found::OtherMarkup => {
                if let Some(why) = reader.sites.left_out(path) {
                    return each(place.item(What::Skipped("file", why)));
                }
                let what = "a file in another markup was left out";
                return each(place.item(What::Notice(what, path.to_owned())));
            }
            Found::Unreadable(error) => return each(place.item(What::Malformed(unread(&error)))),
        };
        reader.read_bytes(path, file.read(), clock, &mut each)
    })?;
    for item in reader.rest(is_export) {
        each(Location::default().item(item))?;
    }
    match is_export && options.takes_files {
        true => read_comments(folder, &reader.exported, &mut each),
        false => Ok(()),
    }
}

/// Whether a path is that of the manifest or of the comments of an export.
fn is_of_export(path: &str) -> bool {
    path == EXPORT || comments::is_folder(path) || comments::slug_of(path).is_some()
}

/// Reads the comments of an export.
fn read_comments<E: From<ReadError>>(
    folder: &Path,
    posts: &Exported,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    walk(folder, Wanted::Comments, &mut |path, found| {
        let (Found::File(file), Some(slug)) = (found, comments::slug_of(path)) else {
            return Ok(());
        };
        let bytes = match file.read() {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(error) => {
                return each(place(path, None).item(What::Malformed(unread(&error))));
            }
        };
        match posts.read(slug, &bytes) {
            Ok(comments) => comments.into_iter().try_for_each(|comment| {
                each(place(path, None).item(What::Comment(Box::new(comment))))
            }),
            Err((line, reason)) => each(place(path, Some(line)).item(What::Malformed(reason))),
        }
    })
}

/// Reads these files, given by their paths in a folder.
pub fn read_files<E: From<ReadError>>(
    folder: &Path,
    files: &[String],
    options: Options,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    check_zone(clock)?;
    let mut reader = Reader::new(folder, options, false);
    files.iter().try_for_each(|path| {
        let bytes = File::open(folder.join(path)).and_then(walk::within_limit);
        reader.read_bytes(path, bytes, clock, &mut each)
    })
}

/// Refuses an unknown zone: every date would be dropped.
fn check_zone(clock: &Clock) -> Result<(), ReadError> {
    match clock.written("2000-01-01") {
        Ok(_) => Ok(()),
        Err(bad) => Err(ReadError::Unusable(bad.to_string())),
    }
}

/// Whether the name of a file is that of a Markdown file.
pub fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.as_bytes());
    ending.is_some_and(walk::is_markdown)
}

/// Reads the files of a folder.
pub struct Reader {
    sites: Sites,
    /// `None` leaves the texts as they are.
    files: Option<Files>,
    /// The addresses of files that texts link to.
    pages: Pages,
    exported: Exported,
}

impl Reader {
    /// A reader of the files of this folder.
    pub fn new(folder: &Path, options: Options, is_export: bool) -> Reader {
        let sites = match is_export {
            // The addresses of an export are in its files.
            true => Sites::export(),
            false => Sites::of(folder, options.from),
        };
        Reader {
            sites,
            files: options.takes_files.then(|| Files::new(folder)),
            pages: Pages::new(folder),
            exported: Exported::default(),
        }
    }

    /// Notes a file that texts may refer to; whether it is one.
    fn notes(&mut self, path: &str) -> bool {
        let files = self.files.as_mut().filter(|_| files::is_media(path));
        files.is_some_and(|files| files.note(path))
    }

    /// The media of an export that no text refers to, and the number of other such files.
    fn rest(&mut self, is_export: bool) -> Vec<What> {
        let Some(files) = &mut self.files else {
            return Vec::new();
        };
        let media = if is_export {
            files.exported()
        } else {
            Vec::new()
        };
        let unused = (0..files.unused()).map(|_| What::Skipped("file", "no text refers to it"));
        media.into_iter().chain(unused).collect()
    }

    fn read_bytes<E>(
        &mut self,
        path: &str,
        bytes: io::Result<Option<Vec<u8>>>,
        clock: &Clock,
        each: &mut impl FnMut(Item) -> Result<(), E>,
    ) -> Result<(), E> {
        let place = place(path, None);
        match bytes {
            Ok(Some(bytes)) => self.read_file(path, bytes, clock, each),
            Ok(None) => each(place.item(What::Skipped("file", "over the limit of 64 MiB"))),
            Err(error) => each(place.item(What::Malformed(unread(&error)))),
        }
    }

    /// Reads a file, given its path in the folder.
    pub fn read_file<E>(
        &mut self,
        path: &str,
        bytes: Vec<u8>,
        clock: &Clock,
        mut each: impl FnMut(Item) -> Result<(), E>,
    ) -> Result<(), E> {
        let text = match encoding::decoded(bytes) {
            Ok(text) => text,
            Err(bad) => {
                let place = place(path, bad.line);
                return each(place.item(What::Malformed(bad.reason)));
            }
        };
        let (site, in_site) = self.sites.site_of(path);
        let prefix = path.strip_suffix(in_site.as_str()).unwrap_or_default();
        let pages = &mut self.pages;
        let mut resolve = |target: &str| {
            let found = pages.find(&site, prefix, path, target)?;
            pages.address_of(&mut self.sites, &found, clock)
        };
        let mut page = match page::read_in(&site, &in_site, path, &text, clock, &mut resolve) {
            Ok(page) => page,
            Err(error) => {
                let place = place(path, error.line());
                return each(place.item(What::Malformed(error.reason())));
            }
        };
        let place = place(path, None);
        if let Some((kind, why)) = page.left_out {
            // An export has a section page of its own.
            if site.is_export() && kind == "list" {
                return Ok(());
            }
            return each(place.item(What::Skipped(kind, why)));
        }
        let taken = match &mut self.files {
            Some(files) => files.take(&site, prefix, &mut page.record, &mut resolve),
            None => {
                let image = page.record.image.as_deref();
                let own = image.and_then(media::name_at);
                page.record.image = own.or(page.record.image.take());
                Vec::new()
            }
        };
        self.exported.add(path);
        let notices = page.notices.into_iter();
        let notices = notices.map(|(what, which)| What::Notice(what, which));
        for item in notices.chain(taken) {
            each(place.item(item))?;
        }
        each(place.item(What::Post(page.record)))
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
    walk(folder, Wanted::Posts, &mut |path, found| match found {
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
