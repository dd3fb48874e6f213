//! `blog import isso`: reads the database of another program without writing to it.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;

use crate::common::Blog;

const SCHEMA: &str = "
    CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
    CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER,
        created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR,
        author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0,
        dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL DEFAULT x'', notification INTEGER DEFAULT 0);
    CREATE TRIGGER one AFTER DELETE ON comments BEGIN DELETE FROM threads; END;";

const ROWS: &str = "
    INSERT INTO threads VALUES (1, '/hello/', 'Hello'), (2, '/nowhere/', 'Nowhere');
    INSERT INTO comments (tid, id, parent, created, modified, mode, text, author, email, website)
    VALUES
        (1, 1, NULL, 1580551200.75, NULL, 1, 'One', 'Eve', 'eve@example.org', 'https://eve.example'),
        (1, 2, 1, 1580551201.0, 1580551300.0, 2, 'Two', NULL, NULL, NULL),
        (1, 3, NULL, 1580551202.0, NULL, 4, '', NULL, NULL, NULL),
        (1, 4, 3, 1580551203.0, NULL, 1, 'Four', 'Fay', '', ''),
        (1, 5, NULL, 1580551204.0, NULL, 4, '', NULL, NULL, NULL),
        (1, 6, NULL, 0, NULL, 9, 'Six', 'Gil', NULL, NULL);";

fn database(blog: &Blog, name: &str, rows: &str) -> Connection {
    let isso = Connection::open(blog.folder().join(name)).unwrap();
    isso.execute_batch(SCHEMA).unwrap();
    isso.execute_batch(rows).unwrap();
    isso
}

/// Names and bytes of the files beside the blog, without those of the blog.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.to_str().unwrap().contains("blog.db"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn comments_are_imported_with_their_threads_and_the_database_is_not_written() {
    for (journal, locking) in [
        ("delete", "normal"),
        ("wal", "normal"),
        ("wal", "exclusive"),
    ] {
        let blog = Blog::with_posts();
        let isso = database(&blog, "comments.db", "");
        isso.pragma_update(None, "locking_mode", locking).unwrap();
        isso.pragma_update(None, "journal_mode", journal).unwrap();
        isso.execute_batch(ROWS).unwrap();
        isso.close().unwrap();
        let before = files(blog.folder());
        assert_eq!(before.len(), 1, "{journal}");
        let report = blog.json(["import", "isso", "comments.db"]);
        assert_eq!(report["source"], "isso comments.db");
        assert_eq!(report["comments"]["created"], 5, "{report}");
        assert_eq!(report["left_out"][0]["count"], 1);
        let list = [
            "comment",
            "list",
            "--sort",
            "id",
            "--offset",
            "3",
            "--no-header",
            "--fields",
            "parent_id,author,email,website,status,created_at,updated_at,body",
        ];
        assert_eq!(
            blog.ok(list),
            "\tEve\teve@example.org\thttps://eve.example\tapproved\t2020-02-01T10:00:00Z\t2020-02-01T10:00:00Z\tOne\n\
             4\tAnonymous\t\t\tpending\t2020-02-01T10:00:01Z\t2020-02-01T10:01:40Z\tTwo\n\
             \t[deleted]\t\t\tapproved\t2020-02-01T10:00:02Z\t2020-02-01T10:00:02Z\t[deleted]\n\
             6\tFay\t\t\tapproved\t2020-02-01T10:00:03Z\t2020-02-01T10:00:03Z\tFour\n\
             \tGil\t\t\tpending\t2026-11-23T12:00:00Z\t2026-11-23T12:00:00Z\tSix\n"
        );
        let again = blog.json(["import", "isso", "comments.db"]);
        assert_eq!(again["comments"]["unchanged"], 5);
        assert_eq!(files(blog.folder()), before, "{journal}");
        let bytes = fs::read(blog.folder().join("comments.db")).unwrap();
        let piped = blog.feed(
            [
                "import",
                "isso",
                "-",
                "--source",
                "comments.db",
                "--format",
                "json",
            ],
            bytes,
        );
        let piped: Value = serde_json::from_str(&piped.stdout).unwrap();
        assert_eq!(piped["comments"]["unchanged"], 5);
        blog.assert_sound();
    }
}

