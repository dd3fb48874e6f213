//! `blog db check`.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::common::Blog;

/// A finding: its check, its subject, and whether it is repairable.
type Expected = (&'static str, &'static str, bool);

/// SQL of another program, and the findings.
const DAMAGE: &[(&str, &[Expected])] = &[
    (
        "CREATE TRIGGER evil AFTER INSERT ON post BEGIN DELETE FROM comment; END",
        &[("schema", "trigger evil", false)],
    ),
    ("CREATE VIEW v AS SELECT 1", &[("schema", "view v", false)]),
    ("CREATE TABLE t (x)", &[("schema", "table t", false)]),
    (
        "DROP INDEX post_date; CREATE INDEX post_date ON post (title)",
        &[("schema", "index post_date", true)],
    ),
    (
        "DROP TRIGGER comment_removed",
        &[("schema", "trigger comment_removed", true)],
    ),
    (
        "DROP TRIGGER post_added; CREATE TRIGGER post_added AFTER INSERT ON post
         WHEN NEW.id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
         BEGIN INSERT INTO change (kind, row) VALUES ('post', NEW.id); DELETE FROM tag; END",
        &[("schema", "trigger post_added", true)],
    ),
    (
        "UPDATE comment SET post_id = 9 WHERE id = 3",
        &[("foreign_keys", "comment 3", true)],
    ),
    (
        "INSERT INTO post_tag VALUES (2, 9)",
        &[("foreign_keys", "tag 9 of post 2", true)],
    ),
    (
        "UPDATE comment SET parent_id = 99 WHERE id = 3",
        &[("threads", "comment 3", true)],
    ),
    (
        "UPDATE comment SET parent_id = 2 WHERE id = 1",
        &[("threads", "comment 1", true)],
    ),
    (
        "UPDATE post SET slug = 'A/../B' WHERE id = 2",
        &[("slugs", "post 2", true)],
    ),
    (
        "INSERT INTO redirect VALUES ('/plan', 1)",
        &[("slugs", "redirect /plan", true)],
    ),
    (
        "INSERT INTO redirect VALUES ('/old', 9)",
        &[("addresses", "redirect /old", true)],
    ),
    (
        "UPDATE comment SET website = 'http://a b' WHERE id = 1",
        &[("addresses", "comment 1", false)],
    ),
    (
        "INSERT INTO setting VALUES ('color', 'red'), ('max_links', 'many')",
        &[
            ("settings", "setting color", true),
            ("settings", "setting max_links", true),
        ],
    ),
    (
        "UPDATE change SET existed = 1 WHERE id = 1",
        &[("log", "change 1", false)],
    ),
    (
        "INSERT INTO post_search (post_search, rowid, title, body, tags)
         VALUES ('delete', 1, 'hello', 'some text', 'life rust')",
        &[("search", "post_search", true)],
    ),
    (
        "INSERT INTO comment_search (rowid, author, body) VALUES (77, 'x', 'y')",
        &[("search", "comment_search", true)],
    ),
    (
        "DELETE FROM comment_search_data WHERE id > 10",
        &[("search", "index", true)],
    ),
    (
        "DELETE FROM comment_search_data",
        &[("search", "index", true)],
    ),
];

