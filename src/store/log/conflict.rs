//! Finds the later operations that prevent an undo.

use rusqlite::{Connection, params_from_iter};

use super::{KINDS, Position, Span};
use crate::model::OperationId;
use crate::store::error::Result;

/// The later operations with a net effect on rows of this operation. An even number of
/// operations of one chain cancel out. Rows that an undo of all operations after one left
/// as this operation did do not count.
pub(super) fn touched_later(
    db: &Connection,
    id: OperationId,
    span: Span,
) -> Result<Vec<OperationId>> {
    let later = "SELECT 1 FROM change WHERE id > ?1";
    if !db.prepare_cached(later)?.exists([span.to.change])? {
        return Ok(Vec::new());
    }
    let sql = "
        CREATE TEMP TABLE later AS
        SELECT kind, row, part, existed, min(id) AS change FROM (
            SELECT c.* FROM temp.before b
            CROSS JOIN change c ON c.kind = b.kind AND c.row = b.row AND c.part = b.part
            WHERE c.id > ?1
            UNION ALL
            SELECT * FROM change
            WHERE kind IN ('post', 'post_tag', 'redirect') AND row > ?2 AND row <= ?3 AND id > ?1
            UNION ALL
            SELECT * FROM change
            WHERE kind = 'comment' AND row > ?4 AND row <= ?5 AND id > ?1)
        GROUP BY kind, row, part";
    let values = [
        span.to.change,
        span.from.post,
        span.to.post,
        span.from.comment,
        span.to.comment,
    ];
    db.execute(sql, values)?;
    forget_restored(db, id)?;
    let sql = "
        SELECT max(o.id) FROM temp.later l
        CROSS JOIN change c ON c.kind = l.kind AND c.row = l.row AND c.part = l.part AND c.id > ?1
        JOIN operation o ON o.id =
            (SELECT id FROM operation WHERE change_to >= c.id ORDER BY change_to LIMIT 1)
        GROUP BY o.root HAVING (
            SELECT count(*) FROM operation u
            WHERE u.root = o.root AND u.level > 0 AND u.id > ?2
        ) % 2 = (o.root <= ?2)
        ORDER BY 1";
    let later = list(db, sql, [span.to.change, id.get()])?;
    db.execute_batch("DROP TABLE temp.later")?;
    Ok(later)
}

/// Forgets the rows of `later` that an undo of all operations after one put back.
fn forget_restored(db: &Connection, id: OperationId) -> Result<()> {
    let sql = "SELECT max(u.change_to) FROM operation u INDEXED BY operation_chain
               WHERE u.id > ?1 AND u.level > 0 AND u.level = 1 AND u.root = u.id";
    let last: Option<i64> = db.query_row(sql, [id], |row| row.get(0))?;
    let Some(last) = last else {
        return Ok(());
    };
    for kind in &KINDS {
        let name = kind.name;
        let is_row = kind.is_row("t", "later");
        let same = if kind.has_old {
            let columns = kind.columns(db)?;
            let of = |table: &str| {
                let columns = columns.iter().map(|column| format!("{table}.{column}"));
                columns.collect::<Vec<_>>().join(", ")
            };
            format!(
                "EXISTS (SELECT 1 FROM {name} t CROSS JOIN {name}_old o ON o.change = later.change
                         WHERE {is_row} AND ({}) IS ({}))",
                of("t"),
                of("o")
            )
        } else {
            format!("EXISTS (SELECT 1 FROM {name} t WHERE {is_row})")
        };
        let sql = format!(
            "DELETE FROM temp.later WHERE kind = '{name}'
                AND iif(existed, {same}, NOT EXISTS (SELECT 1 FROM {name} t WHERE {is_row}))
                AND change <= ?1"
        );
        db.execute(&sql, [last])?;
    }
    Ok(())
}

