//! `blog import ghost`

use serde_json::{Value, json};

use crate::common::Blog;

fn export(data: &Value) -> Value {
    json!({"db": [{"meta": {"exported_on": 1_600_000_000_000_i64, "version": "4.0.0"}, "data": data}]})
}

fn import(blog: &Blog, document: &Value) -> Value {
    blog.write("ghost.json", document.to_string());
    blog.json(["import", "ghost", "ghost.json"])
}

fn warnings(report: &Value) -> Vec<(String, i64)> {
    let noticed = report["noticed"].as_array().unwrap().iter();
    noticed
        .map(|one| {
            let what = one["what"].as_str().unwrap().to_owned();
            (what, one["count"].as_i64().unwrap())
        })
        .collect()
}

#[test]
fn posts_are_imported_with_authors_tags_and_images() {
    let blog = Blog::new();
    // Ghost writes the related records after the posts.
    let data = json!({
        "posts": [
            {
                "id": "5a", "title": "First *one*", "slug": "first", "status": "published",
                "type": "post", "visibility": "public", "custom_excerpt": "In short",
                "mobiledoc": json!({"version": "0.3.1", "atoms": [], "cards": [], "markups":
                    [["strong"]], "sections": [[1, "p", [[0, [0], 1, "Strong"], [0, [], 0, " & weak"]]]]
                }).to_string(),
                "html": "<p>not this</p>", "feature_image": "__GHOST_URL__/content/a.png",
                "created_at": "2020-01-01T00:00:00.500Z", "updated_at": "2020-03-01T00:00:00.000Z",
                "published_at": "2020-02-01T00:00:00.000Z",
            },
            {
                "id": 7, "title": "Second", "slug": "second", "status": "draft", "page": 1,
                "markdown": "Some *text*.\n", "html": "<p>no</p>", "author_id": 2,
                "created_at": 1_388_318_310_782_i64, "published_at": 1_388_318_310_783_i64,
            },
        ],
        "posts_authors": [
            {"post_id": "5a", "author_id": "u2", "sort_order": 1},
            {"post_id": "5a", "author_id": 2, "sort_order": 0},
        ],
        "posts_meta": [{"post_id": "5a", "feature_image_alt": "An [a]"}],
        "posts_tags": [
            {"post_id": "5a", "tag_id": "t1", "sort_order": 0},
            {"post_id": "5a", "tag_id": "gone", "sort_order": 1},
            {"post_id": 7, "tag_id": "t2"},
        ],
        "settings": [{"key": "title", "value": "My site"}, null],
        "tags": [{"id": "t1", "name": "News"}, {"id": "t2", "name": "", "slug": "old"}],
        "users": [{"id": 2, "name": "Ann"}, {"id": "u2", "name": "Bob"}],
    });
    let report = import(&blog, &export(&data));
    assert_eq!(report["source"], "ghost My site");
    assert_eq!(report["posts"]["created"], 2);
    assert_eq!(
        warnings(&report),
        [
            ("a further author was left out".to_owned(), 1),
            ("a tag that is not in the export".to_owned(), 1),
            (
                "the alternative text of a feature image was dropped".to_owned(),
                1
            )
        ]
    );
    let first = blog.json_one(["post", "show", "first"]);
    for (field, value) in [
        ("title", json!("First *one*")),
        ("author", json!("Ann")),
        ("summary", json!("In short")),
        ("body", json!("**Strong** & weak")),
        ("tags", json!(["News"])),
        ("kind", json!("post")),
        ("image", json!("/content/a.png")),
        ("guid", json!("5a")),
        ("status", json!("published")),
        ("published_at", json!("2020-02-01T00:00:00Z")),
        ("created_at", json!("2020-01-01T00:00:00Z")),
        ("updated_at", json!("2020-03-01T00:00:00Z")),
        ("comments_open", json!(true)),
    ] {
        assert_eq!(first[field], value, "{field}");
    }
    let second = blog.json_one(["post", "show", "second"]);
    assert_eq!(second["status"], "draft");
    assert_eq!(second["kind"], "page");
    assert_eq!(second["body"], "Some *text*.\n");
    assert_eq!(
        (&second["author"], &second["tags"]),
        (&json!("Ann"), &json!(["old"]))
    );
    // Imports the same again, as a document without a list around it.
    let again = import(&blog, &json!({"data": data, "meta": {}}));
    assert_eq!(again["posts"]["unchanged"], 2);
    blog.assert_sound();
}

