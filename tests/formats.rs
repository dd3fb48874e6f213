//! The formats: each has the same values.

use std::process::Stdio;

use serde_json::Value;

use crate::common::{Blog, Done, lacks, program};

/// The formats with whole records.
const DATA: [&str; 5] = ["json", "jsonl", "yaml", "csv", "tsv"];

/// Texts that need quoting or escaping in some format.
const TEXTS: [&str; 14] = [
    "plain",
    "one, two, three",
    "say \"hi\", \"\"",
    "two\nlines\n",
    "a\ttab",
    r"C:\new\table \\ \t \n",
    "=1+1",
    "👩‍💻 café 日本語",
    "\u{202e}שלום\u{202c} עולם",
    "a\rb\r\nc",
    "  edges  ",
    "'; --",
    "null",
    "\u{1b}[31m \u{9b}31m \u{7f} \u{feff}\u{2028}",
];

/// Field names and values, row by row.
#[derive(Debug, PartialEq)]
struct Table {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Runs a command that must succeed without output on standard error.
fn ok_without_notes(blog: &Blog, arguments: &[&str], format: &str) -> String {
    let done = blog.run(arguments.iter().chain(&["--format", format]));
    assert_eq!(
        (done.code, done.stderr.as_str()),
        (0, ""),
        "{arguments:?} {format}: {done:?}"
    );
    done.stdout
}

/// The objects of a JSON document, an array or one object.
fn objects(text: &str) -> Vec<Value> {
    match serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text:?}")) {
        Value::Array(rows) => rows,
        row => vec![row],
    }
}

/// The mappings of a YAML document.
fn mappings(text: &str) -> Vec<Value> {
    match serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}: {text:?}")) {
        Value::Array(rows) => rows,
        row => vec![row],
    }
}

fn lines(text: &str) -> Vec<Value> {
    assert!(text.is_empty() || text.ends_with('\n'), "{text:?}");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line:?}")))
        .collect()
}

/// A value in a text format: null is empty, lists are joined with commas.
fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join(","),
        Value::Object(_) => panic!("a nested object in a row: {value}"),
        other => other.to_string(),
    }
}

fn of_json(rows: &[Value]) -> Table {
    let names = |row: &Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let first = rows.first().map(names).unwrap_or_default();
    assert!(
        rows.iter().all(|row| names(row) == first),
        "rows have different fields"
    );
    let values = |row: &Value| row.as_object().unwrap().values().map(as_text).collect();
    Table {
        names: first,
        rows: rows.iter().map(values).collect(),
    }
}

fn of_csv(text: &str) -> Table {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    Table {
        names: fields(reader.headers().unwrap()),
        rows: reader
            .records()
            .map(|record| fields(&record.unwrap()))
            .collect(),
    }
}

fn of_tsv(text: &str) -> Table {
    assert!(text.ends_with('\n') && !text.contains('\r'), "{text:?}");
    let fields = |line: &str| line.split('\t').map(unescaped).collect::<Vec<_>>();
    let mut lines = text.strip_suffix('\n').unwrap().split('\n').map(fields);
    Table {
        names: lines.next().unwrap(),
        rows: lines.collect(),
    }
}

fn unescaped(field: &str) -> String {
    let mut text = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('\\') => '\\',
                other => panic!("`\\` before {other:?} in {field:?}"),
            },
            plain => plain,
        });
    }
    text
}

/// A blog with each of `TEXTS` in each field that accepts it.
fn blog_of_texts() -> Blog {
    let blog = Blog::new();
    for (index, text) in TEXTS.iter().enumerate() {
        let title = format!("t{text}t");
        let tag = format!("{index}{}", text.replace(',', ";"));
        let post = (index + 1).to_string();
        blog.ok([
            "post",
            "add",
            &title,
            "-b",
            text,
            "--author",
            text,
            "--summary",
            text,
            "--tag",
            &tag,
            "--tag",
            "all",
        ]);
        blog.ok([
            "comment",
            "add",
            &post,
            "--author",
            text,
            "-b",
            text,
            "--email",
            "b@example.org",
        ]);
    }
    blog.ok([
        "comment",
        "add",
        "1",
        "-b",
        "reply",
        "--parent",
        "1",
        "--website",
        "http://example.org/?a,b",
    ]);
    blog.ok(["post", "add", "No summary", "-b", "", "--draft"]);
    blog
}

