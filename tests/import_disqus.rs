//! `blog import disqus`

use crate::common::Blog;

const EXPORT: &str = r#"<?xml version="1.0"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>myforum</forum><title>General</title></category>
<post dsq:id="10"><message><![CDATA[<p>First.</p>]]></message>
  <createdAt>2013-10-10T19:20:29Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
  <author><email>bob@example.org</email><name>Bob</name></author><thread dsq:id="1"/></post>
<thread dsq:id="1"><id>1 http://old.example/?p=1</id><link>http://old.example/2013/hello/</link>
  <title>Something else</title><isDeleted>false</isDeleted></thread>
<thread dsq:id="2"><id/><link>http://old.example/x</link><title> Plan </title></thread>
<thread dsq:id="3"><id>gone</id><link/><isDeleted>true</isDeleted></thread>
<post dsq:id="11"><message>said too much</message><createdAt>2013-10-10T20:00:00</createdAt>
  <isDeleted>true</isDeleted><isSpam>false</isSpam>
  <author><email>eve@example.org</email><name>Eve</name></author>
  <thread dsq:id="1"/><parent dsq:id="10"/></post>
<post dsq:id="12"><message>Reply.</message><createdAt>2013-10-11T20:00:00Z</createdAt>
  <isDeleted>false</isDeleted><isSpam>false</isSpam>
  <author><username>cyd</username><isAnonymous>true</isAnonymous></author>
  <thread dsq:id="1"></thread><parent dsq:id="11"/></post>
<post dsq:id="13"><message>gone</message><isDeleted>true</isDeleted><thread dsq:id="1"/></post>
<post dsq:id="14"><message>Buy!</message><createdAt>nonsense</createdAt>
  <isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>S</name></author>
  <thread dsq:id="2"/></post>
<post dsq:id="15"><message>x</message><thread dsq:id="3"/></post>
<post><id>77</id><message>No dsq:id</message><createdAt>2013-10-12T20:00:00Z</createdAt>
  <isSpam>maybe</isSpam><author><name>N</name></author><thread dsq:id="2"/></post>
</disqus>
"#;

#[test]
fn comments_are_imported_on_the_posts_of_their_threads() {
    let blog = Blog::with_posts();
    blog.ok(["comment", "rm", "1", "2", "3", "--yes"]);
    let path = blog.write("disqus.xml", EXPORT);
    let path = path.to_str().unwrap();
    let report = blog.json(["import", "disqus", path]);
    assert_eq!(report["source"], "disqus myforum");
    assert_eq!(report["comments"]["created"], 5);
    let left_out = report["left_out"].to_string();
    assert!(left_out.contains("deleted"), "{left_out}");
    assert!(
        left_out.contains("in a thread that was deleted"),
        "{left_out}"
    );
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "post_id,parent_id,author,email,body,status,created_at",
    ]);
    let expected = "1\t\tBob\tbob@example.org\tFirst.\tapproved\t2013-10-10T19:20:29Z\n\
                    1\t4\t[deleted]\t\t[deleted]\tapproved\t2013-10-10T20:00:00Z\n\
                    1\t5\tcyd\t\tReply.\tapproved\t2013-10-11T20:00:00Z\n\
                    2\t\tS\t\tBuy!\tspam\t2026-11-23T12:00:00Z\n\
                    2\t\tN\t\tNo dsq:id\tpending\t2013-10-12T20:00:00Z\n";
    assert_eq!(rows, expected);
    let again = blog.json(["import", "disqus", path]);
    assert_eq!(again["comments"]["unchanged"], 5);
    blog.assert_sound();
}

#[test]
fn orphans_are_refused_or_get_a_post() {
    let blog = Blog::new();
    let path = blog.write("disqus.xml", EXPORT);
    let path = path.to_str().unwrap();
    let error = blog.fails(8, ["import", "disqus", path]);
    assert!(
        error.contains("line 4: comment 10: there is no post `http://old.example/2013/hello/`"),
        "{error}"
    );
    assert!(error.contains("create them with --create-posts"), "{error}");
    let report = blog.json(["import", "disqus", path, "--create-posts"]);
    assert_eq!(report["made_posts"].as_i64(), Some(2), "{report}");
    assert_eq!(report["comments"]["created"], 5);
    assert_eq!(
        blog.ok([
            "post",
            "list",
            "--fields",
            "slug",
            "--sort",
            "id",
            "--no-header"
        ]),
        "hello\nx\n"
    );
}

#[test]
fn a_damaged_post_is_skipped() {
    let blog = Blog::with_posts();
    let damaged = EXPORT.replace(
        "<thread dsq:id=\"2\"/></post>\n<post dsq:id=\"15\">",
        "<thread dsq:id=2/></post>\n<post dsq:id=\"15\">",
    );
    assert_ne!(damaged, EXPORT);
    let path = blog.write("disqus.xml", damaged);
    let path = path.to_str().unwrap();
    let error = blog.fails(8, ["import", "disqus", path]);
    assert!(error.contains("line 22: <thread>"), "{error}");
    let done = blog.run(["import", "disqus", path, "--keep-going", "--format", "json"]);
    assert_eq!(done.code, 8);
    let report: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(report["comments"]["created"], 4);
}

#[test]
fn a_thread_is_not_matched_by_an_identifier_that_is_no_address() {
    let blog = Blog::new();
    blog.ok(["post", "add", "Fifteen", "--slug", "15", "-b", "x"]);
    blog.ok(["post", "add", "Old bed", "--slug", "old-bed", "-b", "x"]);
    blog.ok(["post", "add", "New bed", "--slug", "new-bed", "-b", "x"]);
    let thread = |number: u32, identifier: &str, link: &str| {
        format!(
            "<thread dsq:id=\"{number}\">{identifier}<link>{link}</link><title>T</title></thread>\n\
             <post dsq:id=\"{number}0\"><message>On {link}</message>\
             <createdAt>2014-01-02T00:00:00Z</createdAt><author><name>A</name></author>\
             <thread dsq:id=\"{number}\"/></post>\n"
        )
    };
    let whole = format!(
        "<disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\">\n{}{}{}\
         <post dsq:id=\"1\"><message> </message><createdAt>2014-01-02T00:00:00Z</createdAt>\
         <author><name>Eve</name></author><thread dsq:id=\"5\"/></post></disqus>",
        thread(5, "<id>15</id>", "https://x.example/old-bed/"),
        thread(6, "<id/>", "https://x.example/new-bed/"),
        thread(7, "<id>old-bed</id>", "")
    );
    let path = blog.write("disqus.xml", whole);
    let report = blog.json(["import", "disqus", path.to_str().unwrap()]);
    assert_eq!(report["comments"]["created"], 3);
    let details = report["details"].to_string();
    assert!(details.contains("1 by Eve"), "{details}");
    let rows = blog.ok([
        "comment",
        "list",
        "--sort",
        "id",
        "--no-header",
        "--fields",
        "post_id,body",
    ]);
    assert_eq!(
        rows,
        "2\tOn <https://x.example/old-bed/>\n3\tOn <https://x.example/new-bed/>\n2\tOn\n"
    );
}
