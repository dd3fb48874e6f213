//! `blog export markdown`.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use serde_json::{Value, json};

use crate::common::{Blog, lacks};

fn read(blog: &Blog, path: &str) -> String {
    fs::read_to_string(blog.folder().join(path)).unwrap()
}

/// The files in a folder and its subfolders, sorted.
fn files(blog: &Blog, folder: &str) -> Vec<String> {
    let root = blog.folder().join(folder);
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(&root).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

/// A blog whose posts have a value in every field.
fn full() -> Blog {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "hello",
        "--slug",
        "hi",
        "--summary",
        "A: \"b\"",
    ]);
    blog.ok(["post", "close", "hi"]);
    blog.ok([
        "post",
        "add",
        "Soon",
        "-b",
        "{{ x }}",
        "--at",
        "2027-01-02T03:04:05Z",
    ]);
    blog
}

#[test]
fn each_generator_gets_its_own_files() {
    let blog = full();
    let hugo = "---\ntitle: Hello\nslug: hi\nurl: /hi/\ndate: 2026-11-23T12:00:00Z\n\
                lastmod: 2026-11-23T12:00:00Z\nauthor: Ann\nsummary: \"A: \\\"b\\\"\"\n\
                tags: [life, rust]\naliases: [/hello]\ncomments: false\n---\n\n\
                Some *text*.";
    let zola = "+++\ntitle = \"Hello\"\nslug = \"hi\"\npath = \"/hi/\"\ndate = 2026-11-23T12:00:00Z\n\
                updated = 2026-11-23T12:00:00Z\nauthors = [\"Ann\"]\n\
                description = \"A: \\\"b\\\"\"\naliases = [\"hello\"]\n\n[taxonomies]\n\
                tags = [\"life\", \"rust\"]\n\n[extra]\ncomments = false\n+++\n\n\
                Some *text*.";
    let jekyll = "---\nlayout: post\ntitle: Hello\nslug: hi\npermalink: /hi/\n\
                  date: 2026-11-23T12:00:00Z\nlast_modified_at: 2026-11-23T12:00:00Z\nauthor: Ann\n\
                  description: \"A: \\\"b\\\"\"\ntags: [life, rust]\n\
                  redirect_from: [/hello]\ncomments: false\n---\n\nSome *text*.";
    let cases = [
        (
            "hugo",
            "content/posts/hi.md",
            hugo,
            vec![
                ".blog-export",
                "content/posts/hi.md",
                "content/posts/plan.md",
                "content/posts/soon.md",
                "data/comments/hi.json",
            ],
        ),
        (
            "zola",
            "content/posts/hi.md",
            zola,
            vec![
                ".blog-export",
                "comments/hi.json",
                "content/posts/_index.md",
                "content/posts/hi.md",
                "content/posts/plan.md",
                "content/posts/soon.md",
            ],
        ),
        (
            "jekyll",
            "_posts/2026-11-23-hi.md",
            jekyll,
            vec![
                ".blog-export",
                "_data/comments/hi.json",
                "_drafts/plan.md",
                "_posts/2026-11-23-hi.md",
                "_posts/2027-01-02-soon.md",
            ],
        ),
    ];
    for (name, path, text, expected) in cases {
        let done = blog.run(["export", "markdown", "-o", name, "--for", name]);
        let count = expected.len() - 1;
        let said = done.stderr.lines().next();
        assert_eq!(said, Some(&*format!("wrote {count} files: {name}")));
        assert_eq!(read(&blog, &format!("{name}/{path}")), text, "{name}");
        assert_eq!(files(&blog, name), expected);
    }
    assert!(read(&blog, "hugo/content/posts/plan.md").contains("\ndraft: true\n"));
    // Zola would publish a scheduled post at once.
    assert!(read(&blog, "zola/content/posts/soon.md").contains("\ndraft = true\n"));
    assert!(
        read(&blog, "jekyll/_posts/2027-01-02-soon.md").contains("\nrender_with_liquid: false\n")
    );
    // Only the owner can read drafts.
    let mode = |path: &str| {
        fs::metadata(blog.folder().join(path))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("hugo/content/posts/plan.md") & 0o777, 0o600);
    assert_eq!(mode("hugo/content") & 0o777, 0o700);
}

