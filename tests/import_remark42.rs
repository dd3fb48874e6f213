//! `blog import remark42`

use serde_json::{Value, json};

use crate::common::Blog;

fn comment(id: &str, parent: &str, fields: &Value) -> Value {
    let mut comment = json!({
        "id": id, "pid": parent, "text": "<p>From <b>HTML</b></p>\n",
        "user": {"name": "Eve", "id": "github_1", "picture": "", "admin": false},
        "locator": {"site": "my-site", "url": "https://blog.example/hello/"},
        "score": 1, "votes": {"x": true}, "time": "2020-02-01T10:00:00.123456789-06:00",
    });
    let all = comment.as_object_mut().unwrap();
    all.extend(fields.as_object().unwrap().clone());
    comment
}

fn backup() -> String {
    [
        json!({"version": 1, "users": [{"id": "github_1", "blocked": {"status": false}}], "posts": []}),
        comment("b", "a", &json!({"orig": "Of *Markdown*", "edit": {"time": "2020-03-01T00:00:00Z"}})),
        comment("a", "", &json!({"title": "Hello"})),
        comment("c", "a", &json!({"delete": true, "text": "", "user": {"name": "deleted"}})),
        comment("d", "c", &json!({"delete": true, "text": "", "time": "0001-01-01T00:00:00Z"})),
        comment("e", "d", &json!({"user": {"name": ""}})),
        comment("f", "a", &json!({"delete": true, "text": ""})),
    ]
    .map(|line| line.to_string() + "\n")
    .concat()
}

#[test]
fn a_backup_is_imported_with_its_threads() {
    let blog = Blog::with_posts();
    blog.write("backup.json", backup());
    let report = blog.json(["import", "remark42", "backup.json"]);
    assert_eq!(report["source"], "remark42 my-site");
    assert_eq!(report["comments"]["created"], 5);
    assert_eq!(
        report["left_out"],
        json!([{"kind": "comment", "reason": "in the trash", "count": 1}])
    );
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
        "id,parent_id,author,status,created_at,updated_at,body",
    ];
    assert_eq!(
        blog.ok(list),
        "4\t5\tEve\tapproved\t2020-02-01T16:00:00Z\t2020-03-01T00:00:00Z\tOf *Markdown*\n\
         5\t\tEve\tapproved\t2020-02-01T16:00:00Z\t2020-02-01T16:00:00Z\tFrom **HTML**\n\
         6\t5\t[deleted]\tapproved\t2020-02-01T16:00:00Z\t2020-02-01T16:00:00Z\t[deleted]\n\
         7\t6\t[deleted]\tapproved\t2026-11-23T12:00:00Z\t2026-11-23T12:00:00Z\t[deleted]\n\
         8\t7\tAnonymous\tapproved\t2020-02-01T16:00:00Z\t2020-02-01T16:00:00Z\tFrom **HTML**\n"
    );
    let again = blog.json(["import", "remark42", "backup.json"]);
    assert_eq!(again["comments"]["unchanged"], 5);
    let piped = blog.feed(["import", "remark42", "-", "--format", "json"], backup());
    let piped: Value = serde_json::from_str(&piped.stdout).unwrap();
    assert_eq!(piped["comments"]["unchanged"], 5);
    blog.assert_sound();
}

#[test]
fn arrays_and_trees_are_imported_too() {
    let none = json!({});
    let (a, b, c) = (
        comment("a", "", &none),
        comment("b", "a", &none),
        comment("c", "b", &none),
    );
    let tree = json!({"comments": [
        {"comment": a, "replies": [{"comment": b, "replies": [{"comment": c}]}]},
    ], "info": {"count": 3}});
    for document in [json!([a, b, c]), tree] {
        let blog = Blog::with_posts();
        blog.write("c.json", document.to_string());
        let report = blog.json(["import", "remark42", "c.json"]);
        assert_eq!(report["comments"]["created"], 3, "{report}");
        let parents = blog.ok([
            "comment",
            "list",
            "--sort",
            "id",
            "--offset",
            "3",
            "--fields",
            "parent_id",
            "--no-header",
        ]);
        assert_eq!(parents, "\n4\n5\n");
    }
}

#[test]
fn other_files_are_refused() {
    let blog = Blog::with_posts();
    let deep = format!("{{\"comments\": {}", "[{\"replies\": ".repeat(100_000));
    for (text, reason) in [
        ("", "the file is empty"),
        ("<xml>", "this is not a comment of remark42"),
        ("{\"version\": 2}", "newer version than 1"),
        (
            "{\"version\": 1, \"comments\": [\n{\"commentHex\": \"ab\"}]}",
            "line 2: this is an export of Commento",
        ),
        (
            "[{\"id\": \"a\", \"text\": \"x\"}]",
            "comment a has no `locator.url`",
        ),
        ("[{\"text\": \"x\"}]", "a comment has no `id`"),
        ("[{\"id\": \"a\", \"locator\": 7}]", "expected "),
        (
            "{\"version\": 1}\n{\"other\": 1}\n",
            "line 2: this is not a comment of remark42",
        ),
        (
            "{\"version\": 1}\n{\"id\": \"a\", \"te",
            "line 2: the file ends in the middle",
        ),
        (&deep, "nested more than 128 levels deep"),
        ("\u{1f}\u{8b}", "this is not a comment of remark42"),
    ] {
        blog.write("c.json", text);
        let output = blog
            .shell("ulimit -s 1024; blog import remark42 c.json")
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(8), "{error}");
        assert!(error.contains(reason), "{reason}: {error}");
    }
    blog.write("c.json", b"\x1f\x8b\x08\x00");
    let error = blog.fails(8, ["import", "remark42", "c.json"]);
    assert!(
        error.contains("unpack it first, such as with zcat"),
        "{error}"
    );
}

#[test]
fn a_comment_without_text_is_left_out_by_name() {
    let blog = Blog::with_posts();
    let lines = [
        comment("a", "", &json!({"text": "", "orig": " "})),
        comment("b", "", &json!({})),
    ];
    let lines = lines.map(|line| line.to_string() + "\n").concat();
    blog.write("backup.json", lines);
    let report = blog.json(["import", "remark42", "backup.json"]);
    assert_eq!(report["comments"]["created"], 1);
    assert_eq!(report["refused_count"], 0);
    let details = report["details"].to_string();
    assert!(details.contains("a by Eve"), "{details}");
}
