//! Computes which operation undid which after `undo --to`.
//!
//! An undo of all operations after N is one operation U: the root of its own chain, of
//! level 1, with target N. It restores every `undone_by` to its value after N, and its
//! redo to the value before U. These values are not stored, so they are computed
//! from the order of the log.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};

use crate::model::OperationId;
use crate::store::error::Result;

/// The operation to which this one went back, if it undid all operations after one.
pub(super) fn goes_back_to(db: &Connection, id: OperationId) -> Result<Option<OperationId>> {
    let sql = "SELECT target FROM operation WHERE id = ?1 AND root = id AND level = 1";
    Ok(db.query_row(sql, [id], |row| row.get(0)).optional()?)
}

/// Computes `undone_by` of every operation from the order of the log.
pub(super) fn replay(db: &Connection) -> Result<()> {
    let history = History::until(db, i64::MAX.into())?;
    let mut update = db.prepare("UPDATE operation SET undone_by = ?2 WHERE id = ?1")?;
    let mut statement = db.prepare("SELECT id, undone_by FROM operation ORDER BY id")?;
    let stored = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let stored: Vec<UndoneBy> = stored.collect::<rusqlite::Result<_>>()?;
    for (old, new) in stored.into_iter().zip(history.undone_by) {
        if old != new {
            update.execute(new)?;
        }
    }
    Ok(())
}

/// The chains that were in effect after operation `to`: that of each plain operation which
/// was not undone, or was redone, and of each undo of all operations after one.
pub(super) fn chains_in_effect(db: &Connection, to: OperationId) -> Result<BTreeSet<i64>> {
    let history = History::until(db, to)?;
    let is_in_effect = |chain: &&Vec<Step>| {
        let tip = chain
            .iter()
            .find(|step| history.undone_by.get(&step.id) == Some(&None));
        let goes_back = chain.first().is_some_and(Step::goes_back);
        tip.is_some_and(|tip| (tip.level % 2 == 0) != goes_back)
    };
    let chains = history.chains.values().filter(is_in_effect);
    Ok(chains.flatten().map(|step| step.root).collect())
}

/// The columns of an operation that record its undo target.
#[derive(Clone, Copy)]
struct Step {
    id: i64,
    root: i64,
    level: i64,
    target: Option<i64>,
}

impl Step {
    fn goes_back(&self) -> bool {
        self.root == self.id && self.level == 1
    }
}

/// An operation, and the operation that undid it.
type UndoneBy = (i64, Option<i64>);

/// The log up to an operation.
#[derive(Default)]
struct History {
    /// Each chain by its root, in order.
    chains: BTreeMap<i64, Vec<Step>>,
    /// Each operation, and the operation that undid it.
    undone_by: BTreeMap<i64, Option<i64>>,
    /// What each operation replaced in `undone_by`, oldest first.
    replaced: Vec<(i64, Vec<UndoneBy>)>,
}

impl History {
    /// The log up to this operation.
    fn until(db: &Connection, last: OperationId) -> Result<History> {
        let mut history = History::default();
        let sql = "SELECT id, root, level, target FROM operation WHERE id <= ?1 ORDER BY id";
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([last])?;
        while let Some(row) = rows.next()? {
            history.add(Step {
                id: row.get(0)?,
                root: row.get(1)?,
                level: row.get(2)?,
                target: row.get(3)?,
            });
        }
        Ok(history)
    }

    fn add(&mut self, step: Step) {
        let mut old = Vec::new();
        for (id, by) in self.effect(step) {
            let before = self.undone_by.insert(id, by).flatten();
            if before != by {
                old.push((id, before));
            }
        }
        self.replaced.push((step.id, old));
        self.undone_by.insert(step.id, None);
        self.chains.entry(step.root).or_default().push(step);
    }

    /// What the step sets in `undone_by`.
    fn effect(&self, step: Step) -> BTreeMap<i64, Option<i64>> {
        let mut new = BTreeMap::new();
        let chain = self.chains.get(&step.root).map_or(&[][..], Vec::as_slice);
        if step.goes_back() {
            // Operations after the target that are in effect are undone by this one.
            let target = step.target.unwrap_or_default();
            self.go_back(target, &mut new);
            for (id, by) in self.undone_by.range(target + 1..) {
                new.insert(*id, by.or(Some(step.id)));
            }
        } else if let Some(tip) = self.tip(chain, step) {
            if chain.first().is_some_and(Step::goes_back) {
                self.go_back(tip - 1, &mut new);
                let chain = chain.iter().map(|other| other.id);
                let chain = chain.filter_map(|id| self.undone_by.get_key_value(&id));
                new.extend(chain.chain(self.undone_by.range(tip..)));
            }
            new.insert(tip, Some(step.id));
        }
        new
    }

    /// The operation in effect that this step of its chain undoes.
    fn tip(&self, chain: &[Step], step: Step) -> Option<i64> {
        let is_tip = |other: &&Step| {
            other.level == step.level - 1 && self.undone_by.get(&other.id) == Some(&None)
        };
        chain.iter().rev().find(is_tip).map(|tip| tip.id)
    }

    /// Adds the values that the operations after `id` replaced.
    fn go_back(&self, id: i64, new: &mut BTreeMap<i64, Option<i64>>) {
        let later = self.replaced.iter().rev();
        for (_, old) in later.take_while(|(operation, _)| *operation > id) {
            new.extend(old.iter().copied());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Replays steps of the form (root, level, target); their ids count from 1. Returns
    /// the operations in effect.
    fn in_effect(steps: &[(i64, i64, Option<i64>)]) -> Vec<i64> {
        let mut history = History::default();
        for (id, &(root, level, target)) in (1..).zip(steps) {
            history.add(Step {
                id,
                root,
                level,
                target,
            });
        }
        let live = history.undone_by.iter().filter(|(_, by)| by.is_none());
        live.map(|(id, _)| *id).collect()
    }

    #[test]
    fn going_back_restores_what_was_in_effect() {
        let (one, two, three) = ((1, 0, None), (2, 0, None), (3, 0, None));
        let back = |id, to| (id, 1, Some(to));
        let redo = |root| (root, 2, Some(root));
        assert_eq!(in_effect(&[one, two, three]), [1, 2, 3]);
        assert_eq!(in_effect(&[one, two, three, back(4, 1)]), [1, 4]);
        assert_eq!(
            in_effect(&[one, two, three, back(4, 1), redo(4)]),
            [1, 2, 3, 5]
        );
        let again = (4, 3, Some(4));
        assert_eq!(
            in_effect(&[one, two, three, back(4, 1), redo(4), again]),
            [1, 6]
        );
        // The undo of 1 comes after 2, so going back to 2 brings 1 into effect again.
        let undone = (1, 1, Some(1));
        assert_eq!(in_effect(&[one, two, undone, back(4, 2)]), [1, 2, 4]);
        assert_eq!(
            in_effect(&[one, two, undone, back(4, 2), redo(4)]),
            [2, 3, 5]
        );
        // Going back behind a going back.
        assert_eq!(
            in_effect(&[one, two, back(3, 1), (4, 0, None), back(5, 2)]),
            [1, 2, 5]
        );
        assert_eq!(
            in_effect(&[one, two, back(3, 1), (4, 0, None), back(5, 2), redo(5)]),
            [1, 3, 4, 6]
        );
    }
}
