//! `blog import` and `blog export` independent of the format, tested with our own.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::common::{Blog, Done};

/// An export of a blog with every kind of record.
fn full() -> String {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "hello",
        "--slug",
        "hi",
        "--summary",
        "It's \"so\"",
    ]);
    blog.ok([
        "post",
        "add",
        "Later",
        "-b",
        "é\r\n\u{200b}日本",
        "--at",
        "2030-01-01",
    ]);
    blog.ok([
        "comment",
        "add",
        "hi",
        "--author",
        "Bob",
        "--email",
        "b@x.example",
        "-b",
        "x",
        "--parent",
        "3",
    ]);
    blog.ok(["comment", "spam", "3"]);
    blog.ok(["rule", "add", "hold", "--links", "1", "--name", "links"]);
    blog.ok([
        "rule",
        "add",
        "spam",
        "--word",
        "casino",
        "--email",
        "@x.example",
        "--disabled",
    ]);
    blog.ok(["config", "set", "moderation", "first"]);
    blog.ok([
        "comment",
        "add",
        "later",
        "--author",
        "New",
        "-b",
        "http://a.example",
    ]);
    blog.ok(["post", "rm", "plan", "--yes"]);
    blog.ok(["export", "jsonl"])
}

/// Imports lines into a blog.
fn import(blog: &Blog, lines: &str, options: &[&str]) -> Done {
    let arguments = ["import", "jsonl", "-", "--source", "there"];
    blog.feed(arguments.iter().chain(options), lines)
}

fn report(blog: &Blog, lines: &str, options: &[&str]) -> Value {
    let options: Vec<&str> = options
        .iter()
        .copied()
        .chain(["--format", "json"])
        .collect();
    let done = import(blog, lines, &options);
    assert_eq!(done.code, 0, "{done:?}");
    serde_json::from_str(&done.stdout).unwrap()
}

/// The line of a post, or of a comment on post 1.
fn post(id: i64, title: &str) -> String {
    json!({ "type": "post", "id": id, "title": title, "body": format!("Text of {id}"),
        "published_at": "2020-01-01T00:00:00Z" })
    .to_string()
        + "\n"
}

fn comment(id: i64, parent: Option<i64>) -> String {
    json!({ "type": "comment", "id": id, "post_id": 1, "parent_id": parent, "author": "Bob",
        "body": format!("Comment {id}"), "status": "approved", "created_at": "2020-01-02T00:00:00Z" })
    .to_string()
        + "\n"
}

#[test]
fn an_export_is_imported_and_exported_byte_for_byte() {
    let lines = full();
    let blog = Blog::without_file();
    blog.ok(["init"]);
    assert_eq!(import(&blog, &lines, &[]).code, 0);
    assert_eq!(blog.ok(["export", "jsonl"]), lines);
    let before = fs::read(blog.file()).unwrap();
    let again = report(&blog, &lines, &[]);
    assert_eq!(again["posts"]["unchanged"], again["posts"]["read"]);
    assert_eq!(again["comments"]["unchanged"], again["comments"]["read"]);
    assert_eq!(
        (&again["settings"], &again["rules"]),
        (&json!(0), &json!(0))
    );
    assert!(
        before == fs::read(blog.file()).unwrap(),
        "the second import wrote"
    );
    assert_eq!(blog.json(["log"]).as_array().unwrap().len(), 1);
    blog.assert_sound();
}

#[test]
fn an_import_is_one_operation_that_can_be_undone_and_repeated() {
    let lines = full();
    let blog = Blog::with_posts();
    let before = blog.ok(["export", "jsonl"]);
    let first = report(&blog, &lines, &[]);
    assert_eq!(first["posts"]["created"], 2);
    let imported = blog.ok(["export", "jsonl"]);
    blog.ok(["undo"]);
    assert_eq!(blog.ok(["export", "jsonl"]), before);
    // An undone import does not count as a removal.
    let again = report(&blog, &lines, &[]);
    assert_eq!(again["posts"], first["posts"]);
    assert_eq!(again["comments"], first["comments"]);
    assert_eq!(
        imported.lines().count(),
        blog.ok(["export", "jsonl"]).lines().count()
    );
    blog.assert_sound();
}

