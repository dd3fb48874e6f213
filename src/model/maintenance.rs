//! The database file: information, checks and copies.

use std::path::PathBuf;

/// Information about a database file.
#[derive(Debug, Clone)]
pub struct About {
    /// The path.
    pub path: PathBuf,
    /// The size, in bytes.
    pub bytes: u64,
    /// The schema version.
    pub schema_version: u32,
    /// The version of the SQLite library.
    pub sqlite_version: &'static str,
    /// The id of the blog, which its backups have too, if it has one.
    pub id: Option<String>,
    /// The numbers of rows.
    pub counts: Counts,
    /// The page size, in bytes.
    pub page_size: i64,
    /// The number of pages.
    pub pages: i64,
    /// The number of unused pages.
    pub free_pages: i64,
    /// The journal mode: `wal` or `delete`.
    pub journal_mode: &'static str,
    /// The size of the journal file, in bytes.
    pub journal_bytes: u64,
}

impl About {
    /// What a vacuum would free, about: the unused pages.
    pub fn vacuumed(&self) -> Vacuumed {
        let unused = self.page_size.saturating_mul(self.free_pages);
        let unused = u64::try_from(unused).unwrap_or(0);
        Vacuumed {
            before: self.bytes,
            after: self.bytes.saturating_sub(unused),
        }
    }
}

/// The number of rows of each kind; `None` if the schema is too old to have them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Posts.
    pub posts: Option<i64>,
    /// Comments.
    pub comments: Option<i64>,
    /// Tags.
    pub tags: Option<i64>,
    /// Former slugs.
    pub redirects: Option<i64>,
    /// Moderation rules.
    pub rules: Option<i64>,
    /// Media files.
    pub media: Option<i64>,
    /// Operations in the log.
    pub operations: Option<i64>,
}

/// A backup that was made.
#[derive(Debug, Clone)]
pub struct Backup {
    /// The path.
    pub path: PathBuf,
    /// The size, in bytes.
    pub bytes: u64,
    /// The numbers of rows.
    pub counts: Counts,
    /// The older backups that it replaced, now deleted.
    pub removed: Vec<PathBuf>,
    /// The files that are named like backups of the blog but were not deleted, each with
    /// the reason.
    pub left: Vec<(PathBuf, &'static str)>,
}

/// The size of a file on disk before and after a vacuum.
#[derive(Debug, Clone, Copy)]
pub struct Vacuumed {
    /// Before, in bytes.
    pub before: u64,
    /// After, in bytes.
    pub after: u64,
}

impl Vacuumed {
    /// The freed space, in bytes.
    pub fn freed(&self) -> u64 {
        self.before.saturating_sub(self.after)
    }
}

/// A problem in a database file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check.
    pub check: &'static str,
    /// The affected record, such as `comment 12`.
    pub subject: String,
    /// The problem.
    pub finding: String,
    /// Whether it can be repaired without data loss.
    pub fixable: bool,
    /// Whether it was repaired.
    pub mended: bool,
}

/// All checks, in the order in which they run.
pub const CHECKS: [&str; 14] = [
    "integrity",
    "schema",
    "numbers",
    "texts",
    "times",
    "foreign_keys",
    "threads",
    "slugs",
    "tags",
    "addresses",
    "settings",
    "log",
    "media",
    "search",
];

/// Whether a finding of this check prevents backup and restore: code that reads such a
/// database may fail, or write to the wrong place.
pub fn is_blocking(check: &str) -> bool {
    ["integrity", "schema", "foreign_keys", "threads", "slugs"].contains(&check)
}

/// The result of checking a database file.
#[derive(Debug, Clone, Default)]
pub struct Checkup {
    /// The problems found.
    pub findings: Vec<Finding>,
    /// Why some checks did not run, if so.
    pub unchecked: Option<&'static str>,
}

/// The differences between a blog and another version of it, for one kind of record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Difference {
    /// The number of records that only the blog has.
    pub lost: i64,
    /// The number of records that only the other version has.
    pub gained: i64,
    /// The number of records that both have with different content.
    pub changed: i64,
}

/// The differences between a blog and another version of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Of posts.
    pub posts: Difference,
    /// Of comments.
    pub comments: Difference,
    /// Of operations in the log.
    pub operations: Difference,
}

/// The result of a restore, or its preview.
#[derive(Debug, Clone)]
pub struct Restoration {
    /// The path of the backup.
    pub from: PathBuf,
    /// The numbers of rows in the backup.
    pub counts: Counts,
    /// The differences to the current blog, if there is one to compare with.
    pub comparison: Option<Comparison>,
    /// The path of the copy of the previous blog, if there was one.
    pub kept: Option<PathBuf>,
}
