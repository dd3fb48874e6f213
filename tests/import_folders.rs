//! Folders of site generators: addresses, front matter, files.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use serde_json::{Value, json};

use blog::import::markdown::{self, Generator, Options};
use blog::import::{Item, ReadError, What};
use blog::model::import::{MediaFile, PostRecord};
use blog::model::time::Clock;

use crate::common::Blog;

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// What a reader returns.
#[derive(Default)]
struct Read {
    posts: Vec<PostRecord>,
    notices: Vec<(String, String)>,
    media: Vec<MediaFile>,
}

impl Read {
    /// The address of the post of each file.
    fn addresses(&self) -> Vec<(&str, Option<&str>)> {
        let posts = self.posts.iter();
        posts
            .map(|post| (post.key.as_str(), post.address.as_deref()))
            .collect()
    }

    fn post(&self, key: &str) -> &PostRecord {
        self.posts.iter().find(|post| post.key == key).unwrap()
    }

    fn noticed(&self, what: &str) -> Vec<&str> {
        let notices = self.notices.iter().filter(|(told, _)| told == what);
        notices.map(|(_, which)| which.as_str()).collect()
    }
}

fn read(folder: &Path, from: Option<Generator>) -> Read {
    let now = "2026-11-23T12:00:00Z".parse().unwrap();
    let clock = Clock::new(now, || Ok(jiff::tz::TimeZone::UTC));
    let options = Options {
        from,
        takes_files: true,
    };
    let mut read = Read::default();
    let done = markdown::read(folder, options, &clock, |Item { what, .. }| {
        match what {
            What::Post(post) => read.posts.push(*post),
            What::Notice(what, which) => read.notices.push((what.to_owned(), which)),
            What::Media(file) => read.media.push(*file),
            What::Malformed(reason) => panic!("{reason}"),
            _ => {}
        }
        Ok::<_, ReadError>(())
    });
    done.unwrap();
    read
}

/// The addresses of the posts of a site with these files, below `within`.
fn assert_addresses(
    within: &str,
    from: Option<Generator>,
    files: &[(&str, &str)],
    expected: &[(&str, Option<&str>)],
) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files);
    let found = read(&folder.path().join(within), from);
    assert_eq!(found.addresses(), expected);
}

#[test]
fn jekyll_publishes_posts_by_category_and_day_and_pages_by_path() {
    let post = "---\ntags: a b\n---\nx";
    let posts = [
        ("_posts/2015-02-03-Hello_World.md", post),
        (
            "_posts/2015-02-04-v0.10.0.markdown",
            "---\ncategories: B c\n---\nx",
        ),
        (
            "_posts/2015-02-05-own.md",
            "---\npermalink: /Archive/some-Thing.html\n---\nx",
        ),
        (
            "_posts/2015-02-06-slug.md",
            "---\nslug: Other\ncategory: d e\n---\nx",
        ),
        (
            "_posts/2015-02-07-zone.md",
            "---\ndate: 2015-02-08 00:30:00 +0200\n---\nx",
        ),
        ("_drafts/idea.md", "---\ntitle: I\n---\nx"),
        ("about.md", "---\nlayout: page\n---\nx"),
        ("news/_posts/2015-02-09-in-folder.md", "---\nx: y\n---\nx"),
        ("README.md", "No front matter.\n"),
    ];
    let with = |config: &'static str| {
        let mut files = vec![("_config.yml", config)];
        files.extend(posts);
        files
    };
    assert_addresses(
        "",
        None,
        &with("title: x\n"),
        &[
            ("_drafts/idea.md", None),
            (
                "_posts/2015-02-03-Hello_World.md",
                Some("/2015/02/03/Hello_World.html"),
            ),
            (
                "_posts/2015-02-04-v0.10.0.markdown",
                Some("/b/c/2015/02/04/v0.10.0.html"),
            ),
            ("_posts/2015-02-05-own.md", Some("/Archive/some-Thing.html")),
            (
                "_posts/2015-02-06-slug.md",
                Some("/d e/2015/02/06/Other.html"),
            ),
            ("_posts/2015-02-07-zone.md", Some("/2015/02/08/zone.html")),
            ("about.md", Some("/about.html")),
            (
                "news/_posts/2015-02-09-in-folder.md",
                Some("/news/2015/02/09/in-folder.html"),
            ),
        ],
    );
    assert_addresses(
        "_posts",
        None,
        &with("permalink: pretty\nbaseurl: /blog\ntimezone: UTC\n"),
        &[
            (
                "2015-02-03-Hello_World.md",
                Some("/blog/2015/02/03/Hello_World/"),
            ),
            (
                "2015-02-04-v0.10.0.markdown",
                Some("/blog/b/c/2015/02/04/v0.10.0/"),
            ),
            ("2015-02-05-own.md", Some("/blog/Archive/some-Thing.html")),
            ("2015-02-06-slug.md", Some("/blog/d e/2015/02/06/Other/")),
            ("2015-02-07-zone.md", Some("/blog/2015/02/07/zone/")),
        ],
    );
    let defaults = "defaults:\n- scope: {path: '', type: posts}\n  values: {permalink: '/:title/'}\n\
                    - scope: {path: news}\n  values: {permalink: '/n/:slug.html'}\n";
    assert_addresses(
        "news",
        None,
        &with(defaults),
        &[("_posts/2015-02-09-in-folder.md", Some("/n/in-folder.html"))],
    );
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &posts);
    // The names of folders tell Jekyll without a configuration file.
    let found = read(folder.path(), None);
    let hello = found.post("_posts/2015-02-03-Hello_World.md");
    assert_eq!(
        hello.address.as_deref(),
        Some("/2015/02/03/Hello_World.html")
    );
    assert_eq!(hello.tags, ["a", "b"]);
    // That is how most blogs with such names are published.
    assert_eq!(hello.redirects, ["/2015/02/03/Hello_World/"]);
}

