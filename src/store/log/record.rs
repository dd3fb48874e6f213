//! Turns the changes of a transaction into an operation.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::replay::{goes_back_to, replay};
use super::{Origin, Position, Span, position, written};
use crate::model::{OperationId, Touched};
use crate::store::error::{Error, Result};
use crate::store::search;
use crate::store::sql::{inserted, optional_text};

/// An upper bound on the changes of one operation. Triggers assign the ids of changes,
/// where SQLite reports exhausted ids and a full disk with the same error.
const MOST_CHANGES: i64 = 1 << 40;

/// Links an undo or redo to the operation it reverts.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct UndoLink {
    /// The operation whose changes are reverted.
    pub tip: OperationId,
    /// The operation that is undone or redone.
    pub operation: OperationId,
    /// The root and level of the chain this operation continues, if any.
    pub chain: Option<(OperationId, i64)>,
}

impl UndoLink {
    /// Whether the operation redoes the root of its chain.
    pub(crate) fn is_redo(&self) -> bool {
        self.chain.is_some_and(|(_, level)| level % 2 == 0)
    }
}

/// The role of an operation for undo.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::store) enum OperationKind {
    /// An undoable operation.
    #[default]
    Plain,
    /// An undo or redo of another operation.
    TakesBack(UndoLink),
    /// An undo of all operations after this one.
    GoesBack(OperationId),
    /// An operation that cannot be undone.
    Final,
}

impl OperationKind {
    fn taken(self) -> Option<UndoLink> {
        match self {
            OperationKind::TakesBack(taken) => Some(taken),
            OperationKind::Plain | OperationKind::GoesBack(_) | OperationKind::Final => None,
        }
    }
}

/// Records everything written since the newest operation as one operation and updates
/// the search indexes. Without `origin`, another program wrote it. Returns the id of
/// the operation; `None` if nothing was written.
pub(in crate::store) fn record(
    db: &Connection,
    now: Timestamp,
    origin: Option<&Origin>,
    kind: OperationKind,
) -> Result<Option<OperationId>> {
    let from = position(db)?;
    let to = written(db)?;
    if to.change > i64::MAX - MOST_CHANGES {
        return Err(Error::NoIds("change"));
    }
    let taken = kind.taken();
    if from == to && matches!(kind, OperationKind::Plain) {
        return Ok(None);
    }
    forget_new_rows(db, from, to)?;
    let touched = count(db, from, to)?;
    search::sync(db, from)?;
    let id = insert(db, now, origin, kind, Span { from, to }, touched)?;
    match (kind, taken.and_then(|taken| taken.chain)) {
        (OperationKind::GoesBack(_), _) => replay(db)?,
        (OperationKind::TakesBack(_), Some((root, _))) if goes_back_to(db, root)?.is_some() => {
            replay(db)?;
        }
        (OperationKind::TakesBack(taken), Some(_)) => {
            let sql = "UPDATE operation SET undone_by = ?2 WHERE id = ?1";
            db.execute(sql, [taken.tip, id])?;
        }
        _ => {}
    }
    Ok(Some(id))
}

/// Starts the log of existing rows with an operation without changes.
pub(in crate::store) fn begin(db: &Connection, now: Timestamp, origin: &Origin) -> Result<()> {
    let here = written(db)?;
    let span = Span {
        from: here,
        to: here,
    };
    insert(
        db,
        now,
        Some(origin),
        OperationKind::Plain,
        span,
        Touched::default(),
    )?;
    Ok(())
}

