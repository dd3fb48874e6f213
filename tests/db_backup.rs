//! `blog db backup`, `blog db dump` and `blog db vacuum`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::{Blog, NOW, assert_sound, lacks};

/// The generated name of a backup made at the fixed time.
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
fn a_backup_is_one_private_file_with_the_whole_blog() {
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
    // The backup is a blog itself.
    blog.ok(["post", "rm", "1", "--yes", "--db", NAMED]);
    blog.ok(["undo", "--db", NAMED]);
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn an_existing_file_is_never_replaced() {
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
        let done = blog.run(["db", "backup", "safe", "--keep", "2"]);
        let note = "note: --keep left 2 files of that name: 2 not a plain file\n";
        assert_eq!((done.code, done.stderr.as_str()), (0, note));
    }
    let mut expected: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
    expected.push("blog-20261125T120000Z.db".to_owned());
    expected.push("blog-20261126T120000Z.db".to_owned());
    expected.sort();
    assert_eq!(names(&folder), expected);
    // A backup that fails removes no older ones.
    blog.fails(4, ["db", "backup", "safe", "--keep", "1"]);
    assert_eq!(names(&folder), expected);
    blog.fails(2, ["db", "backup", "one.db", "--keep", "1"]);
    blog.fails(2, ["db", "backup", "safe", "--keep", "0"]);
    assert!(!blog.folder().join("one.db").exists());
}

/// The id of the blog in a file.
fn id(blog: &Blog, file: &str) -> serde_json::Value {
    blog.json(["db", "info", "--db", file])["id"].clone()
}

#[test]
fn keep_counts_only_files_with_the_id_of_the_blog() {
    let mut blog = Blog::without_file();
    let start: i64 = NOW.parse().unwrap();
    for name in ["a", "b"] {
        fs::create_dir(blog.folder().join(name)).unwrap();
        let file = format!("{name}/blog.db");
        blog.ok(["init", "--yes", "--title", name, "--db", &file]);
    }
    let safe = blog.folder().join("safe");
    fs::create_dir(&safe).unwrap();
    let named = |name: &str| format!("blog-2020010{name}T000000Z.db");
    fs::write(safe.join(named("1")), "x").unwrap();
    // Backups of a blog without an id and of an open blog, and hostile files.
    let edited = |name: &str, sql: &str| {
        let path = safe.join(named(name));
        fs::copy(blog.folder().join("a/blog.db"), &path).unwrap();
        let sqlite = rusqlite::Connection::open(&path).unwrap();
        sqlite.execute_batch(sql).unwrap();
    };
    let delete = "PRAGMA journal_mode = delete;";
    edited("2", &format!("{delete} DELETE FROM setting"));
    edited("3", delete);
    fs::write(safe.join("blog-20200103T000000Z.db-wal"), "x").unwrap();
    let endless = "DROP TABLE setting; CREATE VIEW setting (name, value) AS
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT '.id', i FROM n WHERE i < 0";
    edited("4", &format!("{delete} {endless}"));
    let large = "DROP TABLE setting;
        CREATE TABLE setting (name, value AS (hex(zeroblob(400000000))));
        INSERT INTO setting VALUES ('.id')";
    edited("5", &format!("{delete} {large}"));
    let foreign = names(&safe);
    for (day, file) in ["a", "a", "a", "b", "b", "b", "a"].iter().enumerate() {
        let now = start + i64::try_from(day).unwrap();
        blog.set("SOURCE_DATE_EPOCH", now.to_string());
        let file = format!("{file}/blog.db");
        let begun = Instant::now();
        blog.ok(["db", "backup", "safe/", "--keep", "2", "--db", &file]);
        assert!(begun.elapsed() < Duration::from_secs(240), "{day}");
    }
    let mut kept = foreign.clone();
    kept.extend(["2", "4", "5", "6"].map(|day| format!("blog-20261123T12000{day}Z.db")));
    kept.sort();
    assert_eq!(names(&safe), kept);
    let ids = ["a/blog.db", "b/blog.db"].map(|file| id(&blog, file));
    assert_ne!(ids[0], ids[1]);
    for (day, id_of) in [(2, 0), (4, 1), (5, 1), (6, 0)] {
        let file = format!("safe/blog-20261123T12000{day}Z.db");
        assert_eq!(id(&blog, &file), ids[id_of]);
    }
    // Programs get the removed and the kept files, with reasons.
    blog.set("SOURCE_DATE_EPOCH", (start + 9).to_string());
    let made = blog.json(["db", "backup", "safe", "--keep", "1", "--db", "a/blog.db"]);
    let removed = ["2", "6"].map(|day| format!("safe/blog-20261123T12000{day}Z.db"));
    assert_eq!(made["removed"], serde_json::json!(removed));
    let left = [
        ("blog-20200101T000000Z", "not a readable blog"),
        ("blog-20200102T000000Z", "without an id"),
        ("blog-20200103T000000Z", "in use (with a journal)"),
        ("blog-20200104T000000Z", "not a readable blog"),
        ("blog-20200105T000000Z", "not a readable blog"),
        ("blog-20261123T120004Z", "of another blog"),
        ("blog-20261123T120005Z", "of another blog"),
    ];
    let left = left.map(|(name, reason)| format!("safe/{name}.db: {reason}"));
    assert_eq!(made["left"], serde_json::json!(left));
}

