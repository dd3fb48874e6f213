//! Counting comments. Approved ones have no index and are counted by subtraction: the
//! indexes of all comments and of the others are small.

use rusqlite::{Connection, params_from_iter};

use super::Comments;
use crate::model::{CommentCounts, CommentFilter, CommentStatus};
use crate::store::error::Result;

/// The pending or spam comments; repeats the WHERE clause of the partial index, so that
/// SQLite uses it.
pub(in crate::store) const PENDING: &str =
    "FROM comment WHERE status = 'pending' AND status <> 'approved'";
pub(in crate::store) const SPAM: &str =
    "FROM comment WHERE status = 'spam' AND status <> 'approved'";

/// The number of all comments, and of those that are not approved.
const ALL: &str = "(SELECT count(*) FROM comment)";
const OTHERS: &str = "(SELECT count(*) FROM comment WHERE status <> 'approved')";

impl Comments<'_> {
    /// The number of comments that match the filter.
    pub fn count(&self, filter: &CommentFilter) -> Result<i64> {
        let page = &filter.filter;
        let is_whole = page.limit.is_none() && page.offset == 0 && page.after.is_none();
        let (sql, values) = if is_whole && self.is_approved(filter)? {
            let mut rest = filter.clone();
            rest.filter
                .statuses
                .retain(|&status| status != CommentStatus::Approved);
            let mut conditions = self.conditions(&rest)?;
            if rest.filter.statuses.is_empty() {
                conditions.add("false", []);
            }
            let rest = conditions.clause();
            let sql = format!("SELECT {ALL} - {OTHERS} + (SELECT count(*) FROM comment c {rest})");
            (sql, conditions.values)
        } else {
            let (tail, values) = match is_whole {
                true => {
                    let conditions = self.conditions(filter)?;
                    (conditions.clause(), conditions.values)
                }
                false => self.tail(filter)?,
            };
            let sql = format!("SELECT count(*) FROM (SELECT 1 FROM comment c {tail})");
            (sql, values)
        };
        Ok(self
            .db
            .query_row(&sql, params_from_iter(values), |row| row.get(0))?)
    }

    /// Whether the only condition is a status, and it may be approved.
    fn is_approved(&self, filter: &CommentFilter) -> Result<bool> {
        if !filter.filter.statuses.contains(&CommentStatus::Approved) {
            return Ok(false);
        }
        let mut other = filter.clone();
        other.filter.statuses.clear();
        Ok(self.conditions(&other)?.clause().is_empty())
    }
}

/// The numbers of comments by status.
pub(in crate::store) fn counts(db: &Connection) -> Result<CommentCounts> {
    let sql = format!("SELECT {ALL}, {OTHERS}, (SELECT count(*) {PENDING})");
    Ok(db.query_row(&sql, [], |row| {
        let (all, others, pending): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(CommentCounts {
            approved: all - others,
            pending,
            spam: others - pending,
        })
    })?)
}
