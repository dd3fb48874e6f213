//! `blog changes`: content and acknowledgement of batches. `delivery.rs` tests
//! exactly-once delivery.

use std::fs::{self, File};
use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::common::{Blog, NOW};

/// Output of a run for a cursor in this format, without a header.
fn run(blog: &Blog, cursor: &str, options: &[&str]) -> String {
    let command = ["changes", "--cursor", cursor, "--no-header"];
    blog.ok(command.iter().chain(options))
}

/// Change, kind, id, slug and status of each row of a run.
fn change_rows(blog: &Blog, cursor: &str) -> Vec<String> {
    let fields = ["--fields", "change,kind,id,slug,status"];
    let rows = run(blog, cursor, &fields);
    rows.lines().map(|row| row.replace('\t', " ")).collect()
}

/// The records of a run as JSON.
fn records(blog: &Blog, cursor: &str, options: &[&str]) -> Vec<Value> {
    let command = ["changes", "--cursor", cursor];
    match blog.json(command.iter().chain(options)) {
        Value::Array(records) => records,
        other => panic!("{other}"),
    }
}

/// Moves the clock forward or back.
fn advance_clock(blog: &mut Blog, seconds: i64) {
    let time = NOW.parse::<i64>().unwrap() + seconds;
    blog.set("SOURCE_DATE_EPOCH", time.to_string());
}

/// A blog whose cursor `c` has seen everything.
fn blog_with_cursor() -> Blog {
    let blog = Blog::with_posts();
    run(&blog, "c", &[]);
    blog
}

fn operations(blog: &Blog) -> usize {
    blog.ok(["log", "--no-header"]).lines().count()
}

#[test]
fn a_new_cursor_starts_with_the_whole_blog() {
    let blog = Blog::with_posts();
    let all = [
        "new post 1 hello published",
        "new post 2 plan draft",
        "new comment 1 hello approved",
        "new comment 2 hello approved",
        "new comment 3 hello pending",
    ];
    assert_eq!(change_rows(&blog, "c"), all);
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
    assert_eq!(change_rows(&blog, "other"), all);
}

#[test]
fn each_kind_of_change_is_delivered_once() {
    let blog = blog_with_cursor();
    blog.ok(["post", "set", "hello", "--title", "Hi"]);
    blog.ok(["post", "set", "plan", "--publish"]);
    blog.ok(["comment", "rm", "1", "--yes"]);
    blog.ok(["comment", "set", "3", "--status", "approved"]);
    blog.ok(["post", "add", "More", "-b", "", "--draft"]);
    blog.ok(["comment", "add", "plan", "-b", "First."]);
    // The reply to comment 1 is removed with it.
    let changes = [
        "edited post 1 hello published",
        "visible post 2 plan published",
        "removed comment 1 hello approved",
        "removed comment 2 hello approved",
        "visible comment 3 hello approved",
        "new post 3 more draft",
        "new comment 4 plan approved",
    ];
    assert_eq!(change_rows(&blog, "c"), changes);
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
    blog.ok(["post", "set", "hello", "--draft"]);
    blog.ok(["comment", "set", "3", "--status", "spam"]);
    blog.ok(["post", "rm", "plan", "--yes"]);
    let changes = [
        "edited post 1 hello draft",
        "edited comment 3 hello spam",
        "removed post 2 plan published",
        "removed comment 4 plan approved",
    ];
    assert_eq!(change_rows(&blog, "c"), changes);
}

