//! `blog stats`

use rusqlite::params;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::common::Blog;

/// Adds a post with this id, published at this time.
fn post(blog: &Blog, id: i64, title: &str, published_at: Option<&str>) {
    let sql = "INSERT INTO post (id, slug, title, published_at, created_at, updated_at)
               VALUES (?1, 'p' || ?1, ?2, ?3, '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')";
    let values = params![id, title, published_at];
    blog.sqlite().execute(sql, values).unwrap();
}

fn comment(blog: &Blog, post: i64, author: &str, status: &str, at: &str) {
    let sql = "INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
               VALUES (?1, ?2, 'Text.', ?3, ?4, ?4)";
    let values = params![post, author, status, at];
    blog.sqlite().execute(sql, values).unwrap();
}

/// 60 posts and 600 comments over two years, pseudo-random with a fixed seed.
fn blog_of_two_years() -> Blog {
    let blog = Blog::new();
    let mut random = fastrand::Rng::with_seed(7);
    let mut sqlite = blog.sqlite();
    let all = sqlite.transaction().unwrap();
    // From 2025-01-01 to 2026-12-31; the current month is incomplete.
    let mut time = || 1_735_689_600 + random.i64(0..2 * 365 * 86_400);
    let format = "strftime('%Y-%m-%dT%H:%M:%SZ', ?2, 'unixepoch')";
    for id in 1..=60 {
        let published = (id % 7 > 0).then(&mut time);
        let sql = format!(
            "INSERT INTO post (slug, title, published_at, created_at, updated_at)
             SELECT 'p' || ?1, 'Post ' || ?1, {format}, '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'"
        );
        all.execute(&sql, params![id, published]).unwrap();
    }
    for number in 1..=600_i64 {
        let sql = format!(
            "INSERT INTO comment (post_id, author, status, body, created_at, updated_at)
             SELECT ?1, ?3, ?4, 'Text', {format}, {format}"
        );
        let status = ["approved", "approved", "pending", "spam"][number as usize % 7 % 4];
        let author = format!("Reader {}", number * number % 23);
        let post = 1 + number * number % 59;
        all.execute(&sql, params![post, time(), author, status])
            .unwrap();
    }
    all.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
         INSERT INTO tag (name, folded) SELECT 'Tag' || i, 'tag' || i FROM n;
         INSERT INTO post_tag SELECT p.id, t.id FROM post p, tag t WHERE p.id * p.id % (t.id + 1) = 0;",
    )
    .unwrap();
    all.commit().unwrap();
    drop(sqlite);
    blog
}

#[test]
fn an_empty_blog_has_statistics() {
    let blog = Blog::new();
    let stats = blog.json(["stats", "--months", "2"]);
    assert_eq!(
        stats,
        json!({
            "posts": { "published": 0, "scheduled": 0, "draft": 0 },
            "comments": { "approved": 0, "pending": 0, "spam": 0 },
            "media": 0,
            "months": [
                { "month": "2026-10", "comments": 0, "posts": 0 },
                { "month": "2026-11", "comments": 0, "posts": 0 },
            ],
            "discussed": [],
            "tags": [],
            "authors": [],
            "waiting": {
                "pending": 0, "oldest_id": null, "oldest_at": null, "median_age_seconds": null,
            },
        })
    );
    assert_eq!(
        blog.ok(["stats", "--format", "table", "--months", "2"]),
        "Posts     0 published · 0 scheduled · 0 drafts\n\
         Comments  0 approved · 0 pending · 0 spam\n\
         Waiting   nothing\n\
         \n         Comments                            Posts\n\
         2026-10  0                                   0\n\
         2026-11  0                                   0\n"
    );
    assert_eq!(blog.ok(["stats", "--format", "ids"]), "");
}

#[test]
fn the_page_shows_every_section() {
    let blog = Blog::with_posts();
    comment(&blog, 1, "Cyd", "spam", "2026-09-30T23:59:59Z");
    comment(&blog, 1, "Bob", "pending", "2026-11-21T12:00:00Z");
    let (code, shown) = blog.in_terminal(60, ["stats", "--months", "3"]).end();
    assert_eq!(code, 0);
    assert_eq!(
        shown,
        "Posts     1 published · 0 scheduled · 1 draft\n\
         Comments  2 approved · 2 pending · 1 spam\n\
         Waiting   oldest #5 2 days ago · median age 1 day\n\
         \n         Comments                  Posts\n\
         2026-09  0                         0\n\
         2026-10  0                         0\n\
         2026-11  4 ██████████████████████  1 ██████████████████████\n\
         \nMost discussed posts\n\
         4  #1 hello · Hello\n\
         \nMost used tags                 Busiest authors\n\
         1  life                        2  Bob\n\
         1  rust                        1  Ann\n\
         \x20                              1  Cyd\n"
    );
}

