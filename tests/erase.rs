//! `blog comment erase` and `blog comment export-person`: no byte of an erased text is
//! left in the files, and all else is unchanged.

use std::fs;

use serde_json::{Value, json};

use crate::common::{Blog, lacks};

const EMAIL: &str = "Zelda.Quib@mail.example";
const AUTHOR: &str = "Zelda Quibbledee";

/// Texts and names of the person. None ends like another word, because an index can
/// store a suffix.
const TRACES: [&str; 14] = [
    EMAIL,
    AUTHOR,
    "quibbledee",
    "quibsite",
    "held by rule",
    "Wobblefrotz",
    "Snorkelwump",
    "Crumplehorn",
    "Flimwaddlix",
    "Glibnozzle",
    "Dinklethorpe",
    "Vexlebroom",
    "Yankleburst",
    "Plinthwhisk",
];

/// Adds a comment of the person.
fn add(blog: &Blog, post: &str, body: &str, options: &[&str]) {
    let words = ["comment", "add", post, "--author", AUTHOR, "-b", body];
    let website = ["--website", "https://quibsite.example"];
    blog.ok(words.iter().chain(&website).chain(options));
}

/// A blog with the comments 4, 6, 7, 8, 9 and 10 of the person, of which 6 and 10 are
/// removed, with every kind of operation in the log. A cursor has seen all changes.
fn with_zelda() -> Blog {
    let mut blog = Blog::with_posts();
    blog.set("BLOG_AUTHOR", "Ann");
    let email = ["--email", EMAIL];
    blog.ok(["rule", "add", "hold", "--email", EMAIL, "--author", AUTHOR]);
    add(&blog, "hello", "Wobblefrotz", &email);
    blog.ok(["comment", "set", "4", "-b", "Wobblefrotz one"]);
    blog.ok(["log", "prune", "--keep", "0", "--yes"]);
    blog.ok(["rule", "rm", "1"]);
    blog.ok(["comment", "approve", "4"]);
    blog.ok(["comment", "set", "4", "-b", "Snorkelwump"]);
    blog.ok(["comment", "set", "4", "-b", "Snorkelwump two"]);
    let answer = ["--author", "Bob", "-b", "An answer.", "--parent", "4"];
    blog.ok(["comment", "add", "hello"].iter().chain(&answer));
    let in_thread = ["--email", "zelda.quib@MAIL.example", "--parent", "5"];
    add(&blog, "hello", "Crumplehorn", &in_thread);
    blog.ok(["comment", "rm", "6", "--yes"]);
    add(&blog, "hello", "Flimwaddlix", &email);
    blog.ok(["comment", "rm", "7", "--yes"]);
    blog.ok(["undo"]);
    add(&blog, "hello", "Glibnozzle", &email);
    blog.ok(["comment", "spam", "--search", "Glibnozzle"]);
    add(&blog, "hello", "Dinklethorpe", &email);
    let replace = ["replace", "Dinklethorpe", "Vexlebroom", "hello", "--yes"];
    blog.ok(replace.iter().chain(&["--in", "comments"]));
    blog.ok(["comment", "set", "9", "--email", "zed@mail.example"]);
    add(&blog, "plan", "Yankleburst", &email);
    blog.ok(["post", "rm", "plan", "--yes"]);
    // As logged by earlier versions of the program.
    blog.sqlite()
        .execute_batch(
            "UPDATE operation SET command = 'comment set 4 --author Plinthwhisk'
             WHERE id = (SELECT min(id) FROM operation);
             UPDATE operation SET command = 'comment approve --author ''Zelda Quibbledee'''
             WHERE command = 'rule rm 1';",
        )
        .unwrap();
    blog.ok(["comment", "set", "1", "-b", "Welcome again!"]);
    blog.ok(["changes", "--cursor", "reader"]);
    blog
}

