//! Finds the first matches in an order of the rows. Rows are read in that order and
//! tested in batches, so that the work depends on how frequent the matches are and not on
//! their number.

use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::functions::Context;
use rusqlite::types::Value;
use rusqlite::{Connection, Error as SqliteError, ErrorCode, ffi, params_from_iter};

use super::bounds::bounds;
use crate::store::error::Result;

/// The size of the first batch.
const FIRST: usize = 32;

/// The maximum size of a batch.
const LARGEST: usize = 4_096;

/// What a walk may still cost, in about microseconds.
pub(super) struct Budget {
    left: i64,
}

impl Budget {
    /// `None` if it is exhausted.
    pub(super) fn spend(&mut self, cost: usize) -> Option<()> {
        self.left = self
            .left
            .saturating_sub(i64::try_from(cost).unwrap_or(i64::MAX));
        (self.left >= 0).then_some(())
    }
}

/// The first `wanted` ids of `rows` that `keep` returns, all if there are fewer. `None` if
/// finding them costs too much.
///
/// `rows` is the query of ids in order, with the condition `budget(?)`, which binds its
/// first value. `keep` returns the matches of a batch in the same order.
pub(super) fn walk(
    db: &Connection,
    rows: &str,
    mut values: Vec<Value>,
    wanted: usize,
    mut keep: impl FnMut(&[i64], &mut Budget) -> Result<Option<Vec<i64>>>,
) -> Result<Option<Vec<i64>>> {
    let whole = bounds().budget;
    let mut budget = Budget { left: whole };
    values.insert(0, Value::Integer(whole));
    let mut statement = db.prepare(rows)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut found = Vec::new();
    let mut size = FIRST;
    loop {
        let mut batch = Vec::with_capacity(size);
        while batch.len() < size {
            match rows.next() {
                Ok(Some(row)) => batch.push(row.get(0)?),
                Ok(None) => break,
                Err(error) if is_exhausted(&error) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        let Some(kept) = keep(&batch, &mut budget)? else {
            return Ok(None);
        };
        found.extend(kept);
        if found.len() >= wanted || batch.len() < size {
            found.truncate(wanted);
            return Ok(Some(found));
        }
        if budget.spend(batch.len()).is_none() {
            return Ok(None);
        }
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let expected = (whole - budget.left).saturating_mul(number(wanted));
        if expected / number(found.len().max(1)) > whole {
            return Ok(None);
        }
        size = (size * 2).min(LARGEST);
    }
}

/// The SQL function budget(n): true for n rows of a statement, then it interrupts it.
pub(super) fn count_down(context: &Context<'_>) -> rusqlite::Result<bool> {
    let left = context.get::<i64>(0)?;
    let left = context.get_or_create_aux(0, |_| Ok::<_, SqliteError>(AtomicI64::new(left)))?;
    if left.fetch_sub(1, Ordering::Relaxed) > 0 {
        return Ok(true);
    }
    let code = ffi::Error::new(ffi::SQLITE_INTERRUPT);
    Err(SqliteError::SqliteFailure(code, None))
}

fn is_exhausted(error: &SqliteError) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}
