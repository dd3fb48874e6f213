//! Tables on terminals: one line per record, cut to the width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::common::Blog;

const WIDTHS: [usize; 4] = [40, 80, 140, 200];

/// A blog with long titles, slugs, authors, tags and texts in several scripts.
fn blog_of_long_texts() -> Blog {
    let blog = Blog::new();
    let titles = [
        "日本語の長い題名がここに続きます".repeat(5),
        "👩‍💻👨‍👩‍👧‍👦🇩🇪❤️".repeat(12),
        "x".repeat(255),
        "e\u{301}".repeat(100),
        "नमस्ते दुनिया ".repeat(8),
        "مرحبا بالعالم ".repeat(9),
        "word ".repeat(40),
        "Short".to_owned(),
    ];
    for (index, title) in titles.iter().enumerate() {
        let title = title.trim();
        let slug = match index {
            7 => "short".to_owned(),
            _ => format!("{index}-{}", "s".repeat(100)),
        };
        let tag: String = title.chars().take(99).collect();
        let body = format!("{title} needle\n\n[x](/short/)\n\n{title}");
        let add = [
            "post",
            "add",
            title,
            "-b",
            &body,
            "--slug",
            &slug,
            "--tag",
            tag.trim(),
        ];
        blog.ok([&add[..], &["--at", "2026-01-02"]].concat());
        let author: String = title.chars().take(120).collect();
        blog.ok([
            "comment",
            "add",
            &slug,
            "--author",
            author.trim(),
            "-b",
            &body,
        ]);
        blog.ok([
            "comment", "add", &slug, "--author", "Ann", "-b", "Short.", "--status", "pending",
        ]);
    }
    blog
}

/// The text at these columns of a line, and whether no character crosses its edges.
fn columns(line: &str, from: usize, to: usize) -> (String, bool) {
    let (mut at, mut text, mut is_whole) = (0, String::new(), true);
    for grapheme in line.graphemes(true) {
        let end = at + grapheme.width();
        if at < to && end > from {
            text.push_str(grapheme);
            is_whole &= at >= from && end <= to;
        }
        at = end;
    }
    (text, is_whole)
}

fn width(line: &str) -> usize {
    line.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Asserts that each cell is inside its column, and returns the rows of cells, the headings
/// first.
fn cells(table: &str, terminal: usize) -> Vec<Vec<String>> {
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines.len() > 2, "{table}");
    let rule = lines[1];
    assert!(rule.chars().all(|c| c == '─' || c == ' '), "{table}");
    let mut edges = Vec::new();
    let mut start = 0;
    for column in rule.split("  ") {
        let end = start + column.chars().count();
        edges.push((start, end));
        start = end + 2;
    }
    let row = |line: &&str| {
        assert!(
            width(line) <= terminal,
            "{} > {terminal}: {line}\n{table}",
            width(line)
        );
        assert_eq!(line.trim_end(), *line, "{table}");
        let cells = edges.iter().enumerate().map(|(index, &(from, to))| {
            let (cell, is_whole) = columns(line, from, to);
            let (gap, _) = columns(line, to, to + 2);
            let is_last = index + 1 == edges.len();
            assert!(
                is_whole && gap.trim().is_empty(),
                "{cell:?} {gap:?}:\n{table}"
            );
            assert!(!is_last || width(line) <= to, "{line}\n{table}");
            cell.trim().to_owned()
        });
        cells.collect()
    };
    let cut = lines[2..].iter().any(|line| line.contains('…'));
    assert!(
        !cut || width(rule) == terminal,
        "room is left at {terminal}:\n{table}"
    );
    lines
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != 1)
        .map(|(_, line)| row(line))
        .collect()
}

#[test]
fn a_table_is_one_line_per_record_at_any_width() {
    let mut blog = blog_of_long_texts();
    blog.ok([
        "rule",
        "add",
        "hold",
        "--word",
        &"casino ".repeat(20),
        "--name",
        &"日本".repeat(30),
    ]);
    blog.ok(["config", "set", "title", &"👩‍💻 ".repeat(40)]);
    let sql = "SELECT id, slug, body, NULL AS 'a name 日本', 1e300 AS r FROM post";
    let cases: [(&[&str], usize); 12] = [
        (&["post", "list"], 8),
        (&["post", "list", "--fields", "all"], 8),
        (&["comment", "list"], 16),
        (&["comment", "list", "--post", "8", "--tree"], 2),
        (&["comment", "queue"], 8),
        (&["tag", "list"], 8),
        (&["search", "needle"], 16),
        (&["log", "--limit", "all"], 26),
        (&["post", "history", "1"], 1),
        (&["post", "backlinks", "8"], 16),
        (&["rule", "list"], 1),
        (&["db", "query", sql], 8),
    ];
    for terminal in WIDTHS {
        blog.set("COLUMNS", terminal.to_string());
        for (arguments, records) in cases {
            let table = blog.ok([arguments, &["--format", "table"]].concat());
            assert!(!table.is_empty(), "{arguments:?}");
            let rows = cells(&table, terminal);
            assert_eq!(
                rows.len(),
                records + 1,
                "{arguments:?} at {terminal}:\n{table}"
            );
            // The first column says which record it is: an id is whole.
            if rows[0][0] != "name" {
                let is_id = |row: &Vec<String>| row[0].parse::<u64>().is_ok();
                assert!(
                    rows[1..].iter().all(is_id),
                    "{arguments:?} at {terminal}:\n{table}"
                );
            }
        }
    }
}

