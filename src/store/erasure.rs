//! Erasing a person's comments while keeping the threads.
//!
//! Tombstones replace the comments in the tables and the log; [`Store::wipe`] then
//! removes all traces from the file.

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

/// The delay between two attempts to truncate the write-ahead log.
const RETRY: Duration = Duration::from_millis(10);

/// An erasure and the texts it removes.
struct Plan {
    erasure: Erasure,
    /// Every author and email address of the comments, as JSON lists.
    authors: String,
    emails: String,
}

impl Comments<'_> {
    /// What erasing would remove.
    ///
    /// # Errors
    /// A named comment never existed ([`Error::NotFound`]).
    pub fn erasure(&self, whose: &ErasureScope) -> Result<Erasure> {
        Ok(plan(self.db, whose)?.erasure)
    }

    /// The ids of the erased comments, in ascending order.
    pub fn tombstones(&self) -> Result<Vec<CommentId>> {
        let whole = erase::is_whole();
        let sql = format!("SELECT id FROM comment WHERE author = '{ERASED}' AND NOT ({whole})");
        ids(self.db, &sql, Vec::new())
    }
}

/// The comments that have or had this email address, including comments only the log
/// has.
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
            Err(Error::NotFound {
                kind: "comment",
                names,
                near: Vec::new(),
            })
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

/// Erases the comments, if the erasure equals `agreed`. Runs inside the caller's
/// transaction.
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
    // Sync first: the index needs the words of the old rows to delete them.
    search::sync(db, log::position(db)?)?;
    let ids = plan.erasure.ids();
    erase::erase_versions(db, &ids)?;
    erase::erase_rule_versions(db, &plan.authors, &plan.emails)?;
    erase::cut_commands(db, &ids, &plan.authors, &plan.emails)?;
    Ok(plan.erasure)
}

impl Store {
    /// Removes all traces of erased or removed data from the comment index, the free
    /// pages and the write-ahead log.
    ///
    /// # Errors
    /// Another program is reading the write-ahead log ([`Error::CheckpointBlocked`]).
    pub fn wipe(&mut self, now: Timestamp) -> Result<()> {
        self.connection.pragma_update(None, "secure_delete", true)?;
        self.write(Mode::Commit, now, &Origin::default(), |writer| {
            search::rebuild_comments(&writer.transaction)
        })?;
        self.connection.execute_batch("VACUUM")?;
        self.empty_journal()?;
        self.identity.check(true)
    }

    /// Copies the write-ahead log into the file and truncates it.
    ///
    /// # Errors
    /// Another program reads old pages until the busy timeout
    /// ([`Error::CheckpointBlocked`]).
    pub fn empty_journal(&self) -> Result<()> {
        let number = |sql| self.connection.query_row(sql, [], |row| row.get(0));
        let wait: u32 = number("PRAGMA busy_timeout")?;
        let end = Instant::now() + Duration::from_millis(wait.into());
        // The busy timeout covers readers and writers, but not another checkpoint.
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
