//! Concurrent commands: every reported write is stored, and none is refused.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use fastrand::Rng;

use super::cases::sample;
use super::{all, report};
use crate::common::{Blog, check_sound};

const WRITERS: usize = 8;

#[test]
fn eight_writers_and_two_readers_all_succeed() {
    let blog = sample();
    let each = if all() { 500 } else { 10 };
    let (is_over, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let ids: Vec<String> = thread::scope(|scope| {
        for command in [["comment", "count"], ["post", "list"]] {
            let (blog, is_over, reads) = (&blog, &is_over, &reads);
            scope.spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    blog.ok(command);
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let blog = &blog;
                scope.spawn(move || {
                    let add = |n| {
                        let body = format!("{n} of {writer}");
                        let add = ["comment", "add", "hello", "--author", "Eve", "-b", &body];
                        blog.ids(add.iter().chain(&["--timeout", "600"]))
                    };
                    (0..each).map(add).collect::<Vec<_>>()
                })
            })
            .collect();
        let joined: Vec<_> = writers
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect();
        is_over.store(true, Ordering::Relaxed);
        joined.into_iter().flat_map(Result::unwrap).collect()
    });
    let written: BTreeSet<&String> = ids.iter().collect();
    let there = blog.ids(["comment", "list", "--author", "Eve"]);
    let there: BTreeSet<String> = there.split(' ').map(str::to_owned).collect();
    assert_eq!(written.len(), WRITERS * each);
    assert!(written.iter().all(|id| there.contains(*id)) && there.len() == written.len());
    check_sound(&blog.sqlite()).unwrap();
    report(&format!(
        "{WRITERS} writers, 2 readers: {} of {} written, {} reads, failures 0",
        there.len(),
        WRITERS * each,
        reads.into_inner()
    ));
}

/// Starts a command that adds a comment and kills it after a while; returns the
/// reported id, if any.
fn add_and_kill(blog: &Blog, rng: &mut Rng) -> Option<String> {
    let mut command = blog.command();
    command.args("comment add hello --author Eve -b Hi --format ids".split(' '));
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    thread::sleep(Duration::from_micros(rng.u64(..40_000)));
    child.kill().unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    said.strip_suffix('\n').map(str::to_owned)
}

#[test]
fn kills_under_load_lose_no_acknowledged_write() {
    let blog = sample();
    let each = if all() { 125 } else { 5 };
    let ids: Vec<String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let blog = &blog;
                scope.spawn(move || {
                    let mut rng = Rng::with_seed(writer as u64);
                    let added = (0..each).filter_map(|_| add_and_kill(blog, &mut rng));
                    added.collect::<Vec<_>>()
                })
            })
            .collect();
        let joined = writers.into_iter().map(thread::ScopedJoinHandle::join);
        joined.flat_map(Result::unwrap).collect()
    });
    let there = blog.ids(["comment", "list", "--author", "Eve"]);
    let there: BTreeSet<&str> = there.split(' ').collect();
    assert!(
        ids.iter().all(|id| there.contains(id.as_str())),
        "{ids:?} {there:?}"
    );
    check_sound(&blog.sqlite()).unwrap();
    report(&format!(
        "{} kills under load: {} acknowledged, {} there, failures 0",
        WRITERS * each,
        ids.len(),
        there.len()
    ));
}
