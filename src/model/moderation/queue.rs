//! The moderation queue.

use crate::model::CommentId;
use crate::model::comment::Comment;
use crate::model::rule::Rule;

/// A pending comment, and what the blog knows about its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedComment {
    /// The comment.
    pub comment: Comment,
    /// The author of the parent comment.
    pub parent_author: Option<String>,
    /// The status of other comments by the same person.
    pub record: AuthorHistory,
}

/// The decided comments of one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuthorHistory {
    /// The number of approved comments.
    pub approved: i64,
    /// The number of spam comments.
    pub spam: i64,
}

/// The result of blocking a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// The new rule that blocks them.
    pub rule: Rule,
    /// The ids of their pending comments that became spam, in ascending order.
    pub ids: Vec<CommentId>,
}
