//! `blog search`, and the filter `--search`.

use serde_json::json;

use crate::common::Blog;

/// Posts 1 to 8 and comments 1 to 4, with words in many scripts.
fn library() -> Blog {
    let blog = Blog::new();
    for words in [
        "'Learning Rust' --tag rust,beginners -b 'The borrow checker, and async.'",
        "'Café Noir' --author Bob -b 'Crème brûlée in the Straße. Rust on the machine.'",
        "'C++ and C#' --tag languages -b 'Not f# nor c11, but C++.'",
        "日本語の文章 -b 'これは日本語のテキストです。'",
        "ภาษาไทย -b 'สวัสดีครับ ยินดีต้อนรับ'",
        "Sundries --tag c++,life -b \"Don't panic: foo.bar, serde 1.0, the exact phrase.\"",
        "Plan --draft -b 'the phrase, less exact; serialisation'",
        "Later --at 'in 3 days' -b 'Async rust.'",
    ] {
        let add = ["post".to_owned(), "add".to_owned()];
        blog.ok(add.iter().chain(&shell_words::split(words).unwrap()));
    }
    for words in [
        "1 --author Bob -b 'Rust is a fine CAFÉ.'",
        "1 --author Casino -b 'win at c++ now' --status spam",
        "4 --author 山田 -b 日本語ですね。 --status pending",
        "6 --author Ann -b \"I don’t.\" --at 2020-01-01",
    ] {
        let add = ["comment".to_owned(), "add".to_owned()];
        blog.ok(add.iter().chain(&shell_words::split(words).unwrap()));
    }
    blog
}

/// The hits of a command line, as `p1 c2`, sorted.
fn found(blog: &Blog, line: &str) -> String {
    let mut hits = ordered(blog, line);
    hits.sort_unstable();
    hits.join(" ")
}

fn ordered(blog: &Blog, line: &str) -> Vec<String> {
    let mut words = vec!["search".to_owned()];
    words.extend(shell_words::split(line).unwrap());
    let options = ["--fields", "kind,id", "--no-header", "--format", "tsv"];
    words.splice(1..1, options.map(str::to_owned));
    let text = blog.ok(words);
    let hits = text
        .lines()
        .map(|line| line.replace("post\t", "p").replace("comment\t", "c"));
    hits.collect()
}

/// Asserts the hits of each command line.
fn assert_finds(blog: &Blog, cases: &[(&str, &str)]) {
    for (line, hits) in cases {
        assert_eq!(found(blog, line), *hits, "{line}");
    }
}

#[test]
fn words_match_regardless_of_case_accents_and_punctuation() {
    let cases = [
        ("rust", "c1 p1 p2 p8"),
        ("RUST", "c1 p1 p2 p8"),
        ("cafe", "c1 p2"),
        ("CAFÉ", "c1 p2"),
        ("'creme brulee'", "p2"),
        ("strasse", "p2"),
        ("\"don't\"", "c4 p6"),
        ("don’t", "c4 p6"),
        ("dont", ""),
        ("foo.bar", "p6"),
        ("bar.foo", ""),
        ("foo", "p6"),
        ("1.0", "p6"),
        ("rust cafe", "c1 p2"),
        ("rust nothing", ""),
        ("us", ""),
    ];
    assert_finds(&library(), &cases);
}

#[test]
fn phrases_prefixes_and_exclusions_are_supported() {
    let cases = [
        ("'\"exact phrase\"'", "p6"),
        ("exact phrase", "p6 p7"),
        ("'\"exact phrase'", "p6"),
        ("'\"borrow checker\" async'", "p1"),
        ("ser*", "p6 p7"),
        ("ser", ""),
        ("'\"the bor\"*'", "p1"),
        ("rust -async", "c1 p2"),
        ("rust '-\"borrow checker\"'", "c1 p2 p8"),
        ("-async rust", "c1 p2"),
        ("rust -as* -cafe", ""),
        ("-- rust -async", "c1 p2"),
        ("AND", "p1 p3"),
        ("rust OR cafe", ""),
        ("title:rust", ""),
        ("NEAR", ""),
    ];
    assert_finds(&library(), &cases);
}

#[test]
fn names_with_symbols_are_separate_words() {
    let cases = [
        ("c++", "c2 p3 p6"),
        ("C++", "c2 p3 p6"),
        ("c#", "p3"),
        ("'f#'", "p3"),
        ("c", "c2 p3 p6"),
        ("'\"and c#\"'", "p3"),
        ("'#c'", "c2 p3 p6"),
        ("c+", ""),
    ];
    assert_finds(&library(), &cases);
}

