//! Rules of moderation: what a comment is like, and what becomes of it then.

use std::collections::{HashMap, HashSet};

use regex::Regex;

use super::limits::{Invalid, RULE_NAME, RULE_PATTERN, RULE_TEXT, RULE_WORDS};
use super::pattern::{self, BadPattern};
use super::query::{Query, Term};
use super::words::each_word;
use super::{CommentStatus, moderation};

/// One rule. Rules are tried in the order of their positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id; never given twice.
    pub id: i64,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    pub before: Option<i64>,
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
            let domain = moderation::host(website).unwrap_or_else(|| website.to_lowercase());
            if domain.is_empty()
                || domain.contains(|c: char| c.is_whitespace() || "/@:".contains(c))
            {
                return Err(Invalid::Domain(website.clone()));
            }
            *website = domain;
        }
        criteria.words.retain(|line| !line.trim().is_empty());
        for line in &mut criteria.words {
            *line = line.trim().replace(',', " ");
            if term(line).is_none() {
                return Err(Invalid::NoWord(line.clone()));
            }
        }
        RULE_WORDS.check(&criteria.words.join("\n"))?;
        if let Some(pattern) = &criteria.pattern {
            RULE_PATTERN.check_required(pattern)?;
        }
        if *criteria == Criteria::default() {
            return Err(Invalid::NoCriteria);
        }
        let name = self.name.get_or_insert_with(|| criteria.described());
        RULE_NAME.check_required(name)
    }
}

impl Criteria {
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

/// A rule that is ready to be tried.
#[derive(Debug)]
pub struct Matcher {
    /// The rule.
    pub rule: Rule,
    words: Words,
    pattern: Option<Regex>,
}

impl Matcher {
    /// Prepares a rule.
    ///
    /// # Errors
    /// Its regular expression is none, or too large.
    pub fn new(rule: Rule) -> Result<Self, BadPattern> {
        let pattern = rule.criteria.pattern.as_deref();
        Ok(Matcher {
            words: Words::new(&rule.criteria.words),
            pattern: pattern.map(pattern::for_rules).transpose()?,
            rule,
        })
    }

    /// Whether all that the rule asks for holds.
    pub fn matches(&self, comment: &moderation::Incoming<'_>, known: &moderation::Known) -> bool {
        let Criteria {
            author,
            email,
            website,
            words,
            pattern: _,
            links,
            post_age,
            duplicate,
        } = &self.rule.criteria;
        let holds =
            |text: &Option<String>, holds: &dyn Fn(&str) -> bool| text.as_deref().is_none_or(holds);
        // What costs least comes first.
        holds(author, &|name| {
            name.to_lowercase() == comment.author.trim().to_lowercase()
        }) && holds(email, &|email| is_from(comment.email, email))
            && holds(website, &|domain| {
                let host = comment.website.and_then(moderation::host);
                host.is_some_and(|host| is_within(&host, domain))
            })
            && post_age.is_none_or(|days| known.post_age.is_some_and(|age| age >= days))
            && (!duplicate || known.is_duplicate)
            && links.is_none_or(|links| moderation::links(comment.body) >= links)
            && (words.is_empty() || self.words.are_in(comment.body))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(comment.body))
    }
}

/// Whether an address is this one, or at this domain.
fn is_from(email: Option<&str>, wanted: &str) -> bool {
    let Some(email) = email.map(str::to_lowercase) else {
        return false;
    };
    match wanted.strip_prefix('@') {
        Some(domain) => email
            .rsplit_once('@')
            .is_some_and(|(_, host)| is_within(host, domain)),
        None => email == wanted.to_lowercase(),
    }
}

/// Whether a host is this domain or below it.
fn is_within(host: &str, domain: &str) -> bool {
    let domain = domain.to_lowercase();
    match host.strip_suffix(&domain) {
        Some(rest) => rest.is_empty() || rest.ends_with('.'),
        None => false,
    }
}

/// A line of a list of words: words that follow one another, the last of them
/// only begun if there is a `*` behind it.
fn term(line: &str) -> Option<Term> {
    // As a search reads what stands in quotes, so that no sign means anything else.
    let text = line.replace(['"', '“', '”'], " ");
    let (text, star) = match text.strip_suffix('*') {
        Some(text) => (text, "*"),
        None => (text.as_str(), ""),
    };
    Query::parse(&format!("\"{text}\"{star}")).wanted.pop()
}

/// Many words, of which one is looked for in one pass over a text.
#[derive(Debug, Default)]
struct Words {
    /// Single words that may go on.
    beginnings: HashSet<String>,
    /// What begins with this word and ends with it, or goes on.
    terms: HashMap<String, Vec<Term>>,
    /// How many words the longest has.
    longest: usize,
}

impl Words {
    fn new(lines: &[String]) -> Self {
        let mut words = Words::default();
        for term in lines.iter().filter_map(|line| term(line)) {
            words.longest = words.longest.max(term.words.len());
            match term.words.as_slice() {
                [word] if term.is_prefix => {
                    words.beginnings.insert(word.clone());
                }
                [first, ..] => words.terms.entry(first.clone()).or_default().push(term),
                [] => {}
            }
        }
        words
    }

    fn are_in(&self, text: &str) -> bool {
        let mut all: Vec<String> = Vec::new();
        each_word(text, |_, word| all.push(word.to_owned()));
        (0..all.len()).any(|at| {
            let rest = all.get(at..).unwrap_or_default();
            rest.first().is_some_and(|word| self.begins(word))
                || rest.first().is_some_and(|word| {
                    let terms = self.terms.get(word).map_or(&[][..], Vec::as_slice);
                    terms.iter().any(|term| stands_at_start(term, rest))
                })
        })
    }

    /// Whether one of the beginnings begins this word.
    fn begins(&self, word: &str) -> bool {
        !self.beginnings.is_empty()
            && word
                .char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .filter_map(|end| word.get(..end))
                .any(|beginning| self.beginnings.contains(beginning))
    }
}

fn stands_at_start(term: &Term, words: &[String]) -> bool {
    let Some((last, before)) = term.words.split_last() else {
        return false;
    };
    let Some((here, rest)) = words.split_at_checked(before.len()) else {
        return false;
    };
    here == before
        && rest
            .first()
            .is_some_and(|word| word == last || term.is_prefix && word.starts_with(last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_in(list: &[&str], text: &str) -> bool {
        let lines: Vec<String> = list.iter().map(ToString::to_string).collect();
        Words::new(&lines).are_in(text)
    }

    #[test]
    fn words_are_whole_words_phrases_and_beginnings() {
        let list = ["casino", "buy now", "cheap pill*", "krypto*", "日本", "c++"];
        for text in [
            "The CASINO!",
            "buy, NOW",
            "x cheap pills",
            "Kryptogeld",
            "新日本語",
            "some c++ code",
        ] {
            assert!(words_in(&list, text), "{text}");
        }
        for text in ["casinos", "now buy", "buy it now", "cheap", "decrypto", "c"] {
            assert!(!words_in(&list, text), "{text}");
        }
    }

    #[test]
    fn a_domain_holds_for_those_below_it() {
        assert!(is_within("a.example.org", "example.org"));
        assert!(is_within("example.org", "Example.org"));
        assert!(!is_within("badexample.org", "example.org"));
        assert!(is_from(Some("X@Mail.Example.org"), "@example.org"));
        assert!(!is_from(Some("x@example.org"), "y@example.org"));
        assert!(!is_from(None, "@example.org"));
    }
}