/// The traces found in the files of the blog.
fn found(blog: &Blog, traces: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let name = format!("blog.db{suffix}");
        let Ok(bytes) = fs::read(blog.folder().join(&name)) else {
            continue;
        };
        for trace in traces {
            let lower = trace.to_lowercase();
            let end = lower.get(lower.len().saturating_sub(7)..).unwrap();
            let mut forms = [*trace, &lower, end].into_iter();
            let is_there = |form: &str| {
                let mut places = bytes.windows(form.len());
                places.any(|place| place == form.as_bytes())
            };
            if forms.any(is_there) {
                found.push(format!("{trace} in {name}"));
            }
        }
    }
    found
}

/// The parts of the comments that must stay.
fn threads(blog: &Blog) -> Vec<String> {
    let sqlite = blog.sqlite();
    let sql = "SELECT format('%d on %d below %d %s %s', id, post_id, parent_id, status, created_at)
               FROM comment ORDER BY id";
    let mut rows = sqlite.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn operations(blog: &Blog) -> Vec<(i64, String)> {
    let log = blog.json(["log"]);
    let operation = |operation: &Value| {
        let command = operation["command"].as_str().unwrap_or_default();
        (operation["id"].as_i64().unwrap(), command.to_owned())
    };
    log.as_array().unwrap().iter().map(operation).collect()
}

/// Asserts that no trace is left, that the rest is unchanged, and that all commands
/// that read the log work and show tombstones.
fn assert_erased(blog: &Blog) {
    assert_eq!(found(blog, &TRACES), Vec::<String>::new());
    blog.assert_sound();
    for trace in TRACES {
        assert_eq!(blog.ids(["search", trace]), "", "{trace}");
    }
    assert_eq!(blog.ids(["search", "answer"]), "5");
    for id in ["4", "7", "8", "9"] {
        let shown = blog.json(["comment", "show", id]);
        for (field, value) in [
            ("author", json!("[erased]")),
            ("body", json!("[erased]")),
            ("website", Value::Null),
            ("reason", Value::Null),
            ("updated_at", json!("2026-11-23T12:00:00Z")),
        ] {
            assert_eq!(shown[field], value, "{id} {field}");
        }
        let email = ["comment", "show", id, "--fields", "email", "--no-header"];
        assert_eq!(blog.ok(email), "\n");
        let history = blog.json(["comment", "history", id]);
        assert!(history.as_array().unwrap().len() > 1, "{history}");
        let diff = blog.ok(["comment", "diff", id]);
        assert!(
            !diff.contains("+body") && !diff.contains("-author"),
            "{diff}"
        );
    }
    let shown = blog.ok(["log"]) + &blog.ok(["log", "hello"]) + &blog.ok(["post", "show", "hello"]);
    for trace in TRACES {
        assert!(!shown.contains(trace), "{trace} in {shown}");
    }
}

#[test]
fn comments_erased_by_email_address_leave_no_trace_in_the_file() {
    let blog = with_zelda();
    let there = found(&blog, &TRACES);
    assert!(there.len() >= TRACES.len(), "{there:?}");
    let (threads_before, before) = (threads(&blog), operations(&blog));
    let removal = before.iter().find(|(_, command)| command == "comment rm 6");
    let removal = removal.unwrap().0.to_string();

    let erase = ["comment", "erase", "--email", "ZELDA.quib@mail.EXAMPLE"];
    let counts = "4 comments and 9 old versions in the log, 2 of them of 2 removed comments, \
                  and 1 old version of rules\n";
    let tried = blog.ok(erase.iter().chain(&["--dry-run"]));
    assert!(tried.ends_with(&format!("would erase {counts}")), "{tried}");
    assert_eq!(threads(&blog), threads_before);
    assert_eq!(operations(&blog), before);
    let refused = blog.fails(2, erase);
    assert!(refused.contains("hint: --yes gives it"), "{refused}");
    assert_eq!(
        blog.ok(erase.iter().chain(&["--yes"])),
        format!("erased {counts}")
    );
    assert_erased(&blog);
    assert_eq!(threads(&blog), threads_before);

    let after = operations(&blog);
    assert_eq!(after[0].1, "comment erase --email …");
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after[1].1, "comment set 1 -b …");
    let commands: Vec<&str> = after.iter().map(|(_, command)| command.as_str()).collect();
    for cut in [
        "comment rm …",
        "replace …",
        "comment spam …",
        "comment approve …",
    ] {
        assert!(commands.contains(&cut), "{cut}: {commands:?}");
    }
    assert!(
        commands
            .iter()
            .any(|command| command.starts_with("undo ") && command.ends_with(": comment rm …"))
    );
    assert_eq!(blog.json(["log"])[0]["final"], true);

    // Readers of changes get the erasure.
    let changes = blog.json(["changes", "--cursor", "reader"]);
    let changes: Vec<String> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|change| format!("{} {} {}", change["change"], change["kind"], change["id"]))
        .collect();
    let edited = [4, 7, 8, 9].map(|id| format!("\"edited\" \"comment\" {id}"));
    assert_eq!(changes, edited);

    // It cannot be undone, and removed comments are restored as tombstones.
    let refused = blog.fails(4, ["undo"]);
    assert!(refused.contains("gone for good"), "{refused}");
    blog.fails(4, ["undo", &after[0].0.to_string()]);
    blog.ok(["undo", &removal]);
    let tombstone = blog.json(["comment", "show", "6"]);
    assert_eq!(
        (&tombstone["author"], &tombstone["parent_id"]),
        (&json!("[erased]"), &json!(5))
    );
    blog.ok(["undo", &after[2].0.to_string()]);
    assert_eq!(blog.json(["comment", "show", "10"])["body"], "[erased]");
    assert_erased(&blog);
}

