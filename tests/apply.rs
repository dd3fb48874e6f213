//! `blog apply`.

use std::fs;

use serde_json::{Value, json};

use crate::common::Blog;

/// Writes a post in the folder `site`.
fn file(blog: &Blog, path: &str, text: &str) {
    let path = blog.folder().join("site").join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("---\ndate: 2024-01-01\n---\n{text}\n")).unwrap();
}

fn remove(blog: &Blog, path: &str) {
    fs::remove_file(blog.folder().join("site").join(path)).unwrap();
}

/// The plan and its exit code.
fn plan(blog: &Blog, more: &[&str]) -> (i32, Vec<Value>) {
    let arguments = ["apply", "site", "--plan", "--format", "json"];
    let done = blog.run(arguments.iter().chain(more));
    let rows: Value = serde_json::from_str(&done.stdout).unwrap();
    let rows = rows.as_array().unwrap().iter();
    let rows = rows.map(|row| json!([row["action"], row["slug"], row["file"], row["reason"]]));
    (done.code, rows.collect())
}

/// A blog with the posts of the folder and one of its own.
fn applied() -> Blog {
    let blog = Blog::new();
    blog.ok(["post", "add", "Own", "-b", "Mine"]);
    file(&blog, "a.md", "A");
    file(&blog, "b.md", "B");
    file(&blog, "c.md", "C");
    blog.ok(["apply", "site"]);
    blog.ok(["comment", "add", "a", "--author", "Bob", "-b", "On a"]);
    blog
}

fn slugs(blog: &Blog) -> String {
    blog.ok([
        "post",
        "list",
        "--sort",
        "slug",
        "--fields",
        "slug",
        "--no-header",
    ])
    .replace('\n', " ")
}

#[test]
fn the_posts_are_synchronized_with_the_folder() {
    let blog = applied();
    assert_eq!(slugs(&blog), "a b c own ");
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    let done = blog.run(["apply", "site"]);
    assert_eq!((done.code, done.stdout.as_str()), (0, ""));
    assert_eq!(done.stderr, "nothing to do; 3 posts are as in the folder\n");

    file(&blog, "b.md", "B, changed");
    file(&blog, "d/new.md", "New");
    remove(&blog, "c.md");
    let log = blog.ok(["log"]);
    let steps = vec![
        json!(["update", "b", "b.md", null]),
        json!(["create", "new", "d/new.md", null]),
        json!(["remove", "c", "c.md", null]),
    ];
    assert_eq!(plan(&blog, &[]), (1, steps));
    assert_eq!(blog.ok(["log"]), log);

    let said = blog.fails(2, ["apply", "site"]);
    assert!(said.contains("needs your consent"), "{said}");
    assert_eq!(
        blog.ok(["apply", "site", "--yes"]),
        "changed post 3 b from b.md\ncreated post 5 new from d/new.md\nremoved post 4 c: c.md is gone\n"
    );
    assert_eq!(slugs(&blog), "a b new own ");
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    blog.ok(["undo"]);
    assert_eq!(slugs(&blog), "a b c own ");
    assert_eq!(blog.ok(["post", "show", "b", "--raw"]), "B\n");
    blog.assert_sound();
}

#[test]
fn a_removal_asks_with_its_counts() {
    let blog = applied();
    remove(&blog, "a.md");
    let mut session = blog.in_terminal(80, ["apply", "site"]);
    session.expect("Remove post 2 \"A\", 1 comment (1 approved), 0 tag links? [y/N]");
    session.send("n\r");
    let (code, _) = session.end();
    assert_eq!(code, 1);
    assert_eq!(slugs(&blog), "a b c own ");
    let mut session = blog.in_terminal(80, ["apply", "site"]);
    session.expect("[y/N]");
    session.send("y\r");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(slugs(&blog), "b c own ");
    // A restored file restores its post.
    file(&blog, "a.md", "A");
    assert_eq!(plan(&blog, &[]).1, [json!(["create", "a", "a.md", null])]);
}

#[test]
fn local_changes_are_conflicts() {
    let blog = applied();
    blog.ok(["post", "set", "a", "-b", "Edited here"]);
    blog.ok(["post", "set", "b", "-b", "Edited here"]);
    blog.ok(["post", "rm", "c", "--yes"]);
    file(&blog, "a.md", "Edited there");
    file(&blog, "own.md", "Another own");
    file(&blog, "new.md", "New");
    let steps = vec![
        json!(["conflict", "a", "a.md", "edited here"]),
        json!(["conflict", "b", "b.md", "edited here"]),
        json!(["conflict", "c", "c.md", "removed here"]),
        json!(["create", "new", "new.md", null]),
        json!([
            "conflict",
            "own",
            "own.md",
            "the slug of a post that did not come from there"
        ]),
    ];
    assert_eq!(plan(&blog, &[]), (1, steps));
    let done = blog.run(["apply", "site"]);
    assert_eq!(done.code, 4);
    assert!(
        done.stderr.contains("4 posts differ from the folder"),
        "{done:?}"
    );
    assert_eq!(slugs(&blog), "a b new own ");
    assert_eq!(blog.ok(["post", "show", "a", "--raw"]), "Edited here");
    // A post edited in the blog is not removed with its file.
    remove(&blog, "b.md");
    assert_eq!(
        plan(&blog, &[]).1[2],
        json!([
            "conflict",
            "own",
            "own.md",
            "the slug of a post that did not come from there"
        ])
    );
    assert_eq!(
        plan(&blog, &[]).1[3],
        json!(["conflict", "b", "b.md", "edited here"])
    );
    // An edited post that has no file anymore.
    file(&blog, "a.md", "Edited alike");
    blog.ok(["post", "set", "a", "-b", "Edited alike\n"]);
    assert_eq!(
        plan(&blog, &[]).1[0],
        json!(["conflict", "c", "c.md", "removed here"])
    );

    blog.ok(["apply", "site", "--force", "--yes"]);
    assert_eq!(slugs(&blog), "a c new own ");
    assert_eq!(blog.ok(["post", "show", "own", "--raw"]), "Another own\n");
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    assert_eq!(blog.ok(["comment", "count"]), "1\n");
    blog.assert_sound();
}