#[test]
fn the_id_of_a_blog_is_constant_and_not_a_setting() {
    let blog = Blog::with_posts();
    let first = id(&blog, "blog.db");
    assert_eq!(first.as_str().unwrap().len(), 32);
    blog.ok(["db", "backup", "safe.db"]);
    assert_eq!(id(&blog, "safe.db"), first);
    let dump = blog.ok(["db", "dump"]);
    let new = rusqlite::Connection::open(blog.folder().join("new.db")).unwrap();
    new.execute_batch(&dump).unwrap();
    drop(new);
    assert_eq!(id(&blog, "new.db"), first);
    blog.ok(["db", "restore", "safe.db", "--yes"]);
    assert_eq!(id(&blog, "blog.db"), first);
    for command in [
        &["config", "list"][..],
        &["export", "jsonl", "--history"],
        &["log"],
        &["changes", "--cursor", "x"],
        &[],
    ] {
        let shown = blog.ok(command);
        assert!(!shown.contains(first.as_str().unwrap()), "{shown}");
        assert!(!shown.contains(".id"), "{shown}");
    }
    blog.fails(2, ["config", "set", ".id", "x"]);
    blog.fails(2, ["config", "get", ".id"]);
    blog.fails(2, ["config", "unset", ".id"]);
    let line = "{\"type\":\"setting\",\"name\":\".id\",\"value\":\"x\"}";
    blog.feed(["import", "jsonl", "-", "--keep-going"], line);
    assert_eq!(id(&blog, "blog.db"), first);
    // A blog created by its first write has an id, too.
    let blog = Blog::without_file();
    blog.ok(["post", "add", "First", "-b", "x"]);
    assert!(blog.json(["db", "info"])["id"].is_string());
}

#[test]
fn a_backup_adds_a_missing_id_without_an_operation() {
    let blog = Blog::with_posts();
    let id_of = |blog: &Blog| blog.json(["db", "info"])["id"].clone();
    let without = "DELETE FROM setting WHERE name = '.id'";
    blog.sqlite().execute_batch(without).unwrap();
    assert!(id_of(&blog).is_null());
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    let before = (
        blog.json(["log"]),
        blog.ok(["db", "query", "SELECT * FROM sqlite_sequence"]),
    );
    blog.ok(["db", "backup", "safe.db"]);
    let first = id_of(&blog);
    assert!(first.is_string());
    assert_eq!(id(&blog, "safe.db"), first);
    let after = (
        blog.json(["log"]),
        blog.ok(["db", "query", "SELECT * FROM sqlite_sequence"]),
    );
    assert_eq!(after, before);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    blog.ok(["undo"]);
    blog.ok(["db", "backup", "again.db"]);
    assert_eq!(id(&blog, "again.db"), first);

    // Without write permission, no backup is removed.
    let blog = Blog::with_posts();
    blog.sqlite().execute_batch(without).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o777)).unwrap();
    let old = folder.path().join("blog-20200101T000000Z.db");
    fs::copy(blog.file(), &old).unwrap();
    blog.make_read_only();
    let keep = [
        "db",
        "backup",
        folder.path().to_str().unwrap(),
        "--keep",
        "1",
    ];
    let done = blog.run_unprivileged(&keep);
    blog.make_writable();
    if let Some(done) = done {
        assert_eq!(done.code, 0, "{done:?}");
        assert_eq!(
            done.stderr,
            "note: --keep removed nothing: the blog has no id yet, and cannot be given one now\n"
        );
        assert!(old.exists());
    }
}

