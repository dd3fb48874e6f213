//! `blog comment review`.

use std::time::Duration;

use rusqlite::types::Value;
use rustix::process::Signal;
use unicode_width::UnicodeWidthStr;

use crate::common::Blog;
use crate::common::terminal::Session;
use crate::queue::blog_with_queue;
use crate::terminal_safety::{assert_escaped, attacks, hostile_blog};

const REVIEW: [&str; 2] = ["comment", "review"];

/// The end of each page.
const KEYS: &str = "[?]";

/// A review at its first comment.
fn begin(blog: &Blog, columns: u16) -> Session {
    let mut session = blog.in_terminal(columns, REVIEW);
    session.expect_next(KEYS);
    session
}

/// Sends a key, and waits for the text and then for a page.
fn press(session: &mut Session, key: &str, text: &str) {
    session.send(key);
    session.expect_next(text);
    session.expect_next(KEYS);
}

/// Every row of the comments and rules.
fn rows(blog: &Blog) -> Vec<Vec<Value>> {
    let sqlite = blog.sqlite();
    let mut rows = Vec::new();
    for table in ["comment", "rule"] {
        let sql = format!("SELECT * FROM {table} ORDER BY id");
        let mut statement = sqlite.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let read = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
        rows.extend(read.unwrap().map(Result::unwrap));
    }
    rows
}

fn status(blog: &Blog, id: &str) -> String {
    let shown = blog.json(["comment", "show", id]);
    shown["status"].as_str().unwrap().to_owned()
}

fn commands(blog: &Blog) -> Vec<String> {
    let log = blog.json(["log", "--limit", "all"]);
    let commands = log.as_array().unwrap().iter();
    let commands = commands.map(|operation| operation["command"].as_str().unwrap().to_owned());
    commands.collect()
}

#[test]
fn each_key_has_its_action() {
    for columns in [80, 40] {
        let mut blog = blog_with_queue();
        blog.set_editor("echo typed >> \"$1\"");
        let before = commands(&blog).len();
        let mut session = blog.in_terminal(columns, REVIEW);
        session.expect_next("── 5 to decide ──");
        session.expect_next("comment  8, 6 days ago");
        session.expect_next("post     Hello (1 hello)");
        session.expect_next("answers  5 (pending) by Eve, 1 ");
        session.expect_next("author   Dan");
        session.expect_next("record   nothing was decided about");
        session.expect_next("waits    no comment of its");
        session.expect_next("│ Another Dan.");
        session.expect_next(KEYS);
        session.send("?");
        session.expect_next("[u]ndo     undo the last");
        press(&mut session, "a", "approved comment 8");
        press(&mut session, "s", "marked comment 7 as spam");
        session.send("\u{1b}[A");
        session.send("x");
        press(&mut session, "n", "comment  5,");
        for key in ["n", "\u{1b}"] {
            session.send("d");
            session.expect_next("Remove comment 5 by");
            press(&mut session, key, "nothing was changed");
        }
        session.send("d");
        session.expect_next("[y/n]");
        press(&mut session, "y", "removed comment 5 by Eve and 1 reply");
        press(&mut session, "u", "taken back: removed comment 5 by Eve");
        press(&mut session, "b", "rule 2 \"blocked Eve\": marked 1");
        press(&mut session, "e", "changed comment 4");
        session.send("r");
        session.expect_next("answered approved comment 4");
        let (code, shown) = session.end();
        let summary =
            "approved 2, spam 2, replied 1, edited 1, blocked 1, skipped 1; 1 still waits";
        let said = shown.replace('\n', " ");
        assert!(said.contains(summary), "{shown}");
        assert_eq!(code, 0, "{shown}");
        assert!(shown.contains("email    dan@example.org"), "{shown}");
        assert!(shown.contains("│ First.typed\n"), "{shown}");
        assert_escaped(&shown, "review");
        for line in shown.lines() {
            assert!(line.width() <= columns.into(), "{line}");
        }
        for (id, expected) in [
            ("4", "approved"),
            ("5", "spam"),
            ("6", "pending"),
            ("7", "spam"),
            ("8", "approved"),
        ] {
            assert_eq!(status(&blog, id), expected, "{id}");
        }
        let reply = blog.json(["comment", "show", "9"]);
        assert_eq!(
            (&reply["author"], &reply["parent_id"], &reply["body"]),
            (&"Ann".into(), &4.into(), &"typed\n".into())
        );
        let log = commands(&blog);
        let done: Vec<&str> = log.iter().rev().skip(before).map(String::as_str).collect();
        assert_eq!(
            done,
            [
                "comment approve 8",
                "comment spam 7",
                "comment rm 5",
                "undo 16: comment rm 5",
                "comment review: block the author of comment 5",
                "comment edit 4",
                "comment reply 4",
                "comment approve 4",
            ]
        );
        blog.assert_sound();
    }
}

