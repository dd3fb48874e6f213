//! What a schema is made of.

use rusqlite::Connection;

use super::error::Result;
use super::open::SCHEMA;
use super::search;

/// A table, an index, a view or a trigger.
#[derive(Debug)]
pub(super) struct Object {
    /// Which of these.
    pub kind: String,
    pub name: String,
    /// What made it.
    pub sql: String,
}

/// Everything in the schema of a file, in its order; not what SQLite and virtual tables
/// make for themselves.
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

/// An empty blog of the newest schema, in memory.
pub(super) fn newest() -> Result<Connection> {
    let newest = Connection::open_in_memory()?;
    search::register(&newest)?;
    newest.execute_batch(SCHEMA)?;
    Ok(newest)
}
