//! Cursors: the position of each reader of the changes.

use jiff::Timestamp;

use super::limits::{CURSOR, Invalid};
use super::{OperationId, slug};

/// A position in the history of a blog: all operations up to this one, and all posts
/// published by this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The last operation.
    pub operation: OperationId,
    /// The time.
    pub at: Timestamp,
}

/// The changes between two marks, given to a reader together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// The number; later batches have higher numbers.
    pub number: i64,
    /// The start; `None` is the beginning of the history.
    pub after: Option<Mark>,
    /// The end.
    pub until: Mark,
}

/// The position of one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The name.
    pub name: String,
    /// The acknowledged position; `None` before the first acknowledgement.
    pub seen: Option<Mark>,
    /// The number of its last batch.
    pub batch: i64,
    /// The end of the last batch, until it is acknowledged.
    pub offered: Option<Mark>,
    /// The number of operations after the acknowledged position.
    pub behind: i64,
}

impl Cursor {
    /// The last batch, if it is not acknowledged.
    pub fn unacknowledged(&self) -> Option<Batch> {
        self.offered.map(|until| Batch {
            number: self.batch,
            after: self.seen,
            until,
        })
    }
}

/// Accepts a valid slug within the limit [`CURSOR`].
pub fn check(name: &str) -> Result<(), Invalid> {
    CURSOR.check_required(name)?;
    slug::check(name).map_err(|_| Invalid::Cursor {
        name: name.to_owned(),
        usable: slug::from_title(name).to_string(),
    })
}
