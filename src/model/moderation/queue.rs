//! The moderation queue.

use crate::model::CommentId;
use crate::model::comment::Comment;
use crate::model::rule::Rule;

/// The number of comments of one person that are counted: a number that grows would slow
/// down the queue, and says no more to a moderator.
pub const HISTORY: i64 = 100;

/// A pending comment, and what the blog knows about its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedComment {
    /// The comment.
    pub comment: Comment,
    /// The author of the parent comment.
    pub parent_author: Option<String>,
    /// The decided ones among the newest comments of the same person.
    pub record: AuthorHistory,
}

/// The decided ones among the newest [`HISTORY`] comments of one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuthorHistory {
    /// The number of approved comments.
    pub approved: i64,
    /// The number of spam comments.
    pub spam: i64,
    /// Whether there may be older comments, which are not counted.
    pub is_cut: bool,
}

/// The result of blocking a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// The new rule that blocks them.
    pub rule: Rule,
    /// The ids of their pending comments that became spam, in ascending order.
    pub ids: Vec<CommentId>,
}
