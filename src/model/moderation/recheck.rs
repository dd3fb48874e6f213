//! What rules would make of comments that are there already.

use crate::model::CommentId;
use crate::model::comment::CommentStatus;
use crate::model::rule::{Action, Rule};

/// What the rules made of comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recheck {
    /// How many comments were looked at.
    pub comments: i64,
    /// The rules that decided about some, in their order.
    pub rules: Vec<Caught>,
}

/// The comments that one rule decides about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// The rule.
    pub rule: Rule,
    /// How many comments it is the first to match.
    pub matched: i64,
    /// The ids of those that get another status, in ascending order.
    pub changed: Vec<CommentId>,
}

/// What a rule would have done with comments, beside what was decided about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The rule.
    pub rule: Rule,
    /// How many comments were looked at.
    pub comments: i64,
    /// Of how many it is the first to match; all that follow are among them.
    pub matched: i64,
    /// How many are approved.
    pub approved: i64,
    /// How many wait for a decision.
    pub pending: i64,
    /// How many are spam.
    pub spam: i64,
    /// How many would get another status.
    pub changed: i64,
    /// The newest of those that it would treat wrongly.
    pub examples: Vec<CommentId>,
}

impl Trial {
    /// A trial without any comments yet.
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

    /// Counts a comment that the rule is the first to match; says whether the rule
    /// is wrong about it.
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

    /// How many were decided about as the rule would.
    pub fn right(&self) -> i64 {
        match self.wrong_status() {
            CommentStatus::Spam => self.approved,
            _ => self.spam,
        }
    }

    /// How many were decided about in the opposite way.
    pub fn wrong(&self) -> i64 {
        match self.wrong_status() {
            CommentStatus::Spam => self.spam,
            _ => self.approved,
        }
    }

    /// What a person has decided about comments that the rule is wrong about.
    fn wrong_status(&self) -> CommentStatus {
        match self.rule.action {
            Action::Approve => CommentStatus::Spam,
            Action::Hold | Action::Spam | Action::Reject => CommentStatus::Approved,
        }
    }
}
