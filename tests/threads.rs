//! `blog comment move`, `split` and `reply`, and the threads on the page of a post.

use serde_json::{Value, json};

use crate::common::{Blog, Done, program};
use crate::drafts::{assert_kept, kept};
use crate::log::contents;

/// A blog with the posts `hello` and `other` and the draft `plan`. On `hello`:
///
/// ```text
/// 1 Bob
///   2 Ann
///     4 Bob
///       5 Dan
///   6 Eve
/// 3 Cyd, pending
/// ```
///
/// On `other`: 7 Fay, and 8 Ann in reply to it.
fn blog() -> Blog {
    let blog = Blog::with_posts();
    blog.ok(["post", "add", "Other", "-b", "x", "--tag", "tea"]);
    for comment in [
        "hello --parent 2 --author Bob -b four",
        "hello --parent 4 --author Dan -b five",
        "hello --parent 1 --author Eve -b six",
        "other --author Fay -b seven",
        "other --parent 7 --author Ann -b eight",
    ] {
        blog.ok(["comment", "add"].into_iter().chain(comment.split(' ')));
    }
    blog
}

fn run(blog: &Blog, command: &str) -> String {
    blog.ok(command.split(' '))
}

/// The comments of a post in thread order, each with its depth.
fn tree(blog: &Blog, post: &str) -> String {
    let shown = blog.json_one(["post", "show", post]);
    let comments = shown["comments"].as_array().unwrap();
    let comment = |comment: &Value| format!("{}:{}", comment["id"], comment["depth"]);
    comments.iter().map(comment).collect::<Vec<_>>().join(" ")
}

/// The number of operations.
fn operations(blog: &Blog) -> usize {
    blog.json(["log"]).as_array().unwrap().len()
}

const HELLO: &str = "1:0 2:1 4:2 5:3 6:1 3:0";
const OTHER: &str = "7:0 8:1";

#[test]
fn comments_move_with_their_replies_and_undo_moves_them_back() {
    for (command, says, hello, other) in [
        (
            "move 2 --post other",
            "moved comment 2 with 2 replies to post 3 other\n",
            "1:0 6:1 3:0",
            "2:0 4:1 5:2 7:0 8:1",
        ),
        (
            "move 1 --parent 8",
            "moved comment 1 with 4 replies below comment 8\n",
            "3:0",
            "7:0 8:1 1:2 2:3 4:4 5:5 6:3",
        ),
        (
            "move 2 --parent 8 --post other",
            "moved comment 2 with 2 replies below comment 8\n",
            "1:0 6:1 3:0",
            "7:0 8:1 2:2 4:3 5:4",
        ),
        (
            "move 4 --parent 3",
            "moved comment 4 with 1 reply below comment 3\n",
            "1:0 2:1 6:1 3:0 4:1 5:2",
            OTHER,
        ),
        (
            "move 4 --top",
            "moved comment 4 with 1 reply to the top level of post 1 hello\n",
            "1:0 2:1 6:1 3:0 4:0 5:1",
            OTHER,
        ),
        (
            "move 6 --post hello",
            "moved comment 6 to post 1 hello\n",
            "1:0 2:1 4:2 5:3 3:0 6:0",
            OTHER,
        ),
        (
            "split 2",
            "split comment 2 with 2 replies off into a thread of its own\n",
            "1:0 6:1 2:0 4:1 5:2 3:0",
            OTHER,
        ),
        (
            "split 5 8",
            "split comment 5 off into a thread of its own\n\
             split comment 8 off into a thread of its own\n",
            "1:0 2:1 4:2 6:1 3:0 5:0",
            "7:0 8:0",
        ),
        // Named comments below another named one move inside its thread.
        (
            "move 4 1 5 3 --post other",
            "moved comment 1 with 4 replies to post 3 other\n\
             moved comment 3 to post 3 other\n",
            "",
            "1:0 2:1 4:2 5:3 6:1 3:0 7:0 8:1",
        ),
    ] {
        let blog = blog();
        let (before, count) = (contents(&blog), operations(&blog));
        let command = format!("comment {command}");
        assert_eq!(run(&blog, &command), says);
        assert_eq!(tree(&blog, "hello"), hello, "{command}");
        assert_eq!(tree(&blog, "other"), other, "{command}");
        blog.assert_sound();
        assert_eq!(operations(&blog), count + 1, "{command}");
        let after = contents(&blog);
        run(&blog, "undo");
        assert_eq!(contents(&blog), before, "{command}");
        run(&blog, "redo");
        assert_eq!(contents(&blog), after, "{command}");
        blog.assert_sound();
    }
}

