//! Comments that get another place.

use super::{Comment, CommentId, PostRef};

/// Where comments go, with all the replies below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To the top level of this post.
    Post(PostRef),
    /// Below this comment, and to its post.
    Below {
        /// The comment.
        parent: CommentId,
        /// The post that it has to be on, if that was said.
        on: Option<PostRef>,
    },
    /// To the top level of the post that they are on.
    Top,
}

/// A comment that was to get another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The comment, where it is now.
    pub comment: Comment,
    /// How many replies are below it.
    pub replies: i64,
    /// Whether it was somewhere else before.
    pub moved: bool,
}