/// Asserts that a command gives the same fields and values in every data format;
/// returns the rows.
fn assert_same(blog: &Blog, arguments: &[&str]) -> Vec<Value> {
    let json = objects(&ok_without_notes(blog, arguments, "json"));
    assert_eq!(
        lines(&ok_without_notes(blog, arguments, "jsonl")),
        json,
        "{arguments:?}"
    );
    let yaml = mappings(&ok_without_notes(blog, arguments, "yaml"));
    assert_eq!(yaml, json, "{arguments:?}");
    let table = of_json(&json);
    let filled = filled(blog, arguments, &table.names);
    assert_eq!(filled, json, "{arguments:?}");
    assert!(!table.rows.is_empty(), "{arguments:?}");
    assert_eq!(
        of_csv(&ok_without_notes(blog, arguments, "csv")),
        table,
        "{arguments:?}"
    );
    let tsv = ok_without_notes(blog, arguments, "tsv");
    assert_eq!(of_tsv(&tsv), table, "{arguments:?}");
    let ids = ok_without_notes(blog, arguments, "ids");
    let first = |row: &Vec<String>| row[0].clone();
    let expected: Vec<String> = table.rows.iter().map(first).collect();
    if !expected.iter().any(|id| id.contains('\n')) {
        assert_eq!(
            ids.split_terminator('\n').collect::<Vec<_>>(),
            expected,
            "{arguments:?}"
        );
    }
    json
}

#[test]
fn lists_are_equal_in_every_format() {
    let blog = blog_of_texts();
    let everything = "id,slug,title,author,status,published_at,tags,comment_count,comments_open,summary,\
                      body,created_at,updated_at,revision";
    let posts = assert_same(
        &blog,
        &["post", "list", "--sort", "id", "--fields", everything],
    );
    for (post, text) in posts.iter().zip(TEXTS) {
        assert_eq!(post["title"], format!("t{text}t"));
        for field in ["author", "summary", "body"] {
            assert_eq!(post[field], text, "{field}");
        }
        assert_eq!(post["published_at"], "2026-11-23T12:00:00Z");
    }
    let last = posts.last().unwrap().as_object().unwrap();
    for field in ["summary", "published_at"] {
        assert_eq!(last[field], Value::Null, "{field} is missing or not null");
    }
    let everything = "id,post_id,post,parent_id,author,status,created_at,website,body,depth,\
                      post_title,updated_at,revision,email";
    let comments = assert_same(
        &blog,
        &["comment", "list", "--sort", "id", "--fields", everything],
    );
    for (comment, text) in comments.iter().zip(TEXTS) {
        assert_eq!([&comment["author"], &comment["body"]], [text, text]);
        assert_eq!(comment["post_title"], format!("t{text}t"));
        assert_eq!(comment["parent_id"], Value::Null);
    }
    for arguments in [
        &["post", "list"][..],
        &["post", "list", "--tag", "all", "--search", "t"],
        &["comment", "list"],
        &["comment", "list", "--post", "1", "--tree"],
        &["tag", "list"],
        &["post", "count"],
        &["comment", "count"],
        &["search", "all"],
    ] {
        let json = assert_same(&blog, arguments);
        let tsv = ok_without_notes(&blog, arguments, "tsv");
        let auto = ok_without_notes(&blog, arguments, "auto");
        match arguments[1] {
            "count" => assert_eq!(auto, format!("{}\n", json[0]["count"])),
            _ => assert_eq!(auto, tsv, "{arguments:?}"),
        }
        assert!(
            !ok_without_notes(&blog, arguments, "table").is_empty(),
            "{arguments:?}"
        );
    }
}

#[test]
fn one_record_is_equal_in_every_format() {
    let blog = blog_of_texts();
    for id in 1..=TEXTS.len() {
        let id = id.to_string();
        assert_same(&blog, &["post", "show", &id, "--no-comments"]);
        assert_same(&blog, &["comment", "show", &id]);
        let body = TEXTS[id.parse::<usize>().unwrap() - 1];
        for noun in ["post", "comment"] {
            assert_eq!(blog.ok([noun, "show", &id, "--raw"]), body);
        }
    }
    let post = blog.json_one(["post", "show", "1"]);
    let fields = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(",")
    };
    assert_eq!(
        fields(&post),
        "id,slug,title,author,status,published_at,tags,comment_count,comments_open,summary,body,created_at,\
         updated_at,revision,old_slugs,kind,path,own_path,\
         redirects,language,guid,image,comments"
    );
    let comments = post["comments"].as_array().unwrap();
    assert_eq!(comments.len(), 2);
    assert_eq!(
        fields(&comments[1]),
        "id,parent_id,depth,author,website,status,created_at,updated_at,body"
    );
    assert_eq!(comments[1]["depth"], 1);
    let yaml = ok_without_notes(&blog, &["post", "show", "1"], "yaml");
    assert_eq!(mappings(&yaml), [post]);
}