#[test]
fn text_without_spaces_is_found_by_any_part() {
    let cases = [
        ("日本語", "c3 p4"),
        ("本語", "c3 p4"),
        ("日語", ""),
        ("日本語のテキスト", "p4"),
        ("テキスト", "p4"),
        ("ﾃｷｽﾄ", "p4"),
        ("山田", "c3"),
        ("ไทย", "p5"),
        ("สวัสดี", "p5"),
        ("ยินดี", "p5"),
        ("日 本", "c3 p4"),
    ];
    assert_finds(&library(), &cases);
}

#[test]
fn only_the_requested_parts_are_searched() {
    let cases = [
        ("rust --in title", "p1"),
        ("rust --in body", "p2 p8"),
        ("rust --in tags", "p1"),
        ("rust --in comments", "c1"),
        ("rust --in title,tags", "p1"),
        ("rust --in body --in comments", "c1 p2 p8"),
        ("learning beginners", "p1"),
        ("learning beginners --in title", ""),
        // Parts that are not searched do not exclude a hit.
        ("rust -beginners --in title", "p1"),
        ("casino", "c2"),
        ("--in comments casino", "c2"),
    ];
    let blog = library();
    assert_finds(&blog, &cases);
    blog.fails(2, ["search", "x", "--in", "nowhere"]);
}

#[test]
fn filters_apply_to_posts_and_comments() {
    let cases = [
        ("rust --status published", "p1 p2"),
        ("rust --status scheduled,approved", "c1 p8"),
        ("phrase --status draft", "p7"),
        ("c++ --status spam", "c2"),
        ("日本語 --status pending --status draft", "c3"),
        ("rust --status draft", ""),
        ("rust --tag beginners", "c1 p1"),
        ("rust --not-tag beginners", "p2 p8"),
        ("rust --author Bob", "c1 p2"),
        ("\"don't\" --since 2021-01-01", "p6"),
        ("\"don't\" --until 2021-01-01", "c4"),
        ("\"don't\" --older-than 1y", "c4"),
        ("rust --limit 0", ""),
        ("rust --search cafe", "c1 p2"),
    ];
    let blog = library();
    assert_finds(&blog, &cases);
    for line in ["rust", "rust --sort date"] {
        let all = ordered(&blog, line);
        assert_eq!(
            ordered(&blog, &format!("{line} --limit 2")),
            all[..2],
            "{line}"
        );
        assert_eq!(
            ordered(&blog, &format!("{line} --offset 3")),
            all[3..],
            "{line}"
        );
        let mut reversed = ordered(&blog, &format!("{line} --reverse"));
        reversed.reverse();
        assert_eq!(reversed, all, "{line}");
    }
}

#[test]
fn hits_are_sorted_by_rank_or_date() {
    let blog = library();
    // A title and a tag, then the body of a short text, then a comment.
    assert_eq!(ordered(&blog, "rust")[0], "p1");
    assert_eq!(
        ordered(&blog, "rust --sort date"),
        ["p8", "p2", "p1", "c1"].map(String::from)
    );
    assert_eq!(ordered(&blog, "phrase")[0], "p7");
    assert_eq!(ordered(&blog, "c++")[0], "p3");
    blog.ok(["post", "add", "Rust and more of it", "-b", "rust"]);
    blog.ok(["post", "add", "Rust", "-b", "rust"]);
    assert_eq!(
        ordered(&blog, "rust --in title"),
        ["p10", "p1", "p9"].map(String::from)
    );
}

