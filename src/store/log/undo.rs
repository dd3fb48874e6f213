//! Taking an operation back: every row it wrote becomes what it was before.
//!
//! To take back is to write, and so an operation that can be taken back in
//! turn; that is what redoing is. The operations that take one another back are
//! a chain; its first is the root, and its newest the one that can be undone.

use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::{Log, Position, Span, Taken, position, span};
use crate::model::Operation;
use crate::store::error::{Error, Result};
use crate::store::removal::delete_cascading;

/// What became of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The operation.
    pub operation: Operation,
    /// Whether it was done again, not taken back.
    pub redone: bool,
}

/// What to take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The newest operation that is in effect.
    Newest,
    /// The newest undoing, if nothing was written after it.
    NewestUndo,
    /// This operation.
    Operation(i64),
}

/// A table whose rows are kept in images.
struct Kind {
    name: &'static str,
    /// The columns that name a row, as `row` and `part` of a change.
    key: &'static [&'static str],
    /// The columns in an image, in their order.
    columns: &'static [&'static str],
}

/// Every kind, those that others refer to first.
const KINDS: [Kind; 5] = [
    Kind {
        name: "post",
        key: &["id"],
        columns: &[
            "slug",
            "title",
            "author",
            "summary",
            "body",
            "published_at",
            "comments_open",
            "created_at",
            "updated_at",
            "revision",
        ],
    },
    Kind {
        name: "comment",
        key: &["id"],
        columns: &[
            "post_id",
            "parent_id",
            "author",
            "email",
            "website",
            "body",
            "status",
            "created_at",
            "updated_at",
            "revision",
        ],
    },
    Kind {
        name: "tag",
        key: &["id"],
        columns: &["name", "folded"],
    },
    Kind {
        name: "post_tag",
        key: &["post_id", "tag_id"],
        columns: &[],
    },
    Kind {
        name: "redirect",
        key: &["post_id", "slug"],
        columns: &[],
    },
];

/// How each row was before the operation: its first change. Kept while the
/// operation is taken back.
const BEFORE: &str = "
    CREATE TEMP TABLE first (kind, row, part, id, PRIMARY KEY (kind, row, part)) WITHOUT ROWID;
    CREATE TEMP VIEW before AS SELECT f.kind, f.row, f.part, c.image
        FROM temp.first f CROSS JOIN main.change c ON c.id = f.id;";

/// Takes back the target inside a transaction. Gives what was taken back or done
/// again, and the place of that in its chain.
///
/// # Errors
/// There is nothing to take back, or later operations built on it
/// ([`Error::TouchedLater`]): then the transaction has to be rolled back.
pub(in crate::store) fn undo(db: &Connection, target: Target) -> Result<(Undone, Taken)> {
    let (id, taken) = choose(db, target)?;
    let operation = Log::new(db).get(id)?;
    let span = span(db, id)?;
    let start = position(db)?;

    db.execute_batch(BEFORE)?;
    let sql = "INSERT INTO temp.first SELECT kind, row, part, min(id) FROM change
               WHERE id > ?1 AND id <= ?2 GROUP BY kind, row, part";
    db.execute(sql, [span.from.change, span.to.change])?;

    let conflicts = |found: Vec<i64>| -> Result<()> {
        if found.is_empty() {
            return Ok(());
        }
        let log = Log::new(db);
        let later = found.into_iter().map(|id| log.get(id));
        Err(Error::TouchedLater {
            operation: Box::new(operation.clone()),
            later: later.collect::<Result<_>>()?,
        })
    };
    conflicts(touched_later(db, span)?)?;
    // Rows come back in any order; that all refer to one another is seen below.
    db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    take_out(db, span)?;
    conflicts(in_the_way(db)?)?;
    put_back(db)?;
    conflicts(without_support(db)?)?;
    conflicts(swept_along(db, span, start)?)?;
    db.execute_batch("DROP VIEW temp.before; DROP TABLE temp.first")?;
    let undone = Undone {
        operation: Log::new(db).get(taken.root).unwrap_or(operation),
        redone: taken.level % 2 == 0,
    };
    Ok((undone, taken))
}

