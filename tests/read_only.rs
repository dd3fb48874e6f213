//! `--read-only` and `BLOG_READ_ONLY`: reading commands leave the file and its folder as
//! they are, and writing commands fail.

use std::collections::BTreeMap;
use std::fs;

use crate::common::Blog;
use crate::common::commands::verbs;

/// A command line for each verb that reads.
pub const READING: &str = "
    post list
    post show 1
    post count
    post exists 1
    post history 1
    post diff 1
    post backlinks 1
    comment list
    comment queue
    comment show 1
    comment count
    comment exists 1
    comment history 1
    comment diff 1
    comment export-person --email a@b.example
    tag list
    media list
    media show moo.jpg
    media count
    media exists moo.jpg
    media export --all -o ../out
    search text
    stats
    export jsonl
    rule list
    rule show 1
    rule test 1
    log show 1
    config list
    config get title
    log
    changes --list
    db info
    db check
    db query 'SELECT 1'
    db backup ../copy.db
    completions bash
    help filters
";

/// A command line for each verb that writes.
const WRITING: &str = "
    init other.db --yes
    post add New -b x
    post edit 1
    post duplicate 1
    post set 1 --title x
    post publish 1
    post unpublish 1
    post schedule 1 --at 2030-01-01
    post open 1
    post close 1
    post restore 1 1
    post rm 1
    comment add 1 -b x
    comment edit 1
    comment reply 1 -b x
    comment set 1 -b x
    comment approve 1
    comment unapprove 1
    comment spam 1
    comment unspam 1
    comment review
    comment move 1 --post 2
    comment split 1
    comment recheck --all
    comment restore 1 1
    comment rm 1
    comment erase 1
    tag rename life other
    tag merge life rust
    tag rm life
    tag prune
    media add moo.jpg
    media set moo.jpg --alt x
    media rm moo.jpg
    replace some other --all
    import jsonl posts.jsonl
    apply content
    rule add hold --word x
    rule rm 1
    rule enable 1
    rule disable 1
    config set title x
    config unset title
    config edit
    log prune --keep 1
    undo
    undo --to 1
    redo
    changes --cursor c
    db restore copy.db
    db vacuum
    db check --fix
";

/// The files beside the blog with their bytes.
fn files(blog: &Blog) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(blog.folder()).unwrap();
    let entries = entries.map(|entry| entry.unwrap());
    let entries = entries.filter(|entry| entry.path().is_file());
    let file = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    };
    entries.map(file).collect()
}

/// A blog with rows that another program wrote, which are neither logged nor indexed.
fn blog() -> Blog {
    let blog = Blog::with_posts();
    blog.ok(["rule", "add", "hold", "--word", "casino"]);
    blog.write("posts.jsonl", blog.ok(["export", "jsonl"]));
    blog.write("moo.jpg", "moo");
    blog.ok(["media", "add", "moo.jpg"]);
    fs::create_dir(blog.folder().join("content")).unwrap();
    blog.write("content/new.md", "---\ntitle: New\n---\nText");
    fs::copy(blog.file(), blog.folder().join("copy.db")).unwrap();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch(
            "INSERT INTO post (slug, title, body, created_at, updated_at)
             VALUES ('other', 'Other', 'Unindexed text', '2026-01-01T00:00:00Z',
                     '2026-01-01T00:00:00Z')",
        )
        .unwrap();
    sqlite.close().unwrap();
    blog
}

fn lines(table: &'static str) -> Vec<&'static str> {
    let lines = table.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect()
}

fn words(line: &str) -> Vec<String> {
    shell_words::split(line).unwrap()
}

#[test]
fn every_verb_has_a_row() {
    let rows = [lines(READING), lines(WRITING)].concat();
    for verb in verbs() {
        // `db dump` needs an indexed blog, and has a test of its own.
        assert!(
            verb.name == "db dump"
                || rows.iter().any(|row| {
                    row.strip_prefix(verb.name.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                }),
            "`{}` has no row here",
            verb.name
        );
    }
}

#[test]
fn a_reading_command_writes_nothing() {
    let mut blog = blog();
    blog.set("BLOG_READ_ONLY", "1");
    let before = files(&blog);
    for line in lines(READING) {
        let done = blog.run(words(line));
        // The check finds that the log is behind.
        let code = i32::from(line == "db check");
        assert_eq!(done.code, code, "{line}: {done:?}");
        assert_eq!(files(&blog), before, "{line}");
        fs::remove_file(blog.folder().join("../copy.db")).ok();
        fs::remove_dir_all(blog.folder().join("../out")).ok();
    }
    let said = blog.run(["search", "unindexed"]).stderr;
    assert!(said.contains("is not searched"), "{said}");
    blog.set("BLOG_READ_ONLY", "0");
    assert_eq!(blog.ids(["search", "unindexed"]), "3");
}

#[test]
fn a_dump_is_made_read_only() {
    let blog = Blog::with_posts();
    let before = files(&blog);
    blog.ok(["--read-only", "db", "dump"]);
    assert_eq!(files(&blog), before);
}

#[test]
fn a_writing_command_fails_and_writes_nothing() {
    let blog = blog();
    let before = files(&blog);
    for line in lines(WRITING) {
        let mut arguments = vec!["--read-only".to_owned()];
        arguments.extend(words(line));
        let said = blog.fails(6, arguments);
        assert_eq!(
            said,
            "blog: the blog is opened read-only, and this command writes to it\n\
             hint: leave out --read-only, or unset BLOG_READ_ONLY\n",
            "{line}"
        );
        assert_eq!(files(&blog), before, "{line}");
    }
}

#[test]
fn an_older_file_is_not_upgraded() {
    let blog = Blog::without_file();
    let sqlite = blog.sqlite();
    let schema = include_str!("../src/store/schema/3.sql");
    sqlite.execute_batch(schema).unwrap();
    sqlite.close().unwrap();
    let before = files(&blog);
    let said = blog.fails(7, ["--read-only", "post", "list"]);
    assert!(said.contains("schema version 3"), "{said}");
    assert_eq!(files(&blog), before);
}

#[test]
fn a_write_ahead_log_is_read_while_it_is_in_use_and_refused_after_a_crash() {
    let blog = Blog::with_posts();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch("PRAGMA wal_autocheckpoint = 0; DELETE FROM comment WHERE id = 3")
        .unwrap();
    let before = files(&blog);
    assert_eq!(before.len(), 3);
    assert_eq!(blog.ok(["--read-only", "comment", "count"]), "2\n");
    assert_eq!(files(&blog), before);
    let copy = Blog::without_file();
    for (name, bytes) in before {
        if !name.ends_with("-shm") {
            copy.write(&name, bytes);
        }
    }
    let before = files(&copy);
    let said = copy.fails(6, ["--read-only", "comment", "count"]);
    assert!(said.contains("run a command once without"), "{said}");
    assert_eq!(files(&copy), before);
    assert_eq!(copy.ok(["comment", "count"]), "2\n");
}
