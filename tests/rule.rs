//! `blog rule …` and `blog comment recheck`.

use serde_json::{Value, json};

use crate::common::Blog;

/// A blog with one old post, and a function that adds a comment and returns whether
/// rule 1 held it.
fn is_held(criteria: &[&str], comment: &[&str]) -> bool {
    let blog = Blog::new();
    blog.ok(["post", "add", "Old", "-b", "x", "--at", "2026-11-01"]);
    blog.ok([
        "comment",
        "add",
        "1",
        "--author",
        "Eve",
        "-b",
        "Said before",
    ]);
    blog.ok(["rule", "add", "hold"].iter().chain(criteria));
    let add = ["comment", "add", "1", "--author", "Bob"];
    let added = blog.json(add.iter().chain(comment));
    added["status"] == "pending"
}

#[test]
fn each_criterion_matches_its_comments() {
    let cases: [(&[&str], &[&str], bool); 31] = [
        (&["--author", "bob"], &["-b", "x"], true),
        (&["--author", "bobby"], &["-b", "x"], false),
        (
            &["--email", "Bob@x.example"],
            &["-b", "x", "--email", "bob@X.example"],
            true,
        ),
        (
            &["--email", "bob@x.example"],
            &["-b", "x", "--email", "a@x.example"],
            false,
        ),
        (&["--email", "bob@x.example"], &["-b", "x"], false),
        (
            &["--email", "@x.example"],
            &["-b", "x", "--email", "a@mail.x.example"],
            true,
        ),
        (
            &["--email", "@x.example"],
            &["-b", "x", "--email", "a@notx.example"],
            false,
        ),
        (
            &["--website", "x.example"],
            &["-b", "x", "--website", "https://www.X.example/y"],
            true,
        ),
        (
            &["--website", "https://x.example/a"],
            &["-b", "x", "--website", "http://x.example:80"],
            true,
        ),
        (
            &["--website", "x.example"],
            &["-b", "x", "--website", "http://x.example.org"],
            false,
        ),
        (
            &["--website", "x.example"],
            &["-b", "http://x.example"],
            false,
        ),
        (&["--word", "cafe"], &["-b", "Le CAFÉ!"], true),
        (&["--word", "cafe"], &["-b", "cafes"], false),
        (&["--word", "cafe*"], &["-b", "cafes"], true),
        (&["--word", "buy now"], &["-b", "Buy - now"], true),
        (&["--word", "buy now"], &["-b", "now buy"], false),
        (&["--word", "a", "--word", "b"], &["-b", "b"], true),
        (&["--word", "語"], &["-b", "日本語のテキスト"], true),
        (
            &["--regex", "cheap.{1,3}pills?$"],
            &["-b", "CHEAP - pills"],
            true,
        ),
        (&["--regex", "(?-i)cheap"], &["-b", "CHEAP"], false),
        (&["--regex", "^-5%"], &["-b", "-5% off"], true),
        (
            &["--links", "2"],
            &["-b", "http://a.example and http://b.example"],
            true,
        ),
        (&["--links", "2"], &["-b", "http://a.example"], false),
        (&["--post-age", "22"], &["-b", "x"], true),
        (&["--post-age", "23"], &["-b", "x"], false),
        (
            &["--post-age", "22"],
            &["-b", "x", "--at", "2026-11-02"],
            false,
        ),
        (&["--duplicate"], &["-b", "Said before"], true),
        (&["--duplicate"], &["-b", "Said before."], false),
        (
            &["--author", "bob", "--links", "1"],
            &["-b", "http://a.example"],
            true,
        ),
        (&["--author", "bob", "--links", "1"], &["-b", "x"], false),
        (
            &["--author", "eve", "--links", "1"],
            &["-b", "http://a.example"],
            false,
        ),
    ];
    for (criteria, comment, expected) in cases {
        assert_eq!(
            is_held(criteria, comment),
            expected,
            "{criteria:?} {comment:?}"
        );
    }
}