#[test]
fn only_changed_comments_are_written() {
    let blog = blog();
    let revisions = |blog: &Blog| {
        let list = blog.json(["comment", "list", "--sort", "id", "--fields", "revision"]);
        let list = list.as_array().unwrap().clone();
        list.iter()
            .map(|comment| comment["revision"].to_string())
            .collect::<String>()
    };
    // On the same post, the replies need no update.
    run(&blog, "comment move 2 --top");
    assert_eq!(revisions(&blog), "12111111");
    run(&blog, "comment move 2 --post other");
    assert_eq!(revisions(&blog), "13122111");
    let updated = ["comment", "show", "4", "--fields", "updated_at,post"];
    assert_eq!(
        blog.ok(updated),
        "updated_at\tpost\n2026-11-23T12:00:00Z\tother\n"
    );
    assert!(run(&blog, "comment history 4").contains("post_id,post\tcomment move 2 --post other"));
    assert!(run(&blog, "log other").contains("comment move 2 --post other"));
    assert!(run(&blog, "log hello").contains("comment move 2 --post other"));
}

#[test]
fn moving_to_the_same_place_writes_nothing_and_reports_it() {
    let blog = blog();
    let (before, count) = (contents(&blog), operations(&blog));
    for (command, says) in [
        (
            "move 1 --top",
            "unchanged comment 1 by Bob on post 1 hello\n",
        ),
        (
            "move 7 --post other",
            "unchanged comment 7 by Fay on post 3 other\n",
        ),
        (
            "move 4 --parent 2",
            "unchanged comment 4 by Bob on post 1 hello\n",
        ),
        (
            "split 3 1",
            "unchanged comment 1 by Bob on post 1 hello\nunchanged comment 3 by Cyd on post 1 hello\n",
        ),
    ] {
        assert_eq!(run(&blog, &format!("comment {command}")), says, "{command}");
    }
    assert_eq!((contents(&blog), operations(&blog)), (before, count));
    assert_eq!(
        run(&blog, "comment move 3 6 2 --parent 1"),
        "unchanged comment 2 by Ann on post 1 hello\nmoved comment 3 below comment 1\n\
         unchanged comment 6 by Eve on post 1 hello\n"
    );
    assert_eq!(tree(&blog, "hello"), "1:0 2:1 4:2 5:3 3:1 6:1");
}

#[test]
fn a_comment_cannot_be_moved_below_itself() {
    let blog = blog();
    let before = contents(&blog);
    for (command, says) in [
        (
            "move 2 --parent 2",
            "blog: comment 2 cannot go below itself\n\
             hint: name another comment; --top moves it to the top level\n",
        ),
        (
            "move 1 --parent 5",
            "blog: comment 1 cannot go below comment 5, which is below it\n\
             hint: `blog comment split 5` first makes that a thread of its own\n",
        ),
        // No comment moves.
        (
            "move 7 4 2 --parent 5",
            "blog: comment 2 cannot go below comment 5, which is below it\n\
             hint: `blog comment split 5` first makes that a thread of its own\n",
        ),
    ] {
        let command = format!("comment {command}");
        assert_eq!(blog.fails(4, command.split(' ')), says);
    }
    assert_eq!(contents(&blog), before);
    run(&blog, "comment split 5");
    run(&blog, "comment move 1 --parent 5");
    assert_eq!(tree(&blog, "hello"), "3:0 5:0 1:1 2:2 4:3 6:2");
}

