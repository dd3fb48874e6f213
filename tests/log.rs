//! The log of operations: `log`, `undo`, `redo`, `history`, `diff`, `restore`.

use serde_json::Value;

use crate::common::Blog;

/// The whole contents, every column, without the log.
pub fn contents(blog: &Blog) -> String {
    let sqlite = blog.sqlite();
    let mut contents = String::new();
    let tables = [
        "post", "comment", "tag", "post_tag", "redirect", "rule", "setting",
    ];
    for table in tables {
        let mut rows = sqlite
            .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))
            .unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                contents.push_str(&format!("{:?} ", row.get_ref(column).unwrap()));
            }
            contents.push_str(&format!("in {table}\n"));
        }
    }
    contents
}

fn commands(blog: &Blog, arguments: &[&str]) -> Vec<String> {
    let log: Value = blog.json(["log"].iter().chain(arguments));
    let command = |operation: &Value| operation["command"].as_str().unwrap_or("?").to_owned();
    log.as_array().unwrap().iter().map(command).collect()
}

#[test]
fn every_writing_command_is_one_operation_and_reading_is_none() {
    let mut blog = Blog::with_posts();
    blog.set("BLOG_AUTHOR", "Ann");
    blog.ok(["post", "list"]);
    blog.ok(["post", "set", "1", "2", "--add-tag", "new"]);
    blog.ok(["post", "set", "1", "--title", "Hello"]);
    blog.ok(["post", "rm", "hello", "--dry-run"]);
    blog.fails(3, ["post", "rm", "hello", "nothing", "--yes"]);
    blog.ok(["post", "rm", "hello", "--yes"]);
    let log = blog.json(["log"]);
    let newest: Vec<(&Value, &Value)> = log
        .as_array()
        .unwrap()
        .iter()
        .take(3)
        .map(|operation| (&operation["command"], &operation["touched"]))
        .collect();
    let expected = [
        ("post rm hello", "1 post, 3 comments, 3 tag links"),
        ("post set 1 2 --add-tag new", "2 posts, 1 tag, 2 tag links"),
        (
            "comment add hello --author … -b … --status pending",
            "1 comment",
        ),
    ];
    assert_eq!(newest.len(), expected.len());
    for ((command, touched), (expected, counts)) in newest.into_iter().zip(expected) {
        assert_eq!(
            (command.as_str(), touched.as_str()),
            (Some(expected), Some(counts))
        );
    }
    assert_eq!(log[0]["who"], "Ann");
    assert_eq!(log[0]["comments"], 3);
    assert_eq!(log[0]["at"], "2026-11-23T12:00:00Z");
}

#[test]
fn the_log_contains_no_texts_and_no_private_values() {
    let blog = Blog::new();
    let secret = "Zyzzyva";
    blog.ok(["post", "add", "A", "-b", secret, "--summary", secret]);
    blog.ok(["post", "add", "B", &format!("-b{secret}")]);
    blog.ok(["post", "set", "a", &format!("--body={secret} again")]);
    let email = format!("{secret}@example.org");
    let website = format!("https://{secret}.example.org");
    blog.ok(["comment", "add", "a", "-b", secret, "--email", &email]);
    blog.ok(["comment", "set", "1", &format!("--website={website}")]);
    let author = ["comment", "set", "1", "--author", secret];
    blog.ok(["--format", "tsv"].iter().chain(&author));
    blog.ok(["rule", "add", "hold", "--author", secret, "--name", "x"]);
    blog.ok([
        "rule",
        "add",
        "hold",
        &format!("--email={email}"),
        &format!("--author={secret}"),
        "--name=y",
    ]);
    blog.ok(["comment", "set", "1", "-0b", &format!("my {secret}")]);
    blog.ok(["comment", "set", "1", &format!("-0b={secret} more")]);
    blog.ok(["post", "set", "b", "--author", "Bob O'Hara"]);
    let long = "word ".repeat(40);
    blog.ok(["post", "set", "b", "--title", &long]);
    let all = commands(&blog, &[]);
    assert_eq!(all.len(), 12);
    assert!(!all.join("\n").contains(secret), "{all:?}");
    assert_eq!(all[1], r"post set b --author 'Bob O'\''Hara'");
    assert_eq!(all[2], "comment set 1 -b …");
    assert_eq!(all[3], "comment set 1 -b …");
    assert_eq!(all[4], "rule add hold --email … --author … --name=y");
    assert_eq!(all[6], "comment set 1 --author …");
    assert_eq!(all[7], "comment set 1 --website …");
    assert!(all[0].len() < 100, "{}", all[0]);
}