#[test]
fn a_dry_run_prints_the_report_of_the_run() {
    let lines = full();
    let blog = Blog::with_posts();
    let before = blog.ok(["export", "jsonl"]);
    let mut dry = report(&blog, &lines, &["--dry-run"]);
    assert_eq!(blog.ok(["export", "jsonl"]), before);
    assert_eq!(dry["dry_run"], true);
    dry["dry_run"] = json!(false);
    assert_eq!(dry, report(&blog, &lines, &[]));
}

#[test]
fn local_removals_and_edits_are_kept() {
    let blog = Blog::new();
    let lines = post(1, "One") + &post(2, "Two") + &comment(1, None) + &comment(2, Some(1));
    import(&blog, &lines, &[]);
    blog.ok(["comment", "rm", "2", "--yes"]);
    blog.ok(["post", "set", "one", "--body", "Mine"]);
    let changed = post(1, "One and a half")
        + &post(2, "Two and a half")
        + &comment(1, None)
        + &comment(2, None);
    let skipped = report(&blog, &changed, &[]);
    assert_eq!(skipped["posts"]["skipped"], 2);
    assert_eq!(skipped["comments"]["skipped"], 1);
    let said = import(&blog, &changed, &["--on-conflict", "fail"]);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(
        said.stderr
            .contains("post 1 came from `1`, which has changed there"),
        "{said:?}"
    );
    let updated = report(&blog, &changed, &["--on-conflict", "update"]);
    assert_eq!(updated["posts"]["updated"], 1);
    assert_eq!(updated["posts"]["skipped"], 1);
    let reasons = updated["skipped"].to_string();
    assert!(reasons.contains("edited here too"), "{reasons}");
    assert!(reasons.contains("removed here"), "{reasons}");
    assert_eq!(blog.json_one(["post", "show", "one"])["title"], "One");
    assert_eq!(
        blog.json_one(["post", "show", "two"])["title"],
        "Two and a half"
    );
    assert_eq!(blog.ids(["comment", "list"]), "1");
    // The updated source is known.
    let again = report(&blog, &changed, &["--on-conflict", "update"]);
    assert_eq!(again["posts"]["unchanged"], 1);
}

#[test]
fn ids_of_several_sources_do_not_collide() {
    let blog = Blog::with_posts();
    import(&blog, &(post(1, "Hello") + &comment(1, None)), &[]);
    let other = ["import", "jsonl", "-", "--source", "elsewhere"];
    blog.feed(other, post(1, "Hello") + &comment(1, None));
    assert_eq!(
        blog.ok([
            "post",
            "list",
            "--fields",
            "slug",
            "--sort",
            "id",
            "--no-header"
        ]),
        "hello\nplan\nhello-2\nhello-3\n"
    );
    let on = blog.ok([
        "comment",
        "list",
        "--fields",
        "id,post",
        "--sort",
        "id",
        "--no-header",
    ]);
    assert!(on.ends_with("4\thello-2\n5\thello-3\n"), "{on}");
}

#[test]
fn replies_can_precede_their_parents_and_cycles_are_broken() {
    let blog = Blog::new();
    let lines = post(1, "One")
        + &comment(5, Some(4))
        + &comment(4, Some(1))
        + &comment(1, None)
        + &comment(6, Some(7))
        + &comment(7, Some(6))
        + &comment(8, Some(8))
        + &comment(9, Some(99));
    let told = report(&blog, &lines, &[]);
    assert_eq!(told["comments"]["created"], 7);
    let tree = blog.ok([
        "comment",
        "list",
        "--post",
        "1",
        "--tree",
        "--fields",
        "body,depth",
        "--no-header",
    ]);
    let mut tree: Vec<&str> = tree.lines().collect();
    assert_eq!(
        tree.remove(
            tree.iter()
                .position(|line| line.starts_with("Comment 5"))
                .unwrap()
        ),
        "Comment 5\t2"
    );
    assert!(tree.contains(&"Comment 4\t1"), "{tree:?}");
    assert_eq!(tree.len(), 6, "{tree:?}");
    let adjusted = told["adjusted"].to_string();
    assert!(
        adjusted.contains("a reply to a missing comment starts a thread"),
        "{adjusted}"
    );
    blog.assert_sound();
}

