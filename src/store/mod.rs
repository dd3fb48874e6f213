//! Where a blog is kept: one SQLite file, and the only code that speaks SQL.
//!
//! There is one way to open it ([`Store::open`]) and one way to write to it
//! ([`Store::write`]): a single transaction, whole or not at all. What must
//! always be true is said in `schema.sql`, so that it holds whoever writes.

mod comment;
mod error;
mod open;
mod post;
mod query;
mod removal;
mod setting;
mod tag;

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use comment::{Comments, CommentsWriter};
pub use error::{Error, Result};
pub use open::{SCHEMA_VERSION, create};
pub use post::{Parts, Posts, PostsWriter};
pub use setting::Settings;
pub use tag::{Tags, TagsWriter};

/// An open blog.
pub struct Store {
    connection: Connection,
    now: Timestamp,
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To be kept.
    Commit,
    /// To see what it would do: it is rolled back.
    DryRun,
}

impl Store {
    /// Opens the blog at `path`. `now` is the time of everything that is read
    /// or written; other writers are waited for as long as `busy`.
    ///
    /// # Errors
    /// There is no file, or it is no usable blog; nothing was written to it.
    pub fn open(path: &Path, now: Timestamp, busy: Duration) -> Result<Store> {
        let connection = open::open(path, busy)?;
        Ok(Store { connection, now })
    }

    /// The posts, for reading.
    pub fn posts(&self) -> Posts<'_> {
        Posts::new(&self.connection, self.now)
    }

    /// The comments, for reading.
    pub fn comments(&self) -> Comments<'_> {
        Comments::new(&self.connection)
    }

    /// The tags, for reading.
    pub fn tags(&self) -> Tags<'_> {
        Tags::new(&self.connection)
    }

    /// The settings, for reading.
    pub fn settings(&self) -> Settings<'_> {
        Settings::new(&self.connection)
    }

    /// Does all of `work` in one transaction, or nothing of it. On success the
    /// work is on the disk when this returns (or, in a dry run, undone).
    pub fn write<T>(
        &mut self,
        mode: Mode,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let writer = Writer {
            transaction,
            now: self.now,
        };
        let done = work(&writer)?;
        match mode {
            Mode::Commit => writer.transaction.commit()?,
            Mode::DryRun => writer.transaction.rollback()?,
        }
        Ok(done)
    }
}

/// A blog inside a transaction.
pub struct Writer<'a> {
    transaction: Transaction<'a>,
    now: Timestamp,
}

impl Writer<'_> {
    /// The posts, for writing.
    pub fn posts(&self) -> PostsWriter<'_> {
        PostsWriter::new(&self.transaction, self.now)
    }

    /// The comments, for writing.
    pub fn comments(&self) -> CommentsWriter<'_> {
        CommentsWriter::new(&self.transaction, self.now)
    }

    /// The tags, for writing.
    pub fn tags(&self) -> TagsWriter<'_> {
        TagsWriter::new(&self.transaction)
    }
}
