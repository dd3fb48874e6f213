//! The program under faults: kills at each writing call, full or failing disks, damaged
//! files, and power cuts.
//!
//! `cargo test` tries a sample of the points; `FAULTS=all` tries each (`just faults`).
//! After a fault, the blog is in the old or the new state and sound, and the same
//! command works ([`oracle`]).

mod cases;
mod disk;
mod journals;
mod load;
mod moved;
mod mutants;
mod oracle;
mod planted;
mod power_cut;
mod replaced;
mod room;
mod soak;
mod strace;
mod sweep;

use std::io::Write;

/// Whether to try each point, instead of a sample.
fn all() -> bool {
    std::env::var_os("FAULTS").is_some_and(|value| value == "all")
}

/// Prints the report of a full run.
fn report(line: &str) {
    if all() {
        let _ = writeln!(std::io::stdout(), "{line}");
    }
}

/// Runs `work` on each item, two at a time; returns the results in order.
fn in_parallel<T: Sync, R: Send>(of: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work_on = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let Some(one) = of.get(at) else { break done };
            done.push((at, work(one)));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let workers = [scope.spawn(work_on), scope.spawn(work_on)];
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect::<Vec<_>>()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
