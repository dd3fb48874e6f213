//! `blog post …`; filters are tested in `filter`, the editor in `editor`.

use std::fs;
use std::process::{Child, Stdio};

use serde_json::{Value, json};

use crate::common::{Blog, lacks};

#[test]
fn a_post_is_added_and_shown() {
    let blog = Blog::new();
    let added = blog.ok(["post", "add", "Hello, world", "-b", "Text."]);
    assert_eq!(added, "added post 1 hello-world (published)\n");
    let shown = blog.json_one(["post", "show", "hello-world"]);
    assert_eq!(shown["body"], "Text.");
}

#[test]
fn a_slug_is_made_from_the_title() {
    let blog = Blog::new();
    for (title, slug) in [
        ("Hello, World!", "hello-world"),
        ("Élan vital & Straße", "elan-vital-strasse"),
        ("Привет", "privet"),
        ("Hello world", "hello-world-2"),
        ("hello world?", "hello-world-3"),
        ("!!!", "post"),
    ] {
        let added = blog.json(["post", "add", title, "-b", ""]);
        assert_eq!(added["slug"], slug, "{title}");
    }
}

#[test]
fn a_taken_slug_is_refused_and_a_free_one_suggested() {
    let blog = Blog::with_posts();
    for arguments in [
        vec!["post", "add", "Other", "-b", "", "--slug", "hello"],
        vec!["post", "set", "plan", "--slug", "hello"],
    ] {
        let said = blog.fails(4, arguments);
        assert!(said.contains("hint: `--slug hello-2` is free\n"), "{said}");
    }
    assert_eq!(blog.ok(["post", "count"]), "2\n");
    blog.ok(["post", "add", "Other", "-b", "", "--slug", "hello-2"]);
}

#[test]
fn an_invalid_slug_is_refused_and_a_valid_one_suggested() {
    let blog = Blog::new();
    for slug in ["Héllo", "a/b", "../x", "a b", "_a", ""] {
        let said = blog.fails(2, ["post", "add", "A", "-b", "", "--slug", slug]);
        assert!(said.contains("hint: "), "{slug}: {said}");
    }
}

#[test]
fn front_matter_sets_every_field_in_yaml_toml_and_json() {
    let yaml = "---\ntitle: From file\nslug: a-file\ndate: 2026-01-02T03:04:05Z\nauthor: Fay\n\
                tags: [one, Two]\nsummary: In short.\ncomments: false\n---\n\nText.\n";
    let toml = "+++\ntitle = \"From file\"\nslug = \"a-file\"\ndate = 2026-01-02T03:04:05Z\n\
                author = \"Fay\"\ntags = [\"one\", \"Two\"]\nsummary = \"In short.\"\n\
                comments = false\n+++\n\nText.\n";
    let json = "{\"title\": \"From file\", \"slug\": \"a-file\", \"date\": \"2026-01-02T03:04:05Z\",\n\
                \"author\": \"Fay\", \"tags\": [\"one\", \"Two\"], \"summary\": \"In short.\",\n\
                \"comments\": false}\n\nText.\n";
    let expected = json!({
        "title": "From file", "slug": "a-file", "published_at": "2026-01-02T03:04:05Z",
        "author": "Fay", "tags": ["one", "Two"], "summary": "In short.",
        "comments_open": false, "body": "Text.\n",
    });
    for text in [yaml, toml, json] {
        let blog = Blog::new();
        blog.write("post.md", text);
        assert_has_fields(&blog.json(["post", "add", "-F", "post.md"]), &expected);
        // The same text from standard input, applied to another post.
        blog.ok(["post", "add", "Other", "-b", "Old.", "--tag", "three"]);
        let text = text.replace("a-file", "b-file");
        let set = blog.feed(["post", "set", "2", "-F", "-", "--format", "json"], text);
        let mut expected = expected.clone();
        expected["slug"] = "b-file".into();
        let set: Value = serde_json::from_str(&set.stdout).unwrap();
        assert_has_fields(&set[0], &expected);
    }
}

