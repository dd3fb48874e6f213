//! Maintenance of the file: information, checks, repairs and copies.

mod backup_rotation;
mod blog_id;
mod check;
mod copy;
mod dump;
mod info;
mod repair;
mod restore;
mod sql_query;
mod vacuum;

use std::cell::OnceCell;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

pub use blog_id::is_unwritable;
pub use restore::RestoreSource;
pub use sql_query::{Cell, SqlQuery};

pub use backup_rotation::{Rotation, backup_name, copies_beside, remove_older};
pub(super) use blog_id::give_id;
pub(super) use copy::keep_version;

use super::connect;
use super::error::Result;
use super::identity::FileIdentity;

/// A blog of any version, opened without writing to it.
pub struct Reader {
    db: Connection,
    path: PathBuf,
    identity: FileIdentity,
    /// The file, opened once more for a backup. It is closed after the connection: closing
    /// a file releases SQLite's POSIX locks.
    file: OnceCell<File>,
}

impl Reader {
    /// Opens the blog at `path`; waits up to `busy` for other programs.
    ///
    /// # Errors
    /// The file does not exist or is not a usable blog.
    pub fn open(path: &Path, busy: Duration) -> Result<Reader> {
        let path = std::path::absolute(path)?;
        Reader::of(connect::open_any(&path, busy)?, path)
    }

    /// Opens the blog at `path` for a check, without verifying its schema.
    ///
    /// # Errors
    /// The file does not exist or is not the file of a blog.
    pub fn open_to_check(path: &Path, busy: Duration) -> Result<Reader> {
        let path = std::path::absolute(path)?;
        Reader::of(connect::open_unverified(&path, busy)?, path)
    }

    /// Opens the blog at `path` without writing to it or creating files beside it.
    ///
    /// # Errors
    /// The file does not exist, is not a usable blog, or has a write-ahead log that
    /// needs a writer ([`super::Error::NeedsRecovery`]).
    pub fn open_read_only(path: &Path) -> Result<Reader> {
        let reader = Reader::open_to_check_read_only(path)?;
        connect::check(&reader.db, &reader.path)?;
        Ok(reader)
    }

    /// Opens the blog at `path` for a check, without writing to it or creating files
    /// beside it.
    ///
    /// # Errors
    /// The file does not exist, is not the file of a blog, or has a write-ahead log
    /// that needs a writer ([`super::Error::NeedsRecovery`]).
    pub fn open_to_check_read_only(path: &Path) -> Result<Reader> {
        let path = std::path::absolute(path)?;
        Reader::of(connect::connect_read_only(&path)?, path)
    }

    fn of(db: Connection, path: PathBuf) -> Result<Reader> {
        db.pragma_update(None, "query_only", true)?;
        Ok(Reader {
            db,
            identity: FileIdentity::of(&path)?,
            path,
            file: OnceCell::new(),
        })
    }
}
