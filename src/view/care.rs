//! The file of a blog, and copies of it, as fields and in words.

use std::path::Path;

use super::{Field, Kind, Shown, counted, field};
use crate::model::care::{
    About, Backup, CHECKS, Comparison, Difference, Finding, Restoration, Vacuumed,
};
use crate::output::Value;

/// The fields of what a blog's file is like.
pub const ABOUT: &[Field<About>] = &[
    field(
        "path",
        Kind::Text,
        Shown::Table,
        "Where the file is",
        |about, _| path(&about.path),
    ),
    field(
        "bytes",
        Kind::Integer,
        Shown::Table,
        "Its size",
        |about, _| bytes(about.bytes),
    ),
    field(
        "schema_version",
        Kind::Integer,
        Shown::Table,
        "The version of its schema",
        |about, _| Value::Id(about.schema_version.into()),
    ),
    field(
        "sqlite_version",
        Kind::Text,
        Shown::Table,
        "The version of SQLite that this program has",
        |about, _| about.sqlite_version.into(),
    ),
    field(
        "id",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "The id of the blog, which its backups carry; null until it is given one",
        |about, _| about.id.clone().into(),
    ),
    field(
        "posts",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many posts there are",
        |about, _| about.counts.posts.map(Value::Count).into(),
    ),
    field(
        "comments",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many comments there are",
        |about, _| about.counts.comments.map(Value::Count).into(),
    ),
    field(
        "tags",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many tags there are",
        |about, _| about.counts.tags.map(Value::Count).into(),
    ),
    field(
        "redirects",
        Kind::Maybe(&Kind::Count),
        Shown::Data,
        "How many old addresses lead to a post",
        |about, _| about.counts.redirects.map(Value::Count).into(),
    ),
    field(
        "rules",
        Kind::Maybe(&Kind::Count),
        Shown::Data,
        "How many rules of moderation there are",
        |about, _| about.counts.rules.map(Value::Count).into(),
    ),
    field(
        "operations",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many operations are in the log",
        |about, _| about.counts.operations.map(Value::Count).into(),
    ),
    field(
        "page_size",
        Kind::Integer,
        Shown::Data,
        "The size of a page, in bytes",
        |about, _| Value::Id(about.page_size),
    ),
    field(
        "pages",
        Kind::Count,
        Shown::Data,
        "How many pages it has",
        |about, _| Value::Count(about.pages),
    ),
    field(
        "free_pages",
        Kind::Count,
        Shown::Table,
        "How many of them hold nothing; `blog db vacuum` frees them",
        |about, _| Value::Count(about.free_pages),
    ),
    field(
        "journal_mode",
        Kind::OneOf(&["wal", "delete"]),
        Shown::Data,
        "How SQLite keeps it whole",
        |about, _| about.journal_mode.into(),
    ),
    field(
        "journal_bytes",
        Kind::Integer,
        Shown::Table,
        "The size of the journal beside it",
        |about, _| bytes(about.journal_bytes),
    ),
];

/// The fields of a backup.
pub const BACKUP: &[Field<Backup>] = &[
    field(
        "path",
        Kind::Text,
        Shown::Table,
        "Where the backup is",
        |backup, _| path(&backup.path),
    ),
    field(
        "bytes",
        Kind::Integer,
        Shown::Table,
        "Its size",
        |backup, _| bytes(backup.bytes),
    ),
    field(
        "posts",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many posts are in it",
        |backup, _| backup.counts.posts.map(Value::Count).into(),
    ),
    field(
        "comments",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many comments are in it",
        |backup, _| backup.counts.comments.map(Value::Count).into(),
    ),
    field(
        "removed",
        Kind::List(&Kind::Text),
        Shown::Table,
        "The older backups that were removed for it",
        |backup, _| {
            let removed = backup.removed.iter();
            Value::Words(removed.map(|path| path.display().to_string()).collect())
        },
    ),
    field(
        "left",
        Kind::List(&Kind::Text),
        Shown::Table,
        "The files with the name of a backup that --keep left, each with the reason",
        |backup, _| {
            let left = backup.left.iter();
            Value::Words(
                left.map(|(path, reason)| format!("{}: {reason}", path.display()))
                    .collect(),
            )
        },
    ),
];

/// The fields of a finding.
pub const FINDING: &[Field<Finding>] = &[
    field(
        "check",
        Kind::OneOf(&CHECKS),
        Shown::Table,
        "What was checked",
        |finding, _| finding.check.into(),
    ),
    field(
        "subject",
        Kind::Text,
        Shown::Table,
        "What the finding is about",
        |finding, _| finding.subject.clone().into(),
    ),
    field(
        "finding",
        Kind::Text,
        Shown::Table,
        "What is wrong with it",
        |finding, _| finding.finding.clone().into(),
    ),
    field(
        "fixable",
        Kind::Bool,
        Shown::Table,
        "Whether --fix mends it without losing anything",
        |finding, _| Value::Bool(finding.fixable),
    ),
    field(
        "mended",
        Kind::Bool,
        Shown::Table,
        "Whether it was mended now",
        |finding, _| Value::Bool(finding.mended),
    ),
];

