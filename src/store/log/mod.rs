//! The log of operations: which command wrote what, and the previous state of each row.
//! Undo, history and the search indexes read the log.
//!
//! Triggers copy each row before it is changed or removed; [`record`] turns the changes
//! of a transaction into an operation.

mod conflict;
pub(super) mod erase;
mod prune;
mod record;
mod replay;
mod restore;
mod row_change;
mod rows;
mod touched;
mod undo;
mod version;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

pub use undo::{Effect, Target, Undone};
pub use version::Moment;

pub(super) use prune::prune;
pub(super) use record::{OperationKind, UndoLink, begin, record};
pub(super) use rows::{KINDS, Kind, log_all_kinds};
pub(super) use undo::{go_back, undo};

use super::error::{Error, Result};
use super::sql::{Conditions, each_row, optional_text, text, time, window};
use crate::model::{Image, Operation, OperationFilter, OperationId, Touched};

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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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

/// The columns of operation `o`. An operation is undone if no operation of its chain that
/// has the same effect is in effect.
const COLUMNS: &str = "
    o.id, o.at, o.who, o.kind, o.command,
    o.undone_by IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.root = o.root AND u.level > 0
                        AND u.undone_by IS NULL AND u.level % 2 = o.level % 2)
        AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.id = o.root
                        AND u.undone_by IS NULL AND u.level % 2 = o.level % 2),
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

    /// Calls `each` with the operations that match the filter, newest first.
    pub fn each<E: From<Error>>(
        &self,
        filter: &OperationFilter,
        each: impl FnMut(Operation) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut conditions = Conditions::default();
        if let Some(post) = filter.post {
            let ids = touched::of_post(self.db, post)?;
            conditions.one_of_ids("o.id", Some(&ids));
        }
        if !filter.authors.is_empty() {
            let sql = "lower(o.who) IN (SELECT lower(value) FROM json_each(?))";
            conditions.add(sql, [list_of(&filter.authors)]);
        }
        if !filter.kinds.is_empty() {
            let sql = "EXISTS (SELECT 1 FROM json_each(?) k
                               WHERE o.kind = k.value OR substr(o.kind, 1, length(k.value) + 1)
                                   = k.value || ' ')";
            conditions.add(sql, [list_of(&filter.kinds)]);
        }
        conditions.between("o.at", filter.since, filter.until);
        let sql = format!(
            "SELECT {COLUMNS} FROM operation o {} ORDER BY o.id DESC LIMIT ? OFFSET ?",
            conditions.clause()
        );
        let mut values = conditions.values;
        values.extend(window(filter.limit, filter.offset));
        each_row(self.db, &sql, values, from_row, each)
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
                let (name, object) = (kind.name, kind.object(self.db)?);
                format!("(SELECT {object} FROM {name}_old WHERE change = c.id)")
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

/// Texts as a value for `json_each`.
fn list_of(texts: &[String]) -> Value {
    Value::Text(serde_json::Value::from(texts).to_string())
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
        kind: text(row, 3)?,
        command: optional_text(row, 4)?,
        undone: row.get(5)?,
        touched: Touched {
            posts: row.get(6)?,
            comments: row.get(7)?,
            tags: row.get(8)?,
            tag_links: row.get(9)?,
            redirects: row.get(10)?,
            rules: row.get(11)?,
            settings: row.get(12)?,
            media: row.get(13)?,
        },
        is_final: row.get(14)?,
    })
}
