//! The folder itself: only files that changed are written, and files that are not published
//! any more are removed.
//!
//! The file `.blog-export` is the [`Manifest`]. All files are planned first, and changed ones
//! staged, so that nothing changes if there is a conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Dir, FlockOperation, Mode, OFlags, flock, fsync, open, unlinkat};
use rustix::io::Errno;

use super::directory::{Found, NEW, compare, descend, replace, sync_all, text};
use super::manifest::{Manifest, digest};
use super::stage::{FEW, STAGE, Stage, is_left_over, remove_left_over};
use super::{Error, Publisher, Result};

/// The name of the manifest.
const MANIFEST: &str = ".blog-export";

/// The maximum number of subfolders that are kept open.
const OPEN: usize = 200;

/// A locked folder that is being written.
pub(crate) struct Folder {
    path: PathBuf,
    root: OwnedFd,
    /// The open subfolders.
    folders: BTreeMap<String, OwnedFd>,
    /// The manifest of the previous run.
    before: Manifest,
    /// The manifest of this run.
    planned: Manifest,
    /// The planned files that do not exist with the same contents.
    stage: Stage,
    /// The paths of the folders with entries that are not synced.
    unsynced: BTreeSet<String>,
    /// Descriptions of files that must not be replaced.
    conflicts: Vec<String>,
}

/// The result of a run.
pub(crate) struct Written {
    /// The number of published files.
    pub files: i64,
    /// The number of created or changed files.
    pub changed: i64,
    /// The number of removed files.
    pub removed: i64,
    /// Files that are not published any more, but were not removed because others changed
    /// them.
    pub kept: Vec<PathBuf>,
}

impl Folder {
    /// Opens and locks a folder.
    ///
    /// The folder is locked or unwritable; or it is not empty, and another program wrote
    /// it.
    pub(crate) fn open(path: &Path, publisher: Publisher) -> Result<Folder> {
        let unwritable = |error| Error::Write(path.to_owned(), error);
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = open(path, flags, Mode::empty()).map_err(|error| unwritable(error.into()))?;
        match flock(&root, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Err(Error::Busy(path.to_owned())),
            Err(error) => return Err(unwritable(error.into())),
        }
        let before = manifest_of(&root, publisher).map_err(unwritable)?;
        Ok(Folder {
            path: path.to_owned(),
            root,
            folders: BTreeMap::new(),
            before: before.ok_or_else(|| Error::Foreign(path.to_owned()))?,
            planned: Manifest::new(publisher),
            stage: Stage::new(),
            unsynced: BTreeSet::new(),
            conflicts: Vec::new(),
        })
    }

    /// Plans a file: stages it, unless it exists with the same contents.
    pub(crate) fn plan(&mut self, path: String, contents: &[u8]) -> Result<()> {
        let found = self.find(&path, contents)?;
        let is_same = matches!(found, Found::File { is_same: true, .. });
        if !is_same || !self.before.lists(&path) {
            self.conflicts.extend(self.conflict(&path, &found));
            let staged = match self.conflicts.is_empty() {
                true => self.stage.add(&self.root, &path, contents),
                false => Ok(()),
            };
            staged.map_err(|error| self.unwritable(&path, error))?;
        }
        self.planned.add(path, digest(contents));
        Ok(())
    }

    /// Moves the staged files to their paths, and removes the files that were not planned
    /// again. Before, adds all planned files to the manifest, so that an interrupted run leaves
    /// no unlisted file.
    ///
    /// # Errors
    /// A planned file must not be replaced, or the folder cannot be written.
    pub(crate) fn end(mut self) -> Result<Written> {
        if let Some((first, others)) = self.conflicts.split_first() {
            let mut message = first.clone();
            if !others.is_empty() {
                message.push_str(&format!("; {} more in the way", others.len()));
            }
            return Err(Error::InTheWay(message));
        }
        self.write_manifest(&self.before.with(&self.planned))?;
        let synced = self.stage.sync();
        synced.map_err(|error| self.unwritable("", error))?;
        while let Some(path) = self.stage.next() {
            // The file may have changed since it was planned.
            let found = self.find(&path, &[])?;
            if let Some(conflict) = self.conflict(&path, &found) {
                return Err(Error::InTheWay(conflict));
            }
            let placed = self.place(&path);
            placed.map_err(|error| self.unwritable(&path, error))?;
        }
        let (removed, kept) = self.remove_gone()?;
        let synced = self.sync_folders();
        synced.map_err(|error| self.unwritable("", error))?;
        self.write_manifest(&self.planned)?;
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(Written {
            files: number(self.planned.len()),
            changed: number(self.stage.len()),
            removed,
            kept,
        })
    }