#[test]
fn counts_equal_those_of_the_other_commands() {
    let blog = blog_of_two_years();
    let stats = blog.json(["stats", "--months", "24", "--top", "100"]);
    let count = |arguments: &[&str]| -> i64 { blog.ok(arguments).trim().parse().unwrap() };
    let heeded = ["--status", "approved,pending"];
    for status in ["published", "scheduled", "draft"] {
        let counted = count(&["post", "count", "--status", status]);
        assert!(counted > 0 && stats["posts"][status] == counted, "{status}");
    }
    for status in ["approved", "pending", "spam"] {
        let counted = count(&["comment", "count", "--status", status]);
        assert!(
            counted > 0 && stats["comments"][status] == counted,
            "{status}"
        );
    }

    let months = stats["months"].as_array().unwrap();
    assert_eq!(months.len(), 24);
    let name = |at: usize| months[at]["month"].as_str().unwrap();
    assert_eq!((name(0), name(23)), ("2024-12", "2026-11"));
    for (at, counts) in months.iter().enumerate() {
        let start = format!("{}-01T00:00:00Z", name(at));
        let next = if at < 23 { name(at + 1) } else { "2026-12" };
        let end = format!("{next}-01T00:00:00Z");
        let period = ["--since", &start, "--until", &end];
        let comments = count(&[&["comment", "count"], &heeded[..], &period].concat());
        let posts = count(&[&["post", "count", "--status", "published"], &period[..]].concat());
        assert_eq!(counts["comments"], comments, "{start}");
        assert_eq!(counts["posts"], posts, "{start}");
    }

    let mut lists = Vec::new();
    for (list, name, number) in [
        ("discussed", "slug", "comments"),
        ("tags", "name", "posts"),
        ("authors", "name", "comments"),
    ] {
        let list = stats[list].as_array().unwrap();
        let numbers: Vec<i64> = list
            .iter()
            .map(|each| each[number].as_i64().unwrap())
            .collect();
        assert!(numbers.is_sorted_by(|a, b| a >= b), "{numbers:?}");
        let names: Vec<&str> = list
            .iter()
            .map(|each| each[name].as_str().unwrap())
            .collect();
        lists.push(names.into_iter().zip(numbers).collect::<Vec<(&str, i64)>>());
    }
    for (list, option) in [(&lists[0], "--post"), (&lists[2], "--author")] {
        assert!(list.len() > 9, "{list:?}");
        for (name, comments) in list {
            let counted = count(&[&["comment", "count", option, name], &heeded[..]].concat());
            assert_eq!(*comments, counted, "{name}");
        }
        let all: i64 = list.iter().map(|(_, comments)| comments).sum();
        assert_eq!(all, count(&[&["comment", "count"], &heeded[..]].concat()));
    }
    let mut tags: Vec<String> = lists[1]
        .iter()
        .map(|(name, posts)| format!("{name}\t{posts}"))
        .collect();
    tags.sort_unstable();
    let listed = blog.ok(["tag", "list", "--no-header"]);
    assert_eq!(tags, listed.lines().collect::<Vec<_>>());

    let few = blog.json(["stats", "--top", "3"]);
    for list in ["discussed", "tags", "authors"] {
        assert_eq!(
            few[list].as_array().unwrap(),
            &stats[list].as_array().unwrap()[..3]
        );
    }
    assert_eq!(few["months"].as_array().unwrap(), &months[12..]);
}

