//! Erasing what a person wrote, and leaving the threads as they stand.
//!
//! In the rows and in the log tombstones take its place; [`Store::wipe`] then sees to
//! it that nothing of it can be read in the file.

use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::Connection;

use super::comment::Comments;
use super::error::{Error, Result};
use super::log::{self, erase};
use super::sql::{id_list, ids};
use super::{Mode, Origin, Store, search};
use crate::model::comment::ERASED;
use crate::model::{CommentId, Erasure, ErasureScope};

/// How long to wait before another try at emptying the journal.
const RETRY: Duration = Duration::from_millis(10);

/// What an erasure is about.
struct Plan {
    erasure: Erasure,
    /// Every author and address of the comments, as lists in JSON.
    authors: String,
    emails: String,
}

impl Comments<'_> {
    /// What erasing would take away.
    ///
    /// # Errors
    /// A comment that was named was never there ([`Error::NotFound`]).
    pub fn erasure(&self, whose: &ErasureScope) -> Result<Erasure> {
        Ok(plan(self.db, whose)?.erasure)
    }

    /// The ids of the comments that are erased, in ascending order.
    pub fn tombstones(&self) -> Result<Vec<CommentId>> {
        let whole = erase::is_whole();
        let sql = format!("SELECT id FROM comment WHERE author = '{ERASED}' AND NOT ({whole})");
        ids(self.db, &sql, Vec::new())
    }
}

/// The comments that have or once had this address, those too that only the log
/// still has.
pub(super) fn of_email(db: &Connection, email: &str) -> Result<Vec<CommentId>> {
    had(db, "email", "= ?1 COLLATE NOCASE", email)
}

fn had(db: &Connection, column: &str, condition: &str, value: &str) -> Result<Vec<CommentId>> {
    let sql = format!(
        "SELECT id FROM comment WHERE {column} {condition}
         UNION SELECT id FROM comment_old WHERE {column} {condition}"
    );
    ids(db, &sql, vec![value.to_owned().into()])
}

fn whose_comments(db: &Connection, whose: &ErasureScope) -> Result<Vec<CommentId>> {
    match whose {
        ErasureScope::Email(email) => of_email(db, email),
        ErasureScope::Author(author) => had(db, "author", "= ?1", author),
        ErasureScope::Comments(named) => {
            let sql = "SELECT value FROM json_each(?1) e
                       WHERE EXISTS (SELECT 1 FROM comment WHERE id = e.value)
                          OR EXISTS (SELECT 1 FROM change WHERE kind = 'comment'
                                     AND row = e.value AND existed)";
            let mut found: Vec<CommentId> = ids(db, sql, vec![id_list(named).into()])?;
            found.dedup();
            let missing = named.iter().filter(|id| found.binary_search(id).is_err());
            let names: Vec<String> = missing.map(ToString::to_string).collect();
            if names.is_empty() {
                return Ok(found);
            }
            let kind = "comment";
            Err(Error::NotFound { kind, names })
        }
    }
}

