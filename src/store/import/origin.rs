//! The origins of imported rows.

use std::cell::Cell;

use rusqlite::types::{FromSql, ToSqlOutput, Value};
use rusqlite::{Connection, OptionalExtension, ToSql};

use crate::model::{CommentId, PostId};
use crate::store::error::Result;
use crate::store::sql::{id_list, text};

/// The rows imported from one source.
pub(super) struct Origins<'a> {
    db: &'a Connection,
    /// The id of the source.
    pub source: i64,
    /// The highest number among the keys of posts, and of comments. A source mostly lists
    /// its records by number, and one with a higher key is not known.
    highest: [(&'static str, Cell<i64>); 2],
}

/// A record that was imported before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known<I> {
    /// The id of its row.
    pub row: I,
    /// The digest of the record at the last import.
    pub digest: i64,
    /// The revision of the row at the last import.
    imported: i64,
    /// The current revision of the row; `None` if the row was removed.
    pub revision: Option<i64>,
    /// Whether the row was removed because its import was undone or its source dropped
    /// it.
    pub is_undone: bool,
}

impl<I> Known<I> {
    /// Whether the row was edited since the import.
    pub(super) fn is_edited(&self) -> bool {
        self.revision
            .is_some_and(|revision| revision != self.imported)
    }
}

/// The state of a record relative to the blog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing<I> {
    /// Never imported, or the import was undone.
    New,
    /// Imported, and unchanged at the source.
    Same,
    /// Imported, and changed at the source since.
    Changed {
        /// The id of its row.
        row: I,
        /// Whether the row was edited since the import.
        is_edited: bool,
    },
    /// Imported, then removed from the blog.
    Removed,
}

impl<'a> Origins<'a> {
    /// The origins of the source with this name; creates the source.
    pub(super) fn new(db: &'a Connection, name: &str) -> Result<Self> {
        let sql = "INSERT INTO source (name) VALUES (?1) ON CONFLICT (name) DO NOTHING";
        db.execute(sql, [name])?;
        let sql = "SELECT id FROM source WHERE name = ?1";
        let source = db.query_row(sql, [name], |row| row.get(0))?;
        let highest = |kind| -> Result<_> {
            // Numbers sort before texts.
            let sql = "SELECT key FROM origin WHERE source = ?1 AND kind = ?2 AND key < ''
                       ORDER BY key DESC LIMIT 1";
            let found: Option<i64> = db
                .query_row(sql, (source, kind), |row| row.get(0))
                .optional()?;
            Ok((kind, Cell::new(found.unwrap_or(i64::MIN))))
        };
        Ok(Origins {
            db,
            source,
            highest: [highest("post")?, highest("comment")?],
        })
    }

    /// Whether a key is a number above all known ones.
    fn is_beyond(&self, kind: &str, key: &ToSqlOutput<'_>) -> bool {
        let highest = self.highest.iter().find(|(name, _)| *name == kind);
        match (key, highest) {
            (ToSqlOutput::Owned(Value::Integer(number)), Some((_, highest))) => {
                *number > highest.get()
            }
            _ => false,
        }
    }

    /// Notes that a key is known.
    fn note(&self, kind: &str, key: &ToSqlOutput<'_>) {
        if let ToSqlOutput::Owned(Value::Integer(number)) = key
            && let Some((_, highest)) = self.highest.iter().find(|(name, _)| *name == kind)
        {
            highest.set(highest.get().max(*number));
        }
    }

    /// The state of the record with this key.
    pub(super) fn standing<I: FromSql>(
        &self,
        kind: &str,
        key: &str,
        digest: i64,
    ) -> Result<Standing<I>> {
        let Some(known) = self.known(kind, key)? else {
            return Ok(Standing::New);
        };
        Ok(match known.revision {
            Some(_) if digest == known.digest => Standing::Same,
            Some(_) => Standing::Changed {
                is_edited: known.is_edited(),
                row: known.row,
            },
            None if known.is_undone => Standing::New,
            None => Standing::Removed,
        })
    }

