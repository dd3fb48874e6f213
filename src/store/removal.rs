//! Removing rows with all dependent rows.

use rusqlite::{Connection, ErrorCode, ToSql};

use super::error::{Error, Result};
use super::sql::text;
use crate::model::Removal;
use crate::model::removal::{NAMED, Named};

/// Fails if the removal differs from `agreed`.
pub(super) fn check_agreed<I: PartialEq>(
    removal: &Removal<I>,
    agreed: Option<&Removal<I>>,
) -> Result<()> {
    match agreed {
        Some(agreed) if agreed != removal => Err(Error::PreviewOutdated),
        _ => Ok(()),
    }
}

/// The first of these records with their names, which `sql` finds by id.
pub(super) fn first_named<I: ToSql + Copy>(
    db: &Connection,
    sql: &str,
    ids: &[I],
) -> Result<Vec<Named<I>>> {
    let mut statement = db.prepare_cached(sql)?;
    let named = ids.iter().take(NAMED).map(|&id| {
        let name = statement.query_row([id], |row| text(row, 0))?;
        Ok(Named { id, name })
    });
    named.collect()
}

/// Deletes the rows of `table` with these ids (see [`super::sql::id_list`]). Their
/// comments are those whose `column` is one of the ids.
///
/// SQLite limits cascades to 1,000 levels, so deeper threads are flattened first.
/// <https://www.sqlite.org/limits.html#max_trigger_depth>
pub(super) fn delete_cascading(
    db: &Connection,
    table: &str,
    column: &str,
    ids: &str,
) -> Result<()> {
    let chosen = "IN (SELECT value FROM json_each(?1))";
    let delete = format!("DELETE FROM {table} WHERE id {chosen}");
    // A savepoint, because a failed cascade may leave part of its deletions.
    db.execute_batch("SAVEPOINT cascade")?;
    match db.execute(&delete, [ids]) {
        // This error has no code of its own, and its message varies.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::Unknown) => {
            db.execute_batch("ROLLBACK TO cascade")?;
            let flatten = format!("UPDATE comment SET parent_id = NULL WHERE {column} {chosen}");
            db.execute(&flatten, [ids])?;
            db.execute(&delete, [ids])?;
        }
        done => {
            done?;
        }
    }
    Ok(db.execute_batch("RELEASE cascade")?)
}