/// The operations that wrote rows with a unique name that is to be restored.
pub(super) fn in_the_way(db: &Connection) -> Result<Vec<OperationId>> {
    let sql = "
        SELECT 'post', p.id, 0 FROM temp.before b CROSS JOIN post_old o ON o.change = b.id
        CROSS JOIN post p ON p.slug = o.slug AND p.id <> b.row
        WHERE b.kind = 'post'
            AND NOT EXISTS (SELECT 1 FROM temp.before x WHERE x.kind = 'post' AND x.row = p.id)
        UNION ALL
        SELECT 'post', p.id, 0 FROM temp.before b CROSS JOIN post_old o ON o.change = b.id
        CROSS JOIN post p ON p.path = o.path COLLATE NOCASE AND p.id <> b.row
        WHERE b.kind = 'post'
            AND NOT EXISTS (SELECT 1 FROM temp.before x WHERE x.kind = 'post' AND x.row = p.id)
        UNION ALL
        SELECT 'tag', t.id, 0 FROM temp.before b CROSS JOIN tag_old o ON o.change = b.id
        CROSS JOIN tag t ON t.folded = o.folded AND t.id <> b.row
        WHERE b.kind = 'tag'
            AND NOT EXISTS (SELECT 1 FROM temp.before x WHERE x.kind = 'tag' AND x.row = t.id)
        UNION ALL
        SELECT 'redirect', r.post_id, r.path FROM temp.before b CROSS JOIN redirect r
            ON r.path = b.part AND r.post_id <> b.row
        WHERE b.kind = 'redirect' AND b.existed
        UNION ALL
        SELECT 'post', p.id, 0 FROM temp.before b CROSS JOIN post p
            ON p.slug = substr(b.part, 2) AND p.id <> b.row
        WHERE b.kind = 'redirect' AND b.existed
            AND NOT EXISTS (SELECT 1 FROM temp.before x WHERE x.kind = 'post' AND x.row = p.id)
        UNION ALL
        SELECT 'redirect', r.post_id, r.path FROM temp.before b
        CROSS JOIN post_old o ON o.change = b.id
        CROSS JOIN redirect r ON r.path = '/' || o.slug AND r.post_id <> b.row
        WHERE b.kind = 'post'";
    writers(db, sql)
}

/// The operations that removed rows referenced by restored rows, or moved them to
/// another post.
pub(super) fn without_support(db: &Connection) -> Result<Vec<OperationId>> {
    let sql = "
        SELECT 'post', o.post_id, 0 FROM temp.before b
        CROSS JOIN comment_old o ON o.change = b.id
        WHERE b.kind = 'comment' AND NOT EXISTS (SELECT 1 FROM post WHERE id = o.post_id)
        UNION ALL
        SELECT 'comment', o.parent_id, 0 FROM temp.before b
        CROSS JOIN comment_old o ON o.change = b.id
        WHERE b.kind = 'comment' AND o.parent_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM comment
                            WHERE id = o.parent_id AND post_id = o.post_id)
        UNION ALL
        SELECT 'post', b.row, 0 FROM temp.before b
        WHERE b.kind IN ('post_tag', 'redirect') AND b.existed
            AND NOT EXISTS (SELECT 1 FROM post WHERE id = b.row)
        UNION ALL
        SELECT 'tag', b.part, 0 FROM temp.before b
        WHERE b.kind = 'post_tag' AND b.existed
            AND NOT EXISTS (SELECT 1 FROM tag WHERE id = b.part)";
    writers(db, sql)
}

/// The operations that wrote replies to comments that undo moves back to another post:
/// these replies would stay behind.
pub(super) fn left_behind(db: &Connection, start: Position) -> Result<Vec<OperationId>> {
    let sql = format!(
        "SELECT DISTINCT 'comment', c.id, 0
         FROM change x NOT INDEXED CROSS JOIN comment_old o ON o.change = x.id
         CROSS JOIN comment c ON c.post_id = o.post_id AND c.parent_id = x.row
         WHERE x.id > {} AND x.kind = 'comment' AND NOT EXISTS
            (SELECT 1 FROM comment WHERE id = x.row AND post_id = c.post_id)",
        start.change
    );
    writers(db, &sql)
}

