//! Completion: the candidates that the program offers, and the scripts in real shells.

use std::path::Path;

use crate::common::terminal::{Session, start};
use crate::common::{Blog, Done, has, lacks, program};

/// The bash-completion package, which loads installed scripts.
const BASH_COMPLETION: &str = "/usr/share/bash-completion/bash_completion";

/// A shell in a terminal, with a `blog` function that prints each argument in brackets.
struct Shell {
    session: Session,
    lines: u32,
}

/// The arguments of each shell, and its definition of `blog`.
const SHELLS: [(&str, &[&str], &str); 4] = [
    (
        "bash",
        &["--norc", "--noprofile", "-i"],
        "blog() { printf '[%s]' \"$@\"; echo; }",
    ),
    (
        "zsh",
        &["-f", "-i"],
        "blog() { printf '[%s]' \"$@\"; echo }; autoload -U compinit; compinit -u -D",
    ),
    (
        "fish",
        &["-i"],
        "function blog; printf '[%s]' $argv; echo; end",
    ),
    (
        "elvish",
        &["-norc", "-i"],
        "fn blog {|@words| for word $words { print '['$word']' }; echo }",
    ),
];

impl Shell {
    /// Starts a shell, if it is installed.
    fn start(blog: &Blog, name: &str) -> Option<Shell> {
        // Fish needs a controlling terminal.
        if lacks(name) || lacks("setsid") {
            return None;
        }
        let (_, arguments, define) = SHELLS.iter().find(|(shell, ..)| *shell == name).unwrap();
        let mut command = blog.other("setsid");
        command
            .args(["--ctty", "--wait", name])
            .args(*arguments)
            .env("PATH", blog.path())
            .env("LC_ALL", "C.UTF-8");
        let mut shell = Shell {
            session: start(120, command),
            lines: 0,
        };
        shell.run(define);
        Some(shell)
    }

    /// Types a line and waits until it has run.
    fn run(&mut self, line: &str) {
        self.lines += 1;
        // The echo of the typed line must not match.
        self.session
            .send(&format!("{line}; echo do''ne-{}\n", self.lines));
        self.session.expect_next(&format!("done-{}", self.lines));
    }

    /// Loads the script that `COMPLETE=SHELL blog` prints.
    fn load(&mut self, name: &str) {
        let program = program();
        self.run(&match name {
            "fish" => format!("COMPLETE=fish {program} | source"),
            _ => format!("source <(COMPLETE={name} {program})"),
        });
    }

    /// Types keys with tabs and Enter, and waits for the arguments.
    fn completes(&mut self, keys: &str, arguments: &[&str]) {
        self.session.send(&format!("{keys}\n"));
        let shown: String = arguments.iter().map(|word| format!("[{word}]")).collect();
        self.session.expect_next(&format!("{shown}\r\n"));
    }

    /// Types keys, waits until texts are shown, and discards the line.
    fn shows(&mut self, keys: &str, texts: &[&str]) {
        self.session.send(keys);
        for text in texts {
            self.session.expect_next(text);
        }
        self.session.send("\u{3}");
        self.run("true");
    }

    fn exit(mut self) {
        self.session.send("exit\n");
        assert_eq!(self.session.end().0, 0);
    }
}

/// Two posts, three tags, two authors and a pending comment.
fn blog() -> Blog {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "add",
        "Zebra: \"black\" & white",
        "-b",
        "x",
        "--slug",
        "zebra",
        "--author",
        "Ann Lee",
        "--tag",
        "web dev,it's",
    ]);
    blog
}

#[test]
fn the_scripts_in_the_folder_complete_in_their_shells() {
    let blog = blog();
    for (name, script) in [
        ("bash", "blog.bash"),
        ("zsh", "_blog"),
        ("fish", "blog.fish"),
    ] {
        let Some(mut shell) = Shell::start(&blog, name) else {
            continue;
        };
        let folder = env!("CARGO_MANIFEST_DIR");
        shell.run(&format!("source {folder}/completions/{script}"));
        check_all(&mut shell);
        shell.exit();
    }
}

#[test]
fn elvish_completes_with_the_script_in_the_folder() {
    let blog = blog();
    blog.ok(["comment", "set", "1", "--author", "$(touch made);'`x`"]);
    let Some(mut shell) = Shell::start(&blog, "elvish") else {
        return;
    };
    let folder = env!("CARGO_MANIFEST_DIR");
    shell.run(&format!("eval (slurp < {folder}/completions/blog.elv)"));
    shell.completes(
        "blog po\tli\t--st\tdr\t",
        &["post", "list", "--status", "draft"],
    );
    shell.completes("blog post show he\t", &["post", "show", "hello"]);
    shell.completes(
        "blog post list --tag 'life,ru\t",
        &["post", "list", "--tag", "life,rust"],
    );
    shell.completes(
        "blog post list --author 'Ann L\t",
        &["post", "list", "--author", "Ann Lee"],
    );
    shell.completes(
        "blog comment list --author '$\t",
        &["comment", "list", "--author", "$(touch made);'`x`"],
    );
    shell.completes(
        "blog import jsonl blog.d\t",
        &["import", "jsonl", "blog.db"],
    );
    shell.exit();
    assert!(!blog.folder().join("made").exists());
}

