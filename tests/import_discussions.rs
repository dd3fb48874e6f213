//! `blog import commento`, `staticman` and `giscus`

use std::fs;

use serde_json::json;

use crate::common::Blog;

fn comments(blog: &Blog, fields: &str) -> String {
    let list = [
        "comment",
        "list",
        "--sort",
        "id",
        "--offset",
        "3",
        "--no-header",
    ];
    blog.ok(list.iter().chain(&["--fields", fields]))
}

#[test]
fn an_export_of_commento_is_imported() {
    let blog = Blog::with_posts();
    let comment = |id: &str, parent: &str, by: &str, text: &str, state: &str, deleted: bool| {
        json!({"commentHex": id, "domain": "notes.example", "url": "/hello/", "commenterHex": by,
               "markdown": text, "html": "", "parentHex": parent, "score": 0, "state": state,
               "creationDate": "2020-02-01T10:00:00.123Z", "deleted": deleted})
    };
    let export = json!({"version": 1, "comments": [
        comment("b2", "a1", "u1", "A *reply*", "approved", false),
        comment("a1", "root", "u1", "[deleted]", "approved", true),
        comment("c3", "root", "anonymous", "Who?", "unapproved", false),
        comment("d4", "root", "u2", "Buy", "flagged", false),
        comment("e5", "root", "u2", "Gone", "approved", true),
    ], "commenters": [
        {"commenterHex": "u1", "email": "eve@example.org", "name": "Eve", "link": "undefined"},
        {"commenterHex": "u2", "email": "mal@example.org", "name": "Mal", "link": "https://m.example"},
    ]});
    blog.write("c.json", export.to_string());
    let report = blog.json(["import", "commento", "c.json"]);
    assert_eq!(report["source"], "commento notes.example");
    assert_eq!(report["comments"]["created"], 4, "{report}");
    assert_eq!(
        comments(
            &blog,
            "parent_id,author,email,website,status,created_at,body"
        ),
        "5\tEve\teve@example.org\t\tapproved\t2020-02-01T10:00:00Z\tA *reply*\n\
         \t[deleted]\t\t\tapproved\t2020-02-01T10:00:00Z\t[deleted]\n\
         \tAnonymous\t\t\tpending\t2020-02-01T10:00:00Z\tWho?\n\
         \tMal\tmal@example.org\thttps://m.example\tspam\t2020-02-01T10:00:00Z\tBuy\n"
    );
    let again = blog.json(["import", "commento", "c.json"]);
    assert_eq!(again["comments"]["unchanged"], 4);
    blog.assert_sound();
}

#[test]
fn an_export_of_comentario_is_imported() {
    let blog = Blog::with_posts();
    let export = json!({"version": 3,
        "pages": [{"id": "p1", "path": "/hello", "title": "Hello"}],
        "comments": [
            {"id": "1", "pageId": "p1", "markdown": "Fine", "isApproved": true, "isPending": false,
             "createdTime": "2024-01-01T00:00:00Z", "userCreated": "u1"},
            {"id": "2", "pageId": "p1", "parentId": "1", "html": "<p>Hm</p>", "isApproved": false,
             "isPending": true, "createdTime": "2024-01-02T00:00:00Z", "authorName": "Gil"}],
        "commenters": [{"id": "u1", "name": "Eve", "email": "eve@example.org",
                        "websiteUrl": "https://eve.example"}]});
    blog.write("c.json", export.to_string());
    let report = blog.json(["import", "commento", "c.json"]);
    assert_eq!(report["comments"]["created"], 2, "{report}");
    assert_eq!(
        comments(&blog, "parent_id,author,website,status"),
        "\tEve\thttps://eve.example\tapproved\n4\tGil\t\tpending\n"
    );
    for (text, reason) in [
        ("{\"version\": 4, \"comments\": []}", "newer version than 3"),
        ("{\"a\": 1}", "it has no `comments`"),
        ("[]", "not an export of Commento"),
        ("{\"comments\": [{\"id\": \"1\"}]}", "comment 1 has no page"),
    ] {
        let done = blog.feed(["import", "commento", "-"], text);
        assert_eq!(done.code, 8, "{text} {done:?}");
        assert!(done.stderr.contains(reason), "{text} {done:?}");
    }
}

