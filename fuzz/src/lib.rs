//! What the targets have in common.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../tests/properties/mod.rs"]
pub mod properties;

use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The most bytes that are tried.
const MOST: usize = 64 * 1024;

/// How much time of a processor they may take: a second, ten times as slow by all the
/// checks that are built in.
const BUDGET: Duration = Duration::from_secs(10);

/// One input of so many is tried at full length, too.
const REPEATED: u64 = 64;

/// Tries bytes; now and then again and again behind themselves, as many as may be:
/// what takes more than its share of time does so then.
pub fn run(name: &str, data: &[u8]) {
    let (_, property) = properties::ALL
        .iter()
        .find(|(other, _)| *other == name)
        .unwrap();
    property(data);
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    if !data.is_empty() && hasher.finish() % REPEATED == 0 {
        let long = data.repeat(MOST / data.len());
        let start = time_taken();
        property(&long);
        let taken = time_taken() - start;
        assert!(taken < BUDGET, "{} bytes took {taken:?}", long.len());
    }
}

fn time_taken() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Runs a command on a small blog, and says its exit code.
pub fn command(words: &[&str]) -> i32 {
    static BLOG: OnceLock<PathBuf> = OnceLock::new();
    let run = |path: &PathBuf, words: &[&str]| {
        let begin = [OsString::from("blog"), "--db".into(), path.into()];
        let words = words.iter().map(OsString::from);
        blog::run(begin.into_iter().chain(words).collect())
    };
    let path = BLOG.get_or_init(|| {
        let path = tempfile::tempdir().unwrap().keep().join("blog.db");
        for words in [
            &["init"][..],
            &["post", "add", "Hello", "-b", "Some text.", "--tag", "a"],
            &["comment", "add", "1", "--author", "Bob", "-b", "More text."],
        ] {
            assert_eq!(run(&path, words), 0, "{words:?}");
        }
        path
    });
    i32::from(run(path, words))
}
