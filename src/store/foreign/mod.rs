//! Databases of other programs. They are read without writing to them or creating files
//! beside them.

mod isso;

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::connect::uri;
use super::error::{Error, Result};
use super::identity::companion;
use crate::model::import::CommentRecord;

pub use isso::isso;

/// An item of a foreign database.
#[derive(Debug, Clone)]
pub enum Foreign {
    /// A comment.
    Comment(Box<CommentRecord>),
    /// A comment that was deleted.
    Deleted,
    /// A comment without text: its id and author.
    Empty(String),
    /// A problem in the next comment.
    Noticed(&'static str),
    /// An unreadable record, with the reason.
    Broken(String),
}

/// How long to wait for a writing program.
const BUSY: Duration = Duration::from_secs(5);

/// Opens a database for reading, with triggers, views and unsafe schema features
/// disabled.
fn open(path: &Path) -> Result<Connection> {
    use DbConfig::{
        SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
        SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    };
    // An absolute path cannot be taken for a `file:` URI or `:memory:`.
    let path = &std::path::absolute(path)?;
    let mut header = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    if let Err(error) = read
        && error.kind() != std::io::ErrorKind::UnexpectedEof
    {
        return Err(error.into());
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(unusable("it is not an SQLite database"));
    }
    for ending in ["-wal", "-journal"] {
        if fs::metadata(companion(path, ending)).is_ok_and(|about| about.len() > 0) {
            return Err(unusable(format!(
                "some of it is still in the file beside it that ends with `{ending}`: \
                 end the program that writes it, or open it once with sqlite3"
            )));
        }
    }
    // Without `immutable`, SQLite would create a write-ahead log beside a database in
    // WAL mode. A database in another mode is locked while it is read.
    let logs = header.get(18..20) == Some(&[2, 2]);
    let how = if logs {
        "?mode=ro&immutable=1"
    } else {
        "?mode=ro"
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path, how), flags).map_err(damaged)?;
    connection.busy_timeout(BUSY).map_err(damaged)?;
    for (switch, wanted, name) in [
        (SQLITE_DBCONFIG_DEFENSIVE, true, "defensive"),
        (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false, "trusted_schema"),
        (SQLITE_DBCONFIG_ENABLE_TRIGGER, false, "triggers"),
        (SQLITE_DBCONFIG_ENABLE_VIEW, false, "views"),
    ] {
        if connection.set_db_config(switch, wanted).map_err(damaged)? != wanted {
            return Err(Error::Unsafe(name));
        }
    }
    for (name, wanted) in [("query_only", 1), ("cell_size_check", 1), ("temp_store", 2)] {
        connection
            .pragma_update(None, name, wanted)
            .map_err(damaged)?;
    }
    Ok(connection)
}

/// Whether a table has these columns. Views, virtual tables and generated columns do
/// not count.
fn check_table(connection: &Connection, table: &str, columns: &[&str]) -> Result<bool> {
    let sql = "SELECT name FROM pragma_table_info(?1)
               WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1 AND type = 'table'
                   AND sql NOT LIKE 'CREATE VIRTUAL%')";
    let mut statement = connection.prepare(sql).map_err(damaged)?;
    let names = statement
        .query_map([table], |row| row.get(0))
        .map_err(damaged)?;
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>().map_err(damaged)?;
    let has = |column: &&str| names.iter().any(|name| name == *column);
    Ok(columns.iter().all(has))
}

fn unusable(reason: impl Into<String>) -> Error {
    Error::Unimportable(reason.into())
}

/// Converts an SQLite error in a foreign database.
fn damaged(error: rusqlite::Error) -> Error {
    unusable(match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program is writing to it".to_owned()
        }
        _ => format!("it cannot be read: {error}"),
    })
}
