//! `blog changes` delivers every change exactly once during writes: to readers killed
//! at any time, and to overlapping runs.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::common::{Blog, lacks};

/// Number of readers to kill; `READERS_KILLED` overrides it.
const KILLED: usize = 10;

/// Minimum number of steps of the writer.
const STEPS: usize = 80;

/// A reader is killed within this time, in milliseconds, which is about its duration.
const LIFE: u64 = 120;

/// The received batches by number, each as tab-separated rows.
type Batches = BTreeMap<i64, String>;

/// A random number generator (xorshift).
struct Random(u64);

impl Random {
    /// Different numbers in each run and for each seed.
    fn new(seed: u64) -> Random {
        let start = u64::from(std::process::id()) << 8 | (seed + 1);
        Random(start.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// A blog with the system clock and the first steps of the writer.
fn begin() -> Blog {
    let mut blog = Blog::new();
    blog.set("SOURCE_DATE_EPOCH", "");
    let mut random = Random::new(0);
    (0..10).for_each(|step| write(&blog, &mut random, step));
    blog
}

/// Writes at random: adds, edits, publishes, schedules, removes or undoes, by a command
/// or by SQL.
fn write(blog: &Blog, random: &mut Random, step: usize) {
    let sqlite = blog.sqlite();
    let mut any = |table: &str| -> String {
        let sql = format!("SELECT id FROM {table} ORDER BY (id * ?1) % 101 LIMIT 1");
        let place = 1 + random.below(100) as i64;
        let found = sqlite.query_row(&sql, [place], |row| row.get::<_, i64>(0));
        found.map_or("1".to_owned(), |id| id.to_string())
    };
    let (post, comment) = (any("post"), any("comment"));
    let name = format!("Step {step}");
    let status = ["pending", "approved", "spam"][random.below(3) as usize];
    let mut arguments = match random.below(18) {
        0 => vec!["post", "add", &name, "-b", "", "--draft"],
        1 => vec!["post", "add", &name, "-b", "", "--at", "in 1 second"],
        2 | 3 => vec!["post", "add", &name, "-b", "", "--tag", "life"],
        4 => vec!["post", "set", &post, "--title", &name],
        5 => vec!["post", "set", &post, "--publish"],
        6 => vec!["post", "set", &post, "--at", "in 1 second"],
        7 => vec!["post", "set", &post, "--draft", "--add-tag", "plan"],
        8..=10 => vec!["comment", "add", &post, "-b", &name, "--status", status],
        11 => vec!["comment", "set", &comment, "--status", status],
        12 => vec!["comment", "set", &comment, "-b", &name],
        13 => vec!["comment", "rm", &comment, "--yes"],
        14 if step > 20 => vec!["post", "rm", &post, "--yes"],
        15 => vec!["undo"],
        16 => vec!["tag", "rename", "life", "Life"],
        _ => vec![],
    };
    if arguments.is_empty() {
        let sql = "INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
                   SELECT id, 'Eve', ?1, ?2, created_at, created_at FROM post WHERE id = ?3";
        sqlite.execute(sql, (&name, status, &post)).unwrap();
        let sql = "UPDATE comment SET body = ?1 WHERE id = ?2";
        sqlite.execute(sql, (&name, &comment)).unwrap();
        return;
    }
    arguments.extend(["--timeout", "600"]);
    let done = blog.run(&arguments);
    // Changing a removed item and undoing an operation that others depend on are
    // refused.
    assert!([0, 3, 4].contains(&done.code), "{arguments:?}: {done:?}");
}

/// Runs `readers` readers and one writer until all readers are done. Readers get the
/// number of steps of the writer.
fn while_writing(blog: &Blog, readers: u64, read: impl Fn(u64, &AtomicUsize) + Sync) {
    let steps = AtomicUsize::new(10);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let (steps, done, read) = (&steps, &done, &read);
        scope.spawn(move || {
            let mut random = Random::new(readers + 1);
            while !done.load(Ordering::Relaxed) {
                let step = steps.fetch_add(1, Ordering::Relaxed);
                write(blog, &mut random, step);
            }
        });
        let readers: Vec<_> = (1..=readers)
            .map(|seed| scope.spawn(move || read(seed, steps)))
            .collect();
        let ended: Vec<bool> = readers
            .into_iter()
            .map(|reader| reader.join().is_ok())
            .collect();
        done.store(true, Ordering::Relaxed);
        assert!(!ended.contains(&false), "a reader failed");
    });
    // Wait until the last scheduled posts are published.
    thread::sleep(Duration::from_secs(2));
}

/// Asserts that the batches contain all changes, each exactly once.
fn assert_delivered(blog: &Blog, batches: &Batches) {
    let sqlite = blog.sqlite();
    // Kind and id -> status, title, and the last operation on the item.
    let mut found: BTreeMap<(String, i64), (String, String, i64)> = BTreeMap::new();
    let mut newest = 0;
    for (number, rows) in batches {
        let seen = newest;
        for row in rows.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let &[batch, change, kind, id, _, title, status, _, operation] = &cells[..] else {
                panic!("{row}");
            };
            assert_eq!(batch, number.to_string(), "{row}");
            let key = (kind.to_owned(), id.parse().unwrap());
            let before = found.remove(&key);
            let mut last = before.as_ref().map_or(0, |(_, _, last)| *last);
            if !operation.is_empty() {
                last = operation.parse().unwrap();
                assert!(last > seen, "{row}: the operation was in an earlier batch");
                assert!(last >= newest, "{row}: not in order");
                newest = last;
            }
            let is_visible = |status: &str| ["published", "approved"].contains(&status);
            let was_visible = before.as_ref().map(|(status, _, _)| is_visible(status));
            let expected = match (was_visible, change) {
                (None, _) => "new",
                (Some(_), "removed") => "removed",
                (Some(false), _) if is_visible(status) => "visible",
                (Some(_), _) => "edited",
            };
            assert_eq!(change, expected, "{row}, before: {before:?}");
            if change != "removed" {
                found.insert(key, (status.to_owned(), title.to_owned(), last));
            }
        }
    }
    // The final state equals the blog.
    let mut there = 0;
    for (kind, state, title) in [
        (
            "post",
            "CASE WHEN published_at IS NULL THEN 'draft' ELSE 'published' END",
            "title",
        ),
        ("comment", "status", "NULL"),
    ] {
        let sql = format!("SELECT id, {state}, {title} FROM {kind}");
        let mut statement = sqlite.prepare(&sql).unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            there += 1;
            let key = (kind.to_owned(), row.get(0).unwrap());
            let (status, last_title, last) = found.get(&key).unwrap_or_else(|| panic!("{key:?}"));
            assert_eq!(*status, row.get::<_, String>(1).unwrap(), "{key:?}");
            if let Some(title) = row.get::<_, Option<String>>(2).unwrap() {
                assert_eq!(*last_title, title, "{key:?}");
            }
            assert_same_since(&sqlite, kind, key.1, *last);
        }
    }
    assert_eq!(found.len(), there);
    // Counts delivered rows, because few items may remain.
    let rows: usize = batches.values().map(|rows| rows.lines().count()).sum();
    assert!(
        rows > STEPS / 4 && batches.len() > 3,
        "too few changes were delivered"
    );
}

