//! Checks a blog's file: SQLite's integrity check, the schema, and the rules for its
//! rows.

mod functions;
mod index;
mod integrity;
mod log_rows;
mod media;
mod repair;
mod rule;
mod rules;
mod schema;
mod values;

use std::path::Path;

use rusqlite::Connection;

pub(super) use functions::register;
pub(super) use rules::rules;

use super::Reader;
use crate::model::maintenance::{Checkup, Finding};
use crate::store::error::{Error, Result};
use crate::store::log;
use crate::store::schema::SCHEMA_VERSION;

/// The maximum number of findings reported per rule.
const MOST: usize = 100;

impl Reader {
    /// Runs all checks.
    ///
    /// # Errors
    /// The file cannot be read. Damage inside the file is reported as a finding.
    pub fn check(&mut self) -> Result<Checkup> {
        let db = &self.db;
        // SQLite refuses this pragma inside a transaction.
        index::prepare(db)?;
        // Use one snapshot: a write between two queries would look like damage.
        let snapshot = db.unchecked_transaction()?;
        let checkup = checkup(db)?;
        snapshot.commit()?;
        Ok(checkup)
    }
}

fn checkup(db: &Connection) -> Result<Checkup> {
    let unchecked = |findings, why| {
        Ok(Checkup {
            findings,
            unchecked: Some(why),
        })
    };
    // Check the schema first: reading through an unknown schema could run foreign code.
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
    for rule in rules(db)? {
        found.extend(rule.find(db)?);
    }
    found.extend(log_rows::check(db)?);
    found.extend(media::check(db)?);
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

/// Refuses a copy with blocking findings; `of` is the file it was copied from. Overlong
/// texts and other unusual values are accepted.
///
/// # Errors
/// The copy has a blocking finding ([`Error::Unsound`]).
pub(super) fn refuse_unsound(copy: &Connection, of: &Path) -> Result<()> {
    let version: u32 = copy.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let mut found = Vec::new();
    if version < SCHEMA_VERSION {
        let sql = "SELECT \"table\" || ' ' || rowid, 'refers to a row that is not there'
                   FROM pragma_foreign_key_check";
        found.extend(find(copy, "foreign_keys", sql, false)?);
    } else {
        register(copy)?;
        for rule in rules::ROWS.iter().filter(|rule| rule.is_blocking()) {
            found.extend(rule.find(copy)?);
        }
    }
    let more = found.len().saturating_sub(1);
    match found.into_iter().next() {
        None => Ok(()),
        Some(first) => Err(Error::Unsound {
            path: of.to_owned(),
            subject: first.subject,
            finding: first.finding,
            more,
        }),
    }
}

/// The findings of a query whose rows are a subject and a problem.
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
        // Damage that SQLite's integrity check did not report.
        Err(Error::Damaged(reason) | Error::Contents(reason)) => {
            vec![finding("file".to_owned(), reason)]
        }
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