#[test]
fn reports_of_writes_are_equal_in_every_format() {
    let blog = Blog::with_posts();
    let before = std::fs::read(blog.file()).unwrap();
    // The command, its message, and the ids it prints.
    let cases: [(&[&str], &str, &str); 12] = [
        (
            &[
                "post",
                "add",
                "A, \"b\"\nc\\",
                "-b",
                "x\ty",
                "--tag",
                "life",
            ],
            "added post 3 a-b-c (published)\n",
            "3\n",
        ),
        (
            &["post", "set", "hello", "--title", "A\tb"],
            "changed post 1 \"A    b\"\n",
            "1\n",
        ),
        (
            &["post", "set", "1", "2", "--author", "=1+1"],
            "changed post 1 \"Hello\"\nchanged post 2 \"Plan\"\n",
            "1\n2\n",
        ),
        (
            &["post", "rm", "1", "plan", "--dry-run"],
            "would remove 2 posts (1 \"Hello\", 2 \"Plan\"), 3 comments (2 approved, 1 pending), 2 tag links\n",
            "1\n2\n",
        ),
        (
            &["post", "rm", "hello", "--yes"],
            "removed post 1 \"Hello\", 3 comments (2 approved, 1 pending), 2 tag links; blog undo brings it back\n",
            "1\n",
        ),
        (
            &[
                "comment",
                "add",
                "plan",
                "--author",
                "D,\nE",
                "-b",
                "\"x\"\r\n",
            ],
            "added comment 4 on post 2 plan (approved)\n",
            "4\n",
        ),
        (
            &["comment", "set", "3", "--status", "spam"],
            "changed comment 3 by Cyd on post 1 hello\n",
            "3\n",
        ),
        (
            &["comment", "set", "1", "2", "--author", "Ann"],
            "changed comment 1 by Ann on post 1 hello\nunchanged comment 2 by Ann on post 1 hello\n",
            "1\n2\n",
        ),
        (
            &["comment", "rm", "3", "--dry-run"],
            "would remove comment 3 by Cyd (1 pending)\n",
            "3\n",
        ),
        (
            &["comment", "rm", "1", "--yes"],
            "removed comment 1 by Bob and 1 reply (2 approved); blog undo brings it back\n",
            "1\n",
        ),
        (
            &["tag", "rename", "rust", "Ru \"st\""],
            "renamed tag rust to Ru \"st\"\n",
            "Ru \"st\"\n",
        ),
        (
            &["tag", "merge", "rust", "life"],
            "merged rust into life (1 post)\n",
            "life\n",
        ),
    ];
    for (arguments, sentence, ids) in cases {
        let report = |format| {
            std::fs::write(blog.file(), &before).unwrap();
            ok_without_notes(&blog, arguments, format)
        };
        assert_eq!(report("auto"), sentence, "{arguments:?}");
        // A dry run prints the rows for people, too.
        let table = report("table");
        let rows = table.strip_suffix(sentence).unwrap();
        assert_eq!(
            !rows.is_empty(),
            arguments.contains(&"--dry-run"),
            "{table}"
        );
        assert_eq!(report("ids"), ids, "{arguments:?}");
        let json = objects(&report("json"));
        assert_eq!(lines(&report("jsonl")), json, "{arguments:?}");
        assert_eq!(of_csv(&report("csv")), of_json(&json), "{arguments:?}");
        assert_eq!(of_tsv(&report("tsv")), of_json(&json), "{arguments:?}");
    }
}

#[test]
fn reports_of_tag_removals_are_equal_in_every_data_format() {
    let blog = Blog::with_posts();
    let arguments = &["tag", "rm", "life", "rust", "--dry-run"];
    let json = objects(&ok_without_notes(&blog, arguments, "json"));
    assert_eq!(json[0]["tag_links"], 2);
    assert_eq!(json[0]["dry_run"], true);
    assert_eq!(lines(&ok_without_notes(&blog, arguments, "jsonl")), json);
    assert_eq!(
        of_csv(&ok_without_notes(&blog, arguments, "csv")),
        of_json(&json)
    );
    assert_eq!(
        of_tsv(&ok_without_notes(&blog, arguments, "tsv")),
        of_json(&json)
    );
    assert_eq!(
        ok_without_notes(&blog, arguments, "auto"),
        "would remove 2 tags (life, rust), 2 tag links\n"
    );
}

