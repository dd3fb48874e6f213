//! Every command on a terminal, on a blog with hostile text in every field.

use rusqlite::params;
use serde_json::Value;

use crate::common::Blog;
use crate::common::commands::verbs;
use crate::terminal_safety::{assert_escaped, attacks, hostile_blog};

/// Command lines in shell syntax; every command of the program needs a row. `@` is a
/// hostile text, `%` the same in a file name. After `<`, the expected question and the
/// keys that answer it; after `=`, the exit code if it is not 0.
const COMMANDS: &str = "
    init %.db --yes
    init %.db < Title \\n\\n
    post add @ -b @ --author @ --tag @
    post add =8
    post show 1
    post show 2 --raw
    post list
    post list --fields id,title,author,summary,body,tags,old_slugs
    post list --search x --fields id,title,body,author,summary,tags
    post list --template '{{ title }} {{ body }} {{ tags }}'
    post count
    post exists nothing =1
    post exists 1
    post backlinks 1
    post set 1 --title @ --author @ --summary @ --add-tag @
    post edit 1
    post history 3
    post diff 3
    post restore 3 1
    post publish 1
    post unpublish 1
    post schedule 1 --at tomorrow
    post close 1
    post open 1
    post rm 1 --yes
    post rm 1 < [y/N] y
    post rm --all --dry-run
    comment add 1 --author @ -b @
    comment reply 1 -b @
    comment show 1
    comment show 2 --raw
    comment list
    comment list --post 1 --tree --fields author,email,website,body,post_title,reason
    comment count
    comment exists 1
    comment queue
    comment queue --fields id,author,email,answers_author,reason
    comment review < [?] q
    comment approve 1
    comment unapprove 3
    comment spam 1
    comment unspam 5
    comment recheck --all
    comment set 1 --author @
    comment edit 1
    comment move 2 --top
    comment split 2
    comment history 1
    comment diff 1 1
    comment restore 1 1 =8
    comment rm 1 --yes
    comment rm --all < [y/N] n =1
    comment export-person --email @
    comment export-person --email eve@example.org
    comment erase 1 --yes
    comment erase 1 < [y/N] y
    tag list
    tag rename @ other =3
    tag rename '1@' other
    tag merge other '1@' =3
    tag merge x '1@'
    tag rm '1@' --yes
    tag prune --yes
    media add bad.xml --alt @
    media add bad.xml --name @ =8
    media list
    media list --fields all
    media list --missing
    media list --unused
    media show hostile.png
    media show hostile.png --raw =2
    media show hostile.png -o %
    media show @
    media set hostile.png --alt @
    media set hostile.png --name other.png
    media count
    media exists hostile.png
    media export --all -o out =8
    media export hostile.png -o %
    media rm hostile.png --yes
    media rm --all < [y/N] y
    post duplicate 1
    comment list --tree
    search x
    search example
    stats
    stats --top 100
    replace evil @ --all --in body --yes
    replace evil @ --all --in body,comments --dry-run
    replace x y --all < [y/N] n =1
    import jsonl hostile.jsonl --source @
    import jsonl hostile.jsonl --dry-run
    import markdown content
    import comments hostile.json --create-posts
    import wxr hostile.xml
    import wxr bad.xml =8
    import jsonl bad.jsonl =8
    import jsonl bad.jsonl --keep-going =8
    export jsonl
    export jsonl --history
    export comments
    export csv
    export csv --of comments
    export wxr
    export jsonl -o %
    export csv -o /dev/stdout
    export jsonl -o /dev/fd/2
    export markdown -o % =8
    export markdown -o % --no-media
    apply content --plan =1
    apply content --yes
    rule add hold --name @ --author @ --word @
    rule list
    rule show 1
    rule test 1
    rule enable 1
    rule disable 1
    rule rm 1
    config list
    config get title
    config set title x@
    config set author Ann
    config unset title
    log
    log 1
    log show
    log show 1
    log show 2
    config edit < [Y/n] n =8
    log prune --keep 1 --yes
    undo
    undo --dry-run
    undo --to 2 --dry-run
    undo --to 2 < [y/N] n =1
    redo =3
    changes --list
    changes --cursor c
    changes --cursor c --peek
    changes --cursor c --ack 1 =3
    changes --cursor c --forget =3
    db info
    db check =1
    db check --fix =1
    db backup %.db =7
    --db copy.db db backup %.db
    db restore copy.db --yes
    db restore copy.db < [y/N] y
    db vacuum
    db query 'SELECT title AS \"@\", body, author FROM post'
    db query 'SELECT @' =2
    db dump
    completions bash
    completions bash --install
    help post list
    help times
    help fields post list
    help @ =2
";

/// A text with all attacks, in pieces accepted by every field.
fn pieces() -> Vec<String> {
    let all: Vec<char> = attacks().concat().chars().collect();
    let pieces = all.chunks(70);
    pieces.map(|piece| piece.iter().collect()).collect()
}

