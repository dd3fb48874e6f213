//! `blog import wxr`

use crate::common::Blog;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Old home</title>
<link>https://old.example/</link>
<wp:base_blog_url>https://old.example/blog/</wp:base_blog_url>
<wp:author><wp:author_login>ann</wp:author_login>
<wp:author_display_name><![CDATA[Ann &amp; Co]]></wp:author_display_name></wp:author>
"#;

const FOOT: &str = "</channel>\n</rss>\n";

/// An item with an id, a title and further elements.
fn item(id: u32, title: &str, more: &str) -> String {
    format!(
        "<item>\n<title>{title}</title>\n<wp:post_id>{id}</wp:post_id>\n\
         <wp:post_type>post</wp:post_type>\n<wp:status>publish</wp:status>\n\
         <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>\n{more}\n</item>\n"
    )
}

/// A comment with an id, a parent and further elements.
fn comment(id: u32, parent: u32, approved: &str, more: &str) -> String {
    format!(
        "<wp:comment>\n<wp:comment_id>{id}</wp:comment_id>\n\
         <wp:comment_author><![CDATA[Reader {id}]]></wp:comment_author>\n\
         <wp:comment_author_email>r{id}@example.org\n </wp:comment_author_email>\n\
         <wp:comment_date_gmt>2020-02-03 04:05:06</wp:comment_date_gmt>\n\
         <wp:comment_content>\n <![CDATA[Text {id}]]></wp:comment_content>\n\
         <wp:comment_approved>{approved}</wp:comment_approved>\n\
         <wp:comment_parent>{parent}</wp:comment_parent>\n{more}</wp:comment>\n"
    )
}

fn file(blog: &Blog, items: &[String]) -> String {
    let whole = format!("{HEAD}{}{FOOT}", items.concat());
    let path = blog.write("export.xml", whole);
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_post_is_imported_with_all_its_fields() {
    let blog = Blog::new();
    let more = r#"<dc:creator><![CDATA[ann]]></dc:creator>
        <content:encoded><![CDATA[<!-- wp:paragraph -->
<p>Some <b>text</b>.</p>
<!-- /wp:paragraph -->]]></content:encoded>
        <excerpt:encoded><![CDATA[In short]]></excerpt:encoded>
        <wp:post_name>caf%c3%a9-life</wp:post_name>
        <wp:comment_status>closed</wp:comment_status>
        <wp:post_modified_gmt>2020-03-04 05:06:07</wp:post_modified_gmt>
        <category domain="category" nicename="daily-life"><![CDATA[Daily &amp; life]]></category>
        <category domain="post_tag" nicename="rust"><![CDATA[Rust]]></category>
        <category domain="nav_menu" nicename="main"><![CDATA[Main]]></category>
        <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key>
        <wp:meta_value><![CDATA[before]]></wp:meta_value></wp:postmeta>
        <wp:postmeta><wp:meta_key>junk</wp:meta_key>
        <wp:meta_value><![CDATA[a:1:{s:3:"]]> <![CDATA[";}]]></wp:meta_value></wp:postmeta>"#;
    let path = file(&blog, &[item(7, "Tom &amp; Jerry &#8211; \u{1f980}", more)]);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["source"], "wxr https://old.example/blog");
    assert_eq!(report["posts"]["created"], 1);
    let noticed = report["noticed"].to_string();
    assert!(noticed.contains("metadata that was ignored"), "{noticed}");
    assert!(noticed.contains("taxonomy `nav_menu`"), "{noticed}");
    let post = blog.json_one(["post", "show", "café-life"]);
    assert_eq!(post["title"], "Tom & Jerry – \u{1f980}");
    assert_eq!(post["author"], "Ann & Co");
    assert_eq!(post["summary"], "In short");
    assert_eq!(post["body"], "<p>Some <b>text</b>.</p>\n");
    assert_eq!(post["published_at"], "2020-01-02T03:04:05Z");
    assert_eq!(post["updated_at"], "2020-03-04T05:06:07Z");
    assert_eq!(post["comments_open"], false);
    assert_eq!(post["tags"].to_string(), r#"["Daily & life","Rust"]"#);
    assert_eq!(blog.json_one(["post", "show", "before"])["id"], post["id"]);
    let again = blog.json(["import", "wxr", &path]);
    assert_eq!(again["posts"]["unchanged"], 1);
    blog.assert_sound();
}

#[test]
fn comments_keep_their_threads_and_never_gain_approval() {
    let blog = Blog::new();
    let ping = "<wp:comment_type>pingback</wp:comment_type>\n";
    let comments = [
        comment(1, 0, "1", ""),
        comment(2, 1, "trash", ""),
        comment(3, 2, "1", ""),
        comment(4, 0, "0", ""),
        comment(5, 0, "spam", ""),
        comment(6, 0, "trash", ""),
        comment(8, 0, "1", ping),
        comment(9, 0, "what?", ""),
    ];
    let path = file(&blog, &[item(7, "Hello", &comments.concat())]);
    let report = blog.json(["import", "wxr", &path, "--pingbacks", "skip"]);
    assert_eq!(report["comments"]["created"], 6);
    let left_out = report["left_out"].to_string();
    assert!(left_out.contains("in the trash"), "{left_out}");
    assert!(left_out.contains("a pingback"), "{left_out}");
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--fields",
        "id,parent_id,author,email,body,status",
        "--no-header",
    ]);
    let expected = "1\t\tReader 1\tr1@example.org\tText 1\tapproved\n\
                    2\t1\t[deleted]\t\t[deleted]\tapproved\n\
                    3\t2\tReader 3\tr3@example.org\tText 3\tapproved\n\
                    4\t\tReader 4\tr4@example.org\tText 4\tpending\n\
                    5\t\tReader 5\tr5@example.org\tText 5\tspam\n\
                    9\t\tReader 9\tr9@example.org\tText 9\tpending\n";
    assert_eq!(rows, expected);
    // The second run imports only the pingback.
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["comments"]["created"], 1);
    assert_eq!(report["comments"]["unchanged"], 6);
}

