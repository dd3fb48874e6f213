//! Maps SQLite's result codes to errors of the store.
//! <https://www.sqlite.org/rescode.html>

use std::ffi::c_int;

use rusqlite::ffi;

use super::error::Error;

/// The meaning of a result code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// Another program holds a lock.
    Busy,
    /// The disk is full.
    Full,
    /// The file or its folder is read-only.
    ReadOnly,
    /// The operating system reported an I/O error.
    Io,
    /// Out of memory.
    Memory,
    /// The file is no longer at its path.
    Moved,
    /// The pages of the file are damaged.
    Damaged,
    /// The pages are intact, but their contents are not valid for a blog.
    Contents,
    /// A row violates a constraint of the schema.
    Rule,
    /// A value exceeds SQLite's size limit.
    TooLarge,
    /// The statement was interrupted.
    Interrupted,
    /// A bug in this program, or an unknown code.
    Unexpected,
}

/// A result code, a required substring of its message, and the meaning.
type Row = (c_int, &'static str, Meaning);

/// The first match wins: rows with a message come before rows without one.
const TABLE: &[Row] = &[
    // SQLITE_ERROR covers all SQL errors; only the message distinguishes them.
    (ffi::SQLITE_ERROR, "no such ", Meaning::Contents),
    (
        ffi::SQLITE_ERROR,
        " has no column named ",
        Meaning::Contents,
    ),
    (
        ffi::SQLITE_ERROR,
        "vtable constructor failed",
        Meaning::Contents,
    ),
    // FTS5 reports an index with a lost page only by this message.
    (
        ffi::SQLITE_ERROR,
        "invalid fts5 file format",
        Meaning::Damaged,
    ),
    (ffi::SQLITE_ERROR_MISSING_COLLSEQ, "", Meaning::Contents),
    (ffi::SQLITE_ERROR, "", Meaning::Unexpected),
    (ffi::SQLITE_INTERNAL, "", Meaning::Unexpected),
    (ffi::SQLITE_PERM, "", Meaning::Io),
    (ffi::SQLITE_ABORT, "", Meaning::Interrupted),
    (ffi::SQLITE_BUSY, "", Meaning::Busy),
    (ffi::SQLITE_LOCKED, "", Meaning::Busy),
    (ffi::SQLITE_NOMEM, "", Meaning::Memory),
    (ffi::SQLITE_READONLY_DBMOVED, "", Meaning::Moved),
    (ffi::SQLITE_READONLY, "", Meaning::ReadOnly),
    (ffi::SQLITE_INTERRUPT, "", Meaning::Interrupted),
    (ffi::SQLITE_IOERR_NOMEM, "", Meaning::Memory),
    (ffi::SQLITE_IOERR, "", Meaning::Io),
    (ffi::SQLITE_CORRUPT, "", Meaning::Damaged),
    (ffi::SQLITE_NOTFOUND, "", Meaning::Unexpected),
    (ffi::SQLITE_FULL, "", Meaning::Full),
    (ffi::SQLITE_CANTOPEN, "", Meaning::Io),
    (ffi::SQLITE_PROTOCOL, "", Meaning::Busy),
    (ffi::SQLITE_EMPTY, "", Meaning::Unexpected),
    (ffi::SQLITE_SCHEMA, "", Meaning::Busy),
    (ffi::SQLITE_TOOBIG, "", Meaning::TooLarge),
    (ffi::SQLITE_CONSTRAINT, "", Meaning::Rule),
    (ffi::SQLITE_MISMATCH, "", Meaning::Rule),
    (ffi::SQLITE_MISUSE, "", Meaning::Unexpected),
    (ffi::SQLITE_NOLFS, "", Meaning::Io),
    (ffi::SQLITE_AUTH, "", Meaning::Unexpected),
    (ffi::SQLITE_FORMAT, "", Meaning::Damaged),
    (ffi::SQLITE_RANGE, "", Meaning::Unexpected),
    (ffi::SQLITE_NOTADB, "", Meaning::Damaged),
    (ffi::SQLITE_NOTICE, "", Meaning::Unexpected),
    (ffi::SQLITE_WARNING, "", Meaning::Unexpected),
    (ffi::SQLITE_ROW, "", Meaning::Unexpected),
    (ffi::SQLITE_DONE, "", Meaning::Unexpected),
];

/// Descriptions of constraint violations; `{}` is the column.
const RULES: &[(c_int, &str)] = &[
    (ffi::SQLITE_CONSTRAINT_UNIQUE, "another row has the same {}"),
    (
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
        "another row has the same {}",
    ),
    (ffi::SQLITE_CONSTRAINT_ROWID, "another row has the same {}"),
    (ffi::SQLITE_CONSTRAINT_NOTNULL, "there is no {}"),
    (
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY,
        "it refers to a row that does not exist",
    ),
    (
        ffi::SQLITE_CONSTRAINT_CHECK,
        "a value is not one that its column accepts",
    ),
    (
        ffi::SQLITE_CONSTRAINT_DATATYPE,
        "a value has the wrong type",
    ),
    (ffi::SQLITE_MISMATCH, "a value has the wrong type"),
];

/// The error for a result code and message.
fn error_of(code: c_int, message: &str) -> Error {
    match meaning(code, message) {
        Meaning::Busy => Error::Busy,
        Meaning::Full => Error::Full,
        Meaning::ReadOnly => Error::ReadOnly,
        Meaning::Io => Error::Io(message.to_owned()),
        Meaning::Memory => Error::OutOfMemory,
        Meaning::Moved => Error::Moved,
        Meaning::Damaged => Error::Damaged(message.to_owned()),
        Meaning::Contents => Error::Contents(message.to_owned()),
        Meaning::Rule => Error::BreaksRule(rule(code, message)),
        Meaning::TooLarge => Error::TooLarge,
        Meaning::Interrupted => Error::Interrupted,
        Meaning::Unexpected => Error::Sqlite {
            code,
            message: message.to_owned(),
        },
    }
}

fn meaning(code: c_int, message: &str) -> Meaning {
    let row = |code: c_int| {
        let fits = |row: &&Row| row.0 == code && message.contains(row.1);
        TABLE.iter().find(fits).map(|row| row.2)
    };
    row(code)
        .or_else(|| row(primary(code)))
        .unwrap_or(Meaning::Unexpected)
}

/// The primary code of an extended code.
fn primary(code: c_int) -> c_int {
    code & 0xff
}

/// The description of the violated constraint.
fn rule(code: c_int, message: &str) -> String {
    let known = RULES.iter().find(|(known, _)| *known == code);
    let words = known.map_or("a rule of its schema", |(_, words)| words);
    let column = message.split_once(": ").map_or("value", |(_, name)| name);
    words.replace("{}", column)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sqlite;
        match error {
            Sqlite::SqliteFailure(failure, message) => {
                let message = message.unwrap_or_else(|| failure.to_string());
                error_of(failure.extended_code, &message)
            }
            Sqlite::SqlInputError { error, msg, .. } => error_of(error.extended_code, &msg),
            // Values this program never writes.
            Sqlite::FromSqlConversionFailure(_, _, reason) => Error::Contents(reason.to_string()),
            Sqlite::IntegralValueOutOfRange(..) => contents("a number is out of range"),
            Sqlite::Utf8Error(..) => contents("a text is not valid UTF-8"),
            Sqlite::InvalidColumnType(..) => contents("a value has the wrong type"),
            Sqlite::QueryReturnedNoRows => contents("a row is missing"),
            _ => Error::Misused(error.to_string()),
        }
    }
}

