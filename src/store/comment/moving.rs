//! Moving comments together with their replies.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{Comments, SUBTREE};
use crate::model::{CommentId, Destination, Moved, PostId};
use crate::store::error::{Error, Result};
use crate::store::post::Posts;
use crate::store::sql::{id_list, ids};

/// The comments named by `?1` that have no ancestor among them.
const TOPMOST: &str = "SELECT id FROM comment
    WHERE id IN (SELECT value FROM json_each(?1))
      AND (parent_id IS NULL OR parent_id NOT IN (SELECT id FROM subtree))";

/// For each comment named by `?1`, none a descendant of another: the number of its
/// descendants, whether post `?2` (NULL to keep the post) or parent `?3` differs from
/// the current one, and whether `?3` is in its own subtree.
const PLACES: &str = "WITH RECURSIVE thread (top, id, post_id) AS (
      SELECT id, id, post_id FROM comment WHERE id IN (SELECT value FROM json_each(?1))
      UNION ALL
      SELECT thread.top, c.id, c.post_id
      FROM thread CROSS JOIN comment c ON c.post_id = thread.post_id AND c.parent_id = thread.id
    )
    SELECT c.id, count(*) - 1,
           c.post_id <> coalesce(?2, c.post_id) OR c.parent_id IS NOT ?3,
           coalesce(max(thread.id = ?3), 0)
    FROM thread CROSS JOIN comment c ON c.id = thread.top GROUP BY c.id ORDER BY c.id";

/// Moves the comments named by `?1`; on a move to another post, their replies too.
/// Writes each changed row once. Foreign keys hold again after the statement.
const MOVE: &str = "UPDATE comment SET
      post_id = coalesce(?2, post_id),
      parent_id = iif(id IN (SELECT value FROM json_each(?1)), ?3, parent_id),
      updated_at = ?4, revision = revision + 1
    WHERE id IN (SELECT id FROM subtree)
      AND (post_id <> ?2 OR id IN (SELECT value FROM json_each(?1)))";

/// Moves comments; see [`super::CommentsWriter::move_to`].
pub(super) fn move_to(
    db: &Connection,
    now: Timestamp,
    named: &[CommentId],
    destination: &Destination,
) -> Result<Vec<Moved>> {
    let comments = Comments::new(db);
    let named = comments.existing(named)?;
    let (post, parent) = place(db, now, destination)?;
    let list = id_list(&named);
    let tops: Vec<CommentId> = ids(db, &format!("{SUBTREE} {TOPMOST}"), vec![list.into()])?;
    if let (Some(first), []) = (named.first(), tops.as_slice()) {
        // A cycle, which this program never writes.
        let text = format!("comment {first} is below itself");
        return Err(Error::Contents(text));
    }
    let mut statement = db.prepare(PLACES)?;
    let mut rows = statement.query((id_list(&tops), post, parent))?;
    let mut places: Vec<(CommentId, i64, bool)> = Vec::with_capacity(tops.len());
    while let Some(row) = rows.next()? {
        let comment = row.get(0)?;
        if let (Some(parent), true) = (parent, row.get(3)?) {
            return Err(Error::BelowItself { comment, parent });
        }
        places.push((comment, row.get(1)?, row.get(2)?));
    }
    let moving: Vec<CommentId> = places
        .iter()
        .filter_map(|&(id, _, moves)| moves.then_some(id))
        .collect();
    if !moving.is_empty() {
        // Until both rows are written, a reply is on another post than its parent.
        db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let values = (id_list(&moving), post, parent, now.to_string());
        db.execute(&format!("{SUBTREE} {MOVE}"), values)?;
    }
    let moved = places.into_iter().map(|(id, replies, moved)| {
        Ok(Moved {
            comment: comments.get(id)?,
            replies,
            moved,
        })
    });
    moved.collect()
}

/// The new post (`None` keeps each comment's post) and the new parent.
fn place(
    db: &Connection,
    now: Timestamp,
    destination: &Destination,
) -> Result<(Option<PostId>, Option<CommentId>)> {
    let posts = Posts::new(db, now);
    Ok(match destination {
        Destination::Top => (None, None),
        Destination::Post(post) => (Some(posts.id(post)?), None),
        Destination::Below { parent, on } => {
            let above = Comments::new(db).get(*parent)?;
            if let Some(post) = on
                && posts.id(post)? != above.post_id
            {
                let post = posts.get(post)?.slug;
                let parent = *parent;
                return Err(Error::ParentElsewhere { parent, post });
            }
            (Some(above.post_id), Some(*parent))
        }
    })
}