#[test]
fn a_moved_file_keeps_its_post() {
    let blog = applied();
    let ids = blog.ids(["post", "list", "--sort", "id"]);
    let rename = |from: &str, to: &str| {
        let at = |path: &str| blog.folder().join("site").join(path);
        fs::create_dir_all(at(to).parent().unwrap()).unwrap();
        fs::rename(at(from), at(to)).unwrap();
    };
    rename("a.md", "posts/a.md");
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    blog.ok(["apply", "site"]);
    rename("posts/a.md", "first.md");
    file(&blog, "b/index.md", "B, changed and moved");
    remove(&blog, "b.md");
    let steps = vec![
        json!(["update", "b", "b/index.md", null]),
        json!(["update", "first", "first.md", null]),
    ];
    assert_eq!(plan(&blog, &[]), (1, steps));
    blog.ok(["apply", "site"]);
    assert_eq!(blog.ids(["post", "list", "--sort", "id"]), ids);
    // Its old address redirects, and its comment is kept.
    assert_eq!(blog.json_one(["post", "show", "a"])["slug"], "first");
    assert_eq!(blog.ok(["comment", "count", "--post", "first"]), "1\n");
    assert_eq!(plan(&blog, &[]), (0, vec![]));
}

#[test]
fn front_matter_is_applied() {
    let blog = applied();
    let text = "---\ndate: 2024-01-01\ntitle: T\nslug: other\naliases: [/x/older/]\n---\nA\n";
    fs::write(blog.folder().join("site/a.md"), text).unwrap();
    blog.ok(["apply", "site"]);
    for slug in ["other", "/x/older/", "a"] {
        assert_eq!(blog.json_one(["post", "show", slug])["slug"], "other");
    }
    fs::write(
        blog.folder().join("site/a.md"),
        text.replace("older/]", "older/, /oldest]"),
    )
    .unwrap();
    assert_eq!(
        plan(&blog, &[]).1,
        [json!(["update", "other", "a.md", null])]
    );
    blog.ok(["apply", "site"]);
    assert_eq!(blog.json_one(["post", "show", "oldest"])["slug"], "other");
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    // A slug taken by another post stays there.
    fs::write(blog.folder().join("site/a.md"), text.replace("other", "b")).unwrap();
    blog.ok(["apply", "site"]);
    assert_eq!(slugs(&blog), "b c other own ");
}

#[test]
fn an_export_can_be_applied_to_its_blog() {
    let blog = Blog::with_posts();
    blog.ok(["export", "markdown", "-o", "site"]);
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    blog.ok(["apply", "site"]);
    let path = blog.folder().join("site/content/posts/hello.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Some *text*", "Other text")).unwrap();
    assert_eq!(
        blog.ok(["apply", "site"]),
        "changed post 1 hello from content/posts/hello.md\n"
    );
    assert_eq!(blog.ok(["comment", "count"]), "3\n");
    assert_eq!(slugs(&blog), "hello plan ");
}

#[test]
fn a_wrong_folder_or_an_invalid_file_changes_nothing() {
    let blog = applied();
    file(&blog, "d.md", "D");
    fs::write(blog.folder().join("site/x.md"), "---\ntitle: [\n---\n").unwrap();
    for more in [&["--yes"][..], &["--plan"], &["--force", "--yes"]] {
        let said = blog.fails(8, ["apply", "site"].iter().chain(more));
        assert!(
            said.contains("nothing was applied: x.md, line 2: yaml front matter"),
            "{said}"
        );
    }
    assert_eq!(slugs(&blog), "a b c own ");
    fs::create_dir(blog.folder().join("other")).unwrap();
    let said = blog.fails(4, ["apply", "other", "--source", "site", "--yes"]);
    assert!(
        said.contains("no post of \"markdown site\" is in other"),
        "{said}"
    );
    assert_eq!(slugs(&blog), "a b c own ");
    // Another source is unknown.
    blog.ok(["apply", "other", "--yes"]);
    assert_eq!(slugs(&blog), "a b c own ");
    assert!(blog.fails(3, ["apply", "nowhere"]).contains("no such file"));
    blog.ok(["apply", "other", "--source", "site", "--yes", "--force"]);
    assert_eq!(slugs(&blog), "own ");
    blog.ok(["undo"]);
    assert_eq!(slugs(&blog), "a b c own ");
}

#[test]
fn apply_knows_the_posts_imported_from_the_folder() {
    let blog = Blog::new();
    file(&blog, "a.md", "A");
    file(&blog, "b.md", "B");
    blog.ok(["import", "markdown", "site"]);
    assert_eq!(plan(&blog, &[]), (0, vec![]));
    remove(&blog, "b.md");
    blog.ok(["apply", "site", "--yes"]);
    assert_eq!(slugs(&blog), "a ");
    // An undone apply can be repeated.
    file(&blog, "c.md", "C");
    blog.ok(["apply", "site"]);
    blog.ok(["undo"]);
    assert_eq!(slugs(&blog), "a ");
    blog.ok(["apply", "site"]);
    assert_eq!(slugs(&blog), "a c ");
}