#[test]
fn an_option_overrides_the_front_matter() {
    let blog = Blog::new();
    blog.write(
        "post.md",
        "---\ntitle: File\nslug: file\ndate: 2026-01-02\nsummary: File.\ntags: file\n---\nText.",
    );
    let options = "add -F post.md Option --slug option --summary Option. --tag option";
    let added = blog.json(["post"].into_iter().chain(options.split(' ')));
    let expected = json!({
        "title": "Option", "slug": "option", "summary": "Option.", "tags": ["option"],
        "published_at": "2026-01-02T00:00:00Z", "body": "Text.",
    });
    assert_has_fields(&added, &expected);
    for (options, time) in [
        (["--at=2026-03-04"], json!("2026-03-04T00:00:00Z")),
        (["--draft"], Value::Null),
    ] {
        let add = ["post", "add", "-F", "post.md", "--slug", "x"];
        let added = blog.json(add.iter().chain(&options));
        assert_eq!(added["published_at"], time, "{options:?}");
        blog.ok(["post", "rm", "x", "--yes"]);
    }
    blog.ok(["post", "set", "1", "-F", "post.md", "--title", "Again"]);
    let expected = json!({ "title": "Again", "slug": "file", "tags": ["file"] });
    assert_has_fields(&blog.json_one(["post", "show", "1"]), &expected);
}

#[test]
fn the_author_is_that_of_the_option_the_file_the_environment_or_the_blog() {
    let mut blog = Blog::new();
    blog.write("with.md", "---\ntitle: A\nauthor: File\n---\n");
    blog.write("without.md", "---\ntitle: A\n---\n");
    let author = |blog: &Blog, options: &str| {
        let added = blog.json(["post", "add"].into_iter().chain(options.split(' ')));
        added["author"].as_str().map(str::to_owned).unwrap()
    };
    assert_eq!(author(&blog, "-F without.md"), "Ann");
    blog.set("BLOG_AUTHOR", "Env");
    assert_eq!(author(&blog, "-F without.md"), "Env");
    assert_eq!(author(&blog, "-F with.md"), "File");
    assert_eq!(author(&blog, "-F with.md --author Option"), "Option");
}

#[test]
fn the_time_decides_the_status_of_a_new_post() {
    let mut blog = Blog::new();
    for (option, standing, time) in [
        ("--slug=a", "published", json!("2026-11-23T12:00:00Z")),
        ("--draft", "draft", Value::Null),
        (
            "--at=in 2 days",
            "scheduled for Wed 25 Nov 2026 12:00 UTC, in 2 days",
            json!("2026-11-25T12:00:00Z"),
        ),
        (
            "--at=2026-01-01 08:00",
            "published",
            json!("2026-01-01T08:00:00Z"),
        ),
    ] {
        let added = blog.ok(["post", "add", "A", "-b", "", option]);
        assert!(added.ends_with(&format!("({standing})\n")), "{added}");
        let id = blog.ids(["post", "list", "--sort", "id", "--reverse", "--limit", "1"]);
        let shown = blog.json_one(["post", "show", &id]);
        assert_eq!(shown["published_at"], time);
        assert!(standing.starts_with(shown["status"].as_str().unwrap()));
    }
    blog.set("SOURCE_DATE_EPOCH", "1795700000");
    assert_eq!(blog.ids(["post", "list", "--status", "scheduled"]), "");
    assert_eq!(blog.json_one(["post", "show", "3"])["status"], "published");
    blog.fails(2, ["post", "add", "A", "-b", "", "--draft", "--at", "now"]);
}

#[test]
fn a_post_that_breaks_a_rule_is_refused() {
    let blog = Blog::new();
    let long = |length: usize| "é".repeat(length);
    for (option, value) in [
        ("--slug", "a".repeat(201)),
        ("--author", long(256)),
        ("--author", " ".to_owned()),
        ("--summary", long(5_001)),
        ("--tag", long(101)),
        ("--tag", (0..101).map(|n| format!("t{n},")).collect()),
        ("--at", "soon".to_owned()),
    ] {
        let said = blog.fails(2, ["post", "add", "A", "-b", "", option, &value]);
        assert!(said.contains("hint: "), "{option}: {said}");
    }
    for title in [" ".to_owned(), long(256)] {
        blog.fails(2, ["post", "add", &title, "-b", ""]);
    }
    blog.write("nul.md", "a\0b");
    blog.write("latin.md", b"caf\xe9");
    for file in ["nul.md", "latin.md", "."] {
        blog.fails(8, ["post", "add", "A", "-F", file]);
    }
    blog.fails(3, ["post", "add", "A", "-F", "missing.md"]);
    blog.fails(2, ["post", "add", "A"]);
    blog.fails(2, ["post", "add", "-b", "Text."]);
    assert_eq!(blog.ok(["post", "count"]), "0\n");
}

