//! Damaged files: the program reads or refuses them, and never crashes.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use std::os::unix::process::ExitStatusExt;

use fastrand::Rng;

use super::cases::sample;
use super::{all, in_parallel, report};
use crate::common::Blog;

/// Time limit of a command, to detect an endless loop even on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(120);

const PAGE: usize = 4096;

const READING: [&str; 8] = [
    "post list",
    "post show hello",
    "search text",
    "stats",
    "comment list",
    "export jsonl --history",
    "db check",
    "post history hello",
];

const WRITING: [&str; 8] = [
    "post add New -b x --tag rust",
    "post set hello --title X",
    "comment add hello --author Eve -b Hi",
    "post rm hello --yes",
    "undo",
    "tag rename rust iron",
    "comment approve 3",
    "comment erase --author Bob --yes",
];

/// Damages a file in one of several ways.
fn damage(bytes: &mut Vec<u8>, rng: &mut Rng) -> &'static str {
    let pages = bytes.len() / PAGE;
    let (one, other) = (rng.usize(..pages) * PAGE, rng.usize(..pages) * PAGE);
    match rng.u8(..8) {
        0 => {
            bytes.truncate(rng.usize(..bytes.len()));
            "cut"
        }
        1 => {
            bytes[one..one + PAGE].fill(0);
            "a page of zeros"
        }
        2 => {
            for at in 0..PAGE {
                bytes.swap(one + at, other + at);
            }
            "swapped pages"
        }
        3 => {
            bytes.copy_within(one..one + PAGE, other);
            "a duplicated page"
        }
        4 => {
            // The header of a page and its cell pointers.
            bytes[one + rng.usize(..32)] = rng.u8(..);
            "a page's head"
        }
        5 => {
            let length = rng.usize(1..64);
            let from = rng.usize(..bytes.len() - length);
            rng.fill(&mut bytes[from..from + length]);
            "garbage"
        }
        _ => {
            for _ in 0..rng.u8(1..9) {
                let at = rng.usize(..bytes.len());
                bytes[at] ^= 1 << rng.u8(..8);
            }
            "flipped bits"
        }
    }
}

/// The exit code of a command, as in a shell; `None` after the time limit.
pub fn code_within(mut command: Command, limit: Duration) -> Option<i32> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let end = Instant::now() + limit;
    while Instant::now() < end {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().or(status.signal().map(|signal| 128 + signal));
        }
        thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// Tries the n-th mutant with a reading and a writing command.
fn try_mutant(whole: &[u8], n: usize) -> Vec<(String, Option<i32>)> {
    let mut rng = Rng::with_seed(n as u64);
    let mut bytes = whole.to_vec();
    let kind = damage(&mut bytes, &mut rng);
    let commands = [rng.choice(READING).unwrap(), rng.choice(WRITING).unwrap()];
    let tried = commands.map(|line| {
        let blog = Blog::without_file_in_memory();
        fs::write(blog.file(), &bytes).unwrap();
        let mut command = blog.command();
        command.args(shell_words::split(line).unwrap());
        (format!("{n} ({kind}): {line}"), code_within(command, LIMIT))
    });
    tried.into()
}

#[test]
fn a_damaged_file_is_read_or_refused() {
    let whole = fs::read(sample().file()).unwrap();
    let numbers: Vec<usize> = (0..if all() { 2_000 } else { 40 }).collect();
    let mut codes: BTreeMap<Option<i32>, usize> = BTreeMap::new();
    let mut failures = Vec::new();
    for (what, code) in in_parallel(&numbers, |&n| try_mutant(&whole, n))
        .into_iter()
        .flatten()
    {
        *codes.entry(code).or_default() += 1;
        // The item or what refers to it can be lost with a page, and a check can have
        // findings.
        let is_no = what.contains("db check") && code == Some(1);
        if !(is_no || matches!(code, Some(0 | 3 | 4 | 7))) {
            failures.push(format!("{what}: exit {code:?}"));
        }
    }
    let codes: Vec<String> = codes
        .iter()
        .map(|(code, count)| {
            format!(
                "{count} × {}",
                code.map_or("too long".to_owned(), |code| code.to_string())
            )
        })
        .collect();
    report(&format!(
        "damaged files: {}, exit codes {}, failures {}",
        numbers.len(),
        codes.join(", "),
        failures.len()
    ));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