/// The output of a template as objects.
fn filled(blog: &Blog, arguments: &[&str], names: &[String]) -> Vec<Value> {
    let fields: Vec<String> = names
        .iter()
        .map(|name| format!("\"{name}\": {{{{ {name} | json }}}}"))
        .collect();
    let template = format!("{{ {} }}", fields.join(", "));
    let mut arguments = arguments.to_vec();
    // A template names the fields itself.
    if let Some(at) = arguments.iter().position(|word| *word == "--fields") {
        arguments.drain(at..at + 2);
    }
    let done = blog.run(arguments.iter().chain(&["--template", &template]));
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{done:?}");
    lines(&done.stdout)
}

/// The commands with `--fields`, and all the fields of each.
const FIELDS: [(&[&str], &str); 5] = [
    (&["post", "list"], POST_FIELDS),
    (&["post", "show", "hello"], POST_FIELDS),
    (&["comment", "list"], COMMENT_FIELDS),
    (&["comment", "show", "1"], COMMENT_FIELDS),
    (&["tag", "list"], "name, posts"),
];
const POST_FIELDS: &str = "id, slug, title, author, status, published_at, tags, comment_count, \
                           comments_open, summary, body, created_at, updated_at, revision, \
                           old_slugs, kind, path, own_path, redirects, language, guid, image";
const COMMENT_FIELDS: &str = "id, post_id, post, parent_id, author, status, created_at, website, \
                              body, depth, post_title, updated_at, revision, reason, email";

#[test]
fn fields_selects_and_orders() {
    let blog = Blog::with_posts();
    for (arguments, known) in FIELDS {
        let mut names: Vec<&str> = known.split(", ").collect();
        names.reverse();
        for names in [&names[..], &names[..1]] {
            let asked = names.join(",");
            let arguments = [arguments, &["--fields", &asked]].concat();
            let json = objects(&ok_without_notes(&blog, &arguments, "json"));
            assert_eq!(of_json(&json).names, names, "{arguments:?}");
            assert_eq!(
                lines(&ok_without_notes(&blog, &arguments, "jsonl")),
                json,
                "{arguments:?}"
            );
            assert_eq!(
                of_csv(&ok_without_notes(&blog, &arguments, "csv")),
                of_json(&json),
                "{arguments:?}"
            );
            assert_eq!(
                of_tsv(&ok_without_notes(&blog, &arguments, "tsv")),
                of_json(&json),
                "{arguments:?}"
            );
        }
        let arguments = [arguments, &["--fields", names[0]]].concat();
        let table = ok_without_notes(&blog, &arguments, "table");
        let header = table.lines().next().unwrap();
        assert_eq!(header.trim(), names[0], "{table}");
    }
}

#[test]
fn an_unknown_field_is_refused_and_the_known_ones_are_listed() {
    let blog = Blog::with_posts();
    for (arguments, known) in FIELDS {
        for format in ["tsv", "csv", "json", "jsonl", "table"] {
            let words = [arguments, &["--fields", "id,nmae", "--format", format]].concat();
            let Done {
                code,
                stdout,
                stderr,
            } = blog.run(&words);
            // A tag has no id.
            let unknown = if arguments[0] == "tag" { "id" } else { "nmae" };
            assert_eq!((code, stdout.as_str()), (2, ""), "{words:?}");
            assert!(
                stderr.contains(&format!("there is no field `{unknown}`")),
                "{stderr}"
            );
            assert!(
                stderr.contains(&format!("the fields are {known}")),
                "{stderr}"
            );
        }
    }
}

#[test]
fn no_header_omits_only_the_names() {
    let blog = Blog::with_posts();
    for (arguments, _) in FIELDS {
        let arguments = [
            arguments,
            &[
                "--fields",
                if arguments[0] == "tag" {
                    "name"
                } else {
                    "id,author"
                },
            ],
        ]
        .concat();
        let without = [&arguments[..], &["--no-header"]].concat();
        for format in ["tsv", "csv"] {
            let whole = ok_without_notes(&blog, &arguments, format);
            let rows = whole.split_once('\n').unwrap().1;
            assert_eq!(
                ok_without_notes(&blog, &without, format),
                rows,
                "{without:?}"
            );
        }
        for format in ["json", "jsonl", "ids"] {
            let whole = ok_without_notes(&blog, &arguments, format);
            assert_eq!(
                ok_without_notes(&blog, &without, format),
                whole,
                "{without:?}"
            );
        }
        let table = ok_without_notes(&blog, &without, "table");
        assert!(
            !table.contains("author") && !table.contains("name"),
            "{table}"
        );
    }
}

