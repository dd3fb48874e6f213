//! Runs a command under strace, which counts its calls and injects faults.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::cases::Place;
use super::oracle::TRACE;
use crate::common::Blog;
use crate::common::terminal::start;

/// Calls that change a disk. Some are missing on some architectures.
const WRITING: &str = "?write,?writev,?pwrite64,?pwritev,?pwritev2,?fdatasync,?fsync,?syncfs,?sync_file_range,\
    ?ftruncate,?fallocate,?copy_file_range,?sendfile,?rename,?renameat,?renameat2,?link,?linkat,\
    ?unlink,?unlinkat,?mkdir,?mkdirat,?rmdir";

/// Calls that read from a disk.
const READING: &str = "?read,?pread64,?preadv";

/// The result of a command.
#[derive(Debug)]
pub struct Ended {
    /// The exit code, as in a shell.
    pub code: i32,
    /// Standard output, or all output of a terminal.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The calls, one a line.
    pub trace: String,
}

impl Ended {
    /// Whether the fault happened.
    pub fn was_hit(&self) -> bool {
        self.trace.contains("(INJECTED)") || [130, 137, 143].contains(&self.code)
    }
}

/// Runs a command and traces its calls.
pub fn traced(blog: &Blog, words: &[String], place: Place, options: &[String]) -> Ended {
    let mut command = blog.other("strace");
    let program = blog.command().get_program().to_owned();
    command
        .args(["-qq", "-e", "signal=none", "-o", TRACE])
        .args(options)
        .arg("--")
        .arg(program)
        .args(words);
    let mut ended = ended(command, place);
    ended.trace = fs::read_to_string(blog.folder().join(TRACE)).unwrap_or_default();
    ended
}

/// Runs a command.
pub fn plain(blog: &Blog, words: &[String], place: Place) -> Ended {
    let mut command = blog.command();
    command.args(words);
    ended(command, place)
}

fn ended(mut command: Command, place: Place) -> Ended {
    let trace = String::new();
    if place == Place::Pipe {
        let output = command.stdin(Stdio::null()).output().unwrap();
        let status = output.status;
        let code = status.code().or(status.signal().map(|signal| 128 + signal));
        return Ended {
            code: code.unwrap(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            trace,
        };
    }
    let mut session = start(200, command);
    if let Place::Key(key) = place {
        session.expect_anything();
        // An early key can be lost, and a failed action asks again, until `q`.
        for key in [key; 30].into_iter().chain(std::iter::repeat("q")) {
            if !session.is_running() {
                break;
            }
            session.try_send(key);
            thread::sleep(Duration::from_millis(30));
        }
    }
    let (code, shown) = session.end_answering("n");
    Ended {
        code,
        stdout: shown.clone(),
        stderr: shown,
        trace,
    }
}

/// A fault at a call.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fault {
    /// SIGKILL before the call.
    Kill,
    /// No space on the disk from the call on.
    Full,
    /// The call fails.
    Broken,
    /// A reading call fails.
    Unreadable,
    /// SIGINT or SIGTERM before the call.
    Signal,
}

impl Fault {
    pub const ALL: [Fault; 5] = [
        Fault::Kill,
        Fault::Full,
        Fault::Broken,
        Fault::Unreadable,
        Fault::Signal,
    ];

    /// The calls at which the fault is injected.
    pub fn calls(self) -> &'static str {
        match self {
            Fault::Unreadable => READING,
            _ => WRITING,
        }
    }

    /// The strace option for the n-th call of this name.
    pub fn option(self, call: &str, n: usize) -> String {
        let what = match self {
            Fault::Kill => format!("signal=KILL:when={n}"),
            Fault::Signal if n.is_multiple_of(2) => format!("signal=INT:when={n}"),
            Fault::Signal => format!("signal=TERM:when={n}"),
            Fault::Full => format!("error=ENOSPC:when={n}+"),
            Fault::Broken | Fault::Unreadable => format!("error=EIO:when={n}"),
        };
        format!("inject={call}:{what}")
    }

    /// Whether the fault applies to the call.
    pub fn is_for(self, call: &str) -> bool {
        self != Fault::Full || !(call.starts_with("unlink") || call == "rmdir")
    }
}

/// The calls in a trace, each with its count per name. Reads before the file of the
/// blog is opened belong to the dynamic loader.
pub fn points(trace: &str, fault: Fault) -> Vec<(String, usize)> {
    let mut seen = BTreeMap::new();
    let mut is_open = fault != Fault::Unreadable;
    let mut points = Vec::new();
    for line in trace.lines() {
        is_open |= line.contains("SQLite format 3");
        let Some((name, _)) = line.split_once('(') else {
            continue;
        };
        let mut calls = fault.calls().split(',');
        if calls.any(|call| call.trim_start_matches('?') == name) {
            let n = seen.entry(name.to_owned()).or_insert(0_usize);
            *n += 1;
            if is_open && fault.is_for(name) {
                points.push((name.to_owned(), *n));
            }
        }
    }
    points
}
