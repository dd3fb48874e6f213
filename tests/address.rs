//! Addresses of posts: the permalink pattern, paths of their own, and former addresses.

use serde_json::json;

use crate::common::Blog;

/// A WordPress-like blog in our own format, with the addresses of its posts.
fn lines(posts: &[(&str, &str, &str)]) -> String {
    let post = |(at, (title, date, path)): (usize, &(&str, &str, &str))| {
        json!({
            "type": "post", "id": at + 1, "title": title, "published_at": date,
            "redirects": [path],
        })
        .to_string()
    };
    let lines: Vec<String> = posts.iter().enumerate().map(post).collect();
    lines.join("\n")
}

fn imported(posts: &[(&str, &str, &str)]) -> Blog {
    let blog = Blog::new();
    blog.write("in.jsonl", lines(posts));
    blog.ok(["import", "jsonl", "in.jsonl"]);
    blog
}

fn title(blog: &Blog, reference: &str) -> String {
    let shown = blog.json_one(["post", "show", reference]);
    shown["title"].as_str().unwrap().to_owned()
}

#[test]
fn a_former_address_is_found_in_every_form() {
    let blog = imported(&[
        ("A", "2014-05-06T07:08:09Z", "/2014/05/Title_One.html"),
        (
            "B",
            "2015-05-06T07:08:09Z",
            "/2016/11/%d1%81%d0%bc%d0%b5%d1%80%d1%82%d1%8c/",
        ),
        ("C", "2016-05-06T07:08:09Z", "/?p=12"),
        ("D", "2016-05-06T07:08:09Z", "/v0.10.0/"),
    ]);
    for (reference, found) in [
        ("/2014/05/Title_One.html", "A"),
        ("/2014/05/title_one.html", "A"),
        ("https://a.example/2014/05/Title_One.html?utm=x#y", "A"),
        ("http://a.example/2014/05/Title_One.html/", "A"),
        ("/2016/11/%d1%81%d0%bc%d0%b5%d1%80%d1%82%d1%8c/", "B"),
        ("/2016/11/%D1%81%D0%BC%D0%B5%D1%80%D1%82%D1%8C", "B"),
        ("/2016/11/смерть/", "B"),
        ("/2016/11/смерть/index.html", "B"),
        ("/2016/11/смерть/amp/", "B"),
        ("/?p=12", "C"),
        ("https://a.example/?p=12", "C"),
        ("/v0.10.0", "D"),
    ] {
        assert_eq!(title(&blog, reference), found, "{reference}");
    }
    for reference in [
        "/?p=1",
        "/2014/05/",
        "/title_one.html",
        "/2015/05/title_one.html",
    ] {
        blog.fails(3, ["post", "show", reference]);
    }
    let shown = blog.json_one(["post", "show", "1"]);
    assert_eq!(shown["redirects"], json!(["/2014/05/Title_One.html"]));
    blog.assert_sound();
}

#[test]
fn the_permalink_pattern_decides_addresses_and_old_ones_redirect() {
    let blog = Blog::new();
    blog.ok(["post", "add", "One", "-b", "x", "--at", "2024-02-03 04:05"]);
    let path = |blog: &Blog| blog.ok(["post", "list", "--fields", "path", "--no-header"]);
    assert_eq!(path(&blog), "/one/\n");
    blog.ok([
        "config",
        "set",
        "permalink",
        "/:year/:month/:day/:slug.html",
    ]);
    assert_eq!(path(&blog), "/2024/02/03/one.html\n");
    for reference in [
        "/one/",
        "/2024/02/03/one.html",
        "https://a.example/2024/02/03/ONE.html",
    ] {
        assert_eq!(title(&blog, reference), "One", "{reference}");
    }
    blog.fails(3, ["post", "show", "/2023/02/03/one.html"]);
    // Another pattern, another date: what was an address leads to the post.
    blog.ok(["config", "set", "permalink", "/:year/:slug/"]);
    blog.ok(["post", "set", "one", "--at", "2025-01-01"]);
    assert_eq!(path(&blog), "/2025/one/\n");
    let shown = blog.json_one(["post", "show", "/2024/02/03/one.html"]);
    assert_eq!(
        shown["redirects"],
        json!(["/2024/02/03/one.html", "/2024/one/"])
    );
    // The day is that of the zone of the blog.
    blog.ok(["config", "set", "time_zone", "Asia/Tokyo"]);
    blog.ok(["post", "set", "one", "--at", "2025-12-31T23:00:00Z"]);
    assert_eq!(path(&blog), "/2026/one/\n");
    blog.ok(["undo"]);
    assert_eq!(path(&blog), "/2025/one/\n");
    blog.assert_sound();
}

