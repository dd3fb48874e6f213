//! The one way to make a blog's file and the one way to open it.
//!
//! A file is judged by its header before SQLite sees it, so that nothing is
//! written to one that is not ours. <https://www.sqlite.org/fileformat2.html>

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::atomic_file::{AtomicFile, check_is_free, folder_of};
use super::error::{Error, Result};
use super::fault_injection::{Fault, is_planted};
use super::identity::{FileIdentity, companion};
use super::maintenance::{give_id, keep_version};
use super::schema::{self, SCHEMA_VERSION};
use super::setting::SettingsWriter;
use super::{search, upgrade};
use crate::model::{Setting, url};

/// "blog" in ASCII: what `PRAGMA application_id` says of our files.
const APPLICATION_ID: u32 = u32::from_be_bytes(*b"blog");

/// Makes the file of a new blog, whole or not at all, readable by its owner only.
pub fn create(path: &Path, settings: &[(&Setting, &str)]) -> Result<()> {
    let path = std::path::absolute(path)?;
    check_is_free(&path)?;
    let file = AtomicFile::new(folder_of(&path))?;
    let connection = connect(file.path(), Duration::ZERO)?;
    // Nobody sees it before it is whole, so nothing has to be taken back.
    connection.pragma_update(None, "journal_mode", "memory")?;
    connection.execute_batch("BEGIN")?;
    schema::make(&connection)?;
    let writer = SettingsWriter::new(&connection);
    for (setting, value) in settings {
        writer.set(setting, value)?;
    }
    give_id(&connection)?;
    // A new blog has no past: what it begins with cannot be undone.
    connection.execute_batch("DELETE FROM change; DELETE FROM sqlite_sequence; COMMIT")?;
    // Last, so that nothing is left in a journal that does not move along.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.close().map_err(|(_, error)| error)?;
    check_header(file.path())?;
    if has_journal(file.path()) {
        return Err(Error::Io("a new blog could not be written".to_owned()));
    }
    file.create_database(&path)
}

/// Opens the file of a blog, waiting for other writers for as long as `busy`.
/// One of an older version is kept as it is, and then brought up to this one.
pub fn open(path: &Path, now: Timestamp, busy: Duration) -> Result<Opened> {
    // An absolute path cannot be taken for a `file:` URI or `:memory:`.
    let path = std::path::absolute(path)?;
    check_header(&path)?;
    // Before SQLite opens it: a file that is replaced in between is refused, not lost.
    let identity = FileIdentity::of(&path)?;
    let opened = connect(&path, busy).and_then(|mut connection| {
        if check(&connection, &path)? == SCHEMA_VERSION {
            return Ok((connection, None));
        }
        let keep = |version| {
            // Another connection, because this one is about to write.
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
            match check(&connection, &path)? {
                SCHEMA_VERSION => Ok((connection, None)),
                version => Err(Error::Older { path, version }),
            }
        }
        opened => opened,
    }?;
    Ok(Opened {
        connection,
        identity,
        before_upgrade,
    })
}

/// Opens the file of a blog for reading: nothing is written, created or upgraded, and
/// nothing is waited for.
///
/// # Errors
/// A write-ahead log is there that only a writer can read ([`Error::NeedsRecovery`]).
pub fn open_read_only(path: &Path) -> Result<Opened> {
    let path = std::path::absolute(path)?;
    let identity = FileIdentity::of(&path)?;
    let connection = connect_read_only(&path)?;
    match check(&connection, &path)? {
        SCHEMA_VERSION => Ok(Opened {
            connection,
            identity,
            before_upgrade: None,
        }),
        version => Err(Error::Older { path, version }),
    }
}

/// Opens a connection that never writes; its schema may be any.
pub(super) fn connect_read_only(path: &Path) -> Result<Connection> {
    check_header(path)?;
    if has_journal(path) && !companion(path, "-shm").exists() {
        return Err(Error::NeedsRecovery(path.to_owned()));
    }
    connect_untouched(path)
}

/// A blog that was opened.
pub struct Opened {
    pub connection: Connection,
    pub identity: FileIdentity,
    /// Where the file is as it was before it was upgraded just now.
    pub before_upgrade: Option<PathBuf>,
}

/// Opens the file of a blog of any version that this program knows, and leaves it so.
pub(super) fn open_any(path: &Path, busy: Duration) -> Result<Connection> {
    let connection = open_unverified(path, busy)?;
    check(&connection, path)?;
    Ok(connection)
}

/// Opens the file of a blog whose schema may be any: no table may be read before
/// [`schema::verify`] has accepted it.
pub(super) fn open_unverified(path: &Path, busy: Duration) -> Result<Connection> {
    check_header(path)?;
    let opened = connect(path, busy).and_then(|connection| {
        check_version(&connection, path)?;
        Ok(connection)
    });
    match opened {
        Err(Error::Io(_) | Error::ReadOnly) if !has_journal(path) => connect_immutable(path),
        opened => opened,
    }
}

/// Refuses what is no blog, from the first 100 bytes of the file.
pub(super) fn check_header(path: &Path) -> Result<()> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
            Error::Missing(path.to_owned())
        }
        kind => Error::Io(format!("{}: {kind}", path.display())),
    })?;
    if !about.is_file() {
        return Err(Error::NotADatabase(path.to_owned()));
    }
    let mut header = [0; 100];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut header))
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => Error::NotADatabase(path.to_owned()),
            kind => Error::Io(format!("{}: {kind}", path.display())),
        })?;
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(Error::NotADatabase(path.to_owned()));
    }
    if !is_ours(&header) {
        return Err(Error::Foreign(path.to_owned()));
    }
    check_known(field(&header, 60), path)?;
    check_rollback_journal(path, &header)
}

