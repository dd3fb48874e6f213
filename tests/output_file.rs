//! Output files: which files are replaced, which never are, and pipes and devices.

use std::fs::{self, Permissions};
use std::io::Read;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::thread;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::common::{Blog, Done, lacks};

fn export(blog: &Blog, path: &str) -> Done {
    blog.run(["export", "jsonl", "-o", path])
}

#[test]
fn an_export_never_replaces_a_blog_or_its_journals() {
    let blog = Blog::with_posts();
    blog.ok(["db", "backup", "copy.db"]);
    let reader = blog.sqlite();
    reader.execute_batch("SELECT count(*) FROM post").unwrap();
    blog.ok(["post", "add", "In the journal", "-b", "x"]);
    let path = |name: &str| blog.folder().join(name);
    fs::hard_link(blog.file(), path("hard")).unwrap();
    symlink("blog.db", path("soft")).unwrap();
    fs::copy(path("blog.db-wal"), path("copy.db-wal")).unwrap();
    for (name, what) in [
        ("blog.db", "the blog itself, or a part of it"),
        ("./blog.db", "the blog itself, or a part of it"),
        ("hard", "the blog itself, or a part of it"),
        ("soft", "the blog itself, or a part of it"),
        ("blog.db-wal", "the blog itself, or a part of it"),
        ("blog.db-shm", "the blog itself, or a part of it"),
        ("copy.db", "a blog, or a part of one"),
        ("copy.db-wal", "a blog, or a part of one"),
    ] {
        let before = fs::read(path(name)).unwrap();
        for arguments in [&["jsonl"][..], &["csv", "--force"]] {
            let said = blog.fails(4, [&["export", "-o", name], arguments].concat());
            let expected = format!(
                "blog: {name} is {what}: an export never replaces it\nhint: name another file\n"
            );
            assert_eq!(said, expected);
        }
        assert_eq!(fs::read(path(name)).unwrap(), before, "{name}");
    }
    drop(reader);
    fs::remove_file(path("copy.db-wal")).unwrap();
    let done = blog.shell("blog export jsonl >> blog.db").output().unwrap();
    let said = "blog: standard output is the blog itself\nhint: redirect it to another file\n";
    assert_eq!(String::from_utf8(done.stderr).unwrap(), said);
    assert_eq!(done.status.code(), Some(4));
    assert_eq!(blog.ok(["post", "count"]), "3\n");
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
}

#[test]
fn a_file_is_replaced_only_with_force_and_keeps_its_mode_and_owner() {
    let blog = Blog::with_posts();
    let path = blog.write("out", "as it was");
    symlink("out", blog.folder().join("link")).unwrap();
    let expected = blog.ok(["export", "jsonl"]);
    for name in ["out", "link"] {
        let done = export(&blog, name);
        let said = format!(
            "blog: {name} exists already\nhint: --force replaces it; or name another file\n"
        );
        assert_eq!((done.code, done.stderr), (4, said));
        assert_eq!(fs::read_to_string(&path).unwrap(), "as it was");
    }
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    // Only root can change the owner of a file.
    let is_root = std::os::unix::fs::chown(&path, Some(4321), Some(8765)).is_ok();
    for name in ["out", "link"] {
        fs::write(&path, "as it was").unwrap();
        let done = blog.run(["export", "jsonl", "-o", name, "--force"]);
        assert_eq!((done.code, done.stderr), (0, format!("wrote {name}\n")));
        assert_eq!(fs::read_to_string(&path).unwrap(), expected);
        let about = fs::metadata(&path).unwrap();
        assert_eq!(about.mode() & 0o7777, 0o640);
        assert!(!is_root || (about.uid(), about.gid()) == (4321, 8765));
    }
    assert!(blog.folder().join("link").is_symlink());
    // A new file is private.
    assert_eq!(export(&blog, "new").code, 0);
    let about = fs::metadata(blog.folder().join("new")).unwrap();
    assert_eq!(about.mode() & 0o7777, 0o600);
}

