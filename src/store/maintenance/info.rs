//! Facts about a blog's file.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;

use super::Reader;
use super::blog_id::id;
use crate::model::maintenance::{About, Counts};
use crate::store::connect::open_untouched;
use crate::store::error::Result;
use crate::store::identity::companion;

impl Reader {
    /// Facts about the blog's file at `path`. Nothing is written to it or created
    /// beside it.
    ///
    /// # Errors
    /// The file does not exist or is not a usable blog.
    pub fn about(path: &Path) -> Result<About> {
        let path = std::path::absolute(path)?;
        let mut header = [0; 20];
        // Read the header before SQLite opens the file: closing a file releases
        // SQLite's POSIX locks.
        let _ = File::open(&path).and_then(|mut file| file.read_exact(&mut header));
        let db = open_untouched(&path)?;
        let moment = db.unchecked_transaction()?;
        let number = |name: &str| db.pragma_query_value(None, name, |row| row.get(0));
        let version = db.pragma_query_value(None, "user_version", |row| row.get(0));
        let about = About {
            schema_version: version?,
            sqlite_version: rusqlite::version(),
            id: id(&db)?,
            counts: counts(&db)?,
            page_size: number("page_size")?,
            pages: number("page_count")?,
            free_pages: number("freelist_count")?,
            journal_mode: if header.ends_with(&[2, 2]) {
                "wal"
            } else {
                "delete"
            },
            bytes: fs::metadata(&path)?.len(),
            journal_bytes: fs::metadata(companion(&path, "-wal")).map_or(0, |about| about.len()),
            path,
        };
        moment.commit()?;
        Ok(about)
    }
}

/// The row counts of each table; `None` for a table an older schema does not have.
pub(super) fn counts(db: &Connection) -> Result<Counts> {
    let count = |table: &str| -> Result<Option<i64>> {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let there: i64 = db.query_row(sql, [table], |row| row.get(0))?;
        if there == 0 {
            return Ok(None);
        }
        let sql = format!("SELECT count(*) FROM {table}");
        Ok(Some(db.query_row(&sql, [], |row| row.get(0))?))
    };
    Ok(Counts {
        posts: count("post")?,
        comments: count("comment")?,
        tags: count("tag")?,
        redirects: count("redirect")?,
        rules: count("rule")?,
        media: count("media")?,
        operations: count("operation")?,
    })
}
