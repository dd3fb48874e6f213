//! Texts of posts and comments.

use super::{CommentId, PostId, Slug};

/// The kind of record that has a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// A post.
    Post,
    /// A comment.
    Comment,
}

impl TextKind {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            TextKind::Post => "post",
            TextKind::Comment => "comment",
        }
    }
}

/// The id of a post or comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextId {
    /// A post.
    Post(PostId),
    /// A comment.
    Comment(CommentId),
}

impl TextId {
    /// The kind of the record.
    pub fn kind(self) -> TextKind {
        match self {
            TextId::Post(_) => TextKind::Post,
            TextId::Comment(_) => TextKind::Comment,
        }
    }

    /// The number.
    pub fn get(self) -> i64 {
        match self {
            TextId::Post(id) => id.get(),
            TextId::Comment(id) => id.get(),
        }
    }
}

impl From<PostId> for TextId {
    fn from(id: PostId) -> Self {
        TextId::Post(id)
    }
}

impl From<CommentId> for TextId {
    fn from(id: CommentId) -> Self {
        TextId::Comment(id)
    }
}

/// The text of a post or comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The id of the post or comment.
    pub id: TextId,
    /// The slug of the post, or of the comment's post.
    pub slug: Slug,
    /// The title of that post.
    pub title: String,
    /// The Markdown text.
    pub body: String,
}

/// The first `most` characters, and an ellipsis if there are more.
pub fn cut(mut chars: impl Iterator<Item = char>, most: usize) -> String {
    let mut cut: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        cut.push('…');
    }
    cut
}
