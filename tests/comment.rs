//! `blog comment …`; filters are tested in `filter`, the editor in `editor`.

use std::fs;

use serde_json::{Value, json};

use crate::common::Blog;

#[test]
fn a_comment_is_added_to_a_post() {
    let mut blog = Blog::with_posts();
    blog.write("text.md", "---\ntitle: no front matter here\n---\n");
    let add = ["comment", "add", "hello"];
    assert_eq!(
        blog.ok(add.iter().chain(&["-b", "Hi."])),
        "added comment 4 on post 1 hello (approved)\n"
    );
    let options = "--author Dan --email dan@example.org --website https://example.org/dan \
                   -F text.md --parent 4 --status spam --at 2026-01-02 --format json";
    let added = blog.ok(add.into_iter().chain(options.split_whitespace()));
    let added: Value = serde_json::from_str(&added).unwrap();
    for (field, value) in [
        ("id", json!(5)),
        ("post_id", json!(1)),
        ("post", json!("hello")),
        ("parent_id", json!(4)),
        ("author", json!("Dan")),
        ("website", json!("https://example.org/dan")),
        ("body", json!("---\ntitle: no front matter here\n---\n")),
        ("status", json!("spam")),
        ("created_at", json!("2026-01-02T00:00:00Z")),
        ("updated_at", json!("2026-11-23T12:00:00Z")),
        ("revision", json!(1)),
    ] {
        assert_eq!(added[field], value, "{field}");
    }
    let email = ["comment", "show", "5", "--fields", "email", "--no-header"];
    assert_eq!(blog.ok(email), "dan@example.org\n");
    // Without `--author`, the author of the environment or of the blog.
    assert_eq!(blog.json(["comment", "show", "4"])["author"], "Ann");
    blog.set("BLOG_AUTHOR", "Env");
    let done = blog.feed(
        ["comment", "new", "2", "-F", "-", "--format", "json"],
        "In.",
    );
    let added: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(
        (&added["author"], &added["body"]),
        (&json!("Env"), &json!("In."))
    );
}

#[test]
fn a_comment_with_a_wrong_parent_or_post_is_refused() {
    let blog = Blog::with_posts();
    let add = |post: &'static str, options: &[&'static str]| {
        let words = ["comment", "add", post, "-b", "Text."];
        words
            .into_iter()
            .chain(options.to_vec())
            .collect::<Vec<_>>()
    };
    let said = blog.fails(4, add("plan", &["--parent", "1"]));
    assert_eq!(
        said,
        "blog: comment 1 is not on post plan\n\
         hint: `blog comment show 1` shows its post\n"
    );
    blog.fails(3, add("hello", &["--parent", "99"]));
    blog.fails(3, add("nothing", &[]));
    blog.fails(2, add("hello", &["--parent", "x"]));
    blog.ok(["post", "set", "hello", "--close-comments"]);
    let said = blog.fails(4, add("hello", &[]));
    assert!(said.contains("hint: `blog post open hello`"), "{said}");
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
    blog.ok(["post", "set", "hello", "--open-comments"]);
    blog.ok(add("hello", &[]));
}

#[test]
fn an_invalid_comment_is_refused_by_add_and_set() {
    let blog = Blog::with_posts();
    let long = |length: usize| "é".repeat(length);
    blog.write("long.md", long(65_537));
    blog.write("most.md", long(65_536));
    blog.write("nul.md", "a\0b");
    for (option, value) in [
        ("--author", long(129)),
        ("--author", " ".to_owned()),
        ("--email", "nobody".to_owned()),
        ("--email", format!("a@{}", long(253))),
        ("--website", "javascript:alert(1)".to_owned()),
        ("--website", "example.org".to_owned()),
        ("--website", format!("https://{}", long(248))),
        ("--body", " \n".to_owned()),
        ("--body-file", "long.md".to_owned()),
        ("--body-file", "nul.md".to_owned()),
    ] {
        let mut add = vec!["comment", "add", "hello", option, &value];
        if !option.starts_with("--body") {
            add.extend(["-b", "Text."]);
        }
        let code = if option == "--body-file" { 8 } else { 2 };
        let said = blog.fails(code, add);
        assert!(said.contains("hint: "), "{option}: {said}");
        assert_eq!(
            blog.fails(code, ["comment", "set", "1", option, &value]),
            said
        );
    }
    blog.fails(
        2,
        ["comment", "add", "hello", "-b", "Text.", "--at", "soon"],
    );
    blog.fails(2, ["comment", "add", "hello"]);
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
    assert_eq!(blog.json(["comment", "show", "1"])["revision"], 1);
    blog.ok([
        "comment",
        "add",
        "hello",
        "-F",
        "most.md",
        "--author",
        &long(128),
    ]);
}