#[test]
fn undo_restores_every_row_exactly() {
    for key in ["a", "s", "d", "b", "e", "r"] {
        let mut blog = blog_with_queue();
        blog.set_editor("echo typed >> \"$1\"");
        // The fourth comment has a reply, and other comments by the same author.
        let mut session = blog.in_terminal(80, REVIEW.iter().chain(&["--sort", "id"]));
        session.expect_next("comment  4,");
        press(&mut session, "n", "comment  5,");
        let before = rows(&blog);
        session.send(key);
        if key == "d" {
            session.expect_next("[y/n]");
            session.send("y");
        }
        session.expect_next(" to decide");
        session.expect_next(KEYS);
        assert_ne!(rows(&blog), before, "{key}");
        press(&mut session, "u", "taken back: ");
        assert_eq!(rows(&blog), before, "{key}");
        // Skipping is not a decision, so there is nothing left to undo.
        press(&mut session, "u", "nothing was decided yet");
        session.send("q");
        let (code, shown) = session.end();
        assert_eq!(code, 0, "{shown}");
        assert!(shown.ends_with("\nskipped 1; 5 still wait\n"), "{shown}");
        blog.assert_sound();
    }
}

#[test]
fn undo_goes_back_through_all_decisions() {
    let blog = blog_with_queue();
    let before = rows(&blog);
    let mut session = begin(&blog, 80);
    press(&mut session, "a", "approved comment 8");
    press(&mut session, "n", "comment  6,");
    press(&mut session, "b", "marked 2 comments as spam");
    session.expect_next("");
    press(&mut session, "u", "taken back: rule 2 \"blocked Dan\"");
    press(&mut session, "u", "taken back: approved comment 8");
    assert_eq!(rows(&blog), before);
    session.send("q");
    let (_, shown) = session.end();
    assert!(
        shown.ends_with("nothing was decided; 5 still wait\n"),
        "{shown}"
    );
}

#[test]
fn a_block_overrides_other_rules() {
    let blog = blog_with_queue();
    let mut session = begin(&blog, 80);
    for next in ["comment  7,", "comment  6,"] {
        press(&mut session, "n", next);
    }
    // Both email addresses match; the same name without an address does not.
    press(
        &mut session,
        "b",
        "rule 2 \"blocked Dan\": marked 2 comments as spam",
    );
    session.send("q");
    assert_eq!(session.end().0, 0);
    assert_eq!(
        blog.ids(["comment", "list", "--status", "spam", "--sort", "id"]),
        "4 6"
    );
    let reason = &blog.json(["comment", "show", "4"])["reason"];
    assert_eq!(reason, "marked as spam by rule 2 \"blocked Dan\"");
    let rules = blog.ok(["rule", "list"]);
    assert!(rules.lines().nth(1).unwrap().starts_with("2\t"), "{rules}");
    assert!(!rules.to_lowercase().contains("dan@"), "{rules}");
    let links = "http://a.example http://b.example";
    let mut add = vec!["comment", "add", "hello", "--author", "Other", "-b", links];
    add.extend(["--email", "Dan@Example.org"]);
    assert!(blog.ok(add).contains("(spam: "));
    // An author without an address is blocked by name, once.
    for _ in 0..2 {
        let arguments = ["--author", "Eve", "--limit", "1"];
        let mut session = blog.in_terminal(80, REVIEW.iter().chain(&arguments));
        session.expect_next(KEYS);
        session.send("b");
        session.expect_next("rule 3 \"blocked Eve\": marked ");
        assert_eq!(session.end().0, 0);
        blog.ok(["comment", "unspam", "7"]);
    }
    assert_eq!(blog.ids(["rule", "list"]), "3 2 1");
}

