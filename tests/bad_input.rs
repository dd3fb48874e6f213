//! Bad input: each case has its exit code, names the problem on one line and a fix on
//! another, and leaves the blog unchanged.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

use crate::common::{Blog, Done};

/// Arguments, exit code, a part of the cause and a part of the hint.
type Row<'a> = (&'a [&'a str], i32, &'a str, &'a str);

/// The files of a folder: names and contents.
fn snapshot(folder: &Path) -> Vec<(OsString, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone().into(), fs::read(path).unwrap_or_default()))
        .collect();
    files.sort();
    files
}

/// Asserts that an error has our form with this cause and hint.
fn assert_error(done: &Done, code: i32, cause: &str, hint: &str, row: &str) {
    assert_eq!(done.code, code, "{row}: {done:?}");
    assert_eq!(done.stdout, "", "{row}");
    let lines: Vec<&str> = done.stderr.lines().collect();
    let &[first, second] = &lines[..] else {
        panic!(
            "{row}: the error is not one line with a hint: {}",
            done.stderr
        );
    };
    let message = first
        .strip_prefix("blog: ")
        .unwrap_or_else(|| panic!("{row}: {first}"));
    let advice = second
        .strip_prefix("hint: ")
        .unwrap_or_else(|| panic!("{row}: {second}"));
    assert!(
        message.contains(cause),
        "{row}: {message:?} has no {cause:?}"
    );
    assert!(advice.contains(hint), "{row}: {advice:?} has no {hint:?}");
    assert!(!message.starts_with(char::is_uppercase), "{row}: {message}");
    for word in [
        "panicked",
        "RUST_BACKTRACE",
        "SELECT ",
        "INSERT",
        "UPDATE",
        "CHECK",
        "constraint",
        "sqlite_",
        "os error",
        "Error {",
        "rusqlite",
    ] {
        assert!(
            !done.stderr.contains(word),
            "{row}: {word} in {}",
            done.stderr
        );
    }
}

/// Runs each row on one blog; asserts its error and that nothing changed.
fn assert_refused(blog: &Blog, rows: &[Row<'_>], input: impl AsRef<[u8]>) {
    for &(arguments, code, cause, hint) in rows {
        let shown = format!("{:.200}", format!("{arguments:?}"));
        let before = snapshot(blog.folder());
        let done = blog.feed(arguments, &input);
        assert_error(&done, code, cause, hint, &shown);
        assert!(
            snapshot(blog.folder()) == before,
            "{shown} changed the files"
        );
    }
}

/// Like [`assert_refused`], for a table with one row per line: the arguments in shell
/// syntax, then the rest.
fn assert_table(blog: &Blog, table: &str, input: impl AsRef<[u8]>) {
    for row in table.trim().lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let &[command, code, cause, hint] = &cells[..] else {
            panic!("{row}");
        };
        let words = shell_words::split(command).unwrap();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_refused(
            blog,
            &[(&words, code.parse().unwrap(), cause, hint)],
            &input,
        );
    }
}

#[test]
fn empty_and_too_long_texts_are_refused() {
    let blog = Blog::with_posts();
    // Command, field, limit; `''` clears optional fields.
    let fields: [(&[&str], &str, usize, bool); 17] = [
        (&["post", "add", "-b", "x", "--"], "title", 255, false),
        (
            &["post", "add", "T", "-b", "x", "--slug"],
            "slug",
            200,
            false,
        ),
        (
            &["post", "add", "T", "-b", "x", "--author"],
            "author",
            255,
            false,
        ),
        (
            &["post", "add", "T", "-b", "x", "--summary"],
            "summary",
            5_000,
            false,
        ),
        (&["post", "set", "hello", "--title"], "title", 255, false),
        (&["post", "set", "hello", "--slug"], "slug", 200, false),
        (&["post", "set", "hello", "--author"], "author", 255, true),
        (
            &["post", "set", "hello", "--summary"],
            "summary",
            5_000,
            true,
        ),
        (
            &["comment", "add", "hello", "-b", "x", "--author"],
            "author",
            128,
            false,
        ),
        (
            &["comment", "add", "hello", "-b", "x", "--email"],
            "email",
            254,
            false,
        ),
        (
            &["comment", "add", "hello", "-b", "x", "--website"],
            "website",
            255,
            false,
        ),
        (&["comment", "set", "1", "--author"], "author", 128, false),
        (&["comment", "set", "1", "--email"], "email", 254, true),
        (&["comment", "set", "1", "--website"], "website", 255, true),
        (&["tag", "rename", "rust"], "tag", 100, false),
        (&["tag", "merge", "rust"], "tag", 100, false),
        (&["init", "other.db", "--title"], "title", 255, false),
    ];
    for (command, field, limit, goes) in fields {
        // A limit counts characters, not bytes.
        let (long, length) = ("é".repeat(limit + 1), limit + 1);
        let cause = format!("{field} is {length} characters long, over its limit of {limit}");
        let hint = format!("shorten the {field} to {limit} characters");
        let row = (
            &[command, &[&long]].concat()[..],
            2,
            cause.as_str(),
            hint.as_str(),
        );
        assert_refused(&blog, &[row], "");
        let cause = format!("{field} is empty");
        let hint = format!("give the {field} some text");
        for empty in ["", " \t\n\u{a0}"].into_iter().skip(goes.into()) {
            let row = (
                &[command, &[empty]].concat()[..],
                2,
                cause.as_str(),
                hint.as_str(),
            );
            assert_refused(&blog, &[row], "");
        }
    }
    // Texts of exactly the limit are accepted.
    let (title, slug) = ("é".repeat(255), "s".repeat(200));
    blog.ok(["post", "set", "hello", "--title", &title, "--slug", &slug]);
    let author = "é".repeat(128);
    let done = blog.feed(
        ["comment", "set", "1", "--author", &author, "-F", "-"],
        "é".repeat(65_536),
    );
    assert_eq!(done.code, 0, "{done:?}");
}

