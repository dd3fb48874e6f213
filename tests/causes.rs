//! Errors name the cause, and do not blame a damaged file, a full disk or standard
//! output for others.

use crate::common::Blog;

/// A command with an option repeated, each time with another number.
fn repeated(command: &str, option: &str, value: &str, count: usize) -> Vec<String> {
    let mut words: Vec<String> = command.split(' ').map(str::to_owned).collect();
    for number in 0..count {
        words.push(option.to_owned());
        words.push(value.replace("{}", &number.to_string()));
    }
    words
}

#[test]
fn a_filter_accepts_as_many_values_as_fit_a_command_line() {
    let blog = Blog::with_posts();
    let ids = |words: Vec<String>| blog.ids(words);
    for command in ["post list", "comment list"] {
        let all = ids(repeated(command, "--limit", "9", 1));
        assert_ne!(all, "");
        let on_hello = ids(repeated(command, "--tag", "rust", 1));
        assert_eq!(ids(repeated(command, "--tag", "rust", 2_000)), on_hello);
        assert_eq!(ids(repeated(command, "--tag", "no{}", 2_000)), "");
        assert_eq!(ids(repeated(command, "--not-tag", "no{}", 2_000)), all);
        assert_eq!(ids(repeated(command, "--author", "no{}", 40_000)), "");
    }
    let drafts = "post list --status published --status draft";
    assert_eq!(ids(repeated(drafts, "--status", "draft", 2_000)), "2 1");
    let mut many = repeated("post list", "--author", "no{}", 2_000);
    many.extend(["--author".to_owned(), "Ann".to_owned()]);
    assert_eq!(ids(many), "2 1");
}

#[test]
fn a_filter_accepts_more_tags_than_sql_allows_conditions() {
    let blog = Blog::with_posts();
    blog.sqlite()
        .execute_batch(
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199)
             INSERT INTO tag (name, folded) SELECT 't' || i, 't' || i FROM n;
             INSERT INTO post_tag SELECT 1, id FROM tag WHERE name LIKE 't%';
             INSERT INTO post_tag SELECT 2, id FROM tag WHERE name LIKE 't%' AND name <> 't7';",
        )
        .unwrap();
    assert_eq!(blog.ids(repeated("post list", "--tag", "t{}", 200)), "1");
    assert_eq!(blog.ids(repeated("post list", "--tag", "t{}", 7)), "2 1");
    assert_eq!(blog.ids(repeated("post list", "--tag", "t{}", 201)), "");
    assert_eq!(blog.ids(repeated("post list", "--not-tag", "t{}", 200)), "");
}

#[test]
fn exhausted_ids_are_not_reported_as_a_full_disk() {
    let cases: [(&str, &str, &[&str]); 5] = [
        ("post", "post", &["post", "add", "New", "-b", "x"]),
        (
            "comment",
            "comment",
            &["comment", "add", "hello", "-b", "x"],
        ),
        ("rule", "rule", &["rule", "add", "spam", "--word", "no"]),
        ("operation", "operation", &["post", "add", "New", "-b", "x"]),
        (
            "change",
            "change",
            &["post", "set", "hello", "--title", "New"],
        ),
    ];
    for (table, what, command) in cases {
        let blog = Blog::with_posts();
        blog.ok(["rule", "add", "hold", "--word", "yes"]);
        let sql = "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = ?1";
        assert_eq!(blog.sqlite().execute(sql, [table]).unwrap(), 1, "{table}");
        let said = blog.fails(6, command);
        assert_eq!(
            said,
            format!(
                "blog: no id is left for a new {what}: another program used the highest one\n\
                 hint: `blog export jsonl -o FILE`, and import that into a new blog, which gives \
                 new ids\n"
            ),
        );
        // The command of the hint solves the problem.
        blog.ok(["export", "jsonl", "-o", "all.jsonl"]);
        blog.ok(["init", "new.db"]);
        blog.ok(["--db", "new.db", "import", "jsonl", "all.jsonl"]);
        blog.ok(["--db", "new.db", "post", "add", "New", "-b", "x"]);
        assert_eq!(blog.ok(["--db", "new.db", "post", "count"]), "3\n");
    }
}

