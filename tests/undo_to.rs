//! `blog undo --to`, the sentences of `undo` and `redo`, `log show` and the filters of `log`.

use serde_json::{Value, json};

use crate::common::Blog;
use crate::log::contents;

/// The ids of the operations that the log lists with these options.
fn listed(blog: &Blog, options: &[&str]) -> String {
    blog.ids(["log"].iter().chain(options))
}

#[test]
fn undo_to_undoes_all_later_operations_as_one_and_redo_takes_it_back() {
    let blog = Blog::with_posts();
    let before = contents(&blog);
    blog.ok(["post", "add", "New", "-b", "x", "--tag", "fresh,rust"]);
    blog.ok(["post", "set", "new", "--title", "Newer"]);
    // Two posts that exchange a slug, which no order of single rows can restore.
    blog.ok(["post", "set", "hello", "--slug", "other"]);
    blog.sqlite().execute("DELETE FROM redirect", []).unwrap();
    blog.ok(["post", "set", "plan", "--slug", "hello"]);
    blog.ok(["tag", "rename", "life", "Life itself"]);
    blog.ok(["config", "set", "page_length", "7"]);
    blog.ok(["comment", "rm", "1", "--yes"]);
    blog.ok(["rule", "add", "hold", "--links", "3"]);
    let after = contents(&blog);
    let operations = listed(&blog, &[]);

    let preview = blog.ok(["undo", "--to", "5", "--dry-run"]);
    assert!(
        preview.starts_with("13 rule add hold --links 3\n"),
        "{preview}"
    );
    assert!(
        preview.contains("\nwould undo operations 13, 12, 11, 10, 9, and 3 more: "),
        "{preview}"
    );
    assert_eq!(contents(&blog), after);

    let said = blog.ok(["undo", "--to", "5"]);
    assert_eq!(
        said,
        "undid operations 13, 12, 11, 10, 9, and 3 more: 2 comments restored; \
         2 posts, 1 tag changed back; 1 post, 1 tag, 2 tag links, 1 redirect, 1 rule, 1 setting removed\n"
    );
    assert_eq!(contents(&blog), before);
    assert_eq!(listed(&blog, &[]), format!("14 {operations}"));
    let log = blog.json(["log"]);
    let undone = |id: usize| log[14 - id]["undone"].as_bool().unwrap();
    assert!((6..=13).all(undone) && !undone(5) && !undone(14), "{log}");
    assert_eq!(log[0]["command"], "undo --to 5");
    assert_eq!(log[0]["kind"], "undo");
    blog.assert_sound();

    let said = blog.ok(["redo"]);
    assert!(
        said.starts_with("took back operation 14 (undo --to 5): "),
        "{said}"
    );
    assert_eq!(contents(&blog), after);
    let log = blog.json(["log"]);
    assert!((6..=13).all(|id| log[15 - id]["undone"] == false), "{log}");
    assert_eq!(log[1]["undone"], true);
    blog.ok(["undo"]);
    assert_eq!(contents(&blog), before);
    // The operations before are undone one by one, as if nothing had come later.
    let said = blog.ok(["undo"]);
    assert_eq!(
        said,
        "undid operation 5 (comment add hello --author … -b … --status pending): \
         1 comment removed\n"
    );
    for _ in 0..4 {
        blog.ok(["undo"]);
    }
    assert_eq!(blog.ids(["post", "list"]), "");
    blog.fails(3, ["undo"]);
    for _ in 0..5 {
        blog.ok(["redo"]);
    }
    assert_eq!(contents(&blog), before);
    blog.ok(["redo"]);
    assert_eq!(contents(&blog), after);
    blog.assert_sound();
}

