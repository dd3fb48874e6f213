//! `edit` and `add` with an editor: a script in a pseudo-terminal.

use std::fs;

use serde_json::{Value, json};

use crate::common::{Blog, lacks};
use crate::drafts::{assert_kept, kept};

/// Runs a command in a terminal with this script as the editor; answers no to questions.
fn edit(blog: &mut Blog, script: &str, arguments: &[&str]) -> (i32, String) {
    answer("n", blog, script, arguments)
}

/// The same with another answer.
fn answer(answer: &str, blog: &mut Blog, script: &str, arguments: &[&str]) -> (i32, String) {
    blog.set_editor(script);
    blog.in_terminal(200, arguments).end_answering(answer)
}

const POST: [&str; 3] = ["post", "edit", "hello"];
const COMMENT: [&str; 3] = ["comment", "edit", "1"];

#[test]
fn the_editor_gets_every_editable_field() {
    let mut blog = Blog::with_posts();
    blog.ok([
        "post",
        "set",
        "1",
        "--summary",
        "It's: \"so\"",
        "--close-comments",
    ]);
    let (code, shown) = edit(&mut blog, "cp \"$1\" seen.md", &POST);
    assert_eq!((code, shown.as_str()), (0, "unchanged post 1 \"Hello\"\n"));
    assert_eq!(
        fs::read_to_string(blog.folder().join("seen.md")).unwrap(),
        "---\ntitle: Hello\nslug: hello\ndate: 2026-11-23T12:00:00Z\nauthor: Ann\n\
         summary: \"It's: \\\"so\\\"\"\ntags: [life, rust]\ncomments: false\n---\n\nSome *text*."
    );
}

#[test]
fn the_editor_shows_the_date_in_the_zone_of_the_blog() {
    let mut blog = Blog::with_posts();
    blog.ok(["config", "set", "time_zone", "Europe/Berlin"]);
    let script = "cp \"$1\" seen.md; echo More. >> \"$1\"";
    let (code, shown) = edit(&mut blog, script, &POST);
    assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Hello\"\n"));
    let seen = fs::read_to_string(blog.folder().join("seen.md")).unwrap();
    assert!(
        seen.contains("\ndate: 2026-11-23T13:00:00+01:00\n"),
        "{seen}"
    );
    let post = blog.json_one(["post", "show", "1"]);
    assert_eq!(post["published_at"], "2026-11-23T12:00:00Z");
}

#[test]
fn the_edited_text_is_stored_and_its_file_removed() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::with_posts();
    let script = "sed -i -e s/Hello/Bye/ -e s/life/death/ -e s/Some/More/ -e /^author/d \"$1\"";
    let (code, shown) = edit(&mut blog, script, &POST);
    assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Bye\"\n"));
    let post = blog.json_one(["post", "show", "hello", "--no-comments"]);
    assert_eq!(post["title"], "Bye");
    assert_eq!(post["tags"], serde_json::json!(["death", "rust"]));
    assert_eq!(post["body"], "More *text*.");
    // The line was removed.
    assert_eq!(post["author"], "Ann");
    assert_eq!(post["revision"], 2);
    let (code, shown) = edit(&mut blog, "printf New. > \"$1\"", &COMMENT);
    assert_eq!(
        (code, shown.as_str()),
        (0, "changed comment 1 by Bob on post 1 hello\n")
    );
    assert_eq!(blog.ok(["comment", "show", "1", "--raw"]), "New.");
    assert!(kept(&blog).is_empty());
}