fn is_ours(header: &[u8; 100]) -> bool {
    field(header, 68) == APPLICATION_ID
}

/// Refuses a rollback journal beside a file in WAL mode, which never has one: it is of
/// another file, and SQLite would write its pages into this one.
fn check_rollback_journal(path: &Path, header: &[u8; 100]) -> Result<()> {
    let journal = companion(path, "-journal");
    let is_wal = header.get(18..20) == Some(&[2, 2]);
    if is_wal && fs::metadata(&journal).is_ok_and(|about| about.len() > 0) {
        return Err(Error::StrayJournal(journal));
    }
    Ok(())
}

/// Whether a file is a blog or a journal of SQLite, by how it begins. An export never
/// replaces one. It must not be the blog that is open: SQLite would lose its locks.
/// <https://www.sqlite.org/fileformat2.html>
pub fn is_database(path: &Path) -> std::io::Result<bool> {
    const WAL: [&[u8]; 2] = [&[0x37, 0x7f, 0x06, 0x82], &[0x37, 0x7f, 0x06, 0x83]];
    const JOURNAL: &[u8] = &[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let mut header = Vec::with_capacity(100);
    File::open(path)?.take(100).read_to_end(&mut header)?;
    let starts = |magic: &&[u8]| header.starts_with(magic);
    let is_blog =
        header.starts_with(b"SQLite format 3\0") && header.first_chunk().is_some_and(is_ours);
    Ok(is_blog || WAL.iter().chain(&[JOURNAL]).any(starts))
}

/// The big-endian number at this place of the header.
fn field(header: &[u8; 100], at: usize) -> u32 {
    header
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u32::from_be_bytes)
}

fn check_known(version: u32, path: &Path) -> Result<()> {
    if version > SCHEMA_VERSION {
        return Err(Error::Newer {
            path: path.to_owned(),
            version,
            known: SCHEMA_VERSION,
        });
    }
    Ok(())
}

/// Refuses a version that is not known, and a schema that is not the one of its version.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<u32> {
    let mut version = check_version(connection, path)?;
    while let Err(error) = schema::verify(connection, version, path) {
        // Another command may have upgraded it since its version was read.
        let now = check_version(connection, path)?;
        if now == version {
            return Err(error);
        }
        version = now;
    }
    Ok(version)
}

