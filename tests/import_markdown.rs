//! `blog import markdown`.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use serde_json::{Value, json};

use crate::common::Blog;

/// Writes files below a folder beside the blog.
fn folder(blog: &Blog, name: &str, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = blog.folder().join(name).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// These fields of the posts, by slug.
fn posts(blog: &Blog, fields: &str) -> Vec<Value> {
    let list = ["post", "list", "--sort", "slug", "--fields", fields];
    let rows = blog.json(list);
    let rows = rows.as_array().unwrap().clone();
    rows.into_iter()
        .map(|row| row.as_object().unwrap().values().cloned().collect())
        .collect()
}

#[test]
fn the_files_of_five_generators_become_posts() {
    let mut blog = Blog::new();
    blog.set("TZ", "Europe/Berlin");
    folder(
        &blog,
        "site",
        &[
            (
                "content/posts/hugo.md",
                "---\ntitle: From Hugo\ndate: 2024-07-01T10:00:00\nlastmod: 2024-07-02\n\
                 author: Ann\nsummary: S.\ntags: [a]\ncategories: [b]\naliases: [/old/one/]\n\
                 comments: false\n---\n\nBody\r\n",
            ),
            (
                "content/bundle/index.md",
                "+++\ntitle = \"From Zola\"\ndate = 2024-01-02\nauthors = [\"Ann\", \"Bob\"]\n\
                 [taxonomies]\ntags = [\"a\"]\n+++\nZ\n",
            ),
            ("content/_index.md", "---\ntitle: All\n---\n"),
            (
                "_posts/2024-03-04-jekyll.markdown",
                "---\nlayout: post\n---\n# Its title\n",
            ),
            ("_drafts/idea.md", "No date.\n"),
            (
                "blog/eleventy.md",
                "{\"title\": \"From Eleventy\", \"date\": \"2024-05-06T07:08:09Z\", \"draft\": true}\nE\n",
            ),
            (
                "pelican.md",
                "Title: From Pelican\nDate: 2024-08-09 10:20\nCategory: c\nTags: a, b\nSlug: pel\n\nP\n",
            ),
            (
                "by-path.md",
                "+++\npath = \"2023/02/01/by-its-path\"\n+++\n",
            ),
            ("undated.md", "Text\n"),
        ],
    );
    let report = blog.json(["import", "markdown", "site"]);
    assert_eq!(report["source"], "markdown site");
    assert_eq!(report["posts"]["created"], 8);
    assert_eq!(
        report["noticed"],
        json!([{"what": "a file without a date, which is a draft here", "count": 1}])
    );
    assert_eq!(
        report["left_out"],
        json!([{"kind": "list", "reason": "no text of its own", "count": 1}])
    );
    assert_eq!(
        posts(&blog, "slug,title,published_at,tags"),
        [
            json!(["bundle", "From Zola", "2024-01-01T23:00:00Z", ["a"]]),
            json!(["by-its-path", "By path", "2023-01-31T23:00:00Z", []]),
            json!(["eleventy", "From Eleventy", null, []]),
            json!(["hugo", "From Hugo", "2024-07-01T08:00:00Z", ["a", "b"]]),
            json!(["idea", "Idea", null, []]),
            json!(["jekyll", "Its title", "2024-03-03T23:00:00Z", []]),
            json!([
                "pel",
                "From Pelican",
                "2024-08-09T08:20:00Z",
                ["a", "b", "c"]
            ]),
            json!(["undated", "Undated", null, []]),
        ]
    );
    let hugo = blog.json_one(["post", "show", "/old/one/"]);
    assert_eq!(
        json!([
            hugo["slug"],
            hugo["author"],
            hugo["summary"],
            hugo["body"],
            hugo["comments_open"]
        ]),
        json!(["hugo", "Ann", "S.", "Body\r\n", false])
    );
    assert_eq!(hugo["updated_at"], "2024-07-01T22:00:00Z");
    assert_eq!(
        blog.json_one(["post", "show", "bundle"])["author"],
        "Ann, Bob"
    );

    let log = blog.ok(["log"]);
    let again = blog.json(["import", "markdown", "site/."]);
    assert_eq!(again["posts"]["unchanged"], 8);
    assert_eq!(blog.ok(["log"]), log);
    blog.assert_sound();
}

#[test]
fn a_broken_file_is_named_and_the_others_are_imported() {
    let blog = Blog::new();
    folder(
        &blog,
        "site",
        &[
            ("a.md", "---\ndate: 2024-01-01\n---\nA"),
            ("b/yaml.md", "---\ntitle: [x\n---\n"),
            ("c/toml.md", "+++\ntitle = 'a'\nx\n+++\n"),
            ("d.md", "---\ndate: 2024-01-01\n---\nD"),
            ("slug/a.md", "---\ndate: 2024-01-01\n---\nAnother a"),
        ],
    );
    fs::write(blog.folder().join("site/latin.md"), b"one\ntwo \xe9\n").unwrap();
    let done = blog.run(["import", "markdown", "site", "--format", "json"]);
    assert_eq!(done.code, 8);
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    let places: Vec<&str> = report["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["place"].as_str().unwrap())
        .collect();
    assert_eq!(
        places,
        ["b/yaml.md, line 2", "c/toml.md, line 3", "latin.md, line 2"]
    );
    assert_eq!(report["refused"][2]["reason"], "not UTF-8 text at byte 8");
    assert_eq!(
        report["adjusted"][0]["reason"],
        "a slug that is taken got a number"
    );
    assert_eq!(
        posts(&blog, "slug"),
        [json!(["a"]), json!(["a-2"]), json!(["d"])]
    );
}

#[test]
fn only_regular_files_inside_are_opened() {
    let blog = Blog::new();
    folder(
        &blog,
        "site",
        &[
            ("good.md", "---\ndate: 2024-01-01\n---\nGood"),
            (".hidden.md", "no"),
            (".git/a.md", "no"),
            ("node_modules/a.md", "no"),
            ("_site/a.md", "no"),
            ("page.html", "no"),
        ],
    );
    folder(&blog, "outside", &[("secret.md", "secret")]);
    let at = |name: &str| blog.folder().join("site").join(name);
    let deep = vec!["d"; 100].join("/");
    fs::create_dir_all(at(&deep)).unwrap();
    fs::write(at(&deep).join("deep.md"), "no").unwrap();
    symlink("../outside/secret.md", at("link.md")).unwrap();
    symlink("../outside", at("linked")).unwrap();
    symlink("/dev/zero", at("zero.md")).unwrap();
    let made = blog.other("mkfifo").arg(at("pipe.md")).status().unwrap();
    assert!(made.success());
    let _socket = UnixListener::bind(at("socket.md")).unwrap();
    let large = fs::File::create(at("large.md")).unwrap();
    large.set_len(64 * 1024 * 1024 + 1).unwrap();

    let report = blog.json(["import", "markdown", "site"]);
    let left_out: Vec<Value> = report["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["kind"], one["reason"], one["count"]]))
        .collect();
    assert_eq!(
        left_out,
        [
            json!(["file", "HTML without front matter", 1]),
            json!(["file", "hidden", 1]),
            json!(["file", "over the limit of 64 MiB", 1]),
            json!(["folder", "hidden", 1]),
            json!(["folder", "no place of posts", 2]),
            json!(["folder", "too deep", 1]),
            json!(["link", "links are not followed", 3]),
            json!(["pipe", "not a file", 1]),
            json!(["socket", "not a file", 1]),
        ]
    );
    assert_eq!(posts(&blog, "slug"), [json!(["good"])]);

    assert!(
        blog.fails(2, ["import", "markdown", "-"])
            .contains("not a stream")
    );
    assert!(
        blog.fails(3, ["import", "markdown", "nowhere"])
            .contains("no such file")
    );
}

#[test]
fn hostile_files_fail_quickly_with_a_small_stack() {
    let blog = Blog::new();
    let deep = |open: &str| open.repeat(100_000);
    let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(",");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let files = [
        ("bomb.md", format!("---\n{bomb}---\n")),
        ("json.md", format!("{}1{}\n", deep("{\"a\":"), deep("}"))),
        ("list.md", format!("---\na: {}\n---\n", deep("["))),
        ("lists.md", format!("---\n{}\n---\n", deep("- "))),
        ("table.md", format!("+++\na = {}\n+++\n", deep("{a = "))),
        ("toml.md", format!("+++\na = {}\n+++\n", deep("["))),
    ];
    let good = [
        (
            "quotes.md",
            format!("---\ndate: 2024-01-01\n---\n{}", deep("> ")),
        ),
        (
            "lists-in-body.md",
            format!("---\ndate: 2024-01-01\n---\n{}", deep("- ")),
        ),
        (
            "headings.md",
            format!("---\ndate: 2024-01-01\n---\n{}", deep("#")),
        ),
    ];
    for (name, text) in files.iter().chain(&good) {
        folder(&blog, "site", &[(name, text)]);
    }
    // CPU seconds, which other processes do not affect.
    let line = "ulimit -t 20; ulimit -s 1024; ulimit -v 400000
                exec blog import markdown site --keep-going --format json";
    let done = blog.shell(line).output().unwrap();
    assert_eq!(done.status.code(), Some(8), "{done:?}");
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let refused = report["refused"].as_array().unwrap();
    let places: Vec<&str> = refused
        .iter()
        .map(|one| one["place"].as_str().unwrap())
        .collect();
    assert_eq!(places.len(), files.len());
    for ((name, _), place) in files.iter().zip(places) {
        assert!(place.starts_with(name), "{name} {place}");
    }
    assert_eq!(report["posts"]["created"], good.len());
}

#[test]
fn file_names_that_are_not_utf_8_are_keys_too() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let blog = Blog::new();
    folder(&blog, "site", &[("a.md", "---\ndate: 2024-01-01\n---\n")]);
    for name in [&b"\xff.md"[..], b"\xfe.md", b"a\nb\x1b[31m.md"] {
        let path = blog.folder().join("site").join(OsStr::from_bytes(name));
        fs::write(path, "---\ndate: 2024-01-01\n---\n").unwrap();
    }
    assert_eq!(
        blog.json(["import", "markdown", "site"])["posts"]["created"],
        4
    );
    assert_eq!(
        blog.json(["import", "markdown", "site"])["posts"]["unchanged"],
        4
    );
}

#[test]
fn three_verbs_read_a_file_alike() {
    let table = [
        ("hello.md", "# A *first* post\n\nText.\n"),
        (
            "on-tea.md",
            "---\ntitle: Tea\ntags: [b, a]\nsummary: Short.\ncomments: false\n---\n\nText.\n",
        ),
        ("my_notes.md", "Text.\n"),
        ("Big News.markdown", "Text.\n"),
        ("2024-03-04-dated-by-name.md", "# Its title\nText.\n"),
        ("dated.md", "---\ndate: 2026-01-02\n---\nText.\n"),
        ("later.md", "---\ndate: 2030-01-02\n---\nText.\n"),
        (
            "draft.md",
            "---\ntitle: D\ndate: 2026-01-02\ndraft: true\n---\nText.\n",
        ),
        ("said.md", "---\ndraft: false\n---\nText.\n"),
        (
            "jekyll.md",
            "---\nlayout: post\npublished: false\ndate: 2026-01-02\n---\nText.\n",
        ),
        (
            "hugo.md",
            "---\ntitle: H\ndate: 0001-01-01T00:00:00Z\n---\nText.\n",
        ),
        (
            "moved.md",
            "---\ntitle: M\nslug: new\naliases: [/old/one/, /two/]\n---\nText.\n",
        ),
        ("by-url.md", "---\nurl: /2023/02/01/its-url/\n---\nText.\n"),
        (
            "pelican.md",
            "Title: P\nDate: 2024-08-09 10:20\nSlug: pel\nTags: a, b\n\nText.\n",
        ),
        (
            "toml.md",
            "+++\ntitle = 'T'\ndate = 2024-01-02\nauthor = 'Bob'\n+++\nText.\n",
        ),
        ("empty.md", "---\ntitle: Only this\n---\n"),
        ("bundle/index.md", "# Bundle\n"),
        (
            "_drafts/idea.md",
            "---\ntitle: I\ndraft: false\n---\nText.\n",
        ),
        ("unknown.md", "---\ntitle: U\nmood: good\n---\nText.\n"),
    ];
    let fields = "slug,title,status,published_at,author,summary,body,tags,comments_open,old_slugs";
    for (path, text) in table {
        let made = ["add", "import", "files", "apply"].map(|verb| {
            let blog = Blog::without_file();
            blog.ok(["init", "--title", "T", "--yes"]);
            folder(&blog, "site", &[(path, text)]);
            let file = format!("site/{path}");
            match verb {
                "add" => blog.ok(["post", "add", "-F", &file]),
                "import" => blog.ok(["import", "markdown", "site"]),
                "files" => blog.ok(["import", "markdown", &file]),
                _ => blog.ok(["apply", "site", "--yes"]),
            };
            let mut made = posts(&blog, fields);
            assert_eq!(made.len(), 1, "{path} {verb}");
            made.remove(0)
        });
        for other in &made[1..] {
            assert_eq!(&made[0], other, "{path}");
        }
    }
}

#[test]
fn a_published_file_without_a_date_keeps_its_first_time() {
    let mut blog = Blog::new();
    folder(
        &blog,
        "site",
        &[("a.md", "---\ndraft: false\n---\nText.\n")],
    );
    blog.ok(["apply", "site", "--yes"]);
    blog.set("SOURCE_DATE_EPOCH", "1795439999");
    let first = json!(["a", "2026-11-23T12:00:00Z"]);
    assert_eq!(
        posts(&blog, "slug,published_at"),
        std::slice::from_ref(&first)
    );
    let log = blog.ok(["log"]);
    blog.ok(["apply", "site", "--yes"]);
    assert_eq!(blog.ok(["log"]), log);
    folder(
        &blog,
        "site",
        &[("a.md", "---\ndraft: false\n---\nOther.\n")],
    );
    blog.ok(["apply", "site", "--yes"]);
    assert_eq!(posts(&blog, "slug,published_at"), [first]);
}

#[test]
fn several_files_are_imported_as_those_of_their_folder() {
    let blog = Blog::new();
    folder(
        &blog,
        "site",
        &[
            ("a.md", "A\n"),
            ("b.md", "B\n"),
            ("c/index.md", "C\n"),
            ("d.md", "D\n"),
        ],
    );
    let several = ["site/a.md", "./site/b.md", "site/c/index.md"];
    let import = ["import", "markdown"].into_iter();
    let report = blog.json(import.clone().chain(several));
    assert_eq!(report["posts"]["created"], 3);
    assert_eq!(
        posts(&blog, "slug"),
        [json!(["a"]), json!(["b"]), json!(["c"])]
    );
    blog.ok(["undo"]);
    let report = blog.json(import.clone().chain(["site/a.md", "site/b.md"]));
    assert_eq!(report["source"], "markdown site");
    // The folder knows them again.
    let report = blog.json(["import", "markdown", "site"]);
    assert_eq!(report["posts"]["unchanged"], 2);
    assert_eq!(report["posts"]["created"], 2);
    for (paths, code, says) in [
        (
            &["site/a.md", "site/none.md"][..],
            3,
            "cannot read site/none.md: no such file",
        ),
        (&["site/a.md", "site"], 8, "cannot read site: not a file"),
    ] {
        let said = blog.fails(code, import.clone().chain(paths.iter().copied()));
        assert!(said.contains(says), "{said}");
    }
    let said = blog.fails(2, ["import", "wxr", "a.xml", "b.xml"]);
    assert!(said.contains("one file at a time"), "{said}");
}
