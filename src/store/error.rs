//! Errors of the store.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::media::BadName;
use crate::model::{
    BadPattern, CommentId, Invalid, Near, Operation, OperationId, RuleId, Slug, TextKind,
};

/// An error of the store. Nothing was written unless the variant says so.
#[derive(Debug, Error)]
pub enum Error {
    /// The file does not exist.
    #[error("there is no blog at {}", .0.display())]
    Missing(PathBuf),
    /// The file to create already exists.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// The file is not an SQLite database.
    #[error("{} is not a blog: it is not an SQLite database", .0.display())]
    NotADatabase(PathBuf),
    /// The file is a database of another program.
    #[error("{} is not a blog: it is the database of another program", .0.display())]
    Foreign(PathBuf),
    /// The file has a newer schema than this program supports.
    #[error("{} has schema version {version}, newer than the {known} of this program", path.display())]
    Newer {
        /// The path of the file.
        path: PathBuf,
        /// The schema version of the file.
        version: u32,
        /// The newest schema version this program supports.
        known: u32,
    },
    /// The file has an older schema and is read-only, so it cannot be upgraded.
    #[error("{} has schema version {version}, and it is read-only, so it cannot be upgraded", path.display())]
    Older {
        /// The path of the file.
        path: PathBuf,
        /// The schema version of the file.
        version: u32,
    },
    /// The schema of the file is not that of a blog.
    #[error("{} is not a usable blog: {difference}", path.display())]
    Schema {
        /// The path of the file.
        path: PathBuf,
        /// The first object that differs, and the difference.
        difference: String,
        /// Whether the object can be recreated without data loss.
        is_fixable: bool,
    },
    /// The open file was moved, removed or replaced.
    #[error("{} {}", path.display(), name_replaced(now.as_deref(), *is_written))]
    FileReplaced {
        /// The path the file was opened at.
        path: PathBuf,
        /// The current path of the file; `None` if it was removed.
        now: Option<PathBuf>,
        /// Whether the change was written to the moved or removed file.
        is_written: bool,
    },
    /// A rollback journal is beside a blog in WAL mode, which never uses one.
    #[error("{} is beside the blog, and SQLite would write it into the blog", .0.display())]
    StrayJournal(PathBuf),
    /// The file has an older schema and was not upgraded, because the backup before the
    /// upgrade failed.
    #[error("{} has schema version {version} and is not upgraded, because it cannot be kept as it is: {reason}", path.display())]
    NotUpgraded {
        /// The path of the file.
        path: PathBuf,
        /// The schema version of the file.
        version: u32,
        /// Why the backup failed.
        reason: Box<Error>,
    },
    /// SQLite would treat an existing file as a companion file of the new blog.
    #[error("{} is there, and would be taken for a part of the blog", .0.display())]
    InTheWay(PathBuf),
    /// The file is damaged.
    #[error("the blog's file is damaged: {0}")]
    Damaged(String),
    /// The blog to copy failed the checks.
    #[error("{} is not sound: {subject} {finding}{}", path.display(), and_more(*more))]
    Unsound {
        /// The path of the file.
        path: PathBuf,
        /// The subject of the first finding.
        subject: String,
        /// The problem of the first finding.
        finding: String,
        /// The number of further findings.
        more: usize,
    },
    /// The file is intact, but its contents are not valid for a blog.
    #[error("the blog's file has invalid contents: {0}")]
    Contents(String),
    /// The file is no longer at its path.
    #[error("the blog's file was moved or removed while it was open")]
    Moved,
    /// A row violates a constraint of the schema.
    #[error("this would break a rule of the blog: {0}")]
    BreaksRule(String),
    /// A value exceeds SQLite's size limit.
    #[error("a value is larger than SQLite can store")]
    TooLarge,
    /// No ids are left.
    #[error("no id is left for a new {0}: another program used the highest one")]
    NoIds(&'static str),
    /// Out of memory.
    #[error("out of memory")]
    OutOfMemory,
    /// The statement was interrupted.
    #[error("the statement was interrupted")]
    Interrupted,
    /// SQLite did not accept a safety setting.
    #[error("SQLite refused the setting {0}")]
    Unsafe(&'static str),
    /// No record has this name or id.
    #[error("there is no {kind} {}", name_all(.names))]
    NotFound {
        /// The kind of record, such as `post`.
        kind: &'static str,
        /// The names or ids that do not exist.
        names: Vec<String>,
        /// What some of the names may mean.
        near: Vec<(String, Near)>,
    },
    /// Another post has this slug.
    #[error("the slug `{slug}` is taken by another post")]
    SlugTaken {
        /// The requested slug.
        slug: Slug,
        /// A similar free slug.
        free: Slug,
    },
    /// Another post has this path of its own.
    #[error("the path `{path}` is that of the post `{slug}`")]
    PathTaken {
        /// The requested path.
        path: String,
        /// The slug of the other post.
        slug: Slug,
    },
    /// Another tag has this name.
    #[error("there is a tag `{0}` already")]
    TagTaken(String),
    /// Other media has this name.
    #[error("there is another media file `{0}` already")]
    MediaTaken(String),
    /// A media file is larger than the setting allows.
    #[error("{name} has {bytes} bytes, over the limit of {limit} MiB")]
    MediaTooLarge {
        /// The name of the file.
        name: String,
        /// Its size.
        bytes: u64,
        /// The limit, in MiB.
        limit: u64,
    },
    /// A name is not usable for media.
    #[error(transparent)]
    MediaName(#[from] BadName),
    /// A file to be stored cannot be read.
    #[error("cannot read {name}: {reason}")]
    Unreadable {
        /// The name of the file.
        name: String,
        /// Why it cannot be read.
        reason: String,
    },
    /// The parent comment is on another post.
    #[error("comment {parent} is not on post {post}")]
    ParentElsewhere {
        /// The parent comment.
        parent: CommentId,
        /// The slug of the post.
        post: Slug,
    },
    /// A comment would become its own descendant.
    #[error("comment {comment} cannot go below {}", name_below(*comment, *parent))]
    BelowItself {
        /// The comment to move.
        comment: CommentId,
        /// The new parent comment.
        parent: CommentId,
    },
    /// The post takes no comments.
    #[error("the comments on `{slug}` are closed{}", closed_since(.after))]
    CommentsClosed {
        /// The slug of the post.
        slug: Slug,
        /// The age limit in days that closed the comments; `None` if they were closed
        /// by hand.
        after: Option<i64>,
    },
    /// A rule rejects the comment.
    #[error("the comment was rejected by rule {rule} \"{name}\"")]
    Rejected {
        /// The id of the rule.
        rule: RuleId,
        /// The name of the rule.
        name: String,
    },
    /// An imported record has changed at its source.
    #[error("{kind} {row} came from `{key}`, which has changed there")]
    ChangedThere {
        /// The kind of record, such as `post`.
        kind: &'static str,
        /// The key of the record at its source.
        key: String,
        /// The id of the record in the blog.
        row: i64,
    },
    /// A database cannot be imported.
    #[error("the database cannot be imported: {0}")]
    Unimportable(String),
    /// The record was changed since it was read.
    #[error("{kind} {name} was changed by someone else in the meantime")]
    Stale {
        /// The kind of record, such as `post`.
        kind: &'static str,
        /// The name of the record.
        name: String,
    },
    /// The preview the user confirmed is outdated.
    #[error("what would be done has changed in the meantime")]
    PreviewOutdated,
    /// The cursor was never given a batch with this number.
    #[error("cursor `{cursor}` was never given batch {batch}; its last was {last}")]
    UnknownBatch {
        /// The name of the cursor.
        cursor: String,
        /// The requested batch number.
        batch: i64,
        /// The number of the cursor's last batch.
        last: i64,
    },
    /// No operation can be undone.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// No operation can be redone.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The operation is already undone.
    #[error("operation {operation} is undone already, by operation {by}")]
    Undone {
        /// The undone operation.
        operation: OperationId,
        /// The operation that undid it.
        by: OperationId,
    },
    /// The operation cannot be undone, because it erased data permanently.
    #[error("operation {} ({}) cannot be undone: what it removed is gone for good",
            .0.id, .0.name())]
    NotUndoable(Box<Operation>),
    /// Later operations wrote the same rows or rows that depend on them.
    #[error("operation {} ({}) cannot be undone: later ones built on it: {}",
            operation.id, operation.name(), name_operations(.later))]
    TouchedLater {
        /// The operation to undo.
        operation: Box<Operation>,
        /// The later operations, oldest first.
        later: Vec<Operation>,
    },
    /// A value is invalid.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A replacement would make one of several texts invalid.
    #[error("{} {name}: {invalid}", kind.name())]
    InvalidIn {
        /// The kind of text.
        kind: TextKind,
        /// The name of the text.
        name: String,
        /// The violated constraint.
        invalid: Invalid,
    },
    /// The search pattern of a replacement is invalid.
    #[error(transparent)]
    Pattern(#[from] BadPattern),
    /// Another program held the lock longer than the timeout.
    #[error("the blog is busy: another program is writing to it")]
    Busy,
    /// The operation was committed, but another program reads the write-ahead log, so
    /// the log cannot be emptied.
    #[error("done, but traces may remain in the write-ahead log; run the command again")]
    CheckpointBlocked,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file or its folder is read-only.
    #[error("the blog's file cannot be written: it is read-only")]
    ReadOnly,
    /// A command tried to write to a blog opened read-only.
    #[error("the blog is opened read-only, and this command writes to it")]
    OpenedReadOnly,
    /// The write-ahead log of a blog opened read-only needs a writer to be readable.
    #[error("{} has writes that only a command that may write can read", .0.display())]
    NeedsRecovery(PathBuf),
    /// A file other than the blog cannot be written.
    #[error("cannot write {}: {reason}", path.display())]
    Unwritable {
        /// The path of the file.
        path: PathBuf,
        /// Why it cannot be written.
        reason: Box<Error>,
    },
    /// Not enough free disk space.
    #[error("it takes {needed} bytes on the disk, and {free} are free")]
    NoRoom {
        /// The required space, in bytes.
        needed: u64,
        /// The free space, in bytes.
        free: u64,
    },
    /// An SQL query is invalid or not allowed.
    #[error("{0}")]
    Query(String),
    /// An I/O error.
    #[error("cannot reach the blog's file: {0}")]
    Io(String),
    /// Any other SQLite error.
    #[error("SQLite failed with code {code}: {message}")]
    Sqlite {
        /// The SQLite result code.
        code: i32,
        /// The SQLite error message.
        message: String,
    },
    /// This program called SQLite incorrectly: a bug.
    #[error("the database was used wrongly: {0}")]
    Misused(String),
}

