//! Putting a copy in the place of a blog.
//!
//! The copy goes through SQLite into the file that is there, as one transaction: other
//! programs that have it open see what it is before or after, and no journal is left that
//! belongs to another file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::backup_rotation::beside;
use super::check::refuse_unsound;
use super::copy::{copy, keep, unwritable, verify};
use super::info::counts;
use crate::model::maintenance::{Comparison, Counts, Difference};
use crate::store::atomic_file::{AtomicFile, folder_of};
use crate::store::connect::{
    check_header, connect, connect_to_pages, has_journal, open_any, open_untouched,
};
use crate::store::error::{Error, Result};
use crate::store::identity::FileIdentity;
use crate::store::log::KINDS;
use crate::store::schema::{SCHEMA_VERSION, verify as verify_schema};
use crate::store::upgrade;

/// A copy that can take the place of a blog.
pub struct Candidate {
    /// The blog whose place it can take.
    blog: PathBuf,
    busy: Duration,
    file: AtomicFile,
    counts: Counts,
}

impl Candidate {
    /// Copies `from`, brings the copy up to this version, and sees that it is a usable
    /// blog. `from` itself stays as it is.
    ///
    /// # Errors
    /// It is not a blog or not a sound one ([`Error::Unsound`]), or cannot be copied to
    /// the folder of `blog`.
    pub fn new(from: &Path, blog: &Path, now: Timestamp, busy: Duration) -> Result<Candidate> {
        let (from, blog) = (std::path::absolute(from)?, std::path::absolute(blog)?);
        // What is only in its journal is read by way of the journal.
        let source = if has_journal(&from) {
            open_any(&from, busy)?
        } else {
            open_untouched(&from)?
        };
        let file =
            AtomicFile::new(folder_of(&blog)).map_err(|error| unwritable(&blog, error.into()))?;
        let copied = copy(&source, file.path()).map_err(|error| unwritable(&blog, error))?;
        verify(file.path(), copied)?;
        let mut db = connect(file.path(), busy)?;
        let identity = FileIdentity::of(file.path())?;
        upgrade::upgrade(&mut db, now, &identity, |_| Ok(()))?;
        verify_schema(&db, SCHEMA_VERSION, &from)?;
        refuse_unsound(&db, &from)?;
        Ok(Candidate {
            counts: counts(&db)?,
            blog,
            busy,
            file,
        })
    }

    /// What is in it.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What would be lost and gained; none if there is no blog, or it cannot be compared.
    pub fn compare(&self) -> Result<Option<Comparison>> {
        if self.blog.symlink_metadata().is_err() {
            return Ok(None);
        }
        match open_any(&self.blog, self.busy) {
            Err(Error::Damaged(_) | Error::Contents(_) | Error::Schema { .. }) => Ok(None),
            blog => compare(&blog?, self.file.path()),
        }
    }

    /// Takes the place of the blog, if that is what was agreed to. Gives the path where
    /// the blog is as it was, if there was one.
    ///
    /// # Errors
    /// It is not what was agreed to any more ([`Error::PreviewOutdated`]), it cannot be kept
    /// ([`Error::Unwritable`]), or the blog cannot be written.
    pub fn install(self, now: Timestamp, agreed: Option<&Comparison>) -> Result<Option<PathBuf>> {
        if self.blog.symlink_metadata().is_err() {
            let placed = self.file.create_database(&self.blog);
            placed.map_err(|error| unwritable(&self.blog, error))?;
            return Ok(None);
        }
        check_header(&self.blog)?;
        let identity = FileIdentity::of(&self.blog)?;
        let mut blog = connect_to_pages(&self.blog, self.busy)?;
        let kept = self.copy_into(&mut blog, &identity, now, agreed);
        identity.release(&blog);
        let kept = kept?;
        // It is done; a journal as large as the blog is only a waste.
        let _ = blog.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(Some(kept))
    }

    /// Copies it into the blog, and gives the path where the blog is as it was.
    fn copy_into(
        &self,
        blog: &mut Connection,
        identity: &FileIdentity,
        now: Timestamp,
        agreed: Option<&Comparison>,
    ) -> Result<PathBuf> {
        let copy = connect(self.file.path(), self.busy)?;
        let kept = beside(
            &self.blog,
            &format!("replaced-{}", now.strftime("%Y%m%dT%H%M%SZ")),
        );
        let backup = Backup::new(&copy, blog)?;
        // From here to the end nobody else writes.
        check_step(backup.step(1)?)?;
        let before = connect_to_pages(&self.blog, self.busy)?;
        if agreed.is_some() && compare(&before, self.file.path())?.as_ref() != agreed {
            return Err(Error::PreviewOutdated);
        }
        let kept = keep(&before, &kept)?;
        drop(before);
        identity.check(false)?;
        check_step(backup.step(-1)?)?;
        identity.check(true)?;
        Ok(kept)
    }
}

fn check_step(step: StepResult) -> Result<()> {
    match step {
        StepResult::Busy | StepResult::Locked => Err(Error::Busy),
        _ => Ok(()),
    }
}

/// Compares a blog with another; none if that cannot be done.
fn compare(blog: &Connection, other: &Path) -> Result<Option<Comparison>> {
    let version: u32 = blog.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version != SCHEMA_VERSION {
        return Ok(None);
    }
    let path = other
        .to_str()
        .ok_or_else(|| Error::Io("the path of its folder is no UTF-8".to_owned()))?;
    let compared = attached(blog, path);
    // If there is none, it was not attached.
    let _ = blog.execute("DETACH other", []);
    match compared {
        // What is there now is damaged, which is why it is replaced.
        Err(Error::Damaged(_) | Error::Contents(_)) => Ok(None),
        compared => compared.map(Some),
    }
}

fn attached(blog: &Connection, other: &str) -> Result<Comparison> {
    blog.execute("ATTACH ?1 AS other", [other])?;
    let columns = |name: &str| -> Result<String> {
        let kind = KINDS.iter().find(|kind| kind.name == name);
        kind.map_or(Ok("id".to_owned()), |kind| {
            Ok(kind.columns(blog)?.join(", "))
        })
    };
    Ok(Comparison {
        posts: difference(blog, "post", "id", &columns("post")?)?,
        comments: difference(blog, "comment", "id", &columns("comment")?)?,
        operations: difference(blog, "operation", "id, at, command", "id")?,
    })
}

/// The difference of a table in two blogs, whose rows are named by `key`.
fn difference(db: &Connection, table: &str, key: &str, columns: &str) -> Result<Difference> {
    let of = |name: &str, columns: &str| {
        let columns = columns.split(", ").map(|column| format!("{name}.{column}"));
        columns.collect::<Vec<_>>().join(", ")
    };
    let same = format!("({}) IS ({})", of("a", key), of("b", key));
    let only = |one: &str, other: &str| -> Result<i64> {
        let sql = format!(
            "SELECT count(*) FROM {one}.{table} a WHERE NOT EXISTS
                 (SELECT 1 FROM {other}.{table} b WHERE b.id = a.id AND {same})"
        );
        Ok(db.query_row(&sql, [], |row| row.get(0))?)
    };
    let sql = format!(
        "SELECT count(*) FROM main.{table} a JOIN other.{table} b ON b.id = a.id AND {same}
         WHERE ({}) IS NOT ({})",
        of("a", columns),
        of("b", columns)
    );
    Ok(Difference {
        lost: only("main", "other")?,
        gained: only("other", "main")?,
        changed: db.query_row(&sql, [], |row| row.get(0))?,
    })
}