#[test]
fn texts_are_cut_before_slugs_and_nothing_else_is() {
    let mut blog = Blog::new();
    let title = "Ordinary titles of posts have many more words than that";
    blog.ok([
        "post",
        "add",
        title,
        "-b",
        "x",
        "--slug",
        "many-words",
        "--draft",
    ]);
    blog.ok(["comment", "add", "1", "--author", "Ann", "-b", title]);
    let cases = [
        (
            200,
            "id  slug        title                                                    status  published  comments",
            " 1  many-words  Ordinary titles of posts have many more words than that  draft                     1",
        ),
        (
            80,
            "id  slug        title                                status  published  comments",
            " 1  many-words  Ordinary titles of posts have many…  draft                     1",
        ),
        (
            60,
            "id  slug        title            status  published  comments",
            " 1  many-words  Ordinary title…  draft                     1",
        ),
    ];
    for (columns, header, row) in cases {
        blog.set("COLUMNS", columns.to_string());
        let table = blog.ok(["post", "list", "--format", "table"]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!((lines[0], lines[2]), (header, row), "{table}");
    }
    blog.set("COLUMNS", "80");
    let table = blog.ok(["comment", "list", "--format", "table"]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        [lines[0], lines[2]],
        [
            "id  post        author  status    written   body",
            " 1  many-words  Ann     approved  just now  Ordinary titles of posts have many…"
        ]
    );
}

#[test]
fn a_terminal_that_is_too_narrow_leaves_out_times_and_counts_and_says_so() {
    let mut blog = blog_of_long_texts();
    blog.set("COLUMNS", "40");
    let done = blog.run(["post", "list", "--format", "table"]);
    let header = done.stdout.lines().next().unwrap();
    let headings: Vec<&str> = header.split_whitespace().collect();
    assert_eq!(headings, ["id", "slug", "title", "status"], "{done:?}");
    assert_eq!(done.stderr, "columns left out: published, comments\n");
    for columns in ["80", "200"] {
        blog.set("COLUMNS", columns);
        assert_eq!(blog.run(["post", "list", "--format", "table"]).stderr, "");
    }
}

#[test]
fn a_cell_has_one_line_and_the_other_formats_have_the_whole_value() {
    let blog = Blog::with_posts();
    let body = "First line.\n\n  - second\r\n- third";
    blog.ok(["post", "set", "hello", "-b", body]);
    let list = ["post", "list", "--fields", "id,body", "--format", "table"];
    let table = blog.ok(list);
    assert!(table.contains("First line. - second - third\n"), "{table}");
    let rows = blog.json(["post", "list", "--fields", "body"]);
    assert_eq!(rows[1]["body"], body, "{rows}");
}

#[test]
fn one_record_that_does_not_fit_has_a_field_per_line() {
    let mut blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "hello",
        "-b",
        &("Many words. ".repeat(10) + "\n\nEnd."),
        "--title",
        "日本語",
    ]);
    let show = |fields| {
        [
            "post", "show", "hello", "--format", "table", "--fields", fields,
        ]
    };
    assert_eq!(
        blog.ok(show("id,title")),
        "id  title\n──  ──────\n 1  日本語\n"
    );
    blog.set("COLUMNS", "40");
    assert_eq!(
        blog.ok(show("id,title,published,body")),
        "id         1\n\
         title      日本語\n\
         published  just now\n\
         body       Many words. Many words.\n           Many words. Many words.\n           \
         Many words. Many words.\n           Many words. Many words. Many\n           \
         words. Many words.\n\n           End.\n"
    );
    // A text of several lines is not joined, and a wide one is not cut.
    assert!(blog.ok(show("body")).contains(".\n\n      End.\n"));
    blog.ok(["post", "set", "hello", "-b", &"x".repeat(50)]);
    let body = format!("body  {}\n      {}\n", "x".repeat(34), "x".repeat(16));
    assert_eq!(blog.ok(show("body")), body);
    blog.set("COLUMNS", "20");
    let page = blog.ok(show("comment_count,status,title"));
    assert_eq!(
        page,
        "comments\n    3\nstatus\n    published\ntitle\n    日本語\n"
    );
}

