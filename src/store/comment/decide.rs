//! Decisions about many comments at once.

use jiff::Timestamp;
use rusqlite::Connection;

use super::Comments;
use crate::model::{CommentFilter, Decided, Decision, Selection};
use crate::store::error::Result;
use crate::store::query::id_list;

/// Gives the selected comments a status in one statement, and says which changed.
pub(super) fn decide(
    db: &Connection,
    now: Timestamp,
    selection: &Selection<i64, CommentFilter>,
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
    let mut changing: Vec<i64> = changing.map(|(id, _)| id).collect();
    changing.sort_unstable();
    if !changing.is_empty() {
        let sql = "UPDATE comment SET status = ?2, reason = NULL, updated_at = ?3,
                          revision = revision + 1
                   WHERE id IN (SELECT value FROM json_each(?1))";
        let values = (id_list(&changing), decision.to.name(), now.to_string());
        db.execute(sql, values)?;
    }
    Ok(Decided {
        ids: changing,
        unchanged: i64::try_from(unchanged).unwrap_or(i64::MAX),
    })
}