#[test]
fn undo_restores_a_removed_post_with_its_comments_and_tags() {
    let blog = Blog::with_posts();
    blog.ok([
        "comment",
        "set",
        "3",
        "--email",
        "cyd@example.org",
        "--website",
        "http://c",
    ]);
    let before = contents(&blog);
    blog.ok(["post", "rm", "hello", "plan", "--yes"]);
    assert_ne!(contents(&blog), before);
    let undone = blog.ok(["undo"]);
    assert_eq!(
        undone,
        "undid operation 7 (post rm hello plan): 2 posts, 3 comments, 2 tag links restored\n"
    );
    assert_eq!(contents(&blog), before);
    blog.ok(["redo"]);
    assert_eq!(blog.ids(["post", "list"]), "");
    blog.ok(["undo", "--dry-run"]);
    assert_eq!(blog.ids(["post", "list"]), "");
    blog.ok(["undo"]);
    assert_eq!(contents(&blog), before);
    blog.assert_sound();
}

#[test]
fn undoing_everything_gives_the_empty_blog_and_redoing_the_full_one() {
    let blog = Blog::new();
    let empty = contents(&blog);
    blog.ok(["post", "add", "A", "-b", "x", "--tag", "t,u"]);
    blog.ok(["comment", "add", "a", "--author", "Bob", "-b", "Hi."]);
    blog.ok(["tag", "rename", "t", "v"]);
    blog.ok(["tag", "merge", "v", "u"]);
    blog.ok(["post", "set", "a", "--title", "B", "--slug", "b", "--draft"]);
    blog.ok(["comment", "rm", "1", "--yes"]);
    let full = contents(&blog);
    let steps = 6;
    for _ in 0..steps {
        blog.ok(["undo"]);
    }
    assert_eq!(contents(&blog), empty);
    let error = blog.fails(3, ["undo"]);
    assert!(error.contains("there is nothing to undo"), "{error}");
    for _ in 0..steps {
        blog.ok(["redo"]);
    }
    assert_eq!(contents(&blog), full);
    let error = blog.fails(3, ["redo"]);
    assert!(error.contains("there is nothing to redo"), "{error}");
    blog.assert_sound();
}

#[test]
fn an_operation_that_later_ones_depend_on_is_not_undone() {
    let cases: &[(&str, &[&[&str]], &str)] = &[
        (
            "the same post",
            &[
                &["post", "set", "1", "--title", "X"],
                &["post", "set", "1", "--title", "Y"],
            ],
            "post set 1 --title Y",
        ),
        (
            "a comment on a new post",
            &[
                &["post", "add", "New", "-b", "x"],
                &["comment", "add", "new", "-b", "x"],
            ],
            "comment add new",
        ),
        (
            "a reply to a new comment",
            &[
                &["comment", "add", "1", "-b", "x"],
                &["comment", "add", "1", "-b", "y", "--parent", "4"],
            ],
            "--parent 4",
        ),
        (
            "the slug is taken",
            &[
                &["post", "rm", "plan", "--yes"],
                &["post", "add", "Plan", "-b", "x"],
            ],
            "post add Plan",
        ),
        (
            "the post is gone",
            &[
                &["comment", "rm", "3", "--yes"],
                &["post", "rm", "1", "--yes"],
            ],
            "post rm 1",
        ),
        (
            "the tag is used",
            &[
                &["post", "set", "1", "--add-tag", "new"],
                &["post", "set", "2", "--add-tag", "new"],
            ],
            "post set 2",
        ),
        (
            "the name is taken",
            &[
                &["tag", "rm", "life", "--yes"],
                &["post", "set", "2", "--add-tag", "Life"],
            ],
            "post set 2",
        ),
        (
            "links by way of a merge",
            &[
                &["post", "add", "New", "--tag", "life", "-b", "x"],
                &["tag", "merge", "life", "rust"],
            ],
            "tag merge",
        ),
    ];
    for (case, commands, named) in cases {
        let blog = Blog::with_posts();
        for command in *commands {
            blog.ok(*command);
        }
        let before = contents(&blog);
        let error = blog.fails(4, ["undo", "6"]);
        assert!(
            error.contains("operation 6 (") && error.contains(named),
            "{case}: {error}"
        );
        assert!(error.contains("7 ("), "{case}: {error}");
        assert!(
            error.contains("hint: `blog undo 7` first"),
            "{case}: {error}"
        );
        assert_eq!(contents(&blog), before, "{case}");
        blog.ok(["undo"]);
        blog.ok(["undo"]);
        blog.assert_sound();
    }
}

