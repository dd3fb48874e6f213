//! Checks that the log is readable: each change is of a known kind, and its old row
//! exists and fits its table.

use rusqlite::Connection;

use super::find;
use crate::model::maintenance::Finding;
use crate::store::error::Result;
use crate::store::log::{KINDS, Kind};

pub(super) fn check(db: &Connection) -> Result<Vec<Finding>> {
    let kinds = KINDS.iter().map(|kind| fits(db, kind));
    let kinds: Vec<String> = kinds.collect::<Result<_>>()?;
    let sql = format!(
        "SELECT 'change ' || id, 'cannot be undone or shown: it is not a change of a ' ||
                iif(is_text(kind), kind, '?')
         FROM change c WHERE NOT CASE kind {} ELSE false END",
        kinds.join(" ")
    );
    find(db, "log", &sql, false)
}

/// The branch of a CASE: the condition that a change of this kind has a valid part and
/// old row.
fn fits(db: &Connection, kind: &Kind) -> Result<String> {
    let name = kind.name;
    let part = match kind.has_text_part() {
        true => "text",
        false => "integer",
    };
    let mut fits = format!("typeof(part) = '{part}' AND (existed = 0 OR existed = 1)");
    if kind.has_old {
        let sql = "SELECT 'AND o.' || name || ' IS NOT NULL' FROM pragma_table_info(?1)
                   WHERE \"notnull\" OR pk";
        let mut statement = db.prepare(sql)?;
        let required = statement.query_map([name], |row| row.get(0))?;
        let required: Vec<String> = required.collect::<rusqlite::Result<_>>()?;
        fits.push_str(&format!(
            " AND existed = EXISTS (SELECT 1 FROM {name}_old o WHERE o.change = c.id {})",
            required.join(" ")
        ));
    }
    Ok(format!("WHEN '{name}' THEN {fits}"))
}