#[test]
fn erasing_again_changes_nothing_but_cleans_the_file() {
    let blog = with_zelda();
    let erase = ["comment", "erase", "--email", EMAIL, "--yes"];
    blog.ok(erase);
    let before = (threads(&blog), operations(&blog));
    // The state after a run that was killed before it cleaned the file.
    blog.sqlite()
        .execute_batch(
            "PRAGMA secure_delete = OFF;
             INSERT INTO cursor (name, batch) VALUES ('Plinthwhisk', 0);
             DELETE FROM cursor WHERE name = 'Plinthwhisk';",
        )
        .unwrap();
    assert_ne!(found(&blog, &["Plinthwhisk"]), Vec::<String>::new());
    for again in [
        &erase[..],
        &["comment", "erase", "--email", EMAIL],
        &["comment", "erase", "4", "6", "7", "8", "9", "10"],
        &["comment", "erase", "--author", "[erased]"],
    ] {
        let nothing = "there is nothing to erase; the file was cleaned up\n";
        assert_eq!(blog.ok(again), nothing);
        assert_erased(&blog);
    }
    assert_eq!((threads(&blog), operations(&blog)), before);
    let tried = blog.ok(["comment", "erase", "4", "--dry-run"]);
    assert_eq!(tried, "there is nothing to erase\n");
}

#[test]
fn comments_are_erased_by_author_or_by_id() {
    for whose in [
        &["--author", AUTHOR][..],
        &["4", "6", "7", "8", "9", "10", "4"],
    ] {
        let blog = with_zelda();
        let before = threads(&blog);
        let erase = ["comment", "erase", "--yes"];
        let report = blog.json(erase.iter().chain(whose));
        assert_eq!(
            report,
            json!({"ids": [4, 6, 7, 8, 9, 10], "comments": 4, "removed": 2, "versions": 9,
                   "rule_versions": 1, "rules": [], "drafts_removed": [], "drafts_left": [],
                   "copies": [], "dry_run": false})
        );
        assert_erased(&blog);
        assert_eq!(threads(&blog), before);
    }
    // The author must match exactly, and other comments stay.
    let blog = Blog::with_posts();
    blog.ok(["comment", "erase", "--author", "bob", "--yes"]);
    assert_eq!(blog.json(["comment", "show", "1"])["author"], "Bob");
    assert_eq!(
        blog.ok(["comment", "erase", "--author", "Bob", "--yes"]),
        "erased 1 comment and 0 old versions in the log\n"
    );
    assert_eq!(blog.json(["comment", "show", "2"])["author"], "Ann");
    blog.fails(4, ["undo"]);
    let refused = blog.fails(4, ["undo", "3"]);
    let hint = "hint: the last can never be undone; `restore` brings back";
    assert!(refused.contains(hint), "{refused}");
}

