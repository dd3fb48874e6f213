//! Shared code of the fuzz targets.

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

/// The longest input, in bytes.
const MOST: usize = 64 * 1024;

/// CPU time for one input: one second, times ten for the slowdown by sanitizers.
const BUDGET: Duration = Duration::from_secs(10);

/// One input in this many is also tried repeated to the full length.
const REPEATED: u64 = 64;

/// Runs the property on the bytes, and for some inputs on the bytes repeated to the
/// full length, within the time budget.
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

/// Runs a command on a small blog; returns its exit code.
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
