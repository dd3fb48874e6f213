//! Undo: restores every row an operation wrote.
//!
//! An undo is itself an operation, so it can be undone; that is a redo. Operations
//! undone and redone in log order form a chain: the first is the root, each later one
//! reverts the one before it, and the newest decides whether the root is in effect.
//! Undoing an operation out of order starts a new chain.

use rusqlite::{Connection, OptionalExtension};

use super::conflict::{
    in_circles, in_the_way, left_behind, swept_along, touched_later, without_support,
};
use super::rows::{BEFORE, delete_inserted, log_all_kinds, restore};
use super::{Log, Span, UndoLink, position, span};
use crate::model::{Operation, OperationId};
use crate::store::error::{Error, Result};

/// The result of an undo or redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The undone or redone operation.
    pub operation: Operation,
    /// Whether the operation was redone rather than undone.
    pub redone: bool,
}

/// The operation to undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The newest operation in effect.
    Newest,
    /// The newest undo, if nothing was written after it: a redo.
    NewestUndo,
    /// The operation with this id.
    Operation(OperationId),
}

/// Undoes the target inside a transaction. Returns the undone or redone operation and
/// its position in the chain.
///
/// # Errors
/// There is nothing to undo, or later operations depend on the target
/// ([`Error::TouchedLater`]); roll back the transaction in that case.
pub(in crate::store) fn undo(db: &Connection, target: Target) -> Result<(Undone, UndoLink)> {
    let taken = choose(db, target)?;
    let id = taken.tip;
    let operation = Log::new(db).get(id)?;
    if operation.is_final {
        return Err(Error::NotUndoable(Box::new(operation)));
    }
    let span = span(db, id)?;
    let start = position(db)?;

    log_all_kinds(db)?;
    db.execute_batch(BEFORE)?;
    let sql = "INSERT INTO temp.before SELECT kind, row, part, min(id), existed
               FROM change NOT INDEXED WHERE id > ?1 AND id <= ?2 GROUP BY kind, row, part";
    db.execute(sql, [span.from.change, span.to.change])?;

    let conflicts = |found: Vec<OperationId>| -> Result<()> {
        if found.is_empty() {
            return Ok(());
        }
        let log = Log::new(db);
        let later = found.into_iter().map(|id| log.get(id));
        Err(Error::TouchedLater {
            operation: Box::new(operation.clone()),
            later: later.collect::<Result<_>>()?,
        })
    };
    conflicts(touched_later(db, id, span)?)?;
    // Rows are restored in any order; the checks below find dangling references.
    db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    delete_inserted(db, span)?;
    conflicts(in_the_way(db)?)?;
    restore(db)?;
    conflicts(without_support(db)?)?;
    conflicts(left_behind(db, start)?)?;
    conflicts(in_circles(db, span, start)?)?;
    conflicts(swept_along(db, span, start)?)?;
    mark_origins(db, taken, span)?;
    db.execute_batch("DROP TABLE temp.before")?;
    let undone = Undone {
        operation: Log::new(db).get(taken.operation).unwrap_or(operation),
        redone: taken.is_redo(),
    };
    Ok((undone, taken))
}

/// Updates the `undone` flag of imported rows: a later import inserts them again. Only
/// an undo or redo of an import sets the flag.
fn mark_origins(db: &Connection, taken: UndoLink, span: Span) -> Result<()> {
    let root = taken.chain.map_or(taken.operation, |(root, _)| root);
    let sql = "SELECT kind = 'import' OR kind = 'apply' FROM operation WHERE id = ?1";
    let is_import: Option<bool> = db.query_row(sql, [root], |row| row.get(0)).optional()?;
    if is_import != Some(true) {
        return Ok(());
    }
    for (kind, from, to) in [
        ("post", span.from.post, span.to.post),
        ("comment", span.from.comment, span.to.comment),
    ] {
        let sql = format!(
            "UPDATE origin SET undone = row NOT IN (SELECT id FROM {kind})
             WHERE kind = '{kind}' AND ((row > ?1 AND row <= ?2)
                 OR row IN (SELECT row FROM temp.before WHERE kind = '{kind}'))"
        );
        db.execute(&sql, [from, to])?;
    }
    Ok(())
}

/// Resolves the target. Out of order, the undo starts a new chain.
fn choose(db: &Connection, target: Target) -> Result<UndoLink> {
    let Target::Operation(id) = target else {
        let next = next(db, target)?;
        return next.ok_or(match target {
            Target::NewestUndo => Error::NothingToRedo,
            _ => Error::NothingToUndo,
        });
    };
    let tip = in_effect(db, id)?;
    for target in [Target::Newest, Target::NewestUndo] {
        let next = next(db, target)?;
        if next.is_some_and(|next| next.tip == tip) {
            return next.ok_or(Error::NothingToUndo);
        }
    }
    Ok(UndoLink {
        tip,
        operation: id,
        chain: None,
    })
}

/// The SQL condition that an operation wrote something and was not pruned.
const TOUCHED: &str =
    "(change_to > change_from OR post_to > post_from OR comment_to > comment_from OR final)";

/// The next operation to undo or redo. Following the order of the log avoids conflicts
/// with later writes.
fn next(db: &Connection, target: Target) -> Result<Option<UndoLink>> {
    let condition = match target {
        Target::NewestUndo => format!(
            "level % 2 = 1 AND NOT EXISTS
             (SELECT 1 FROM operation WHERE id > o.id AND level = 0 AND {TOUCHED})"
        ),
        _ => "level % 2 = 0".to_owned(),
    };
    let sql = format!(
        "SELECT id, root, level + 1 FROM operation o
         WHERE undone_by IS NULL AND {TOUCHED} AND {condition} ORDER BY id DESC LIMIT 1"
    );
    let next = db.query_row(&sql, [], |row| {
        let root = row.get(1)?;
        Ok(UndoLink {
            tip: row.get(0)?,
            operation: root,
            chain: Some((root, row.get(2)?)),
        })
    });
    Ok(next.optional()?)
}

/// The operation that has this operation's changes in effect: itself or its newest
/// redo.
fn in_effect(db: &Connection, id: OperationId) -> Result<OperationId> {
    let sql = format!("SELECT undone_by FROM operation WHERE id = ?1 AND {TOUCHED}");
    let undone_by: Option<Option<OperationId>> =
        db.query_row(&sql, [id], |row| row.get(0)).optional()?;
    let Some(by) = undone_by.ok_or_else(|| super::not_found(id))? else {
        return Ok(id);
    };
    let sql = "SELECT t.id FROM operation t JOIN operation o ON o.root = t.root
               WHERE o.id = ?1 AND t.undone_by IS NULL AND t.level % 2 = o.level % 2";
    let tip = db.query_row(sql, [id], |row| row.get(0)).optional()?;
    tip.ok_or(Error::Undone { operation: id, by })
}