#[test]
fn a_comment_is_shown_with_its_post() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["comment", "show", "2"]),
        "#2 Ann · 2026-11-23T12:00:00Z\non #1 hello: Hello · in reply to #1\n\nThanks.\n"
    );
    assert_eq!(blog.ok(["comment", "show", "2", "--raw"]), "Thanks.");
    let shown = blog.json(["comment", "show", "2"]);
    let of_post = ["post_id", "post", "post_title"].map(|field| shown[field].clone());
    assert_eq!(of_post, [json!(1), json!("hello"), json!("Hello")]);
    assert_eq!(shown["email"], Value::Null);
    assert!(!shown.as_object().unwrap().contains_key("email"));
    blog.fails(3, ["comment", "show", "9"]);
    blog.fails(2, ["comment", "show", "hello"]);
    for (id, code) in [("3", 0), ("9", 1)] {
        let done = blog.run(["comment", "exists", id]);
        assert_eq!(
            (done.code, done.stdout + &done.stderr),
            (code, String::new())
        );
    }
}

#[test]
fn a_comment_tree_has_the_depth_of_each_comment() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["comment", "list", "--post", "hello", "--tree"]),
        "id\tpost\tdepth\tparent_id\tauthor\tstatus\tbody\n\
         1\thello\t0\t\tBob\tapproved\tWelcome!\n\
         2\thello\t1\t1\tAnn\tapproved\tThanks.\n\
         3\thello\t0\t\tCyd\tpending\tHm.\n"
    );
}

#[test]
fn every_field_of_a_comment_can_be_set() {
    let blog = Blog::with_posts();
    blog.write("body.md", "From a file.");
    for (option, text, field, value) in [
        ("--author", "Eve", "author", json!("Eve")),
        (
            "--website",
            "http://example.org",
            "website",
            json!("http://example.org"),
        ),
        ("--website", "", "website", Value::Null),
        ("--body", "New.", "body", json!("New.")),
        ("--body-file", "body.md", "body", json!("From a file.")),
        ("--status", "spam", "status", json!("spam")),
    ] {
        let set = blog.json_one(["comment", "set", "1", option, text]);
        assert_eq!(set[field], value, "{option}");
    }
    let email = ["comment", "show", "1", "--fields", "email", "--no-header"];
    for address in ["eve@example.org", ""] {
        blog.ok(["comment", "set", "1", "--email", address]);
        assert_eq!(blog.ok(email), format!("{address}\n"));
    }
}

#[test]
fn comments_are_set_all_or_none() {
    let mut blog = Blog::with_posts();
    blog.fails(3, ["comment", "set", "1", "9", "3", "--status", "spam"]);
    assert_eq!(blog.ok(["comment", "count", "--status", "spam"]), "0\n");
    assert_eq!(
        blog.ok(["comment", "set", "1", "3", "--status", "approved"]),
        "unchanged comment 1 by Bob on post 1 hello\nchanged comment 3 by Cyd on post 1 hello\n"
    );
    let set = ["comment", "set", "-", "--status", "spam"];
    let done = blog.feed(set, "1, 2\n3");
    assert_eq!((done.code, done.stdout.lines().count()), (0, 3), "{done:?}");
    let done = blog.feed(set, "");
    assert_eq!((done.code, done.stdout.as_str()), (0, "nothing matched\n"));
    assert_eq!(blog.feed(set, "1 x").code, 2);
    // Unchanged comments are not written.
    blog.set("SOURCE_DATE_EPOCH", "1795439999");
    let before = fs::read(blog.file()).unwrap();
    blog.ok([
        "comment", "set", "1", "2", "--status", "spam", "--email", "",
    ]);
    assert!(before == fs::read(blog.file()).unwrap());
}

