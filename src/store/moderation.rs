//! The inputs of a moderation decision: the policy, the rules and facts from the blog.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::error::Result;
use super::rule::Rules;
use super::setting::Settings;
use super::sql::optional_time;
use crate::model::Admission;
use crate::model::Moderator;
use crate::model::moderation::{Incoming, Known};
use crate::model::rule::Matcher;
use crate::model::{CommentId, PostId};

/// The policy and the enabled rules.
pub(in crate::store) fn moderator(db: &Connection) -> Result<Moderator> {
    let rules = Rules::new(db).all()?.into_iter();
    let rules = rules.filter(|rule| rule.enabled).map(Matcher::new);
    Ok(Moderator {
        policy: Settings::new(db).policy()?,
        rules: rules.collect::<std::result::Result<_, _>>()?,
    })
}

/// The facts the moderator needs about a comment written at time `at` on this post.
pub(super) fn known(
    db: &Connection,
    moderator: &Moderator,
    post: PostId,
    comment: &Incoming<'_>,
    at: Timestamp,
    admission: &Admission,
) -> Result<Known> {
    if matches!(admission, Admission::Imported(..) | Admission::Owner) {
        // Imported comments and the owner's comments are decided without facts.
        return Ok(Known::default());
    }
    let (is_open, published_at) = standing(db, post)?;
    Ok(Known {
        is_open,
        post_age: age(published_at, at),
        is_approved: moderator.asks_for_approved() && is_approved(db, comment)?,
        is_duplicate: moderator.asks_for_duplicates() && is_duplicate(db, comment.body, None)?,
    })
}

/// The number of whole days from a post's publication to `at`; `None` for a draft.
pub(in crate::store) fn post_age(
    db: &Connection,
    post: PostId,
    at: Timestamp,
) -> Result<Option<i64>> {
    let (_, published_at) = standing(db, post)?;
    Ok(age(published_at, at))
}

/// Whether comments on a post are open, and when the post is published.
fn standing(db: &Connection, post: PostId) -> Result<(bool, Option<Timestamp>)> {
    let sql = "SELECT comments_open, published_at FROM post WHERE id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_row([post], |row| Ok((row.get(0)?, optional_time(row, 1)?)));
    Ok(found.optional()?.unwrap_or((false, None)))
}

fn age(published_at: Option<Timestamp>, at: Timestamp) -> Option<i64> {
    published_at.map(|published| {
        let seconds = at.as_second() - published.as_second();
        seconds.div_euclid(86_400)
    })
}

/// Whether the author has an approved comment.
fn is_approved(db: &Connection, comment: &Incoming<'_>) -> Result<bool> {
    let (same, value) = same_person(comment);
    let sql = format!("SELECT 1 FROM comment WHERE {same} AND status = 'approved' LIMIT 1");
    Ok(db.prepare_cached(&sql)?.exists([value])?)
}

/// The SQL condition that a comment is by the same person, and its value: the email
/// address or, without one, the name.
pub(in crate::store) fn same_person<'a>(comment: &Incoming<'a>) -> (&'static str, &'a str) {
    match comment.email {
        Some(email) => ("email = ?1 COLLATE NOCASE", email),
        // This expression is in the index, so that the row is not read.
        None => ("author = ?1 AND (email IS NULL) = 1", comment.author),
    }
}

/// Whether a comment has this body, with an id below `before` if that is given. The index
/// has the length and the end of each body.
pub(in crate::store) fn is_duplicate(
    db: &Connection,
    body: &str,
    before: Option<CommentId>,
) -> Result<bool> {
    let sql = "SELECT 1 FROM comment WHERE length(body) = length(?1)
               AND substr(body, -12) = substr(?1, -12) AND body = ?1 AND id < ?2 LIMIT 1";
    let before = before.map_or(i64::MAX, CommentId::get);
    Ok(db.prepare_cached(sql)?.exists((body, before))?)
}
