//! The rows of an operation, put back from their images.

use rusqlite::Connection;

use super::Span;
use crate::store::error::Result;
use crate::store::removal::delete_cascading;

/// A table whose rows are kept in images.
pub(in crate::store) struct Kind {
    pub name: &'static str,
    /// The columns that name a row, as `row` and `part` of a change.
    key: &'static [&'static str],
    /// The columns in an image, in their order.
    pub columns: &'static [&'static str],
}

/// Every kind, those that others refer to first.
pub(in crate::store) const KINDS: [Kind; 5] = [
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
pub(super) const BEFORE: &str = "
    CREATE TEMP TABLE first (kind TEXT, row INTEGER, part, id INTEGER,
        PRIMARY KEY (kind, row, part)) WITHOUT ROWID;
    CREATE TEMP VIEW before AS SELECT f.kind, f.row, f.part, c.image
        FROM temp.first f CROSS JOIN main.change c ON c.id = f.id;";

/// Deletes what the operation put in.
pub(super) fn take_out(db: &Connection, span: Span) -> Result<()> {
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

/// Gives every row that was changed or removed its image back.
pub(super) fn put_back(db: &Connection) -> Result<()> {
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