#[test]
fn many_changes_of_one_item_are_delivered_as_their_net_change() {
    let blog = blog_with_cursor();
    blog.ok(["post", "set", "plan", "--title", "A plan"]);
    blog.ok(["comment", "set", "3", "--status", "approved"]);
    blog.ok(["post", "set", "plan", "--publish"]);
    blog.ok(["post", "set", "plan", "--slug", "a-plan"]);
    blog.ok(["post", "add", "New", "-b", "", "--draft"]);
    blog.ok(["post", "set", "new", "--publish", "--title", "Newer"]);
    blog.ok(["comment", "set", "3", "--status", "spam"]);
    blog.ok(["post", "set", "hello", "--title", "Hi"]);
    blog.ok(["post", "rm", "hello", "--yes"]);
    let changes = [
        "visible post 2 a-plan published",
        "new post 3 new published",
        "removed post 1 hello published",
        "removed comment 1 hello approved",
        "removed comment 2 hello approved",
        "removed comment 3 hello pending",
    ];
    assert_eq!(change_rows(&blog, "c"), changes);
}

#[test]
fn changes_that_cancel_out_are_not_delivered_and_do_not_block() {
    for options in [&[][..], &["--peek"]] {
        let blog = blog_with_cursor();
        blog.ok(["post", "add", "Short", "-b", "", "--tag", "x"]);
        blog.ok(["comment", "add", "short", "-b", "Life."]);
        blog.ok(["post", "rm", "short", "--yes"]);
        for change in [
            &["post", "set", "hello", "--title", "Hi"][..],
            &["post", "set", "hello", "--add-tag", "x"],
            &["tag", "rename", "life", "living"],
            &["comment", "set", "3", "--status", "spam"],
            &["post", "rm", "hello", "--yes"],
        ] {
            blog.ok(change);
            blog.ok(["undo"]);
        }
        assert_eq!(run(&blog, "c", options), "");
        blog.ok(["post", "set", "hello", "--title", "Hi"]);
        let last = run(&blog, "c", options);
        assert_eq!(last.lines().count(), 1, "{last}");
    }
}

#[test]
fn an_item_restored_by_undo_after_its_removal_was_delivered_is_new() {
    let blog = blog_with_cursor();
    blog.ok(["post", "rm", "hello", "--yes"]);
    assert_eq!(change_rows(&blog, "c").len(), 4);
    blog.ok(["undo"]);
    let back = [
        "new post 1 hello published",
        "new comment 1 hello approved",
        "new comment 2 hello approved",
        "new comment 3 hello pending",
    ];
    assert_eq!(change_rows(&blog, "c"), back);
    blog.ok(["redo"]);
    let gone = back.map(|row| row.replace("new", "removed"));
    assert_eq!(change_rows(&blog, "c"), gone);
    blog.ok(["post", "add", "More", "-b", ""]);
    assert_eq!(change_rows(&blog, "c"), ["new post 3 more published"]);
    blog.ok(["undo"]);
    assert_eq!(change_rows(&blog, "c"), ["removed post 3 more published"]);
}

#[test]
fn a_scheduled_post_becomes_visible_once_without_a_command() {
    let mut blog = blog_with_cursor();
    blog.ok(["post", "add", "Soon", "-b", "", "--at", "in 10 minutes"]);
    blog.ok(["post", "set", "plan", "--at", "in 1 hour"]);
    let scheduled = ["new post 3 soon scheduled", "edited post 2 plan scheduled"];
    assert_eq!(change_rows(&blog, "c"), scheduled);
    advance_clock(&mut blog, 599);
    let before = fs::read(blog.file()).unwrap();
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
    assert_eq!(fs::read(blog.file()).unwrap(), before);
    advance_clock(&mut blog, 600);
    let logged = operations(&blog);
    let soon = &records(&blog, "c", &[])[..];
    let [soon] = soon else { panic!("{soon:?}") };
    assert_eq!(
        (&soon["change"], &soon["slug"]),
        (&"visible".into(), &"soon".into())
    );
    assert_eq!(soon["at"], "2026-11-23T12:10:00Z");
    assert_eq!(soon["operation"], Value::Null);
    assert_eq!(operations(&blog), logged);
    // A clock set back repeats no change.
    advance_clock(&mut blog, 0);
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
    blog.ok(["comment", "add", "soon", "-b", "Now?"]);
    assert_eq!(change_rows(&blog, "c"), ["new comment 4 soon approved"]);
    advance_clock(&mut blog, 3_600);
    assert_eq!(change_rows(&blog, "c"), ["visible post 2 plan published"]);
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
}