#[test]
fn an_empty_list_succeeds_in_every_format() {
    let blog = Blog::new();
    let cases = [
        (
            "post",
            "id\tslug\ttitle\tauthor\tstatus\tpublished_at\ttags\tcomment_count\n",
        ),
        (
            "comment",
            "id\tpost_id\tpost\tparent_id\tauthor\tstatus\tcreated_at\twebsite\tbody\n",
        ),
        ("tag", "name\tposts\n"),
    ];
    for (noun, header) in cases {
        let list = [noun, "list"];
        assert_eq!(ok_without_notes(&blog, &list, "auto"), header);
        assert_eq!(ok_without_notes(&blog, &list, "tsv"), header);
        assert_eq!(
            ok_without_notes(&blog, &list, "csv"),
            header.replace('\t', ",")
        );
        assert_eq!(
            objects(&ok_without_notes(&blog, &list, "json")),
            Vec::<Value>::new()
        );
        assert_eq!(ok_without_notes(&blog, &list, "jsonl"), "");
        assert_eq!(ok_without_notes(&blog, &list, "ids"), "");
        let done = blog.run([noun, "list", "--format", "table"]);
        assert_eq!((done.code, done.stdout.as_str()), (0, ""));
        assert!(
            done.stderr.starts_with(&format!("no {noun}s yet")),
            "{done:?}"
        );
    }
    let done = blog.run(["post", "list", "--status", "draft", "--format", "table"]);
    assert_eq!(done.stderr, "no posts match\n");
}

#[test]
fn times_are_exact_in_data_and_relative_in_tables() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Old", "-b", "x", "--at", "3 days ago"]);
    blog.ok(["comment", "add", "old", "-b", "x", "--at", "2 hours ago"]);
    let cases = [
        (["post", "list"], "2026-11-20T12:00:00Z", "3 days ago"),
        (["comment", "list"], "2026-11-23T10:00:00Z", "2 hours ago"),
    ];
    for (arguments, exact, relative) in cases {
        for format in DATA {
            let data = ok_without_notes(&blog, &arguments, format);
            assert!(data.contains(exact) && !data.contains("ago"), "{data}");
        }
        let table = ok_without_notes(&blog, &arguments, "table");
        assert!(
            table.contains(relative) && !table.contains(exact),
            "{table}"
        );
    }
}

#[test]
fn a_long_list_is_streamed() {
    if lacks("prlimit") {
        return;
    }
    // All rows together exceed the memory limit.
    let blog = Blog::with_posts();
    let sql = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
               INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
               SELECT 1, 'A', replace(printf('%1000d', i), ' ', 'x'), 'approved',
                      '2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z' FROM n";
    blog.sqlite().execute(sql, []).unwrap();
    for (format, fields, least) in [
        ("tsv", "id,body", 30_000_000),
        ("csv", "id,body", 30_000_000),
        ("json", "id,body", 30_000_000),
        ("jsonl", "id,body", 30_000_000),
        ("ids", "id", 30_003),
        ("table", "id,author", 30_003),
    ] {
        let mut limited = blog.other("prlimit");
        limited
            .arg("--data=16000000")
            .arg(program())
            .args(["comment", "list", "--fields", fields, "--format", format]);
        let output = limited.stdin(Stdio::null()).output().unwrap();
        let done = Done::from(output);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{format}");
        assert!(done.stdout.len() >= least, "{format}");
    }
}

