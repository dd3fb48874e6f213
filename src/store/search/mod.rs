//! The search indexes: kept in step with the posts and comments by [`sync`],
//! read by [`find`].

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
pub(super) use sync::{COMMENT_WORDS, POST_WORDS, rebuild, rebuild_comments, sync};

use super::error::Result;
use crate::model::search::tokenizer::words;

/// Gives a connection the function words(), which the indexes are made with.
pub(super) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    Ok(db.create_scalar_function("words", 1, flags, |context| {
        // Another program may have stored bytes that are no UTF-8.
        let text = context.get_raw(0).as_bytes_or_null().ok().flatten();
        Ok(text.map(|text| words(&String::from_utf8_lossy(text))))
    })?)
}
