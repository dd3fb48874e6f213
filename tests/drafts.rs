//! Typed texts are never lost: they are kept until they are stored, and `--recover`
//! finds them.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::common::terminal::{Session, start};
use crate::common::{Blog, lacks};

/// Runs a command in a terminal with this script as the editor; answers no to questions.
fn edit(blog: &mut Blog, script: &str, command: &str) -> (i32, String) {
    begin(blog, script, command).end_answering("n")
}

fn begin(blog: &mut Blog, script: &str, command: &str) -> Session {
    blog.set_editor(script);
    blog.in_terminal(200, command.split(' '))
}

/// The kept texts of all blogs.
pub fn kept(blog: &Blog) -> Vec<PathBuf> {
    let mut folders = vec![blog.folder().join(".local/state/blog/drafts")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("text.md") {
                folders.push(path);
            } else if path.ends_with("text.md") {
                texts.push(path);
            }
        }
    }
    texts
}

/// Asserts that one text is kept and that the hint names it and the command to recover
/// it; returns the text.
pub fn assert_kept(blog: &Blog, shown: &str) -> String {
    let [path] = kept(blog).try_into().unwrap();
    let hint = format!("your text is kept in {}; `blog ", path.display());
    assert!(shown.contains(&hint), "{shown}");
    assert!(shown.contains("--recover"), "{shown}");
    for path in path.ancestors().take_while(|&path| path != blog.folder()) {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let private = if path.is_dir() { 0o700 } else { 0o600 };
        // The parent folders are private.
        if path.starts_with(blog.folder().join(".local/state/blog")) {
            assert_eq!(mode, private, "{}", path.display());
        }
    }
    String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()
}

/// Waits until the file exists.
fn wait_for(path: &Path) {
    let end = Instant::now() + Duration::from_secs(120);
    while !path.exists() {
        assert!(Instant::now() < end, "{} was not created", path.display());
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// An editor that types, creates `ready`, and stays open until `close` is written.
const STAYS_OPEN: &str = "echo typed >> \"$1\"; : > ready; read line < close";

/// Starts a command with an editor that stays open.
fn open(blog: &mut Blog, command: &str) -> Session {
    let close = blog.folder().join("close");
    let made = Command::new("mkfifo").arg(&close).status().unwrap();
    assert!(made.success());
    let session = begin(blog, STAYS_OPEN, command);
    wait_for(&blog.folder().join("ready"));
    session
}

/// Closes the last editor.
fn close(blog: &Blog) {
    fs::write(blog.folder().join("close"), "\n").unwrap();
    fs::remove_file(blog.folder().join("close")).unwrap();
    fs::remove_file(blog.folder().join("ready")).unwrap();
}

#[test]
fn a_text_that_could_not_be_stored_is_recovered() {
    let table = r#"
        post edit hello   | post edit 1      | 1
        post edit 1       | post edit        | 1
        post add New      | post add         | 3
        post add New      | post edit        | 3
        comment edit 1    | comment edit 1   | 1
        comment edit 1    | comment edit     | 1
        comment add hello | comment add 1    | 4
        comment reply 1   | comment reply 1  | 4
    "#;
    for row in table.trim().lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let &[command, again, id] = &cells[..] else {
            panic!("{row}");
        };
        let noun = command.split(' ').next().unwrap();
        let mut blog = Blog::with_posts();
        let other = blog.sqlite();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let busy = format!("{command} --timeout 1");
        let (code, shown) = edit(&mut blog, "echo typed >> \"$1\"", &busy);
        assert_eq!(code, 5, "{row}: {shown}");
        let text = assert_kept(&blog, &shown);
        assert!(text.ends_with("typed\n"), "{row}: {text}");
        // A second failure keeps the text, too.
        let again = format!("{again} --recover");
        let (code, shown) = edit(&mut blog, "echo more >> \"$1\"; exit 1", &again);
        assert_eq!(code, 1, "{row}: {shown}");
        assert_eq!(assert_kept(&blog, &shown), text + "more\n");
        other.execute_batch("ROLLBACK").unwrap();
        // An unchanged recovered text is stored, because it was not stored before.
        let (code, shown) = edit(&mut blog, "cp \"$1\" seen", &again);
        assert_eq!(code, 0, "{row}: {shown}");
        let shown = blog.ok([noun, "show", id, "--raw"]);
        assert!(shown.ends_with("typed\nmore\n"), "{row}: {shown}");
        let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
        assert!(seen.ends_with(&shown), "{row}: {seen}");
        assert!(kept(&blog).is_empty(), "{row}");
        let (code, shown) = edit(&mut blog, "touch begun", &again);
        assert_eq!(code, 3, "{row}: {shown}");
        assert!(
            shown.contains("blog: there is no kept text\nhint: "),
            "{shown}"
        );
        assert!(!blog.folder().join("begun").exists());
    }
}

#[test]
fn an_invalid_text_is_fixed_in_the_same_file() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::with_posts();
    let break_it = "echo \"$1\" > path; sed -i 's/^title:.*/title: [/' \"$1\"";
    let (code, shown) = edit(&mut blog, break_it, "post edit 1");
    assert_eq!(code, 8, "{shown}");
    assert_kept(&blog, &shown);
    let path = fs::read_to_string(blog.folder().join("path")).unwrap();
    let mend = "echo \"$1\" > path; sed -i 's/^title:.*/title: Mended/' \"$1\"";
    let (code, shown) = edit(&mut blog, mend, "post edit hello --recover");
    assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Mended\"\n"));
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "Mended");
    assert_eq!(
        fs::read_to_string(blog.folder().join("path")).unwrap(),
        path
    );
}