#[test]
fn a_template_is_filled_with_each_record() {
    let blog = Blog::with_posts();
    let list = |template: &str| {
        let arguments = ["post", "list", "--sort", "id", "--template", template];
        let done = blog.run(arguments);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{done:?}");
        done.stdout
    };
    assert_eq!(
        list(r"{{ id }}\t{{ slug | upper }}\t{{ published_at | date('%d.%m.%y') }}"),
        "1\tHELLO\t23.11.26\n2\tPLAN\t\n"
    );
    // Fields that a list omits by default are available.
    let bodies = list("{{ body | length }} {{ revision }} {{ comments_open }}");
    assert!(
        bodies.lines().all(|line| line.ends_with(" 1 true")),
        "{bodies}"
    );
    assert_eq!(
        list("{% if tags %}{{ tags }}: {% endif %}{{ title | truncate(4) }}"),
        "life,rust: Hel…\nPlan\n"
    );
    assert_eq!(
        blog.ok(["post", "show", "plan", "--template", "{{ body }}"]),
        "Later.\n"
    );
    assert_eq!(
        blog.ok(["post", "count", "--template", "{{ count + 1 }}"]),
        "3\n"
    );
    let added = [
        "post",
        "add",
        "New",
        "-b",
        "",
        "--template",
        "{{ id }} {{ slug }}",
    ];
    assert_eq!(blog.ok(added), "3 new\n");
    let log = blog.ok(["log", "--limit", "1", "--template", "{{ command }}"]);
    assert_eq!(log, "post add New -b …\n");
}

#[test]
fn an_invalid_template_is_a_usage_error() {
    let blog = Blog::with_posts();
    for (options, said) in [
        (
            &["--template", "{{ slgu }}"][..],
            "hint: the fields are id, slug",
        ),
        (&["--template", "a\\n{{ slug"], "(line 2, column "),
        (
            &["--template", "{{ slug | nothing }}"],
            "filter nothing is unknown",
        ),
        (&["--template", "{{ slug.a.b }}"], "undefined"),
        (
            &[
                "--template",
                "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            ],
            "too long",
        ),
        (
            &["--template", "{{ id }}", "--format", "json"],
            "leave out `--format`",
        ),
        (
            &["--template", "{{ id }}", "--fields", "id"],
            "leave out --fields",
        ),
        (&["--format", "template"], "needs `--template`"),
    ] {
        let error = blog.fails(2, ["post", "list"].iter().chain(options));
        assert!(error.contains(said), "{options:?}: {error}");
    }
    // An unknown field is found before the command runs; other mistakes are found
    // later.
    let add = ["post", "add", "Saved", "-b", "", "--template"];
    assert!(
        blog.fails(2, add.iter().chain(&["{{ nothing }}"]))
            .contains("the fields are id")
    );
    assert_eq!(blog.run(["post", "exists", "saved"]).code, 1);
    let said = blog.fails(2, add.iter().chain(&["{{ id | nothing }}"]));
    assert!(said.contains("hint: the change itself was saved"), "{said}");
    blog.ok(["post", "exists", "saved"]);
}

#[test]
fn ids_and_templates_can_be_separated_by_nul() {
    if lacks("xargs") {
        return;
    }
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "1", "--add-tag", "two words"]);
    let list = ["post", "list", "--sort", "id"];
    for options in [&["-0"][..], &["--null", "--format", "ids"]] {
        assert_eq!(blog.ok(list.iter().chain(options)), "1\x002\x00");
    }
    let template = ["-0", "--template", r"{{ id }}\n{{ slug }}"];
    assert_eq!(
        blog.ok(list.iter().chain(&template)),
        "1\nhello\x002\nplan\0"
    );
    assert_eq!(blog.ok(["tag", "list", "-0"]), "life\0rust\0two words\0");
    // Other formats keep their line ends.
    assert!(
        blog.ok(list.iter().chain(&["-0", "--format", "csv"]))
            .ends_with('\n')
    );
    let piped = |line: &str| {
        let done = Done::from(blog.shell(line).output().unwrap());
        assert_eq!(
            (done.code, done.stderr.as_str()),
            (0, ""),
            "{line}: {done:?}"
        );
        done.stdout
    };
    assert_eq!(
        piped(
            "blog post list -0 | blog post set - -0 --author Cyd --format ids | od -An -c | tr -d ' \n'"
        ),
        r"2\01\0"
    );
    assert_eq!(
        piped("blog post list -0 --template '{{ slug }}' | blog post publish - | wc -l"),
        "2\n"
    );
    assert_eq!(
        piped("blog tag list -0 | xargs -0 blog tag rm --yes -0 --format ids | tr '\\0' ,"),
        "life,rust,two words,"
    );
    // Between NULs, nothing else separates.
    let done = blog.feed(["post", "set", "-", "--author", "Eve"], "1 2\0");
    assert_eq!(
        (done.code, done.stderr.contains("`1 2`")),
        (3, true),
        "{done:?}"
    );
}