#[test]
fn a_comment_needs_a_text() {
    let blog = Blog::with_posts();
    let rows: [Row; 2] = [
        (
            &["comment", "add", "hello", "-F", "-"],
            8,
            "body is empty",
            "give the body some text",
        ),
        (
            &["comment", "set", "1", "-F", "-"],
            8,
            "body is empty",
            "give the body some text",
        ),
    ];
    for empty in ["", "\u{feff}", " \r\n\t\u{2003}"] {
        assert_refused(&blog, &rows, empty);
    }
    let (cause, hint) = (
        "body is 65537 characters long, over its limit of 65536",
        "shorten the body",
    );
    let rows: [Row; 2] = [
        (&["comment", "add", "hello", "-F", "-"], 8, cause, hint),
        (&["comment", "set", "1", "-F", "-"], 8, cause, hint),
    ];
    assert_refused(&blog, &rows, "é".repeat(65_537));
}

#[test]
fn a_too_long_body_is_refused() {
    let blog = Blog::with_posts();
    let over = "x".repeat(10_000_001);
    let rows: [Row; 2] = [
        (
            &["post", "add", "T", "-F", "-"],
            8,
            "body is 10000001 characters long, over its limit of 10000000",
            "shorten the body",
        ),
        (
            &["comment", "add", "hello", "-F", "-"],
            8,
            "body is 10000001 characters long, over its limit of 65536",
            "shorten the body",
        ),
    ];
    assert_refused(&blog, &rows, over);
    let rows: [Row; 2] = [
        (
            &["post", "add", "T", "-F", "-"],
            8,
            "standard input is over 64 MiB",
            "a post is text",
        ),
        (
            &["post", "set", "1", "-F", "-"],
            8,
            "standard input is over 64 MiB",
            "a post is text",
        ),
    ];
    assert_refused(&blog, &rows, vec![b'x'; 64 * 1024 * 1024 + 1]);
}

#[test]
fn invalid_utf_8_is_refused_with_its_position() {
    let blog = Blog::with_posts();
    blog.write("nul.md", "ab\0c");
    blog.write("latin1.md", b"caf\xe9");
    blog.write("cut.md", b"\xe6\x97");
    let table = r#"
        post add T -F nul.md        | 8 | body has a NUL character at byte 2    | remove the NUL
        post set hello -F nul.md    | 8 | body has a NUL character at byte 2    | remove the NUL
        comment add hello -F nul.md | 8 | body has a NUL character at byte 2    | remove the NUL
        post add T -F latin1.md     | 8 | latin1.md is not UTF-8 text at byte 3 | iconv
        comment set 1 -F latin1.md  | 8 | latin1.md is not UTF-8 text at byte 3 | iconv
        post add T -F cut.md        | 8 | cut.md is not UTF-8 text at byte 0    | iconv
    "#;
    assert_table(&blog, table, "");
    let table = r#"
        post add T -F -             | 8 | standard input is not UTF-8 text at byte 4 | iconv
        comment add hello -F -      | 8 | standard input is not UTF-8 text at byte 4 | iconv
        post rm - --yes             | 8 | standard input is not UTF-8 text at byte 4 | iconv
        comment set - --status spam | 8 | standard input is not UTF-8 text at byte 4 | iconv
    "#;
    assert_table(&blog, table, b"1 2 \xff");

    let bad = || OsString::from_vec(b"ab\xffc".to_vec());
    let rows: [(&[&str], i32); 5] = [
        (&["post", "add"], 3),
        (&["post", "show"], 3),
        (&["post", "add", "T", "-b"], 5),
        (&["comment", "add", "hello", "--author"], 5),
        (&["tag", "rename", "rust"], 4),
    ];
    for (arguments, place) in rows {
        let before = snapshot(blog.folder());
        let words = arguments.iter().map(OsString::from).chain([bad()]);
        let cause = format!("argument {place} is not UTF-8 text at byte 2");
        assert_error(
            &blog.run(words),
            2,
            &cause,
            "iconv",
            &format!("{arguments:?}"),
        );
        assert!(snapshot(blog.folder()) == before, "{arguments:?}");
    }
}