#[test]
fn a_page_has_its_own_path_whatever_the_pattern() {
    let blog = Blog::new();
    blog.ok(["config", "set", "permalink", "/:year/:slug/"]);
    blog.ok(["post", "add", "About", "-b", "x", "--page"]);
    blog.ok([
        "post",
        "add",
        "Team",
        "-b",
        "x",
        "--page",
        "--path",
        "/about/team/",
    ]);
    blog.ok([
        "post",
        "add",
        "A post",
        "-b",
        "x",
        "--at",
        "2020-01-01",
        "--language",
        "de",
    ]);
    let list = |options: &[&str]| {
        let fields = [
            "post",
            "list",
            "--sort",
            "id",
            "--no-header",
            "--fields",
            "path",
        ];
        blog.ok(fields.iter().chain(options).copied())
    };
    assert_eq!(list(&[]), "/about/\n/about/team/\n/2020/a-post/\n");
    assert_eq!(list(&["--kind", "page"]), "/about/\n/about/team/\n");
    assert_eq!(list(&["--kind", "post"]), "/2020/a-post/\n");
    assert_eq!(blog.ok(["post", "count", "--kind", "page"]), "2\n");
    assert_eq!(
        blog.ok(["post", "count", "--kind", "page,post,page"]),
        "3\n"
    );
    assert_eq!(blog.ok(["post", "count", "--kind", "page,page"]), "2\n");
    blog.ok([
        "comment",
        "add",
        "about",
        "--author",
        "Bob",
        "-b",
        "On a page",
    ]);
    blog.ok([
        "comment",
        "add",
        "a-post",
        "--author",
        "Bob",
        "-b",
        "On a post",
    ]);
    for (kind, comment, hits) in [
        ("page", "1", "1"),
        ("post", "2", "2"),
        ("post,page", "2 1", "2 1"),
    ] {
        assert_eq!(
            blog.ids(["comment", "list", "--kind", kind]),
            comment,
            "{kind}"
        );
        let search = [
            "search", "on", "--in", "comments", "--sort", "date", "--kind", kind,
        ];
        assert_eq!(blog.ids(search), hits, "{kind}");
    }
    assert_eq!(title(&blog, "/about/team"), "Team");
    assert_eq!(
        blog.fails(4, ["post", "set", "1", "--path", "/About/Team"]),
        "blog: the path `/About/Team` is that of the post `team`\n\
         hint: `blog post show team` shows that post\n"
    );
    assert!(
        blog.fails(2, ["post", "set", "1", "--path", "about"])
            .contains("path `about` is not an address such as /about/")
    );
    for path in ["/2020/a-post", "/about/"] {
        let said = blog.fails(4, ["post", "set", "2", "--path", path]);
        assert!(
            said.contains(&format!("the path `{path}` is that of the post")),
            "{said}"
        );
    }
    // The address that a path replaces redirects.
    blog.ok([
        "post", "set", "3", "--path", "/x/", "--kind", "page", "--image", "a.png",
    ]);
    let shown = blog.json_one(["post", "show", "/2020/a-post/"]);
    assert_eq!(
        [
            &shown["path"],
            &shown["kind"],
            &shown["image"],
            &shown["language"]
        ],
        ["/x/", "page", "a.png", "de"]
    );
    blog.ok(["undo"]);
    assert_eq!(list(&["--kind", "post"]), "/2020/a-post/\n");
    blog.assert_sound();
}

