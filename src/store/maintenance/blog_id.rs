//! The id of a blog, by which a backup says whose it is. It is an internal row of
//! `setting`: neither the settings nor the log show it.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::Reader;
use crate::model::setting::{BLOG_ID, is_blog_id};
use crate::store::connect::{check, check_header, connect_immutable, has_journal};
use crate::store::error::{Error, Result};
use crate::store::identity::companion;
use crate::store::schema::SCHEMA_VERSION;
use crate::store::{Mode, Origin, Store};

impl Reader {
    /// The id of the blog, if it has one.
    pub fn id(&self) -> Result<Option<String>> {
        id(&self.db)
    }

    /// Whether the blog has no id, but could be given one.
    pub fn lacks_id(&self) -> Result<bool> {
        let version: u32 = self
            .db
            .pragma_query_value(None, "user_version", |row| row.get(0))?;
        Ok(version == SCHEMA_VERSION && self.id()?.is_none())
    }
}

impl Store {
    /// Gives the blog an id, if it has none. Neither the log nor undo shows it.
    pub fn give_id(&mut self, now: Timestamp) -> Result<()> {
        self.write(Mode::Commit, now, &Origin::default(), |writer| {
            give_id(&writer.transaction)
        })
    }
}

/// Gives a blog an id inside a transaction in which nothing else was written.
pub(in crate::store) fn give_id(db: &Connection) -> Result<()> {
    if id(db)?.is_some() {
        return Ok(());
    }
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'change'";
    let before: i64 = db
        .query_row(sql, [], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    let sql = "INSERT INTO setting (name, value) VALUES (?1, lower(hex(randomblob(16))))
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    db.execute(sql, [BLOG_ID])?;
    // What the triggers logged.
    db.execute("DELETE FROM change WHERE id > ?1", [before])?;
    db.execute("DELETE FROM setting_old WHERE change > ?1", [before])?;
    let sql = "UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'change'";
    db.execute(sql, [before])?;
    Ok(())
}

/// The id of a blog; none in an older version, or if it is not an id.
pub(super) fn id(db: &Connection) -> Result<Option<String>> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'setting'";
    if !db.prepare(sql)?.exists([])? {
        return Ok(None);
    }
    // The length is known without the value, which may be of any.
    let sql = "SELECT value FROM setting WHERE name = ?1 AND octet_length(value) = 32";
    let id = db.query_row(sql, [BLOG_ID], |row| {
        let text = row.get_ref(0)?.as_bytes().unwrap_or_default();
        Ok(String::from_utf8_lossy(text).into_owned())
    });
    Ok(id.optional()?.filter(|id| is_blog_id(id)))
}

/// The id in a file that may be anything; none if it has none.
///
/// # Errors
/// It is not a blog, or its schema is not that of one.
pub(super) fn id_of_file(path: &Path) -> Result<Option<String>> {
    let path = std::path::absolute(path)?;
    check_header(&path)?;
    let db = connect_immutable(&path)?;
    check(&db, &path)?;
    id(&db)
}

/// Whether a file has writes beside it that are not in it yet.
pub(super) fn is_in_use(path: &Path) -> bool {
    has_journal(path) || companion(path, "-journal").exists()
}

/// Why a blog could not be given an id, if that is only because it cannot be written now.
pub fn is_unwritable(error: &Error) -> bool {
    matches!(
        error,
        Error::ReadOnly | Error::OpenedReadOnly | Error::Io(_) | Error::Full | Error::Busy
    )
}
