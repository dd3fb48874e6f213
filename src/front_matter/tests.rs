use std::time::{Duration, Instant};

use super::*;

/// The front matter of a text; a failed read shows its message.
fn front(text: &str) -> FrontMatter {
    match read(text) {
        Ok((front, _)) => front,
        Err(error) => panic!("{text:?}: {error}"),
    }
}

fn message(text: &str) -> String {
    match read(text) {
        Ok(read) => panic!("{text:?} was read as {read:?}"),
        Err(error) => error.to_string(),
    }
}

fn texts(items: &[&str]) -> Option<Vec<String>> {
    Some(items.iter().map(ToString::to_string).collect())
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn every_language_is_read() {
    let expected = FrontMatter {
        title: some("A: b"),
        slug: some("a-b"),
        date: some("2024-01-02T03:04:05+01:00"),
        author: some("Ann, Bob"),
        summary: some("Short"),
        tags: texts(&["x", "y z"]),
        draft: Some(true),
        comments: Some(false),
        ..FrontMatter::default()
    };
    for text in [
        "---\ntitle: 'A: b'\nslug: a-b\ndate: 2024-01-02 03:04:05 +0100\n\
         authors: [Ann, {name: Bob}]\nsummary: Short\ntags: [x]\n\
         categories: [X, y z]\ndraft: true\ncomments: no\n...\nbody\n",
        "+++\ntitle = \"A: b\"\nslug = \"a-b\"\ndate = 2024-01-02 03:04:05+01:00\n\
         description = \"Short\"\ndraft = true\ncomments = false\n\
         [taxonomies]\ntags = [\"x\"]\ncategories = [\"y z\"]\n\
         [extra]\nauthor = \"Ann, Bob\"\n+++\nbody\n",
        "{\n\"Title\": \"A: b\", \"slug\": \"a-b\", \"summary\": null, \"excerpt\": \"Short\",\n\
         \"publishDate\": \"2024-01-02T03:04:05+01:00\", \"author\": [\"Ann\", \"Bob\"],\n\
         \"tags\": \"x, y z\", \"published\": false, \"comments\": false\n}\n\nbody\n",
        ";;; json\n{\"title\": \"A: b\", \"slug\": \"a-b\", \"description\": \"Short\",\n\
         \"date\": \"2024-01-02T03:04:05+0100\", \"author\": {\"name\": \"Ann, Bob\"},\n\
         \"tag\": [\"x\", \"y z\"], \"status\": \"draft\", \"comments\": \"off\"}\n;;;\nbody\n",
    ] {
        assert_eq!(read(text), Ok((expected.clone(), "body\n")), "{text}");
        let crlf = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(read(&crlf), Ok((expected.clone(), "body\r\n")), "{crlf}");
    }
}

#[test]
fn scalars_are_their_text_as_written() {
    for (written, expected) in [
        ("2024", "2024"),
        ("1.10", "1.10"),
        ("1e999", "1e999"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("007", "007"),
        (".nan", ".nan"),
        ("yes", "yes"),
        ("True", "True"),
        ("2024-01-02", "2024-01-02"),
        ("12:30:45", "12:30:45"),
        ("Null Island", "Null Island"),
        ("\"null\"", "null"),
        ("''", ""),
        ("é 1 # comment", "é 1"),
        ("!!str 1.0", "1.0"),
    ] {
        let yaml = front(&format!(
            "---\nx: &x é\ntitle: {written}\nauthor:\n- x\n- {written}\n---\n"
        ));
        assert_eq!(yaml.title.as_deref(), Some(expected));
        assert_eq!(yaml.author, Some(format!("x, {expected}")));
    }
    for nothing in ["null", "~", "", "NULL # none"] {
        assert_eq!(front(&format!("---\ntitle: {nothing}\n---\n")).title, None);
    }
    assert_eq!(
        front("---\nv: &v 1.10\ntitle: *v\n---\n").title,
        some("1.10")
    );
    assert_eq!(front("+++\ntitle = 1.10\n+++\n").title, some("1.10"));
    assert_eq!(front("{\"title\": true}").title, some("true"));
}

#[test]
fn dates_are_given_an_iso_shape() {
    for (written, expected) in [
        ("2024-01-02", "2024-01-02"),
        ("2024-01-02 03:04", "2024-01-02T03:04"),
        ("2024-01-02T03:04:05.678Z", "2024-01-02T03:04:05.678Z"),
        ("2024-01-02t03:04:05z", "2024-01-02T03:04:05Z"),
        ("2024-01-02 03:04:05 -0130", "2024-01-02T03:04:05-01:30"),
        ("2024-01-02 03:04:05+01", "2024-01-02T03:04:05+01:00"),
        ("2024-01-02 03:04:05 UTC", "2024-01-02T03:04:05Z"),
        ("2024-01-02 03:04:05 CEST", "2024-01-02 03:04:05 CEST"),
        ("2024-01-02 03:04 +é1", "2024-01-02 03:04 +é1"),
        ("Tue Jan 2 03:04:05 2024", "Tue Jan 2 03:04:05 2024"),
        ("git Last Modified", "git Last Modified"),
        ("tomorrow", "tomorrow"),
    ] {
        let date = front(&format!("---\ndate: {written}\n---\n")).date;
        assert_eq!(date.as_deref(), Some(expected));
    }
    for (written, expected) in [
        ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
        ("2024-01-02 03:04:05", "2024-01-02T03:04:05"),
        ("2024-01-02", "2024-01-02"),
        ("03:04:05", "03:04:05"),
        ("'2024-01-02 03:04:05 +0100'", "2024-01-02T03:04:05+01:00"),
    ] {
        let date = front(&format!("+++\ndate = {written}\n+++\n")).date;
        assert_eq!(date.as_deref(), Some(expected));
    }
}

#[test]
fn other_tools_keys_are_known() {
    let of = |lines: &str| front(&format!("---\n{lines}\n---\n"));
    assert_eq!(of("published: 2024-01-02").date, some("2024-01-02"));
    assert_eq!(of("published: false").date, None);
    assert_eq!(of("published: false").draft, Some(true));
    assert_eq!(of("published: 2024-01-02").draft, None);
    assert_eq!(of("published: false\ndraft: false").draft, Some(false));
    assert_eq!(of("status: published").draft, Some(false));
    assert_eq!(of("status: hidden").draft, None);
    assert_eq!(of("author: []").author, None);
    assert_eq!(of("params: {authors: [A, B]}").author, some("A, B"));
    assert_eq!(
        of("tags: c\ntag: [b, 1.0, ~, B]\ncategory: a, b").tags,
        texts(&["c", "b", "1.0", "a"])
    );
    assert_eq!(of("tags: command line").tags, texts(&["command line"]));
    assert_eq!(of("tags:").tags, None);
    assert_eq!(of("tags: []").tags, texts(&[]));
    assert_eq!(
        of("base: &b {author: A}\nextra: {<<: *b}").author,
        some("A")
    );
    assert_eq!(of("? [a]\n: b\n1: !x {y: z}\nslug: !y s").slug, some("s"));
}

#[test]
fn other_addresses_and_the_last_change_are_known() {
    let of = |lines: &str| front(&format!("---\n{lines}\n---\n"));
    assert_eq!(
        of("lastmod: 2024-01-02 03:04").updated,
        some("2024-01-02T03:04")
    );
    assert_eq!(
        of("last_modified_at: 2024-01-02").updated,
        some("2024-01-02")
    );
    assert_eq!(of("updated: [x]").updated, None);
    assert_eq!(of("permalink: /a/b/").address, some("/a/b/"));
    assert_eq!(of("permalink: {build: /a/b/}").address, None);
    assert_eq!(of("aliases: [/a/, b]").aliases, texts(&["/a/", "b"]));
    assert_eq!(of("redirect_from: /a,b/").aliases, texts(&["/a,b/"]));
    assert_eq!(of("extra: {comments: false}").comments, Some(false));
    assert_eq!(of("params: {comments: {id: 1}}").comments, None);
}

#[test]
fn a_header_without_fences_is_told_from_prose() {
    let read = |text: &str| read_header(text).map(|(front, body)| (front.title, body.to_owned()));
    let body = "\n  Body\n".to_owned();
    for text in [
        "Title: A: b\nDate: 2024-01-02 03:04\nTags: x,\n    y\n\n\n  Body\n",
        "\u{feff}title:  A: b \r\n\r\n\n  Body\n",
    ] {
        assert_eq!(read(text), Some((some("A: b"), body.clone())), "{text}");
    }
    let (front, _) =
        read_header("Title: x\nAuthors: Ann, Bob\nTags: x,\n    y z\nStatus: draft").unwrap();
    assert_eq!(front.author, some("Ann, Bob"));
    assert_eq!(front.tags, texts(&["x", "y z"]));
    assert_eq!(front.draft, Some(true));
    for prose in [
        "",
        "Note: this is prose.\n\nMore.",
        "Title: x\nand prose\n\n",
        "# Title: x\n",
    ] {
        assert_eq!(read(prose), None, "{prose}");
    }
}

#[test]
fn a_text_without_front_matter_is_all_body() {
    for text in [
        "",
        "\n\nx\n---\ntitle: x\n---\n",
        "---",
        "---\n",
        "---\n\nA break, then prose.\n",
        "---\nA break, then prose.\n",
        "---\nhttps://example.org/\n",
        "---\n\nBetween breaks.\n\n---\n\nMore.\n",
        "---\n\n**bold** @ *all*: {\n\n---\n",
        "----\ntitle: x\n----\n",
        "--- two words\n---\n",
        "---js\nis no language known here\n",
        "+++\nplus signs\n",
        "{{< shortcode >}}\n",
        "{% include x.html %}\n",
        "{ not json\n",
        "{\"title\": \"x\"} is an object\n",
        "{\"title\": \"x\",}\n",
        "[1]\n",
    ] {
        assert_eq!(read(text), Ok((FrontMatter::default(), text)));
    }
}

#[test]
fn the_body_begins_after_the_fence_and_one_blank_line() {
    for (text, body) in [
        ("---\n---", ""),
        ("\n\r\n+++\n+++\nbody", "body"),
        ("---\n---\n", ""),
        ("--- \n---\t\nbody", "body"),
        ("---\n\n---\nbody", "body"),
        ("---\n# nothing\n---\n\n\nbody", "\nbody"),
        ("---\n\ntitle: x\n---\n---\nbody", "---\nbody"),
        ("+++\n+++\r\n\r\nbody", "body"),
        (";;;\n{}\n;;;\n  \nbody", "  \nbody"),
        ("{}", ""),
        ("{}\n\nbody", "body"),
        ("---\ntext: |\n  a\n   ---\n---\nbody", "body"),
    ] {
        assert_eq!(read(text).map(|(_, body)| body), Ok(body), "{text:?}");
    }
}

#[test]
fn a_malformed_text_has_a_cause_and_a_fix_in_our_words() {
    for (text, reason, fix) in [
        (
            "---\ntitle: a: b\n---\n",
            "has a `:` in it",
            "`title: \"a: b\"`",
        ),
        (
            "---\ntitle: @a\n---\n",
            "`title` begins with `@`",
            "`title: \"@a\"`",
        ),
        ("---\ntitle: `a`\n---\n", "begins with a backtick", "quotes"),
        (
            "---\ntitle: \"a\n---\n",
            "the `\"` of `title` is not closed",
            "missing `\"`",
        ),
        (
            "---\ntags: {a\n---\n",
            "the `{` of `tags` is not closed",
            "missing `}`",
        ),
        (
            "---\na: b\n\tc: d\n---\n",
            "a tab begins the line",
            "spaces",
        ),
        (
            "---\na: b\nc\n---\n",
            "`c` is not valid YAML",
            "`key: value`",
        ),
        (
            "+++\ntitle = \n+++\n",
            "`title` has no value",
            "`title = \"value\"`",
        ),
        (
            "+++\ntitle = Tea\n+++\n",
            "a text without quotes",
            "`title = \"Tea\"`",
        ),
        ("+++\ntitle = \"Tea\n+++\n", "is not closed", "missing `\"`"),
        (
            "+++\n[[[\n+++\n",
            "`[[[` is not valid TOML",
            "`key = \"value\"`",
        ),
        (";;;\n{\"title\": }\n;;;\n", "a key has no value", "`null`"),
        (
            ";;;\n{title: 1}\n;;;\n",
            "`{title: 1}` is not valid JSON",
            "comma",
        ),
    ] {
        let error = read(text).unwrap_err();
        let fixed = error.fix().unwrap_or_default();
        assert!(error.to_string().contains(reason), "{text:?}: {error}");
        assert!(fixed.contains(fix), "{text:?}: {fixed}");
    }
}

#[test]
fn errors_name_format_line_and_reason() {
    for (text, expected) in [
        (
            "---\ntitle: x\n",
            "yaml front matter, line 1: no closing `---` or `...` line",
        ),
        (
            "+++\r\ntitle = 'x'\r\n",
            "toml front matter, line 1: no closing `+++` line",
        ),
        (
            ";;;\n{\n",
            "json front matter, line 1: no closing `;;;` line",
        ),
        (
            "---js\nconst title = 1\n---\n",
            "yaml front matter, line 1: expected yaml, toml or json, found `js`",
        ),
        (
            "---\na: b\ntitle: [x\n---\n",
            "yaml front matter, line 3: the `[` of `title` is not closed",
        ),
        (
            "---\ntitle: a: b\n---\n",
            "yaml front matter, line 2: the value of `title` has a `:` in it",
        ),
        (
            "---\na: 1\na: 2\n---\n",
            "yaml front matter, line 3: `a` is given twice",
        ),
        (
            "---\n- a\n---\n",
            "yaml front matter, line 2: expected a map, found a list",
        ),
        (
            "---\nfunction\n---\n",
            "yaml front matter, line 2: expected a map, found text",
        ),
        (
            "+++\n\ntitle: x\n+++\n",
            "toml front matter, line 3: `title` is followed by `:` and not by `=`",
        ),
        (
            ";;;\n{\"a\":\n1,}\n;;;\n",
            "json front matter, line 3: a comma follows the last value",
        ),
        (
            "---\n\nTitle:\n - x\n---\n",
            "yaml front matter, line 4: title: expected text, found a list",
        ),
        (
            "---\nx: é\ndraft: maybe\n---\n",
            "yaml front matter, line 3: draft: expected true or false, found \"maybe\"",
        ),
        (
            "---\ndate: {a: b}\n---\n",
            "yaml front matter, line 2: date: expected text, found a map",
        ),
        (
            "---\nauthor: {email: b}\n---\n",
            "yaml front matter, line 2: author: expected a name or a list of names, found a map",
        ),
        (
            "+++\na = 1\n[tags]\n+++\n",
            "toml front matter, line 3: tags: expected a list of texts, found a map",
        ),
        (
            "+++\ntags = [\n['x']]\n+++\n",
            "toml front matter, line 2: tags: expected a list of texts, found a list",
        ),
        (
            "{\"comments\": 1}\n",
            "json front matter: comments: expected true or false, found \"1\"",
        ),
    ] {
        assert_eq!(message(text), expected);
    }
}

#[test]
fn what_is_written_looks_plain() {
    let front = FrontMatter {
        title: some("Hello world"),
        slug: some("2024"),
        date: some("2024-01-02T03:04:05+01:00"),
        author: some("Ann, \"B\" & C"),
        summary: some("It's: \"so\" # \\ \u{feff}\n\t"),
        tags: texts(&["rust", "c#", "b: c", "a, b", "Yes", "1.0"]),
        draft: Some(true),
        comments: None,
        ..FrontMatter::default()
    };
    let text = "---\ntitle: Hello world\nslug: \"2024\"\ndate: 2024-01-02T03:04:05+01:00\n\
                author: Ann, \"B\" & C\nsummary: \"It's: \\\"so\\\" # \\\\ \\uFEFF\\n\\t\"\n\
                tags: [rust, c#, \"b: c\", \"a, b\", \"Yes\", \"1.0\"]\ndraft: true\n---\n\nBody\n";
    assert_eq!(write(&front, "Body\n"), text);
    assert_eq!(read(text), Ok((front, "Body\n")));
    assert_eq!(write(&FrontMatter::default(), ""), "---\n---\n\n");
}

#[test]
fn any_body_is_read_as_it_was_written() {
    let titled = FrontMatter {
        title: some("x"),
        ..FrontMatter::default()
    };
    for body in [
        "",
        "\n",
        "\n\n\nx",
        "\r\nx\r\n",
        "---",
        "---\n---\n",
        "...\n",
        "\u{feff}x",
        "{}\n",
        "+++\n+++\n",
        "x",
        "  \nx",
        "\r",
        "title: y\n---\n",
    ] {
        for front in [&titled, &FrontMatter::default()] {
            assert_eq!(read(&write(front, body)), Ok((front.clone(), body)));
        }
    }
}

/// A xorshift generator of texts made of what YAML finds special.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn text(&mut self) -> String {
        const PARTS: [&str; 40] = [
            "a", "B", "é", "1", "0x", ".", "e", "-", "---", "\n", "\r", "\t", " ", " ", ": ", ":",
            " #", "#", "\"", "'", "\\", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@",
            "null", "yes", "\u{85}", "\u{2028}", "\u{feff}", "\0", "😀",
        ];
        let length = self.below(8);
        (0..length)
            .filter_map(|_| PARTS.get(usize::try_from(self.below(40)).ok()?))
            .copied()
            .collect()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 0).then(|| make(self))
    }

    /// A tag as reading leaves it.
    fn tag(&mut self, number: u64) -> String {
        format!("{}{number}", self.text()).trim().to_owned()
    }
}

