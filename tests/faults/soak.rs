//! A soak test: writers, readers and maintenance in loops on one blog. The sample takes
//! a few seconds; `SOAK_SECONDS` sets the time (`just soak`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::common::{Blog, Done, check_sound};

const WRITERS: usize = 8;

/// The lock timeout of a command, in seconds.
const TIMEOUT: u64 = 30;

struct Soak {
    blog: Blog,
    end: Instant,
    /// The bodies of comments that a command reported as written, by id.
    acknowledged: Mutex<BTreeMap<String, String>>,
    /// Number of successes by kind of command.
    done: Mutex<BTreeMap<&'static str, usize>>,
    /// Failures by kind of command.
    failures: Mutex<Vec<(&'static str, String)>>,
}

impl Soak {
    /// Runs a command. Returns `None` on a lock timeout or failure.
    fn run(&self, kind: &'static str, words: &[&str]) -> Option<Done> {
        let start = Instant::now();
        let timeout = format!("--timeout={TIMEOUT}");
        let done = self.blog.run(words.iter().chain([&timeout.as_str()]));
        let waited = start.elapsed() >= Duration::from_secs(TIMEOUT);
        match done.code {
            0 => {
                self.count(kind);
                return Some(done);
            }
            5 if waited => self.count("busy"),
            _ => self.fail(kind, format!("{words:?}: {done:?}")),
        }
        None
    }

    fn count(&self, kind: &'static str) {
        *self.done.lock().unwrap().entry(kind).or_default() += 1;
    }

    fn fail(&self, kind: &'static str, what: String) {
        self.failures.lock().unwrap().push((kind, what));
    }

    /// Successes and failures of a kind.
    fn counts(&self, kind: &'static str) -> (usize, usize) {
        let done = self.done.lock().unwrap().get(kind).copied();
        let failures = self.failures.lock().unwrap();
        let failed = failures.iter().filter(|(other, _)| *other == kind).count();
        (done.unwrap_or_default(), failed)
    }

    /// Repeats `work` until the end of the soak, at least once.
    fn repeat(&self, mut work: impl FnMut(usize)) {
        let mut n = 0;
        while n == 0 || Instant::now() < self.end {
            n += 1;
            work(n);
        }
    }

    /// Repeats `work` that holds locks, and sleeps as long as it took, so that it does
    /// not starve the writers.
    fn repeat_with_pauses(&self, mut work: impl FnMut(usize)) {
        self.repeat(|n| {
            let start = Instant::now();
            work(n);
            let left = self.end.saturating_duration_since(Instant::now());
            thread::sleep(start.elapsed().min(left));
        });
    }

    /// Adds comments, and edits every fourth of them.
    fn write(&self, writer: usize) {
        self.repeat(|n| {
            let body = format!("{n} of {writer}");
            let add = ["comment", "add", "hello", "--author", "Eve", "-b", &body];
            let add = add.iter().chain(&["--format", "ids"]);
            let add: Vec<&str> = add.copied().collect();
            let Some(added) = self.run("writes", &add) else {
                return;
            };
            let id = added.stdout.trim().to_owned();
            let acknowledge = |body| self.acknowledged.lock().unwrap().insert(id.clone(), body);
            acknowledge(body.clone());
            if n.is_multiple_of(4) {
                let edited = format!("{body}, edited");
                let set = ["comment", "set", &id, "-b", &edited];
                self.run("writes", &set).map(|_| acknowledge(edited));
            }
        });
    }

    fn known(&self) -> BTreeSet<String> {
        self.acknowledged.lock().unwrap().keys().cloned().collect()
    }

    /// Makes a backup and looks for the comments acknowledged before it.
    fn back_up(&self, n: usize) {
        let known = self.known();
        let name = format!("backup-{n}.db");
        if self.run("backups", &["db", "backup", &name]).is_none() {
            return;
        }
        self.run("backups opened", &["--db", &name, "db", "check"]);
        let list = ["--db", &name, "comment", "list", "--author", "Eve"];
        let list: Vec<&str> = list.into_iter().chain(["--format", "ids"]).collect();
        if let Some(listed) = self.run("backups opened", &list) {
            let there = listed.stdout.lines().map(str::to_owned).collect();
            self.compare("backups", &known, &there);
        }
        self.remove(&name);
    }

