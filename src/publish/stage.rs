//! Files that are written aside, synced together, and moved to their paths: a killed run leaves
//! no part of a file at a path.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};

use rustix::fs::{AtFlags, Dir, Mode, fdatasync, mkdirat, renameat, unlinkat};
use rustix::io::Errno;

use super::directory::{open_folder, read_only, sync_all, write_new};

/// The name of the folder of the files.
pub(super) const STAGE: &str = ".blog-export.files";

/// Up to this number of files or folders, each is synced: a sync of the file system would also
/// wait for what other programs wrote.
pub(super) const FEW: usize = 16;

/// The staged files: the name of each is its index.
pub(super) struct Stage {
    /// The published folder, and the one of the files.
    folders: Option<(OwnedFd, OwnedFd)>,
    /// The paths that the files are for.
    paths: Vec<String>,
    /// The number of files that were moved.
    moved: usize,
}

impl Stage {
    pub(super) fn new() -> Stage {
        Stage {
            folders: None,
            paths: Vec::new(),
            moved: 0,
        }
    }

    /// The number of files.
    pub(super) fn len(&self) -> usize {
        self.paths.len()
    }

    /// Writes a file that is for this path.
    pub(super) fn add(&mut self, root: &OwnedFd, path: &str, contents: &[u8]) -> io::Result<()> {
        if self.folders.is_none() {
            mkdirat(root, STAGE, Mode::RWXU)?;
            self.folders = Some((root.try_clone()?, open_folder(root, STAGE)?));
        }
        let name = self.paths.len().to_string();
        // Also one that cannot be written whole is removed.
        self.paths.push(path.to_owned());
        match &self.folders {
            Some((_, folder)) => write_new(folder, &name, contents).map(|_| ()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Syncs the files.
    pub(super) fn sync(&self) -> io::Result<()> {
        let Some((root, folder)) = &self.folders else {
            return Ok(());
        };
        if self.paths.len() > FEW && sync_all(root)? {
            return Ok(());
        }
        for name in 0..self.paths.len() {
            let file: Option<File> = read_only(folder, &name.to_string())?;
            let file = file.ok_or(io::ErrorKind::NotFound)?;
            fdatasync(file.as_fd())?;
        }
        Ok(())
    }

    /// The path of the next file to move.
    pub(super) fn next(&self) -> Option<String> {
        self.paths.get(self.moved).cloned()
    }

    /// Moves the next file to this name.
    pub(super) fn place(&mut self, to: &OwnedFd, name: &str) -> io::Result<()> {
        let Some((_, folder)) = &self.folders else {
            return Err(io::ErrorKind::NotFound.into());
        };
        renameat(folder, self.moved.to_string(), to, name)?;
        self.moved += 1;
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The next run removes what remains after an error.
        let Some((root, folder)) = &self.folders else {
            return;
        };
        for name in self.moved..self.paths.len() {
            let _ = unlinkat(folder, name.to_string(), AtFlags::empty());
        }
        let _ = unlinkat(root, STAGE, AtFlags::REMOVEDIR);
    }
}

/// Whether there are staged files of a killed run, and nothing else among them.
pub(super) fn is_left_over(root: &OwnedFd) -> io::Result<bool> {
    let Ok(folder) = open_folder(root, STAGE) else {
        return Ok(false);
    };
    for entry in Dir::read_from(&folder)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if !matches!(name, b"." | b"..") && !name.iter().all(u8::is_ascii_digit) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes the staged files of a killed run.
pub(super) fn remove_left_over(root: &OwnedFd) -> io::Result<()> {
    if !is_left_over(root)? {
        return Ok(());
    }
    let folder = open_folder(root, STAGE)?;
    for entry in Dir::read_from(&folder)? {
        let entry = entry?;
        if !matches!(entry.file_name().to_bytes(), b"." | b"..") {
            unlinkat(&folder, entry.file_name(), AtFlags::empty())?;
        }
    }
    match unlinkat(root, STAGE, AtFlags::REMOVEDIR) {
        Ok(()) | Err(Errno::NOENT) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
