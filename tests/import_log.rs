//! What an import leaves in the log and in the schema. It inserts without the triggers that
//! log changes, which nobody may notice.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::common::{Blog, Done};

fn import(blog: &Blog, lines: &[Value], options: &[&str]) -> Done {
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let arguments = ["import", "jsonl", "-", "--source", "there"];
    blog.feed(arguments.iter().chain(options), lines)
}

fn post(id: i64, tags: &[&str]) -> Value {
    json!({ "type": "post", "id": id, "title": format!("Post {id}"), "tags": tags,
        "published_at": "2020-01-01T00:00:00Z" })
}

fn comment(id: i64, body: &str) -> Value {
    json!({ "type": "comment", "id": id, "post_id": 1, "author": "Bob", "body": body,
        "status": "approved", "created_at": "2020-01-02T00:00:00Z" })
}

/// The schema, in the order in which it was made.
fn schema(sqlite: &Connection) -> Vec<(String, String, Option<String>)> {
    let sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY rowid";
    let mut statement = sqlite.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

/// The logged changes after this one: kind, row, part and whether it existed.
fn changes(sqlite: &Connection, after: i64) -> Vec<(String, i64, String, bool)> {
    let sql = "SELECT kind, row, CAST(part AS TEXT), existed FROM change WHERE id > ?1 ORDER BY id";
    let mut statement = sqlite.prepare(sql).unwrap();
    let rows = statement.query_map([after], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn last_change(sqlite: &Connection) -> i64 {
    let sql = "SELECT coalesce(max(id), 0) FROM change";
    sqlite.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn an_import_leaves_the_schema_and_what_other_programs_write_is_logged() {
    for (options, id, code) in [(&[][..], 1, 0), (&[], 0, 8), (&["--dry-run"], 1, 0)] {
        let blog = Blog::with_posts();
        let before = schema(&blog.sqlite());
        let mut lines = vec![post(1, &["rust", "new"]), comment(1, "One")];
        if id == 0 {
            lines.push(json!({ "type": "comment", "id": "none" }));
        }
        let done = import(&blog, &lines, options);
        assert_eq!(done.code, code, "{done:?}");
        let sqlite = blog.sqlite();
        assert_eq!(schema(&sqlite), before, "{options:?} {code}");
        let first = last_change(&sqlite);
        let new = "INSERT INTO post (slug, title, created_at, updated_at)
                   VALUES ('other', 'Other', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')";
        sqlite.execute_batch(new).unwrap();
        let other = sqlite.last_insert_rowid();
        for sql in [
            "INSERT INTO tag (id, name, folded) VALUES (77, 'seven', 'seven')",
            "INSERT OR REPLACE INTO post_tag VALUES (1, 77)",
            "UPDATE post SET title = 'Changed' WHERE id = 1",
            "DELETE FROM post_tag WHERE post_id = 1 AND tag_id = 77",
            "UPDATE comment SET author = 'Cyd' WHERE id = 1",
        ] {
            sqlite.execute_batch(sql).unwrap();
        }
        let logged = changes(&sqlite, first);
        let expected = [
            ("tag", 77, "0", false),
            ("post_tag", 1, "77", false),
            ("post", 1, "0", true),
            ("post_tag", 1, "77", true),
            ("comment", 1, "0", true),
        ];
        let expected = expected
            .map(|(kind, row, part, existed)| (kind.to_owned(), row, part.to_owned(), existed));
        assert_eq!(logged, expected, "{options:?} {code}");
        drop(sqlite);
        // The next write logs what the other program wrote.
        blog.ok(["config", "set", "title", "Next"]);
        let log = blog.json(["log"]);
        assert_eq!(log[1]["kind"], "external", "{log}");
        assert_eq!(log[1]["posts"], 2, "{log}");
        blog.ok(["undo", &log[1]["id"].to_string(), "--yes"]);
        blog.fails(3, ["post", "show", &other.to_string()]);
        assert_eq!(blog.json_one(["post", "show", "1"])["title"], "Hello");
        blog.assert_sound();
    }
}

#[test]
fn an_update_amid_many_new_records_is_logged_as_ever() {
    let blog = Blog::with_posts();
    let first = [
        post(1, &["rust"]),
        post(2, &[]),
        comment(1, "One"),
        comment(2, "Two"),
    ];
    assert_eq!(import(&blog, &first, &[]).code, 0);
    let ids = blog.ids(["post", "list", "--search", "Post", "--sort", "id"]);
    let old: Vec<i64> = ids
        .split_whitespace()
        .map(|id| id.parse().unwrap())
        .collect();
    let before = blog.ok(["export", "jsonl"]);
    let last = last_change(&blog.sqlite());

    let names: Vec<String> = (0..300).map(|number| format!("new {number}")).collect();
    let mut second = Vec::new();
    for (number, name) in (10..).zip(&names) {
        second.push(post(number, &["rust", name]));
        match number {
            150 => second.push(post(1, &["other", "new 3"])),
            151 => second.push(comment(1, "Another")),
            290 => second.push(post(2, &["rust", "late"])),
            _ => second.push(comment(number, "New")),
        }
    }
    let done = import(&blog, &second, &["--on-conflict", "update"]);
    assert_eq!(done.code, 0, "{done:?}");
    let imported = blog.ok(["export", "jsonl"]);
    let sqlite = blog.sqlite();
    let logged = changes(&sqlite, last);
    let of = |kind: &str| logged.iter().filter(|change| change.0 == kind).count();
    // Each new tag, and what was done to the four old rows.
    let counts = ["tag", "post", "post_tag", "comment"].map(of);
    assert_eq!(counts, [302, 2, 5, 1], "{logged:?}");
    assert!(
        logged
            .iter()
            .all(|change| change.0 == "tag" || change.1 <= old.len() as i64 + 3)
    );
    drop(sqlite);
    for word in ["Another", "other", "\"new 299\""] {
        let found = blog.json(["search", word]);
        assert_eq!(found.as_array().unwrap().len(), 1, "{word}: {found}");
    }
    blog.assert_sound();

    blog.ok(["undo", "--yes"]);
    assert_eq!(blog.ok(["export", "jsonl"]), before);
    blog.ok(["redo", "--yes"]);
    assert_eq!(blog.ok(["export", "jsonl"]), imported);
    blog.assert_sound();
}