/// Asserts that a row equals its state after the last delivered operation, because
/// later ones were undone.
fn assert_same_since(sqlite: &rusqlite::Connection, kind: &str, id: i64, operation: i64) {
    let columns = match kind {
        "post" => {
            "slug, title, author, summary, body, published_at, comments_open, created_at,
                   updated_at, revision"
        }
        _ => {
            "post_id, parent_id, author, email, website, body, status, created_at, updated_at,
              revision, reason"
        }
    };
    let sql = format!(
        "SELECT json_array({columns}), (SELECT json_array({columns}) FROM {kind}_old
            WHERE id = ?1 AND change > (SELECT change_to FROM operation WHERE id = ?2)
            ORDER BY change LIMIT 1)
         FROM {kind} WHERE id = ?1"
    );
    let (now, then): (String, Option<String>) = sqlite
        .query_row(&sql, [id, operation], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(
        then.unwrap_or(now.clone()),
        now,
        "{kind} {id} since {operation}"
    );
}

/// The reader from the page about scripting.
fn start_reader(blog: &Blog) -> Child {
    let page = include_str!("../docs/scripting.md");
    let script = page.split("```bash\n").nth(1).unwrap();
    let script = script.split("```").next().unwrap();
    assert!(script.contains("--ack"), "{script}");
    blog.bash(script)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .unwrap()
}

