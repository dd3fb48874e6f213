//! `blog init`, and the choice of the file.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::{Blog, Done};

#[test]
fn a_new_blog_is_private_and_has_its_settings() {
    let blog = Blog::without_file();
    assert_eq!(
        blog.ok(["init", "--title", "Travels", "--author", "Ann"]),
        "made a new blog: blog.db\n"
    );
    let mode = fs::metadata(blog.file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let names: Vec<_> = fs::read_dir(blog.folder()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
    let title: String = blog
        .sqlite()
        .query_row(
            "SELECT value FROM setting WHERE name = 'title'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(title, "Travels");
    assert_eq!(blog.json(["post", "add", "A", "-b", ""])["author"], "Ann");
    blog.assert_sound();
}

#[test]
fn an_existing_file_is_left_alone() {
    let blog = Blog::without_file();
    blog.write("blog.db", "precious");
    std::os::unix::fs::symlink("nowhere", blog.folder().join("link.db")).unwrap();
    for path in ["blog.db", "link.db", "."] {
        let said = blog.fails(4, ["init", path]);
        assert!(said.contains("exists already\nhint: "), "{said}");
    }
    assert_eq!(fs::read(blog.file()).unwrap(), b"precious");
    blog.fails(6, ["init", "no/such/folder.db"]);
}

#[test]
fn the_option_the_variable_or_the_home_folder_selects_the_file() {
    let mut blog = Blog::without_file();
    let titles = |blog: &Blog, options: &[&str]| {
        let list = ["post", "list", "--fields", "title", "--no-header"];
        blog.ok(list.iter().chain(options))
    };
    for (option, path, title) in [
        ("", "blog.db", "Folder"),
        ("x.db", "x.db", "Argument"),
        ("--db=y.db", "y.db", "Option"),
    ] {
        blog.ok(["init"].into_iter().chain(option.split_whitespace()));
        blog.ok(["--db", path, "post", "add", title, "-b", ""]);
    }
    assert_eq!(titles(&blog, &[]), "Folder\n");
    blog.set("BLOG_DB", "x.db");
    assert_eq!(titles(&blog, &[]), "Argument\n");
    assert_eq!(titles(&blog, &["--db", "y.db"]), "Option\n");
}

/// A folder below the folder of a blog, which is below the home folder.
fn below(blog: &Blog) -> (std::path::PathBuf, impl Fn(&[&str]) -> Done) {
    let folder = blog.folder().join("posts/drafts");
    fs::create_dir_all(&folder).unwrap();
    let folder = folder.canonicalize().unwrap();
    let current = folder.clone();
    let run = move |words: &[&str]| {
        let output = blog.command().args(words).current_dir(&current).output();
        Done::from(output.unwrap())
    };
    (folder, run)
}

#[test]
fn a_blog_is_found_from_a_folder_below_it() {
    let blog = Blog::new();
    let (folder, run) = below(&blog);
    assert_eq!(
        run(&["post", "add", "A", "-b", ""]).stdout,
        "added post 1 a (published)\n"
    );
    assert_eq!(blog.ok(["post", "count"]), "1\n");
    // The nearest is the blog, and a named one that does not exist is an error.
    let nearer = folder.parent().unwrap().join("blog.db");
    assert_eq!(run(&["init", nearer.to_str().unwrap()]).code, 0);
    assert_eq!(run(&["post", "count"]).stdout, "0\n");
    let said = run(&["--db", "blog.db", "post", "count"]);
    assert_eq!(said.code, 3, "{said:?}");
    // The search ends at the home folder.
    let home = folder.clone().into_os_string().into_string().unwrap();
    let mut command = blog.command();
    command
        .args(["post", "count"])
        .current_dir(&folder)
        .env("HOME", &home);
    assert_eq!(Done::from(command.output().unwrap()).code, 3);
}

#[test]
fn a_second_blog_is_made_below_a_blog_only_by_its_path() {
    let blog = Blog::new();
    let (folder, run) = below(&blog);
    let above = blog.file().canonicalize().unwrap();
    let done = run(&["init", "--yes"]);
    assert_eq!(
        (done.code, done.stderr),
        (
            4,
            format!(
                "blog: this folder belongs to the blog {}\n\
                 hint: `blog init ./blog.db` makes a separate blog here\n",
                above.display()
            )
        )
    );
    assert!(fs::read_dir(&folder).unwrap().next().is_none());
    assert_eq!(run(&["init", "./blog.db"]).code, 0);
    assert_eq!(run(&["init"]).code, 4);
    run(&["post", "add", "A", "-b", ""]);
    assert_eq!(blog.ok(["post", "count"]), "0\n");
}

#[test]
fn a_mistyped_path_never_creates_a_blog() {
    let mut blog = Blog::without_file();
    let add = ["post", "add", "A", "-b", ""];
    let said = blog.fails(3, ["--db", "tpyo.db"].iter().chain(&add));
    assert!(said.contains("there is no blog at"), "{said}");
    blog.set("BLOG_DB", "tpyo.db");
    blog.fails(3, add);
    assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 0);
}

#[test]
fn the_first_write_creates_the_blog_in_the_home_folder() {
    let blog = Blog::without_file();
    blog.fails(3, ["post", "list"]);
    assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 0);
    let done = blog.run(["post", "add", "A", "-b", ""]);
    let path = blog.folder().join(".local/share/blog/blog.db");
    assert_eq!(done.stdout, "added post 1 a (published)\n");
    assert_eq!(
        done.stderr,
        format!("made a new blog: {}\n", path.display())
    );
    let folder = fs::metadata(path.parent().unwrap()).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    assert_eq!(blog.ok(["post", "count"]), "1\n");
}

#[test]
fn a_terminal_is_asked_three_questions() {
    let mut blog = Blog::without_file();
    blog.set("USER", "ann");
    blog.set("TZ", "Europe/Berlin");
    let mut session = blog.in_terminal(80, ["init", "travels.db"]);
    session.expect_next("Title of the blog [travels]: ");
    session.send("Far away\n");
    session.expect_next("Author of its posts [ann]: ");
    session.send("\n");
    session.expect_next("Time zone [Europe/Berlin]: ");
    session.send("Mars/Base\n");
    session.expect_next("there is no time zone `Mars/Base`");
    session.expect_next("Time zone [Europe/Berlin]: ");
    session.send("Asia/Tokyo\n");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.ends_with("made a new blog: travels.db\n"), "{shown}");
    for (name, value) in [
        ("title", "Far away"),
        ("author", "ann"),
        ("time_zone", "Asia/Tokyo"),
    ] {
        let value = format!("{value}\n");
        assert_eq!(
            blog.ok(["--db", "travels.db", "config", "get", name]),
            value
        );
    }
    let quiet = [
        &["init", "travels.db"][..],
        &["init", "a.db", "--yes"],
        &["init", "b.db", "--author", "Bob"],
        &["init", "/no/such/folder/c.db", "--title", "C"],
    ];
    for (arguments, code) in quiet.into_iter().zip([4, 0, 0, 6]) {
        let (ended, shown) = blog.in_terminal(80, arguments).end();
        assert_eq!((ended, shown.contains('[')), (code, false), "{shown}");
    }
    let unset = blog.run(["--db", "a.db", "config", "get", "title"]);
    assert_eq!((unset.code, unset.stdout.as_str()), (1, ""));
}

#[test]
fn an_interrupt_at_a_question_leaves_no_files() {
    let blog = Blog::without_file();
    for answers in 0..3 {
        let mut session = blog.in_terminal(80, ["init"]);
        for question in ["Title", "Author", "Time zone"].iter().take(answers + 1) {
            session.expect_next(question);
            session.expect_next(": ");
            if *question != ["Title", "Author", "Time zone"][answers] {
                session.send("x\n");
            }
        }
        session.signal(rustix::process::Signal::INT);
        let (code, shown) = session.end();
        assert_eq!(code, 130, "{shown}");
        // The cursor is visible and the terminal is in its initial mode.
        assert!(!shown.contains("\u{1b}[?25l"), "{shown:?}");
        assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 0);
    }
}
