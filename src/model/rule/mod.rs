//! Rules of moderation: what a comment is like, and what becomes of it then.

mod matcher;
mod words;

pub use matcher::Matcher;

use self::words::term;
use super::limits::{Invalid, RULE_NAME, RULE_PATTERN, RULE_TEXT, RULE_WORDS};
use super::regex::{self, BadPattern};
use super::{CommentStatus, url};
use crate::model::RuleId;

/// One rule. Rules are tried in the order of their positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id; never given twice.
    pub id: RuleId,
    /// What it is called.
    pub name: String,
    /// What becomes of a comment that it matches.
    pub action: Action,
    /// Whether it is switched on.
    pub enabled: bool,
    /// What a comment must be like.
    pub criteria: Criteria,
}

/// What becomes of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Readers see it.
    Approve,
    /// It waits for a decision.
    Hold,
    /// It is spam.
    Spam,
    /// It is not taken.
    Reject,
}

/// What a comment must be like: all of what is given has to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Criteria {
    /// By this author, in any case.
    pub author: Option<String>,
    /// From this address, or from any at a domain if it begins with `@`.
    pub email: Option<String>,
    /// With a website at this domain or one below it.
    pub website: Option<String>,
    /// With one of these words or phrases in the body.
    pub words: Vec<String>,
    /// With a body that this regular expression matches.
    pub pattern: Option<String>,
    /// With at least so many links in the body.
    pub links: Option<i64>,
    /// On a post that appeared at least so many days before.
    pub post_age: Option<i64>,
    /// With the body of an earlier comment.
    pub duplicate: bool,
}

/// A rule that is to be stored.
#[derive(Debug, Clone)]
pub struct NewRule {
    /// What it is called; described by its criteria if there is no name.
    pub name: Option<String>,
    /// What becomes of a comment that it matches.
    pub action: Action,
    /// Whether it is switched on.
    pub enabled: bool,
    /// What a comment must be like.
    pub criteria: Criteria,
    /// The rule to stand before; the last, if there is none.
    pub before: Option<RuleId>,
}

impl Action {
    /// All of them.
    pub const ALL: [Action; 4] = [Self::Approve, Self::Hold, Self::Spam, Self::Reject];

    /// Its name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Action::Approve => "approve",
            Action::Hold => "hold",
            Action::Spam => "spam",
            Action::Reject => "reject",
        }
    }

    /// The action of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// The status of a comment that is stored with it; a rejected one that is
    /// there already is spam.
    pub fn status(self) -> CommentStatus {
        match self {
            Action::Approve => CommentStatus::Approved,
            Action::Hold => CommentStatus::Pending,
            Action::Spam | Action::Reject => CommentStatus::Spam,
        }
    }

    /// What was done, before `by rule …`.
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
    /// `held by rule 3 "too many links"`.
    pub fn reason(&self) -> String {
        format!(
            "{} by rule {} \"{}\"",
            self.action.done(),
            self.id,
            self.name
        )
    }
}

impl NewRule {
    /// Checks every field, and puts addresses and words into the form in which
    /// they are kept.
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
            // Who copies an address means its domain.
            let domain = url::host(website).unwrap_or_else(|| website.to_lowercase());
            if domain.is_empty()
                || domain.contains(|c: char| c.is_whitespace() || "/@:".contains(c))
            {
                return Err(Invalid::Domain(website.clone()));
            }
            *website = domain;
        }
        // As they are kept, a line each, so that the same rule is known again.
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
    /// Accepts a regular expression that can be tried on texts from anybody.
    pub fn check_pattern(&self) -> Result<(), BadPattern> {
        let pattern = self.pattern.as_deref();
        pattern.map_or(Ok(()), |pattern| regex::for_rules(pattern).map(|_| ()))
    }

    /// In words: `website casino.example and 3 links or more`.
    pub fn described(&self) -> String {
        // Addresses are shown to those only who ask for them.
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
