//! A folder that an export writes: only what has changed is written, what is gone from
//! the blog goes, and what the export did not write stays as it is.
//!
//! The file `.blog-export` lists what the export wrote. A file appears whole or not at
//! all, and no link in the folder is followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

use anyhow::Result;
use rustix::fs::{
    AtFlags, Dir, FlockOperation, Mode, OFlags, fdatasync, flock, fsync, mkdirat, open, openat,
    renameat, statat, unlinkat,
};
use rustix::io::Errno;

use crate::context::make_private;
use crate::export::markdown::Place;
use crate::failure::{Exit, Failure};
use crate::model::limits::FILE_BYTES;
use crate::output::reason;

/// The list of what the export wrote.
const LIST: &str = ".blog-export";

/// The first line of that list.
const HEAD: &str = "written by `blog export markdown`, which removes what it does not write again";

/// What is being written.
const NEW: &str = ".blog-export.new";

/// A folder, and what is written in it.
pub struct Folder {
    path: PathBuf,
    root: OwnedFd,
    /// The folders below, as far as they were opened.
    folders: BTreeMap<&'static str, OwnedFd>,
    /// What was there of an earlier export.
    before: BTreeSet<Place>,
    /// What is there now.
    now: BTreeSet<Place>,
    /// How many files were not as they are now.
    changed: i64,
}

/// What became of a folder.
pub struct Written {
    /// How many files there are.
    pub files: i64,
    /// How many of them were written.
    pub changed: i64,
    /// How many were removed.
    pub removed: i64,
}

impl Folder {
    /// Opens a folder, which is made if need be, and locks it.
    ///
    /// # Errors
    /// It is not empty, and no export made it.
    pub fn open(path: &Path) -> Result<Folder> {
        if path == Path::new("-") {
            return Err(Failure::usage("markdown is a folder, not a stream")
                .hint("-o DIR names the folder")
                .into());
        }
        let opened = || -> io::Result<OwnedFd> {
            make_private(&std::path::absolute(path)?)?;
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            Ok(open(path, flags, Mode::empty())?)
        };
        let root = opened().map_err(|error| unwritable(path, &error))?;
        match flock(&root, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => {
                let message = format!("another export is writing {}", path.display());
                return Err(Failure::new(Exit::Busy, message).hint("try again").into());
            }
            Err(error) => return Err(unwritable(path, &error.into()).into()),
        }
        let before = list_of(&root).map_err(|error| unwritable(path, &error))?;
        let Some(before) = before else {
            let message = format!(
                "{} is not empty, and was not written by this export",
                path.display()
            );
            return Err(Failure::new(Exit::Conflict, message)
                .hint("name a new folder")
                .into());
        };
        Ok(Folder {
            path: path.to_owned(),
            root,
            folders: BTreeMap::new(),
            before,
            now: BTreeSet::new(),
            changed: 0,
        })
    }

    /// Says what may be written, so that whatever happens the list knows of it.
    ///
    /// # Errors
    /// Something else is in one of these places.
    pub fn announce(&mut self, places: BTreeSet<Place>) -> Result<()> {
        let new: Vec<Place> = places.difference(&self.before).cloned().collect();
        for place in &new {
            let there = match self.existing(place.folder)? {
                Some(folder) => statat(folder, &place.name, AtFlags::SYMLINK_NOFOLLOW).is_ok(),
                None => false,
            };
            if there {
                let path = self.path.join(place.to_string());
                let message = format!("{} was not written by this export", path.display());
                return Err(Failure::new(Exit::Conflict, message)
                    .hint("move it away, or name another folder")
                    .into());
            }
        }
        let all: BTreeSet<&Place> = self.before.iter().chain(&places).collect();
        self.write_list(all.into_iter())
    }

    /// Writes a file, unless it is as it is to be.
    pub fn put(&mut self, place: Place, contents: &[u8]) -> Result<()> {
        let done = self.write_file(&place, contents);
        done.map_err(|error| unwritable(&self.path.join(place.to_string()), &error))?;
        self.now.insert(place);
        Ok(())
    }

    /// Removes what was not written again, and ends the list.
    pub fn end(mut self) -> Result<Written> {
        let gone: Vec<Place> = self.before.difference(&self.now).cloned().collect();
        let mut removed = 0;
        for place in &gone {
            if let Some(folder) = self.existing(place.folder)? {
                match unlinkat(folder, &place.name, AtFlags::empty()) {
                    Ok(()) => removed += 1,
                    Err(Errno::NOENT) => {}
                    Err(error) => {
                        let path = self.path.join(place.to_string());
                        return Err(unwritable(&path, &error.into()).into());
                    }
                }
            }
        }
        for folder in self.folders.values() {
            fsync(folder).map_err(|error| unwritable(&self.path, &error.into()))?;
        }
        let emptied: BTreeSet<&str> = gone.iter().map(|place| place.folder).collect();
        for folder in emptied {
            // One that is not empty stays, of course.
            let _ = unlinkat(&self.root, folder, AtFlags::REMOVEDIR);
        }
        self.write_list(self.now.iter())?;
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(Written {
            files: number(self.now.len()),
            changed: self.changed,
            removed,
        })
    }

