//! The program under faults: killed at each call that writes, on disks that are full
//! or fail, with files that are damaged, and when the power is cut.
//!
//! `cargo test` tries a sample of the points; `FAULTS=all` tries each (`just faults`).
//! After a fault the blog is what it was before or what it would have become, it is
//! sound, and the same command works at once ([`oracle`]).

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

/// Whether each point is tried, not a sample.
fn all() -> bool {
    std::env::var_os("FAULTS").is_some_and(|value| value == "all")
}

/// Says what was tried, unless that is a sample.
fn report(line: &str) {
    if all() {
        let _ = writeln!(std::io::stdout(), "{line}");
    }
}

/// Does `work` on each of these, two at a time; gives the results in their order.
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