#[test]
fn the_status_decides_when_a_post_is_published() {
    let blog = Blog::new();
    let status = |id: u32, status: &str, date: &str| {
        format!(
            "<item><title>{status} {id}</title><pubDate>Wed, 05 Jun 2019 10:30:00 +0200</pubDate>\
             <wp:post_id>{id}</wp:post_id><wp:post_type>page</wp:post_type>\
             <wp:post_date>{date}</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>\
             <wp:status>{status}</wp:status></item>\n"
        )
    };
    let items = [
        status(1, "publish", "2020-05-05 06:07:08"),
        status(2, "publish", "0000-00-00 00:00:00"),
        status(3, "future", "2030-05-05 06:07:08"),
        status(4, "draft", "0000-00-00 00:00:00"),
        status(5, "private", "2020-05-05 06:07:08"),
        status(6, "pending", "2020-05-05 06:07:08"),
        status(7, "trash", "2020-05-05 06:07:08"),
        status(8, "odd", "2020-05-05 06:07:08"),
        item(9, "secret", "<wp:post_password>x</wp:post_password>"),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["posts"]["created"], 8);
    let noticed = report["noticed"].to_string();
    for what in ["private", "status `odd`", "a password"] {
        assert!(noticed.contains(what), "{noticed}");
    }
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,published_at",
        "--no-header",
    ]);
    let expected = "publish 1\t2020-05-05T06:07:08Z\n\
                    publish 2\t2019-06-05T08:30:00Z\n\
                    future 3\t2030-05-05T06:07:08Z\n\
                    draft 4\t\nprivate 5\t\npending 6\t\nodd 8\t\nsecret\t\n";
    assert_eq!(rows, expected);
}

#[test]
fn unsupported_items_are_skipped_and_counted() {
    let blog = Blog::new();
    let other = |id: u32, kind: &str| {
        let comment = comment(id, 0, "1", "");
        format!(
            "<item><title>x</title><wp:post_id>{id}</wp:post_id>\
             <wp:post_type>{kind}</wp:post_type>{comment}</item>"
        )
    };
    let kinds = [
        "attachment",
        "nav_menu_item",
        "wp_global_styles",
        "revision",
        "product",
    ];
    let items: Vec<String> = (1..).zip(kinds).map(|(id, kind)| other(id, kind)).collect();
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["posts"]["read"], 0);
    assert_eq!(report["left_out"].as_array().unwrap().len(), 6);
    assert!(report["noticed"].to_string().contains("type `product`"));
}

