//! What a decision about a comment is made from: the policy, the rules, and what
//! the blog knows.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::error::Result;
use super::query::optional_time;
use super::rule::Rules;
use super::setting::Settings;
use crate::model::Moderator;
use crate::model::moderation::{Incoming, Known};
use crate::model::rule::Matcher;

/// The policy and the rules that are switched on.
pub(super) fn moderator(db: &Connection) -> Result<Moderator> {
    let rules = Rules::new(db).all()?.into_iter();
    let rules = rules.filter(|rule| rule.enabled).map(Matcher::new);
    Ok(Moderator {
        policy: Settings::new(db).policy()?,
        rules: rules.collect::<std::result::Result<_, _>>()?,
    })
}

/// What the blog knows about a comment that is written at this time on this post,
/// as far as the moderator asks for it. `before` is its id, if it has one: only
/// what is older counts.
pub(super) fn known(
    db: &Connection,
    moderator: &Moderator,
    post: i64,
    comment: &Incoming<'_>,
    at: Timestamp,
    before: Option<i64>,
) -> Result<Known> {
    let before = before.unwrap_or(i64::MAX);
    let sql = "SELECT comments_open, published_at FROM post WHERE id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_row([post], |row| Ok((row.get(0)?, optional_time(row, 1)?)));
    let (is_open, published_at) = found.optional()?.unwrap_or((false, None));
    Ok(Known {
        is_open,
        post_age: published_at.map(|published| days_between(published, at)),
        is_approved: moderator.asks_for_approved() && is_approved(db, comment, before)?,
        is_duplicate: moderator.asks_for_duplicates() && is_duplicate(db, comment.body, before)?,
    })
}

/// Whole days from one time to another; negative if that is earlier.
pub(super) fn days_between(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_second() - from.as_second()).div_euclid(86_400)
}

/// Whether the author has an approved comment.
fn is_approved(db: &Connection, comment: &Incoming<'_>, before: i64) -> Result<bool> {
    let (same, value) = same_person(comment);
    let sql =
        format!("SELECT 1 FROM comment WHERE {same} AND status = 'approved' AND id < ?2 LIMIT 1");
    Ok(db.prepare_cached(&sql)?.exists((value, before))?)
}

/// The condition that a comment is by the same person, and its value: by their
/// address or, without one, by their name.
pub(super) fn same_person<'a>(comment: &Incoming<'a>) -> (&'static str, &'a str) {
    match comment.email {
        Some(email) => ("email = ?1 COLLATE NOCASE", email),
        None => ("author = ?1 AND email IS NULL", comment.author),
    }
}

/// Whether another comment has this body. Lengths are compared first, because for
/// them no long text has to be read.
fn is_duplicate(db: &Connection, body: &str, before: i64) -> Result<bool> {
    let sql = "SELECT 1 FROM comment
               WHERE length(body) = length(?1) AND body = ?1 AND id < ?2 LIMIT 1";
    Ok(db.prepare_cached(sql)?.exists((body, before))?)
}
