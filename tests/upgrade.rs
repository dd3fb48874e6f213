//! Files of older schema versions, upgraded by the first command.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Connection;

use crate::common::{Blog, lacks};

const VERSION_1: &str = include_str!("../src/store/schema/1.sql");
const VERSION_2: &str = include_str!("../src/store/schema/2.sql");
const VERSION_3: &str = include_str!("../src/store/schema/3.sql");
const VERSION_4: &str = include_str!("../src/store/schema/4.sql");
const VERSION_5: &str = include_str!("../src/store/schema/5.sql");

/// A blog with version 1 of the schema: two posts, a tag, a thread.
fn version_1() -> Blog {
    let blog = Blog::without_file();
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

/// A blog with version 2 of the schema: one post, an edited comment.
fn version_2() -> Blog {
    let blog = Blog::without_file();
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

/// The contents of the file without the log, in the columns common to all versions, one
/// row a line.
fn rows(sqlite: &Connection, version: u32, has_paths: bool) -> Vec<String> {
    let reason = if version < 3 { "NULL" } else { "reason" };
    let path = if has_paths { "substr(path, 2)" } else { "slug" };
    let mut sql = format!(
        "SELECT json_array('post', id, slug, title, author, summary, body, published_at,
             comments_open, created_at, updated_at, revision) FROM post
         UNION ALL SELECT json_array('comment', id, post_id, parent_id, author, email, website,
             body, status, created_at, updated_at, revision, {reason}) FROM comment
         UNION ALL SELECT json_array('tag', id, name, folded) FROM tag
         UNION ALL SELECT json_array('link', post_id, tag_id) FROM post_tag
         UNION ALL SELECT json_array('redirect', {path}, post_id) FROM redirect"
    );
    if version > 2 {
        sql.push_str(
            " UNION ALL SELECT json_array('rule', id, position, name, action, enabled, author,
                 email, website, words, pattern, links, post_age, duplicate) FROM rule
             UNION ALL SELECT json_array('setting', name, value) FROM setting",
        );
    }
    let mut statement = sqlite.prepare(&format!("{sql} ORDER BY 1")).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

/// A blog of an older version after random writes, and its rows after each of them.
fn random(version: u32, schema: &str, seed: u64) -> (Blog, Vec<Vec<String>>) {
    const WRITES: [(u32, &str); 19] = [
        (
            2,
            "INSERT INTO post (slug, title, summary, body, created_at, updated_at)
             VALUES ('p' || :n, 'Post ' || :n, nullif(:n % 2, 0), 'Text ' || :n, :at, :at)",
        ),
        (
            2,
            "INSERT INTO comment (post_id, author, email, body, status, created_at, updated_at)
             SELECT id, 'A' || :n, 'a' || :n || '@b.c', 'It''s ' || :n, 'approved', :at, :at
             FROM post WHERE id % 2 = :n % 2",
        ),
        (
            2,
            "INSERT INTO comment (post_id, parent_id, author, body, status, created_at, updated_at)
             SELECT post_id, id, 'R' || :n, 'Reply', 'pending', :at, :at FROM comment
             WHERE id % 3 = :n % 3",
        ),
        (
            2,
            "UPDATE post SET title = 'New ' || :n, published_at = :at, revision = revision + 1
             WHERE id % 2 = :n % 2",
        ),
        (
            2,
            "UPDATE post SET slug = 'renamed-' || id || '-' || :n WHERE id % 3 = :n % 3",
        ),
        (
            2,
            "UPDATE comment SET body = 'Edited', website = 'http://a.b', revision = revision + 1
             WHERE id % 3 = :n % 3",
        ),
        (
            2,
            "UPDATE comment SET parent_id = NULL WHERE id % 4 = :n % 4",
        ),
        (2, "DELETE FROM comment WHERE id % 5 = :n % 5"),
        (2, "DELETE FROM post WHERE id % 4 = :n % 4"),
        (
            2,
            "INSERT INTO tag (name, folded) VALUES ('T' || :n, 't' || :n)",
        ),
        (
            2,
            "INSERT OR IGNORE INTO post_tag SELECT p.id, t.id FROM post p, tag t
             WHERE (p.id + t.id) % 2 = :n % 2",
        ),
        (
            2,
            "UPDATE tag SET name = 'U' || :n || id, folded = 'u' || :n || id WHERE id % 2 = :n % 2",
        ),
        (2, "DELETE FROM tag WHERE id % 3 = :n % 3"),
        (
            2,
            "INSERT INTO redirect SELECT 'old-' || :n || '-' || id, id FROM post",
        ),
        (2, "DELETE FROM redirect WHERE post_id % 2 = :n % 2"),
        (
            3,
            "INSERT INTO rule (position, name, action, words) VALUES (:n, 'R' || :n, 'spam', 'x')",
        ),
        (
            3,
            "UPDATE rule SET enabled = 1 - enabled, links = :n WHERE id % 2 = :n % 2",
        ),
        (
            3,
            "INSERT INTO setting VALUES ('title', 'T' || :n)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ),
        (3, "DELETE FROM rule WHERE id % 3 = :n % 3"),
    ];
    let mut rng = fastrand::Rng::with_seed(seed);
    let blog = Blog::without_file();
    let sqlite = Connection::open(blog.file()).unwrap();
    sqlite.execute_batch(schema).unwrap();
    let at = "2026-01-01T00:00:00Z";
    sqlite
        .execute(
            "INSERT INTO operation (at, command, root, level, change_from, change_to, post_from,
                 post_to, comment_from, comment_to, posts, comments, tags, tag_links, redirects)
             VALUES (?1, '(upgrade)', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
            [at],
        )
        .unwrap();
    let mut states = vec![rows(&sqlite, version, false)];
    for n in 1..=30 {
        let writes = WRITES.iter().filter(|(since, _)| *since <= version);
        let (_, write) = rng.choice(writes.collect::<Vec<_>>()).unwrap();
        let mut statement = sqlite.prepare(write).unwrap();
        for (name, value) in [(":n", n.to_string()), (":at", at.to_owned())] {
            if let Some(place) = statement.parameter_index(name).unwrap() {
                // Bind numbers as integers, because the SQL calculates with them.
                match value.parse::<i64>() {
                    Ok(number) => statement.raw_bind_parameter(place, number).unwrap(),
                    Err(_) => statement.raw_bind_parameter(place, value).unwrap(),
                }
            }
        }
        statement.raw_execute().unwrap();
        let state = rows(&sqlite, version, false);
        if states.last() == Some(&state) {
            continue;
        }
        sqlite
            .execute_batch(
                "INSERT INTO operation (at, command, root, level, change_from, change_to,
                     post_from, post_to, comment_from, comment_to, posts, comments, tags,
                     tag_links, redirects)
                 SELECT at, 'post set 1 --title x', id + 1, 0, change_to,
                     (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'change'),
                     post_to,
                     (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'post'),
                     comment_to,
                     (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'comment'),
                     1, 0, 0, 0, 0 FROM operation ORDER BY id DESC LIMIT 1",
            )
            .unwrap();
        states.push(state);
    }
    sqlite.execute_batch("PRAGMA journal_mode = wal").unwrap();
    (blog, states)
}

#[test]
fn random_data_of_older_versions_is_kept_and_can_be_undone() {
    for (version, schema_of_version) in [(2, VERSION_2), (3, VERSION_3)] {
        for seed in 0..4 {
            let (blog, mut states) = random(version, schema_of_version, seed);
            blog.ok(["post", "list"]);
            assert_eq!(schema(&blog.sqlite()), schema(&Blog::new().sqlite()));
            let context = format!("version {version}, seed {seed}");
            assert_eq!(blog.ok(["db", "check"]), "no problems found\n", "{context}");
            let kinds = blog.sqlite();
            let kinds: String = kinds
                .query_row(
                    "SELECT group_concat(DISTINCT kind) FROM operation",
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(kinds, "upgrade,post set", "{context}");
            let last = states.pop().unwrap();
            assert_eq!(rows(&blog.sqlite(), version, true), last, "{context}");
            while let Some(state) = states.pop() {
                blog.ok(["undo"]);
                assert_eq!(rows(&blog.sqlite(), version, true), state, "{context}");
            }
            blog.fails(3, ["undo"]);
            blog.assert_sound();
        }
    }
}

#[test]
fn external_writes_before_the_upgrade_are_logged_and_indexed_once() {
    for (version, schema) in [(2, VERSION_2), (3, VERSION_3)] {
        let (blog, _) = random(version, schema, 1);
        let sqlite = blog.sqlite();
        sqlite
            .execute_batch(
                "INSERT INTO post (slug, title, body, created_at, updated_at)
                 VALUES ('external', 'External', 'Unusual', '2026-01-01T00:00:00Z',
                         '2026-01-01T00:00:00Z');
                 UPDATE post SET body = 'Replaced' WHERE id = (SELECT min(id) FROM post)",
            )
            .unwrap();
        sqlite.close().unwrap();
        blog.ok(["post", "count"]);
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n", "{version}");
        assert_eq!(
            blog.json(["log"])[0]["command"],
            serde_json::Value::Null,
            "{version}"
        );
        blog.ok(["post", "set", "external", "--title", "New"]);
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n", "{version}");
        let found = blog.json(["search", "unusual"]);
        assert_eq!(found.as_array().unwrap().len(), 1, "{version}");
    }
}

/// The schema by name: SQL without comments and with normalized spaces, because SQLite
/// appends a later column to the last line.
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
fn a_file_of_version_1_gets_the_schema_of_a_new_one() {
    let blog = version_1();
    assert_eq!(blog.ids(["post", "list", "--sort", "id"]), "1 2");
    assert_eq!(schema(&blog.sqlite()), schema(&Blog::new().sqlite()));
    let version: i64 = blog
        .sqlite()
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 6);
    blog.ok(["post", "rm", "1", "--yes"]);
    blog.ok(["undo"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["comment_count"], 3);
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
    // Old images of that version have no reason, new ones have.
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
fn redirects_of_version_4_are_kept_once_whatever_their_case() {
    let blog = Blog::without_file();
    let sqlite = Connection::open(blog.file()).unwrap();
    let at = "'2026-01-01T00:00:00Z'";
    sqlite
        .execute_batch(&format!(
            "BEGIN; {VERSION_4}
             INSERT INTO post (slug, title, body, published_at, created_at, updated_at)
             VALUES ('p', 'Post', '', {at}, {at}, {at}), ('q', 'Other', '', {at}, {at}, {at});
             INSERT INTO redirect VALUES ('/old', 1), ('/OLD', 2), ('/2014/x', 2);
             INSERT INTO operation SELECT 1, {at}, 'upgrade', NULL, NULL, 1, 0, NULL, NULL,
                 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0;
             COMMIT; PRAGMA journal_mode = wal;",
        ))
        .unwrap();
    drop(sqlite);
    blog.ok(["post", "set", "1", "--title", "New"]);
    assert_eq!(schema(&blog.sqlite()), schema(&Blog::new().sqlite()));
    assert_eq!(blog.json_one(["post", "show", "/Old"])["title"], "Other");
    assert_eq!(
        blog.json_one(["post", "show", "/2014/X/"])["title"],
        "Other"
    );
    blog.assert_sound();
}

#[test]
fn a_file_of_version_5_gets_its_new_indexes_in_place() {
    let blog = Blog::without_file();
    let sqlite = Connection::open(blog.file()).unwrap();
    let at = "'2026-01-01T00:00:00Z'";
    sqlite
        .execute_batch(&format!(
            "BEGIN; {VERSION_5}
             INSERT INTO post (slug, title, body, published_at, created_at, updated_at)
             VALUES ('p', 'Post', 'First words', {at}, {at}, {at});
             INSERT INTO comment (post_id, author, email, body, status, created_at, updated_at)
             VALUES (1, 'Ann', 'ann@example.org', 'Same', 'approved', {at}, {at}),
                    (1, 'Ann', NULL, 'Other', 'spam', {at}, {at});
             INSERT INTO operation SELECT 1, {at}, 'upgrade', NULL, NULL, 1, 0, NULL, NULL,
                 0, 0, 0, 1, 0, 2, 1, 2, 0, 0, 0, 0, 0, 0, 0;
             INSERT INTO post_search (rowid, title, body, tags) VALUES (1, 'post', 'first words', NULL);
             INSERT INTO comment_search (rowid, author, body)
             VALUES (1, 'ann', 'same'), (2, 'ann', 'other');
             COMMIT; PRAGMA journal_mode = wal;
             INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
             VALUES (1, 'Bob', 'External', 'pending', {at}, {at});
             UPDATE comment SET body = 'Changed' WHERE id = 2;",
        ))
        .unwrap();
    let root = "SELECT group_concat(rootpage) FROM sqlite_schema WHERE name IN ('post', 'comment')";
    let pages =
        |sqlite: &Connection| -> String { sqlite.query_row(root, [], |row| row.get(0)).unwrap() };
    let before = pages(&sqlite);
    drop(sqlite);
    assert_eq!(blog.ids(["comment", "list", "--search", "changed"]), "2");
    assert_eq!(version(&blog.file()), 6);
    assert_eq!(version(&blog.folder().join("blog-version-5.db")), 5);
    let sqlite = blog.sqlite();
    assert_eq!(schema(&sqlite), schema(&Blog::new().sqlite()));
    assert_eq!(pages(&sqlite), before, "the tables are not copied");
    assert_eq!(blog.ids(["comment", "list", "--search", "external"]), "3");
    assert_eq!(blog.ids(["comment", "list", "--author", "ann"]), "2 1");
    assert_eq!(blog.json(["log"]).as_array().unwrap().len(), 2);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    blog.ok(["undo"]);
    assert_eq!(blog.ids(["comment", "list", "--search", "other"]), "2");
    blog.assert_sound();
}

#[test]
fn eight_concurrent_commands_upgrade_once() {
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
    assert_eq!(log[8]["command"], "(upgrade to schema version 6)");
    blog.assert_sound();
}

/// The files beside the blog that do not belong to it.
fn beside(blog: &Blog) -> Vec<String> {
    let names = fs::read_dir(blog.folder()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with("blog.db")).collect();
    names.sort();
    names
}

fn version(path: &Path) -> i64 {
    let sqlite = Connection::open(path).unwrap();
    sqlite
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

#[test]
fn the_old_file_is_kept_with_one_note() {
    for (blog, kept) in [
        (version_1(), "blog-version-1.db"),
        (version_2(), "blog-version-2.db"),
    ] {
        let old = blog.folder().join(kept);
        let done = blog.run(["post", "list"]);
        let note = format!(
            "note: upgraded the blog; as it was it is kept in {}\n",
            old.display()
        );
        assert_eq!((done.code, done.stderr), (0, note));
        assert_eq!(blog.run(["post", "list"]).stderr, "");
        assert_eq!(beside(&blog), [kept]);
        let mode = fs::metadata(&old).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(version(&blog.file()), 6);
        assert_eq!(format!("blog-version-{}.db", version(&old)), kept);
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
        // The kept file can be restored, and a copy of it is upgraded.
        let before = blog.ok(["export", "jsonl"]);
        blog.ok(["post", "rm", "--all", "--yes"]);
        blog.ok(["db", "restore", kept, "--yes"]);
        assert_eq!(blog.ok(["export", "jsonl"]), before);
        assert_eq!(format!("blog-version-{}.db", version(&old)), kept);
    }
}

#[test]
fn an_existing_file_with_the_name_of_the_kept_one_is_not_replaced() {
    let blog = version_2();
    blog.write("blog-version-2.db", "mine");
    blog.ok(["post", "list"]);
    assert_eq!(beside(&blog), ["blog-version-2-2.db", "blog-version-2.db"]);
    assert_eq!(
        fs::read(blog.folder().join("blog-version-2.db")).unwrap(),
        b"mine"
    );
}

#[test]
fn without_a_kept_copy_the_upgrade_fails() {
    if lacks("strace") {
        return;
    }
    let blog = version_2();
    let bytes = fs::read(blog.file()).unwrap();
    for fault in ["renameat2:error=ENOSPC", "fsync:error=EIO"] {
        let done = blog.run_with_fault(fault, &["post", "list"]);
        assert_eq!(
            (done.code, done.stdout.as_str()),
            (6, ""),
            "{fault}: {done:?}"
        );
        let said = "has schema version 2 and is not upgraded, because it cannot be kept as it is";
        assert!(done.stderr.contains(said), "{fault}: {done:?}");
        assert_eq!(fs::read(blog.file()).unwrap(), bytes, "{fault}");
        assert_eq!(beside(&blog), [""; 0], "{fault}");
    }
    blog.ok(["post", "list"]);
    assert_eq!(version(&blog.file()), 6);
}

#[test]
fn an_upgrade_killed_anywhere_leaves_the_old_or_the_new_version_and_one_copy() {
    if lacks("strace") {
        return;
    }
    let blog = version_2();
    let old = fs::read(blog.file()).unwrap();
    let command = ["comment", "list", "--format", "ids"];
    let before = || {
        for entry in fs::read_dir(blog.folder()).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        fs::write(blog.file(), &old).unwrap();
    };
    let kills = blog.kill_everywhere(&command, before, |fault| {
        let sqlite = Connection::open(blog.file()).unwrap();
        let verdict: String = sqlite
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert!(
            verdict == "ok" || verdict.contains("words"),
            "{fault}: {verdict}"
        );
        drop(sqlite);
        let there = version(&blog.file());
        assert!(there == 2 || there == 6, "{fault}: {there}");
        // The old file is kept before the new one is written.
        assert!(
            there == 2 || beside(&blog) == ["blog-version-2.db"],
            "{fault}"
        );
        assert_eq!(blog.ids(["comment", "list"]), "1", "{fault}");
        assert_eq!(version(&blog.file()), 6, "{fault}");
        assert_eq!(
            schema(&blog.sqlite()),
            schema(&Blog::new().sqlite()),
            "{fault}"
        );
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n", "{fault}");
        assert_eq!(beside(&blog), ["blog-version-2.db"], "{fault}");
        assert_eq!(
            version(&blog.folder().join("blog-version-2.db")),
            2,
            "{fault}"
        );
    });
    assert!(kills > 20, "killed {kills} times only");
}

#[test]
fn a_read_only_old_file_is_refused_and_unchanged() {
    let blog = version_1();
    let bytes = fs::read(blog.file()).unwrap();
    blog.make_read_only();
    let done = blog.run_unprivileged(&["post", "list"]);
    blog.make_writable();
    // Without `setpriv`, no user lacks the permission.
    let Some(done) = done else { return };
    assert_eq!(done.code, 7, "{done:?}");
    let message = "has schema version 1, and it is read-only, so it cannot be upgraded";
    assert!(done.stderr.contains(message), "{done:?}");
    assert_eq!(fs::read(blog.file()).unwrap(), bytes);
}