#[test]
fn a_duplicate_is_the_whole_body_and_not_its_length_and_end() {
    let blog = Blog::with_posts();
    blog.ok(["rule", "add", "hold", "--duplicate"]);
    let long = "a good post, thank you";
    let bodies = [
        (format!("1 {long}"), "approved"),
        (format!("2 {long}"), "approved"),
        (format!("2 {long}"), "pending"),
        (format!("2 {}", long.to_uppercase()), "approved"),
        ("ä".to_owned(), "approved"),
        ("o".to_owned(), "approved"),
        ("ä".to_owned(), "pending"),
    ];
    for (body, status) in &bodies {
        let add = ["comment", "add", "hello", "--author", "Bob", "-b", body];
        assert_eq!(blog.json(add)["status"], *status, "{body}");
    }
    let plan = blog.sqlite().query_row(
        "EXPLAIN QUERY PLAN SELECT 1 FROM comment WHERE length(body) = length(?1)
         AND substr(body, -12) = substr(?1, -12) AND body = ?1 AND id < ?2 LIMIT 1",
        ["x", "1"],
        |row| row.get::<_, String>(3),
    );
    assert!(
        plan.unwrap()
            .contains("comment_body (<expr>=? AND <expr>=? AND rowid<?)")
    );
}

#[test]
fn the_first_rule_that_matches_decides() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["rule", "add", "spam", "--word", "casino"]),
        "added rule 1 \"word casino\": spam\n"
    );
    blog.ok(["rule", "add", "hold", "--links", "1", "--name", "a link"]);
    let name = ["rule", "add", "approve", "--author", "Cyd", "--before", "2"];
    assert_eq!(blog.ok(name), "added rule 3 \"author Cyd\": approve\n");
    assert_eq!(blog.ids(["rule", "list"]), "1 3 2");
    let add = |author: &str, body: &str| -> Value {
        let added = blog.json(["comment", "add", "1", "--author", author, "-b", body]);
        json!([added["status"], added["reason"]])
    };
    let casino = json!(["spam", "marked as spam by rule 1 \"word casino\""]);
    assert_eq!(add("Cyd", "casino http://a.example"), casino);
    let cyd = json!(["approved", "approved by rule 3 \"author Cyd\""]);
    assert_eq!(add("Cyd", "http://a.example"), cyd);
    let link = json!(["pending", "held by rule 2 \"a link\""]);
    assert_eq!(add("Bob", "http://a.example"), link);
    assert_eq!(
        blog.ok(["rule", "disable", "1"]),
        "disabled rule 1 \"word casino\"\n"
    );
    assert_eq!(
        blog.ok(["rule", "disable", "1"]),
        "rule 1 \"word casino\" is already disabled\n"
    );
    assert_eq!(add("Bob", "casino"), json!(["approved", null]));
    blog.ok(["rule", "enable", "1"]);
    assert_eq!(
        blog.ok(["rule", "rm", "3"]),
        "removed rule 3 \"author Cyd\"; blog undo brings it back\n"
    );
    assert_eq!(add("Cyd", "http://a.example"), link);
    blog.ok(["undo", "15"]);
    assert_eq!(blog.ids(["rule", "list"]), "1 3 2");
    let log = blog.ok(["log", "--limit", "1", "--fields", "touched", "--no-header"]);
    assert_eq!(log, "1 rule\n");
    blog.assert_sound();
}

#[test]
fn an_invalid_rule_is_refused() {
    let blog = Blog::new();
    for (arguments, code, cause, hint) in [
        (
            &["hold"][..],
            2,
            "does not say what a comment must be like",
            "--word casino",
        ),
        (
            &["hold", "--word", "!!"],
            2,
            "there is no word in `!!`",
            "or remove the line",
        ),
        (
            &["hold", "--email", "nobody"],
            2,
            "`nobody` is not an email address",
            "",
        ),
        (
            &["hold", "--website", "a b"],
            2,
            "`a b` is not a domain",
            "casino.example",
        ),
        (
            &["hold", "--regex", "("],
            2,
            "is not a valid regular expression",
            "docs.rs/regex",
        ),
        (
            &["hold", "--regex", r"(\w{100}){100}"],
            2,
            "too large",
            "repeat less",
        ),
        (
            &["hold", "--links", "0"],
            2,
            "`--links` takes a number from 1 to 1000000",
            "",
        ),
        (
            &["hold", "--word", "x", "--before", "9"],
            3,
            "there is no rule `9`",
            "`blog rule list`",
        ),
        (&["hold", "--author", " "], 2, "is empty", ""),
        (&["drop", "--word", "x"], 2, "`drop`", ""),
    ] {
        let said = blog.fails(code, ["rule", "add"].iter().chain(arguments));
        assert!(said.contains(cause), "{arguments:?}: {said}");
        assert!(said.contains(hint), "{arguments:?}: {said}");
    }
    blog.fails(3, ["rule", "show", "1"]);
    blog.fails(3, ["rule", "enable", "1"]);
    blog.fails(2, ["rule", "rm", "x"]);
    assert_eq!(blog.ids(["rule", "list"]), "");
}

