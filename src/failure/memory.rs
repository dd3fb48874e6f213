//! Out of memory: Rust aborts after a failed allocation.

use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGABRT;
use signal_hook::flag::register_conditional_shutdown;

use super::Exit;

/// Turns an abort into the exit code of a storage failure. A panic still aborts.
pub(crate) fn exit_if_out_of_memory() {
    let is_memory = Arc::new(AtomicBool::new(true));
    // If this fails, the program is aborted.
    let code = Exit::Storage as i32;
    let _ = register_conditional_shutdown(SIGABRT, code, Arc::clone(&is_memory));
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        is_memory.store(false, Ordering::Relaxed);
        report(panic);
    }));
}
