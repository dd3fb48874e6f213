//! Values that are equal after truncation, trimming or case folding are one value.

use serde_json::{Value, json};

use crate::common::Blog;

/// Names of the same tag once truncated to 100 characters, trimmed and folded.
fn one_tag() -> Vec<String> {
    let base = "w".repeat(99);
    let ends = ["", " a", "  ", "\u{a0}b", "\t\t", "\u{2003}x"];
    ends.iter().map(|end| format!("{base}{end}")).collect()
}

/// The same tag name, composed and decomposed.
const CAFE: [&str; 4] = ["Caf\u{e9}", "Cafe\u{301}", "CAF\u{c9}", " cafe\u{301} "];

fn all_tags() -> Vec<String> {
    let mut all = one_tag();
    all.extend(CAFE.map(str::to_owned));
    all
}

/// The JSON line of a post.
fn post(id: i64, fields: Value) -> Value {
    let mut post = json!({
        "type": "post", "id": id, "title": "x", "published_at": "2020-01-01T00:00:00Z",
    });
    let fields = fields.as_object().unwrap().clone();
    post.as_object_mut().unwrap().extend(fields);
    post
}

/// A blog with these lines imported.
fn imported(lines: &[Value]) -> Blog {
    let blog = Blog::new();
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    blog.write("in.jsonl", text.join("\n"));
    blog.ok(["import", "jsonl", "in.jsonl"]);
    blog.ok(["import", "jsonl", "in.jsonl", "--on-conflict", "update"]);
    assert_eq!(blog.ok(["db", "check"]), "no problems found\n");
    blog
}