/// The operation that is meant, and its place in its chain.
fn choose(db: &Connection, target: Target) -> Result<(i64, Taken)> {
    let read = |row: &rusqlite::Row<'_>| {
        let tip = row.get(0)?;
        let taken = Taken {
            tip,
            root: row.get(1)?,
            level: row.get::<_, i64>(2)? + 1,
        };
        Ok((tip, taken))
    };
    let select = "SELECT id, root, level FROM operation o WHERE undone_by IS NULL";
    let touched = "(change_to > change_from OR post_to > post_from OR comment_to > comment_from)";
    let found = match target {
        Target::Newest => {
            let sql = format!("{select} AND level % 2 = 0 AND {touched} ORDER BY id DESC LIMIT 1");
            db.query_row(&sql, [], read).optional()?
        }
        Target::NewestUndo => {
            let sql = format!(
                "{select} AND level % 2 = 1
                 AND NOT EXISTS (SELECT 1 FROM operation WHERE id > o.id AND level = 0)
                 ORDER BY id DESC LIMIT 1"
            );
            db.query_row(&sql, [], read).optional()?
        }
        Target::Operation(id) => {
            let sql = "SELECT undone_by FROM operation WHERE id = ?1";
            match db.query_row(sql, [id], |row| row.get::<_, Option<i64>>(0)) {
                Ok(Some(by)) => return named_twice(db, id, by),
                found => found.optional()?.ok_or_else(|| super::not_found(id))?,
            };
            db.query_row(&format!("{select} AND id = ?1"), [id], read)
                .optional()?
        }
    };
    found.ok_or(match target {
        Target::NewestUndo => Error::NothingToRedo,
        _ => Error::NothingToUndo,
    })
}

/// An operation that was taken back and redone is taken back by its newest
/// redoing; one that is not in effect cannot be.
fn named_twice(db: &Connection, id: i64, by: i64) -> Result<(i64, Taken)> {
    let sql = "SELECT t.id, t.root, t.level FROM operation t JOIN operation o ON o.root = t.root
               WHERE o.id = ?1 AND t.undone_by IS NULL AND t.level % 2 = o.level % 2";
    let tip = db.query_row(sql, [id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?))
    });
    match tip.optional()? {
        Some((tip, root, level)) => {
            let level = level + 1;
            Ok((tip, Taken { tip, root, level }))
        }
        None => Err(Error::Undone { operation: id, by }),
    }
}

/// The operations after this one whose effect is still on one of its rows.
/// Those that took one another back left no effect.
fn touched_later(db: &Connection, span: Span) -> Result<Vec<i64>> {
    let sql = "
        WITH later (change) AS (
            SELECT c.id FROM temp.before b
            CROSS JOIN change c ON c.kind = b.kind AND c.row = b.row AND c.part = b.part
            WHERE c.id > ?1
            UNION ALL
            SELECT id FROM change
            WHERE kind IN ('post', 'post_tag', 'redirect') AND row > ?2 AND row <= ?3 AND id > ?1
            UNION ALL
            SELECT id FROM change
            WHERE kind = 'comment' AND row > ?4 AND row <= ?5 AND id > ?1)
        SELECT max(o.id) FROM later JOIN operation o ON o.id =
            (SELECT id FROM operation WHERE change_to >= later.change
             ORDER BY change_to LIMIT 1)
        GROUP BY o.root HAVING (
            SELECT count(*) FROM operation u
            WHERE u.root = o.root AND u.level > 0 AND u.change_to > ?1
        ) % 2 = (SELECT count(*) + 1 FROM operation r WHERE r.id = o.root AND r.change_to > ?1) % 2
        ORDER BY 1";
    let values = [
        span.to.change,
        span.from.post,
        span.to.post,
        span.from.comment,
        span.to.comment,
    ];
    list(db, sql, values)
}

/// Deletes what the operation put in.
fn take_out(db: &Connection, span: Span) -> Result<()> {
    for (table, column, from, to) in [
        ("comment", "id", span.from.comment, span.to.comment),
        ("post", "post_id", span.from.post, span.to.post),
    ] {
        let sql = format!(
            "SELECT json_group_array(id) FROM (
                SELECT id FROM {table} WHERE id > ?1 AND id <= ?2
                UNION ALL SELECT row FROM temp.before WHERE kind = '{table}' AND image IS NULL)"
        );
        let ids: String = db.query_row(&sql, [from, to], |row| row.get(0))?;
        if ids != "[]" {
            delete_cascading(db, table, column, &ids)?;
        }
    }
    for kind in KINDS
        .iter()
        .filter(|kind| kind.name != "post" && kind.name != "comment")
    {
        let Kind { name, key, .. } = kind;
        let keys = key.join(", ");
        let of_change = ["row", "part"]
            .into_iter()
            .take(key.len())
            .collect::<Vec<_>>()
            .join(", ");
        let sql = format!(
            "DELETE FROM {name} WHERE ({keys}) IN
             (SELECT {of_change} FROM temp.before WHERE kind = '{name}' AND image IS NULL)"
        );
        db.execute(&sql, [])?;
    }
    Ok(())
}