#[test]
fn a_move_needs_existing_comments_and_a_valid_target() {
    let blog = blog();
    let before = contents(&blog);
    for (code, command, says) in [
        (3, "move 1 98 99 --top", "there is no comment `98`, `99`"),
        (3, "move 1 --post nothing", "there is no post `nothing`"),
        (3, "move 1 --parent 99", "there is no comment `99`"),
        (3, "split 99", "there is no comment `99`"),
        (
            4,
            "move 1 --parent 8 --post plan",
            "comment 8 is not on post plan\nhint: `blog comment show 8`",
        ),
        (2, "move 1", "hint: "),
        (2, "move --top", "hint: "),
        (2, "move 1 --top --post other", "hint: "),
        (2, "move 1 --top --parent 7", "hint: "),
        (2, "move x --top", "hint: "),
        (2, "split", "hint: "),
    ] {
        let command = format!("comment {command}");
        let said = blog.fails(code, command.split(' '));
        assert!(said.contains(says), "{command}: {said}");
    }
    assert_eq!(contents(&blog), before);
}

#[test]
fn ids_are_read_from_standard_input_and_records_printed() {
    let blog = blog();
    let moved = |arguments: &str, input: &str| -> Value {
        let command = format!("comment {arguments} --format json");
        let Done { code, stdout, .. } = blog.feed(command.split(' '), input);
        assert_eq!(code, 0);
        serde_json::from_str(&stdout).unwrap()
    };
    let places = |moved: &Value| {
        let comments = moved.as_array().unwrap().iter();
        let place =
            |comment: &Value| ["id", "post", "parent_id"].map(|field| comment[field].to_string());
        comments
            .map(|comment| place(comment).join(" "))
            .collect::<Vec<_>>()
    };
    let list = moved("move - --parent 7", "4, 3\n5\n");
    assert_eq!(places(&list), ["3 \"other\" 7", "4 \"other\" 7"]);
    assert_eq!(moved("move - --top", ""), json!([]));
    let one = &moved("split 4", "")[0];
    assert_eq!(
        [
            &one["id"],
            &one["post_id"],
            &one["parent_id"],
            &one["revision"]
        ],
        [&json!(4), &json!(3), &Value::Null, &json!(3)]
    );
    assert_eq!(
        blog.ids(["comment", "move", "5", "4", "--post", "hello"]),
        "4"
    );
}

#[test]
fn a_dry_run_shows_the_move_and_moves_nothing() {
    let blog = blog();
    let (before, count) = (contents(&blog), operations(&blog));
    let (code, shown) = blog
        .in_terminal(
            80,
            ["comment", "move", "2", "3", "7", "--post", "other", "-n"],
        )
        .end();
    assert_eq!(code, 0, "{shown}");
    assert!(
        shown.contains("\n 2  hello  Ann     approved  just now  Thanks.\n"),
        "{shown}"
    );
    assert!(!shown.contains("other  Fay"), "{shown}");
    assert!(
        shown.ends_with(
            "would move comment 2 with 2 replies to post 3 other\n\
             would move comment 3 to post 3 other\n\
             unchanged comment 7 by Fay on post 3 other\n"
        ),
        "{shown}"
    );
    assert_eq!(
        run(&blog, "comment split 4 --dry-run"),
        "would split comment 4 with 1 reply off into a thread of its own\n"
    );
    blog.fails(4, ["comment", "move", "1", "--parent", "2", "--dry-run"]);
    assert_eq!((contents(&blog), operations(&blog)), (before, count));
}

#[test]
fn comments_can_be_moved_to_a_closed_post() {
    let blog = blog();
    run(&blog, "post close other");
    run(&blog, "config set moderation all");
    run(&blog, "comment move 3 2 --post other");
    assert_eq!(tree(&blog, "other"), "2:0 4:1 5:2 3:0 7:0 8:1");
    let status = |id| blog.json(["comment", "show", id])["status"].clone();
    assert_eq!(
        [status("2"), status("3")],
        [json!("approved"), json!("pending")]
    );
}

#[test]
fn search_and_changes_see_the_new_post_of_a_comment() {
    let blog = blog();
    run(&blog, "changes --cursor site --format json");
    run(&blog, "changes --cursor site --ack 1");
    run(&blog, "comment move 2 --post other");
    let found = blog.json(["search", "five"]);
    assert_eq!(
        (&found[0]["id"], &found[0]["slug"]),
        (&json!(5), &json!("other"))
    );
    assert_eq!(
        blog.ids(["comment", "list", "--tag", "tea", "--sort", "id"]),
        "2 4 5 7 8"
    );
    assert_eq!(
        blog.ids(["comment", "list", "--post", "hello", "--sort", "id"]),
        "1 3 6"
    );
    let changes = blog.json(["changes", "--cursor", "site", "--peek"]);
    let changes: Vec<String> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|change| format!("{} {} {}", change["change"], change["id"], change["slug"]))
        .collect();
    let edited = |id| format!("\"edited\" {id} \"other\"");
    assert_eq!(changes, [edited(2), edited(4), edited(5)]);
}

