//! A post or comment at a moment of the log.

use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::{Log, Position, span};
use crate::model::{Comment, CommentId, OperationId, Post, PostId};
use crate::store::error::Result;
use crate::store::{comment, post};

/// A moment in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before this operation.
    Before(OperationId),
    /// After this operation.
    After(OperationId),
    /// Now.
    Now,
}

/// The SQL that selects the tags of post `?1` at position `?2`, with their names at
/// that time.
const TAGS: &str = "
    SELECT group_concat(name) FROM (
        SELECT coalesce(o.name, t.name) AS name FROM (
            SELECT x.tag_id FROM post_tag x WHERE x.post_id = ?1 AND NOT EXISTS (
                SELECT 1 FROM change WHERE kind = 'post_tag' AND row = ?1 AND part = x.tag_id
                    AND id > ?2)
            UNION ALL
            SELECT part FROM (
                SELECT part, existed, min(id) FROM change
                WHERE kind = 'post_tag' AND row = ?1 AND id > ?2 GROUP BY part)
            WHERE existed) link
        LEFT JOIN tag t ON t.id = link.tag_id
        LEFT JOIN tag_old o ON o.change = (
            SELECT min(id) FROM change WHERE kind = 'tag' AND row = link.tag_id AND id > ?2)
        ORDER BY coalesce(o.folded, t.folded))";

impl Log<'_> {
    /// The post at that moment, without its comments; `None` if it did not exist.
    pub fn post(&self, id: PostId, moment: Moment) -> Result<Option<Post>> {
        let position = self.position(moment)?;
        let select = format!(
            "SELECT id, slug, title, author, summary, body, published_at, comments_open,
                    created_at, updated_at, revision, ({TAGS}), 0, NULL, {}",
            post::DETAILS
        );
        let id = id.get();
        if id > position.post {
            return Ok(None);
        }
        match self.first_change("post", id, position)? {
            Some(first) => {
                let sql = format!("{select} FROM post_old WHERE change = ?3");
                self.read(&sql, [id, position.change, first], post::from_row)
            }
            None => {
                let sql = format!("{select} FROM post WHERE id = ?1");
                self.read(&sql, [id, position.change], post::from_row)
            }
        }
    }

    /// The comment at that moment, with the current slug and title of its post; `None`
    /// if it did not exist.
    pub fn comment(&self, id: CommentId, moment: Moment) -> Result<Option<Comment>> {
        let position = self.position(moment)?;
        let select = |from: &str| {
            format!(
                "SELECT c.id, c.post_id, coalesce(p.slug, ''), coalesce(p.title, ''),
                        c.parent_id, c.author, c.email, c.website, c.body, c.status,
                        c.created_at, c.updated_at, c.revision, c.reason, 0
                 FROM {from} = ?1"
            )
        };
        let post = "LEFT JOIN post p ON p.id = c.post_id WHERE";
        let id = id.get();
        if id > position.comment {
            return Ok(None);
        }
        match self.first_change("comment", id, position)? {
            Some(first) => {
                let sql = select(&format!("comment_old c {post} c.change"));
                self.read(&sql, [first], comment::from_row)
            }
            None => {
                let sql = select(&format!("comment c {post} c.id"));
                self.read(&sql, [id], comment::from_row)
            }
        }
    }

    /// The first change of the row after the position, which has the row as it was
    /// then; `None` if the row is unchanged since.
    fn first_change(&self, kind: &str, id: i64, position: Position) -> Result<Option<i64>> {
        let sql = "SELECT min(id) FROM change WHERE kind = ?1 AND row = ?2 AND id > ?3";
        let values = (kind, id, position.change);
        Ok(self.db.query_row(sql, values, |row| row.get(0))?)
    }

    fn read<T, const N: usize>(
        &self,
        sql: &str,
        values: [i64; N],
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let found = self.db.query_row(sql, params_from_iter(values), read);
        Ok(found.optional()?)
    }

    fn position(&self, moment: Moment) -> Result<Position> {
        Ok(match moment {
            Moment::Before(id) => span(self.db, id)?.from,
            Moment::After(id) => span(self.db, id)?.to,
            Moment::Now => Position {
                change: i64::MAX,
                post: i64::MAX,
                comment: i64::MAX,
            },
        })
    }
}