#[test]
fn a_new_edit_offers_a_kept_text() {
    for (command, note) in [
        (
            "post edit 1",
            "an unsaved text of this post is kept. Go on with it? [Y/n]: ",
        ),
        (
            "post add",
            "an unsaved text of a new post is kept. Go on with it? [Y/n]: ",
        ),
        (
            "comment edit 1",
            "an unsaved text of this comment is kept. ",
        ),
        (
            "comment add 1",
            "an unsaved text of a new comment on this post is kept. ",
        ),
        (
            "comment reply 1",
            "an unsaved text of a reply to this comment is kept. Go on with it? [Y/n]: ",
        ),
    ] {
        let mut blog = Blog::with_posts();
        let (_, shown) = edit(&mut blog, "echo typed >> \"$1\"; exit 1", command);
        let text = assert_kept(&blog, &shown);
        assert!(!shown.contains("note: "), "{shown}");
        let (_, shown) = edit(&mut blog, ":", command);
        assert!(shown.starts_with(note), "{shown}");
        let [path] = kept(&blog).try_into().unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), text);
        let (_, shown) = edit(&mut blog, ":", "post edit 2");
        assert_eq!(shown, "unchanged post 2 \"Plan\"\n");
    }
}

#[test]
fn one_of_several_kept_texts_must_be_named() {
    let mut blog = Blog::with_posts();
    let fail = "echo typed >> \"$1\"; exit 1";
    for command in [
        "post edit 1",
        "post edit 2",
        "post add",
        "comment edit 1",
        "comment edit 3",
    ] {
        assert_eq!(edit(&mut blog, fail, command).0, 1);
    }
    let (code, shown) = edit(&mut blog, "touch begun", "post edit --recover");
    assert_eq!(code, 2, "{shown}");
    for (name, again) in [
        ("post 1", "`blog post edit 1 --recover`"),
        ("post 2", "`blog post edit 2 --recover`"),
        ("a new post", "`blog post add --recover`"),
    ] {
        assert!(shown.contains(name) && shown.contains(again), "{shown}");
    }
    assert!(!shown.contains("comment"), "{shown}");
    let (code, shown) = edit(&mut blog, "touch begun", "comment edit --recover");
    assert_eq!(code, 2, "{shown}");
    assert!(shown.contains("`blog comment edit 3 --recover`"), "{shown}");
    assert!(!blog.folder().join("begun").exists());
    assert_eq!(kept(&blog).len(), 5);
    // Without an id, the newest text of the post is recovered.
    assert_eq!(
        edit(&mut blog, "echo newer >> \"$1\"; exit 1", "post edit 1").0,
        1
    );
    assert_eq!(edit(&mut blog, ":", "post edit 1 --recover").0, 0);
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "Some *text*.newer\n"
    );
    assert_eq!(kept(&blog).len(), 5);
}