#[test]
fn every_pattern_takes_linear_time() {
    // Backtracking engines take exponential time for these.
    for pattern in [
        "(a+)+$",
        "(a|aa)+$",
        "(a|a?)+b",
        "([a-z]+)*!",
        "(.*)*(.*)*x",
    ] {
        let blog = Blog::new();
        blog.ok(["post", "add", "Hello", "-b", "x"]);
        blog.ok(["rule", "add", "hold", "--regex", pattern]);
        let body = format!("{}!", "a".repeat(65_535));
        let add = ["comment", "add", "1", "--author", "Bob", "-F", "-"];
        let done = blog.feed(add, body);
        assert_eq!(done.code, 0, "{pattern}: {done:?}");
    }
}

#[test]
fn a_list_of_words_is_one_rule() {
    let blog = Blog::with_posts();
    let list = "casino\n\n  cheap pill*  \r\nbuy, now\n";
    blog.write("words.txt", list);
    assert_eq!(
        blog.ok(["rule", "add", "spam", "--words-file", "words.txt"]),
        "added rule 1 \"3 words\": spam\n"
    );
    let fed = blog.feed(["rule", "add", "spam", "--words-file", "-"], list);
    assert_eq!(fed.code, 0, "{fed:?}");
    assert_eq!(
        blog.json(["rule", "show", "1"])["words"],
        json!(["casino", "cheap pill*", "buy  now"])
    );
    let many: String = (0..5_000).map(|i| format!("word{i}\n")).collect();
    blog.write("many.txt", many);
    blog.ok([
        "rule",
        "add",
        "hold",
        "--words-file",
        "many.txt",
        "--name",
        "many",
    ]);
    for (body, status) in [
        ("Cheap PILLS", "spam"),
        ("a word4999!", "pending"),
        ("word5000", "approved"),
    ] {
        let added = blog.json(["comment", "add", "1", "--author", "Bob", "-b", body]);
        assert_eq!(added["status"], status, "{body}");
    }
    blog.write("empty.txt", "\n \n");
    let said = blog.fails(8, ["rule", "add", "spam", "--words-file", "empty.txt"]);
    assert!(said.contains("there is no word in empty.txt"), "{said}");
    blog.fails(3, ["rule", "add", "spam", "--words-file", "none.txt"]);
}

/// A blog with 400 comments: with the word casino, with a link, with a repeated text,
/// and others, each approved, pending and spam.
fn blog_with_decisions() -> Blog {
    let blog = Blog::new();
    blog.ok(["post", "add", "Hello", "-b", "x", "--at", "2026-01-01"]);
    let sql = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 399)
               INSERT INTO comment (post_id, author, email, body, status, created_at, updated_at)
               SELECT 1, 'a' || (i % 7), iif(i % 5, NULL, 'a@x' || (i % 3) || '.example'),
                   CASE i % 4 WHEN 0 THEN 'casino ' || i WHEN 1 THEN 'see http://x.example ' || i
                       WHEN 2 THEN 'the same ' || (i % 60) ELSE 'casino http://y.example ' || i END,
                   CASE i * 7919 % 11 WHEN 0 THEN 'approved' WHEN 1 THEN 'approved' WHEN 2 THEN 'pending'
                       ELSE CASE i % 4 WHEN 2 THEN 'approved' ELSE 'spam' END END,
                   strftime('%Y-%m-%dT%H:%M:%SZ', '2026-01-01', '+' || i || ' days'),
                   '2026-01-01T00:00:00Z' FROM n";
    blog.sqlite().execute(sql, []).unwrap();
    blog
}