#[test]
fn anything_is_read_as_it_was_written() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..2_000 {
        let front = FrontMatter {
            title: random.maybe(Random::text),
            slug: random.maybe(Random::text),
            date: random.maybe(|random| random.text().replace([' ', 't'], "")),
            author: random.maybe(Random::text),
            summary: random.maybe(|random| random.text().repeat(500)),
            tags: random.maybe(|random| (0..3).map(|number| random.tag(number)).collect()),
            draft: random.maybe(|random| random.below(2) == 0),
            comments: random.maybe(|random| random.below(2) == 0),
            ..FrontMatter::default()
        };
        let body = random.text();
        let text = write(&front, &body);
        assert_eq!(read(&text), Ok((front, body.as_str())), "{text}");
    }
}

#[test]
fn toml_is_read_as_it_was_written() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for _ in 0..2_000 {
        let (title, body) = (random.text(), random.text());
        let tags: Vec<String> = (0..3).map(|number| random.tag(number)).collect();
        let text = toml(
            [
                ("", "title", Entry::Text(&title)),
                ("", "date", Entry::Date("2024-01-02T03:04:05Z")),
                ("", "draft", Entry::Flag(true)),
                ("taxonomies", "tags", Entry::List(&tags)),
                ("extra", "comments", Entry::Flag(false)),
            ],
            &body,
        );
        let front = FrontMatter {
            title: Some(title),
            date: some("2024-01-02T03:04:05Z"),
            draft: Some(true),
            tags: Some(tags),
            comments: Some(false),
            ..FrontMatter::default()
        };
        assert_eq!(read(&text), Ok((front, body.as_str())), "{text}");
    }
}

