//! Full-text search: [`sync`] keeps the indexes up to date, [`find`] queries them.

mod bounds;
mod expression;
mod find;
mod matches;
mod row_texts;
mod source;
mod sync;
#[cfg(test)]
mod tests;

mod walk;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;

pub use find::{Extent, Search};
pub use source::RANKED;

pub(super) use expression::expression;
pub(super) use matches::Kind;
use matches::Matches;
pub(super) use sync::{INDEXES, Index, rebuild, rebuild_comments, sync};

use super::error::Result;
use super::sql::{Conditions, window};
use crate::model::Query;
use crate::model::search::tokenizer::words;

/// The order of a list and the part of it to read.
pub(super) struct ListPage {
    pub key: &'static str,
    pub direction: &'static str,
    /// Whether an index has this order.
    pub is_indexed: bool,
    pub limit: Option<u64>,
    pub offset: u64,
}

/// Adds the condition that a row matches the query. Returns the values of `LIMIT` and
/// `OFFSET` for the list of the rows. A query without wanted terms matches nothing.
pub(super) fn find_page(
    db: &Connection,
    kind: Kind,
    query: Option<&Query>,
    conditions: &mut Conditions,
    page: &ListPage,
) -> Result<[Value; 2]> {
    let is_walkable = page.is_indexed && page.limit.is_some();
    if let Some(query) = query.filter(|query| is_walkable && !query.wanted.is_empty()) {
        let matches = Matches::new(db, kind, query, &[])?;
        if let Some(ids) = matches.page(conditions, page)? {
            conditions.one_of_ids(kind.id(), Some(&ids));
            return Ok(window(None, 0));
        }
    }
    conditions.searched(kind, query);
    Ok(window(page.limit, page.offset))
}

/// Registers the SQL functions words(), which the indexes use, and budget().
pub(super) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("budget", 1, flags, |context| walk::count_down(context))?;
    let flags = flags | FunctionFlags::SQLITE_DETERMINISTIC;
    Ok(db.create_scalar_function("words", 1, flags, |context| {
        // Another program may have stored invalid UTF-8.
        let text = context.get_raw(0).as_bytes_or_null().ok().flatten();
        Ok(text.map(|text| words(&String::from_utf8_lossy(text))))
    })?)
}