    /// Removes the files that were not planned again. Returns their number, and the paths of
    /// those that others changed.
    fn remove_gone(&mut self) -> Result<(i64, Vec<PathBuf>)> {
        let gone = self.before.without(&self.planned);
        let mut removed = 0;
        let mut kept = Vec::new();
        for path in &gone {
            let found = self.find(path, &[])?;
            if matches!(found, Found::Nothing) {
                continue;
            }
            if self.conflict(path, &found).is_some() {
                kept.push(self.path.join(path));
                continue;
            }
            let (folder, name) = split(path);
            if let Some(open) = self.existing(folder)? {
                match unlinkat(open, name, AtFlags::empty()) {
                    Ok(()) => removed += 1,
                    Err(Errno::NOENT) => {}
                    Err(error) => return Err(self.unwritable(path, error.into())),
                }
                self.unsynced.insert(folder.to_owned());
            }
        }
        let emptied: BTreeSet<&str> = gone.iter().map(|path| split(path).0).collect();
        for folder in emptied {
            // Fails if the folder is not empty, as intended.
            if unlinkat(&self.root, folder, AtFlags::REMOVEDIR).is_ok() {
                self.folders.remove(folder);
                self.unsynced.remove(folder);
                self.unsynced.insert(split(folder).0.to_owned());
            }
        }
        Ok((removed, kept))
    }

    /// Syncs the folders in which files appeared or were removed, also by an interrupted run.
    fn sync_folders(&mut self) -> io::Result<()> {
        if self.stage.len() > 0 || self.before != self.planned {
            let folders = self.planned.paths().map(|path| split(path).0.to_owned());
            self.unsynced.extend(folders);
        }
        if self.unsynced.len() > FEW && sync_all(&self.root)? {
            return Ok(());
        }
        for folder in &self.unsynced {
            fsync(descend(&self.root, folder, None)?)?;
        }
        Ok(())
    }

    /// Why a file may not be replaced or removed.
    fn conflict(&self, path: &str, found: &Found) -> Option<String> {
        let why = match found {
            Found::Nothing => return None,
            Found::File { digest, .. } if self.before.wrote(path, *digest) => return None,
            _ if !self.before.lists(path) => "was not written by this export",
            Found::File { .. } if self.before.is_unknown(path) => {
                "is listed without a digest, by an earlier version, and differs from the post"
            }
            Found::File { .. } => "was changed since the export wrote it",
            Found::Other => "is not a file that the export wrote",
        };
        Some(format!("{} {why}", self.path.join(path).display()))
    }

    fn unwritable(&self, path: &str, error: io::Error) -> Error {
        let path = match path {
            "" => self.path.clone(),
            path => self.path.join(path),
        };
        Error::Write(path, error)
    }

    fn find(&mut self, path: &str, contents: &[u8]) -> Result<Found> {
        let (folder, name) = split(path);
        let found = match self.existing(folder)? {
            Some(folder) => compare(folder, name, contents),
            None => Ok(Found::Nothing),
        };
        found.map_err(|error| self.unwritable(path, error))
    }

    /// Moves the next staged file to its path.
    fn place(&mut self, path: &str) -> io::Result<()> {
        let (folder, name) = split(path);
        if !self.folders.contains_key(folder) {
            self.close_folders();
            let made = descend(&self.root, folder, Some(&mut self.unsynced))?;
            self.folders.insert(folder.to_owned(), made);
        }
        let Some(open) = self.folders.get(folder) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        self.stage.place(open, name)
    }

    /// Closes the open subfolders if there are many.
    fn close_folders(&mut self) {
        if self.folders.len() >= OPEN {
            self.folders.clear();
        }
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let text = manifest.to_string();
        let written = compare(&self.root, MANIFEST, text.as_bytes()).and_then(|found| {
            if !matches!(found, Found::File { is_same: true, .. }) {
                replace(&self.root, MANIFEST, text.as_bytes())?;
            }
            Ok(fsync(&self.root)?)
        });
        written.map_err(|error| self.unwritable(MANIFEST, error))
    }

    /// Opens a subfolder; `None` if it does not exist.
    fn existing(&mut self, folder: &str) -> Result<Option<&OwnedFd>> {
        if !self.folders.contains_key(folder) {
            self.close_folders();
            match descend(&self.root, folder, None) {
                Ok(opened) => {
                    self.folders.insert(folder.to_owned(), opened);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(self.unwritable(folder, error)),
            }
        }
        Ok(self.folders.get(folder))
    }
}

/// The folder and the name of a file.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Reads the manifest: an empty one for an empty folder, `None` for another program's
/// folder.
fn manifest_of(root: &OwnedFd, publisher: Publisher) -> io::Result<Option<Manifest>> {
    let manifest = match text(root, MANIFEST) {
        Ok(text) => match text.and_then(|text| Manifest::read(&text, publisher)) {
            Some(manifest) => manifest,
            None => return Ok(None),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            for entry in Dir::read_from(root)? {
                let entry = entry?;
                let is_known = match entry.file_name().to_bytes() {
                    b"." | b".." | b".git" => true,
                    name if name == STAGE.as_bytes() => is_left_over(root)?,
                    name => name == NEW.as_bytes() && is_first_manifest(root, publisher)?,
                };
                if !is_known {
                    return Ok(None);
                }
            }
            Manifest::new(publisher)
        }
        Err(error) => return Err(error),
    };
    // What an interrupted run left.
    remove_left_over(root)?;
    if let Found::File { .. } = compare(root, NEW, &[])? {
        unlinkat(root, NEW, AtFlags::empty())?;
    }
    Ok(Some(manifest))
}

/// Whether the temporary file is a manifest or the beginning of one: the first file that a
/// publisher writes.
fn is_first_manifest(root: &OwnedFd, publisher: Publisher) -> io::Result<bool> {
    let found = text(root, NEW)?;
    let head = publisher.head;
    Ok(found.is_some_and(|found| found.starts_with(head) || head.starts_with(&found)))
}