#[test]
fn tags_equal_after_truncation_are_one_tag_of_an_imported_post() {
    let expected = json!(["Caf\u{e9}", "w".repeat(99)]);
    let blog = imported(&[post(1, json!({ "tags": all_tags() }))]);
    assert_eq!(blog.json_one(["post", "show", "x"])["tags"], expected);
    // In every order, and across the posts of one import.
    let mut reversed = all_tags();
    reversed.reverse();
    let mut lines = vec![post(1, json!({ "tags": reversed }))];
    let one_each = all_tags().into_iter().zip(2..);
    lines.extend(one_each.map(|(tag, id)| post(id, json!({ "tags": [tag] }))));
    let blog = imported(&lines);
    assert_eq!(blog.json(["tag", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn tags_equal_after_truncation_are_one_tag_of_a_file() {
    let quoted: Vec<String> = all_tags()
        .iter()
        .map(|tag| json!(tag).to_string())
        .collect();
    let text = format!(
        "---\ntitle: x\ntags: [{}]\n---\n\nText.\n",
        quoted.join(", ")
    );
    let expected = json!(["Caf\u{e9}", "w".repeat(99)]);
    for command in ["import markdown in", "apply in --yes"] {
        let blog = Blog::new();
        std::fs::create_dir(blog.folder().join("in")).unwrap();
        blog.write("in/x.md", &text);
        for _ in 0..2 {
            blog.ok(command.split(' '));
        }
        assert_eq!(
            blog.json_one(["post", "show", "x"])["tags"],
            expected,
            "{command}"
        );
        blog.assert_sound();
    }
}

#[test]
fn composed_and_decomposed_names_are_one_tag() {
    let blog = Blog::new();
    let given = CAFE.join(",");
    blog.ok(["post", "add", "One", "-b", "x", "--tag", &given]);
    blog.ok(["post", "add", "Two", "-b", "x", "--tag", CAFE[1]]);
    blog.write(
        "three.md",
        format!("---\ntitle: Three\ntags: [{given}]\n---\n\nx"),
    );
    blog.ok(["post", "add", "-F", "three.md"]);
    let tags = blog.json(["tag", "list"]);
    assert_eq!(tags.as_array().unwrap().len(), 1, "{tags}");
    assert_eq!(
        (&tags[0]["name"], &tags[0]["posts"]),
        (&json!(CAFE[0]), &json!(3))
    );
    for name in CAFE {
        assert_eq!(blog.ids(["post", "list", "--tag", name]), "3 2 1");
        assert_eq!(blog.ids(["post", "list", "--not-tag", name]), "");
    }
    blog.ok(["post", "set", "two", "--remove-tag", CAFE[2]]);
    assert_eq!(blog.ids(["post", "list", "--tag", CAFE[1]]), "3 1");
    blog.ok(["tag", "rename", CAFE[1], "tea"]);
    assert_eq!(blog.ids(["post", "list", "--tag", "tea"]), "3 1");
}

/// A blog of an earlier version: posts 1 and 2 have two tags that are equal now, and
/// post 3 has one stored as typed.
fn with_two_spellings() -> Blog {
    let blog = Blog::new();
    blog.insert_posts(3, "Post");
    blog.sqlite()
        .execute_batch(
            "INSERT INTO tag (id, name, folded) VALUES
                (1, 'Caf\u{e9}', 'caf\u{e9}'), (2, 'Cafe\u{301}', 'cafe\u{301}'),
                (3, 'A\u{30a}rhus', 'a\u{30a}rhus');
             INSERT INTO post_tag VALUES (1, 1), (2, 2), (1, 2), (3, 3);",
        )
        .unwrap();
    blog
}

#[test]
fn a_blog_with_two_spellings_of_a_tag_works() {
    let blog = with_two_spellings();
    let (composed, typed) = ("Caf\u{e9}", "Cafe\u{301}");
    assert_eq!(blog.ids(["post", "list", "--tag", composed]), "1");
    assert_eq!(
        blog.ids(["post", "list", "--tag", typed, "--reverse", "--sort", "id"]),
        "2 1"
    );
    blog.ok(["post", "set", "n1", "--title", "New"]);
    blog.ok(["post", "set", "n1", "--add-tag", "tea"]);
    let tags = blog.json_one(["post", "show", "n1"])["tags"].clone();
    assert_eq!(tags.as_array().unwrap().len(), 2, "{tags}");
    // An import or a merge makes them one tag.
    blog.ok(["export", "jsonl", "-o", "all.jsonl"]);
    blog.ok(["init", "new.db"]);
    blog.ok(["--db", "new.db", "import", "jsonl", "all.jsonl"]);
    let tags = blog.json(["--db", "new.db", "tag", "list"]);
    assert_eq!(tags.as_array().unwrap().len(), 3, "{tags}");
    blog.ok(["tag", "merge", typed, composed]);
    assert_eq!(
        blog.ids(["post", "list", "--tag", typed, "--sort", "id"]),
        "1 2"
    );
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    assert_eq!(blog.ids(["post", "list", "--tag", composed]), "1");
    let done = blog.run(["db", "check"]);
    assert!(done.stdout.contains("tags\ttag 2\t"), "{done:?}");
    blog.ok(["db", "backup", "backup.db"]);
    blog.ok(["db", "check", "--fix"]);
    assert_eq!(blog.json(["tag", "list"]).as_array().unwrap().len(), 2);
    for name in [composed, typed] {
        assert_eq!(
            blog.ids(["post", "list", "--tag", name, "--sort", "id"]),
            "1 2"
        );
    }
    blog.assert_sound();
}

#[test]
fn a_decomposed_tag_is_found_by_either_spelling() {
    let blog = with_two_spellings();
    let (composed, typed) = ("\u{c5}rhus", "A\u{30a}rhus");
    for name in [composed, typed] {
        assert!(blog.ids(["post", "list", "--tag", name]).starts_with('3'));
        blog.ok(["post", "set", "n2", "--add-tag", name]);
        assert_eq!(
            blog.ids(["post", "list", "--tag", name, "--sort", "id"]),
            "2 3"
        );
    }
    assert_eq!(blog.json(["tag", "list"]).as_array().unwrap().len(), 3);
    blog.ok(["tag", "rename", typed, composed]);
    assert_eq!(
        blog.ids(["post", "list", "--tag", composed, "--sort", "id"]),
        "2 3"
    );
    blog.ok(["tag", "rm", composed, "--yes"]);
    assert_eq!(blog.json(["tag", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn slugs_equal_after_normalization_get_numbers() {
    let slugs = ["s".repeat(201), "s".repeat(300), "S".repeat(201)];
    let lines: Vec<Value> = slugs
        .iter()
        .map(String::as_str)
        .chain(["a-b", "A/B", " a-b ", "a\u{0}b"])
        .zip(1..)
        .map(|(slug, id)| post(id, json!({ "slug": slug })))
        .collect();
    let blog = imported(&lines);
    let found = blog.ok([
        "post",
        "list",
        "--fields",
        "slug",
        "--no-header",
        "--sort",
        "id",
    ]);
    let cut = "s".repeat(80);
    let expected = [
        &cut,
        &format!("{cut}-2"),
        &format!("{cut}-3"),
        "a-b",
        "a-b-2",
        "a-b-3",
    ];
    assert_eq!(found.lines().take(6).collect::<Vec<_>>(), expected);
}

#[test]
fn duplicate_or_taken_old_slugs_redirect_to_one_post() {
    let old = "s".repeat(200);
    let blog = imported(&[
        post(
            1,
            json!({ "slug": "one", "old_slugs": ["a", "a", old, "one", "two", "A"] }),
        ),
        post(2, json!({ "slug": "two", "old_slugs": ["a", "one", old] })),
    ]);
    for (slug, id) in [("a", "1"), (old.as_str(), "1"), ("one", "1"), ("two", "2")] {
        let shown = blog.json_one(["post", "show", slug]);
        assert_eq!(shown["id"].to_string(), id, "{slug}");
    }
}

#[test]
fn truncated_names_and_titles_are_trimmed_and_within_the_limit() {
    let mut lines = vec![post(
        1,
        json!({
            "title": format!(" {} b", "t".repeat(254)),
            "author": format!("{} b", "a".repeat(254)),
            "summary": format!("{} b", "s".repeat(4_999)),
        }),
    )];
    let people = [
        (format!("{} b", "a".repeat(127)), "a@b", "http://x"),
        (" \u{0}\u{2003} ".to_owned(), "a\u{0}@b", "http://a\u{0}"),
        (" Bob ".to_owned(), " a@b ", " HTTP://X "),
        ("Bob".to_owned(), "", " "),
    ];
    for (number, (author, email, website)) in people.iter().enumerate() {
        lines.push(json!({
            "type": "comment", "id": number + 1, "post_id": 1, "author": author, "email": email,
            "website": website, "body": "x", "status": "approved",
            "created_at": "2020-01-01T00:00:00Z",
        }));
    }
    let blog = imported(&lines);
    let shown = blog.json_one(["post", "show", "1"]);
    for (field, most) in [("title", 255), ("author", 255), ("summary", 5_000)] {
        let text = shown[field].as_str().unwrap();
        assert_eq!((text.trim(), text.chars().count()), (text, most), "{field}");
    }
    let people = blog.json([
        "comment",
        "list",
        "--sort",
        "id",
        "--fields",
        "author,email,website",
    ]);
    let cut = format!("{}\u{2026}", "a".repeat(127));
    assert_eq!(
        people,
        json!([
            { "author": cut, "email": "a@b", "website": "http://x" },
            { "author": "Anonymous", "email": null, "website": null },
            { "author": "Bob", "email": "a@b", "website": "HTTP://X" },
            { "author": "Bob", "email": null, "website": null },
        ])
    );
}

#[test]
fn rules_equal_after_normalization_are_imported_once() {
    let rule = |name: &str, words: &[&str]| {
        json!({
            "type": "rule", "name": name, "action": "hold", "enabled": true, "words": words,
        })
    };
    let blog = imported(&[
        rule("No", &["casino", " win,now ", ""]),
        rule("  No ", &["casino\nwin now"]),
    ]);
    let rules = blog.json(["rule", "list"]);
    assert_eq!(rules.as_array().unwrap().len(), 1, "{rules}");
    for field in ["links", "post_age"] {
        let mut zero = rule("Zero", &["x"]);
        zero[field] = json!(0);
        blog.write("zero.jsonl", zero.to_string());
        let said = blog.fails(8, ["import", "jsonl", "zero.jsonl"]);
        assert!(
            said.contains(&format!("{field} is not a number from 1")),
            "{said}"
        );
    }
}

#[test]
fn times_are_truncated_to_whole_seconds_and_four_digit_years() {
    let blog = imported(&[post(
        1,
        json!({ "published_at": "2020-01-02T03:04:05.678Z" }),
    )]);
    assert_eq!(
        blog.json_one(["post", "show", "x"])["published_at"],
        "2020-01-02T03:04:05Z"
    );
    let early = post(2, json!({ "published_at": "-000005-01-01T00:00:00Z" }));
    blog.write("early.jsonl", early.to_string());
    let said = blog.fails(8, ["import", "jsonl", "early.jsonl"]);
    assert!(
        said.contains("`-000005-01-01T00:00:00Z` is not a time"),
        "{said}"
    );
}
