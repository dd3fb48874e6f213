//! The conditions that only comments have: parent, email and website, and the reason.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;

use super::reason;
use crate::model::url::{host, is_within};
use crate::model::{CommentFilter, Parent};
use crate::store::error::Result;
use crate::store::sql::{Conditions, like_literal};

/// Adds the conditions of the filter.
pub(super) fn add(
    conditions: &mut Conditions,
    db: &Connection,
    filter: &CommentFilter,
) -> Result<()> {
    match filter.parent {
        None => {}
        Some(Parent::None) => conditions.add("c.parent_id IS NULL", []),
        // The index on the parent begins with the post.
        Some(Parent::Of(parent)) => conditions.add(
            "(c.post_id, c.parent_id) = (SELECT post_id, id FROM comment WHERE id = ?)",
            [parent.into()],
        ),
    }
    by_email(conditions, &filter.emails);
    if !filter.websites.is_empty() {
        register(db)?;
    }
    let websites = filter.websites.iter().map(|website| {
        // A whole URL means its domain.
        let domain = host(website).unwrap_or_else(|| website.clone());
        let sql = "is_at(c.website, ?)".to_owned();
        (sql, vec![Value::Text(domain.trim().to_lowercase())])
    });
    conditions.any(websites.collect());
    reason::add(conditions, db, filter)
}

/// Addresses are searched in the index on them; for domains it is read whole.
fn by_email(conditions: &mut Conditions, emails: &[String]) {
    let emails = emails.iter().map(|email| email.trim().to_owned());
    let (domains, addresses): (Vec<_>, Vec<_>) = emails.partition(|email| email.starts_with('@'));
    if domains.is_empty() {
        return conditions.one_of("c.email COLLATE NOCASE", &addresses);
    }
    let mut any = Conditions::default();
    any.one_of("email COLLATE NOCASE", &addresses);
    let like = |pattern: String| {
        let sql = "email LIKE ? ESCAPE '\\'".to_owned();
        (sql, vec![Value::Text(pattern)])
    };
    let patterns = domains.iter().flat_map(|domain| {
        let domain = like_literal(domain.trim_start_matches('@'));
        [format!("%@{domain}"), format!("%@%.{domain}")]
    });
    any.any(patterns.map(like).collect());
    let sql = format!(
        "c.id IN (SELECT id FROM comment WHERE email IS NOT NULL AND ({}))",
        any.alternatives()
    );
    conditions.add(&sql, any.values);
}

/// Registers the SQL function is_at(website, domain).
fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    Ok(db.create_scalar_function("is_at", 2, flags, |context| {
        // Another program may have stored invalid UTF-8.
        let text = |at| context.get_raw(at).as_str_or_null().ok().flatten();
        let host = text(0).and_then(host);
        Ok(host
            .zip(text(1))
            .is_some_and(|(host, domain)| is_within(&host, domain)))
    })?)
}