#[test]
fn missing_items_are_not_found() {
    let blog = Blog::with_posts();
    let table = r#"
        post show nope                         | 3 | there is no post `nope`                | `blog post list` shows
        post show 99                           | 3 | there is no post `99`                  | `blog post list` shows
        post show 9223372036854775807          | 3 | there is no post `9223372036854775807` | `blog post list` shows
        post show 9223372036854775808          | 3 | there is no post `9223372036854775808` | `blog post list` shows
        post show slug:1                       | 3 | there is no post `slug:1`              | `blog post list` shows
        post show ../etc                       | 3 | there is no post `../etc`              | `blog post list` shows
        post show HELLO                        | 3 | there is no post `HELLO`               | did you mean `hello`?
        post show ''"'"'; DROP TABLE post; --' | 3 | there is no post                       | `blog post list` shows
        post set hello nope --title x          | 3 | there is no post `nope`                | `blog post list` shows
        post rm hello nope 98 --yes            | 3 | there is no post `nope`, `98`          | `blog post list` shows
        post rm nope --dry-run                 | 3 | there is no post `nope`                | `blog post list` shows
        comment add nope -b x                  | 3 | there is no post `nope`                | `blog post list` shows
        comment add hello -b x --parent 99     | 3 | there is no comment `99`               | `blog comment list` shows
        comment show 99                        | 3 | there is no comment `99`               | `blog comment list` shows
        comment set 1 99 --status spam         | 3 | there is no comment `99`               | `blog comment list` shows
        comment rm 1 99 --yes                  | 3 | there is no comment `99`               | `blog comment list` shows
        comment list --post nope               | 3 | there is no post `nope`                | `blog post list` shows
        comment count --post nope              | 3 | there is no post `nope`                | `blog post list` shows
        comment rm --post nope --yes           | 3 | there is no post `nope`                | `blog post list` shows
        tag rename nope x                      | 3 | there is no tag `nope`                 | `blog tag list` shows
        tag merge nope fresh                   | 3 | there is no tag `nope`                 | `blog tag list` shows
        changes --cursor nope --ack 1          | 3 | there is no cursor `nope`              | `blog changes --list` shows
        tag rm rust nope --yes                 | 3 | there is no tag `nope`                 | `blog tag list` shows
        post add T -F nope.md                  | 3 | cannot read nope.md: no such file      | check the path
        comment add hello -F nope/nope.md      | 3 | cannot read nope/nope.md               | check the path
        post backlinks nope                    | 3 | there is no post `nope`                | `blog post list` shows
        replace a b hello nope --yes           | 3 | there is no post `nope`                | `blog post list` shows
        --db nope.db post list                 | 3 | there is no blog at                    | `blog init` makes one
    "#;
    assert_table(&blog, table, "");
    let row = (
        &["post", "show", "two\nlines"][..],
        3,
        "there is no post `two␤lines`",
        "`blog post list` shows",
    );
    assert_refused(&blog, &[row], "");
    let elsewhere = Blog::without_file();
    let table = r#"
        post list                 | 3 | there is no blog at  | `blog init` makes one
        comment count             | 3 | there is no blog at  | `blog init` makes one
        --db x.db post add T -b x | 3 | there is no blog at  | `blog init` makes one
    "#;
    assert_table(&elsewhere, table, "");
}