#[test]
fn undo_to_counts_what_is_in_effect() {
    let blog = Blog::with_posts();
    let five = contents(&blog);
    blog.ok(["post", "set", "1", "--title", "X"]);
    let six = contents(&blog);
    blog.ok(["undo"]);
    // 6 and 7 cancel out.
    blog.fails(3, ["undo", "--to", "5"]);
    blog.ok(["undo", "--to", "6"]);
    assert_eq!(contents(&blog), six);
    assert_eq!(blog.json(["log"])[2]["undone"], false);
    blog.ok(["undo", "--to", "5"]);
    assert_eq!(contents(&blog), five);
    blog.ok(["redo"]);
    // 8 and the redo cancel out, and so do 7 and 8.
    blog.fails(3, ["undo", "--to", "8"]);
    let preview = blog.ok(["undo", "--to", "5", "-n"]);
    assert!(
        preview.starts_with("6 post set 1 --title X\nwould undo operation 6 ("),
        "{preview}"
    );
    blog.ok(["undo"]);
    assert_eq!(contents(&blog), five);
    blog.ok(["post", "set", "1", "--title", "Y"]);
    blog.ok(["undo", "--to", "0"]);
    assert_eq!(blog.ids(["post", "list"]), "");
    blog.ok(["redo"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "Y");
    blog.fails(3, ["undo", "--to", "99"]);
    blog.fails(2, ["undo", "3", "--to", "1"]);
    blog.assert_sound();
}

#[test]
fn undo_to_does_nothing_if_one_operation_cannot_be_undone() {
    let blog = Blog::with_posts();
    blog.ok(["comment", "erase", "--author", "Bob", "--yes"]);
    blog.ok(["post", "set", "1", "--title", "X"]);
    let before = contents(&blog);
    let said = blog.fails(4, ["undo", "--to", "4"]);
    assert!(said.contains("operation 6 ("), "{said}");
    assert_eq!(contents(&blog), before);
    blog.ok(["undo", "--to", "6"]);
}

#[test]
fn undo_to_asks_on_a_terminal() {
    let blog = Blog::with_posts();
    let before = contents(&blog);
    for (answer, code) in [("n\\r", 1), ("y\\r", 0)] {
        let mut session = blog.in_terminal(120, ["undo", "--to", "3"]);
        session.expect("Undo 2 operations: 5 comment add");
        session.send(&answer.replace("\\r", "\r"));
        assert_eq!(session.end().0, code);
        assert_eq!(contents(&blog) == before, code == 1);
    }
    blog.ok(["redo"]);
    let (code, _) = blog.in_terminal(120, ["undo", "--to", "3", "--yes"]).end();
    assert_eq!(code, 0);
}

#[test]
fn an_undone_import_can_be_repeated() {
    let blog = Blog::new();
    let line = r#"{"type":"post","id":3,"title":"Three","body":"x"}"#;
    blog.write("three.jsonl", line);
    blog.ok(["post", "add", "One", "-b", "x"]);
    blog.ok(["import", "jsonl", "three.jsonl"]);
    blog.ok(["post", "set", "three", "--title", "Drei"]);
    blog.ok(["undo", "--to", "1"]);
    assert_eq!(blog.ids(["post", "list"]), "1");
    blog.ok(["import", "jsonl", "three.jsonl"]);
    assert_eq!(blog.json(["post", "count"])["count"], 2);
}

#[test]
fn the_sentence_says_what_became_of_the_rows() {
    let blog = Blog::with_posts();
    let cases: [(&[&str], &str, &str); 4] = [
        (
            &["post", "rm", "hello", "--yes"],
            "operation 6 (post rm hello): 1 post, 3 comments, 2 tag links restored",
            "operation 6 (post rm hello): 1 post, 3 comments, 2 tag links removed",
        ),
        (
            &["post", "add", "New", "-b", "x"],
            "operation 9 (post add New -b …): 1 post removed",
            "operation 9 (post add New -b …): 1 post restored",
        ),
        (
            &["post", "set", "2", "--title", "X"],
            "operation 12 (post set 2 --title X): 1 post changed back",
            "operation 12 (post set 2 --title X): 1 post changed",
        ),
        (
            &["config", "set", "page_length", "7"],
            "operation 15 (config set page_length 7): 1 setting removed",
            "operation 15 (config set page_length 7): 1 setting restored",
        ),
    ];
    for (command, undid, redid) in cases {
        blog.ok(command);
        assert_eq!(blog.ok(["undo", "-n"]), format!("would undo {undid}\n"));
        assert_eq!(blog.ok(["undo"]), format!("undid {undid}\n"));
        assert_eq!(blog.ok(["redo"]), format!("redid {redid}\n"));
    }
    blog.sqlite()
        .execute("DELETE FROM post WHERE id = 2", [])
        .unwrap();
    let said = blog.ok(["undo"]);
    assert_eq!(
        said,
        "undid operation 18 (another program): 1 post restored\n"
    );
}

#[test]
fn log_show_has_each_row_before_and_after() {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "1",
        "--title",
        "Bye",
        "--add-tag",
        "new",
        "-b",
        "Two.\nLines.",
    ]);
    blog.ok(["comment", "set", "1", "--email", "bob@example.org"]);
    blog.ok(["config", "set", "page_length", "7"]);
    blog.ok(["post", "rm", "1", "--yes"]);

    let rows = blog.json(["log", "show", "6"]);
    assert_eq!(rows[0]["id"], 1);
    assert_eq!(
        (&rows[0]["kind"], &rows[0]["name"], &rows[0]["change"]),
        (&json!("post"), &json!("Bye"), &json!("changed"))
    );
    assert_eq!(rows[0]["before"]["title"], "Hello");
    assert_eq!(rows[0]["after"]["title"], "Bye");
    assert_eq!(rows[0]["after"]["slug"], Value::Null);
    assert_eq!(
        (&rows[1]["kind"], &rows[1]["name"], &rows[1]["before"]),
        (&json!("tag"), &json!("new"), &Value::Null)
    );
    assert_eq!(
        (&rows[2]["kind"], &rows[2]["name"], &rows[2]["change"]),
        (&json!("tag_link"), &json!("new"), &json!("added"))
    );
    assert_eq!(rows.as_array().unwrap().len(), 3);
    let shown = blog.ok(["log", "show", "6"]);
    assert_eq!(
        shown,
        "operation 6 post set 1 --title Bye --add-tag new -b …\n\
         2026-11-23T12:00:00Z · 1 post, 1 tag, 1 tag link\n\n\
         changed post 1 \"Bye\"\n-title: Hello\n+title: Bye\nbody:\n@@ -1 +1,2 @@\n\
         -Some *text*.\n+Two.\n+Lines.\n\n\
         added tag new\n+name: new\n\n\
         added tag new of post 1 \"Bye\"\n"
    );

    let rows = blog.json(["log", "show", "7"]);
    assert_eq!(rows[0]["before"]["email"], Value::Null);
    assert_eq!(rows[0]["after"]["email"], "…");
    assert_eq!(
        blog.json(["log", "show", "8"])[0],
        json!({"id": null, "kind": "setting", "name": "page_length", "change": "added",
               "before": null, "after": {"name": "page_length", "value": "7"}})
    );

    let shown = blog.ok(["log", "show"]);
    assert!(shown.starts_with("operation 9 post rm 1\n"), "{shown}");
    assert!(
        shown.contains("\nremoved post 1 \"Bye\"\n-slug: hello\n"),
        "{shown}"
    );
    assert!(
        shown.contains("\nremoved comment 2 by Ann on \"Bye\"\n"),
        "{shown}"
    );
    let rows = blog.json(["log", "show", "9"]);
    assert_eq!(rows[0]["after"], Value::Null);
    assert_eq!(rows[0]["before"]["comments_open"], true);

    // What an operation added is shown as it was then, also when it is gone now.
    let rows = blog.json(["log", "show", "1"]);
    let names: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Hello", "life", "rust", "life", "rust"]);
    assert_eq!(
        blog.json(["log", "show", "3"])[0]["after"]["body"],
        "Welcome!"
    );
    blog.ok(["undo"]);
    assert_eq!(blog.json(["log", "show", "10"])[0]["change"], "added");
    blog.fails(3, ["log", "show", "99"]);
    blog.fails(2, ["log", "show", "x"]);
}

