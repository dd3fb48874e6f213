//! Compares the schema of a file with the schema of its version.
//!
//! Every command does this before it reads a table, so it has to be fast. A file made
//! by this program has the definitions of `schema.sql` byte for byte ([`is_as_made`]), in
//! the same order unless an index was made later. Otherwise each object is compared by
//! name, ignoring whitespace and comments ([`differences`]): an upgrade may add a column
//! at another place in the text.

use std::borrow::Cow;
use std::fmt;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::source;
use crate::store::error::Result;

/// Tables that SQLite or a replication program may add: name and definition.
const ALLOWED: [(&str, &str); 5] = [
    ("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"),
    ("sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    (
        "sqlite_stat4",
        "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
    ),
    // https://litestream.io/how-it-works
    (
        "_litestream_seq",
        "CREATE TABLE _litestream_seq(id INTEGER PRIMARY KEY, seq INTEGER)",
    ),
    (
        "_litestream_lock",
        "CREATE TABLE _litestream_lock(id INTEGER)",
    ),
];

/// The shadow tables of an FTS5 index without `columnsize` and content: name suffix and
/// columns. <https://www.sqlite.org/fts5.html#fts5_data_structures>
const SHADOWS: [(&str, &str); 3] = [
    ("data", "(id INTEGER PRIMARY KEY, block BLOB)"),
    (
        "idx",
        "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    ),
    ("config", "(k PRIMARY KEY, v) WITHOUT ROWID"),
];

/// An object that differs from the schema.
#[derive(Debug)]
pub(in crate::store) struct Difference {
    /// `table`, `index`, `view` or `trigger`.
    pub kind: String,
    pub name: String,
    pub problem: Problem,
    /// Whether the object can be recreated without data loss.
    pub is_fixable: bool,
}

/// The problem of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Problem {
    /// The object is missing.
    Missing,
    /// The object has another definition.
    Changed,
    /// The object is not part of a blog.
    Unknown,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Problem::Missing => "is missing",
            Problem::Changed => "has another definition",
            Problem::Unknown => "is not part of a blog",
        })
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.kind, self.name, self.problem)
    }
}

/// An object of the expected schema.
struct Expected {
    kind: &'static str,
    name: Cow<'static, str>,
    sql: Cow<'static, str>,
    is_found: bool,
}

impl Expected {
    fn difference(&self, problem: Problem) -> Difference {
        Difference {
            kind: self.kind.to_owned(),
            name: self.name.clone().into_owned(),
            problem,
            // A table cannot be recreated without losing its rows.
            is_fixable: self.kind != "table" || (problem == Problem::Missing && !self.is_shadow()),
        }
    }

    /// Whether the object is a shadow table, which its virtual table creates.
    fn is_shadow(&self) -> bool {
        matches!(self.name, Cow::Owned(_))
    }
}

/// Whether the definitions in a file equal those of `source` byte for byte. An object
/// that was made again is later in the file than in `source`.
pub(super) fn is_as_made(db: &Connection, source: &str) -> Result<bool> {
    let mut statement = db.prepare("SELECT sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    let mut rest = source;
    // The statements of `source` that were passed over, and the pending shadow tables of
    // the indexes so far.
    let (mut later, mut shadows): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let Some(sql) = definition(row.get_ref(0)?) else {
            continue;
        };
        if let Some(place) = shadows.iter().position(|shadow| shadow.as_bytes() == sql) {
            shadows.swap_remove(place);
        } else if let Some(place) = later.iter().position(|next| begins(next, sql)) {
            later.swap_remove(place);
        } else if ALLOWED.iter().any(|(_, allowed)| allowed.as_bytes() == sql) {
            continue;
        } else {
            let made = loop {
                let Some(next) = next_statement(rest) else {
                    return Ok(false);
                };
                if begins(next, sql) {
                    rest = next.get(sql.len()..).unwrap_or_default();
                    break next;
                }
                rest = next;
                later.push(next);
            };
            if let Some(made) = made.strip_prefix("CREATE VIRTUAL TABLE ") {
                let index = made.split(' ').next().unwrap_or_default();
                shadows.extend(SHADOWS.map(|(end, columns)| shadow(index, end, columns)));
            }
        }
    }
    Ok(next_statement(rest).is_none() && later.is_empty() && shadows.is_empty())
}

/// Whether a schema begins with this statement.
fn begins(schema: &str, statement: &[u8]) -> bool {
    let after = schema.as_bytes().strip_prefix(statement);
    after.is_some_and(|after| after.starts_with(b";\n"))
}

/// The SQL of an object; `None` for an automatic index of a UNIQUE or PRIMARY KEY
/// constraint.
fn definition(value: ValueRef<'_>) -> Option<&[u8]> {
    match value {
        ValueRef::Null => None,
        ValueRef::Text(sql) => Some(sql),
        _ => Some(b""),
    }
}

/// The rest of a schema from the next CREATE statement.
fn next_statement(source: &str) -> Option<&str> {
    source.get(source.find("\nCREATE ")? + 1..)
}

/// The definition of a shadow table.
fn shadow(index: &str, end: &str, definition: &str) -> String {
    format!("CREATE TABLE '{index}_{end}'{definition}")
}