/// The operations that wrote rows which have a slug or name that is to come back.
fn in_the_way(db: &Connection) -> Result<Vec<i64>> {
    let sql = "
        SELECT 'post', p.id, 0 FROM temp.before b CROSS JOIN post p
            ON p.slug = b.image ->> 0 AND p.id <> b.row
        WHERE b.kind = 'post' AND b.image IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM temp.before x WHERE x.kind = 'post' AND x.row = p.id)
        UNION ALL
        SELECT 'tag', t.id, 0 FROM temp.before b CROSS JOIN tag t
            ON t.folded = b.image ->> 1 AND t.id <> b.row
        WHERE b.kind = 'tag' AND b.image IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM temp.before x WHERE x.kind = 'tag' AND x.row = t.id)
        UNION ALL
        SELECT 'redirect', r.post_id, r.slug FROM temp.before b CROSS JOIN redirect r
            ON r.slug = b.part AND r.post_id <> b.row
        WHERE b.kind = 'redirect' AND b.image IS NOT NULL";
    writers(db, sql)
}

/// Gives every row that was changed or removed its image back.
fn put_back(db: &Connection) -> Result<()> {
    for Kind { name, key, columns } in &KINDS {
        let images = (0..columns.len()).map(|place| format!("image ->> {place}"));
        let values: Vec<String> = ["row", "part"]
            .into_iter()
            .take(key.len())
            .map(str::to_owned)
            .chain(images)
            .collect();
        let all: Vec<&str> = key.iter().chain(columns.iter()).copied().collect();
        let set: Vec<String> = columns
            .iter()
            .map(|column| format!("{column} = excluded.{column}"))
            .collect();
        let unless_new = if set.is_empty() {
            "DO NOTHING".to_owned()
        } else {
            format!("({}) DO UPDATE SET {}", key.join(", "), set.join(", "))
        };
        let sql = format!(
            "INSERT INTO {name} ({}) SELECT {} FROM temp.before
             WHERE kind = '{name}' AND image IS NOT NULL
             ON CONFLICT {unless_new}",
            all.join(", "),
            values.join(", ")
        );
        db.execute(&sql, [])?;
    }
    Ok(())
}

/// The operations that removed what rows that came back refer to.
fn without_support(db: &Connection) -> Result<Vec<i64>> {
    let sql = "
        SELECT 'post', b.image ->> 0, 0 FROM temp.before b
        WHERE b.kind = 'comment' AND b.image IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM post WHERE id = b.image ->> 0)
        UNION ALL
        SELECT 'comment', b.image ->> 1, 0 FROM temp.before b
        WHERE b.kind = 'comment' AND b.image ->> 1 IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM comment WHERE id = b.image ->> 1)
        UNION ALL
        SELECT 'post', b.row, 0 FROM temp.before b
        WHERE b.kind IN ('post_tag', 'redirect') AND b.image IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM post WHERE id = b.row)
        UNION ALL
        SELECT 'tag', b.part, 0 FROM temp.before b
        WHERE b.kind = 'post_tag' AND b.image IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM tag WHERE id = b.part)";
    writers(db, sql)
}

/// The operations that wrote rows which went along, though they are not of this
/// operation.
fn swept_along(db: &Connection, span: Span, start: Position) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT DISTINCT c.kind, c.row, c.part FROM change c WHERE c.id > {}
         AND NOT EXISTS (SELECT 1 FROM temp.before b
                         WHERE b.kind = c.kind AND b.row = c.row AND b.part = c.part)
         AND NOT (c.kind IN ('post', 'post_tag', 'redirect') AND c.row > {} AND c.row <= {})
         AND NOT (c.kind = 'comment' AND c.row > {} AND c.row <= {})",
        start.change, span.from.post, span.to.post, span.from.comment, span.to.comment
    );
    // What went along was written before this transaction began.
    writers_until(db, &sql, start.change)
}

fn writers(db: &Connection, rows: &str) -> Result<Vec<i64>> {
    writers_until(db, rows, i64::MAX)
}

/// The operations that last wrote the rows which the query names by kind, row
/// and part, each once.
fn writers_until(db: &Connection, rows: &str, change: i64) -> Result<Vec<i64>> {
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

fn list<const N: usize>(db: &Connection, sql: &str, values: [i64; N]) -> Result<Vec<i64>> {
    let mut statement = db.prepare(sql)?;
    let found = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