/// The kind of an error; decides the exit code and the HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The operation failed.
    Failed,
    /// The request is invalid.
    Usage,
    /// A named record or file does not exist.
    NotFound,
    /// The change conflicts with the stored state.
    Conflict,
    /// Another program holds a lock on the database.
    Busy,
    /// The disk is full, read-only or failing, or memory is exhausted.
    Storage,
    /// The file is not a usable blog.
    Unusable,
    /// The input data is invalid.
    Invalid,
    /// The operation was interrupted by a signal.
    Interrupted,
}

impl Error {
    /// Whether one media file cannot be stored, and others can.
    pub fn is_about_a_file(&self) -> bool {
        use Error::{MediaName, MediaTaken, MediaTooLarge, Unreadable};
        matches!(
            self,
            MediaTaken(_) | MediaTooLarge { .. } | MediaName(_) | Unreadable { .. }
        )
    }

    /// The kind of the error.
    pub fn kind(&self) -> Kind {
        match self {
            Error::Missing(_)
            | Error::NotFound { .. }
            | Error::NothingToUndo
            | Error::NothingToRedo => Kind::NotFound,
            Error::Exists(_)
            | Error::InTheWay(_)
            | Error::SlugTaken { .. }
            | Error::PathTaken { .. }
            | Error::TagTaken(_)
            | Error::MediaTaken(_)
            | Error::ParentElsewhere { .. }
            | Error::BelowItself { .. }
            | Error::CommentsClosed { .. }
            | Error::NotUndoable(_)
            | Error::ChangedThere { .. }
            | Error::Stale { .. }
            | Error::PreviewOutdated
            | Error::UnknownBatch { .. }
            | Error::Undone { .. }
            | Error::TouchedLater { .. }
            | Error::BreaksRule(_) => Kind::Conflict,
            Error::NotUpgraded { reason, .. } => reason.kind(),
            Error::Busy | Error::CheckpointBlocked => Kind::Busy,
            Error::Full
            | Error::ReadOnly
            | Error::OpenedReadOnly
            | Error::NeedsRecovery(_)
            | Error::Io(_)
            | Error::Unwritable { .. }
            | Error::NoRoom { .. }
            | Error::NoIds(_)
            | Error::OutOfMemory => Kind::Storage,
            Error::NotADatabase(_)
            | Error::Foreign(_)
            | Error::Newer { .. }
            | Error::Older { .. }
            | Error::Schema { .. }
            | Error::FileReplaced { .. }
            | Error::StrayJournal(_)
            | Error::Unsound { .. }
            | Error::Moved
            | Error::Damaged(_)
            | Error::Contents(_) => Kind::Unusable,
            Error::Invalid(_)
            | Error::InvalidIn { .. }
            | Error::Rejected { .. }
            | Error::TooLarge
            | Error::MediaTooLarge { .. }
            | Error::MediaName(_)
            | Error::Unreadable { .. }
            | Error::Unimportable(_) => Kind::Invalid,
            Error::Pattern(_) | Error::Query(_) => Kind::Usage,
            Error::Interrupted => Kind::Interrupted,
            Error::Unsafe(_) | Error::Sqlite { .. } | Error::Misused(_) => Kind::Failed,
        }
    }
}

