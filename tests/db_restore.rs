//! `blog db restore`.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::common::{Blog, lacks};

/// A blog with a backup `safe.db`, changed since: one more post, one comment less, one
/// new title.
fn blog() -> Blog {
    let blog = Blog::with_posts();
    blog.ok(["db", "backup", "safe.db"]);
    blog.ok(["post", "add", "New", "-b", "x"]);
    blog.ok(["comment", "rm", "3", "--yes"]);
    blog.ok(["post", "set", "plan", "--title", "Other"]);
    blog
}

fn export(blog: &Blog, file: &str) -> String {
    blog.ok(["export", "jsonl", "--history", "--db", file])
}

/// The path of the kept blog.
const KEPT: &str = "blog-replaced-20261123T120000Z.db";

#[test]
fn a_backup_replaces_the_blog_which_is_kept() {
    let blog = blog();
    let (old, new) = (export(&blog, "blog.db"), export(&blog, "safe.db"));
    let effect = "1 post lost, 1 post changed; 1 comment gained; 3 operations lost";
    let dry = ["db", "restore", "safe.db", "--dry-run"];
    assert_eq!(blog.ok(dry), format!("would restore safe.db: {effect}\n"));
    blog.fails(2, ["db", "restore", "safe.db"]);
    assert_eq!(export(&blog, "blog.db"), old);
    let kept = blog.folder().join(KEPT);
    assert_eq!(
        blog.ok(["db", "restore", "safe.db", "--yes"]),
        format!(
            "restored safe.db: {effect}; the blog as it was is in {}\n",
            kept.display()
        )
    );
    assert_eq!(export(&blog, "blog.db"), new);
    assert_eq!(export(&blog, KEPT), old);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    // Restored again; a kept file is never replaced.
    let back = blog.json(["db", "restore", KEPT, "--yes"]);
    assert_eq!(
        (&back["posts_gained"], &back["comments_lost"]),
        (&1.into(), &1.into())
    );
    assert!(back["kept"].as_str().unwrap().ends_with("Z-2.db"), "{back}");
    assert_eq!(export(&blog, "blog.db"), old);
    assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 4);
}

#[test]
fn restoring_asks_for_consent() {
    let blog = blog();
    let old = export(&blog, "blog.db");
    let mut session = blog.shell_in_terminal(80, "blog db restore safe.db");
    session.expect("1 post lost");
    session.send("n\r");
    assert_eq!(session.end().0, 1);
    assert_eq!(export(&blog, "blog.db"), old);
    let mut session = blog.shell_in_terminal(80, "blog db restore safe.db");
    session.expect("[y/N]");
    session.send("y\r");
    assert_eq!(session.end().0, 0);
    assert_eq!(export(&blog, "blog.db"), export(&blog, "safe.db"));
}

#[test]
fn changes_during_the_question_are_kept() {
    let blog = blog();
    let mut session = blog.shell_in_terminal(80, "blog db restore safe.db");
    session.expect("[y/N]");
    blog.ok(["post", "add", "Meanwhile", "-b", "x"]);
    session.send("y\r");
    let (code, shown) = session.end();
    assert_eq!(code, 4, "{shown}");
    blog.ok(["post", "show", "meanwhile"]);
}

#[test]
fn only_a_valid_blog_is_restored() {
    let blog = blog();
    let before = fs::read(blog.file()).unwrap();
    blog.write("text.db", "No database. ".repeat(99));
    let edit = |name: &str, sql: &str| {
        fs::copy(blog.folder().join("safe.db"), blog.folder().join(name)).unwrap();
        let sqlite = Connection::open(blog.folder().join(name)).unwrap();
        sqlite.execute_batch(sql).unwrap();
    };
    edit("newer.db", "PRAGMA user_version = 99");
    edit("foreign.db", "PRAGMA application_id = 7");
    edit(
        "evil.db",
        "CREATE TRIGGER evil AFTER INSERT ON post BEGIN DELETE FROM comment; END",
    );
    let mut bytes = fs::read(blog.folder().join("safe.db")).unwrap();
    bytes[3 * 4096..].fill(0x55);
    blog.write("damaged.db", bytes);
    for name in ["text.db", "newer.db", "foreign.db", "evil.db", "damaged.db"] {
        let said = blog.fails(7, ["db", "restore", name, "--yes"]);
        assert_eq!(said.contains("trigger evil"), name == "evil.db", "{said}");
    }
    blog.fails(3, ["db", "restore", "nothing.db", "--yes"]);
    blog.fails(2, ["db", "restore", "blog.db", "--yes"]);
    assert_eq!(fs::read(blog.file()).unwrap(), before);
    assert!(!blog.folder().join(KEPT).exists());
}