#[test]
fn an_edit_conflict_shows_the_difference_and_keeps_both_texts() {
    for (noun, text) in [("post", "Some *text*."), ("comment", "Welcome!")] {
        let mut blog = Blog::with_posts();
        let session = open(&mut blog, &format!("{noun} edit 1"));
        blog.ok([noun, "set", "1", "-b", "Theirs.\n"]);
        close(&blog);
        let difference = format!("\n-Theirs.\n+{text}typed\n");
        let (code, shown) = session.end_answering("n");
        assert_eq!(code, 4, "{shown}");
        assert!(shown.starts_with("--- stored\n+++ yours\n@@ -"), "{shown}");
        assert!(shown.contains(&difference), "{shown}");
        assert!(shown.contains("was changed by someone else"), "{shown}");
        let force = format!("`blog {noun} edit 1 --recover --force`");
        assert!(shown.contains(&force), "{shown}");
        assert!(assert_kept(&blog, &shown).ends_with("typed\n"));
        assert_eq!(blog.ok([noun, "show", "1", "--raw"]), "Theirs.\n");
        // The conflict stays until the other version was seen.
        let again = format!("{noun} edit 1 --recover");
        let (code, shown) = edit(&mut blog, "touch begun", &again);
        assert_eq!(code, 4, "{shown}");
        assert!(shown.contains(&difference), "{shown}");
        assert!(!blog.folder().join("begun").exists());
        assert_kept(&blog, &shown);
        let (code, shown) = edit(&mut blog, "echo more >> \"$1\"", &(again + " --force"));
        assert_eq!(code, 0, "{shown}");
        assert_eq!(
            blog.ok([noun, "show", "1", "--raw"]),
            format!("{text}typed\nmore\n")
        );
        assert!(kept(&blog).is_empty());
    }
}

/// An editor that replaces a line, and passes a merge with conflicts on to `resolve`.
fn changing(line: &str, resolve: &str) -> String {
    format!(
        "if grep -q '^<<<<<<< yours$' \"$1\"; then cp \"$1\" seen; {resolve}; else \
         sed -i '{line}' \"$1\"; : > ready; read line < close; fi"
    )
}

#[test]
fn changes_of_other_lines_are_merged() {
    if lacks("sed") {
        return;
    }
    for answer in ["", "n"] {
        let mut blog = Blog::with_posts();
        blog.ok(["post", "set", "1", "-b", "One.\nTwo.\nThree.\n"]);
        let made = Command::new("mkfifo")
            .arg(blog.folder().join("close"))
            .status();
        assert!(made.unwrap().success());
        let session = begin(&mut blog, &changing("s/Three/3/", ":"), "post edit 1");
        wait_for(&blog.folder().join("ready"));
        blog.ok(["post", "set", "1", "--title", "Theirs", "--add-tag", "new"]);
        close(&blog);
        let (code, shown) = session.end_answering(answer);
        let question = "post hello was changed by someone else in the meantime, on other lines. \
                        Store both changes? [Y/n]: ";
        assert!(shown.contains(question), "{shown}");
        assert!(shown.starts_with("--- stored\n+++ yours\n@@ -"), "{shown}");
        let post = blog.json_one(["post", "show", "1"]);
        assert_eq!(post["title"], "Theirs");
        assert_eq!(post["tags"].as_array().unwrap().len(), 3);
        if answer == "n" {
            assert_eq!(code, 4, "{shown}");
            assert_eq!(post["body"], "One.\nTwo.\nThree.\n");
            assert!(assert_kept(&blog, &shown).ends_with("3.\n"));
            // The kept text is merged, too, and opened.
            blog.set_editor("cp \"$1\" seen");
            let session = blog.in_terminal(200, ["post", "edit", "1", "--recover"]);
            let (code, shown) = session.end_answering("y");
            assert_eq!(code, 0, "{shown}");
            let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
            assert!(seen.starts_with("---\ntitle: Theirs\n"), "{seen}");
        } else {
            assert_eq!(code, 0, "{shown}");
        }
        let post = blog.json_one(["post", "show", "1"]);
        assert_eq!(
            (&post["title"], &post["body"]),
            (&"Theirs".into(), &"One.\nTwo.\n3.\n".into())
        );
        assert!(kept(&blog).is_empty());
        blog.assert_sound();
    }
}