#[test]
fn posts_hidden_in_ghost_become_drafts() {
    let blog = Blog::new();
    let post = |id: i64, slug: &str, fields: &Value| {
        let mut post = json!({"id": id, "slug": slug, "title": slug, "html": "<p>x</p>"});
        let post_fields = post.as_object_mut().unwrap();
        post_fields.extend(fields.as_object().unwrap().clone());
        post
    };
    let time = "2020-02-01T00:00:00.000Z";
    let report = import(
        &blog,
        &export(&json!({"posts": [
            post(1, "none", &json!({"published_at": time})),
            post(2, "members", &json!({"status": "published", "visibility": "members", "published_at": time})),
            post(3, "sent", &json!({"status": "sent", "published_at": time})),
            post(4, "odd", &json!({"status": "odd", "published_at": time})),
            post(5, "soon", &json!({"status": "scheduled", "published_at": "2030-01-01T00:00:00.000Z"})),
            post(6, "never", &json!({"status": "scheduled", "published_at": null})),
            post(7, "dated", &json!({"status": "published", "created_at": time})),
            post(8, "undated", &json!({"status": "published", "published_at": "0000-00-00 00:00:00"})),
        ]})),
    );
    assert_eq!(report["posts"]["created"], 8);
    let statuses = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "slug,status,published_at",
        "--no-header",
    ]);
    assert_eq!(
        statuses,
        "none\tdraft\t\nmembers\tdraft\t\nsent\tdraft\t\nodd\tdraft\t\n\
         soon\tscheduled\t2030-01-01T00:00:00Z\nnever\tdraft\t\n\
         dated\tpublished\t2020-02-01T00:00:00Z\n\
         undated\tpublished\t2020-09-13T12:26:40Z\n"
    );
    let noticed = warnings(&report);
    assert!(
        noticed.contains(&("an invalid date".to_owned(), 1)),
        "{noticed:?}"
    );
    assert!(noticed.contains(&("a post for members became a draft".to_owned(), 1)));
}

#[test]
fn duplicates_and_empty_records_are_reported() {
    let blog = Blog::new();
    let report = import(
        &blog,
        &export(&json!({"posts": [
            {"id": 1, "slug": "a", "title": "A"},
            {"id": 1, "slug": "a", "title": "A again"},
            {"id": 1, "slug": "b", "title": "B"},
            {"id": 2, "slug": "a", "title": "Another A"},
            {"slug": "c", "title": "C"},
            {"id": null, "slug": null, "title": null},
            null,
        ], "members": [{"email": "x@example.org"}]})),
    );
    assert_eq!(report["posts"]["created"], 5);
    let left_out = json!([
        {"kind": "member", "reason": "a blog has no members", "count": 1},
        {"kind": "post", "reason": "it is there twice", "count": 1},
        {"kind": "post", "reason": "there is nothing in it", "count": 1},
    ]);
    assert_eq!(report["left_out"], left_out);
    assert_eq!(
        warnings(&report),
        [("a post with the id of another".to_owned(), 1)]
    );
    let slugs = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "slug,title",
        "--no-header",
    ]);
    assert_eq!(
        slugs,
        "a\tA\nb\tB\na-2\tAnother A\nc\tC\nuntitled\tUntitled\n"
    );
}

#[test]
fn an_unreadable_post_does_not_affect_the_others() {
    let blog = Blog::new();
    let text = r#"{"data": {"posts": [
        {"id": 1, "title": "A"},
        {"id": 2, "title": NaN},
        {"id": 3, "title": "x", "title": "y"},
        "four",
        {"id": 5, "title": "E"}
    ], "tags": [{"id": "\ud800"}]}} and more"#;
    blog.write("ghost.json", text);
    let done = blog.run(["import", "ghost", "ghost.json", "--format", "json"]);
    assert_eq!(done.code, 8, "{done:?}");
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["posts"]["created"], 2);
    let places: Vec<&str> = report["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["place"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["line 7", "line 3", "line 4", "line 5", "line 7"]);
}

#[test]
fn other_files_are_refused() {
    let blog = Blog::new();
    let deep = "[".repeat(100_000);
    let in_post = format!(
        r#"{{"data": {{"posts": [{{"x": {deep}{}}}]}}}}"#,
        "]".repeat(100_000)
    );
    let utf16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (text, reason) in [
        (&b""[..], "line 1: the file is empty"),
        (b"{\"posts\": []}", "line 1: this is not an export of Ghost"),
        (b"[]", "line 1: `[` stands where an object should be"),
        (b"<rss/>", "line 1: `<` stands where an object should be"),
        (
            b"{\"data\": {\"posts\": [{\n\"id\"",
            "line 2: the file ends in the middle",
        ),
        (&utf16, "it is in UTF-16"),
        (deep.as_bytes(), "`[` stands where an object should be"),
        (in_post.as_bytes(), "nested more than 128 levels deep"),
    ] {
        blog.write("ghost.json", text);
        let line = "ulimit -s 1024; blog import ghost ghost.json";
        let output = blog.shell(line).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(8), "{error}");
        assert!(error.contains(reason), "{error}");
    }
    blog.write("ghost.json", b"\xef\xbb\xbf{\"data\": {}}");
    assert_eq!(
        blog.ok(["import", "ghost", "ghost.json"]),
        "there was nothing to import\n"
    );
}

