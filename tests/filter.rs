//! Filters: `list`, `count` and `rm` select the same items.

use crate::common::Blog;

/// Posts 1 to 5, different in every field that a filter reads.
fn posts() -> Blog {
    let mut blog = Blog::new();
    for words in [
        "Apple --slug zz --author Ann --tag life,rust --at 2026-01-10",
        "banana --slug yy --author Bob --tag rust --at '2026-02-10 23:59:59'",
        "Cherry --slug aa --author Ann --tag life --draft",
        "Date --slug bb --author Bob --at 'in 10 days' -b 'a Needle, 100% sharp'",
        "Elder --slug cc --author Cyd --at 2026-11-01 -b needle",
    ] {
        let mut words = shell_words::split(words).unwrap();
        if !words.contains(&"-b".to_owned()) {
            words.extend(["-b".to_owned(), "Text.".to_owned()]);
        }
        let add = ["post".to_owned(), "add".to_owned()];
        blog.ok(add.iter().chain(&words));
    }
    for post in ["zz", "zz", "yy"] {
        blog.ok(["comment", "add", post, "-b", "Yes."]);
    }
    blog.set("SOURCE_DATE_EPOCH", "1795435201");
    blog.ok(["post", "set", "2", "--summary", "Newer."]);
    blog
}

/// Comments 1 to 5 on two posts.
fn comments() -> Blog {
    let mut blog = Blog::new();
    blog.ok(["post", "add", "One", "-b", "", "--tag", "life"]);
    blog.ok(["post", "add", "Two", "-b", "", "--tag", "rust"]);
    for words in [
        "one --author Bob --at 2026-01-10 -b apple",
        "one --author Ann --at '2026-02-10 23:59:59' -b 'Casino? 100% no' --parent 1",
        "two --author Cyd --at 2026-03-10 -b casino --status pending",
        "two --author Bob --at 2026-11-20 -b 'casino, CASINO' --status spam",
        "one --author Dan -b deep --parent 2",
    ] {
        let words = shell_words::split(words).unwrap();
        let add = ["comment".to_owned(), "add".to_owned()];
        blog.ok(add.iter().chain(&words));
    }
    blog.set("SOURCE_DATE_EPOCH", "1795435201");
    blog.ok(["comment", "set", "3", "--website", "https://example.org"]);
    blog.ok([
        "rule", "add", "hold", "--word", "casino", "--name", "casino",
    ]);
    blog.sqlite()
        .execute_batch(
            "UPDATE comment SET email = 'Bob@example.org' WHERE author = 'Bob';
             UPDATE comment SET email = 'c@mail.example.org',
                 reason = 'held by rule 1 \"casino\"' WHERE id = 3;
             UPDATE comment SET reason = 'marked as spam by rule 1 \"casino\"' WHERE id = 4",
        )
        .unwrap();
    blog
}

/// Asserts that each filter lists these ids in this order, counts them, and would
/// remove the same.
fn assert_selects(blog: &Blog, noun: &str, cases: &[(&str, &str)]) {
    for (options, ids) in cases {
        let options = shell_words::split(options).unwrap();
        let words = |verb: &str| {
            let mut words = vec![noun.to_owned(), verb.to_owned()];
            words.extend(options.clone());
            words
        };
        assert_eq!(blog.ids(words("list")), *ids, "{options:?}");
        let mut ids: Vec<&str> = ids.split_whitespace().collect();
        let count = blog.ok(words("count"));
        assert_eq!(count, format!("{}\n", ids.len()), "{options:?}");
        let mut rm = words("rm");
        let orders_only = |word: &String| ["--reverse", "--sort"].contains(&word.as_str());
        if options.first().is_none_or(orders_only) && !options.contains(&"--limit".to_owned()) {
            rm.push("--all".to_owned());
        }
        rm.push("--dry-run".to_owned());
        ids.sort_unstable();
        assert_eq!(blog.ids(rm), ids.join(" "), "{options:?}");
    }
}

