//! The input of a moderation decision.

/// A comment to moderate.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The author's name.
    pub author: &'a str,
    /// The author's email address.
    pub email: Option<&'a str>,
    /// The author's website.
    pub website: Option<&'a str>,
    /// The Markdown text.
    pub body: &'a str,
}

/// The facts from the blog that a decision depends on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether comments on its post are open.
    pub is_open: bool,
    /// The days between the publication of its post and the comment; `None` if the post is
    /// not published.
    pub post_age: Option<i64>,
    /// Whether its author has an approved comment.
    pub is_approved: bool,
    /// Whether an earlier comment has the same body.
    pub is_duplicate: bool,
}
