//! `blog replace`

use rusqlite::params;
use serde_json::{Value, json};

use crate::common::{Blog, Done};

/// Posts `tea` and `pot` (a draft by Bob with the tag `draft`), and a comment on each.
fn blog() -> Blog {
    let blog = Blog::new();
    blog.ok(["post", "add", "Tea", "-b", "Green tea.\nBlack tea, tea.\n"]);
    let pot = ["post", "add", "Pot", "-b", "A teapot.", "--draft"];
    blog.ok(pot.iter().chain(&["--author", "Bob", "--tag", "draft"]));
    blog.ok([
        "comment",
        "add",
        "tea",
        "--author",
        "Cyd",
        "-b",
        "I like tea.",
    ]);
    blog.ok(["comment", "add", "pot", "--author", "tea", "-b", "No tea?"]);
    blog
}

/// Every text of the blog: titles, bodies and comment bodies.
fn texts(blog: &Blog) -> Vec<String> {
    let sql = "SELECT title FROM post NOT INDEXED UNION ALL SELECT body FROM post
               UNION ALL SELECT body FROM comment";
    let sqlite = blog.sqlite();
    let mut statement = sqlite.prepare(sql).unwrap();
    let texts = statement.query_map([], |row| row.get(0)).unwrap();
    texts.map(Result::unwrap).collect()
}

fn body(blog: &Blog, post: &str) -> String {
    blog.ok(["post", "show", post, "--raw"])
}

/// Replaces without a question and returns the report.
fn replace(blog: &Blog, arguments: &[&str]) -> String {
    blog.ok(["replace", "--yes"].iter().chain(arguments))
}

#[test]
fn titles_and_bodies_are_replaced_in_one_operation() {
    let blog = blog();
    let before = texts(&blog);
    let operations = blog.ok(["log", "--format", "ids"]).lines().count();
    assert_eq!(
        replace(&blog, &["tea", "coffee", "--all"]),
        "changed 2 posts (4 places)\n"
    );
    assert_eq!(
        texts(&blog),
        [
            "Tea",
            "Pot",
            "Green coffee.\nBlack coffee, coffee.\n",
            "A coffeepot.",
            "I like tea.",
            "No tea?"
        ]
    );
    // The slug and the comment author stay.
    assert_eq!(blog.json_one(["post", "show", "tea"])["revision"], 2);
    assert_eq!(
        blog.ok(["log", "--format", "ids"]).lines().count(),
        operations + 1
    );
    blog.ok(["undo"]);
    assert_eq!(texts(&blog), before);
    blog.ok(["redo"]);
    assert_eq!(body(&blog, "pot"), "A coffeepot.");
    blog.assert_sound();
}

#[test]
fn the_preview_shows_every_match_and_changes_nothing() {
    let blog = blog();
    let before = std::fs::read(blog.file()).unwrap();
    let preview = ["replace", "tea", "coffee", "--all", "-n"];
    let done = blog.run(preview.iter().chain(&["--in", "title,body,comments"]));
    assert_eq!(
        done.stdout,
        "id\tkind\tslug\tfield\tline\tbefore\tafter\n\
         1\tpost\ttea\tbody\t1\tGreen tea.\tGreen coffee.\n\
         1\tpost\ttea\tbody\t2\tBlack tea, tea.\tBlack coffee, coffee.\n\
         1\tpost\ttea\tbody\t2\tBlack tea, tea.\tBlack coffee, coffee.\n\
         2\tpost\tpot\tbody\t1\tA teapot.\tA coffeepot.\n\
         1\tcomment\ttea\tbody\t1\tI like tea.\tI like coffee.\n\
         2\tcomment\tpot\tbody\t1\tNo tea?\tNo coffee?\n"
    );
    assert_eq!(done.stderr, "would change 2 posts, 2 comments (6 places)\n");
    assert_eq!(done.code, 0);
    // `--dry-run` overrides `--yes`.
    assert_eq!(blog.run(preview.iter().chain(&["--yes"])).code, 0);
    assert_eq!(blog.ids(preview), "1 2");
    let asked = preview
        .iter()
        .chain(&["--fields", "slug,line", "--no-header"]);
    assert_eq!(blog.ok(asked), "tea\t1\ntea\t2\ntea\t2\npot\t1\n");
    assert!(before == std::fs::read(blog.file()).unwrap());
}

