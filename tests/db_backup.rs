//! `blog db backup`, `blog db dump` and `blog db vacuum`.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::{Blog, NOW, assert_sound, lacks};

/// The name that a backup made now has.
const NAMED: &str = "blog-20261123T120000Z.db";

fn export(blog: &Blog, file: &Path) -> String {
    let file = file.to_str().unwrap();
    blog.ok(["export", "jsonl", "--history", "--db", file])
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_the_blog_in_one_private_file() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["db", "backup"]),
        format!(
            "made {} (2 posts, 3 comments)\n",
            blog.folder().join(NAMED).display()
        )
    );
    let path = blog.folder().join(NAMED);
    assert_eq!(names(blog.folder()), [NAMED, "blog.db"]);
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(export(&blog, &path), export(&blog, &blog.file()));
    blog.ok(["db", "check", "--db", NAMED]);
    // It is a blog like any other.
    blog.ok(["post", "rm", "1", "--yes", "--db", NAMED]);
    blog.ok(["undo", "--db", NAMED]);
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn what_is_there_is_never_replaced() {
    let blog = Blog::with_posts();
    blog.write("safe.db", "mine");
    symlink("nowhere", blog.folder().join("link.db")).unwrap();
    for name in ["safe.db", "link.db", "blog.db"] {
        let said = blog.fails(4, ["db", "backup", name]);
        assert!(said.contains("exists already"), "{said}");
    }
    assert_eq!(fs::read(blog.folder().join("safe.db")).unwrap(), b"mine");
    let said = blog.fails(6, ["db", "backup", "no/such/folder.db"]);
    assert!(said.contains("cannot write"), "{said}");
    assert_eq!(names(blog.folder()), ["blog.db", "link.db", "safe.db"]);
    let backup = blog.json(["db", "backup", "new/"]);
    assert_eq!(backup["path"], format!("new/{NAMED}"));
    let path = blog.folder().join("new").join(NAMED);
    assert_eq!(backup["bytes"], fs::metadata(&path).unwrap().len());
    assert_eq!(
        (&backup["posts"], &backup["comments"]),
        (&2.into(), &3.into())
    );
    let mode = fs::metadata(path.parent().unwrap())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn keep_removes_the_oldest_backups_of_this_blog_and_nothing_else() {
    let mut blog = Blog::with_posts();
    let folder = blog.folder().join("safe");
    fs::create_dir(&folder).unwrap();
    let others = [
        "blog-20200101T000000Z.db.txt",
        "blog-20200101T000000Z",
        "blog-20200101.db",
        "blog-2020010aT000000Z.db",
        "other-20200101T000000Z.db",
        "xblog-20200101T000000Z.db",
        "blog-20190101T000000Z.db",
        "blog-20180101T000000Z.db",
    ];
    for other in &others[..6] {
        fs::write(folder.join(other), "x").unwrap();
    }
    symlink(blog.file(), folder.join(others[6])).unwrap();
    fs::create_dir(folder.join(others[7])).unwrap();
    let start: i64 = NOW.parse().unwrap();
    for day in 0..4 {
        blog.set("SOURCE_DATE_EPOCH", (start + day * 86_400).to_string());
        blog.ok(["db", "backup", "safe", "--keep", "2"]);
    }
    let mut expected: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
    expected.push("blog-20261125T120000Z.db".to_owned());
    expected.push("blog-20261126T120000Z.db".to_owned());
    expected.sort();
    assert_eq!(names(&folder), expected);
    // One that cannot be made removes nothing.
    blog.fails(4, ["db", "backup", "safe", "--keep", "1"]);
    assert_eq!(names(&folder), expected);
    blog.fails(2, ["db", "backup", "one.db", "--keep", "1"]);
    blog.fails(2, ["db", "backup", "safe", "--keep", "0"]);
    assert!(!blog.folder().join("one.db").exists());
}

#[test]
fn a_damaged_blog_gives_no_backup() {
    let blog = Blog::with_posts();
    let mut bytes = fs::read(blog.file()).unwrap();
    for byte in &mut bytes[3 * 4096..] {
        *byte ^= 0x55;
    }
    fs::write(blog.file(), bytes).unwrap();
    blog.fails(7, ["db", "backup", "safe.db"]);
    assert_eq!(names(blog.folder()), ["blog.db"]);
}

#[test]
fn eight_writers_do_not_starve_a_backup_and_it_is_one_moment() {
    let blog = Blog::new();
    // Each operation writes a post and its comment, so that no moment has one without.
    let writer = "for n in $(seq 200); do
        printf '%s\\n' '{\"type\":\"post\",\"id\":'$1$n',\"title\":\"t\",\"body\":\"b\"}' \
            '{\"type\":\"comment\",\"id\":'$1$n',\"post_id\":'$1$n',\"author\":\"a\",\"body\":\"c\",\"status\":\"approved\"}' |
            blog import jsonl - >/dev/null || exit 9; done";
    let mut children: Vec<_> = (1..=8)
        .map(|number: u32| {
            let mut command = blog.shell(&format!("set -- {number}; {writer}"));
            command.stdin(Stdio::null()).spawn().unwrap()
        })
        .collect();
    let start = Instant::now();
    while blog.ok(["post", "count"]) == "0\n" {
        assert!(start.elapsed() < Duration::from_secs(60), "nobody writes");
    }
    let mut grew = Vec::new();
    for number in 0..5 {
        let name = format!("moment-{number}.db");
        let backup = blog.json(["db", "backup", &name]);
        assert_eq!(backup["posts"], backup["comments"], "{backup}");
        let path = blog.folder().join(&name);
        let bytes = fs::read(&path).unwrap();
        blog.ok(["db", "check", "--db", &name]);
        assert_eq!(
            blog.ok(["post", "count", "--db", &name]),
            format!("{}\n", backup["posts"])
        );
        assert!(bytes.len() > 4096);
        grew.push(backup["posts"].as_i64().unwrap());
    }
    for child in &mut children {
        let _ = child.kill();
        let _ = child.wait();
    }
    assert!(grew.windows(2).all(|pair| pair[0] <= pair[1]), "{grew:?}");
    assert!(
        grew.last() > grew.first(),
        "nobody wrote meanwhile: {grew:?}"
    );
}

#[test]
fn a_dump_becomes_an_equal_blog() {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "add",
        "O'Neil",
        "-b",
        "a\r\nb\n.quit\n\u{1b}[31m 日本 \u{0}".trim_end_matches('\0'),
    ]);
    blog.ok(["post", "set", "oneil", "--slug", "neil"]);
    blog.ok(["comment", "rm", "3", "--yes"]);
    blog.ok(["rule", "add", "spam", "--word", "casino"]);
    blog.ok(["config", "set", "moderation", "first"]);
    let dump = blog.ok(["db", "dump"]);
    assert!(!dump.contains('\r') && !dump.contains('\u{1b}'));
    let new = blog.folder().join("new.db");
    let sqlite = rusqlite::Connection::open(&new).unwrap();
    sqlite.execute_batch(&dump).unwrap();
    drop(sqlite);
    assert_eq!(
        blog.ok(["db", "check", "--db", "new.db"]),
        "no problems found\n"
    );
    assert_eq!(export(&blog, &new), export(&blog, &blog.file()));
    assert_eq!(blog.ok(["db", "dump", "--db", "new.db"]), dump);
    assert_sound(&rusqlite::Connection::open(&new).unwrap());
    // What comes next has the same id as it would have had.
    for file in ["blog.db", "new.db"] {
        let add = [
            "comment", "add", "hello", "-b", "x", "--format", "ids", "--db", file,
        ];
        assert_eq!(blog.ok(add), "4\n");
        blog.ok(["undo", "--db", file]);
    }
}