fn insert(
    db: &Connection,
    now: Timestamp,
    origin: Option<&Origin>,
    kind: OperationKind,
    Span { from, to }: Span,
    touched: Touched,
) -> Result<OperationId> {
    let taken = kind.taken();
    let chain = taken.and_then(|taken| taken.chain);
    let (level, target) = match kind {
        OperationKind::GoesBack(to) => (1, Some(to)),
        _ => (
            chain.map_or(0, |(_, level)| level),
            taken.map(|taken| taken.operation),
        ),
    };
    let sql = "INSERT INTO operation (at, who, command, root, level, change_from, change_to,
                   post_from, post_to, comment_from, comment_to,
                   posts, comments, tags, tag_links, redirects, rules, settings, final,
                   media, kind, target)
               VALUES (?1, ?2, ?3, coalesce(?4, 0), ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                       ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
    let done = db.prepare_cached(sql)?.execute(rusqlite::params![
        now.to_string(),
        origin.and_then(|origin| origin.who.as_deref()),
        command(db, origin, taken)?,
        chain.map(|(root, _)| root),
        level,
        from.change,
        to.change,
        from.post,
        to.post,
        from.comment,
        to.comment,
        touched.posts,
        touched.comments,
        touched.tags,
        touched.tag_links,
        touched.redirects,
        touched.rules,
        touched.settings,
        matches!(kind, OperationKind::Final),
        touched.media,
        kind_name(origin, taken),
        target,
    ]);
    inserted(db, "operation", done)?;
    let id = db.last_insert_rowid().into();
    if chain.is_none() {
        let sql = "UPDATE operation SET root = id WHERE id = ?1";
        db.prepare_cached(sql)?.execute([id])?;
    }
    Ok(id)
}

/// The kind of an operation: its command, `undo`, `redo` or `external`.
fn kind_name(origin: Option<&Origin>, taken: Option<UndoLink>) -> &str {
    match (taken, origin) {
        (Some(taken), _) if taken.is_redo() => "redo",
        (Some(_), _) => "undo",
        (None, Some(origin)) => &origin.kind,
        (None, None) => "external",
    }
}

/// The command line to log; for an undo or redo, it includes the reverted command.
fn command(
    db: &Connection,
    origin: Option<&Origin>,
    taken: Option<UndoLink>,
) -> Result<Option<String>> {
    let Some(taken) = taken else {
        return Ok(origin.map(|origin| origin.command.clone()));
    };
    let sql = "SELECT command FROM operation WHERE id = ?1";
    let id = taken.operation;
    let command = db.query_row(sql, [id], |row| optional_text(row, 0));
    let command = command.optional()?;
    let verb = if taken.is_redo() { "redo" } else { "undo" };
    Ok(Some(match command.flatten() {
        Some(command) => format!("{verb} {id}: {command}"),
        None => format!("{verb} {id}"),
    }))
}

/// Deletes the changes of rows inserted after `from`: undo simply deletes these rows.
fn forget_new_rows(db: &Connection, from: Position, to: Position) -> Result<()> {
    if to.change == from.change || (to.post, to.comment) == (from.post, from.comment) {
        return Ok(());
    }
    for (sql, last) in [
        (
            "DELETE FROM change WHERE kind = 'post' AND row > ?1 AND id > ?2",
            from.post,
        ),
        (
            "DELETE FROM change WHERE kind = 'post_tag' AND row > ?1 AND id > ?2",
            from.post,
        ),
        (
            "DELETE FROM post_old WHERE id > ?1 AND change > ?2",
            from.post,
        ),
        (
            "DELETE FROM change WHERE kind = 'comment' AND row > ?1 AND id > ?2",
            from.comment,
        ),
        (
            "DELETE FROM comment_old WHERE id > ?1 AND change > ?2",
            from.comment,
        ),
    ] {
        db.prepare_cached(sql)?.execute([last, from.change])?;
    }
    Ok(())
}

/// The number of rows of each kind written since `from`.
fn count(db: &Connection, from: Position, to: Position) -> Result<Touched> {
    let mut touched = Touched::default();
    if to.change > from.change {
        let sql = "SELECT kind, count(*) FROM
                   (SELECT DISTINCT kind, row, part FROM change NOT INDEXED WHERE id > ?1) GROUP BY kind";
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query([from.change])?;
        while let Some(row) = rows.next()? {
            let count: i64 = row.get(1)?;
            *touched.of_table(row.get_ref(0)?.as_str().unwrap_or_default()) = count;
        }
    }
    let newer = |table: &str, column: &str, id: i64| -> Result<i64> {
        let all = format!("SELECT count(*) FROM {table}");
        if id == 0 {
            // Without a condition, SQLite counts in the smallest index.
            return Ok(db.query_row(&all, [], |row| row.get(0))?);
        }
        let sql = format!("{all} WHERE {column} > ?1");
        Ok(db.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
    };
    if to.post > from.post {
        touched.posts += newer("post", "id", from.post)?;
        touched.tag_links += newer("post_tag", "post_id", from.post)?;
    }
    if to.comment > from.comment {
        touched.comments += newer("comment", "id", from.comment)?;
    }
    Ok(touched)
}