#[test]
fn data_formats_have_each_match_before_and_after() {
    for option in ["--dry-run", "--yes"] {
        let blog = blog();
        let done = blog.run([
            "replace", "Green", "White", "--all", "--format", "json", option,
        ]);
        let rows: Value = serde_json::from_str(&done.stdout).unwrap();
        assert_eq!(
            rows,
            json!([{"id": 1, "kind": "post", "slug": "tea", "field": "body", "line": 1,
                    "before": "Green tea.", "after": "White tea."}])
        );
        let verb = if option == "--yes" {
            "changed"
        } else {
            "would change"
        };
        assert_eq!(done.stderr, format!("{verb} 1 post (1 place)\n"));
        let ids = replace(&blog, &["tea", "x", "--all", "--format", "ids"]);
        assert_eq!(ids, "1\n2\n");
    }
}

#[test]
fn only_the_requested_parts_are_replaced() {
    for (parts, changed) in [
        (
            "title",
            vec![
                "Te-",
                "Pot",
                "Green tea.",
                "A teapot.",
                "I like tea.",
                "No tea?",
            ],
        ),
        (
            "body",
            vec![
                "Tea",
                "Pot",
                "Green te-.",
                "A te-pot.",
                "I like tea.",
                "No tea?",
            ],
        ),
        (
            "comments",
            vec![
                "Tea",
                "Pot",
                "Green tea.",
                "A teapot.",
                "I like te-.",
                "No te-?",
            ],
        ),
        (
            "title,comments",
            vec![
                "Te-",
                "Pot",
                "Green tea.",
                "A teapot.",
                "I like te-.",
                "No te-?",
            ],
        ),
    ] {
        let blog = blog();
        blog.ok(["post", "set", "tea", "-b", "Green tea."]);
        replace(&blog, &["a", "-", "--all", "--in", parts]);
        assert_eq!(texts(&blog), changed, "{parts}");
    }
    let said = blog().fails(2, ["replace", "a", "b", "--all", "--in", "author"]);
    assert!(said.contains("use title, body or comments"), "{said}");
}

#[test]
fn only_named_or_filtered_posts_change() {
    for (meant, changed) in [
        (&["pot"][..], "2"),
        (&["1", "2"], "1 2"),
        (&["--status", "draft"], "2"),
        (&["--tag", "draft"], "2"),
        (&["--not-tag", "draft"], "1"),
        (&["--author", "Bob"], "2"),
        (&["--search", "green"], "1"),
        (&["--limit", "1", "--sort", "id"], "1"),
        (&["--limit", "1", "--sort", "id", "--reverse"], "2"),
        (&["--offset", "1", "--sort", "id"], "2"),
        (&["--author", "Nobody"], ""),
        (&["--all"], "1 2"),
    ] {
        let blog = blog();
        let mut arguments = vec!["replace", "tea", "coffee", "-n"];
        arguments.extend(meant);
        assert_eq!(blog.ids(&arguments), changed, "{meant:?}");
        // Comments on these posts only.
        arguments.extend(["--in", "comments"]);
        assert_eq!(blog.ids(&arguments), changed, "{meant:?}");
    }
    let blog = blog();
    for (arguments, code) in [
        (&["tea", "x"][..], 2),
        (&["tea", "x", "pot", "--all"], 2),
        (&["tea", "x", "pot", "--status", "draft"], 2),
        (&["tea", "x", "pot", "nothing"], 3),
    ] {
        blog.fails(code, ["replace"].iter().chain(arguments).chain(&["--yes"]));
    }
    assert_eq!(body(&blog, "pot"), "A teapot.");
}