#[test]
fn conflicts_are_resolved_in_the_editor() {
    if lacks("sed") {
        return;
    }
    let merged = "<<<<<<< yours\nMine.\n=======\nTheirs.\n>>>>>>> stored\nTwo.\n";
    let resolve = "sed -i -e '/^[<=]/d' -e '/^>>>>/d' \"$1\"";
    for noun in ["post", "comment"] {
        for (resolve, stored) in [
            (resolve, "Mine.\nTheirs.\nTwo.\n"),
            (":", "Theirs.\nTwo.\n"),
        ] {
            let mut blog = Blog::with_posts();
            blog.ok([noun, "set", "1", "-b", "One.\nTwo.\n"]);
            let made = Command::new("mkfifo")
                .arg(blog.folder().join("close"))
                .status();
            assert!(made.unwrap().success());
            let script = changing("s/One/Mine/", resolve);
            let mut session = begin(&mut blog, &script, &format!("{noun} edit 1"));
            wait_for(&blog.folder().join("ready"));
            blog.ok([noun, "set", "1", "-b", "Theirs.\nTwo.\n"]);
            close(&blog);
            session.expect("Merge the two versions in the editor (1 conflict)? [Y/n]: ");
            session.send("\n");
            if resolve == ":" {
                session.expect("the text has a conflict marker on line ");
                session.expect("Edit again? [Y/n]: ");
                session.send("n\n");
            }
            let (code, shown) = session.end();
            let seen = fs::read_to_string(blog.folder().join("seen")).unwrap();
            assert!(seen.ends_with(merged), "{seen}");
            if resolve == ":" {
                assert_eq!(code, 8, "{shown}");
                assert!(assert_kept(&blog, &shown).ends_with(merged));
            } else {
                assert_eq!(code, 0, "{shown}");
                assert!(kept(&blog).is_empty());
            }
            assert_eq!(blog.ok([noun, "show", "1", "--raw"]), stored);
        }
    }
}

#[test]
fn an_interrupted_text_of_a_new_post_becomes_a_draft() {
    if lacks("sed") {
        return;
    }
    let typed = "sed -i 's/^title:.*/title: Typed/' \"$1\"; echo Text. >> \"$1\"";
    for (interrupt, again, status) in [
        ("exit 1", "post add --recover", "draft"),
        ("kill -9 $$", "post add --recover", "draft"),
        ("exit 1", "post add --recover --publish", "published"),
        // The text is offered.
        ("exit 1", "post add", "draft"),
        ("exit 1", "post edit --recover", "draft"),
    ] {
        let mut blog = Blog::with_posts();
        let (code, shown) = edit(&mut blog, &format!("{typed}; {interrupt}"), "post add");
        assert_eq!(code, 1, "{shown}");
        assert_kept(&blog, &shown);
        assert_eq!(blog.ok(["post", "count"]), "2\n");
        let (code, shown) = begin(&mut blog, ":", again).end_answering("y");
        assert_eq!(code, 0, "{shown}");
        assert_eq!(
            blog.json_one(["post", "show", "typed"])["status"],
            status,
            "{again}"
        );
        let note = "note: a recovered text becomes a draft; `blog post publish 3` publishes it";
        assert_eq!(shown.contains(note), status == "draft", "{shown}");
    }
}

#[test]
fn a_recovered_text_with_a_date_is_not_scheduled() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::with_posts();
    let typed = "sed -i \"s/^title:.*/title: Typed\\ndate: tomorrow 9am/\" \"$1\"; exit 1";
    assert_eq!(edit(&mut blog, typed, "post add").0, 1);
    let (code, shown) = edit(&mut blog, ":", "post add --recover");
    assert_eq!(code, 0, "{shown}");
    let note = "note: a recovered text becomes a draft; \
                `blog post schedule 3 --at 'tomorrow 9am'` sets its date\n";
    assert!(shown.ends_with(note), "{shown}");
    assert_eq!(blog.json_one(["post", "show", "3"])["status"], "draft");
}

#[test]
fn kept_texts_are_listed_with_the_state_of_the_blog() {
    let mut blog = Blog::with_posts();
    let fail = "echo typed >> \"$1\"; exit 1";
    let unsaved = |blog: &Blog| blog.json(Vec::<&str>::new())["unsaved"].clone();
    assert_eq!(unsaved(&blog), serde_json::json!([]));
    for command in ["post add", "post edit 1", "post edit 1", "comment reply 1"] {
        begin(&mut blog, fail, command).end_answering("n");
    }
    // A draft without a text stays: the command writes nothing.
    edit(&mut blog, "kill -9 $PPID", "comment edit 1");
    assert_eq!(kept(&blog).len(), 5);
    let mut listed: Vec<String> = serde_json::from_value(unsaved(&blog)).unwrap();
    listed.sort();
    assert_eq!(
        listed,
        [
            "blog comment reply 1 --recover",
            "blog post add --recover",
            "blog post edit 1 --recover",
        ]
    );
    assert_eq!(kept(&blog).len(), 5);
    let (_, page) = blog.in_terminal(100, Vec::<&str>::new()).end();
    let line = "  blog comment reply 1 --recover opens an unsaved text of a reply to comment 1\n";
    assert!(page.contains(line), "{page}");
}

