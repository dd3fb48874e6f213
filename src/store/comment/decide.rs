//! Decisions about many comments at once.

use jiff::Timestamp;
use rusqlite::Connection;

use super::Comments;
use crate::model::{CommentFilter, Decided, Decision, Selection};
use crate::store::error::Result;
use crate::store::query::{id_list, ids};

/// Gives the selected comments a status in one statement, and says which changed.
pub(super) fn decide(
    db: &Connection,
    now: Timestamp,
    selection: &Selection<i64, CommentFilter>,
    decision: Decision,
) -> Result<Decided> {
    let meant = Comments::new(db).selected(selection)?;
    let list = id_list(&meant);
    let from = decision.from.map(|status| status.name());
    let sql = "SELECT id FROM comment WHERE id IN (SELECT value FROM json_each(?1))
               AND status <> ?2 AND status = coalesce(?3, status)";
    let values = vec![
        list.into(),
        decision.to.name().to_owned().into(),
        from.map(str::to_owned).into(),
    ];
    let changing = ids(db, sql, values)?;
    let unchanged = meant.len() - changing.len();
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