#[test]
fn a_filter_of_posts_selects_the_same_for_every_verb() {
    let cases = [
        ("", "4 3 5 2 1"),
        ("--status draft", "3"),
        ("--status scheduled", "4"),
        ("--status published", "5 2 1"),
        ("--status draft,scheduled", "4 3"),
        ("--status draft --status published", "3 5 2 1"),
        ("--tag rust", "2 1"),
        ("--tag RUST", "2 1"),
        ("--tag life,rust", "1"),
        ("--tag life --tag rust", "1"),
        ("--tag nothing", ""),
        ("--not-tag rust", "4 3 5"),
        ("--not-tag rust,LIFE", "4 5"),
        ("--not-tag rust --tag life", "3"),
        ("--author Ann", "3 1"),
        ("--author Ann --author Cyd", "3 5 1"),
        ("--author aNN", "3 1"),
        ("--author BOB --author cyd", "4 5 2"),
        ("--author Ann --status published", "1"),
        ("--since 2026-11-01", "4 3 5"),
        ("--since 30d", "4 3 5"),
        ("--since now", "4"),
        ("--until 2026-02-10", "2 1"),
        ("--until 2026-02-09", "1"),
        ("--until '2026-02-10 23:59:59'", "1"),
        ("--since 2026-02-01 --until 2026-02-28", "2"),
        (
            "--status published --since 2026-02-01 --until 2026-12-31",
            "5 2",
        ),
        ("--older-than 90d", "2 1"),
        ("--older-than '2 weeks'", "5 2 1"),
        ("--search needle", "4 5"),
        ("--search 'NEEDLE sharp'", "4"),
        ("--search 100%", "4"),
        ("--search _", ""),
        ("--search need*", "4 5"),
        ("--search need", ""),
        ("--search 'needle -sharp'", "5"),
        ("--search '\"needle 100\"' --author Bob", "4"),
        ("--search apple", "1"),
        ("--limit 2", "4 3"),
        ("--limit 0", ""),
        ("--offset 3", "2 1"),
        ("--offset 9", ""),
        ("--limit 2 --offset 1", "3 5"),
        ("--tag rust --limit 1 --reverse", "1"),
        ("--reverse", "1 2 5 3 4"),
        ("--sort date", "4 3 5 2 1"),
        ("--sort published", "4 3 5 2 1"),
        ("--sort published_at", "4 3 5 2 1"),
        ("--sort updated", "2 5 4 3 1"),
        ("--sort updated_at", "2 5 4 3 1"),
        ("--sort title", "1 2 3 4 5"),
        ("--sort slug", "3 4 5 2 1"),
        ("--sort author", "1 3 2 4 5"),
        ("--sort id", "1 2 3 4 5"),
        ("--sort comments", "1 2 5 4 3"),
        ("--sort comment_count", "1 2 5 4 3"),
        ("--sort title --reverse --limit 2", "5 4"),
    ];
    assert_selects(&posts(), "post", &cases);
}

#[test]
fn comments_are_found_by_few_and_by_many_different_reasons() {
    let blog = Blog::with_posts();
    let sqlite = blog.sqlite();
    let insert = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
         INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
         SELECT 1, 'Ann', 'x', 'pending', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n";
    sqlite.execute(insert, []).unwrap();
    for different in [1, 3, 250] {
        let update = "UPDATE comment SET reason = 'held by rule ' || (id % ?1) || ' \"100%\"'
                      WHERE id > 100";
        sqlite.execute(update, [different]).unwrap();
        for (options, pattern) in [
            (["--rule", "2"], "held by rule 2 %"),
            (["--reason", "RULE 2"], "%rule 2%"),
            (["--reason", "100%"], "%100\\%%"),
            (["--reason", "nothing"], "nothing"),
        ] {
            let select = "SELECT coalesce(group_concat(id, ' '), '') FROM (
                          SELECT id FROM comment WHERE reason LIKE ?1 ESCAPE '\\' ORDER BY id)";
            let expected: String = sqlite
                .query_row(select, [pattern], |row| row.get(0))
                .unwrap();
            let list = ["comment", "list", "--sort", "id"].iter().chain(&options);
            assert_eq!(blog.ids(list), expected, "{different} {options:?}");
        }
    }
}

