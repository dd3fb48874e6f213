//! Changing the status of many comments at once.

use jiff::Timestamp;
use rusqlite::Connection;

use super::Comments;
use crate::model::{CommentFilter, CommentId, CommentStatus, Decided, Decision, Selection};
use crate::store::error::Result;
use crate::store::sql::id_list;

/// Sets the status of the selected comments in one statement and returns the changed
/// ids.
pub(super) fn decide(
    db: &Connection,
    now: Timestamp,
    selection: &Selection<CommentId, CommentFilter>,
    decision: Decision,
) -> Result<Decided> {
    let meant = Comments::new(db).statuses(selection)?;
    let is_meant = |status| decision.from.is_none_or(|from| from == status);
    let changes = |status| status != decision.to && is_meant(status);
    let unchanged = meant
        .iter()
        .filter(|&&(_, status)| !changes(status))
        .count();
    let changing = meant.into_iter().filter(|&(_, status)| changes(status));
    let mut changing: Vec<CommentId> = changing.map(|(id, _)| id).collect();
    changing.sort_unstable();
    set_status(db, now, &changing, decision.to, None)?;
    Ok(Decided {
        ids: changing,
        unchanged: i64::try_from(unchanged).unwrap_or(i64::MAX),
    })
}

/// Sets the status of these comments in one statement; `reason` names the deciding
/// rule.
pub(super) fn set_status(
    db: &Connection,
    now: Timestamp,
    ids: &[CommentId],
    status: CommentStatus,
    reason: Option<&str>,
) -> Result<()> {
    if !ids.is_empty() {
        let sql = "UPDATE comment SET status = ?2, reason = ?3, updated_at = ?4,
                          revision = revision + 1
                   WHERE id IN (SELECT value FROM json_each(?1))";
        let values = (id_list(ids), status.name(), reason, now.to_string());
        db.execute(sql, values)?;
    }
    Ok(())
}