#[test]
fn too_many_names_are_refused_not_truncated() {
    let blog = Blog::with_posts();
    for _ in 4..=12 {
        blog.ok(["comment", "add", "hello", "-b", "x"]);
    }
    let mut input = " ".repeat(64 * 1024 * 1024 - 1);
    input.push_str("12");
    let done = blog.feed(["comment", "rm", "-", "--yes"], input);
    assert_eq!(done.code, 8, "{done:?}");
    assert_eq!(blog.ok(["comment", "count"]), "12\n");
}

#[test]
fn comments_are_escaped_on_a_terminal() {
    let blog = Blog::with_posts();
    let evil = "E\u{1b}[31m\u{7}\u{9b}2J\u{202e}e";
    blog.ok([
        "post",
        "set",
        "hello",
        "--title",
        evil,
        "--add-tag",
        evil,
        "-b",
        evil,
    ]);
    blog.ok(["comment", "add", "hello", "--author", evil, "-b", evil]);
    let commands = "post show hello;post show hello --raw;post list;post list --format json;\
                    post list --format csv;post list --format tsv;comment list;comment show 4;\
                    comment list --post hello --tree;comment show 4 --format jsonl;tag list;\
                    post set hello --draft";
    for command in commands.split(';') {
        let (code, shown) = blog.in_terminal(200, command.split(' ')).end();
        assert_eq!(code, 0, "{command}: {shown}");
        assert!(!shown.is_empty(), "{command}");
        let is_evil = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!shown.contains(is_evil), "{command}: {shown:?}");
    }
    let (code, shown) = blog.in_terminal(80, ["post", "show", evil]).end();
    assert_eq!(code, 3);
    assert!(
        !shown.contains(['\u{1b}', '\u{202e}', '\u{9b}']),
        "{shown:?}"
    );
    // A pipe gets the exact text.
    assert_eq!(blog.ok(["comment", "show", "4", "--raw"]), evil);
}

#[test]
fn replies_are_removed_with_their_comment() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["comment", "rm", "1", "--dry-run"]),
        "would remove comment 1 by Bob and 1 reply (2 approved)\n"
    );
    let mut session = blog.in_terminal(80, ["comment", "rm", "1"]);
    session.expect("Remove comment 1 by Bob and 1 reply (2 approved)?");
    session.send("n\n");
    assert_eq!(session.end().0, 1);
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
    let mut session = blog.in_terminal(80, ["comment", "rm", "1"]);
    session.expect("Remove comment 1 by Bob");
    session.send("y\n");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert!(
        shown.contains("removed comment 1 by Bob and 1 reply"),
        "{shown}"
    );
    assert_eq!(blog.ids(["comment", "list"]), "3");
}

#[test]
fn a_dry_run_reports_the_same_as_the_removal() {
    for (options, left) in [
        (&["1"][..], "3"),
        (&["1", "2"], "3"),
        (&["--status", "pending"], "2 1"),
        (&["--author", "Ann"], "3 1"),
        (&["--post", "hello"], ""),
        (&["--all"], ""),
    ] {
        let blog = Blog::with_posts();
        let rm = ["comment", "rm"].iter().chain(options);
        let mut would = blog.json(rm.clone().chain(&["--dry-run"]));
        assert_eq!(blog.ok(["comment", "count"]), "3\n");
        let mut did = blog.json(rm.chain(&["--yes"]));
        assert_eq!(would["dry_run"].take(), json!(true));
        assert_eq!(did["dry_run"].take(), json!(false));
        assert_eq!(would, did);
        assert_eq!(blog.ids(["comment", "list"]), left, "{options:?}");
        assert_eq!(blog.ok(["post", "count"]), "2\n");
    }
}

#[test]
fn removing_needs_consent_and_a_comment() {
    let blog = Blog::with_posts();
    for options in [
        &["1"][..],
        &["--status", "pending"],
        &["--all"],
        &["--yes"],
        &["--reverse", "--yes"],
        &["1", "--post", "hello", "--yes"],
    ] {
        let said = blog.fails(2, ["comment", "rm"].iter().chain(options));
        assert!(said.contains("hint: "), "{options:?}: {said}");
    }
    blog.fails(3, ["comment", "rm", "1", "9", "--yes"]);
    let done = blog.feed(["comment", "rm", "-", "--yes"], "\n");
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
}