/// The error names the later operations, and nothing is changed.
#[test]
fn a_move_that_later_operations_depend_on_is_not_undone() {
    for (commands, undone, says) in [
        // 4 cannot return below 2, which is on another post.
        (
            &["move 4 --top", "move 2 --post other"][..],
            1,
            "(comment move 2 --post other)",
        ),
        (
            &["rm 4 --yes", "move 2 --post other"],
            1,
            "(comment move 2 --post other)",
        ),
        // A reply would stay on the other post.
        (
            &["move 4 --post other", "add other --parent 5 -b x"],
            1,
            "(comment add other --parent 5 -b …)",
        ),
        (
            &["move 4 --post other", "move 8 --parent 5"],
            1,
            "(comment move 8 --parent 5)",
        ),
        // 2 would be below 5, which is below 2.
        (
            &["move 4 --top", "move 2 --parent 5", "set 6 -b x"],
            1,
            "(comment move 2 --parent 5)",
        ),
        // A reply would be removed.
        (
            &["add hello -b x", "move 3 --parent 9"],
            1,
            "(comment move 3 --parent 9)",
        ),
        (
            &["reply 4 -b x", "move 3 --parent 9"],
            1,
            "(comment move 3 --parent 9)",
        ),
        // The parent was removed.
        (&["move 4 --post other", "rm 2 --yes"], 1, "(comment rm 2)"),
    ] {
        let blog = blog();
        let first = operations(&blog);
        for command in commands {
            run(&blog, &format!("comment {command}"));
        }
        let before = contents(&blog);
        let said = blog.fails(4, ["undo", &(first + undone).to_string()]);
        let later = format!(
            "cannot be undone: later ones built on it: {} {says}\n",
            first + 2
        );
        assert!(said.contains(&later), "{commands:?}: {said}");
        assert_eq!(contents(&blog), before, "{commands:?}");
        for _ in commands {
            run(&blog, "undo");
        }
        assert_eq!(
            (tree(&blog, "hello"), tree(&blog, "other")),
            (HELLO.into(), OTHER.into())
        );
        blog.assert_sound();
    }
}

#[test]
fn undo_restores_comments_of_a_removed_target_post() {
    let blog = blog();
    let before = contents(&blog);
    let first = operations(&blog);
    run(&blog, "comment move 1 --parent 8");
    let moved = contents(&blog);
    run(&blog, "post rm other --yes");
    assert_eq!(tree(&blog, "hello"), "3:0");
    let said = blog.fails(4, ["undo", &(first + 1).to_string()]);
    assert!(said.contains("(post rm other)"), "{said}");
    run(&blog, "undo");
    assert_eq!(contents(&blog), moved);
    run(&blog, "undo");
    assert_eq!(contents(&blog), before);
    // Their first post is removed without them.
    run(&blog, "comment move 1 --parent 8");
    run(&blog, "post rm hello --yes");
    assert_eq!(tree(&blog, "other"), "7:0 8:1 1:2 2:3 4:4 5:5 6:3");
    let said = blog.fails(4, ["undo", &(first + 5).to_string()]);
    assert!(said.contains("(post rm hello)"), "{said}");
    run(&blog, "undo");
    run(&blog, "undo");
    assert_eq!(contents(&blog), before);
}