#[test]
fn a_post_is_shown_as_a_page_with_its_comments() {
    let blog = Blog::with_posts();
    let post = "\
Hello
#1 hello · by Ann · published 2026-11-23T12:00:00Z · life, rust

Some text.
";
    let comments = "
3 comments

#1 Bob · 2026-11-23T12:00:00Z
  Welcome!

  #2 Ann · 2026-11-23T12:00:00Z
    Thanks.

#3 Cyd · 2026-11-23T12:00:00Z · pending
  Hm.
";
    assert_eq!(
        blog.ok(["post", "show", "hello"]),
        format!("{post}{comments}")
    );
    assert_eq!(blog.ok(["post", "show", "1", "--no-comments"]), post);
    assert_eq!(
        blog.ok(["post", "show", "slug:hello", "--raw"]),
        "Some *text*."
    );
    let shown = blog.json_one(["post", "show", "hello"]);
    let comment = |index: usize| {
        let comment = &shown["comments"][index];
        json!([comment["id"], comment["parent_id"], comment["depth"]])
    };
    assert_eq!(comment(0), json!([1, null, 0]));
    assert_eq!(comment(1), json!([2, 1, 1]));
    assert_eq!(comment(2), json!([3, null, 0]));
    assert_eq!(
        blog.json_one(["post", "show", "1", "--no-comments"])["comment_count"],
        3
    );
    assert_eq!(
        blog.ok(["post", "show", "1", "--fields", "slug,comment_count"]),
        "slug\tcomment_count\nhello\t3\n"
    );
    blog.fails(3, ["post", "show", "nothing"]);
}

#[test]
fn a_list_has_the_requested_fields_and_format() {
    let blog = Blog::with_posts();
    let list = ["post", "list", "--fields", "id,slug,tags"];
    for (options, expected) in [
        ("", "id\tslug\ttags\n2\tplan\t\n1\thello\tlife,rust\n"),
        ("--no-header", "2\tplan\t\n1\thello\tlife,rust\n"),
        (
            "--format csv",
            "id,slug,tags\n2,plan,\n1,hello,\"life,rust\"\n",
        ),
        (
            "--format jsonl",
            "{\"id\":2,\"slug\":\"plan\",\"tags\":[]}\n\
             {\"id\":1,\"slug\":\"hello\",\"tags\":[\"life\",\"rust\"]}\n",
        ),
        ("--format ids", "2\n1\n"),
    ] {
        let options = options.split_whitespace();
        assert_eq!(blog.ok(list.into_iter().chain(options)), expected);
    }
    let said = blog.fails(2, ["post", "list", "--fields", "nope"]);
    assert!(
        said.contains("hint: the fields are id, slug, title"),
        "{said}"
    );
}

#[test]
fn a_repeated_field_is_in_json_once() {
    let blog = Blog::with_posts();
    let list = "post list --fields id,id --limit 1 --format jsonl";
    assert_eq!(blog.ok(list.split(' ')), "{\"id\":2}\n");
}

#[test]
fn a_post_exists_by_id_and_by_slug() {
    let blog = Blog::with_posts();
    for (name, code) in [("1", 0), ("hello", 0), ("9", 1), ("slug:1", 1)] {
        let done = blog.run(["post", "exists", name]);
        assert_eq!(
            (done.code, done.stdout, done.stderr),
            (code, "".into(), "".into())
        );
    }
}

#[test]
fn every_field_of_a_post_can_be_set() {
    let blog = Blog::with_posts();
    blog.write("body.md", "From a file.");
    for (options, field, value) in [
        (&["--title", "New"][..], "title", json!("New")),
        (&["--slug", "new"], "slug", json!("new")),
        (&["--author", "Eve"], "author", json!("Eve")),
        (&["--author", ""], "author", Value::Null),
        (&["--summary", "Short."], "summary", json!("Short.")),
        (&["--summary", ""], "summary", Value::Null),
        (
            &["--add-tag", "b,A"],
            "tags",
            json!(["A", "b", "life", "rust"]),
        ),
        (&["--remove-tag", "B,life"], "tags", json!(["A", "rust"])),
        (&["-b", "Body."], "body", json!("Body.")),
        (&["-F", "body.md"], "body", json!("From a file.")),
        (&["--draft"], "status", json!("draft")),
        (
            &["--publish"],
            "published_at",
            json!("2026-11-23T12:00:00Z"),
        ),
        (
            &["--at", "2026-02-03"],
            "published_at",
            json!("2026-02-03T00:00:00Z"),
        ),
        (
            &["--publish"],
            "published_at",
            json!("2026-02-03T00:00:00Z"),
        ),
        (&["--close-comments"], "comments_open", json!(false)),
        (&["--open-comments"], "comments_open", json!(true)),
    ] {
        let set = blog.json_one(["post", "set", "1"].iter().chain(options));
        assert_eq!(set[field], value, "{options:?}");
    }
}

