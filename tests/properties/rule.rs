//! Rules of moderation.

use blog::model::moderation::{Incoming, Known};
use blog::model::rule::{Action, Criteria, Matcher, NewRule, Rule};

/// A valid rule is valid in its stored form, and can be tried.
pub fn rule(data: &[u8]) {
    let [author, email, website, words, pattern, body] = super::parts(data);
    let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let mut new = NewRule {
        name: None,
        action: Action::Hold,
        enabled: true,
        criteria: Criteria {
            author: some(&author),
            email: some(&email),
            website: some(&website),
            words: words.lines().map(str::to_owned).collect(),
            pattern: some(&pattern),
            ..Criteria::default()
        },
        before: None,
    };
    if new.normalise().is_err() || new.criteria.check_pattern().is_err() {
        return;
    }
    let kept = new.criteria.clone();
    new.normalise().unwrap();
    assert_eq!(new.criteria, kept);
    let rule = Rule {
        id: 1.into(),
        name: new.name.unwrap_or_default(),
        action: new.action,
        enabled: new.enabled,
        criteria: new.criteria,
    };
    let matcher = Matcher::new(rule).unwrap();
    let incoming = Incoming {
        author: &author,
        email: Some(&email),
        website: Some(&website),
        body: &body,
    };
    matcher.matches(&incoming, &Known::default());
}