#[test]
fn a_trial_predicts_enabling_and_rechecking() {
    for criteria in [
        &["spam", "--word", "casino"][..],
        &["hold", "--links", "1"],
        &["approve", "--author", "a3"],
        &["reject", "--regex", "x\\.example [0-9]*[05]$"],
        &["spam", "--email", "@x1.example"],
        &["hold", "--duplicate"],
        &["spam", "--post-age", "200"],
        &["spam", "--word", "casino", "--links", "1"],
    ] {
        for earlier in [None, Some(["hold", "--author", "a1"])] {
            let blog = blog_with_decisions();
            if let Some(earlier) = earlier {
                blog.ok(["rule", "add"].iter().chain(&earlier));
            }
            let added = blog.json(["rule", "add", "--disabled"].iter().chain(criteria));
            let rule = added["id"].to_string();
            let before = blog.json(["comment", "list", "--sort", "id"]);
            let trial = blog.json(["rule", "test", &rule]);
            assert_eq!(trial["comments"], 400, "{criteria:?}");
            // A trial changes nothing, and has the same result for an enabled rule.
            assert_eq!(blog.json(["comment", "list", "--sort", "id"]), before);
            blog.ok(["rule", "enable", &rule]);
            assert_eq!(blog.json(["rule", "test", &rule]), trial);

            let dry = blog.json(["comment", "recheck", "--all", "--dry-run"]);
            let rows = blog.json(["comment", "recheck", "--all"]);
            assert_eq!(dry, rows);
            let caught = rows
                .as_array()
                .unwrap()
                .iter()
                .find(|row| row["rule"] == added["id"]);
            let caught = caught.unwrap();
            assert_eq!(caught["matched"], trial["matched"], "{criteria:?}");
            assert_eq!(caught["changed"], trial["changed"], "{criteria:?}");

            // Counts the changed comments by their reason.
            let after = blog.json([
                "comment",
                "list",
                "--sort",
                "id",
                "--fields",
                "status,reason",
            ]);
            let reason = format!("by rule {rule} ");
            let mut changed = 0;
            for (before, after) in before
                .as_array()
                .unwrap()
                .iter()
                .zip(after.as_array().unwrap())
            {
                let why = after["reason"].as_str().unwrap_or_default();
                assert_eq!(before["status"] != after["status"], !why.is_empty());
                changed += i64::from(why.contains(&reason));
            }
            assert_eq!(trial["changed"], changed, "{criteria:?}");
            let sum: i64 = ["approved", "pending", "spam"]
                .iter()
                .map(|name| trial[name].as_i64().unwrap())
                .sum();
            assert_eq!(trial["matched"], sum);
            let (right, wrong) = if criteria[0] == "approve" {
                ("approved", "spam")
            } else {
                ("spam", "approved")
            };
            assert_eq!(
                (&trial["right"], &trial["wrong"]),
                (&trial[right], &trial[wrong])
            );
            blog.ok(["undo"]);
            assert_eq!(blog.json(["comment", "list", "--sort", "id"]), before);
        }
    }
}

#[test]
fn a_trial_is_printed_with_its_wrong_decisions() {
    let blog = blog_with_decisions();
    blog.ok(["rule", "add", "spam", "--word", "casino", "--disabled"]);
    let told = blog.ok(["rule", "test", "1", "--format", "table"]);
    let trial = blog.json(["rule", "test", "1"]);
    assert!(
        told.starts_with("rule 1 \"word casino\" would mark as spam 200 of 400 comments\n"),
        "{told}"
    );
    let wrong = format!(" rightly (spam), {} wrongly (approved), ", trial["wrong"]);
    assert!(told.contains(&wrong), "{told}");
    for example in trial["examples"].as_array().unwrap() {
        let comment = blog.json(["comment", "show", &example.to_string()]);
        assert_eq!(comment["status"], "approved");
        assert!(told.contains(comment["body"].as_str().unwrap()), "{told}");
    }
    assert_eq!(trial["examples"].as_array().unwrap().len(), 5);
    let some = blog.json([
        "rule",
        "test",
        "1",
        "--since",
        "2026-06-01",
        "--status",
        "spam",
    ]);
    assert_eq!(some["approved"], 0);
    assert!(some["matched"].as_i64() < trial["matched"].as_i64());
}

#[test]
fn recheck_reports_the_changes_by_rule() {
    let blog = blog_with_decisions();
    blog.ok(["rule", "add", "spam", "--word", "casino"]);
    blog.ok(["rule", "add", "hold", "--links", "1"]);
    let done = blog.run([
        "comment", "recheck", "--status", "pending", "--format", "table",
    ]);
    assert_eq!(done.code, 0);
    assert!(
        done.stdout.contains("\n   1  spam    word casino"),
        "{done:?}"
    );
    let pending = "changed 18 of 36 comments\n";
    assert_eq!(done.stderr, pending, "{done:?}");
    let again = blog.run([
        "comment", "recheck", "--search", "casino", "--status", "pending",
    ]);
    assert_eq!(again.stderr, "changed 0 of 0 comments\n");
    assert_eq!(blog.ids(["comment", "recheck", "1", "2", "3"]), "1 2");
    assert_eq!(blog.ids(["comment", "recheck", "1", "2", "3"]), "");
    let before = blog.ok(["log", "--format", "ids"]);
    blog.ok(["comment", "recheck", "--all", "--dry-run"]);
    assert_eq!(blog.ok(["log", "--format", "ids"]), before);
}