#[test]
fn an_independent_operation_can_be_undone_out_of_order() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "1", "--title", "Other"]);
    blog.ok(["post", "set", "2", "--title", "Later"]);
    blog.ok(["undo", "6"]);
    let titles = |blog: &Blog| {
        blog.ok([
            "post",
            "list",
            "--fields",
            "title",
            "--sort",
            "id",
            "--no-header",
        ])
    };
    assert_eq!(titles(&blog), "Hello\nLater\n");
    assert_eq!(
        commands(&blog, &["--limit", "1"]),
        ["undo 6: post set 1 --title Other"]
    );
    blog.ok(["undo"]);
    assert_eq!(titles(&blog), "Other\nLater\n");
    blog.ok(["undo"]);
    let error = blog.fails(4, ["undo", "7"]);
    assert!(error.contains("operation 7 is undone already"), "{error}");
    blog.ok(["undo", "10"]);
    assert_eq!(titles(&blog), "Other\nLater\n");
}

#[test]
fn a_new_operation_clears_the_redo_stack() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "1", "--title", "Other"]);
    blog.ok(["undo"]);
    blog.ok(["post", "set", "2", "--title", "Later"]);
    let error = blog.fails(3, ["redo"]);
    assert!(
        error.contains("hint: only an undo with nothing written after it"),
        "{error}"
    );
    assert!(error.contains("`blog undo N` undoes undo N"), "{error}");
    blog.ok(["undo", "7"]);
    assert!(blog.ok(["post", "show", "1"]).contains("Other"));
}

#[test]
fn external_writes_are_operations_too() {
    let blog = Blog::with_posts();
    let before = contents(&blog);
    blog.sqlite()
        .execute_batch(
            "PRAGMA foreign_keys = ON; UPDATE post SET title = 'Theirs' WHERE id = 2;
             DELETE FROM post WHERE id = 1;",
        )
        .unwrap();
    blog.insert_posts(2, "Theirs");
    blog.ok(["post", "set", "2", "--author", "Bob"]);
    let log = blog.json(["log", "--limit", "2"]);
    assert_eq!(log[1]["command"], Value::Null);
    assert_eq!(log[1]["touched"], "4 posts, 3 comments, 2 tag links");
    blog.fails(4, ["undo", "6"]);
    blog.ok(["undo"]);
    blog.ok(["undo"]);
    assert_eq!(contents(&blog), before);
    blog.assert_sound();
}

#[test]
fn the_log_of_a_post_has_the_operations_on_it_and_its_comments() {
    let blog = Blog::with_posts();
    blog.ok(["post", "add", "Other", "-b", "x"]);
    blog.ok(["comment", "set", "2", "--status", "spam"]);
    blog.ok(["comment", "rm", "3", "--yes"]);
    blog.ok(["tag", "rm", "life", "--yes"]);
    let of_hello = [
        "tag rm life",
        "comment rm 3",
        "comment set 2 --status spam",
        "comment add hello --author … -b … --status pending",
        "comment add hello --author … -b … --parent 1",
        "comment add hello --author … -b …",
        "post add Hello -b … --tag life,rust",
    ];
    assert_eq!(commands(&blog, &["hello"]), of_hello);
    assert_eq!(commands(&blog, &["1", "--limit", "2"]), of_hello[..2]);
    blog.ok(["post", "rm", "1", "--yes"]);
    let gone = commands(&blog, &["1"]);
    assert_eq!(gone[0], "post rm 1");
    assert_eq!(gone[1..], of_hello);
    blog.fails(3, ["log", "hello"]);
    blog.fails(3, ["log", "99"]);
}

#[test]
fn the_log_of_a_post_has_comments_that_moved_away_and_survives_pruning() {
    let blog = Blog::with_posts();
    blog.ok(["post", "add", "Other", "-b", "x"]);
    blog.ok(["comment", "add", "other", "--author", "Ann", "-b", "hi"]);
    blog.ok(["comment", "move", "3", "--post", "other"]);
    blog.ok(["comment", "set", "3", "--status", "spam"]);
    let log = |post: &str| blog.ids(["log", post]);
    // Operation 5 added the comment that operation 8 moved.
    assert_eq!(log("hello"), "8 5 4 3 1");
    assert_eq!(log("other"), "9 8 7 6 5");
    blog.ok(["undo", "9"]);
    blog.ok(["comment", "rm", "4", "--yes"]);
    assert_eq!(log("hello"), "8 5 4 3 1");
    assert_eq!(log("other"), "11 10 9 8 7 6 5");
    blog.ok(["log", "prune", "--keep", "5", "--yes"]);
    assert_eq!(log("hello"), "8");
    assert_eq!(log("other"), "11 10 9 8 7");
}

