//! `blog import feed`

use blog::import::feed;
use blog::model::time::Clock;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::common::Blog;
use crate::import_medium::posts;

const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Notes</title><link>https://notes.example/</link>
<atom:link href="https://notes.example/feed" rel="self"/>
<atom:link href="https://notes.example/feed?page=2" rel="next"/>
<item>
  <title>Tea &amp;amp; &lt;b&gt;time&lt;/b&gt;</title>
  <link>https://notes.example/2019/01/tea.html?utm_source=rss</link>
  <guid isPermaLink="false">tag:1</guid>
  <dc:creator>Ann Lee</dc:creator>
  <pubDate>Wed, 3 Jan 2019 10:00:00 +0100</pubDate>
  <category>drinks</category><category>Salt &amp;amp; tea</category><category>drinks</category>
  <description>All about waiting.</description>
  <content:encoded><![CDATA[<p>First <a href="../cups/">cups</a>.</p><img src="/a.png">]]></content:encoded>
  <enclosure url="https://notes.example/tea.mp3" type="audio/mpeg" length="1"/>
  <media:thumbnail url="https://notes.example/thumb.jpg"/>
</item>
<item>
  <link>https://notes.example/post/12</link>
  <author>bob@example.org (Bob)</author>
  <pubDate>04 Feb 2019 08:00 GMT</pubDate>
  <description>Only the start of it, and then…</description>
</item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/blog/">
<title>A</title><link href="https://a.example/"/><author><name>Ann</name></author>
<entry><id>urn:1</id><title type="html">One &amp;lt; two</title>
 <link rel="alternate" href="one"/><link rel="enclosure" href="/f.pdf" type="application/pdf"/>
 <updated>2020-01-02T03:04:05Z</updated><published>2020-01-01T00:00:00+01:00</published>
 <category term="x" label="Label"/>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><pre>a &lt; b &amp;&amp; c</pre></div></content>
</entry>
<entry><id>urn:2</id><title>Vec&lt;T&gt;</title><link href="https://a.example/?p=2"/>
 <updated>2020-02-02T00:00:00Z</updated><content type="text">2 &lt; 3
next

end</content></entry>
</feed>"#;

const JSON: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "J",
"home_page_url": "https://j.example/", "items": [
 {"id": "1", "url": "https://j.example/one", "title": "One", "content_html": "<p>Text</p>",
  "date_published": "2021-01-01T00:00:00Z", "authors": [{"name": "Ann"}], "tags": ["a", "b"],
  "image": "https://j.example/i.png", "attachments": [{"url": "https://j.example/f.ogg"}]},
 {"id": 2, "content_text": "Short *note*", "date_published": "2021-01-02T00:00:00Z"}]}"#;

fn clock() -> Clock {
    let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    Clock::new(now, || Ok(TimeZone::UTC))
}

