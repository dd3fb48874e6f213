//! A file whose schema is not that of a blog is refused before its tables are read.

use std::fs;
use std::time::{Duration, Instant};

use crate::common::commands::verbs;
use crate::common::terminal::start;
use crate::common::{Blog, lacks};

/// Changes of the schema by another program, and the expected error.
const SCHEMAS: &[(&str, &str)] = &[
    (
        "ALTER TABLE post RENAME TO post0; CREATE VIEW post (id, slug, title, author, summary,
         body, published_at, comments_open, created_at, updated_at, revision) AS
         WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)
         SELECT x, 's' || x, 't', 'a', NULL, 'b', '2020-01-01T00:00:00Z', 1,
         '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 1 FROM r",
        "table post0 is not part of a blog",
    ),
    (
        "ALTER TABLE post ADD COLUMN big TEXT
         GENERATED ALWAYS AS (printf('%.*c', 900000000, 'x')) VIRTUAL",
        "table post has another definition",
    ),
    (
        "CREATE TRIGGER evil AFTER INSERT ON operation BEGIN DELETE FROM comment; END",
        "trigger evil is not part of a blog",
    ),
    (
        "CREATE VIRTUAL TABLE other USING fts5 (x)",
        "table other is not part of a blog",
    ),
    (
        "CREATE TABLE \"source;--\" (x)",
        "table source;-- is not part of a blog",
    ),
    (
        "CREATE INDEX more ON post (body)",
        "index more is not part of a blog",
    ),
    (
        "CREATE TABLE _litestream_lock (id INTEGER, x)",
        "table _litestream_lock is not part of a blog",
    ),
    (
        "CREATE VIEW post_text (id, body) AS SELECT id, hex(zeroblob(900000000)) FROM post",
        "view post_text is not part of a blog",
    ),
    ("DROP TABLE setting", "table setting is missing"),
    (
        "DROP TABLE cursor; CREATE TABLE cursor (name, batch, seen, seen_at, offered, offered_at)",
        "table cursor has another definition",
    ),
];

/// A blog with a changed schema.
fn blog(sql: &str) -> Blog {
    changed(Blog::with_posts(), sql)
}

/// Runs SQL that changes the schema.
fn changed(blog: Blog, sql: &str) -> Blog {
    let sqlite = blog.sqlite();
    let sql = format!("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; {sql}");
    sqlite.execute_batch(&sql).unwrap();
    sqlite.close().unwrap();
    blog
}

#[test]
fn every_command_refuses_a_foreign_schema_before_it_reads_a_table() {
    for (sql, cause) in SCHEMAS {
        let blog = blog(sql);
        let before = fs::read(blog.file()).unwrap();
        let start = Instant::now();
        for command in [
            &["post", "list"][..],
            &["post", "add", "X", "-b", "x"],
            &["comment", "count"],
            &["search", "x"],
            &["undo"],
            &["stats"],
            &["export", "jsonl"],
            &["changes", "--list"],
            &["db", "info"],
            &["db", "dump"],
            &["db", "query", "SELECT 1"],
            &["db", "backup", "copy.db"],
            &["db", "vacuum"],
            &["config", "list"],
        ] {
            let said = blog.fails(7, command);
            let expected = format!("blog.db is not a usable blog: {cause}\nhint: `blog db check");
            assert!(said.contains(&expected), "{command:?}: {said}");
        }
        let shown = blog.run(["db", "check", "--format", "json"]);
        assert_eq!(shown.code, 1, "{shown:?}");
        assert!(shown.stdout.contains("schema"), "{shown:?}");
        let mut completion = blog.shell("COMPLETE=fish blog -- blog post show ''");
        let done = completion.output().unwrap();
        assert!(!String::from_utf8(done.stdout).unwrap().contains("hello"));
        fs::rename(blog.file(), blog.folder().join("other.db")).unwrap();
        let restore = ["--db", "new.db", "db", "restore", "other.db", "--yes"];
        let said = blog.fails(7, restore);
        assert!(said.contains(cause), "{said}");
        assert!(start.elapsed() < Duration::from_secs(240), "{sql}");
        assert_eq!(
            fs::read(blog.folder().join("other.db")).unwrap(),
            before,
            "{sql}"
        );
        assert!(!blog.folder().join("new.db").exists());
        assert!(!blog.folder().join("copy.db").exists());
    }
}