#[test]
fn months_are_calendar_months_in_utc() {
    let mut blog = Blog::new();
    blog.set("TZ", "Pacific/Auckland");
    blog.ok(["config", "set", "time_zone", "America/New_York"]);
    post(&blog, 1, "Old", Some("2025-11-30T23:59:59Z"));
    post(&blog, 2, "Last", Some("2025-12-31T23:59:59Z"));
    post(&blog, 3, "First", Some("2026-01-01T00:00:00Z"));
    post(&blog, 4, "Now", Some("2026-11-23T12:00:00Z"));
    post(&blog, 5, "Later", Some("2026-11-23T12:00:01Z"));
    post(&blog, 6, "Draft", None);
    for at in [
        "2025-12-31T23:59:59Z",
        "2026-01-01T00:00:00Z",
        "2026-01-31T23:59:59Z",
    ] {
        comment(&blog, 1, "Bob", "approved", at);
    }
    let counts = |blog: &Blog, months: &str| -> Vec<(String, i64, i64)> {
        let stats = blog.json(["stats", "--months", months]);
        let months = stats["months"].as_array().unwrap().iter();
        months
            .filter(|each| each["comments"] != 0 || each["posts"] != 0)
            .map(|each| {
                let month = each["month"].as_str().unwrap().to_owned();
                let number = |name: &str| each[name].as_i64().unwrap();
                (month, number("comments"), number("posts"))
            })
            .collect()
    };
    let year = [("2025-12", 1, 1), ("2026-01", 2, 1), ("2026-11", 0, 1)]
        .map(|(month, comments, posts)| (month.to_owned(), comments, posts));
    assert_eq!(counts(&blog, "12"), year);
    assert_eq!(counts(&blog, "13")[0], ("2025-11".to_owned(), 0, 1));
    assert_eq!(counts(&blog, "1"), year[2..]);
    // The first second of a year.
    blog.set("SOURCE_DATE_EPOCH", "1767225600");
    assert_eq!(
        counts(&blog, "2"),
        [("2025-12".to_owned(), 1, 1), ("2026-01".to_owned(), 2, 1)]
    );
    // The first and the last representable time.
    for (now, last) in [("253402207200", "9999-12"), ("-62167219200", "0000-01")] {
        blog.set("SOURCE_DATE_EPOCH", now);
        let months = blog.json(["stats", "--months", "120"])["months"].clone();
        assert_eq!(months[119]["month"], last);
    }
}

#[test]
fn spam_and_erased_comments_do_not_count_for_authors() {
    let blog = Blog::new();
    post(&blog, 1, "One", Some("2026-01-01T00:00:00Z"));
    post(&blog, 2, "Two", Some("2026-01-01T00:00:00Z"));
    let at = "2026-11-01T00:00:00Z";
    for _ in 0..3 {
        comment(&blog, 1, "Casino", "spam", at);
        comment(&blog, 2, "[erased]", "approved", at);
    }
    comment(&blog, 2, "Bob", "approved", at);
    comment(&blog, 2, "bob", "pending", at);
    let stats = blog.json(["stats", "--top", "2"]);
    assert_eq!(
        stats["authors"],
        json!([{ "name": "Bob", "comments": 1 }, { "name": "bob", "comments": 1 }])
    );
    assert_eq!(
        stats["discussed"],
        json!([{ "id": 2, "slug": "p2", "title": "Two", "comments": 5 }])
    );
    assert_eq!(stats["months"][11]["comments"], 5);
    assert_eq!(
        stats["comments"],
        json!({ "approved": 4, "pending": 1, "spam": 3 })
    );
}

#[test]
fn the_waiting_time_of_comments_is_shown() {
    let blog = Blog::new();
    post(&blog, 1, "One", Some("2026-01-01T00:00:00Z"));
    let waiting = || blog.json(["stats"])["waiting"].clone();
    comment(&blog, 1, "Bob", "approved", "2020-01-01T00:00:00Z");
    comment(&blog, 1, "Bob", "pending", "2026-11-23T11:00:00Z");
    assert_eq!(
        waiting(),
        json!({
            "pending": 1, "oldest_id": 2, "oldest_at": "2026-11-23T11:00:00Z",
            "median_age_seconds": 3600,
        })
    );
    comment(&blog, 1, "Bob", "pending", "2026-11-20T12:00:00Z");
    assert_eq!(waiting()["oldest_id"], 3);
    assert_eq!(waiting()["median_age_seconds"], (3_600 + 3 * 86_400) / 2);
    // Comments dated in the future have not waited.
    comment(&blog, 1, "Bob", "pending", "2026-12-24T12:00:00Z");
    comment(&blog, 1, "Bob", "pending", "2026-12-24T12:00:00Z");
    assert_eq!(waiting()["median_age_seconds"], 1_800);
    assert_eq!(waiting()["pending"], 4);
}