#[test]
fn hugo_publishes_sections_bundles_languages_and_permalinks() {
    let dated = "---\ndate: 2024-01-02\ntags: two words\n---\nx";
    let files = [
        (
            "hugo.toml",
            "baseURL = 'https://x.example/base/'\n[permalinks]\nnews = '/:year/:month/:slug/'\n",
        ),
        ("content/about.md", "---\ntitle: A\n---\nx"),
        ("content/post/2024-01-02-My File.md", dated),
        ("content/post/bundle/index.md", dated),
        ("content/post/a.fr.md", dated),
        (
            "content/post/slug.md",
            "---\ndate: 2024-01-02\nslug: Other\n---\nx",
        ),
        (
            "content/post/url.md",
            "---\ndate: 2024-01-02\nurl: /Some/Where.html\naliases: [/old/, near, 'https://x.example/w?p=1', 'https://y.example/']\n---\nx",
        ),
        (
            "content/news/n.md",
            "---\ndate: 2024-01-02\ntitle: The Title\n---\nx",
        ),
        ("content/post/_index.md", "---\ntitle: P\n---\nText."),
        ("themes/t/README.md", "x"),
    ];
    let expected = [
        ("content/about.md", Some("/base/about/")),
        ("content/news/n.md", Some("/base/2024/01/the-title/")),
        (
            "content/post/2024-01-02-My File.md",
            Some("/base/post/2024-01-02-my-file/"),
        ),
        ("content/post/_index.md", Some("/base/post/")),
        ("content/post/a.fr.md", Some("/base/fr/post/a/")),
        ("content/post/bundle/index.md", Some("/base/post/bundle/")),
        ("content/post/slug.md", Some("/base/post/other/")),
        ("content/post/url.md", Some("/base/Some/Where.html")),
    ];
    assert_addresses("", None, &files, &expected);
    let below = expected.map(|(path, address)| (path.strip_prefix("content/").unwrap(), address));
    assert_addresses("content", None, &files, &below);

    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &files);
    let found = read(folder.path(), None);
    let url = found.post("content/post/url.md");
    assert_eq!(url.redirects, ["/base/old/", "/base/post/near", "/w?p=1"]);
    assert_eq!(
        found.noticed("an alias that is not an address of the site was dropped"),
        ["https://y.example/"]
    );
    assert_eq!(
        found.post("content/post/a.fr.md").language.as_deref(),
        Some("fr")
    );
    assert_eq!(
        found.post("content/post/bundle/index.md").tags,
        ["two words"]
    );
    let about = found.post("content/about.md");
    assert_eq!((about.kind.name(), about.is_published), ("page", true));
    assert_addresses(
        "",
        None,
        &[
            (
                "config.yaml",
                "baseURL: https://x.example\nuglyURLs: true\ndisablePathToLower: true\n",
            ),
            ("content/post/A.md", dated),
        ],
        &[("content/post/A.md", Some("/post/A.html"))],
    );
    assert_addresses(
        "",
        None,
        &[
            (
                "config/_default/hugo.toml",
                "defaultContentLanguage = 'de'\n",
            ),
            (
                "config/_default/permalinks.toml",
                "[page]\npost = '/:year/:contentbasename/'\n",
            ),
            (
                "config/_default/languages.toml",
                "[de]\ncontentDir = 'content/de'\n[en]\ncontentDir = 'content/en'\n",
            ),
            ("content/de/post/a.md", dated),
            ("content/en/post/b.md", dated),
        ],
        &[
            ("content/de/post/a.md", Some("/2024/a/")),
            ("content/en/post/b.md", Some("/en/2024/b/")),
        ],
    );
    // Two languages are sections, one is the content folder.
    let about = "---\ndate: 2024-01-02\n---\nx";
    assert_addresses(
        "content",
        None,
        &[
            ("content/de/about.md", about),
            ("content/en/about.md", about),
        ],
        &[
            ("de/about.md", Some("/de/about/")),
            ("en/about.md", Some("/en/about/")),
        ],
    );
    assert_addresses(
        "",
        None,
        &[("content/en/docs/a.md", about)],
        &[("content/en/docs/a.md", Some("/docs/a/"))],
    );
}

