//! Cuts the power at each point of a few commands: all reported writes survive,
//! even if the disk loses unsynced writes.

use std::fs;
use std::path::Path;

use fastrand::Rng;

use super::cases::{Place, sample};
use super::disk::{Call, Disk, Loss, Which};
use super::oracle::sound;
use super::strace::{plain, traced};
use super::{all, in_parallel, report};
use crate::common::{Blog, lacks};

/// The commands, in order.
const WORK: [&str; 6] = [
    "post add New -b x --tag new",
    "comment add new --author Eve -b Hi",
    "post set new --title Newer --slug newer",
    "tag rename rust iron",
    "comment rm 1 --yes",
    "undo",
];

/// The calls that affected the disk, and the states between the commands.
struct Recording {
    disk: Disk,
    calls: Vec<Call>,
    states: Vec<String>,
}

/// Runs the commands and records their calls.
fn record(blog: &Blog, count: usize, is_read: bool) -> Recording {
    // An open reader keeps the journal after a command ends.
    let reader = is_read.then(|| {
        let reader = blog.sqlite();
        reader
            .execute_batch("BEGIN; SELECT count(*) FROM post")
            .unwrap();
        reader
    });
    let journal = blog.folder().join("blog.db-wal");
    let disk = Disk::of(&blog.file(), &journal);
    let mut states = vec![state(blog)];
    let mut calls = Vec::new();
    let options = ["-y", "-xx", "-s", "10000000", "-e"].map(str::to_owned);
    let trace = "trace=?open,openat,write,pwrite64,?fsync,fdatasync,ftruncate,?unlink,unlinkat";
    let options = [&options[..], &[trace.to_owned()]].concat();
    for command in WORK.iter().take(count) {
        let done = traced(
            blog,
            &shell_words::split(command).unwrap(),
            Place::Pipe,
            &options,
        );
        assert_eq!(done.code, 0, "{command}: {}", done.stderr);
        calls.extend(
            done.trace
                .lines()
                .filter_map(|line| read(line, blog.folder())),
        );
        states.push(state(blog));
    }
    drop(reader);
    Recording {
        disk,
        calls,
        states,
    }
}

/// The current rows, read from a copy so that the file is not changed.
fn state(blog: &Blog) -> String {
    let copy = Blog::without_file_in_memory();
    for name in ["blog.db", "blog.db-wal"] {
        let from = blog.folder().join(name);
        if from.exists() {
            fs::copy(from, copy.folder().join(name)).unwrap();
        }
    }
    sound(&copy.file()).unwrap()
}

/// The disk call in a line of strace, if any.
fn read(line: &str, folder: &Path) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    if name == "write" && rest.starts_with("1<") {
        return Some(Call::Said);
    }
    // Of two paths, the last is the file and the other its folder.
    let named = match arguments
        .split('"')
        .nth(1)
        .filter(|_| name.contains("open") || name.contains("unlink"))
    {
        Some(path) => unhex(path),
        None => unhex(arguments.split(['<', '>']).nth(1)?),
    };
    let path = folder.join(String::from_utf8(named).ok()?);
    let which = match path.strip_prefix(folder).ok()?.to_str()? {
        "blog.db" => Which::Blog,
        "blog.db-wal" => Which::Journal,
        "" if name.ends_with("sync") => return Some(Call::SyncFolder),
        _ => return None,
    };
    let last = || {
        arguments
            .trim_end_matches(')')
            .rsplit(", ")
            .next()?
            .parse::<usize>()
            .ok()
    };
    match (name, which) {
        ("fsync" | "fdatasync", _) => Some(Call::Sync(which)),
        ("ftruncate", _) => Some(Call::Length(which, last()?)),
        ("pwrite64", _) => Some(Call::Write(
            which,
            last()?,
            unhex(arguments.split('"').nth(1)?),
        )),
        ("unlink" | "unlinkat", Which::Journal) => Some(Call::RemoveJournal),
        ("open" | "openat", Which::Journal) if arguments.contains("O_CREAT") => {
            Some(Call::OpenJournal)
        }
        _ => None,
    }
}

/// Decodes bytes in the form `\x00` of strace.
fn unhex(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1);
    digits
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect()
}

/// Cuts the power after each call; returns the number of cuts and the failures.
fn cut(mut recording: Recording, step: usize, reads: bool) -> (usize, Vec<String>) {
    let mut rng = Rng::with_seed(7);
    let (mut cuts, mut failures, mut said) = (0, Vec::new(), 0);
    let calls = std::mem::take(&mut recording.calls);
    for (at, call) in calls.iter().enumerate() {
        recording.disk.take(call);
        let is_said = matches!(call, Call::Said);
        said += usize::from(is_said);
        if at % step != 0 && !is_said {
            continue;
        }
        for loss in [Loss::All, Loss::Some, Loss::Torn] {
            cuts += 1;
            let blog = Blog::without_file_in_memory();
            let (bytes, journal) = recording.disk.cut(loss, &mut rng);
            fs::write(blog.file(), bytes).unwrap();
            if let Some(journal) = journal {
                fs::write(blog.folder().join("blog.db-wal"), journal).unwrap();
            }
            if let Err(why) = check(&blog, &recording.states, said, reads) {
                failures.push(format!("after call {at}, {loss:?} is lost: {why}"));
            }
        }
    }
    assert_eq!(said, recording.states.len() - 1);
    (cuts, failures)
}

/// Every reported command is stored, and at most the running one.
fn check(blog: &Blog, states: &[String], said: usize, reads: bool) -> Result<(), String> {
    if reads {
        let done = plain(blog, &["post".into(), "count".into()], Place::Pipe);
        if done.code != 0 {
            return Err(format!("the next command fails: {done:?}"));
        }
    }
    let rows = sound(&blog.file())?;
    match states.iter().position(|state| *state == rows) {
        Some(state) if state == said || state == said + 1 => Ok(()),
        Some(state) => Err(format!(
            "{said} commands are acknowledged, and {state} are there"
        )),
        None => Err("the state is between two".to_owned()),
    }
}

#[test]
fn no_power_cut_loses_what_was_acknowledged() {
    if lacks("strace") {
        return;
    }
    let (count, step) = if all() { (WORK.len(), 1) } else { (1, 6) };
    let results = in_parallel(&[false, true], |&is_read| {
        cut(record(&sample(), count, is_read), step, true)
    });
    let cuts: usize = results.iter().map(|(cuts, _)| cuts).sum();
    let failures: Vec<String> = results
        .into_iter()
        .flat_map(|(_, failures)| failures)
        .collect();
    report(&format!("power cuts: {cuts}, failures {}", failures.len()));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The number of detected power cuts when the program does not sync.
pub fn detected_cuts(fault: &str) -> (usize, usize) {
    let mut blog = sample();
    blog.set("BLOG_PLANTED_FAULT", fault);
    let (cuts, failures) = cut(record(&blog, 1, false), 4, false);
    (cuts, failures.len())
}
