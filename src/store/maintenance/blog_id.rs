//! The id of a blog, which identifies its backups. It is an internal row of `setting`,
//! hidden from the settings and the log.

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

    /// Whether the blog has no id but has a schema that supports one.
    pub fn lacks_id(&self) -> Result<bool> {
        let version: u32 = self
            .db
            .pragma_query_value(None, "user_version", |row| row.get(0))?;
        Ok(version == SCHEMA_VERSION && self.id()?.is_none())
    }
}

impl Store {
    /// Gives the blog an id if it has none. Not logged, so it cannot be undone.
    pub fn give_id(&mut self, now: Timestamp) -> Result<()> {
        self.write(Mode::Commit, now, &Origin::default(), |writer| {
            give_id(&writer.transaction)
        })
    }
}

/// Gives a blog an id. Nothing else may be written in the transaction.
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
    // Remove the rows logged by the triggers.
    db.execute("DELETE FROM change WHERE id > ?1", [before])?;
    db.execute("DELETE FROM setting_old WHERE change > ?1", [before])?;
    let sql = "UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'change'";
    db.execute(sql, [before])?;
    Ok(())
}

/// The id of a blog; `None` for an older schema or an invalid id.
pub(super) fn id(db: &Connection) -> Result<Option<String>> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'setting'";
    if !db.prepare(sql)?.exists([])? {
        return Ok(None);
    }
    // Checking the length does not load the value, which may be large.
    let sql = "SELECT value FROM setting WHERE name = ?1 AND octet_length(value) = 32";
    let id = db.query_row(sql, [BLOG_ID], |row| {
        let text = row.get_ref(0)?.as_bytes().unwrap_or_default();
        Ok(String::from_utf8_lossy(text).into_owned())
    });
    Ok(id.optional()?.filter(|id| is_blog_id(id)))
}

/// The id in a file of unknown content; `None` if it has no id.
///
/// # Errors
/// The file is not a blog or has another schema.
pub(super) fn id_of_file(path: &Path) -> Result<Option<String>> {
    let path = std::path::absolute(path)?;
    check_header(&path)?;
    let db = connect_immutable(&path)?;
    check(&db, &path)?;
    id(&db)
}

/// Whether a file has a journal or a non-empty write-ahead log.
pub(super) fn is_in_use(path: &Path) -> bool {
    has_journal(path) || companion(path, "-journal").exists()
}

/// Whether giving the blog an id failed only because the blog is not writable now.
pub fn is_unwritable(error: &Error) -> bool {
    matches!(
        error,
        Error::ReadOnly | Error::OpenedReadOnly | Error::Io(_) | Error::Full | Error::Busy
    )
}
