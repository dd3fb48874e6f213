//! Exit codes and their error messages.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::common::{Blog, Done};

/// One command for each way to exit: its exit code, the name of that code in JSON, and
/// the command.
const EXITS: &[(i32, &str, &str)] = &[
    (0, "", "post list"),
    (0, "", "post exists hello"),
    (1, "", "post exists nothing"),
    (1, "", "comment exists 9"),
    (2, "usage", "post list --nothing"),
    (2, "usage", "post rm hello"),
    (2, "usage", "comment show 99999999999999999999"),
    (2, "usage", "replace text x --all"),
    (2, "usage", "replace --regex x* y --all"),
    (3, "not_found", "post show nothing"),
    (3, "not_found", "comment add nothing -b x"),
    (3, "not_found", "post list --db nothing.db"),
    (4, "conflict", "post add Other --slug hello -b x"),
    (4, "conflict", "comment add plan --parent 1 -b x"),
    (4, "conflict", "comment move 1 --parent 2"),
    (2, "usage", "comment move 1"),
    (3, "not_found", "comment reply 9 -b x"),
    (3, "not_found", "changes --cursor nothing --ack 1"),
    (4, "conflict", "tag rename life rust"),
    (4, "conflict", "init blog.db"),
    (7, "unusable_database", "post list --db text.db"),
    (7, "unusable_database", "post list --db foreign.db"),
    (7, "unusable_database", "post list --db newer.db"),
    (7, "unusable_database", "post list --db ."),
    (2, "usage", "post add Other --slug A/B -b x"),
    (2, "usage", "post set 1"),
    (2, "usage", "comment set 1"),
    (2, "usage", "post add Other -b x --at never"),
    (2, "usage", "post schedule plan --at never"),
    (2, "usage", "post schedule plan --at 2020-01-01"),
    (2, "usage", "post list --since never"),
    (2, "usage", "comment add hello -b x --author A --at never"),
    (2, "usage", "post set hello --add-tag a --author \u{a0}"),
    (2, "usage", "comment set 1 --website nowhere"),
    (2, "usage", "tag rename rust a,b"),
    (2, "usage", "rule add spam"),
    (2, "usage", "rule add spam --word !"),
    (2, "usage", "rule add spam --website a/b c"),
    (2, "usage", "rule add spam --regex ("),
    (2, "usage", "changes --cursor A/B"),
    (2, "usage", "init other.db --time-zone Mars"),
    (2, "usage", "config set moderation frist"),
    (2, "usage", "config set time_zone Mars"),
    (2, "usage", "config set nothing x"),
    (2, "usage", "config get nothing"),
    (2, "usage", "post list --fields nothing"),
    (2, "usage", "post list --template {{"),
    (2, "usage", "post list --status drat"),
    (2, "usage", "post list --color pink"),
    (2, "usage", "stats --months 0"),
    (2, "usage", "post view hello"),
    (2, "usage", "db query selekt"),
    (3, "not_found", "tag rename nothing x"),
    (8, "invalid_input", "post add Other -F bad.md"),
    (
        8,
        "invalid_input",
        "rule add spam --words-file bad-words.txt",
    ),
    (2, "usage", "comment add hello -b x --email nobody"),
    (8, "invalid_input", "replace --regex .+ \u{a0} hello --yes"),
];

/// A blog, and invalid files beside it.
fn blog() -> Blog {
    let blog = Blog::with_posts();
    blog.write("bad.md", "---\ntitle: [\n---\n");
    blog.write("bad-words.txt", "!\n");
    blog.write(
        "text.db",
        "This is no database, but long enough for a header. ".repeat(9),
    );
    let open = |name: &str| rusqlite::Connection::open(blog.folder().join(name)).unwrap();
    open("foreign.db")
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    blog.ok(["init", "newer.db"]);
    open("newer.db")
        .execute_batch("PRAGMA user_version = 999")
        .unwrap();
    blog
}

#[test]
fn each_way_to_exit_has_its_exit_code() {
    let blog = blog();
    for (code, _, command) in EXITS {
        let done = blog.run(command.split(' '));
        assert_eq!(done.code, *code, "{command}: {done:?}");
        if *code == 0 {
            assert_eq!(done.stderr, "", "{command}");
            continue;
        }
        assert_eq!(done.stdout, "", "{command}");
        if *code > 1 {
            let said = &done.stderr;
            assert!(said.starts_with("blog: ") && said.ends_with('\n'), "{said}");
            for word in ["SELECT", "constraint", "panicked", "\u{1b}"] {
                assert!(!said.contains(word), "{command}: {said}");
            }
        }
    }
}