    fn write_file(&mut self, place: &Place, contents: &[u8]) -> io::Result<()> {
        if !self.folders.contains_key(place.folder) {
            let folder = make(&self.root, place.folder)?;
            self.folders.insert(place.folder, folder);
        }
        let Some(folder) = self.folders.get(place.folder) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        if holds(folder, &place.name, contents)? {
            return Ok(());
        }
        replace(&self.root, folder, &place.name, contents)?;
        self.changed += 1;
        Ok(())
    }

    fn write_list<'a>(&self, places: impl Iterator<Item = &'a Place>) -> Result<()> {
        let mut text = format!("{HEAD}\n");
        for place in places {
            text.push_str(&format!("{place}\n"));
        }
        let written = holds(&self.root, LIST, text.as_bytes()).and_then(|is_there| {
            if !is_there {
                replace(&self.root, &self.root, LIST, text.as_bytes())?;
            }
            Ok(fsync(&self.root)?)
        });
        Ok(written.map_err(|error| unwritable(&self.path.join(LIST), &error))?)
    }

    /// A folder below, if it is there.
    fn existing(&mut self, name: &'static str) -> Result<Option<&OwnedFd>> {
        if !self.folders.contains_key(name) {
            match descend(&self.root, name, false) {
                Ok(folder) => {
                    self.folders.insert(name, folder);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(unwritable(&self.path.join(name), &error).into()),
            }
        }
        Ok(self.folders.get(name))
    }
}

/// What the list in a folder says; nothing of a folder that is empty; none of one that
/// has no list, but something else.
fn list_of(root: &OwnedFd) -> io::Result<Option<BTreeSet<Place>>> {
    // What is left of an export that was interrupted.
    match unlinkat(root, NEW, AtFlags::empty()) {
        Ok(()) | Err(Errno::NOENT) => {}
        Err(error) => return Err(error.into()),
    }
    let mut text = String::new();
    match read_only(root, LIST) {
        Ok(file) => {
            let length = file.take(FILE_BYTES).read_to_string(&mut text)? as u64;
            let mut lines = text.lines();
            let is_ours = lines.next() == Some(HEAD) && length < FILE_BYTES;
            Ok(is_ours.then(|| lines.filter_map(Place::read).collect()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            for entry in Dir::read_from(root)? {
                let entry = entry?;
                if !matches!(entry.file_name().to_bytes(), b"." | b".." | b".git") {
                    return Ok(None);
                }
            }
            Ok(Some(BTreeSet::new()))
        }
        Err(error) => Err(error),
    }
}

/// Whether a file has just these contents.
fn holds(folder: &OwnedFd, name: &str, contents: &[u8]) -> io::Result<bool> {
    let file = match read_only(folder, name) {
        Ok(file) => file,
        // It is not there, or a link, which gives way.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => return Ok(false),
        Err(error) => return Err(error),
    };
    let about = file.metadata()?;
    if !about.is_file() || about.len() != contents.len() as u64 {
        return Ok(false);
    }
    let mut there = Vec::new();
    file.take(about.len() + 1).read_to_end(&mut there)?;
    Ok(there == contents)
}

fn read_only(folder: &OwnedFd, name: &str) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(openat(folder, name, flags, Mode::empty())?))
}

/// Puts a file in the place of what has this name.
fn replace(root: &OwnedFd, folder: &OwnedFd, name: &str, contents: &[u8]) -> io::Result<()> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut file = File::from(openat(root, NEW, flags, Mode::RUSR | Mode::WUSR)?);
    let written = file
        .write_all(contents)
        .and_then(|()| Ok(fdatasync(file.as_fd())?))
        .and_then(|()| Ok(renameat(root, NEW, folder, name)?));
    if written.is_err() {
        let _ = unlinkat(root, NEW, AtFlags::empty());
    }
    written
}

/// Opens a folder below another, which is made if need be.
fn make(root: &OwnedFd, path: &str) -> io::Result<OwnedFd> {
    descend(root, path, true)
}

/// Opens a folder below another, name by name, so that no link is followed.
fn descend(root: &OwnedFd, path: &str, makes: bool) -> io::Result<OwnedFd> {
    let mut folder = root.try_clone()?;
    for name in path.split('/') {
        if makes {
            match mkdirat(&folder, name, Mode::RWXU) {
                Ok(()) => fsync(&folder)?,
                Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        folder = openat(&folder, name, flags, Mode::empty())?;
    }
    Ok(folder)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {}", path.display(), reason(error));
    Failure::new(Exit::Storage, message).hint("check what is there, and its permissions")
}