#[test]
fn a_file_that_fails_the_check_is_neither_restored_nor_backed_up() {
    for (harm, said) in [
        (
            "UPDATE comment SET post_id = 9999 WHERE id = 3",
            "comment 3 is on post 9999, which is not there",
        ),
        (
            "UPDATE post SET slug = '../../evil' WHERE id = 1",
            "post 1 its slug `../../evil` is not usable in an address",
        ),
        (
            "UPDATE comment SET parent_id = 2 WHERE id = 1; INSERT INTO redirect VALUES ('/plan', 1)",
            "comment 1 answers itself through its replies, and 1 more finding",
        ),
        (
            "INSERT INTO post_tag VALUES (2, 9)",
            "tag 9 of post 2 links",
        ),
    ] {
        let blog = blog();
        let old = export(&blog, "blog.db");
        let other = Connection::open(blog.folder().join("safe.db")).unwrap();
        let harm = format!("PRAGMA foreign_keys = OFF; {harm}");
        other.execute_batch(&harm).unwrap();
        drop(other);
        for command in [
            &["db", "restore", "safe.db", "--yes"][..],
            &["db", "restore", "safe.db", "--dry-run"],
            &["db", "backup", "copy.db", "--db", "safe.db"],
        ] {
            let refused = blog.fails(7, command);
            assert!(
                refused.contains(&format!("safe.db is not sound: {said}")),
                "{refused}"
            );
            assert!(
                refused.contains("hint: `blog db check --fix --db "),
                "{refused}"
            );
        }
        assert!(!blog.folder().join("copy.db").exists());
        assert_eq!(export(&blog, "blog.db"), old);
        // The alternative named by the hint.
        fs::copy(blog.folder().join("safe.db"), blog.folder().join("copy.db")).unwrap();
        blog.ok(["db", "check", "--fix", "--db", "copy.db"]);
        blog.ok(["db", "restore", "copy.db", "--yes"]);
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
        assert_eq!(blog.ok(["comment", "count"]), "3\n");
    }
    // Unusual but valid values are restored and backed up.
    let blog = blog();
    let other = Connection::open(blog.folder().join("safe.db")).unwrap();
    let unusual =
        "UPDATE post SET title = CAST(x'e9' AS TEXT), created_at = '2020-99-01T00:00:00Z';
                   INSERT INTO setting VALUES ('color', 'red')";
    other.execute_batch(unusual).unwrap();
    drop(other);
    blog.ok(["db", "backup", "copy.db", "--db", "safe.db"]);
    blog.ok(["db", "restore", "copy.db", "--yes"]);
    assert_eq!(blog.run(["db", "check"]).code, 1);
}