#[test]
fn the_posts_of_an_rss_feed_are_imported() {
    let blog = Blog::new();
    blog.write("feed.xml", RSS);
    let report = blog.json(["import", "feed", "feed.xml"]);
    assert_eq!(report["source"], "feed https://notes.example");
    assert_eq!(report["posts"]["created"], 2, "{report}");
    let details = report["details"].to_string();
    for part in [
        "the feed has more posts on another page: import that too",
        "https://notes.example/feed?page=2",
        "the feed has only the start of a text",
        "https://notes.example/post/12",
    ] {
        assert!(details.contains(part), "{part}: {details}");
    }
    let list = ["post", "list", "--sort", "id", "--no-header"];
    let fields = ["--fields", "slug,title,author,summary,tags,published_at"];
    assert_eq!(
        blog.ok(list.iter().chain(&fields)),
        "tea\tTea & time\tAnn Lee\tAll about waiting.\tdrinks,Salt & tea\t2019-01-03T09:00:00Z\n\
         only-the-start-of-it-and-then\tOnly the start of it, and then…\tBob\t\t\t2019-02-04T08:00:00Z\n"
    );
    let tea = blog.json_one(["post", "show", "tea"]);
    let body = tea["body"].as_str().unwrap();
    for part in [
        "https://notes.example/2019/cups/",
        "https://notes.example/a.png",
        "[tea.mp3](<https://notes.example/tea.mp3>)",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    let piped = blog.feed(["import", "feed", "-"], RSS);
    assert!(piped.stdout.contains("2 here already"), "{piped:?}");
    blog.assert_sound();
}

#[test]
fn the_fields_of_each_kind_of_feed_are_read() {
    let read =
        |text: &'static str| posts(|take| feed::read(|| Ok(text.as_bytes()), &clock(), take));
    let rss = read(RSS);
    assert_eq!(rss[0].address.as_deref(), Some("/2019/01/tea.html"));
    assert_eq!(rss[0].guid.as_deref(), Some("tag:1"));
    assert_eq!(
        rss[0].image.as_deref(),
        Some("https://notes.example/thumb.jpg")
    );
    assert_eq!(
        (rss[1].address.as_deref(), &rss[1].slug),
        (Some("/post/12"), &None)
    );

    let atom = read(ATOM);
    assert_eq!(atom[0].title, "One < two");
    assert_eq!(atom[0].address.as_deref(), Some("/blog/one"));
    assert_eq!(atom[0].author.as_deref(), Some("Ann"));
    assert_eq!(atom[0].tags, ["Label"]);
    assert_eq!(
        atom[0].published_at.unwrap().to_string(),
        "2019-12-31T23:00:00Z"
    );
    assert_eq!(
        atom[0].updated_at.unwrap().to_string(),
        "2020-01-02T03:04:05Z"
    );
    assert!(
        atom[0].body.contains("[f.pdf](<https://a.example/f.pdf>)"),
        "{}",
        atom[0].body
    );
    let code = ["a &lt; b &amp;&amp; c", "a < b && c"];
    assert!(
        code.iter().any(|code| atom[0].body.contains(code)),
        "{}",
        atom[0].body
    );
    assert_eq!(atom[1].title, "Vec<T>");
    assert_eq!(atom[1].address.as_deref(), Some("/?p=2"));

    let json = read(JSON);
    assert_eq!(json[0].address.as_deref(), Some("/one"));
    assert_eq!(json[0].author.as_deref(), Some("Ann"));
    assert_eq!(json[0].tags, ["a", "b"]);
    assert_eq!(json[0].image.as_deref(), Some("https://j.example/i.png"));
    assert!(json[0].body.contains("[f.ogg]("), "{}", json[0].body);
    assert_eq!(json[1].key, "2");
}

#[test]
fn an_old_rdf_feed_is_read_too() {
    let blog = Blog::new();
    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://r.example/"><title>R</title><link>https://r.example</link></channel>
        <item rdf:about="https://r.example/one"><title>One</title><link>https://r.example/one</link>
        <description>Text</description><dc:date>2003-05-06T07:08+00:00</dc:date>
        <dc:subject>old</dc:subject></item></rdf:RDF>"#;
    let done = blog.feed(["import", "feed", "-"], rdf);
    assert_eq!(done.code, 0, "{done:?}");
    let fields = [
        "post",
        "list",
        "--no-header",
        "--fields",
        "slug,tags,published_at",
    ];
    assert_eq!(blog.ok(fields), "one\told\t2003-05-06T07:08:00Z\n");
}

#[test]
fn a_feed_of_summaries_is_reported() {
    let blog = Blog::new();
    let items: String = (1..=3)
        .map(|n| {
            format!(
                "<item><title>T{n}</title><link>https://s.example/{n}-t</link>\
                 <pubDate>Thu, 03 Jan 2019 10:00:0{n} GMT</pubDate>\
                 <description>Short {n}.</description></item>"
            )
        })
        .collect();
    let feed = format!("<rss><channel>{items}</channel></rss>");
    let done = blog.feed(["import", "feed", "-", "--format", "json"], feed);
    assert!(
        done.stdout
            .contains("the feed seems to have only summaries"),
        "{done:?}"
    );
    for text in ["<html><body>no feed</body></html>", "{\"a\": 1}", ""] {
        let done = blog.feed(["import", "feed", "-"], text);
        assert_eq!(done.code, 8, "{text} {done:?}");
    }
}
