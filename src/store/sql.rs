//! Filters as SQL: conditions with bound values, and row helpers.

use std::borrow::Cow;
use std::fmt::Display;

use jiff::Timestamp;
use rusqlite::types::{FromSql, Type, Value};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params_from_iter};

use super::error::{Error, Result};
use super::search::{Kind, expression};
use crate::model::time::{last, stored as stored_time};
use crate::model::{CommentCounts, CommentStatus, PostKind, Query, Slug, TagId, tag};

/// Up to this number of posts, the posts of a tag are fetched and sorted; for a more
/// common tag, the newest posts are scanned instead.
const COMMON_TAG: i64 = 1_000;

/// With more tags, the query counts the matching tags instead of one condition per tag.
const MOST_TAGS: usize = 100;

/// With more texts, a query uses one JSON list or omits the condition.
const MOST_TEXTS: usize = 100;

/// A `WHERE` clause: conditions joined by AND, with their values.
#[derive(Default, Clone)]
pub(super) struct Conditions {
    sql: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition; each `?` binds the next of `values`.
    pub(super) fn add(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    /// Requires the column to be one of these ids; no condition for `None`.
    pub(super) fn one_of_ids(&mut self, column: &str, ids: Option<&[impl Display]>) {
        if let Some(ids) = ids {
            self.add(
                &format!("{column} IN (SELECT value FROM json_each(?))"),
                [Value::Text(id_list(ids))],
            );
        }
    }

    /// Requires the column to be one of these texts; no condition if there are none.
    pub(super) fn one_of(&mut self, column: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        if texts.len() > MOST_TEXTS {
            let list = serde_json::Value::from(texts).to_string();
            self.add(
                &format!("{column} IN (SELECT value FROM json_each(?))"),
                [Value::Text(list)],
            );
            return;
        }
        let marks = vec!["?"; texts.len()].join(", ");
        self.add(
            &format!("{column} IN ({marks})"),
            texts.iter().cloned().map(Value::Text),
        );
    }

    /// Requires one of these conditions, each with its values; no condition if there are
    /// none.
    pub(super) fn any(&mut self, conditions: Vec<(String, Vec<Value>)>) {
        if conditions.is_empty() {
            return;
        }
        let (sql, values): (Vec<_>, Vec<_>) = conditions.into_iter().unzip();
        self.add(&format!("({})", sql.join(" OR ")), values.concat());
    }

    /// Requires the column to be a time from `since` (inclusive) to `until`
    /// (exclusive).
    pub(super) fn between(
        &mut self,
        column: &str,
        since: Option<Timestamp>,
        until: Option<Timestamp>,
    ) {
        if let Some(since) = since {
            self.add(&format!("{column} >= ?"), [Value::Text(since.to_string())]);
        }
        // The maximum timestamp means unbounded.
        if let Some(until) = until.filter(|until| *until < last()) {
            self.add(&format!("{column} < ?"), [Value::Text(until.to_string())]);
        }
    }

    /// These conditions after the condition `budget(?)`, whose value is not bound yet.
    pub(super) fn with_budget(&self) -> Conditions {
        let mut sql = vec!["budget(?)".to_owned()];
        sql.extend_from_slice(&self.sql);
        let values = self.values.clone();
        Conditions { sql, values }
    }

    /// Requires a post `p` or a comment `c` to match this FTS5 expression.
    pub(super) fn found(&mut self, kind: Kind, expression: &str) {
        let (id, index) = (kind.id(), kind.index());
        self.add(
            &format!("{id} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"),
            [Value::Text(expression.to_owned())],
        );
    }

    /// Requires a match of the query. A query without wanted terms matches nothing.
    pub(super) fn searched(&mut self, kind: Kind, query: Option<&Query>) {
        match query {
            None => {}
            Some(query) if query.wanted.is_empty() => self.add("false", []),
            Some(query) => self.found(kind, &expression(query, &[])),
        }
    }

    /// Requires one of the columns to contain one of the texts, case-sensitively. No
    /// condition if there are no texts or more than 100.
    pub(super) fn hold(&mut self, columns: &[&str], texts: &[&str]) {
        if texts.is_empty() || texts.len() > MOST_TEXTS {
            return;
        }
        let (mut sql, mut values) = (Vec::new(), Vec::new());
        for text in texts {
            for column in columns {
                sql.push(format!("instr({column}, ?) > 0"));
                values.push(Value::Text((*text).to_owned()));
            }
        }
        self.add(&format!("({})", sql.join(" OR ")), values);
    }

    /// Requires the post whose id is in `column` to have all of `tags` and none of
    /// `not_tags`.
    pub(super) fn tagged(
        &mut self,
        db: &Connection,
        column: &str,
        tags: &[String],
        not_tags: &[String],
    ) -> Result<()> {
        let mut wanted = Vec::new();
        for name in tags {
            let Some(id) = tag_id(db, name)? else {
                self.add("false", []);
                return Ok(());
            };
            wanted.push(id);
        }
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.len() > MOST_TAGS {
            // A command line can name more tags than SQLite's expression depth allows.
            self.add(
                &format!(
                    "(SELECT count(*) FROM post_tag x WHERE x.post_id = {column}
                      AND x.tag_id IN (SELECT value FROM json_each(?))) = ?"
                ),
                [
                    Value::Text(id_list(&wanted)),
                    Value::Integer(i64::try_from(wanted.len()).unwrap_or(i64::MAX)),
                ],
            );
            wanted.clear();
        }
        for id in wanted {
            let sql = if is_common(db, id)? {
                format!(
                    "EXISTS (SELECT 1 FROM post_tag x WHERE x.post_id = +{column} AND x.tag_id = ?)"
                )
            } else {
                format!("{column} IN (SELECT post_id FROM post_tag WHERE tag_id = ?)")
            };
            self.add(&sql, [id.into()]);
        }
        let mut unwanted = Vec::new();
        for name in not_tags {
            unwanted.extend(tag_id(db, name)?);
        }
        if !unwanted.is_empty() {
            self.add(
                &format!(
                    "NOT EXISTS (SELECT 1 FROM post_tag x WHERE x.post_id = {column}
                      AND x.tag_id IN (SELECT value FROM json_each(?)))"
                ),
                [Value::Text(id_list(&unwanted))],
            );
        }
        Ok(())
    }

    /// Whether there are no conditions.
    pub(super) fn is_empty(&self) -> bool {
        self.sql.is_empty()
    }

    /// The conditions joined by OR.
    pub(super) fn alternatives(&self) -> String {
        self.sql.join(" OR ")
    }

    /// The `WHERE` clause; empty without conditions.
    pub(super) fn clause(&self) -> String {
        if self.sql.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.sql.join(" AND "))
        }
    }
}