#[test]
fn a_post_with_changed_tags_is_edited() {
    let blog = blog_with_cursor();
    blog.ok(["post", "add", "Other", "-b", "", "--tag", "tea"]);
    change_rows(&blog, "c");
    for change in [
        &["post", "set", "hello", "--add-tag", "news"][..],
        &["tag", "rename", "life", "living"],
        &["tag", "merge", "rust", "living"],
        &["tag", "rm", "living", "--yes"],
    ] {
        blog.ok(change);
        assert_eq!(
            change_rows(&blog, "c"),
            ["edited post 1 hello published"],
            "{change:?}"
        );
    }
    let sqlite = blog.sqlite();
    let sql = "INSERT INTO post_tag SELECT 2, id FROM tag WHERE name = 'tea'";
    sqlite.execute(sql, []).unwrap();
    assert_eq!(change_rows(&blog, "c"), ["edited post 2 plan draft"]);
}

#[test]
fn writes_of_another_program_are_delivered_too() {
    let blog = blog_with_cursor();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch(
            "PRAGMA foreign_keys = ON;
             UPDATE post SET title = 'Hi' WHERE id = 1;
             DELETE FROM comment WHERE id = 3;
             INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
             VALUES (2, 'Eve', 'Text.', 'spam', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');",
        )
        .unwrap();
    let changes = [
        "edited post 1 hello published",
        "removed comment 3 hello pending",
        "new comment 4 plan spam",
    ];
    assert_eq!(change_rows(&blog, "c"), changes);
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
}

#[test]
fn a_record_has_its_time_and_operation() {
    let mut blog = blog_with_cursor();
    advance_clock(&mut blog, 60);
    blog.ok(["post", "set", "plan", "--at", "2020-01-01"]);
    blog.ok(["post", "set", "hello", "--title", "Hi", "--slug", "hi"]);
    advance_clock(&mut blog, 120);
    blog.ok(["comment", "set", "3", "--status", "spam"]);
    let record = |change: &str, kind: &str, id: i64, rest: [&str; 4], operation: i64| {
        let [slug, title, status, at] = rest;
        serde_json::json!({
            "batch": 2, "change": change, "kind": kind, "id": id, "slug": slug, "title": title,
            "status": status, "at": at, "operation": operation,
        })
    };
    let (one, two) = ("2026-11-23T12:01:00Z", "2026-11-23T12:02:00Z");
    let expected = [
        // It became visible when it was published, regardless of its date.
        record("visible", "post", 2, ["plan", "Plan", "published", one], 6),
        record("edited", "post", 1, ["hi", "Hi", "published", one], 7),
        record("edited", "comment", 3, ["hi", "Hi", "spam", two], 8),
    ];
    assert_eq!(records(&blog, "c", &[]), expected);
}

#[test]
fn changes_older_than_the_log_are_delivered_without_an_operation() {
    let blog = Blog::with_posts();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch("DELETE FROM operation WHERE id < 4; DELETE FROM change WHERE id <= 2")
        .unwrap();
    let all = records(&blog, "c", &[]);
    let operations: Vec<_> = all.iter().map(|record| &record["operation"]).collect();
    assert_eq!(
        serde_json::json!(operations),
        serde_json::json!([null, null, null, 4, 5])
    );
    assert_eq!(all[0]["at"], "2026-11-23T12:00:00Z");
}

/// A cursor needs only the part of the log after its position.
#[test]
fn the_log_can_be_pruned_up_to_the_cursor() {
    let mut blog = blog_with_cursor();
    blog.ok(["post", "add", "Soon", "-b", "", "--at", "in 1 hour"]);
    change_rows(&blog, "c");
    blog.ok(["post", "set", "hello", "--title", "Hi"]);
    let forget = |operations: &str| {
        let sql = format!(
            "DELETE FROM change WHERE id <= (SELECT change_from FROM operation
                WHERE id NOT IN (SELECT id FROM operation WHERE {operations}) ORDER BY id LIMIT 1);
             DELETE FROM operation WHERE {operations}"
        );
        blog.sqlite().execute_batch(&sql).unwrap();
    };
    forget("id <= (SELECT seen FROM cursor)");
    assert_eq!(change_rows(&blog, "c"), ["edited post 1 hello published"]);
    // The newest operation is always kept.
    blog.ok(["post", "set", "hello", "--title", "Hello"]);
    change_rows(&blog, "c");
    forget("id < (SELECT max(id) FROM operation)");
    advance_clock(&mut blog, 3_600);
    assert_eq!(change_rows(&blog, "c"), ["visible post 3 soon published"]);
}

