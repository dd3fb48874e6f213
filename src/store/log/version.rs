//! A post or a comment as it was at a moment of the log.

use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::{COLUMNS, Log, Position, from_row, span};
use crate::model::{Comment, Operation, Post};
use crate::store::error::{Error, Result};
use crate::store::query::each_row;
use crate::store::{comment, post};

/// What has versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The post with this id.
    Post(i64),
    /// The comment with this id.
    Comment(i64),
}

/// A moment in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// When this operation began.
    Before(i64),
    /// When this operation had ended.
    After(i64),
    /// Now.
    Now,
}

/// The tags that post ?1 had at position ?2, as they were called then.
const TAGS: &str = "
    SELECT group_concat(name) FROM (
        SELECT coalesce(c.image ->> 0, t.name) AS name FROM (
            SELECT x.tag_id FROM post_tag x WHERE x.post_id = ?1 AND NOT EXISTS (
                SELECT 1 FROM change WHERE kind = 'post_tag' AND row = ?1 AND part = x.tag_id
                    AND id > ?2)
            UNION ALL
            SELECT part FROM (
                SELECT part, image, min(id) FROM change
                WHERE kind = 'post_tag' AND row = ?1 AND id > ?2 GROUP BY part)
            WHERE image IS NOT NULL) link
        LEFT JOIN tag t ON t.id = link.tag_id
        LEFT JOIN change c ON c.id = (
            SELECT min(id) FROM change WHERE kind = 'tag' AND row = link.tag_id AND id > ?2)
        ORDER BY coalesce(c.image ->> 1, t.folded))";

impl Log<'_> {
    /// The operations that made the versions of the subject, oldest first.
    pub fn of(&self, subject: Subject) -> Result<Vec<Operation>> {
        let (kinds, range, id) = match subject {
            Subject::Post(id) => ("'post', 'post_tag'", "post", id),
            Subject::Comment(id) => ("'comment'", "comment", id),
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM operation o
             WHERE (?1 > o.{range}_from AND ?1 <= o.{range}_to) OR o.id IN (
                SELECT (SELECT id FROM operation WHERE change_to >= c.id ORDER BY change_to LIMIT 1)
                FROM change c WHERE c.kind IN ({kinds}) AND c.row = ?1)
             ORDER BY o.id"
        );
        let mut found = Vec::new();
        each_row(self.db, &sql, vec![id.into()], from_row, |operation| {
            found.push(operation);
            Ok::<(), Error>(())
        })?;
        Ok(found)
    }

    /// The post as it was then, if it was there; without its comments.
    pub fn post(&self, id: i64, moment: Moment) -> Result<Option<Post>> {
        let position = self.position(moment)?;
        let current = format!(
            "SELECT id, slug, title, author, summary, body, published_at, comments_open,
                    created_at, updated_at, revision, ({TAGS}), 0, NULL
             FROM post WHERE id = ?1"
        );
        let image = format!(
            "SELECT row, image ->> 0, image ->> 1, image ->> 2, image ->> 3, image ->> 4,
                    image ->> 5, image ->> 6, image ->> 7, image ->> 8, image ->> 9, ({TAGS}), 0, NULL
             FROM change WHERE id = ?3 AND image IS NOT NULL"
        );
        if id > position.post {
            return Ok(None);
        }
        match self.first_change("post", id, position)? {
            Some(first) => self.read(&image, [id, position.change, first], post::from_row),
            None => self.read(&current, [id, position.change], post::from_row),
        }
    }

    /// The comment as it was then, if it was there, on its post as it is now.
    pub fn comment(&self, id: i64, moment: Moment) -> Result<Option<Comment>> {
        let position = self.position(moment)?;
        let current = "
            SELECT c.id, c.post_id, p.slug, p.title, c.parent_id, c.author, c.email, c.website,
                   c.body, c.status, c.created_at, c.updated_at, c.revision, c.reason, 0
            FROM comment c JOIN post p ON p.id = c.post_id WHERE c.id = ?1";
        let image = "
            SELECT c.row, c.image ->> 0, coalesce(p.slug, ''), coalesce(p.title, ''),
                   c.image ->> 1, c.image ->> 2, c.image ->> 3, c.image ->> 4, c.image ->> 5,
                   c.image ->> 6, c.image ->> 7, c.image ->> 8, c.image ->> 9, c.image ->> 10, 0
            FROM change c LEFT JOIN post p ON p.id = c.image ->> 0
            WHERE c.id = ?1 AND c.image IS NOT NULL";
        if id > position.comment {
            return Ok(None);
        }
        match self.first_change("comment", id, position)? {
            Some(first) => self.read(image, [first], comment::from_row),
            None => self.read(current, [id], comment::from_row),
        }
    }

    /// The change whose image is the row as it was at the position; none if it
    /// was not touched since.
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