#[test]
fn headings_are_short_in_tables_only_and_fields_have_aliases() {
    let blog = Blog::sample();
    let table = blog.ok(["post", "list", "--format", "table"]);
    let headings: Vec<&str> = table.lines().next().unwrap().split_whitespace().collect();
    assert_eq!(
        headings,
        ["id", "slug", "title", "status", "published", "comments"]
    );
    let cases = [
        (
            "post list",
            "published,date,comments",
            "published_at\tcomment_count",
        ),
        ("post list", "id, slug ,created", "id\tslug\tcreated_at"),
        (
            "comment list",
            "parent,date,slug",
            "parent_id\tcreated_at\tpost",
        ),
        ("comment queue", "answers,parent", "answers\tparent_id"),
        ("search tea", "post,published", "slug\tdate"),
        ("log", "date,author", "at\twho"),
    ];
    for (command, fields, header) in cases {
        let words = command
            .split(' ')
            .chain(["--fields", fields, "--limit", "1"]);
        assert_eq!(
            blog.ok(words).lines().next(),
            Some(header),
            "{command} {fields}"
        );
    }
    // So does --sort.
    for (list, names) in [
        ("post list", ["date", "published_at", "published"]),
        ("post list", ["comments", "comment_count", "comments"]),
        ("comment list", ["date", "created_at", "written"]),
        ("search tea", ["date", "published", "date"]),
    ] {
        let sorted = names.map(|name| blog.ids(list.split(' ').chain(["--sort", name])));
        assert!(
            sorted.iter().all(|ids| *ids == sorted[0]),
            "{list} {names:?}: {sorted:?}"
        );
    }
    // `all` gives every field, those on request too.
    let all = blog.json(["comment", "list", "--fields", "all", "--limit", "1"]);
    let names: Vec<&str> = all[0]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert!(
        names.contains(&"depth") && names.contains(&"email"),
        "{names:?}"
    );
    let mut names = blog.ok(["post", "list", "--fields", "title,all", "--limit", "1"]);
    names.truncate(names.find('\n').unwrap());
    assert!(names.starts_with("title\tid\tslug\tauthor\t"), "{names}");
}

#[test]
fn the_help_lists_the_aliases_and_each_is_accepted() {
    let mut blog = Blog::sample();
    blog.set("COLUMNS", "200");
    let mut seen = 0;
    for command in [
        "post list",
        "comment list",
        "comment queue",
        "search tea",
        "log",
    ] {
        let words: Vec<&str> = command.split(' ').filter(|word| *word != "tea").collect();
        let help = blog.ok([&["help", "fields"], &words[..]].concat());
        let mut named: Vec<&str> = Vec::new();
        for line in help.lines().take_while(|line| !["", "or"].contains(line)) {
            let Some(name) = line
                .strip_prefix("  ")
                .and_then(|line| line.split(' ').next())
            else {
                continue;
            };
            named.push(name);
            let Some((_, aliases)) = line.split_once("; also ") else {
                continue;
            };
            for alias in aliases.split(", ") {
                let words = command.split(' ');
                let words = words.chain(["--fields", alias, "--limit", "1"]);
                assert_eq!(
                    blog.ok(words).lines().next(),
                    Some(name),
                    "{command} {alias}"
                );
                named.push(alias);
                seen += 1;
            }
        }
        let count = named.len();
        named.sort_unstable();
        named.dedup();
        assert_eq!(
            named.len(),
            count,
            "{command}: a name stands for two fields: {named:?}"
        );
    }
    assert!(seen >= 15, "{seen}");
}

#[test]
fn dates_are_those_of_the_blog() {
    let mut blog = Blog::new();
    blog.set("TZ", "America/New_York");
    // Half past midnight in Berlin, the day before in UTC and New York.
    let at = "2026-05-01T00:30:00+02:00";
    blog.ok(["post", "add", "Night", "-b", "x", "--at", at]);
    blog.ok([
        "comment", "add", "night", "--author", "Ann", "-b", "x", "--at", at,
    ]);
    let lines = |blog: &Blog| {
        let list = |noun| blog.ok([noun, "list", "--format", "table", "--no-header"]);
        let shown = blog.in_terminal(80, ["post", "show", "night"]).end().1;
        let comment = blog.in_terminal(80, ["comment", "show", "1"]).end().1;
        [list("post"), list("comment"), shown, comment]
    };
    for text in lines(&blog) {
        assert!(text.contains("2026-04-30"), "{text}");
    }
    blog.ok(["config", "set", "time_zone", "Europe/Berlin"]);
    for text in lines(&blog) {
        assert!(
            text.contains("2026-05-01") && !text.contains("04-30"),
            "{text}"
        );
    }
    let page = blog.ok(["post", "show", "night"]);
    assert!(
        page.contains("published 2026-05-01T00:30:00+02:00\n"),
        "{page}"
    );
    for format in ["tsv", "csv", "json", "yaml"] {
        let rows = blog.ok(["post", "list", "--format", format]);
        assert!(rows.contains("2026-04-30T22:30:00Z"), "{rows}");
    }
}