#[test]
fn a_thread_ten_thousand_levels_deep_is_moved_and_moved_back() {
    let blog = blog();
    let sql = "WITH RECURSIVE n (i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 10008)
               INSERT INTO comment (id, post_id, parent_id, author, body, status, created_at,
                                    updated_at)
               SELECT i, 1, iif(i = 9, NULL, i - 1), 'Bob', 'Deep.', 'approved', ?1, ?1 FROM n";
    blog.sqlite()
        .execute(sql, ["2026-01-01T00:00:00Z"])
        .unwrap();
    // Adds the external writes to the log.
    run(&blog, "search deep --limit 1");
    let before = contents(&blog);
    assert_eq!(
        run(&blog, "comment move 9 --parent 8"),
        "moved comment 9 with 9999 replies below comment 8\n"
    );
    let deepest = |post| {
        let list = blog.json(["comment", "list", "--tree", "--post", post]);
        list.as_array()
            .unwrap()
            .iter()
            .map(|comment| comment["depth"].as_i64())
            .max()
    };
    assert_eq!(
        (deepest("hello"), deepest("other")),
        (Some(Some(3)), Some(Some(10_001)))
    );
    blog.fails(4, ["comment", "move", "7", "--parent", "10008"]);
    // Names every comment of the thread.
    let ids: Vec<String> = (9..=10_008).map(|id: i32| id.to_string()).collect();
    let done = blog.feed(["comment", "move", "-", "--post", "1"], ids.join(" "));
    assert_eq!(
        done.stdout, "moved comment 9 with 9999 replies to post 1 hello\n",
        "{done:?}"
    );
    assert_eq!(
        (deepest("hello"), deepest("other")),
        (Some(Some(9_999)), Some(Some(1)))
    );
    run(&blog, "undo");
    run(&blog, "undo");
    assert_eq!(contents(&blog), before);
    // The second half becomes a thread, and the first half moves below it.
    run(&blog, "comment split 5000");
    run(&blog, "comment move 9 --parent 10008");
    assert_eq!(deepest("hello"), Some(Some(9_999)));
    run(&blog, "undo");
    run(&blog, "undo");
    assert_eq!(contents(&blog), before);
    blog.assert_sound();
}

#[test]
fn a_reply_is_by_the_owner_and_approved() {
    let mut blog = blog();
    run(&blog, "post close hello");
    run(&blog, "config set moderation all");
    run(&blog, "rule add reject --author Ann");
    blog.fails(4, ["comment", "add", "hello", "-b", "No."]);
    assert_eq!(
        blog.ok(["comment", "reply", "2", "-b", "Yes."]),
        "added comment 9 on post 1 hello (approved)\n"
    );
    assert_eq!(tree(&blog, "hello"), "1:0 2:1 4:2 5:3 9:2 6:1 3:0");
    let answer = blog.json(["comment", "show", "9"]);
    assert_eq!(
        [&answer["author"], &answer["body"], &answer["reason"]],
        [&json!("Ann"), &json!("Yes."), &Value::Null]
    );
    blog.write("answer.md", "From a file.");
    let reply = "comment reply 7 --author Zoe -F answer.md --at 2026-11-01 --format json";
    let answer: Value = serde_json::from_str(&run(&blog, reply)).unwrap();
    for (field, value) in [
        ("post", json!("other")),
        ("parent_id", json!(7)),
        ("author", json!("Zoe")),
        ("body", json!("From a file.")),
        ("created_at", json!("2026-11-01T00:00:00Z")),
    ] {
        assert_eq!(answer[field], value, "{field}");
    }
    blog.set("BLOG_AUTHOR", "Env");
    run(&blog, "comment reply 7 -b x");
    assert_eq!(blog.json(["comment", "show", "11"])["author"], "Env");
    for (code, command) in [
        (3, "comment reply 99 -b x"),
        (2, "comment reply 7 -b x --at soon"),
        (2, "comment reply 7"),
        (2, "comment reply 7 -b x --recover"),
        (2, "comment reply"),
    ] {
        let said = blog.fails(code, command.split(' '));
        assert!(said.contains("hint: "), "{command}: {said}");
    }
    let blog = Blog::without_file();
    run(&blog, "init");
    run(&blog, "post add Hello -b x");
    run(&blog, "comment add hello --author Bob -b x");
    let said = blog.fails(2, ["comment", "reply", "1", "-b", "x"]);
    assert!(said.contains("a comment needs an author\nhint: "), "{said}");
}

