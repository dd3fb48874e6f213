//! Erasing a person's comments.

use super::{CommentId, RuleId};

/// The comments to erase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErasureScope {
    /// These comments.
    Comments(Vec<CommentId>),
    /// Comments with this email address in any version; case is ignored.
    Email(String),
    /// Comments with this author in any version.
    Author(String),
}

/// What an erasure deletes. Comments erased before are not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasure {
    /// The ids of the comments in the blog, in ascending order.
    pub comments: Vec<CommentId>,
    /// The ids of the removed comments, which only the log contains.
    pub removed: Vec<CommentId>,
    /// The number of old versions of all these comments in the log.
    pub versions: i64,
    /// The number of these versions that belong to removed comments.
    pub removed_versions: i64,
    /// The number of old versions of rules in the log that name the person.
    pub rule_versions: i64,
    /// The ids of the rules that name the person; they are not deleted.
    pub rules: Vec<RuleId>,
}

impl Erasure {
    /// Whether there is nothing to erase.
    pub fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.removed.is_empty() && self.rule_versions == 0
    }

    /// All ids, in ascending order.
    pub fn ids(&self) -> Vec<CommentId> {
        let mut ids = [self.comments.as_slice(), &self.removed].concat();
        ids.sort_unstable();
        ids
    }
}
