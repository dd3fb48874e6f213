//! Changing the status of many comments at once.

use jiff::Timestamp;
use rusqlite::Connection;

use super::Comments;
use crate::model::{CommentFilter, CommentId, CommentStatus, Decided, Decision, Selection};
use crate::store::error::Result;
use crate::store::sql::id_list;

/// The number of ids in one statement, which bounds its memory.
const BATCH: usize = 10_000;

/// Sets the status of the selected comments and returns the changed ids.
pub(super) fn decide(
    db: &Connection,
    now: Timestamp,
    selection: &Selection<CommentId, CommentFilter>,
    decision: Decision,
) -> Result<Decided> {
    let is_meant = |status| decision.from.is_none_or(|from| from == status);
    let mut decided = Decided::default();
    Comments::new(db).each_status(selection, |id, status| {
        if status != decision.to && is_meant(status) {
            decided.ids.push(id);
        } else {
            decided.unchanged += 1;
        }
    })?;
    decided.ids.sort_unstable();
    set_status(db, now, &decided.ids, decision.to, None)?;
    Ok(decided)
}

/// Sets the status of these comments; `reason` names the deciding rule.
pub(super) fn set_status(
    db: &Connection,
    now: Timestamp,
    ids: &[CommentId],
    status: CommentStatus,
    reason: Option<&str>,
) -> Result<()> {
    let sql = "UPDATE comment SET status = ?2, reason = ?3, updated_at = ?4,
                      revision = revision + 1
               WHERE id IN (SELECT value FROM json_each(?1))";
    for ids in ids.chunks(BATCH) {
        let values = (id_list(ids), status.name(), reason, now.to_string());
        db.prepare_cached(sql)?.execute(values)?;
    }
    Ok(())
}