#[test]
fn conflicts_are_refused() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "plan", "--close-comments"]);
    let table = r#"
        post add T -b x --slug hello | 4 | the slug `hello` is taken         | `--slug hello-2` is free
        post set plan --slug hello   | 4 | the slug `hello` is taken         | `--slug hello-2` is free
        tag rename rust LIFE         | 4 | there is a tag `LIFE` already     | `blog tag merge`
        comment add plan -b x        | 4 | the comments on `plan` are closed | `blog post open plan` opens them
        init                         | 4 | exists already                    | choose another path
        init blog.db                 | 4 | exists already                    | choose another path
        init .                       | 4 | exists already                    | choose another path
        --db blog.db init            | 4 | exists already                    | choose another path
    "#;
    assert_table(&blog, table, "");
    blog.ok(["post", "set", "plan", "--open-comments"]);
    let row = (
        &["comment", "add", "plan", "-b", "x", "--parent", "1"][..],
        4,
        "comment 1 is not on post plan",
        "`blog comment show 1`",
    );
    assert_refused(&blog, &[row], "");
}

#[test]
fn invalid_data_is_refused() {
    let blog = Blog::with_posts();
    fs::create_dir(blog.folder().join("folder")).unwrap();
    let tags = (0..101)
        .map(|n| n.to_string())
        .collect::<Vec<_>>()
        .join(",");
    let table = r#"
        post add T -b x --slug ../x                            | 2 | slug `../x` is not usable          | such as `x`
        post add T -b x --slug 'A b'                           | 2 | slug `A b` is not usable           | such as `a-b`
        post add T -b x --slug -a                              | 2 | `--slug` needs a value             | `--slug=-a` gives it
        post add T -b x --slug=-a                              | 2 | slug `-a` is not usable            | lower-case letters, digits
        post add T -b x --slug .git                            | 2 | slug `.git` is not usable          | lower-case letters, digits
        post set hello --slug 'É'                              | 2 | slug `É` is not usable             | such as `e`
        tag rename rust a,b                                    | 2 | tag `a,b` has a comma              | a comma separates tags
        tag merge rust a,b                                     | 2 | tag `a,b` has a comma              | a comma separates tags
        comment add hello -b x --email bob                     | 2 | email `bob` is not an email        | name@example.org
        comment add hello -b x --email 'a b@c'                 | 2 | email `a b@c` is not an email      | name@example.org
        changes --cursor ''                                    | 2 | cursor is empty                    | give the cursor some text
        changes --cursor ../x                                  | 2 | `../x` is not usable as the name   | such as `x`
        comment set 1 --email @                                | 2 | email `@` is not an email          | name@example.org
        comment add hello -b x --website 'javascript:alert(1)' | 2 | is not an http:// or https://      | such as https://example.org
        comment add hello -b x --website example.org           | 2 | website `example.org` is not       | such as https://example.org
        comment add hello -b x --website ftp://example.org     | 2 | is not an http:// or https://      | such as https://example.org
        comment set 1 --website http://                        | 2 | website `http://` is not           | such as https://example.org
        comment set 1 --website http:///x                      | 2 | website `http:///x` is not         | such as https://example.org
        replace Plan '' --all --yes                            | 8 | post plan: title is empty          | leave it out with a filter
        replace -E '^.+' '' --all --in comments -n             | 8 | comment 1: body is empty           | leave it out with a filter
        post add T -b x --at someday                           | 2 | `someday` is not a time            | `blog help times`
        post add T -b x --at ''                                | 2 | `` is not a time                   | `blog help times`
        post add T -b x --at 2026-02-30                        | 2 | `2026-02-30` is not a time         | `blog help times`
        post add T -b x --at 23/11/2026                        | 2 | `23/11/2026` is not a time         | `blog help times`
        post add T -b x --at 2026-11-23T25:00:00Z              | 2 | is not a time                      | `blog help times`
        post add T -b x --at '9000 years ago'                  | 2 | outside the years 0 to 9999        | `blog help times`
        post set hello --at someday                            | 2 | `someday` is not a time            | `blog help times`
        comment add hello -b x --at someday                    | 2 | `someday` is not a time            | `blog help times`
        post schedule hello --at someday                       | 2 | `someday` is not a time            | `blog help times`
        post schedule hello --at ''                            | 2 | `` is not a time                   | `blog help times`
        post schedule hello --at yesterday                     | 2 | `yesterday` is past: Sun 22 Nov    | `blog post publish`
        post set hello --at 'noon Mars/Olympus'                | 2 | no time zone `Mars/Olympus`        | Europe/Berlin
        init x.db --time-zone Mars/Olympus                     | 2 | no time zone `Mars/Olympus`        | Europe/Berlin
        post add T -F folder                                   | 8 | cannot read folder: it is a folder | name a file
        post set hello -F .                                    | 8 | cannot read .: it is a folder      | name a file
        comment add hello -F folder                            | 8 | cannot read folder: it is a folder | name a file
    "#;
    assert_table(&blog, table, "");
    let row = (
        &["post", "add", "T", "-b", "x", "--tag", &tags][..],
        2,
        "101 tags are over the limit of 100",
        "remove some of the tags",
    );
    assert_refused(&blog, &[row], "");
}

