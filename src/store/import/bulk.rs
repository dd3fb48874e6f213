//! Inserting many rows without the triggers that log changes.
//!
//! Rows with new ids need no change in the log, but a table with an insert trigger makes
//! SQLite keep a statement journal for each INSERT, which costs more than the row. So the
//! triggers of the schema are off while an import inserts, and on before it changes or
//! removes a row. Tags and everything else that new rows bring along is logged by temporary
//! triggers, which stay on.

use rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER;
use rusqlite::{Connection, OptionalExtension};

use crate::store::error::Result;

/// The number of inserted rows in a row after which the triggers are off again. Each
/// switch prepares all statements anew.
const AGAIN_AFTER: u32 = 100;

/// The triggers of an import.
pub(super) struct Bulk<'a> {
    db: &'a Connection,
    /// Whether the triggers of the schema are off.
    is_on: bool,
    /// The rows inserted since the triggers were switched on.
    inserted: u32,
}

impl<'a> Bulk<'a> {
    pub(super) fn new(db: &'a Connection) -> Result<Self> {
        let mut bulk = Bulk {
            db,
            is_on: false,
            inserted: 0,
        };
        bulk.begin()?;
        Ok(bulk)
    }

    /// Call this before inserting a post or a comment with a new id.
    pub(super) fn insert(&mut self) -> Result<()> {
        if !self.is_on {
            self.inserted += 1;
            if self.inserted > AGAIN_AFTER {
                self.begin()?;
            }
        }
        Ok(())
    }

    /// Call this before changing or removing rows that existed before the import.
    pub(super) fn log(&mut self) -> Result<()> {
        self.inserted = 0;
        if self.is_on {
            self.is_on = false;
            self.db
                .set_db_config(SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
            self.db
                .execute_batch("DROP TRIGGER IF EXISTS temp.tag_added")?;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        let sql =
            "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = 'tag_added'";
        let trigger: Option<String> = self.db.query_row(sql, [], |row| row.get(0)).optional()?;
        let Some(body) = trigger
            .as_deref()
            .and_then(|sql| sql.strip_prefix("CREATE TRIGGER "))
        else {
            return Ok(());
        };
        self.db
            .execute_batch(&format!("CREATE TEMP TRIGGER {body}"))?;
        self.is_on = true;
        self.db
            .set_db_config(SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        Ok(())
    }
}

impl Drop for Bulk<'_> {
    fn drop(&mut self) {
        // Without the triggers, the next write would not be logged.
        let _ = self.log();
    }
}
