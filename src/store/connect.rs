//! Connections: checks a file by its header, opens it with every safety setting, and checks
//! its schema.
//!
//! The header comes first, so that SQLite never sees, or writes to, a file that is not a
//! blog. <https://www.sqlite.org/fileformat2.html>

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

/// "blog" in ASCII: what `PRAGMA application_id` says of our files.
const APPLICATION_ID: u32 = u32::from_be_bytes(*b"blog");

/// Opens a connection that never writes; its schema may be any.
pub(super) fn connect_read_only(path: &Path) -> Result<Connection> {
    check_header(path)?;
    if has_journal(path) && !companion(path, "-shm").exists() {
        return Err(Error::NeedsRecovery(path.to_owned()));
    }
    connect_untouched(path)
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