#[test]
fn only_public_comments_are_exported_without_email_addresses() {
    let blog = Blog::with_posts();
    let add = [
        "comment",
        "add",
        "hello",
        "--author",
        "Dan",
        "--email",
        "dan@x.example",
        "-b",
    ];
    blog.ok(add.iter().chain(&["Below a pending one", "--parent", "3"]));
    blog.ok(add.iter().chain(&["Below an answer", "--parent", "2"]));
    blog.ok(add.iter().chain(&["Spam", "--status", "spam"]));
    for id in ["4", "5"] {
        blog.ok(["comment", "approve", id]);
    }
    blog.ok(["export", "markdown", "-o", "out"]);
    let text = read(&blog, "out/data/comments/hello.json");
    assert!(!text.contains("@x.example"), "{text}");
    let comments: Vec<Value> = serde_json::from_str(&text).unwrap();
    let rows: Vec<Value> = comments
        .iter()
        .map(|one| json!([one["id"], one["parent_id"], one["depth"], one["author"]]))
        .collect();
    assert_eq!(
        rows,
        [
            json!([1, null, 0, "Bob"]),
            json!([2, 1, 1, "Ann"]),
            json!([5, 2, 2, "Dan"]),
            json!([4, null, 0, "Dan"]),
        ]
    );
}