#[test]
fn posts_are_set_all_or_none() {
    let blog = Blog::with_posts();
    let before = blog.json(["post", "list"]);
    let said = blog.fails(3, ["post", "set", "hello", "nope", "2", "--author", "Eve"]);
    assert_eq!(
        said,
        "blog: there is no post `nope`\nhint: `blog post list` shows what there is\n"
    );
    assert_eq!(blog.json(["post", "list"]), before);
    assert_eq!(
        blog.ok(["post", "set", "hello", "2", "--author", "Eve"]),
        "changed post 1 \"Hello\"\nchanged post 2 \"Plan\"\n"
    );
    blog.fails(2, ["post", "set", "1", "2", "--slug", "one"]);
    blog.fails(2, ["post", "set", "1", "--publish", "--draft"]);
    blog.fails(2, ["post", "set", "--publish"]);
}

#[test]
fn posts_are_read_from_standard_input() {
    let blog = Blog::with_posts();
    let set = ["post", "set", "-", "--author", "Eve"];
    let done = blog.feed(set, " 1,\n\tplan\r\n");
    assert_eq!(
        done.stdout,
        "changed post 1 \"Hello\"\nchanged post 2 \"Plan\"\n"
    );
    for verb in [&set[..], &["post", "rm", "-", "--yes"]] {
        let done = blog.feed(verb, " \n");
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{verb:?}");
    }
    assert_eq!(blog.ok(["post", "count"]), "2\n");
    let done = blog.feed(["post", "rm", "-", "--yes"], "2 1");
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(blog.ok(["post", "count"]), "0\n");
}

#[test]
fn standard_input_cannot_supply_both_names_and_text() {
    let blog = Blog::with_posts();
    let done = blog.feed(["post", "set", "-", "-F", "-"], "hello");
    assert_eq!(done.code, 2, "{done:?}");
    assert_eq!(blog.ok(["post", "show", "hello", "--raw"]), "Some *text*.");
}

