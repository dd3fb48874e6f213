//! The status of a new comment, decided by one function from the policy, the rules and
//! the history of the author.

use std::fs;
use std::path::Path;

use blog::model::Admission;
use blog::model::moderation::{Hold, Incoming, Known, Policy, Verdict};
use blog::model::rule::Matcher;
use blog::model::{Action, CommentStatus, Criteria, Moderator, Rule};
use serde_json::Value;

use crate::common::Blog;

/// The setting `moderation`, the action of a matching rule (`-` for none), the author's
/// earlier comments, the value of `--status`, and the resulting status with the start
/// of its reason.
const CASES: &str = "
    none  -       nothing   -         approved
    none  -       spam      -         approved
    none  -       approved  -         approved
    none  hold    approved  -         pending   held by rule 1
    none  spam    approved  -         spam      marked as spam by rule 1
    none  approve nothing   -         approved  approved by rule 1
    none  reject  approved  -         rejected
    none  -       nothing   pending   pending
    none  -       nothing   spam      spam
    first -       nothing   -         pending   no comment of its author
    first -       spam      -         pending   no comment of its author
    first -       pending   -         pending   no comment of its author
    first -       approved  -         approved
    first hold    approved  -         pending   held by rule 1
    first spam    nothing   -         spam      marked as spam by rule 1
    first approve nothing   -         approved  approved by rule 1
    first reject  approved  -         rejected
    first -       nothing   approved  approved
    first hold    nothing   approved  approved
    all   -       nothing   -         pending   every comment waits
    all   -       approved  -         pending   every comment waits
    all   hold    approved  -         pending   held by rule 1
    all   spam    approved  -         spam      marked as spam by rule 1
    all   approve nothing   -         approved  approved by rule 1
    all   reject  approved  -         rejected
    all   -       spam      approved  approved
    all   reject  spam      spam      spam";

struct Case {
    policy: &'static str,
    action: &'static str,
    history: &'static str,
    asked: &'static str,
    expected: &'static str,
    reason: String,
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.trim().lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [policy, action, history, asked, expected, reason @ ..] = &words[..] else {
            panic!("{line}");
        };
        Case {
            policy,
            action,
            history,
            asked,
            expected,
            reason: reason.join(" "),
        }
    })
}

#[test]
fn the_function_returns_the_statuses_of_the_table() {
    for case in cases() {
        let rules = Action::from_name(case.action).map(|action| {
            let rule = Rule {
                id: 1.into(),
                name: "r".to_owned(),
                action,
                enabled: true,
                criteria: Criteria {
                    words: vec!["word".to_owned()],
                    ..Criteria::default()
                },
            };
            Matcher::new(rule).unwrap()
        });
        let moderator = Moderator {
            policy: Policy {
                hold: match case.policy {
                    "all" => Hold::All,
                    "first" => Hold::First,
                    _ => Hold::None,
                },
                ..Policy::default()
            },
            rules: rules.into_iter().collect(),
        };
        let comment = Incoming {
            author: "Bob",
            email: None,
            website: None,
            body: "A word.",
        };
        let known = Known {
            is_open: true,
            is_approved: case.history == "approved",
            ..Known::default()
        };
        let status = CommentStatus::from_name(case.asked);
        let admission = status.map_or(Admission::Moderated, Admission::As);
        let (status, reason) = match moderator.decide(&comment, &known, &admission) {
            Verdict::Stored(status, reason) => (status.name(), reason.unwrap_or_default()),
            Verdict::Rejected { .. } => ("rejected", String::new()),
            Verdict::Closed(_) => ("closed", String::new()),
        };
        let named = format!(
            "{} {} {} {}",
            case.policy, case.action, case.history, case.asked
        );
        assert_eq!(status, case.expected, "{named}");
        assert!(reason.starts_with(&case.reason), "{named}: {reason}");
        assert_eq!(
            reason.is_empty(),
            case.reason.is_empty(),
            "{named}: {reason}"
        );
    }
}

