//! What becomes of a comment: [`Moderator::decide`] is the one place where that is
//! decided, for every way in.

pub mod incoming;
pub mod queue;
pub mod recheck;

pub use incoming::{Incoming, Known};

use super::comment::{Admission, CommentStatus};
use super::rule::{Action, Matcher};
use super::setting::{CLOSE_AFTER, MAX_LINKS, MODERATION};
use super::url::links;
use super::{CommentId, RuleId};

/// Which comments wait, whatever the rules say of others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hold {
    /// None.
    #[default]
    None,
    /// Those of authors who have no approved comment yet.
    First,
    /// All.
    All,
}

/// What the settings of a blog say of comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Policy {
    /// Which wait.
    pub hold: Hold,
    /// After how many days a post takes no more.
    pub close_after: Option<i64>,
    /// How many links one may have without waiting.
    pub max_links: Option<i64>,
}

impl Policy {
    /// The policy of these settings.
    pub fn new<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Policy {
        let number = |name| get(name).and_then(|value| value.parse().ok());
        Policy {
            hold: match get(MODERATION) {
                Some("all") => Hold::All,
                Some("first") => Hold::First,
                _ => Hold::None,
            },
            close_after: number(CLOSE_AFTER),
            max_links: number(MAX_LINKS),
        }
    }
}

/// What becomes of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is stored with this status, and why if a rule or the policy decided.
    Stored(CommentStatus, Option<String>),
    /// It is not taken, because this rule rejects it.
    Rejected {
        /// The id of the rule.
        rule: RuleId,
        /// Its name.
        name: String,
    },
    /// It is not taken, because its post takes none any more: since so many days
    /// after it appeared, or because its owner said so.
    Closed(Option<i64>),
}

/// The policy and the rules of a blog.
#[derive(Debug, Default)]
pub struct Moderator {
    /// The policy.
    pub policy: Policy,
    /// The rules that are switched on, in their order.
    pub rules: Vec<Matcher>,
}

impl Moderator {
    /// Decides about a comment: an asked status counts first, then the first rule
    /// that matches, then the policy.
    pub fn decide(&self, comment: &Incoming<'_>, known: &Known, admission: &Admission) -> Verdict {
        use CommentStatus::{Approved, Pending};
        let Policy {
            hold,
            close_after,
            max_links,
        } = self.policy;
        match admission {
            Admission::Owner => return Verdict::Stored(Approved, None),
            Admission::Imported(status, reason) => {
                return Verdict::Stored(*status, reason.clone());
            }
            Admission::Moderated | Admission::As(_) => {}
        }
        if !known.is_open {
            return Verdict::Closed(None);
        }
        if let (Some(days), Some(age)) = (close_after, known.post_age)
            && age >= days
        {
            return Verdict::Closed(Some(days));
        }
        if let Admission::As(status) = admission {
            return Verdict::Stored(*status, None);
        }
        if let Some(rule) = self.rule_for(comment, known) {
            let rule = &rule.rule;
            return match rule.action {
                Action::Reject => Verdict::Rejected {
                    rule: rule.id,
                    name: rule.name.clone(),
                },
                action => Verdict::Stored(action.status(), Some(rule.reason())),
            };
        }
        if let Some(most) = max_links {
            let links = links(comment.body);
            if links > most {
                let why = format!("{links} links are over the maximum of {most}");
                return Verdict::Stored(Pending, Some(why));
            }
        }
        let why = match hold {
            Hold::All => "every comment waits",
            Hold::First if !known.is_approved => "no comment of its author is approved yet",
            Hold::First | Hold::None => return Verdict::Stored(Approved, None),
        };
        Verdict::Stored(Pending, Some(why.to_owned()))
    }

    /// The first rule that matches.
    pub fn rule_for(&self, comment: &Incoming<'_>, known: &Known) -> Option<&Matcher> {
        self.rules.iter().find(|rule| rule.matches(comment, known))
    }

    /// Whether a decision may depend on [`Known::is_approved`].
    pub fn asks_for_approved(&self) -> bool {
        self.policy.hold == Hold::First
    }

    /// Whether a decision may depend on [`Known::is_duplicate`].
    pub fn asks_for_duplicates(&self) -> bool {
        self.rules.iter().any(|rule| rule.rule.criteria.duplicate)
    }
}

/// A decision of a person about comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The status they get.
    pub to: CommentStatus,
    /// Those with another status stay as they are; none for any.
    pub from: Option<CommentStatus>,
}

/// What became of comments that were decided about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// The ids of those that changed, in ascending order.
    pub ids: Vec<CommentId>,
    /// How many were meant and stay as they are.
    pub unchanged: i64,
}