#[test]
fn different_words_are_highlighted_in_colour() {
    let mut blog = Blog::with_posts();
    let session = open(&mut blog, "post edit 1 --color always");
    blog.ok(["post", "set", "1", "-b", "Some *text*.\u{1b}[2Jtype\n"]);
    close(&blog);
    let (code, shown) = session.end_answering("n");
    assert_eq!(code, 4, "{shown}");
    assert!(
        shown.contains("\u{1b}[1m--- stored\u{1b}[0m\n"),
        "{shown:?}"
    );
    assert!(
        shown.contains("\u{1b}[7m\u{1b}[32mtyped\u{1b}[0m"),
        "{shown:?}"
    );
    assert!(!shown.contains("\u{1b}[2J"), "{shown:?}");
}

#[test]
fn with_force_the_last_save_wins() {
    for noun in ["post", "comment"] {
        let mut blog = Blog::with_posts();
        let session = open(&mut blog, &format!("{noun} edit 1 --force"));
        blog.ok([noun, "set", "1", "-b", "Theirs."]);
        close(&blog);
        let (code, shown) = session.end_answering("n");
        assert_eq!(code, 0, "{shown}");
        let stored = blog.ok([noun, "show", "1", "--raw"]);
        assert!(stored.ends_with("typed\n"), "{stored}");
        assert!(kept(&blog).is_empty());
    }
}

#[test]
fn only_changes_visible_in_the_editor_are_conflicts() {
    for (change, code) in [
        ("UPDATE comment SET revision = 7 WHERE id = 2", 0),
        ("DELETE FROM comment", 0),
        ("UPDATE post SET revision = 7 WHERE id = 2", 0),
        // As if a change had been undone and another one made.
        ("UPDATE post SET body = 'Other.' WHERE id = 1", 4),
        ("UPDATE post SET title = 'Other' WHERE id = 1", 4),
        ("DELETE FROM post_tag", 4),
    ] {
        let mut blog = Blog::with_posts();
        let session = open(&mut blog, "post edit 1");
        blog.sqlite().execute_batch(change).unwrap();
        close(&blog);
        let (ended, shown) = session.end_answering("n");
        assert_eq!(ended, code, "{change}: {shown}");
        if code == 4 {
            let (ended, shown) = edit(&mut blog, ":", "post edit 1 --recover");
            assert_eq!(ended, 4, "{change}: {shown}");
        }
    }
    for (change, code) in [
        ("UPDATE post SET title = 'Other'", 0),
        ("DELETE FROM comment WHERE id = 3", 0),
        ("UPDATE comment SET body = 'Other.'", 4),
    ] {
        let mut blog = Blog::with_posts();
        let session = open(&mut blog, "comment edit 1");
        blog.sqlite().execute_batch(change).unwrap();
        close(&blog);
        let (ended, shown) = session.end_answering("n");
        assert_eq!(ended, code, "{change}: {shown}");
    }
}

#[test]
fn a_text_open_in_an_editor_is_not_recovered() {
    let mut blog = Blog::with_posts();
    let first = open(&mut blog, "post edit 1");
    let (code, shown) = edit(&mut blog, "touch begun", "post edit 1 --recover");
    assert_eq!(code, 3, "{shown}");
    assert!(
        shown.contains("hint: one is being edited right now: /"),
        "{shown}"
    );
    assert!(!blog.folder().join("begun").exists());
    // A second editor has its own file, and saves first.
    let (code, shown) = edit(&mut blog, "echo second >> \"$1\"", "post edit 1");
    assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Hello\"\n"));
    close(&blog);
    let (code, shown) = first.end_answering("n");
    assert_eq!(code, 4, "{shown}");
    assert!(assert_kept(&blog, &shown).ends_with("typed\n"));
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "Some *text*.second\n"
    );
}

#[test]
fn a_killed_program_loses_no_text() {
    let mut blog = Blog::with_posts();
    let mut session = open(&mut blog, "post edit 1");
    session.signal(Signal::KILL);
    // The editor outlives the program, and locks the text until it exits.
    session.wait();
    let (code, shown) = edit(&mut blog, "touch begun", "post edit 1 --recover");
    assert_eq!(code, 3, "{shown}");
    assert!(shown.contains("being edited right now"), "{shown}");
    close(&blog);
    assert_eq!(session.end().0, 128 + 9);
    assert_recovered(&mut blog);
}

