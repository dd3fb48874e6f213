//! Whether the log can be read: each change is one of a row that a blog has, with an
//! image that fits its table.

use rusqlite::Connection;

use super::find;
use crate::model::care::Finding;
use crate::store::error::Result;
use crate::store::log::{KINDS, Kind};

pub(super) fn check(db: &Connection) -> Result<Vec<Finding>> {
    let kinds = KINDS.iter().map(|kind| fits(db, kind));
    let kinds: Vec<String> = kinds.collect::<Result<_>>()?;
    let sql = format!(
        "SELECT 'change ' || id, 'cannot be undone or shown: it is not a change of a ' ||
                iif(is_text(kind), kind, '?')
         FROM change WHERE NOT CASE kind {} ELSE false END",
        kinds.join(" ")
    );
    find(db, "log", &sql, false)
}

/// The branch of a CASE: whether a change of this kind has the parts and the image of one.
fn fits(db: &Connection, kind: &Kind) -> Result<String> {
    let part = match kind.name {
        "redirect" | "setting" => "text",
        _ => "integer",
    };
    let mut image = vec![format!("json_array_length(image) = {}", kind.columns.len())];
    for (place, column) in kind.columns.iter().enumerate() {
        let sql = "SELECT lower(type), \"notnull\" FROM pragma_table_info(?1) WHERE name = ?2";
        let (of_type, is_required): (String, bool) =
            db.query_row(sql, [kind.name, column], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let null = if is_required { "" } else { ", 'null'" };
        image.push(format!(
            "json_type(image, '$[{place}]') IN ('{of_type}'{null})"
        ));
    }
    Ok(format!(
        "WHEN '{}' THEN typeof(part) = '{part}' AND
             (image IS NULL OR iif(json_valid(image), {}, false))",
        kind.name,
        image.join(" AND ")
    ))
}