#[test]
fn the_name_of_a_rule_has_no_email_address() {
    let blog = blog_with_queue();
    let set = ["comment", "set", "8", "--author", "Me <DAN@example.org>"];
    blog.ok(set.iter().chain(&["--email", "dan@example.org"]));
    let mut session = begin(&blog, 80);
    press(
        &mut session,
        "b",
        "rule 2 \"blocked the author of comment 8\"",
    );
    session.send("q");
    assert_eq!(session.end().0, 0);
    let log = commands(&blog).remove(0) + &blog.ok(["rule", "list"]);
    assert!(!log.to_lowercase().contains("dan@"), "{log}");
}

#[test]
fn decisions_of_other_commands_are_not_overwritten() {
    let blog = blog_with_queue();
    let mut session = begin(&blog, 80);
    blog.ok(["comment", "spam", "8"]);
    press(&mut session, "a", "comment 8 is spam by now");
    blog.ok(["comment", "set", "7", "-b", "Another text."]);
    for key in ["a", "s", "d", "b"] {
        let body = format!("Text before {key}.");
        blog.ok(["comment", "set", "7", "-b", &body]);
        press(&mut session, key, "comment 7 was changed by someone else");
        assert_eq!(status(&blog, "7"), "pending");
    }
    session.expect_next("");
    blog.ok(["comment", "rm", "7", "--yes"]);
    blog.ok(["comment", "approve", "6"]);
    press(
        &mut session,
        "s",
        "comment 7 is gone\r\ncomment 6 is approved by now",
    );
    // A reply added during the question cancels the removal.
    session.send("d");
    session.expect_next("[y/n]");
    blog.ok(["comment", "add", "hello", "--parent", "5", "-b", "New."]);
    press(&mut session, "y", "what would be done has changed");
    session.send("q");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("│ Text before b."), "{shown}");
    assert_eq!(status(&blog, "8"), "spam");
    assert_eq!(status(&blog, "5"), "pending");
    assert!(
        shown.ends_with("nothing was decided; 2 still wait\n"),
        "{shown}"
    );
}

#[test]
fn a_decision_that_later_operations_depend_on_is_not_undone() {
    let blog = blog_with_queue();
    let mut session = begin(&blog, 80);
    press(&mut session, "a", "approved comment 8");
    blog.ok(["comment", "set", "8", "-b", "Mended."]);
    press(
        &mut session,
        "u",
        "cannot be undone: later ones built on it",
    );
    blog.ok(["undo"]);
    // A decision undone by another command counts as undone.
    blog.ok(["undo"]);
    press(&mut session, "u", "taken back: approved comment 8");
    press(&mut session, "u", "nothing was decided yet");
    session.send("q");
    assert_eq!(session.end().0, 0);
    assert_eq!(status(&blog, "8"), "pending");
}

