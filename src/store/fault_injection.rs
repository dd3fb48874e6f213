//! Faults that tests plant, to prove that they would notice them. A release has none.

use std::sync::OnceLock;

use rusqlite::Connection;

use super::error::Result;

/// A fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing waits until it is on the disk.
    Unsynced,
    /// Each statement commits alone.
    Piecemeal,
}

static PLANTED: OnceLock<Fault> = OnceLock::new();

/// Plants a fault, unless this is a release.
pub fn plant(fault: Fault) {
    if cfg!(debug_assertions) {
        let _ = PLANTED.set(fault);
    }
}

pub(super) fn is_planted(fault: Fault) -> bool {
    cfg!(debug_assertions) && PLANTED.get() == Some(&fault)
}

/// Ends the transaction as soon as it has begun, or begins it when it ends.
pub(super) fn break_up(connection: &Connection, sql: &str) -> Result<()> {
    if is_planted(Fault::Piecemeal) {
        connection.execute_batch(sql)?;
    }
    Ok(())
}