/// A blog with hostile text in every text field.
fn hostile() -> Blog {
    let mut blog = hostile_blog(&pieces());
    let text = hostile_word();
    blog.write("hostile.jsonl", blog.ok(["export", "jsonl"]));
    blog.write("hostile.xml", blog.ok(["export", "wxr"]));
    blog.sqlite()
        .execute("UPDATE comment SET status = 'approved' WHERE id > 2", [])
        .unwrap();
    blog.write("hostile.json", blog.ok(["export", "comments"]));
    blog.write("bad.xml", format!("<rss><channel><{text}>"));
    blog.write("bad.jsonl", format!("{{\"type\": \"{text}\"}}\n{text}\n"));
    std::fs::create_dir(blog.folder().join("content")).unwrap();
    let title = serde_json::to_string(&text).unwrap();
    let front = format!("---\ntitle: {title}\nauthor: {title}\ntags: [{title}]\n---\n\n{text}\n");
    blog.write("content/one.md", &front);
    blog.write(&format!("content/{}.md", text.replace('/', "")), &front);
    blog.set("USER", &text);
    blog.ok(["post", "set", "3", "-b", &text]);
    let person = ["--author", "Eve", "--email", "eve@example.org"];
    blog.ok(["comment", "set", "1"].iter().chain(&person));
    blog.ok(["comment", "spam", "5"]);
    blog.ok(["post", "set", "3", "--add-tag", "x"]);
    let replace = ["replace", "example", "Example", "--in", "comments"];
    blog.ok(replace.iter().chain(&["--all", "--yes"]));
    let sqlite = blog.sqlite();
    sqlite
        .execute(
            "INSERT INTO rule (position, name, action, enabled, author, email, website, words)
             VALUES (1, ?1, 'hold', 1, ?1, ?1, ?1, ?1)",
            [&text],
        )
        .unwrap();
    for name in ["title", "author", "base_url"] {
        let sql = "INSERT INTO setting VALUES (?1, ?2)
                   ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        sqlite.execute(sql, [name, &text]).unwrap();
    }
    sqlite
        .execute("UPDATE tag SET folded = lower(name)", [])
        .unwrap();
    sqlite
        .execute("INSERT INTO source (name) VALUES (?1)", [&text])
        .unwrap();
    sqlite
        .execute("INSERT INTO cursor (name, batch) VALUES (?1, 0)", [&text])
        .unwrap();
    sqlite
        .execute("UPDATE comment SET reason = ?1", [&text])
        .unwrap();
    sqlite
        .execute("UPDATE operation SET command = command || ?1", [&text])
        .unwrap();
    sqlite
        .execute("INSERT INTO redirect VALUES ('/' || ?1, 1)", params![text])
        .unwrap();
    sqlite
        .execute_batch("INSERT INTO media_blob VALUES ('x', x'00')")
        .unwrap();
    for name in [&text, "hostile.png"] {
        let sql = "INSERT INTO media (name, digest, type, alt, created_at)
                   VALUES (?1, 'x', ?2, ?2, '2026-01-01T00:00:00Z')";
        sqlite.execute(sql, [name, &text]).unwrap();
    }
    drop(sqlite);
    blog.ok(["search", "anything"]);
    let copy = blog.folder().join("copy.db");
    std::fs::copy(blog.file(), &copy).unwrap();
    // Backups and restores need a file that passes the check.
    let sqlite = rusqlite::Connection::open(copy).unwrap();
    sqlite.execute("DELETE FROM redirect", []).unwrap();
    drop(sqlite);
    blog
}

fn hostile_word() -> String {
    format!("x{}", pieces()[0].replace([',', '\n', '\r'], ""))
}