#[test]
fn zola_pelican_eleventy_hexo_and_nikola_have_their_own_rules() {
    let toml = "+++\ndate = 2024-01-02\n+++\nx";
    assert_addresses(
        "",
        None,
        &[
            ("config.toml", "base_url = 'https://x.example'\n"),
            ("content/posts/2024-01-02-Ünï code.md", toml),
            (
                "content/posts/path.md",
                "+++\ndate = 2024-01-02\npath = '2024/01/02/Some-1.0'\n+++\nx",
            ),
            (
                "content/posts/slug.md",
                "+++\ndate = 2024-01-02\nslug = 'other'\n+++\nx",
            ),
        ],
        &[
            (
                "content/posts/2024-01-02-Ünï code.md",
                Some("/posts/uni-code/"),
            ),
            ("content/posts/path.md", Some("/2024/01/02/Some-1.0/")),
            ("content/posts/slug.md", Some("/posts/other/")),
        ],
    );
    assert_addresses(
        "",
        None,
        &[
            (
                "pelicanconf.py",
                "SITEURL = 'https://x.example/b'\nARTICLE_URL = '{category}/{date:%Y}/{slug}/'\n",
            ),
            (
                "content/cats/a.md",
                "Title: The Cat's 1st\nDate: 2024-01-02 10:20\n\nx",
            ),
            ("content/pages/b.md", "Title: About\n\nx"),
            (
                "content/c.md",
                "Title: C\nDate: 2024-01-02\nStatus: draft\n\nx",
            ),
        ],
        &[
            ("content/c.md", Some("/b/drafts/c.html")),
            ("content/cats/a.md", Some("/b/cats/2024/the-cats-1st/")),
            ("content/pages/b.md", Some("/b/pages/about.html")),
        ],
    );
    let dated = "---\ndate: 2024-01-02\n---\nx";
    assert_addresses(
        "",
        None,
        &[
            (
                "eleventy.config.js",
                "export const config = { dir: { input: \"src\" } };",
            ),
            ("src/blog/2024-01-02-a.md", dated),
            ("src/blog/b/b.md", dated),
            (
                "src/c.md",
                "---\ndate: 2024-01-02\ntitle: The C\npermalink: \"/x/{{ title | slugify }}/\"\n---\nx",
            ),
            ("src/d.md", "---\npermalink: false\n---\nx"),
        ],
        &[
            ("src/blog/2024-01-02-a.md", Some("/blog/a/")),
            ("src/blog/b/b.md", Some("/blog/b/")),
            ("src/c.md", Some("/x/the-c/")),
            ("src/d.md", None),
        ],
    );
    assert_addresses(
        "",
        None,
        &[
            (
                "_config.yml",
                "theme: landscape\nurl: https://x.example\nroot: /b/\npermalink: :year/:i_month/:title/\n",
            ),
            (
                "source/_posts/Start.md",
                "title: S\ndate: 2016/09/09 04:11:13\n---\nx",
            ),
            ("source/about/index.md", "title: A\n---\nx"),
        ],
        &[
            ("source/_posts/Start.md", Some("/b/2016/9/Start/")),
            ("source/about/index.md", Some("/b/about/")),
        ],
    );
    let nikola = "<!--\n.. title: A post\n.. slug: a-post\n.. date: 2012-03-30 23:00:00 UTC-03:00\n.. tags: a, b\n-->\n\nx";
    let files = [
        (
            "conf.py",
            "BLOG_TITLE = 'x'\nSITE_URL = 'https://x.example/'\nPOSTS = (\n    (\"notes/*.md\", \"weblog\", \"post.tmpl\"),\n)\nPRETTY_URLS = False\n",
        ),
        ("notes/a.md", nikola),
    ];
    assert_addresses(
        "",
        None,
        &files,
        &[("notes/a.md", Some("/weblog/a-post.html"))],
    );
    // The header tells Nikola, too.
    assert_addresses(
        "",
        None,
        &[("posts/a.md", nikola)],
        &[("posts/a.md", Some("/posts/a-post/"))],
    );
}

