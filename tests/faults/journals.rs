//! Missing, truncated, damaged, old or foreign files beside the blog.

use std::fs;

use super::cases::sample;
use super::mutants::{LIMIT, code_within};
use super::oracle::sound;
use super::{all, report};
use crate::common::Blog;

/// A blog whose last commands are in the journal only.
struct Written {
    /// Its states, from before the first command to after the last.
    states: Vec<String>,
    file: Vec<u8>,
    journal: Vec<u8>,
}

const SIDE: [&str; 2] = ["blog.db-wal", "blog.db-shm"];

/// Runs commands while a reader prevents the checkpoint.
fn written(commands: &[&str]) -> (Blog, Written) {
    let blog = sample();
    let reader = blog.sqlite();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM post")
        .unwrap();
    let mut states = Vec::new();
    let read = |name: &str| fs::read(blog.folder().join(name)).unwrap();
    for at in 0..=commands.len() {
        let copy = beside(&read("blog.db"), Some(&read(SIDE[0])), None);
        states.push(sound(&copy.file()).unwrap());
        if let Some(command) = commands.get(at) {
            blog.ok(shell_words::split(command).unwrap());
        }
    }
    let (file, journal) = (read("blog.db"), read(SIDE[0]));
    drop(reader);
    (
        blog,
        Written {
            states,
            file,
            journal,
        },
    )
}

/// A blog with these files beside it.
fn beside(file: &[u8], journal: Option<&[u8]>, index: Option<&[u8]>) -> Blog {
    let blog = Blog::without_file_in_memory();
    fs::write(blog.file(), file).unwrap();
    for (name, bytes) in SIDE.iter().zip([journal, index]) {
        if let Some(bytes) = bytes {
            fs::write(blog.folder().join(name), bytes).unwrap();
        }
    }
    blog
}

/// The index of the state after a reading command.
fn state(blog: &Blog, states: &[String]) -> Option<usize> {
    blog.ok(["post", "count"]);
    let rows = sound(&blog.file()).unwrap();
    states.iter().position(|state| *state == rows)
}

#[test]
fn a_journal_is_recovered_or_ignored() {
    let commands = [
        "post add One -b x",
        "comment rm 1 --yes",
        "tag rename rust iron",
    ];
    let (_, written) = written(&commands);
    let Written {
        states,
        file,
        journal,
    } = &written;
    let last = states.len() - 1;
    let garbage: Vec<u8> = (0..32_768_u32).map(|n| (n * 7919 % 251) as u8).collect();
    // The index is always rebuilt.
    for index in [
        None,
        Some(&garbage[..]),
        Some(&[][..]),
        Some(&[0; 32_768][..]),
        Some(&garbage[..99]),
    ] {
        let blog = beside(file, Some(journal), index);
        assert_eq!(
            state(&blog, states),
            Some(last),
            "{:?}",
            index.map(<[u8]>::len)
        );
    }
    // An invalid journal is ignored.
    for none in [
        None,
        Some(&garbage[..]),
        Some(&[][..]),
        Some(&b"Dear diary, "[..]),
        Some(&journal[..31]),
    ] {
        let blog = beside(file, none, None);
        assert_eq!(state(&blog, states), Some(0), "{:?}", none.map(<[u8]>::len));
    }
    // A truncated or damaged journal has the commands up to the damage.
    let step = if all() { 256 } else { 4_096 };
    let (mut tried, mut seen) = (0, vec![0; states.len()]);
    for at in (32..journal.len()).step_by(step) {
        let mut flipped = journal.clone();
        flipped[at] ^= 0x10;
        for journal in [&journal[..at], &flipped] {
            let found = state(&beside(file, Some(journal), None), states);
            seen[found.unwrap_or_else(|| panic!("not one of the states at byte {at}"))] += 1;
            tried += 1;
        }
    }
    assert!(seen[..last].iter().all(|count| *count > 0), "{seen:?}");
    report(&format!(
        "journals cut or damaged: {tried}, indexes: 5, none: 5, failures 0"
    ));
}

#[test]
fn a_journal_of_another_file_does_not_crash_the_program() {
    let (blog, mine) = written(&["post add One -b x", "post rm hello --yes"]);
    let (_, theirs) = written(&["post add Other -b y", "comment rm 1 --yes"]);
    // The journal is checkpointed, and more was written since.
    blog.ok(["post", "add", "Later", "-b", "z"]);
    let newer = fs::read(blog.file()).unwrap();
    for (name, file, journal) in [
        ("of another blog", &mine.file, &theirs.journal),
        ("of before", &newer, &mine.journal),
    ] {
        for line in ["post list", "search x", "post add New -b x", "db check"] {
            let blog = beside(file, Some(journal), None);
            let mut command = blog.command();
            command.args(line.split(' '));
            let code = code_within(command, LIMIT);
            let is_no = line == "db check" && code == Some(1);
            assert!(
                is_no || matches!(code, Some(0 | 7)),
                "{name}: {line}: {code:?}"
            );
        }
    }
}
