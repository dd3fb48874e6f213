//! Copies of posts, replaced tags, unused tags, trees of several posts, the page of a rule,
//! and editing all settings.

use serde_json::{Value, json};

use crate::common::Blog;

#[test]
fn a_post_is_duplicated_as_a_draft_without_comments() {
    let mut blog = Blog::with_posts();
    blog.ok(["post", "set", "1", "--summary", "Short.", "--author", "Zoë"]);
    blog.set("BLOG_AUTHOR", "Bob");
    let said = blog.ok(["post", "duplicate", "hello", "--dry-run"]);
    assert_eq!(said, "would add post 3 hello-2 (draft, a copy of post 1)\n");
    assert_eq!(blog.ids(["post", "list", "--sort", "id"]), "1 2");
    let said = blog.ok(["post", "duplicate", "hello"]);
    assert_eq!(said, "added post 3 hello-2 (draft, a copy of post 1)\n");
    let copy = blog.json_one(["post", "show", "3"]);
    for (field, value) in [
        ("title", json!("Hello")),
        ("status", json!("draft")),
        ("author", json!("Zoë")),
        ("summary", json!("Short.")),
        ("body", json!("Some *text*.")),
        ("tags", json!(["life", "rust"])),
        ("comment_count", json!(0)),
    ] {
        assert_eq!(copy[field], value, "{field}");
    }
    let copy = blog.json([
        "post",
        "duplicate",
        "1",
        "--title",
        "Week 2",
        "--slug",
        "w2",
    ]);
    assert_eq!(
        (&copy["title"], &copy["slug"]),
        (&json!("Week 2"), &json!("w2"))
    );
    blog.fails(3, ["post", "duplicate", "nothing"]);
    blog.ok(["undo"]);
    assert_eq!(blog.ids(["post", "list", "--sort", "id"]), "1 2 3");
}

#[test]
fn a_new_post_starts_from_another_and_options_override_it() {
    let blog = Blog::with_posts();
    let post = blog.json(["post", "add", "Week 2", "--from-post", "hello"]);
    assert_eq!(
        (&post["slug"], &post["status"], &post["body"], &post["tags"]),
        (
            &json!("week-2"),
            &json!("draft"),
            &json!("Some *text*."),
            &json!(["life", "rust"])
        )
    );
    let post = blog.json([
        "post",
        "add",
        "--from-post",
        "1",
        "-b",
        "Other.",
        "--tag",
        "new",
        "--at",
        "now",
    ]);
    assert_eq!(
        (
            &post["title"],
            &post["status"],
            &post["body"],
            &post["tags"]
        ),
        (
            &json!("Hello"),
            &json!("published"),
            &json!("Other."),
            &json!(["new"])
        )
    );
    blog.write("week.md", "---\ntitle: Week 3\ndraft: false\n---\nFile.\n");
    let post = blog.json(["post", "add", "--from-post", "1", "-F", "week.md"]);
    assert_eq!(
        (
            &post["title"],
            &post["status"],
            &post["body"],
            &post["tags"]
        ),
        (
            &json!("Week 3"),
            &json!("published"),
            &json!("File.\n"),
            &json!(["life", "rust"])
        )
    );
    blog.fails(3, ["post", "add", "X", "--from-post", "nothing"]);
}

#[test]
fn all_tags_of_a_post_are_replaced_or_cleared() {
    let blog = Blog::with_posts();
    let cases: [(&[&str], Value); 4] = [
        (&["--tags", "a,b"], json!(["a", "b"])),
        (&["--tags", "c", "--tags", "b"], json!(["b", "c"])),
        (&["--tags", "x", "--add-tag", "y"], json!(["x", "y"])),
        (&["--tags", ""], json!([])),
    ];
    for (options, tags) in cases {
        let post = blog.json_one(["post", "set", "1"].iter().chain(options));
        assert_eq!(post["tags"], tags, "{options:?}");
    }
}

#[test]
fn unused_tags_are_removed_after_a_question() {
    let blog = Blog::with_posts();
    let nothing = blog.ok(["tag", "prune", "--yes"]);
    assert_eq!(nothing, "nothing matched\n");
    blog.ok(["post", "set", "1", "--tags", "kept"]);
    let said = blog.ok(["tag", "prune", "--dry-run"]);
    assert_eq!(said, "would remove 2 unused tags (life, rust)\n");
    blog.fails(2, ["tag", "prune"]);
    let mut session = blog.in_terminal(80, ["tag", "prune"]);
    session.expect("Remove 2 unused tags (life, rust)? [y/N]");
    session.send("y\r");
    assert_eq!(session.end().0, 0);
    assert_eq!(
        blog.json(["tag", "list"]),
        json!([{"name": "kept", "posts": 1}])
    );
    blog.ok(["undo"]);
    let removed = blog.json(["tag", "prune", "--yes"]);
    assert_eq!(removed["tags"], json!(["life", "rust"]));
}

