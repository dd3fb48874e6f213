//! Compares the schema of a file with that of its version.

use rusqlite::Connection;

use crate::model::maintenance::Finding;
use crate::store::error::{Error, Result};
use crate::store::schema::differences;

/// The differences. Read from the file only if there are none.
pub(super) fn check(db: &Connection, version: u32) -> Result<Vec<Finding>> {
    let finding = |subject: String, finding: String, fixable| Finding {
        check: "schema",
        subject,
        finding,
        fixable,
        mended: false,
    };
    Ok(match differences(db, version) {
        Err(Error::Damaged(reason) | Error::Contents(reason)) => {
            vec![finding("the schema".to_owned(), reason, false)]
        }
        found => {
            let found = found?.into_iter().map(|difference| {
                let subject = format!("{} {}", difference.kind, difference.name);
                finding(
                    subject,
                    difference.problem.to_string(),
                    difference.is_fixable,
                )
            });
            found.collect()
        }
    })
}
