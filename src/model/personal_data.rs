//! The data that a blog stores about one person.

use jiff::Timestamp;

use super::{Comment, OperationId, Rule};

/// The data stored about the person with an email address.
#[derive(Debug, Clone)]
pub struct Person {
    /// The comments with this address in any version, by id.
    pub comments: Vec<Kept>,
    /// The rules that contain the address.
    pub rules: Vec<Rule>,
}

/// A comment with all its versions.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The current version, or the last one.
    pub comment: Comment,
    /// Whether it was removed; only the log contains it.
    pub removed: bool,
    /// The older versions, oldest first.
    pub versions: Vec<Version>,
}

/// A version of a comment.
#[derive(Debug, Clone)]
pub struct Version {
    /// The operation that made it; `None` if it is older than the log.
    pub operation: Option<OperationId>,
    /// The time of that operation.
    pub at: Option<Timestamp>,
    /// The comment.
    pub comment: Comment,
}