#[test]
fn comment_add_sets_the_statuses_of_the_table() {
    for email in [None, Some("bob@example.org")] {
        for case in cases() {
            let blog = Blog::new();
            blog.ok(["post", "add", "Hello", "-b", "x"]);
            let add = |status: Option<&str>, email: Option<&str>| {
                let mut arguments = vec!["comment", "add", "1", "--author", "Bob", "-b", "A word."];
                for (name, value) in [("--status", status), ("--email", email)] {
                    arguments.extend(value.iter().flat_map(|value| [name, value]));
                }
                arguments.extend(["--format", "json"]);
                blog.run(arguments)
            };
            if case.history != "nothing" {
                assert_eq!(add(Some(case.history), email).code, 0);
            }
            blog.ok(["config", "set", "moderation", case.policy]);
            if case.action != "-" {
                blog.ok(["rule", "add", case.action, "--word", "WORD", "--name", "r"]);
            }
            let status = Some(case.asked).filter(|status| *status != "-");
            // Email addresses match in any case.
            let done = add(status, email.map(str::to_uppercase).as_deref());
            if case.expected == "rejected" {
                assert_eq!(done.code, 8, "{done:?}");
                assert!(
                    done.stderr.contains("rejected by rule 1 \\\"r\\\""),
                    "{done:?}"
                );
                continue;
            }
            assert_eq!(done.code, 0, "{done:?}");
            let comment: Value = serde_json::from_str(&done.stdout).unwrap();
            assert_eq!(comment["status"], case.expected, "{done:?}");
            let reason = comment["reason"].as_str().unwrap_or_default();
            assert!(reason.starts_with(&case.reason), "{done:?}");
            assert_eq!(reason.is_empty(), case.reason.is_empty(), "{done:?}");
        }
    }
}

#[test]
fn every_way_to_add_a_comment_is_moderated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let (mut deciding, mut storing) = (Vec::new(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            if code.contains(".decide(&comment,") {
                deciding.push(path.clone());
            }
            if code.contains("INSERT INTO comment (") {
                storing.push(path);
            }
        }
    }
    let is_test = |path: &Path| {
        path.iter()
            .any(|part| part == "tests" || part == "tests.rs")
    };
    storing.retain(|path| !is_test(path.strip_prefix(&root).unwrap()));
    assert_eq!(storing.len(), 1, "{storing:?}");
    assert_eq!(deciding, storing);
}

#[test]
fn authors_with_an_email_address_are_matched_by_it_and_not_by_name() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Hello", "-b", "x"]);
    blog.ok(["config", "set", "moderation", "first"]);
    let add = |author: &str, email: Option<&str>, status: Option<&str>| -> Value {
        let mut arguments = vec!["comment", "add", "1", "-b", "x", "--author", author];
        arguments.extend(email.iter().flat_map(|email| ["--email", email]));
        arguments.extend(status.iter().flat_map(|status| ["--status", status]));
        blog.json(arguments)["status"].clone()
    };
    add("Bob", Some("bob@example.org"), Some("approved"));
    add("Cyd", None, Some("approved"));
    assert_eq!(add("Robert", Some("Bob@Example.org"), None), "approved");
    assert_eq!(add("Bob", Some("other@example.org"), None), "pending");
    assert_eq!(add("Bob", None, None), "pending");
    assert_eq!(add("Cyd", None, None), "approved");
    assert_eq!(add("Cyd", Some("cyd@example.org"), None), "pending");
}

#[test]
fn comments_with_many_links_are_pending_and_old_posts_are_closed() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Old", "-b", "x", "--at", "2026-11-01"]);
    blog.ok(["post", "add", "New", "-b", "x"]);
    let add =
        |post: &str, body: &str| blog.run(["comment", "add", post, "--author", "Bob", "-b", body]);
    blog.ok(["config", "set", "max_links", "1"]);
    assert!(
        add("new", "See http://a.example")
            .stdout
            .ends_with("(approved)\n")
    );
    assert_eq!(
        add("new", "http://a.example www.b.example").stdout,
        "added comment 2 on post 2 new (pending: 2 links are over the maximum of 1)\n"
    );
    blog.ok(["config", "set", "close_comments_after", "23"]);
    assert_eq!(add("old", "x").code, 0);
    blog.ok(["config", "set", "close_comments_after", "22"]);
    let done = add("old", "x");
    assert_eq!(done.code, 4, "{done:?}");
    assert_eq!(
        done.stderr,
        "blog: the comments on `old` are closed since 22 days after it appeared\n\
         hint: `blog config set close_comments_after DAYS` gives more time\n"
    );
    assert_eq!(add("new", "x").code, 0);
}

#[test]
fn comments_on_a_post_are_closed_and_opened() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["post", "close", "hello", "2"]),
        "closed the comments on post 1 \"Hello\"\nclosed the comments on post 2 \"Plan\"\n"
    );
    assert_eq!(
        blog.ok(["post", "close", "hello"]),
        "post 1 \"Hello\" already has its comments closed\n"
    );
    let said = blog.fails(4, ["comment", "add", "hello", "--author", "Bob", "-b", "x"]);
    assert!(said.contains("`blog post open hello` opens them"), "{said}");
    assert_eq!(
        blog.ok(["post", "open", "hello"]),
        "opened the comments on post 1 \"Hello\"\n"
    );
    blog.ok(["undo"]);
    assert_eq!(
        blog.json_one(["post", "show", "hello"])["comments_open"],
        false
    );
}

