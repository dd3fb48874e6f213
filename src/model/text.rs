//! Texts, whichever kind of thing they are the body of.

/// What has a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// A post.
    Post,
    /// A comment.
    Comment,
}

impl TextKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            TextKind::Post => "post",
            TextKind::Comment => "comment",
        }
    }
}

/// The text of a post, or of a comment on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What has the text.
    pub kind: TextKind,
    /// The id of that.
    pub id: i64,
    /// The slug of the post.
    pub slug: String,
    /// The title of the post.
    pub title: String,
    /// The text, in Markdown.
    pub body: String,
}

/// At most so many characters, and a mark if there are more.
pub fn cut(mut chars: impl Iterator<Item = char>, most: usize) -> String {
    let mut cut: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        cut.push('…');
    }
    cut
}