fn plan(db: &Connection, whose: &ErasureScope) -> Result<Plan> {
    let comments = whose_comments(db, whose)?;
    let of = |sql: &str| ids(db, sql, vec![id_list(&comments).into()]);
    let versions = erase::whole_versions();
    let whole = erase::is_whole();
    let there = of(&format!(
        "SELECT id FROM comment WHERE id IN (SELECT value FROM json_each(?1))
         AND ({whole} OR id IN (SELECT id FROM comment_old WHERE {versions}))"
    ))?;
    let gone = "id NOT IN (SELECT id FROM comment WHERE id IN (SELECT value FROM json_each(?1)))";
    let removed = of(&format!(
        "SELECT DISTINCT id FROM comment_old WHERE {versions} AND {gone} ORDER BY id"
    ))?;
    let count = |condition: &str| -> Result<i64> {
        let sql = format!("SELECT count(*) FROM comment_old WHERE {versions} {condition}");
        Ok(db.query_row(&sql, [id_list(&comments)], |row| row.get(0))?)
    };
    let (author, email) = match whose {
        ErasureScope::Author(author) => (Some(author), None),
        ErasureScope::Email(email) => (None, Some(email)),
        ErasureScope::Comments(_) => (None, None),
    };
    let all = |column: &str, named: Option<&String>| -> Result<String> {
        let sql = format!(
            "SELECT json_group_array(value) FROM (
                SELECT {column} AS value FROM comment WHERE id IN (SELECT value FROM json_each(?1))
                UNION SELECT o.{column} FROM change c JOIN comment_old o ON o.change = c.id
                WHERE c.kind = 'comment' AND c.row IN (SELECT value FROM json_each(?1))
                UNION SELECT ?2)
             WHERE value IS NOT NULL AND value <> '{ERASED}'"
        );
        Ok(db.query_row(&sql, (id_list(&comments), named), |row| row.get(0))?)
    };
    let (authors, emails) = (all("author", author)?, all("email", email)?);
    let sql = format!(
        "SELECT count(*) FROM rule_old WHERE {}",
        erase::rule_versions()
    );
    let rule_versions = db.query_row(&sql, [&authors, &emails], |row| row.get(0))?;
    let named = vec![authors.clone().into(), emails.clone().into()];
    let erasure = Erasure {
        versions: count("")?,
        removed_versions: count(&format!("AND {gone}"))?,
        comments: there,
        removed,
        rule_versions,
        rules: ids(db, &erase::naming_rules(), named)?,
    };
    Ok(Plan {
        erasure,
        authors,
        emails,
    })
}

/// Erases inside a transaction, if that is what was agreed to.
pub(super) fn erase(
    db: &Connection,
    now: Timestamp,
    whose: &ErasureScope,
    agreed: Option<&Erasure>,
) -> Result<Erasure> {
    let plan = plan(db, whose)?;
    if agreed.is_some_and(|agreed| *agreed != plan.erasure) {
        return Err(Error::PreviewOutdated);
    }
    db.pragma_update(None, "secure_delete", true)?;
    let sql = format!(
        "UPDATE comment SET {}, updated_at = ?2, revision = revision + 1
         WHERE id IN (SELECT value FROM json_each(?1)) AND {}",
        erase::set_tombstone(),
        erase::is_whole()
    );
    db.execute(&sql, (id_list(&plan.erasure.comments), now.to_string()))?;
    // The index deletes the words of the old rows, so it comes before they are erased.
    search::sync(db, log::position(db)?)?;
    let ids = plan.erasure.ids();
    erase::erase_versions(db, &ids)?;
    erase::erase_rule_versions(db, &plan.authors, &plan.emails)?;
    erase::cut_commands(db, &ids, &plan.authors, &plan.emails)?;
    Ok(plan.erasure)
}

impl Store {
    /// Leaves nothing of what was erased or removed in the index of the comments, in
    /// the free pages of the file and in its journal.
    ///
    /// # Errors
    /// Another program is reading what was there ([`Error::CheckpointBlocked`]).
    pub fn wipe(&mut self, now: Timestamp) -> Result<()> {
        self.connection.pragma_update(None, "secure_delete", true)?;
        self.write(Mode::Commit, now, &Origin::default(), |writer| {
            search::rebuild_comments(&writer.transaction)
        })?;
        self.connection.execute_batch("VACUUM")?;
        self.empty_journal()?;
        self.identity.check(true)
    }

    /// Brings the journal into the file and empties it.
    ///
    /// # Errors
    /// Another program is reading old pages until the time-out ([`Error::CheckpointBlocked`]).
    pub fn empty_journal(&self) -> Result<()> {
        let number = |sql| self.connection.query_row(sql, [], |row| row.get(0));
        let wait: u32 = number("PRAGMA busy_timeout")?;
        let end = Instant::now() + Duration::from_millis(wait.into());
        // SQLite waits for readers and writers, but not for another checkpoint.
        // https://www.sqlite.org/c3ref/wal_checkpoint_v2.html
        while number("PRAGMA wal_checkpoint(TRUNCATE)")? != 0 {
            if Instant::now() >= end {
                return Err(Error::CheckpointBlocked);
            }
            thread::sleep(RETRY);
        }
        Ok(())
    }
}