#[test]
fn a_hit_has_its_kind_and_id_in_every_format() {
    let blog = library();
    assert_eq!(
        blog.json(["search", "café"]),
        json!([
            {
                "id": 2, "kind": "post", "slug": "cafe-noir", "title": "Café Noir",
                "status": "published", "date": "2026-11-23T12:00:00Z",
                "score": blog.json(["search", "café"])[0]["score"].as_f64().unwrap(),
                "snippet": "Café Noir",
            },
            {
                "id": 1, "kind": "comment", "slug": "learning-rust", "title": "Learning Rust",
                "status": "approved", "date": "2026-11-23T12:00:00Z",
                "score": blog.json(["search", "café"])[1]["score"].as_f64().unwrap(),
                "snippet": "Rust is a fine CAFÉ.",
            }
        ])
    );
    let scored = blog.json(["search", "rust"]);
    let scores = scored
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["score"].as_f64().unwrap());
    let scores: Vec<f64> = scores.collect();
    assert!(
        scores.is_sorted_by(|a, b| a >= b) && scores[3] > 0.0,
        "{scores:?}"
    );
    assert!(blog.json(["search", "rust", "--sort", "date"])[0]["score"].is_null());
    assert_eq!(blog.ids(["search", "casino"]), "2");
    assert_eq!(
        blog.ok(["search", "casino", "--format", "csv"]),
        "id,kind,slug,title,status,date,score,snippet\n".to_owned()
            + &format!(
                "2,comment,learning-rust,Learning Rust,spam,2026-11-23T12:00:00Z,{},Casino\n",
                blog.json(["search", "casino"])[0]["score"]
            )
    );
    assert_eq!(
        blog.ok([
            "search",
            "serde",
            "--fields",
            "slug,snippet",
            "--format",
            "jsonl"
        ]),
        "{\"slug\":\"sundries\",\
          \"snippet\":\"Don't panic: foo.bar, serde 1.0, the exact phrase.\"}\n"
    );
    assert_eq!(blog.json(["search", "nothing"]), json!([]));
}

#[test]
fn a_terminal_highlights_the_matches() {
    let blog = library();
    let (_, shown) = blog.in_terminal(80, ["search", "serde"]).end();
    assert_eq!(
        shown,
        "\
id  kind  title     snippet
──  ────  ────────  ──────────────────────────────────────────────────
 6  post  Sundries  Don't panic: foo.bar, serde 1.0, the exact phrase.
"
    );
    let coloured = ["search", "don’t exact", "--color", "always"];
    let (_, shown) = blog.in_terminal(80, coloured).end();
    assert!(
        shown.contains("  \u{1b}[1mDon't\u{1b}[0m panic: foo.bar"),
        "{shown:?}"
    );
    assert!(
        shown.contains("the \u{1b}[1mexact\u{1b}[0m phrase.\n"),
        "{shown:?}"
    );
    let (_, shown) = blog.in_terminal(80, ["search", "nothing"]).end();
    assert_eq!(shown, "nothing found\n");
}

#[test]
fn a_snippet_is_safe_on_a_terminal_and_exact_elsewhere() {
    let blog = Blog::new();
    let text = "before\u{1b}[31mred\u{202e}\u{9b}2J \u{2060}needle\u{7} behind\nand\tmore";
    blog.ok(["post", "add", "Attack", "-b", text]);
    for options in [
        &["--color", "always"][..],
        &["--format", "tsv"],
        &["--format", "json"],
    ] {
        let line = ["search", "needle"].iter().chain(options);
        let (_, shown) = blog.in_terminal(200, line).end();
        let shown = shown.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
        let bad = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2060}".contains(c);
        assert!(!shown.contains(bad), "{shown:?}");
        assert!(shown.contains("needle"), "{shown:?}");
    }
    let exact = blog.json(["search", "needle"])[0]["snippet"].clone();
    assert_eq!(exact, text.replace(['\n', '\t'], " "));
}

#[test]
fn a_snippet_contains_the_matches() {
    let blog = Blog::new();
    let body = format!(
        "needle {} thread, needle {}",
        "hay ".repeat(500),
        "straw ".repeat(500)
    );
    blog.ok(["post", "add", "Haystack", "-b", &body]);
    let snippet = blog.json(["search", "needle thread"])[0]["snippet"].clone();
    let snippet = snippet.as_str().unwrap();
    assert!(
        snippet.starts_with("…hay") && snippet.ends_with("straw…"),
        "{snippet}"
    );
    assert!(snippet.contains("hay thread, needle straw"), "{snippet}");
    assert!(snippet.chars().count() < 150, "{snippet}");
}

