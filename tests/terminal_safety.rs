//! Hostile text: no command writes control sequences from stored text to a terminal, on
//! standard output or standard error.

use rusqlite::params;
use serde_json::Value;

use crate::common::Blog;

/// Texts with control sequences, one of each kind.
const ATTACKS: [&str; 30] = [
    "\u{1b}[31mred",
    "\u{1b}[2J\u{1b}[H",
    "\u{1b}[?1049h",
    "\u{1b}[6n",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;http://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}_application\u{1b}\\",
    "\u{1b}",
    "\u{1b}c",
    "\u{9b}31m",
    "\u{9d}0;title\u{9c}",
    "\u{90}$q\"p\u{9c}",
    "\u{85}",
    "safe\rEVIL",
    "safe\r\nEVIL",
    "abc\u{8}\u{8}\u{8}xyz",
    "\u{7}\u{b}\u{c}\u{e}\u{f}\u{5}",
    "del\u{7f}",
    "a\tb",
    "\u{202e}txt.exe\u{202c}",
    "\u{2066}a\u{2069}\u{2067}b\u{2069}\u{200f}\u{61c}",
    "in\u{200b}visible\u{2060}\u{ad}",
    "line\u{2028}paragraph\u{2029}",
    "\u{e0041}\u{e0042}",
    "&#27;[31m &#x1b;[2J &#x9b;31m &#155;m",
    "&#8238;txt &#x202e; &#13;EVIL &#7; &#x2028;",
    "\\\u{1b}[31m `\u{1b}[31m` **\u{1b}[31m**",
    "two\nlines",
];

/// `ATTACKS`, and the texts of the file in `TERMINAL_ATTACKS`: a JSON array of objects
/// with a `text`.
pub fn attacks() -> Vec<String> {
    let mut texts: Vec<String> = ATTACKS.iter().map(ToString::to_string).collect();
    if let Some(list) = std::env::var_os("TERMINAL_ATTACKS") {
        let list = std::fs::read(list).unwrap();
        let list: Vec<Value> = serde_json::from_slice(&list).unwrap();
        texts.extend(
            list.iter()
                .map(|attack| attack["text"].as_str().unwrap().to_owned()),
        );
    }
    // The program refuses NUL, and SQLite ends a text at it.
    texts
        .iter_mut()
        .for_each(|text| *text = text.replace('\0', ""));
    texts
}

/// The text truncated to fit every field, after a leading letter.
fn field(text: &str) -> String {
    format!("x{}", text.chars().take(80).collect::<String>())
}

/// Markdown with the text in every element that is printed.
fn markdown(text: &str) -> String {
    let one_line = text.replace(['\n', '\r'], " ");
    format!(
        "{text}\n\n# {one_line}\n\n[{text}](http://example.org/{text} \"{text}\")\n\n\
         [link](<{one_line}>) ![{text}](x.png) <http://example.org/{one_line}>\n\n\
         [one](</p1?{one_line}>)\n\n\
         - {text}\n- `{text}`\n\n> {text}\n\n```{one_line}\n{text}\n```\n\n    {text}\n\n\
         | {one_line} | b |\n|---|---|\n| {one_line} | `{one_line}` |\n\n\
         <a href=\"{text}\" title='{text}'>{text}</a> <!-- {text} -->\n\n\
         <div class=\"{text}\">{text}</div>\n\n<{text}>\n\n[^1] &{text}; [r]\n\n\
         [^1]: {text}\n\n[r]: http://example.org/{one_line} '{one_line}'\n"
    )
}

/// A blog with each text in every field of a post and of a comment on it, written by
/// SQL where the program would refuse it.
pub fn hostile_blog(texts: &[String]) -> Blog {
    let blog = Blog::new();
    let mut sqlite = blog.sqlite();
    let all = sqlite.transaction().unwrap();
    let time = "2026-11-23T12:00:00Z";
    for (index, text) in texts.iter().enumerate() {
        let id = i64::try_from(index + 1).unwrap();
        let line = field(text);
        let body = markdown(text);
        all.execute(
            "INSERT INTO post (id, slug, title, author, summary, body, published_at, created_at, updated_at)
             VALUES (?1, 'p' || ?1, ?2, ?2, ?2, ?3, ?4, ?4, ?4)",
            params![id, line, body, time],
        )
        .unwrap();
        let tag = format!("{id}{}", line.replace(',', ""));
        all.execute(
            "INSERT INTO tag (id, name, folded) VALUES (?1, ?2, ?2)",
            params![id, tag],
        )
        .unwrap();
        all.execute("INSERT INTO post_tag VALUES (?1, ?1)", [id])
            .unwrap();
        // `replace` could not change a longer text.
        let comment: String = body.chars().take(65_536).collect();
        for (number, parent, body) in [
            (2 * id - 1, None, &comment),
            (2 * id, Some(2 * id - 1), &line),
        ] {
            all.execute(
                "INSERT INTO comment (id, post_id, parent_id, author, email, website, body, status,
                                      created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?4, 'http://' || ?4, ?5, 'pending', ?6, ?6)",
                params![number, id, parent, line, body, time],
            )
            .unwrap();
        }
    }
    all.commit().unwrap();
    drop(sqlite);
    blog
}