#[test]
fn a_batch_stays_the_same_until_it_is_acknowledged() {
    let mut blog = blog_with_cursor();
    blog.ok([
        "post",
        "add",
        "Soon",
        "-b",
        "",
        "--at",
        "in 1 hour",
        "--tag",
        "tea",
    ]);
    blog.ok(["post", "add", "Gone", "-b", ""]);
    blog.ok(["post", "set", "plan", "--publish", "--add-tag", "life"]);
    blog.ok(["comment", "set", "3", "--status", "approved"]);
    blog.ok(["comment", "add", "gone", "-b", "Here."]);
    blog.ok(["tag", "rename", "rust", "Rust"]);
    let peek = |blog: &Blog, format: &str| {
        let command = ["changes", "--cursor", "c", "--peek", "--format"];
        blog.ok(command.iter().chain(&[format]))
    };
    let formats = ["table", "tsv", "csv", "json", "jsonl", "ids"];
    let first = formats.map(|format| peek(&blog, format));
    blog.ok(["post", "rm", "gone", "--yes"]);
    blog.ok([
        "post",
        "set",
        "hello",
        "--slug",
        "hi",
        "--title",
        "Hi",
        "--remove-tag",
        "rust",
    ]);
    blog.ok(["post", "set", "plan", "--draft"]);
    blog.ok(["post", "set", "soon", "--publish"]);
    blog.ok(["tag", "rm", "tea", "--yes"]);
    blog.ok(["post", "add", "Fresh", "-b", "", "--tag", "rust"]);
    blog.ok(["comment", "rm", "3", "--yes"]);
    blog.ok(["undo"]);
    blog.ok(["redo"]);
    blog.sqlite()
        .execute("DELETE FROM post WHERE id = 2", [])
        .unwrap();
    advance_clock(&mut blog, 7_200);
    // The text for people contains the age, which changes.
    let later = formats.map(|format| peek(&blog, format));
    assert_eq!(first[1..], later[1..]);
    assert_eq!(first[4].lines().count(), 6, "{}", first[4]);
    // Later changes are in the next batch.
    blog.ok(["changes", "--cursor", "c", "--ack", "2"]);
    let changes = [
        "removed post 4 gone published",
        "removed comment 4 gone approved",
        "visible post 3 soon published",
        "new post 5 fresh published",
        "removed comment 3 hi approved",
        "removed post 2 plan published",
    ];
    let mut found = change_rows(&blog, "c");
    assert_eq!(found.remove(2), "edited post 1 hi published");
    assert_eq!(found, changes);
}

