//! `blog import blogger`

use crate::common::Blog;

/// An entry with this kind, number and further elements.
fn entry(kind: &str, number: u32, more: &str) -> String {
    format!(
        "<entry><id>tag:blogger.com,1999:blog-1.{kind}-{number}</id>\
         <published>2010-11-27T08:21:00.877-08:00</published>\
         <updated>2011-01-02T03:04:05.000Z</updated>\
         <category scheme='http://schemas.google.com/g/2005#kind' \
          term='http://schemas.google.com/blogger/2008/kind#{kind}'/>\
         <author><name>Ann</name><uri>https://www.blogger.com/profile/1</uri>\
         <email>noreply@blogger.com</email></author>{more}</entry>\n"
    )
}

#[test]
fn posts_pages_and_comments_are_imported_in_any_order() {
    let blog = Blog::new();
    let on =
        "<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-20' href='http://x/hello.html'/>";
    let entries = [
        entry("template", 1, "<title>Template</title>"),
        entry("settings", 2, ""),
        entry(
            "comment",
            31,
            &format!("<content type='html'>Hi &lt;b&gt;you&lt;/b&gt;</content>{on}"),
        ),
        entry(
            "comment",
            32,
            &format!(
                "<content>Yes</content>{on}<link rel='related' href='http://x/feeds/1/20/comments/default/31'/>"
            ),
        ),
        entry(
            "post",
            20,
            "<title>Hello</title><content type='html'>&lt;p&gt;Text&lt;/p&gt;</content>\
             <category scheme='http://www.blogger.com/atom/ns#' term='Life'/>\
             <link rel='alternate' href='http://old.example/2010/11/hello-there.html'/>",
        ),
        entry(
            "post",
            21,
            "<title>Later</title><content>x</content><app:control><app:draft>yes</app:draft></app:control>",
        ),
        entry("page", 22, "<title>About</title><content>y</content>"),
    ];
    let whole = format!(
        "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>\
         <link rel='alternate' href='http://old.example/'/><author><name>Ann</name></author>\n{}</feed>",
        entries.concat()
    );
    let path = blog.write("blogger.xml", whole);
    let path = path.to_str().unwrap();
    let report = blog.json(["import", "blogger", path]);
    assert_eq!(report["source"], "blogger http://old.example");
    assert_eq!(report["posts"]["created"], 3);
    assert_eq!(report["comments"]["created"], 2);
    assert_eq!(report["left_out"].as_array().unwrap().len(), 2);
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "slug,title,author,body,published_at,updated_at,tags",
    ]);
    let expected = "hello-there\tHello\tAnn\tText\t2010-11-27T16:21:00Z\t2011-01-02T03:04:05Z\tLife\n\
                    later\tLater\tAnn\tx\t\t2011-01-02T03:04:05Z\t\n\
                    about\tAbout\tAnn\ty\t2010-11-27T16:21:00Z\t2011-01-02T03:04:05Z\t\n";
    assert_eq!(rows, expected);
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "post_id,parent_id,author,email,website,body,status",
    ]);
    let expected = "1\t\tAnn\t\thttps://www.blogger.com/profile/1\tHi **you**\tapproved\n\
                    1\t1\tAnn\t\thttps://www.blogger.com/profile/1\tYes\tapproved\n";
    assert_eq!(rows, expected);
    let address = "http://old.example/2010/11/hello-there.html";
    let hello = blog.json_one(["post", "show", address]);
    assert_eq!(hello["title"], "Hello");
    assert_eq!(hello["guid"], "tag:blogger.com,1999:blog-1.post-20");
    assert_eq!(blog.json_one(["post", "show", "about"])["kind"], "page");
    let again = blog.json(["import", "blogger", path]);
    assert_eq!(again["posts"]["unchanged"], 3);
    assert_eq!(again["comments"]["unchanged"], 2);
}

#[test]
fn a_damaged_entry_is_reported_once() {
    let blog = Blog::new();
    let whole = format!(
        "<feed>\n{}{}{}</feed>",
        entry("post", 1, "<title>One</title>"),
        entry("post", 2, "<title>Two</b></title></c>"),
        entry("post", 3, "<title>Three</title>")
    );
    let path = blog.write("blogger.xml", whole);
    let done = blog.run([
        "import",
        "blogger",
        path.to_str().unwrap(),
        "--format",
        "json",
    ]);
    assert_eq!(done.code, 8);
    let report: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["posts"]["created"], 2);
    assert_eq!(report["refused_count"], 1, "{report}");
}