#[test]
fn a_signal_that_ends_the_program_ends_the_editor_and_loses_no_text() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut blog = Blog::with_posts();
        let mut session = open(&mut blog, "post edit 1");
        session.signal(signal);
        let (ended, shown) = session.end_answering("n");
        assert_eq!(ended, code, "{shown}");
        assert!(assert_kept(&blog, &shown).ends_with("typed\n"));
        assert_recovered(&mut blog);
    }
}

#[test]
fn the_editor_handles_sigint() {
    for signal in [Signal::INT, Signal::QUIT] {
        let mut blog = Blog::with_posts();
        let mut session = open(&mut blog, "post edit 1");
        session.signal(signal);
        close(&blog);
        let (code, shown) = session.end_answering("n");
        assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Hello\"\n"));
    }
}

#[test]
fn a_text_saved_by_rename_survives_a_signal() {
    let mut blog = Blog::with_posts();
    let script = "echo typed > \"$(dirname \"$1\")/.text.md.swp\"; touch ready; exec sleep 60";
    let mut session = begin(&mut blog, script, "post edit 1");
    wait_for(&blog.folder().join("ready"));
    session.signal(Signal::TERM);
    session.wait();
    let (code, shown) = edit(
        &mut blog,
        "cat \"$(dirname \"$1\")\"/.text*",
        "post edit --recover",
    );
    assert_eq!(
        (code, shown.as_str()),
        (0, "typed\nunchanged post 1 \"Hello\"\n")
    );
    assert!(kept(&blog).is_empty());
}

/// Asserts that the typed text of post 1 is kept, then stores it.
fn assert_recovered(blog: &mut Blog) {
    let (code, shown) = edit(blog, ":", "post edit --recover");
    assert_eq!((code, shown.as_str()), (0, "changed post 1 \"Hello\"\n"));
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "Some *text*.typed\n"
    );
    blog.assert_sound();
}

#[test]
fn an_unchanged_text_is_not_kept() {
    for command in [
        "post edit 1",
        "post add",
        "comment edit 1",
        "comment add 1",
        "comment reply 1",
    ] {
        for script in ["kill -9 $PPID", ": > \"$1\"; kill -9 $PPID"] {
            let mut blog = Blog::with_posts();
            let (code, _) = edit(&mut blog, script, command);
            assert_eq!(code, 128 + 9, "{command}");
            assert_eq!(kept(&blog).len(), 1);
            let (code, shown) = edit(&mut blog, ":", &format!("{command} --recover"));
            assert_eq!(code, 3, "{shown}");
            assert!(kept(&blog).is_empty(), "{command}");
        }
        let mut blog = Blog::with_posts();
        edit(&mut blog, "kill -9 $PPID", command);
        let (_, shown) = edit(&mut blog, ":", command);
        assert!(!shown.contains("note: "), "{shown}");
        assert!(kept(&blog).is_empty(), "{command}");
    }
}

#[test]
fn a_kept_text_that_was_stored_is_removed() {
    for (noun, again) in [
        ("post", " --recover"),
        ("post", ""),
        ("comment", " --recover"),
        ("comment", ""),
    ] {
        let mut blog = Blog::with_posts();
        let command = format!("{noun} edit 1");
        edit(&mut blog, "echo typed >> \"$1\"; exit 1", &command);
        let text = if noun == "post" {
            "Some *text*."
        } else {
            "Welcome!"
        };
        blog.ok([noun, "set", "1", "-b", &format!("{text}typed\n")]);
        let (code, shown) = edit(&mut blog, ":", &(command + again));
        assert_eq!(code, 0, "{shown}");
        assert!(shown.starts_with("unchanged "), "{shown}");
        assert!(kept(&blog).is_empty());
    }
}

#[test]
fn a_kept_text_of_a_removed_item_is_listed() {
    for noun in ["post", "comment"] {
        let mut blog = Blog::with_posts();
        let session = open(&mut blog, &format!("{noun} edit 1"));
        blog.ok([noun, "rm", "1", "--yes"]);
        close(&blog);
        let (code, shown) = session.end_answering("n");
        let [path] = kept(&blog).try_into().unwrap();
        let hint = format!("your text is kept in {}\n", path.display());
        assert_eq!(code, 3, "{shown}");
        assert!(shown.contains(&hint), "{shown}");
        for again in ["edit 1 --recover", "edit --recover"] {
            let (code, shown) = edit(&mut blog, "touch begun", &format!("{noun} {again}"));
            assert_eq!(code, 3, "{shown}");
            assert!(shown.contains(&hint), "{shown}");
        }
        assert!(fs::read_to_string(path).unwrap().ends_with("typed\n"));
    }
}