#[test]
fn a_generator_can_be_named_and_sites_can_be_in_folders() {
    let dated = "---\ndate: 2024-01-02\n---\nx";
    let files = [("notes/A b.md", dated)];
    assert_addresses("", None, &files, &[("notes/A b.md", None)]);
    assert_addresses(
        "",
        Some(Generator::Hugo),
        &files,
        &[("notes/A b.md", Some("/notes/a-b/"))],
    );
    assert_addresses(
        "",
        Some(Generator::Zola),
        &[("content/a.md", dated)],
        &[("content/a.md", Some("/a/"))],
    );
    // A file without a rule keeps the address that it gives.
    assert_addresses(
        "",
        None,
        &[
            ("a.md", "---\nurl: https://x.example/A/b?c=d#e\n---\nx"),
            ("b.md", "---\npermalink: /B/c.html\n---\nx"),
            ("c.md", "---\npermalink: /:year/:title/\n---\nx"),
            ("e.md", "---\ntitle: E\nurl: /?p=12\n---\nx"),
            ("x/2024-01-02-d.md", "---\ntitle: D\n---\nx"),
        ],
        &[
            ("a.md", Some("/A/b?c=d")),
            ("b.md", Some("/B/c.html")),
            ("c.md", None),
            ("e.md", Some("/?p=12")),
            ("x/2024-01-02-d.md", Some("/2024/01/02/d/")),
        ],
    );
    assert_addresses(
        "",
        None,
        &[
            ("docs/_config.yml", "permalink: none\n"),
            ("docs/_posts/2024-01-02-a.md", dated),
            ("site/content/a/b.md", dated),
        ],
        &[
            ("docs/_posts/2024-01-02-a.md", Some("/a.html")),
            ("site/content/a/b.md", Some("/a/b/")),
        ],
    );
    let blog = Blog::new();
    write(&blog.folder().join("site"), &files);
    blog.ok(["import", "markdown", "site", "--from", "hugo"]);
    assert_eq!(
        blog.json_one(["post", "show", "/notes/a-b/"])["slug"],
        "a-b"
    );
    assert!(
        blog.fails(2, ["import", "markdown", "site", "--from", "hugh"])
            .contains("eleventy")
    );
}

