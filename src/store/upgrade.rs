//! Bringing the file of an older version up to this one, whole or not at all.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::error::Result;
use super::identity::FileIdentity;
use super::log::{self, Asked};
use super::schema::{Object, SCHEMA_VERSION, newest, objects};
use super::search;

/// The columns that tables got after they were first made, as `schema.sql` has
/// them.
const COLUMNS: [(&str, &str, &str); 4] = [
    ("comment", "reason", "TEXT"),
    ("operation", "rules", "INTEGER NOT NULL DEFAULT 0"),
    ("operation", "settings", "INTEGER NOT NULL DEFAULT 0"),
    ("operation", "final", "INTEGER NOT NULL DEFAULT 0"),
];

/// The version in which comments got a reason, and their images with them.
const REASONS: u32 = 3;

/// The version in which the log and the search began.
const LOG: u32 = 2;

/// Adds what `schema.sql` has and the file has not, and puts its triggers, views
/// and indexes in the place of older ones. What a file without a log holds becomes
/// the start of that, and is indexed.
///
/// First `keep` is to keep the file as it is; nobody else writes to it meanwhile. Gives
/// what that gave, unless another command was faster.
pub(super) fn upgrade<T>(
    db: &mut Connection,
    now: Timestamp,
    identity: &FileIdentity,
    keep: impl FnOnce(u32) -> Result<T>,
) -> Result<Option<T>> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == SCHEMA_VERSION {
        return Ok(None);
    }
    let kept = keep(version)?;
    for (table, column, definition) in COLUMNS {
        let columns =
            "SELECT count(*), count(*) FILTER (WHERE name = ?2) FROM pragma_table_info(?1)";
        let found: (i64, i64) = transaction.query_row(columns, [table, column], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        if let (1.., 0) = found {
            let sql = format!("ALTER TABLE {table} ADD COLUMN {column} {definition}");
            transaction.execute_batch(&sql)?;
        }
    }
    complete(&transaction)?;
    if version < LOG {
        search::rebuild(&transaction)?;
        log::begin(
            &transaction,
            now,
            &Asked {
                command: format!("(upgrade to schema version {SCHEMA_VERSION})"),
                who: None,
            },
        )?;
    } else if version < REASONS {
        let sql = "UPDATE change SET image = json_insert(image, '$[#]', NULL)
                   WHERE kind = 'comment' AND image IS NOT NULL";
        transaction.execute(sql, [])?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    identity.check(false)?;
    transaction.commit()?;
    identity.check(true)?;
    Ok(Some(kept))
}

/// Adds what the newest schema has and the file has not, and puts its triggers, views and
/// indexes in the place of others of their name. A search index that is new is empty.
pub(super) fn complete(db: &Connection) -> Result<()> {
    for Object { kind, name, sql } in objects(&newest()?)? {
        let known = "SELECT sql FROM sqlite_schema WHERE name = ?1";
        let known: Option<String> = db.query_row(known, [&name], |row| row.get(0)).optional()?;
        match known {
            Some(known) if known == sql || kind == "table" => continue,
            Some(_) => db.execute_batch(&format!("DROP {kind} {name}"))?,
            None => {}
        }
        db.execute_batch(&sql)?;
    }
    Ok(())
}
