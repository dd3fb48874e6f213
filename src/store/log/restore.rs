//! Restores the rows of an undone operation.

use rusqlite::Connection;

use super::{KINDS, Kind, Span};
use crate::model::Reverted;
use crate::store::error::Result;
use crate::store::removal::delete_cascading;

/// The state of each row before the operation, from the row's first change. Exists only
/// during an undo.
pub(super) const BEFORE: &str = "
    CREATE TEMP TABLE before (kind TEXT, row INTEGER, part, id INTEGER, existed INTEGER,
        PRIMARY KEY (kind, row, part)) WITHOUT ROWID";

/// The unique columns that another restored row may still have, each with a value that no
/// row has.
const UNIQUE: [(&str, &str, &str); 3] = [
    ("post", "slug", "'undo ' || id"),
    ("post", "path", "NULL"),
    ("tag", "folded", "'UNDO ' || id"),
];

/// Frees unique names that [`restore`] needs for other rows. Returns whether there were
/// any.
pub(super) fn make_names_free(db: &Connection) -> Result<bool> {
    let mut has_renamed = false;
    for (table, column, free) in UNIQUE {
        let sql = format!(
            "UPDATE {table} SET {column} = {free} WHERE id IN (
                SELECT b.row FROM temp.before b CROSS JOIN {table}_old o ON o.change = b.id
                CROSS JOIN {table} t ON t.id = b.row
                WHERE b.kind = '{table}' AND b.existed AND t.{column} IS NOT o.{column})"
        );
        has_renamed |= db.execute(&sql, [])? > 0;
    }
    Ok(has_renamed)
}

/// Counts the rows written since the change: restored, removed or changed back.
pub(super) fn count_reverted(db: &Connection, change: i64) -> Result<Reverted> {
    let mut reverted = Reverted::default();
    for kind in &KINDS {
        let name = kind.name;
        let sql = format!(
            "SELECT count(*) FILTER (WHERE NOT existed AND exists_now),
                    count(*) FILTER (WHERE existed AND NOT exists_now),
                    count(*) FILTER (WHERE existed AND exists_now)
             FROM (SELECT c.existed, EXISTS (SELECT 1 FROM {name} t WHERE {}) AS exists_now
                   FROM (SELECT row, part, existed, min(id) FROM change NOT INDEXED
                         WHERE id > ?1 AND kind = '{name}' GROUP BY row, part) c)",
            kind.is_row("t", "c")
        );
        let counts = db.query_row(&sql, [change], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        *reverted.restored.of_table(name) = counts.0;
        *reverted.removed.of_table(name) = counts.1;
        *reverted.changed.of_table(name) = counts.2;
    }
    Ok(reverted)
}

/// Deletes the rows that the operation inserted. Returns whether there were any.
pub(super) fn delete_inserted(db: &Connection, span: Span) -> Result<bool> {
    let mut has_deleted = false;
    for (table, column, from, to) in [
        ("comment", "id", span.from.comment, span.to.comment),
        ("post", "post_id", span.from.post, span.to.post),
    ] {
        let sql = format!(
            "SELECT json_group_array(id) FROM (
                SELECT id FROM {table} WHERE id > ?1 AND id <= ?2
                UNION ALL SELECT row FROM temp.before WHERE kind = '{table}' AND NOT existed)"
        );
        let ids: String = db.query_row(&sql, [from, to], |row| row.get(0))?;
        if ids != "[]" {
            delete_cascading(db, table, column, &ids)?;
            has_deleted = true;
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
             (SELECT {} FROM temp.before WHERE kind = '{name}' AND NOT existed)",
            keys.join(", "),
            of_change.join(", ")
        );
        has_deleted |= db.execute(&sql, [])? > 0;
    }
    Ok(has_deleted)
}

/// The result of [`restore`].
#[derive(Default)]
pub(super) struct Restored {
    /// The rows it inserted, as restored, and updated, as changed.
    pub reverted: Reverted,
    /// Whether it changed the post or the parent of a comment.
    pub has_moved: bool,
}