#[test]
fn front_matter_is_read_as_generators_read_it() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        &[
            ("twice.md", "---\ntitle: One\ntags: [a]\ntitle: Two\n---\nx"),
            (
                "author.md",
                "---\nauthor:\n  display_name: Ann\n  email: a@x.example\nlayout: post\n---\nx",
            ),
            ("authors.md", "---\nauthors:\n- Ann\n- name: Bob\n---\nx"),
            (
                "comments.md",
                "---\ncomments: []\ncategories:\n- [a, b]\n- title: c\n---\nx",
            ),
            (
                "lost.md",
                "---\nsubtitle: S\ncomments: [1]\nparams: {mood: good, toc: true}\ndescription: D\nexcerpt: E\n---\nx",
            ),
            (
                "image.md",
                "---\ncover: {image: https://x.example/a.jpg}\nlang: pt-BR\nguid: g1\n---\nx",
            ),
            (
                "status.md",
                "---\ndate: 2024-01-02\nstatus: private\n---\nx",
            ),
            (
                "over.md",
                "---\ndate: 2024-01-02\nexpiryDate: 2025-01-01\n---\nx",
            ),
            (
                "soon.md",
                "---\ndate: 2024-01-02\npublishDate: 2027-01-02\n---\nx",
            ),
            ("draft.md", "---\ndate: 2024-01-02\ndraft: perhaps\n---\nx"),
            ("page.md", "---\ntype: page\ndate: 2024-01-02\n---\nx"),
            (
                "2019-04-18-.md",
                "---\ntitle: An unfinished review\ndate: -001-11-30T00:00:00+00:00\ndraft: true\n---\nx",
            ),
            (
                "wp.md",
                "---\nwordpress_id: 12\nwordpress_url: http://x.example/?p=12\n---\nx",
            ),
        ],
    );
    let found = read(folder.path(), None);
    assert_eq!(found.post("twice.md").title, "Two");
    assert_eq!(
        found.noticed("a repeated front matter key: its last value was taken"),
        ["title"]
    );
    assert_eq!(found.post("author.md").author.as_deref(), Some("Ann"));
    assert_eq!(found.post("authors.md").author.as_deref(), Some("Ann, Bob"));
    assert_eq!(found.post("comments.md").tags, ["a", "b", "c"]);
    assert!(found.post("comments.md").comments_open);
    assert_eq!(
        found.noticed("a front matter field was ignored"),
        ["draft", "comments", "excerpt", "subtitle", "params.mood"]
    );
    let image = found.post("image.md");
    assert_eq!(
        [&image.image, &image.language, &image.guid].map(|field| field.as_deref().unwrap()),
        ["https://x.example/a.jpg", "pt-BR", "g1"]
    );
    for draft in ["status.md", "over.md", "draft.md"] {
        assert_eq!(found.post(draft).published_at, None, "{draft}");
    }
    let soon = found.post("soon.md").published_at.unwrap();
    assert_eq!(soon.to_string(), "2027-01-02T00:00:00Z");
    assert_eq!(found.post("page.md").kind.name(), "page");
    assert_eq!(found.post("2019-04-18-.md").slug, None);
    assert_eq!(
        found.noticed("an invalid date"),
        ["-001-11-30T00:00:00+00:00"]
    );
    assert_eq!(found.post("wp.md").redirects, ["/?p=12"]);
}

#[test]
fn dates_are_read_in_the_shapes_of_generators() {
    let blog = Blog::new();
    let dates = [
        ("1418378400", "2014-12-12T10:00:00Z"),
        ("2012-7-8", "2012-07-08T00:00:00Z"),
        ("2013/7/13 20:46:25", "2013-07-13T20:46:25Z"),
        ("2013-11-22 5:00:00 +0000", "2013-11-22T05:00:00Z"),
        ("2015-03-17 14:00:00 -4", "2015-03-17T18:00:00Z"),
        ("Fri, 12 Dec 2014 09:00:00 EST", "2014-12-12T14:00:00Z"),
        ("!!timestamp 2014-12-12 09:00:00", "2014-12-12T09:00:00Z"),
        ("December 12, 2014", "2014-12-12T00:00:00Z"),
    ];
    for (number, (written, _)) in dates.iter().enumerate() {
        let text = format!("---\ntitle: T\ndate: {written}\n---\nx");
        write(
            &blog.folder().join("site"),
            &[(&format!("d{number}.md"), &text)],
        );
    }
    blog.ok(["import", "markdown", "site"]);
    for (number, (written, expected)) in dates.iter().enumerate() {
        let post = blog.json_one(["post", "show", &format!("d{number}")]);
        assert_eq!(post["published_at"], *expected, "{written}");
    }
}

