//! The schema enforces that each comment is on exactly one post, for writes of any
//! program.

use std::process::{Command, Stdio};

use rusqlite::{Connection, ErrorCode};

use crate::common::{Blog, lacks};

/// The file of the blog, opened with foreign keys on.
fn open(blog: &Blog) -> Connection {
    let sqlite = blog.sqlite();
    sqlite.pragma_update(None, "foreign_keys", true).unwrap();
    sqlite
}

/// A statement that inserts a comment with this post and parent.
fn insertion(post: &str, parent: &str) -> String {
    format!(
        "INSERT INTO comment (post_id, parent_id, author, body, status, created_at, updated_at)
         VALUES ({post}, {parent}, 'Eve', 'Text.', 'approved',
                 '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')"
    )
}

/// Inserts `count` approved comments on post 1, in threads `depth` levels deep.
fn insert_comments(blog: &Blog, count: u32, depth: u32) {
    let first: u32 = open(blog)
        .query_row("SELECT coalesce(max(id), 0) + 1 FROM comment", [], |row| {
            row.get(0)
        })
        .unwrap();
    let sql = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
               INSERT INTO comment (id, post_id, parent_id, author, body, status,
                                    created_at, updated_at)
               SELECT ?3 + i, 1, iif(i % ?2 = 0, NULL, ?3 + i - 1), 'Bob', 'Text.', 'approved',
                      '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'
               FROM n";
    let inserted = open(blog).execute(sql, (count, depth, first)).unwrap();
    assert_eq!(inserted, count as usize);
}

fn number(blog: &Blog, sql: &str) -> i64 {
    blog.sqlite().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_comment_is_on_an_existing_post() {
    let blog = Blog::with_posts();
    let sqlite = open(&blog);
    // Post 1 is `hello` with comment 1; post 2 is `plan`.
    sqlite.execute_batch(&insertion("2", "NULL")).unwrap();
    sqlite.execute_batch(&insertion("1", "1")).unwrap();
    for (statement, reason) in [
        (insertion("99", "NULL"), "FOREIGN KEY"),
        (insertion("NULL", "NULL"), "NOT NULL"),
        (insertion("2", "1"), "FOREIGN KEY"),
        (insertion("1", "99"), "FOREIGN KEY"),
        (insertion("'hello'", "NULL"), "cannot store TEXT"),
        (
            "UPDATE comment SET post_id = 99 WHERE id = 3".into(),
            "FOREIGN KEY",
        ),
        (
            "UPDATE comment SET post_id = 2 WHERE id = 2".into(),
            "FOREIGN KEY",
        ),
        (
            "UPDATE comment SET post_id = 2 WHERE id = 1".into(),
            "FOREIGN KEY",
        ),
        (
            "UPDATE comment SET parent_id = id WHERE id = 1".into(),
            "CHECK",
        ),
        ("UPDATE comment SET body = ' ' WHERE id = 1".into(), "CHECK"),
        (
            "UPDATE comment SET author = '' WHERE id = 1".into(),
            "CHECK",
        ),
        (
            "UPDATE comment SET status = 'new' WHERE id = 1".into(),
            "CHECK",
        ),
        ("UPDATE post SET id = 99 WHERE id = 1".into(), "FOREIGN KEY"),
    ] {
        let error = sqlite.execute_batch(&statement).unwrap_err();
        let code = error.sqlite_error_code();
        assert_eq!(
            code,
            Some(ErrorCode::ConstraintViolation),
            "{statement}: {error}"
        );
        assert!(error.to_string().contains(reason), "{statement}: {error}");
    }
    drop(sqlite);
    blog.assert_sound();
}

#[test]
fn a_post_deleted_by_any_program_loses_its_comments() {
    let blog = Blog::with_posts();
    let sqlite = open(&blog);
    sqlite.execute_batch(&insertion("2", "NULL")).unwrap();
    sqlite
        .execute_batch("DELETE FROM comment WHERE id = 1")
        .unwrap();
    assert_eq!(blog.ids(["comment", "list", "--post", "1"]), "3");
    sqlite
        .execute_batch("DELETE FROM post WHERE slug = 'hello'")
        .unwrap();
    assert_eq!(
        number(&blog, "SELECT group_concat(post_id) = '2' FROM comment"),
        1
    );
    assert_eq!(number(&blog, "SELECT count(*) FROM post_tag"), 0);
    blog.assert_sound();
}

#[test]
fn the_sqlite3_shell_is_refused_too() {
    if lacks("sqlite3") {
        return;
    }
    let blog = Blog::with_posts();
    let shell = Command::new("sqlite3")
        .arg(blog.file())
        .arg(format!(
            "PRAGMA foreign_keys = ON; {}",
            insertion("99", "NULL")
        ))
        .stdin(Stdio::null())
        .output();
    let output = shell.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("FOREIGN KEY constraint failed"), "{said}");
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
}

#[test]
fn removing_a_post_removes_its_ten_thousand_comments_and_nothing_else() {
    let blog = Blog::with_posts();
    insert_comments(&blog, 10_000, 10);
    blog.ok(["comment", "add", "plan", "-b", "Stays."]);
    let would = blog.ok(["post", "rm", "hello", "--dry-run"]);
    assert_eq!(
        would,
        "would remove post 1 \"Hello\", 10003 comments (10002 approved, 1 pending), 2 tag links\n"
    );
    assert_eq!(
        blog.ok(["post", "rm", "hello", "--yes"]),
        would
            .replace("would remove", "removed")
            .replace('\n', "; blog undo brings it back\n")
    );
    assert_eq!(
        number(&blog, "SELECT count(*) FROM comment WHERE post_id = 1"),
        0
    );
    assert_eq!(number(&blog, "SELECT count(*) FROM comment"), 1);
    assert_eq!(number(&blog, "SELECT count(*) FROM post_tag"), 0);
    blog.assert_sound();
}

#[test]
fn a_thread_of_nine_hundred_replies_can_be_removed() {
    assert_removable(900);
}

/// Deeper than SQLite's limit for cascades.
#[test]
fn a_thread_of_three_thousand_replies_can_be_removed() {
    assert_removable(3_000);
}

/// Asserts that a thread of this depth can be removed from its root, with its post, and
/// from the middle, where the comments above stay.
fn assert_removable(depth: u32) {
    for (rm, left) in [
        (["comment", "rm", "4", "--yes"], 3),
        (["post", "rm", "hello", "--yes"], 0),
        (["comment", "rm", "504", "--yes"], 503),
    ] {
        let blog = Blog::with_posts();
        insert_comments(&blog, depth, depth);
        blog.ok(rm);
        assert_eq!(
            number(&blog, "SELECT count(*) FROM comment"),
            left,
            "{rm:?}"
        );
        blog.assert_sound();
    }
}

#[test]
fn a_thread_of_three_thousand_replies_can_be_read() {
    let blog = Blog::with_posts();
    insert_comments(&blog, 3_000, 3_000);
    let shown = blog.json_one(["post", "show", "hello"]);
    let comments = shown["comments"].as_array().unwrap();
    assert_eq!(comments.len(), 3_003);
    assert!(comments.iter().any(|comment| comment["depth"] == 2_999));
}