/// Nushell is not in Debian, so a run that requires every program does not require it.
#[test]
fn nushell_completes_with_the_script_in_the_folder() {
    if !has("nu") {
        return;
    }
    let blog = blog();
    let folder = env!("CARGO_MANIFEST_DIR");
    for (line, found) in [
        ("blog po", &["post"][..]),
        ("ls | blog post list --sta", &["--status"]),
        ("blog post show he", &["hello"]),
        ("blog post list --tag 'web d", &["\"web dev\""]),
        ("blog post list --tag=life,ru", &["--tag=life,rust"]),
        ("blog --db 'none.db' post show he", &[]),
    ] {
        let code = format!("r#'{line}'# | commandline complete | to json");
        let output = blog
            .other("nu")
            .env("PATH", blog.path())
            .args([
                "--config",
                &format!("{folder}/completions/blog.nu"),
                "-c",
                &code,
            ])
            .output();
        let done = Done::from(output.unwrap());
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{line}");
        let values: Vec<String> = serde_json::from_str(&done.stdout).unwrap();
        assert_eq!(values, found, "{line}");
    }
}

#[test]
fn an_installed_script_is_loaded() {
    let blog = blog();
    for (name, before) in [
        ("bash", format!("source {BASH_COMPLETION}")),
        (
            "zsh",
            "fpath=(~/.local/share/zsh/site-functions $fpath); compinit -u -D".to_owned(),
        ),
        ("fish", "true".to_owned()),
    ] {
        if name == "bash" && !Path::new(BASH_COMPLETION).exists() {
            assert!(std::env::var_os("BLOG_TEST_REQUIRE").is_none());
            continue;
        }
        let Some(mut shell) = Shell::start(&blog, name) else {
            continue;
        };
        blog.ok(["completions", name, "--install"]);
        shell.run(&before);
        check_all(&mut shell);
        shell.exit();
    }
}

#[test]
fn bash_completes_values_of_the_blog() {
    let blog = blog();
    let Some(mut shell) = Shell::start(&blog, "bash") else {
        return;
    };
    shell.load("bash");
    check_all(&mut shell);
    shell.completes(
        "blog post list --fields=id,sl\t",
        &["post", "list", "--fields=id,slug"],
    );
    shell.completes(
        "blog post list --tag \"web d\t",
        &["post", "list", "--tag", "web dev"],
    );
    shell.completes(
        "blog post list --tag 'web d\t",
        &["post", "list", "--tag", "web dev"],
    );
    shell.completes(
        "blog post list --tag=life,web\\ d\t",
        &["post", "list", "--tag=life,web dev"],
    );
    shell.completes(
        "blog --db ~/blo\t count",
        &[
            "--db",
            &format!("{}/blog.db", blog.folder().display()),
            "count",
        ],
    );
    shell.shows("blog post show \t\t", &["zebra", "plan", "hello"]);
    shell.exit();
}

#[test]
fn zsh_completes_values_of_the_blog() {
    check_descriptions(
        "zsh",
        &["zebra", "-- Zebra: \"black\" & white", "hello", "-- Hello"],
    );
}

#[test]
fn fish_completes_values_of_the_blog() {
    check_descriptions(
        "fish",
        &["zebra", "Zebra: \"black\" & white", "hello", "Hello"],
    );
}

/// Checks a shell that shows descriptions and completes after `=`.
fn check_descriptions(name: &str, shown: &[&str]) {
    let blog = blog();
    let Some(mut shell) = Shell::start(&blog, name) else {
        return;
    };
    shell.load(name);
    check_all(&mut shell);
    shell.completes(
        "blog post list --fields=id,sl\t",
        &["post", "list", "--fields=id,slug"],
    );
    shell.shows("blog post show \t", shown);
    shell.exit();
}

