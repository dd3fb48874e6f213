//! Many at once: every command that says it wrote has written, and nobody is turned away.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::cases::sample;
use super::{all, report};
use crate::common::check_sound;

const WRITERS: usize = 8;

#[test]
fn eight_writers_and_two_readers_all_have_their_way() {
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
                        blog.ids(["comment", "add", "hello", "--author", "Eve", "-b", &body])
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