#[test]
fn a_folder_a_dangling_link_and_a_read_only_file_are_refused() {
    let blog = Blog::with_posts();
    fs::create_dir(blog.folder().join("folder")).unwrap();
    symlink("nowhere", blog.folder().join("dangling")).unwrap();
    for (name, code, cause) in [
        ("folder", 2, "folder is a folder"),
        (
            "dangling",
            4,
            "dangling is a link to a file that is not there",
        ),
        (
            "no/such/folder",
            6,
            "cannot write no/such/folder: no such file or directory",
        ),
    ] {
        let said = blog.fails(code, ["export", "csv", "-o", name, "--force"]);
        assert!(
            said.starts_with(&format!("blog: {cause}\nhint: ")),
            "{said}"
        );
    }
    assert!(!blog.folder().join("nowhere").exists());
    let path = blog.write("locked", "as it was");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    blog.make_read_only();
    fs::set_permissions(blog.folder(), Permissions::from_mode(0o777)).unwrap();
    if let Some(done) = blog.run_unprivileged(&["export", "csv", "-o", "locked", "--force"]) {
        assert_eq!(done.code, 6, "{done:?}");
        let cause = "blog: cannot write locked: permission denied\n";
        assert!(done.stderr.starts_with(cause), "{done:?}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "as it was");
}

#[test]
fn a_pipe_and_a_device_are_written_in_place() {
    let blog = Blog::with_posts();
    let expected = blog.ok(["export", "jsonl"]);
    let pipe = blog.folder().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let mut reader = blog.shell("cat pipe > read").spawn().unwrap();
    assert_eq!(export(&blog, "pipe").code, 0);
    reader.wait().unwrap();
    let read = fs::read_to_string(blog.folder().join("read")).unwrap();
    assert_eq!(read, expected);
    assert!(!fs::metadata(&pipe).unwrap().is_file());
    for (line, shown) in [
        ("blog export jsonl -o /dev/stdout", expected.as_str()),
        ("blog export jsonl -o /dev/stdout | cat", &expected),
        ("blog export jsonl -o /dev/stdout > to && cat to", &expected),
        (
            "rm -f whole; blog export jsonl -o >(cat > to; mv to whole)
             until test -e whole; do sleep 0.01; done; cat whole",
            &expected,
        ),
        (
            "echo before > to; blog export jsonl -o /dev/fd/5 5>> to; wc -l < to",
            "11\n",
        ),
        ("blog export jsonl -o /dev/full; echo $?", "6\n"),
    ] {
        // Only bash has process substitution.
        let needs_bash = line.contains(">(");
        if needs_bash && lacks("bash") {
            continue;
        }
        let command = if needs_bash { Blog::bash } else { Blog::shell };
        let done = command(&blog, line).output().unwrap();
        assert_eq!(String::from_utf8(done.stdout).unwrap(), shown, "{line}");
    }
    // As root, a failure would replace the device by a file.
    let null = blog.folder().join("null");
    let made = mknodat(
        CWD,
        &null,
        FileType::CharacterDevice,
        Mode::RUSR | Mode::WUSR,
        0x103,
    );
    if made.is_ok() && fs::File::open(&null).is_ok() {
        assert_eq!(export(&blog, "null").code, 0);
        let mut held = String::new();
        fs::File::open(&null)
            .unwrap()
            .read_to_string(&mut held)
            .unwrap();
        assert_eq!(held, "");
        assert!(!fs::metadata(&null).unwrap().is_file());
    }
    let said = blog.fails(2, ["export", "jsonl", "-o", "/dev/null", "--verify"]);
    assert!(
        said.starts_with("blog: only a file or a folder can be verified\n"),
        "{said}"
    );
}

#[test]
fn a_new_database_never_adopts_leftover_journals() {
    for ending in ["-wal", "-journal", "-shm"] {
        let blog = Blog::with_posts();
        blog.ok(["db", "backup", "safe.db"]);
        let left = format!("new.db{ending}");
        blog.write(&left, "of another file");
        for command in [
            &["init", "new.db", "--yes"][..],
            &["db", "backup", "new.db"],
            &["--db", "new.db", "db", "restore", "safe.db", "--yes"],
        ] {
            let said = blog.fails(4, command);
            assert!(
                said.contains(&format!("{left} is there, and would be taken")),
                "{said}"
            );
            assert!(!blog.folder().join("new.db").exists(), "{command:?}");
            assert_eq!(
                fs::read(blog.folder().join(&left)).unwrap(),
                b"of another file"
            );
        }
        // The blog created by the first write.
        let home = blog.folder().join("data/blog");
        fs::create_dir_all(&home).unwrap();
        fs::write(home.join(format!("blog.db{ending}")), "of another file").unwrap();
        let line = "mkdir -p empty && cd empty && HOME=$PWD XDG_DATA_HOME=$OLDPWD/data blog post add X -b x";
        let done = blog.shell(line).output().unwrap();
        assert_eq!(done.status.code(), Some(4), "{done:?}");
        assert!(!home.join("blog.db").exists());
    }
}

#[test]
fn a_rollback_journal_beside_a_blog_is_refused_and_not_replayed() {
    let blog = Blog::with_posts();
    // A database of another kind, killed during a write.
    let other = blog.folder().join("other.db");
    let sqlite = rusqlite::Connection::open(&other).unwrap();
    sqlite
        .execute_batch(
            "PRAGMA cache_size = 1; CREATE TABLE t (x); BEGIN;
                        INSERT INTO t SELECT randomblob(9000) FROM generate_series(1, 50)",
        )
        .unwrap_or_else(|_| {
            let rows = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n
                        WHERE x < 50) INSERT INTO t SELECT randomblob(9000) FROM n";
            sqlite.execute_batch(rows).unwrap();
        });
    let journal = blog.folder().join("other.db-journal");
    fs::copy(&journal, blog.folder().join("blog.db-journal")).unwrap();
    let before = fs::read(blog.file()).unwrap();
    for command in [
        &["post", "list"][..],
        &["post", "add", "X", "-b", "x"],
        &["db", "check"],
    ] {
        let said = blog.fails(7, command);
        assert!(
            said.contains("blog.db-journal is beside the blog"),
            "{said}"
        );
    }
    assert_eq!(fs::read(blog.file()).unwrap(), before);
    fs::remove_file(blog.folder().join("blog.db-journal")).unwrap();
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

/// The folder is locked a moment after it is created.
#[test]
fn a_folder_removed_as_leftover_by_another_command_is_created_again() {
    if lacks("strace") {
        return;
    }
    let blog = Blog::with_posts();
    let is_made = || {
        let files = fs::read_dir(blog.folder()).unwrap();
        let names = files.map(|file| file.unwrap().file_name());
        names
            .into_iter()
            .any(|name| name.to_string_lossy().ends_with(".new"))
    };
    thread::scope(|scope| {
        let delayed = scope.spawn(|| {
            let fault = "?mkdir,?mkdirat:delay_exit=1000000:when=1";
            blog.run_with_fault(fault, &["export", "jsonl", "-o", "one"])
        });
        while !is_made() && !delayed.is_finished() {
            thread::yield_now();
        }
        assert_eq!(blog.run(["export", "jsonl", "-o", "two"]).code, 0);
        let done = delayed.join().unwrap();
        assert_eq!(done.code, 0, "{done:?}");
    });
    let read = |name| fs::read(blog.folder().join(name)).unwrap();
    assert_eq!(read("one"), read("two"));
}

#[test]
fn only_our_own_folders_are_removed_as_leftover() {
    let blog = Blog::with_posts();
    let path = |name: &str| blog.folder().join(name);
    let theirs = [".blog-notes.new", ".blog-AbC123.new"];
    for name in theirs {
        fs::write(path(name), "mine").unwrap();
    }
    for (folder, files) in [
        (".blog-Theirs.new", &["data"][..]),
        (".blog-Marked.new", &["owner", "data", "notes"]),
        (".blog-Killed.new", &["owner", "data", "data-wal"]),
        (".blog-Killer.new", &[]),
    ] {
        fs::create_dir(path(folder)).unwrap();
        for file in files {
            let text = match *file {
                "owner" => "a temporary folder of `blog`, removed by its next command\n",
                _ => "text",
            };
            fs::write(path(folder).join(file), text).unwrap();
        }
    }
    assert_eq!(export(&blog, "out").code, 0);
    for name in theirs {
        assert_eq!(fs::read_to_string(path(name)).unwrap(), "mine");
    }
    assert!(path(".blog-Theirs.new/data").exists());
    assert!(path(".blog-Marked.new/notes").exists());
    assert!(!path(".blog-Killed.new").exists());
    assert!(!path(".blog-Killer.new").exists());
}

#[test]
fn no_database_is_created_over_an_existing_path() {
    let blog = Blog::with_posts();
    blog.ok(["db", "backup", "safe.db"]);
    fs::create_dir(blog.folder().join("folder")).unwrap();
    blog.write("existing", "as it was");
    symlink("existing", blog.folder().join("link")).unwrap();
    symlink("nowhere", blog.folder().join("dangling")).unwrap();
    let pipe = blog.folder().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let before = blog.ok(["export", "jsonl", "--history"]);
    for name in [
        "blog.db",
        "safe.db",
        "existing",
        "link",
        "dangling",
        "pipe",
        "/dev/null",
    ] {
        for command in [["init", name, "--yes"].as_slice(), &["db", "backup", name]] {
            let said = blog.fails(4, command);
            assert!(said.contains("exists already"), "{command:?}: {said}");
        }
    }
    // In a folder, a backup gets a generated name.
    blog.fails(4, ["init", "folder", "--yes"]);
    blog.ok(["db", "backup", "folder"]);
    for name in ["existing", "pipe", "/dev/null", "folder"] {
        let restore = ["--db", name, "db", "restore", "safe.db", "--yes"];
        blog.fails(7, restore);
        let said = blog.run(["export", "markdown", "-o", name]);
        assert!([4, 6].contains(&said.code), "{name}: {said:?}");
    }
    assert_eq!(
        fs::read_to_string(blog.folder().join("existing")).unwrap(),
        "as it was"
    );
    assert!(!blog.folder().join("nowhere").exists());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    assert_eq!(blog.ok(["export", "jsonl", "--history"]), before);
}
