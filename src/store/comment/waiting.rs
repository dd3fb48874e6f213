//! Comments that wait for a decision, with what it is made from.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{COLUMNS, Comments, FROM, from_row};
use crate::model::{AuthorHistory, Comment, CommentFilter, CommentId, QueuedComment};
use crate::store::error::{Error, Result};
use crate::store::moderation::same_person;
use crate::store::sql::{each_row, optional_text};

/// The author of the comment that `c` answers.
const PARENT_AUTHOR: &str = "(SELECT x.author FROM comment x WHERE x.id = c.parent_id)";

/// How many comments stand above the one with the id ?1.
const DEPTH: &str = "WITH RECURSIVE above (id) AS (
      SELECT parent_id FROM comment WHERE id = ?1 AND parent_id IS NOT NULL
      UNION
      SELECT c.parent_id FROM above CROSS JOIN comment c ON c.id = above.id
      WHERE c.parent_id IS NOT NULL
    ) SELECT count(*) FROM above";

/// So many records are remembered while comments are read.
const REMEMBERED: usize = 10_000;

impl Comments<'_> {
    /// Calls `each` with the comments that the filter finds, one after the other,
    /// and with what is known of their authors.
    pub fn each_waiting<E: From<Error>>(
        &self,
        filter: &CommentFilter,
        mut each: impl FnMut(QueuedComment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (tail, values) = self.tail(filter)?;
        let sql = format!("SELECT {COLUMNS}, 0, {PARENT_AUTHOR} {FROM} {tail}");
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

    /// The comment with this id and its depth, if there is one, whatever was
    /// decided about it, and what is known of its author.
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

/// What was decided about comments of each person; of those with many, once.
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
            // As SQLite compares without case.
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

/// What was decided about the comments of the person who wrote this one.
fn record(db: &Connection, comment: &Comment) -> Result<AuthorHistory> {
    let (same, person) = same_person(&comment.incoming());
    let sql = format!(
        "SELECT count(*) FILTER (WHERE status = 'approved'),
                count(*) FILTER (WHERE status = 'spam')
         FROM comment WHERE {same}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_row([person], |row| {
        Ok(AuthorHistory {
            approved: row.get(0)?,
            spam: row.get(1)?,
        })
    })?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Comment, Option<String>)> {
    Ok((from_row(row)?, optional_text(row, 15)?))
}
