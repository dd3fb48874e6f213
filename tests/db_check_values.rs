//! Invalid values that STRICT tables accept from another program: no reading command
//! fails, other rows stay writable, and `blog db check` names the row and whether
//! `--fix` repairs it.

use serde_json::Value;

use crate::common::Blog;

/// SQL of another program and its findings: the check, the subject, and whether `--fix`
/// repairs it.
type Damage = (&'static str, &'static [(&'static str, &'static str, bool)]);

/// Values that reading commands convert like `--fix`.
const READABLE: &[Damage] = &[
    // Texts that are not UTF-8.
    (
        "UPDATE post SET title = CAST(x'636166e9' AS TEXT) WHERE id = 1",
        &[("texts", "post 1", true)],
    ),
    (
        "UPDATE post SET body = CAST(x'e9' AS TEXT), summary = CAST(x'eda080' AS TEXT),
         author = CAST(x'c080' AS TEXT) WHERE id = 1",
        &[
            ("texts", "post 1", true),
            ("texts", "post 1", true),
            ("texts", "post 1", true),
        ],
    ),
    (
        "UPDATE post SET slug = CAST(x'636166e9' AS TEXT) WHERE id = 2",
        &[("slugs", "post 2", true)],
    ),
    (
        "UPDATE comment SET author = CAST(x'42e9' AS TEXT), body = CAST(x'e9' AS TEXT),
         email = CAST(x'61406289' AS TEXT), reason = CAST(x'ff' AS TEXT),
         website = CAST(x'687474703a2f2fe9' AS TEXT) WHERE id = 3",
        &[
            ("texts", "comment 3", true),
            ("texts", "comment 3", true),
            ("texts", "comment 3", true),
            ("texts", "comment 3", true),
            ("texts", "comment 3", true),
        ],
    ),
    (
        "UPDATE tag SET name = CAST(x'6ce9' AS TEXT) WHERE folded = 'life'",
        &[("texts", "tag 1", true), ("tags", "tag 1", true)],
    ),
    (
        "INSERT INTO setting VALUES (CAST(x'e9' AS TEXT), CAST(x'e9' AS TEXT))",
        &[
            ("texts", "setting \u{fffd}", true),
            ("settings", "setting \u{fffd}", true),
        ],
    ),
    (
        "UPDATE setting SET value = CAST(x'54e9' AS TEXT) WHERE name = 'title'",
        &[("texts", "setting title", true)],
    ),
    (
        "INSERT INTO rule (position, name, action, author, words, pattern) VALUES
         (1, CAST(x'72e9' AS TEXT), 'hold', CAST(x'e9' AS TEXT), CAST(x'77e9' AS TEXT), 'x')",
        &[
            ("texts", "rule 1", true),
            ("texts", "rule 1", true),
            ("texts", "rule 1", true),
        ],
    ),
    (
        "INSERT INTO redirect VALUES (CAST(x'2fe9' AS TEXT), 1)",
        &[("texts", "redirect /\u{fffd}", true)],
    ),
    (
        "UPDATE operation SET who = CAST(x'e9' AS TEXT), command = CAST(x'e92d' AS TEXT)
         WHERE id = 2",
        &[
            ("texts", "operation 2", true),
            ("texts", "operation 2", true),
        ],
    ),
    (
        "INSERT INTO source VALUES (7, CAST(x'e9' AS TEXT));
         INSERT INTO origin VALUES (7, 'post', CAST(x'e9' AS TEXT), 1, 0, 1, 0),
             (7, 'post', x'e9', 2, 0, 1, 0), (7, 'comment', 1.5, 2, 0, 1, 0)",
        &[
            ("texts", "source 7", true),
            ("texts", "origin of post 1", true),
        ],
    ),
    (
        "INSERT INTO cursor (name, batch) VALUES (CAST(x'e9' AS TEXT), 0)",
        &[("texts", "cursor \u{fffd}", true)],
    ),
    // Texts with NUL characters; SQLite's `length()` stops at the first.
    (
        "UPDATE post SET title = 'a' || char(0) || replace(hex(zeroblob(500)), '0', 'b')
         WHERE id = 1",
        &[("texts", "post 1", true)],
    ),
    (
        "UPDATE comment SET body = 'a' || char(0) || 'b', author = 'B' || char(0) WHERE id = 1",
        &[("texts", "comment 1", true), ("texts", "comment 1", true)],
    ),
    // Texts beyond our limits, and empty texts.
    (
        "UPDATE post SET summary = hex(zeroblob(4000)) WHERE id = 1",
        &[("texts", "post 1", false)],
    ),
    (
        "UPDATE comment SET body = hex(zeroblob(50000)) WHERE id = 1",
        &[("texts", "comment 1", false)],
    ),
    (
        "UPDATE post SET title = char(9), author = char(160) WHERE id = 1",
        &[("texts", "post 1", false), ("texts", "post 1", false)],
    ),
    // Invalid dates in the form of a time.
    (
        "UPDATE post SET published_at = '2020-99-99T99:99:99Z' WHERE id = 1",
        &[("times", "post 1", true)],
    ),
    (
        "UPDATE post SET created_at = 'abcd-ef-ghTij:kl:mnZ', updated_at = '0000-00-00T00:00:00Z',
         published_at = '9999-12-31T23:59:59Z' WHERE id = 2",
        &[
            ("times", "post 2", true),
            ("times", "post 2", true),
            ("times", "post 2", true),
        ],
    ),
    (
        "UPDATE comment SET created_at = '9999-99-99T99:99:99Z',
         updated_at = '2021-02-30T00:00:60Z' WHERE id = 2",
        &[("times", "comment 2", true), ("times", "comment 2", true)],
    ),
    (
        "UPDATE operation SET at = '2020-13-01T00:00:00Z' WHERE id = 1",
        &[("times", "operation 1", true)],
    ),
    (
        "INSERT INTO cursor VALUES ('c', 1, 1, '2020-13-01T00:00:00Z', NULL, NULL)",
        &[("times", "cursor c", true)],
    ),
    // Numbers.
    (
        "INSERT INTO post (id, slug, title, created_at, updated_at) VALUES
         (-3, 'minus', 'Minus', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'),
         (0, 'zero', 'Zero', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')",
        &[("numbers", "post -3", false), ("numbers", "post 0", false)],
    ),
    (
        "INSERT INTO comment (id, post_id, author, body, status, created_at, updated_at) VALUES
         (-3, 1, 'M', 'Minus', 'approved', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')",
        &[("numbers", "comment -3", false)],
    ),
    (
        "UPDATE post SET revision = 9223372036854775807 WHERE id = 1;
         UPDATE comment SET revision = -9223372036854775808 WHERE id = 1",
        &[("numbers", "post 1", true), ("numbers", "comment 1", true)],
    ),
    (
        "INSERT INTO rule (position, name, action, links, post_age) VALUES
         (9223372036854775807, 'Huge', 'hold', 9223372036854775807, 9223372036854775807)",
        &[("numbers", "rule 1", true)],
    ),
    (
        "INSERT INTO cursor (name, batch) VALUES ('c', 9223372036854775807)",
        &[("numbers", "cursor c", true)],
    ),
    (
        "INSERT INTO tag VALUES (-1, 'minus', 'minus'), (0, 'zero', 'zero')",
        &[("numbers", "tag -1", false), ("numbers", "tag 0", false)],
    ),
    // Names.
    (
        "UPDATE tag SET folded = 'Rust' WHERE folded = 'rust'",
        &[("tags", "tag 2", true)],
    ),
    (
        "UPDATE tag SET folded = 'x' WHERE folded = 'rust';
         UPDATE tag SET folded = 'rust' WHERE folded = 'life';
         UPDATE tag SET folded = 'life' WHERE folded = 'x';
         INSERT INTO tag VALUES (9, 'LIFE', 'LIFE'); INSERT INTO post_tag VALUES (2, 9)",
        &[
            ("tags", "tag 1", true),
            ("tags", "tag 2", true),
            ("tags", "tag 9", true),
        ],
    ),
    (
        "UPDATE post SET slug = 'HELLO' WHERE id = 2",
        &[("slugs", "post 2", true)],
    ),
    (
        "UPDATE post SET slug = ' ' WHERE id = 1; UPDATE post SET slug = '../../evil' WHERE id = 2",
        &[("slugs", "post 1", true), ("slugs", "post 2", true)],
    ),
    (
        "INSERT INTO redirect VALUES ('/a' || char(10), 1), ('/a' || char(27), 2)",
        &[
            ("slugs", "redirect /a\n", true),
            ("slugs", "redirect /a\u{1b}", true),
        ],
    ),
    (
        "INSERT INTO setting VALUES ('color', 'red'), ('Title', 'x'), ('max_links', '1e3')",
        &[
            ("settings", "setting Title", true),
            ("settings", "setting color", true),
            ("settings", "setting max_links", true),
        ],
    ),
    (
        "UPDATE setting SET value = 'X' WHERE name = '.id'",
        &[("settings", "setting .id", true)],
    ),
    // Dangling references.
    (
        "UPDATE comment SET post_id = 9999 WHERE id IN (1, 2);
         UPDATE comment SET post_id = -5 WHERE id = 3",
        &[
            ("foreign_keys", "comment 1", true),
            ("foreign_keys", "comment 2", true),
            ("foreign_keys", "comment 3", true),
        ],
    ),
    // Changes of missing rows.
    (
        "INSERT INTO change (id, kind, row, part, existed) VALUES (91, 'evil', 1, x'ff', 1),
         (92, CAST(x'e9' AS TEXT), 1, 0, 0), (93, 'post_tag', 1, 'x', 1),
         (94, 'redirect', 1, 5, 0), (95, 'setting', 0, 1.5, 0)",
        &[
            ("log", "change 91", false),
            ("log", "change 92", false),
            ("log", "change 93", false),
            ("log", "change 94", false),
            ("log", "change 95", false),
        ],
    ),
];

/// Changes in the log that commands about the row cannot read.
const UNREADABLE: &[Damage] = &[
    (
        "INSERT INTO change (id, kind, row, existed) VALUES (91, 'post', 1, 2)",
        &[("log", "change 91", false)],
    ),
    (
        "INSERT INTO change (id, kind, row) VALUES (91, 'post', 1);
         INSERT INTO post_old (change, id, slug) VALUES (91, 1, 'x')",
        &[("log", "change 91", false)],
    ),
    (
        "INSERT INTO change (id, kind, row) VALUES (91, 'comment', 1);
         INSERT INTO comment_old (change, id, post_id, author, body, status)
         VALUES (91, 1, 1, 'a', 'b', 'evil')",
        &[("log", "change 91", false)],
    ),
    (
        "INSERT INTO change (id, kind, row) VALUES (91, 'comment', 1), (92, 'rule', 7)",
        &[("log", "change 91", false), ("log", "change 92", false)],
    ),
];

/// Reading commands of every kind.
const READING: &[&str] = &[
    "post list --fields id,slug,title,author,summary,body,tags,created_at,old_slugs",
    "post list --format json",
    "post count",
    "post show 1",
    "post history 1",
    "post diff 1",
    "post backlinks 1",
    "post list --search some",
    "post list --sort title",
    "comment list --fields id,author,email,website,body,reason,post_id",
    "comment show 1",
    "comment count",
    "comment queue",
    "comment history 1",
    "comment diff 1",
    "comment export-person --email a@b",
    "tag list",
    "search text",
    "search text --format json",
    "stats",
    "",
    "log",
    "log 1",
    "changes --cursor new --peek",
    "export jsonl --history",
    "export csv",
    "export wxr",
    "export comments",
    "replace text word --all --dry-run",
    "rule list",
    "config list",
    "config get title",
    "db info",
    "db dump",
];

fn broken(sound: &Blog, damage: &str) -> Blog {
    let blog = sound.copy();
    let sql = format!("PRAGMA foreign_keys = OFF; {damage}");
    blog.sqlite().execute_batch(&sql).unwrap();
    blog
}

fn findings(shown: &str) -> Vec<(String, String, bool)> {
    let list: Value = serde_json::from_str(shown).unwrap();
    let found = list.as_array().unwrap().iter().map(|found| {
        let text = |field: &str| found[field].as_str().unwrap().to_owned();
        let fixable = found["fixable"].as_bool().unwrap();
        (text("check"), text("subject"), fixable)
    });
    let mut found: Vec<_> = found.collect();
    found.retain(|(check, subject, _)| (check.as_str(), subject.as_str()) != ("log", "log"));
    found.sort();
    found
}

fn assert_found(blog: &Blog, (damage, expected): &Damage) {
    let done = blog.run(["db", "check", "--format", "json"]);
    assert_eq!(done.code, 1, "{damage}: {done:?}");
    let mut wanted: Vec<_> = expected
        .iter()
        .map(|&(check, subject, fixable)| (check.to_owned(), subject.to_owned(), fixable))
        .collect();
    wanted.sort();
    assert_eq!(findings(&done.stdout), wanted, "{damage}");
}

#[test]
fn invalid_values_are_read_reported_and_repaired() {
    let sound = Blog::with_posts();
    let mut failed = Vec::new();
    for damage in READABLE {
        let blog = broken(&sound, damage.0);
        assert_found(&blog, damage);
        for command in READING {
            let done = blog.run(words(command));
            assert!(
                !done.stderr.contains("panicked"),
                "{}, {command}: {done:?}",
                damage.0
            );
            // Lists omit comments without a post, and previews truncate long texts.
            let is_named = match done.code {
                3 => damage.0.contains("post_id = 9999"),
                8 => command.starts_with("replace") && done.stderr.contains("post hello: "),
                code => code == 0,
            };
            if !is_named {
                failed.push(format!(
                    "{}\n  {command}: {} {}",
                    damage.0, done.code, done.stderr
                ));
            }
        }
        for line in [
            "blog post show ",
            "blog comment show ",
            "blog post list --tag ",
        ] {
            let completed = blog
                .command()
                .env("COMPLETE", "bash")
                .args(["--", line, ""])
                .output();
            let completed = completed.unwrap();
            assert!(
                completed.status.success() && !completed.stdout.is_empty(),
                "{}: {line}",
                damage.0
            );
        }
        // Other rows are writable, and so is this one.
        blog.ok(["post", "add", "Another", "-b", "x"]);
        blog.ok(["comment", "add", "another", "--author", "Q", "-b", "x"]);
        for id in ["1", "2"] {
            let done = blog.run(["post", "set", id, "--title", "Fixed", "--author", "Ann"]);
            let is_beyond = done.stderr.contains("over its limit");
            let is_last = damage.0.contains("revision = 9");
            assert!(
                done.code == 0 || is_beyond || is_last,
                "{}: {done:?}",
                damage.0
            );
            if done.code == 0 {
                blog.ok(["undo"]);
            }
        }
        let done = blog.run(["db", "check", "--fix", "--format", "json"]);
        let is_whole = damage.1.iter().all(|(_, _, fixable)| *fixable);
        assert!(is_whole || done.code == 1, "{}: {done:?}", damage.0);
        let left = findings(&blog.run(["db", "check", "--format", "json"]).stdout);
        assert!(
            left.iter().all(|(_, _, fixable)| !fixable),
            "{}: {left:?}",
            damage.0
        );
        assert!(left.is_empty() || !is_whole, "{}: {left:?}", damage.0);
        assert_eq!(
            blog.ok(["comment", "count"]),
            format!("{}\n", comments(damage.0)),
            "{}",
            damage.0
        );
        if is_whole {
            blog.assert_sound();
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The expected number of comments after the repair.
fn comments(damage: &str) -> u32 {
    4 + u32::from(damage.starts_with("INSERT INTO comment"))
}

fn words(line: &str) -> Vec<String> {
    shell_words::split(line).unwrap()
}

#[test]
fn an_unreadable_change_in_the_log_leaves_the_rest_usable() {
    let sound = Blog::with_posts();
    for damage in UNREADABLE {
        let blog = broken(&sound, damage.0);
        assert_found(&blog, damage);
        for command in READING {
            let done = blog.run(words(command));
            assert!(
                [0, 7].contains(&done.code),
                "{}, {command}: {done:?}",
                damage.0
            );
            let is_of_the_log = ["history", "diff", "log 1", "changes", "person"]
                .iter()
                .any(|word| command.contains(word));
            assert!(
                done.code == 0 || is_of_the_log,
                "{}, {command}: {done:?}",
                damage.0
            );
        }
    }
}

#[test]
fn the_log_keeps_the_bytes_replaced_by_a_repair() {
    let blog = Blog::with_posts();
    blog.ok(["search", "x"]);
    let title = "SELECT hex(title) FROM post WHERE id = 1";
    let hex = |blog: &Blog| blog.ok(["db", "query", title, "--no-header"]);
    for (bytes, repaired) in [
        ("636166E9", "636166EFBFBD"),
        ("610062", "61EFBFBD62"),
        ("22E95C", "22EFBFBD5C"),
    ] {
        let sql = format!("UPDATE post SET title = CAST(x'{bytes}' AS TEXT) WHERE id = 1");
        blog.sqlite().execute_batch(&sql).unwrap();
        blog.ok(["search", "x"]);
        assert_eq!(blog.ok(["post", "list", "--format", "ids"]), "2\n1\n");
        let done = blog.run([
            "db",
            "check",
            "--fields",
            "check,subject,fixable",
            "--no-header",
        ]);
        assert_eq!(done.stdout, "texts\tpost 1\ttrue\n");
        blog.ok(["db", "check", "--fix"]);
        assert_eq!(hex(&blog), format!("{repaired}\n"));
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
        blog.ok(["undo"]);
        assert_eq!(hex(&blog), format!("{bytes}\n"));
        blog.ok(["redo"]);
        assert_eq!(hex(&blog), format!("{repaired}\n"));
        blog.assert_sound();
    }
}

#[test]
fn orphaned_comments_are_moved_to_a_draft_without_loss() {
    let blog = Blog::with_posts();
    blog.sqlite()
        .execute_batch(
            "PRAGMA foreign_keys = OFF; UPDATE comment SET post_id = 77 WHERE id IN (1, 2);
             UPDATE comment SET post_id = 0 WHERE id = 3",
        )
        .unwrap();
    blog.ok(["db", "check", "--fix"]);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    let posts = blog.ids(["comment", "list", "--sort", "id", "--fields", "id,post_id"]);
    assert_eq!(posts, "1 2 3");
    assert_eq!(blog.json(["comment", "show", "2"])["parent_id"], 1);
    let adopting = blog.json_one(["post", "show", "77"]);
    assert_eq!(adopting["slug"], "recovered-post-77");
    assert_eq!(adopting["status"], "draft");
    assert_eq!(adopting["comments"].as_array().unwrap().len(), 2);
    // Undoing the repair would lose the comments again.
    blog.fails(4, ["undo"]);
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
}
