//! The logged tables and their triggers.

use rusqlite::Connection;

use crate::store::error::Result;

/// A table whose rows are logged.
pub(in crate::store) struct Kind {
    pub name: &'static str,
    /// The key columns, each with the column of `change` that stores it.
    key: &'static [(&'static str, &'static str)],
    /// Whether the table has further columns; old rows are then stored in `…_old`.
    pub has_old: bool,
    /// Whether `schema.sql` defines the logging triggers; otherwise they are temporary.
    has_triggers: bool,
}

const fn kind(
    name: &'static str,
    key: &'static [(&'static str, &'static str)],
    has_old: bool,
    has_triggers: bool,
) -> Kind {
    Kind {
        name,
        key,
        has_old,
        has_triggers,
    }
}

/// All kinds; referenced tables come before the tables that reference them.
pub(in crate::store) const KINDS: [Kind; 8] = [
    kind("post", &[("id", "row")], true, true),
    kind("comment", &[("id", "row")], true, true),
    kind("tag", &[("id", "row")], true, true),
    kind(
        "post_tag",
        &[("post_id", "row"), ("tag_id", "part")],
        false,
        true,
    ),
    kind(
        "redirect",
        &[("post_id", "row"), ("path", "part")],
        false,
        false,
    ),
    kind("rule", &[("id", "row")], true, false),
    kind("setting", &[("name", "part")], true, false),
    kind("media", &[("name", "part")], true, false),
];

impl Kind {
    /// The key columns, and the columns of `change` that store them.
    pub(super) fn keys(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        self.key.iter().copied().unzip()
    }

    /// Whether `part` is a text rather than an integer.
    pub(crate) fn has_text_part(&self) -> bool {
        self.key
            .iter()
            .any(|(column, of_change)| *of_change == "part" && !column.ends_with("_id"))
    }

    /// The column names of the table, in order.
    pub(crate) fn columns(&self, db: &Connection) -> Result<Vec<String>> {
        let sql = "SELECT name FROM pragma_table_info(?1) ORDER BY cid";
        let mut statement = db.prepare_cached(sql)?;
        let names = statement.query_map([self.name], |row| row.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }

    /// The SQL condition that a row has the key in the columns `row` and `part` of another.
    pub(super) fn is_row(&self, table: &str, key: &str) -> String {
        let same =
            |(column, of_change): &(&str, &str)| format!("{table}.{column} = {key}.{of_change}");
        let same: Vec<String> = self.key.iter().map(same).collect();
        same.join(" AND ")
    }

    /// The SQL of a JSON object of all columns.
    pub(super) fn object(&self, db: &Connection) -> Result<String> {
        let columns = self.columns(db)?;
        let columns = columns.iter().map(|column| format!("'{column}', {column}"));
        let columns: Vec<String> = columns.collect();
        Ok(format!("json_object({})", columns.join(", ")))
    }

    /// The SQL of a JSON object of the key, from the columns `row` and `part`.
    pub(super) fn key_object(&self) -> String {
        let columns = self.key.iter();
        let columns = columns.map(|(column, of_change)| format!("'{column}', {of_change}"));
        let columns: Vec<String> = columns.collect();
        format!("json_object({})", columns.join(", "))
    }

    /// The SQL of the temporary logging triggers.
    fn triggers(&self) -> String {
        let name = self.name;
        let trigger = |what: &str, when: &str, version: &str, existed: bool| {
            let of = |wanted: &str| {
                let found = self.key.iter().find(|(_, column)| *column == wanted);
                found.map_or("0".to_owned(), |(column, _)| format!("{version}.{column}"))
            };
            let old = match self.has_old && existed {
                true => {
                    let key = self
                        .key
                        .iter()
                        .map(|(column, _)| format!("{column} = OLD.{column}"));
                    let key = key.collect::<Vec<_>>().join(" AND ");
                    format!(
                        "INSERT INTO {name}_old SELECT last_insert_rowid(), * FROM {name} WHERE {key};"
                    )
                }
                false => String::new(),
            };
            format!(
                "CREATE TEMP TRIGGER {name}_{what} {when} ON main.{name} BEGIN
                 INSERT INTO change (kind, row, part, existed)
                 VALUES ('{name}', {}, {}, {existed}); {old} END;",
                of("row"),
                of("part"),
            )
        };
        [
            trigger("added", "AFTER INSERT", "NEW", false),
            trigger("changed", "BEFORE UPDATE", "OLD", true),
            trigger("removed", "BEFORE DELETE", "OLD", true),
        ]
        .concat()
    }
}

/// Logs the tables only this program writes, until the connection closes. Call this in
/// the writing transaction before the first write.
pub(in crate::store) fn log_all_kinds(db: &Connection) -> Result<()> {
    let sql = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'rule_added'";
    if !db.prepare_cached(sql)?.exists([])? {
        let kinds = KINDS.iter().filter(|kind| !kind.has_triggers);
        db.execute_batch(&kinds.map(Kind::triggers).collect::<String>())?;
    }
    Ok(())
}
