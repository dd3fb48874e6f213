//! `blog import comments` and `blog export comments`: isso's generic JSON.

use serde_json::{Value, json};

use crate::common::Blog;

fn import(blog: &Blog, document: &Value) -> Value {
    blog.write("c.json", document.to_string());
    blog.json(["import", "comments", "c.json"])
}

#[test]
fn comments_are_imported_on_their_posts_with_their_parents() {
    let blog = Blog::with_posts();
    let report = import(
        &blog,
        &json!([
            {"comments": [
                {"id": 1, "parent": null, "author": "Eve", "email": "eve@example.org",
                 "website": "https://eve.example/", "remote_addr": "127.0.0.1",
                 "created": "2020-02-01 10:00:00", "text": "One"},
                {"id": 2, "parent": 1, "author": "Fay", "email": "", "website": "",
                 "created": 1_580_551_200, "text": "Two"},
                {"id": 3, "parent": 0, "author": null, "created": "0000-00-00 00:00:00",
                 "text": "Three", "mode": 2},
                {"id": 4, "text": "gone", "mode": 4},
            ], "id": "/2020/hello.html", "title": "whatever"},
            {"id": "/posts/plan/", "title": "x", "comments": [
                {"id": 1, "author": "Eve", "created": "2020-02-01 10:00:00", "text": "Other"},
            ]},
        ]),
    );
    assert_eq!(report["comments"]["created"], 4);
    assert_eq!(report["left_out"][0]["reason"], "in the trash");
    assert_eq!(report["noticed"][0]["what"], "an invalid date");
    let list = [
        "comment",
        "list",
        "--sort",
        "id",
        "--offset",
        "3",
        "--no-header",
        "--fields",
        "post,parent_id,author,email,website,status,created_at,body",
    ];
    assert_eq!(
        blog.ok(list),
        "hello\t\tEve\teve@example.org\thttps://eve.example/\tapproved\t2020-02-01T10:00:00Z\tOne\n\
         hello\t4\tFay\t\t\tapproved\t2020-02-01T10:00:00Z\tTwo\n\
         hello\t\tAnonymous\t\t\tpending\t2026-11-23T12:00:00Z\tThree\n\
         plan\t\tEve\t\t\tapproved\t2020-02-01T10:00:00Z\tOther\n"
    );
    let again = blog.json(["import", "comments", "c.json"]);
    assert_eq!(again["comments"]["unchanged"], 4);
    blog.assert_sound();
}

#[test]
fn comments_without_ids_are_distinguished() {
    let blog = Blog::with_posts();
    let thread = |text: &str| {
        json!({"id": "/hello/", "comments": [
            {"id": 0, "author": "A", "created": "2020-01-01 00:00:00", "text": text},
            {"id": 0, "author": "B", "created": "2020-01-01 00:00:00", "text": "same"},
            {"author": "C", "text": "no id"},
            {"id": 9, "author": "D", "text": text},
        ]})
    };
    let document = json!([thread("x"), thread("y")]);
    let report = import(&blog, &document);
    // Two comments are equal in both.
    assert_eq!(report["comments"]["created"], 6);
    assert_eq!(report["comments"]["unchanged"], 2);
    assert_eq!(import(&blog, &document)["comments"]["unchanged"], 8);
}

#[test]
fn exported_comments_are_imported_with_all_exported_fields() {
    let blog = Blog::with_posts();
    blog.ok([
        "comment",
        "add",
        "hello",
        "--author",
        "Eve \"E\"",
        "--email",
        "eve@example.org",
        "--website",
        "https://eve.example/?a=1",
        "-b",
        "Line\n\n*two* é \u{1f600}",
        "--status",
        "approved",
    ]);
    blog.ok([
        "comment",
        "add",
        "hello",
        "--author",
        "Pat",
        "-b",
        "Reply to what waits",
        "--parent",
        "3",
        "--status",
        "approved",
    ]);
    blog.ok(["export", "comments", "-o", "out.json"]);
    let text = std::fs::read_to_string(blog.folder().join("out.json")).unwrap();
    assert!(
        !text.contains("eve@example.org") && !text.contains("Cyd"),
        "{text}"
    );
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document[0]["id"], "/hello/");
    assert_eq!(
        document[0]["comments"][0],
        json!({"id": 1, "parent": null, "author": "Bob", "email": null, "website": null,
            "remote_addr": null, "created": "2026-11-23 12:00:00", "text": "Welcome!"})
    );
    let other = Blog::new();
    other.ok(["post", "add", "Hello", "-b", "x"]);
    other.write("out.json", &text);
    let report = other.json(["import", "comments", "out.json"]);
    assert_eq!(report["comments"]["created"], 4);
    // They are equal except for their new ids, which later exports keep.
    let without_numbers = |text: &str| -> Vec<Value> {
        let mut document: Value = serde_json::from_str(text).unwrap();
        let comments = document[0]["comments"].as_array_mut().unwrap();
        comments
            .iter_mut()
            .for_each(|comment| comment["id"] = Value::Null);
        comments.clone()
    };
    let second = other.ok(["export", "comments"]);
    assert_eq!(without_numbers(&second), without_numbers(&text));
    let third = Blog::new();
    third.ok(["post", "add", "Hello", "-b", "x"]);
    third.write("out.json", &second);
    third.ok(["import", "comments", "out.json"]);
    assert_eq!(third.ok(["export", "comments"]), second);
    let nothing = Blog::new();
    assert_eq!(nothing.ok(["export", "comments"]), "[]\n");
    nothing.write("none.json", "[]\n");
    nothing.ok(["import", "comments", "none.json"]);
}