#[test]
fn undo_restores_a_deep_thread() {
    let blog = Blog::with_posts();
    let sql = "WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
               INSERT INTO comment (id, post_id, parent_id, author, body, status, created_at,
                                    updated_at)
               SELECT i, 1, i - 1, 'Bob', 'Deep.', 'approved', ?1, ?1 FROM n";
    blog.sqlite()
        .execute(sql, ["2026-01-01T00:00:00Z"])
        .unwrap();
    blog.ok(["post", "set", "1", "--title", "Deep"]);
    let before = contents(&blog);
    blog.ok(["post", "rm", "1", "--yes"]);
    assert_eq!(blog.json(["log", "--limit", "1"])[0]["comments"], 3000);
    blog.ok(["undo"]);
    assert_eq!(contents(&blog), before);
    blog.assert_sound();
}

#[test]
fn versions_of_a_post_can_be_compared_and_restored() {
    let blog = Blog::new();
    let text = "One.\n\nTwo words here.\n";
    blog.ok(["post", "add", "Hello", "-b", text, "--tag", "a,b"]);
    blog.ok([
        "post",
        "set",
        "1",
        "-b",
        "One.\n\nTwo other words.\n",
        "--add-tag",
        "c",
    ]);
    blog.ok(["tag", "rename", "a", "alpha"]);
    blog.ok(["comment", "add", "1", "-b", "Hi."]);
    blog.ok([
        "post",
        "set",
        "1",
        "--title",
        "Bye",
        "--remove-tag",
        "b",
        "--draft",
    ]);
    let history = blog.json(["post", "history", "hello"]);
    let versions: Vec<(i64, String)> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|version| {
            let changed: Vec<&str> = version["changed"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(Value::as_str)
                .collect();
            (version["version"].as_i64().unwrap(), changed.join(" "))
        })
        .collect();
    let expected = [
        (5, "title status published_at tags"),
        (2, "tags body"),
        (1, "added"),
    ];
    assert_eq!(
        versions,
        expected.map(|(id, changed)| (id, changed.to_owned()))
    );

    let diff = blog.ok(["post", "diff", "hello", "1", "2"]);
    let expected = "\
--- post 1 version 1
+++ post 1 version 2
@@ -3,9 +3,9 @@
 slug: hello
 date: 2026-11-23T12:00:00Z
 author: Ann
-tags: [a, b]
+tags: [a, b, c]
 ---
 
 One.
 
-Two words here.
+Two other words.
";
    assert_eq!(diff, expected);
    assert!(
        blog.ok(["post", "diff", "1"])
            .contains("-title: Hello\n+title: Bye\n")
    );
    assert_eq!(blog.ok(["post", "diff", "1", "5"]), "");

    assert_eq!(
        blog.ok(["post", "restore", "1", "1"]),
        "changed post 1 \"Hello\"\n"
    );
    let post = blog.json_one(["post", "show", "1"]);
    assert_eq!(post["title"], "Hello");
    assert_eq!(post["body"], text);
    assert_eq!(post["tags"], serde_json::json!(["a", "b"]));
    assert_eq!(post["status"], "published");
    assert_eq!(post["comment_count"], 1);
    assert_eq!(
        blog.ok(["post", "restore", "1", "6"]),
        "unchanged post 1 \"Hello\"\n"
    );
    let error = blog.fails(3, ["post", "restore", "1", "99"]);
    assert!(
        error.contains("there is no version 99 of post 1\nhint: `blog post history 1`"),
        "{error}"
    );
    blog.ok(["undo"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "Bye");
}

#[test]
fn a_removed_post_has_a_history() {
    let blog = Blog::with_posts();
    blog.ok(["post", "rm", "1", "--yes"]);
    let history = blog.ok([
        "post",
        "history",
        "1",
        "--fields",
        "version,changed",
        "--no-header",
    ]);
    assert_eq!(history, "6\tremoved\n1\tadded\n");
    assert!(blog.ok(["post", "diff", "1"]).contains("-title: Hello\n"));
    blog.fails(3, ["post", "restore", "1", "1"]);
    blog.fails(3, ["post", "history", "9"]);
    blog.fails(3, ["comment", "history", "9"]);
}

#[test]
fn versions_of_a_comment_can_be_compared_and_restored() {
    let blog = Blog::with_posts();
    blog.ok([
        "comment",
        "set",
        "1",
        "-b",
        "Welcome back!",
        "--status",
        "pending",
    ]);
    let history = blog.ok([
        "comment",
        "history",
        "1",
        "--fields",
        "version,changed",
        "--no-header",
    ]);
    assert_eq!(history, "6\tstatus,body\n3\tadded\n");
    let diff = blog.ok(["comment", "diff", "1"]);
    assert!(
        diff.contains("-status: approved\n+status: pending\n"),
        "{diff}"
    );
    assert!(diff.contains("-Welcome!\n"), "{diff}");
    blog.ok(["comment", "restore", "1", "3"]);
    let comment = blog.json(["comment", "show", "1"]);
    assert_eq!(
        (&comment["body"], &comment["status"]),
        (&"Welcome!".into(), &"approved".into())
    );
}

#[test]
fn a_diff_on_a_terminal_is_coloured_and_escaped() {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "1",
        "-b",
        "Some \u{1b}[31mred\u{1b}[0m text.",
    ]);
    let (code, shown) = blog
        .in_terminal(80, ["--color", "always", "post", "diff", "1"])
        .end();
    assert_eq!(code, 0);
    assert!(shown.contains("␛[31m"), "{shown:?}");
    assert!(shown.contains("\u{1b}[32m+"), "{shown:?}");
    let (_, shown) = blog
        .in_terminal(80, ["--color", "never", "post", "diff", "1"])
        .end();
    assert!(
        !shown.contains('\u{1b}') && shown.contains("␛[31m"),
        "{shown:?}"
    );
}

