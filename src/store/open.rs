//! Creating and opening the file of a blog.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;

use super::Mode;
use super::atomic_file::{AtomicFile, check_is_free, folder_of};
use super::connect::{
    check, check_header, connect, connect_immutable, connect_read_only, has_journal,
};
use super::error::{Error, Result};
use super::identity::FileIdentity;
use super::maintenance::{give_id, keep_version};
use super::schema::{self, SCHEMA_VERSION};
use super::setting::SettingsWriter;
use super::upgrade;
use crate::model::Setting;

/// Creates the file of a new blog atomically, readable only by its owner.
/// A dry run makes all of it, and discards it.
pub fn create(path: &Path, settings: &[(&Setting, &str)], mode: Mode) -> Result<()> {
    let path = std::path::absolute(path)?;
    check_is_free(&path)?;
    let file = AtomicFile::new(folder_of(&path))?;
    let connection = connect(file.path(), Duration::ZERO)?;
    // No rollback needed: the file becomes visible only when complete.
    connection.pragma_update(None, "journal_mode", "memory")?;
    connection.execute_batch("BEGIN")?;
    schema::make(&connection)?;
    let writer = SettingsWriter::new(&connection);
    for (setting, value) in settings {
        writer.set(setting, value)?;
    }
    give_id(&connection)?;
    // Clear the log: the initial contents of a blog cannot be undone.
    connection.execute_batch("DELETE FROM change; DELETE FROM sqlite_sequence; COMMIT")?;
    // Switch to WAL last, so that nothing is left in a journal that is not moved with
    // the file.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.close().map_err(|(_, error)| error)?;
    check_header(file.path())?;
    if has_journal(file.path()) {
        return Err(Error::Io("a new blog could not be written".to_owned()));
    }
    match mode {
        Mode::Commit => file.create_database(&path),
        Mode::DryRun => Ok(()),
    }
}

/// Opens the file of a blog; waits up to `busy` for other writers. Copies a file with
/// an older schema, then upgrades it.
pub(super) fn open(path: &Path, now: Timestamp, busy: Duration) -> Result<Opened> {
    // An absolute path cannot be taken for a `file:` URI or `:memory:`.
    let path = std::path::absolute(path)?;
    check_header(&path)?;
    // Take the identity before SQLite opens the file: a file replaced in between is
    // then refused instead of lost.
    let identity = FileIdentity::of(&path)?;
    let opened = connect(&path, busy).and_then(|mut connection| {
        if check(&connection, &path)? == SCHEMA_VERSION {
            return Ok((connection, None));
        }
        let keep = |version| {
            // Use another connection, because this one is about to write.
            let kept = connect(&path, busy).and_then(|db| keep_version(&db, &path, version));
            kept.map_err(|reason| Error::NotUpgraded {
                path: path.clone(),
                version,
                reason: Box::new(reason),
            })
        };
        let kept = upgrade::upgrade(&mut connection, now, &identity, keep);
        identity.release(&connection);
        Ok((connection, kept?))
    });
    let (connection, before_upgrade) = match opened {
        Err(Error::Io(_) | Error::ReadOnly) if !has_journal(&path) => {
            let connection = connect_immutable(&path)?;
            check_is_newest(&connection, &path).map(|()| (connection, None))
        }
        opened => opened,
    }?;
    Ok(Opened {
        connection,
        identity,
        before_upgrade,
    })
}

/// Opens the file of a blog for reading, without writing, creating, upgrading or
/// waiting.
///
/// # Errors
/// The write-ahead log needs a writer to be readable ([`Error::NeedsRecovery`]).
pub(super) fn open_read_only(path: &Path) -> Result<Opened> {
    let path = std::path::absolute(path)?;
    let identity = FileIdentity::of(&path)?;
    let connection = connect_read_only(&path)?;
    check_is_newest(&connection, &path)?;
    Ok(Opened {
        connection,
        identity,
        before_upgrade: None,
    })
}

/// Refuses an older schema where the file cannot be upgraded.
fn check_is_newest(connection: &Connection, path: &Path) -> Result<()> {
    match check(connection, path)? {
        SCHEMA_VERSION => Ok(()),
        version => Err(Error::Older {
            path: path.to_owned(),
            version,
        }),
    }
}

/// An open blog.
pub(super) struct Opened {
    pub connection: Connection,
    pub identity: FileIdentity,
    /// The path of the copy made before this open upgraded the file.
    pub before_upgrade: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_sqlite_is_past_the_wal_reset_bug() {
        // Before 3.51.3, a race in WAL reset could lose commits:
        // https://sqlite.org/wal.html
        assert!(rusqlite::version_number() >= 3_051_003);
    }

    #[test]
    fn the_safety_settings_hold_on_an_open_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("blog.db");
        create(&path, &[], Mode::Commit).unwrap();
        let opened = open(&path, Timestamp::UNIX_EPOCH, Duration::from_secs(1));
        let connection = opened.unwrap().connection;
        let pragma = |name: &str| -> String {
            connection
                .query_row(
                    &format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"),
                    [],
                    |row| row.get(0),
                )
                .unwrap()
        };
        for (name, value) in [
            ("foreign_keys", "1"),
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("trusted_schema", "0"),
            ("busy_timeout", "1000"),
            ("user_version", "6"),
            ("application_id", "1651273575"),
        ] {
            let column = if name == "busy_timeout" {
                "timeout"
            } else {
                name
            };
            let set = if column == name {
                pragma(name)
            } else {
                let sql = "SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout";
                connection.query_row(sql, [], |row| row.get(0)).unwrap()
            };
            assert_eq!(set, value, "{name}");
        }
        assert!(
            connection
                .execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")
                .is_err()
        );
    }

    #[test]
    fn a_path_is_never_a_uri() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("file:x?mode=memory");
        create(&odd, &[], Mode::Commit).unwrap();
        assert!(odd.is_file());
        assert!(open(&odd, Timestamp::UNIX_EPOCH, Duration::ZERO).is_ok());
    }
}
