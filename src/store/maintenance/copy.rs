//! Copies of a blog: each is what it was at one moment, whoever writes meanwhile, and
//! is seen to be sound before it appears.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::Reader;
use super::backup_rotation::beside;
use super::check::refuse_unsound;
use super::info::counts;
use crate::model::maintenance::{self, Counts};
use crate::store::atomic_file::{AtomicFile, check_is_free, folder_of};
use crate::store::connect::connect_immutable;
use crate::store::error::{Error, Result};

impl Reader {
    /// Copies the blog to `path`, where there must be nothing. The copy is one file.
    ///
    /// # Errors
    /// There is something ([`Error::Exists`]), it cannot be written
    /// ([`Error::Unwritable`]), or the blog is damaged or not sound
    /// ([`Error::Unsound`]).
    pub fn backup(&self, path: &Path) -> Result<maintenance::Backup> {
        let backup = backup(&self.db, &self.path, &std::path::absolute(path)?)?;
        Ok(maintenance::Backup {
            path: path.to_owned(),
            ..backup
        })
    }
}

/// Copies a blog that is open to `path`, where there must be nothing.
fn backup(db: &Connection, of: &Path, path: &Path) -> Result<maintenance::Backup> {
    // Before all that work.
    check_is_free(path)?;
    let at_path = |error| unwritable(path, error);
    let mut file = AtomicFile::new(folder_of(path)).map_err(|error| at_path(error.into()))?;
    let counts = copy(db, file.path()).map_err(at_path)?;
    verify(file.path(), counts)?;
    refuse_unsound(&connect_immutable(file.path())?, of)?;
    let bytes = file.as_file().metadata()?.len();
    file.create_database(path).map_err(at_path)?;
    Ok(maintenance::Backup {
        path: path.to_owned(),
        bytes,
        counts,
        removed: Vec::new(),
        left: Vec::new(),
    })
}

/// Keeps what a blog is under a name beside it, or the next that is free, whatever is
/// wrong with it; gives the path.
pub(super) fn keep(db: &Connection, path: &Path) -> Result<PathBuf> {
    let at_path = |error| unwritable(path, error);
    let file = AtomicFile::new(folder_of(path)).map_err(|error| at_path(error.into()))?;
    copy_pages(db, file.path()).map_err(at_path)?;
    place(file, path).map_err(at_path)
}

/// Keeps a blog of an older version beside it, before it is upgraded; gives the path.
/// What is kept already is not kept again.
pub(in crate::store) fn keep_version(
    db: &Connection,
    blog: &Path,
    version: u32,
) -> Result<PathBuf> {
    let path = beside(blog, &format!("version-{version}"));
    let at_path = |error| unwritable(&path, error);
    let file = AtomicFile::new(folder_of(&path)).map_err(|error| at_path(error.into()))?;
    let counts = copy(db, file.path()).map_err(at_path)?;
    verify(file.path(), counts)?;
    place(file, &path).map_err(at_path)
}

/// Puts a file in this place, or in the next that is free or has the same in it.
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

/// Whether two files hold the same.
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

/// Copies what a blog is at this moment into an empty file, and says what is in it.
pub(super) fn copy(db: &Connection, to: &Path) -> Result<Counts> {
    let moment = db.unchecked_transaction()?;
    let counts = counts(db)?;
    copy_pages(db, to)?;
    moment.commit()?;
    Ok(counts)
}

/// Copies the pages of a blog into an empty file, whatever is in them.
fn copy_pages(db: &Connection, to: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    // Nobody sees it before it is whole and on the disk.
    for (name, value) in [("journal_mode", "off"), ("synchronous", "off")] {
        copy.pragma_update(None, name, value)?;
    }
    // All at once: step by step, each write of another would begin it anew.
    match Backup::new(db, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Busy),
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Sees that a copy is sound, and has what it was made from.
pub(super) fn verify(path: &Path, expected: Counts) -> Result<()> {
    let copy = connect_immutable(path)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::Damaged(verdict));
    }
    if counts(&copy)? != expected {
        return Err(Error::Damaged("a copy of it has other counts".to_owned()));
    }
    Ok(())
}

/// What is in the way of a file that is not the blog.
pub(super) fn unwritable(path: &Path, error: Error) -> Error {
    match error {
        Error::Full | Error::ReadOnly | Error::Io(_) => Error::Unwritable {
            path: path.to_owned(),
            reason: Box::new(error),
        },
        error => error,
    }
}
