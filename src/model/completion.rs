//! Completion candidates for a command line.

/// A candidate for the word being completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The value.
    pub value: String,
    /// A description, such as the title of a post.
    pub about: Option<String>,
}
