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
        ("--sort updated", "2 5 4 3 1"),
        ("--sort title", "1 2 3 4 5"),
        ("--sort slug", "3 4 5 2 1"),
        ("--sort author", "1 3 2 4 5"),
        ("--sort id", "1 2 3 4 5"),
        ("--sort comments", "1 2 5 4 3"),
        ("--sort title --reverse --limit 2", "5 4"),
    ];
    assert_selects(&posts(), "post", &cases);
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
        ("--sort updated", "3 5 4 2 1"),
        ("--sort author", "2 1 4 3 5"),
        ("--sort id", "1 2 3 4 5"),
        ("--sort id --reverse --limit 2", "5 4"),
    ];
    let blog = comments();
    assert_selects(&blog, "comment", &cases);
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