/// The values of `LIMIT` and `OFFSET`; a limit of -1 means no limit.
pub(super) fn window(limit: Option<u64>, offset: u64) -> [Value; 2] {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    [
        Value::Integer(limit.map_or(-1, number)),
        Value::Integer(number(offset)),
    ]
}

impl Conditions {
    /// Adds that a record comes after the one with this id in the order of `key`, then of
    /// the ids. `from` is the table with its alias; the key is never NULL.
    pub(super) fn after(&mut self, from: &str, key: &str, direction: &str, id: Option<i64>) {
        let Some(id) = id else { return };
        let column = format!("{}.id", from.split(' ').next_back().unwrap_or(from));
        let sign = if direction == "DESC" { '<' } else { '>' };
        self.add(
            &format!(
                "({key}, {column}) {sign} (SELECT {key}, {column} FROM {from} WHERE {column} = ?)"
            ),
            [Value::Integer(id)],
        );
    }
}

/// `DESC` or `ASC`, from the default direction and whether it is reversed.
pub(super) fn direction(descending: bool, reverse: bool) -> &'static str {
    if descending != reverse { "DESC" } else { "ASC" }
}

/// Calls `each` with every row of a query.
pub(super) fn each_row<T, E: From<Error>>(
    db: &Connection,
    sql: &str,
    values: Vec<Value>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    mut each: impl FnMut(T) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let mut statement = db.prepare(sql).map_err(Error::from)?;
    let mut rows = statement
        .query(params_from_iter(values))
        .map_err(Error::from)?;
    while let Some(row) = rows.next().map_err(Error::from)? {
        each(read(row).map_err(Error::from)?)?;
    }
    Ok(())
}