#[test]
fn names_are_resolved_by_namespace_or_by_their_usual_prefix() {
    let blog = Blog::new();
    // No declaration, unusual declarations, https, and the default namespace.
    let bare = "<item><title>Bare</title><wp:post_id>1</wp:post_id>\
                <wp:status>draft</wp:status><content:encoded>One</content:encoded></item>";
    let path = blog.write("bare.xml", bare);
    blog.ok(["import", "wxr", path.to_str().unwrap()]);
    let odd = r#"<rss xmlns:w="https://wordpress.org/export/9.9/" xmlns:dc="http://elsewhere/"
        xmlns:c="https://purl.org/rss/1.0/modules/content"><channel>
        <item xmlns=""><title>Odd</title><w:post_id>2</w:post_id>
        <status xmlns="http://wordpress.org/export/1.0/">draft</status>
        <dc:creator>Eve</dc:creator><c:encoded>Two</c:encoded></item></channel></rss>"#;
    let path = blog.write("odd.xml", odd);
    blog.ok(["import", "wxr", path.to_str().unwrap()]);
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,author,body",
        "--no-header",
    ]);
    assert_eq!(rows, "Bare\t\tOne\nOdd\t\tTwo\n");
}

#[test]
fn duplicate_ids_lose_nothing() {
    let blog = Blog::new();
    let items = [
        item(
            7,
            "One",
            &(comment(1, 0, "1", "") + &comment(2, 1, "1", "")),
        ),
        item(
            7,
            "Two",
            &(comment(1, 0, "1", "") + &comment(3, 1, "1", "")),
        ),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["posts"]["created"], 2);
    assert_eq!(report["comments"]["created"], 4);
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--fields",
        "post_id,parent_id",
        "--no-header",
    ]);
    // An empty blog keeps the ids of the export, unless they are taken.
    assert_eq!(rows, "7\t\n7\t1\n8\t\n8\t3\n");
    let again = blog.json(["import", "wxr", &path]);
    assert_eq!(again["comments"]["unchanged"], 4);
}

#[test]
fn damage_is_reported_with_its_line_and_the_rest_is_read() {
    let good = |id| item(id, &format!("Good {id}"), "");
    let nested = "<content:encoded><![CDATA[a <![CDATA[ b ]]> c]]></content:encoded>";
    let cases: [(&str, String, &str, &str); 8] = [
        (
            "a tag too much",
            item(2, "Bad", "</b>"),
            "</b> ends what has not begun",
            "Good 1,Good 3",
        ),
        (
            "a tag too few",
            item(2, "Bad", "<wp:postmeta>"),
            "</item> comes where </wp:postmeta> should",
            "Good 1,Good 3",
        ),
        (
            "no end",
            good(2).replace("</item>", ""),
            "<item> begins in another that does not end",
            "Good 1,Good 3",
        ),
        (
            "nested CDATA",
            item(2, "Bad", nested),
            "`]]>` ends a section of CDATA",
            "Good 1,Bad,Good 3",
        ),
        (
            "CDATA without end",
            item(2, "Bad", "<wp:x><![CDATA[a</wp:x>"),
            "a `<![CDATA[` is not closed",
            "Good 1",
        ),
        (
            "a control character",
            item(2, "B\u{8}ad", ""),
            "there is a control character",
            "Good 1,B\u{8}ad,Good 3",
        ),
        (
            "odd markup",
            item(2, "Bad", "<!x>"),
            "`<!` begins unknown markup",
            "Good 1,Good 3",
        ),
        (
            "no quotes",
            item(2, "Bad", "<category domain=x>y</category>"),
            "<category>",
            "Good 1,Good 3",
        ),
    ];
    for (name, bad, reason, titles) in cases {
        let blog = Blog::new();
        let path = file(&blog, &[good(1), bad, good(3)]);
        let error = blog.fails(8, ["import", "wxr", &path]);
        assert!(
            error.contains(reason) && error.contains("line "),
            "{name}: {error}"
        );
        assert_eq!(blog.ok(["post", "count"]), "0\n", "{name}");
        let done = blog.run(["import", "wxr", &path, "--keep-going", "--format", "json"]);
        assert_eq!(done.code, 8, "{name}: {done:?}");
        let rows = blog.json(["post", "list", "--sort", "id", "--fields", "title"]);
        let found: Vec<&str> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["title"].as_str().unwrap())
            .collect();
        assert_eq!(found.join(","), titles, "{name}");
    }
}