#[test]
fn writes_of_any_program_are_found_at_once() {
    let blog = Blog::with_posts();
    let step = |command: &str, cases: &[(&str, &str)]| {
        if !command.is_empty() {
            blog.ok(shell_words::split(command).unwrap());
        }
        assert_finds(&blog, cases);
        blog.assert_sound();
    };
    step(
        "",
        &[
            ("text", "p1"),
            ("welcome", "c1"),
            ("rust", "p1"),
            ("nothing", ""),
        ],
    );
    step("post set hello -b Novel", &[("text", ""), ("novel", "p1")]);
    step(
        "post set hello --title Greeting",
        &[("hello", ""), ("greeting rust", "p1")],
    );
    step(
        "tag rename rust Ferris",
        &[("rust", ""), ("novel ferris", "p1")],
    );
    step(
        "tag merge ferris life crab",
        &[("ferris", ""), ("life", ""), ("crab", "p1")],
    );
    step("undo", &[("crab", ""), ("ferris life", "p1")]);
    step("tag rm life --yes", &[("life", ""), ("ferris", "p1")]);
    step(
        "comment set 1 -b Changed",
        &[("welcome", ""), ("changed", "c1")],
    );
    step("undo", &[("welcome", "c1"), ("changed", "")]);
    step("redo", &[("welcome", ""), ("changed", "c1")]);
    step("comment rm 1 --yes", &[("changed", ""), ("thanks", "")]);
    step("undo", &[("changed", "c1"), ("thanks", "c2")]);
    step(
        "post rm hello --yes",
        &[("novel", ""), ("ferris", ""), ("hm", "")],
    );
    step("undo", &[("novel ferris", "p1"), ("hm", "c3")]);
    step("post rm hello --dry-run", &[("novel", "p1")]);

    let write = |sql: &str| {
        let sqlite = blog.sqlite();
        sqlite.pragma_update(None, "foreign_keys", true).unwrap();
        sqlite.execute_batch(sql).unwrap();
    };
    write("UPDATE post SET body = 'By hand' WHERE id = 1");
    step("", &[("novel", ""), ("\"by hand\"", "p1")]);
    write(
        "INSERT INTO post (slug, title, created_at, updated_at)
         VALUES ('raw', 'Raw', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
         INSERT INTO tag (name, folded) VALUES ('cooked', 'cooked');
         INSERT INTO post_tag SELECT 3, id FROM tag WHERE name = 'cooked'",
    );
    step("", &[("raw cooked", "p3")]);
    write("UPDATE tag SET name = 'fried', folded = 'fried' WHERE name = 'cooked'");
    assert_eq!(blog.ids(["post", "list", "--search", "fried"]), "3");
    write("DELETE FROM post WHERE id = 1");
    assert_eq!(blog.ok(["comment", "count", "--search", "hm"]), "0\n");
    step("", &[("hand", ""), ("fried", "p3")]);
    // The log names the writer; a search is not an operation.
    let log = blog.json(["log", "--limit", "4"]);
    let others = log
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["command"].is_null());
    assert_eq!(others.count(), 4);
}

#[test]
fn a_read_only_blog_is_searched_with_its_existing_index() {
    let blog = Blog::with_posts();
    blog.sqlite()
        .execute("UPDATE post SET body = 'unseen' WHERE id = 2", [])
        .unwrap();
    let lock = blog.sqlite();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    for command in [
        &["search", "text"][..],
        &["post", "list", "--search", "text"],
    ] {
        let words = command.iter().chain(&["--timeout", "0", "--format", "ids"]);
        let done = blog.run(words);
        assert_eq!((done.code, done.stdout.as_str()), (0, "1\n"), "{done:?}");
        assert!(
            done.stderr
                .starts_with("what another program wrote is not searched"),
            "{done:?}"
        );
    }
    lock.execute_batch("COMMIT").unwrap();
    assert_eq!(blog.ids(["search", "unseen"]), "2");
}

#[test]
fn every_text_is_a_valid_query() {
    let blog = library();
    let odd = [
        "",
        " ",
        "-",
        "--",
        "---",
        "\"",
        "\"\"",
        "*",
        "-*",
        "**",
        "(",
        "a AND",
        "a OR (",
        "NEAR(",
        "{a b}:",
        "a:b",
        "^a",
        "a^",
        "+",
        "+a",
        "a+b",
        "'",
        "\\",
        "%",
        "_",
        ";",
        "--help me",
        "-h",
        "-V",
        "-n",
        "-1",
        "--1",
        "\u{202e}",
        "\u{feff}",
        "\u{1f469}\u{200d}\u{1f4bb}",
        "ﷺ",
        "İ",
        "\t\n",
        "a\u{301}",
        "\"a\" \"",
        "-\"a",
        "语\u{3099}",
    ];
    for word in odd {
        for words in [
            &["search", word][..],
            &["search", "--", word],
            &["search", "rust", word],
        ] {
            let done = blog.run(words);
            assert_eq!(done.code, 0, "{words:?}: {done:?}");
        }
    }
    for words in [&["--"][..], &[""], &["-async", "!"], &["--", "--"]] {
        let done = blog.run(["--format", "ids", "search"].iter().chain(words));
        assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{done:?}");
        let said = "nothing to search for: only excluded words were given\n";
        assert_eq!(done.stderr, said);
        let line = ["search"].iter().chain(words);
        assert_eq!(blog.in_terminal(80, line).end(), (0, said.to_owned()));
    }
    assert!(blog.fails(2, ["search"]).contains("hint: "));
    assert!(blog.ok(["search", "--help"]).contains("Examples:"));
    assert!(blog.ok(["search", "rust", "--help"]).contains("Examples:"));
    for short in [&["search", "-h"][..], &["search", "rust", "-h"]] {
        assert!(blog.ok(short).contains("Usage: blog search"), "{short:?}");
    }
    let done = blog.run(["--format", "ids", "search", "--", "-h"]);
    assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{done:?}");
}

