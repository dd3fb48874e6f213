//! Replacing a blog with a copy.
//!
//! SQLite's backup API copies the pages into the existing file in one transaction:
//! other programs that have it open see the old or the new blog, and no journal of
//! another file remains.

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

/// A verified copy that can replace a blog.
pub struct RestoreSource {
    /// The path of the blog to replace.
    blog: PathBuf,
    busy: Duration,
    file: AtomicFile,
    counts: Counts,
}

impl RestoreSource {
    /// Copies `from`, upgrades the copy and verifies that it is a usable blog. `from`
    /// is not changed.
    ///
    /// # Errors
    /// `from` is not a blog or has blocking findings ([`Error::Unsound`]), or it cannot
    /// be copied to the folder of `blog`.
    pub fn new(from: &Path, blog: &Path, now: Timestamp, busy: Duration) -> Result<RestoreSource> {
        let (from, blog) = (std::path::absolute(from)?, std::path::absolute(blog)?);
        // If `from` has a write-ahead log, read through it.
        let source = if has_journal(&from) {
            open_any(&from, busy)?
        } else {
            open_untouched(&from)?
        };
        let file =
            AtomicFile::new(folder_of(&blog)).map_err(|error| unwritable(&blog, error.into()))?;
        let copied = copy(&source, file.path()).map_err(|error| unwritable(&blog, error))?;
        let mut db = connect(file.path(), busy)?;
        if let Err(Error::Damaged(_)) = verify(file.path(), "integrity_check", copied) {
            // A backup may have an index that differs from its rows.
            db.execute_batch("REINDEX")?;
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            verify(file.path(), "integrity_check", copied)?;
        }
        let identity = FileIdentity::of(file.path())?;
        upgrade::upgrade(&mut db, now, &identity, |_| Ok(()))?;
        verify_schema(&db, SCHEMA_VERSION, &from)?;
        refuse_unsound(&db, &from)?;
        Ok(RestoreSource {
            counts: counts(&db)?,
            blog,
            busy,
            file,
        })
    }

    /// The row counts of the copy.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The rows that the replacement loses and gains; `None` if there is no blog or it cannot be
    /// compared.
    pub fn compare(&self) -> Result<Option<Comparison>> {
        if self.blog.symlink_metadata().is_err() {
            return Ok(None);
        }
        match open_any(&self.blog, self.busy) {
            Err(Error::Damaged(_) | Error::Contents(_) | Error::Schema { .. }) => Ok(None),
            blog => compare(&blog?, self.file.path()),
        }
    }

    /// Replaces the blog. Returns the path of a copy of the old blog, if there was one.
    ///
    /// # Errors
    /// The comparison differs from `agreed` ([`Error::PreviewOutdated`]), the old blog
    /// cannot be copied ([`Error::Unwritable`]), or the blog cannot be written.
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
        // The restore is done; the write-ahead log, as large as the blog, only wastes
        // space.
        let _ = blog.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(Some(kept))
    }

    /// Copies the pages into the blog and returns the path of a copy of the old blog.
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
        // The first step takes the write lock, so no other program writes until the
        // end.
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

/// Compares a blog with another; `None` if that is not possible.
fn compare(blog: &Connection, other: &Path) -> Result<Option<Comparison>> {
    let version: u32 = blog.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version != SCHEMA_VERSION {
        return Ok(None);
    }
    let path = other
        .to_str()
        .ok_or_else(|| Error::Io("the path of its folder is not valid UTF-8".to_owned()))?;
    let compared = attached(blog, path);
    // Ignore the error if ATTACH failed.
    let _ = blog.execute("DETACH other", []);
    match compared {
        // The current blog is damaged, which may be the reason to replace it.
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

/// The difference of a table between two blogs; rows with equal `key` are the same row.
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