#[test]
fn a_long_thread_in_reverse_order_is_linked_quickly() {
    let blog = Blog::new();
    let mut lines = post(1, "One");
    for id in (1..=20_000).rev() {
        lines.push_str(&comment(id, (id > 1).then_some(id - 1)));
    }
    let told = report(&blog, &lines, &[]);
    assert_eq!(told["comments"]["created"], 20_000);
    assert_eq!(told["adjusted"], json!([]));
    let roots: i64 = blog
        .sqlite()
        .query_row(
            "SELECT count(*) FROM comment WHERE parent_id IS NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(roots, 1);
}

#[test]
fn invalid_records_are_normalized_or_refused() {
    let blog = Blog::new();
    let long = "x".repeat(300);
    let lines = [
        json!({ "type": "post", "id": 1, "title": " ", "body": "# A <b>heading</b> of the text", "slug": "Ünusual Slug" }),
        json!({ "type": "post", "id": 2, "title": long, "author": long, "tags": ["a,b", "A b", "", long] }),
        json!({ "type": "post", "id": 3, "title": "", "body": "" }),
        json!({ "type": "comment", "id": 1, "post_id": 1, "author": "", "email": "none", "website": "ftp://x", "body": "x\u{0}y", "status": "pending" }),
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let told = report(&blog, &lines, &[]);
    assert_eq!(
        (&told["posts"]["created"], &told["comments"]["created"]),
        (&json!(3), &json!(1))
    );
    let one = blog.json_one(["post", "show", "1"]);
    assert_eq!(
        (&one["title"], &one["slug"]),
        (&json!("A heading of the text"), &json!("ünusual-slug"))
    );
    let two = blog.json_one(["post", "show", "2"]);
    assert_eq!(two["title"].as_str().unwrap().chars().count(), 255);
    assert_eq!(two["tags"], json!(["a b", "x".repeat(100)]));
    assert_eq!(blog.json_one(["post", "show", "3"])["title"], "Untitled");
    let stored = blog.json([
        "comment",
        "show",
        "1",
        "--fields",
        "author,email,website,body,status",
    ]);
    assert_eq!(
        stored,
        json!({ "author": "Anonymous", "email": null, "website": null, "body": "xy", "status": "pending" })
    );
    for how in [
        "a title was made from the text",
        "a title was cut",
        "a name was cut",
        "a tag was made usable",
        "NUL characters were removed",
    ] {
        assert!(told["adjusted"].to_string().contains(how), "{how}: {told}");
    }
    // A second import changes nothing.
    let again = report(&blog, &lines, &[]);
    assert_eq!(
        (
            &again["posts"]["unchanged"],
            &again["comments"]["unchanged"]
        ),
        (&json!(3), &json!(1))
    );

    let bad = post(9, "Good")
        + &comment(9, None).replace("Comment 9", " ")
        + "{\"type\": \"post\"}\nnonsense\n"
        + &comment(10, None).replace("\"post_id\":1", "\"post_id\":77");
    let before = blog.ok(["export", "jsonl"]);
    let done = import(&blog, &bad, &[]);
    assert_eq!(done.code, 8, "{done:?}");
    assert!(
        done.stderr.starts_with(
            "blog: nothing was imported: line 2: comment 9: body is empty\nhint: --keep-going"
        ),
        "{done:?}"
    );
    assert_eq!(blog.ok(["export", "jsonl"]), before);
    let done = import(&blog, &bad, &["--keep-going"]);
    assert_eq!(done.code, 8, "{done:?}");
    for what in [
        "line 2",
        "line 3",
        "is missing",
        "line 4",
        "line 5",
        "there is no post `77`",
    ] {
        assert!(done.stdout.contains(what), "{what}: {done:?}");
    }
    assert!(
        done.stderr.contains("4 things were not imported"),
        "{done:?}"
    );
    assert_eq!(blog.json_one(["post", "show", "good"])["title"], "Good");
}

#[test]
fn imported_comments_never_gain_approval() {
    let blog = Blog::new();
    let with = |id, status: &str| comment(id, None).replace("approved", status);
    let lines = post(1, "One") + &with(1, "approved") + &with(2, "pending") + &with(3, "spam");
    for (status, expected) in [
        ("pending", "pending pending spam"),
        ("spam", "spam pending spam"),
        ("approved", "approved pending spam"),
    ] {
        import(&blog, &lines, &["--status", status]);
        let statuses = blog.ok([
            "comment",
            "list",
            "--fields",
            "status",
            "--sort",
            "id",
            "--no-header",
        ]);
        assert_eq!(statuses.lines().collect::<Vec<_>>().join(" "), expected);
        blog.ok(["undo"]);
    }
    // The policy and the rules of the blog do not apply to imported decisions.
    blog.ok(["config", "set", "moderation", "all"]);
    blog.ok(["rule", "add", "reject", "--word", "comment"]);
    import(&blog, &(post(1, "One") + &comment(1, None)), &[]);
    assert_eq!(blog.json(["comment", "list"])[0]["status"], "approved");
}

#[test]
fn invalid_inputs_are_reported() {
    let blog = Blog::new();
    let folder = blog.folder().display().to_string();
    for (arguments, code, cause) in [
        (&["none.jsonl"][..], 3, "cannot read none.jsonl"),
        (&[folder.as_str()], 8, "not a file"),
        (&["/dev/null"], 8, "not a file"),
    ] {
        let said = blog.fails(code, ["import", "jsonl"].iter().chain(arguments));
        assert!(said.contains(cause), "{arguments:?}: {said}");
    }
    let deep = format!("{{\"type\":\"post\",\"id\":1,\"x\":{}", "[".repeat(100_000));
    for lines in [
        deep.as_str(),
        "\u{feff}{}",
        "[]",
        "{\"type\":\"x\"}",
        "{\"type\":\"blog\",\"version\":2}",
    ] {
        let done = import(&blog, lines, &[]);
        assert_eq!(done.code, 8, "{done:?}");
        assert!(done.stderr.contains("line 1"), "{done:?}");
    }
    blog.write("fifo.md", "");
    let said = blog.fails(2, ["import", "xml", "x"]);
    assert!(said.contains("use blogger, commento, comments"), "{said}");
}

#[test]
fn a_killed_import_is_completed_by_the_next_run() {
    let mut lines = String::new();
    for id in 1..=200 {
        lines.push_str(&post(id, &format!("Post {id}")));
    }
    for id in 1..=2_000 {
        lines.push_str(&comment(id, (id % 3 == 0).then_some(id - 1)));
    }
    let whole = Blog::new();
    whole.write("all.jsonl", &lines);
    let start = Instant::now();
    whole.ok(["import", "jsonl", "all.jsonl"]);
    let took = u64::try_from(start.elapsed().as_micros()).unwrap();
    let expected = whole.ok(["export", "jsonl"]);
    let kills = std::env::var("IMPORT_KILLS").map_or(5, |kills| kills.parse().unwrap());
    let mut killed = 0;
    for round in 0.. {
        // On a busy machine, the import can finish before the kill.
        if round >= kills && (killed > 0 || round > 100) {
            break;
        }
        let blog = Blog::new();
        blog.write("all.jsonl", &lines);
        let mut child = blog
            .command()
            .args(["import", "jsonl", "all.jsonl"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(fastrand::u64(..took)));
        if child.try_wait().unwrap().is_none() {
            kill_process(Pid::from_child(&child), Signal::KILL).unwrap();
            killed += 1;
        }
        child.wait().unwrap();
        let found = blog.ok(["post", "count"]);
        assert!(
            ["0\n", "200\n"].contains(&found.as_str()),
            "round {round}: {found}"
        );
        blog.ok(["import", "jsonl", "all.jsonl"]);
        assert_eq!(blog.ok(["export", "jsonl"]), expected, "round {round}");
        blog.assert_sound();
    }
    assert!(killed > 0);
}

#[test]
fn an_export_to_a_file_is_atomic() {
    let blog = Blog::with_posts();
    blog.write("out.jsonl", "old");
    let done = blog.run(["export", "jsonl", "-o", "out.jsonl", "--force"]);
    assert_eq!(
        (done.code, done.stdout.as_str(), done.stderr.as_str()),
        (0, "", "wrote out.jsonl\n")
    );
    let written = fs::read_to_string(blog.folder().join("out.jsonl")).unwrap();
    assert_eq!(written, blog.ok(["export", "jsonl"]));
    blog.fails(6, ["export", "jsonl", "-o", "no/such/folder/x"]);
    let some = blog.ok(["export", "jsonl", "--tag", "rust"]);
    assert!(
        !some.contains("\"type\":\"setting\"") && some.contains("Welcome!"),
        "{some}"
    );
    assert_eq!(some.matches("\"type\":\"post\"").count(), 1);
}

#[test]
fn an_export_is_verified_by_importing_it() {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "add",
        "Later",
        "-b",
        "x ]]> y\n",
        "--at",
        "2030-01-01",
    ]);
    blog.ok([
        "comment", "add", "later", "--author", "Bob", "-b", "<b>&amp;", "--parent", "0",
    ]
    .iter()
    .take(7));
    for (format, path) in [
        ("jsonl", "a.jsonl"),
        ("wxr", "a.xml"),
        ("markdown", "folder"),
    ] {
        let done = blog.run(["export", format, "-o", path, "--verify"]);
        assert_eq!(done.code, 0, "{done:?}");
        assert!(done.stderr.contains("\nverified: 3 posts and "), "{done:?}");
    }
    for (arguments, cause) in [
        (
            &["csv", "-o", "a.csv", "--verify"][..],
            "csv cannot be read back",
        ),
        (
            &["jsonl", "--verify"],
            "only a file or a folder can be verified",
        ),
    ] {
        let said = blog.fails(2, ["export"].iter().chain(arguments));
        assert!(said.contains(cause), "{said}");
    }
}

#[test]
fn invalid_settings_tags_and_rules_are_refused() {
    let blog = Blog::new();
    let lines = [
        json!({ "type": "setting", "name": "colour", "value": "red" }),
        json!({ "type": "setting", "name": "max_links", "value": "many" }),
        json!({ "type": "tag", "name": "a,b" }),
        json!({ "type": "rule", "name": "r", "action": "hold", "enabled": true, "regex": "(" }),
        json!({ "type": "rule", "name": "r", "action": "hold", "enabled": true }),
        json!({ "type": "setting", "name": "max_links", "value": "2" }),
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let done = import(&blog, &lines, &[]);
    assert_eq!(done.code, 8, "{done:?}");
    let cause = "line 1: setting colour: there is no setting `colour`";
    assert!(done.stderr.contains(cause), "{done:?}");
    let done = import(&blog, &lines, &["--keep-going", "--format", "json"]);
    assert_eq!(done.code, 8, "{done:?}");
    let told: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(
        (&told["settings"], &told["refused_count"]),
        (&json!(1), &json!(5)),
        "{told}"
    );
    assert_eq!(blog.ok(["config", "get", "max_links"]), "2\n");
    assert_eq!(blog.ids(["rule", "list"]), "");
}

#[test]
fn the_slug_of_a_post_overrides_an_imported_redirect() {
    let blog = Blog::new();
    let lines = post(1, "One").replace("\"title\"", "\"old_slugs\":[\"two\",\"uno\"],\"title\"")
        + &post(2, "Two").replace("\"title\"", "\"slug\":\"two\",\"title\"");
    let told = report(&blog, &lines, &[]);
    assert!(
        told["adjusted"]
            .to_string()
            .contains("an old address that is taken"),
        "{told}"
    );
    assert_eq!(blog.json_one(["post", "show", "two"])["id"], 2);
    assert_eq!(blog.json_one(["post", "show", "uno"])["id"], 1);
    blog.assert_sound();
}

#[test]
fn the_log_is_exported_but_not_imported() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "hello", "--title", "Bye"]);
    let lines = blog.ok(["export", "jsonl", "--history"]);
    assert!(lines.starts_with(&blog.ok(["export", "jsonl"])), "{lines}");
    assert_eq!(lines.matches("\"type\":\"operation\"").count(), 6);
    let image = lines.lines().last().unwrap();
    let image: Value = serde_json::from_str(image).unwrap();
    assert_eq!(
        (&image["operation"], &image["kind"], &image["row"]),
        (&json!(6), &json!("post"), &json!(1))
    );
    assert_eq!(image["values"]["title"], "Hello");
    let other = Blog::new();
    let told = report(&other, &lines, &[]);
    assert_eq!(told["posts"]["created"], 2);
    assert_eq!(told["left_out"][0]["reason"], "history is not imported");
    blog.fails(2, ["export", "csv", "--history"]);
    blog.fails(2, ["export", "jsonl", "--history", "--tag", "rust"]);
    blog.fails(2, ["export", "jsonl", "--history", "--verify", "-o", "x"]);
}