/// The result type of the store.
pub type Result<T> = std::result::Result<T, Error>;

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full,
            io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly,
            _ => {
                let text = error.to_string();
                let cause = text.split(" (os error").next().unwrap_or_default();
                Error::Io(cause.to_lowercase())
            }
        }
    }
}

fn name_replaced(now: Option<&Path>, is_written: bool) -> String {
    let happened = match now {
        Some(now) => format!("was moved to {} while it was open", now.display()),
        None => "was removed or replaced while it was open".to_owned(),
    };
    match (is_written, now) {
        (false, _) => happened,
        (true, Some(_)) => format!("{happened}; the change is in the file that was moved"),
        (true, None) => format!("{happened}; the change was written to it, and is lost with it"),
    }
}

fn and_more(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => ", and 1 more finding".to_owned(),
        more => format!(", and {more} more findings"),
    }
}

fn name_below(comment: CommentId, parent: CommentId) -> String {
    if parent == comment {
        "itself".to_owned()
    } else {
        format!("comment {parent}, which is below it")
    }
}

fn closed_since(after: &Option<i64>) -> String {
    match after {
        Some(days) => format!(" since {days} days after it appeared"),
        None => String::new(),
    }
}

fn name_all(names: &[String]) -> String {
    some_of(names, |name| format!("`{name}`"))
}

fn name_operations(operations: &[Operation]) -> String {
    some_of(operations, |operation| {
        format!("{} ({})", operation.id, operation.name())
    })
}

/// Joins the names of the first 5 items and the number of further items.
fn some_of<T>(things: &[T], name: impl Fn(&T) -> String) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = things.iter().take(SHOWN).map(name).collect();
    let mut text = shown.join(", ");
    if things.len() > SHOWN {
        text.push_str(&format!(" and {} more", things.len() - SHOWN));
    }
    text
}