#[test]
fn quitting_restores_the_terminal() {
    for (key, code) in [("q", 0), ("\u{1b}", 0), ("\u{4}", 0), ("\u{3}", 130)] {
        let blog = blog_with_queue();
        let line = "stty -a > before; blog comment review; code=$?; stty -a > after; exit $code";
        let mut session = blog.shell_in_terminal(80, line);
        session.expect_next(KEYS);
        press(&mut session, "a", "approved comment 8");
        session.send(key);
        let (ended, shown) = session.end();
        assert_eq!(ended, code, "{key:?}: {shown}");
        assert!(shown.ends_with("approved 1; 4 still wait\n"), "{shown}");
        assert_escaped(&shown, key);
        let [before, after] = ["before", "after"]
            .map(|name| std::fs::read_to_string(blog.folder().join(name)).unwrap());
        assert_eq!(before, after, "{key:?}");
    }
    // A question can be left, too.
    let blog = blog_with_queue();
    let mut session = begin(&blog, 80);
    for next in ["comment  7,", "comment  6,", "comment  5,"] {
        press(&mut session, "n", next);
    }
    session.send("d");
    session.expect_next("[y/n]");
    session.send("\u{3}");
    assert_eq!(session.end().0, 130);
    assert_eq!(blog.ok(["comment", "count"]), "7\n");
}

#[test]
fn without_a_terminal_it_names_the_alternative() {
    let blog = blog_with_queue();
    for options in [&[][..], &["--format", "json"]] {
        let said = blog.fails(2, REVIEW.iter().chain(options));
        assert!(said.contains("`blog comment queue` lists them"), "{said}");
        assert!(
            said.contains("`blog comment approve|spam|rm` decide"),
            "{said}"
        );
    }
    let line = "yes a | blog comment review";
    let (code, shown) = blog.shell_in_terminal(80, line).end();
    assert_eq!(code, 2, "{shown}");
    let line = "blog comment review 2> said";
    assert_eq!(blog.shell_in_terminal(80, line).end().0, 2);
    assert_eq!(blog.ok(["comment", "count", "--status", "pending"]), "5\n");
    assert_eq!(blog.run(["comment", "review", "--status", "spam"]).code, 2);
    let (code, shown) = blog
        .in_terminal(80, ["comment", "review", "--author", "Nobody"])
        .end();
    let said = "note: no comment has the author `Nobody`\nno comments wait\n";
    assert_eq!((code, shown.as_str()), (0, said));
}

#[test]
fn early_keys_are_ignored() {
    let blog = blog_with_queue();
    let mut session = begin(&blog, 80);
    press(&mut session, "aaaa", "approved comment 8");
    session.send("q");
    assert_eq!(session.end().0, 0);
    assert_eq!(blog.ok(["comment", "count", "--status", "pending"]), "4\n");
}

#[test]
fn a_failed_decision_is_reported_and_the_comment_stays_pending() {
    let mut blog = blog_with_queue();
    blog.set_editor("echo typed >> \"$1\"; exit 1");
    let arguments = REVIEW.iter().chain(&["--timeout", "0"]);
    let mut session = blog.in_terminal(80, arguments);
    session.expect_next(KEYS);
    let other = blog.sqlite();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    press(&mut session, "a", "hint: try again");
    other.execute_batch("ROLLBACK").unwrap();
    press(&mut session, "e", "your text is kept in ");
    press(&mut session, "r", "your text is kept in ");
    press(&mut session, "a", "approved comment 8");
    session.send("q");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.ends_with("approved 1; 4 still wait\n"), "{shown}");
    assert_eq!(crate::drafts::kept(&blog).len(), 2);
}

