//! A post with a new slug: the old address keeps working.

use serde_json::json;

use crate::common::{Blog, lacks};

fn rename(blog: &Blog, post: &str, slug: &str) {
    blog.ok(["post", "set", post, "--slug", slug]);
}

/// The redirects, each as a slug and the id of its post.
fn redirects(blog: &Blog) -> String {
    let sql = "SELECT coalesce(group_concat(substr(path, 2) || ' ' || post_id, ', '), '')
               FROM (SELECT path, post_id FROM redirect ORDER BY path)";
    let sqlite = blog.sqlite();
    sqlite.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn slug(blog: &Blog, post: &str) -> String {
    let shown = blog.json_one(["post", "show", post, "--no-comments"]);
    shown["slug"].as_str().unwrap().to_owned()
}

#[test]
fn the_old_slug_redirects_to_the_post() {
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["post", "set", "hello", "--slug", "hi"]),
        "changed post 1 \"Hello\": its slug is hi\n"
    );
    assert_eq!(redirects(&blog), "hello 1");
    for (command, said) in [
        ("post show hello --raw", "note: `hello` is now `hi`\n"),
        (
            "post show hello --format json",
            "note: `hello` is now `hi`\n",
        ),
        ("post show hi", ""),
        ("post show 1", ""),
        ("post exists hello", ""),
        ("log hello", ""),
        ("comment list --post hello", ""),
        ("comment add hello -b x", ""),
        ("post set hello --title Other", ""),
        ("post show slug:hello --raw", "note: `hello` is now `hi`\n"),
    ] {
        let done = blog.run(command.split(' '));
        assert_eq!((done.code, done.stderr.as_str()), (0, said), "{command}");
    }
    assert_eq!(
        blog.run(["post", "show", "hello", "--raw"]).stdout,
        "Some *text*."
    );
    assert_eq!(blog.ids(["comment", "list", "--post", "hello"]), "4 3 2 1");
    assert_eq!(
        blog.ok(["log", "hello", "--format", "ids"]),
        blog.ok(["log", "1", "--format", "ids"])
    );
    assert_eq!(
        blog.json_one(["post", "show", "hello", "--no-comments"])["title"],
        "Other"
    );
    blog.fails(1, ["post", "exists", "Hello"]);
}

#[test]
fn the_old_slugs_of_a_post_are_a_field_of_it() {
    let blog = Blog::with_posts();
    let old = |slugs: &[&str]| {
        let shown = blog.json_one(["post", "show", "1"]);
        assert_eq!(shown["old_slugs"], json!(slugs));
    };
    old(&[]);
    rename(&blog, "1", "c");
    rename(&blog, "1", "b");
    old(&["c", "hello"]);
    let fields = ["post", "list", "--fields", "slug,old_slugs", "--sort", "id"];
    assert_eq!(blog.ok(fields), "slug\told_slugs\nb\tc,hello\nplan\t\n");
    // A list has the field only on request.
    assert!(blog.json(["post", "list"])[0]["old_slugs"].is_null());
}

#[test]
fn every_slug_of_a_chain_redirects_to_the_newest() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "b");
    rename(&blog, "hello", "c");
    assert_eq!(redirects(&blog), "b 1, hello 1");
    for old in ["hello", "b", "c"] {
        assert_eq!(slug(&blog, old), "c");
    }
    // Renamed back, the post has its first slug again.
    rename(&blog, "b", "hello");
    assert_eq!(redirects(&blog), "b 1, c 1");
    assert_eq!(blog.run(["post", "show", "hello"]).stderr, "");
    // A change without a new slug adds no redirect.
    rename(&blog, "hello", "hello");
    blog.ok(["post", "set", "hello", "--title", "Other"]);
    assert_eq!(redirects(&blog), "b 1, c 1");
}

