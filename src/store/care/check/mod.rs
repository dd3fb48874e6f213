//! Whether a blog's file is sound: as SQLite sees it, as its schema says, and as a blog.

mod index;
mod integrity;
mod rules;
mod schema;

use rusqlite::Connection;

pub(super) use rules::{RULES, register};

use super::Reader;
use crate::model::care::{Checkup, Finding};
use crate::store::error::{Error, Result};
use crate::store::log;
use crate::store::schema::SCHEMA_VERSION;

/// So many findings of one kind are told.
const MOST: usize = 100;

impl Reader {
    /// Looks for everything that can be wrong.
    ///
    /// # Errors
    /// The file cannot be read; what is damaged in it is a finding.
    pub fn check(&mut self) -> Result<Checkup> {
        let db = &self.db;
        let unchecked = |findings, why| {
            Ok(Checkup {
                findings,
                unchecked: Some(why),
            })
        };
        // First, because to read from another schema would run what its author wrote.
        let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let schema = schema::check(db, version)?;
        if !schema.is_empty() {
            return unchecked(schema, "with another schema it cannot be checked further");
        }
        let mut found = integrity::check(db)?;
        let is_damaged = found.iter().any(|finding| !finding.fixable);
        if is_damaged {
            return unchecked(found, "what is damaged cannot be checked further");
        }
        if version < SCHEMA_VERSION {
            return unchecked(
                found,
                "it is of an older version, which the next command upgrades",
            );
        }
        register(db)?;
        for rule in RULES {
            found.extend(rule.find(db)?);
        }
        found.extend(log_images(db)?);
        let is_behind = log::position(db)? != log::written(db)?;
        if is_behind {
            found.push(Finding {
                check: "log",
                subject: "log".to_owned(),
                finding: "it has not come to what another program wrote, and neither have the \
                          search indexes"
                    .to_owned(),
                fixable: true,
                mended: false,
            });
        } else if !found.iter().any(|finding| finding.check == "search") {
            found.extend(index::check(db)?);
        }
        Ok(Checkup {
            findings: found,
            unchecked: None,
        })
    }
}

/// Images that are not what undoing needs.
fn log_images(db: &Connection) -> Result<Vec<Finding>> {
    let lengths: Vec<String> = log::KINDS
        .iter()
        .map(|kind| format!("WHEN '{}' THEN {}", kind.name, kind.columns.len()))
        .collect();
    let sql = format!(
        "SELECT 'change ' || id, 'cannot be undone: its image is no ' || kind
         FROM change WHERE image IS NOT NULL
         AND iif(json_valid(image), json_array_length(image), -1)
             IS NOT CASE kind {} END",
        lengths.join(" ")
    );
    find(db, "log", &sql, false)
}

/// What a query finds: a subject and what is wrong with it in each row.
fn find(db: &Connection, check: &'static str, sql: &str, fixable: bool) -> Result<Vec<Finding>> {
    let finding = |subject: String, finding: String| Finding {
        check,
        subject,
        finding,
        fixable,
        mended: false,
    };
    let text = |row: &rusqlite::Row<'_>, place: usize| -> rusqlite::Result<String> {
        let bytes = row.get_ref(place)?.as_bytes_or_null()?.unwrap_or_default();
        Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    let run = || -> rusqlite::Result<Vec<Finding>> {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok(finding(text(row, 0)?, text(row, 1)?)))?;
        rows.take(MOST + 1).collect()
    };
    let mut found = match run().map_err(Error::from) {
        // A page that SQLite's own check had nothing against.
        Err(Error::Damaged(reason)) => vec![finding("file".to_owned(), reason)],
        found => found?,
    };
    if found.len() > MOST {
        found.truncate(MOST);
        found.push(finding(
            "more".to_owned(),
            "there are more like these".to_owned(),
        ));
    }
    Ok(found)
}