#[test]
fn a_key_that_is_removed_stays_and_an_empty_value_clears() {
    if lacks("sed") {
        return;
    }
    let table = [
        ("/^tags/d", "tags", json!(["life", "rust"])),
        ("s/^tags:.*/tags: []/", "tags", json!([])),
        ("s/^tags:.*/tags:/", "tags", json!([])),
        ("/^author/d", "author", json!("Ann")),
        ("s/^author:.*/author: ''/", "author", Value::Null),
        ("s/^author:.*/author:/", "author", Value::Null),
        ("/^summary/d", "summary", json!("Short.")),
        ("s/^summary:.*/summary:/", "summary", Value::Null),
        ("/^comments/d", "comments_open", json!(false)),
        (
            "s/^comments:.*/comments: true/",
            "comments_open",
            json!(true),
        ),
        ("/^date/d", "published_at", json!("2026-11-23T12:00:00Z")),
        ("/^title/d", "title", json!("Hello")),
        ("/^slug/d", "slug", json!("hello")),
        ("s/^title:.*/draft: true/", "status", json!("draft")),
    ];
    for (change, field, value) in table {
        let mut blog = Blog::with_posts();
        blog.ok([
            "post",
            "set",
            "1",
            "--summary",
            "Short.",
            "--close-comments",
        ]);
        let script = format!("sed -i \"{change}\" \"$1\"; echo More. >> \"$1\"");
        let (code, shown) = edit(&mut blog, &script, &POST);
        assert_eq!(
            (code, shown.as_str()),
            (0, "changed post 1 \"Hello\"\n"),
            "{change}"
        );
        assert_eq!(
            blog.json_one(["post", "show", "1"])[field],
            value,
            "{change}"
        );
    }
    // A draft stays one, unless its field says otherwise.
    for (change, status) in [
        ("/^draft/d", "draft"),
        ("s/^draft.*/draft: false/", "published"),
    ] {
        let mut blog = Blog::with_posts();
        let script = format!("sed -i '{change}' \"$1\"");
        let (code, shown) = edit(&mut blog, &script, &["post", "edit", "plan"]);
        assert_eq!(code, 0, "{shown}");
        assert_eq!(blog.json_one(["post", "show", "plan"])["status"], status);
    }
}

#[test]
fn unknown_keys_are_named_by_every_command_that_reads_front_matter() {
    if lacks("sed") {
        return;
    }
    let note = "note: ignored front matter that a post does not have: ";
    let mut blog = Blog::with_posts();
    let script = "sed -i 's/^slug/titel: x\\nlastmod: 2020-01-01\\nslug/' \"$1\"; echo x >> \"$1\"";
    let (code, shown) = edit(&mut blog, script, &POST);
    assert_eq!(code, 0, "{shown}");
    assert!(
        shown.contains(&format!("{note}lastmod, titel\n")),
        "{shown}"
    );
    blog.write(
        "a.md",
        "---\ntitle: A\nlayout: x\nmood: good\nurl: /old/\n---\nText.",
    );
    for (arguments, keys) in [
        (["post", "add", "-F", "a.md"], "layout, mood"),
        (["post", "set", "2", "-Fa.md"], "url, layout, mood"),
    ] {
        let done = blog.run(arguments);
        assert_eq!(done.code, 0, "{}", done.stderr);
        assert!(
            done.stderr.contains(&format!("{note}{keys}\n")),
            "{}",
            done.stderr
        );
    }
}

#[test]
fn an_invalid_text_is_edited_again_with_the_error_in_it() {
    if lacks("sed") {
        return;
    }
    let table = [
        ("s/^title:.*/title: [/", "yaml front matter, line "),
        ("s/^title:.*/title: \"\"/", "title is empty"),
        ("s/^date:.*/date: soon/", "`soon` is not a time"),
        ("s/^slug:.*/slug: plan/", "already"),
    ];
    for (break_it, says) in table {
        let mut blog = Blog::with_posts();
        // The first run breaks the text, the second one fixes it.
        let script = format!(
            "if [ -e tried ]; then cp \"$1\" seen; sed -i -e 's/^title:.*/title: Fixed/' \
             -e 's/^date:.*/date: 2026-01-02/' -e 's/^slug:.*/slug: fixed/' \"$1\"; \
             else touch tried; sed -i '{break_it}' \"$1\"; fi"
        );
        let (code, shown) = answer("", &mut blog, &script, &POST);
        assert_eq!(code, 0, "{shown}");
        assert!(shown.contains("\nEdit again? [Y/n]: "), "{shown}");
        assert!(shown.ends_with("changed post 1 \"Fixed\"\n"), "{shown}");
        let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
        let (_, error) = seen.split_once("\n# error: ").unwrap();
        assert!(error.contains("\n---\n\nSome *text*."), "{seen}");
        let error = error.lines().next().unwrap();
        assert!(
            shown.contains(&format!("{error}\nEdit again?")),
            "{error}: {shown}"
        );
        assert!(error.contains(says) || says == "already", "{error}");
        assert!(kept(&blog).is_empty());
        let post = blog.json_one(["post", "show", "1"]);
        assert_eq!(
            (post["title"].as_str(), post["body"].as_str()),
            (Some("Fixed"), Some("Some *text*."))
        );
    }
}

