//! The identity of the open file: its path may lead to another file later.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{Error, Result};

/// The suffixes of the files SQLite keeps beside a database.
pub(super) const COMPANIONS: [&str; 3] = ["-wal", "-journal", "-shm"];

/// The companion file of a database with this suffix.
pub(super) fn companion(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The device and inode of a file, and the path it was opened at.
pub(super) struct FileIdentity {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl FileIdentity {
    /// The identity of the file at an absolute path.
    pub(super) fn of(path: &Path) -> io::Result<FileIdentity> {
        let about = fs::metadata(path)?;
        Ok(FileIdentity {
            path: path.to_owned(),
            device: about.dev(),
            inode: about.ino(),
        })
    }

    /// Whether this file is at `path`.
    fn is_at(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|about| self.is(&about))
    }

    /// Whether these are facts about this file.
    pub(super) fn is(&self, about: &fs::Metadata) -> bool {
        (about.dev(), about.ino()) == (self.device, self.inode)
    }

    /// Fails if the path no longer leads to this file.
    ///
    /// # Errors
    /// [`Error::FileReplaced`]; `is_written` says whether the change was written to the
    /// old file.
    pub(super) fn check(&self, is_written: bool) -> Result<()> {
        if self.is_at(&self.path) {
            return Ok(());
        }
        Err(Error::FileReplaced {
            path: self.path.clone(),
            now: self.find(),
            is_written,
        })
    }

    /// Checkpoints and truncates the write-ahead log if the file is no longer at its
    /// path. Otherwise SQLite would leave the log there and replay it into the file
    /// that replaced this one.
    pub(super) fn release(&self, db: &Connection) {
        if !self.is_at(&self.path) {
            // If another program is reading the log, that program has to checkpoint it.
            let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }

    /// The current path of the file; `None` if it was removed or the system does
    /// not know.
    fn find(&self) -> Option<PathBuf> {
        // SQLite has the file open, and `/proc` shows the current path of open files.
        let open = fs::read_dir("/proc/self/fd").ok()?;
        open.flatten().find_map(|entry| {
            let is_it = self.is_at(&entry.path());
            let path = fs::read_link(entry.path()).ok().filter(|_| is_it)?;
            self.is_at(&path).then_some(path)
        })
    }
}

/// Whether two paths lead to the same file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    FileIdentity::of(one).is_ok_and(|one| one.is_at(other))
}

/// Whether `path` leads to the blog at `blog` or to one of its companion files.
pub fn is_part_of(path: &Path, blog: &Path) -> bool {
    let blog = blog.canonicalize().unwrap_or_else(|_| blog.to_owned());
    let mut parts = COMPANIONS.iter().chain(&[""]);
    parts.any(|ending| is_same_file(path, &companion(&blog, ending)))
}