/// The later operations that moved comments and would make the undo form a cycle.
pub(super) fn in_circles(db: &Connection, span: Span, start: Position) -> Result<Vec<OperationId>> {
    // A comment that cannot be reached from a root is part of a cycle or below one.
    // Comments that no later operation changed are not reported.
    let sql = format!(
        "SELECT 'comment', c.id, 0 FROM (
            WITH RECURSIVE above (id, post_id, parent_id) AS (
                SELECT c.id, c.post_id, c.parent_id
                FROM change x NOT INDEXED CROSS JOIN comment_old o ON o.change = x.id
                CROSS JOIN comment c ON c.id = x.row
                WHERE x.id > {} AND x.kind = 'comment' AND c.parent_id IS NOT o.parent_id
                UNION
                SELECT c.id, c.post_id, c.parent_id
                FROM above CROSS JOIN comment c ON c.id = above.parent_id),
            down (id, post_id) AS (
                SELECT id, post_id FROM above WHERE parent_id IS NULL
                UNION ALL
                SELECT c.id, c.post_id FROM down CROSS JOIN comment c
                    ON c.post_id = down.post_id AND c.parent_id = down.id
                WHERE c.id IN (SELECT id FROM above))
            SELECT id FROM above WHERE id NOT IN (SELECT id FROM down)) c
         WHERE NOT EXISTS (SELECT 1 FROM temp.before WHERE kind = 'comment' AND row = c.id)
            AND EXISTS (SELECT 1 FROM change WHERE kind = 'comment' AND row = c.id AND id > {})",
        start.change, span.to.change
    );
    writers(db, &sql)
}

/// The operations that wrote rows a cascade of this undo changes, although the undone
/// operation did not write them.
pub(super) fn swept_along(
    db: &Connection,
    span: Span,
    start: Position,
) -> Result<Vec<OperationId>> {
    let sql = format!(
        "SELECT DISTINCT c.kind, c.row, c.part FROM change c NOT INDEXED WHERE c.id > {}
         AND NOT EXISTS (SELECT 1 FROM temp.before b
                         WHERE b.kind = c.kind AND b.row = c.row AND b.part = c.part)
         AND NOT (c.kind IN ('post', 'post_tag', 'redirect') AND c.row > {} AND c.row <= {})
         AND NOT (c.kind = 'comment' AND c.row > {} AND c.row <= {})",
        start.change, span.from.post, span.to.post, span.from.comment, span.to.comment
    );
    // Cascaded rows were written before this transaction began.
    writers_until(db, &sql, start.change)
}

fn writers(db: &Connection, rows: &str) -> Result<Vec<OperationId>> {
    writers_until(db, rows, i64::MAX)
}

/// The distinct operations that last wrote the rows the query selects as kind, row and
/// part.
fn writers_until(db: &Connection, rows: &str, change: i64) -> Result<Vec<OperationId>> {
    let sql = format!(
        "WITH named (kind, row, part) AS ({rows} LIMIT 1000)
         SELECT DISTINCT coalesce(
            (SELECT id FROM operation WHERE change_to >=
                (SELECT max(c.id) FROM change c WHERE c.kind = named.kind AND c.row = named.row
                 AND c.part = named.part AND c.id <= ?1)
             ORDER BY change_to LIMIT 1),
            (SELECT max(id) FROM operation o WHERE
                (named.kind IN ('post', 'post_tag') AND named.row > post_from AND named.row <= post_to)
                OR (named.kind = 'comment' AND named.row > comment_from AND named.row <= comment_to)),
            (SELECT max(id) FROM operation))
         FROM named ORDER BY 1"
    );
    list(db, &sql, [change])
}

fn list<const N: usize>(db: &Connection, sql: &str, values: [i64; N]) -> Result<Vec<OperationId>> {
    let mut statement = db.prepare(sql)?;
    let found = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
