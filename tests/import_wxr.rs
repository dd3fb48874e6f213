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
    assert!(noticed.contains("a custom field was ignored"), "{noticed}");
    assert!(noticed.contains("a term of another taxonomy"), "{noticed}");
    let details = report["details"].to_string();
    assert!(
        details.contains("junk") && details.contains("`nav_menu`: Main"),
        "{details}"
    );
    let post = blog.json_one(["post", "show", "café-life"]);
    assert_eq!(post["title"], "Tom & Jerry – \u{1f980}");
    assert_eq!(post["author"], "Ann & Co");
    assert_eq!(post["summary"], "In short");
    assert_eq!(post["body"], "Some **text**.");
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
    for what in ["private", "another status", "a password"] {
        assert!(noticed.contains(what), "{noticed}");
    }
    let details = report["details"].to_string();
    assert!(
        details.contains("`odd`: odd 8") && details.contains("secret"),
        "{details}"
    );
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,published_at",
        "--no-header",
    ]);
    let expected = "publish 1\t2019-06-05T08:30:00Z\n\
                    publish 2\t2019-06-05T08:30:00Z\n\
                    future 3\t2019-06-05T08:30:00Z\n\
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
    assert!(report["details"].to_string().contains("`product`: x"));
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
    let cases: [(&str, String, &str, &str); 6] = [
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
            "CDATA without end",
            item(2, "Bad", "<wp:x><![CDATA[a</wp:x>"),
            "a `<![CDATA[` is not closed",
            "Good 1",
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
        let done = blog.run(["import", "wxr", &path, "--format", "json"]);
        assert_eq!(done.code, 8, "{name}: {done:?}");
        let report: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
        let refused = report["refused"].to_string();
        assert!(
            refused.contains(reason) && refused.contains("line "),
            "{name}: {refused}"
        );
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
fn markup_that_ends_a_text_early_is_read_as_text() {
    let blog = Blog::new();
    let body = |text: &str| format!("<content:encoded>{text}</content:encoded>");
    let items = [
        item(1, "Nested", &body("<![CDATA[a <![CDATA[ b ]]> c]]>")),
        item(
            2,
            "Stray",
            &body("<![CDATA[x[y[0]]> 1 &nbsp;<i>z</i> <!-- d -->]]>"),
        ),
        item(3, "Good", &body("<![CDATA[fine]]>")),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["posts"]["created"], 3);
    assert_eq!(report["refused_count"], 0);
    let details = report["details"].to_string();
    assert!(
        details.contains("a `]]>` inside of CDATA was read as text"),
        "{details}"
    );
    assert!(details.contains("line 19"), "{details}");
    let shown = |slug: &str| blog.json_one(["post", "show", slug])["body"].to_string();
    assert!(shown("nested").contains("[ b ]]> c"), "{}", shown("nested"));
    assert!(
        shown("stray").contains("x[y[0]]> 1 \u{a0}*z* <!-- d -->"),
        "{}",
        shown("stray")
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
fn bytes_that_are_not_text_are_replaced_with_their_place() {
    let blog = Blog::new();
    let more = "<x>@</x>\n<content:encoded>one\u{b}\ntwo\u{8}</content:encoded>";
    let mut whole = format!("{HEAD}{}{FOOT}", item(1, "A@b", more)).into_bytes();
    for byte in whole.iter_mut().filter(|byte| **byte == b'@') {
        *byte = 0xe9;
    }
    let path = blog.write("mixed.xml", whole);
    let report = blog.json(["import", "wxr", path.to_str().unwrap()]);
    assert_eq!(report["posts"]["created"], 1);
    assert_eq!(report["refused_count"], 0);
    // Only bytes in the elements that are read count.
    assert_eq!(report["noticed"].as_array().unwrap().len(), 2);
    assert_named(
        &report,
        &[
            "a byte that is not UTF-8 was read as Windows-1252: \u{e9}",
            "a control character was removed: U+000B",
            "a control character was removed: U+0008",
        ],
    );
    let places = report["details"].to_string();
    for line in ["line 14", "line 20", "line 21"] {
        assert!(places.contains(line), "{places}");
    }
    let post = blog.json_one(["post", "show", "1"]);
    assert_eq!(post["title"], "A\u{e9}b");
    assert!(post["body"].to_string().contains("two\""), "{post}");
}

#[test]
fn an_input_may_be_in_any_encoding() {
    let title = "Gr\u{fc}\u{df}e \u{2013} 1";
    let text = |encoding: &str| {
        let head = HEAD.replace("UTF-8", encoding);
        format!("{head}{}{FOOT}", item(1, title, ""))
    };
    let wide = |text: String, to: fn(u16) -> [u8; 2]| {
        let marked = format!("\u{feff}{text}");
        marked.encode_utf16().flat_map(to).collect::<Vec<u8>>()
    };
    // These characters have one byte in Windows-1252, which is read for ISO-8859-1.
    let narrow = |text: String| {
        let byte = |c: char| if c == '\u{2013}' { 0x96 } else { c as u8 };
        text.chars().map(byte).collect::<Vec<u8>>()
    };
    for bytes in [
        format!("\u{feff}\n\n{}", text("UTF-8")).into_bytes(),
        wide(text("UTF-16"), u16::to_le_bytes),
        wide(text("UTF-16"), u16::to_be_bytes),
        narrow(text("ISO-8859-1")),
        narrow(text("windows-1252")),
    ] {
        let blog = Blog::new();
        let path = blog.write("export.xml", bytes);
        let report = blog.json(["import", "wxr", path.to_str().unwrap()]);
        assert_eq!(report["noticed"].to_string(), "[]");
        assert_eq!(blog.json_one(["post", "show", "1"])["title"], title);
    }
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
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(said.contains("nested deeper than 64"), "{said}");
    assert_eq!(
        blog.ok(["post", "list", "--fields", "title", "--no-header"]),
        "Good\n"
    );

    let long = format!(
        "<content:encoded>{}</content:encoded>",
        "x".repeat(41_000_000)
    );
    let path = file(&blog, &[item(3, "Long", &long), item(4, "Better", "")]);
    let done = blog.run(["import", "wxr", &path]);
    assert_eq!(done.code, 8);
    let said = done.stdout + &done.stderr;
    assert!(said.contains("a text is over 40 million bytes"), "{said}");
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
            "<?xml version='1.0' encoding='x-klingon'?><rss/>",
            "the input is in the unknown encoding x-klingon",
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
        "<div class=\"gallery\">\n\n\
         <figure><img src=\"/media/2020/01/a.jpg\" alt=\"a.jpg\"></figure>\n\n\
         <figure><img src=\"https://old.example/wp-content/uploads/2020/01/b.png\" alt=\"b.png\"></figure>\n\n\
         </div>\n\n[a](/media/2020/01/a.jpg)\n\n[contact-form]"
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

/// Asserts that a report names these changes, as `what: value`.
fn assert_named(report: &serde_json::Value, expected: &[&str]) {
    let details = report["details"].as_array().unwrap().iter();
    let text = |one: &serde_json::Value, name: &str| one[name].as_str().unwrap().to_owned();
    let named: Vec<String> = details
        .map(|one| format!("{}: {}", text(one, "what"), text(one, "value")))
        .collect();
    for one in expected {
        assert!(named.iter().any(|name| name == one), "{one}: {named:?}");
    }
}

#[test]
fn a_time_without_a_zone_is_in_that_of_the_blog() {
    let blog = Blog::new();
    blog.ok(["config", "set", "time_zone", "Asia/Tokyo"]);
    let zero = "0000-00-00 00:00:00";
    let dated = |id: u32, gmt: &str, mail: &str| {
        format!(
            "<item><title>Post {id}</title><pubDate>{mail}</pubDate><wp:post_id>{id}</wp:post_id>\
             <wp:post_date>2020-01-05 08:30:00</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>\
             <wp:status>publish</wp:status></item>\n"
        )
    };
    let never = "Mon, 30 Nov -0001 00:00:00 +0000";
    let items = [
        dated(1, "2020-01-04 20:00:00", "Sat, 04 Jan 2003 23:30:00 +0000"),
        dated(2, zero, "Sat, 04 Jan 2020 21:00:00 +0000"),
        dated(3, zero, never),
        dated(4, "", ""),
    ];
    let path = file(&blog, &items);
    blog.ok(["import", "wxr", &path]);
    let rows = blog.json(["post", "list", "--sort", "id", "--fields", "published_at"]);
    let times: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["published_at"].as_str().unwrap())
        .collect();
    assert_eq!(
        times,
        [
            "2020-01-04T20:00:00Z",
            "2020-01-04T21:00:00Z",
            "2020-01-04T23:30:00Z",
            "2020-01-04T23:30:00Z"
        ]
    );
}

#[test]
fn markup_in_titles_and_summaries_becomes_text() {
    let blog = Blog::new();
    let escaped = "&lt;a href=\"http://x\"&gt;Fish &amp;amp; &lt;em&gt;chips&lt;/em&gt;&lt;/a&gt;";
    let excerpt = "<excerpt:encoded><![CDATA[Salt &amp; <b>vinegar</b>]]></excerpt:encoded>";
    let items = [
        item(1, escaped, excerpt),
        item(2, "1 &lt; 2", ""),
        item(3, "", "<content:encoded>No title here</content:encoded>"),
        item(4, &"long ".repeat(80), ""),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_named(
        &report,
        &[
            "markup in a title was removed: Fish & chips",
            "markup in a summary was removed: Salt & vinegar",
        ],
    );
    let first = blog.json_one(["post", "show", "1"]);
    assert_eq!(
        (&first["title"], &first["summary"]),
        (&"Fish & chips".into(), &"Salt & vinegar".into())
    );
    assert_eq!(blog.json_one(["post", "show", "2"])["title"], "1 < 2");
    assert_eq!(
        blog.json_one(["post", "show", "3"])["title"],
        "No title here"
    );
    let long = blog.json_one(["post", "show", "4"])["title"].to_string();
    assert!(long.ends_with("\u{2026}\""), "{long}");
}

#[test]
fn the_description_for_search_engines_is_the_summary_of_a_post_without_one() {
    let blog = Blog::new();
    let field = |key: &str, value: &str| {
        format!(
            "<wp:postmeta><wp:meta_key>{key}</wp:meta_key>\
             <wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>\n"
        )
    };
    let excerpt = "<excerpt:encoded>Own</excerpt:encoded>";
    let items = [
        item(1, "Yoast", &field("_yoast_wpseo_metadesc", "About hens")),
        item(
            2,
            "Variables",
            &(field("_yoast_wpseo_metadesc", "%%title%%")
                + &field("rank_math_description", "About ducks")),
        ),
        item(
            3,
            "Both",
            &(excerpt.to_owned() + &field("_genesis_description", "Other")),
        ),
        item(4, "Template", &field("_aioseop_description", "%excerpt%")),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--fields",
        "title,summary",
        "--no-header",
    ]);
    assert_eq!(
        rows,
        "Yoast\tAbout hens\nVariables\tAbout ducks\nBoth\tOwn\nTemplate\t\n"
    );
    let ignored = "a description for search engines was ignored beside a summary: Both";
    assert_named(&report, &[ignored]);
}

#[test]
fn comments_without_text_are_left_out_by_name() {
    let blog = Blog::new();
    let empty = |id, parent| comment(id, parent, "1", "").replace(&format!("Text {id}"), " ");
    let comments = [
        comment(3, 2, "1", ""),
        empty(1, 0),
        empty(2, 0),
        comment(4, 4, "1", ""),
        comment(5, 6, "1", ""),
        comment(6, 5, "1", ""),
        comment(7, 0, "1", "<wp:comment_type>order_note</wp:comment_type>"),
        comment(8, 0, "1", "").replace("<wp:comment_id>8</wp:comment_id>", ""),
    ];
    let path = file(&blog, &[item(9, "Hello", &comments.concat())]);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["comments"]["created"], 7);
    assert_eq!(
        report["left_out"].to_string(),
        r#"[{"kind":"comment","reason":"it has no text","count":1}]"#
    );
    let named = "a comment without text was left out: 1 by Reader 1";
    assert_named(&report, &[named]);
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--fields",
        "id,parent_id,body,status",
        "--no-header",
    ]);
    let expected = "2\t\t[deleted]\tapproved\n3\t2\tText 3\tapproved\n\
                    4\t\tText 4\tapproved\n5\t\tText 5\tapproved\n6\t5\tText 6\tapproved\n\
                    7\t\tText 7\tpending\n8\t\tText 8\tapproved\n";
    assert_eq!(rows, expected);
    let again = blog.json(["import", "wxr", &path]);
    assert_eq!(again["comments"]["unchanged"], 7);
}

