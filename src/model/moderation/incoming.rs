//! The facts that a decision about a comment depends on.

/// A comment to decide about.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Who wrote it.
    pub author: &'a str,
    /// The author's address.
    pub email: Option<&'a str>,
    /// The author's website.
    pub website: Option<&'a str>,
    /// Its text.
    pub body: &'a str,
}

/// What the blog knows about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether its post takes comments.
    pub is_open: bool,
    /// How many days before it its post appeared; none for one that has not.
    pub post_age: Option<i64>,
    /// Whether its author has an approved comment.
    pub is_approved: bool,
    /// Whether an earlier comment has the same body.
    pub is_duplicate: bool,
}