#[test]
fn posts_added_concurrently_get_distinct_slugs() {
    let blog = Blog::new();
    let add = || {
        let mut command = blog.command();
        command.args(["post", "add", "Same", "-b", "", "--tag", "same"]);
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    let writers: Vec<Child> = (0..8).map(|_| add()).collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let list = ["post", "list", "--tag", "same", "--sort", "slug"];
    let slugs = blog.ok(list.iter().chain(&["--fields", "slug", "--no-header"]));
    let expected = [
        "same", "same-2", "same-3", "same-4", "same-5", "same-6", "same-7", "same-8",
    ];
    assert_eq!(slugs.lines().collect::<Vec<_>>(), expected);
    blog.assert_sound();
}

#[test]
fn unchanged_posts_are_not_written() {
    let mut blog = Blog::with_posts();
    blog.write(
        "same.md",
        "---\ntitle: Hello\ntags: [rust, life]\n---\nSome *text*.",
    );
    blog.set("SOURCE_DATE_EPOCH", "1795439999");
    let before = fs::read(blog.file()).unwrap();
    for options in [
        &[
            "--title",
            "Hello",
            "--add-tag",
            "RUST",
            "--remove-tag",
            "none",
        ][..],
        &["--publish", "--open-comments", "--author", "Ann"],
        &["-F", "same.md"],
    ] {
        let set = blog.ok(["post", "set", "1"].iter().chain(options));
        assert_eq!(set, "unchanged post 1 \"Hello\"\n", "{options:?}");
    }
    assert!(before == fs::read(blog.file()).unwrap());
    blog.ok(["post", "set", "1", "--title", "Other"]);
    let set = blog.json_one(["post", "show", "1"]);
    assert_eq!(set["revision"], 2);
    assert_ne!(set["updated_at"], set["created_at"]);
}

#[test]
fn tags_are_case_insensitive() {
    let blog = Blog::with_posts();
    blog.write("same.md", "---\ntags: [Rust, LIFE]\n---\nSome *text*.");
    let set = blog.ok(["post", "set", "1", "-F", "same.md"]);
    assert_eq!(set, "unchanged post 1 \"Hello\"\n");
}

#[test]
fn removing_a_post_asks_on_a_terminal() {
    for (answer, code, comments) in [("n", 1, "3\n"), ("y", 0, "0\n")] {
        let blog = Blog::with_posts();
        let mut session = blog.in_terminal(80, ["post", "rm", "hello"]);
        session.expect("3 comments (2 approved, 1 pending)");
        session.send(&format!("{answer}\n"));
        let (ended, shown) = session.end();
        assert_eq!(ended, code, "{shown}");
        assert_eq!(blog.ok(["comment", "count"]), comments);
    }
}

#[test]
fn items_that_changed_during_the_question_are_not_removed() {
    let comment = ["comment", "add", "hello", "-b", "Late.", "--parent", "1"];
    let tag = ["post", "set", "plan", "--add-tag", "life", "--draft"];
    for (rm, asked, other) in [
        (["post", "rm", "hello"], "3 comments", &comment[..]),
        (["comment", "rm", "1"], "and 1 reply", &comment),
        (["tag", "rm", "life"], "1 tag link", &tag),
    ] {
        let blog = Blog::with_posts();
        let mut session = blog.in_terminal(80, rm);
        session.expect(asked);
        blog.ok(other);
        session.send("y\n");
        let (code, shown) = session.end();
        assert_eq!(code, 4, "{shown}");
        assert!(shown.contains("has changed in the meantime"), "{shown}");
        assert!(blog.ok(["tag", "list"]).contains("life\t"));
        assert!(blog.ids(["comment", "list"]).ends_with("3 2 1"));
    }
}

#[test]
fn a_terminal_shows_the_first_comments_and_names_the_command_for_all() {
    let blog = Blog::with_posts();
    for _ in 4..=52 {
        blog.ok(["comment", "add", "hello", "-b", "More."]);
    }
    let (code, shown) = blog.in_terminal(80, ["post", "show", "hello"]).end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(shown.matches("just now").count(), 51, "{shown}");
    let note = "\n2 more comments: blog comment list --post hello --tree --limit all\n";
    assert!(shown.ends_with(note), "{shown}");
    assert_eq!(
        blog.ok(["post", "show", "hello"]).matches("More.").count(),
        49
    );
}

#[test]
fn removing_needs_consent_and_a_post() {
    let blog = Blog::with_posts();
    for (options, hint) in [
        (&["hello"][..], "--yes"),
        (&["--status", "draft"], "--yes"),
        (&["--all"], "--yes"),
        (&["--yes"], "--all"),
        (&["--sort", "title", "--yes"], "--all"),
        (&["hello", "--all", "--yes"], "--all"),
        (&["hello", "--tag", "life", "--yes"], "--all"),
    ] {
        let said = blog.fails(2, ["post", "rm"].iter().chain(options));
        assert!(said.contains(hint), "{options:?}: {said}");
    }
    blog.fails(3, ["post", "rm", "hello", "nope", "--yes"]);
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn an_empty_search_filter_does_not_match_everything() {
    for option in ["--search=", "--search= ", "--limit=all", "--not-tag="] {
        let blog = Blog::with_posts();
        blog.fails(2, ["post", "rm", option, "--yes"]);
    }
}

#[test]
fn a_dry_run_reports_the_same_as_the_removal() {
    for (options, posts, comments) in [
        (&["hello"][..], "2", "0\n"),
        (&["--status", "draft"], "1", "3\n"),
        (&["--tag", "life"], "2", "0\n"),
        (&["--all"], "", "0\n"),
    ] {
        let blog = Blog::with_posts();
        let rm = ["post", "rm"].iter().chain(options);
        let before = fs::read(blog.file()).unwrap();
        let mut would = blog.json(rm.clone().chain(&["--dry-run"]));
        assert!(before == fs::read(blog.file()).unwrap());
        assert_eq!(would["dry_run"].take(), json!(true));
        let mut did = blog.json(rm.chain(&["--yes"]));
        assert_eq!(did["dry_run"].take(), json!(false));
        assert_eq!(would, did);
        assert_eq!(blog.ids(["post", "list"]), posts, "{options:?}");
        assert_eq!(blog.ok(["comment", "count"]), comments, "{options:?}");
    }
    let blog = Blog::with_posts();
    assert_eq!(
        blog.ok(["post", "rm", "hello", "-n"]),
        "would remove post 1 \"Hello\", 3 comments (2 approved, 1 pending), 2 tag links\n"
    );
    let did = blog.json(["post", "rm", "hello", "plan", "-y"]);
    let expected = json!({
        "ids": [1, 2], "posts": 2, "comments": 3, "approved": 2, "pending": 1, "spam": 0,
        "replies": 0, "tag_links": 2, "redirects": 0, "dry_run": false, "tags": [],
    });
    assert_eq!(did, expected);
}

#[test]
fn the_id_of_a_removed_post_is_never_reused() {
    let blog = Blog::with_posts();
    blog.ok(["post", "delete", "--all", "--yes"]);
    assert_eq!(blog.ids(["post", "new", "A", "-b", ""]), "3");
    assert_eq!(blog.ids(["post", "ls"]), "3");
}

/// Asserts that each field of `expected` has the same value in `actual`.
fn assert_has_fields(actual: &Value, expected: &Value) {
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&actual[name], value, "{name} of {actual}");
    }
}