#[test]
fn the_folders_of_staticman_are_imported() {
    let blog = Blog::with_posts();
    let folder = blog.folder().join("site/_data/comments/hello");
    fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write(
        "entry1.yml",
        "_id: aa-1\n_parent: hello\nname: Eve\nemail: 5658ffccee7f0ebfda2b226238b1eb6e\n\
         url: 'https://eve.example'\nmessage: \"First\\nline\"\nmood: glad\ndate: 2018-01-02T03:04:05.678Z\n",
    );
    write(
        "entry2.yml",
        "_id: bb-2\nname: Gil\nmessage: By number\nreplying_to: '1'\ndate: 1514900000\n",
    );
    write(
        "entry3.json",
        r#"{"_id": "cc-3", "name": "Hal", "message": "By id", "replying_to_uid": "bb-2", "date": 1514900001}"#,
    );
    write("entry4.yml", "- no map\n");
    let report = blog.run(["import", "staticman", "site/_data/comments", "--keep-going"]);
    assert_eq!(report.code, 8, "{report:?}");
    for part in [
        "imported 3 comments",
        "noticed: a field was ignored (1)\n  hello/entry1.yml: mood",
        "noticed: a hash in place of an email address was dropped (1)\n  hello/entry1.yml: Eve",
        "hello/entry4.yml\tinput\t\tthis is not a map of YAML",
    ] {
        assert!(report.stdout.contains(part), "{part}: {report:?}");
    }
    assert_eq!(
        comments(&blog, "parent_id,author,email,website,created_at"),
        "\tEve\t\thttps://eve.example\t2018-01-02T03:04:05Z\n\
         4\tGil\t\t\t2018-01-02T13:33:20Z\n\
         5\tHal\t\t\t2018-01-02T13:33:21Z\n"
    );
    fs::remove_file(folder.join("entry4.yml")).unwrap();
    let again = blog.json(["import", "staticman", "site", "--source", "comments"]);
    assert_eq!(again["comments"]["unchanged"], 3, "{again}");
    fs::create_dir(blog.folder().join("empty")).unwrap();
    let said = blog.fails(8, ["import", "staticman", "empty"]);
    assert!(said.contains("there are no comments"), "{said}");
}

#[test]
fn discussions_of_giscus_are_imported() {
    let blog = Blog::with_posts();
    let comment = |id: i64, login: &str, text: &str| {
        json!({"databaseId": id, "author": {"login": login}, "body": text,
               "createdAt": "2022-01-01T00:00:00Z", "replies": {"nodes": []}})
    };
    let mut first = comment(1, "eve", "Of *Markdown*");
    first["replies"]["nodes"] = json!([comment(2, "gil", "A reply")]);
    let mut second = comment(3, "mal", "Buy");
    second["isMinimized"] = json!(true);
    second["minimizedReason"] = json!("SPAM");
    second["author"] = json!(null);
    let page = |nodes| json!({"data": {"repository": {"discussions": {"nodes": nodes}}}});
    let all = json!([{"title": "hello/", "url": "https://github.com/ann/notes/discussions/7",
        "number": 7, "body": "# Hello\n\n[https://notes.example/hello/](https://notes.example/hello/)",
        "comments": {"totalCount": 3, "nodes": [first, second]}}]);
    // `gh api --paginate` writes a document for each page.
    blog.write("g.json", format!("{}{}", page(all), page(json!([]))));
    let report = blog.json(["import", "giscus", "g.json"]);
    assert_eq!(report["source"], "giscus ann/notes");
    assert_eq!(report["comments"]["created"], 3, "{report}");
    assert_eq!(
        report["details"][0]["what"],
        "a discussion has more comments than the file"
    );
    assert_eq!(
        comments(&blog, "parent_id,author,website,status,body"),
        "\teve\thttps://github.com/eve\tapproved\tOf *Markdown*\n\
         4\tgil\thttps://github.com/gil\tapproved\tA reply\n\
         \tghost\t\tspam\tBuy\n"
    );
    let again = blog.json(["import", "giscus", "g.json"]);
    assert_eq!(again["comments"]["unchanged"], 3);
}

#[test]
fn issues_of_utterances_are_imported() {
    let blog = Blog::with_posts();
    let listed = json!([{"number": 5, "title": "hello/", "url": "https://github.com/ann/notes/issues/5",
        "body": "text", "comments": [{"id": "IC_1", "author": {"login": "eve"}, "body": "One",
        "createdAt": "2022-01-01T00:00:00Z", "url": "https://github.com/ann/notes/issues/5#c1"}]}]);
    let issues = json!([
        {"id": 50, "number": 6, "title": "Hello", "comments": 1, "body": null,
         "html_url": "https://github.com/ann/notes/issues/6", "user": {"login": "bot"}},
        {"id": 51, "number": 8, "title": "A change", "comments": 1, "pull_request": {"url": "x"}}]);
    let replies = json!([{"id": 99, "user": {"login": "gil"}, "body": "Two",
        "created_at": "2022-01-02T00:00:00Z", "updated_at": "2022-01-02T00:00:00Z",
        "issue_url": "https://api.github.com/repos/ann/notes/issues/6"}]);
    blog.write("u.json", format!("{listed}\n{issues}\n{replies}"));
    let report = blog.json(["import", "giscus", "u.json"]);
    assert_eq!(report["comments"]["created"], 2, "{report}");
    assert_eq!(report["left_out"][0]["reason"], "a pull request");
    assert_eq!(comments(&blog, "author,body"), "eve\tOne\ngil\tTwo\n");
    for (text, reason) in [
        ("", "the file is empty"),
        ("7", "not a list of discussions or issues"),
        (
            "[{\"a\": 1}]",
            "neither a discussion, an issue nor a comment",
        ),
        (
            "[{\"title\": \"/x\", \"comments\": [{\"body\": \"a\"}]}]",
            "has no id",
        ),
    ] {
        let done = blog.feed(["import", "giscus", "-"], text);
        assert_eq!(done.code, 8, "{text} {done:?}");
        assert!(done.stderr.contains(reason), "{text} {done:?}");
    }
}