#[test]
fn an_older_schema_is_compared_with_that_of_its_version() {
    for (version, schema) in [
        (1, include_str!("../src/store/schema/1.sql")),
        (2, include_str!("../src/store/schema/2.sql")),
    ] {
        let blog = Blog::without_file();
        let sqlite = blog.sqlite();
        sqlite.execute_batch(schema).unwrap();
        sqlite
            .execute_batch("CREATE TRIGGER evil AFTER UPDATE ON post BEGIN DELETE FROM tag; END")
            .unwrap();
        sqlite.close().unwrap();
        let before = fs::read(blog.file()).unwrap();
        let said = blog.fails(7, ["post", "list"]);
        assert!(
            said.contains("trigger evil is not part of a blog"),
            "{version}: {said}"
        );
        assert_eq!(fs::read(blog.file()).unwrap(), before);
        assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 1);
        blog.sqlite().execute_batch("DROP TRIGGER evil").unwrap();
        assert_eq!(blog.ok(["post", "count"]), "0\n");
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    }
}

#[test]
fn tables_of_replication_and_analysis_are_allowed() {
    let blog = blog(
        "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);
         CREATE TABLE _litestream_lock (id INTEGER); ANALYZE",
    );
    assert_eq!(blog.ok(["post", "count"]), "2\n");
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    blog.ok(["db", "backup", "copy.db"]);
    assert_eq!(blog.ok(["--db", "copy.db", "post", "count"]), "2\n");
}

#[test]
fn a_dump_has_only_our_objects_and_makes_an_equal_blog() {
    let blog = blog(
        "CREATE TABLE _litestream_lock (id INTEGER); INSERT INTO _litestream_lock VALUES (1);
         UPDATE post SET title = 'a' || char(10) || '.shell id > pwned' || char(10) WHERE id = 1",
    );
    blog.ok(["search", "x"]);
    let dump = blog.ok(["db", "dump"]);
    assert!(!dump.contains("litestream"));
    assert!(
        dump.contains("INSERT INTO \"post\" (\"id\",\"slug\","),
        "{dump}"
    );
    let expected = blog.ok(["export", "jsonl", "--history"]);
    if lacks("sqlite3") {
        return;
    }
    blog.write("blog.sql", dump);
    let done = blog.shell("sqlite3 new.db < blog.sql").output().unwrap();
    assert!(done.status.success(), "{done:?}");
    assert!(!blog.folder().join("pwned").exists());
    assert_eq!(
        blog.ok(["--db", "new.db", "db", "check"]),
        "no problems found\n"
    );
    assert_eq!(
        blog.ok(["--db", "new.db", "export", "jsonl", "--history"]),
        expected
    );
}

/// Exit codes of commands that do not read the blog or that report damage.
const ANSWERS: &[(&str, i32)] = &[
    ("completions", 0),
    ("db check", 1),
    // `db restore` replaces the file and keeps a copy.
    ("db restore", 0),
    ("help", 0),
    ("init", 4),
];

#[test]
fn no_verb_reads_a_table_of_a_foreign_schema() {
    if lacks("bash") {
        return;
    }
    let endless = SCHEMAS[0].0;
    let mut wrong = Vec::new();
    for verb in verbs() {
        let blog = changed(Blog::sample(), endless);
        let example = verb.examples().first().map(|example| (*example).to_owned());
        let line = format!("set -o pipefail; timeout 120 {}", example.unwrap());
        let (code, said) = start(200, blog.bash(&line)).end();
        let answer = ANSWERS.iter().find(|(name, _)| *name == verb.name);
        let expected = answer.map_or(7, |(_, code)| *code);
        let refuses = said.contains("is not a usable blog: table post0 is not part of a blog");
        if code != expected || (expected == 7 && !refuses) {
            wrong.push(format!("{}: {code}: {said}", verb.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
