//! SQLite's own integrity check.

use rusqlite::Connection;

use super::MOST;
use crate::model::maintenance::Finding;
use crate::store::error::{Error, Result};

pub(super) fn check(db: &Connection) -> Result<Vec<Finding>> {
    let run = || -> rusqlite::Result<Vec<String>> {
        let mut statement = db.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
        let messages = statement.query_map([], |row| row.get(0))?;
        messages.collect()
    };
    let messages = match run().map_err(Error::from) {
        Err(Error::Damaged(reason) | Error::Contents(reason)) => vec![reason],
        messages => messages?,
    };
    let messages = messages.into_iter().filter(|message| message != "ok");
    Ok(messages.map(finding).collect())
}

fn finding(message: String) -> Finding {
    // Indexes and search indexes can be rebuilt from the rows.
    let is_search = message.contains("inverted index for FTS") || message.starts_with("fts5: ");
    let is_index = message.contains("missing from index") || message.starts_with("wrong # of");
    Finding {
        check: if is_search { "search" } else { "integrity" },
        subject: if is_search { "index" } else { "file" }.to_owned(),
        finding: message.lines().collect::<Vec<_>>().join("; "),
        fixable: is_search || is_index,
        mended: false,
    }
}
