//! What can go wrong in the store, in the terms of a blog.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::{
    BadPattern, CommentId, Invalid, Operation, OperationId, RuleId, Slug, TextKind,
};

/// A failure of the store. Unless it says otherwise, nothing was written.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no file.
    #[error("there is no blog at {}", .0.display())]
    Missing(PathBuf),
    /// There is a file already where one was to be made.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// The file is no SQLite database.
    #[error("{} is not a blog: it is not an SQLite database", .0.display())]
    NotADatabase(PathBuf),
    /// The file is a database of another program.
    #[error("{} is not a blog: it is the database of another program", .0.display())]
    Foreign(PathBuf),
    /// The file was written by a newer version of this program.
    #[error("{} has schema version {version}, newer than the {known} of this program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        version: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// The file was written by an older version and cannot be brought up to date.
    #[error("{} has schema version {version}, and it is read-only, so it cannot be upgraded", path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        version: u32,
    },
    /// The schema of the file is not that of a blog.
    #[error("{} is not a usable blog: {difference}", path.display())]
    Schema {
        /// The file.
        path: PathBuf,
        /// The first object that differs, and how.
        difference: String,
        /// Whether the object can be made anew without losing data.
        is_fixable: bool,
    },
    /// The file was moved or removed, or another is in its place.
    #[error("{} {}", path.display(), name_replaced(now.as_deref(), *is_written))]
    FileReplaced {
        /// Where it was.
        path: PathBuf,
        /// Where it is now; none if it was removed.
        now: Option<PathBuf>,
        /// Whether the change is in it.
        is_written: bool,
    },
    /// A rollback journal is beside a blog that never has one.
    #[error("{} is beside the blog, and SQLite would write it into the blog", .0.display())]
    StrayJournal(PathBuf),
    /// The file was written by an older version and is not kept as it is, so it is not
    /// brought up to date.
    #[error("{} has schema version {version} and is not upgraded, because it cannot be kept as it is: {reason}", path.display())]
    NotUpgraded {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        version: u32,
        /// What is in the way.
        reason: Box<Error>,
    },
    /// What is in the folder of a blog would be taken for a part of it.
    #[error("{} is there, and would be taken for a part of the blog", .0.display())]
    InTheWay(PathBuf),
    /// The file is damaged.
    #[error("the blog's file is damaged: {0}")]
    Damaged(String),
    /// A blog that would be copied is not sound.
    #[error("{} is not sound: {subject} {finding}{}", path.display(), and_more(*more))]
    Unsound {
        /// The file.
        path: PathBuf,
        /// What the first finding is about.
        subject: String,
        /// What is wrong with it.
        finding: String,
        /// How many more findings there are.
        more: usize,
    },
    /// The file is sound, but what is in it is not what a blog has.
    #[error("the blog's file has invalid contents: {0}")]
    Contents(String),
    /// The file is not at its path any more.
    #[error("the blog's file was moved or removed while it was open")]
    Moved,
    /// A row would break a rule of the schema.
    #[error("this would break a rule of the blog: {0}")]
    BreaksRule(String),
    /// A value is larger than SQLite takes.
    #[error("a value is larger than SQLite can store")]
    TooLarge,
    /// There are no more ids.
    #[error("no id is left for a new {0}: another program used the highest one")]
    NoIds(&'static str),
    /// There is no memory.
    #[error("out of memory")]
    OutOfMemory,
    /// Something stopped it.
    #[error("the statement was interrupted")]
    Interrupted,
    /// A safety setting did not take.
    #[error("SQLite refused the setting {0}")]
    Unsafe(&'static str),
    /// Nothing has that name or id.
    #[error("there is no {kind} {}", name_all(.names))]
    NotFound {
        /// What was looked for, such as `post`.
        kind: &'static str,
        /// The names or ids that are not there.
        names: Vec<String>,
    },
    /// Another post has the slug.
    #[error("the slug `{slug}` is taken by another post")]
    SlugTaken {
        /// The slug.
        slug: Slug,
        /// A free one like it.
        free: Slug,
    },
    /// Another tag has the name.
    #[error("there is a tag `{0}` already")]
    TagTaken(String),
    /// A comment was to answer one on another post.
    #[error("comment {parent} is not on post {post}")]
    ParentElsewhere {
        /// The comment to answer.
        parent: CommentId,
        /// The slug of the post.
        post: Slug,
    },
    /// A comment was to go below itself or below one of its replies.
    #[error("comment {comment} cannot go below {}", name_below(*comment, *parent))]
    BelowItself {
        /// The comment that was to go.
        comment: CommentId,
        /// The comment to go below.
        parent: CommentId,
    },
    /// The post takes no comments.
    #[error("the comments on `{slug}` are closed{}", closed_since(.after))]
    CommentsClosed {
        /// The slug of the post.
        slug: Slug,
        /// After how many days they closed by themselves, if they did.
        after: Option<i64>,
    },
    /// A rule rejects the comment.
    #[error("the comment was rejected by rule {rule} \"{name}\"")]
    Rejected {
        /// The id of the rule.
        rule: RuleId,
        /// Its name.
        name: String,
    },
    /// What is imported is here already, but not as it is at its source.
    #[error("{kind} {row} came from `{key}`, which has changed there")]
    ChangedThere {
        /// What it is, such as `post`.
        kind: &'static str,
        /// What names it there.
        key: String,
        /// Its id here.
        row: i64,
    },
    /// A database that is to be imported cannot be.
    #[error("the database cannot be imported: {0}")]
    Unimportable(String),
    /// Somebody else changed it since it was read.
    #[error("{kind} {name} was changed by someone else in the meantime")]
    Stale {
        /// What it is, such as `post`.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// What would be done is not what was agreed to.
    #[error("what would be done has changed in the meantime")]
    PreviewOutdated,
    /// A batch with this number was never given.
    #[error("cursor `{cursor}` was never given batch {batch}; its last was {last}")]
    UnknownBatch {
        /// The cursor.
        cursor: String,
        /// The number.
        batch: i64,
        /// The number of its last batch.
        last: i64,
    },
    /// There is nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// It was taken back before.
    #[error("operation {operation} is undone already, by operation {by}")]
    Undone {
        /// The operation.
        operation: OperationId,
        /// The one that took it back.
        by: OperationId,
    },
    /// It can never be taken back.
    #[error("operation {} ({}) cannot be undone: what it removed is gone for good",
            .0.id, .0.name())]
    NotUndoable(Box<Operation>),
    /// Later operations wrote the same rows, or rows that depend on them.
    #[error("operation {} ({}) cannot be undone: later ones built on it: {}",
            operation.id, operation.name(), name_operations(.later))]
    TouchedLater {
        /// The operation that was to be taken back.
        operation: Box<Operation>,
        /// The later ones, oldest first.
        later: Vec<Operation>,
    },
    /// A value breaks a rule.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// What one of many would become breaks a rule.
    #[error("{} {name}: {invalid}", kind.name())]
    InvalidIn {
        /// What it is.
        kind: TextKind,
        /// Its name.
        name: String,
        /// The rule.
        invalid: Invalid,
    },
    /// What was to be replaced cannot be.
    #[error(transparent)]
    Pattern(#[from] BadPattern),
    /// Another program holds the lock for too long.
    #[error("the blog is busy: another program is writing to it")]
    Busy,
    /// It is done, but the journal cannot be emptied: another program is reading it.
    #[error("it is done, but what is gone may still be in the journal; run it again")]
    CheckpointBlocked,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file or its folder cannot be written.
    #[error("the blog's file cannot be written: it is read-only")]
    ReadOnly,
    /// The blog is opened read-only, and a command writes to it.
    #[error("the blog is opened read-only, and this command writes to it")]
    OpenedReadOnly,
    /// The blog is opened read-only, and its write-ahead log can be read only by a writer.
    #[error("{} has writes that only a command that may write can read", .0.display())]
    NeedsRecovery(PathBuf),
    /// A file that is not the blog cannot be written.
    #[error("cannot write {}: {reason}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What is in the way.
        reason: Box<Error>,
    },
    /// There is less room on the disk than it takes.
    #[error("it takes {needed} bytes on the disk, and {free} are free")]
    NoRoom {
        /// What it takes, in bytes.
        needed: u64,
        /// What is free, in bytes.
        free: u64,
    },
    /// What was asked in SQL cannot be answered.
    #[error("{0}")]
    Query(String),
    /// Reading or writing failed.
    #[error("cannot reach the blog's file: {0}")]
    Io(String),
    /// Anything else that SQLite reports.
    #[error("SQLite failed with code {code}: {message}")]
    Sqlite {
        /// Its result code.
        code: i32,
        /// Its message.
        message: String,
    },
    /// SQLite was called in a way that it does not take: a fault of this program.
    #[error("the database was used wrongly: {0}")]
    Misused(String),
}

/// The kind of an error, which decides the exit code and the HTTP status.
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
    /// Another program locks the database.
    Busy,
    /// The disk is full, read-only or failing, or memory ran out.
    Storage,
    /// The file is not a usable blog.
    Unusable,
    /// The input data is invalid.
    Invalid,
    /// A signal stopped the operation.
    Interrupted,
}

impl Error {
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
            | Error::TagTaken(_)
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
            | Error::Unimportable(_) => Kind::Invalid,
            Error::Pattern(_) | Error::Query(_) => Kind::Usage,
            Error::Interrupted => Kind::Interrupted,
            Error::Unsafe(_) | Error::Sqlite { .. } | Error::Misused(_) => Kind::Failed,
        }
    }
}

/// What the store answers.
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

/// The first few in words, and how many more there are.
fn some_of<T>(things: &[T], name: impl Fn(&T) -> String) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = things.iter().take(SHOWN).map(name).collect();
    let mut text = shown.join(", ");
    if things.len() > SHOWN {
        text.push_str(&format!(" and {} more", things.len() - SHOWN));
    }
    text
}
