//! What goes for good when a person's comments are erased.

use super::{CommentId, RuleId};

/// ErasureScope comments are erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErasureScope {
    /// These, whoever wrote them.
    Comments(Vec<CommentId>),
    /// Those that have this address or once had it, in any case.
    Email(String),
    /// Those that have this author or once had it.
    Author(String),
}

/// Exactly what an erasure takes away; what was erased before does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasure {
    /// The ids of the comments in the blog, in ascending order.
    pub comments: Vec<CommentId>,
    /// The ids of those that were removed and that only the log still has.
    pub removed: Vec<CommentId>,
    /// How many old versions of all of them are in the log.
    pub versions: i64,
    /// Of these versions, those of removed comments.
    pub removed_versions: i64,
    /// How many old versions of rules in the log name the person.
    pub rule_versions: i64,
    /// The ids of the rules that name the person, and stay.
    pub rules: Vec<RuleId>,
}

impl Erasure {
    /// Whether there is nothing to erase.
    pub fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.removed.is_empty() && self.rule_versions == 0
    }

    /// All the comments, in ascending order.
    pub fn ids(&self) -> Vec<CommentId> {
        let mut ids = [self.comments.as_slice(), &self.removed].concat();
        ids.sort_unstable();
        ids
    }
}
