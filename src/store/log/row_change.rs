//! The rows that an operation wrote, before and after it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Map, Value as Json};

use super::{KINDS, Kind, Log, Span, span};
use crate::model::setting::BLOG_ID;
use crate::model::{OperationId, RowChange};
use crate::store::error::{Error, Result};
use crate::store::sql::{optional_text, text};

/// The key of a row that an operation wrote, and the change that has it as it was before.
struct Key {
    row: i64,
    part: Value,
    before: Option<i64>,
}

impl Log<'_> {
    /// Calls `each` with the first `limit` rows that the operation wrote, by table and id.
    /// Returns the number of all rows.
    ///
    /// # Errors
    /// There is no such operation.
    pub fn each_row_change<E: From<Error>>(
        &self,
        id: OperationId,
        limit: Option<u64>,
        mut each: impl FnMut(RowChange) -> std::result::Result<(), E>,
    ) -> std::result::Result<u64, E> {
        let span = span(self.db, id)?;
        let limit = limit.unwrap_or(u64::MAX);
        let mut count = 0;
        for kind in &KINDS {
            for key in keys(self.db, kind, span)? {
                count += 1;
                if count <= limit {
                    each(read(self.db, kind, &key, span)?)?;
                }
            }
        }
        Ok(count)
    }
}

/// The rows of this kind that the operation wrote, by id. Rows with new ids have no change
/// of this operation: they are those that exist now, or that a later operation changed.
fn keys(db: &Connection, kind: &Kind, span: Span) -> Result<Vec<Key>> {
    let (column, part, from, to) = match kind.name {
        "post" => ("id", "0", span.from.post, span.to.post),
        "post_tag" => ("post_id", "tag_id", span.from.post, span.to.post),
        "comment" => ("id", "0", span.from.comment, span.to.comment),
        _ => ("", "", 0, 0),
    };
    let mut sql = "SELECT row, part, iif(existed, id, NULL) FROM (
            SELECT row, part, existed, min(id) AS id FROM change NOT INDEXED
            WHERE kind = ?1 AND part <> ?2 AND id > ?3 AND id <= ?4 GROUP BY row, part)"
        .to_owned();
    if from < to {
        sql = format!(
            "WITH later AS (
                SELECT row, part, existed, min(id) FROM change
                WHERE kind = ?1 AND row > {from} AND row <= {to} AND id > ?4 GROUP BY row, part)
             {sql}
             UNION ALL SELECT row, part, NULL FROM later WHERE existed
             UNION ALL SELECT {column}, {part}, NULL FROM {name}
             WHERE {column} > {from} AND {column} <= {to}
                AND ({column}, {part}) NOT IN (SELECT row, part FROM later)",
            name = kind.name
        );
    }
    sql.push_str(" ORDER BY 1, 2");
    let values = (kind.name, BLOG_ID, span.from.change, span.to.change);
    let mut statement = db.prepare(&sql)?;
    let found = statement.query_map(values, |row| {
        Ok(Key {
            row: row.get(0)?,
            part: row.get(1)?,
            before: row.get(2)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read(db: &Connection, kind: &Kind, key: &Key, span: Span) -> Result<RowChange> {
    let sql = "SELECT id, existed FROM change
               WHERE kind = ?1 AND row = ?2 AND part = ?3 AND id > ?4 ORDER BY id LIMIT 1";
    let values = (kind.name, key.row, &key.part, span.to.change);
    let read = |found: &Row<'_>| Ok((found.get(0)?, found.get(1)?));
    let later: Option<(i64, bool)> = db.prepare_cached(sql)?.query_row(values, read).optional()?;
    let before = match key.before {
        Some(change) => image(db, kind, key, Some(change))?,
        None => None,
    };
    let after = match later {
        Some((_, false)) => None,
        Some((change, true)) => image(db, kind, key, Some(change))?,
        None => image(db, kind, key, None)?,
    };
    let post = match kind.name {
        "post_tag" | "redirect" => Some(key.row),
        _ => {
            let images = [&after, &before].into_iter().flatten();
            images
                .map(|image| image.get("post_id")?.as_i64())
                .next()
                .flatten()
        }
    };
    Ok(RowChange {
        table: kind.name,
        id: key.row,
        part: part(db, kind, key)?,
        post: match post {
            Some(post) => post_title(db, post)?,
            None => None,
        },
        before,
        after,
    })
}

/// The columns of a row as it was before a change, or as it is now; `None` if it does not
/// exist.
fn image(
    db: &Connection,
    kind: &Kind,
    key: &Key,
    change: Option<i64>,
) -> Result<Option<Map<String, Json>>> {
    let name = kind.name;
    let (object, from) = match change {
        None => (
            kind.object(db)?,
            format!("{name} t ON {}", kind.is_row("t", "k")),
        ),
        Some(_) if kind.has_old => (
            kind.object(db)?,
            format!("{name}_old t ON t.change = k.change"),
        ),
        // The key is the whole row.
        Some(_) => (kind.key_object(), "(SELECT 1) t".to_owned()),
    };
    let sql = format!(
        "WITH k (row, part, change) AS (SELECT ?1, ?2, ?3) SELECT {object} FROM k CROSS JOIN {from}"
    );
    let values = (key.row, &key.part, change);
    let found = db
        .prepare_cached(&sql)?
        .query_row(values, |row| text(row, 0))
        .optional()?;
    Ok(found.and_then(|found| serde_json::from_str(&found).ok()))
}

/// The name of a row among those of its post, or of a row without an id: the name of the
/// tag of a link, a path, the name of a setting.
fn part(db: &Connection, kind: &Kind, key: &Key) -> Result<String> {
    if kind.name != "post_tag" {
        return Ok(match &key.part {
            Value::Text(part) => part.clone(),
            _ => String::new(),
        });
    }
    let sql = "SELECT coalesce((SELECT name FROM tag WHERE id = ?1), (SELECT name FROM tag_old
                   WHERE id = ?1 ORDER BY change DESC LIMIT 1), '')";
    Ok(db
        .prepare_cached(sql)?
        .query_row([&key.part], |row| text(row, 0))?)
}

/// The title of a post, or its last one if it is removed.
fn post_title(db: &Connection, id: i64) -> Result<Option<String>> {
    let sql = "SELECT coalesce((SELECT title FROM post WHERE id = ?1), (SELECT title FROM change c
                   JOIN post_old o ON o.change = c.id WHERE c.kind = 'post' AND c.row = ?1
                   ORDER BY c.id DESC LIMIT 1))";
    let mut title = db.prepare_cached(sql)?;
    Ok(title.query_row([id], |row| optional_text(row, 0))?)
}