#[test]
fn an_invalid_time_is_reported_once() {
    let blog = Blog::with_posts();
    let done = blog.run(["post", "set", "hello", "--at", "someday"]);
    assert_eq!(done.stderr.matches("someday").count(), 1, "{}", done.stderr);
}

#[test]
fn invalid_front_matter_is_refused() {
    let blog = Blog::with_posts();
    // The text, a part of the cause and a part of the hint.
    let cases = [
        (
            "---\ntitle: [a\n---\n",
            "yaml front matter, line 2",
            "missing `]`",
        ),
        (
            "---\ntitle: a\ntitle: b\n---\n",
            "yaml front matter",
            "fix or remove the front matter",
        ),
        (
            "---\ntitle: x\n",
            "no closing `---` or `...` line",
            "fix or remove the front matter",
        ),
        (
            "+++\ntitle = \n+++\n",
            "toml front matter, line 2",
            "`title = ",
        ),
        (";;;\n{\"title\": }\n;;;\n", "json front matter", "`null`"),
        (
            "---xml\na: b\n---\n",
            "expected yaml, toml or json, found `xml`",
            "fix or remove the front matter",
        ),
        (
            "---\ntitle: [a, b]\n---\n",
            "line 2: title: expected text, found",
            "fix or remove the front matter",
        ),
        (
            "---\ndraft: perhaps\n---\n",
            "draft: expected true or false, found",
            "fix or remove the front matter",
        ),
        (
            "---\ntags: {a: b}\n---\n",
            "tags: expected a list of texts",
            "fix or remove the front matter",
        ),
        (
            "---\na: &a [*a]\n---\n",
            "yaml front matter",
            "put the value in quotes",
        ),
        (
            "---\ndate: someday\n---\n",
            "`someday` is not a time",
            "such as `tomorrow 9am`",
        ),
        (
            "---\ndate: 2026-02-30\n---\n",
            "`2026-02-30` is not a time",
            "such as `tomorrow 9am`",
        ),
        (
            "---\nslug: A b\n---\n",
            "slug `A b` is not usable",
            "such as `a-b`",
        ),
        (
            "---\nslug: hello\n---\n",
            "the slug `hello` is taken",
            "`--slug hello-2` is free",
        ),
        (
            "---\ntags: ['a,b']\n---\n",
            "tag `a,b` has a comma",
            "a comma separates tags",
        ),
        (
            "---\nauthor: ' '\n---\n",
            "author is empty",
            "give the author some text",
        ),
    ];
    for (text, cause, hint) in cases {
        let code = if cause.contains("taken") { 4 } else { 8 };
        blog.write("post.md", text);
        let rows: [Row; 3] = [
            (&["post", "add", "T", "-F", "post.md"], code, cause, hint),
            (&["post", "add", "T", "-F", "-"], code, cause, hint),
            (&["post", "set", "plan", "-F", "-"], code, cause, hint),
        ];
        assert_refused(&blog, &rows, text);
    }
    let untitled: [Row; 1] = [(
        &["post", "add", "-F", "-"],
        2,
        "there is no title",
        "give TITLE",
    )];
    assert_refused(&blog, &untitled, "Just text.");
}

