//! Connections: checks a file by its header, opens it with every safety setting, and checks
//! its schema.
//!
//! The header is checked first, so that SQLite never reads or writes a file that is not
//! a blog. <https://www.sqlite.org/fileformat2.html>

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};
use super::fault_injection::{Fault, is_planted};
use super::identity::companion;
use super::schema::{self, SCHEMA_VERSION};
use super::search;
use crate::model::url;

/// "blog" in ASCII: the `PRAGMA application_id` of our files.
const APPLICATION_ID: u32 = u32::from_be_bytes(*b"blog");

/// Opens a connection that never writes. Does not check the schema.
pub(super) fn connect_read_only(path: &Path) -> Result<Connection> {
    check_header(path)?;
    if has_journal(path) && !companion(path, "-shm").exists() {
        return Err(Error::NeedsRecovery(path.to_owned()));
    }
    connect_untouched(path)
}

/// Opens the file of a blog of any supported version, without an upgrade.
pub(super) fn open_any(path: &Path, busy: Duration) -> Result<Connection> {
    let connection = open_unverified(path, busy)?;
    check(&connection, path)?;
    Ok(connection)
}

/// Opens the file of a blog without checking its schema. Call [`schema::verify`] before
/// reading any table.
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

/// Checks that the first 100 bytes of the file are the header of a blog.
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

/// Refuses a rollback journal beside a file in WAL mode. It belongs to another file,
/// and SQLite would write its pages into this one.
fn check_rollback_journal(path: &Path, header: &[u8; 100]) -> Result<()> {
    let journal = companion(path, "-journal");
    let is_wal = header.get(18..20) == Some(&[2, 2]);
    if is_wal && fs::metadata(&journal).is_ok_and(|about| about.len() > 0) {
        return Err(Error::StrayJournal(journal));
    }
    Ok(())
}

/// Whether the first bytes of a file are those of a blog or an SQLite journal; an
/// export never overwrites one. Do not call it on the open blog: closing a file
/// releases SQLite's POSIX locks. <https://www.sqlite.org/fileformat2.html>
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

/// The big-endian `u32` at this offset of the header.
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

/// Checks that the version is supported and that the schema matches it. Returns the
/// version.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<u32> {
    let mut version = check_version(connection, path)?;
    while let Err(error) = schema::verify(connection, version, path) {
        // Another command may have upgraded the file since its version was read.
        let now = check_version(connection, path)?;
        if now == version {
            return Err(error);
        }
        version = now;
    }
    Ok(version)
}

/// Queries SQLite, because a newer version may still be in the write-ahead log.
fn check_version(connection: &Connection, path: &Path) -> Result<u32> {
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == 0 {
        return Err(Error::Damaged("its schema is not there".to_owned()));
    }
    check_known(version, path)?;
    Ok(version)
}

/// Opens a connection and sets and verifies every safety setting.
pub(super) fn connect(path: &Path, busy: Duration) -> Result<Connection> {
    let connection = connect_to_pages(path, busy)?;
    secure(&connection)?;
    Ok(connection)
}

/// Opens a connection for page-level access without SQL: the pages may be damaged.
pub(super) fn connect_to_pages(path: &Path, busy: Duration) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(busy)?;
    Ok(connection)
}

/// Opens a file in a read-only location for reading.
pub(super) fn connect_immutable(path: &Path) -> Result<Connection> {
    connect_reading(path, "?immutable=1")
}

/// Opens a file for reading with these URI parameters.
fn connect_reading(path: &Path, parameters: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path, parameters), flags)?;
    secure(&connection)?;
    Ok(connection)
}

/// Opens a blog for reading without writing, creating files, upgrading or waiting. Uses
/// the write-ahead log only if another program has it open; otherwise reads the main
/// file alone.
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
        // With QPSG, query plans do not depend on bound values, so nothing is prepared
        // twice.
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

/// Whether the write-ahead log contains data.
pub(super) fn has_journal(path: &Path) -> bool {
    fs::metadata(companion(path, "-wal")).is_ok_and(|about| about.len() > 0)
}