#[test]
fn a_filter_of_comments_selects_the_same_for_every_verb() {
    let cases = [
        ("", "5 4 3 2 1"),
        ("--post one", "5 2 1"),
        ("--post 2 --status pending,spam", "4 3"),
        ("--status approved", "5 2 1"),
        ("--status pending", "3"),
        ("--status spam --status approved", "5 4 2 1"),
        ("--tag life", "5 2 1"),
        ("--tag life,rust", ""),
        ("--not-tag LIFE", "4 3"),
        ("--author Bob", "4 1"),
        ("--author Bob --author Cyd --status pending", "3"),
        ("--author bOB", "4 1"),
        ("--email bob@example.org", "4 1"),
        ("--email BOB@Example.ORG --status spam", "4"),
        ("--email @example.org", "4 3 1"),
        ("--email @mail.example.org --email bob@example.org", "4 3 1"),
        ("--website example.org", "3"),
        ("--website https://www.example.org/x", ""),
        ("--website org", "3"),
        ("--reason 'BY RULE'", "4 3"),
        ("--reason casino", "4 3"),
        ("--rule 1", "4 3"),
        ("--rule 11", ""),
        ("--rule 1 --status pending", "3"),
        ("--parent 1", "2"),
        ("--parent 2", "5"),
        ("--parent 3", ""),
        ("--parent none", "4 3 1"),
        ("--parent none --post one", "1"),
        ("--since 2026-02-10", "5 4 3 2"),
        ("--since 1w", "5 4"),
        ("--until 2026-02-10", "2 1"),
        ("--since 2026-02-01 --until 2026-03-09", "2"),
        ("--older-than 90d", "3 2 1"),
        ("--search casino", "4 3 2"),
        ("--search 'casino 100%'", "2"),
        ("--search bob", "4 1"),
        ("--limit 2", "5 4"),
        ("--offset 3", "2 1"),
        ("--post one --limit 1 --offset 1", "2"),
        ("--reverse", "1 2 3 4 5"),
        ("--sort date", "5 4 3 2 1"),
        ("--sort created_at", "5 4 3 2 1"),
        ("--sort updated_at", "3 5 4 2 1"),
        ("--sort updated", "3 5 4 2 1"),
        ("--sort author", "2 1 4 3 5"),
        ("--sort id", "1 2 3 4 5"),
        ("--sort id --reverse --limit 2", "5 4"),
    ];
    let blog = comments();
    assert_selects(&blog, "comment", &cases);
}

#[test]
fn a_filter_value_that_nothing_has_is_noted() {
    let blog = posts();
    blog.ok(["comment", "add", "zz", "--author", "Robert", "-b", "Yes."]);
    blog.ok(["rule", "add", "hold", "--word", "casino"]);
    blog.sqlite()
        .execute(
            "INSERT INTO tag (name, folded) VALUES ('Rusty', 'rusty')",
            [],
        )
        .unwrap();
    for (line, note) in [
        (
            "post list --tag rsut",
            "note: no post has the tag `rsut`; did you mean `rust` or `Rusty`?\n",
        ),
        (
            "post list --tag Rusty",
            "note: no post has the tag `Rusty`; did you mean `rust`?\n",
        ),
        (
            "post list --not-tag zzz",
            "note: no post has the tag `zzz`\n",
        ),
        ("post list --tag RUST,life", ""),
        ("post list --author ann", ""),
        (
            "post list --author Robert",
            "note: no post has the author `Robert`\n",
        ),
        (
            "post list --author bobb",
            "note: no post has the author `bobb`; did you mean `Bob`?\n",
        ),
        (
            "post count --author Anm --author Bob",
            "note: no post has the author `Anm`; did you mean `Ann`?\n",
        ),
        ("comment list --author ROBERT", ""),
        (
            "comment list --author Robret",
            "note: no comment has the author `Robret`; did you mean `Robert`?\n",
        ),
        (
            "comment list --tag nosuch",
            "note: no post has the tag `nosuch`\n",
        ),
        (
            "comment list --email no@example.org",
            "note: no comment has the email address `no@example.org`\n",
        ),
        ("comment list --rule 1", ""),
        ("comment list --rule 9", "note: there is no rule 9 now\n"),
        ("search needle --author Robert", ""),
        (
            "search needle --author Nobody",
            "note: no post or comment has the author `Nobody`\n",
        ),
        (
            "post rm --tag rsut --dry-run",
            "note: no post has the tag `rsut`; did you mean `rust` or `Rusty`?\n",
        ),
        (
            "comment approve --author Robret",
            "note: no comment has the author `Robret`; did you mean `Robert`?\n",
        ),
        (
            "export jsonl --author Robert",
            "note: no post has the author `Robert`\n",
        ),
    ] {
        let done = blog.run(shell_words::split(line).unwrap());
        assert_eq!((done.code, done.stderr.as_str()), (0, note), "{line}");
    }
    assert_eq!(
        blog.json(["post", "list", "--tag", "rsut"]),
        serde_json::json!([])
    );
    blog.fails(3, ["comment", "list", "--parent", "99"]);
    blog.fails(2, ["comment", "list", "--parent", "x"]);
}

