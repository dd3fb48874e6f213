//! Comments that wait for a decision, with what it is made from.

use crate::model::CommentId;
use crate::model::comment::Comment;
use crate::model::rule::Rule;

/// One comment that waits, and what the blog knows of its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedComment {
    /// The comment.
    pub comment: Comment,
    /// The author of the comment that it answers.
    pub parent_author: Option<String>,
    /// What was decided about other comments of the same person.
    pub record: AuthorHistory,
}

/// What was decided about the comments of one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuthorHistory {
    /// How many are approved.
    pub approved: i64,
    /// How many are spam.
    pub spam: i64,
}

/// What became of a person who was blocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// The rule that blocks them.
    pub rule: Rule,
    /// The ids of their comments that waited and are spam now, in ascending order.
    pub ids: Vec<CommentId>,
}