#[test]
fn posts_are_read_from_standard_input_and_found_by_old_slugs() {
    let blog = blog();
    let replace = ["replace", "tea", "coffee", "-", "--yes"];
    let done = blog.feed(replace, "pot\n");
    assert_eq!(done.stdout, "changed 1 post (1 place)\n");
    assert_eq!(body(&blog, "tea"), "Green tea.\nBlack tea, tea.\n");
    blog.ok(["post", "set", "tea", "--slug", "drinks"]);
    let done = blog.feed(replace, "tea,2");
    assert_eq!(done.stdout, "changed 1 post (3 places)\n");
    // Empty standard input selects no posts, not all of them.
    assert_eq!(blog.feed(replace, "").stdout, "");
    // Asking needs a terminal.
    let done = blog.feed(["replace", "coffee", "x", "-"], "1");
    assert_eq!((done.code, done.stdout.as_str()), (2, ""));
}

#[test]
fn replacing_asks_for_consent() {
    for (answer, code, expected) in [("n", 1, "A teapot."), ("y", 0, "A coffeepot.")] {
        let blog = blog();
        let mut session = blog.in_terminal(100, ["replace", "tea", "coffee", "pot"]);
        session.expect("would change 1 post (1 place)");
        session.expect("Change them? [y/N]: ");
        session.send(&format!("{answer}\n"));
        let (ended, shown) = session.end();
        assert_eq!(ended, code, "{shown}");
        assert!(shown.contains("  A teapot.  A coffeepot.\n"), "{shown}");
        assert_eq!(shown.contains("changed 1 post (1 place)\n"), code == 0);
        assert_eq!(body(&blog, "pot"), expected);
    }
    let blog = blog();
    let said = blog.fails(2, ["replace", "tea", "coffee", "--all"]);
    assert!(said.contains("--yes gives it; --dry-run shows"), "{said}");
    assert_eq!(body(&blog, "pot"), "A teapot.");
}

#[test]
fn without_a_match_it_succeeds_and_does_not_ask() {
    let blog = blog();
    let before = std::fs::read(blog.file()).unwrap();
    for option in ["--all", "--dry-run", "--yes"] {
        for (format, stdout) in [("json", "[]\n"), ("jsonl", ""), ("ids", ""), ("table", "")] {
            let done = blog.run(
                ["replace", "x", "y", "tea", "pot", "--format", format]
                    .iter()
                    .chain((option != "--all").then_some(&option)),
            );
            let Done {
                code,
                stdout: shown,
                stderr,
            } = done;
            assert_eq!((code, shown.as_str()), (0, stdout), "{option} {format}");
            assert_eq!(stderr, "nothing to replace\n");
        }
    }
    // A replacement equal to its match is not a change.
    for arguments in [&["tea", "tea"][..], &["--regex", "(t)ea", "${1}ea"]] {
        let done = blog.run(["replace", "--all", "--yes"].iter().chain(arguments));
        assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{done:?}");
    }
    assert!(before == std::fs::read(blog.file()).unwrap());
}

#[test]
fn plain_text_is_literal() {
    let blog = Blog::new();
    let odd = "a.b a+b $1 ${x} \\d 100% _ 'q' \"r\" [l](x) \u{e9} e\u{301} 日本 👩‍💻\ttab\r\nend";
    blog.ok(["post", "add", "T", "-b", odd]);
    let mut expected = odd.to_owned();
    for (old, new) in [
        (".", "·"),
        ("a+b", "$0"),
        ("$1", "$$"),
        ("${x}", "\\1"),
        ("\\d", "\\n"),
        ("%", "_"),
        ("'q'", ""),
        ("\u{e9}", "e"),
        ("日", "月"),
        ("👩‍💻", "👩"),
        ("\t", "  "),
        ("\r\n", "\n"),
        ("[l](x)", "[l](y)"),
        ("end", "x'; DROP TABLE post; --"),
    ] {
        replace(&blog, &["--all", "--", old, new]);
        expected = expected.replace(old, new);
        assert_eq!(body(&blog, "t"), expected, "{old:?} {new:?}");
    }
    // A text with a combining accent is a different text.
    assert!(expected.contains("e\u{301}"), "{expected}");
}