#[test]
fn a_database_in_use_by_a_writer_is_refused() {
    for journal in ["delete", "wal"] {
        let blog = Blog::with_posts();
        let isso = database(&blog, "comments.db", ROWS);
        isso.pragma_update(None, "journal_mode", journal).unwrap();
        isso.execute_batch("BEGIN IMMEDIATE; UPDATE comments SET text = 'x' WHERE id = 1")
            .unwrap();
        if journal == "wal" {
            isso.execute_batch("COMMIT").unwrap();
        }
        let before = files(blog.folder());
        let error = blog.fails(8, ["import", "isso", "comments.db"]);
        assert!(error.contains("file beside it"), "{error}");
        assert_eq!(files(blog.folder()), before);
        if journal == "delete" {
            isso.execute_batch("ROLLBACK").unwrap();
            assert_eq!(
                blog.json(["import", "isso", "comments.db"])["comments"]["created"],
                5
            );
        }
    }
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let blog = Blog::with_posts();
    blog.write("text", "SQLite format 3, but not really. ".repeat(10));
    blog.write("short", "SQLite format 3\0");
    blog.write("empty", "");
    let other = Connection::open(blog.folder().join("other.db")).unwrap();
    other
        .execute_batch("CREATE TABLE comments (id, text)")
        .unwrap();
    other.close().unwrap();
    // A view with infinitely many rows.
    let view = Connection::open(blog.folder().join("view.db")).unwrap();
    let computed =
        "CREATE VIEW comments AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n)
        SELECT i AS id, 1 AS tid, 0 AS parent, 1 AS created, 1 AS modified, 1 AS mode, '' AS text,
        '' AS author, '' AS email, '' AS website FROM n;
        CREATE TABLE threads (id, uri, title)";
    view.execute_batch(computed).unwrap();
    view.close().unwrap();
    database(&blog, "whole.db", ROWS).close().unwrap();
    let whole = fs::read(blog.folder().join("whole.db")).unwrap();
    blog.write("cut.db", &whole[..whole.len() / 2]);
    let mut damaged = whole.clone();
    for at in (4096..damaged.len()).step_by(3) {
        damaged[at] ^= 0x5a;
    }
    blog.write("damaged.db", &damaged);
    fs::copy(blog.file(), blog.folder().join("ours")).unwrap();
    let before = files(blog.folder());
    for (name, reason) in [
        ("text", "it is not an SQLite database"),
        ("short", ""),
        ("empty", "it is not an SQLite database"),
        ("other.db", "this is not an isso database"),
        ("view.db", "this is not an isso database"),
        ("ours", "this is not an isso database"),
        ("cut.db", "it cannot be read"),
        ("damaged.db", "it cannot be read"),
    ] {
        let error = blog.fails(8, ["import", "isso", name]);
        assert!(error.contains(reason), "{name}: {error}");
        assert!(
            error.starts_with("blog: the database cannot be imported: "),
            "{error}"
        );
    }
    assert_eq!(files(blog.folder()), before);
    blog.fails(3, ["import", "isso", "missing.db"]);
}

#[test]
fn damaged_databases_never_crash() {
    let blog = Blog::with_posts();
    database(&blog, "whole.db", ROWS).close().unwrap();
    let whole = fs::read(blog.folder().join("whole.db")).unwrap();
    let mut numbers = fastrand::Rng::with_seed(42);
    for _ in 0..40 {
        let mut bytes = whole.clone();
        for _ in 0..numbers.usize(1..20) {
            let at = numbers.usize(16..bytes.len());
            bytes[at] = numbers.u8(..);
        }
        blog.write("c.db", &bytes);
        let done = blog.run(["import", "isso", "c.db", "--dry-run", "--keep-going"]);
        assert!(matches!(done.code, 0 | 8), "{done:?}");
        assert_eq!(fs::read(blog.folder().join("c.db")).unwrap(), bytes);
    }
}

#[test]
fn a_comment_without_text_is_left_out_by_name_unless_it_has_replies() {
    let blog = Blog::with_posts();
    let rows = "
        INSERT INTO threads VALUES (1, '/hello/', 'Hello');
        INSERT INTO comments (tid, id, parent, created, mode, text, author) VALUES
            (1, 1, NULL, 1580551200.0, 1, ' ', 'Eve'),
            (1, 2, NULL, 1580551201.0, 1, '', 'Fay'),
            (1, 3, 2, 1580551202.0, 1, 'Three', 'Gil');";
    drop(database(&blog, "comments.db", rows));
    let report = blog.json(["import", "isso", "comments.db"]);
    assert_eq!(report["comments"]["created"], 2);
    let details = report["details"].to_string();
    assert!(details.contains("1 by Eve"), "{details}");
    let rows = blog.ok([
        "comment",
        "list",
        "--offset",
        "3",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "author,body",
    ]);
    assert_eq!(rows, "Fay\t[deleted]\nGil\tThree\n");
}