#[test]
fn an_argument_that_is_not_utf_8_is_a_usage_error() {
    let bad = OsStr::from_bytes(b"caf\xe9");
    let said = Blog::new().fails(2, [OsStr::new("post"), OsStr::new("show"), bad]);
    assert!(
        said.contains("argument 3 is not UTF-8 text at byte 3"),
        "{said}"
    );
}

#[test]
fn an_empty_variable_is_ignored() {
    for name in ["BLOG_DB", "BLOG_FORMAT"] {
        let mut blog = Blog::with_posts();
        blog.set(name, "");
        assert_eq!(blog.ok(["post", "count"]), "2\n");
    }
}

#[test]
fn a_hint_names_a_slug_of_digits_as_a_slug() {
    let blog = Blog::new();
    blog.ok(["post", "add", "2024", "-b", ""]);
    blog.ok(["post", "set", "slug:2024", "--close-comments"]);
    let said = blog.fails(4, ["comment", "add", "slug:2024", "-b", "x"]);
    assert!(said.contains("`blog post open slug:2024`"), "{said}");
}

#[test]
fn with_json_an_error_is_an_object() {
    let blog = blog();
    for (code, name, command) in EXITS.iter().filter(|(_, name, _)| !name.is_empty()) {
        for format in ["json", "jsonl"] {
            let done = blog.run(command.split(' ').chain(["--format", format]));
            assert_error(&done, *code, name);
        }
    }
    let mut blog = blog;
    blog.set("BLOG_FORMAT", "json");
    let done = blog.run(["post", "show", "nothing"]);
    assert_error(&done, 3, "not_found");
    let error: Value = serde_json::from_str(&done.stderr).unwrap();
    let error = &error["error"];
    assert_eq!(error["message"], "there is no post `nothing`");
    assert_eq!(error["hint"], "`blog post list` shows what there is");
    let done = blog.run(["post", "show", "nothing", "--format", "table"]);
    assert!(done.stderr.starts_with("blog: "), "{done:?}");
}

fn assert_error(done: &Done, code: i32, name: &str) {
    assert_eq!((done.code, done.stdout.as_str()), (code, ""), "{done:?}");
    let error: Value = serde_json::from_str(&done.stderr).unwrap();
    let error = error["error"].as_object().unwrap();
    assert_eq!(error["code"], code, "{done:?}");
    assert_eq!(error["kind"], name, "{done:?}");
    assert!(error["message"].is_string(), "{done:?}");
    assert!(error.contains_key("hint"), "{done:?}");
}

#[test]
fn each_exit_code_is_documented() {
    let help = Blog::without_file().ok(["help", "exit-codes"]);
    let documented: Vec<i32> = help
        .lines()
        .filter_map(|line| line.split_whitespace().next()?.parse().ok())
        .collect();
    assert_eq!(documented, [0, 1, 2, 3, 4, 5, 6, 7, 8, 129, 130, 131, 143]);
    for (code, _, command) in EXITS {
        assert!(documented.contains(code), "{code}: {command}");
    }
}

#[test]
fn a_database_that_another_program_writes_to_is_busy() {
    let blog = Blog::with_posts();
    let other = blog.sqlite();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let set = ["post", "set", "hello", "--title", "New", "--timeout", "0"];
    let said = blog.fails(5, set);
    assert!(said.contains("hint: try again"), "{said}");
    // A reader does not wait.
    assert_eq!(blog.ok(["post", "count", "--timeout", "0"]), "2\n");
    other.execute_batch("ROLLBACK").unwrap();
    blog.ok(set);
}

#[test]
fn a_writer_waits_for_another_up_to_the_timeout() {
    let blog = Blog::with_posts();
    let other = blog.sqlite();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    blog.fails(5, ["comment", "set", "1", "-b", "New.", "--timeout", "1"]);
    assert!(start.elapsed() >= Duration::from_secs(1));
}