#[test]
fn matching_is_case_sensitive_by_default() {
    let blog = Blog::new();
    blog.ok([
        "post",
        "add",
        "Tea TEA tea",
        "-b",
        "Ärger ärger (a.b) (A.B) STRASSE ſ",
    ]);
    replace(&blog, &["tea", "x", "--all"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "Tea TEA x");
    replace(&blog, &["-i", "TEA", "y", "--all"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "y y x");
    replace(&blog, &["--ignore-case", "äRGER", "z", "--all"]);
    replace(&blog, &["-i", "(a.b)", "$0", "--all"]);
    assert_eq!(body(&blog, "1"), "z z $0 $0 STRASSE ſ");
    replace(&blog, &["-iE", "STRA(S+)E", "<$1>", "--all"]);
    assert_eq!(body(&blog, "1"), "z z $0 $0 <SS> ſ");
}

#[test]
fn a_regular_expression_can_use_its_groups() {
    for (body_before, old, new, after) in [
        ("3 km, 12km", r"(\d+) ?km", "$1 miles", "3 miles, 12 miles"),
        (
            "Ann Lee",
            r"(?P<first>\w+) (\w+)",
            "$2, ${first}",
            "Lee, Ann",
        ),
        ("aXbX", "X", "${0}y$$", "aXy$bXy$"),
        ("a1", r"(\d)", "${1}st", "a1st"),
        ("one\ntwo\r\nthree", "^", "", ""),
        (
            "one\ntwo\r\nthree",
            r"^(\w)",
            "- $1",
            "- one\n- two\r\n- three",
        ),
        ("one  \ntwo \r\n", " +$", "", "one\ntwo\r\n"),
        ("a\nb", "(?s)a.b", "c", "c"),
        ("日本 日", r"\p{Han}+", "漢", "漢 漢"),
        ("aaa", "a", "", ""),
        (
            "[a](/x) [b](/x/y)",
            r"\]\(/x(/|\))",
            "](/z$1",
            "[a](/z) [b](/z/y)",
        ),
        ("group", "(x)?group", "<$1>", "<>"),
    ] {
        let blog = Blog::new();
        blog.ok(["post", "add", "T", "-b", body_before]);
        if old == "^" {
            blog.fails(2, ["replace", "--regex", old, new, "--all", "--yes"]);
            continue;
        }
        replace(&blog, &["--regex", "--all", "--", old, new]);
        assert_eq!(body(&blog, "t"), after, "{old}");
    }
}

#[test]
fn an_invalid_pattern_is_a_usage_error() {
    let blog = blog();
    let before = std::fs::read(blog.file()).unwrap();
    let huge = r"\w{100}".repeat(100);
    let deep = "(".repeat(1_000) + "a" + &")".repeat(1_000);
    for (old, new, cause) in [
        ("", "x", "OLD is empty"),
        (
            "a(",
            "x",
            "`a(` is not a valid regular expression: a `(` is not closed",
        ),
        ("(?=a)", "x", "look-around"),
        (r"(a)\1", "x", "backreferences such as"),
        (&huge, "x", "the regular expression is too large"),
        (&deep, "x", "is not a valid regular expression"),
        ("x*", "y", "matches the empty string"),
        ("", "y", "OLD is empty"),
        ("(?m)$", "y", "matches the empty string"),
        // Invalid only with a match.
        (r"\b", "y", "matches the empty string"),
        ("(tea)", "$1s", "the group `1s` of NEW is not in OLD"),
        ("(tea)", "$2", "the group `2` of NEW is not in OLD"),
        ("(tea)", "${name}", "the group `name` of NEW is not in OLD"),
        ("tea", "$$1 $x", "the group `x` of NEW is not in OLD"),
    ] {
        for option in ["--yes", "-n"] {
            let said = blog.fails(2, ["replace", "-E", old, new, "--all", option]);
            assert!(said.contains(cause), "{said}");
            assert!(
                said.contains("\nhint: ") && said.lines().count() == 2,
                "{said}"
            );
        }
    }
    assert!(before == std::fs::read(blog.file()).unwrap());
    replace(&blog, &["-E", "tea", "$$1 $ ${", "pot"]);
    assert_eq!(body(&blog, "pot"), "A $1 $ ${pot.");
}

/// A pattern with exponential time in backtracking engines.
#[test]
fn a_pattern_takes_linear_time() {
    let blog = Blog::new();
    let done = blog.feed(["post", "add", "T", "-F", "-"], "a".repeat(200_000));
    assert_eq!(done.code, 0, "{done:?}");
    let done = blog.run(["replace", "-E", "(a+)+b", "x", "--all", "--yes"]);
    assert_eq!(done.stderr, "nothing to replace\n");
}

#[test]
fn one_invalid_text_blocks_the_whole_replacement() {
    let blog = blog();
    let pot = format!("A teapot.{}", "y".repeat(1_000));
    blog.ok(["post", "set", "pot", "-b", &pot]);
    let before = texts(&blog);
    let many = "x".repeat(100_000);
    for (arguments, cause) in [
        (&["Pot", ""][..], "post pot: title is empty"),
        (
            &["-E", "^Te", &many],
            "post tea: title is 100001 characters long, over its limit of 255",
        ),
        (
            &["tea", &many, "--in", "comments"],
            "comment 1: body is 100008 characters long",
        ),
        (
            &["-E", "(?s).+", "", "--in", "comments"],
            "comment 1: body is empty",
        ),
        // The text beyond the limit is not built.
        (&["-E", "y", &many], "post pot: body is"),
    ] {
        for option in ["--yes", "--dry-run"] {
            let said = blog.fails(8, ["replace", option, "--all"].iter().chain(arguments));
            assert!(said.contains(cause), "{said:.300}");
        }
        assert_eq!(texts(&blog), before);
    }
    // One invalid post blocks all others; without it they change.
    replace(&blog, &["-E", "^Pot|tea", "", "1"]);
    assert_eq!(body(&blog, "tea"), "Green .\nBlack , .\n");
    // A body can become empty.
    replace(&blog, &["-E", "A teapot.y+", "", "pot"]);
    assert_eq!(body(&blog, "pot"), "");
}

#[test]
fn a_change_during_the_question_is_a_conflict() {
    let sql = "UPDATE post SET body = 'tea again' WHERE id = 1";
    for change in [
        &["post", "set", "tea", "-b", "New tea."][..],
        &["post", "set", "tea", "--title", "Other"],
        &["post", "rm", "tea", "--yes"],
        &["comment", "set", "1", "-b", "More tea."],
        &["post", "add", "New", "-b", "tea"],
        &[],
    ] {
        let blog = blog();
        let everywhere = ["--all", "--in", "title,body,comments"];
        let arguments = ["replace", "tea", "coffee"].iter().chain(&everywhere);
        let mut session = blog.in_terminal(100, arguments);
        session.expect("Change them?");
        match change {
            // Another program does not increment the revision.
            [] => blog.sqlite().execute_batch(sql).unwrap(),
            change => drop(blog.ok(change)),
        }
        let before = texts(&blog);
        session.send("y\n");
        let (code, shown) = session.end();
        assert_eq!(code, 4, "{shown}");
        assert!(shown.contains("has changed in the meantime"), "{shown}");
        assert_eq!(texts(&blog), before, "{change:?}");
    }
}

#[test]
fn an_unrelated_change_is_not_a_conflict() {
    let blog = blog();
    let mut session = blog.in_terminal(100, ["replace", "teapot", "pot", "--all"]);
    session.expect("Change them?");
    blog.ok(["post", "set", "tea", "-b", "New."]);
    session.send("y\n");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(body(&blog, "pot"), "A pot.");
}

#[test]
fn a_filter_is_applied_once_before_anything_changes() {
    let parts = ["--in", "title,body,comments"];
    let preview = |blog: &Blog, more: &[&str]| {
        let replace = [&["replace", "tea", "coffee", "--search", "tea"], &parts[..]].concat();
        blog.run(replace.iter().chain(more))
    };
    let would = preview(&blog(), &["-n", "--format", "json"]);
    assert_eq!(would.stderr, "would change 1 post, 1 comment (4 places)\n");
    // After the first change, no post matches the filter.
    let done = preview(&blog(), &["--yes", "--format", "json"]);
    assert_eq!(done.stdout, would.stdout);
    assert_eq!(done.stderr, "changed 1 post, 1 comment (4 places)\n");
    let done = preview(&blog(), &["--yes"]);
    assert_eq!(done.stdout, "changed 1 post, 1 comment (4 places)\n");
}

#[test]
fn undo_restores_all_texts_and_names_operations_that_depend_on_it() {
    let blog = blog();
    let before = texts(&blog);
    let done = replace(
        &blog,
        &["tea", "coffee", "--all", "--in", "title,body,comments"],
    );
    assert_eq!(done, "changed 2 posts, 2 comments (6 places)\n");
    let said = blog.ok(["undo", "-n"]);
    assert!(said.contains("2 posts, 2 comments"), "{said}");
    blog.ok(["post", "set", "pot", "--title", "Other"]);
    let number = blog.json(["log", "--limit", "2"])[1]["id"].to_string();
    blog.fails(4, ["undo", &number]);
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    assert_eq!(texts(&blog), before);
    assert_eq!(blog.json_one(["post", "show", "tea"])["revision"], 1);
    blog.assert_sound();
}

#[test]
fn a_match_is_shown_with_context() {
    let blog = Blog::new();
    let word = |n: usize| "abcdefghi ".repeat(n);
    let body = format!(
        "first\n{}X{}\nlast\r\nX\r\n{}",
        word(9),
        word(9),
        "é".repeat(300)
    );
    blog.ok(["post", "add", "T", "-b", &body]);
    let rows = blog.json(["replace", "X", "Y", "--all", "-n"]);
    let before = format!("…{}X{}…", word(4), word(4));
    assert_eq!(rows[0]["before"], before);
    assert_eq!(rows[0]["after"], before.replace('X', "Y"));
    assert_eq!([&rows[0]["line"], &rows[1]["line"]], [2, 4]);
    assert_eq!([&rows[1]["before"], &rows[1]["after"]], ["X", "Y"]);
    // A long match and a long replacement are truncated.
    let rows = blog.json(["replace", "-E", "é+", &"ü".repeat(300), "--all", "-n"]);
    assert_eq!(rows[0]["before"], "é".repeat(120) + "…");
    assert_eq!(rows[0]["after"], "ü".repeat(120) + "…");
    // A match can span lines.
    let rows = blog.json(["replace", "last\r\nX", "-", "--all", "-n"]);
    assert_eq!(rows[0]["before"], "last\r\nX");
}

#[test]
fn odd_texts_are_the_same_in_every_format() {
    let blog = Blog::new();
    let line = "X \"q\", a\tb \\ =1 \u{202e}é \u{1b}[31m 👩‍💻 ;";
    let done = blog.feed(["post", "add", "T", "-F", "-"], format!("X\n{line}\nX"));
    assert_eq!(done.code, 0, "{done:?}");
    let preview = |format: &str| {
        let replace = ["replace", "X", "Y\t\"", "--all", "-n", "--fields"];
        blog.ok(replace
            .iter()
            .chain(&["line,before,after", "--format", format]))
    };
    let after = line.replace('X', "Y\t\"");
    let rows: Value = serde_json::from_str(&preview("json")).unwrap();
    assert_eq!(rows[1], json!({"line": 2, "before": line, "after": after}));
    let lines = preview("jsonl");
    let second = lines.lines().nth(1).unwrap();
    assert_eq!(rows[1], serde_json::from_str::<Value>(second).unwrap());
    let csv = preview("csv");
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(csv.headers().unwrap(), ["line", "before", "after"][..]);
    assert_eq!(
        csv.records().nth(1).unwrap().unwrap(),
        ["2", line, &after][..]
    );
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('\t', "\\t");
    let row = format!("2\t{}\t{}", escaped(line), escaped(&after));
    assert_eq!(preview("tsv").lines().nth(2), Some(row.as_str()));
    let said = blog.fails(
        2,
        ["replace", "X", "Y", "1", "--yes", "--fields", "id,nmae"],
    );
    assert!(
        said.contains("the fields are id, kind, slug, field, line, before, after\n"),
        "{said}"
    );
    assert!(body(&blog, "1").starts_with('X'));
}

#[test]
fn a_terminal_shows_one_page_of_matches_and_their_number() {
    let blog = Blog::new();
    blog.insert_posts(60, "Tea");
    let (code, shown) = blog
        .in_terminal(80, ["replace", "Tea", "x", "--all", "-n"])
        .end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(shown.matches("  Tea ").count(), 50, "{shown}");
    assert!(
        shown.ends_with("and 10 more\nwould change 60 posts (60 places)\n"),
        "{shown}"
    );
    assert_eq!(
        blog.ok(["replace", "Tea", "x", "--all", "-n", "--no-header"])
            .lines()
            .count(),
        60
    );
}

#[test]
fn a_failed_report_says_that_the_change_was_saved() {
    for format in ["auto", "json", "ids"] {
        let blog = blog();
        let output = blog
            .command()
            .args(["replace", "tea", "x", "--all", "--yes", "--format", format])
            .stdout(std::fs::File::create("/dev/full").unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(6), "{said}");
        assert!(said.contains("the change itself was saved"), "{said}");
        assert_eq!(body(&blog, "pot"), "A xpot.");
    }
}

#[test]
fn many_texts_are_replaced_at_once() {
    let blog = Blog::new();
    blog.insert_posts(2_000, "Tea");
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
               INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
               SELECT i % 2000 + 1, 'Bob', iif(i % 10, 'Text.', 'Tea.'), 'approved', ?1, ?1 FROM n";
    let time = "2026-01-01T00:00:00Z";
    blog.sqlite().execute(sql, params![time]).unwrap();
    assert_eq!(
        replace(
            &blog,
            &["Tea", "Mate", "--all", "--in", "title,body,comments"]
        ),
        "changed 2000 posts, 2000 comments (4000 places)\n"
    );
    blog.ok(["undo"]);
    let left = replace(
        &blog,
        &["Mate", "x", "--all", "--in", "title,body,comments"],
    );
    assert_eq!(left, "");
    blog.assert_sound();
}

#[test]
fn a_preview_shows_the_change_in_a_long_line() {
    let blog = Blog::new();
    let line = format!("{}teapot{}", "word ".repeat(40), " end".repeat(40));
    blog.ok(["post", "add", "Long", "-b", &line]);
    let table = [
        "replace", "tea", "coffee", "--all", "-n", "--format", "table",
    ];
    let shown = blog.ok(table);
    assert!(
        shown.contains("teapot") && shown.contains("coffeepot"),
        "{shown}"
    );
}
