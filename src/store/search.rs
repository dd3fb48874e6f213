//! The search index, kept in step with what it is made from.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::error::Result;
use super::log::Position;

/// Gives a connection the function words(), which the index is made with.
pub(super) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    Ok(db.create_scalar_function("words", 1, flags, |context| {
        context.get::<Option<String>>(0)
    })?)
}

/// Brings the index up to what was written since `from`.
pub(super) fn sync(_db: &Connection, _from: Position) -> Result<()> {
    Ok(())
}

/// Makes the index anew.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    Ok(db.execute_batch(
        "INSERT INTO post_search (post_search) VALUES ('rebuild');
         INSERT INTO comment_search (comment_search) VALUES ('rebuild');",
    )?)
}