#[test]
fn an_interrupted_question_exits_with_130_and_restores_the_cursor() {
    if lacks("setsid") {
        return;
    }
    // The shell continues after an interrupt.
    let blog = Blog::with_posts();
    let mut session = blog.shell_in_session(80, "trap : INT; blog post rm hello; echo code $?");
    session.expect("[y/N]:");
    session.send("\u{3}");
    session.expect("code 130");
    let (_, shown) = session.end();
    assert!(shown.contains("code 130"), "{shown}");
    assert!(!shown.contains("\u{1b}[?25l"), "{shown}");
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn a_file_in_the_place_of_a_title_is_answered_with_the_command_to_type() {
    let blog = Blog::new();
    for name in ["a.md", "b c.md", "plain", "d.markdown"] {
        blog.write(name, "# Hello\n");
    }
    let table: [(&[&str], &str); 8] = [
        (&["a.md"], "`blog post add -F a.md` adds the file"),
        (&["b c.md"], "`blog post add -F 'b c.md'` adds the file"),
        (&["plain"], "`blog post add -F plain` adds the file"),
        (
            &["d.markdown", "--draft"],
            "`blog post add -F d.markdown` adds the file",
        ),
        (
            &["a.md", "b c.md"],
            "`blog import markdown a.md 'b c.md'` adds several files",
        ),
        (
            &["-F", "a.md", "b c.md"],
            "`blog import markdown a.md 'b c.md'` adds several files",
        ),
        (
            &["-F", "a.md", "b c.md", "d.markdown"],
            "`blog import markdown a.md 'b c.md' d.markdown` adds several files",
        ),
        (
            &["On", "tea"],
            "quote a title of several words: `blog post add 'On tea'`",
        ),
    ];
    for (arguments, hint) in table {
        let said = blog.fails(2, ["post", "add"].iter().chain(arguments));
        assert!(
            said.ends_with(&format!("hint: {hint}\n")),
            "{arguments:?}: {said}"
        );
    }
    // With a text, it is a title.
    let added = blog.json(["post", "add", "plain", "-b", "Text."]);
    assert_eq!(added["title"], "plain");
    assert_eq!(blog.ok(["post", "count"]), "1\n");
}

#[test]
fn an_empty_file_or_pipe_is_refused_unless_allowed() {
    let blog = Blog::with_posts();
    blog.write("empty.md", "");
    blog.write("blank.md", " \n\n");
    let before = blog.ok(["export", "jsonl"]);
    let table: [(&[&str], &str); 6] = [
        (
            &["post", "add", "Feed", "-F", "-"],
            "standard input is empty",
        ),
        (&["post", "add", "-F", "-"], "standard input is empty"),
        (
            &["post", "add", "Feed", "-F", "empty.md"],
            "empty.md is empty",
        ),
        (&["post", "add", "-F", "blank.md"], "blank.md is empty"),
        (&["post", "set", "1", "-F", "-"], "standard input is empty"),
        (&["post", "set", "1", "-F", "blank.md"], "blank.md is empty"),
    ];
    for (arguments, message) in table {
        let done = blog.feed(arguments, "");
        assert_eq!(done.code, 8, "{arguments:?}: {}", done.stderr);
        let expected = format!("blog: {message}\nhint: --allow-empty accepts an empty text\n");
        assert_eq!(done.stderr, expected, "{arguments:?}");
    }
    for arguments in [
        ["comment", "add", "1", "-F", "-"],
        ["comment", "set", "1", "-F", "-"],
    ] {
        let done = blog.feed(arguments, "");
        assert_eq!(done.code, 8, "{}", done.stderr);
        assert!(done.stderr.contains("is empty\n"), "{}", done.stderr);
    }
    assert_eq!(blog.ok(["export", "jsonl"]), before);
    let done = blog.feed(["post", "add", "Feed", "-F", "-", "--allow-empty"], "");
    assert_eq!(done.code, 0, "{}", done.stderr);
    blog.ok(["post", "set", "1", "-F", "empty.md", "--allow-empty"]);
    blog.ok(["post", "add", "Explicit", "-b", ""]);
    for slug in ["hello", "feed", "explicit"] {
        assert_eq!(blog.json_one(["post", "show", slug])["body"], "", "{slug}");
    }
}

#[test]
fn only_the_name_of_a_markdown_file_is_a_slug() {
    let text = "---\ntitle: On tea\naliases: [/old/]\n---\nText.";
    let note = "note: ignored front matter that a post does not have: aliases\n";
    for (command, slug, ignores) in [
        ("post add -F a.md", "a", false),
        ("post add -F dir/My-Note.MD", "my-note", false),
        ("post add -F tmp.Xk2v", "on-tea", false),
        ("post add -F - < a.md", "on-tea", false),
        ("post add -F /dev/stdin < a.md", "on-tea", false),
        ("post add -F a.md --slug b", "b", false),
        ("post add 'On tea' -F a.md", "on-tea", true),
    ] {
        let blog = Blog::new();
        std::fs::create_dir(blog.folder().join("dir")).unwrap();
        for name in ["a.md", "dir/My-Note.MD", "tmp.Xk2v"] {
            blog.write(name, text);
        }
        let done = blog
            .shell(&format!("cat a.md | exec blog {command}"))
            .output();
        let said = String::from_utf8(done.unwrap().stderr).unwrap();
        assert_eq!(said.contains(note), ignores, "{command}: {said}");
        let post = blog.json_one(["post", "show", slug]);
        assert_eq!(
            post["old_slugs"],
            json!(if ignores { &[][..] } else { &["old"] }),
            "{command}"
        );
    }
}

#[test]
fn the_setting_new_posts_decides_unless_an_option_or_the_file_does() {
    let blog = Blog::new();
    blog.write("dated.md", "---\ntitle: T\ndate: 2026-01-02\n---\nText.");
    blog.write("said.md", "---\ntitle: T\ndraft: false\n---\nText.");
    blog.write("later.md", "---\ntitle: T\ndate: 2030-01-02\n---\nText.");
    blog.write("draft.md", "---\ntitle: T\ndraft: true\n---\nText.");
    let table = [
        ("T -b x", "published", "draft"),
        ("T -b x --draft", "draft", "draft"),
        ("T -b x --publish", "published", "published"),
        ("T -b x --at 2030-01-02", "scheduled", "scheduled"),
        ("T -F dated.md", "published", "published"),
        ("T -F said.md", "published", "published"),
        ("T -F later.md", "scheduled", "scheduled"),
        ("T -F later.md --publish", "published", "published"),
        ("T -F draft.md", "draft", "draft"),
        ("T -F draft.md --publish", "published", "published"),
        ("T -F dated.md --draft", "draft", "draft"),
    ];
    for (setting, is_draft) in [("published", false), ("draft", true)] {
        blog.ok(["config", "set", "new_posts", setting]);
        for (arguments, published, draft) in table {
            let added = blog.json(["post", "add"].into_iter().chain(arguments.split(' ')));
            let status = if is_draft { draft } else { published };
            assert_eq!(added["status"], status, "{setting}: {arguments}");
        }
    }
    // A past date stays.
    let added = blog.json(["post", "add", "T", "-F", "dated.md", "--publish"]);
    assert_eq!(added["published_at"], "2026-01-02T00:00:00Z");
    for options in [
        "--publish --draft",
        "--publish --at now",
        "--draft --at now",
    ] {
        let add = ["post", "add", "T", "-b", "x"].into_iter();
        blog.fails(2, add.chain(options.split(' ')));
    }
}
