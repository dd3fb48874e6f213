//! What was done with comments that waited, in words.

use super::{counted, removal};
use crate::model::{Blocked, Removal};

/// What was done with one comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Readers see it.
    Approved,
    /// It is spam.
    Spam,
    /// It was removed.
    Removed(Removal),
    /// It was answered with the comment with this id, and is approved if that is said.
    Answered(i64, bool),
    /// Its text was changed.
    Edited,
    /// Its author was blocked.
    Blocked(Blocked),
    /// Nothing.
    Skipped,
}

impl Deed {
    /// What was done with the comment with this id.
    pub fn sentence(&self, id: i64) -> String {
        match self {
            Deed::Approved => format!("approved comment {id}"),
            Deed::Spam => format!("marked comment {id} as spam"),
            Deed::Removed(removed) => format!("removed {}", removal::comments(removed)),
            Deed::Answered(reply, is_approved) => {
                let approved = if *is_approved {
                    "approved comment"
                } else {
                    "comment"
                };
                format!("answered {approved} {id} with comment {reply}")
            }
            Deed::Edited => format!("changed comment {id}"),
            Deed::Blocked(Blocked { rule, ids }) => {
                let comments = counted(number(ids), "comment");
                format!(
                    "rule {} \"{}\": marked {comments} as spam",
                    rule.id, rule.name
                )
            }
            Deed::Skipped => format!("skipped comment {id}"),
        }
    }
}

/// `approved 3, spam 2, deleted 1, skipped 1; 12 still wait`.
pub fn summary<'a>(deeds: impl Iterator<Item = &'a Deed>, waiting: Option<i64>) -> String {
    let mut tally = Tally::default();
    deeds.for_each(|deed| tally.add(deed));
    let counts = [
        (tally.approved, "approved"),
        (tally.spam, "spam"),
        (tally.deleted, "deleted"),
        (tally.replied, "replied"),
        (tally.edited, "edited"),
        (tally.blocked, "blocked"),
        (tally.skipped, "skipped"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, name)| format!("{name} {count}"))
        .collect();
    let mut text = if parts.is_empty() {
        "nothing was decided".to_owned()
    } else {
        parts.join(", ")
    };
    match waiting {
        Some(0) => text.push_str("; none waits any more"),
        Some(1) => text.push_str("; 1 still waits"),
        Some(waiting) => text.push_str(&format!("; {waiting} still wait")),
        None => {}
    }
    text
}

/// How many comments, or authors, what was done with.
#[derive(Default)]
struct Tally {
    approved: i64,
    spam: i64,
    deleted: i64,
    replied: i64,
    edited: i64,
    blocked: i64,
    skipped: i64,
}

impl Tally {
    fn add(&mut self, deed: &Deed) {
        match deed {
            Deed::Approved => self.approved += 1,
            Deed::Spam => self.spam += 1,
            Deed::Removed(removed) => self.deleted += removed.comments.total(),
            Deed::Answered(_, is_approved) => {
                self.replied += 1;
                self.approved += i64::from(*is_approved);
            }
            Deed::Edited => self.edited += 1,
            Deed::Blocked(blocked) => {
                self.blocked += 1;
                self.spam += number(&blocked.ids);
            }
            Deed::Skipped => self.skipped += 1,
        }
    }
}

fn number(ids: &[i64]) -> i64 {
    i64::try_from(ids.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_counts_comments() {
        let mut removal = Removal::default();
        removal.comments.spam = 2;
        let deeds = [
            Deed::Approved,
            Deed::Answered(9, true),
            Deed::Removed(removal),
            Deed::Skipped,
        ];
        assert_eq!(
            summary(deeds.iter(), Some(12)),
            "approved 2, deleted 2, replied 1, skipped 1; 12 still wait"
        );
        assert_eq!(summary([].iter(), None), "nothing was decided");
    }
}