/// The ids a query selects, in ascending order.
pub(super) fn ids<I: FromSql + Ord>(
    db: &Connection,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<I>> {
    let mut ids = Vec::new();
    each_row(
        db,
        sql,
        values,
        |row| row.get(0),
        |id| {
            ids.push(id);
            Ok::<(), Error>(())
        },
    )?;
    ids.sort_unstable();
    Ok(ids)
}

/// The id of the tag with this name.
pub(super) fn tag_id(db: &Connection, name: &str) -> Result<Option<TagId>> {
    let sql = "SELECT id FROM tag WHERE folded = ?1";
    let mut statement = db.prepare_cached(sql)?;
    for folded in tag::spellings(name.trim()) {
        let found = statement.query_row([folded], |row| row.get(0)).optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn is_common(db: &Connection, tag: TagId) -> Result<bool> {
    let sql = "SELECT count(*) > ?2 FROM (SELECT 1 FROM post_tag WHERE tag_id = ?1 LIMIT ?2 + 1)";
    Ok(db.query_row(sql, (tag, COMMON_TAG), |row| row.get(0))?)
}

/// Checks the result of an insert that assigns an id. SQLite also reports a full disk
/// when the ids of a table are exhausted. <https://www.sqlite.org/autoinc.html>
pub(super) fn inserted<T>(
    db: &Connection,
    table: &'static str,
    done: rusqlite::Result<T>,
) -> Result<T> {
    if let Err(error) = &done
        && error.sqlite_error_code() == Some(ErrorCode::DiskFull)
    {
        let sql = "SELECT max(seq) FROM sqlite_sequence WHERE name = ?1";
        let highest: Option<i64> = db.query_row(sql, [table], |row| row.get(0))?;
        if highest == Some(i64::MAX) {
            return Err(Error::NoIds(table));
        }
    }
    Ok(done?)
}

/// A text as a literal part of a `LIKE` pattern with `ESCAPE '\'`.
pub(super) fn like_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

/// Ids as one bound value, for `IN (SELECT value FROM json_each(?))`.
pub(super) fn id_list(ids: &[impl Display]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("[{}]", ids.join(","))
}

/// Sums up rows of a status and a count.
pub(super) fn count_comments(db: &Connection, sql: &str, ids: &str) -> Result<CommentCounts> {
    let mut counts = CommentCounts::default();
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        counts.add(comment_status(row, 0)?, row.get(1)?);
    }
    Ok(counts)
}

/// The comment status in a column.
pub(super) fn comment_status(row: &Row<'_>, index: usize) -> rusqlite::Result<CommentStatus> {
    let name = text(row, index)?;
    CommentStatus::from_name(&name).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, "no status".into())
    })
}

/// The time in a column.
pub(super) fn time(row: &Row<'_>, index: usize) -> rusqlite::Result<Timestamp> {
    Ok(stored_time(&text(row, index)?))
}

/// The time in a nullable column.
pub(super) fn optional_time(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Timestamp>> {
    Ok(optional_text(row, index)?.map(|time| stored_time(&time)))
}

/// The text in a column. Invalid UTF-8 and NUL characters, which another program may
/// have stored, are replaced.
pub(super) fn text(row: &Row<'_>, index: usize) -> rusqlite::Result<String> {
    Ok(plain(row.get_ref(index)?.as_bytes()?))
}

/// The kind of post in a column.
pub(super) fn kind(row: &Row<'_>, index: usize) -> rusqlite::Result<PostKind> {
    let name = row.get_ref(index)?.as_str().ok();
    Ok(name.and_then(PostKind::from_name).unwrap_or_default())
}

/// The condition of a kind of post; that of pages is the WHERE clause of their index.
pub(super) fn of_kind(kind: PostKind) -> &'static str {
    match kind {
        PostKind::Post => "kind = 'post'",
        PostKind::Page => "kind <> 'post'",
    }
}

/// The slug in a column.
pub(super) fn slug(row: &Row<'_>, index: usize) -> rusqlite::Result<Slug> {
    text(row, index).map(Slug::unchecked)
}

/// The text in a nullable column.
pub(super) fn optional_text(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<String>> {
    let bytes = row.get_ref(index)?.as_bytes_or_null()?;
    Ok(bytes.map(plain))
}

/// Converts bytes to text; replaces invalid UTF-8. The check for all of a text is several
/// times faster than that of `from_utf8_lossy`.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// Converts bytes to text; replaces invalid UTF-8 and NUL characters.
pub(super) fn plain(bytes: &[u8]) -> String {
    let text = lossy(bytes);
    if text.contains('\0') {
        return text.replace('\0', "\u{fffd}");
    }
    text.into_owned()
}
