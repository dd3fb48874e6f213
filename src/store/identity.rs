//! Which file it is that is open: a path can lead to another one a moment later.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{Error, Result};

/// How the names of the files end that SQLite keeps beside a database.
pub(super) const COMPANIONS: [&str; 3] = ["-wal", "-journal", "-shm"];

/// The file beside a database whose name ends like this.
pub(super) fn companion(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Which file was at a path when it was opened.
pub(super) struct FileIdentity {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl FileIdentity {
    /// That of the file at an absolute path.
    pub fn of(path: &Path) -> io::Result<FileIdentity> {
        let about = fs::metadata(path)?;
        Ok(FileIdentity {
            path: path.to_owned(),
            device: about.dev(),
            inode: about.ino(),
        })
    }

    /// Whether it is the file that this path leads to.
    fn is_at(&self, path: &Path) -> bool {
        fs::metadata(path)
            .is_ok_and(|about| (about.dev(), about.ino()) == (self.device, self.inode))
    }

    /// Refuses to go on if another file is there now, or none.
    ///
    /// # Errors
    /// [`Error::FileReplaced`]; `is_written` says whether the change is in the file that
    /// was there.
    pub fn check(&self, is_written: bool) -> Result<()> {
        if self.is_at(&self.path) {
            return Ok(());
        }
        Err(Error::FileReplaced {
            path: self.path.clone(),
            now: self.find(),
            is_written,
        })
    }

    /// Brings the write-ahead log into the file if that is no longer at its path, and empties
    /// it: SQLite would leave it there, and replay it into the file that is there now.
    pub fn release(&self, db: &Connection) {
        if !self.is_at(&self.path) {
            // If another program is reading it, that program has to do it.
            let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }

    /// Where the file is now; none if it was removed, or the system does not say.
    fn find(&self) -> Option<PathBuf> {
        // SQLite has it open, and the system knows by which name.
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

/// Whether `path` leads to the blog at `blog`, or to what SQLite keeps beside it.
pub fn is_part_of(path: &Path, blog: &Path) -> bool {
    let blog = blog.canonicalize().unwrap_or_else(|_| blog.to_owned());
    let mut parts = COMPANIONS.iter().chain(&[""]);
    parts.any(|ending| is_same_file(path, &companion(&blog, ending)))
}
