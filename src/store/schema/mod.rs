//! The schema of a file and its verification.

mod compare;

use std::path::Path;

use rusqlite::Connection;

pub(super) use compare::differences;

use compare::is_as_made;

use super::error::{Error, Result};
use super::search;

/// The newest schema; `schema.sql` is its only source.
const SCHEMA: &str = include_str!("../../../schema.sql");

/// The schemas of older versions, from version 1.
const OLDER: [&str; 5] = [
    include_str!("1.sql"),
    include_str!("2.sql"),
    include_str!("3.sql"),
    include_str!("4.sql"),
    include_str!("5.sql"),
];

/// The version of the newest schema.
pub const SCHEMA_VERSION: u32 = 6;

/// A table, an index, a view or a trigger.
#[derive(Debug)]
pub(super) struct Object {
    /// `table`, `index`, `view` or `trigger`.
    pub kind: String,
    pub name: String,
    /// The CREATE statement.
    pub sql: String,
}

/// Verifies the schema before anything else is read from the file: a view or generated
/// column in place of a table could run foreign code.
///
/// # Errors
/// An object is missing, differs or is not part of a blog ([`Error::Schema`]).
pub(super) fn verify(db: &Connection, version: u32, path: &Path) -> Result<()> {
    if is_as_made(db, source(version))? {
        return Ok(());
    }
    match differences(db, version)?.first() {
        None => Ok(()),
        Some(difference) => Err(Error::Schema {
            path: path.to_owned(),
            difference: difference.to_string(),
            is_fixable: difference.is_fixable,
        }),
    }
}

/// The schema of this version as SQL.
pub(super) fn source(version: u32) -> &'static str {
    let older = usize::try_from(version)
        .ok()
        .and_then(|version| version.checked_sub(1));
    older.and_then(|place| OLDER.get(place)).unwrap_or(&SCHEMA)
}

/// The objects in the schema of a file, in order, without those SQLite and virtual
/// tables create.
pub(super) fn objects(db: &Connection) -> Result<Vec<Object>> {
    let mut statement = db.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
         AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
         ORDER BY rowid",
    )?;
    let objects = statement.query_map([], |row| {
        Ok(Object {
            kind: row.get(0)?,
            name: row.get(1)?,
            sql: row.get(2)?,
        })
    })?;
    Ok(objects.collect::<rusqlite::Result<_>>()?)
}

/// Creates the newest schema in an empty file, inside the caller's transaction.
pub(super) fn make(db: &Connection) -> Result<()> {
    Ok(db.execute_batch(SCHEMA)?)
}

/// An empty blog with the newest schema, in memory.
pub(super) fn newest() -> Result<Connection> {
    let newest = Connection::open_in_memory()?;
    search::register(&newest)?;
    make(&newest)?;
    Ok(newest)
}