#[test]
fn slugs_may_be_of_any_script() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Смерть жизни", "-b", "x"]);
    blog.ok(["post", "add", "Other", "--slug", "смерть-жизни", "-b", "x"]);
    blog.ok(["config", "set", "slugs", "unicode"]);
    blog.ok(["post", "add", "中文測試 (2)", "-b", "x"]);
    let slugs = [
        "post",
        "list",
        "--fields",
        "slug",
        "--sort",
        "id",
        "--no-header",
    ];
    assert_eq!(blog.ok(slugs), "smert-zhizni\nсмерть-жизни\n中文測試-2\n");
    assert_eq!(title(&blog, "смерть-жизни"), "Other");
    let encoded = "/%D1%81%D0%BC%D0%B5%D1%80%D1%82%D1%8C-%D0%B6%D0%B8%D0%B7%D0%BD%D0%B8/";
    assert_eq!(title(&blog, encoded), "Other");
    blog.write(
        "in.jsonl",
        lines(&[("Ещё", "2014-05-06T07:08:09Z", "/x/y/")]),
    );
    blog.ok(["config", "unset", "slugs"]);
    blog.ok(["import", "jsonl", "in.jsonl"]);
    assert_eq!(title(&blog, "ещё"), "Ещё");
    blog.assert_sound();
}

#[test]
fn everything_about_an_address_survives_an_export() {
    let blog = imported(&[("A", "2014-05-06T07:08:09Z", "/2014/Title.One.html")]);
    blog.ok([
        "post",
        "set",
        "1",
        "--path",
        "/über/a/",
        "--kind",
        "page",
        "--image",
        "a.png",
    ]);
    blog.ok(["post", "set", "1", "--language", "pt-BR"]);
    let lines = blog.ok(["export", "jsonl"]);
    let other = Blog::new();
    other.write("out.jsonl", &lines);
    other.ok(["import", "jsonl", "out.jsonl"]);
    assert_eq!(other.ok(["export", "jsonl"]), lines);
    assert_eq!(title(&other, "/2014/title.one.html"), "A");
    assert_eq!(title(&other, "/%C3%BCber/a"), "A");
}

#[test]
fn front_matter_has_the_kind_the_path_the_image_and_the_language() {
    let blog = Blog::new();
    let front = "kind: page\npath: /x/y/\nimage: a.png\nlanguage: de\n";
    blog.write("a.md", format!("---\ntitle: A\n{front}---\n\nText"));
    blog.ok(["post", "add", "-F", "a.md"]);
    let fields = |blog: &Blog| {
        let shown = blog.json_one(["post", "show", "1"]);
        ["kind", "path", "image", "language"].map(|name| shown[name].clone())
    };
    assert_eq!(fields(&blog), ["page", "/x/y/", "a.png", "de"]);
    blog.write(
        "edited.md",
        "---\nkind: post\npath:\nimage:\nlanguage:\n---\n\nText",
    );
    blog.ok(["post", "set", "1", "-F", "edited.md"]);
    let shown = blog.json_one(["post", "show", "1"]);
    assert_eq!(
        (&shown["kind"], &shown["path"]),
        (&json!("post"), &json!("/y/"))
    );
    assert_eq!(
        (&shown["image"], &shown["language"]),
        (&json!(null), &json!(null))
    );
    let diff = blog.ok(["post", "diff", "1"]);
    for line in front.lines() {
        assert!(diff.contains(&format!("-{line}")), "{diff}");
    }
    let first = blog.ok(["post", "history", "1", "--format", "ids"]);
    let first = first.lines().filter_map(|id| id.parse::<i64>().ok()).min();
    blog.ok(["post", "restore", "1", &first.unwrap().to_string()]);
    assert_eq!(fields(&blog), ["page", "/x/y/", "a.png", "de"]);
    assert_eq!(blog.json_one(["post", "show", "/x/y"])["id"], 1);
    blog.assert_sound();
}
