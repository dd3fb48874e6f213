//! Bringing the file of an older version up to this one, whole or not at all.

use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

use super::error::Result;
use super::log::{self, Asked};
use super::open::{SCHEMA, SCHEMA_VERSION};
use super::search;

/// Adds what `schema.sql` has and the file has not: so far every version has
/// only added to the one before. What the file holds becomes the start of its
/// log, and is indexed.
pub(super) fn upgrade(db: &mut Connection, now: Timestamp) -> Result<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == SCHEMA_VERSION {
        // Another command was faster.
        return Ok(());
    }
    for (name, sql) in newest_schema()? {
        let known = "SELECT 1 FROM sqlite_schema WHERE name = ?1";
        if !transaction.prepare_cached(known)?.exists([name])? {
            transaction.execute_batch(&sql)?;
        }
    }
    search::rebuild(&transaction)?;
    log::begin(
        &transaction,
        now,
        &Asked {
            command: format!("(upgrade to schema version {SCHEMA_VERSION})"),
            who: None,
        },
    )?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}

/// The name and the SQL of everything in the newest schema, in its order; not
/// what virtual tables make for themselves.
fn newest_schema() -> Result<Vec<(String, String)>> {
    let fresh = Connection::open_in_memory()?;
    search::register(&fresh)?;
    fresh.execute_batch(SCHEMA)?;
    let mut statement = fresh.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL
         AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
         ORDER BY rowid",
    )?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(objects.collect::<rusqlite::Result<_>>()?)
}
