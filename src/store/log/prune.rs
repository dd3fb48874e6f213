//! Forgetting old operations: they cannot be undone any more, and the versions
//! that they replaced are gone.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::Log;
use crate::store::error::{Error, Result};
use crate::store::query::optional_time;

/// Which operations stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// So many of the newest.
    Newest(i64),
    /// Those of this time and later.
    Since(Timestamp),
}

/// The operations that go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// How many there are.
    pub operations: i64,
    /// The time of the newest.
    pub until: Option<Timestamp>,
    /// How many row images go with them.
    pub images: i64,
    /// How many would go, but are kept for a cursor that has not seen them.
    pub kept_for_cursors: i64,
    /// The first that stays.
    first_kept: i64,
}

impl Log<'_> {
    /// What [`crate::store::Writer::prune`] would forget.
    pub fn prunable(&self, keep: Keep) -> Result<Pruned> {
        let first_asked = first_kept(self.db, keep)?;
        // A cursor needs all that it has not seen, and the operation it is at.
        let sql = "SELECT min(seen) FROM cursor";
        let needed: Option<i64> = self.db.query_row(sql, [], |row| row.get(0))?;
        let first_kept = first_asked.min(needed.unwrap_or(i64::MAX));
        // The newest always stays, if only as an empty row.
        let sql = "SELECT count(*), max(at), coalesce(max(change_to), 0) FROM operation
                   WHERE id < ?1 AND (id < (SELECT max(id) FROM operation)
                       OR change_to > change_from OR post_to > post_from
                       OR comment_to > comment_from)";
        let (operations, until, changes): (i64, _, i64) =
            self.db.query_row(sql, [first_kept], |row| {
                Ok((row.get(0)?, optional_time(row, 1)?, row.get(2)?))
            })?;
        let count =
            |sql: &str, from: i64, to: i64| self.db.query_row(sql, [from, to], |row| row.get(0));
        let kept = "SELECT count(*) FROM operation WHERE id >= ?1 AND id < ?2";
        let images = "SELECT count(*) FROM change WHERE id > ?1 AND id <= ?2";
        Ok(Pruned {
            operations,
            until,
            images: count(images, 0, changes)?,
            kept_for_cursors: count(kept, first_kept, first_asked)?,
            first_kept,
        })
    }
}

/// Forgets what is not to stay, and begins a log that may be empty now.
pub(in crate::store) fn prune(
    db: &Connection,
    keep: Keep,
    agreed: Option<&Pruned>,
) -> Result<Pruned> {
    let pruned = Log::new(db).prunable(keep)?;
    if agreed.is_some_and(|agreed| *agreed != pruned) {
        return Err(Error::Shifted);
    }
    // What is forgotten is not to be read in the free pages of the file.
    db.pragma_update(None, "secure_delete", true)?;
    let sql = "DELETE FROM change WHERE id <=
               (SELECT max(change_to) FROM operation WHERE id < ?1)";
    db.execute(sql, [pruned.first_kept])?;
    // The newest stays: it says how far the log has come.
    let sql = "DELETE FROM operation WHERE id < ?1 AND id < (SELECT max(id) FROM operation)";
    db.execute(sql, [pruned.first_kept])?;
    let sql = "UPDATE operation SET change_from = change_to, post_from = post_to,
                      comment_from = comment_to
               WHERE id < ?1";
    db.execute(sql, [pruned.first_kept])?;
    Ok(pruned)
}

/// The first operation that stays.
fn first_kept(db: &Connection, keep: Keep) -> Result<i64> {
    let first: Option<i64> = match keep {
        Keep::Newest(0) => None,
        Keep::Newest(count) => {
            let sql = "SELECT id FROM operation ORDER BY id DESC LIMIT 1 OFFSET ?1";
            let found = db
                .query_row(sql, [count - 1], |row| row.get(0))
                .optional()?;
            // There are not that many: all stay.
            Some(found.unwrap_or(0))
        }
        Keep::Since(time) => {
            let sql = "SELECT min(id) FROM operation WHERE at >= ?1";
            db.query_row(sql, [time.to_string()], |row| row.get(0))?
        }
    };
    Ok(first.unwrap_or(i64::MAX))
}