/// Asks SQLite itself, because a newer version may still be in the journal.
fn check_version(connection: &Connection, path: &Path) -> Result<u32> {
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == 0 {
        return Err(Error::Damaged("its schema is not there".to_owned()));
    }
    check_known(version, path)?;
    Ok(version)
}

/// Opens a connection with every safety setting, and reads each back.
pub(super) fn connect(path: &Path, busy: Duration) -> Result<Connection> {
    let connection = connect_to_pages(path, busy)?;
    secure(&connection)?;
    Ok(connection)
}

/// Opens a connection that nothing is asked in SQL: its pages may be damaged.
pub(super) fn connect_to_pages(path: &Path, busy: Duration) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(busy)?;
    Ok(connection)
}

/// Opens a file that lies where nothing can be written, for reading.
pub(super) fn connect_immutable(path: &Path) -> Result<Connection> {
    connect_reading(path, "?immutable=1")
}

/// Opens a file for reading, in a way that these parameters say.
fn connect_reading(path: &Path, parameters: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path, parameters), flags)?;
    secure(&connection)?;
    Ok(connection)
}

/// Opens a blog as it lies there, for reading: nothing is written, made, brought
/// up to this version or waited for. Without a journal that others have open, what
/// the file holds is all there is.
pub(super) fn open_untouched(path: &Path) -> Result<Connection> {
    let path = std::path::absolute(path)?;
    check_header(&path)?;
    let connection = connect_untouched(&path)?;
    check(&connection, &path)?;
    Ok(connection)
}

fn connect_untouched(path: &Path) -> Result<Connection> {
    match has_journal(path) && companion(path, "-shm").exists() {
        true => connect_reading(path, "?readonly_shm=1"),
        false => connect_immutable(path),
    }
}

/// The path as a `file:` URI with these parameters.
pub(super) fn uri(path: &Path, parameters: &str) -> String {
    let is_plain = |byte| byte == b'/' || url::is_unreserved(byte);
    let path = url::percent_encode(path.as_os_str().as_encoded_bytes(), is_plain);
    format!("file://{path}{parameters}")
}

fn secure(connection: &Connection) -> Result<()> {
    use DbConfig::{
        SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY, SQLITE_DBCONFIG_ENABLE_QPSG,
        SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    };
    let switches = [
        (SQLITE_DBCONFIG_ENABLE_FKEY, true, "foreign_keys"),
        (SQLITE_DBCONFIG_DEFENSIVE, true, "defensive"),
        (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false, "trusted_schema"),
        // A plan does not depend on bound values, so nothing is prepared twice.
        (SQLITE_DBCONFIG_ENABLE_QPSG, true, "query planner stability"),
    ];
    for (switch, wanted, name) in switches {
        if connection.set_db_config(switch, wanted)? != wanted {
            return Err(Error::Unsafe(name));
        }
    }
    let synchronous = if is_planted(Fault::Unsynced) { 0 } else { 2 };
    let numbers = [("synchronous", synchronous), ("mmap_size", 0)];
    for (name, wanted) in numbers {
        connection.pragma_update(None, name, wanted)?;
        let set: i64 = connection.pragma_query_value(None, name, |row| row.get(0))?;
        if set != wanted {
            return Err(Error::Unsafe(name));
        }
    }
    search::register(connection)
}

/// Whether there are writes that are not in the main file yet.
pub(super) fn has_journal(path: &Path) -> bool {
    fs::metadata(companion(path, "-wal")).is_ok_and(|about| about.len() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_sqlite_is_past_the_wal_reset_bug() {
        // Before 3.51.3 a race could lose commits: https://sqlite.org/wal.html
        assert!(rusqlite::version_number() >= 3_051_003);
    }

    #[test]
    fn the_safety_settings_hold_on_an_open_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("blog.db");
        create(&path, &[]).unwrap();
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
            ("user_version", "4"),
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
        create(&odd, &[]).unwrap();
        assert!(odd.is_file());
        assert!(open(&odd, Timestamp::UNIX_EPOCH, Duration::ZERO).is_ok());
    }
}
