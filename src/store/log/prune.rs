//! Pruning the log: removes old operations and the rows they replaced.

use rusqlite::{Connection, OptionalExtension};

use super::{KINDS, Kind, Log};
use crate::model::{OperationId, Pruned, Retention};
use crate::store::error::{Error, Result};
use crate::store::sql::optional_time;

impl Log<'_> {
    /// The operations [`crate::store::Store::prune`] would remove.
    pub fn prunable(&self, keep: Retention) -> Result<Pruned> {
        let first_asked = first_kept(self.db, keep)?;
        // Cursors need the operation they point to and all later ones.
        let sql = "SELECT min(coalesce(seen, offered)) FROM cursor";
        let needed: Option<OperationId> = self.db.query_row(sql, [], |row| row.get(0))?;
        let first_kept = first_asked.min(needed.unwrap_or(i64::MAX.into()));
        // The newest operation is always kept, possibly without its changes.
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
            kept_for_cursors: count(kept, first_kept.get(), first_asked.get())?,
            first_kept,
        })
    }
}

/// Removes operations, if the removal equals `agreed`.
pub(in crate::store) fn prune(db: &Connection, keep: Retention, agreed: &Pruned) -> Result<Pruned> {
    let pruned = Log::new(db).prunable(keep)?;
    if *agreed != pruned {
        return Err(Error::PreviewOutdated);
    }
    // Overwrites deleted data, so that nothing remains in free pages of the file.
    db.pragma_update(None, "secure_delete", true)?;
    let last = "(SELECT max(change_to) FROM operation WHERE id < ?1)";
    let sql = format!("DELETE FROM change WHERE id <= {last}");
    db.execute(&sql, [pruned.first_kept])?;
    for Kind { name, .. } in KINDS.iter().filter(|kind| kind.has_old) {
        let sql = format!("DELETE FROM {name}_old WHERE change <= {last}");
        db.execute(&sql, [pruned.first_kept])?;
    }
    // The newest operation stays: it defines the position of the log.
    let sql = "DELETE FROM operation WHERE id < ?1 AND id < (SELECT max(id) FROM operation)";
    db.execute(sql, [pruned.first_kept])?;
    let sql = "UPDATE operation SET change_from = change_to, post_from = post_to,
                      comment_from = comment_to, final = 0
               WHERE id < ?1";
    db.execute(sql, [pruned.first_kept])?;
    Ok(pruned)
}

/// The first operation to keep.
fn first_kept(db: &Connection, keep: Retention) -> Result<OperationId> {
    let first: Option<OperationId> = match keep {
        Retention::Newest(0) => None,
        Retention::Newest(count) => {
            let sql = "SELECT id FROM operation ORDER BY id DESC LIMIT 1 OFFSET ?1";
            let found = db
                .query_row(sql, [count - 1], |row| row.get(0))
                .optional()?;
            // Fewer operations exist than are to be kept: keep all.
            Some(found.unwrap_or_default())
        }
        Retention::Since(time) => {
            let sql = "SELECT min(id) FROM operation WHERE at >= ?1";
            db.query_row(sql, [time.to_string()], |row| row.get(0))?
        }
    };
    Ok(first.unwrap_or(i64::MAX.into()))
}