#[test]
fn a_slug_made_from_a_title_avoids_redirects() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "hi");
    assert_eq!(blog.ids(["post", "add", "Hello", "-b", ""]), "3");
    assert_eq!(slug(&blog, "3"), "hello-2");
    assert_eq!(slug(&blog, "hello"), "hi");
    // A slug that redirects elsewhere is not suggested.
    rename(&blog, "hello-2", "x");
    let said = blog.fails(4, ["post", "add", "New", "--slug", "hi", "-b", ""]);
    assert!(said.contains("`--slug hi-2` is free"), "{said}");
    rename(&blog, "hi", "hi-2");
    let said = blog.fails(4, ["post", "set", "plan", "--slug", "hi-2"]);
    assert!(said.contains("`--slug hi-2-2` is free"), "{said}");
    blog.ok(["post", "set", "plan", "--slug", "hi-2-2"]);
}

#[test]
fn a_post_can_take_the_old_slug_of_another() {
    for taking in [
        &["post", "add", "New", "--slug", "hello", "-b", ""][..],
        &["post", "set", "plan", "--slug", "hello"],
    ] {
        let blog = Blog::with_posts();
        rename(&blog, "hello", "hi");
        blog.ok(taking);
        assert_ne!(slug(&blog, "hello"), "hi");
        assert_eq!(blog.run(["post", "show", "hello"]).stderr, "");
        assert_eq!(
            blog.json_one(["post", "show", "hi"])["old_slugs"],
            json!([])
        );
        assert!(!redirects(&blog).contains("hello"));
        // The first post can take it back only when it is free.
        blog.fails(4, ["post", "set", "hi", "--slug", "hello"]);
        // Undo restores the redirect that was taken.
        blog.ok(["undo"]);
        assert_eq!(slug(&blog, "hello"), "hi");
        assert_eq!(redirects(&blog), "hello 1");
    }
}

#[test]
fn two_posts_can_swap_their_slugs() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "x");
    rename(&blog, "plan", "hello");
    rename(&blog, "x", "plan");
    assert_eq!(
        (slug(&blog, "1"), slug(&blog, "2")),
        ("plan".into(), "hello".into())
    );
    assert_eq!(redirects(&blog), "x 1");
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    assert_eq!(redirects(&blog), "hello 1");
    assert_eq!(
        (slug(&blog, "1"), slug(&blog, "2")),
        ("x".into(), "plan".into())
    );
}

#[test]
fn undo_and_redo_of_a_rename_include_its_redirect() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "hi");
    rename(&blog, "hi", "hey");
    assert_eq!(blog.json(["log", "--limit", "1"])[0]["redirects"], 1);
    blog.ok(["undo"]);
    assert_eq!(
        (slug(&blog, "1"), redirects(&blog)),
        ("hi".into(), "hello 1".into())
    );
    blog.fails(3, ["post", "show", "hey"]);
    blog.ok(["undo"]);
    assert_eq!(
        (slug(&blog, "1"), redirects(&blog)),
        ("hello".into(), String::new())
    );
    blog.fails(3, ["post", "show", "hi"]);
    blog.ok(["redo"]);
    blog.ok(["redo"]);
    assert_eq!(slug(&blog, "hello"), "hey");
    assert_eq!(redirects(&blog), "hello 1, hi 1");
    blog.assert_sound();
}

#[test]
fn redirects_are_removed_and_restored_with_their_post() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "hi");
    rename(&blog, "plan", "plans");
    let rm = ["post", "rm", "hi", "--yes"];
    assert_eq!(
        blog.ok(rm),
        "removed post 1 \"Hello\", 3 comments (2 approved, 1 pending), 2 tag links, 1 redirect; \
         blog undo brings it back\n"
    );
    assert_eq!(redirects(&blog), "plan 2");
    blog.fails(3, ["post", "show", "hello"]);
    // The address is free.
    assert_eq!(blog.ids(["post", "add", "Hello", "-b", ""]), "3");
    assert_eq!(slug(&blog, "3"), "hello");
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    assert_eq!(slug(&blog, "hello"), "hi");
    assert_eq!(redirects(&blog), "hello 1, plan 2");
    assert_eq!(blog.json(["post", "rm", "hi", "-n"])["redirects"], 1);
}

