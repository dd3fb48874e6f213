//! `edit` and `add` with an editor: a script in a pseudo-terminal.

use std::fs;

use crate::common::{Blog, lacks};
use crate::drafts::{assert_kept, kept};

/// Runs a command in a terminal with this script as the editor.
fn edit(blog: &mut Blog, script: &str, arguments: &[&str]) -> (i32, String) {
    blog.set_editor(script);
    blog.in_terminal(80, arguments).end()
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
    assert_eq!(post["author"], serde_json::Value::Null);
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
fn a_draft_without_its_draft_field_is_published() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::with_posts();
    let (code, shown) = edit(
        &mut blog,
        "sed -i /^draft/d \"$1\"",
        &["post", "edit", "plan"],
    );
    assert_eq!(code, 0, "{shown}");
    let post = blog.json_one(["post", "show", "plan"]);
    assert_eq!(post["published_at"], "2026-11-23T12:00:00Z");
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
