//! Walks a folder recursively, ordered by name. Links are not followed, and only regular
//! files are opened.

use std::ffi::{CStr, CString};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, open, openat, statat};

use super::comments;
use crate::import::ReadError;
use crate::model::limits::{FILE_BYTES, FOLDER_DEPTH};

/// The extensions of Markdown files.
const ENDINGS: [&[u8]; 7] = [
    b"md",
    b"markdown",
    b"mdown",
    b"mkd",
    b"mkdn",
    b"mkdown",
    b"rmd",
];

/// The extensions of HTML files, which are posts with front matter.
const HTML: [&[u8]; 2] = [b"html", b"htm"];

/// The extensions of files in other markup languages, which may be posts.
const OTHERS: [&[u8]; 6] = [b"rst", b"adoc", b"asciidoc", b"org", b"textile", b"ipynb"];

/// Folders of generators' sources and outputs.
const MACHINERY: [&[u8]; 6] = [
    b"node_modules",
    b"_site",
    b"_includes",
    b"_layouts",
    b"_data",
    b"_sass",
];

/// An entry of a folder.
pub(super) enum Found<'a> {
    /// A Markdown or HTML file.
    File(Unread<'a>),
    /// A skipped entry: its kind, and why.
    LeftOut(&'static str, &'static str),
    /// A file in a markup language that is not read.
    OtherMarkup,
    /// A folder that cannot be read.
    Unreadable(io::Error),
}

/// An unopened file.
pub(super) struct Unread<'a> {
    folder: BorrowedFd<'a>,
    name: &'a CStr,
}

impl Unread<'_> {
    /// Reads the file; `None` if it exceeds the limit or is no longer a regular file.
    pub(super) fn read(&self) -> io::Result<Option<Vec<u8>>> {
        // Does not block on a pipe that replaced the file.
        let flags =
            OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        within_limit(File::from(openat(
            self.folder,
            self.name,
            flags,
            Mode::empty(),
        )?))
    }
}

/// The content of a file; `None` if it exceeds the limit or is not a regular file.
pub(super) fn within_limit(file: File) -> io::Result<Option<Vec<u8>>> {
    let about = file.metadata()?;
    if !about.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(room_for(about.len()));
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= FILE_BYTES))
}

/// The capacity with which a file of this size is read by one call, and a second one that finds
/// its end.
fn room_for(size: u64) -> usize {
    usize::try_from(size.min(FILE_BYTES)).map_or(0, |size| size + 1)
}

/// The entries to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Everything, the files of posts to be read.
    Posts,
    /// The files of the comments of an export.
    Comments,
}

/// Calls `each` with every entry below a folder and its path, separated by `/`.
pub(super) fn walk<E: From<ReadError>>(
    folder: &Path,
    wanted: Wanted,
    each: &mut dyn FnMut(&str, Found<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = open(folder, flags, Mode::empty());
    let names = opened.and_then(|folder| Ok((names(&folder)?, folder)));
    let (names, folder) = names.map_err(|error| ReadError::Io(error.into()))?;
    descend(&folder, names, wanted, "", 1, each)
}

fn descend<E>(
    folder: &OwnedFd,
    names: Vec<CString>,
    wanted: Wanted,
    above: &str,
    depth: usize,
    each: &mut dyn FnMut(&str, Found<'_>) -> Result<(), E>,
) -> Result<(), E> {
    for name in names {
        let path = format!("{above}{}", shown(name.to_bytes()));
        let kind = match statat(folder, &name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(about) => FileType::from_raw_mode(about.st_mode),
            Err(error) => {
                each(&path, Found::Unreadable(error.into()))?;
                continue;
            }
        };
        if wanted == Wanted::Comments {
            let is_wanted = match kind {
                FileType::Directory => comments::is_folder(&path),
                FileType::RegularFile => comments::slug_of(&path).is_some(),
                _ => false,
            };
            if !is_wanted {
                continue;
            }
        }
        if kind == FileType::Directory {
            if wanted == Wanted::Posts
                && let Some(why) = folder_left_out(name.to_bytes(), depth)
            {
                each(&path, Found::LeftOut("folder", why))?;
                continue;
            }
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let opened = openat(folder, &name, flags, Mode::empty());
            match opened.and_then(|below| Ok((self::names(&below)?, below))) {
                Ok((names, below)) => {
                    descend(&below, names, wanted, &format!("{path}/"), depth + 1, each)?;
                }
                Err(error) => each(&path, Found::Unreadable(error.into()))?,
            }
            continue;
        }
        let left_out = file_left_out(kind, name.to_bytes()).filter(|_| wanted == Wanted::Posts);
        let found = match left_out {
            Some((kind, why)) => Found::LeftOut(kind, why),
            None if wanted == Wanted::Posts && is_one_of(&OTHERS, ending(name.to_bytes()).1) => {
                Found::OtherMarkup
            }
            None => Found::File(Unread {
                folder: folder.as_fd(),
                name: &name,
            }),
        };
        each(&path, found)?;
    }
    Ok(())
}

/// The names in a folder, in byte order.
fn names(folder: &OwnedFd) -> rustix::io::Result<Vec<CString>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)? {
        let name = entry?.file_name().to_owned();
        if !matches!(name.to_bytes(), b"." | b"..") {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn folder_left_out(name: &[u8], depth: usize) -> Option<&'static str> {
    if name.starts_with(b".") {
        Some("hidden")
    } else if MACHINERY.contains(&name) {
        Some("no place of posts")
    } else if depth >= FOLDER_DEPTH {
        Some("too deep")
    } else {
        None
    }
}

fn file_left_out(kind: FileType, name: &[u8]) -> Option<(&'static str, &'static str)> {
    let (stem, ending) = ending(name);
    match kind {
        FileType::RegularFile if name.starts_with(b".") => Some(("file", "hidden")),
        FileType::RegularFile if stem.is_empty() || !is_known(ending) => {
            Some(("file", "not Markdown"))
        }
        FileType::RegularFile => None,
        FileType::Symlink => Some(("link", "links are not followed")),
        FileType::Fifo => Some(("pipe", "not a file")),
        FileType::Socket => Some(("socket", "not a file")),
        _ => Some(("device", "not a file")),
    }
}

/// Splits a name from its extension.
fn ending(name: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = name.rsplitn(2, |&byte| byte == b'.');
    let ending = parts.next().unwrap_or_default();
    (parts.next().unwrap_or_default(), ending)
}

pub(super) fn is_markdown(ending: &[u8]) -> bool {
    is_one_of(&ENDINGS, ending)
}

/// Whether a file with this extension may be a post.
fn is_known(ending: &[u8]) -> bool {
    is_markdown(ending) || is_one_of(&HTML, ending) || is_one_of(&OTHERS, ending)
}

fn is_one_of(endings: &[&[u8]], ending: &[u8]) -> bool {
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// A name as text, with `\xff` for bytes that are not UTF-8.
fn shown(name: &[u8]) -> String {
    let mut text = String::new();
    for chunk in name.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
    text
}