#[test]
fn a_nested_cdata_section_is_text() {
    let blog = Blog::new();
    let nested = "<content:encoded><![CDATA[a <![CDATA[ b ]]> c]]></content:encoded>";
    let path = file(&blog, &[item(1, "Nested", nested)]);
    blog.run(["import", "wxr", &path, "--keep-going"]);
    assert_eq!(
        blog.ok(["post", "show", "nested", "--raw"]),
        "a <![CDATA[ b ]]> c"
    );
}

#[test]
fn a_truncated_input_is_refused() {
    let blog = Blog::new();
    let items = [
        item(1, "One", &comment(1, 0, "1", "")),
        item(2, "Two", "<content:encoded><![CDATA[x]]></content:encoded>"),
    ];
    let path = file(&blog, &items);
    let whole = std::fs::read(&path).unwrap();
    for percent in 0..100 {
        let cut = whole.get(..whole.len() * percent / 100).unwrap();
        let path = blog.write("cut.xml", cut);
        let done = blog.run(["import", "wxr", path.to_str().unwrap(), "--dry-run"]);
        // Only trailing white space may be lost.
        assert_eq!(done.code, 8, "{percent}: {done:?}");
    }
}

#[test]
fn invalid_utf_8_is_reported() {
    let blog = Blog::new();
    let mut whole = format!("{HEAD}{}{FOOT}", item(1, "A@b", "<x>@</x>")).into_bytes();
    for byte in whole.iter_mut().filter(|byte| **byte == b'@') {
        *byte = 0xe9;
    }
    let path = blog.write("latin.xml", whole);
    let path = path.to_str().unwrap();
    let error = blog.fails(8, ["import", "wxr", path]);
    assert!(
        error.contains("line 14: there are bytes that are no UTF-8"),
        "{error}"
    );
    // Only bytes in the elements that are read count.
    let report = blog.run(["import", "wxr", path, "--keep-going"]).stdout;
    assert_eq!(report.matches("no UTF-8").count(), 1, "{report}");
    let title = &blog.json_one(["post", "show", "1"])["title"];
    assert_eq!(title, "A\u{fffd}b");
}

#[test]
fn entities_are_not_expanded_and_files_are_not_opened() {
    let blog = Blog::new();
    let secret = blog.write("secret.txt", "secret");
    let secret = secret.to_str().unwrap();
    let types = [
        "<!DOCTYPE rss [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>".to_owned(),
        format!("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file://{secret}\">]>"),
        format!("<!DOCTYPE rss SYSTEM \"{secret}\">"),
        "<!DOCTYPE rss PUBLIC \"-//x\" \"http://127.0.0.1/x.dtd\">".to_owned(),
    ];
    for text in types {
        let whole = format!(
            "\n{text}<rss><channel>{}</channel></rss>",
            item(1, "&a;", "")
        );
        let path = blog.write("attack.xml", whole);
        let path = path.to_str().unwrap();
        for format in ["wxr", "disqus", "blogger"] {
            let error = blog.fails(8, ["import", format, path]);
            assert!(error.contains("line 2: a document type"), "{error}");
            let done = blog.run(["import", format, path, "--keep-going"]);
            assert_eq!(done.code, 8, "{done:?}");
            assert_eq!(blog.ok(["post", "count"]), "0\n");
        }
    }
    let path = file(&blog, &[item(1, "&a; &nbsp;&#x41;", "")]);
    blog.ok(["import", "wxr", &path]);
    assert_eq!(blog.json_one(["post", "show", "1"])["title"], "&a; \u{a0}A");
}

