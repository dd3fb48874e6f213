//! Matching rules against comments.

use ::regex::Regex;

use super::words::Words;
use super::{Criteria, Rule};
use crate::model::moderation::incoming::{Incoming, Known};
use crate::model::regex::{self, BadPattern};
use crate::model::url::{self, is_within};

/// A rule that is ready to be matched.
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
    /// Its regular expression is not valid, or too large.
    pub fn new(rule: Rule) -> Result<Self, BadPattern> {
        let pattern = rule.criteria.pattern.as_deref();
        Ok(Matcher {
            words: Words::new(&rule.criteria.words),
            pattern: pattern.map(regex::for_rules).transpose()?,
            rule,
        })
    }

    /// Whether all conditions of the rule hold.
    pub fn matches(&self, comment: &Incoming<'_>, known: &Known) -> bool {
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
        // The cheapest conditions first.
        holds(author, &|name| {
            name.to_lowercase() == comment.author.trim().to_lowercase()
        }) && holds(email, &|email| is_from(comment.email, email))
            && holds(website, &|domain| {
                let host = comment.website.and_then(url::host);
                host.is_some_and(|host| is_within(&host, domain))
            })
            && post_age.is_none_or(|days| known.post_age.is_some_and(|age| age >= days))
            && (!duplicate || known.is_duplicate)
            && links.is_none_or(|links| url::links(comment.body) >= links)
            && (words.is_empty() || self.words.are_in(comment.body))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(comment.body))
    }
}

/// Whether an email address is the wanted one, or at the wanted domain.
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

#[cfg(test)]
mod tests {
    use super::*;

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
