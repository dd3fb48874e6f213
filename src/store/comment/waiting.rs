//! The moderation queue.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{COLUMNS, Comments, FROM, from_row};
use crate::model::{
    AuthorHistory, Comment, CommentCounts, CommentFilter, CommentId, HISTORY, QueuedComment,
};
use crate::store::error::{Error, Result};
use crate::store::moderation::same_person;
use crate::store::sql::{comment_status, each_row, optional_text};

/// The author of the parent of comment `c`.
const PARENT_AUTHOR: &str = "(SELECT x.author FROM comment x WHERE x.id = c.parent_id)";

/// The number of ancestors of comment `?1`.
const DEPTH: &str = "WITH RECURSIVE above (id) AS (
      SELECT parent_id FROM comment WHERE id = ?1 AND parent_id IS NOT NULL
      UNION
      SELECT c.parent_id FROM above CROSS JOIN comment c ON c.id = above.id
      WHERE c.parent_id IS NOT NULL
    ) SELECT count(*) FROM above";

/// The maximum number of author histories cached during one query.
const REMEMBERED: usize = 10_000;

impl Comments<'_> {
    /// Calls `each` with every comment that matches the filter and the history of its
    /// author.
    pub fn each_waiting<E: From<Error>>(
        &self,
        filter: &CommentFilter,
        mut each: impl FnMut(QueuedComment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (from, values) = self.listed(filter)?;
        let sql = format!("SELECT {COLUMNS}, 0, {PARENT_AUTHOR} {from}");
        let mut records = Records::new(self.db);
        each_row(self.db, &sql, values, read, |(comment, parent_author)| {
            let record = records.of(&comment)?;
            each(QueuedComment {
                comment,
                parent_author,
                record,
            })
        })
    }

    /// The comment with this id and any status, with its depth and the history of its
    /// author.
    pub fn waiting(&self, id: CommentId) -> Result<Option<QueuedComment>> {
        let sql = format!("SELECT {COLUMNS}, ({DEPTH}), {PARENT_AUTHOR} {FROM} WHERE c.id = ?1");
        let mut statement = self.db.prepare_cached(&sql)?;
        let Some((comment, parent_author)) = statement.query_row([id], read).optional()? else {
            return Ok(None);
        };
        Ok(Some(QueuedComment {
            record: record(self.db, &comment)?,
            comment,
            parent_author,
        }))
    }
}

/// A cache of author histories.
struct Records<'a> {
    db: &'a Connection,
    known: HashMap<(bool, String), AuthorHistory>,
}

impl<'a> Records<'a> {
    fn new(db: &'a Connection) -> Self {
        Records {
            db,
            known: HashMap::new(),
        }
    }

    fn of(&mut self, comment: &Comment) -> Result<AuthorHistory> {
        let person = match &comment.email {
            // Folds ASCII only, like SQLite's NOCASE.
            Some(email) => (true, email.to_ascii_lowercase()),
            None => (false, comment.author.clone()),
        };
        if let Some(&record) = self.known.get(&person) {
            return Ok(record);
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let record = record(self.db, comment)?;
        self.known.insert(person, record);
        Ok(record)
    }
}

/// The decided ones among the newest comments by the author of this comment.
fn record(db: &Connection, comment: &Comment) -> Result<AuthorHistory> {
    let (same, person) = same_person(&comment.incoming());
    let sql =
        format!("SELECT status FROM comment WHERE {same} ORDER BY created_at DESC LIMIT {HISTORY}");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([person])?;
    let mut counts = CommentCounts::default();
    while let Some(row) = rows.next()? {
        counts.add(comment_status(row, 0)?, 1);
    }
    Ok(AuthorHistory {
        approved: counts.approved,
        spam: counts.spam,
        is_cut: counts.total() >= HISTORY,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Comment, Option<String>)> {
    Ok((from_row(row)?, optional_text(row, 15)?))
}