#[test]
fn kept_texts_belong_to_a_blog_regardless_of_its_path() {
    let mut blog = Blog::with_posts();
    edit(&mut blog, "echo typed >> \"$1\"; exit 1", "post edit 1");
    blog.ok(["init", "other.db"]);
    blog.ok(["--db", "other.db", "post", "add", "Hello", "-b", "x"]);
    let (code, shown) = edit(&mut blog, ":", "post edit 1 --recover --db other.db");
    assert_eq!(code, 3, "{shown}");
    std::os::unix::fs::symlink("blog.db", blog.folder().join("link.db")).unwrap();
    let (code, shown) = edit(&mut blog, ":", "post edit 1 --recover --db ./link.db");
    assert_eq!(code, 0, "{shown}");
    assert!(kept(&blog).is_empty());
}

#[test]
fn a_blog_replaced_during_an_edit_gets_the_text() {
    let mut blog = Blog::with_posts();
    let replace = "echo typed >> \"$1\"; cp blog.db copy; mv copy blog.db";
    let (code, shown) = edit(&mut blog, replace, "post edit 1");
    assert_eq!(code, 0, "{shown}");
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "Some *text*.typed\n"
    );
    // The text is kept if the blog was removed.
    let (code, shown) = edit(&mut blog, "echo more >> \"$1\"; rm blog.db", "post edit 1");
    assert_eq!(code, 3, "{shown}");
    assert!(assert_kept(&blog, &shown).ends_with("typed\nmore\n"));
    blog.ok(["init"]);
    blog.ok(["post", "add", "Other", "-b", "x"]);
    let (code, shown) = edit(&mut blog, "touch begun", "post edit 1 --recover");
    assert_eq!(code, 4, "{shown}");
    assert_kept(&blog, &shown);
}

#[test]
fn the_text_of_a_first_post_is_kept_without_a_blog() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::without_file();
    let fail = "sed -i 's/^title:.*/title: First/' \"$1\"; exit 1";
    let (code, shown) = edit(&mut blog, fail, "post add");
    assert_eq!(code, 1, "{shown}");
    assert_kept(&blog, &shown);
    let (code, shown) = edit(&mut blog, ":", "post add --recover");
    assert_eq!(code, 0, "{shown}");
    assert!(
        shown.contains("added post 1 first (draft)\nnote: a recovered text becomes a draft; "),
        "{shown}"
    );
}

#[test]
fn a_text_for_a_read_only_blog_is_kept() {
    let mut blog = Blog::with_posts();
    blog.set_editor("echo typed >> \"$1\"");
    let as_root = rustix::process::geteuid().is_root();
    if as_root && lacks("setpriv") {
        return;
    }
    let program = blog.copy_program();
    let state = tempfile::tempdir().unwrap();
    fs::set_permissions(state.path(), Permissions::from_mode(0o777)).unwrap();
    blog.set("XDG_STATE_HOME", state.path());
    fs::set_permissions(blog.file(), Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(blog.folder(), Permissions::from_mode(0o555)).unwrap();
    // Permissions do not apply to root.
    let mut command = blog.other(if as_root { "setpriv" } else { "env" });
    if as_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    }
    command.arg(&program).arg("--db").arg(blog.file());
    command.args(["post", "edit", "1"]);
    let (code, shown) = start(200, command).end();
    fs::set_permissions(blog.folder(), Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(blog.file(), Permissions::from_mode(0o644)).unwrap();
    assert_eq!(code, 6, "{shown}");
    assert!(shown.contains("read-only"), "{shown}");
    assert!(shown.contains("; your text is kept in /"), "{shown}");
    let (code, shown) = edit(&mut blog, ":", "post edit 1 --recover");
    assert_eq!(code, 0, "{shown}");
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "Some *text*.typed\n"
    );
}

