//! The blog file and its backups, as fields and in words.

use std::path::Path;

use super::{counted, nonzero, paths};
use crate::model::maintenance::{
    About, Backup, CHECKS, Comparison, Difference, Finding, Restoration, Vacuumed,
};
use crate::record::{Field, Value, fields};

/// The fields of a blog file.
pub(crate) const ABOUT: &[Field<About>] = fields! { about, now;
    Table "path" Text, "The path of the file" => path(&about.path);
    Table "bytes" Integer, "The size in bytes" => bytes(about.bytes);
    Table "schema_version" Integer, "The schema version"
        => Value::Id(about.schema_version.into());
    Table "sqlite_version" Text, "The version of SQLite in this program"
        => about.sqlite_version;
    Table "id" Nullable(&Text),
        "The id of the blog and its backups; null if it has none yet"
        => about.id.clone();
    Table "posts" Nullable(&Count), "Number of posts"
        => about.counts.posts.map(Value::Count);
    Table "comments" Nullable(&Count), "Number of comments"
        => about.counts.comments.map(Value::Count);
    Table "tags" Nullable(&Count), "Number of tags"
        => about.counts.tags.map(Value::Count);
    Data "redirects" Nullable(&Count), "Number of redirects to posts"
        => about.counts.redirects.map(Value::Count);
    Data "rules" Nullable(&Count), "Number of moderation rules"
        => about.counts.rules.map(Value::Count);
    Data "media" Nullable(&Count), "Number of media files"
        => about.counts.media.map(Value::Count);
    Table "operations" Nullable(&Count), "Number of operations in the log"
        => about.counts.operations.map(Value::Count);
    Data "page_size" Integer, "The size of a page, in bytes" => Value::Id(about.page_size);
    Data "pages" Count, "Number of pages" => Value::Count(about.pages);
    Table "free_pages" Count, "Number of free pages; `blog db vacuum` returns them"
        => Value::Count(about.free_pages);
    Data "journal_mode" Enum(&["wal", "delete"]), "The journal mode of SQLite"
        => about.journal_mode;
    Table "journal_bytes" Integer, "The size of its journal, in bytes"
        => bytes(about.journal_bytes);
};

/// The fields of a backup.
pub(crate) const BACKUP: &[Field<Backup>] = fields! { backup, now;
    Table "path" Text, "The path of the backup" => path(&backup.path);
    Table "bytes" Integer, "The size in bytes" => bytes(backup.bytes);
    Table "posts" Nullable(&Count), "Number of posts in it"
        => backup.counts.posts.map(Value::Count);
    Table "comments" Nullable(&Count), "Number of comments in it"
        => backup.counts.comments.map(Value::Count);
    Data "media" Nullable(&Count), "Number of media files in it"
        => backup.counts.media.map(Value::Count);
    Table "removed" List(&Text), "The older backups that were removed"
        => paths(&backup.removed);
    Table "left" List(&Text),
        "The files named like a backup that --keep did not remove, with reasons"
        => left_files(backup);
};

fn left_files(backup: &Backup) -> Value {
    let files = backup.left.iter();
    let files = files.map(|(path, reason)| format!("{}: {reason}", path.display()));
    Value::Words(files.collect())
}

/// The fields of a finding.
pub(crate) const FINDING: &[Field<Finding>] = fields! { finding, now;
    Table "check" Enum(&CHECKS), "The check" => finding.check;
    Table "subject" Text, "The subject of the finding" => finding.subject.clone();
    Table "finding" Text, "The problem" => finding.finding.clone();
    Table "fixable" Bool, "Whether --fix fixes it without losing anything"
        => Value::Bool(finding.fixable);
    Table "mended" Bool, "Whether it was fixed now" => Value::Bool(finding.mended);
};

/// `search: post 3: it is not in the index (fixable)`.
pub(crate) fn sentence(finding: &Finding) -> String {
    let Finding {
        check,
        subject,
        finding: text,
        ..
    } = finding;
    let state = match finding {
        Finding { mended: true, .. } => " (fixed)",
        Finding { fixable: true, .. } => " (fixable)",
        _ => "",
    };
    format!("{check}: {subject}: {text}{state}")
}