/// Whether the character controls a terminal or reorders text.
fn is_control(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub fn assert_escaped(shown: &str, context: &str) {
    if let Some((before, _)) = shown.split_once(is_control) {
        let from = before.chars().count().saturating_sub(40);
        let around: String = shown.chars().skip(from).take(60).collect();
        panic!("{context}: {around:?}");
    }
}

/// Output of a command on a terminal of 80 columns.
fn run_escaped(blog: &Blog, arguments: &[&str], code: i32) -> String {
    let (ended, shown) = blog.in_terminal(80, arguments).end();
    let context = format!("{arguments:.200?}");
    assert_eq!(ended, code, "{context}: {shown}");
    assert!(!shown.is_empty(), "{context} printed nothing");
    assert_escaped(&shown, &context);
    shown
}

const FORMATS: [&str; 6] = ["table", "tsv", "csv", "json", "jsonl", "yaml"];

#[test]
fn lists_are_escaped_on_a_terminal() {
    let texts = attacks();
    let blog = hostile_blog(&texts);
    let posts = "title,author,summary,body,tags";
    let comments = "author,email,website,body,post_title";
    for format in FORMATS {
        for arguments in [
            &["post", "list", "--limit", "all"][..],
            &["post", "list", "--limit", "all", "--fields", posts],
            &["comment", "list", "--limit", "all"],
            &["comment", "list", "--limit", "all", "--fields", comments],
            &["comment", "list", "--post", "1", "--tree"],
            &["comment", "queue", "--limit", "all"],
            &["comment", "queue", "--fields", "answers_author,email"],
            &["tag", "list"],
            &["stats", "--top", "100"],
            &["changes", "--cursor", "c", "--peek"],
            &["post", "count"],
            &["comment", "count"],
            &["post", "rm", "--all", "--dry-run"],
            &["comment", "rm", "--all", "--dry-run"],
            &["replace", "x", "y", "--all", "-n"],
            &["replace", "x", "y", "--all", "-n", "--in", "comments"],
            &["replace", "-E", r"(?s)x.{9}", "$0$0", "--all", "-n"],
            &["post", "backlinks", "p1"],
            &["search", "example", "--limit", "all"],
            &["search", "example", "--fields", "title,snippet"],
        ] {
            let shown = run_escaped(&blog, &[arguments, &["--format", format]].concat(), 0);
            // The text is escaped, not dropped.
            if arguments.contains(&posts) && format == "json" {
                let read: Vec<Value> = serde_json::from_str(&shown).unwrap();
                assert_eq!(read.len(), texts.len());
            }
            if arguments.contains(&posts) && format == "yaml" {
                let read: Vec<Value> = serde_saphyr::from_str(&shown).unwrap();
                assert_eq!(read.len(), texts.len());
            }
        }
    }
    let template = "{{ title }} {{ author }} {{ body }} {{ tags | json }}";
    run_escaped(&blog, &["post", "list", "--template", template], 0);
    run_escaped(&blog, &["tag", "list", "-0"], 0);
}

#[test]
fn pages_and_records_are_escaped_on_a_terminal() {
    let texts = attacks();
    let blog = hostile_blog(&texts);
    for id in 1..=texts.len() {
        let (post, comment) = (id.to_string(), (2 * id).to_string());
        run_escaped(&blog, &["post", "show", &post], 0);
        if id > ATTACKS.len() {
            continue;
        }
        run_escaped(&blog, &["post", "show", &post, "--raw"], 0);
        run_escaped(&blog, &["comment", "show", &comment], 0);
        run_escaped(&blog, &["comment", "show", &comment, "--raw"], 0);
        for format in ["tsv", "json"] {
            run_escaped(&blog, &["post", "show", &post, "--format", format], 0);
            run_escaped(&blog, &["comment", "show", &comment, "--format", format], 0);
        }
    }
    let all = format!("x{}", texts.join("\n"));
    for (command, id) in [
        (&["post", "set", "p1", "-F", "-"][..], "1"),
        (&["comment", "add", "p1", "-F", "-"], "9999"),
    ] {
        blog.sqlite()
            .execute(
                "UPDATE sqlite_sequence SET seq = 9998 WHERE name = 'comment'",
                [],
            )
            .unwrap();
        let done = blog.feed(command, &all);
        assert_eq!(done.code, 0, "{done:?}");
        assert_eq!(blog.ok([command[0], "show", id, "--raw"]), all);
        let shown = run_escaped(&blog, &[command[0], "show", id, "--raw"], 0);
        // Control characters are printed as marks.
        assert!(
            shown.contains("␛[31mred") && shown.contains("<U+202E>"),
            "{shown}"
        );
    }
}

#[test]
fn a_coloured_page_is_escaped_too() {
    let blog = hostile_blog(&attacks());
    for id in 1..=ATTACKS.len() {
        let (code, shown) = blog
            .in_terminal(80, ["--color", "always", "post", "show", &id.to_string()])
            .end();
        assert_eq!(code, 0, "{shown}");
        // Only our own styles, SGR sequences of digits, are allowed.
        let mut plain = String::new();
        for (index, piece) in shown.split("\u{1b}[").enumerate() {
            let style = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
            let text = if index == 0 {
                Some(piece)
            } else {
                style.strip_prefix('m')
            };
            plain.push_str(text.unwrap_or_else(|| panic!("post {id}: {piece:?} after CSI")));
        }
        assert_escaped(&plain, &id.to_string());
        assert_ne!(plain, shown, "the output has no colour");
    }
}

#[test]
fn reports_of_writes_are_escaped_on_a_terminal() {
    let blog = Blog::with_posts();
    let before = std::fs::read(blog.file()).unwrap();
    for text in ATTACKS {
        std::fs::write(blog.file(), &before).unwrap();
        let title = field(text);
        let tag = title.replace(',', "");
        for arguments in [
            &[
                "post", "add", &title, "-b", text, "--author", &title, "--tag", &tag,
            ][..],
            &["comment", "add", "hello", "--author", &title, "-b", &title],
            &["tag", "rename", &tag, "back"],
            &["tag", "rename", "back", &tag],
            &["tag", "merge", "life", &tag],
            &["tag", "merge", &tag, "life"],
        ] {
            run_escaped(&blog, arguments, 0);
        }
        for format in FORMATS {
            let arguments = [
                "post", "set", "hello", "--title", &title, "--author", &title,
            ];
            run_escaped(&blog, &[&arguments[..], &["--format", format]].concat(), 0);
        }
    }
}

#[test]
fn errors_that_repeat_an_argument_are_escaped() {
    let blog = Blog::with_posts();
    for word in [ATTACKS.concat(), attacks().concat()] {
        let (word, option) = (format!("x {word}"), format!("--titel{word}"));
        for (arguments, code) in [
            (&["post", "show", &word][..], 3),
            (&["post", "rm", &word, "--yes"], 3),
            (&["post", "set", "1", &option], 2),
            (&["post", "set", "1", "--slug", &word], 2),
            (&["post", "set", "1", "--at", &word], 2),
            (&["post", "list", "--fields", &word], 2),
            (&["post", "list", "--format", &word], 2),
            (&["post", "list", "--status", &word], 2),
            (&["post", "list", "--since", &word], 2),
            (&["post", "list", "--limit", &word], 2),
            (&["post", "list", &word], 2),
            (&["comment", "show", &word], 2),
            (&["comment", "list", "--post", &word], 3),
            (&["comment", "set", "1", "--website", &word], 2),
            (&["comment", "set", "1", "--email", &word], 2),
            (&["tag", "rm", &word, "--yes"], 3),
            (&["tag", "rename", "rust", &word], 2),
            (&["help", &word], 2),
            (&["post", "backlinks", &word], 3),
            (&["replace", "a", "b", &word], 3),
            (&["replace", "-E", &format!("{word}("), "b", "--all"], 2),
            (&["replace", "-E", "a", &format!("${{{word}}}"), "--all"], 2),
        ] {
            run_escaped(&blog, arguments, code);
            let done = blog.run(arguments);
            assert_eq!(done.code, code, "{done:?}");
            // A pipe can end at a terminal.
            assert_escaped(&done.stderr, "in a pipe");
        }
    }
    for text in ATTACKS {
        let (word, option) = (format!("x{text}"), format!("--x{text}"));
        for (arguments, code) in [
            (&["post", "show", &word][..], 3),
            (&["post", "list", &option], 2),
            (&["post", &word], 2),
            (&["post", "list", "--fields", &word], 2),
            (&["post", "add", "T", "-F", &word], 3),
            (&["--db", &word, "post", "list"], 3),
        ] {
            let shown = run_escaped(&blog, arguments, code);
            assert!(
                shown.starts_with("blog: ") && shown.lines().count() == 2,
                "{shown}"
            );
        }
        run_escaped(&blog, &["post", "show", &word, "--format", "json"], 3);
        let done = blog.run(["post", "show", &word, "--format", "json"]);
        assert_escaped(&done.stderr, text);
        let error: Value = serde_json::from_str(&done.stderr).unwrap();
        let message = error["error"]["message"].as_str().unwrap();
        assert!(message.contains(&word), "{message:?} {word:?}");
    }
}

#[test]
fn file_names_and_variables_are_escaped() {
    let mut blog = Blog::without_file();
    for (index, text) in ATTACKS.iter().enumerate() {
        let name = format!("{index}{}.db", text.replace('/', ""));
        run_escaped(&blog, &["init", &name, "--yes"], 0);
        run_escaped(&blog, &["init", &name], 4);
        let text = format!("{name}.txt");
        blog.write(&text, "no database ".repeat(20));
        run_escaped(&blog, &["--db", &text, "post", "list"], 7);
        blog.write(&text, b"\xff");
        let shown = run_escaped(&blog, &["--db", &name, "post", "add", "T", "-F", &text], 8);
        assert!(shown.contains("is not UTF-8"), "{shown}");
        blog.write(
            &text,
            format!("---\ntitle: [\"{}\n---\n", text.escape_debug()),
        );
        run_escaped(&blog, &["--db", &name, "post", "add", "T", "-F", &text], 8);
        let front = ATTACKS[index].replace(['\n', '\r'], " ");
        blog.write(&text, format!("---\ndraft: {front}\n{front}: x\n---\n"));
        run_escaped(&blog, &["--db", &name, "post", "add", "T", "-F", &text], 8);
    }
    run_escaped(&blog, &["init", "--yes"], 0);
    blog.set("BLOG_EDITOR", "/no/\u{1b}[31m\u{9b}31m\u{202e}");
    run_escaped(&blog, &["post", "add"], 1);
    blog.set("BLOG_FORMAT", "\u{1b}[31m\u{9b}31m\u{202e}");
    run_escaped(&blog, &["post", "list"], 2);
}

#[test]
fn a_prompt_is_escaped() {
    let texts = attacks();
    let blog = hostile_blog(&texts);
    let tag = format!("1{}", field(&texts[0]));
    for arguments in [
        &["post", "rm", "--all"][..],
        &["post", "rm", "p1"],
        &["comment", "rm", "1"],
        &["comment", "rm", "--all"],
        &["tag", "rm", &tag],
        &["replace", "x", "y", "--all", "--in", "title,body,comments"],
    ] {
        let mut session = blog.in_terminal(80, arguments);
        session.expect("[y/N]: ");
        session.send("n\n");
        let (code, shown) = session.end();
        assert_eq!(code, 1, "{shown}");
        assert_escaped(&shown, &format!("{arguments:?}"));
        assert!(shown.contains("nothing was done"), "{shown}");
    }
    assert_eq!(blog.ok(["post", "count"]), format!("{}\n", texts.len()));
}

#[test]
fn a_pipe_gets_the_stored_text_exactly() {
    let texts = attacks();
    let blog = hostile_blog(&texts);
    let posts = blog.json([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,author,summary,body",
    ]);
    let comments = blog.json([
        "comment",
        "list",
        "--sort",
        "id",
        "--fields",
        "author,email,website,body",
    ]);
    let csv = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,body",
        "--format",
        "csv",
    ]);
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    let mut rows = csv.records().map(Result::unwrap);
    for (index, text) in texts.iter().enumerate() {
        let (line, body) = (field(text), markdown(text));
        let post = &posts[index];
        assert_eq!(
            [&post["title"], &post["author"], &post["summary"]],
            [&line, &line, &line]
        );
        assert_eq!(post["body"], body);
        let [comment, reply] = [&comments[2 * index], &comments[2 * index + 1]];
        assert_eq!([&comment["author"], &comment["email"]], [&line, &line]);
        assert_eq!(comment["website"], format!("http://{line}"));
        let cut: String = body.chars().take(65_536).collect();
        assert_eq!([&comment["body"], &reply["body"]], [&cut, &line]);
        assert_eq!(rows.next().unwrap(), [line, body.clone()][..]);
        let id = (index + 1).to_string();
        assert_eq!(blog.ok(["post", "show", &id, "--raw"]), body);
    }
}
