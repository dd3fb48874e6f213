//! The settings of a blog.

use rusqlite::{Connection, OptionalExtension};

use super::error::Result;
use crate::model::Invalid;
use crate::model::limits::{POST_AUTHOR, SETTING, TITLE};
use crate::model::time::zone_named;

/// The settings, for reading.
pub struct Settings<'a> {
    db: &'a Connection,
}

impl<'a> Settings<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Settings { db }
    }

    /// The value of a setting, if it is set.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM setting WHERE name = ?1";
        Ok(self
            .db
            .query_row(sql, [name], |row| row.get(0))
            .optional()?)
    }
}

/// Sets a setting that is not set yet.
pub(super) fn set(db: &Connection, name: &str, value: &str) -> Result<()> {
    let limit = match name {
        "title" => TITLE,
        "author" => POST_AUTHOR,
        _ => SETTING,
    };
    limit.check_required(value)?;
    if name == "time_zone" {
        zone_named(value).map_err(Invalid::from)?;
    }
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2)";
    db.execute(sql, [name, value])?;
    Ok(())
}
