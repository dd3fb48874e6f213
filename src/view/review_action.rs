//! Review actions in words.

use super::{counted, nonzero, number, removal};
use crate::model::{Blocked, CommentId, Removal};

/// What was done with one comment of the moderation queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ReviewAction {
    /// The comment was approved.
    Approved,
    /// The comment was marked as spam.
    Spam,
    /// The comment was removed.
    Removed(Removal<CommentId>),
    /// The reply with this id was added; the flag says whether the comment was approved.
    Answered(CommentId, bool),
    /// The text was changed.
    Edited,
    /// The author was blocked.
    Blocked(Blocked),
    /// The comment was skipped.
    Skipped,
}

impl ReviewAction {
    /// The action on the comment with this id, as a sentence.
    pub(crate) fn sentence(&self, id: CommentId) -> String {
        match self {
            ReviewAction::Approved => format!("approved comment {id}"),
            ReviewAction::Spam => format!("marked comment {id} as spam"),
            ReviewAction::Removed(removed) => format!("removed {}", removal::comments(removed)),
            ReviewAction::Answered(reply, is_approved) => {
                let approved = if *is_approved {
                    "approved comment"
                } else {
                    "comment"
                };
                format!("answered {approved} {id} with comment {reply}")
            }
            ReviewAction::Edited => format!("changed comment {id}"),
            ReviewAction::Blocked(Blocked { rule, ids }) => {
                let comments = counted(number(ids), "comment");
                format!(
                    "rule {} \"{}\": marked {comments} as spam",
                    rule.id, rule.name
                )
            }
            ReviewAction::Skipped => format!("skipped comment {id}"),
        }
    }

    /// Its contribution to a summary.
    fn counts(&self) -> Vec<(&'static str, i64)> {
        match self {
            ReviewAction::Approved => vec![("approved", 1)],
            ReviewAction::Spam => vec![("spam", 1)],
            ReviewAction::Removed(removed) => vec![("deleted", removed.comments.total())],
            ReviewAction::Answered(_, approved) => {
                vec![("replied", 1), ("approved", i64::from(*approved))]
            }
            ReviewAction::Edited => vec![("edited", 1)],
            ReviewAction::Blocked(blocked) => vec![("blocked", 1), ("spam", number(&blocked.ids))],
            ReviewAction::Skipped => vec![("skipped", 1)],
        }
    }
}

/// The counts of a summary, in its order.
const COUNTS: [&str; 7] = [
    "approved", "spam", "deleted", "replied", "edited", "blocked", "skipped",
];

/// `approved 3, spam 2, deleted 1, skipped 1; 12 still wait`.
pub(crate) fn summary<'a>(
    actions: impl Iterator<Item = &'a ReviewAction>,
    waiting: Option<i64>,
) -> String {
    let counted: Vec<(&str, i64)> = actions.flat_map(ReviewAction::counts).collect();
    let total = |name: &str| {
        let counts = counted.iter().filter(|(counted, _)| *counted == name);
        counts.map(|(_, count)| count).sum()
    };
    let counts = COUNTS.map(|name| (total(name), name));
    let mut text = match nonzero(counts, |count, name| format!("{name} {count}")) {
        none if none.is_empty() => "nothing was decided".to_owned(),
        some => some,
    };
    match waiting {
        Some(0) => text.push_str("; none waits any more"),
        Some(1) => text.push_str("; 1 still waits"),
        Some(waiting) => text.push_str(&format!("; {waiting} still wait")),
        None => {}
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_counts_comments() {
        let mut removal = Removal::default();
        removal.comments.spam = 2;
        let actions = [
            ReviewAction::Approved,
            ReviewAction::Answered(9.into(), true),
            ReviewAction::Removed(removal),
            ReviewAction::Skipped,
        ];
        assert_eq!(
            summary(actions.iter(), Some(12)),
            "approved 2, deleted 2, replied 1, skipped 1; 12 still wait"
        );
        assert_eq!(summary([].iter(), None), "nothing was decided");
    }
}
