//! Copies of a blog: each is what it was at one moment, whoever writes meanwhile, and
//! is seen to be sound before it appears.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::Reader;
use super::info::counts;
use crate::model::care::{self, Counts};
use crate::store::error::{Error, Result};
use crate::store::open::connect_immutable;
use crate::store::place::{folder_of, settle, temporary};

impl Reader {
    /// Copies the blog to `path`, where there must be nothing. The copy is one file.
    ///
    /// # Errors
    /// There is something ([`Error::Exists`]), it cannot be written
    /// ([`Error::Unwritable`]), or the blog is damaged.
    pub fn backup(&self, path: &Path) -> Result<care::Backup> {
        let path = std::path::absolute(path)?;
        backup(&self.db, &path)
    }
}

/// Copies a blog that is open to `path`, where there must be nothing.
pub(in crate::store) fn backup(db: &Connection, path: &Path) -> Result<care::Backup> {
    // Before all that work.
    if path.symlink_metadata().is_ok() {
        return Err(Error::Exists(path.to_owned()));
    }
    let at_path = |error| unwritable(path, error);
    let file = temporary(folder_of(path)).map_err(|error| at_path(error.into()))?;
    let counts = copy(db, file.path()).map_err(at_path)?;
    verify(file.path(), counts)?;
    let bytes = file.as_file().metadata()?.len();
    settle(file, path).map_err(at_path)?;
    Ok(care::Backup {
        path: path.to_owned(),
        bytes,
        counts,
        removed: Vec::new(),
    })
}

/// Copies what a blog is at this moment into an empty file, and says what is in it.
pub(super) fn copy(db: &Connection, to: &Path) -> Result<Counts> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    // Nobody sees it before it is whole and on the disk.
    for (name, value) in [("journal_mode", "off"), ("synchronous", "off")] {
        copy.pragma_update(None, name, value)?;
    }
    let moment = db.unchecked_transaction()?;
    let counts = counts(db)?;
    // All at once: step by step, each write of another would begin it anew.
    match Backup::new(db, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Busy),
    }
    moment.commit()?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(counts)
}

/// Sees that a copy is sound, and has what it was made from.
fn verify(path: &Path, expected: Counts) -> Result<()> {
    let copy = connect_immutable(path)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::Damaged(verdict));
    }
    if copy.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::Damaged(
            "a row refers to one that is not there".to_owned(),
        ));
    }
    if counts(&copy)? != expected {
        return Err(Error::Damaged("a copy of it has other counts".to_owned()));
    }
    Ok(())
}

/// What is in the way of a file that is not the blog.
fn unwritable(path: &Path, error: Error) -> Error {
    match error {
        Error::Full | Error::ReadOnly | Error::Io(_) => Error::Unwritable {
            path: path.to_owned(),
            reason: Box::new(error),
        },
        error => error,
    }
}
