//! What a blog has stored about one person.

use jiff::Timestamp;

use super::{Comment, OperationId, Rule};

/// All that is stored about the person with an address.
#[derive(Debug, Clone)]
pub struct Person {
    /// The comments that have this address or once had it, by their ids.
    pub comments: Vec<Kept>,
    /// The rules that name the address.
    pub rules: Vec<Rule>,
}

/// A comment with all its versions.
#[derive(Debug, Clone)]
pub struct Kept {
    /// As it is, or as it was last.
    pub comment: Comment,
    /// Whether it was removed, so that only the log has it.
    pub removed: bool,
    /// What it was before, the oldest first.
    pub versions: Vec<Version>,
}

/// A comment as an operation left it.
#[derive(Debug, Clone)]
pub struct Version {
    /// The operation; none if the comment is older than the log.
    pub operation: Option<OperationId>,
    /// When that was.
    pub at: Option<Timestamp>,
    /// The comment.
    pub comment: Comment,
}
