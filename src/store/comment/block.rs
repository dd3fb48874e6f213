//! Blocking the author of a comment.

use jiff::Timestamp;
use rusqlite::Connection;

use super::decide::set_status;
use crate::model::limits::{RULE_NAME, check_email};
use crate::model::{Action, Blocked, Comment, CommentStatus, Criteria, NewRule, Rule};
use crate::store::error::Result;
use crate::store::moderation::same_person;
use crate::store::rule::{Rules, RulesWriter};
use crate::store::sql::ids;

/// Adds a rule that marks the author's comments as spam, and marks the author's pending
/// comments as spam.
pub(super) fn block(db: &Connection, now: Timestamp, comment: &Comment) -> Result<Blocked> {
    let rule = rule(db, comment)?;
    let (same, person) = same_person(&comment.incoming());
    let sql = format!("SELECT id FROM comment WHERE {same} AND status = 'pending'");
    let ids = ids(db, &sql, vec![person.to_owned().into()])?;
    set_status(db, now, &ids, CommentStatus::Spam, Some(&rule.reason()))?;
    Ok(Blocked { rule, ids })
}

/// Returns the existing rule, or adds one before all others, because the first matching
/// rule decides.
fn rule(db: &Connection, comment: &Comment) -> Result<Rule> {
    // A rule needs a valid email address; otherwise match by name.
    let email = comment.email.as_ref();
    let email = email.filter(|email| check_email(email).is_ok()).cloned();
    let criteria = Criteria {
        author: email.is_none().then(|| comment.author.trim().to_owned()),
        email,
        ..Criteria::default()
    };
    let is_it =
        |rule: &Rule| rule.enabled && rule.action == Action::Spam && rule.criteria == criteria;
    if let Some(rule) = Rules::new(db).all()?.into_iter().find(is_it) {
        return Ok(rule);
    }
    RulesWriter::new(db).add_first(NewRule {
        name: Some(name(comment)),
        action: Action::Spam,
        enabled: true,
        criteria,
        before: None,
    })
}

/// A name such as `blocked Bob`, without the email address, because the name is shown
/// to others.
fn name(comment: &Comment) -> String {
    let author = comment.author.trim();
    let shows_address = comment
        .email
        .as_ref()
        .is_some_and(|email| author.to_lowercase().contains(&email.to_lowercase()));
    if shows_address {
        return format!("blocked the author of comment {}", comment.id);
    }
    let name = format!("blocked {author}");
    name.chars().take(RULE_NAME.most).collect()
}
