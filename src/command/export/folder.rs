//! A folder that an export writes: only what has changed is written, what is gone from
//! the blog goes, and what the export did not write stays as it is.
//!
//! The file `.blog-export` lists what the export wrote ([`Manifest`]). What is to be
//! written is planned first, so that nothing is written if something is in the way. A
//! file appears whole or not at all, and no link in the folder is followed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rustix::fs::{AtFlags, Dir, FlockOperation, Mode, OFlags, flock, fsync, open, unlinkat};
use rustix::io::Errno;

use super::below::{NEW, There, descend, look, make, replace, text};
use super::manifest::{HEAD, Manifest, digest};
use crate::context::make_private;
use crate::export::markdown::Place;
use crate::failure::{Exit, Failure};
use crate::output::reason;

/// The list of what the export wrote.
const LIST: &str = ".blog-export";

/// A folder, and what is written in it.
pub struct Folder {
    path: PathBuf,
    root: OwnedFd,
    /// The folders below, as far as they were opened.
    folders: BTreeMap<&'static str, OwnedFd>,
    /// What was there of an earlier export.
    before: Manifest,
    /// What is to be there.
    planned: Manifest,
    /// Of that, what is there already.
    unchanged: BTreeSet<Place>,
    /// What is in the way.
    conflicts: Vec<String>,
}

/// What became of a folder.
pub struct Written {
    /// How many files there are.
    pub files: i64,
    /// How many of them were written.
    pub changed: i64,
    /// How many were removed.
    pub removed: i64,
    /// Those that were not removed, because the export did not leave them like this.
    pub kept: Vec<PathBuf>,
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
            planned: Manifest::default(),
            unchanged: BTreeSet::new(),
            conflicts: Vec::new(),
        })
    }

    /// Plans a file, which [`Folder::put`] writes.
    pub fn plan(&mut self, place: Place, contents: &[u8]) -> Result<()> {
        let there = self.there(&place, contents)?;
        let is_same = matches!(there, There::File { is_same: true, .. });
        if is_same && self.before.lists(&place) {
            self.unchanged.insert(place.clone());
        } else {
            self.conflicts.extend(self.conflict(&place, &there));
        }
        self.planned.add(place, digest(contents));
        Ok(())
    }

    /// Lists all that is planned, so that whatever happens the list knows of it.
    ///
    /// # Errors
    /// Something else is in one of these places.
    pub fn begin(&mut self) -> Result<()> {
        if let Some((first, others)) = self.conflicts.split_first() {
            let mut message = first.clone();
            if !others.is_empty() {
                message.push_str(&format!("; {} more in the way", others.len()));
            }
            return Err(in_the_way(message).into());
        }
        self.write_list(&self.before.with(&self.planned))
    }

    /// Writes a file that was planned with these contents, unless it is there.
    pub fn put(&mut self, place: Place, contents: &[u8]) -> Result<()> {
        if self.unchanged.contains(&place) {
            return Ok(());
        }
        // It may have been changed since it was planned.
        let there = self.there(&place, contents)?;
        if let Some(conflict) = self.conflict(&place, &there) {
            return Err(in_the_way(conflict).into());
        }
        let written = self.write_file(&place, contents);
        Ok(written.map_err(|error| unwritable(&self.path_of(&place), &error))?)
    }

    /// Removes what was not planned again, and ends the list.
    pub fn end(mut self) -> Result<Written> {
        let gone = self.before.without(&self.planned);
        let mut removed = 0;
        let mut kept = Vec::new();
        for place in &gone {
            let there = self.there(place, &[])?;
            if matches!(there, There::Nothing) {
                continue;
            }
            if self.conflict(place, &there).is_some() {
                kept.push(self.path_of(place));
                continue;
            }
            if let Some(folder) = self.existing(place.folder)? {
                match unlinkat(folder, &place.name, AtFlags::empty()) {
                    Ok(()) => removed += 1,
                    Err(Errno::NOENT) => {}
                    Err(error) => {
                        return Err(unwritable(&self.path_of(place), &error.into()).into());
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
        self.write_list(&self.planned)?;
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let files = self.planned.len();
        Ok(Written {
            files: number(files),
            changed: number(files.saturating_sub(self.unchanged.len())),
            removed,
            kept,
        })
    }

    /// Why a file may not be replaced or removed, if it may not.
    fn conflict(&self, place: &Place, there: &There) -> Option<String> {
        let why = match there {
            There::Nothing => return None,
            There::File { digest, .. } if self.before.wrote(place, *digest) => return None,
            _ if !self.before.lists(place) => "was not written by this export",
            There::File { .. } if self.before.is_unknown(place) => {
                "is listed without a digest, by an earlier version, and differs from the post"
            }
            There::File { .. } => "was changed since the export wrote it",
            There::Other => "is not a file that the export wrote",
        };
        Some(format!("{} {why}", self.path_of(place).display()))
    }

    fn path_of(&self, place: &Place) -> PathBuf {
        self.path.join(place.to_string())
    }

    fn there(&mut self, place: &Place, contents: &[u8]) -> Result<There> {
        let there = match self.existing(place.folder)? {
            Some(folder) => look(folder, &place.name, contents),
            None => Ok(There::Nothing),
        };
        Ok(there.map_err(|error| unwritable(&self.path_of(place), &error))?)
    }

    fn write_file(&mut self, place: &Place, contents: &[u8]) -> io::Result<()> {
        if !self.folders.contains_key(place.folder) {
            let folder = make(&self.root, place.folder)?;
            self.folders.insert(place.folder, folder);
        }
        let Some(folder) = self.folders.get(place.folder) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        replace(&self.root, folder, &place.name, contents)
    }

    fn write_list(&self, list: &Manifest) -> Result<()> {
        let text = list.to_string();
        let written = look(&self.root, LIST, text.as_bytes()).and_then(|there| {
            if !matches!(there, There::File { is_same: true, .. }) {
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
fn list_of(root: &OwnedFd) -> io::Result<Option<Manifest>> {
    let list = match text(root, LIST) {
        Ok(text) => match text.as_deref().and_then(Manifest::read) {
            Some(list) => list,
            None => return Ok(None),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            for entry in Dir::read_from(root)? {
                let entry = entry?;
                let is_known = match entry.file_name().to_bytes() {
                    b"." | b".." | b".git" => true,
                    name => name == NEW.as_bytes() && is_first_list(root)?,
                };
                if !is_known {
                    return Ok(None);
                }
            }
            Manifest::default()
        }
        Err(error) => return Err(error),
    };
    // What is left of an export that was interrupted.
    if let There::File { .. } = look(root, NEW, &[])? {
        unlinkat(root, NEW, AtFlags::empty())?;
    }
    Ok(Some(list))
}

/// Whether the file that is being written is a list, or the beginning of one: the first
/// thing that an export writes.
fn is_first_list(root: &OwnedFd) -> io::Result<bool> {
    let found = text(root, NEW)?;
    Ok(found.is_some_and(|found| found.starts_with(HEAD) || HEAD.starts_with(&found)))
}

fn in_the_way(message: String) -> Failure {
    Failure::new(Exit::Conflict, message).hint("move it away, or name another folder")
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {}", path.display(), reason(error));
    Failure::new(Exit::Storage, message).hint("check what is there, and its permissions")
}