/// A row of [`COMMANDS`].
struct Row {
    line: &'static str,
    words: Vec<String>,
    /// The expected question, and the keys to send.
    typed: Option<(&'static str, String)>,
    code: i32,
}

fn rows() -> Vec<Row> {
    let text = hostile_word();
    let file = text.replace('/', "");
    let lines = COMMANDS.lines().map(str::trim);
    let rows = lines.filter(|line| !line.is_empty()).map(|row| {
        let (line, code) = row.split_once(" =").unwrap_or((row, "0"));
        let (line, typed) = match line.split_once(" < ") {
            Some((line, typed)) => (line, typed.split_once(' ')),
            None => (line, None),
        };
        let words = shell_words::split(line).unwrap();
        Row {
            line,
            words: words
                .iter()
                .map(|word| word.replace('@', &text).replace('%', &file))
                .collect(),
            typed: typed.map(|(question, keys)| (question, keys.replace("\\n", "\n") + "\n")),
            code: code.parse().unwrap(),
        }
    });
    rows.collect()
}

#[test]
fn every_command_has_a_row() {
    let rows = rows();
    for verb in verbs() {
        let words = verb.words();
        let named = |row: &Row| {
            let own = row.words.iter().map(String::as_str).take(words.len());
            own.eq(words.iter().copied())
        };
        assert!(rows.iter().any(named), "`{}` has no row here", verb.name);
    }
}

#[test]
fn every_command_is_escaped_on_a_terminal_in_every_format() {
    let blog = hostile();
    for row in rows() {
        for format in ["auto", "csv", "json", "yaml"] {
            // A prompt is the same in every format.
            if row.typed.is_some() && format != "auto" {
                continue;
            }
            let mut copy = blog.copy();
            copy.set_editor("echo More. >> \"$1\"");
            let format = ["--format", format].map(str::to_owned);
            // A template is a format itself.
            let is_template = row.line.contains("--template");
            let format = format.iter().filter(|_| !is_template);
            let mut session = copy.in_terminal(80, row.words.iter().chain(format.clone()));
            if let Some((question, keys)) = &row.typed {
                session.expect_next(question);
                session.send(keys);
            }
            let (code, shown) = session.end_answering("n");
            let format: Vec<&String> = format.collect();
            let context = format!("{} {format:?}", row.line);
            // Some commands refuse a format.
            let is_refused = code == 2 && !format.contains(&&"auto".to_owned());
            assert!(code == row.code || is_refused, "{context}: {code}: {shown}");
            assert_escaped(&shown, &context);
            let mut words = row.line.split(' ');
            let is_silent = words.nth(1) == Some("exists");
            assert!(is_silent || !shown.is_empty(), "{context} printed nothing");
        }
    }
}

#[test]
fn help_errors_version_and_completion_are_escaped_on_a_terminal() {
    let blog = hostile();
    let text = hostile_word();
    let mut lines: Vec<(Vec<String>, i32)> = vec![
        (vec![], 0),
        (vec!["--version".to_owned()], 0),
        (vec!["--help".to_owned()], 0),
        (vec![text.clone()], 2),
        (vec!["--db".to_owned(), text.clone()], 0),
    ];
    for verb in verbs() {
        let words: Vec<String> = verb.words().into_iter().map(str::to_owned).collect();
        lines.push(([words.clone(), vec!["--help".to_owned()]].concat(), 0));
        lines.push(([words.clone(), vec![format!("--{text}")]].concat(), 2));
        let format = ["--format".to_owned(), text.clone()];
        lines.push(([words, format.to_vec()].concat(), 2));
    }
    for (words, code) in lines {
        let (ended, shown) = blog.in_terminal(80, &words).end();
        assert_eq!(ended, code, "{words:?}: {shown}");
        assert!(!shown.is_empty(), "{words:?} printed nothing");
        assert_escaped(&shown, &format!("{words:?}"));
    }
    let mut shells = hostile();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell", &text] {
        shells.set("COMPLETE", shell);
        for words in [
            &[][..],
            &["--", "blog tag rm ", ""],
            &["--", "blog", "post", "show", ""],
            &["--", "blog", "comment", "show", ""],
            &["--", "blog", &text],
        ] {
            let (_, shown) = shells.in_terminal(80, words).end();
            assert_escaped(&shown, &format!("{shell}: {words:?}"));
        }
    }
}

#[test]
fn json_on_a_terminal_is_the_json_of_a_pipe() {
    let blog = hostile();
    let values = |text: &str| -> Vec<Value> {
        let values = serde_json::Deserializer::from_str(text).into_iter();
        values.map(Result::unwrap).collect()
    };
    for command in ["export jsonl", "export jsonl --history", "export comments"] {
        let words: Vec<&str> = command.split(' ').collect();
        let piped = blog.ok(&words);
        let (code, shown) = blog.in_terminal(80, &words).end();
        assert_eq!(code, 0, "{shown}");
        assert_ne!(shown, piped, "{command}: nothing was escaped");
        assert_eq!(values(&shown), values(&piped), "{command}");
    }
}

#[test]
fn a_pipe_and_a_file_get_the_exact_bytes() {
    let blog = hostile();
    for command in ["csv", "csv --of comments", "jsonl", "wxr", "comments"] {
        let words: Vec<&str> = ["export"].into_iter().chain(command.split(' ')).collect();
        let piped = blog.ok(&words);
        blog.ok(words.iter().chain(&["-o", "out"]));
        let file = std::fs::read_to_string(blog.folder().join("out")).unwrap();
        assert_eq!(piped, file, "{command}");
        let redirected = blog.shell(&format!("blog export {command} > out; cat out"));
        let redirected = { redirected }.output().unwrap();
        assert_eq!(String::from_utf8(redirected.stdout).unwrap(), file);
        if command.starts_with("csv") {
            let text = hostile_word();
            assert!(file.contains(&text.replace('"', "\"\"")), "{file}");
        }
        std::fs::remove_file(blog.folder().join("out")).unwrap();
    }
}
