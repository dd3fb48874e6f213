//! The settings of a blog.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension};

use super::error::Result;
use super::log::log_all_kinds;
use super::sql::text;
use crate::model::setting::{BLOG_ID, TIME_ZONE};
use crate::model::time::zone_named;
use crate::model::{Policy, Setting};

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
            .query_row(sql, [name], |row| text(row, 0))
            .optional()?)
    }

    /// The zone of dates in addresses and file names: that of the blog, or UTC.
    pub fn zone(&self) -> Result<TimeZone> {
        let zone = self.get(TIME_ZONE)?;
        let zone = zone.and_then(|zone| zone_named(&zone).ok());
        Ok(zone.unwrap_or(TimeZone::UTC))
    }

    /// All settings that have a value, by name.
    pub fn all(&self) -> Result<HashMap<String, String>> {
        let sql = "SELECT name, value FROM setting WHERE name <> ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_map([BLOG_ID], |row| Ok((text(row, 0)?, text(row, 1)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The comment policy from the settings.
    pub fn policy(&self) -> Result<Policy> {
        let all = self.all()?;
        Ok(Policy::new(|name| all.get(name).map(String::as_str)))
    }
}

/// The settings, inside a transaction.
pub struct SettingsWriter<'a> {
    db: &'a Connection,
}

impl<'a> SettingsWriter<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        SettingsWriter { db }
    }

    /// The value of a setting, if it is set.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        Settings::new(self.db).get(name)
    }

    /// Sets a setting and returns whether the value changed.
    ///
    /// # Errors
    /// The value is invalid.
    pub(super) fn set(&self, setting: &Setting, value: &str) -> Result<bool> {
        setting.check(value)?;
        log_all_kinds(self.db)?;
        let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2)
                   ON CONFLICT (name) DO UPDATE SET value = excluded.value
                   WHERE value <> excluded.value";
        Ok(self.db.execute(sql, [setting.name, value])? > 0)
    }

    /// Sets a setting that has no value yet. Returns whether it did.
    ///
    /// # Errors
    /// The value is invalid.
    pub fn begin(&self, setting: &Setting, value: &str) -> Result<bool> {
        setting.check(value)?;
        log_all_kinds(self.db)?;
        let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2)
                   ON CONFLICT (name) DO NOTHING";
        Ok(self.db.execute(sql, [setting.name, value])? > 0)
    }

    /// Removes the value of a setting and returns whether it had one.
    pub(super) fn unset(&self, setting: &Setting) -> Result<bool> {
        log_all_kinds(self.db)?;
        let sql = "DELETE FROM setting WHERE name = ?1";
        Ok(self.db.execute(sql, [setting.name])? > 0)
    }
}