#[test]
fn a_tree_has_the_threads_of_several_posts() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "2", "--publish"]);
    blog.ok(["post", "add", "Empty", "-b", "x"]);
    blog.ok(["comment", "add", "2", "-b", "Four."]);
    blog.ok(["comment", "add", "2", "-b", "Five.", "--parent", "4"]);
    blog.ok(["comment", "add", "1", "-b", "Six.", "--parent", "2"]);
    let tree = |options: &[&str]| blog.ids(["comment", "list", "--tree"].iter().chain(options));
    let cases: [(&[&str], &str); 9] = [
        (&[], "4 5 1 2 6 3"),
        (&["--post", "1"], "1 2 6 3"),
        (&["--post", "1", "--post", "plan"], "1 2 6 3 4 5"),
        (
            &["--post", "plan", "--post", "1", "--post", "2"],
            "4 5 1 2 6 3",
        ),
        (&["--limit", "3"], "4 5 1"),
        (&["--limit", "3", "--offset", "1"], "5 1 2"),
        (&["--offset", "4"], "6 3"),
        (&["--status", "pending"], "3"),
        (&["--post", "empty"], ""),
    ];
    for (options, ids) in cases {
        assert_eq!(tree(options), ids, "{options:?}");
    }
    let list = blog.json(["comment", "list", "--tree"]);
    assert_eq!(
        (&list[0]["post"], &list[4]["depth"]),
        (&json!("plan"), &json!(2))
    );
    let both = [
        "comment", "count", "--post", "1", "--post", "2", "--format", "ids",
    ];
    assert_eq!(blog.ok(both), "6\n");
    blog.fails(3, ["comment", "list", "--tree", "--post", "nothing"]);
}

#[test]
fn a_rule_is_shown_with_its_conditions_and_how_often_it_decided() {
    let blog = Blog::with_posts();
    blog.ok([
        "rule",
        "add",
        "hold",
        "--name",
        "shop",
        "--word",
        "casino,win",
        "--links",
        "2",
    ]);
    blog.ok([
        "rule",
        "add",
        "spam",
        "--email",
        "@casino.example",
        "--website",
        "casino.example",
        "--regex",
        "b[uo]y",
        "--post-age",
        "1",
        "--duplicate",
        "--author",
        "Eve",
    ]);
    let shown = blog.ok(["rule", "show", "1"]);
    assert_eq!(
        shown,
        "rule 1 \"shop\"\nhold · enabled · decided 0 comments\n\n\
         words     casino win\nlinks     2 or more\n"
    );
    for _ in 0..2 {
        blog.ok([
            "comment",
            "add",
            "1",
            "--author",
            "Eve",
            "-b",
            "casino win https://a.example https://b.example",
        ]);
    }
    assert_eq!(blog.json(["rule", "show", "1"])["decided"], 2);
    assert!(
        blog.ok(["rule", "show", "1"])
            .contains("decided 2 comments\n")
    );
    let shown = blog.ok(["rule", "show", "2"]);
    assert!(
        shown.ends_with(
            "author    Eve\nemail     @casino.example\nwebsite   casino.example\n\
             regex     b[uo]y\npost age  1 day or more\ntext      that of an earlier comment\n"
        ),
        "{shown}"
    );
    let rule = blog.json(["rule", "show", "2", "--fields", "id,decided,email"]);
    assert_eq!(
        rule,
        json!({"id": 2, "decided": 0, "email": "@casino.example"})
    );
}

#[test]
fn all_settings_are_edited_together_or_not_at_all() {
    let mut blog = Blog::new();
    blog.ok(["config", "set", "page_length", "20"]);
    blog.fails(2, ["config", "edit"]);
    blog.set_editor("sed -e 's/^title = .*/title = Other/' -e 's/^page_length = 20/page_length =/' -i \"$1\"; cp \"$1\" seen");
    let (code, shown) = blog.in_terminal(100, ["config", "edit"]).end();
    assert_eq!(code, 0, "{shown}");
    assert!(
        shown.ends_with("title is Other\r\npage_length is 50\r\n")
            || shown.ends_with("title is Other\npage_length is 50\n"),
        "{shown:?}"
    );
    let seen = std::fs::read_to_string(blog.folder().join("seen")).unwrap();
    assert!(
        seen.contains(
            "\n# The title of the blog\n# a text of up to 255 characters\ntitle = Other\n"
        ),
        "{seen}"
    );
    assert!(seen.contains("; default: 50\npage_length =\n"), "{seen}");
    assert_eq!(
        blog.json(["log", "--limit", "1"])[0]["command"],
        "config edit"
    );

    blog.set_editor(
        "echo 'max_links = many' >> \"$1\"; sed 's/^title = .*/title = Third/' -i \"$1\"",
    );
    let mut session = blog.in_terminal(100, ["config", "edit"]);
    session.expect("max_links");
    session.expect("Edit again? [Y/n]");
    session.send("n\r");
    let (code, shown) = session.end();
    assert_eq!(code, 8, "{shown}");
    assert!(
        shown.contains("is given twice") && shown.contains("your text is kept in"),
        "{shown}"
    );
    assert_eq!(blog.json(["config", "get", "title"])["value"], "Other");

    // The kept text opens again, until it is right.
    blog.set_editor("sed '/^max_links = many/d' -i \"$1\"");
    let (code, shown) = blog.in_terminal(100, ["config", "edit", "--recover"]).end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(blog.json(["config", "get", "title"])["value"], "Third");

    blog.set_editor("test -f twice && sed 's/^title.*/title = Fourth/' -i \"$1\" || { touch twice; echo nonsense >> \"$1\"; }");
    let mut session = blog.in_terminal(100, ["config", "edit"]);
    session.expect("`nonsense` is not a setting");
    session.send("y\r");
    session.expect("`nonsense` is not a setting");
    session.send("n\r");
    assert_eq!(session.end().0, 8);
    blog.set_editor("true");
    let (code, shown) = blog.in_terminal(100, ["config", "edit"]).end_answering("n");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("unchanged: no setting differs"), "{shown}");
    assert!(
        shown.contains("an unsaved text of the settings is kept"),
        "{shown}"
    );
}