#[test]
fn an_undone_import_can_be_repeated_after_the_log_was_pruned() {
    let blog = Blog::new();
    fs::create_dir(blog.folder().join("c")).unwrap();
    blog.write("c/one.md", "---\ntitle: One\n---\nText");
    blog.write("c/two.md", "---\ntitle: Two\n---\nText");
    let import = ["import", "markdown", "c"];
    let created = |blog: &Blog| blog.json(import)["posts"]["created"].clone();
    assert_eq!(created(&blog), 2);
    blog.ok(["undo"]);
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    assert_eq!(created(&blog), 2);
    // A post removed by a person stays removed, also without a log.
    blog.ok(["post", "rm", "one", "--yes"]);
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    assert_eq!(created(&blog), 0);
    // An import that was redone and then removed was removed by a person.
    let blog = Blog::new();
    fs::create_dir(blog.folder().join("c")).unwrap();
    blog.write("c/one.md", "---\ntitle: One\n---\nText");
    assert_eq!(created(&blog), 1);
    blog.ok(["undo"]);
    blog.ok(["redo"]);
    blog.ok(["post", "rm", "one", "--yes"]);
    assert_eq!(created(&blog), 0);
    // Redoing a removal is a removal by a person, too.
    blog.ok(["undo"]);
    blog.ok(["redo"]);
    assert_eq!(created(&blog), 0);
}

#[test]
fn apply_restores_a_removed_post_with_its_file_after_the_log_was_pruned() {
    let blog = Blog::new();
    fs::create_dir(blog.folder().join("c")).unwrap();
    blog.write("c/one.md", "---\ntitle: One\n---\nText");
    let two = blog.write("c/two.md", "---\ntitle: Two\n---\nText");
    blog.ok(["apply", "c", "--yes"]);
    fs::remove_file(two).unwrap();
    blog.ok(["apply", "c", "--yes"]);
    assert_eq!(blog.ids(["post", "list"]), "1");
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    blog.write("c/two.md", "---\ntitle: Two\n---\nText");
    blog.ok(["apply", "c", "--yes"]);
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let blog = Blog::new();
    blog.write("in.jsonl", format!("\u{feff}{}", post(1, "One")));
    blog.write("in.json", "\u{feff}[]");
    blog.ok(["import", "jsonl", "in.jsonl"]);
    blog.ok(["import", "comments", "in.json"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "One");
}
