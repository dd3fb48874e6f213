//! A page of a list with a search.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::kind::Kind;
use super::matches::{ListPage, Matches};
use crate::model::Query;
use crate::store::error::Result;
use crate::store::sql::{Conditions, window};

/// Goes between the name of a table and the conditions if ids are among them: SQLite looks
/// these up instead of reading an index.
pub(super) const BY_ID: &str = "NOT INDEXED";

/// Adds the condition that a row matches the query. Returns the SQL between the name of the
/// table and the conditions, and the values of `LIMIT` and `OFFSET` for the list of the
/// rows. A query without wanted terms matches nothing.
pub(in crate::store) fn find_page(
    db: &Connection,
    kind: Kind,
    query: Option<&Query>,
    conditions: &mut Conditions,
    page: &ListPage,
) -> Result<(&'static str, [Value; 2])> {
    let is_walkable = page.is_indexed && page.limit.is_some();
    if let Some(query) = query.filter(|query| is_walkable && !query.wanted.is_empty()) {
        let matches = Matches::new(db, kind, query, &[])?;
        if let Some(ids) = matches.page(conditions, page)? {
            conditions.one_of_ids(kind.id(), Some(&ids));
            return Ok((BY_ID, window(None, 0)));
        }
    }
    conditions.searched(kind, query);
    Ok(("", window(page.limit, page.offset)))
}