#[test]
fn a_clock_outside_the_years_of_four_digits_is_refused() {
    let blog = Blog::with_posts();
    let outside = "a time outside the years 0 to 9999";
    for (seconds, why) in [
        ("-62167219201", outside),
        ("253402300800", outside),
        ("99999999999999999999", outside),
        ("soon", "not a number of seconds"),
        ("1e9", "not a number of seconds"),
    ] {
        for command in ["post list", "post add Old -b x"] {
            let mut program = blog.command();
            program.env("SOURCE_DATE_EPOCH", seconds);
            let output = program.args(command.split(' ')).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert_eq!(
                said,
                format!(
                    "blog: SOURCE_DATE_EPOCH is `{seconds}`, {why}\n\
                     hint: unset it, or set it to seconds since 1970\n"
                )
            );
        }
    }
    for (seconds, date) in [
        ("-62167219200", "0000-01-01T00:00:00Z"),
        ("253402207200", "9999-12-30T22:00:00Z"),
        ("253402300799", "9999-12-30T22:00:00Z"),
    ] {
        let mut blog = Blog::new();
        blog.set("SOURCE_DATE_EPOCH", seconds);
        blog.ok(["post", "add", "Edge", "-b", "x"]);
        blog.ok(["comment", "add", "edge", "-b", "x"]);
        let list = ["post", "list", "--fields", "published_at", "--no-header"];
        assert_eq!(blog.ok(list), format!("{date}\n"));
        let published = list.iter().chain(&["--status", "published"]);
        assert_eq!(blog.ok(published), format!("{date}\n"));
        blog.ok(["stats"]);
        blog.assert_sound();
    }
}

#[test]
fn a_change_without_its_old_row_blocks_neither_writes_nor_exports() {
    let blog = Blog::with_posts();
    let sql = "INSERT INTO change (kind, row) VALUES ('post', 1)";
    blog.sqlite().execute_batch(sql).unwrap();
    // The first write adds it to the log.
    blog.ok(["post", "set", "hello", "--title", "New"]);
    blog.ok(["comment", "add", "hello", "-b", "x"]);
    assert_eq!(blog.ids(["search", "new"]), "1");
    let exported = blog.ok(["export", "jsonl", "--history"]);
    assert!(exported.contains("\"values\":null"), "{exported}");
    blog.ok(["post", "history", "hello"]);
    let done = blog.run(["db", "check"]);
    assert!(
        done.stdout.contains("it is not a change of a post"),
        "{done:?}"
    );
}

#[test]
fn a_text_that_is_not_utf_8_is_not_reported_as_a_damaged_file() {
    let blog = Blog::with_posts();
    let sql = "UPDATE post SET title = CAST(x'62e9' AS TEXT) WHERE id = 1";
    blog.sqlite().execute_batch(sql).unwrap();
    let done = blog.run(["post", "list"]);
    assert!(!done.stderr.contains("restore"), "{done:?}");
    assert!(!done.stderr.contains("damaged"), "{done:?}");
}

#[test]
fn a_violated_constraint_is_a_conflict() {
    let blog = Blog::with_posts();
    // Another program stored the highest revision, so that it cannot be incremented.
    let sql = "UPDATE post SET revision = 9223372036854775807 WHERE id = 1";
    blog.sqlite().execute_batch(sql).unwrap();
    assert_eq!(
        blog.fails(4, ["post", "set", "hello", "--title", "New"]),
        "blog: this would break a rule of the blog: a value has the wrong type\n\
         hint: nothing was written; `blog db check` shows whether the blog is sound\n"
    );
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn a_missing_table_is_named() {
    let blog = Blog::with_posts();
    blog.sqlite().execute_batch("DROP TABLE rule").unwrap();
    let done = blog.run(["rule", "list"]);
    assert_eq!(done.code, 7, "{done:?}");
    assert!(done.stderr.contains("rule"), "{done:?}");
    assert!(!done.stderr.contains("backup"), "{done:?}");
}

#[test]
fn exhausted_memory_is_reported() {
    let blog = Blog::new();
    let sql = "INSERT INTO post (slug, title, body, created_at, updated_at)
               VALUES ('long', 'Long', replace(hex(zeroblob(20000000)), '00', 'word '),
                       '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')";
    blog.sqlite().execute_batch(sql).unwrap();
    let line = "ulimit -v 120000; blog post show long --raw > /dev/null";
    let output = blog.shell(line).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(6), "{said}");
    assert_eq!(
        said,
        "blog: out of memory\nhint: free some memory, or raise its limit, then try again\n"
    );
}