#[test]
fn what_a_blog_does_not_have_is_named() {
    let blog = Blog::new();
    let report = import(
        &blog,
        &export(&json!({
            "posts": [
                {"id": "a1", "title": "Ducks", "status": "published", "html": "x", "featured": 1,
                 "published_at": "2020-02-01T00:00:00.000Z", "canonical_url": "https://x.example/d",
                 "meta_title": "All ducks"},
                {"id": "a2", "title": "Mail", "status": "published", "html": "x",
                 "published_at": "2020-02-01T00:00:00.000Z"},
                {"id": "a3", "title": "Paid", "status": "published", "html": "x",
                 "visibility": "paid", "published_at": "2020-02-01T00:00:00.000Z"},
            ],
            "posts_meta": [
                {"post_id": "a1", "meta_description": "On ducks", "feature_image_caption": "A pond"},
                {"post_id": "a2", "email_only": true},
            ],
            "posts_authors": [{"post_id": "a1", "author_id": 1}, {"post_id": "a1", "author_id": 2}],
            "posts_tags": [{"post_id": "a1", "tag_id": 1}, {"post_id": "a1", "tag_id": 2}],
            "tags": [{"id": 1, "name": "water"}, {"id": 2, "name": "#hidden"}],
            "users": [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}],
        })),
    );
    let details: Vec<String> = report["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{}: {}",
                one["what"].as_str().unwrap(),
                one["value"].as_str().unwrap()
            )
        })
        .collect();
    for expected in [
        "an internal tag was left out: #hidden of Ducks",
        "a further author was left out: Bob of Ducks",
        "a canonical URL was ignored: https://x.example/d of Ducks",
        "the caption of a feature image was dropped: A pond of Ducks",
        "a featured post is not kept at the top: Ducks",
        "a field was ignored: meta_title of Ducks",
        "a post that was only mailed became a draft: Mail",
        "a post for members became a draft: Paid",
    ] {
        assert!(
            details.iter().any(|one| one == expected),
            "{expected}: {details:?}"
        );
    }
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,status,author,tags,summary",
        "--no-header",
    ]);
    assert_eq!(
        rows,
        "Ducks\tpublished\tAnn\twater\tOn ducks\nMail\tdraft\t\t\t\nPaid\tdraft\t\t\t\n"
    );
}

#[test]
fn addresses_follow_the_pattern_of_the_blog() {
    let post = json!({
        "id": 1, "uuid": "u-1", "title": "Ice", "slug": "ice", "status": "published", "markdown": "x",
        "locale": "pt_BR", "published_at": "2015-12-31T23:30:00.000Z",
    });
    let page = json!({
        "id": 2, "title": "Me", "slug": "me", "status": "published", "page": 1, "markdown": "x",
        "published_at": "2015-12-31T23:30:00.000Z",
    });
    let setting = |key: &str, value: &str| json!({"key": key, "value": value});
    for (pattern, address) in [
        ("/:year/:month/:day/:slug/", Some("/2016/01/01/ice/")),
        ("/:slug/", Some("/ice/")),
        ("/:author/:slug/", None),
    ] {
        let blog = Blog::new();
        let settings = [
            setting("permalinks", pattern),
            setting("activeTimezone", "Europe/Rome"),
        ];
        let report = import(
            &blog,
            &export(&json!({"posts": [post, page], "settings": settings})),
        );
        assert_eq!(report["posts"]["created"], 2);
        let noticed = warnings(&report);
        let is_unknown = noticed
            .iter()
            .any(|(what, _)| what.contains("is not known"));
        assert_eq!(is_unknown, address.is_none(), "{noticed:?}");
        if let Some(address) = address {
            assert_eq!(
                blog.json_one(["post", "show", address])["id"],
                1,
                "{address}"
            );
        }
        assert_eq!(blog.json_one(["post", "show", "/me/"])["kind"], "page");
        let post = blog.json_one(["post", "show", "ice"]);
        assert_eq!(
            (&post["language"], &post["guid"]),
            (&json!("pt-BR"), &json!("u-1"))
        );
    }
}
