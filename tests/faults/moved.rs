//! Stops each writing command at its calls, then replaces or removes the file of the
//! blog or renames its folder, and continues the command.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::cases::{CASES, Case};
use super::oracle::{State, TRACE, sound};
use super::strace::{Ended, Fault, plain, traced};
use super::sweep::{Trial, ensure};
use super::{all, in_parallel, report};
use crate::common::{Blog, lacks, program};

/// Calls tried in a sample: per command, and reading calls in total.
const SAMPLED: usize = 1;
const READS: usize = 20;

/// A change of the file.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Change {
    /// Another blog is renamed over it.
    Replaced,
    Removed,
    /// Its folder is renamed.
    FolderRenamed,
}

const CHANGES: [Change; 3] = [Change::Replaced, Change::Removed, Change::FolderRenamed];

/// The rows of the other blog, and its rows after the command.
struct Other {
    rows: String,
    after: Option<String>,
}

/// The state when the command was stopped.
struct Stopped {
    /// The committed rows of the blog.
    rows: Option<String>,
}

/// A blog that no case uses.
fn other() -> &'static Path {
    static OTHER: OnceLock<(Blog, PathBuf)> = OnceLock::new();
    let (_, path) = OTHER.get_or_init(|| {
        let blog = Blog::without_file_in_memory();
        blog.ok(["init", "--title", "Elsewhere", "--author", "Zoe"]);
        blog.ok(["post", "add", "Elsewhere", "-b", "Another blog."]);
        let path = blog.file();
        (blog, path)
    });
    path
}

impl Other {
    fn of(trial: &Trial) -> Other {
        let blog = trial.before.copy();
        fs::copy(other(), blog.file()).unwrap();
        let rows = sound(&blog.file()).unwrap();
        let done = plain(&blog, &trial.case.words(), trial.case.place);
        let after = State::of(&blog).unwrap().rows;
        Other {
            after: after.filter(|_| done.code == 0),
            rows,
        }
    }
}

/// The folder of a blog after it was renamed.
fn renamed(blog: &Blog) -> PathBuf {
    blog.folder().with_extension("renamed")
}

impl Change {
    fn apply(self, blog: &Blog) {
        match self {
            Change::Replaced => {
                let copy = blog.folder().join("other.db");
                fs::copy(other(), &copy).unwrap();
                fs::rename(copy, blog.file()).unwrap();
            }
            Change::Removed => match fs::remove_file(blog.file()) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => removed.unwrap(),
            },
            Change::FolderRenamed => fs::rename(blog.folder(), renamed(blog)).unwrap(),
        }
    }
}

/// The stopped process of the program that works in a folder.
fn stopped_in(folder: &Path) -> Pid {
    let program = fs::canonicalize(program()).unwrap();
    let of = |entry: io::Result<fs::DirEntry>| {
        let path = entry.ok()?.path();
        let link = |name| fs::read_link(path.join(name)).ok();
        (link("cwd")? == folder && link("exe")? == program).then_some(())?;
        Pid::from_raw(path.file_name()?.to_str()?.parse().ok()?)
    };
    fs::read_dir("/proc").unwrap().find_map(of).unwrap()
}

/// Runs the command and changes the file at the call. `None` if the command does not
/// reach the call.
fn run(
    trial: &Trial,
    blog: &Blog,
    change: Change,
    call: &str,
    n: usize,
) -> (Ended, Option<Stopped>) {
    let options = [
        "-e".to_owned(),
        "signal=STOP".to_owned(),
        "-e".to_owned(),
        format!("trace={call}"),
        "-e".to_owned(),
        format!("inject={call}:signal=STOP:when={n}"),
    ];
    thread::scope(|scope| {
        let command = scope.spawn(|| traced(blog, &trial.case.words(), trial.case.place, &options));
        let trace = blog.folder().join(TRACE);
        loop {
            let text = fs::read_to_string(&trace).unwrap_or_default();
            if text.contains("--- stopped by SIGSTOP ---") {
                break;
            }
            if command.is_finished() {
                return (command.join().unwrap(), None);
            }
            thread::sleep(Duration::from_millis(1));
        }
        let process = stopped_in(blog.folder());
        let copy = trial.before.copy();
        for name in ["blog.db", "blog.db-wal"] {
            let _ = fs::remove_file(copy.folder().join(name));
            let _ = fs::copy(blog.folder().join(name), copy.folder().join(name));
        }
        let stopped = Stopped {
            rows: copy
                .file()
                .exists()
                .then(|| sound(&copy.file()).ok())
                .flatten(),
        };
        change.apply(blog);
        kill_process(process, Signal::CONT).unwrap();
        (command.join().unwrap(), Some(stopped))
    })
}