fn contents(reason: &str) -> Error {
    Error::Contents(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, ErrorCode};

    use super::*;

    /// All primary result codes of SQLite.
    const PRIMARY: std::ops::RangeInclusive<c_int> = ffi::SQLITE_ERROR..=ffi::SQLITE_WARNING;

    #[test]
    fn every_primary_code_of_sqlite_has_its_row() {
        for code in PRIMARY.chain([ffi::SQLITE_ROW, ffi::SQLITE_DONE]) {
            let has = |row: &&Row| row.0 == code && row.1.is_empty();
            assert_eq!(TABLE.iter().filter(has).count(), 1, "{code}");
        }
    }

    #[test]
    fn every_error_code_of_rusqlite_belongs_to_a_row() {
        // Exhaustive: a code added to rusqlite would have to be in this range.
        for code in PRIMARY {
            let known = ffi::Error::new(code).code;
            let is_generic = [
                ffi::SQLITE_ERROR,
                ffi::SQLITE_EMPTY,
                ffi::SQLITE_FORMAT,
                ffi::SQLITE_NOTICE,
                ffi::SQLITE_WARNING,
            ];
            let expected = is_generic.contains(&code);
            assert_eq!(known == ErrorCode::Unknown, expected, "{code}");
        }
    }

    #[test]
    fn a_row_of_a_code_without_words_hides_none_with_words() {
        for (place, (code, words, _)) in TABLE.iter().enumerate() {
            let before = TABLE.iter().take(place);
            let hidden = before.filter(|row| row.0 == *code && words.contains(row.1));
            assert_eq!(hidden.count(), 0, "{code} {words}");
        }
    }

    #[test]
    fn an_extended_code_means_what_its_row_or_its_primary_code_means() {
        let cases = [
            (ffi::SQLITE_BUSY_RECOVERY, Meaning::Busy),
            (ffi::SQLITE_BUSY_SNAPSHOT, Meaning::Busy),
            (ffi::SQLITE_LOCKED_SHAREDCACHE, Meaning::Busy),
            (ffi::SQLITE_READONLY_CANTINIT, Meaning::ReadOnly),
            (ffi::SQLITE_READONLY_DBMOVED, Meaning::Moved),
            (ffi::SQLITE_IOERR_FSYNC, Meaning::Io),
            (ffi::SQLITE_IOERR_NOMEM, Meaning::Memory),
            (ffi::SQLITE_CORRUPT_VTAB, Meaning::Damaged),
            (ffi::SQLITE_CANTOPEN_ISDIR, Meaning::Io),
            (ffi::SQLITE_ABORT_ROLLBACK, Meaning::Interrupted),
            (ffi::SQLITE_CONSTRAINT_TRIGGER, Meaning::Rule),
            (ffi::SQLITE_ERROR_RETRY, Meaning::Unexpected),
            (200, Meaning::Unexpected),
        ];
        for (code, expected) in cases {
            assert_eq!(meaning(code, "words"), expected, "{code}");
        }
    }

    #[test]
    fn an_unknown_code_is_named() {
        let error = error_of(200, "something new");
        assert_eq!(
            error.to_string(),
            "SQLite failed with code 200: something new"
        );
    }

    /// The error this SQLite version reports for a statement.
    fn provoked(sql: &str) -> Error {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "PRAGMA foreign_keys = ON;
             CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL UNIQUE,
                             b INTEGER CHECK (b > 0), c INTEGER REFERENCES t) STRICT;
             INSERT INTO t (a) VALUES ('x');",
        )
        .unwrap();
        Error::from(db.execute_batch(sql).unwrap_err())
    }

    #[test]
    fn errors_of_sqlite_are_classified_by_code_and_message() {
        let cases = [
            (
                "INSERT INTO t (a) VALUES ('x')",
                "this would break a rule of the blog: another row has the same t.a",
            ),
            (
                "INSERT INTO t (id, a) VALUES (1, 'y')",
                "this would break a rule of the blog: another row has the same t.id",
            ),
            (
                "INSERT INTO t (a) VALUES (NULL)",
                "this would break a rule of the blog: there is no t.a",
            ),
            (
                "INSERT INTO t (a, b) VALUES ('y', -1)",
                "this would break a rule of the blog: a value is not one that its column accepts",
            ),
            (
                "INSERT INTO t (a, b) VALUES ('y', 'z')",
                "this would break a rule of the blog: a value has the wrong type",
            ),
            (
                "INSERT INTO t (id, a) VALUES ('z', 'y')",
                "this would break a rule of the blog: a value has the wrong type",
            ),
            (
                "INSERT INTO t (a, c) VALUES ('y', 9)",
                "this would break a rule of the blog: it refers to a row that does not exist",
            ),
            (
                "SELECT * FROM absent",
                "the blog's file has invalid contents: no such table: absent",
            ),
            (
                "SELECT absent FROM t",
                "the blog's file has invalid contents: no such column: absent",
            ),
            (
                "INSERT INTO t (absent) VALUES (1)",
                "the blog's file has invalid contents: table t has no column named absent",
            ),
            (
                "INSERT INTO t (a) VALUES (hex(zeroblob(600000000)))",
                "a value is larger than SQLite can store",
            ),
            (
                "HELLO",
                "SQLite failed with code 1: near \"HELLO\": syntax error",
            ),
        ];
        for (sql, expected) in cases {
            assert_eq!(provoked(sql).to_string(), expected, "{sql}");
        }
    }
}