#[test]
fn removing_by_an_old_slug_names_the_post() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "hi");
    let mut session = blog.in_terminal(100, ["post", "rm", "hello", "plan"]);
    session
        .expect("Remove 2 posts (1 \"Hello\", 2 \"Plan\"), found by an old slug (hi, once hello)");
    session.send("n\n");
    assert_eq!(session.end().0, 1);
    assert_eq!(
        blog.ok(["post", "rm", "hello", "--yes"]),
        "removed post 1 \"Hello\", found by an old slug (hi, once hello), 3 comments (2 approved, \
         1 pending), 2 tag links, 1 redirect; blog undo brings it back\n"
    );
    blog.insert_posts(7, "Many");
    let mut all = vec!["post".to_owned(), "rm".into(), "-n".into()];
    for number in 1..=7 {
        rename(&blog, &format!("n{number}"), &format!("m{number}"));
        all.push(format!("n{number}"));
    }
    let said = blog.ok(&all);
    assert!(
        said.contains(
            "(m1, once n1; m2, once n2; m3, once n3; m4, once n4; m5, once n5; and 2 more)"
        ),
        "{said}"
    );
}

/// Consent applies to a post, not to a slug.
#[test]
fn the_target_of_an_old_slug_must_not_change_during_the_question() {
    let blog = Blog::with_posts();
    rename(&blog, "hello", "hi");
    let mut session = blog.in_terminal(100, ["post", "rm", "hello"]);
    session.expect("[y/N]");
    rename(&blog, "plan", "hello");
    session.send("y\n");
    let (code, shown) = session.end();
    assert_eq!(code, 4, "{shown}");
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn front_matter_and_the_editor_rename_like_the_option() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::with_posts();
    blog.write("hi.md", "---\nslug: hi\n---\nNew.");
    blog.ok(["post", "set", "hello", "-F", "hi.md"]);
    assert_eq!(redirects(&blog), "hello 1");
    blog.ok(["post", "set", "plan", "-b", "[a](/hi)"]);
    blog.set_editor("sed -i 's/^slug: hi/slug: hey/' \"$1\"");
    let (code, shown) = blog.in_terminal(80, ["post", "edit", "hello"]).end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(
        shown,
        "changed post 1 \"Hello\"\nnote: 1 text links to the old address: blog post backlinks hey\n"
    );
    assert_eq!(redirects(&blog), "hello 1, hi 1");
}

#[test]
fn a_refused_rename_adds_no_redirect() {
    let blog = Blog::with_posts();
    for (slug, code) in [("plan", 4), ("A/B", 2)] {
        blog.fails(code, ["post", "set", "hello", "--slug", slug]);
    }
    let long = "x".repeat(300);
    blog.fails(
        2,
        ["post", "set", "hello", "--slug", "hi", "--title", &long],
    );
    assert_eq!(redirects(&blog), "");
    assert_eq!(slug(&blog, "hello"), "hello");
}

#[test]
fn a_post_can_have_many_old_slugs() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "plan", "-b", "[a](/old-7) [b](/old-1499)"]);
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
               INSERT INTO redirect SELECT '/old-' || i, 1 FROM n";
    blog.sqlite().execute_batch(sql).unwrap();
    let shown = blog.json_one(["post", "show", "old-1234"]);
    assert_eq!(shown["old_slugs"].as_array().unwrap().len(), 1_500);
    assert_eq!(
        blog.ok([
            "post",
            "backlinks",
            "old-1",
            "--fields",
            "link",
            "--no-header"
        ]),
        "/old-7\n/old-1499\n"
    );
}

/// A post's own slug overrides a redirect that another program wrote.
#[test]
fn the_slug_of_a_post_is_never_redirected() {
    let blog = Blog::with_posts();
    let sql = "INSERT INTO redirect VALUES ('/plan', 1)";
    blog.sqlite().execute_batch(sql).unwrap();
    assert_eq!(slug(&blog, "plan"), "plan");
    assert_eq!(
        blog.ok(["post", "rm", "plan", "-n"]),
        "would remove post 2 \"Plan\", 0 comments, 0 tag links\n"
    );
    rename(&blog, "plan", "plans");
    assert_eq!(slug(&blog, "plan"), "plans");
    assert_eq!(redirects(&blog), "plan 2");
}