/// Runs a command in a terminal with a file size limit of `blocks` of 512 bytes, which
/// simulates a full disk.
fn on_a_full_disk(blog: &mut Blog, blocks: u32, script: &str, command: &str) -> (i32, String) {
    blog.set_editor(script);
    let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec blog {command}");
    let mut shell = blog.shell(&line);
    let (arguments, program) = (["-c", &line], shell.get_program().to_owned());
    let environment: Vec<_> = shell
        .get_envs()
        .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
        .collect();
    shell = Command::new(program);
    shell.args(arguments).env_clear().envs(environment);
    shell.current_dir(blog.folder());
    start(200, shell).end()
}

#[test]
fn on_a_full_disk_the_text_is_kept_or_the_editor_not_started() {
    let mut blog = Blog::with_posts();
    // The text fits within the limit, and the journal does not.
    let long = "head -c 90000 /dev/zero | tr '\\0' x >> \"$1\"";
    let (code, shown) = on_a_full_disk(&mut blog, 200, long, "post edit 1");
    assert_eq!(code, 6, "{shown}");
    assert!(assert_kept(&blog, &shown).ends_with("xxxx"));
    assert_eq!(blog.ok(["post", "show", "1", "--raw"]), "Some *text*.");
    let (code, shown) = edit(&mut blog, ":", "post edit 1 --recover");
    assert_eq!(code, 0, "{shown}");
    assert_eq!(blog.ok(["post", "show", "1", "--raw"]).len(), 12 + 90_000);
    blog.assert_sound();
    let (code, shown) = on_a_full_disk(&mut blog, 100, "touch begun", "post edit 1");
    assert_eq!(code, 6, "{shown}");
    assert!(
        shown.contains("cannot keep your text in a file: file too large"),
        "{shown}"
    );
    assert!(!blog.folder().join("begun").exists());
    assert!(kept(&blog).is_empty());
}

/// Number of kills during an edit; `EDITOR_KILLS` overrides it.
const KILLS: u32 = 20;

#[test]
fn no_kill_at_any_moment_loses_a_text() {
    let kills = std::env::var("EDITOR_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let mut blog = Blog::with_posts();
    let stored = |blog: &Blog| blog.ok(["post", "show", "1", "--raw"]);
    let start = Instant::now();
    edit(
        &mut blog,
        "echo typed >> \"$1\"; sync \"$1\"",
        "post edit 1",
    );
    let whole_run = start.elapsed();
    let typed = blog.folder().join("typed");
    let [mut early, mut recovered, mut late, mut unhurt] = [0; 4];
    for round in 1..=kills {
        let before = stored(&blog);
        let script =
            format!("echo 'Text {round}.' >> \"$1\"; sync \"$1\"; cp \"$1\" copy; mv copy typed");
        let mut session = begin(&mut blog, &script, "post edit 1");
        // Half of the kills are after the text was typed, the others at any time.
        if round % 2 == 0 {
            wait_for(&typed);
        }
        // Multiples of the golden ratio are evenly distributed. Every fourth kill comes
        // at once, because the duration of a run varies.
        if round % 4 > 0 {
            std::thread::sleep(whole_run.mul_f64(f64::from(round) * 0.618_034 % 1.0));
        }
        session.signal(Signal::KILL);
        // Waits for the editor, too, which outlives the program.
        let (code, _) = session.end_answering("n");
        blog.assert_sound();
        let now = stored(&blog);
        if !typed.exists() {
            assert_eq!(now, before, "round {round}");
            early += 1;
            continue;
        }
        if now == before {
            let (code, shown) = edit(&mut blog, "cp \"$1\" seen", "post edit 1 --recover");
            assert_eq!(code, 0, "round {round}: {shown}");
            let read = |name: &str| fs::read(blog.folder().join(name)).unwrap();
            assert_eq!(read("seen"), read("typed"), "round {round}");
            recovered += 1;
        } else if code == 0 {
            unhurt += 1;
        } else {
            late += 1;
        }
        let text = format!("Text {round}.\n");
        assert_eq!(stored(&blog), before + &text, "round {round}");
        // Leftovers of a stored text are removed.
        let (_, shown) = edit(&mut blog, ":", "post edit 1");
        assert_eq!(shown, "unchanged post 1 \"Hello\"\n", "round {round}");
        assert!(kept(&blog).is_empty(), "round {round}");
        fs::remove_file(&typed).unwrap();
    }
    let report = format!(
        "{kills} kills: {early} before the text was typed, {recovered} after it (recovered), \
         {late} once it was stored, {unhurt} too late\n"
    );
    std::io::stdout().write_all(report.as_bytes()).unwrap();
    assert!(recovered > 0, "no kill came while a text was not stored");
}