#[test]
fn a_filter_selects_the_posts_whose_comments_are_exported() {
    let blog = Blog::with_posts();
    blog.ok([
        "comment",
        "add",
        "plan",
        "--author",
        "Bob",
        "-b",
        "Good plan",
        "--status",
        "approved",
    ]);
    blog.ok(["post", "publish", "plan"]);
    let all: Value = serde_json::from_str(&blog.ok(["export", "comments"])).unwrap();
    assert_eq!(all.as_array().unwrap().len(), 2);
    let rust: Value =
        serde_json::from_str(&blog.ok(["export", "comments", "--tag", "rust"])).unwrap();
    assert_eq!(rust.as_array().unwrap().len(), 1);
    assert_eq!(rust[0]["comments"].as_array().unwrap().len(), 2);
}

#[test]
fn comments_on_drafts_and_scheduled_posts_are_skipped_with_a_note() {
    let blog = Blog::with_posts();
    blog.ok(["post", "add", "Soon", "-b", "x", "--at", "2027-01-02"]);
    for post in ["plan", "soon"] {
        let comment = ["comment", "add", post, "--author", "Eve", "-b", "Secret"];
        blog.ok(comment.iter().chain(&["--status", "approved"]));
        blog.ok(comment.iter().chain(&["--status", "pending"]));
    }
    let done = blog.run(["export", "comments"]);
    assert_eq!(done.code, 0);
    let document: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(document.as_array().unwrap().len(), 1, "{document}");
    assert_eq!(document[0]["id"], "/hello/");
    assert_eq!(
        done.stderr,
        "note: left out 2 comments on posts that readers cannot see: plan, soon\n"
    );
    let done = blog.run(["export", "markdown", "-o", "out"]);
    assert_eq!(
        done.stderr,
        "wrote 4 files: out\n\
         note: left out 2 comments on posts that readers cannot see: plan, soon\n"
    );
    let comments = std::fs::read_dir(blog.folder().join("out/data/comments")).unwrap();
    let names: Vec<_> = comments.map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["hello.json"]);
    // The exported posts include drafts, because they serve as a backup.
    blog.ok(["export", "markdown", "-o", "out", "--verify"]);
    blog.ok(["post", "publish", "plan"]);
    let done = blog.run(["export", "comments", "-o", "out.json"]);
    assert_eq!(
        done.stderr,
        "wrote out.json\nnote: left out 1 comment on a post that readers cannot see: soon\n"
    );
}

#[test]
fn invalid_records_are_reported_with_their_line() {
    let blog = Blog::with_posts();
    blog.write(
        "c.json",
        "[{\"title\": \"no id\", \"comments\": [{}]},\n7,\n{\"id\": \"/hello/\", \"comments\": [\n\
         \"text\",\n{\"id\": 1, \"text\": \"good\"}]},\n{\"id\": \"/hello/\", \"comments\": 7}, {}",
    );
    let done = blog.run([
        "import",
        "comments",
        "c.json",
        "--keep-going",
        "--format",
        "json",
    ]);
    assert_eq!(done.code, 8);
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["comments"]["created"], 1);
    let refused: Vec<String> = report["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{}: {}",
                one["place"].as_str().unwrap(),
                one["reason"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        refused,
        [
            "line 1: this is not a thread with an `id`",
            "line 2: this is not a thread with an `id`",
            "line 4: expected a comment, found string \"text\"",
            "line 6: the comments of a thread are not an array",
        ]
    );
    for (text, reason) in [
        ("{}", "this is not an array of threads"),
        ("", "the file is empty"),
        ("[] []", "something follows after the end"),
    ] {
        blog.write("c.json", text);
        let error = blog.fails(8, ["import", "comments", "c.json"]);
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn a_comment_without_text_is_left_out_by_name() {
    let blog = Blog::with_posts();
    let report = import(
        &blog,
        &json!([{"id": "/hello/", "comments": [
            {"id": 1, "author": "Eve", "text": " "},
            {"id": 2, "author": "Fay", "text": "Two", "created": "2020-02-01 10:00:00"},
        ]}]),
    );
    assert_eq!(report["comments"]["created"], 1);
    assert_eq!(report["refused_count"], 0);
    let details = report["details"].to_string();
    assert!(details.contains("1 by Eve"), "{details}");
}