#[test]
fn a_missing_or_damaged_blog_is_restored() {
    let blog = blog();
    let new = export(&blog, "safe.db");
    fs::remove_file(blog.file()).unwrap();
    blog.write("blog.db-wal", "of another file");
    let said = blog.fails(4, ["db", "restore", "safe.db", "--yes"]);
    assert!(said.contains("blog.db-wal is there"), "{said}");
    fs::remove_file(blog.folder().join("blog.db-wal")).unwrap();
    let shown = blog.ok(["db", "restore", "safe.db", "--yes"]);
    let compared = "2 posts, 3 comments; there is nothing to compare it with";
    assert_eq!(shown, format!("restored safe.db: {compared}\n"));
    assert_eq!(
        fs::metadata(blog.file()).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(export(&blog, "blog.db"), new);

    let mut bytes = fs::read(blog.file()).unwrap();
    for byte in &mut bytes[200..] {
        *byte ^= 0x55;
    }
    fs::write(blog.file(), &bytes).unwrap();
    blog.fails(7, ["post", "list"]);
    blog.ok(["db", "restore", "safe.db", "--yes"]);
    assert_eq!(export(&blog, "blog.db"), new);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    let kept = fs::read(blog.folder().join(KEPT)).unwrap();
    assert_eq!(kept[4096..], bytes[4096..]);
}

#[test]
fn an_open_reader_sees_the_old_and_then_the_new_blog() {
    let blog = blog();
    let other = blog.sqlite();
    let count = "SELECT count(*) FROM comment";
    let comments = || -> i64 { other.query_row(count, [], |row| row.get(0)).unwrap() };
    other.execute_batch("BEGIN").unwrap();
    assert_eq!(comments(), 2);
    blog.ok(["db", "restore", "safe.db", "--yes"]);
    assert_eq!(comments(), 2);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(comments(), 3);
    other
        .execute_batch("DELETE FROM comment WHERE id = 2")
        .unwrap();
    assert_eq!(blog.ok(["comment", "count"]), "2\n");
    // The restore waits for writers.
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    blog.fails(5, ["db", "restore", "safe.db", "--yes", "--timeout", "0"]);
    other.execute_batch("COMMIT").unwrap();
    blog.assert_sound();
}

#[test]
fn concurrent_writes_are_in_the_blog_or_in_the_kept_file() {
    let blog = blog();
    let writer = "for n in $(seq 40); do blog post add \"w$1n$n\" -b x --timeout 300 >/dev/null &&
                  echo \"w$1n$n\" >> done.$1; done; true";
    let mut children: Vec<_> = (1..=4)
        .map(|number: u32| {
            let mut command = blog.shell(&format!("set -- {number}; {writer}"));
            command.stdin(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for number in 1..=4 {
        let path = blog.folder().join(format!("done.{number}"));
        let end = Instant::now() + Duration::from_secs(300);
        while !path.exists() {
            assert!(Instant::now() < end, "writer {number} does not write");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    blog.ok(["db", "restore", "safe.db", "--yes", "--timeout", "300"]);
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let titles = |file: &str| -> BTreeSet<String> {
        let list = [
            "post",
            "list",
            "--fields",
            "title",
            "--no-header",
            "--db",
            file,
        ];
        blog.ok(list).lines().map(str::to_owned).collect()
    };
    let (now, kept) = (titles("blog.db"), titles(KEPT));
    for number in 1..=4 {
        let done = fs::read_to_string(blog.folder().join(format!("done.{number}"))).unwrap();
        for title in done.lines() {
            assert!(
                now.contains(title) || kept.contains(title),
                "{title} is lost"
            );
        }
    }
    blog.ok(["db", "check"]);
}

#[test]
fn a_restore_killed_anywhere_leaves_the_old_or_the_new_blog() {
    if lacks("strace") {
        return;
    }
    let blog = blog();
    let (old, new) = (export(&blog, "blog.db"), export(&blog, "safe.db"));
    let bytes = fs::read(blog.file()).unwrap();
    let before = || {
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(blog.folder().join(format!("blog.db{ending}")));
        }
        let _ = fs::remove_file(blog.folder().join(KEPT));
        fs::write(blog.file(), &bytes).unwrap();
    };
    let mut seen = [0, 0];
    let command = ["db", "restore", "safe.db", "--yes"];
    let kills = blog.kill_everywhere(&command, before, |fault| {
        let now = export(&blog, "blog.db");
        assert!(
            now == old || now == new,
            "{fault}: neither the old nor the new blog"
        );
        seen[usize::from(now == new)] += 1;
        if now == new {
            assert_eq!(export(&blog, KEPT), old, "{fault}");
        }
        assert_eq!(blog.ok(["db", "check"]), "no problems found\n", "{fault}");
    });
    assert!(
        kills > 20 && seen[0] > 0 && seen[1] > 0,
        "{kills} kills: {seen:?}"
    );
    assert_eq!(export(&blog, "safe.db"), new);
}