#[test]
fn pruning_shows_the_operations_asks_and_leaves_no_trace() {
    let blog = Blog::new();
    let secret = "Zyzzyva-once-upon-a-time";
    blog.ok(["post", "add", "A", "-b", secret]);
    blog.ok(["post", "set", "a", "-b", "Nothing."]);
    blog.ok(["post", "set", "a", "--title", "B"]);
    let error = blog.fails(2, ["log", "prune", "--keep", "1"]);
    assert!(error.contains("--yes gives it"), "{error}");
    blog.fails(2, ["log", "prune"]);
    blog.fails(2, ["log", "prune", "--keep", "1", "--older-than", "1d"]);
    assert_eq!(
        blog.ok(["log", "prune", "--keep", "1", "--dry-run"]),
        "would prune 2 operations until 2026-11-23T12:00:00Z, which then cannot be undone, \
         and 1 old row\n"
    );
    let (code, shown) = {
        let mut session = blog.in_terminal(120, ["log", "prune", "--keep", "1"]);
        session.expect("[y/N]");
        session.send("n\r");
        session.end()
    };
    assert!(code == 1 && shown.contains("Prune 2 operations"), "{shown}");
    assert_eq!(commands(&blog, &[]).len(), 3);
    blog.ok(["log", "prune", "--keep", "1", "--yes"]);
    assert_eq!(commands(&blog, &[]), ["post set a --title B"]);
    let bytes = std::fs::read(blog.file()).unwrap();
    let found = |text: &str| {
        bytes
            .windows(text.len())
            .any(|bytes| bytes == text.as_bytes())
    };
    assert!(!found(secret) && found("Nothing."));
    blog.ok(["undo"]);
    blog.fails(3, ["undo"]);
    blog.fails(3, ["undo", "1"]);
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    blog.fails(3, ["redo"]);
    let nothing = blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    assert_eq!(nothing, "pruned 0 operations\n");
    blog.ok(["post", "set", "a", "--title", "C"]);
    blog.ok(["undo"]);
    assert_eq!(blog.json_one(["post", "show", "a"])["title"], "A");
}

#[test]
fn pruning_by_age_keeps_newer_operations() {
    let mut blog = Blog::new();
    blog.ok(["post", "add", "Old", "-b", "x"]);
    blog.set("SOURCE_DATE_EPOCH", "1796435200");
    blog.ok(["post", "add", "New", "-b", "x"]);
    blog.ok(["log", "prune", "--older-than", "3d", "--yes"]);
    assert_eq!(commands(&blog, &[]), ["post add New -b …"]);
    blog.fails(2, ["log", "prune", "--older-than", "soon", "--yes"]);
}