#[test]
fn log_show_is_bounded_for_a_person() {
    let blog = Blog::new();
    blog.insert_posts(70, "Post");
    blog.ok(["post", "rm", "--all", "--yes"]);
    let done = blog.run(["log", "show"]);
    assert_eq!(done.stdout.matches("removed post").count(), 50);
    assert!(
        done.stderr
            .contains("20 more rows: blog log show 2 --format json"),
        "{done:?}"
    );
    let rows = blog.json(["log", "show", "2"]);
    assert_eq!(rows.as_array().unwrap().len(), 70);
}

#[test]
fn the_log_is_filtered_by_author_kind_and_time() {
    let mut blog = Blog::with_posts();
    blog.set("BLOG_AUTHOR", "Zoë");
    blog.set("SOURCE_DATE_EPOCH", "1796435200");
    blog.ok(["post", "set", "1", "--title", "X"]);
    blog.ok(["post", "rm", "2", "--yes"]);
    blog.ok(["undo"]);
    let cases: [(&[&str], &str); 14] = [
        (&["--author", "Zoë"], "8 7 6"),
        (&["--author", "zoë"], "8 7 6"),
        (&["--author", "nobody"], ""),
        (&["--kind", "post rm"], "7"),
        (&["--kind", "post"], "7 6 2 1"),
        (&["--kind", "post rm,undo"], "8 7"),
        (&["--kind", "comment add", "--limit", "2"], "5 4"),
        (&["--kind", "po"], ""),
        (&["--since", "1 hour"], "8 7 6"),
        (&["--until", "2026-11-23"], "5 4 3 2 1"),
        (&["--since", "2026-11-24", "--kind", "undo"], "8"),
        (&["--limit", "2", "--offset", "1"], "7 6"),
        (&["2"], "8 7 2"),
        (&["hello", "--kind", "comment"], "5 4 3"),
    ];
    for (options, ids) in cases {
        assert_eq!(listed(&blog, options), ids, "{options:?}");
    }
    blog.fails(2, ["log", "--since", "never"]);
    let said = blog.fails(3, ["log", "99"]);
    assert!(said.contains("post 99") || said.contains("99"), "{said}");
    let help = blog.ok(["log", "--help"]);
    assert!(
        help.contains("`blog log 2` lists the operations on post 2"),
        "{help}"
    );
}

#[test]
fn what_a_first_undo_to_took_back_does_not_hide_what_a_second_one_has_to_undo() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Hello", "-b", "x"]);
    let with_post = contents(&blog);
    blog.ok(["undo"]);
    let without_post = contents(&blog);
    blog.ok(["redo"]);
    blog.ok(["undo", "--to", "2"]);
    assert_eq!(contents(&blog), without_post);

    blog.ok(["undo", "--to", "1"]);
    assert_eq!(contents(&blog), with_post);
    blog.ok(["redo"]);
    assert_eq!(contents(&blog), without_post);
    blog.ok(["undo", "--to", "3"]);
    assert_eq!(contents(&blog), with_post);
    blog.assert_sound();
}