#[test]
fn a_damaged_blog_is_not_backed_up() {
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
fn a_backup_has_what_is_in_the_journal_of_an_open_program() {
    let blog = Blog::with_posts();
    let writer = blog.sqlite();
    let wal = || fs::metadata(blog.folder().join("blog.db-wal")).map_or(0, |about| about.len());
    writer
        .execute_batch("UPDATE post SET title = 'First' WHERE id = 1")
        .unwrap();
    assert!(wal() > 0);
    blog.ok(["db", "backup", "first.db"]);
    // A snapshot that is read keeps later changes in the journal.
    let reader = blog.sqlite();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM post")
        .unwrap();
    writer
        .execute_batch("UPDATE post SET title = 'Second' WHERE id = 1")
        .unwrap();
    blog.ok(["db", "backup", "second.db"]);
    for (file, title) in [("first.db", "First"), ("second.db", "Second")] {
        let shown = blog.ok([
            "post",
            "show",
            "1",
            "--template",
            "{{ title }}",
            "--db",
            file,
        ]);
        assert_eq!(shown.trim_end(), title);
        assert_sound(&rusqlite::Connection::open(blog.folder().join(file)).unwrap());
    }
    assert!(wal() > 0);
}

#[test]
fn a_backup_with_an_index_that_differs_from_its_rows_is_restored_with_a_right_one() {
    let blog = Blog::with_posts();
    let schema = |sql: &str| {
        let sqlite = blog.sqlite();
        sqlite
            .execute_batch(&format!("PRAGMA writable_schema = ON; {sql}"))
            .unwrap();
    };
    // The index misses a change that is made without it.
    let place = "SELECT rootpage FROM sqlite_schema WHERE name = 'comment_date'";
    let root: i64 = blog
        .sqlite()
        .query_row(place, [], |row| row.get(0))
        .unwrap();
    schema("DELETE FROM sqlite_schema WHERE name = 'comment_date'");
    schema("UPDATE comment SET created_at = '2001-01-01T00:00:00Z' WHERE id = 1");
    schema(&format!(
        "INSERT INTO sqlite_schema VALUES ('index', 'comment_date', 'comment', {root},
             'CREATE INDEX comment_date ON comment (created_at)')"
    ));
    // Indexes what another program wrote.
    blog.ok(["search", "hello"]);
    let done = blog.run(["db", "check"]);
    assert!(
        done.stdout
            .contains("row 1 missing from index comment_date"),
        "{done:?}"
    );
    blog.ok(["db", "backup", "safe.db"]);
    blog.ok(["db", "restore", "safe.db", "--yes"]);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
}

#[test]
fn a_backup_during_eight_writers_completes_and_is_one_snapshot() {
    let blog = Blog::new();
    // Each operation writes a post with its comment, so that every snapshot has both.
    let writer = "n=0; while n=$((n + 1)); do
        printf '%s\\n' '{\"type\":\"post\",\"id\":'$1$n',\"title\":\"t\",\"body\":\"b\"}' \
            '{\"type\":\"comment\",\"id\":'$1$n',\"post_id\":'$1$n',\"author\":\"a\",\"body\":\"c\",\"status\":\"approved\"}' |
            blog import jsonl - --timeout 600 >/dev/null || exit 9; done";
    let mut children: Vec<_> = (1..=8)
        .map(|number: u32| {
            let mut command = blog.shell(&format!("set -- {number}; {writer}"));
            command.stdin(Stdio::null()).spawn().unwrap()
        })
        .collect();
    let start = Instant::now();
    while blog.ok(["post", "count"]) == "0\n" {
        assert!(
            start.elapsed() < Duration::from_secs(300),
            "the writers have stopped"
        );
    }
    let mut grew = Vec::new();
    for number in 0..5 {
        let name = format!("moment-{number}.db");
        while number == 4 && blog.ok(["post", "count"]) == format!("{}\n", grew[0]) {
            assert!(
                start.elapsed() < Duration::from_secs(300),
                "the writers have stopped"
            );
        }
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
        "no writes during the backup: {grew:?}"
    );
}

#[test]
fn a_dump_restores_an_equal_blog() {
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
    // New rows get the ids they would have in the original.
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
fn a_dump_indexes_external_writes_once() {
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
fn vacuum_prints_the_freed_space() {
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

#[test]
fn a_vacuum_waits_for_the_checkpoint_of_another_program() {
    if lacks("python3") {
        return;
    }
    let blog = Blog::with_posts();
    let reader = blog.sqlite();
    reader.execute_batch("SELECT count(*) FROM post").unwrap();
    // The lock byte of a checkpoint: https://www.sqlite.org/walformat.html
    let script = "import fcntl, time; f = open('blog.db-shm', 'r+b')
fcntl.lockf(f, fcntl.LOCK_EX, 1, 121); print('locked', flush=True); time.sleep(1.5)";
    let mut other = blog.other("python3");
    let mut other = other
        .args(["-c", script])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let stdout = other.stdout.take().unwrap();
    BufReader::new(stdout).read_line(&mut line).unwrap();
    assert_eq!(line, "locked\n");
    let said = blog.fails(5, ["db", "vacuum", "--timeout", "0"]);
    assert!(said.contains("run the command again"), "{said}");
    blog.ok(["db", "vacuum"]);
    other.wait().unwrap();
}
