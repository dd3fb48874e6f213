//! Moderation rules: conditions on a comment, and the action to take.

mod matcher;
mod words;

pub use matcher::Matcher;

use self::words::term;
use super::limits::{Invalid, RULE_NAME, RULE_PATTERN, RULE_TEXT, RULE_WORDS};
use super::regex::{self, BadPattern};
use super::{CommentStatus, url};
use crate::model::RuleId;

/// A rule. Rules are tried in the order of their positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The id; never reused.
    pub id: RuleId,
    /// The name.
    pub name: String,
    /// The action for a matching comment.
    pub action: Action,
    /// Whether it is enabled.
    pub enabled: bool,
    /// The conditions on a comment.
    pub criteria: Criteria,
}

/// The action for a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Approve it.
    Approve,
    /// Hold it for moderation.
    Hold,
    /// Mark it as spam.
    Spam,
    /// Reject it; a new comment is not stored.
    Reject,
}

/// The conditions of a rule, all of which must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Criteria {
    /// The author's name, ignoring case.
    pub author: Option<String>,
    /// The author's email address; `@` and a domain match any address at the domain.
    pub email: Option<String>,
    /// The domain of the author's website, or its parent domain.
    pub website: Option<String>,
    /// Words or phrases, one of which is in the body.
    pub words: Vec<String>,
    /// A regular expression that matches the body.
    pub pattern: Option<String>,
    /// The minimum number of links in the body.
    pub links: Option<i64>,
    /// The minimum age of the post, in days since its publication.
    pub post_age: Option<i64>,
    /// Whether the body must equal that of an earlier comment.
    pub duplicate: bool,
}

/// A rule to be stored.
#[derive(Debug, Clone)]
pub struct NewRule {
    /// The name; `None` makes one from the conditions.
    pub name: Option<String>,
    /// The action for a matching comment.
    pub action: Action,
    /// Whether it is enabled.
    pub enabled: bool,
    /// The conditions on a comment.
    pub criteria: Criteria,
    /// The rule to insert it before; `None` appends it.
    pub before: Option<RuleId>,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 4] = [Self::Approve, Self::Hold, Self::Spam, Self::Reject];

    /// The name, as stored.
    pub fn name(self) -> &'static str {
        match self {
            Action::Approve => "approve",
            Action::Hold => "hold",
            Action::Spam => "spam",
            Action::Reject => "reject",
        }
    }

    /// The action with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// The status that the action gives to a comment. Rejecting an existing comment makes
    /// it spam.
    pub fn status(self) -> CommentStatus {
        match self {
            Action::Approve => CommentStatus::Approved,
            Action::Hold => CommentStatus::Pending,
            Action::Spam | Action::Reject => CommentStatus::Spam,
        }
    }

    /// The past participle, for a message such as `held by rule 3`.
    fn done(self) -> &'static str {
        match self {
            Action::Approve => "approved",
            Action::Hold => "held",
            Action::Spam => "marked as spam",
            Action::Reject => "rejected",
        }
    }
}

impl Rule {
    /// The reason for a decision: `held by rule 3 "too many links"`.
    pub fn reason(&self) -> String {
        format!("{}{}\"", reason_begin(self.action, self.id), self.name)
    }

    /// Its name and the texts of its conditions.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        let Criteria {
            author,
            email,
            website,
            words,
            pattern,
            ..
        } = &self.criteria;
        let optional = [author, email, website, pattern].into_iter().flatten();
        std::iter::once(&self.name).chain(optional).chain(words)
    }
}

/// The reasons of all decisions by a rule begin with one of these.
pub fn reason_beginnings(rule: RuleId) -> [String; 4] {
    Action::ALL.map(|action| reason_begin(action, rule))
}

fn reason_begin(action: Action, rule: RuleId) -> String {
    format!("{} by rule {rule} \"", action.done())
}

impl NewRule {
    /// Checks every field, and normalizes domains and words.
    pub fn normalise(&mut self) -> Result<(), Invalid> {
        let criteria = &mut self.criteria;
        for (text, prefix) in [
            (&mut criteria.author, ""),
            (&mut criteria.email, ""),
            (&mut criteria.website, "."),
        ] {
            if let Some(text) = text {
                *text = text.trim().trim_start_matches(prefix).to_owned();
                RULE_TEXT.check_required(text)?;
            }
        }
        if let Some(email) = &criteria.email
            && (!email.contains('@') || email.len() < 2 || email.contains(char::is_whitespace))
        {
            return Err(Invalid::Email(email.clone()));
        }
        if let Some(website) = &mut criteria.website {
            // A full URL means its domain.
            let domain = url::host(website).unwrap_or_else(|| website.to_lowercase());
            if domain.is_empty()
                || domain.contains(|c: char| c.is_whitespace() || "/@:".contains(c))
            {
                return Err(Invalid::Domain(website.clone()));
            }
            *website = domain;
        }
        // One entry per line, as stored, so that equal rules compare equal.
        let lines = criteria.words.iter().flat_map(|words| words.lines());
        let lines = lines.map(|line| line.replace(',', " ").trim().to_owned());
        criteria.words = lines.filter(|line| !line.is_empty()).collect();
        for line in &criteria.words {
            if term(line).is_none() {
                return Err(Invalid::NoWord(line.clone()));
            }
        }
        RULE_WORDS.check(&criteria.words.join("\n"))?;
        if let Some(pattern) = &criteria.pattern {
            RULE_PATTERN.check_required(pattern)?;
        }
        for (field, number) in [("links", criteria.links), ("post_age", criteria.post_age)] {
            if number.is_some_and(|number| number < 1) {
                return Err(Invalid::NotPositive(field));
            }
        }
        if *criteria == Criteria::default() {
            return Err(Invalid::NoCriteria);
        }
        let name = self.name.get_or_insert_with(|| criteria.described());
        *name = name.trim().to_owned();
        RULE_NAME.check_required(name)
    }
}

impl Criteria {
    /// Accepts a regular expression that is safe for untrusted text.
    pub fn check_pattern(&self) -> Result<(), BadPattern> {
        let pattern = self.pattern.as_deref();
        pattern.map_or(Ok(()), |pattern| regex::for_rules(pattern).map(|_| ()))
    }

    /// A description: `website casino.example and 3 links or more`.
    pub fn described(&self) -> String {
        // Email addresses are shown only on request.
        let email = self.email.as_deref().map(|email| match email {
            domain if domain.starts_with('@') => domain,
            _ => "address",
        });
        let texts = [
            ("author", self.author.as_deref()),
            ("email", email),
            ("website", self.website.as_deref()),
        ];
        let texts = texts.into_iter();
        let mut parts: Vec<String> = texts
            .filter_map(|(noun, text)| Some(format!("{noun} {}", text?)))
            .collect();
        match self.words.as_slice() {
            [] => {}
            [word] => parts.push(format!("word {word}")),
            words => parts.push(format!("{} words", words.len())),
        }
        parts.extend(self.pattern.as_ref().map(|pattern| format!("/{pattern}/")));
        parts.extend(self.links.map(|links| match links {
            1 => "a link".to_owned(),
            links => format!("{links} links or more"),
        }));
        parts.extend(
            self.post_age
                .map(|days| format!("post older than {days} days")),
        );
        if self.duplicate {
            parts.push("duplicate".to_owned());
        }
        let described = parts.join(" and ");
        if described.chars().count() <= RULE_NAME.most {
            return described;
        }
        let mut cut: String = described.chars().take(RULE_NAME.most - 1).collect();
        cut.push('…');
        cut
    }
}