/// Kills a reader: the script with its child, the script alone, or the child alone.
/// Returns whether a process was killed.
fn kill(reader: &mut Child, random: &mut Random) -> bool {
    if reader.try_wait().unwrap().is_some() {
        return false;
    }
    let script = Pid::from_child(reader);
    let id = reader.id();
    let run = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    let run = run
        .split_whitespace()
        .next()
        .and_then(|id| Pid::from_raw(id.parse().unwrap()));
    let killed = match (random.below(3), run) {
        (0, _) => kill_process_group(script, Signal::KILL),
        (1, Some(run)) => kill_process(run, Signal::KILL),
        _ => kill_process(script, Signal::KILL),
    };
    killed.is_ok()
}

/// The files in the inbox of the readers.
fn inbox(blog: &Blog) -> Batches {
    let files = fs::read_dir(blog.folder().join("inbox")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter_map(|path| {
            let number = path.file_name()?.to_str()?.parse().ok()?;
            Some((number, fs::read_to_string(&path).unwrap()))
        })
        .collect()
}

#[test]
#[allow(clippy::print_stdout)]
fn killed_readers_get_every_change_exactly_once() {
    if lacks("bash") {
        return;
    }
    let kills = std::env::var("READERS_KILLED").map_or(KILLED, |kills| kills.parse().unwrap());
    let blog = begin();
    fs::create_dir(blog.folder().join("inbox")).unwrap();
    let killed = AtomicUsize::new(0);
    while_writing(&blog, 2, |seed, steps| {
        let mut random = Random::new(seed);
        while killed.load(Ordering::Relaxed) < kills || steps.load(Ordering::Relaxed) < STEPS {
            let mut reader = start_reader(&blog);
            // Some readers are not killed.
            if random.below(4) > 0 {
                thread::sleep(Duration::from_millis(random.below(LIFE)));
                if kill(&mut reader, &mut random) {
                    killed.fetch_add(1, Ordering::Relaxed);
                }
            }
            reader.wait().unwrap();
        }
    });
    for _ in 0..2 {
        assert!(start_reader(&blog).wait().unwrap().success());
    }
    let batches = inbox(&blog);
    assert_delivered(&blog, &batches);
    blog.assert_sound();
    let rows: usize = batches.values().map(|rows| rows.lines().count()).sum();
    println!(
        "{killed:?} readers killed, {rows} changes in {} batches",
        batches.len()
    );
}

#[test]
fn overlapping_runs_share_the_changes() {
    let blog = begin();
    let batches = Mutex::new(Batches::new());
    let run = || {
        let rows = blog.ok([
            "changes",
            "--cursor",
            "c",
            "--no-header",
            "--timeout",
            "600",
        ]);
        if let Some((number, _)) = rows.split_once('\t') {
            let number = number.parse().unwrap();
            let twice = batches.lock().unwrap().insert(number, rows);
            assert_eq!(twice, None, "batch {number} was delivered twice");
        }
    };
    while_writing(&blog, 3, |_, steps| {
        while steps.load(Ordering::Relaxed) < STEPS {
            run();
        }
    });
    run();
    assert_delivered(&blog, &batches.into_inner().unwrap());
}
