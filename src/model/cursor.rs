//! Cursors: how far each reader of the changes has come.

use jiff::Timestamp;

use super::limits::{CURSOR, Invalid};
use super::{OperationId, slug};

/// A place in what happened to a blog: all operations up to this one, and all
/// posts whose time had come by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The operation.
    pub operation: OperationId,
    /// The time.
    pub at: Timestamp,
}

/// What a reader is given at once: the changes between two marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// Its number; that of a later batch is higher.
    pub number: i64,
    /// What the reader has seen already; nothing, at the start.
    pub after: Option<Mark>,
    /// What it has seen with this batch.
    pub until: Mark,
}

/// How far one reader has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Its name.
    pub name: String,
    /// What it has acknowledged; nothing, at the start.
    pub seen: Option<Mark>,
    /// The number of its last batch.
    pub batch: i64,
    /// The end of that batch, unless it is acknowledged.
    pub offered: Option<Mark>,
    /// How many operations came after what it has acknowledged.
    pub behind: i64,
}

impl Cursor {
    /// The batch that was given and is not acknowledged.
    pub fn unacknowledged(&self) -> Option<Batch> {
        self.offered.map(|until| Batch {
            number: self.batch,
            after: self.seen,
            until,
        })
    }
}

/// Accepts the name of a cursor: what a slug may be, but shorter.
pub fn check(name: &str) -> Result<(), Invalid> {
    CURSOR.check_required(name)?;
    slug::check(name).map_err(|_| Invalid::Cursor {
        name: name.to_owned(),
        usable: slug::from_title(name).to_string(),
    })
}