#[test]
fn the_template_of_a_new_post_says_what_will_become_of_it() {
    let table = [
        ("", "", "false", "published"),
        ("draft", "", "true", "draft"),
        ("draft", "--publish", "false", "published"),
        ("", "--draft", "true", "draft"),
        ("", "--at=2027-01-01", "false", "scheduled"),
        ("draft", "--at=2027-01-01", "false", "scheduled"),
    ];
    for (setting, option, draft, status) in table {
        let mut blog = Blog::new();
        if !setting.is_empty() {
            blog.ok(["config", "set", "new_posts", setting]);
        }
        let mut add = vec!["post", "add", "New"];
        add.extend((!option.is_empty()).then_some(option));
        let (code, shown) = edit(&mut blog, "cp \"$1\" seen; echo Text. >> \"$1\"", &add);
        assert_eq!(code, 0, "{shown}");
        let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
        let help: Vec<&str> = seen.lines().filter(|line| line.starts_with("# ")).collect();
        assert!(seen.contains(&format!("\ndraft: {draft}\n# ")), "{seen}");
        assert_eq!(help.len(), 4, "{seen}");
        assert!(seen.ends_with(&format!("{}\n---\n\n", help[3])), "{seen}");
        let post = blog.json_one(["post", "show", "new"]);
        assert_eq!(post["status"], status, "{setting} {option}");
        assert_eq!(post["body"], "Text.\n");
    }
}

#[test]
fn a_reply_shows_the_comment_and_stores_only_what_was_typed() {
    let quoted = "\n# ------------------------ >8 ------------------------\n\
                  # Write the reply above. This line and the lines below are removed.\n#\n\
                  # Comment 1 by Bob:\n#   Welcome!\n";
    let table = [
        ("echo Below. >> \"$1\"", "Below.\n"),
        ("{ echo Above.; cat seen; } > \"$1\"", "Above.\n\n"),
        ("echo Only. > \"$1\"", "Only.\n"),
        (
            "{ echo '# A heading'; cat seen; } > \"$1\"",
            "# A heading\n\n",
        ),
        // A part of the quoted comment was removed.
        ("{ echo Yes.; head -n 5 seen; } > \"$1\"", "Yes.\n\n"),
    ];
    for (script, body) in table {
        let mut blog = Blog::with_posts();
        let script = format!("cp \"$1\" seen; {script}");
        let (code, shown) = edit(&mut blog, &script, &["comment", "reply", "1"]);
        assert_eq!(code, 0, "{shown}");
        let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
        assert_eq!(seen, quoted);
        assert_eq!(blog.json(["comment", "show", "4"])["body"], body);
    }
    for script in [":", "touch \"$1\"", "echo >> \"$1\""] {
        let mut blog = Blog::with_posts();
        let (code, shown) = edit(&mut blog, script, &["comment", "reply", "1"]);
        assert_eq!(code, 1, "{shown}");
        assert!(shown.contains("nothing was written"), "{shown}");
        assert!(kept(&blog).is_empty());
    }
}

#[test]
fn an_unchanged_or_emptied_text_changes_nothing() {
    let mut blog = Blog::with_posts();
    let before = fs::read(blog.file()).unwrap();
    for (script, code, says) in [
        (":", 0, "unchanged "),
        ("touch \"$1\"", 0, "unchanged "),
        (": > \"$1\"", 1, "the text is empty, so nothing was changed"),
        ("echo > \"$1\"", 1, "the text is empty"),
        (
            "exit 3",
            1,
            "failed: it ended with exit status: 3\nhint: BLOG_EDITOR",
        ),
    ] {
        for arguments in [POST, COMMENT] {
            let (ended, shown) = edit(&mut blog, script, &arguments);
            assert_eq!(ended, code, "{script}: {shown}");
            assert!(shown.contains(says), "{script}: {shown}");
            assert!(kept(&blog).is_empty(), "{script}: {shown}");
        }
    }
    assert!(before == fs::read(blog.file()).unwrap());
}

#[test]
fn an_editor_that_fails_to_start_is_named() {
    for editor in ["/no/such/editor", "'unclosed"] {
        let mut blog = Blog::with_posts();
        blog.set("VISUAL", editor);
        blog.set("EDITOR", "true");
        let (code, shown) = blog.in_terminal(80, POST).end();
        assert_eq!(code, 1, "{shown}");
        assert!(
            shown.contains(&format!("the editor `{editor}` failed: ")),
            "{shown}"
        );
        assert!(shown.contains("hint: BLOG_EDITOR, VISUAL or EDITOR names another"));
        assert!(kept(&blog).is_empty());
    }
}