    /// The record with this key, if it was ever imported.
    pub(super) fn known<I: FromSql>(&self, kind: &str, key: &str) -> Result<Option<Known<I>>> {
        let key = key_value(key);
        if self.is_beyond(kind, &key) {
            return Ok(None);
        }
        let sql = format!(
            "SELECT o.row, o.digest, o.revision, x.revision, o.undone
             FROM origin o LEFT JOIN {kind} x ON x.id = o.row
             WHERE o.source = ?1 AND o.kind = ?2 AND o.key = ?3"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row((self.source, kind, key), |row| {
            Ok(Known {
                row: row.get(0)?,
                digest: row.get(1)?,
                imported: row.get(2)?,
                revision: row.get(3)?,
                is_undone: row.get(4)?,
            })
        });
        Ok(found.optional()?)
    }

    /// Calls `each` with the imported posts that still exist, ordered by key.
    pub(super) fn each_post(
        &self,
        mut each: impl FnMut(String, Known<PostId>) -> Result<()>,
    ) -> Result<()> {
        let sql = "SELECT CAST(o.key AS TEXT), o.row, o.digest, o.revision, p.revision, o.undone
                   FROM origin o JOIN post p ON p.id = o.row
                   WHERE o.source = ?1 AND o.kind = 'post' ORDER BY o.key";
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([self.source])?;
        while let Some(row) = rows.next()? {
            let known = Known {
                row: row.get(1)?,
                digest: row.get(2)?,
                imported: row.get(3)?,
                revision: row.get(4)?,
                is_undone: row.get(5)?,
            };
            each(text(row, 0)?, known)?;
        }
        Ok(())
    }

    /// Changes the key of a record.
    pub(super) fn rename(&self, kind: &str, old: &str, new: &str) -> Result<()> {
        let sql = "UPDATE origin SET key = ?4 WHERE source = ?1 AND kind = ?2 AND key = ?3";
        let new = key_value(new);
        self.note(kind, &new);
        self.db
            .execute(sql, (self.source, kind, key_value(old), new))?;
        Ok(())
    }

    /// The post with this key, if it exists.
    pub(super) fn post(&self, key: &str) -> Result<Option<PostId>> {
        let key = key_value(key);
        if self.is_beyond("post", &key) {
            return Ok(None);
        }
        let sql = "SELECT o.row FROM origin o JOIN post p ON p.id = o.row
                   WHERE o.source = ?1 AND o.kind = 'post' AND o.key = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_row((self.source, key), |row| row.get(0));
        Ok(found.optional()?)
    }

    /// The comment with this key and its post, if it exists.
    pub(super) fn comment(&self, key: &str) -> Result<Option<(CommentId, PostId)>> {
        let key = key_value(key);
        if self.is_beyond("comment", &key) {
            return Ok(None);
        }
        let sql = "SELECT c.id, c.post_id FROM origin o JOIN comment c ON c.id = o.row
                   WHERE o.source = ?1 AND o.kind = 'comment' AND o.key = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_row((self.source, key), |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// Stores the origin of a row.
    pub(super) fn put(
        &self,
        kind: &str,
        key: &str,
        row: impl ToSql,
        digest: i64,
        revision: i64,
    ) -> Result<()> {
        let key = key_value(key);
        let sql = if self.is_beyond(kind, &key) {
            "INSERT INTO origin (source, kind, key, row, digest, revision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        } else {
            "INSERT INTO origin (source, kind, key, row, digest, revision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (source, kind, key) DO UPDATE
             SET row = excluded.row, digest = excluded.digest, revision = excluded.revision,
                 undone = 0"
        };
        self.note(kind, &key);
        let values = (self.source, kind, key, row, digest, revision);
        self.db.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Marks posts that were removed because the source dropped them.
    pub(super) fn mark_gone(&self, posts: &[PostId]) -> Result<()> {
        let sql = "UPDATE origin SET undone = 1 WHERE source = ?1 AND kind = 'post'
                   AND row IN (SELECT value FROM json_each(?2))";
        self.db.execute(sql, (self.source, id_list(posts)))?;
        Ok(())
    }
}

/// A key as it is stored: decimal integers as INTEGER, which is compact and sorts by
/// value.
pub(super) fn key_value(key: &str) -> ToSqlOutput<'_> {
    let digits = key.strip_prefix('-').unwrap_or(key);
    let is_plain = key == "0" || digits.starts_with(|c| matches!(c, '1'..='9'));
    match key.parse() {
        Ok(number) if is_plain => ToSqlOutput::Owned(Value::Integer(number)),
        _ => ToSqlOutput::from(key),
    }
}
