//! Files of older versions, brought up to this one by the first command.

use std::fs;

use rusqlite::Connection;

use crate::common::Blog;

const VERSION_1: &str = include_str!("schemas/1.sql");
const VERSION_2: &str = include_str!("schemas/2.sql");

/// A blog as version 1 of the schema had it: two posts, a tag, a thread.
fn version_1() -> Blog {
    let blog = Blog::none();
    let sqlite = Connection::open(blog.file()).unwrap();
    sqlite
        .execute_batch(
            &format!(
                "BEGIN; {VERSION_1}
             INSERT INTO post (slug, title, body, published_at, created_at, updated_at)
             SELECT 'p' || value, 'Post ' || value, 'Old words', ?1, ?1, ?1
             FROM json_each('[1,2]');",
            )
            .replace("?1", "'2026-01-01T00:00:00Z'"),
        )
        .unwrap();
    sqlite
        .execute_batch(
            "INSERT INTO tag (name, folded) VALUES ('Rust', 'rust');
             INSERT INTO post_tag VALUES (1, 1);
             INSERT INTO comment (post_id, parent_id, author, body, status, created_at, updated_at)
             SELECT 1, nullif(value - 1, 0), 'Bob', 'Reply', 'approved',
                    '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM json_each('[1,2,3]');
             COMMIT; PRAGMA journal_mode = wal;",
        )
        .unwrap();
    blog
}

/// A blog as version 2 of the schema had it: one post, a comment that was edited.
fn version_2() -> Blog {
    let blog = Blog::none();
    let sqlite = Connection::open(blog.file()).unwrap();
    let at = "'2026-01-01T00:00:00Z'";
    sqlite
        .execute_batch(&format!(
            "BEGIN; {VERSION_2}
             INSERT INTO post (slug, title, body, published_at, created_at, updated_at)
             VALUES ('p', 'Post', 'Old words', {at}, {at}, {at});
             INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
             VALUES (1, 'Bob', 'Before', 'approved', {at}, {at});
             INSERT INTO operation SELECT 1, {at}, NULL, '(upgrade)', 1, 0, NULL, 0, 0, 0, 1, 0, 1,
                0, 0, 0, 0, 0;
             UPDATE comment SET body = 'After', revision = 2;
             INSERT INTO operation SELECT 2, {at}, 'ann', 'comment set 1 -b …', 2, 0, NULL,
                0, max(id), 1, 1, 1, 1, 0, 1, 0, 0, 0 FROM change;
             INSERT INTO post_search (rowid, title, body, tags)
             VALUES (1, 'post', 'old words', NULL);
             INSERT INTO comment_search (rowid, author, body) VALUES (1, 'bob', 'after');
             COMMIT; PRAGMA journal_mode = wal;",
        ))
        .unwrap();
    blog
}

/// Everything in the schema, by name: its SQL without comments and in one way of
/// setting spaces, because a column that is added later stands on no line of its own.
fn schema(sqlite: &Connection) -> Vec<(String, String)> {
    let sql = "SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name";
    let mut statement = sqlite.prepare(sql).unwrap();
    let objects = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let objects: Vec<(String, String)> = objects.collect::<rusqlite::Result<_>>().unwrap();
    let plain = |sql: String| {
        let lines = sql.lines().map(|line| line.split("--").next().unwrap());
        let words: Vec<String> = lines
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect();
        words.join(" ").replace(" )", ")").replace(" ,", ",")
    };
    let objects = objects.into_iter();
    objects.map(|(name, sql)| (name, plain(sql))).collect()
}

#[test]
fn a_file_of_version_1_becomes_what_a_new_one_is() {
    let blog = version_1();
    assert_eq!(blog.ids(["post", "list", "--sort", "id"]), "1 2");
    assert_eq!(schema(&blog.sqlite()), schema(&Blog::new().sqlite()));
    let version: i64 = blog
        .sqlite()
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 3);
    blog.ok(["post", "rm", "1", "--yes"]);
    blog.ok(["undo"]);
    assert_eq!(blog.json(["post", "show", "1"])["comment_count"], 3);
    blog.fails(3, ["undo"]);
    assert_eq!(
        blog.ok(["post", "history", "2", "--format", "jsonl"])
            .lines()
            .count(),
        0
    );
    blog.assert_sound();
}

#[test]
fn a_file_of_version_2_keeps_its_log() {
    let blog = version_2();
    assert_eq!(blog.ids(["comment", "list"]), "1");
    assert_eq!(schema(&blog.sqlite()), schema(&Blog::new().sqlite()));
    assert_eq!(blog.json(["log"]).as_array().unwrap().len(), 2);
    // An image of that time has no reason in it, and one of now has.
    blog.ok(["comment", "set", "1", "-b", "Later"]);
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    let comment = blog.json(["comment", "show", "1"]);
    assert_eq!(
        (&comment["body"], &comment["reason"]),
        (&"Before".into(), &().into())
    );
    blog.assert_sound();
}

#[test]
fn eight_commands_at_once_upgrade_it_once() {
    let blog = version_1();
    let children: Vec<_> = (0..8)
        .map(|_| {
            let mut command = blog.command();
            command.args(["comment", "add", "2", "--author", "Ann", "-b", "x"]);
            command.stdout(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(blog.ok(["comment", "count"]), "11\n");
    let log = blog.json(["log"]);
    assert_eq!(log.as_array().unwrap().len(), 9);
    assert_eq!(log[8]["command"], "(upgrade to schema version 3)");
    blog.assert_sound();
}

#[test]
fn where_it_cannot_be_written_it_is_refused_and_stays() {
    let blog = version_1();
    let bytes = fs::read(blog.file()).unwrap();
    blog.make_read_only();
    let done = blog.run_unprivileged(&["post", "list"]);
    blog.make_writable();
    // Without `setpriv` there is nobody to refuse.
    let Some(done) = done else { return };
    assert_eq!(done.code, 7, "{done:?}");
    let message = "has schema version 1, and it is read-only, so it cannot be upgraded";
    assert!(done.stderr.contains(message), "{done:?}");
    assert_eq!(fs::read(blog.file()).unwrap(), bytes);
}
