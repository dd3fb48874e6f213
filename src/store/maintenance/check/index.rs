//! Checks that the search indexes match their rows.
//!
//! FTS5's own integrity check needs a write transaction, which would block other
//! writers. So a hash of every word occurrence is summed on both sides and compared.

use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use crate::model::maintenance::Finding;
use crate::store::error::{Error, Result};
use crate::store::search::{INDEXES, Index};

/// Keeps temporary tables in memory.
pub(super) fn prepare(db: &Connection) -> Result<()> {
    Ok(db.pragma_update(None, "temp_store", "memory")?)
}

/// The length in bytes at which FTS5 truncates words (FTS5_MAX_TOKEN_SIZE).
const LONGEST: usize = 32_768;

pub(super) fn check(db: &Connection) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for index in &INDEXES {
        let what = match indexed(db, index.name).map_err(Error::from) {
            Ok(sum) if sum == expected(db, index)? => continue,
            Ok(_) => "is not what its rows make it".to_owned(),
            Err(Error::Damaged(reason) | Error::Contents(reason)) => reason,
            Err(error) => return Err(error),
        };
        found.push(Finding {
            check: "search",
            subject: index.name.to_owned(),
            finding: what,
            fixable: true,
            mended: false,
        });
    }
    Ok(found)
}

/// The checksum of the words in an index.
fn indexed(db: &Connection, index: &str) -> rusqlite::Result<u64> {
    db.execute_batch(&format!(
        "PRAGMA query_only = OFF;
         CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words
         USING fts5vocab (main, {index}, instance);
         PRAGMA query_only = ON"
    ))?;
    let sql = format!("SELECT term, doc, col, offset FROM temp.{index}_words");
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut sum = 0_u64;
    while let Some(row) = rows.next()? {
        let word = row.get_ref(0)?.as_bytes()?;
        let column = row.get_ref(2)?.as_bytes()?;
        sum = sum.wrapping_add(hash(word, row.get(1)?, column, row.get(3)?));
    }
    Ok(sum)
}

/// The checksum of the words an index should contain.
fn expected(db: &Connection, index: &Index) -> rusqlite::Result<u64> {
    let mut statement = db.prepare(index.contents)?;
    let mut rows = statement.query([])?;
    let mut sum = 0_u64;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        for (place, column) in index.columns.split(", ").enumerate() {
            let text = row
                .get_ref(place + 1)?
                .as_str_or_null()?
                .unwrap_or_default();
            for (offset, word) in (0..).zip(text.split_whitespace()) {
                let word = word.as_bytes();
                let word = word.get(..LONGEST).unwrap_or(word);
                sum = sum.wrapping_add(hash(word, id, column.as_bytes(), offset));
            }
        }
    }
    Ok(sum)
}

fn hash(word: &[u8], id: i64, column: &[u8], offset: i64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (word, id, column, offset).hash(&mut hasher);
    hasher.finish()
}
