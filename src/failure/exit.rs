//! The exit codes.

use crate::output::Signalled;

/// The exit code of a failure; success is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// The command failed, or the answer is no.
    Failed = 1,
    /// The command line is invalid.
    Usage = 2,
    /// A named record or file does not exist.
    NotFound = 3,
    /// The change conflicts with the stored state.
    Conflict = 4,
    /// Another program locks the database.
    Busy = 5,
    /// The disk is full, read-only or failing, or memory ran out.
    Storage = 6,
    /// The file is not a usable blog.
    Unusable = 7,
    /// The input data is invalid.
    Invalid = 8,
    /// SIGHUP.
    HungUp = 129,
    /// SIGINT.
    Interrupted = 130,
    /// SIGQUIT.
    Quit = 131,
    /// SIGTERM.
    Terminated = 143,
}

impl Exit {
    /// The name of the kind in JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Exit::Failed => "failed",
            Exit::Usage => "usage",
            Exit::NotFound => "not_found",
            Exit::Conflict => "conflict",
            Exit::Busy => "busy",
            Exit::Storage => "storage",
            Exit::Unusable => "unusable_database",
            Exit::Invalid => "invalid_input",
            Exit::HungUp | Exit::Interrupted | Exit::Quit | Exit::Terminated => "interrupted",
        }
    }

    /// 128 plus the number of the signal.
    pub(crate) fn of(signal: Signalled) -> Exit {
        match signal {
            Signalled(1) => Exit::HungUp,
            Signalled(3) => Exit::Quit,
            Signalled(15) => Exit::Terminated,
            Signalled(_) => Exit::Interrupted,
        }
    }
}
