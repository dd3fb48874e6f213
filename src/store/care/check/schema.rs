//! The fingerprint of a schema: everything in it, compared with schema.sql.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::model::care::Finding;
use crate::store::error::{Error, Result};
use crate::store::schema::newest;

/// Everything in a schema: its kind and name, and what made it.
type Fingerprint = BTreeMap<(String, String), String>;

/// What is not as in schema.sql, and whether all that a blog is read from is there.
pub(in crate::store::care) fn check(db: &Connection) -> Result<(Vec<Finding>, bool)> {
    let finding = |(kind, name): &(String, String), finding: &str, fixable| Finding {
        check: "schema",
        subject: format!("{kind} {name}"),
        finding: finding.to_owned(),
        fixable,
        mended: false,
    };
    let there = match fingerprint(db) {
        Err(Error::Damaged(reason)) => {
            let file = ("the".to_owned(), "schema".to_owned());
            return Ok((vec![finding(&file, &reason, false)], false));
        }
        there => there?,
    };
    let mut is_readable = true;
    let mut found = Vec::new();
    let expected = fingerprint(&newest()?)?;
    for (object, sql) in &expected {
        let (kind, _) = object;
        let (what, fixable) = match there.get(object) {
            Some(other) if other == sql => continue,
            // A table cannot be made anew without what is in it.
            Some(_) => ("is not what it has to be", kind != "table"),
            None => ("is not there", true),
        };
        is_readable &= kind != "table" && kind != "view";
        found.push(finding(object, what, fixable));
    }
    for object in there
        .keys()
        .filter(|object| !expected.contains_key(*object))
    {
        found.push(finding(object, "is not of a blog's schema", false));
    }
    Ok((found, is_readable))
}

/// Without what SQLite keeps for itself, and the two tables by which Litestream goes.
fn fingerprint(db: &Connection) -> Result<Fingerprint> {
    let sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema
               WHERE NOT (type = 'index' AND sql IS NULL) AND NOT (type = 'table'
                   AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4',
                       '_litestream_seq', '_litestream_lock'))";
    let mut statement = db.prepare(sql)?;
    let objects = statement.query_map([], |row| {
        let sql: String = row.get(2)?;
        Ok(((row.get(0)?, row.get(1)?), plain(&sql)))
    })?;
    Ok(objects.collect::<rusqlite::Result<_>>()?)
}

/// SQL without its comments and in one way of setting spaces: a column that was added
/// later stands on no line of its own.
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
    use super::plain;

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
}