#[test]
fn a_batch_is_acknowledged_by_its_number() {
    let blog = Blog::with_posts();
    let ack = |number: &str| blog.run(["changes", "--cursor", "c", "--ack", number]);
    assert_eq!(ack("1").code, 3);
    let peek = run(&blog, "c", &["--peek"]);
    assert!(peek.starts_with("1\tnew\t"), "{peek}");
    assert_eq!(run(&blog, "c", &["--peek"]), peek);
    let never = ack("2");
    assert_eq!(never.code, 4);
    assert_eq!(
        never.stderr,
        "blog: cursor `c` was never given batch 2; its last was 1\n\
         hint: `blog changes --cursor c --peek` gives the next, with its number\n"
    );
    assert_eq!(ack("1").stdout, "acknowledged batch 1 of cursor c\n");
    for _ in 0..2 {
        let again = ack("1");
        assert_eq!(
            again.stdout,
            "batch 1 of cursor c was acknowledged before\n"
        );
        assert_eq!(again.code, 0);
    }
    assert_eq!(run(&blog, "c", &["--peek"]), "");
    blog.ok(["post", "set", "hello", "--title", "Hi"]);
    assert_eq!(run(&blog, "c", &["--peek"]).lines().count(), 1);
    // An old number does not acknowledge the waiting batch.
    assert_eq!(ack("1").code, 0);
    assert_eq!(change_rows(&blog, "c"), ["edited post 1 hello published"]);
    let cursor = blog.json(["changes", "--cursor", "c", "--ack", "2"]);
    assert_eq!(cursor["name"], "c");
    assert_eq!(cursor["unacknowledged"], Value::Null);
}

#[test]
fn cursors_are_independent_listed_and_forgotten() {
    let blog = Blog::with_posts();
    let list = || blog.ok(["changes", "--list", "--no-header"]);
    assert_eq!(list(), "");
    change_rows(&blog, "a");
    run(&blog, "b", &["--peek"]);
    blog.ok(["post", "set", "hello", "--title", "Hi"]);
    assert_eq!(list(), "a\t1\t2026-11-23T12:00:00Z\t5\t\nb\t6\t\t\t1\n");
    assert_eq!(change_rows(&blog, "a"), ["edited post 1 hello published"]);
    assert_eq!(change_rows(&blog, "b").len(), 5);
    assert_eq!(change_rows(&blog, "b"), ["edited post 1 hello published"]);
    assert_eq!(
        blog.ok(["changes", "--cursor", "a", "--forget"]),
        "removed cursor a\n"
    );
    assert_eq!(list(), "b\t0\t2026-11-23T12:00:00Z\t6\t\n");
    blog.fails(3, ["changes", "--cursor", "a", "--forget"]);
    assert_eq!(change_rows(&blog, "a").len(), 5);
}

#[test]
fn a_cursor_can_start_from_now() {
    let blog = Blog::new();
    assert_eq!(run(&blog, "early", &["--from-now"]), "");
    blog.ok(["post", "add", "One", "-b", ""]);
    assert_eq!(run(&blog, "late", &["--from-now"]), "");
    blog.ok(["post", "add", "Two", "-b", ""]);
    // A cron job passes `--from-now` each time.
    assert_eq!(run(&blog, "early", &["--from-now"]).lines().count(), 2);
    assert_eq!(run(&blog, "late", &["--from-now"]).lines().count(), 1);
}

#[test]
fn cursors_leave_no_trace_in_the_log() {
    let blog = Blog::with_posts();
    let before = operations(&blog);
    change_rows(&blog, "c");
    run(&blog, "d", &["--from-now"]);
    blog.ok(["changes", "--cursor", "d", "--forget"]);
    assert_eq!(operations(&blog), before);
    let undone = blog.ok(["undo"]);
    assert!(undone.contains("comment add"), "{undone}");
}

