//! The file of a blog: what it is like, what is wrong with it, and copies of it.

use std::path::PathBuf;

/// What a blog's file is like.
#[derive(Debug, Clone)]
pub struct About {
    /// Where it is.
    pub path: PathBuf,
    /// Its size, in bytes.
    pub bytes: u64,
    /// The version of its schema.
    pub schema_version: u32,
    /// The version of SQLite that this program has.
    pub sqlite_version: &'static str,
    /// The id that its backups carry too, if it has one.
    pub id: Option<String>,
    /// What is in it.
    pub counts: Counts,
    /// The size of a page, in bytes.
    pub page_size: i64,
    /// How many pages it has.
    pub pages: i64,
    /// How many of them hold nothing.
    pub free_pages: i64,
    /// How SQLite keeps it whole: `wal`, or `delete`.
    pub journal_mode: &'static str,
    /// The size of the journal beside it, in bytes.
    pub journal_bytes: u64,
}

/// How many rows of each kind there are; none where the schema is too old for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Posts.
    pub posts: Option<i64>,
    /// Comments.
    pub comments: Option<i64>,
    /// Tags.
    pub tags: Option<i64>,
    /// Old addresses.
    pub redirects: Option<i64>,
    /// Rules of moderation.
    pub rules: Option<i64>,
    /// Operations in the log.
    pub operations: Option<i64>,
}

/// A copy of a blog that was made.
#[derive(Debug, Clone)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its size, in bytes.
    pub bytes: u64,
    /// What is in it.
    pub counts: Counts,
    /// The older copies that were removed for it.
    pub removed: Vec<PathBuf>,
    /// The files that have the name of a backup of the blog but were not removed, each
    /// with the reason.
    pub left: Vec<(PathBuf, &'static str)>,
}

/// What a file takes on the disk before and after it was made smaller.
#[derive(Debug, Clone, Copy)]
pub struct Vacuumed {
    /// Before, in bytes.
    pub before: u64,
    /// After, in bytes.
    pub after: u64,
}

impl Vacuumed {
    /// What was freed, in bytes.
    pub fn freed(&self) -> u64 {
        self.before.saturating_sub(self.after)
    }
}

/// Something that is wrong with a blog's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub check: &'static str,
    /// What it is about, such as `comment 12`.
    pub subject: String,
    /// What is wrong with it.
    pub finding: String,
    /// Whether it can be mended without losing anything.
    pub fixable: bool,
    /// Whether it was mended.
    pub mended: bool,
}

/// Everything that can be checked, in its order.
pub const CHECKS: [&str; 13] = [
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
    "search",
];

/// Whether a blog with a finding of this check is neither backed up nor restored: what
/// reads it could fail, or write where it must not.
pub fn is_blocking(check: &str) -> bool {
    ["integrity", "schema", "foreign_keys", "threads", "slugs"].contains(&check)
}

/// What a check of a blog's file came to.
#[derive(Debug, Clone, Default)]
pub struct Checkup {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Why not everything was checked, if it was not.
    pub unchecked: Option<&'static str>,
}

/// What a blog and another version of it have, of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many only the blog has.
    pub lost: i64,
    /// How many only the other has.
    pub gained: i64,
    /// How many both have, but not alike.
    pub changed: i64,
}

/// What a blog and another version of it have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Of posts.
    pub posts: Difference,
    /// Of comments.
    pub comments: Difference,
    /// Of operations in the log.
    pub operations: Difference,
}

/// What becomes of a blog that is put back.
#[derive(Debug, Clone)]
pub struct Restoration {
    /// Where it comes from.
    pub from: PathBuf,
    /// What is in that.
    pub counts: Counts,
    /// What that changes, if there is a blog that it can be compared with.
    pub comparison: Option<Comparison>,
    /// Where the blog is as it was before, if there was one.
    pub kept: Option<PathBuf>,
}
