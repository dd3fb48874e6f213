//! Applying rules to existing comments.

use crate::model::CommentId;
use crate::model::comment::CommentStatus;
use crate::model::rule::{Action, Rule};

/// The result of a recheck.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recheck {
    /// The number of comments checked.
    pub comments: i64,
    /// The rules that matched comments, in their order.
    pub rules: Vec<Caught>,
}

/// The comments that one rule decides about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// The rule.
    pub rule: Rule,
    /// The number of comments for which it is the first matching rule.
    pub matched: i64,
    /// The ids of those whose status changes, in ascending order.
    pub changed: Vec<CommentId>,
}

/// A test of a rule against the decisions already made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The rule.
    pub rule: Rule,
    /// The number of comments checked.
    pub comments: i64,
    /// The number of comments for which it is the first matching rule. The other counts are
    /// of these.
    pub matched: i64,
    /// The number of approved comments.
    pub approved: i64,
    /// The number of pending comments.
    pub pending: i64,
    /// The number of spam comments.
    pub spam: i64,
    /// The number of comments whose status would change.
    pub changed: i64,
    /// The newest comments that the rule would decide wrongly.
    pub examples: Vec<CommentId>,
}

impl Trial {
    /// An empty trial.
    pub fn new(rule: Rule) -> Trial {
        Trial {
            rule,
            comments: 0,
            matched: 0,
            approved: 0,
            pending: 0,
            spam: 0,
            changed: 0,
            examples: Vec::new(),
        }
    }

    /// Counts a comment for which the rule is the first to match. Returns whether the rule
    /// decides it wrongly.
    pub fn count(&mut self, status: CommentStatus) -> bool {
        self.matched += 1;
        self.changed += i64::from(self.rule.action.status() != status);
        match status {
            CommentStatus::Approved => self.approved += 1,
            CommentStatus::Pending => self.pending += 1,
            CommentStatus::Spam => self.spam += 1,
        }
        status == self.wrong_status()
    }

    /// The number of comments with the decision that the rule would make.
    pub fn right(&self) -> i64 {
        match self.wrong_status() {
            CommentStatus::Spam => self.approved,
            _ => self.spam,
        }
    }

    /// The number of comments with the opposite decision.
    pub fn wrong(&self) -> i64 {
        match self.wrong_status() {
            CommentStatus::Spam => self.spam,
            _ => self.approved,
        }
    }

    /// The status of comments that the rule decides wrongly.
    fn wrong_status(&self) -> CommentStatus {
        match self.rule.action {
            Action::Approve => CommentStatus::Spam,
            Action::Hold | Action::Spam | Action::Reject => CommentStatus::Approved,
        }
    }
}
