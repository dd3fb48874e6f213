//! Reads the database of Isso. <https://isso-comments.de>

use std::collections::HashSet;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::{Foreign, check_table, damaged, open, unusable};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};
use crate::model::limits::FILE_BYTES;
use crate::model::time::from_epoch;
use crate::store::error::{Error, Result};

/// The columns that are read.
const THREADS: &[&str] = &["id", "uri", "title"];
const COMMENTS: &[&str] = &[
    "id", "tid", "parent", "created", "modified", "mode", "text", "author", "email", "website",
];

/// Isso's `mode` of a comment awaiting moderation.
const PENDING: i64 = 2;

/// Isso's `mode` of a deleted comment that is kept because it has replies.
const DELETED: i64 = 4;

/// The author and body given to a deleted comment.
const NOBODY: &str = "[deleted]";

/// The accepted Unix timestamps: the years 1 to 9999.
const SECONDS: std::ops::Range<i64> = -62_135_596_799..253_402_300_800;

/// A comment and its thread. Excludes comments with more than `?1` bytes of text.
const SELECT: &str = "
    SELECT c.id, c.parent, c.created, c.modified, c.mode, c.text, c.author, c.email, c.website,
        t.uri, t.title
    FROM comments c LEFT JOIN threads t ON t.id = c.tid
    WHERE coalesce(octet_length(c.text), 0) + coalesce(octet_length(c.author), 0)
        + coalesce(octet_length(c.email), 0) + coalesce(octet_length(c.website), 0)
        + coalesce(octet_length(t.uri), 0) + coalesce(octet_length(t.title), 0) <= ?1
    ORDER BY c.id";

/// Calls `each` with the comments of an Isso database, ordered by id; keeps one in
/// memory at a time.
///
/// # Errors
/// The file is not an Isso database, or it cannot be read ([`Error::Unimportable`]).
pub fn isso<E: From<Error>>(
    path: &Path,
    mut each: impl FnMut(Foreign) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let connection = open(path)?;
    if !check_table(&connection, "threads", THREADS)?
        || !check_table(&connection, "comments", COMMENTS)?
    {
        return Err(unusable("this is not an isso database: its tables are missing").into());
    }
    // Read everything from one snapshot.
    let moment = connection.unchecked_transaction().map_err(damaged)?;
    let sql = format!("SELECT DISTINCT parent FROM comments WHERE mode IS NOT {DELETED}");
    let mut statement = moment.prepare(&sql).map_err(damaged)?;
    let mut rows = statement.query([]).map_err(damaged)?;
    let mut answered = HashSet::new();
    while let Some(row) = rows.next().map_err(damaged)? {
        answered.extend(number(row, 0)?);
    }
    let sql = "SELECT count(*) FROM comments";
    let all: i64 = moment
        .query_row(sql, [], |row| row.get(0))
        .map_err(damaged)?;
    let mut statement = moment.prepare(SELECT).map_err(damaged)?;
    let most = i64::try_from(FILE_BYTES).unwrap_or(i64::MAX);
    let mut rows = statement.query([most]).map_err(damaged)?;
    let mut read = 0;
    while let Some(row) = rows.next().map_err(damaged)? {
        read += 1;
        for found in comment(row, &answered)? {
            each(found)?;
        }
    }
    for _ in read..all {
        let reason = format!("a comment is over {} MiB", FILE_BYTES >> 20);
        each(Foreign::Broken(reason))?;
    }
    Ok(())
}

/// Converts a row; `answered` are the ids of comments with replies.
fn comment(row: &Row<'_>, answered: &HashSet<i64>) -> Result<Vec<Foreign>> {
    let Some(id) = number(row, 0)? else {
        return Ok(vec![Foreign::Broken("a comment has no id".to_owned())]);
    };
    let Some(uri) = text(row, 9)? else {
        let reason = format!("comment {id} is on no thread");
        return Ok(vec![Foreign::Broken(reason)]);
    };
    let mode = number(row, 4)?;
    let is_deleted = mode == Some(DELETED);
    if is_deleted && !answered.contains(&id) {
        return Ok(vec![Foreign::Deleted]);
    }
    let mut found = Vec::new();
    let mut time = |column| -> Result<Option<Timestamp>> {
        let value = row.get_ref(column).map_err(damaged)?;
        let time = match value {
            ValueRef::Null => return Ok(None),
            ValueRef::Integer(seconds) => Some(seconds),
            ValueRef::Real(seconds) => Some(seconds.floor() as i64),
            _ => None,
        };
        let time = time.filter(|seconds| *seconds != 0 && SECONDS.contains(seconds));
        let time = time.and_then(from_epoch);
        if time.is_none() {
            found.push(Foreign::Noticed("an invalid date"));
        }
        Ok(time)
    };
    let (created_at, updated_at) = (time(2)?, time(3)?);
    let (author, body) = if is_deleted {
        (NOBODY.to_owned(), NOBODY.to_owned())
    } else {
        let author = text(row, 6)?.unwrap_or_default();
        match text(row, 5)? {
            Some(body) => (author, body),
            None if answered.contains(&id) => (author, NOBODY.to_owned()),
            None => return Ok(vec![Foreign::Empty(format!("{id} by {author}"))]),
        }
    };
    let parent = number(row, 1)?.filter(|parent| *parent != 0);
    let status = match mode {
        Some(1 | DELETED) => CommentStatus::Approved,
        Some(PENDING) => CommentStatus::Pending,
        _ => {
            found.push(Foreign::Noticed("a comment with an unknown status waits"));
            CommentStatus::Pending
        }
    };
    found.push(Foreign::Comment(Box::new(CommentRecord {
        key: id.to_string(),
        id: None,
        on: Thread {
            key: None,
            addresses: vec![uri],
            title: text(row, 10)?,
        },
        parent: parent.map(|parent| parent.to_string()),
        author,
        email: text(row, 7)?.filter(|_| !is_deleted),
        website: text(row, 8)?.filter(|_| !is_deleted),
        body,
        status,
        reason: None,
        created_at,
        updated_at,
    })));
    Ok(found)
}

/// The integer in a column; `None` for any other type.
fn number(row: &Row<'_>, column: usize) -> Result<Option<i64>> {
    Ok(match row.get_ref(column).map_err(damaged)? {
        ValueRef::Integer(number) => Some(number),
        _ => None,
    })
}

/// The text in a column, converted if necessary; `None` if it is blank or NULL.
fn text(row: &Row<'_>, column: usize) -> Result<Option<String>> {
    let text = match row.get_ref(column).map_err(damaged)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => return Ok(None),
    };
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}
