//! Faults that tests inject to prove that the tests detect them. Release
//! builds have none.

use std::sync::OnceLock;

use rusqlite::Connection;

use super::error::Result;

/// A fault to inject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Writes are not synced to disk.
    Unsynced,
    /// Every statement commits by itself.
    Piecemeal,
}

static PLANTED: OnceLock<Fault> = OnceLock::new();

/// Enables a fault; does nothing in release builds.
pub fn plant(fault: Fault) {
    if cfg!(debug_assertions) {
        let _ = PLANTED.set(fault);
    }
}

pub(super) fn is_planted(fault: Fault) -> bool {
    cfg!(debug_assertions) && PLANTED.get() == Some(&fault)
}

/// With [`Fault::Piecemeal`], runs `sql` to end the transaction early or to reopen it.
pub(super) fn break_up(connection: &Connection, sql: &str) -> Result<()> {
    if is_planted(Fault::Piecemeal) {
        connection.execute_batch(sql)?;
    }
    Ok(())
}
