//! Read-only SQL queries: one statement each.

use rusqlite::ErrorCode;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;

use super::Reader;
use crate::store::error::{Error, Result};

/// The allowed pragmas. A value may only name the object the pragma is about.
const PRAGMAS: [&str; 25] = [
    "application_id",
    "collation_list",
    "compile_options",
    "data_version",
    "database_list",
    "encoding",
    "foreign_key_check",
    "foreign_key_list",
    "freelist_count",
    "function_list",
    "index_info",
    "index_list",
    "index_xinfo",
    "integrity_check",
    "journal_mode",
    "module_list",
    "page_count",
    "page_size",
    "pragma_list",
    "quick_check",
    "schema_version",
    "table_info",
    "table_list",
    "table_xinfo",
    "user_version",
];

/// The allowed pragmas that would set something if given a value.
const SETTINGS: [&str; 6] = [
    "application_id",
    "encoding",
    "journal_mode",
    "page_size",
    "schema_version",
    "user_version",
];

/// A value of a row, by SQLite type.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// NULL.
    Null,
    /// An integer.
    Integer(i64),
    /// A floating-point number.
    Real(f64),
    /// A text, with invalid UTF-8 replaced.
    Text(String),
    /// A blob.
    Blob(Vec<u8>),
}

/// The error for a statement that writes.
const READ_ONLY: &str = "this statement would change data; `blog db query` is read-only";

/// Messages of SQLite and their replacements.
const SENTENCES: [(&str, &str); 6] = [
    (
        "not authorized to use function: ",
        "a query cannot use the function",
    ),
    ("no such table: ", "there is no table"),
    ("no such column: ", "there is no column"),
    ("no such function: ", "there is no function"),
    (
        "ambiguous column name: ",
        "more than one table has the column",
    ),
    ("unrecognized token: ", "the SQL is not valid at"),
];

/// A prepared read-only query.
pub struct SqlQuery<'a> {
    statement: rusqlite::Statement<'a>,
}

impl Reader {
    /// Prepares one statement.
    ///
    /// # Errors
    /// The SQL is invalid, or the statement would change data ([`Error::Query`]).
    pub fn query(&mut self, sql: &str) -> Result<SqlQuery<'_>> {
        self.db.authorizer(Some(authorize))?;
        let statement = self.db.prepare(sql).map_err(refused)?;
        let reason = match (statement.readonly(), statement.parameter_count()) {
            (true, 0) => return Ok(SqlQuery { statement }),
            (true, _) => "there is no value for a parameter",
            (false, _) => READ_ONLY,
        };
        Err(Error::Query(reason.to_owned()))
    }
}

impl SqlQuery<'_> {
    /// The column names of the result.
    pub fn columns(&self) -> Vec<String> {
        let names = self.statement.column_names();
        names.into_iter().map(str::to_owned).collect()
    }

    /// Calls `each` with every row.
    ///
    /// # Errors
    /// The query fails while running ([`Error::Query`]).
    pub fn each<E: From<Error>>(
        mut self,
        mut each: impl FnMut(Vec<Cell>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let width = self.statement.column_count();
        let mut rows = self.statement.query([]).map_err(refused)?;
        while let Some(row) = rows.next().map_err(refused)? {
            let cells = (0..width).map(|place| row.get_ref(place).map(cell));
            each(cells.collect::<rusqlite::Result<_>>().map_err(refused)?)?;
        }
        Ok(())
    }
}

fn authorize(asked: AuthContext<'_>) -> Authorization {
    let is_read = match asked.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => function_name != "load_extension",
        AuthAction::Pragma {
            pragma_name,
            pragma_value,
        } => {
            PRAGMAS.contains(&pragma_name)
                && (pragma_value.is_none() || !SETTINGS.contains(&pragma_name))
        }
        _ => false,
    };
    if is_read {
        Authorization::Allow
    } else {
        Authorization::Deny
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Cell::Blob(bytes.to_vec()),
    }
}

/// Converts an SQLite error of a query; errors of the file keep their type.
fn refused(error: rusqlite::Error) -> Error {
    use rusqlite::Error::{Empty, MultipleStatement, SqlInputError, SqliteFailure};
    let (code, reason) = match &error {
        SqlInputError { error, msg, .. } => (error.code, msg.clone()),
        SqliteFailure(failure, Some(message)) => (failure.code, message.clone()),
        MultipleStatement => {
            return Error::Query("there is more than one statement".to_owned());
        }
        Empty => return Error::Query("there is no statement".to_owned()),
        _ => return error.into(),
    };
    match code {
        ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly => {
            Error::Query(READ_ONLY.to_owned())
        }
        // Errors of the query, such as a missing table.
        ErrorCode::Unknown | ErrorCode::TypeMismatch | ErrorCode::TooBig => {
            Error::Query(in_our_words(&reason))
        }
        _ => error.into(),
    }
}

/// An error of SQLite about a statement in our words.
fn in_our_words(reason: &str) -> String {
    for (theirs, ours) in SENTENCES {
        if let Some(name) = reason.strip_prefix(theirs) {
            return format!("{ours} `{}`", name.trim_matches('"'));
        }
    }
    let near = reason.strip_prefix("near \"");
    if let Some(near) = near.and_then(|near| near.strip_suffix("\": syntax error")) {
        return format!("the SQL is not valid at `{near}`");
    }
    match reason {
        "incomplete input" => "the SQL statement is incomplete".to_owned(),
        reason => format!("the SQL statement cannot be run: {reason}"),
    }
}