#[test]
fn a_text_is_kept_when_the_editor_fails() {
    for (end, says) in [
        ("exit 1", "failed: it ended with exit status: 1\nhint: "),
        (
            "kill -9 $$",
            "failed: it ended with signal: 9 (SIGKILL)\nhint: ",
        ),
    ] {
        let mut blog = Blog::with_posts();
        let (code, shown) = edit(&mut blog, &format!("echo typed >> \"$1\"; {end}"), &POST);
        assert_eq!(code, 1, "{shown}");
        assert!(shown.contains(says), "{shown}");
        assert!(assert_kept(&blog, &shown).ends_with("Some *text*.typed\n"));
        assert_eq!(blog.ok(["post", "show", "1", "--raw"]), "Some *text*.");
    }
}

#[test]
fn an_editor_gets_its_options_before_the_file() {
    let mut blog = Blog::with_posts();
    let folder = blog.folder().join("my editor's");
    fs::create_dir(&folder).unwrap();
    fs::write(
        folder.join("it.sh"),
        "printf '%s\\n' \"$@\" > seen; echo typed >> \"$3\"",
    )
    .unwrap();
    let editor = "sh \"$PWD/my editor's/it.sh\" --wait 'a  \"b\"'";
    let editor = editor.replace("$PWD", &blog.folder().display().to_string());
    blog.set("EDITOR", editor);
    let (code, shown) = blog.in_terminal(80, POST).end();
    assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Hello\"\n"));
    let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
    assert!(seen.starts_with("--wait\na  \"b\"\n/"), "{seen}");
    assert!(seen.ends_with("/text.md\n"), "{seen}");
}

#[test]
fn an_editor_can_replace_the_file() {
    let mut blog = Blog::with_posts();
    let script = "cp \"$1\" \"$1~\"; echo typed >> \"$1~\"; mv \"$1~\" \"$1\"; : > \"$1~\"";
    let (code, shown) = edit(&mut blog, script, &POST);
    assert_eq!(code, 0, "{shown}");
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "Some *text*.typed\n"
    );
    assert!(kept(&blog).is_empty());
}

#[test]
fn an_unreadable_text_is_kept_unchanged() {
    for (script, says, length) in [
        (
            "printf 'typed \\377' >> \"$1\"",
            "is not UTF-8 text at byte ",
            7,
        ),
        ("printf 'typed \\0' >> \"$1\"", "NUL", 7),
        (
            "head -c 10000001 /dev/zero | tr '\\0' x >> \"$1\"",
            " over ",
            10_000_001,
        ),
        (
            "head -c 67108865 /dev/zero >> \"$1\"",
            "is over 64 MiB",
            67_108_865,
        ),
    ] {
        for (arguments, before) in [(POST, "*text*."), (COMMENT, "Welcome!")] {
            let mut blog = Blog::with_posts();
            let (code, shown) = edit(&mut blog, script, &arguments);
            assert_eq!(code, 8, "{script}: {shown}");
            assert!(shown.contains(says), "{script}: {shown}");
            let text = assert_kept(&blog, &shown);
            let typed = text.split_once(before).unwrap().1;
            assert_eq!(typed.chars().count(), length, "{script}");
        }
    }
}

#[test]
fn an_invalid_text_is_kept() {
    if lacks("sed") {
        return;
    }
    for (script, code, says) in [
        (
            "sed -i 's/^title:.*/title: [/' \"$1\"",
            8,
            "yaml front matter, line ",
        ),
        (
            "sed -i 's/^title:.*/title: \"\"/' \"$1\"",
            8,
            "title is empty",
        ),
        (
            "sed -i 's/^date:.*/date: soon/' \"$1\"",
            8,
            "`soon` is not a time",
        ),
        (
            "sed -i 's/^slug:.*/slug: plan/' \"$1\"",
            4,
            "`--slug plan-2` is free; your text",
        ),
        (
            "sed -i 's/^slug:.*/slug: A b/' \"$1\"",
            8,
            "slug `A b` is not usable",
        ),
    ] {
        let mut blog = Blog::with_posts();
        let before = blog.json(["post", "list"]);
        let (ended, shown) = edit(&mut blog, script, &POST);
        assert_eq!(ended, code, "{script}: {shown}");
        assert!(shown.contains(says), "{script}: {shown}");
        assert!(assert_kept(&blog, &shown).ends_with("Some *text*."));
        assert_eq!(blog.json(["post", "list"]), before);
    }
}

