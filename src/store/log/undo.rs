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
use super::replay::{chains_in_effect, goes_back_to};
use super::restore::{BEFORE, count_reverted, delete_inserted, make_names_free, restore};
use super::rows::log_all_kinds;
use super::{COLUMNS, Log, Position, Span, UndoLink, from_row, position, span};
use crate::model::{Operation, OperationId, Reverted};
use crate::store::error::{Error, Result};

/// The result of an undo or redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The undone or redone operations, newest first.
    pub operations: Vec<Operation>,
    /// What was done to them.
    pub effect: Effect,
    /// The rows that it wrote.
    pub reverted: Reverted,
}

/// What an undo or redo did to its operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// They are undone.
    Undone,
    /// The operation is in effect again.
    Redone,
    /// The operation, which undid all operations after one, is undone.
    TakenBack,
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
    let link = choose(db, target)?;
    let operation = Log::new(db).get(link.tip)?;
    if operation.is_final {
        return Err(Error::NotUndoable(Box::new(operation)));
    }
    let reverted = revert(db, &operation, span(db, link.tip)?)?;
    let root = link.chain.map_or(link.operation, |(root, _)| root);
    let group = goes_back_to(db, root)?;
    mark_origins(db, group.unwrap_or_else(|| (root.get() - 1).into()), root)?;
    let undone = Undone {
        operations: vec![Log::new(db).get(link.operation).unwrap_or(operation)],
        effect: match (link.is_redo(), group) {
            (true, Some(_)) => Effect::TakenBack,
            (true, None) => Effect::Redone,
            (false, _) => Effect::Undone,
        },
        reverted,
    };
    Ok((undone, link))
}

/// Undoes all operations after `to` inside a transaction.
///
/// # Errors
/// There is no operation `to`, nothing to undo after it, an operation that cannot be
/// undone, or the operations differ from `agreed`.
pub(in crate::store) fn go_back(
    db: &Connection,
    to: OperationId,
    agreed: Option<&[OperationId]>,
) -> Result<Undone> {
    let log = Log::new(db);
    let operations = log.after(to)?;
    let ids: Vec<OperationId> = operations.iter().map(|operation| operation.id).collect();
    if agreed.is_some_and(|agreed| agreed != ids) {
        return Err(Error::PreviewOutdated);
    }
    let newest = operations.first().ok_or(Error::NothingToUndo)?;
    // All operations after `to` as one: what they wrote more than once, and what they
    // undid among themselves, counts as one change.
    let from = match to.get() {
        0 => Position::default(),
        _ => span(db, to)?.to,
    };
    let end = position(db)?;
    let reverted = revert(db, newest, Span { from, to: end })?;
    mark_origins(db, to, i64::MAX.into())?;
    Ok(Undone {
        operations,
        effect: Effect::Undone,
        reverted,
    })
}

impl Log<'_> {
    /// The operations in effect after this one, newest first; 0 is the start of the log.
    ///
    /// # Errors
    /// There is no such operation, or one after it cannot be undone.
    pub fn after(&self, to: OperationId) -> Result<Vec<Operation>> {
        let first: Option<OperationId> =
            self.db
                .query_row("SELECT min(id) FROM operation", [], |row| row.get(0))?;
        let is_start = to == OperationId::default();
        // After pruning, the start of the log is not that of the blog.
        if !is_start || first.is_some_and(|first| first.get() > 1) {
            self.get(to)?;
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM operation o WHERE o.id > ?1 AND final ORDER BY o.id DESC LIMIT 1"
        );
        let found = self.db.query_row(&sql, [to], from_row).optional()?;
        if let Some(operation) = found {
            return Err(Error::NotUndoable(Box::new(operation)));
        }
        // A chain that changes nothing between then and now is left out.
        let before = chains_in_effect(self.db, to)?;
        let sql = format!(
            "SELECT {COLUMNS}, o.root, o.level,
                 (SELECT target FROM operation WHERE id = o.root AND level = 1)
             FROM operation o WHERE o.id > ?1 AND o.undone_by IS NULL AND {TOUCHED}
             ORDER BY o.id DESC"
        );
        let mut statement = self.db.prepare(&sql)?;
        let mut rows = statement.query([to])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let operation = from_row(row)?;
            let (root, level): (i64, i64) = (row.get(15)?, row.get(16)?);
            let back_to: Option<OperationId> = row.get(17)?;
            let is_in_effect = (level % 2 == 0) != back_to.is_some();
            // Going back to then, or to later, changes nothing of what was then.
            let is_later = back_to.is_some_and(|target| root > to.get() && target >= to);
            if is_in_effect != before.contains(&root) && !is_later {
                found.push(operation);
            }
        }
        Ok(found)
    }
}

