//! What a command line may go on with.

/// A value that can stand where a command line is completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The value.
    pub value: String,
    /// What it stands for, such as the title of a post.
    pub about: Option<String>,
}
