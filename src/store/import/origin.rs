//! Where imported rows came from.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::store::error::Result;

/// What was imported from one source.
pub(super) struct Origins<'a> {
    db: &'a Connection,
    /// The id of the source.
    pub source: i64,
}

/// How a record stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It never was here, or its import was undone.
    New,
    /// It is here, and is at its source what it was then.
    Same,
    /// It is here, and is something else at its source by now.
    Changed {
        /// The id of its row.
        row: i64,
        /// Whether that was edited since.
        is_edited: bool,
    },
    /// It was removed here.
    Removed,
}

impl<'a> Origins<'a> {
    /// Those of the source with this name.
    pub fn new(db: &'a Connection, name: &str) -> Result<Self> {
        let sql = "INSERT INTO source (name) VALUES (?1) ON CONFLICT (name) DO NOTHING";
        db.execute(sql, [name])?;
        let sql = "SELECT id FROM source WHERE name = ?1";
        let source = db.query_row(sql, [name], |row| row.get(0))?;
        Ok(Origins { db, source })
    }

    /// How the record with this key stands to what is here.
    pub fn standing(&self, kind: &str, key: &str, digest: i64) -> Result<Standing> {
        let sql = "SELECT row, digest, revision FROM origin
                   WHERE source = ?1 AND kind = ?2 AND key = ?3";
        let found = self
            .db
            .prepare_cached(sql)?
            .query_row((self.source, kind, key_value(key)), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            });
        let Some((row, known, imported)): Option<(i64, i64, i64)> = found.optional()? else {
            return Ok(Standing::New);
        };
        let sql = format!("SELECT revision FROM {kind} WHERE id = ?1");
        let mut statement = self.db.prepare_cached(&sql)?;
        let revision: Option<i64> = statement.query_row([row], |row| row.get(0)).optional()?;
        Ok(match revision {
            Some(_) if digest == known => Standing::Same,
            Some(revision) => Standing::Changed {
                row,
                is_edited: revision != imported,
            },
            None if self.was_undone(kind, row)? => Standing::New,
            None => Standing::Removed,
        })
    }

    /// The row of the record with this key, if it is there.
    pub fn row(&self, kind: &str, key: &str) -> Result<Option<i64>> {
        let sql = format!(
            "SELECT o.row FROM origin o JOIN {kind} x ON x.id = o.row
             WHERE o.source = ?1 AND o.kind = ?2 AND o.key = ?3"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let values = (self.source, kind, key_value(key));
        Ok(statement.query_row(values, |row| row.get(0)).optional()?)
    }

    /// Remembers where a row came from.
    pub fn put(&self, kind: &str, key: &str, row: i64, digest: i64, revision: i64) -> Result<()> {
        let sql = "INSERT INTO origin (source, kind, key, row, digest, revision)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (source, kind, key) DO UPDATE
                   SET row = excluded.row, digest = excluded.digest, revision = excluded.revision";
        let values = (self.source, kind, key_value(key), row, digest, revision);
        self.db.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Whether a row went because its import was undone, not because somebody
    /// wanted it to go.
    fn was_undone(&self, kind: &str, row: i64) -> Result<bool> {
        let sql = "SELECT command LIKE 'undo %: import %' FROM operation WHERE change_to >=
                       (SELECT max(id) FROM change WHERE kind = ?1 AND row = ?2)
                   ORDER BY change_to LIMIT 1";
        let found = self.db.query_row(sql, (kind, row), |row| row.get(0));
        Ok(found.optional()?.flatten().unwrap_or(false))
    }
}

/// A key as it is stored: numbers as such, which are small and come in order.
pub(super) fn key_value(key: &str) -> Value {
    match key.parse::<i64>() {
        Ok(number) if number.to_string() == key => Value::Integer(number),
        _ => Value::Text(key.to_owned()),
    }
}