/// Restores the rows that the operation changed or removed.
pub(super) fn restore(db: &Connection) -> Result<Restored> {
    let mut restored = Restored::default();
    for kind in &KINDS {
        let name = kind.name;
        let sql = format!("SELECT count(*) FROM temp.before WHERE kind = '{name}' AND existed");
        let rows: i64 = db.query_row(&sql, [], |row| row.get(0))?;
        if rows == 0 {
            continue;
        }
        let inserted = kind.insert_missing(db)?;
        *restored.reverted.restored.of_table(name) = inserted;
        // The other rows exist; without further columns, nothing of them can differ.
        if kind.has_old && inserted < rows {
            let columns = kind.changed_columns(db)?;
            restored.has_moved |= name == "comment"
                && columns
                    .iter()
                    .any(|column| column == "post_id" || column == "parent_id");
            *restored.reverted.changed.of_table(name) = kind.update_changed(db, &columns)?;
        }
    }
    Ok(restored)
}

impl Kind {
    /// Inserts the rows of `before` that do not exist. Returns how many.
    fn insert_missing(&self, db: &Connection) -> Result<i64> {
        let name = self.name;
        let sql = if self.has_old {
            let columns = self.columns(db)?.join(", ");
            let values = columns.replace(", ", ", o.");
            format!(
                "INSERT INTO {name} ({columns}) SELECT o.{values} FROM temp.before b
                 CROSS JOIN {name}_old o ON o.change = b.id
                 WHERE b.kind = '{name}' AND b.existed
                    AND NOT EXISTS (SELECT 1 FROM {name} t WHERE {})",
                self.is_row("t", "b")
            )
        } else {
            let (keys, of_change) = self.keys();
            format!(
                "INSERT INTO {name} ({}) SELECT {} FROM temp.before
                 WHERE kind = '{name}' AND existed ON CONFLICT DO NOTHING",
                keys.join(", "),
                of_change.join(", ")
            )
        };
        Ok(db.execute(&sql, [])? as i64)
    }

    /// The columns in which a row differs from its old row in `before`.
    fn changed_columns(&self, db: &Connection) -> Result<Vec<String>> {
        let name = self.name;
        let mut columns = self.columns(db)?;
        let differs = columns.iter();
        let differs = differs.map(|column| format!("max(t.{column} IS NOT o.{column})"));
        let sql = format!(
            "SELECT {} FROM temp.before b CROSS JOIN {name} t ON {}
             CROSS JOIN {name}_old o ON o.change = b.id WHERE b.kind = '{name}' AND b.existed",
            differs.collect::<Vec<_>>().join(", "),
            self.is_row("t", "b")
        );
        let differs = db.query_row(&sql, [], |row| {
            let differs = (0..columns.len()).map(|index| row.get::<_, Option<bool>>(index));
            differs.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let mut differs = differs.into_iter();
        columns.retain(|_| differs.next().flatten() == Some(true));
        Ok(columns)
    }

    /// Sets these columns of the rows that differ from their old rows in `before`: SQLite
    /// writes only the indexes of these columns. Returns the number of rows.
    fn update_changed(&self, db: &Connection, columns: &[String]) -> Result<i64> {
        if columns.is_empty() {
            return Ok(0);
        }
        let name = self.name;
        let each = |word: &str, between: &str| {
            let each = columns.iter().map(|column| word.replace('?', column));
            each.collect::<Vec<_>>().join(between)
        };
        let sql = format!(
            "UPDATE {name} SET {} FROM temp.before b CROSS JOIN {name}_old o ON o.change = b.id
             WHERE b.kind = '{name}' AND b.existed AND {} AND ({})",
            each("? = o.?", ", "),
            self.is_row(name, "b"),
            each(&format!("{name}.? IS NOT o.?"), " OR "),
        );
        Ok(db.execute(&sql, [])? as i64)
    }
}
