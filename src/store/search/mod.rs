//! Full-text search: [`sync`] keeps the indexes up to date, [`find`] queries them.

mod expression;
mod find;
mod source;
mod sync;
#[cfg(test)]
mod tests;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

pub use find::{Extent, Search};
pub use source::RANKED;

pub(super) use expression::expression;
pub(super) use sync::{INDEXES, Index, rebuild, rebuild_comments, sync};

use super::error::Result;
use crate::model::search::tokenizer::words;

/// Registers the SQL function words(), which the indexes use.
pub(super) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    Ok(db.create_scalar_function("words", 1, flags, |context| {
        // Another program may have stored invalid UTF-8.
        let text = context.get_raw(0).as_bytes_or_null().ok().flatten();
        Ok(text.map(|text| match std::str::from_utf8(text) {
            Ok(text) => words(text),
            Err(_) => words(&String::from_utf8_lossy(text)),
        }))
    })?)
}