/// An entry of Takeout with this type, number, status and further elements.
fn takeout(kind: &str, number: u32, status: &str, more: &str) -> String {
    format!(
        "<entry><id>tag:blogger.com,1999:blog-9.post-{number}</id>\
         <blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>\
         <author><name>Ann</name><blogger:type>BLOGGER</blogger:type></author>\
         <blogger:created>2024-03-01T06:00:00Z</blogger:created>\
         <published>2024-03-02T07:00:00Z</published>\
         <updated>2024-03-03T08:00:00Z</updated>{more}</entry>\n"
    )
}

#[test]
fn takeout_has_labels_descriptions_and_statuses() {
    let blog = Blog::new();
    let label =
        |term: &str| format!("<category scheme='tag:blogger.com,1999:blog-9' term='{term}'/>");
    let on = "<blogger:parent>tag:blogger.com,1999:blog-9.post-1</blogger:parent>";
    let to = "<blogger:inReplyTo>tag:blogger.com,1999:blog-9.post-11</blogger:inReplyTo>";
    let text = "<content type='html'>Hi</content>";
    let entries = [
        takeout("COMMENT", 12, "LIVE", &format!("{text}{on}{to}")),
        takeout("COMMENT", 11, "LIVE", &format!("{text}{on}")),
        takeout("COMMENT", 13, "GHOSTED", &format!("{text}{on}")),
        takeout("COMMENT", 14, "SPAM_COMMENT", &format!("{text}{on}")),
        takeout("COMMENT", 15, "LIVE", &format!("<content> </content>{on}")),
        takeout(
            "POST",
            1,
            "LIVE",
            &format!(
                "<title>Thaw</title><content>x</content>{}{}\
                 <category scheme='http://elsewhere/' term='odd'/>\
                 <blogger:metaDescription>On mud</blogger:metaDescription>\
                 <blogger:location>Oslo</blogger:location>\
                 <blogger:filename>/2024/03/thaw.html</blogger:filename>",
                label("spring"),
                label("mud, deep")
            ),
        ),
        takeout(
            "POST",
            2,
            "DRAFT",
            "<title>Later</title><content>x</content><blogger:filename/>",
        ),
        takeout(
            "POST",
            3,
            "SOFT_TRASHED",
            "<title>Gone</title><content>x</content>",
        ),
        takeout("POST", 4, "ODD", "<title>Odd</title><content>x</content>"),
        takeout(
            "PAGE",
            5,
            "LIVE",
            "<title>Me</title><content>x</content><blogger:filename>/p/me.html</blogger:filename>",
        ),
    ];
    let whole = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>\n{}</feed>",
        entries.concat()
    );
    let path = blog.write("feed.atom", whole);
    let report = blog.json(["import", "blogger", path.to_str().unwrap()]);
    assert_eq!(report["posts"]["created"], 4);
    assert_eq!(report["comments"]["created"], 4);
    let details: Vec<String> = report["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{}: {}",
                one["what"].as_str().unwrap(),
                one["value"].as_str().unwrap()
            )
        })
        .collect();
    for expected in [
        "a category of another scheme was left out: `http://elsewhere/`: odd",
        "a location was ignored: Thaw",
        "a post with another status became a draft: `ODD`: Odd",
        "a comment without text was left out: 15 by Ann",
    ] {
        assert!(
            details.iter().any(|one| one == expected),
            "{expected}: {details:?}"
        );
    }
    let rows = blog.ok([
        "post",
        "list",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "slug,published_at,created_at,tags,summary",
    ]);
    let expected = "thaw\t2024-03-02T07:00:00Z\t2024-03-01T06:00:00Z\tmud deep,spring\tOn mud\n\
                    later\t\t2024-03-01T06:00:00Z\t\t\n\
                    odd\t\t2024-03-01T06:00:00Z\t\t\n\
                    me\t2024-03-02T07:00:00Z\t2024-03-01T06:00:00Z\t\t\n";
    assert_eq!(rows, expected);
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "id,parent_id,status",
    ]);
    assert_eq!(
        rows,
        "1\t2\tapproved\n2\t\tapproved\n3\t\tpending\n4\t\tspam\n"
    );
    let thaw = blog.json_one(["post", "show", "/2024/03/thaw.html"]);
    assert_eq!(thaw["title"], "Thaw");
    let page = blog.json_one(["post", "show", "/p/me.html"]);
    assert_eq!(
        (&page["title"], &page["kind"]),
        (&"Me".into(), &"page".into())
    );
}