fn findings(shown: &str) -> Vec<(String, String, bool, bool)> {
    let list: Value = serde_json::from_str(shown).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list.as_array()
        .unwrap()
        .iter()
        .map(|found| {
            (
                text(&found["check"]),
                text(&found["subject"]),
                found["fixable"].as_bool().unwrap(),
                found["mended"].as_bool().unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_sound_blog_has_no_findings() {
    let blog = Blog::with_posts();
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    assert_eq!(blog.ok(["db", "check", "--fix"]), "no problems found\n");
    assert_eq!(blog.json(["db", "check"]), Value::Array(Vec::new()));
    assert_eq!(blog.json(["log"]).as_array().unwrap().len(), 5);
    // A word longer than the tokens of the index.
    let done = blog.feed(["post", "add", "Long", "-F", "-"], "w".repeat(40_000));
    assert_eq!(done.code, 0, "{done:?}");
    blog.ok(["db", "check"]);
    // Tables of SQLite and Litestream.
    let theirs = "ANALYZE; CREATE TABLE _litestream_lock (id INTEGER)";
    blog.sqlite().execute_batch(theirs).unwrap();
    blog.ok(["db", "check"]);
}

#[test]
fn damage_is_reported_and_repaired_where_nothing_is_lost() {
    for (damage, expected) in DAMAGE {
        let blog = Blog::with_posts();
        let sqlite = blog.sqlite();
        sqlite
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}"))
            .unwrap();
        drop(sqlite);
        let done = blog.run(["db", "check", "--format", "json"]);
        assert_eq!(done.code, 1, "{damage}: {done:?}");
        let behind = ("log".to_owned(), "log".to_owned(), true, false);
        let mut found = findings(&done.stdout);
        found.retain(|finding| *finding != behind);
        let mut wanted: Vec<_> = expected
            .iter()
            .map(|&(check, subject, fixable)| {
                (check.to_owned(), subject.to_owned(), fixable, false)
            })
            .collect();
        assert_eq!(found, wanted, "{damage}");
        // A check does not write.
        assert_eq!(
            blog.run(["db", "check", "--format", "json"]).stdout,
            done.stdout
        );

        let done = blog.run(["db", "check", "--fix", "--format", "json"]);
        let is_whole = expected.iter().all(|(_, _, fixable)| *fixable);
        assert_eq!(done.code, i32::from(!is_whole), "{damage}: {done:?}");
        let behind = ("log".to_owned(), "log".to_owned(), true, true);
        let mut found = findings(&done.stdout);
        found.retain(|finding| *finding != behind);
        wanted.iter_mut().for_each(|finding| finding.3 = finding.2);
        assert_eq!(found, wanted, "{damage}");
        if is_whole {
            assert_eq!(blog.ok(["db", "check"]), "no problems found\n", "{damage}");
            blog.assert_sound();
        }
        if is_whole || expected[0].0 != "schema" {
            assert_eq!(blog.ok(["comment", "count"]), "3\n", "{damage}");
        } else {
            blog.fails(7, ["comment", "count"]);
        }
    }
}

#[test]
fn a_repair_of_rows_is_one_operation_that_can_be_undone() {
    let blog = Blog::with_posts();
    let damage = "INSERT INTO setting VALUES ('color', 'red'), ('max_links', 'many')";
    blog.sqlite().execute_batch(damage).unwrap();
    blog.ok(["search", "x"]);
    let shown = blog.ok(["db", "check", "--fix"]);
    assert!(shown.contains("setting color"), "{shown}");
    let log = blog.json(["log"]);
    assert_eq!(log[0]["command"], "db check --fix");
    assert_eq!(log[0]["touched"], "2 settings");
    blog.ok(["undo"]);
    let done = blog.run(["db", "check", "--fields", "subject", "--no-header"]);
    assert_eq!(done.stdout, "setting color\nsetting max_links\n");
    // A person reads whole sentences.
    let (_, shown) = blog.in_terminal(40, ["db", "check"]).end();
    let whole = "settings: setting color: there is no setting `color` (fixable)\n";
    assert!(shown.contains(whole), "{shown}");
    assert!(
        done.stderr.contains("`blog db check --fix` fixes 2"),
        "{done:?}"
    );
}

#[test]
fn only_the_first_of_very_many_findings_are_printed() {
    let blog = Blog::new();
    blog.insert_posts(300, "x");
    blog.sqlite()
        .execute_batch("UPDATE post SET slug = 'A ' || id")
        .unwrap();
    let done = blog.run(["db", "check", "--format", "json"]);
    let found = findings(&done.stdout);
    let slugs = found.iter().filter(|finding| finding.0 == "slugs");
    assert_eq!(slugs.count(), 101);
}

#[test]
fn a_damaged_file_has_findings_or_is_refused() {
    let blog = Blog::with_posts();
    let whole = fs::read(blog.file()).unwrap();
    let mut random = fastrand::Rng::with_seed(6);
    let rounds = std::env::var("DAMAGED_FILES").map_or(60, |rounds| rounds.parse().unwrap());
    let mut seen = [0; 3];
    for round in 0..rounds {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => {
                for _ in 0..random.usize(1..30) {
                    let place = random.usize(100..bytes.len());
                    bytes[place] ^= 1 << random.u8(0..8);
                }
            }
            1 => bytes.truncate(random.usize(100..whole.len())),
            _ => {
                let page = random.usize(0..whole.len() / 4096) * 4096;
                let from = page.max(100);
                bytes[from..page + 4096].fill(random.u8(..));
            }
        }
        fs::write(blog.file(), &bytes).unwrap();
        let start = Instant::now();
        for command in [&["db", "check"][..], &["db", "check", "--fix"]] {
            let done = blog.run(command);
            assert!([0, 1, 7].contains(&done.code), "{round}: {done:?}");
            assert!(!done.stderr.contains("panicked"), "{round}: {done:?}");
            seen[usize::from(done.code > 0) + usize::from(done.code > 1)] += 1;
        }
        assert!(start.elapsed() < Duration::from_secs(240), "{round}");
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(blog.folder().join(format!("blog.db{ending}")));
        }
    }
    assert!(seen[1] > 0, "no damage was found: {seen:?}");
}

#[test]
fn a_check_during_writes_reads_one_snapshot() {
    let blog = Blog::with_posts();
    let comment = |id: u32| {
        format!(
            "{{\"type\":\"comment\",\"id\":{id},\"post_id\":1,\"author\":\"a\",\
             \"body\":\"some words {id}\",\"status\":\"approved\",\
             \"created_at\":\"2020-01-01T00:00:00Z\"}}\n"
        )
    };
    let mut lines = String::from("{\"type\":\"post\",\"id\":1,\"title\":\"T\"}\n");
    lines.extend((0..5_000).map(comment));
    let done = blog.feed(["import", "jsonl", "-"], lines);
    assert_eq!(done.code, 0, "{done:?}");
    let stop = blog.folder().join("stop");
    let writer = "while [ ! -e stop ]; do
        blog comment add hello --author Q -b more >/dev/null || exit 9; done";
    let mut children: Vec<_> = (0..2)
        .map(|_| blog.shell(writer).spawn().unwrap())
        .collect();
    let before = blog.ok(["comment", "count"]);
    for round in 0..12 {
        let done = blog.run(["db", "check"]);
        if done.code != 0 {
            fs::write(&stop, "").unwrap();
        }
        assert_eq!(done.code, 0, "{round}: {done:?}");
    }
    let after = blog.ok(["comment", "count"]);
    fs::write(&stop, "").unwrap();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert_ne!(before, after, "nothing was written at the same time");
}
