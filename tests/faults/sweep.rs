//! Kills each writing command at each of its calls, and makes each call fail.

use std::fs;

use super::cases::{CASES, Case, Place};
use super::oracle::State;
use super::strace::{Ended, Fault, plain, points, traced};
use super::{all, in_parallel, report};
use crate::common::{Blog, lacks};

/// Number of points tried in a sample, per command and fault.
const SAMPLED: usize = 1;

/// A command, and the blog before and after it.
pub struct Trial<'a> {
    pub case: &'a Case,
    pub before: Blog,
    pub old: State,
    pub new: State,
    /// The output of the run without a fault.
    stdout: String,
    /// The trace of the run without a fault.
    trace: String,
}

/// The results at all points of a command.
struct Row {
    verb: &'static str,
    /// How often each fault happened.
    points: [usize; 5],
    failures: Vec<String>,
}

impl<'a> Trial<'a> {
    /// Runs the command without a fault.
    pub fn new(case: &'a Case, planted: Option<&str>) -> Result<Trial<'a>, String> {
        let mut before = case.blog();
        if let Some(fault) = planted {
            before.set("BLOG_PLANTED_FAULT", fault);
        }
        let old = State::of(&before)?;
        let blog = before.copy();
        let calls = [Fault::Kill.calls(), Fault::Unreadable.calls()].join(",");
        let options = ["-e".to_owned(), format!("trace={calls}")];
        let done = traced(&blog, &case.words(), case.place, &options);
        ensure(done.code == 0, || {
            format!("{}: {} {}", case.verb, done.code, done.stderr)
        })?;
        let new = State::of(&blog)?;
        let changes = old != new || case.verb == "db vacuum";
        ensure(changes, || format!("{} changes nothing", case.verb))?;
        Ok(Trial {
            case,
            before,
            old,
            new,
            stdout: done.stdout,
            trace: done.trace,
        })
    }

    /// The points of the command, at most `at_most`.
    pub fn points(&self, fault: Fault, at_most: usize) -> Vec<(String, usize)> {
        let points = points(&self.trace, fault);
        let step = points.len().div_ceil(at_most).max(1);
        // The offset differs by command, so that a sample covers all kinds of calls.
        let offset = self.case.line.len() % step;
        points.into_iter().skip(offset).step_by(step).collect()
    }

    /// Runs the command with the fault and checks the result. Returns whether the fault
    /// happened.
    pub fn hit(&self, fault: Fault, call: &str, n: usize) -> Result<bool, String> {
        let blog = self.before.copy();
        let options = [
            "-e".to_owned(),
            format!("trace={call}"),
            "-e".to_owned(),
            fault.option(call, n),
        ];
        let done = traced(&blog, &self.case.words(), self.case.place, &options);
        let checked = self.check(&blog, fault, &done);
        checked.map(|()| done.was_hit()).map_err(|why| {
            format!(
                "{} {fault:?} {call} {n}: {why}; exit {} {:?}",
                self.case.verb, done.code, done.stderr
            )
        })
    }

    fn check(&self, blog: &Blog, fault: Fault, done: &Ended) -> Result<(), String> {
        if blog.file().exists() {
            let read = plain(blog, &["post".into(), "count".into()], Place::Pipe);
            ensure(read.code == 0, || {
                format!("the next command fails: {read:?}")
            })?;
        }
        let now = State::of(blog)?;
        let is_stored = now.rows == self.new.rows;
        let is_between = !is_stored && now.rows != self.old.rows;
        ensure(!is_between || self.has_steps(), || {
            "the state is between old and new".to_owned()
        })?;
        let changes_rows = self.old.rows != self.new.rows;
        if fault == Fault::Signal {
            // A late signal can arrive after the command is done.
            let is_late = done.code == 0 && (is_stored || self.case.place == Place::Key("a"));
            let is_ended = [130, 143].contains(&done.code) || is_late;
            ensure(is_ended, || "it has another exit code".to_owned())?;
        } else if fault != Fault::Kill {
            self.check_error(fault, done, changes_rows, is_stored)?;
        }
        if is_stored && changes_rows {
            self.remove_leftovers(blog)?;
        } else {
            let again = self.run_again(blog);
            // An existing backup is never replaced.
            let is_there = again.code == 4 && self.case.verb.starts_with("db backup");
            ensure(again.code == 0 || is_there, || {
                format!("the same command then fails: {again:?}")
            })?;
            if is_there {
                self.remove_leftovers(blog)?;
            }
        }
        let mut end = State::of(blog)?;
        // The log contains the words of the command.
        end.rows = end
            .rows
            .map(|rows| rows.replace(" --recover --publish", ""));
        end.rows = end.rows.map(|rows| rows.replace(" --recover", ""));
        ensure(end.rows == self.new.rows, || {
            "the same command then has another result".to_owned()
        })?;
        if is_stored && self.case.verb == "post add (editor)" {
            // The text of a new post is kept, because its command cannot know whether
            // it was stored.
            end.files
                .retain(|name, _| !name.ends_with("/base.md") && !name.ends_with("/text.md"));
        }
        if self.case.verb == "db backup --keep" {
            // The next backup removes the older one.
            end.files
                .retain(|name, _| self.new.files.contains_key(name));
        }
        let names = |state: &State| state.files.keys().cloned().collect::<Vec<_>>();
        ensure(end.files == self.new.files, || {
            format!(
                "the files are not {:?}, but {:?}",
                names(&self.new),
                names(&end)
            )
        })
    }

    /// Checks that a failed command has the right exit code, prints a hint and does not
    /// report success.
    fn check_error(
        &self,
        fault: Fault,
        done: &Ended,
        changes_rows: bool,
        is_stored: bool,
    ) -> Result<(), String> {
        if done.code == 0 {
            // A review prints the failure and continues.
            let is_told = self.case.place == Place::Key("a")
                && ["hint: ", "nothing was decided"]
                    .iter()
                    .any(|told| done.stderr.contains(told));
            return ensure(is_stored || is_told, || "it reports success".to_owned());
        }
        if self.case.verb.starts_with("db check") && done.code == 1 {
            // Unreadable data is a finding.
            return ensure(!done.stdout.is_empty(), || "it finds nothing".to_owned());
        }
        let reads_more = ["apply", "import"]
            .iter()
            .any(|verb| self.case.verb.starts_with(verb));
        let is_bad_input = fault == Fault::Unreadable && reads_more && done.code == 8;
        ensure([6, 7].contains(&done.code) || is_bad_input, || {
            "it has another exit code".to_owned()
        })?;
        let said = &done.stderr;
        if fault == Fault::Full && done.trace.contains("write(2,") && !said.contains("blog: ") {
            // The error cannot be written either.
            return Ok(());
        }
        ensure(said.contains("blog: ") && said.contains("hint: "), || {
            "it has no error and hint".to_owned()
        })?;
        // `changes` acknowledges the batch or delivers it again; `db check --fix` reads
        // the repaired file again.
        let reads_after = self.case.verb == "db check --fix" && fault == Fault::Unreadable;
        if self.has_steps() || reads_after {
            return Ok(());
        }
        if changes_rows && is_stored {
            // A note can need reads after the change was stored.
            let is_told = ["saved", "done"].iter().any(|told| said.contains(told));
            return ensure(is_told || done.stdout == self.stdout, || {
                "it is stored, and the error does not mention it".to_owned()
            });
        }
        ensure(
            !changes_rows || self.stdout.is_empty() || done.stdout != self.stdout,
            || "it prints the report of success".to_owned(),
        )
    }

    /// Whether it writes in several steps: `changes` can store a batch without
    /// acknowledging it.
    pub fn has_steps(&self) -> bool {
        self.case.verb == "changes (a cursor)"
    }

    /// Runs the command again, from the kept text if an editor left one.
    fn run_again(&self, blog: &Blog) -> Ended {
        if self.case.place == Place::Editor {
            blog.write("editor.sh", "");
            let mut words = self.case.words();
            words.push("--recover".to_owned());
            if self.case.verb == "post add (editor)" {
                // A recovered text becomes a draft otherwise.
                words.push("--publish".to_owned());
            }
            let recovered = plain(blog, &words, self.case.place);
            blog.write("editor.sh", &self.new.files["editor.sh"]);
            if recovered.code == 0 {
                return recovered;
            }
        }
        plain(blog, &self.case.words(), self.case.place)
    }

    /// Runs the next command of that kind, which removes leftover files.
    fn remove_leftovers(&self, blog: &Blog) -> Result<(), String> {
        if self.case.place == Place::Editor {
            blog.write("editor.sh", "");
            plain(blog, &self.case.words(), self.case.place);
            blog.write("editor.sh", &self.new.files["editor.sh"]);
        }
        if ["init", "db backup", "db restore"].contains(&self.case.verb) {
            plain(
                blog,
                &["db", "backup", "tidy.db"].map(str::to_owned),
                Place::Pipe,
            );
            fs::remove_file(blog.folder().join("tidy.db")).map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

pub fn ensure(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

impl Row {
    fn new(verb: &'static str) -> Row {
        Row {
            verb,
            points: [0; 5],
            failures: Vec::new(),
        }
    }

    fn line(&self) -> String {
        let [killed, full, broken, unread, signals] = self.points;
        let failures = self.failures.len();
        format!(
            "{:<25}{killed:>8}{full:>8}{broken:>8}{unread:>8}{signals:>8}{failures:>10}",
            self.verb
        )
    }
}

fn sweep(case: &Case) -> Row {
    let mut row = Row::new(case.verb);
    let trial = match Trial::new(case, None) {
        Ok(trial) => trial,
        Err(why) => {
            row.failures.push(why);
            return row;
        }
    };
    let at_most = if all() { usize::MAX } else { SAMPLED };
    for (fault, hits) in Fault::ALL.into_iter().zip(&mut row.points) {
        for (call, n) in trial.points(fault, at_most) {
            match trial.hit(fault, &call, n) {
                Ok(was_hit) => *hits += usize::from(was_hit),
                Err(failure) => row.failures.push(failure),
            }
        }
    }
    row
}

#[test]
fn a_command_that_is_killed_or_fails_leaves_the_old_state_or_the_new() {
    if lacks("strace") {
        return;
    }
    let only = std::env::var("FAULTS_OF").unwrap_or_default();
    let cases: Vec<&Case> = CASES
        .iter()
        .filter(|case| case.verb.contains(&only))
        .collect();
    let rows = in_parallel(&cases, |case| sweep(case));
    report("command                    killed  ENOSPC     EIO  unread signals  failures");
    let mut all = Row::new("all");
    for row in rows {
        report(&row.line());
        for (total, count) in all.points.iter_mut().zip(row.points) {
            *total += count;
        }
        all.failures.extend(row.failures);
    }
    report(&all.line());
    assert!(all.failures.is_empty(), "{}", all.failures.join("\n"));
}