#[test]
fn a_kill_keeps_the_decisions_before_it_and_no_others() {
    let blog = blog_with_queue();
    let mut session = begin(&blog, 80);
    press(&mut session, "a", "approved comment 8");
    session.signal(Signal::KILL);
    assert_eq!(session.end().0, 137);
    let mut session = begin(&blog, 80);
    press(&mut session, "s", "marked comment 7 as spam");
    session.signal(Signal::KILL);
    assert_eq!(session.end().0, 137);
    assert_eq!(blog.ids(["comment", "queue"]), "6 5 4");
    // A decision is atomic, regardless of the time of the kill.
    for round in 0..12 {
        let left = blog.ok(["comment", "count", "--status", "pending"]);
        let operations = commands(&blog).len();
        let mut session = begin(&blog, 80);
        session.send("n");
        session.expect_next(KEYS);
        session.send("b");
        std::thread::sleep(Duration::from_millis(round));
        session.signal(Signal::KILL);
        session.end();
        let rules = blog.ids(["rule", "list"]);
        let now = blog.ok(["comment", "count", "--status", "pending"]);
        match commands(&blog).len() - operations {
            0 => assert_eq!((rules.as_str(), &now), ("1", &left), "{round}"),
            1 => {
                assert!(rules != "1" && now != left, "{round}: {rules} {now}");
                blog.ok(["undo"]);
            }
            more => panic!("{more} operations"),
        }
        blog.assert_sound();
        assert_eq!(blog.ids(["comment", "queue"]), "6 5 4");
        // Neither the undo nor the undone operation left a rule.
        assert_eq!(blog.ids(["rule", "list"]), "1");
    }
}

/// The text without our own styles, SGR sequences of digits.
fn without_styles(shown: &str) -> String {
    let mut plain = String::new();
    for (index, piece) in shown.split("\u{1b}[").enumerate() {
        let style = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        let text = if index == 0 {
            Some(piece)
        } else {
            style.strip_prefix('m')
        };
        plain.push_str(text.unwrap_or_else(|| panic!("{piece:?} after CSI")));
    }
    plain
}

#[test]
fn comments_are_escaped_in_a_review() {
    let texts = attacks();
    for (columns, color) in [(80, "never"), (40, "never"), (80, "always")] {
        let blog = hostile_blog(&texts);
        let options = ["--sort", "id", "--color", color];
        let mut session = blog.in_terminal(columns, REVIEW.iter().chain(&options));
        session.expect_next(KEYS);
        for left in (0..texts.len()).rev() {
            // Each comment has a reply by the same author.
            session.send("d");
            session.expect_next("[y/n]");
            for key in ["n", "b", "u", "n", "n"] {
                session.send(key);
                // Blocking the author of the last comment ends the review.
                match (left, key) {
                    (0, "b") => break,
                    _ => session.expect_next(KEYS),
                }
            }
        }
        let (code, shown) = session.end();
        assert_eq!(code, 0, "{shown}");
        let plain = without_styles(&shown);
        assert_eq!(plain == shown, color == "never");
        assert_escaped(&plain, "review");
        for line in plain.lines() {
            assert!(line.width() <= columns.into(), "{line}");
        }
        // The text is escaped, not dropped.
        assert!(plain.contains("␛[31mred") && plain.contains("<U+202E>"));
    }
}

#[test]
fn a_block_of_more_than_ten_comments_asks_first() {
    for (count, answers) in [(10, &[][..]), (11, &["n", "y"][..])] {
        let blog = Blog::with_posts();
        blog.ok(["comment", "approve", "--all"]);
        for _ in 0..count {
            let add = [
                "comment", "add", "hello", "--author", "Eve", "-b", "x", "--status", "pending",
            ];
            blog.ok(add);
        }
        let mut session = begin(&blog, 80);
        for answer in answers {
            session.send("b");
            session.expect_next("Mark 11 comments by Eve as spam? [y/n]");
            session.send(answer);
            if *answer == "n" {
                session.expect_next("nothing was changed");
                session.expect_next(KEYS);
                assert_eq!(blog.ok(["comment", "count", "--status", "spam"]), "0\n");
            }
        }
        if answers.is_empty() {
            session.send("b");
        }
        session.expect_next(&format!("marked {count} comments as spam"));
        assert_eq!(session.end().0, 0);
        assert_eq!(
            blog.ok(["comment", "count", "--status", "spam"]),
            format!("{count}\n")
        );
    }
}