/// The fields of a vacuum.
pub(crate) const VACUUMED: &[Field<Vacuumed>] = fields! { vacuumed, now;
    Table "before" Integer, "The size of the file and its journal before, in bytes"
        => bytes(vacuumed.before);
    Table "after" Integer, "The same size after" => bytes(vacuumed.after);
    Table "freed" Integer, "The freed space, in bytes" => bytes(vacuumed.freed());
};

/// The fields of a restore. Without a blog to compare with, the differences are null.
pub(crate) const RESTORATION: &[Field<Restoration>] = fields! { restored, now;
    Table "from" Text, "The file that replaces the blog" => path(&restored.from);
    Table "kept" Nullable(&Text), "The path of the replaced blog"
        => restored.kept.as_deref().map(path);
    Table "posts" Nullable(&Count), "Number of posts in the file"
        => restored.counts.posts.map(Value::Count);
    Table "comments" Nullable(&Count), "Number of comments in the file"
        => restored.counts.comments.map(Value::Count);
    Table "posts_lost" Nullable(&Count), "Number of posts only in the blog"
        => number(restored, |all| all.posts.lost);
    Table "posts_gained" Nullable(&Count), "Number of posts only in the file"
        => number(restored, |all| all.posts.gained);
    Table "posts_changed" Nullable(&Count), "Number of posts that differ"
        => number(restored, |all| all.posts.changed);
    Table "comments_lost" Nullable(&Count), "Number of comments only in the blog"
        => number(restored, |all| all.comments.lost);
    Table "comments_gained" Nullable(&Count), "Number of comments only in the file"
        => number(restored, |all| all.comments.gained);
    Table "comments_changed" Nullable(&Count), "Number of comments that differ"
        => number(restored, |all| all.comments.changed);
    Table "operations_lost" Nullable(&Count), "Number of operations only in the blog"
        => number(restored, |all| all.operations.lost);
    Table "operations_gained" Nullable(&Count), "Number of operations only in the file"
        => number(restored, |all| all.operations.gained);
};

fn number(restored: &Restoration, of: fn(&Comparison) -> i64) -> Value {
    restored
        .comparison
        .as_ref()
        .map(of)
        .map(Value::Count)
        .into()
}

/// `2 posts lost, 1 changed, 3 comments gained`.
pub(crate) fn effect(restored: &Restoration) -> String {
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
    let parts = kinds.map(|(of, noun)| part(of, noun));
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return "no post, comment or operation differs".to_owned();
    }
    parts.join("; ")
}

fn part(of: &Difference, noun: &str) -> String {
    let counts = [
        (of.lost, "lost"),
        (of.gained, "gained"),
        (of.changed, "changed"),
    ];
    nonzero(counts, |count, what| {
        format!("{} {what}", counted(count, noun))
    })
}

/// `notes.db (2 posts, 3 comments)`.
pub(crate) fn named(backup: &Backup) -> String {
    let counts = [
        (backup.counts.posts, "post"),
        (backup.counts.comments, "comment"),
    ];
    let counts = counts.map(|(count, noun)| counted(count.unwrap_or_default(), noun));
    format!("{} ({})", backup.path.display(), counts.join(", "))
}

/// `note: --keep left 3 files of that name: 2 of another blog, 1 not a plain file`;
/// `None` if no file was left.
pub(crate) fn left(backup: &Backup) -> Option<String> {
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
    let files = counted(super::number(&backup.left), "file");
    Some(format!(
        "note: --keep left {files} of that name: {}",
        reasons.join(", ")
    ))
}

fn path(path: &Path) -> Value {
    path.display().to_string().into()
}

fn bytes(bytes: u64) -> Value {
    Value::Id(i64::try_from(bytes).unwrap_or(i64::MAX))
}
