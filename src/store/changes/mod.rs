//! Cursors: the position of each change reader and its current batch. [`batch`]
//! computes the contents of a batch.

mod batch;
mod lookup;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Error, Result};
use super::log;
use super::sql::{each_row, optional_time, text};
use crate::model::{Batch, Change, Cursor, Mark, OperationId, cursor};

/// The columns of a cursor and the number of operations after it.
const SELECT: &str = "SELECT name, batch, seen, seen_at, offered, offered_at,
    (SELECT count(*) FROM operation WHERE id > coalesce(seen, 0)) FROM cursor";

/// The changes and the cursors, for reading.
pub struct Changes<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> Changes<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        Changes { db, now }
    }

    /// Calls `each` with every cursor, in alphabetical order.
    pub fn cursors<E: From<Error>>(
        &self,
        each: impl FnMut(Cursor) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = format!("{SELECT} ORDER BY name");
        each_row(self.db, &sql, Vec::new(), from_row, each)
    }

    /// Whether there is a batch for this cursor. If not, `take` needs no write.
    pub fn are_waiting(&self, name: &str, from_now: bool) -> Result<bool> {
        match self.find(name)? {
            Some(cursor) => Ok(cursor.offered.is_some() || self.is_behind(cursor.seen)?),
            None => Ok(from_now || self.is_behind(None)?),
        }
    }

    /// Calls `each` with the changes of a batch, ordered by operation, with posts
    /// before comments within one operation. Repeated calls return the same changes. No
    /// transaction is open while `each` runs.
    pub fn each<E: From<Error>>(
        &self,
        batch: &Batch,
        each: impl FnMut(Change) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        batch::each(self.db, batch, each)
    }

    fn find(&self, name: &str) -> Result<Option<Cursor>> {
        let sql = format!("{SELECT} WHERE name = ?1");
        Ok(self.db.query_row(&sql, [name], from_row).optional()?)
    }

    fn get(&self, name: &str) -> Result<Cursor> {
        self.find(name)?.ok_or_else(|| Error::NotFound {
            kind: "cursor",
            names: vec![name.to_owned()],
            near: Vec::new(),
        })
    }

    /// Whether anything was written or published after `seen`.
    fn is_behind(&self, seen: Option<Mark>) -> Result<bool> {
        if log::written(self.db)? != log::position(self.db)? {
            return Ok(true);
        }
        let Some(seen) = seen else {
            return Ok(self.db.prepare("SELECT 1 FROM operation")?.exists([])?);
        };
        let sql = "SELECT 1 FROM operation WHERE id > ?1
                   UNION ALL SELECT 1 FROM post WHERE published_at > ?2 AND published_at <= ?3";
        let values = (seen.operation, seen.at.to_string(), self.now.to_string());
        Ok(self.db.prepare(sql)?.exists(values)?)
    }
}

/// The cursors, inside a transaction.
pub struct ChangesWriter<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> ChangesWriter<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        ChangesWriter { db, now }
    }

    /// The unacknowledged batch of the cursor, or else a new batch up to the newest
    /// operation and the current time; `None` if nothing is new. Creates a missing
    /// cursor, which starts at the current position if `from_now` is set and otherwise
    /// at the start of the log.
    pub fn take(&self, name: &str, from_now: bool) -> Result<Option<Batch>> {
        let sql = "SELECT coalesce(max(id), 0) FROM operation";
        let here = Mark {
            operation: self.db.query_row(sql, [], |row| row.get(0))?,
            at: self.now,
        };
        let cursor = match self.reader().find(name)? {
            Some(cursor) => cursor,
            None => self.make(name, from_now.then_some(here))?,
        };
        if cursor.offered.is_some() || !self.reader().is_behind(cursor.seen)? {
            return Ok(cursor.unacknowledged());
        }
        // If the clock was set back, the time of the cursor does not decrease.
        let at = cursor.seen.map_or(here.at, |seen| here.at.max(seen.at));
        let sql = "UPDATE cursor SET batch = batch + 1, offered = ?2, offered_at = ?3
                   WHERE name = ?1";
        self.db
            .execute(sql, (name, here.operation, at.to_string()))?;
        Ok(self.reader().get(name)?.unacknowledged())
    }

    /// Acknowledges the batch with this number. Returns false if it was acknowledged
    /// before.
    ///
    /// # Errors
    /// The cursor does not exist, or was never given this batch
    /// ([`Error::UnknownBatch`]).
    pub fn acknowledge(&self, name: &str, batch: i64) -> Result<(Cursor, bool)> {
        let cursor = self.reader().get(name)?;
        if batch > cursor.batch {
            return Err(Error::UnknownBatch {
                cursor: cursor.name,
                batch,
                last: cursor.batch,
            });
        }
        if batch < cursor.batch || cursor.offered.is_none() {
            return Ok((cursor, false));
        }
        let sql = "UPDATE cursor SET seen = offered, seen_at = offered_at,
                          offered = NULL, offered_at = NULL WHERE name = ?1";
        self.db.execute(sql, [name])?;
        Ok((self.reader().get(name)?, true))
    }

    /// Deletes a cursor and returns it.
    pub fn forget(&self, name: &str) -> Result<Cursor> {
        let cursor = self.reader().get(name)?;
        self.db
            .execute("DELETE FROM cursor WHERE name = ?1", [name])?;
        Ok(cursor)
    }

    fn make(&self, name: &str, seen: Option<Mark>) -> Result<Cursor> {
        cursor::check(name)?;
        let sql = "INSERT INTO cursor (name, batch, seen, seen_at) VALUES (?1, 0, ?2, ?3)";
        let (operation, at) = seen
            .map(|seen| (seen.operation, seen.at.to_string()))
            .unzip();
        self.db.execute(sql, (name, operation, at))?;
        self.reader().get(name)
    }

    fn reader(&self) -> Changes<'_> {
        Changes::new(self.db, self.now)
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Cursor> {
    Ok(Cursor {
        name: text(row, 0)?,
        batch: row.get(1)?,
        seen: mark(row, 2)?,
        offered: mark(row, 4)?,
        behind: row.get(6)?,
    })
}

/// The mark with its operation in column `index` and its time in the next column.
fn mark(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Mark>> {
    let operation: Option<OperationId> = row.get(index)?;
    let at = optional_time(row, index + 1)?;
    Ok(operation
        .zip(at)
        .map(|(operation, at)| Mark { operation, at }))
}
