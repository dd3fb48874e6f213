//! A signal at a prompt, in a review, a pager or an editor restores the terminal.

use rustix::process::Signal;

use crate::common::{Blog, lacks};
use crate::queue::blog_with_queue;

const SIGNALS: [(Signal, i32); 4] = [
    (Signal::HUP, 129),
    (Signal::INT, 130),
    (Signal::QUIT, 131),
    (Signal::TERM, 143),
];

/// Command lines that ask, and their question.
const PROMPTS: &[(&str, &str)] = &[
    ("init new.db", "Title of the blog"),
    ("init new.db", "Author of its posts"),
    ("init new.db", "Time zone"),
    ("post rm 1", "[y/N]:"),
    ("comment rm 4", "[y/N]:"),
    ("comment erase 4", "[y/N]:"),
    ("comment review", "[?]"),
    ("comment review", "[y/n]"),
    ("tag rm life", "[y/N]:"),
    ("tag prune", "[y/N]:"),
    ("media rm moo.jpg", "[y/N]:"),
    ("undo --to 1", "[y/N]:"),
    ("replace Hello Bye --all", "[y/N]:"),
    ("apply content", "[y/N]:"),
    ("log prune --keep 1", "[y/N]:"),
    ("db restore copy.db", "[y/N]:"),
    ("completions bash --install", "[y/N]:"),
];

/// A blog in which every command of `PROMPTS` asks.
fn asking() -> Blog {
    let blog = blog_with_queue();
    std::fs::copy(blog.file(), blog.folder().join("copy.db")).unwrap();
    blog.write("moo.jpg", "moo");
    blog.ok(["media", "add", "moo.jpg"]);
    std::fs::create_dir(blog.folder().join("content")).unwrap();
    for name in ["content/one.md", "content/two.md"] {
        blog.write(name, "Text.\n");
    }
    blog.ok(["apply", "content"]);
    std::fs::remove_file(blog.folder().join("content/two.md")).unwrap();
    let scripts = blog
        .folder()
        .join(".local/share/bash-completion/completions");
    std::fs::create_dir_all(&scripts).unwrap();
    std::fs::write(scripts.join("blog"), "of somebody else").unwrap();
    for tags in ["life,unused", "life"] {
        blog.ok(["post", "set", "1", "--tags", tags]);
    }
    blog
}

#[test]
fn a_signal_at_a_prompt_restores_the_terminal_and_ends_with_its_code() {
    let asking = asking();
    for (line, question) in PROMPTS {
        for (signal, code) in SIGNALS {
            let blog = asking.copy();
            let before = std::fs::read(blog.file()).unwrap();
            let mut session = blog.in_terminal(80, line.split(' '));
            match *question {
                "Author of its posts" | "Time zone" => {
                    session.expect_next("Title of the blog");
                    session.send("x\n");
                }
                "[y/n]" => {
                    // The fourth comment has a reply, so that its removal asks.
                    for key in ["n", "n", "n", "d"] {
                        session.expect_next("[?]");
                        session.send(key);
                    }
                }
                _ => {}
            }
            if *question == "Time zone" {
                session.expect_next("Author of its posts");
                session.send("x\n");
            }
            session.expect_next(question);
            session.signal(signal);
            session.wait();
            assert_eq!(
                session.modes(),
                session.modes_before,
                "{line}, {question}, {signal:?}"
            );
            let (ended, shown) = session.end();
            assert_eq!(ended, code, "{line}, {question}: {shown}");
            // The cursor was not hidden, and no alternate screen is active.
            assert!(!shown.contains("\u{1b}[?"), "{line}: {shown:?}");
            assert_eq!(std::fs::read(blog.file()).unwrap(), before, "{line}");
            assert!(!blog.folder().join("new.db").exists(), "{line}");
        }
    }
}

#[test]
fn a_prompt_on_a_terminal_that_was_left_raw_works() {
    let blog = Blog::with_posts();
    let line = "stty raw -echo; blog post rm plan; code=$?; stty sane; exit $code";
    let mut session = blog.shell_in_terminal(80, line);
    session.expect("[y/N]:");
    session.send("y\r");
    assert_eq!(session.end().0, 0);
    assert_eq!(blog.ok(["post", "count"]), "1\n");
}

#[test]
fn a_child_program_is_terminated_and_the_terminal_restored() {
    let script = "stty raw -echo <&1; touch ready; exec sleep 60";
    for (signal, code) in [(Signal::HUP, 129), (Signal::TERM, 143)] {
        for command in [
            &["post", "edit", "1"][..],
            &["post", "list", "--limit", "all"],
        ] {
            let mut blog = Blog::new();
            blog.insert_posts(3_000, "Post");
            blog.set_editor(script);
            blog.set("BLOG_PAGER", format!("sh -c '{script}'"));
            let mut session = blog.in_terminal(80, command);
            while !blog.folder().join("ready").exists() {
                assert!(session.is_running(), "{command:?} ended");
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            assert_ne!(session.modes(), session.modes_before, "{command:?}");
            session.signal(signal);
            session.wait();
            assert_eq!(
                session.modes(),
                session.modes_before,
                "{command:?}, {signal:?}"
            );
            let (ended, shown) = session.end();
            assert_eq!(ended, code, "{command:?}: {shown}");
        }
    }
}

#[test]
fn less_handles_sigint_and_sigterm_ends_both() {
    if lacks("less") {
        return;
    }
    for (signal, code) in SIGNALS {
        let mut blog = Blog::new();
        blog.insert_posts(40, "Post");
        blog.set("BLOG_PAGER", "less");
        let mut session = blog.in_terminal(80, ["post", "list", "--sort", "id"]);
        session.expect("n15");
        session.signal(signal);
        let is_for_less = [Signal::INT, Signal::QUIT].contains(&signal);
        if is_for_less {
            session.send("G");
            session.expect("n40");
            session.send("q");
        }
        session.wait();
        assert_eq!(session.modes(), session.modes_before, "{signal:?}");
        let (ended, shown) = session.end();
        assert_eq!(ended, if is_for_less { 0 } else { code }, "{shown}");
    }
}