/// Runs the command and checks the result. Returns whether the call was reached.
fn hit(trial: &Trial, other: &Other, change: Change, call: &str, n: usize) -> Result<bool, String> {
    let mut blog = trial.before.copy();
    // A relative path would follow the renamed folder.
    blog.set("BLOG_DB", blog.file());
    let (done, stopped) = run(trial, &blog, change, call, n);
    let Some(stopped) = stopped else {
        return Ok(false);
    };
    let left = blog.file().exists();
    if change == Change::FolderRenamed {
        // A folder created under the old path can hold kept texts only.
        let _ = fs::remove_dir_all(blog.folder());
        fs::rename(renamed(&blog), blog.folder()).unwrap();
    }
    let checked = check(trial, other, change, &blog, &done, &stopped, left);
    checked.map(|()| true).map_err(|why| {
        let verb = trial.case.verb;
        format!(
            "{verb} {change:?} {call} {n}: {why}; exit {} {:?} {:?}",
            done.code, done.stdout, done.stderr
        )
    })
}

fn check(
    trial: &Trial,
    other: &Other,
    change: Change,
    blog: &Blog,
    done: &Ended,
    stopped: &Stopped,
    left: bool,
) -> Result<(), String> {
    if done.code != 0 {
        let known = [1, 3, 4, 6, 7].contains(&done.code);
        ensure(known && done.stderr.contains("blog: "), || {
            "it has another exit code, or does not explain".to_owned()
        })?;
    }
    let rows = match blog.file().exists() {
        true => Some(sound(&blog.file())?),
        false => None,
    };
    let changes_rows = trial.old.rows != trial.new.rows;
    let was_stored = stopped.rows == trial.new.rows;
    let is_new = rows == trial.new.rows;
    let claims = done.code == 0 && changes_rows && !was_stored;
    match change {
        Change::Replaced => {
            let is_done = rows.is_some() && rows == other.after;
            ensure(is_done || rows.as_ref() == Some(&other.rows), || {
                "the other blog is not what it was".to_owned()
            })?;
            ensure(!claims || is_done, || "it claims to be done".to_owned())
        }
        Change::Removed => {
            ensure(!claims || is_new, || "it claims to be done".to_owned())?;
            ensure(rows.is_none() || is_new, || {
                "there is another blog".to_owned()
            })
        }
        Change::FolderRenamed => {
            ensure(
                is_new || rows == trial.old.rows || trial.has_steps(),
                || "the blog in the renamed folder is neither old nor new".to_owned(),
            )?;
            ensure(!left, || "there is a blog in a new folder".to_owned())?;
            let is_told = done.stderr.contains(".renamed/blog.db");
            let has_to_tell = changes_rows && is_new && !was_stored;
            ensure(!has_to_tell || is_told, || {
                "it does not say where the change is".to_owned()
            })?;
            ensure(!claims, || "it claims to be done".to_owned())
        }
    }
}

/// The results of a command.
struct Row {
    verb: &'static str,
    hits: [usize; 3],
    failures: Vec<String>,
}

fn sweep(case: &Case) -> Row {
    let verb = case.verb;
    let (mut hits, mut failures) = ([0; 3], Vec::new());
    match Trial::new(case, None) {
        Ok(trial) => {
            let other = Other::of(&trial);
            let (at_most, reads) = if all() {
                (usize::MAX, READS)
            } else {
                (SAMPLED, SAMPLED)
            };
            let mut points = trial.points(Fault::Kill, at_most);
            points.extend(trial.points(Fault::Unreadable, reads));
            for (change, hits) in CHANGES.into_iter().zip(&mut hits) {
                for (call, n) in &points {
                    match hit(&trial, &other, change, call, *n) {
                        Ok(was_hit) => *hits += usize::from(was_hit),
                        Err(failure) => failures.push(failure),
                    }
                }
            }
        }
        Err(why) => failures.push(why),
    }
    Row {
        verb,
        hits,
        failures,
    }
}

#[test]
fn a_command_whose_file_is_replaced_or_removed_does_not_report_success() {
    if lacks("strace") {
        return;
    }
    let only = std::env::var("FAULTS_OF").unwrap_or_default();
    let cases = CASES.iter().filter(|case| case.verb.contains(&only));
    let rows = in_parallel(&cases.collect::<Vec<_>>(), |case| sweep(case));
    report("command                  replaced removed renamed  failures");
    for row in &rows {
        let [replaced, removed, renamed] = row.hits;
        let failures = row.failures.len();
        report(&format!(
            "{:<25}{replaced:>8}{removed:>8}{renamed:>8}{failures:>10}",
            row.verb
        ));
    }
    let failures: Vec<String> = rows.into_iter().flat_map(|row| row.failures).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