#[test]
fn tags_and_rules_are_listed_by_text() {
    let blog = Blog::new();
    blog.ok([
        "post",
        "add",
        "One",
        "-b",
        "",
        "--tag",
        "Rust,async rust,go,Élan",
    ]);
    for (line, tags) in [
        ("", "async rust, go, Rust, Élan"),
        ("--search RUST", "async rust, Rust"),
        ("--search élan", "Élan"),
        ("--search %", ""),
        ("--reverse", "Élan, Rust, go, async rust"),
        ("--limit 2", "async rust, go"),
        ("--limit 2 --offset 1 --reverse", "Rust, go"),
        ("--offset 3", "Élan"),
    ] {
        let words = shell_words::split(&format!("tag list --format ids {line}")).unwrap();
        assert_eq!(
            blog.ok(words).lines().collect::<Vec<_>>().join(", "),
            tags,
            "{line}"
        );
    }
    for line in [
        "rule add spam --name Casinos --word poker",
        "rule add hold --links 3 --name links",
        "rule add spam --email @casino.example --name other",
    ] {
        blog.ok(shell_words::split(line).unwrap());
    }
    for (line, ids) in [
        ("", "1 2 3"),
        ("--search casino", "1 3"),
        ("--search POKER", "1"),
        ("--search links", "2"),
        ("--search nothing", ""),
        ("--reverse --limit 2", "3 2"),
        ("--offset 1 --limit 1", "2"),
    ] {
        let words = shell_words::split(&format!("rule list {line}")).unwrap();
        assert_eq!(blog.ids(words), ids, "{line}");
    }
    let (code, shown) = blog.in_terminal(80, ["tag", "list", "--search", "x"]).end();
    assert_eq!((code, shown.as_str()), (0, "no tags match\n"));
    let (code, shown) = blog
        .in_terminal(80, ["rule", "list", "--search", "zzz"])
        .end();
    assert_eq!((code, shown.as_str()), (0, "no rules match\n"));
}

#[test]
fn a_count_with_a_format_is_a_record() {
    let blog = posts();
    for (format, text) in [
        ("json", "{\"count\":5}\n"),
        ("csv", "count\n5\n"),
        ("ids", "5\n"),
    ] {
        let count = blog.ok(["post", "count", "--format", format]);
        assert_eq!(count.replace([' ', '\n'], ""), text.replace('\n', ""));
    }
}

#[test]
fn an_invalid_filter_is_a_usage_error() {
    let blog = comments();
    for options in [
        "post list --status gone",
        "post list --since soon",
        "post list --until ''",
        "post list --older-than x",
        "post list --older-than 1d --until now",
        "post list --limit -1",
        "post list --limit some",
        "post list --sort size",
        "comment list --tree --post one --sort id",
    ] {
        let said = blog.fails(2, shell_words::split(options).unwrap());
        assert!(said.contains("hint: "), "{options}: {said}");
    }
    blog.fails(3, ["comment", "list", "--post", "nothing"]);
}

#[test]
fn an_empty_list_succeeds_and_prints_a_note_for_people() {
    let blog = Blog::new();
    assert_eq!(blog.json(["post", "list"]), serde_json::json!([]));
    let (code, shown) = blog.in_terminal(80, ["comment", "list"]).end();
    assert_eq!(
        (code, shown.as_str()),
        (0, "no comments yet; `blog comment add` writes the first\n")
    );
}

#[test]
fn a_terminal_shows_the_first_fifty_and_a_note_about_more() {
    let blog = Blog::new();
    blog.insert_posts(60, "Post");
    let (code, shown) = blog.in_terminal(80, ["post", "list"]).end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(shown.matches("Post ").count(), 50, "{shown}");
    assert!(shown.ends_with("the first 50; there are more: --limit all, or --offset 50\n"));
    let (_, shown) = blog
        .in_terminal(80, ["post", "list", "--limit", "all"])
        .end();
    assert_eq!(shown.matches("Post ").count(), 60, "{shown}");
    assert_eq!(blog.ok(["post", "list", "--no-header"]).lines().count(), 60);
}
