//! The rows of an operation, put back from their images.

use rusqlite::Connection;

use super::Span;
use crate::store::error::Result;
use crate::store::removal::delete_cascading;

/// A table whose rows are kept in images.
pub(in crate::store) struct Kind {
    pub name: &'static str,
    /// The columns that name a row, each with the column of a change that has it.
    key: &'static [(&'static str, &'static str)],
    /// The columns in an image, in their order.
    pub columns: &'static [&'static str],
}

/// Every kind, those that others refer to first.
pub(in crate::store) const KINDS: [Kind; 7] = [
    Kind {
        name: "post",
        key: &[("id", "row")],
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
        key: &[("id", "row")],
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
            "reason",
        ],
    },
    Kind {
        name: "tag",
        key: &[("id", "row")],
        columns: &["name", "folded"],
    },
    Kind {
        name: "post_tag",
        key: &[("post_id", "row"), ("tag_id", "part")],
        columns: &[],
    },
    Kind {
        name: "redirect",
        key: &[("post_id", "row"), ("slug", "part")],
        columns: &[],
    },
    Kind {
        name: "rule",
        key: &[("id", "row")],
        columns: &[
            "position",
            "name",
            "action",
            "enabled",
            "author",
            "email",
            "website",
            "words",
            "pattern",
            "links",
            "post_age",
            "duplicate",
        ],
    },
    Kind {
        name: "setting",
        key: &[("name", "part")],
        columns: &["value"],
    },
];

impl Kind {
    /// The place of a column in an image.
    pub fn place(&self, column: &str) -> usize {
        let place = self.columns.iter().position(|other| *other == column);
        place.unwrap_or(self.columns.len())
    }

    /// The columns that name a row, and those of a change that have them.
    fn keys(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        self.key.iter().copied().unzip()
    }
}

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
        let name = kind.name;
        let (keys, of_change) = kind.keys();
        let sql = format!(
            "DELETE FROM {name} WHERE ({}) IN
             (SELECT {} FROM temp.before WHERE kind = '{name}' AND image IS NULL)",
            keys.join(", "),
            of_change.join(", ")
        );
        db.execute(&sql, [])?;
    }
    Ok(())
}

/// Gives every row that was changed or removed its image back.
pub(super) fn put_back(db: &Connection) -> Result<()> {
    for kind in &KINDS {
        let Kind { name, columns, .. } = kind;
        let (keys, of_change) = kind.keys();
        let images = (0..columns.len()).map(|place| format!("image ->> {place}"));
        let values: Vec<String> = of_change
            .into_iter()
            .map(str::to_owned)
            .chain(images)
            .collect();
        let all: Vec<&str> = keys.iter().chain(columns.iter()).copied().collect();
        let set: Vec<String> = columns
            .iter()
            .map(|column| format!("{column} = excluded.{column}"))
            .collect();
        let unless_new = if set.is_empty() {
            "DO NOTHING".to_owned()
        } else {
            format!("({}) DO UPDATE SET {}", keys.join(", "), set.join(", "))
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
