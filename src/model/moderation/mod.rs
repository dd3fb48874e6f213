//! Moderation: [`Moderator::decide`] makes every automatic decision about a comment.

pub mod incoming;
pub mod queue;
pub mod recheck;

pub use incoming::{Incoming, Known};

use super::comment::{Admission, CommentStatus};
use super::rule::{Action, Matcher};
use super::setting::{CLOSE_AFTER, MAX_LINKS, MODERATION};
use super::url::links;
use super::{CommentId, RuleId};

/// The comments that wait for moderation when no rule matches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hold {
    /// None.
    #[default]
    None,
    /// Comments of authors without an approved comment.
    First,
    /// All.
    All,
}

/// The settings of a blog about comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Policy {
    /// The comments that wait for moderation.
    pub hold: Hold,
    /// The days after its publication when a post closes for comments.
    pub close_after: Option<i64>,
    /// The maximum number of links in a comment that does not wait.
    pub max_links: Option<i64>,
}

impl Policy {
    /// The policy in the settings that `get` returns.
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

/// The result of moderation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The comment is stored with this status; with the reason, if a rule or the policy
    /// decided.
    Stored(CommentStatus, Option<String>),
    /// This rule rejects the comment.
    Rejected {
        /// The id of the rule.
        rule: RuleId,
        /// The name of the rule.
        name: String,
    },
    /// The post is closed for comments: for its age, this many days after its publication,
    /// or (`None`) by its owner.
    Closed(Option<i64>),
}

/// The policy and the rules of a blog.
#[derive(Debug, Default)]
pub struct Moderator {
    /// The policy.
    pub policy: Policy,
    /// The enabled rules, in their order.
    pub rules: Vec<Matcher>,
}

impl Moderator {
    /// Decides about a comment. A given status takes precedence over the rules, and the
    /// first matching rule over the policy.
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

/// A moderator's decision about comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The new status.
    pub to: CommentStatus,
    /// The status that the comments must have to be changed; `None` is any.
    pub from: Option<CommentStatus>,
}

/// The result of a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// The ids of the changed comments, in ascending order.
    pub ids: Vec<CommentId>,
    /// The number of unchanged comments.
    pub unchanged: i64,
}