#[test]
fn files_in_other_forms_are_read_or_named() {
    let blog = Blog::new();
    let site = blog.folder().join("site");
    write(
        &site,
        &[
            ("bom.md", "\u{feff}+++\ntitle = \"Mark\"\n+++\nx"),
            ("crlf.md", "---\r\ntitle: Lines\r\n---\r\nx\r\n"),
            (
                "cafe\u{301}.md",
                "---\ntitle: C\ntags: [cafe\u{301}]\n---\nx",
            ),
            ("a.htm", "---\ntitle: H\n---\n<p>One <b>two</b></p>"),
            ("none.html", "<p>x</p>"),
            ("b.Rmd", "---\ntitle: R\n---\nx"),
            ("c.rst", "C\n===\n"),
        ],
    );
    let utf16: Vec<u8> = "\u{feff}---\ntitle: Ü\n---\nx"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    fs::write(site.join("u16.md"), utf16).unwrap();
    fs::write(site.join("latin.md"), b"---\ntitle: Caf\xe9\n---\nx").unwrap();
    let done = blog.run(["import", "markdown", "site", "--format", "json"]);
    assert_eq!(done.code, 8);
    let report: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["posts"]["created"], 6);
    assert_eq!(report["refused"][0]["place"], "latin.md, line 2");
    let list = ["post", "list", "--sort", "slug", "--fields", "slug,title"];
    let rows: Vec<Value> = blog.json(list).as_array().unwrap().clone();
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| json!([row["slug"], row["title"]]))
        .collect();
    assert_eq!(
        rows,
        [
            json!(["a", "H"]),
            json!(["b", "R"]),
            json!(["bom", "Mark"]),
            json!(["café", "C"]),
            json!(["crlf", "Lines"]),
            json!(["u16", "Ü"]),
        ]
    );
    assert_eq!(
        blog.json_one(["post", "show", "café"])["tags"],
        json!(["café"])
    );
    let body = &blog.json_one(["post", "show", "a"])["body"];
    assert!(body.as_str().unwrap().contains("One "), "{body}");
    let noticed = report["noticed"].as_array().unwrap();
    assert!(
        noticed.contains(&json!({"what": "a file in another markup was left out", "count": 1}))
    );
}

#[test]
fn images_beside_a_text_and_in_static_folders_come_along() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    write(
        &site,
        &[
            ("hugo.toml", "baseURL = 'https://x.example/b/'\n"),
            (
                "content/post/trip/index.md",
                "---\ndate: 2024-01-02\nimage: /img/lead.png\n---\n\
                 ![a](photo.jpg \"t\") ![b](/img/a%20b.png?w=1) <img src='../up.gif'> [f](/b/files/f.pdf)\n\n\
                 ![gone](gone.png) ![out](../../../../secret.png) ![link](link.png) ![far](https://x.example/y.png)\n\n\
                 `![code](photo.jpg)` [post](../other.md#x) [site](/b/post/other/)\n\n[ref]: photo.jpg\n",
            ),
            (
                "content/post/other.md",
                "---\ndate: 2024-01-02\nslug: renamed\n---\n[x]({{< ref \"trip\" >}})",
            ),
            ("content/post/trip/photo.jpg", "jpg"),
            ("content/post/up.gif", "gif"),
            ("static/img/a b.png", "png"),
            ("static/img/lead.png", "png"),
            ("static/files/f.pdf", "pdf"),
            ("static/unused.png", "png"),
        ],
    );
    fs::write(folder.path().join("secret.png"), "secret").unwrap();
    symlink(
        "../../../../secret.png",
        site.join("content/post/trip/link.png"),
    )
    .unwrap();
    let found = read(&site, None);
    let trip = found.post("content/post/trip/index.md");
    assert_eq!(
        trip.body,
        "![a](/media/post/trip/photo.jpg \"t\") ![b](/media/img/a%20b.png) \
         <img src='/media/post/up.gif'> [f](/media/files/f.pdf)\n\n\
         ![gone](gone.png) ![out](../../../../secret.png) ![link](link.png) ![far](https://x.example/y.png)\n\n\
         `![code](photo.jpg)` [post](/b/post/renamed/#x) [site](/b/post/other/)\n\n\
         [ref]: /media/post/trip/photo.jpg\n"
    );
    assert_eq!(trip.image.as_deref(), Some("img/lead.png"));
    let mut media: Vec<(&str, &Path)> = found
        .media
        .iter()
        .map(|file| (file.name.as_str(), file.file.strip_prefix(&site).unwrap()))
        .collect();
    media.sort();
    let expected = [
        ("files/f.pdf", "static/files/f.pdf"),
        ("img/a b.png", "static/img/a b.png"),
        ("img/lead.png", "static/img/lead.png"),
        ("post/trip/photo.jpg", "content/post/trip/photo.jpg"),
        ("post/up.gif", "content/post/up.gif"),
    ];
    assert_eq!(media, expected.map(|(name, file)| (name, Path::new(file))));
    assert_eq!(
        found.noticed("a file that a text refers to is missing"),
        ["gone.png", "../../../../secret.png", "link.png"]
    );
    assert_eq!(
        found.post("content/post/other.md").body,
        "[x](/b/post/trip/)"
    );
}