/// The fields of a file that was made smaller.
pub const VACUUMED: &[Field<Vacuumed>] = &[
    field(
        "before",
        Kind::Integer,
        Shown::Table,
        "The size of the file and its journal before, in bytes",
        |vacuumed, _| bytes(vacuumed.before),
    ),
    field(
        "after",
        Kind::Integer,
        Shown::Table,
        "The same after",
        |vacuumed, _| bytes(vacuumed.after),
    ),
    field(
        "freed",
        Kind::Integer,
        Shown::Table,
        "What was freed, in bytes",
        |vacuumed, _| bytes(vacuumed.freed()),
    ),
];

/// The fields of a blog that is put back. Without a blog to compare with there is nothing
/// to say of what is lost, gained and changed.
pub const RESTORATION: &[Field<Restoration>] = &[
    field(
        "from",
        Kind::Text,
        Shown::Table,
        "The file that takes the place of the blog",
        |restored, _| path(&restored.from),
    ),
    field(
        "kept",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "Where the blog is as it was",
        |restored, _| restored.kept.as_deref().map(path).into(),
    ),
    field(
        "posts",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many posts the file has",
        |restored, _| restored.counts.posts.map(Value::Count).into(),
    ),
    field(
        "comments",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many comments the file has",
        |restored, _| restored.counts.comments.map(Value::Count).into(),
    ),
    field(
        "posts_lost",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many posts only the blog has",
        |restored, _| number(restored, |all| all.posts.lost),
    ),
    field(
        "posts_gained",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many posts only the file has",
        |restored, _| number(restored, |all| all.posts.gained),
    ),
    field(
        "posts_changed",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many posts both have, but not alike",
        |restored, _| number(restored, |all| all.posts.changed),
    ),
    field(
        "comments_lost",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many comments only the blog has",
        |restored, _| number(restored, |all| all.comments.lost),
    ),
    field(
        "comments_gained",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many comments only the file has",
        |restored, _| number(restored, |all| all.comments.gained),
    ),
    field(
        "comments_changed",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many comments both have, but not alike",
        |restored, _| number(restored, |all| all.comments.changed),
    ),
    field(
        "operations_lost",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many operations only the blog has",
        |restored, _| number(restored, |all| all.operations.lost),
    ),
    field(
        "operations_gained",
        Kind::Maybe(&Kind::Count),
        Shown::Table,
        "How many operations only the file has",
        |restored, _| number(restored, |all| all.operations.gained),
    ),
];

fn number(restored: &Restoration, of: fn(&Comparison) -> i64) -> Value {
    restored
        .comparison
        .as_ref()
        .map(of)
        .map(Value::Count)
        .into()
}

/// `2 posts lost, 1 changed, 3 comments gained`.
pub fn effect(restored: &Restoration) -> String {
    let Some(Comparison {
        posts,
        comments,
        operations,
    }) = &restored.comparison
    else {
        let (posts, comments) = (restored.counts.posts, restored.counts.comments);
        return format!(
            "{}, {}; there is nothing to compare it with",
            counted(posts.unwrap_or_default(), "post"),
            counted(comments.unwrap_or_default(), "comment")
        );
    };
    let kinds = [
        (posts, "post"),
        (comments, "comment"),
        (operations, "operation"),
    ];
    let parts: Vec<String> = kinds
        .iter()
        .filter_map(|(of, noun)| part(of, noun))
        .collect();
    if parts.is_empty() {
        return "no post, comment or operation differs".to_owned();
    }
    parts.join("; ")
}

fn part(of: &Difference, noun: &str) -> Option<String> {
    let parts: Vec<String> = [
        (of.lost, "lost"),
        (of.gained, "gained"),
        (of.changed, "changed"),
    ]
    .into_iter()
    .filter(|&(count, _)| count > 0)
    .map(|(count, what)| format!("{} {what}", counted(count, noun)))
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `notes.db (2 posts, 3 comments)`.
pub fn named(backup: &Backup) -> String {
    let counts = [
        (backup.counts.posts, "post"),
        (backup.counts.comments, "comment"),
    ];
    let counts = counts.map(|(count, noun)| counted(count.unwrap_or_default(), noun));
    format!("{} ({})", backup.path.display(), counts.join(", "))
}

/// `note: --keep left 3 files of that name: 2 of another blog, 1 not a
/// plain file`, if it left any.
pub fn left(backup: &Backup) -> Option<String> {
    if backup.left.is_empty() {
        return None;
    }
    let mut reasons: Vec<&str> = backup.left.iter().map(|(_, reason)| *reason).collect();
    let count = |reason: &str| {
        backup
            .left
            .iter()
            .filter(|(_, other)| *other == reason)
            .count()
    };
    reasons.sort_unstable();
    reasons.dedup();
    let reasons: Vec<String> = reasons
        .into_iter()
        .map(|reason| format!("{} {reason}", count(reason)))
        .collect();
    let files = counted(number_of(&backup.left), "file");
    Some(format!(
        "note: --keep left {files} of that name: {}",
        reasons.join(", ")
    ))
}

fn number_of<T>(things: &[T]) -> i64 {
    i64::try_from(things.len()).unwrap_or(i64::MAX)
}

fn path(path: &Path) -> Value {
    path.display().to_string().into()
}

fn bytes(bytes: u64) -> Value {
    Value::Id(i64::try_from(bytes).unwrap_or(i64::MAX))
}