#[test]
fn the_sqlite3_shell_reads_a_dump() {
    let blog = Blog::with_posts();
    if lacks("sqlite3") {
        return;
    }
    let line = "blog db dump > blog.sql && sqlite3 -bail new.db < blog.sql";
    let done = blog.shell(line).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    assert_eq!(
        blog.ok(["db", "check", "--db", "new.db"]),
        "no problems found\n"
    );
    let new = blog.folder().join("new.db");
    assert_eq!(export(&blog, &new), export(&blog, &blog.file()));
    let mode = blog.json(["db", "info", "--db", "new.db"]);
    assert_eq!(mode["journal_mode"], "wal");
}

#[test]
fn what_another_program_wrote_is_in_the_index_of_a_dump_once() {
    let blog = Blog::with_posts();
    blog.insert_posts(3, "Elsewhere");
    let dump = blog.ok(["db", "dump"]);
    let new = blog.folder().join("new.db");
    let sqlite = rusqlite::Connection::open(&new).unwrap();
    sqlite.execute_batch(&dump).unwrap();
    drop(sqlite);
    assert_eq!(
        blog.ok(["db", "check", "--db", "new.db"]),
        "no problems found\n"
    );
    let search = ["search", "elsewhere", "--format", "ids", "--db", "new.db"];
    assert_eq!(blog.ok(search).lines().count(), 3);
}

#[test]
fn vacuum_says_what_it_freed() {
    let blog = Blog::new();
    blog.insert_posts(2_000, &"Long ".repeat(40));
    blog.ok(["post", "rm", "--all", "--yes"]);
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    let before = fs::metadata(blog.file()).unwrap().len();
    let freed = blog.json(["db", "vacuum"]);
    let after = fs::metadata(blog.file()).unwrap().len();
    assert_eq!(
        (&freed["before"], &freed["after"]),
        (&before.into(), &after.into())
    );
    assert_eq!(freed["freed"], before - after);
    assert!(after < before / 2, "{freed}");
    assert_eq!(blog.json(["db", "info"])["free_pages"], 0);
    let said = blog.ok(["db", "vacuum"]);
    assert_eq!(
        said,
        format!("freed 0 bytes: {after} before, {after} now\n")
    );
    blog.assert_sound();
}
