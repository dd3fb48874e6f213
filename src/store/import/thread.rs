//! Finding the post of a comment thread, and attaching replies that came before their
//! parents.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::origin::key_value;
use crate::model::import::Thread;
use crate::model::setting::BASE_URL;
use crate::model::url::percent_decode;
use crate::model::{Address, CommentId, Permalink, PostId};
use crate::store::error::Result;
use crate::store::post::{by_paths, permalink};
use crate::store::setting::Settings;
use crate::store::sql::text;

/// Replies that came before their parents.
pub(super) const EARLY: &str = "
    DROP TABLE IF EXISTS temp.early;
    CREATE TEMP TABLE early (comment INTEGER PRIMARY KEY, parent NOT NULL)";

/// Finds the posts of threads.
pub(super) struct ThreadFinder {
    /// The URL of the blog; empty if it is not set.
    pub base: String,
    permalink: Permalink,
    /// The posts by the last part of their addresses, in lower case; `None` if several posts
    /// have it. Read when it is needed.
    by_end: Option<HashMap<String, Option<PostId>>>,
}

impl ThreadFinder {
    pub(super) fn new(db: &Connection) -> Result<Self> {
        Ok(ThreadFinder {
            base: Settings::new(db).get(BASE_URL)?.unwrap_or_default(),
            permalink: permalink(db)?,
            by_end: None,
        })
    }

    /// The post of a thread: by a whole address, by the last part of an address or a title
    /// that only one post has.
    pub(super) fn find(&mut self, db: &Connection, thread: &Thread) -> Result<Option<PostId>> {
        for address in &thread.addresses {
            let paths = Address::of(address).paths(&self.base);
            if let Some(post) = by_paths(db, &self.permalink, &paths)? {
                return Ok(Some(post));
            }
        }
        for end in thread.slugs() {
            if let Some(Some(post)) = self.by_end(db)?.get(&percent_decode(end).to_lowercase()) {
                return Ok(Some(*post));
            }
        }
        let Some(title) = &thread.title else {
            return Ok(None);
        };
        let sql = "SELECT id FROM post WHERE title = ?1 LIMIT 2";
        let mut statement = db.prepare_cached(sql)?;
        let found = statement.query_map([title.trim()], |row| row.get(0))?;
        let found: Vec<PostId> = found.collect::<rusqlite::Result<_>>()?;
        Ok(match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// The posts by the last part of their addresses.
    fn by_end(&mut self, db: &Connection) -> Result<&HashMap<String, Option<PostId>>> {
        if self.by_end.is_none() {
            let mut ends: HashMap<String, Option<PostId>> = HashMap::new();
            let sql = "SELECT slug, id FROM post UNION ALL SELECT path, id FROM post
                       WHERE path IS NOT NULL UNION ALL SELECT path, post_id FROM redirect";
            let mut statement = db.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (address, post) = (text(row, 0)?, row.get(1)?);
                let thread = Thread {
                    addresses: vec![address],
                    ..Thread::default()
                };
                for end in thread.slugs() {
                    let known = ends.entry(percent_decode(end).to_lowercase());
                    let known = known.or_insert(Some(post));
                    known.take_if(|known| *known != post);
                }
            }
            self.by_end = Some(ends);
        }
        Ok(self.by_end.get_or_insert_default())
    }
}

/// Records a reply whose parent is not imported yet.
pub(super) fn note_early_reply(db: &Connection, comment: CommentId, parent: &str) -> Result<()> {
    let sql = "INSERT INTO temp.early (comment, parent) VALUES (?1, ?2)";
    db.prepare_cached(sql)?
        .execute((comment, key_value(parent)))?;
    Ok(())
}

/// Attaches early replies to parents on the same post, except where that would form a
/// cycle. Returns the number of replies left without a parent.
pub(super) fn hang_early_replies(db: &Connection, source: i64) -> Result<i64> {
    db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let sql = "UPDATE comment SET parent_id = (
                   SELECT p.id FROM temp.early e
                   CROSS JOIN origin o
                       ON o.source = ?1 AND o.kind = 'comment' AND o.key = e.parent
                   CROSS JOIN comment p ON p.id = o.row
                   WHERE e.comment = comment.id AND p.post_id = comment.post_id
                       AND p.id <> comment.id)
               WHERE id IN (SELECT comment FROM temp.early)";
    db.execute(sql, [source])?;
    let freed = db
        .query_row(
            "WITH RECURSIVE affected (post_id) AS (
                SELECT DISTINCT c.post_id FROM temp.early e
                CROSS JOIN comment c ON c.id = e.comment),
             reached (id, post_id) AS (
                SELECT c.id, c.post_id FROM affected a
                CROSS JOIN comment c ON c.post_id = a.post_id AND c.parent_id IS NULL
                UNION ALL
                SELECT c.id, c.post_id FROM reached r
                CROSS JOIN comment c ON c.post_id = r.post_id AND c.parent_id = r.id)
             SELECT json_group_array(e.comment) FROM temp.early e
             WHERE e.comment NOT IN (SELECT id FROM reached)",
            [],
            |row| row.get::<_, String>(0),
        )
        .optional()?
        .unwrap_or_else(|| "[]".to_owned());
    let sql = "UPDATE comment SET parent_id = NULL
               WHERE id IN (SELECT value FROM json_each(?1))";
    db.execute(sql, [freed])?;
    let sql = "SELECT count(*) FROM temp.early e CROSS JOIN comment c ON c.id = e.comment
               WHERE c.parent_id IS NULL";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}
