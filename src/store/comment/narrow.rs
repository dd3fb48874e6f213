//! The conditions that only comments have: parent, email, website, reason and rule.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;

use crate::model::rule::reason_beginnings;
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
    conditions.any(filter.emails.iter().map(|email| by_email(email)).collect());
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
    let reasons = filter.reasons.iter().map(|reason| {
        let sql = "c.reason LIKE ? ESCAPE '\\'".to_owned();
        (
            sql,
            vec![Value::Text(format!("%{}%", like_literal(reason.trim())))],
        )
    });
    conditions.any(reasons.collect());
    let rules = filter
        .rules
        .iter()
        .flat_map(|&rule| reason_beginnings(rule));
    let rules = rules.map(|text| ("instr(c.reason, ?) = 1".to_owned(), vec![Value::Text(text)]));
    conditions.any(rules.collect());
    Ok(())
}

/// Both forms read the index on the address.
fn by_email(email: &str) -> (String, Vec<Value>) {
    let email = email.trim();
    match email.strip_prefix('@') {
        None => {
            let sql = "c.email = ? COLLATE NOCASE".to_owned();
            (sql, vec![Value::Text(email.to_owned())])
        }
        Some(domain) => {
            let domain = like_literal(domain);
            let patterns = [format!("%@{domain}"), format!("%@%.{domain}")];
            let sql = "c.id IN (SELECT id FROM comment WHERE email IS NOT NULL
                       AND (email LIKE ? ESCAPE '\\' OR email LIKE ? ESCAPE '\\'))";
            (sql.to_owned(), patterns.map(Value::Text).to_vec())
        }
    }
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