#[test]
fn an_export_comes_back_with_pages_paths_images_and_comments() {
    let blog = Blog::new();
    blog.ok(["config", "set", "time_zone", "America/Los_Angeles"]);
    blog.ok([
        "post",
        "add",
        "Evening",
        "-b",
        "See <b>you</b>. [x](me.md) ![y](gone.png) {{ z }}",
        "--at",
        "2024-08-09T05:44:26Z",
    ]);
    blog.ok([
        "post",
        "add",
        "About",
        "-b",
        "Me",
        "--page",
        "--at",
        "2024-08-09T05:44:26Z",
    ]);
    blog.ok([
        "post",
        "set",
        "evening",
        "--path",
        "/2024/evening.html",
        "--language",
        "de",
    ]);
    blog.ok([
        "post",
        "set",
        "evening",
        "--image",
        "https://x.example/a.jpg",
    ]);
    blog.ok(["post", "set", "about", "--slug", "me"]);
    blog.ok(["comment", "add", "evening", "--author", "Bob", "-b", "Hi"]);
    blog.ok(["comment", "approve", "1"]);
    blog.ok([
        "comment", "add", "evening", "--author", "Ann", "-b", "Hello", "--parent", "1",
    ]);
    blog.ok(["comment", "approve", "2"]);
    let db = blog.sqlite();
    db.execute(
        "INSERT INTO redirect (path, post_id) VALUES ('/old-one/', 1), ('/?p=1', 1)",
        (),
    )
    .unwrap();
    let fields =
        "slug,kind,path,own_path,title,language,image,published_at,redirects,comments,body";
    let posts = |blog: &Blog| blog.json(["post", "list", "--sort", "slug", "--fields", fields]);
    let threads = |blog: &Blog| {
        let fields = ["--fields", "author,body,depth,created_at"];
        blog.json(
            ["comment", "list", "--post", "evening"]
                .iter()
                .chain(&fields),
        )
    };
    for (name, file) in [
        ("hugo", "content/posts/evening.md"),
        ("jekyll", "_posts/2024-08-08-evening.md"),
        ("zola", "content/posts/evening.md"),
    ] {
        let done = blog.run(["export", "markdown", "-o", name, "--for", name]);
        assert_eq!(done.code, 0, "{done:?}");
        let says_unsafe = done
            .stderr
            .contains("markup.goldmark.renderer.unsafe = true");
        assert_eq!(says_unsafe, name == "hugo", "{}", done.stderr);
        assert!(blog.folder().join(name).join(file).is_file(), "{name}");
        let other = Blog::new();
        let folder = blog.folder().join(name).into_os_string();
        let report = other.json(["import".into(), "markdown".into(), folder.clone()]);
        assert_eq!(report["posts"]["created"], 2, "{report}");
        assert_eq!(report["comments"]["created"], 2, "{report}");
        assert_eq!(report["left_out"], json!([]));
        assert_eq!(report["noticed"], json!([]));
        assert_eq!(posts(&other), posts(&blog), "{name}");
        let again = other.json(["import".into(), "markdown".into(), folder]);
        assert_eq!(again["comments"]["unchanged"], 2, "{again}");
        assert_eq!(threads(&other), threads(&blog), "{name}");
    }
}
