//! The log of operations: which command wrote what, and the previous state of each row.
//! Undo, history and the search indexes read the log.
//!
//! Triggers copy each row before it is changed or removed; [`record`] turns the changes
//! of a transaction into an operation.

mod conflict;
pub(super) mod erase;
mod prune;
mod record;
mod rows;
mod undo;
mod version;

use rusqlite::{Connection, OptionalExtension, Row};

pub use undo::{Target, Undone};
pub use version::Moment;

pub(super) use prune::prune;
pub(super) use record::{OperationKind, UndoLink, begin, record};
pub(super) use rows::{KINDS, Kind, log_all_kinds};
pub(super) use undo::undo;

use super::error::{Error, Result};
use super::sql::{each_row, optional_text, text, time};
use crate::model::{Image, Operation, OperationId, PostId, Touched};

/// The origin of an operation.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The kind of command, such as `post add`.
    pub kind: String,
    /// The command line without private texts.
    pub command: String,
    /// The user, if known.
    pub who: Option<String>,
}

/// A position in the log: the highest change, post and comment ids written so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub change: i64,
    pub post: i64,
    pub comment: i64,
}

/// The rows an operation wrote: ids above `from`, up to `to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub from: Position,
    pub to: Position,
}

/// The columns of operation `o`. An operation is undone if the newest operation of its
/// chain has the opposite effect.
const COLUMNS: &str = "
    o.id, o.at, o.who, o.command,
    (SELECT max(u.level) % 2 FROM operation u WHERE u.root = o.root AND u.level > 0)
        IS (o.level + 1) % 2,
    o.posts, o.comments, o.tags, o.tag_links, o.redirects, o.rules, o.settings, o.media,
    o.final";

/// The operations, for reading.
pub struct Log<'a> {
    db: &'a Connection,
}

impl<'a> Log<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Log { db }
    }

    /// The operation with this id.
    pub fn get(&self, id: OperationId) -> Result<Operation> {
        let sql = format!("SELECT {COLUMNS} FROM operation o WHERE o.id = ?1");
        let found = self.db.query_row(&sql, [id], from_row).optional()?;
        found.ok_or_else(|| not_found(id))
    }

    /// Calls `each` with at most `limit` operations, newest first. With `post`, only
    /// those that touched this post, its tags or its comments.
    pub fn each<E: From<Error>>(
        &self,
        post: Option<PostId>,
        limit: Option<u64>,
        each: impl FnMut(Operation) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let condition = match post {
            Some(_) => TOUCHED_POST,
            None => "?1 IS NULL",
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM operation o WHERE {condition} ORDER BY o.id DESC LIMIT ?2"
        );
        let limit = limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        each_row(
            self.db,
            &sql,
            vec![post.into(), limit.into()],
            from_row,
            each,
        )
    }
}

impl Log<'_> {
    /// Calls `each` with every change in the log, oldest first.
    pub fn each_image<E: From<Error>>(
        &self,
        each: impl FnMut(Image) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut old = String::new();
        for kind in &KINDS {
            let value = if kind.has_old {
                let columns = kind.columns(self.db)?.into_iter();
                let columns = columns.map(|column| format!("'{column}', {column}"));
                let columns = columns.collect::<Vec<_>>().join(", ");
                let name = kind.name;
                format!("(SELECT json_object({columns}) FROM {name}_old WHERE change = c.id)")
            } else {
                "'{}'".to_owned()
            };
            old.push_str(&format!(" WHEN '{}' THEN {value}", kind.name));
        }
        let sql = format!(
            "SELECT (SELECT id FROM operation WHERE change_to >= c.id
                     ORDER BY change_to LIMIT 1), kind, row, CAST(part AS TEXT),
                    iif(existed, CASE kind {old} END, NULL)
             FROM change c ORDER BY id"
        );
        let read = |row: &Row<'_>| {
            Ok(Image {
                operation: row.get(0)?,
                kind: text(row, 1)?,
                row: row.get(2)?,
                part: text(row, 3)?,
                values: optional_text(row, 4)?,
            })
        };
        each_row(self.db, &sql, Vec::new(), read, each)
    }
}

/// The SQL condition that operation `o` touched post `?1`, its tags, its redirects or
/// its comments, including removed ones.
const TOUCHED_POST: &str = "
    (?1 > o.post_from AND ?1 <= o.post_to)
    OR o.id IN (
        SELECT (SELECT id FROM operation WHERE change_to >= c.id ORDER BY change_to LIMIT 1)
        FROM change c
        WHERE (c.kind IN ('post', 'post_tag', 'redirect') AND c.row = ?1)
           OR (c.kind = 'comment' AND (c.id IN
                   (SELECT change FROM comment_old WHERE post_id = ?1)
               OR c.row IN (SELECT id FROM comment WHERE post_id = ?1))))
    OR EXISTS (SELECT 1 FROM comment x
               WHERE x.id > o.comment_from AND x.id <= o.comment_to AND x.post_id = ?1)
    OR EXISTS (SELECT 1 FROM comment_old x WHERE x.post_id = ?1
               AND x.id > o.comment_from AND x.id <= o.comment_to)";

/// The position of the log: the end of the newest operation.
pub(super) fn position(db: &Connection) -> Result<Position> {
    let sql = "SELECT change_to, post_to, comment_to FROM operation ORDER BY id DESC LIMIT 1";
    let found = db.prepare_cached(sql)?.query_row([], read_position);
    Ok(found.optional()?.unwrap_or(Position {
        change: 0,
        post: 0,
        comment: 0,
    }))
}

/// The position of the tables, including writes that are not logged yet.
pub(super) fn written(db: &Connection) -> Result<Position> {
    let sql = "SELECT coalesce(max(seq) FILTER (WHERE name = 'change'), 0),
                      coalesce(max(seq) FILTER (WHERE name = 'post'), 0),
                      coalesce(max(seq) FILTER (WHERE name = 'comment'), 0)
               FROM sqlite_sequence";
    Ok(db.prepare_cached(sql)?.query_row([], read_position)?)
}

fn read_position(row: &Row<'_>) -> rusqlite::Result<Position> {
    Ok(Position {
        change: row.get(0)?,
        post: row.get(1)?,
        comment: row.get(2)?,
    })
}

/// The rows the operation with this id wrote.
fn span(db: &Connection, id: OperationId) -> Result<Span> {
    let sql = "SELECT change_from, post_from, comment_from, change_to, post_to, comment_to
               FROM operation WHERE id = ?1";
    let found = db.query_row(sql, [id], |row| {
        Ok(Span {
            from: read_position(row)?,
            to: Position {
                change: row.get(3)?,
                post: row.get(4)?,
                comment: row.get(5)?,
            },
        })
    });
    found.optional()?.ok_or_else(|| not_found(id))
}

fn not_found(id: OperationId) -> Error {
    Error::NotFound {
        kind: "operation",
        names: vec![id.to_string()],
        near: Vec::new(),
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get(0)?,
        at: time(row, 1)?,
        who: optional_text(row, 2)?,
        command: optional_text(row, 3)?,
        undone: row.get(4)?,
        touched: Touched {
            posts: row.get(5)?,
            comments: row.get(6)?,
            tags: row.get(7)?,
            tag_links: row.get(8)?,
            redirects: row.get(9)?,
            rules: row.get(10)?,
            settings: row.get(11)?,
            media: row.get(12)?,
        },
        is_final: row.get(13)?,
    })
}