#[test]
fn what_a_blog_does_not_have_is_named() {
    let blog = Blog::new();
    let sticky = "<wp:is_sticky>1</wp:is_sticky>";
    let thumbnail = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>\
                     <wp:meta_value>77</wp:meta_value></wp:postmeta>";
    let lock = "<wp:postmeta><wp:meta_key>_edit_lock</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>";
    let items = [
        item(1, "Pinned", sticky),
        item(2, "Picture", &format!("{thumbnail}{lock}")),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_named(
        &report,
        &[
            "a sticky post is not kept at the top: Pinned",
            "a featured image is not in the export: 77 of Picture",
        ],
    );
}

#[test]
fn a_post_keeps_its_addresses_kind_and_image() {
    let blog = Blog::new();
    let field = |key: &str, value: &str| {
        format!(
            "<wp:postmeta><wp:meta_key>{key}</wp:meta_key>\
             <wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>\n"
        )
    };
    let links = |link: &str, id: u32, name: &str| {
        format!(
            "<link>https://old.example/blog{link}</link>\
             <guid isPermaLink=\"false\">https://old.example/blog/?p={id}</guid>\
             <wp:post_name>{name}</wp:post_name>\n"
        )
    };
    let as_page = |item: String| item.replace("<wp:post_type>post", "<wp:post_type>page");
    let first = links("/2019/03/04/%d1%87%d0%b0%d0%b9/", 1, "%d1%87%d0%b0%d0%b9")
        + &field("_wp_old_slug", "green-tea")
        + &field("_wp_old_date", "2019-03-01")
        + &field("_thumbnail_id", "9");
    let items = [
        item(1, "Tea", &first),
        as_page(item(2, "Team", &links("/about/team/", 2, "team"))),
        item(3, "Team", &links("/2019/03/05/team/", 3, "team")),
        item(4, "Draft", &links("/?p=4", 4, "")).replace("publish<", "draft<"),
        "<item><title>Cup</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>\
         <wp:attachment_url>https://old.example/up/cup.jpg</wp:attachment_url></item>\n"
            .to_owned(),
    ];
    let path = file(&blog, &items);
    let report = blog.json(["import", "wxr", &path]);
    assert_eq!(report["posts"]["created"], 4);
    let found = |address: &str| {
        let post = blog.json_one(["post", "show", address]);
        post["id"].as_i64().unwrap()
    };
    for (address, id) in [
        ("/blog/2019/03/04/%D1%87%D0%B0%D0%B9/", 1),
        ("/blog/2019/03/04/\u{447}\u{430}\u{439}/", 1),
        ("https://old.example/blog/2019/03/04/%d1%87%d0%b0%d0%b9/", 1),
        ("/blog/?p=1", 1),
        ("/blog/2019/03/04/green-tea/", 1),
        ("/blog/2019/03/01/%d1%87%d0%b0%d0%b9/", 1),
        ("green-tea", 1),
        ("/blog/about/team/", 2),
        ("/blog/?page_id=2", 2),
        ("/blog/2019/03/05/team/", 3),
        ("/blog/?p=4", 4),
    ] {
        assert_eq!(found(address), id, "{address}");
    }
    let first = blog.json_one(["post", "show", "1"]);
    assert_eq!(first["image"], "https://old.example/up/cup.jpg");
    assert_eq!(first["slug"], "\u{447}\u{430}\u{439}");
    assert_eq!(blog.json_one(["post", "show", "2"])["kind"], "page");
    assert_eq!(first["kind"], "post");
    let again = blog.json(["import", "wxr", &path]);
    assert_eq!(again["posts"]["unchanged"], 4);
    blog.assert_sound();

    // The same again by our own export.
    blog.ok(["export", "wxr", "-o", "ours.xml", "--verify"]);
    let other = Blog::new();
    let ours = std::fs::read(blog.folder().join("ours.xml")).unwrap();
    let path = other.write("ours.xml", ours);
    other.ok(["import", "wxr", path.to_str().unwrap()]);
    let fields = ["post", "list", "--sort", "id", "--fields", "all"];
    let stable = |blog: &Blog| {
        let mut posts = blog.json(fields);
        for post in posts.as_array_mut().unwrap() {
            post.as_object_mut().unwrap().remove("revision");
        }
        posts
    };
    assert_eq!(stable(&blog), stable(&other));
}