#[test]
fn an_ambiguous_command_line_is_refused() {
    let blog = Blog::with_posts();
    let table = r#"
nope                                        | 2 | `blog` has no subcommand `nope`                          | `blog help` lists
        post sohw                                   | 2 | `blog post` has no subcommand `sohw`                     | did you mean `blog post show`?
        post                                        | 2 | `blog post` needs a subcommand                           | `blog help post`
        help nope                                   | 2 | there is no command or topic `nope`                      | `blog help` lists
        post list --qqqq                            | 2 | `blog post list` has no option `--qqqq`                  | `blog help post list` lists the options
        post list --limt 3                          | 2 | `blog post list` has no option `--limt`                  | did you mean `--limit`?
        post list extra                             | 2 | `blog post list` does not take the argument `extra`      | `blog post list --search extra`
        post list --status nope                     | 2 | `--status` cannot be `nope`: use draft, scheduled or published | `blog help
        post list --sort nope                       | 2 | `--sort` cannot be `nope`: use published_at, updated_at   | `blog help
        comment list --status draft                 | 2 | pending, approved or spam                                | `blog help
        comment set 1 --status nope                 | 2 | pending, approved or spam                                | `blog help
        post list --format xml                      | 2 | auto, table, tsv, csv, json, jsonl, yaml                 | did you mean `yaml`?
        post list --color pink                      | 2 | auto, always or never                                    | `blog help
        post list --fields nope                     | 2 | there is no field `nope`                                 | id, slug, title
        post list --fields Id                       | 2 | there is no field `Id`                                   | id, slug, title
        post list --fields ''                       | 2 | --fields is empty                                        | separated by commas
        completions nope                            | 2 | use bash, zsh                                            | `blog help
        post list --limit x                         | 2 | `--limit` takes a number or `all`, not `x`               | `blog help
        post list --limit -1                        | 2 | `--limit` needs a value                                  | type `blog post list --limit all`
        post list --limit=-1                        | 2 | `--limit` takes a number or `all`, not `-1`              | type `blog post list --limit=all`
        post list --limit 1.5                       | 2 | not `1.5`                                                | `blog help
        post list --limit 99999999999999999999      | 2 | `--limit` takes a number                                 | `blog help
        post list --offset x                        | 2 | `--offset` takes a number, not `x`                       | `blog help
        post list --timeout x                       | 2 | `--timeout` takes a number from 0 to 86400, not `x`      | `blog help
        post list --timeout 86401                   | 2 | a number from 0 to 86400, not `86401`                    | `blog help
        post list --since someday                   | 2 | --since: `someday` is not a time                         | `last week`
        post list --until 2026-13-01                | 2 | --until: `2026-13-01` is not a time                      | `last week`
        comment count --older-than x                | 2 | --older-than: `x` is not a time                          | `last week`
        comment rm --since '' --yes                 | 2 | --since: `` is not a time                                | `last week`
        post show slug:                             | 2 | a name is empty                              | name a post by its id
        post show ''                                | 2 | a name is empty                              | name a post by its id
        post rm '' --yes                            | 2 | a name is empty                              | by its id, slug or address
        post show '#99999999999999999999'              | 2 | is too large to be an id                                 | name a post by its id
        comment rm 9223372036854775808 --yes        | 2 | is too large to be an id                                 | by its id
        comment show x                              | 2 | `x` is not a comment id                           | `blog help
        comment rm 1 x --yes                        | 2 | `x` is not a comment id                           | --post x
        comment show 1e3                            | 2 | `1e3` is not a comment id                         | `blog help
        comment add hello -b x --parent x           | 2 | `x` is not a comment id                           | `blog help
        post show                                   | 2 | no posts given                                           | a filter, or --all
        comment add                                 | 2 | `blog comment add` needs POST                            | such as `blog comment add
        post edit                                   | 2 | `blog post edit` needs REF                               | such as `blog post edit
        post edit --force                           | 2 | `blog post edit` needs REF                               | such as `blog post edit
        comment edit                                | 2 | `blog comment edit` needs ID                             | such as `blog comment edit
        post add T --recover                        | 2 | cannot be used with                                      | leave out one of them
        comment add hello -b x --recover            | 2 | cannot be used with                                      | leave out one of them
        tag merge rust                              | 2 | `blog tag merge` needs TAGS                              | such as `blog tag merge
        tag rename rust                             | 2 | `blog tag rename` needs NAME                             | such as `blog tag rename
        post list --fields                          | 2 | `--fields` needs a value                                 | `blog help
        post list --db ''                           | 2 | `--db` needs a value                                     | `blog help
        post rm --yes                               | 2 | no posts given                                           | a filter, or --all
        comment rm --dry-run                        | 2 | no comments given                                        | a filter, or --all
        post rm 1 --all --yes                       | 2 | names, a filter and --all cannot be combined             | only one of them
        post rm 1 --status draft --yes              | 2 | names, a filter and --all cannot be combined             | only one of them
        comment rm --all --post 1 --yes             | 2 | names, a filter and --all cannot be combined             | only one of them
        post add T -b x -F -                        | 2 | `--body` cannot be used with `--body-file`               | leave out one
        post add T -b x --draft --at now            | 2 | cannot be used with                                      | leave out one of them
        post publish                                | 2 | no posts given                                           | a filter, or --all
        post unpublish ''                           | 2 | a name is empty                              | by its id, slug or address
        post schedule 1                             | 2 | `blog post schedule` needs --at TIME                     | such as `blog post schedule
        post set 1 --publish --draft                | 2 | cannot be used with                                      | leave out one of them
        post set 1 --open-comments --close-comments | 2 | cannot be used with                                      | leave out one of them
        post list --until now --older-than 3d       | 2 | cannot be used with                                      | leave out one of them
        post show 1 --raw --fields id               | 2 | cannot be used with                                      | leave out one of them
        comment list --tree --post 1 --sort id      | 2 | cannot be used with                                      | leave out one of them
        post set 1 2 --slug x                       | 2 | one slug cannot be given to several                      | name one post
        replace a                                   | 2 | `blog replace` needs NEW                                 | such as `blog replace
        replace a b                                 | 2 | no posts given                                           | a filter, or --all
        replace a b 1 --all                         | 2 | names, a filter and --all cannot be combined             | only one of them
        replace '' b --all                          | 2 | nothing to search for: OLD is empty                        | give a text to search for
        replace a b --all --in slug                 | 2 | use title, body or comments                              | `blog help
        replace a b --tag '' --yes                  | 2 | --tag is empty | `blog tag list` shows the tags
        replace --regex 'a(' b --all                | 2 | `a(` is not a valid regular expression: a `(` is not closed            | leave out --regex
        replace --regex 'a*' b --all                | 2 | the regular expression matches the empty string          | `x+` for `x*`
        replace --regex 'a' '$1' --all              | 2 | the group `1` of NEW is not in OLD                       | `$$` is a dollar sign
        replace --regex '\w{9999}' b --all          | 2 | the regular expression is too large                      | repeat less in it
        post backlinks 1 --kind tag                 | 2 | use post or comment                                      | `blog help
        changes                                     | 2 | `blog changes` needs --cursor NAME                       | such as `blog changes --cursor
        changes --cursor c --ack 0                  | 2 | `--ack` takes a number from 1, not `0`                   | `blog help
        changes --cursor c --ack 1 --peek           | 2 | cannot be used with                                      | leave out one of them
        changes --cursor c --list                   | 2 | cannot be used with                                      | leave out one of them
        changes --cursor c --fields nope            | 2 | there is no field `nope`                                 | batch, change, kind
        post list --limit 1 --limit 2               | 2 | `--limit` was given twice                                | give `--limit` once
    "#;
    assert_table(&blog, table, "");
}

#[test]
fn without_a_terminal_no_command_asks() {
    let blog = Blog::with_posts();
    let table = r#"
        post add T                  | 2 | there is no text, and no terminal      | --body TEXT or --body-file
        comment add hello           | 2 | there is no text, and no terminal      | --body TEXT or --body-file
        post edit hello             | 2 | there is no terminal to open an editor | `blog post set`
        comment edit 1              | 2 | there is no terminal to open an editor | `blog comment set`
        post edit --recover         | 2 | there is no terminal to open an editor | `blog post set`
        comment edit --recover      | 2 | there is no terminal to open an editor | `blog comment set`
        post add --recover          | 2 | there is no text, and no terminal      | --body TEXT or --body-file
        post rm hello               | 2 | this needs your consent                | --yes gives it
        post rm --all               | 2 | this needs your consent                | --yes gives it
        comment rm 1                | 2 | this needs your consent                | --yes gives it
        comment rm --status pending | 2 | this needs your consent                | --yes gives it
        tag rm rust                 | 2 | this needs your consent                | --yes gives it
        replace text x hello        | 2 | this needs your consent                | --yes gives it
        replace e x --all           | 2 | this needs your consent                | --yes gives it
    "#;
    assert_table(&blog, table, "y\n");
}

#[test]
fn invalid_environment_variables_are_refused() {
    for (name, value, cause, hint) in [
        (
            "BLOG_FORMAT",
            "xml",
            "BLOG_FORMAT cannot be `xml`",
            "use one of auto, table, tsv, csv, json, jsonl, yaml, ids, template",
        ),
        (
            "SOURCE_DATE_EPOCH",
            "soon",
            "is `soon`, not a number of seconds",
            "seconds since 1970",
        ),
    ] {
        let mut blog = Blog::with_posts();
        blog.set(name, value);
        let done = blog.run(["post", "list"]);
        assert_eq!((done.code, done.stdout.as_str()), (2, ""), "{done:?}");
        assert!(
            done.stderr.contains(cause) && done.stderr.contains(hint),
            "{done:?}"
        );
    }
}

/// Reading and writing commands of every noun.
const COMMANDS: [&[&str]; 6] = [
    &["post", "list"],
    &["post", "show", "hello"],
    &["post", "add", "T", "-b", "x"],
    &["comment", "set", "1", "--status", "spam"],
    &["post", "rm", "--all", "--yes"],
    &["tag", "list"],
];

#[test]
fn other_files_are_refused_and_left_alone() {
    let blog = Blog::with_posts();
    let whole = fs::read(blog.file()).unwrap();
    let changed = |at: usize, bytes: &[u8]| {
        let mut copy = whole.clone();
        copy[at..at + bytes.len()].copy_from_slice(bytes);
        copy
    };
    let other = |sql: &str| {
        let path = blog.folder().join("made.db");
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(path).unwrap();
        bytes
    };
    let names = "--db or BLOG_DB names the file of a blog";
    let no_database = "is not a blog: it is not an SQLite database";
    let foreign = "is not a blog: it is the database of another program";
    let page = |n: usize| n * 4096;
    let cases: [(&str, Vec<u8>, &str, &str); 10] = [
        ("text", b"Dear diary, ".repeat(99), no_database, names),
        ("short", b"SQLite format 3\0".to_vec(), no_database, names),
        ("empty", Vec::new(), no_database, names),
        ("zeros", vec![0; 8192], no_database, names),
        ("foreign", other("CREATE TABLE post (id)"), foreign, names),
        (
            "foreign id",
            other("PRAGMA application_id = 7; CREATE TABLE t (x)"),
            foreign,
            names,
        ),
        (
            "newer",
            changed(60, &99_u32.to_be_bytes()),
            "has schema version 99, newer than the",
            "install a newer version",
        ),
        (
            "no schema",
            other("PRAGMA application_id = 0x626c6f67; CREATE TABLE t (x)"),
            "the blog's file is damaged",
            "restore the file from a backup",
        ),
        (
            "bad schema page",
            changed(100, &[0xff; 200]),
            "the blog's file is damaged",
            "restore the file from a backup",
        ),
        (
            "cut",
            whole[..page(1)].to_vec(),
            "the blog's file is damaged",
            "restore the file from a backup",
        ),
    ];
    for (name, bytes, cause, hint) in cases {
        fs::write(blog.file(), &bytes).unwrap();
        let before = snapshot(blog.folder());
        for command in COMMANDS {
            let row = format!("{name}: {command:?}");
            assert_error(&blog.run(command), 7, cause, hint, &row);
            assert!(snapshot(blog.folder()) == before, "{row} changed the files");
        }
    }
    fs::write(blog.file(), &whole).unwrap();
    let rows = COMMANDS.map(|command| [&["--db", "."], command].concat());
    for row in &rows {
        assert_refused(&blog, &[(row, 7, no_database, names)], "");
    }
}

#[test]
fn a_newer_version_in_the_journal_is_detected() {
    let blog = Blog::with_posts();
    let sqlite = blog.sqlite();
    sqlite.execute_batch("PRAGMA user_version = 99").unwrap();
    for command in COMMANDS {
        let row = format!("{command:?}");
        assert_error(
            &blog.run(command),
            7,
            "schema version 99",
            "install a newer version",
            &row,
        );
    }
    let posts: i64 = sqlite
        .query_row("SELECT count(*) FROM post", [], |row| row.get(0))
        .unwrap();
    assert_eq!(posts, 2);
}

#[test]
fn a_read_only_blog_is_not_written() {
    let blog = Blog::with_posts();
    blog.make_read_only();
    let before = fs::read(blog.file()).unwrap();
    for (arguments, code) in [
        (&["post", "count"][..], 0),
        (&["post", "show", "hello", "--raw"], 0),
        (&["comment", "list"], 0),
        (&["post", "add", "T", "-b", "x"], 6),
        (&["post", "set", "hello", "--title", "x"], 6),
        (&["post", "rm", "hello", "--yes"], 6),
        (&["comment", "add", "hello", "-b", "x", "--author", "B"], 6),
        (&["tag", "rename", "rust", "x"], 6),
    ] {
        let Some(done) = blog.run_unprivileged(arguments) else {
            // Without `setpriv`, no user lacks the permission.
            break;
        };
        let hint = "check the permissions of the file and its folder";
        let row = format!("{arguments:?}");
        if code == 0 {
            assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{row}");
        } else {
            assert_error(&done, code, "read-only", hint, &row);
        }
    }
    blog.make_writable();
    assert!(fs::read(blog.file()).unwrap() == before);
    assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 2);
}
