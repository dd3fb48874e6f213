//! `blog post backlinks`

use serde_json::json;

use crate::common::Blog;

/// The links to a post: kind, id and whether the link uses an old slug.
fn found(blog: &Blog, post: &str) -> Vec<String> {
    let rows = blog.json(["post", "backlinks", post]);
    let row = |row: &serde_json::Value| format!("{} {} {}", row["kind"], row["id"], row["old"]);
    let rows = rows.as_array().unwrap().iter().map(row);
    rows.map(|row| row.replace('"', "")).collect()
}

#[test]
fn posts_and_comments_that_link_to_a_post_are_listed() {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "plan",
        "-b",
        "See [it](/hello/), [it](../hello.html#top), hello.",
    ]);
    blog.ok([
        "post",
        "add",
        "Other",
        "-b",
        "[not](/hello-world) `[a](/hello)` [x](/x?/hello)",
    ]);
    blog.ok([
        "comment",
        "add",
        "plan",
        "-b",
        "<a href='https://example.org/2024/hello'>x</a>",
    ]);
    assert_eq!(
        blog.ok(["post", "backlinks", "hello"]),
        "id\tkind\tslug\ttitle\tlink\told\n\
         2\tpost\tplan\tPlan\t/hello/\tfalse\n\
         2\tpost\tplan\tPlan\t../hello.html#top\tfalse\n\
         4\tcomment\tplan\tPlan\thttps://example.org/2024/hello\tfalse\n"
    );
    assert_eq!(blog.ids(["post", "backlinks", "1"]), "2 4");
    assert_eq!(blog.ids(["post", "backlinks", "1", "--kind", "post"]), "2");
    assert_eq!(
        blog.ids(["post", "backlinks", "1", "--kind", "comment"]),
        "4"
    );
    blog.fails(2, ["post", "backlinks", "1", "--kind", "tag"]);
    let done = blog.run(["post", "backlinks", "plan", "--format", "table"]);
    assert_eq!(
        (done.code, done.stdout.as_str(), done.stderr.as_str()),
        (0, "", "nothing links to it\n")
    );
    blog.fails(3, ["post", "backlinks", "nothing"]);
    let said = blog.fails(2, ["post", "backlinks", "1", "--fields", "nmae"]);
    assert!(
        said.contains("the fields are id, kind, slug, title, link, old\n"),
        "{said}"
    );
    let links = [
        "post",
        "backlinks",
        "1",
        "--fields",
        "link,old",
        "--no-header",
    ];
    assert_eq!(
        blog.ok(links
            .iter()
            .chain(&["--format", "csv", "--kind", "comment"])),
        "https://example.org/2024/hello,false\n"
    );
    let done = blog.run(["post", "backlinks", "plan", "--format", "jsonl"]);
    assert_eq!((done.stdout.as_str(), done.stderr.as_str()), ("", ""));
}

#[test]
fn a_rename_counts_the_links_to_the_old_slug() {
    let blog = Blog::with_posts();
    let link = "[a](/hello) ![b](/hello) and [c](/hello/)";
    blog.ok(["post", "set", "plan", "-b", link]);
    blog.ok(["comment", "add", "hello", "-b", "[me](hello.md)"]);
    let rename = |slug: &str| blog.run(["post", "set", "1", "--slug", slug]).stderr;
    assert_eq!(
        rename("hi"),
        "note: 2 texts link to the old address: blog post backlinks hi\n"
    );
    // No text links to that address.
    assert_eq!(rename("2024"), "");
    assert_eq!(rename("2024"), "");
    let old = ["post 2 true", "post 2 true", "comment 4 true"];
    assert_eq!(found(&blog, "hello"), old);
    blog.ok(["post", "set", "plan", "-b", "[a](/2024) [b](/hi) [b](/hi)"]);
    assert_eq!(
        found(&blog, "slug:2024"),
        ["post 2 false", "post 2 true", "comment 4 true"]
    );
    assert_eq!(
        blog.run(["post", "set", "1", "--slug", "2025", "--format", "json"])
            .stderr,
        "note: 1 text links to the old address: blog post backlinks slug:2025\n"
    );
}

#[test]
fn a_slug_does_not_match_a_link_to_a_longer_slug() {
    let blog = Blog::new();
    for slug in ["a", "b-a", "a-b"] {
        blog.ok([
            "post",
            "add",
            slug,
            "--slug",
            slug,
            "-b",
            "[x](/b-a) [y](/A) [z](a.html)",
        ]);
    }
    let links = |post: &str| -> Vec<String> {
        let rows = blog.json(["post", "backlinks", post, "--fields", "link"]);
        let mut links: Vec<String> = serde_json::from_value::<Vec<serde_json::Value>>(rows)
            .unwrap()
            .iter()
            .map(|row| row["link"].as_str().unwrap().to_owned())
            .collect();
        links.dedup();
        links
    };
    assert_eq!(links("a"), ["a.html"]);
    assert_eq!(links("b-a"), ["/b-a"]);
    assert_eq!(links("a-b"), Vec::<String>::new());
}

#[test]
fn a_text_full_of_links_is_read_quickly() {
    let blog = Blog::with_posts();
    let many: String = (0..5_000).map(|n| format!("[a](/hello?{n}) ")).collect();
    let odd = format!("{many}{}{}", "<".repeat(50_000), "<a href=".repeat(20_000));
    let done = blog.feed(["post", "set", "plan", "-F", "-"], odd);
    assert_eq!(done.code, 0, "{done:?}");
    let rows = blog.json(["post", "backlinks", "hello"]);
    assert_eq!(rows.as_array().unwrap().len(), 5_000);
    assert_eq!(rows[4_999]["link"], json!("/hello?4999"));
}