/// Checks the common behaviour of bash, zsh and fish.
fn check_all(shell: &mut Shell) {
    shell.completes(
        "blog po\tli\t--st\tdr\t",
        &["post", "list", "--status", "draft"],
    );
    shell.completes("blog post show he\t", &["post", "show", "hello"]);
    shell.completes(
        "blog post list --tag li\t",
        &["post", "list", "--tag", "life"],
    );
    shell.completes(
        "blog post list --tag life,ru\t",
        &["post", "list", "--tag", "life,rust"],
    );
    shell.completes(
        "blog post list --tag web\t",
        &["post", "list", "--tag", "web dev"],
    );
    shell.completes(
        "blog post list --tag it\t",
        &["post", "list", "--tag", "it's"],
    );
    shell.completes(
        "blog post list --tag web\\ d\t",
        &["post", "list", "--tag", "web dev"],
    );
    shell.completes(
        "blog post list --author 'Ann L\t",
        &["post", "list", "--author", "Ann Lee"],
    );
    shell.completes(
        "blog comment list --author B\t",
        &["comment", "list", "--author", "Bob"],
    );
    shell.completes(
        "blog post list --fields id,sl\t",
        &["post", "list", "--fields", "id,slug"],
    );
    shell.completes(
        "blog comment list --fields pa\t",
        &["comment", "list", "--fields", "parent_id"],
    );
    shell.completes(
        "blog config set mod\tfi\t",
        &["config", "set", "moderation", "first"],
    );
    shell.completes("blog comment approve 3\t", &["comment", "approve", "3"]);
    shell.completes("blog help ti\t", &["help", "times"]);
    shell.completes("blog help post pub\t", &["help", "post", "publish"]);
    shell.completes(
        "blog --db 'blog.db' post show pl\t",
        &["--db", "blog.db", "post", "show", "plan"],
    );
    shell.completes(
        "blog --db 'none.db' post show pl\t",
        &["--db", "none.db", "post", "show", "pl"],
    );
    shell.completes(
        "blog import jsonl blog.d\t",
        &["import", "jsonl", "blog.db"],
    );
}

/// The candidates that bash gets for a line.
fn offered(blog: &Blog, line: &str) -> Vec<String> {
    let done = asked(blog, line);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{line}");
    done.stdout.lines().map(str::to_owned).collect()
}

fn asked(blog: &Blog, line: &str) -> Done {
    let typed = line.rsplit(' ').next().unwrap();
    let output = blog
        .command()
        .env("COMPLETE", "bash")
        .args(["--", line, typed])
        .output();
    Done::from(output.unwrap())
}