#[test]
fn depth_and_length_are_limited() {
    let blog = Blog::new();
    let deep = "<a>".repeat(100_000);
    let path = file(&blog, &[item(1, "Deep", &deep), item(2, "Good", "")]);
    let line = format!("ulimit -s 1024; blog import wxr {path}");
    let output = blog.shell(&line).output().unwrap();
    assert_eq!(output.status.code(), Some(8));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("nested deeper than 64"), "{error}");
    blog.run(["import", "wxr", &path, "--keep-going"]);
    assert_eq!(
        blog.ok(["post", "list", "--fields", "title", "--no-header"]),
        "Good\n"
    );

    let long = format!(
        "<content:encoded>{}</content:encoded>",
        "x".repeat(41_000_000)
    );
    let path = file(&blog, &[item(3, "Long", &long), item(4, "Better", "")]);
    let error = blog.fails(8, ["import", "wxr", &path]);
    assert!(error.contains("a text is over 40 million bytes"), "{error}");
    blog.run(["import", "wxr", &path, "--keep-going"]);
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn another_format_is_refused_by_name() {
    let blog = Blog::new();
    for (text, reason) in [
        ("<feed/>", "begins with <feed>, not with <rss>"),
        ("", "it has no element"),
        ("no XML", "it has no element"),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><rss/>",
            "the input is in ISO-8859-1",
        ),
    ] {
        let path = blog.write("other", text);
        let error = blog.fails(8, ["import", "wxr", path.to_str().unwrap()]);
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn galleries_and_links_use_the_attachments() {
    let blog = Blog::new();
    std::fs::create_dir_all(blog.folder().join("media/2020/01")).unwrap();
    blog.write("media/2020/01/a.jpg", "");
    let attachment = |id: u32, name: &str| {
        format!(
            "<item><title>{name}</title><wp:post_id>{id}</wp:post_id>\
             <wp:post_parent>1</wp:post_parent><wp:post_type>attachment</wp:post_type>\
             <wp:attachment_url>https://old.example/wp-content/uploads/2020/01/{name}\
             </wp:attachment_url></item>"
        )
    };
    let body = "<content:encoded><![CDATA[[gallery]\n\n\
                <a href=\"http://old.example/wp-content/uploads/2020/01/a.jpg\">a</a>\n\n\
                [contact-form]]]></content:encoded>";
    let items = [
        item(1, "Trip", body),
        attachment(2, "a.jpg"),
        attachment(3, "b.png"),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path, "--media", "media"]);
    assert!(report["noticed"].to_string().contains("[contact-form]"));
    assert_eq!(
        blog.ok(["post", "show", "trip", "--raw"]),
        "<div class=\"gallery\">\n\
         <figure><img src=\"/media/2020/01/a.jpg\" alt=\"a.jpg\"></figure>\n\
         <figure><img src=\"https://old.example/wp-content/uploads/2020/01/b.png\" alt=\"b.png\"></figure>\n\
         </div>\n\n<a href=\"/media/2020/01/a.jpg\">a</a>\n\n[contact-form]"
    );
}

#[test]
fn our_own_export_is_imported_unchanged() {
    let blog = Blog::new();
    let body = "<content:encoded><![CDATA[one\ntwo [gallery]\n\n\n    code <!--more-->]]></content:encoded>";
    let whole = format!(
        "{HEAD}<generator>blog 0.1.0</generator>{}{FOOT}",
        item(1, "A &amp;amp; b", body)
    );
    let path = blog.write("ours.xml", whole);
    blog.ok(["import", "wxr", path.to_str().unwrap()]);
    let post = blog.json_one(["post", "show", "1"]);
    assert_eq!(post["title"], "A &amp; b");
    assert_eq!(post["body"], "one\ntwo [gallery]\n\n\n    code <!--more-->");
}

#[test]
fn a_thread_beyond_the_depth_limit_is_not_lost() {
    let blog = Blog::new();
    let text = format!(
        "<wp:comment_author_url>http://x/{}</wp:comment_author_url>",
        "y".repeat(90)
    );
    let comments: String = (1..6_000)
        .map(|id| comment(id, id / 2, "1", &text))
        .collect();
    let path = file(&blog, &[item(1, "Long thread", &comments)]);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["comments"]["created"], 5_999);
    let early = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--limit",
        "5",
        "--fields",
        "parent_id",
        "--no-header",
    ]);
    assert_eq!(early, "\n1\n1\n2\n2\n");
}