/// Restores every row that the span of `operation` wrote.
///
/// # Errors
/// Later operations depend on the rows ([`Error::TouchedLater`]).
fn revert(db: &Connection, operation: &Operation, span: Span) -> Result<Reverted> {
    let start = position(db)?;
    log_all_kinds(db)?;
    db.execute_batch(BEFORE)?;
    let sql = "INSERT INTO temp.before SELECT kind, row, part, id, existed
               FROM change NOT INDEXED WHERE id > ?1 AND id <= ?2
                   AND NOT (kind IN ('post', 'post_tag', 'redirect') AND row > ?3)
                   AND NOT (kind = 'comment' AND row > ?4)
               ORDER BY id ON CONFLICT DO NOTHING";
    let values = [
        span.from.change,
        span.to.change,
        span.from.post,
        span.from.comment,
    ];
    db.execute(sql, values)?;

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
    conflicts(touched_later(db, operation.id, span)?)?;
    // Rows are restored in any order; the checks below find dangling references.
    db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let has_deleted = delete_inserted(db, span)?;
    conflicts(in_the_way(db)?)?;
    let has_renamed = make_names_free(db)?;
    let restored = restore(db)?;
    conflicts(without_support(db)?)?;
    // Only a comment whose post or parent changed leaves replies behind or closes a cycle,
    // and only a deletion cascades.
    if has_deleted || restored.has_moved {
        conflicts(left_behind(db, start)?)?;
        conflicts(in_circles(db, span, start)?)?;
    }
    if has_deleted {
        conflicts(swept_along(db, span, start)?)?;
    }
    db.execute_batch("DROP TABLE temp.before")?;
    // Without these, each row was written once.
    if has_deleted || has_renamed {
        return count_reverted(db, start.change);
    }
    Ok(restored.reverted)
}

/// Updates the `undone` flag of the rows that imports wrote: a later import inserts them
/// again if an undo removed them. `after` and `last` are the range of the operations that
/// are undone or redone; others than imports do not set the flag.
fn mark_origins(db: &Connection, after: OperationId, last: OperationId) -> Result<()> {
    let is_import = "o.id > ?1 AND o.id <= ?2 AND (o.kind = 'import' OR o.kind = 'apply')";
    let sql = format!("SELECT 1 FROM operation o WHERE {is_import}");
    if !db.prepare(&sql)?.exists([after, last])? {
        return Ok(());
    }
    for kind in ["post", "comment"] {
        let sql = format!(
            "WITH imported AS MATERIALIZED (SELECT * FROM operation o WHERE {is_import})
             UPDATE origin SET undone = row NOT IN (SELECT id FROM {kind})
             WHERE kind = '{kind}' AND EXISTS (
                SELECT 1 FROM imported o
                WHERE (origin.row > o.{kind}_from AND origin.row <= o.{kind}_to)
                    OR EXISTS (SELECT 1 FROM change c WHERE c.kind = '{kind}'
                        AND c.row = origin.row
                        AND c.id > o.change_from AND c.id <= o.change_to))"
        );
        db.execute(&sql, [after, last])?;
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
            "level % 2 = 1 AND id > coalesce((SELECT id FROM operation
                WHERE level = 0 AND {TOUCHED} ORDER BY id DESC LIMIT 1), 0)"
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
    let sql = "SELECT t.id FROM operation o CROSS JOIN operation t
                   ON t.id = o.root OR (t.root = o.root AND t.level > 0)
               WHERE o.id = ?1 AND t.undone_by IS NULL AND t.level % 2 = o.level % 2";
    let tip = db.query_row(sql, [id], |row| row.get(0)).optional()?;
    tip.ok_or(Error::Undone { operation: id, by })
}