#[test]
fn an_unknown_option_is_not_a_word() {
    let blog = library();
    for (line, fix) in [
        ("search rust --limt 3", "did you mean `--limit`?"),
        (
            "search rust --json",
            "type `blog search rust --format json`",
        ),
        ("search rust -n 3", "type `blog search rust --limit 3`"),
        (
            "search -o json rust",
            "type `blog search --format json rust`",
        ),
    ] {
        let said = blog.fails(2, line.split(' '));
        assert!(said.ends_with(&format!("hint: {fix}\n")), "{line}: {said}");
        // Behind `--` the same is words.
        let (_, words) = line.split_once(' ').unwrap();
        blog.ok(["search", "--"].into_iter().chain(words.split(' ')));
    }
}

#[test]
fn options_are_recognized_anywhere_and_other_arguments_are_words() {
    let blog = library();
    for words in [
        &[
            "search", "rust", "-async", "--format", "ids", "--in", "body",
        ][..],
        &["search", "--format=ids", "--in=body", "-async", "rust"],
        &[
            "search", "--in", "body", "--format", "ids", "--", "-async", "rust",
        ],
        &[
            "--format", "ids", "search", "rust", "--in", "body", "-async",
        ],
        &[
            "--color=never",
            "--format",
            "ids",
            "search",
            "-async",
            "--in",
            "body",
            "rust",
        ],
    ] {
        assert_eq!(blog.ok(words), "2\n", "{words:?}");
    }
    // `search` is a command only in the position of one.
    let file = blog.write("search", "A text.");
    blog.ok(["post", "add", "search", "-F", file.to_str().unwrap()]);
    assert_eq!(blog.ids(["post", "list", "--search", "search"]), "9");
    blog.ok(["post", "show", "search", "--format", "json"]);
}

#[test]
fn the_search_filter_finds_the_same_as_search() {
    let blog = library();
    let ids = |noun: &str, query: &str| blog.ids([noun, "list", "--sort", "id", "--search", query]);
    assert_eq!(ids("post", "rust -async"), "2");
    assert_eq!(ids("post", "\"exact phrase\""), "6");
    assert_eq!(ids("post", "c++"), "3 6");
    assert_eq!(ids("post", "beginners"), "1");
    assert_eq!(ids("post", "日本"), "4");
    assert_eq!(ids("post", "us"), "");
    assert_eq!(ids("post", "!!"), "");
    assert_eq!(ids("comment", "don't"), "4");
    assert_eq!(ids("comment", "casino"), "2");
    assert_eq!(
        blog.ok(["comment", "rm", "--search", "casino", "--yes"]),
        "removed comment 2 by Casino (1 spam); blog undo brings it back\n"
    );
    assert_eq!(ids("comment", "casino"), "");
    // A filter without hits must not match everything.
    assert_eq!(blog.ids(["post", "rm", "--search", "!!", "--yes"]), "");
    assert_eq!(blog.ok(["post", "count"]), "8\n");
}

#[test]
fn of_very_many_hits_only_the_newest_are_ranked_with_a_note() {
    let blog = Blog::new();
    blog.insert_posts(1_005, "Common");
    let done = blog.run(["search", "common", "--format", "ids", "--limit", "all"]);
    assert_eq!(done.stdout.lines().count(), 1_000);
    assert_eq!(
        done.stderr,
        "the best of the newest 1000 of each kind; --sort date lists all\n"
    );
    let done = blog.run([
        "search", "common", "--sort", "date", "--format", "ids", "--limit", "all",
    ]);
    assert_eq!(
        (done.stdout.lines().count(), done.stderr.as_str()),
        (1_005, "")
    );
    let done = blog.run(["search", "common", "--sort", "date", "--format", "ids"]);
    assert_eq!(done.stdout.lines().count(), 20);
    assert_eq!(
        done.stderr,
        "20 shown; there are more: --limit all, or --offset 20\n"
    );
}