#[test]
fn a_run_without_changes_writes_nothing() {
    let blog = blog_with_cursor();
    let before = fs::read(blog.file()).unwrap();
    for (format, nothing) in [
        (
            "tsv",
            "batch\tchange\tkind\tid\tslug\ttitle\tstatus\tat\toperation\n",
        ),
        (
            "csv",
            "batch,change,kind,id,slug,title,status,at,operation\n",
        ),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("ids", ""),
        ("table", ""),
    ] {
        let shown = blog.ok(["changes", "--cursor", "c", "--format", format]);
        assert_eq!(shown, nothing, "{format}");
    }
    assert_eq!(fs::read(blog.file()).unwrap(), before);
    // The first run of a cursor, too.
    let blog = Blog::new();
    assert_eq!(change_rows(&blog, "c"), [""; 0]);
    assert_eq!(blog.ok(["changes", "--list", "--no-header"]), "");
}

#[test]
fn all_formats_have_the_same_changes() {
    let blog = Blog::with_posts();
    let peek = |format: &str| {
        let command = ["changes", "--cursor", "c", "--peek", "--format", format];
        blog.ok(command)
    };
    let lines: Vec<Value> = peek("jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines, records(&blog, "c", &["--peek"]));
    for (format, separator) in [("tsv", "\t"), ("csv", ",")] {
        let text = peek(format);
        let mut rows = text.lines().map(|row| row.split(separator));
        let names: Vec<&str> = rows.next().unwrap().collect();
        for (row, line) in rows.zip(&lines) {
            for (name, cell) in names.iter().zip(row) {
                let value = &line[*name];
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                assert_eq!(cell, text, "{format} {name}");
            }
        }
    }
    let fields = ["--peek", "--fields", "id,change"];
    assert_eq!(run(&blog, "c", &fields).lines().next(), Some("1\tnew"));
    let (_, shown) = blog
        .in_terminal(80, ["changes", "--cursor", "c", "--peek"])
        .end();
    let hint = "`blog changes --cursor c --ack 1` acknowledges it\n";
    assert!(shown.ends_with(hint), "{shown}");
    let command = ["changes", "--cursor", "c"];
    let (code, shown) = blog.in_terminal(80, command).end();
    assert_eq!(code, 0);
    assert!(
        shown.contains("\n    1  new     post      1  hello  published  just now\n"),
        "{shown}"
    );
    let (_, shown) = blog.in_terminal(80, command).end();
    assert_eq!(shown, "nothing has changed\n");
}

/// Content larger than a pipe buffer, so that a run waits for its reader.
fn long_blog() -> Blog {
    let blog = Blog::new();
    blog.insert_posts(
        5_000,
        "A title that is long enough to fill a pipe with some posts",
    );
    blog
}

#[test]
fn a_reader_that_closes_the_pipe_early_acknowledges_nothing() {
    let blog = long_blog();
    let line = "{ blog changes --cursor c; echo $? > code; } | head -n 3 | wc -l; cat code";
    let done = blog.shell(line).output().unwrap();
    assert_eq!(String::from_utf8(done.stdout).unwrap(), "3\n1\n");
    assert_eq!(
        String::from_utf8(done.stderr).unwrap(),
        "blog: batch 1 was not read to its end, so it is not acknowledged\n\
         hint: the next run gives it again\n"
    );
    // With `--peek`, closing the pipe early is not an error.
    let line = "{ blog changes --cursor c --peek; echo $? > code; } | head -n 3 | wc -l; cat code";
    let done = blog.shell(line).output().unwrap();
    assert_eq!(String::from_utf8(done.stdout).unwrap(), "3\n0\n");
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
    let again = run(&blog, "c", &[]);
    assert_eq!(again.lines().count(), 5_000);
    assert!(again.starts_with("1\t"));
    assert_eq!(run(&blog, "c", &[]), "");
}

#[test]
fn changes_that_do_not_fit_on_a_full_disk_are_not_acknowledged() {
    let blog = Blog::with_posts();
    let done = blog
        .command()
        .args(["changes", "--cursor", "c"])
        .stdout(File::create("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(6));
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(
        said.starts_with("blog: batch 1 is not acknowledged: cannot write to standard output"),
        "{said}"
    );
    assert_eq!(change_rows(&blog, "c").len(), 5);
}

#[test]
fn a_run_that_waits_for_its_reader_blocks_only_runs_of_the_same_cursor() {
    let blog = long_blog();
    let mut slow = blog
        .command()
        .args(["changes", "--cursor", "c", "--no-header"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    let mut pipe = slow.stdout.take().unwrap();
    pipe.read_exact(&mut first).unwrap();
    // Others write, and the journal can be emptied.
    blog.ok(["post", "add", "Meanwhile", "-b", "", "--timeout", "0"]);
    let busy: i64 = blog
        .sqlite()
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        .unwrap();
    assert_eq!(busy, 0);
    assert_eq!(
        run(&blog, "other", &["--timeout", "0"]).lines().count(),
        5_001
    );
    for options in [&["--peek"][..], &["--forget"], &[]] {
        let command = ["changes", "--cursor", "c", "--timeout", "0"];
        let said = blog.fails(5, command.iter().chain(options));
        assert_eq!(
            said,
            "blog: another run of this command is at work\n\
             hint: try again; --timeout SECONDS waits for longer\n"
        );
    }
    // A run that waits long enough gets the changes made during the wait.
    let waiting = blog
        .command()
        .args(["changes", "--cursor", "c", "--no-header"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut rest = String::new();
    pipe.read_to_string(&mut rest).unwrap();
    assert_eq!(rest.lines().count(), 5_000);
    assert!(!rest.contains("Meanwhile"));
    assert!(slow.wait().unwrap().success());
    let next = waiting.wait_with_output().unwrap();
    let next = String::from_utf8(next.stdout).unwrap();
    assert!(
        next.starts_with("2\tnew\tpost\t5001\tmeanwhile\t"),
        "{next}"
    );
    assert_eq!(next.lines().count(), 1);
}

/// As for two users, who do not share the folder of the lock.
#[test]
fn of_two_runs_without_a_shared_lock_one_fails() {
    let mut blog = long_blog();
    let mut slow = blog
        .command()
        .args(["changes", "--cursor", "c", "--no-header"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = slow.stdout.take().unwrap();
    pipe.read_exact(&mut [0; 1]).unwrap();
    blog.set("XDG_STATE_HOME", blog.folder().join("elsewhere"));
    assert_eq!(run(&blog, "c", &[]).lines().count(), 5_000);
    pipe.read_to_end(&mut Vec::new()).unwrap();
    let slow = slow.wait_with_output().unwrap();
    assert_eq!(slow.status.code(), Some(4));
    assert_eq!(
        String::from_utf8(slow.stderr).unwrap(),
        "blog: batch 1 was acknowledged by another run\n\
         hint: do not use it twice\n"
    );
}

#[test]
fn without_a_place_for_the_lock_nothing_is_delivered() {
    let mut blog = blog_with_cursor();
    blog.set("XDG_STATE_HOME", "/dev/null/nowhere");
    assert_eq!(
        blog.fails(6, ["changes", "--cursor", "c"]),
        "blog: there is no place for a lock: not a directory\n\
         hint: XDG_STATE_HOME names another folder\n"
    );
}

#[test]
fn a_killed_run_acknowledges_nothing() {
    let blog = long_blog();
    let mut killed = blog
        .command()
        .args(["changes", "--cursor", "c", "--no-header"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut part = vec![0; 10_000];
    let mut pipe = killed.stdout.take().unwrap();
    pipe.read_exact(&mut part).unwrap();
    killed.kill().unwrap();
    killed.wait().unwrap();
    blog.ok(["post", "add", "Later", "-b", ""]);
    let again = run(&blog, "c", &["--timeout", "0"]);
    assert!(again.as_bytes().starts_with(&part));
    assert_eq!(again.lines().count(), 5_000);
    assert_eq!(change_rows(&blog, "c"), ["new post 5001 later published"]);
}
