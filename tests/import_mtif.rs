//! `blog import mtif`

use blog::import::mtif;
use blog::model::time::Clock;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::common::Blog;
use crate::import_medium::posts;

const EXPORT: &str = "AUTHOR: Ann
TITLE: A warm drink
BASENAME: a_warm_drink
STATUS: Publish
ALLOW COMMENTS: 0
CONVERT BREAKS: 1
PRIMARY CATEGORY: Tea
CATEGORY: Tea
CATEGORY: Home
TAGS: slow,\"hot water\"
UNIQUE URL: http://ann.example/notes/2010/09/a-warm-drink.html
DATE: 09/23/2010 04:01:17 PM
-----
BODY:
One line
and another.
-----
Still the body.
-----
EXTENDED BODY:
The rest.
-----
EXCERPT:
In <b>short</b>.
-----
KEYWORDS:
kettle
-----
COMMENT:
AUTHOR: Bob
EMAIL: bob@example.org
IP: 192.0.2.1
URL: http://bob.example
DATE: 09/24/2010 12:05:00 AM
Nice.
-----
PING:
TITLE: On drinks
URL: http://cyd.example/1
IP: 192.0.2.2
BLOG NAME: Cyd writes
DATE: 09/25/2010 10:00:00
An excerpt
-----
--------
TITLE: In Markdown
STATUS: Draft
CONVERT BREAKS: markdown
DATE: 01/02/2011 13:00:00
-----
BODY:
*A* text
-----
--------
";

#[test]
fn entries_are_imported_with_comments_and_trackbacks() {
    let mut blog = Blog::new();
    blog.set("TZ", "America/New_York");
    blog.write("export.txt", EXPORT);
    let report = blog.json(["import", "mtif", "export.txt"]);
    assert_eq!(report["posts"]["created"], 2, "{report}");
    assert_eq!(report["comments"]["created"], 2, "{report}");
    assert_eq!(report["details"][0]["what"], "keywords were dropped");
    assert_eq!(report["details"][0]["value"], "kettle");
    let list = ["post", "list", "--sort", "id", "--no-header"];
    let fields = [
        "--fields",
        "title,author,summary,status,comments_open,tags,published_at",
    ];
    assert_eq!(
        blog.ok(list.iter().chain(&fields)),
        "A warm drink\tAnn\tIn short.\tpublished\tfalse\tHome,hot water,slow,Tea\t2010-09-23T20:01:17Z\n\
         In Markdown\t\t\tdraft\ttrue\t\t\n"
    );
    let first = blog.json_one(["post", "show", "a_warm_drink"]);
    let body = first["body"].as_str().unwrap();
    for part in [
        "One line",
        "Still the body.",
        "\n\n<!--more-->\n\n",
        "The rest.",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    let second = blog.json_one(["post", "show", "in-markdown"]);
    assert_eq!(second["body"], "*A* text");
    let list = ["comment", "list", "--sort", "id", "--no-header", "--fields"];
    assert_eq!(
        blog.ok(list
            .iter()
            .chain(&["author,email,website,status,created_at"])),
        "Bob\tbob@example.org\thttp://bob.example\tapproved\t2010-09-24T04:05:00Z\n\
         Cyd writes\t\thttp://cyd.example/1\tapproved\t2010-09-25T14:00:00Z\n"
    );
    let again = blog.json(["import", "mtif", "export.txt"]);
    assert_eq!(again["posts"]["unchanged"], 2);
    assert_eq!(again["comments"]["unchanged"], 2);
    blog.assert_sound();
}

#[test]
fn pings_are_skipped_on_request_and_old_encodings_are_read() {
    let blog = Blog::new();
    let text = EXPORT
        .replace("Nice.", "caf\u{e9}")
        .replace("slow", "\u{80}");
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    blog.write("export.txt", bytes);
    let report = blog.json(["import", "mtif", "export.txt", "--pingbacks", "skip"]);
    assert_eq!(report["comments"]["created"], 1);
    assert_eq!(report["noticed"][0]["what"], "keywords were dropped");
    let noticed = report["noticed"].to_string();
    assert!(
        noticed.contains("the input is not UTF-8, and was read as Windows-1252"),
        "{noticed}"
    );
    let body = blog.ok(["comment", "list", "--no-header", "--fields", "body"]);
    assert!(body.contains("caf\u{e9}"), "{body}");
    let tags = blog.ok([
        "post",
        "list",
        "--no-header",
        "--fields",
        "tags",
        "--status",
        "published",
    ]);
    assert!(tags.contains('\u{20ac}'), "{tags}");
}

#[test]
fn an_entry_keeps_its_address() {
    let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    let clock = Clock::new(now, || Ok(TimeZone::UTC));
    let found = posts(|take| mtif::read(|| Ok(EXPORT.as_bytes()), &clock, false, take));
    assert_eq!(
        found[0].address.as_deref(),
        Some("/notes/2010/09/a-warm-drink.html")
    );
    assert_eq!(found[0].slug.as_deref(), Some("a_warm_drink"));
    assert_eq!((&found[1].address, &found[1].slug), (&None, &None));
}

#[test]
fn other_texts_are_refused_and_textile_is_reported() {
    let blog = Blog::new();
    for text in ["some text\n", "{\"a\": 1}", "<xml/>"] {
        let done = blog.feed(["import", "mtif", "-"], text);
        assert_eq!(done.code, 8, "{done:?}");
        assert!(
            done.stderr.contains("import format of Movable Type"),
            "{done:?}"
        );
    }
    let textile =
        "TITLE: T\nCONVERT BREAKS: textile_2\nDATE: 01/02/2011 13:00:00\n-----\nBODY:\nh1. A\n";
    let done = blog.feed(["import", "mtif", "-"], textile);
    assert!(
        done.stdout
            .contains("noticed: Textile was not converted (1)\n  line 1: T\n"),
        "{done:?}"
    );
}
