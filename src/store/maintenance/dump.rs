//! A blog as SQL, from which `sqlite3` recreates an equal blog.
//!
//! The words in the search indexes need a function of this program, so they are dumped
//! as rows. Triggers come last, so that they do not log the restored rows.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::Reader;
use crate::store::error::Error;
use crate::store::log;
use crate::store::media::each_chunk;
use crate::store::schema::{Object, newest, objects};
use crate::store::search::INDEXES;

/// Tables dumped without rows: they contain secrets and addresses.
const LEFT_OUT: [&str; 2] = ["token", "outbox"];

/// The table with the bytes of media, which are dumped in pieces.
const BYTES: &str = "media_blob";

impl Reader {
    /// Calls `write` with each statement, including its newline.
    ///
    /// # Errors
    /// Writes of another program are not logged and indexed yet ([`Error::ReadOnly`]),
    /// or the file cannot be read.
    pub fn dump<E: From<Error>>(
        &self,
        mut write: impl FnMut(&str) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let db = &self.db;
        let moment = db.unchecked_transaction().map_err(Error::from)?;
        if log::position(db)? != log::written(db)? {
            return Err(Error::ReadOnly.into());
        }
        write("PRAGMA foreign_keys = OFF;\nBEGIN;\n")?;
        for name in ["application_id", "user_version"] {
            let value: i64 = db
                .pragma_query_value(None, name, |row| row.get(0))
                .map_err(Error::from)?;
            write(&format!("PRAGMA {name} = {value};\n"))?;
        }
        // Use our definitions instead of the file's: the file may contain other tables,
        // and `sqlite3` would execute what their names contain.
        let objects = objects(&newest()?)?;
        let (tables, others): (Vec<&Object>, Vec<&Object>) =
            objects.iter().partition(|object| object.kind == "table");
        let (indexes, tables): (Vec<&Object>, Vec<&Object>) = tables
            .into_iter()
            .partition(|table| INDEXES.iter().any(|index| index.name == table.name));
        for table in tables {
            write(&format!("{};\n", table.sql))?;
            if table.name == BYTES {
                each_media_bytes(db, &mut write)?;
            } else if !LEFT_OUT.contains(&table.name.as_str()) {
                each_insert(db, &table.name, &quoted(&table.name), "*", &mut write)?;
            }
        }
        write("DELETE FROM sqlite_sequence;\n")?;
        each_insert(db, "sqlite_sequence", "sqlite_sequence", "*", &mut write)?;
        let (triggers, others): (Vec<&Object>, Vec<&Object>) = others
            .into_iter()
            .partition(|object| object.kind == "trigger");
        for object in others.into_iter().chain(indexes) {
            write(&format!("{};\n", object.sql))?;
        }
        for index in &INDEXES {
            let contents = format!("({})", index.contents);
            let columns = format!("id AS rowid, {}", index.columns);
            each_insert(db, index.name, &contents, &columns, &mut write)?;
        }
        for trigger in triggers {
            write(&format!("{};\n", trigger.sql))?;
        }
        write("COMMIT;\nPRAGMA journal_mode = WAL;\n")?;
        Ok(moment.commit().map_err(Error::from)?)
    }
}

/// Writes the rows of a table or query as INSERT statements.
fn each_insert<E: From<Error>>(
    db: &Connection,
    into: &str,
    from: &str,
    columns: &str,
    write: &mut impl FnMut(&str) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let sql = format!("SELECT {columns} FROM {from} ORDER BY 1");
    let mut statement = db.prepare(&sql).map_err(Error::from)?;
    let width = statement.column_count();
    let names = statement.column_names().map(quoted);
    let into = format!("{} ({})", quoted(into), names.collect::<Vec<_>>().join(","));
    let mut rows = statement.query([]).map_err(Error::from)?;
    while let Some(row) = rows.next().map_err(Error::from)? {
        let mut text = format!("INSERT INTO {into} VALUES (");
        push_values(&mut text, row, width).map_err(Error::from)?;
        text.push_str(");\n");
        write(&text)?;
    }
    Ok(())
}

/// Writes the bytes of media as INSERT statements.
fn each_media_bytes<E: From<Error>>(
    db: &Connection,
    write: &mut impl FnMut(&str) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let sql = "SELECT rowid, digest FROM media_blob ORDER BY rowid";
    let mut statement = db.prepare(sql).map_err(Error::from)?;
    let mut rows = statement.query([]).map_err(Error::from)?;
    while let Some(row) = rows.next().map_err(Error::from)? {
        let mut text = format!(
            "INSERT INTO {} (\"rowid\",\"digest\",\"bytes\") VALUES (",
            quoted(BYTES)
        );
        push_values(&mut text, row, 2).map_err(Error::from)?;
        text.push_str(",X'");
        write(&text)?;
        let number = row.get(0).map_err(Error::from)?;
        each_chunk(db, number, |bytes| write(&digits(bytes)))?;
        write("');\n")?;
    }
    Ok(())
}

/// A quoted SQL identifier.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn push_values(text: &mut String, row: &Row<'_>, width: usize) -> rusqlite::Result<()> {
    for place in 0..width {
        if place > 0 {
            text.push(',');
        }
        match row.get_ref(place)? {
            ValueRef::Null => text.push_str("NULL"),
            ValueRef::Integer(number) => text.push_str(&number.to_string()),
            // The shortest decimal form that parses to the same number.
            ValueRef::Real(number) => text.push_str(&format!("{number:?}")),
            ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(plain) if !plain.contains(is_lost) => {
                    text.push_str(&format!("'{}'", plain.replace('\'', "''")));
                }
                _ => text.push_str(&format!("CAST({} AS TEXT)", hexadecimal(bytes))),
            },
            ValueRef::Blob(bytes) => text.push_str(&hexadecimal(bytes)),
        }
    }
    Ok(())
}

/// Whether `sqlite3` would misread a character in a string literal.
fn is_lost(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

fn hexadecimal(bytes: &[u8]) -> String {
    format!("X'{}'", digits(bytes))
}

fn digits(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or_default();
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.extend([digit(byte >> 4), digit(byte & 15)]);
    }
    text
}