#[test]
fn old_versions_in_the_log_are_erased_too() {
    let blog = Blog::with_posts();
    blog.ok(["comment", "set", "3", "-b", "Plinthwhisk."]);
    blog.ok(["comment", "rm", "3", "--yes"]);
    assert_eq!(
        blog.ok(["comment", "erase", "3", "--yes"]),
        "erased 0 comments and 2 old versions in the log, 2 of them of 1 removed comment\n"
    );
    assert_eq!(found(&blog, &["Plinthwhisk"]), Vec::<String>::new());
    let log = operations(&blog);
    assert_eq!(log[0].1, "comment erase 3");
    blog.fails(4, ["undo"]);
    blog.fails(4, ["undo", &log[0].0.to_string()]);
    blog.ok(["undo", &log[1].0.to_string()]);
    assert_eq!(blog.json(["comment", "show", "3"])["author"], "[erased]");
    blog.assert_sound();
    let refused = blog.fails(4, ["undo", &log[2].0.to_string()]);
    assert!(refused.contains("later ones built on it"), "{refused}");
}

#[test]
fn erase_needs_exactly_one_existing_selection() {
    let blog = Blog::with_posts();
    for arguments in [
        &[][..],
        &["1", "--email", "x@example.org"],
        &["--email", "x@example.org", "--author", "Bob"],
        &["--email", " "],
        &["--author", ""],
    ] {
        let erase = ["comment", "erase", "--yes"];
        let said = blog.fails(2, erase.iter().chain(arguments));
        assert!(said.contains("\nhint: "), "{said}");
    }
    let said = blog.fails(3, ["comment", "erase", "1", "99", "98", "--yes"]);
    assert!(said.contains("there is no comment `99`, `98`"), "{said}");
    assert_eq!(blog.json(["comment", "show", "1"])["author"], "Bob");
    let done = blog.feed(["comment", "erase", "-", "--yes"], "1,2\n");
    assert!(done.stdout.starts_with("erased 2 comments"), "{done:?}");
    assert_eq!(blog.ids(["comment", "erase", "2", "3", "--yes"]), "3");
}

#[test]
fn the_question_has_the_exact_counts() {
    let blog = Blog::with_posts();
    blog.ok(["comment", "set", "1", "-b", "Welcome back!"]);
    let answered = |answer: &str| {
        let mut session = blog.in_terminal(120, ["comment", "erase", "1", "3"]);
        session.expect("[y/N]");
        session.send(answer);
        session.end()
    };
    let (code, shown) = answered("n\r");
    let question = "Erase 2 comments and 1 old version in the log for good?";
    assert!(code == 1 && shown.contains(question), "{shown}");
    assert_eq!(blog.json(["comment", "show", "1"])["author"], "Bob");
    let (code, shown) = answered("y\r");
    assert!(code == 0 && shown.contains("erased 2 comments"), "{shown}");
    let (_, shown) = blog
        .in_terminal(100, ["comment", "erase", "2", "--dry-run"])
        .end();
    assert!(
        shown.contains("Thanks.") && shown.contains("would erase 1 comment"),
        "{shown}"
    );
}