#[test]
fn a_reply_is_typed_in_the_editor() {
    let mut blog = blog();
    blog.set_editor("echo Typed. > \"$1\"");
    let (code, shown) = blog.in_terminal(80, ["comment", "reply", "8"]).end();
    assert_eq!(
        (code, shown.as_str()),
        (0, "added comment 9 on post 3 other (approved)\n")
    );
    assert_eq!(blog.json(["comment", "show", "9"])["parent_id"], 8);
    assert!(kept(&blog).is_empty());
    for script in [":", ": > \"$1\"", "echo > \"$1\""] {
        blog.set_editor(script);
        let (code, shown) = blog.in_terminal(80, ["comment", "reply", "8"]).end();
        assert_eq!(
            (code, shown.as_str()),
            (1, "blog: nothing was written, so no comment was added\n")
        );
        assert!(kept(&blog).is_empty());
    }
    blog.set_editor("touch begun");
    assert_eq!(blog.in_terminal(80, ["comment", "reply", "99"]).end().0, 3);
    assert!(!blog.folder().join("begun").exists());
}

#[test]
fn a_reply_that_was_not_stored_is_kept_for_its_comment() {
    let mut blog = blog();
    blog.set_editor("echo Typed. > \"$1\"; exit 1");
    let (code, shown) = blog.in_terminal(200, ["comment", "reply", "4"]).end();
    assert_eq!(code, 1, "{shown}");
    assert_eq!(assert_kept(&blog, &shown), "Typed.\n");
    assert!(
        shown.contains("`blog comment reply 4 --recover` opens it"),
        "{shown}"
    );
    let [path] = kept(&blog).try_into().unwrap();
    let folder = path.parent().unwrap().file_name().unwrap();
    assert!(
        folder.to_str().unwrap().starts_with("reply-4-"),
        "{folder:?}"
    );
    // The kept text is not offered for another comment, another kind, or the post.
    blog.set_editor(":");
    for other in ["comment reply 2", "comment edit 4", "comment add 1"] {
        let again = format!("{other} --recover");
        assert_eq!(blog.in_terminal(80, again.split(' ')).end().0, 3, "{other}");
    }
    // The comment can move before the text is recovered.
    run(&blog, "comment move 4 --post other");
    let (code, shown) = blog
        .in_terminal(80, ["comment", "reply", "4", "--recover"])
        .end();
    assert_eq!(
        (code, shown.as_str()),
        (0, "added comment 9 on post 3 other (approved)\n")
    );
    assert!(kept(&blog).is_empty());
    // The comment moves while the editor is open.
    let program = program();
    blog.set_editor(&format!(
        "echo Late. > \"$1\"; {program} comment move 4 --post hello >/dev/null"
    ));
    let (code, shown) = blog.in_terminal(80, ["comment", "reply", "4"]).end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(tree(&blog, "hello"), "1:0 2:1 6:1 3:0 4:0 5:1 9:1 10:1");
}

#[test]
fn the_depth_of_indentation_is_a_setting() {
    let blog = blog();
    let sql = "WITH RECURSIVE n (i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
               INSERT INTO comment (id, post_id, parent_id, author, body, status, created_at,
                                    updated_at)
               SELECT i, 2, iif(i = 9, NULL, i - 1), 'Bob', 'Deep.', 'approved', ?1, ?1 FROM n";
    blog.sqlite()
        .execute(sql, ["2026-01-01T00:00:00Z"])
        .unwrap();
    let levels = || -> Vec<usize> {
        let page = blog.ok(["post", "show", "plan"]);
        let lines = page.lines().filter(|line| line.contains(" Bob "));
        lines.map(|line| line.find('#').unwrap() / 2).collect()
    };
    let most = |most: usize| {
        (0..12)
            .map(|level: usize| level.min(most))
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(), most(8));
    for (depth, expected) in [("3", 3), ("0", 0), ("100", 11), ("10", 10)] {
        run(&blog, &format!("config set thread_depth {depth}"));
        assert_eq!(levels(), most(expected), "{depth}");
    }
    // An invalid value from another program.
    let sql = "UPDATE setting SET value = 'many' WHERE name = 'thread_depth'";
    blog.sqlite().execute_batch(sql).unwrap();
    assert_eq!(levels(), most(8));
    run(&blog, "config unset thread_depth");
    assert_eq!(levels(), most(8));
}

#[test]
fn a_cycle_is_reported_as_damage() {
    let blog = blog();
    let sql = "UPDATE comment SET parent_id = 5 WHERE id = 2";
    blog.sqlite().execute_batch(sql).unwrap();
    let said = blog.fails(7, ["comment", "split", "4"]);
    assert!(said.contains("comment 4 is below itself"), "{said}");
}
