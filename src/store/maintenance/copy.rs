//! Copies of a blog. A copy is one snapshot and is verified before it appears.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::Reader;
use super::backup_rotation::beside;
use super::check::refuse_unsound;
use super::info::counts;
use crate::model::maintenance::{self, Counts};
use crate::store::atomic_file::{AtomicFile, check_is_free, folder_of};
use crate::store::connect::{connect_immutable, connect_to_pages, has_journal};
use crate::store::error::{Error, Result};

impl Reader {
    /// Copies the blog to `path`, which must not exist. The copy is a single file. The
    /// write-ahead log is moved into the blog first, if that is possible.
    ///
    /// # Errors
    /// `path` exists ([`Error::Exists`]) or cannot be written ([`Error::Unwritable`]),
    /// or the blog is damaged or has blocking findings ([`Error::Unsound`]).
    pub fn backup(&self, path: &Path) -> Result<maintenance::Backup> {
        let whole = std::path::absolute(path)?;
        // Check early, before the copy.
        check_is_free(&whole)?;
        let at_path = |error| unwritable(&whole, error);
        let file = AtomicFile::new(folder_of(&whole));
        let mut file = file.map_err(|error| at_path(error.into()))?;
        let counts = self.copy(&mut file).map_err(at_path)?;
        let written = file.as_file().try_clone()?;
        // The disk writes the copy while it is checked.
        let synced = thread::scope(|scope| {
            let synced = scope.spawn(|| written.sync_all());
            // `blog db check` finds an index that differs from its rows, and repairs it.
            verify(file.path(), "quick_check", counts)?;
            refuse_unsound(&connect_immutable(file.path())?, &self.path)?;
            Ok::<_, Error>(synced.join())
        })?;
        if let Ok(Err(error)) = synced {
            return Err(at_path(error.into()));
        }
        let bytes = file.as_file().metadata()?.len();
        file.create_database(&whole).map_err(at_path)?;
        Ok(maintenance::Backup {
            path: path.to_owned(),
            bytes,
            counts,
            removed: Vec::new(),
            left: Vec::new(),
        })
    }

    /// Copies a snapshot of the blog into an empty file and returns its row counts.
    fn copy(&self, to: &mut AtomicFile) -> Result<Counts> {
        let may_be_in_file = self.checkpoint();
        let moment = self.db.unchecked_transaction()?;
        let counts = counts(&self.db)?;
        if !(may_be_in_file && self.copy_file(to)?) {
            copy_pages(&self.db, to.path())?;
        }
        moment.commit()?;
        Ok(counts)
    }

    /// Moves the write-ahead log into the file; returns whether that is possible. It is not if
    /// the file is opened for reading only.
    fn checkpoint(&self) -> bool {
        let is_done = || {
            self.db
                .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
        };
        !has_journal(&self.path) || (self.identity.check(false).is_ok() && is_done().is_ok())
    }

    /// Copies the file as it is, if the snapshot is all in it, which is several times faster
    /// than page by page. SQLite does not write to the file before the snapshot ends: a
    /// checkpoint stops at the end of the oldest snapshot.
    /// <https://www.sqlite.org/walformat.html#wal_locks>
    fn copy_file(&self, to: &mut AtomicFile) -> Result<bool> {
        if has_journal(&self.path) && !self.is_checkpointed().unwrap_or_default() {
            return Ok(false);
        }
        if self.file.get().is_none() {
            let _ = self.file.set(File::open(&self.path)?);
        }
        let Some(mut file) = self.file.get() else {
            return Ok(false);
        };
        if !self.identity.is(&file.metadata()?) {
            return Ok(false);
        }
        file.rewind()?;
        io::copy(&mut file, to.as_file())?;
        Ok(true)
    }

    /// Whether the file has all of the write-ahead log, which it then has since the snapshot
    /// began. A connection in a transaction cannot tell, so another one does.
    /// <https://www.sqlite.org/c3ref/c_checkpoint_full.html>
    fn is_checkpointed(&self) -> Result<bool> {
        let other = connect_to_pages(&self.path, Duration::ZERO)?;
        let sql = "PRAGMA wal_checkpoint(NOOP)";
        Ok(other.query_row(sql, [], |row| {
            Ok(row.get::<_, i64>(0)? == 0 && row.get::<_, i64>(1)? == row.get::<_, i64>(2)?)
        })?)
    }
}

/// Copies the pages of a blog, even damaged ones, to `path` or the next free name
/// beside it. Returns the path.
pub(super) fn keep(db: &Connection, path: &Path) -> Result<PathBuf> {
    let at_path = |error| unwritable(path, error);
    let file = AtomicFile::new(folder_of(path)).map_err(|error| at_path(error.into()))?;
    copy_pages(db, file.path()).map_err(at_path)?;
    place(file, path).map_err(at_path)
}

/// Copies a blog of an older version beside it before an upgrade and returns the path.
/// Reuses an identical existing copy.
pub(in crate::store) fn keep_version(
    db: &Connection,
    blog: &Path,
    version: u32,
) -> Result<PathBuf> {
    let path = beside(blog, &format!("version-{version}"));
    let at_path = |error| unwritable(&path, error);
    let file = AtomicFile::new(folder_of(&path)).map_err(|error| at_path(error.into()))?;
    let counts = copy(db, file.path()).map_err(at_path)?;
    verify(file.path(), "integrity_check", counts)?;
    place(file, &path).map_err(at_path)
}

/// Moves a file to `path`, or to the next numbered path that is free or has identical
/// content.
fn place(file: AtomicFile, path: &Path) -> Result<PathBuf> {
    let mut place = path.to_owned();
    for number in 2_u64.. {
        if check_is_free(&place).is_ok() {
            file.create_database(&place)?;
            break;
        }
        if is_same(file.path(), &place)? {
            break;
        }
        place = beside(path, &number.to_string());
    }
    Ok(place)
}

/// Whether two files have identical content.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    if !other.is_file() || fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let [one, other] = [File::open(one)?, File::open(other)?];
    let mut others = BufReader::new(other).bytes();
    for byte in BufReader::new(one).bytes() {
        if Some(byte?) != others.next().transpose()? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Copies a snapshot of a blog into an empty file and returns its row counts.
pub(super) fn copy(db: &Connection, to: &Path) -> Result<Counts> {
    let moment = db.unchecked_transaction()?;
    let counts = counts(db)?;
    copy_pages(db, to)?;
    moment.commit()?;
    Ok(counts)
}

/// Copies all pages of a blog into an empty file without checking them.
fn copy_pages(db: &Connection, to: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    // No journal or sync needed: the copy becomes visible only when complete and
    // synced.
    for (name, value) in [("journal_mode", "off"), ("synchronous", "off")] {
        copy.pragma_update(None, name, value)?;
    }
    // Copy all pages in one step: between steps, another write would restart the copy.
    match Backup::new(db, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Busy),
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Checks that a copy is intact, by this pragma, and has the expected row counts.
pub(super) fn verify(path: &Path, check: &str, expected: Counts) -> Result<()> {
    let copy = connect_immutable(path)?;
    let verdict: String = copy.query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::Damaged(verdict));
    }
    if counts(&copy)? != expected {
        return Err(Error::Damaged("a copy of it has other counts".to_owned()));
    }
    Ok(())
}

/// Adds the path of a file other than the blog to an error about writing it.
pub(super) fn unwritable(path: &Path, error: Error) -> Error {
    match error {
        Error::Full | Error::ReadOnly | Error::Io(_) => Error::Unwritable {
            path: path.to_owned(),
            reason: Box::new(error),
        },
        error => error,
    }
}