    /// Exports the blog and looks for the comments acknowledged before it.
    fn export(&self, n: usize) {
        let known = self.known();
        let name = format!("export-{n}.jsonl");
        let export = ["export", "jsonl", "-o", &name];
        if self.run("exports", &export).is_some() {
            let text = fs::read_to_string(self.blog.folder().join(&name)).unwrap();
            let records = text.lines().map(serde_json::from_str::<serde_json::Value>);
            let there = records
                .map(Result::unwrap)
                .filter(|record| record["type"] == "comment")
                .map(|record| record["id"].to_string());
            self.compare("exports", &known, &there.collect());
            self.remove(&name);
        }
    }

    fn compare(&self, kind: &'static str, known: &BTreeSet<String>, there: &BTreeSet<String>) {
        let lacking: Vec<&String> = known.difference(there).collect();
        if !lacking.is_empty() {
            self.fail(kind, format!("it lacks the comments {lacking:?}"));
        }
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.blog.folder().join(name)).unwrap();
    }

    /// Compares the stored comments with the acknowledged ones.
    fn compare_all(&self) {
        let list = ["comment", "list", "--author", "Eve", "--fields", "id,body"];
        let list = list.iter().chain(&["--format", "jsonl"]);
        let mut there = BTreeMap::new();
        for line in self.blog.ok(list).lines() {
            let comment: serde_json::Value = serde_json::from_str(line).unwrap();
            let body = comment["body"].as_str().unwrap().to_owned();
            there.insert(comment["id"].to_string(), body);
        }
        let acknowledged = self.acknowledged.lock().unwrap();
        for (id, body) in acknowledged.iter() {
            if there.get(id) != Some(body) {
                self.fail("lost", format!("{id} {body:?}: {:?}", there.get(id)));
            }
        }
        for id in there.keys().filter(|id| !acknowledged.contains_key(*id)) {
            self.fail(
                "writes",
                format!("{id} is stored, but was not acknowledged"),
            );
        }
    }

    fn line(&self, seconds: u64) -> String {
        let mut line = format!("soak of {seconds} s:");
        let kinds = ["writes", "reads", "checks", "backups", "vacuums", "exports"];
        for kind in kinds {
            line.push_str(&format!(" {} {kind},", self.counts(kind).0));
        }
        let failed = |kind| self.counts(kind).1;
        let (false_alarms, lost) = (failed("checks"), failed("lost"));
        let unsound = failed("backups opened") + failed("backups");
        let others = self.failures.lock().unwrap().len() - false_alarms - lost - unsound;
        let busy = self.counts("busy").0;
        format!(
            "{line} {busy} busy after {TIMEOUT} s; false alarms {false_alarms}, lost {lost}, \
             failed or unsound backups {unsound}, other failures {others}"
        )
    }
}

#[test]
fn a_soak_loses_no_comment_and_reports_no_false_damage() {
    let asked = std::env::var("SOAK_SECONDS").ok();
    let seconds = asked.as_deref().map_or(3, |text| text.parse().unwrap());
    let soak = Soak {
        blog: Blog::with_posts(),
        end: Instant::now() + Duration::from_secs(seconds),
        acknowledged: Mutex::default(),
        done: Mutex::default(),
        failures: Mutex::default(),
    };
    thread::scope(|scope| {
        let soak = &soak;
        for writer in 0..WRITERS {
            scope.spawn(move || soak.write(writer));
        }
        for words in [&["comment", "count"][..], &["search", "edited"]] {
            scope.spawn(move || soak.repeat(|_| drop(soak.run("reads", words))));
        }
        for (kind, verb) in [("checks", "check"), ("vacuums", "vacuum")] {
            scope.spawn(move || {
                soak.repeat_with_pauses(|_| drop(soak.run(kind, &["db", verb])));
            });
        }
        scope.spawn(|| soak.repeat_with_pauses(|n| soak.back_up(n)));
        scope.spawn(|| soak.repeat_with_pauses(|n| soak.export(n)));
    });
    soak.run("checks", &["db", "check"]);
    soak.compare_all();
    check_sound(&soak.blog.sqlite()).unwrap();
    let line = soak.line(seconds);
    if asked.is_some() {
        writeln!(std::io::stdout(), "{line}").unwrap();
    }
    let failures = soak.failures.into_inner().unwrap();
    let first: Vec<&String> = failures.iter().map(|(_, what)| what).take(20).collect();
    assert!(failures.is_empty(), "{line}\n{first:#?}");
}
