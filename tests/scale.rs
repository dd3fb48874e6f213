//! The cost of a small command does not grow with the blog: its instructions, counted by
//! valgrind on two blogs of `benches/generate.sh`. The commands are those marked `sample`
//! and `bounded` in `scale.txt`; `benches/scale.py` measures all of them.

use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::common::commands::verbs;
use crate::common::{Blog, lacks, program};
use crate::read_only;

const TABLE: &str = include_str!("scale.txt");

/// The posts of the two blogs, which have ten comments each.
const POSTS: [&str; 2] = ["200", "5000"];

/// The instructions that a command may add on the larger blog, for deeper B-trees. A scan of
/// the index entries of its posts alone adds twice as many.
const MOST_ADDED: u64 = 300_000;

/// The part of its instructions that a command marked `bounded` may add.
const BOUNDED_PART: u64 = 5;

/// The command lines of this kind.
fn commands(kind: &str) -> Vec<&'static str> {
    let lines = TABLE.lines().filter_map(|line| line.strip_prefix(kind));
    let commands = lines.map(|line| line.split("  # ").next().unwrap_or_default().trim());
    commands.collect()
}

fn generated(posts: &str) -> Blog {
    let blog = Blog::without_file_in_memory();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/generate.sh");
    let comments = format!("{posts}0");
    let mut generate = blog.other("bash");
    generate.args([script, program(), "blog.db", posts, &comments]);
    let generated = generate.env("WORDS", "100").output().unwrap();
    assert!(generated.status.success(), "{generated:?}");
    blog
}

/// The instructions of a command that succeeds.
fn instructions(blog: &Blog, line: &str) -> u64 {
    let mut valgrind = blog.other("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    if line.starts_with("--") {
        valgrind.env("COMPLETE", "fish");
    }
    valgrind
        .arg(program())
        .args(shell_words::split(line).unwrap());
    let done = valgrind.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{line}: {said}");
    let collected = said.split("Collected : ").nth(1).unwrap();
    collected
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap()
}

#[test]
fn the_cost_of_a_small_command_does_not_grow_with_the_blog() {
    if lacks("valgrind") || lacks("sqlite3") {
        return;
    }
    let blogs = POSTS.map(generated);
    let rows = |kind| commands(kind).into_iter().map(move |line| (kind, line));
    let commands: Vec<_> = rows("sample").chain(rows("bounded")).collect();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(String::new());
    let measure = || {
        while let Some(&(kind, line)) = commands.get(next.fetch_add(1, Ordering::Relaxed)) {
            let [small, large] = [0, 1].map(|index: usize| instructions(&blogs[index], line));
            let most_added = if kind == "bounded" {
                small / BOUNDED_PART
            } else {
                MOST_ADDED
            };
            if large > small + most_added {
                let mut found = found.lock().unwrap();
                writeln!(found, "{small} to {large} instructions: {line}").unwrap();
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(measure);
        measure();
    });
    let found = found.into_inner().unwrap();
    assert!(found.is_empty(), "reads the whole blog:\n{found}");
}

#[test]
fn every_verb_that_reads_has_a_row() {
    let rows = ["sample", "small", "bounded", "grows"]
        .map(commands)
        .concat();
    let is_of = |line: &str, verb: &str| {
        let rest = line.strip_prefix(verb);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    for verb in verbs() {
        let reads = read_only::READING
            .lines()
            .any(|line| is_of(line.trim(), &verb.name));
        let has_row = rows.iter().any(|row| is_of(row, &verb.name));
        assert!(has_row || !reads, "`{}` has no row in scale.txt", verb.name);
    }
}
