//! `blog media …`

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::json;

use crate::common::Blog;

/// The beginning of a PNG image of this size, and more bytes.
pub fn png(width: u32, height: u32, more: &str) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0");
    bytes.extend(more.bytes());
    bytes
}

/// A blog with `2019/04/moo.png`, `2019/cat.svg` and `notes.txt`, and two posts that use
/// the first.
fn with_media() -> Blog {
    let blog = Blog::new();
    blog.write("moo.png", png(30, 20, "moo"));
    blog.write("cat.svg", "<svg width='7' height='8'/>");
    blog.write("notes.txt", "to do");
    blog.ok([
        "media", "add", "moo.png", "--prefix", "2019/04", "--alt", "A cow",
    ]);
    blog.ok(["media", "add", "cat.svg", "--prefix", "2019/"]);
    blog.ok(["media", "add", "notes.txt"]);
    let body = "![moo](/media/2019/04/moo.png)\n\n`/media/notes.txt`";
    blog.ok(["post", "add", "Cows", "-b", body]);
    let body =
        "<img src=\"/media/2019/04/moo.png?x#y\"> [gone](/media/gone.png) ![old](img/old.jpg)";
    blog.ok(["post", "add", "More cows", "-b", body]);
    blog
}

fn names(blog: &Blog, more: &[&str]) -> String {
    let list = ["media", "list", "--format", "ids"];
    let found = blog.ok(list.iter().chain(more));
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_file_is_added_with_its_type_and_size() {
    let blog = with_media();
    let shown = blog.json(["media", "show", "2019/04/moo.png"]);
    assert_eq!(shown["type"], "image/png");
    assert_eq!(
        (&shown["width"], &shown["height"]),
        (&json!(30), &json!(20))
    );
    assert_eq!(shown["bytes"], 32);
    assert_eq!(shown["alt"], "A cow");
    assert_eq!(shown["address"], "/media/2019/04/moo.png");
    assert_eq!(shown["used_by"], json!(["cows", "more-cows"]));
    let svg = blog.json(["media", "show", "2019/cat.svg"]);
    assert_eq!(
        (&svg["type"], &svg["width"]),
        (&json!("image/svg+xml"), &json!(7))
    );
    let page = blog.ok(["media", "show", "2019/04/moo.png"]);
    assert!(page.contains("image/png · 32 bytes · 30×20"), "{page}");
    assert_eq!(blog.ok(["media", "count"]), "3\n");
    blog.ok(["media", "exists", "notes.txt"]);
    blog.fails(1, ["media", "exists", "notes"]);
    let said = blog.fails(3, ["media", "show", "notes.text"]);
    assert!(said.contains("notes.txt"), "{said}");
    assert_eq!(blog.json(["stats"])["media"], 3);
    assert_eq!(blog.json(["db", "info"])["media"], 3);
    blog.assert_sound();
}

#[test]
fn the_same_file_again_is_unchanged_and_another_is_a_conflict() {
    let blog = with_media();
    let add = ["media", "add", "moo.png", "--prefix", "2019/04"];
    assert_eq!(
        blog.ok(add),
        "unchanged 2019/04/moo.png (image/png, 30×20, 32 bytes)\n"
    );
    let operations = blog.ok(["log", "--format", "ids"]);
    blog.write("moo.png", png(1, 1, "other"));
    let said = blog.fails(4, add);
    assert!(
        said.contains("there is another media file `2019/04/moo.png`"),
        "{said}"
    );
    assert_eq!(blog.ok(["log", "--format", "ids"]), operations);
    let force = add.iter().chain(&["--force", "--dry-run"]);
    assert!(blog.ok(force).starts_with("would change 2019/04/moo.png"));
    blog.ok(add.iter().chain(&["--force"]));
    let shown = blog.json(["media", "show", "2019/04/moo.png"]);
    assert_eq!(
        (&shown["width"], &shown["alt"]),
        (&json!(1), &json!("A cow"))
    );
    blog.ok(["undo"]);
    assert_eq!(blog.json(["media", "show", "2019/04/moo.png"])["width"], 30);
    // The same bytes under another name are stored once.
    blog.ok(["media", "add", "notes.txt", "--name", "copy.txt"]);
    let blobs: i64 = blog
        .sqlite()
        .query_row("SELECT count(*) FROM media_blob", [], |row| row.get(0))
        .unwrap();
    assert_eq!(blobs, 4);
    blog.assert_sound();
}

#[test]
fn a_folder_is_added_with_the_paths_of_its_files() {
    let blog = Blog::new();
    fs::create_dir_all(blog.folder().join("photos/2020/05")).unwrap();
    blog.write("photos/a.png", png(1, 2, "a"));
    blog.write("photos/2020/05/e\u{301}te\u{301}.png", png(3, 4, "b"));
    blog.write("photos/.hidden", "no");
    symlink("/etc/passwd", blog.folder().join("photos/link")).unwrap();
    let done = blog.run(["media", "add", "photos", "--dry-run"]);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert_eq!(names(&blog, &[]), "");
    let done = blog.run(["media", "add", "photos", "--prefix", "p"]);
    assert!(
        done.stderr
            .contains("left out links, special and hidden files"),
        "{}",
        done.stderr
    );
    assert_eq!(names(&blog, &[]), "p/2020/05/été.png p/a.png");
    blog.ok(["media", "exists", "p/2020/05/e\u{301}te\u{301}.png"]);
    for name in ["../x", "/x", "a//b", "a\nb", &"x".repeat(201)] {
        let said = blog.fails(8, ["media", "add", "photos/a.png", "--name", name]);
        assert!(said.contains("name"), "{said}");
    }
    blog.fails(2, ["media", "add", "photos", "--name", "x"]);
    blog.fails(3, ["media", "add", "nothing.png"]);
    blog.ok(["config", "set", "media_limit", "1"]);
    blog.write("big.bin", vec![7; (1 << 20) + 1]);
    let said = blog.fails(8, ["media", "add", "big.bin"]);
    assert!(said.contains("over the limit of 1 MiB"), "{said}");
    assert!(said.contains("media_limit"), "{said}");
}

#[test]
fn lists_have_filters() {
    let blog = with_media();
    assert_eq!(names(&blog, &[]), "2019/04/moo.png 2019/cat.svg notes.txt");
    assert_eq!(names(&blog, &["--under", "2019/04"]), "2019/04/moo.png");
    assert_eq!(names(&blog, &["2019/*"]), "2019/04/moo.png 2019/cat.svg");
    assert_eq!(names(&blog, &["--type", "image/png"]), "2019/04/moo.png");
    assert_eq!(
        names(&blog, &["--type", "image/*", "--reverse"]),
        "2019/cat.svg 2019/04/moo.png"
    );
    assert_eq!(names(&blog, &["--unused"]), "2019/cat.svg notes.txt");
    assert_eq!(
        names(&blog, &["--sort", "bytes", "--limit", "1"]),
        "2019/04/moo.png"
    );
    assert_eq!(
        names(&blog, &["--since", "1d", "--offset", "2"]),
        "notes.txt"
    );
    assert_eq!(names(&blog, &["--until", "2000-01-01"]), "");
    assert_eq!(
        blog.json(["media", "list", "--missing"]),
        json!([
            {"name": "gone.png", "posts": 1, "used_by": ["more-cows"]},
            {"name": "img/old.jpg", "posts": 1, "used_by": ["more-cows"]},
        ])
    );
    blog.fails(2, ["media", "list", "--missing", "--unused"]);
}

#[test]
fn a_rename_takes_the_posts_along_and_is_undone_with_them() {
    let blog = with_media();
    let set = ["media", "set", "2019/04/moo.png", "--name", "cow (1).png"];
    assert_eq!(
        blog.ok(set.iter().chain(&["--dry-run"])),
        "would rename 2019/04/moo.png to cow (1).png, and its references in 2 posts\n"
    );
    blog.ok(set);
    assert_eq!(names(&blog, &["cow*"]), "cow (1).png");
    assert_eq!(
        blog.ok(["post", "show", "cows", "--raw"]),
        "![moo](/media/cow%20%281%29.png)\n\n`/media/notes.txt`"
    );
    let raw = blog.ok(["post", "show", "more-cows", "--raw"]);
    assert!(
        raw.starts_with("<img src=\"/media/cow%20%281%29.png?x#y\"> [gone]"),
        "{raw}"
    );
    let shown = blog.json(["media", "show", "cow (1).png"]);
    assert_eq!(shown["used_by"], json!(["cows", "more-cows"]));
    let operation = blog.json_one(["log", "--limit", "1"]);
    assert_eq!(
        (&operation["posts"], &operation["media"]),
        (&json!(2), &json!(2))
    );
    blog.ok(["undo"]);
    assert_eq!(
        names(&blog, &["--under", "2019"]),
        "2019/04/moo.png 2019/cat.svg"
    );
    assert!(
        blog.ok(["post", "show", "cows", "--raw"])
            .contains("/media/2019/04/moo.png")
    );
    blog.ok(["redo"]);
    assert_eq!(names(&blog, &["cow*"]), "cow (1).png");
    blog.fails(4, ["media", "set", "cow (1).png", "--name", "notes.txt"]);
    blog.fails(2, ["media", "set", "notes.txt"]);
    blog.ok(["media", "set", "notes.txt", "--alt", "Notes"]);
    assert_eq!(blog.json(["media", "show", "notes.txt"])["alt"], "Notes");
    blog.ok(["media", "set", "notes.txt", "--alt", ""]);
    assert!(blog.json(["media", "show", "notes.txt"])["alt"].is_null());
    blog.assert_sound();
}

#[test]
fn removed_media_comes_back_until_the_log_is_pruned() {
    let blog = with_media();
    blog.fails(2, ["media", "rm", "notes.txt"]);
    blog.fails(2, ["media", "rm"]);
    blog.fails(3, ["media", "rm", "notes.txt", "nothing", "--yes"]);
    let said = blog.ok(["media", "rm", "*/moo.png", "--dry-run"]);
    assert_eq!(
        said,
        "would remove media file 2019/04/moo.png, 32 bytes, used by 2 posts\n"
    );
    let said = blog.ok(["media", "rm", "*", "--yes"]);
    assert!(said.starts_with("removed 3 media files (2019/04/moo.png, 2019/cat.svg, notes.txt), "));
    assert_eq!(names(&blog, &[]), "");
    blog.ok(["undo"]);
    assert_eq!(blog.ok(["media", "show", "notes.txt", "--raw"]), "to do");
    blog.ok(["media", "rm", "--unused", "--yes"]);
    assert_eq!(names(&blog, &[]), "2019/04/moo.png");
    let blobs = || -> i64 {
        let count = "SELECT count(*) FROM media_blob";
        blog.sqlite()
            .query_row(count, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(blobs(), 3);
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    assert_eq!(blobs(), 1);
    assert_eq!(
        blog.ok(["media", "show", "2019/04/moo.png", "-o", "copy.png"]),
        ""
    );
    assert_eq!(
        fs::read(blog.folder().join("copy.png")).unwrap(),
        png(30, 20, "moo")
    );
    blog.assert_sound();
    blog.ok(["db", "check"]);
}

#[test]
fn removing_and_restoring_a_post_copies_no_bytes() {
    let blog = with_media();
    blog.write("big.bin", vec![7; 1 << 20]);
    blog.ok(["media", "add", "big.bin"]);
    let size = || fs::metadata(blog.file()).unwrap().len();
    let before = size();
    blog.ok(["post", "rm", "cows", "--yes"]);
    blog.ok(["undo"]);
    assert!(size() < before + 100_000);
    assert_eq!(
        blog.json(["media", "show", "2019/04/moo.png"])["used_by"],
        json!(["cows", "more-cows"])
    );
}

#[test]
fn media_is_exported_into_a_folder() {
    let blog = with_media();
    let export = ["media", "export", "--all", "-o", "out"];
    assert_eq!(
        blog.ok(export),
        "wrote 3 media files (64 bytes in all): out\n"
    );
    let file = |name: &str| blog.folder().join("out").join(name);
    assert_eq!(
        fs::read(file("2019/04/moo.png")).unwrap(),
        png(30, 20, "moo")
    );
    assert_eq!(
        blog.ok(export),
        "wrote 0 media files (64 bytes in all), 3 unchanged: out\n"
    );
    fs::write(file("notes.txt"), "mine").unwrap();
    let said = blog.fails(4, export);
    assert!(said.contains("notes.txt exists already"), "{said}");
    blog.ok(export.iter().chain(&["--force"]));
    assert_eq!(fs::read_to_string(file("notes.txt")).unwrap(), "to do");
    fs::remove_dir_all(file("2019")).unwrap();
    symlink("/tmp", file("2019")).unwrap();
    let said = blog.fails(4, export);
    assert!(said.contains("is in the way"), "{said}");
}

#[test]
fn a_check_finds_damaged_missing_and_unused_bytes() {
    let blog = with_media();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch(
            "UPDATE media_blob SET bytes = x'00' WHERE length(bytes) = 5;
             INSERT INTO media_blob VALUES ('unused', x'01');",
        )
        .unwrap();
    let found = blog.run(["db", "check"]).stdout;
    assert!(found.contains("media notes.txt"), "{found}");
    assert!(found.contains("media bytes unused"), "{found}");
    blog.run(["db", "check", "--fix"]);
    let left = blog.run(["db", "check"]).stdout;
    assert!(
        !left.contains("unused") && left.contains("notes.txt"),
        "{left}"
    );
    blog.ok(["media", "rm", "notes.txt", "--yes"]);
    sqlite
        .execute_batch(
            "PRAGMA foreign_keys = OFF; DELETE FROM media_blob WHERE length(bytes) = 32;",
        )
        .unwrap();
    let left = blog.run(["db", "check"]).stdout;
    assert!(left.contains("media 2019/04/moo.png"), "{left}");
    // Adding the file again brings the bytes back.
    blog.ok(["media", "add", "moo.png", "--prefix", "2019/04"]);
    let left = blog.run(["db", "check"]).stdout;
    assert!(!left.contains("moo.png"), "{left}");
}

#[test]
fn backups_and_dumps_have_the_media() {
    let blog = with_media();
    blog.ok(["db", "backup", "copy.db"]);
    assert_eq!(blog.ok(["media", "count", "--db", "copy.db"]), "3\n");
    assert_eq!(
        blog.ok(["media", "show", "notes.txt", "--raw", "--db", "copy.db"]),
        "to do"
    );
    blog.ok(["media", "rm", "--all", "--yes"]);
    blog.ok(["db", "restore", "copy.db", "--yes"]);
    assert_eq!(blog.ok(["media", "show", "notes.txt", "--raw"]), "to do");
    let dump = blog.ok(["db", "dump"]);
    let other = rusqlite::Connection::open(blog.folder().join("dumped.db")).unwrap();
    other.execute_batch(&dump).unwrap();
    drop(other);
    assert_eq!(
        blog.ok(["media", "show", "notes.txt", "--raw", "--db", "dumped.db"]),
        "to do"
    );
    blog.ok(["db", "check", "--db", "dumped.db"]);
}

#[test]
fn an_import_of_gigabytes_is_not_held_in_memory() {
    let blog = Blog::new();
    blog.write("big.bin", vec![7; 40 << 20]);
    let done =
        blog.bash("ulimit -v 400000; blog media add big.bin && blog media show big.bin -o out.bin");
    let mut done = done;
    let done = done.output().unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert_eq!(
        fs::metadata(blog.folder().join("out.bin")).unwrap().len(),
        40 << 20
    );
}
