//! Full-text search: [`sync`] keeps the indexes up to date, [`find`] queries them.

mod bounds;
mod expression;
mod find;
mod kind;
mod matches;
mod page;
mod prefix;
mod row_texts;
mod source;
mod sync;
#[cfg(test)]
mod tests;
mod walk;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

pub use bounds::RANKED;
pub use find::{Extent, Search};

pub(super) use expression::expression;
pub(super) use kind::Kind;
pub(super) use matches::ListPage;
pub(super) use page::find_page;
pub(super) use sync::{INDEXES, Index, rebuild, rebuild_comments, sync};

use super::error::Result;
use super::sql::lossy;
use crate::model::search::tokenizer::words;

/// Registers the SQL functions words(), which the indexes use, and budget().
pub(super) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("budget", 1, flags, |context| walk::count_down(context))?;
    let flags = flags | FunctionFlags::SQLITE_DETERMINISTIC;
    Ok(db.create_scalar_function("words", 1, flags, |context| {
        // Another program may have stored invalid UTF-8.
        let text = context.get_raw(0).as_bytes_or_null().ok().flatten();
        Ok(text.map(|text| words(&lossy(text))))
    })?)
}
