//! Moving comments.

use super::{Comment, CommentId, PostRef};

/// The new place of comments; their replies move with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// The top level of this post.
    Post(PostRef),
    /// Below this comment, on its post.
    Below {
        /// The new parent.
        parent: CommentId,
        /// The post that the parent must be on, if given.
        on: Option<PostRef>,
    },
    /// The top level of their current post.
    Top,
}

/// A comment of a move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The comment after the move.
    pub comment: Comment,
    /// The number of replies below it.
    pub replies: i64,
    /// Whether its place changed.
    pub moved: bool,
}