/// Runs a command with a full disk as standard output.
fn on_a_full_disk(blog: &Blog, command: &str) -> (i32, String) {
    let output = blog
        .command()
        .args(command.split(' '))
        .stdin(Stdio::null())
        .stdout(File::create("/dev/full").unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

#[test]
fn a_full_disk_on_standard_output_is_an_error() {
    let blog = Blog::with_posts();
    for command in [
        "post list",
        "post list --format json",
        "post list --format csv",
        "post show hello",
        "post show hello --raw",
        "post show hello --format json",
        "comment show 1",
        "post count",
        "tag list",
        "help",
        "help exit-codes",
        "post add --help",
        "--version",
        "completions bash",
    ] {
        let (code, said) = on_a_full_disk(&blog, command);
        assert_eq!(code, 6, "{command}: {said}");
        assert!(
            said.contains("cannot write to standard output"),
            "{command}: {said}"
        );
    }
}

#[test]
fn a_failed_report_says_that_the_change_was_saved() {
    let blog = Blog::with_posts();
    for command in [
        "post add New -b x",
        "post add New -b x --format ids",
        "post set 1 --title Other --format json",
        "comment add hello -b x",
        "comment rm 1 --yes",
        "tag rename life living",
        "post rm hello --yes",
    ] {
        let (code, said) = on_a_full_disk(&blog, command);
        assert_eq!(code, 6, "{command}: {said}");
        assert!(
            said.contains("the change itself was saved"),
            "{command}: {said}"
        );
    }
    assert_eq!(blog.ok(["post", "count"]), "3\n");
}

#[test]
fn removals_by_id_and_new_blogs_are_reported_as_saved() {
    let blog = Blog::with_posts();
    for command in ["post rm hello --yes --format ids", "init new.db"] {
        let (code, said) = on_a_full_disk(&blog, command);
        assert_eq!(code, 6, "{command}: {said}");
        assert!(
            said.contains("the change itself was saved"),
            "{command}: {said}"
        );
    }
}

/// Reads a part of the output, then closes the pipe.
fn with_a_closed_pipe(blog: &Blog, command: &str) -> Done {
    let mut child = blog
        .command()
        .args(command.split(' '))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut little = [0; 16];
    child
        .stdout
        .take()
        .unwrap()
        .read_exact(&mut little)
        .unwrap();
    Done::from(child.wait_with_output().unwrap())
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let blog = Blog::new();
    blog.insert_posts(5_000, &"Long ".repeat(40));
    let sql = "UPDATE post SET body = replace(hex(zeroblob(500000)), '00', 'word ') WHERE id = 1";
    blog.sqlite().execute_batch(sql).unwrap();
    for command in [
        "post list",
        "post list --format table",
        "post list --format csv",
        "post list --format json",
        "post list --format jsonl",
        "post list --fields body --sort id",
        "post list --fields body --sort id --format json",
        "post show 1",
        "post show 1 --raw",
        "post show 1 --format json",
    ] {
        let done = with_a_closed_pipe(&blog, command);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{command}");
    }
}

#[test]
fn a_pipe_closed_within_a_long_csv_value_is_not_an_error() {
    let blog = Blog::new();
    blog.insert_posts(20, "Long");
    let sql = "UPDATE post SET body = replace(hex(zeroblob(200000)), '00', 'word ')";
    blog.sqlite().execute_batch(sql).unwrap();
    let done = with_a_closed_pipe(&blog, "post list --fields body --format csv");
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
}

#[test]
fn exports_and_changes_fail_on_a_closed_standard_output() {
    let blog = Blog::with_posts();
    for command in [
        "export jsonl",
        "db dump",
        "changes --cursor c",
        "changes --cursor c --peek",
    ] {
        let done = blog.shell(&format!("blog {command} >&-")).output().unwrap();
        let said = "blog: standard output is closed\nhint: nothing was done; redirect it to a \
                    file, or to /dev/null\n";
        assert_eq!(String::from_utf8(done.stderr).unwrap(), said, "{command}");
        assert_eq!(done.status.code(), Some(6), "{command}");
    }
    assert_eq!(blog.json(["changes", "--list"]), serde_json::json!([]));
    let batch = blog.ok(["changes", "--cursor", "c", "--format", "ids"]);
    assert_eq!(batch.lines().count(), 5, "{batch}");
    for command in ["export jsonl", "changes --cursor d"] {
        let done = blog
            .shell(&format!("blog {command} > /dev/null"))
            .output()
            .unwrap();
        assert_eq!(done.status.code(), Some(0), "{command}: {done:?}");
    }
}
