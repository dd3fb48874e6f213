//! The contents of a batch. `choose` lists the candidates, the posts and comments that
//! may have changed; [`Lookup`] computes the change of each. The contents of a batch
//! never change, so it is read page by page without one transaction across pages.

use rusqlite::{Connection, OptionalExtension};

use super::lookup::{Lookup, TouchedRow};
use crate::model::{Batch, Change, OperationId};
use crate::store::error::{Error, Result};
use crate::store::log::{self, Position};

/// The number of candidates per page.
const PAGE: i64 = 1_000;

/// The turn of posts that only reached their publication time: after all operations.
const LAST: i64 = i64::MAX;

/// The candidates, in the order of the batch.
const CANDIDATES: &str = "
    DROP TABLE IF EXISTS temp.candidate;
    CREATE TEMP TABLE candidate (turn, is_comment, row, PRIMARY KEY (turn, is_comment, row))
        WITHOUT ROWID";

/// Calls `each` with the changes of a batch, in order.
pub(super) fn each<E: From<Error>>(
    db: &Connection,
    batch: &Batch,
    mut each: impl FnMut(Change) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let (from, to) = positions(db, batch)?;
    choose(db, batch, from, to)?;
    let mut lookup = Lookup::new(db, batch, from, to)?;
    let mut last = None;
    while let Some(changes) = next(db, &mut lookup, &mut last)? {
        changes.into_iter().try_for_each(&mut each)?;
    }
    Ok(db
        .execute_batch("DROP TABLE temp.candidate")
        .map_err(Error::from)?)
}

/// The positions at the start and the end of the batch.
fn positions(db: &Connection, batch: &Batch) -> Result<(Position, Position)> {
    let start = Position {
        change: 0,
        post: 0,
        comment: 0,
    };
    let from = match batch.after {
        Some(mark) => position_at(db, mark.operation)?,
        None => start,
    };
    Ok((from, position_at(db, batch.until.operation)?))
}

/// The end position of an operation. For a pruned operation, the start position of the
/// next one.
fn position_at(db: &Connection, operation: OperationId) -> Result<Position> {
    let sql = "SELECT iif(id = ?1, change_to, change_from), iif(id = ?1, post_to, post_from),
                      iif(id = ?1, comment_to, comment_from)
               FROM operation WHERE id >= ?1 ORDER BY id LIMIT 1";
    let found = db.query_row(sql, [operation], |row| {
        Ok(Position {
            change: row.get(0)?,
            post: row.get(1)?,
            comment: row.get(2)?,
        })
    });
    match found.optional()? {
        Some(position) => Ok(position),
        None => log::position(db),
    }
}

/// Lists the candidates. The list may include unchanged rows.
fn choose(db: &Connection, batch: &Batch, from: Position, to: Position) -> Result<()> {
    db.execute_batch(CANDIDATES)?;
    let sql = format!(
        "WITH touched AS ( -- in the batch
            SELECT kind, row, max(id) AS change FROM change NOT INDEXED
            WHERE id > :change_from AND id <= :change_to GROUP BY +kind, +row),
         later AS ( -- after it
            SELECT id, kind, row, part FROM change NOT INDEXED WHERE id > :change_to),
         span AS ( -- which operation put in which ids
            SELECT id, post_from, post_to, comment_from, comment_to
            FROM operation WHERE id > :after AND id <= :until
            UNION ALL SELECT * FROM ( -- what is older than the log
                SELECT 0, :post_from, post_from, :comment_from, comment_from
                FROM operation WHERE id > :after ORDER BY id LIMIT 1)),
         found (turn, is_comment, row) AS (
            SELECT {operation}, kind = 'comment', row
            FROM touched WHERE kind IN ('post', 'post_tag', 'comment')
            UNION ALL -- posts whose tag has another name
            SELECT {operation}, 0, post_tag.post_id
            FROM touched CROSS JOIN post_tag ON post_tag.tag_id = touched.row
            WHERE touched.kind = 'tag'
            UNION ALL
            SELECT {operation}, 0, later.row
            FROM later JOIN touched ON touched.kind = 'tag' AND touched.row = later.part
            WHERE later.kind = 'post_tag'
            UNION ALL -- what was put in
            SELECT span.id, 0, post.id
            FROM span CROSS JOIN post ON post.id > post_from AND post.id <= post_to
            UNION ALL
            SELECT span.id, 1, comment.id
            FROM span CROSS JOIN comment ON comment.id > comment_from AND comment.id <= comment_to
            UNION ALL -- and is gone by now
            SELECT span.id, 0, change.row
            FROM span CROSS JOIN change ON kind = 'post' AND row > post_from AND row <= post_to
            WHERE change.id > :change_to
            UNION ALL
            SELECT span.id, 1, change.row
            FROM span CROSS JOIN change ON kind = 'comment'
                AND row > comment_from AND row <= comment_to
            WHERE change.id > :change_to
            UNION ALL -- whose time has come
            SELECT NULL, 0, id FROM post
            WHERE published_at > :after_time AND published_at <= :until_time AND +id <= :post_from
            UNION ALL
            SELECT NULL, 0, row FROM later WHERE kind = 'post' AND row <= :post_from)
         INSERT INTO temp.candidate
         SELECT coalesce(max(turn), {LAST}), is_comment, row FROM found GROUP BY is_comment, row",
        operation = "(SELECT id FROM operation WHERE change_to >= change
                      ORDER BY change_to LIMIT 1)"
    );
    let after_time = batch.after.map(|mark| mark.at.to_string());
    db.prepare(&sql)?.execute(rusqlite::named_params! {
        ":after": batch.after.map(|mark| mark.operation).unwrap_or_default(),
        ":until": batch.until.operation,
        ":change_from": from.change,
        ":change_to": to.change,
        ":post_from": from.post,
        ":comment_from": from.comment,
        ":after_time": after_time.unwrap_or_default(),
        ":until_time": batch.until.at.to_string(),
    })?;
    Ok(())
}

/// The changes of the next page; `None` at the end. `last` is the last candidate of the
/// previous page.
fn next(
    db: &Connection,
    lookup: &mut Lookup<'_>,
    last: &mut Option<TouchedRow>,
) -> Result<Option<Vec<Change>>> {
    // One transaction per page: one per row would double the time.
    let reading = db.unchecked_transaction()?;
    let page = next_page(db, *last)?;
    let mut changes = Vec::new();
    for &candidate in &page {
        changes.extend(lookup.change(candidate)?);
    }
    reading.commit()?;
    *last = page.last().copied();
    Ok(last.map(|_| changes))
}

/// The page of candidates after `after`.
fn next_page(db: &Connection, after: Option<TouchedRow>) -> Result<Vec<TouchedRow>> {
    let after = after.unwrap_or(TouchedRow {
        turn: -1,
        is_comment: false,
        row: 0,
    });
    let sql = "SELECT turn, is_comment, row FROM temp.candidate
               WHERE (turn, is_comment, row) > (?1, ?2, ?3)
               ORDER BY turn, is_comment, row LIMIT ?4";
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_map((after.turn, after.is_comment, after.row, PAGE), |row| {
        Ok(TouchedRow {
            turn: row.get(0)?,
            is_comment: row.get(1)?,
            row: row.get(2)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