#[test]
fn hostile_front_matter_fails_at_once() {
    let deep = |open: &str| open.repeat(100_000);
    let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(",");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let long = "x\\n".repeat(50_000);
    let aliases = "*a,".repeat(60);
    let texts = [
        format!("---\n{bomb}---\n"),
        format!(
            "---\na: &a \"{long}\"\nb: &b [{aliases}]\nc: [{}]\n---\n",
            "*b,".repeat(60)
        ),
        format!("---\na: {}\n---\n", deep("[")),
        format!("---\na: {}\n---\n", deep("{a: ")),
        format!("---\n{}\n---\n", deep("- ")),
        format!("---\n{}\n---\n", deep("? ")),
        format!("---\na: [{}]\n---\n", deep("x,")),
        format!("+++\n{}+++\n", deep("[[a]]\n")),
        format!("+++\na = {}\n+++\n", deep("[")),
        format!("+++\na = {}\n+++\n", deep("{a = ")),
        format!("+++\n{}a = 1\n+++\n", deep("a.")),
        format!(";;;\n{}\n;;;\n", deep("{\"a\":")),
        format!("{}1{}\n", deep("{\"a\":"), deep("}")),
    ];
    for text in texts {
        let start = text.get(..40).map(str::to_owned);
        let began = Instant::now();
        let reader = std::thread::Builder::new().stack_size(1 << 20);
        let failed = reader
            .spawn(move || read(&text).is_err())
            .and_then(|thread| thread.join().map_err(|_| std::io::Error::other("panicked")));
        assert!(matches!(failed, Ok(true)), "{start:?}: {failed:?}");
        assert!(began.elapsed() < Duration::from_secs(60), "{start:?}");
    }
}