/// A blog with `count` comments: odd ids are pending, the others approved.
fn with_comments(count: u32) -> Blog {
    let blog = Blog::new();
    blog.ok(["post", "add", "Hello", "-b", "x"]);
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
               INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
               SELECT 1, 'Bob', 'Text ' || i || iif(i % 3, '', ' casino'),
                   iif(i % 2, 'pending', 'approved'), ?2, ?2 FROM n";
    let at = "2026-01-01T00:00:00Z";
    blog.sqlite().execute(sql, (count, at)).unwrap();
    blog
}

#[test]
fn many_comments_are_decided_at_once_and_repeating_changes_nothing() {
    let blog = with_comments(30);
    let spam = [
        "comment", "spam", "--search", "casino", "--status", "pending",
    ];
    let dry = blog.ok(spam.iter().chain(&["--dry-run"]));
    assert_eq!(dry, "would mark 5 comments (3, 9, 15 and 2 more) as spam\n");
    assert_eq!(blog.ok(["comment", "count", "--status", "spam"]), "0\n");
    let table = blog.ok(spam.iter().chain(&["--dry-run", "--format", "table"]));
    assert!(table.contains("Text 27 casino"), "{table}");
    assert_eq!(
        blog.ok(spam),
        "marked 5 comments (3, 9, 15 and 2 more) as spam\n"
    );
    assert_eq!(blog.ok(spam), "marked 0 comments as spam\n");
    assert_eq!(
        blog.ok(["comment", "spam", "3", "4"]),
        "marked comment 4 as spam; 1 stays as it is\n"
    );
    assert_eq!(blog.ok(["log", "--limit", "1", "--format", "ids"]), "4\n");
    assert_eq!(
        blog.json(["comment", "approve", "3", "4", "5"]),
        serde_json::json!({ "ids": [3, 4, 5], "status": "approved", "changed": 3, "unchanged": 0, "dry_run": false })
    );
    assert_eq!(blog.ids(["comment", "unapprove", "5", "7"]), "5");
    assert_eq!(
        blog.ok(["comment", "unspam", "9", "4"]),
        "set comment 9 back to pending; 1 stays as it is\n"
    );
    let comment = blog.json(["comment", "show", "9"]);
    assert_eq!(comment["status"], "pending");
    assert_eq!(comment["revision"], 3);
    let ids = blog.feed(["comment", "spam", "-"], "5, 7\n9\n");
    assert_eq!(ids.stdout, "marked 3 comments (5, 7, 9) as spam\n");
    // All or none.
    let said = blog.fails(3, ["comment", "approve", "5", "99"]);
    assert!(said.contains("there is no comment `99`"), "{said}");
    assert_eq!(blog.json(["comment", "show", "5"])["status"], "spam");
    for verb in ["approve", "unapprove", "spam", "unspam", "recheck"] {
        let said = blog.fails(2, ["comment", verb]);
        assert!(said.contains("a filter, or --all"), "{said}");
    }
    blog.assert_sound();
}

#[test]
fn each_decision_is_one_operation() {
    let blog = with_comments(30);
    let statuses = || {
        blog.ok([
            "comment",
            "list",
            "--fields",
            "id,status,revision",
            "--sort",
            "id",
        ])
    };
    let before = statuses();
    for verb in ["approve", "unapprove", "spam", "unspam"] {
        blog.ok(["comment", "spam", "15"]);
        let here = statuses();
        blog.ok(["comment", verb, "--all"]);
        assert_ne!(statuses(), here, "{verb}");
        blog.ok(["undo"]);
        assert_eq!(statuses(), here, "{verb}");
        blog.ok(["undo"]);
        assert_eq!(statuses(), before, "{verb}");
    }
    let log = blog.ok([
        "log",
        "--limit",
        "1",
        "--fields",
        "command,touched",
        "--no-header",
    ]);
    assert!(log.ends_with("comment spam 15\t1 comment\n"), "{log}");
}

#[test]
fn a_manual_decision_removes_the_reason() {
    let blog = Blog::with_posts();
    blog.ok(["rule", "add", "hold", "--word", "x"]);
    blog.ok(["comment", "add", "1", "--author", "Bob", "-b", "x"]);
    blog.ok(["comment", "add", "1", "--author", "Bob", "-b", "x"]);
    let reason = |id: &str| blog.json(["comment", "show", id])["reason"].clone();
    assert_eq!(reason("4"), "held by rule 1 \"word x\"");
    blog.ok(["comment", "set", "4", "--website", "http://a.example"]);
    assert_eq!(reason("4"), "held by rule 1 \"word x\"");
    blog.ok(["comment", "set", "4", "--status", "approved"]);
    blog.ok(["comment", "approve", "5"]);
    assert_eq!(reason("4"), Value::Null);
    assert_eq!(reason("5"), Value::Null);
    blog.ok(["undo"]);
    assert_eq!(reason("5"), "held by rule 1 \"word x\"");
}