#[test]
fn a_text_removed_by_the_editor_is_reported() {
    let mut blog = Blog::with_posts();
    let (code, shown) = edit(&mut blog, "rm \"$1\"", &POST);
    assert_eq!(code, 1, "{shown}");
    assert!(
        shown.contains("the editor removed the text, so nothing was changed"),
        "{shown}"
    );
    assert!(!shown.contains("your text is kept"), "{shown}");
    assert!(kept(&blog).is_empty());
}

#[test]
fn a_folder_at_the_path_of_a_text_is_left_alone() {
    let mut blog = Blog::with_posts();
    let script = "rm \"$1\"; mkdir \"$1\"; echo typed > \"$1/precious\"";
    let (code, shown) = edit(&mut blog, script, &POST);
    assert_eq!(code, 8, "{shown}");
    assert!(
        shown.contains("the editor left a folder in the place of the text\n"),
        "{shown}"
    );
    let [path] = kept(&blog).try_into().unwrap();
    assert!(
        shown.contains(&format!("kept in {}", path.display())),
        "{shown}"
    );
    assert!(path.join("precious").exists());
}

#[test]
fn an_emptied_value_is_removed() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::with_posts();
    blog.ok(["post", "set", "1", "--summary", "Short."]);
    let script = "sed -i -e 's/^summary:.*/summary: \"\"/' -e 's/^author:.*/author: \"\"/' \"$1\"";
    let (code, shown) = edit(&mut blog, script, &POST);
    assert_eq!(code, 0, "{shown}");
    assert_eq!(
        blog.json_one(["post", "show", "1"])["summary"],
        serde_json::Value::Null
    );
}

#[test]
fn without_a_text_posts_and_comments_are_written_in_the_editor() {
    let mut blog = Blog::with_posts();
    let add = [
        "post", "add", "New", "--tag", "x", "--draft", "--author", "Eve",
    ];
    let (code, shown) = edit(&mut blog, "echo Body. >> \"$1\"", &add);
    assert_eq!((code, shown.as_str()), (0, "added post 3 new (draft)\n"));
    let post = blog.json_one(["post", "show", "new"]);
    assert_eq!(post["body"].as_str().unwrap().trim(), "Body.");
    assert_eq!(post["author"], "Eve");
    assert_eq!(post["tags"], serde_json::json!(["x"]));
    let add = ["comment", "add", "new", "--author", "Bob"];
    let (code, shown) = edit(&mut blog, "echo Hi. > \"$1\"", &add);
    assert_eq!(code, 0, "{shown}");
    assert_eq!(blog.json(["comment", "show", "4"])["body"], "Hi.\n");
    assert!(kept(&blog).is_empty());
    // Nothing was typed.
    for arguments in [&["post", "add", "Other"][..], &add] {
        let (code, shown) = edit(&mut blog, ":", arguments);
        assert_eq!(code, 1, "{shown}");
        assert!(shown.contains("nothing was written"), "{shown}");
    }
    // The text is refused; a comment on a post that does not exist opens no editor.
    let (code, shown) = edit(&mut blog, "echo Body. >> \"$1\"", &["post", "add"]);
    assert_eq!(code, 8, "{shown}");
    assert!(assert_kept(&blog, &shown).ends_with("Body.\n"));
    let (code, shown) = edit(&mut blog, "touch begun", &["comment", "add", "nothing"]);
    assert_eq!(code, 3, "{shown}");
    assert!(!blog.folder().join("begun").exists());
    assert_eq!(blog.ok(["post", "count"]), "3\n");
}

#[test]
fn without_a_terminal_no_editor_is_started() {
    let mut blog = Blog::with_posts();
    blog.set_editor("touch begun");
    for arguments in [
        POST,
        COMMENT,
        ["post", "add", "New"],
        ["comment", "add", "1"],
    ] {
        let said = blog.fails(2, arguments);
        assert!(said.contains("no terminal"), "{said}");
        assert!(said.contains("hint: "), "{said}");
    }
    assert!(!blog.folder().join("begun").exists());
}

#[test]
fn editing_a_missing_item_is_an_error() {
    let mut blog = Blog::with_posts();
    for arguments in [["post", "edit", "nothing"], ["comment", "edit", "9"]] {
        assert_eq!(edit(&mut blog, "touch begun", &arguments).0, 3);
    }
    assert!(!blog.folder().join("begun").exists());
}