#[test]
fn a_second_export_writes_changed_files_and_removes_obsolete_ones() {
    let blog = full();
    let export = |more: &[&str]| {
        let done = blog.run(["export", "markdown", "-o", "out"].iter().chain(more));
        assert_eq!(done.code, 0, "{done:?}");
        done.stderr
    };
    export(&[]);
    let time = || {
        fs::metadata(blog.folder().join("out/content/posts/plan.md"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = time();
    assert_eq!(export(&[]), "wrote 0 files, 4 unchanged: out\n");
    assert_eq!(time(), before);
    // Files of others stay.
    blog.write("out/config.toml", "title = 'mine'");
    blog.ok(["post", "set", "hi", "--slug", "hey"]);
    blog.ok(["post", "rm", "soon", "--yes"]);
    assert_eq!(export(&[]), "wrote 2 files, 1 unchanged, 3 removed: out\n");
    assert_eq!(
        files(&blog, "out"),
        [
            ".blog-export",
            "config.toml",
            "content/posts/hey.md",
            "content/posts/plan.md",
            "data/comments/hey.json"
        ]
    );
    assert_eq!(
        export(&["--for", "jekyll", "--status", "draft"]),
        "wrote 1 file, 3 removed: out\n"
    );
    assert_eq!(
        files(&blog, "out"),
        [".blog-export", "_drafts/plan.md", "config.toml"]
    );
}

#[test]
fn files_of_others_are_never_touched() {
    let blog = Blog::with_posts();
    let folder = |name: &str| {
        let path = blog.folder().join(name);
        fs::create_dir_all(&path).unwrap();
        path
    };
    let fails = |code, name: &str| blog.fails(code, ["export", "markdown", "-o", name]);

    fs::write(folder("full").join("mine.txt"), "mine").unwrap();
    assert!(fails(4, "full").contains("is not empty, and was not written by this export"));
    fs::write(folder("fake").join(".blog-export"), "something else\n").unwrap();
    assert!(fails(4, "fake").contains("is not empty"));
    assert!(fails(2, "-").contains("a folder, not a stream"));
    blog.write("file", "");
    assert!(fails(6, "file").contains("cannot write file"));
    let usage = blog.fails(2, ["export", "jsonl", "--for", "hugo"]);
    assert!(usage.contains("--for is about"), "{usage}");

    // A foreign file at the path of an exported one.
    blog.ok(["export", "markdown", "-o", "out", "--status", "published"]);
    blog.write("out/content/posts/plan.md", "mine");
    assert!(fails(4, "out").contains("out/content/posts/plan.md was not written by this export"));
    assert_eq!(read(&blog, "out/content/posts/plan.md"), "mine");

    // Symbolic links at the paths of a folder and of a file.
    folder("elsewhere");
    fs::create_dir_all(folder("linked")).unwrap();
    blog.ok(["export", "markdown", "-o", "linked", "--tag", "nothing"]);
    symlink("../elsewhere", blog.folder().join("linked/content")).unwrap();
    assert!(fails(6, "linked").contains("cannot write linked/content/posts"));
    assert!(files(&blog, "elsewhere").is_empty());
    blog.ok(["export", "markdown", "-o", "one"]);
    let secret = blog.write("secret", "secret");
    let place = blog.folder().join("one/content/posts/hello.md");
    fs::remove_file(&place).unwrap();
    symlink(&secret, &place).unwrap();
    assert!(fails(4, "one").contains("one/content/posts/hello.md is not a file that the export"));
    assert_eq!(read(&blog, "secret"), "secret");
    assert!(fs::symlink_metadata(&place).unwrap().is_symlink());
    fs::remove_file(&place).unwrap();
    blog.ok(["export", "markdown", "-o", "one"]);

    // A list with paths outside the folder.
    let list = read(&blog, "one/.blog-export");
    blog.write(
        "one/.blog-export",
        format!("{list}../../secret\n../secret\n/etc/passwd\nconfig.toml\n"),
    );
    blog.write("one/config.toml", "mine");
    blog.ok(["export", "markdown", "-o", "one"]);
    assert_eq!(read(&blog, "secret"), "secret");
    assert_eq!(read(&blog, "one/config.toml"), "mine");
}

/// The paths in a list of files, and whether each has a digest.
fn listed(blog: &Blog, folder: &str) -> Vec<(String, bool)> {
    let list = read(blog, &format!("{folder}/.blog-export"));
    let lines = list.lines().skip(1);
    let place = |line: &str| match line.split_once(' ') {
        Some((_, place)) => (place.to_owned(), true),
        None => (line.to_owned(), false),
    };
    lines.map(place).collect()
}

#[test]
fn a_forged_list_removes_and_replaces_no_files() {
    let blog = Blog::with_posts();
    let head = "written by `blog export markdown`, which removes what it does not write again";
    let victims = [
        "content/posts/mine.md",
        "content/posts/hello.md",
        "data/comments/a.json",
    ];
    for digest in [
        "",
        "0000000000000000 ",
        "ffffffffffffffff ",
        "zzzzzzzzzzzzzzzz ",
    ] {
        let folder = blog.folder().join("site");
        fs::create_dir_all(folder.join("content/posts")).unwrap();
        fs::create_dir_all(folder.join("data/comments")).unwrap();
        let mut list = format!("{head}\n");
        for victim in victims {
            fs::write(folder.join(victim), "mine").unwrap();
            list.push_str(&format!("{digest}{victim}\n"));
        }
        fs::write(folder.join(".blog-export"), &list).unwrap();
        let said = blog.fails(4, ["export", "markdown", "-o", "site"]);
        assert!(
            said.starts_with("blog: site/content/posts/hello.md "),
            "{said}"
        );
        // A changed file that no post needs is kept and no longer listed.
        fs::remove_file(folder.join("content/posts/hello.md")).unwrap();
        let done = blog.run(["export", "markdown", "-o", "site"]);
        assert_eq!(
            done.stderr,
            "wrote 3 files: site\n\
             note: site/content/posts/mine.md is not removed: it was changed since the export \
             wrote it\n\
             note: site/data/comments/a.json is not removed: it was changed since the export \
             wrote it\n"
        );
        assert_eq!(read(&blog, "site/content/posts/mine.md"), "mine");
        assert_eq!(read(&blog, "site/data/comments/a.json"), "mine");
        let places = listed(&blog, "site");
        assert_eq!(places.len(), 3, "{places:?}");
        assert!(
            places.iter().all(|(_, has_digest)| *has_digest),
            "{places:?}"
        );
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn a_forged_list_with_valid_digests_affects_only_possible_paths_of_posts() {
    let blog = Blog::with_posts();
    blog.ok(["export", "markdown", "-o", "site"]);
    let written = read(&blog, "site/.blog-export");
    let digest = written.lines().nth(1).unwrap().split(' ').next().unwrap();
    let text = read(&blog, "site/content/posts/hello.md");
    let folder = blog.folder().join("site");
    let mut list = read(&blog, "site/.blog-export");
    let outside = [
        "../outside.md",
        "content/posts/../../../outside.md",
        "config.md",
        "content/posts/script.sh",
        "content/posts/Upper.md",
        "content/deep/posts/a.md",
        ".git/config.md",
    ];
    for name in outside {
        list.push_str(&format!("{digest} {name}\n"));
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &text).unwrap();
    }
    fs::write(blog.folder().join("elsewhere.md"), &text).unwrap();
    symlink(
        "../../../elsewhere.md",
        folder.join("content/posts/link.md"),
    )
    .unwrap();
    fs::create_dir(folder.join("content/posts/folder.md")).unwrap();
    for name in ["link", "folder"] {
        list.push_str(&format!("{digest} content/posts/{name}.md\n"));
    }
    fs::write(folder.join(".blog-export"), list).unwrap();
    blog.ok(["export", "markdown", "-o", "site"]);
    for name in outside {
        assert_eq!(read(&blog, &format!("site/{name}")), text, "{name}");
    }
    assert_eq!(read(&blog, "elsewhere.md"), text);
    assert!(folder.join("content/posts/link.md").is_symlink());
    assert!(folder.join("content/posts/folder.md").is_dir());
}

#[test]
fn a_changed_file_is_neither_replaced_nor_removed() {
    let blog = Blog::with_posts();
    let export = ["export", "markdown", "-o", "out"];
    blog.ok(export);
    blog.write("out/content/posts/hello.md", "edited");
    blog.write("out/content/posts/plan.md", "edited, too");
    assert_eq!(
        blog.fails(4, export),
        "blog: out/content/posts/hello.md was changed since the export wrote it; 1 more in \
         the way\nhint: move it away, or name another folder\n"
    );
    // Nothing was written, not even files without a conflict.
    blog.ok(["post", "add", "New", "-b", "x"]);
    blog.fails(4, export);
    assert!(!blog.folder().join("out/content/posts/new.md").exists());
    for slug in ["hello", "plan"] {
        blog.ok(["post", "rm", slug, "--yes"]);
    }
    let done = blog.run(export);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stderr.contains("hello.md is not removed"), "{done:?}");
    assert_eq!(read(&blog, "out/content/posts/hello.md"), "edited");
    assert_eq!(read(&blog, "out/content/posts/plan.md"), "edited, too");
    assert_eq!(
        listed(&blog, "out"),
        [("content/posts/new.md".to_owned(), true)]
    );
}

#[test]
fn a_file_changed_to_the_exported_text_is_not_a_conflict() {
    let blog = Blog::with_posts();
    let export = ["export", "markdown", "-o", "out"];
    blog.ok(export);
    blog.ok(["post", "set", "hello", "-b", "Other."]);
    blog.ok(["export", "markdown", "-o", "other"]);
    let text = read(&blog, "other/content/posts/hello.md");
    blog.write("out/content/posts/hello.md", text);
    assert_eq!(blog.run(export).stderr, "wrote 0 files, 3 unchanged: out\n");
    blog.ok(["post", "set", "hello", "-b", "Third."]);
    assert_eq!(blog.run(export).stderr, "wrote 1 file, 2 unchanged: out\n");
}

#[test]
fn a_list_of_an_earlier_version_is_compared_with_the_files() {
    let blog = Blog::with_posts();
    let export = ["export", "markdown", "-o", "out"];
    blog.ok(export);
    let list = read(&blog, "out/.blog-export");
    let old: Vec<&str> = list
        .lines()
        .map(|line| line.get(17..).unwrap_or_default())
        .collect();
    let head = list.lines().next().unwrap();
    let old = format!("{head}\n{}\n", old[1..].join("\n"));
    blog.write("out/.blog-export", &old);
    // Unchanged files get their digest.
    assert_eq!(blog.run(export).stderr, "wrote 0 files, 3 unchanged: out\n");
    assert_eq!(read(&blog, "out/.blog-export"), list);
    blog.ok(["post", "set", "hello", "-b", "Other."]);
    blog.ok(export);
    // A file that differs can have been changed by its owner.
    blog.write("out/.blog-export", &old);
    blog.ok(["post", "set", "hello", "-b", "Third."]);
    let said = blog.fails(4, export);
    assert!(
        said.contains("hello.md is listed without a digest, by an earlier version"),
        "{said}"
    );
    fs::remove_file(blog.folder().join("out/content/posts/hello.md")).unwrap();
    assert_eq!(blog.run(export).stderr, "wrote 1 file, 2 unchanged: out\n");
}

#[test]
fn a_foreign_file_at_the_temporary_path_is_kept() {
    let blog = Blog::with_posts();
    let export = ["export", "markdown", "-o", "out"];
    fs::create_dir(blog.folder().join("out")).unwrap();
    blog.write("out/.blog-export.new", "mine");
    assert!(blog.fails(4, export).contains("out is not empty"));
    assert_eq!(read(&blog, "out/.blog-export.new"), "mine");
    // The list of an interrupted export.
    blog.write("out/.blog-export.new", "written by `blog export");
    blog.ok(export);
    assert!(!blog.folder().join("out/.blog-export.new").exists());
}

#[test]
fn an_invalid_slug_never_becomes_a_path() {
    let blog = Blog::with_posts();
    for slug in ["../../x", "/etc/passwd", ".git", "a/b", "A"] {
        let sql = "UPDATE post SET slug = ?1 WHERE id = 1";
        blog.sqlite().execute(sql, [slug]).unwrap();
        let said = blog.fails(8, ["export", "markdown", "-o", "out"]);
        assert!(said.contains("is not usable in an address"), "{said}");
        assert_eq!(files(&blog, "out"), [""; 0]);
    }
}

/// Characters and sequences with a meaning in front matter or Markdown.
const PIECES: [&str; 34] = [
    "a",
    "Z",
    "0",
    " ",
    ": ",
    "#",
    " #",
    "\"",
    "'",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "- ",
    "null",
    "true",
    "2024-01-02",
    "é",
    "日本",
    "👩‍💻",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{202e}",
];

/// Lines of a body.
const LINES: [&str; 12] = [
    "\n",
    "\r\n",
    "---\n",
    "---\r\n",
    "+++\n",
    "...\n",
    "title: x\n",
    "{{ x }}\n",
    "{% x %}",
    "\t",
    "  \n",
    "text\n",
];

#[test]
fn exported_posts_are_imported_unchanged() {
    let blog = Blog::new();
    let mut random = fastrand::Rng::with_seed(7);
    let mut text = |pieces: &[&str], most: usize| -> String {
        (0..random.usize(..most))
            .map(|_| pieces[random.usize(..pieces.len())])
            .collect()
    };
    let db = blog.sqlite();
    for id in 1..=60 {
        // `post add` trims all fields but the body.
        let title = format!("x{}y", text(&PIECES, 12));
        let author = format!("{}z", text(&PIECES, 8)).trim().to_owned();
        let summary = format!("{}z", text(&PIECES, 20)).trim().to_owned();
        let body = text(&LINES, 10) + &text(&PIECES, 10) + &text(&LINES, 10);
        let sql =
            "INSERT INTO post (slug, title, author, summary, body, published_at, comments_open,
                                     created_at, updated_at)
                   VALUES ('s' || ?1, ?2, ?3, ?4, ?5, CASE ?1 % 3 WHEN 0 THEN NULL
                           ELSE '2024-02-03T04:05:06Z' END, ?1 % 2, '2024-02-03T04:05:06Z',
                           '2024-03-04T05:06:07Z')";
        db.execute(sql, (id, title, author, summary, body)).unwrap();
    }
    db.execute_batch(
        "INSERT INTO tag (name, folded) VALUES ('a b', 'a b'), ('c: #\"', 'c: #\"'), ('null', 'null'), ('[x]', '[x]');
         INSERT INTO post_tag SELECT p.id, t.id FROM post p, tag t WHERE p.id % (t.id + 1) = 0;
         INSERT INTO redirect SELECT '/old-' || id, id FROM post WHERE id % 4 = 0;",
    )
    .unwrap();
    let rows = |blog: &Blog| -> Vec<Value> {
        let text = blog.ok(["export", "jsonl"]);
        let mut rows: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|row: &Value| row["type"] == "post")
            .map(|mut row| {
                row["id"] = Value::Null;
                row
            })
            .collect();
        rows.sort_by_key(|row| row["slug"].to_string());
        rows
    };
    let expected = rows(&blog);
    for name in ["hugo", "jekyll", "zola"] {
        blog.ok(["export", "markdown", "-o", name, "--for", name]);
        let other = Blog::new();
        let report = other.json([
            "import".into(),
            "markdown".into(),
            blog.folder().join(name).into_os_string(),
        ]);
        assert_eq!(report["posts"]["created"], 60, "{report}");
        for (found, expected) in rows(&other).iter().zip(&expected) {
            assert_eq!(found, expected, "{name}");
        }
        // The imported post is exported unchanged.
        other.ok(["export", "markdown", "-o", name, "--for", name]);
        for file in files(&blog, name) {
            let file = format!("{name}/{file}");
            assert_eq!(read(&other, &file), read(&blog, &file), "{file}");
        }
    }
}

#[test]
fn an_interrupted_export_is_completed_by_the_next() {
    let blog = Blog::new();
    blog.insert_posts(40, "Post");
    for part in 1..12 {
        // The next export recognizes the files of an interrupted one.
        let line = format!(
            "blog post set n{part} -b 'Text {part}.'
             blog export markdown -o out & sleep 0.{:03}; kill -9 $!; wait",
            part * 4
        );
        blog.shell(&line).output().unwrap();
    }
    blog.ok(["export", "markdown", "-o", "out"]);
    blog.ok(["export", "markdown", "-o", "whole"]);
    assert_eq!(files(&blog, "out"), files(&blog, "whole"));
    for file in files(&blog, "whole") {
        assert_eq!(
            read(&blog, &format!("out/{file}")),
            read(&blog, &format!("whole/{file}"))
        );
    }
}

#[test]
fn an_export_killed_anywhere_recognizes_its_files() {
    if lacks("strace") {
        return;
    }
    let blog = Blog::with_posts();
    let export = ["export", "markdown", "-o", "out"];
    let text = std::cell::Cell::new(0);
    let change = || {
        text.set(text.get() + 1);
        blog.ok([
            "post",
            "set",
            "hello",
            "-b",
            &format!("Text {}.", text.get()),
        ]);
    };
    blog.ok(export);
    let kills = blog.kill_everywhere(&export, change, |fault| {
        // The text changes again after the kill, and the next export replaces its file.
        change();
        let done = blog.run(export);
        assert_eq!(done.code, 0, "{fault}: {done:?}");
        let expected = format!("Text {}.", text.get());
        let found = read(&blog, "out/content/posts/hello.md");
        assert!(found.contains(&expected), "{fault}: {found}");
        assert!(
            !blog.folder().join("out/.blog-export.new").exists(),
            "{fault}"
        );
    });
    assert!(kills > 10, "{kills}");
    assert_eq!(files(&blog, "out").len(), 4);
}

#[test]
fn template_tags_that_a_generator_would_run_are_noted() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Liquid", "-b", "{% if x %} {{ y }}"]);
    blog.ok(["post", "add", "Shortcode", "-b", "{{< plot >}}"]);
    blog.ok(["post", "add", "Plain", "-b", "{ % } [x](y)"]);
    for (generator, posts) in [
        ("hugo", "1 post"),
        ("zola", "2 posts"),
        ("jekyll", "2 posts"),
    ] {
        let done = blog.run(["export", "markdown", "--for", generator, "-o", generator]);
        let note = format!("note: the generator runs the template tags in {posts}: ");
        assert!(done.stderr.contains(&note), "{generator}: {}", done.stderr);
    }
    blog.ok(["post", "rm", "1", "2", "--yes"]);
    let done = blog.run(["export", "markdown", "-o", "plain"]);
    assert_eq!((done.code, done.stderr.contains("template")), (0, false));
}

#[test]
fn lists_of_addresses_are_read_by_the_parsers_of_generators() {
    let blog = Blog::new();
    let line = r#"{"type":"post","id":1,"title":"A","redirects":["/?p=1","/%C3%A9/x, y/"]}"#;
    blog.write("in.jsonl", line);
    blog.ok(["import", "jsonl", "in.jsonl"]);
    blog.run(["export", "markdown", "--for", "hugo", "-o", "x"]);
    let text = std::fs::read_to_string(blog.folder().join("x/content/posts/a.md")).unwrap();
    assert!(
        text.contains("\naliases: ['/é/x, y/', '/?p=1']\n"),
        "{text}"
    );
}
