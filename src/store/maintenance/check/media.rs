//! Checks that the bytes of media have their digest.

use rusqlite::Connection;

use super::MOST;
use crate::model::maintenance::Finding;
use crate::store::error::Result;
use crate::store::media::is_intact;
use crate::store::sql::text;

pub(super) fn check(db: &Connection) -> Result<Vec<Finding>> {
    let sql = "SELECT b.rowid, b.digest, coalesce(min(m.name), '')
               FROM media_blob b LEFT JOIN media m ON m.digest = b.digest GROUP BY b.digest";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()?
        && found.len() < MOST
    {
        let (digest, name) = (text(row, 1)?, text(row, 2)?);
        if is_intact(db, row.get(0)?, &digest)? {
            continue;
        }
        found.push(Finding {
            check: "media",
            subject: match name.is_empty() {
                true => format!("media bytes {digest}"),
                false => format!("media {name}"),
            },
            finding: "its bytes are not those that were stored; remove it and add it again"
                .to_owned(),
            fixable: false,
            mended: false,
        });
    }
    Ok(found)
}