#[test]
fn the_rows_have_the_numbers_of_the_object() {
    let blog = blog_of_two_years();
    let stats = blog.json(["stats"]);
    let mut expected = vec!["group\tname\tvalue".to_owned()];
    let mut add = |group: &str, name: &Value, value: &Value| {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        expected.push(format!("{group}\t{}\t{}", text(name), text(value)));
    };
    for group in ["posts", "comments"] {
        for (name, value) in stats[group].as_object().unwrap() {
            add(group, &json!(name), value);
        }
    }
    add("media", &json!("files"), &stats["media"]);
    for (group, list, name, value) in [
        ("month_comments", "months", "month", "comments"),
        ("month_posts", "months", "month", "posts"),
        ("discussed", "discussed", "slug", "comments"),
        ("tag", "tags", "name", "posts"),
        ("author", "authors", "name", "comments"),
    ] {
        for each in stats[list].as_array().unwrap() {
            add(group, &each[name], &each[value]);
        }
    }
    for (name, value) in stats["waiting"].as_object().unwrap() {
        add("waiting", &json!(name), value);
    }
    let expected = expected.join("\n") + "\n";
    assert_eq!(blog.ok(["stats"]), expected);
    assert_eq!(
        blog.ok(["stats", "--format", "csv"]),
        expected.replace('\t', ",")
    );
    // The formats with objects have one object, of which --fields chooses members.
    let lines = blog.ok(["stats", "--format", "jsonl"]);
    assert_eq!(serde_json::from_str::<Value>(&lines).unwrap(), stats);
    assert_eq!(
        blog.json(["stats", "--fields", "posts, waiting"]),
        json!({"posts": stats["posts"], "waiting": stats["waiting"]})
    );
    let yaml = blog.ok(["stats", "--format", "yaml", "--fields", "posts"]);
    assert!(yaml.starts_with("posts:\n"), "{yaml}");
    let values = blog.ok(["stats", "--fields", "value", "--no-header"]);
    assert_eq!(values.lines().count(), expected.lines().count() - 1);
    let discussed = stats["discussed"].as_array().unwrap().iter();
    let ids: Vec<String> = discussed.map(|post| post["id"].to_string()).collect();
    assert_eq!(blog.ids(["stats"]), ids.join(" "));
}

#[test]
fn the_page_fits_the_terminal() {
    let blog = blog_of_two_years();
    post(
        &blog,
        100,
        &"日本語 ".repeat(40),
        Some("2026-01-01T00:00:00Z"),
    );
    for _ in 0..100 {
        let author = "A very, very long name of somebody who writes";
        comment(&blog, 100, author, "pending", "2020-01-01T00:00:00Z");
    }
    for width in [20, 39, 40, 80, 200] {
        let (code, shown) = blog.in_terminal(width, ["stats", "--months", "120"]).end();
        assert_eq!(code, 0, "{shown}");
        for line in shown.lines() {
            assert!(line.width() <= usize::from(width), "{width}: {line:?}");
        }
        let widest = shown.lines().map(|line| line.matches('█').count()).max();
        let quarter = usize::from(width) / 4;
        assert!(width < 40 || widest.unwrap() >= quarter, "{shown}");
        for text in ["oldest", "2016-12", "2026-11", "#100", "Tag1", "A very, ve"] {
            assert!(shown.contains(text), "{width}: {text} in {shown}");
        }
    }
}

#[test]
fn a_coloured_page_has_only_its_own_styles() {
    let blog = Blog::new();
    let attack = "x\u{1b}[31m\u{9b}31m\u{202e}\n\u{7}";
    post(&blog, 1, attack, Some("2026-01-01T00:00:00Z"));
    comment(&blog, 1, attack, "approved", "2026-11-01T00:00:00Z");
    let sql = "INSERT INTO tag (id, name, folded) VALUES (1, ?1, ?1)";
    blog.sqlite().execute(sql, [attack]).unwrap();
    let sql = "INSERT INTO post_tag VALUES (1, 1)";
    blog.sqlite().execute(sql, []).unwrap();
    for color in ["always", "never"] {
        let (code, shown) = blog.in_terminal(80, ["stats", "--color", color]).end();
        assert_eq!(code, 0, "{shown}");
        assert_eq!(
            shown.matches("x␛[31m<U+009B>31m<U+202E>␤␇").count(),
            3,
            "{shown}"
        );
        assert_eq!(shown.contains("\u{1b}[1mPosts\u{1b}[0m"), color == "always");
        let plain = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"]
            .iter()
            .fold(shown, |shown, style| shown.replace(style, ""));
        assert!(
            !plain.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'),
            "{plain:?}"
        );
    }
}

#[test]
fn an_invalid_option_is_a_usage_error() {
    let blog = Blog::new();
    for arguments in [
        &["--months", "0"][..],
        &["--months", "121"],
        &["--top", "0"],
        &["--top", "101"],
        &["--fields", "nothing"],
        &["--since", "90d"],
    ] {
        let said = blog.fails(2, [&["stats"], arguments].concat());
        assert!(said.contains("\nhint: "), "{said}");
    }
    blog.ok(["stats", "--months", "120", "--top", "100"]);
    assert_eq!(Blog::without_file().run(["stats"]).code, 3);
}
