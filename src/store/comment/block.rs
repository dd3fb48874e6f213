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

/// Makes a rule that marks what the author writes as spam, and does so with what
/// waits of theirs.
pub(super) fn block(db: &Connection, now: Timestamp, comment: &Comment) -> Result<Blocked> {
    let rule = rule(db, comment)?;
    let (same, person) = same_person(&comment.incoming());
    let sql = format!("SELECT id FROM comment WHERE {same} AND status = 'pending'");
    let ids = ids(db, &sql, vec![person.to_owned().into()])?;
    set_status(db, now, &ids, CommentStatus::Spam, Some(&rule.reason()))?;
    Ok(Blocked { rule, ids })
}

/// The rule that is there already, or a new one before all others: the first that
/// matches decides.
fn rule(db: &Connection, comment: &Comment) -> Result<Rule> {
    // What is no address can be no rule.
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

/// `blocked Bob`: the name of a rule is shown to everyone, an address is not.
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