/// The differences between the schema of a file and that of its version.
pub(in crate::store) fn differences(db: &Connection, version: u32) -> Result<Vec<Difference>> {
    let mut expected = expected(source(version));
    let mut found = Vec::new();
    let mut statement = db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(sql) = definition(row.get_ref(2)?) else {
            continue;
        };
        let (kind, name) = (text(row.get_ref(0)?), text(row.get_ref(1)?));
        let sql = String::from_utf8_lossy(sql);
        match expected.iter_mut().find(|object| object.name == name) {
            Some(object) if !object.is_found => {
                object.is_found = true;
                let is_same = object.sql == sql || plain(&object.sql) == plain(&sql);
                if object.kind != kind || !is_same {
                    found.push(object.difference(Problem::Changed));
                }
            }
            _ if is_allowed(&kind, &name, &sql) => {}
            _ => found.push(Difference {
                kind,
                name,
                problem: Problem::Unknown,
                is_fixable: false,
            }),
        }
    }
    let mut has_index = true;
    for object in &expected {
        if !object.is_shadow() {
            has_index = object.is_found;
        }
        // If the index is missing, its shadow tables are not reported.
        if !object.is_found && (has_index || !object.is_shadow()) {
            found.push(object.difference(Problem::Missing));
        }
    }
    Ok(found)
}

fn text(value: ValueRef<'_>) -> String {
    let bytes = value.as_bytes_or_null().ok().flatten();
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

fn is_allowed(kind: &str, name: &str, sql: &str) -> bool {
    let mut allowed = ALLOWED.iter();
    kind == "table"
        && allowed.any(|(table, definition)| *table == name && plain(sql) == plain(definition))
}

/// The objects of a schema, in order.
fn expected(source: &'static str) -> Vec<Expected> {
    let mut objects = Vec::with_capacity(80);
    for sql in statements(source) {
        let mut words = sql
            .split([' ', '('])
            .skip(1)
            .filter(|word| !["VIRTUAL", "UNIQUE"].contains(word));
        let kind = match words.next() {
            Some("INDEX") => "index",
            Some("VIEW") => "view",
            Some("TRIGGER") => "trigger",
            _ => "table",
        };
        let name = words.next().unwrap_or_default();
        let mut push = |name, sql| {
            objects.push(Expected {
                kind,
                name,
                sql,
                is_found: false,
            });
        };
        push(Cow::Borrowed(name), Cow::Borrowed(sql));
        if sql.starts_with("CREATE VIRTUAL") {
            for (end, definition) in SHADOWS {
                let sql = shadow(name, end, definition);
                push(Cow::Owned(format!("{name}_{end}")), Cow::Owned(sql));
            }
        }
    }
    objects
}

/// The CREATE statements of a schema. A statement starts a line and ends before another
/// statement, an empty line or the end.
fn statements(source: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let statement = next_statement(rest)?;
        let mut ends = statement.match_indices(";\n").map(|(end, _)| end);
        let end = ends.find(|end| {
            let after = statement.as_bytes().get(end + 2);
            matches!(after, None | Some(b'\n' | b'C'))
        })?;
        rest = statement.get(end + 1..)?;
        statement.get(..end)
    })
}

/// SQL with comments removed and whitespace normalized.
fn plain(sql: &str) -> String {
    let mut plain = String::with_capacity(sql.len());
    let mut space = false;
    let mut rest = sql.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        match (c, next) {
            ('-', Some('-')) => {
                rest.by_ref().find(|&c| c == '\n');
                space = true;
            }
            ('/', Some('*')) => {
                rest.next();
                while let Some(c) = rest.next() {
                    if c == '*' && rest.next_if_eq(&'/').is_some() {
                        break;
                    }
                }
                space = true;
            }
            (c, _) if c.is_whitespace() => space = true,
            (c, _) => {
                let joins = matches!(c, '(' | ')' | ',') || plain.ends_with(['(', ')', ',']);
                if std::mem::take(&mut space) && !joins && !plain.is_empty() {
                    plain.push(' ');
                }
                plain.push(c);
                let end = match c {
                    '\'' | '"' | '`' => c,
                    '[' => ']',
                    _ => continue,
                };
                for c in rest.by_ref() {
                    plain.push(c);
                    if c == end {
                        break;
                    }
                }
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema::{OLDER, SCHEMA};
    use crate::store::search;

    #[test]
    fn comments_and_spaces_make_no_difference_and_quoted_text_does() {
        let same = [
            "CREATE TABLE t (\n  a TEXT, -- a note\n  b /* another */ INTEGER\n)",
            "CREATE TABLE t(a TEXT,b INTEGER)",
        ];
        assert_eq!(plain(same[0]), plain(same[1]));
        assert_ne!(plain("SELECT '--' + evil()"), plain("SELECT '--'"));
        assert_ne!(plain("SELECT 'a  b'"), plain("SELECT 'a b'"));
    }

    #[test]
    fn each_version_of_the_schema_is_what_it_makes() {
        for (version, source) in (1..).zip(OLDER.iter().chain(&[SCHEMA])) {
            let db = Connection::open_in_memory().unwrap();
            search::register(&db).unwrap();
            db.execute_batch(source).unwrap();
            let found = differences(&db, version).unwrap();
            assert!(found.is_empty(), "version {version}: {found:?}");
            assert!(is_as_made(&db, source).unwrap(), "version {version}");
            let sql = "SELECT sql FROM sqlite_schema WHERE name = 'post_date'";
            let index: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
            db.execute_batch(&format!("DROP INDEX post_date; {index}"))
                .unwrap();
            assert!(is_as_made(&db, source).unwrap(), "version {version}: again");
            for harm in ["CREATE TABLE t (x)", "DROP TABLE t; DROP INDEX post_date"] {
                db.execute_batch(harm).unwrap();
                assert!(
                    !is_as_made(&db, source).unwrap(),
                    "version {version}: {harm}"
                );
                assert_eq!(differences(&db, version).unwrap().len(), 1, "{harm}");
            }
        }
    }
}