#[test]
fn a_rule_that_names_the_person_stays_with_a_note() {
    let blog = Blog::with_posts();
    blog.ok(["rule", "add", "hold", "--author", "plinthwhisk"]);
    blog.ok(["rule", "add", "spam", "--email", EMAIL]);
    blog.ok(["rule", "add", "spam", "--word", "casino"]);
    blog.ok(["rule", "disable", "2"]);
    let add = [
        "comment",
        "add",
        "hello",
        "-b",
        "Hi.",
        "--author",
        "Plinthwhisk",
    ];
    blog.ok(add.iter().chain(&["--email", EMAIL]));
    let erase = ["comment", "erase", "--yes", "--email", EMAIL];
    let done = blog.run(erase);
    assert_eq!(
        done.stderr,
        "note: rules 1, 2 name it too: blog rule rm 1 2, and erase again\n\
         note: backups elsewhere, replicas and exports are not changed\n"
    );
    assert_eq!(blog.ids(["rule", "list"]), "1 2 3");
    let images = "SELECT count(*) FROM rule_old WHERE email = ?1";
    let images = |blog: &Blog| -> i64 {
        blog.sqlite()
            .query_row(images, [EMAIL], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(images(&blog), 1);
    blog.ok(["rule", "rm", "1", "2"]);
    assert_eq!(
        blog.ok(erase),
        "erased 0 comments and 0 old versions in the log, and 2 old versions of rules\n"
    );
    blog.ok(["comment", "erase", "--author", "Plinthwhisk", "--yes"]);
    assert_eq!(images(&blog), 0);
    assert_eq!(found(&blog, &[EMAIL, "Plinthwhisk"]), Vec::<String>::new());
    // Restored rules match no comment.
    let removal = operations(&blog)
        .into_iter()
        .find(|(_, command)| command == "rule rm 1 2");
    blog.ok(["undo", &removal.unwrap().0.to_string()]);
    assert_eq!(blog.json(["rule", "show", "1"])["author"], "[erased]");
    blog.assert_sound();
}

#[test]
fn kept_texts_of_erased_comments_are_removed_and_copies_of_the_blog_named() {
    if lacks("find") {
        return;
    }
    let mut blog = with_zelda();
    // Kept texts of failed edits: two by the person, one by another.
    blog.set_editor("printf 'Plinthwhisk more' >> $1; exit 1");
    // A reply shows the text of the person, too.
    for command in ["edit 4", "edit 8", "edit 1", "reply 4"] {
        let line = format!("blog comment {command}");
        assert_eq!(blog.shell_in_terminal(80, &line).end().0, 1);
    }
    let drafts = |blog: &Blog| -> Vec<String> {
        let folder = blog.folder().join(".local/state/blog/drafts");
        let found = blog
            .other("find")
            .arg(folder)
            .args(["-name", "comment-*"])
            .output();
        let found = String::from_utf8(found.unwrap().stdout).unwrap();
        let mut names: Vec<String> = found
            .lines()
            .map(|path| {
                path.rsplit('/')
                    .next()
                    .unwrap()
                    .split("-r")
                    .next()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        names.sort();
        names
    };
    assert_eq!(drafts(&blog), ["comment-1", "comment-4", "comment-8"]);
    blog.ok(["db", "backup"]);
    blog.ok(["db", "backup", "elsewhere.db"]);
    blog.ok(["db", "restore", "elsewhere.db", "--yes"]);
    fs::copy(blog.file(), blog.folder().join("blog-version-2.db")).unwrap();
    fs::copy(blog.file(), blog.folder().join("blog-of-mine.db")).unwrap();
    let copies = [
        "blog-20261123T120000Z.db",
        "blog-replaced-20261123T120000Z.db",
        "blog-version-2.db",
    ];
    let copies = copies.map(|name| blog.folder().join(name).display().to_string());
    let erase = ["comment", "erase", "--email", EMAIL];
    let tried = blog.json(erase.iter().chain(&["--dry-run"]));
    assert_eq!(tried["copies"], json!(copies));
    let removed: Vec<String> = serde_json::from_value(tried["drafts_removed"].clone()).unwrap();
    assert_eq!(removed.len(), 3);
    assert!(removed.iter().any(|path| path.contains("/reply-4-")));
    assert_eq!(drafts(&blog).len(), 3);
    let done = blog.run(erase.iter().chain(&["--yes", "--format", "json"]));
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["copies"], json!(copies));
    assert_eq!(report["drafts_removed"], tried["drafts_removed"]);
    assert!(!removed.iter().any(|path| fs::exists(path).unwrap()));
    let note = format!(
        "note: these copies are not changed; remove them, or erase in each with --db: {}\n\
         note: backups elsewhere, replicas and exports are not changed\n",
        copies.join(", ")
    );
    assert_eq!(done.stderr, note);
    assert_eq!(drafts(&blog), ["comment-1"]);
}

#[test]
fn a_reader_that_blocks_the_checkpoint_is_reported() {
    let blog = with_zelda();
    let reader = blog.sqlite();
    let count = |reader: &rusqlite::Connection| -> i64 {
        reader
            .query_row("SELECT count(*) FROM comment", [], |row| row.get(0))
            .unwrap()
    };
    reader.execute_batch("BEGIN").unwrap();
    count(&reader);
    let erase = [
        "--timeout",
        "0",
        "comment",
        "erase",
        "--email",
        EMAIL,
        "--yes",
    ];
    for _ in 0..2 {
        let said = blog.fails(5, erase);
        assert!(
            said.contains(
                "may remain in the write-ahead log; run the command again\nhint: another program"
            ),
            "{said}"
        );
    }
    blog.fails(
        5,
        ["--timeout", "0", "log", "prune", "--keep", "0", "--yes"],
    );
    blog.fails(
        5,
        ["--timeout", "0", "log", "prune", "--keep", "0", "--yes"],
    );
    assert_ne!(found(&blog, &TRACES), Vec::<String>::new());
    reader.execute_batch("COMMIT").unwrap();
    drop(reader);
    blog.ok(erase);
    assert_eq!(found(&blog, &TRACES), Vec::<String>::new());
    blog.assert_sound();
}

#[test]
fn all_data_of_a_person_is_exported() {
    let blog = with_zelda();
    blog.ok(["rule", "add", "hold", "--email", "zelda.quib@mail.example"]);
    let export = ["comment", "export-person", "--email", EMAIL];
    let person: Value = serde_json::from_str(&blog.ok(export)).unwrap();
    assert_eq!(person["email"], EMAIL);
    assert_eq!(person["exported_at"], "2026-11-23T12:00:00Z");
    let comments = person["comments"].as_array().unwrap();
    let ids: Vec<(i64, bool)> = comments
        .iter()
        .map(|comment| {
            let removed = comment["removed"].as_bool().unwrap();
            (comment["id"].as_i64().unwrap(), removed)
        })
        .collect();
    let expected = [
        (4, false),
        (6, true),
        (7, false),
        (8, false),
        (9, false),
        (10, true),
    ];
    assert_eq!(ids, expected);
    let (fourth, ninth) = (&comments[0], &comments[4]);
    for (field, value) in [
        ("post", json!("hello")),
        ("post_title", json!("Hello")),
        ("author", json!(AUTHOR)),
        ("email", json!(EMAIL)),
        ("website", json!("https://quibsite.example")),
        ("body", json!("Snorkelwump two")),
        ("reason", Value::Null),
    ] {
        assert_eq!(fourth[field], value, "{field}");
    }
    assert_eq!(fourth["versions"].as_array().unwrap().len(), 3);
    assert_eq!(fourth["versions"][0]["operation"], Value::Null);
    assert_eq!(fourth["versions"][0]["body"], "Wobblefrotz one");
    let reason = fourth["versions"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("held by rule 1"), "{reason}");
    assert_eq!(ninth["email"], "zed@mail.example");
    let older: Vec<(&str, &str)> = ninth["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|version| {
            assert!(version["operation"].is_i64() && version["at"].is_string());
            let text = |field: &str| version[field].as_str().unwrap();
            (text("body"), text("email"))
        })
        .collect();
    assert_eq!(older, [("Dinklethorpe", EMAIL), ("Vexlebroom", EMAIL)]);
    assert_eq!(comments[5]["body"], "Yankleburst");
    assert_eq!(person["rules"][0]["email"], "zelda.quib@mail.example");

    let nobody = blog.ok(["comment", "export-person", "--email", "x@example.org"]);
    let nobody: Value = serde_json::from_str(&nobody).unwrap();
    assert_eq!(
        (&nobody["comments"], &nobody["rules"]),
        (&json!([]), &json!([]))
    );
    blog.fails(2, export.iter().chain(&["--format", "csv"]));
    blog.fails(2, ["comment", "export-person"]);
    assert_eq!(blog.json(export), person);
    blog.ok(["comment", "erase", "--email", EMAIL, "--yes"]);
    let after: Value = serde_json::from_str(&blog.ok(export)).unwrap();
    assert_eq!(after["comments"], json!([]));
}
