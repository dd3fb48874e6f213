//! The conditions on the reason of a status. Comments have few different reasons, so those
//! that match are found first, and searched in the index.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::model::CommentFilter;
use crate::model::rule::reason_beginnings;
use crate::store::error::Result;
use crate::store::sql::{Conditions, like_literal, text};

/// With more different reasons, all comments are compared.
const MOST_REASONS: i64 = 200;

/// With more comments of several reasons, the comments are read in their order instead of
/// fetched and sorted.
const COMMON: i64 = 10_000;

/// The different reasons: a loose index scan.
const REASONS: &str = "WITH RECURSIVE r (reason) AS (
      SELECT min(reason) FROM comment WHERE reason IS NOT NULL
      UNION ALL
      SELECT (SELECT min(reason) FROM comment WHERE reason > r.reason)
      FROM r WHERE r.reason IS NOT NULL LIMIT ";

/// Conditions of which one has to hold, with their values.
type Alternatives = Vec<(String, Vec<Value>)>;

/// Adds the conditions of the filter.
pub(super) fn add(
    conditions: &mut Conditions,
    db: &Connection,
    filter: &CommentFilter,
) -> Result<()> {
    let reasons = filter.reasons.iter().map(|reason| {
        let sql = "c.reason LIKE ? ESCAPE '\\'".to_owned();
        let pattern = format!("%{}%", like_literal(reason.trim()));
        (sql, vec![Value::Text(pattern)])
    });
    search(conditions, db, reasons.collect())?;
    let rules = filter
        .rules
        .iter()
        .flat_map(|&rule| reason_beginnings(rule));
    let rules = rules.map(|text| ("instr(c.reason, ?) = 1".to_owned(), vec![Value::Text(text)]));
    search(conditions, db, rules.collect())
}

fn search(conditions: &mut Conditions, db: &Connection, any: Alternatives) -> Result<()> {
    if any.is_empty() {
        return Ok(());
    }
    let Some(reasons) = matching(db, any.clone())? else {
        conditions.any(any);
        return Ok(());
    };
    match reasons.as_slice() {
        [] => conditions.add("false", []),
        // The index has the comments of one reason in their order.
        [_] => conditions.one_of("c.reason", &reasons),
        _ if is_common(db, &reasons)? => conditions.one_of("+c.reason", &reasons),
        _ => conditions.one_of("c.reason", &reasons),
    }
    Ok(())
}

/// The reasons that match; `None` if there are too many, or another program stored one
/// that is not a text.
fn matching(db: &Connection, any: Alternatives) -> Result<Option<Vec<String>>> {
    let sql = format!("{REASONS}{MOST_REASONS} + 2) SELECT count(reason) FROM r");
    let all: i64 = db.query_row(&sql, [], |row| row.get(0))?;
    if all > MOST_REASONS {
        return Ok(None);
    }
    let mut matches = Conditions::default();
    matches.any(any);
    let sql = format!("{REASONS}-1) SELECT c.reason FROM r c {}", matches.clause());
    let mut statement = db.prepare(&sql)?;
    let found = statement.query_map(params_from_iter(matches.values), |row| text(row, 0))?;
    let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    let is_text = |reason: &String| !reason.contains(char::REPLACEMENT_CHARACTER);
    Ok(found.iter().all(is_text).then_some(found))
}

fn is_common(db: &Connection, reasons: &[String]) -> Result<bool> {
    let sql = "SELECT count(*) > ?2 FROM (SELECT 1 FROM comment
               WHERE reason IN (SELECT value FROM json_each(?1)) LIMIT ?2 + 1)";
    let list = serde_json::Value::from(reasons).to_string();
    Ok(db.query_row(sql, (list, COMMON), |row| row.get(0))?)
}