/// The files of the folder with their contents.
fn files(blog: &Blog) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(blog.folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn without_a_blog_only_commands_are_offered_and_no_file_is_created() {
    let blog = Blog::without_file();
    assert!(offered(&blog, "blog post show ").contains(&"--fields".to_owned()));
    assert!(offered(&blog, "blog post show h").is_empty());
    assert_eq!(offered(&blog, "blog post li"), ["list"]);
    assert_eq!(offered(&blog, "blog config set moderation n"), ["none"]);
    assert!(files(&blog).is_empty());
    assert!(std::fs::read_dir(blog.folder()).unwrap().next().is_none());
}

#[test]
fn other_files_are_left_unchanged() {
    for text in ["", "no database", "SQLite format 3\0"] {
        let blog = Blog::without_file();
        blog.write("blog.db", text);
        assert!(offered(&blog, "blog post show h").is_empty(), "{text}");
        assert_eq!(files(&blog), [("blog.db".to_owned(), text.into())]);
    }
    let blog = Blog::with_posts();
    blog.sqlite()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = files(&blog);
    assert!(offered(&blog, "blog post show h").is_empty());
    assert!(files(&blog) == before);
}

#[test]
fn an_older_blog_is_completed_without_an_upgrade() {
    let blog = Blog::without_file();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch(include_str!("../src/store/schema/1.sql"))
        .unwrap();
    sqlite
        .execute_batch(
            "PRAGMA journal_mode = wal;
             INSERT INTO post (slug, title, created_at, updated_at) VALUES
             ('hello', 'Hello', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')",
        )
        .unwrap();
    drop(sqlite);
    let before = files(&blog);
    assert_eq!(offered(&blog, "blog post show h"), ["hello"]);
    assert!(offered(&blog, "blog rule rm 1").is_empty());
    assert!(files(&blog) == before);
}

#[test]
fn writes_of_other_programs_are_offered_without_waiting_for_locks() {
    let blog = Blog::with_posts();
    let before = files(&blog);
    assert_eq!(offered(&blog, "blog post show h"), ["hello"]);
    assert!(files(&blog) == before);
    let sqlite = blog.sqlite();
    sqlite
        .execute("UPDATE post SET slug = 'here' WHERE slug = 'hello'", [])
        .unwrap();
    sqlite.execute_batch("BEGIN IMMEDIATE").unwrap();
    let before = files(&blog);
    assert_eq!(offered(&blog, "blog post show h"), ["here"]);
    assert!(files(&blog) == before);
    drop(sqlite);
    // An exclusive lock.
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch("PRAGMA locking_mode = exclusive; UPDATE post SET title = 'x' WHERE id = 1")
        .unwrap();
    // Five tries, because the machine may be busy.
    let took = (0..5).map(|_| {
        let begin = std::time::Instant::now();
        offered(&blog, "blog post show h");
        begin.elapsed()
    });
    assert!(took.min() < Some(std::time::Duration::from_secs(5)));
}

#[test]
fn untrusted_text_is_quoted_for_each_shell() {
    let blog = Blog::with_posts();
    let sqlite = blog.sqlite();
    sqlite
        .execute(
            "UPDATE post SET title = ?1, slug = 'plain' WHERE id = 1",
            ["a\u{1b}[31m\u{7}\n$(touch made)\t`touch made`: \u{202e}x"],
        )
        .unwrap();
    sqlite
        .execute("UPDATE post SET slug = ?1 WHERE id = 2", ["pl\u{1b}\nan"])
        .unwrap();
    sqlite
        .execute(
            "UPDATE comment SET author = ?1 WHERE id = 1",
            ["$(touch made);'`x`\\ |&<>*"],
        )
        .unwrap();
    drop(sqlite);
    assert_eq!(offered(&blog, "blog post show pl"), ["plain"]);
    for shell in ["bash", "zsh", "fish", "elvish", "nushell", "powershell"] {
        let output = blog
            .command()
            .env("COMPLETE", shell)
            .args(match shell {
                "bash" => &["--", "blog post show pl", "pl"][..],
                _ => &["--", "blog", "post", "show", "pl"],
            })
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.starts_with("plain"), "{shell}: {text:?}");
        assert_eq!(text.lines().count(), 1, "{shell}: {text:?}");
        assert!(
            !text.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{shell}: {text:?}"
        );
    }
    for name in ["bash", "zsh", "fish"] {
        let Some(mut shell) = Shell::start(&blog, name) else {
            continue;
        };
        shell.load(name);
        shell.completes(
            "blog comment list --author \\$\t",
            &["comment", "list", "--author", "$(touch made);'`x`\\ |&<>*"],
        );
        shell.exit();
    }
    assert!(!blog.folder().join("made").exists());
}

#[test]
fn of_many_candidates_a_sample_keeps_the_common_prefix() {
    let blog = Blog::new();
    blog.insert_posts(300, "Post");
    blog.ok(["post", "add", "x", "-b", "x", "--slug", "nz"]);
    let found = offered(&blog, "blog post show n");
    assert_eq!(found.len(), 51);
    assert_eq!((found[0].as_str(), found[50].as_str()), ("n1", "nz"));
    let found = offered(&blog, "blog post show ");
    assert!((50..=52).contains(&found.len()));
    assert_eq!(found[0], "nz");
}

#[test]
fn a_list_of_fields_is_completed_with_those_of_its_command() {
    let blog = Blog::with_posts();
    blog.ok(["rule", "add", "spam", "--word", "casino"]);
    for command in [
        "post list",
        "post show 1",
        "post backlinks 1",
        "post history 1",
        "comment list",
        "comment show 1",
        "comment history 1",
        "comment queue",
        "tag list",
        "search x",
        "stats",
        "replace x y --all",
        "apply . --source x",
        "rule list",
        "rule show 1",
        "rule test 1",
        "config list",
        "log",
        "log show",
        "changes --cursor x",
    ] {
        let line = format!("{command} --fields none --format json");
        let said = blog.run(line.split(' ')).stderr;
        let error: serde_json::Value = serde_json::from_str(&said).unwrap();
        let hint = error["error"]["hint"].as_str().unwrap();
        let known: Vec<&str> = hint.split(": ").last().unwrap().split(", ").collect();
        let known: Vec<&str> = known
            .iter()
            .map(|name| name.rsplit(' ').next().unwrap())
            .collect();
        let offered = offered(&blog, &format!("blog {command} --fields "));
        assert_eq!(offered, known, "{command}");
    }
    let offered = offered(&blog, "blog tag list --fields name,");
    assert_eq!(offered, ["name,posts"]);
}

#[test]
fn the_variable_is_ignored_if_there_are_arguments() {
    let mut blog = Blog::with_posts();
    blog.set("COMPLETE", "nothing");
    assert_eq!(blog.ok(["post", "count"]), "2\n");
    let said = blog.fails::<&str>(2, []);
    assert!(
        said.contains("hint: unset it, or set it to bash, zsh, fish"),
        "{said}"
    );
    blog.set("COMPLETE", "0");
    assert!(blog.ok::<&str>([]).contains("published"));
}

#[test]
fn operations_and_their_kinds_are_completed() {
    let blog = Blog::with_posts();
    assert_eq!(offered(&blog, "blog log --kind post"), [r"post\ add"]);
    assert_eq!(
        offered(&blog, "blog log --kind "),
        [r"comment\ add", r"post\ add"]
    );
    for command in ["blog log show ", "blog undo ", "blog undo --to "] {
        assert_eq!(offered(&blog, command), ["5", "4", "3", "2", "1"]);
    }
}
