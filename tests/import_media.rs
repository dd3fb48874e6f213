//! Media of imports: `--media DIR`, and JSON lines.

use std::fs;

use serde_json::json;

use crate::common::Blog;
use crate::media::png;

/// A WordPress export of `farm.example` with a post of this text, and two attachments.
fn wordpress(blog: &Blog, body: &str) {
    let attachment = |id: u32, path: &str, more: &str| {
        format!(
            "<item><title>File {id}</title><wp:post_id>{id}</wp:post_id>
             <wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
             <wp:attachment_url>https://farm.example/wp-content/uploads/{path}</wp:attachment_url>
             {more}</item>"
        )
    };
    let alt = "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
               <wp:meta_value>A goat</wp:meta_value></wp:postmeta>";
    let export = format!(
        r#"<?xml version="1.0"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Farm</title><link>https://farm.example</link>
        <wp:base_blog_url>https://farm.example</wp:base_blog_url>
        <item><title>Goats</title><wp:post_id>1</wp:post_id><wp:post_name>goats</wp:post_name>
        <wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
        <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>
        <content:encoded><![CDATA[{body}]]></content:encoded></item>
        {}{}
        </channel></rss>"#,
        attachment(7, "2021/03/goat.png", alt),
        attachment(8, "2021/03/lost.png", "")
    );
    blog.write("export.xml", export);
    fs::create_dir_all(blog.folder().join("up/2021/03")).unwrap();
    blog.write("up/2021/03/goat.png", png(40, 30, "goat"));
    blog.write("up/2021/03/goat-20x15.png", png(20, 15, "goat"));
    blog.write("up/2021/03/hay.png", png(4, 3, "hay"));
    blog.write("up/2021/03/straw.png", png(4, 3, "straw"));
}

#[test]
fn uploads_come_along_and_texts_point_at_them() {
    let blog = Blog::new();
    wordpress(
        &blog,
        "<a href=\"https://farm.example/wp-content/uploads/2021/03/goat.png\"><img \
         src=\"//www.farm.example/wp-content/uploads/2021/03/goat-20x15.png?w=20\" alt=\"g\"></a> \
         <img src=\"/wp-content/uploads/2021/03/hay.png\"> \
         <img src=\"/wp-content/uploads/2021/03/gone.png\"> \
         <img src=\"https://other.example/wp-content/uploads/2021/03/hay.png\">",
    );
    let import = ["import", "wxr", "export.xml", "--media", "up"];
    let report = blog.json(import.iter().chain(&["--dry-run"]));
    assert_eq!(report["media"], 2);
    assert_eq!(blog.ok(["media", "count"]), "0\n");
    let report = blog.json(import);
    assert_eq!(report["media"], 2);
    let noticed = report["noticed"].to_string();
    assert!(
        noticed.contains("a file is not in the media folder"),
        "{noticed}"
    );
    let raw = blog.ok(["post", "show", "goats", "--raw"]);
    assert_eq!(raw.matches("/media/2021/03/goat.png").count(), 2, "{raw}");
    assert!(raw.contains("/media/2021/03/hay.png"), "{raw}");
    assert!(
        raw.contains("/wp-content/uploads/2021/03/gone.png"),
        "{raw}"
    );
    assert!(
        raw.contains("https://other.example/wp-content/uploads/2021/03/hay.png"),
        "{raw}"
    );
    let list = blog.json(["media", "list"]);
    assert_eq!(list[0]["name"], "2021/03/goat.png");
    assert_eq!(
        (&list[0]["alt"], &list[0]["width"]),
        (&json!("A goat"), &json!(40))
    );
    assert_eq!(list[1]["name"], "2021/03/hay.png");
    assert_eq!(list.as_array().unwrap().len(), 2);
    // Again it is nothing, and it is one operation.
    let operations = blog.ok(["log", "--format", "ids"]);
    let again = blog.json(import);
    assert_eq!(
        (&again["media"], &again["posts"]["unchanged"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(blog.ok(["log", "--format", "ids"]), operations);
    assert_eq!(
        blog.json(["media", "list", "--missing"]),
        json!([{
            "name": "/wp-content/uploads/2021/03/gone.png",
            "posts": 1,
            "used_by": ["goats"],
        }])
    );
    blog.ok(["undo"]);
    assert_eq!(blog.ok(["media", "count"]), "0\n");
    blog.ok(["redo"]);
    assert_eq!(blog.ok(["media", "count"]), "2\n");
    blog.assert_sound();
}

#[test]
fn a_file_that_cannot_be_stored_is_named_and_its_address_stays() {
    let blog = Blog::new();
    let body = "<img src=\"/wp-content/uploads/2021/03/big.bin\"> \
                <img src=\"/wp-content/uploads/2021/03/hay.png\">";
    wordpress(&blog, body);
    blog.write("up/2021/03/big.bin", vec![1; (1 << 20) + 1]);
    blog.ok(["config", "set", "media_limit", "1"]);
    let report = blog.json(["import", "wxr", "export.xml", "--media", "up"]);
    let noticed = report["noticed"].to_string();
    assert!(
        noticed.contains("a file of the media folder was left out"),
        "{noticed}"
    );
    let raw = blog.ok(["post", "show", "goats", "--raw"]);
    assert!(raw.contains("/wp-content/uploads/2021/03/big.bin"), "{raw}");
    assert!(raw.contains("/media/2021/03/hay.png"), "{raw}");
    blog.fails(3, ["import", "wxr", "export.xml", "--media", "nothing"]);
}

#[test]
fn other_media_of_the_same_name_stays_unless_asked() {
    let blog = Blog::new();
    wordpress(&blog, "<img src=\"/wp-content/uploads/2021/03/hay.png\">");
    blog.write("mine.png", png(1, 1, "mine"));
    blog.ok(["media", "add", "mine.png", "--name", "2021/03/hay.png"]);
    let import = [
        "import",
        "wxr",
        "export.xml",
        "--media",
        "up",
        "--on-conflict",
    ];
    blog.fails(4, import.iter().chain(&["fail"]));
    let report = blog.json(import.iter().chain(&["skip"]));
    let noticed = report["noticed"].to_string();
    assert!(noticed.contains("a file was not stored"), "{noticed}");
    let width = || blog.json(["media", "show", "2021/03/hay.png"])["width"].clone();
    assert_eq!(width(), 1);
    blog.ok(import.iter().chain(&["update"]));
    assert_eq!(width(), 4);
}

#[test]
fn uploads_of_ghost_come_along() {
    let blog = Blog::new();
    let post = json!({
        "id": "1", "title": "Hens", "slug": "hens", "status": "draft",
        "html": "<p>x <img src=\"__GHOST_URL__/content/images/size/w600/2020/05/hen.png\"></p>",
    });
    let export = json!({"db": [{"meta": {}, "data": {"posts": [post]}}]});
    blog.write("ghost.json", export.to_string());
    fs::create_dir_all(blog.folder().join("content/images/2020/05")).unwrap();
    blog.write("content/images/2020/05/hen.png", png(5, 6, "hen"));
    blog.ok(["import", "ghost", "ghost.json", "--media", "."]);
    let raw = blog.ok(["post", "show", "hens", "--raw"]);
    assert!(raw.contains("/media/2020/05/hen.png"), "{raw}");
    assert_eq!(
        blog.ok(["media", "list", "--format", "ids"]),
        "2020/05/hen.png\n"
    );
}

#[test]
fn json_lines_have_the_media_and_bring_it_back() {
    let blog = Blog::new();
    blog.write("a b.png", png(9, 8, "more"));
    blog.write("empty.txt", "");
    blog.write(
        "big.bin",
        (0..200_000_u32)
            .map(|n| (n % 251) as u8)
            .collect::<Vec<_>>(),
    );
    blog.ok([
        "media",
        "add",
        "a b.png",
        "empty.txt",
        "big.bin",
        "--alt",
        "What \"it\" is",
    ]);
    blog.ok(["media", "add", "a b.png", "--name", "copy/a.png"]);
    blog.ok(["post", "add", "A", "-b", "![a](/media/a%20b.png)"]);
    let export = blog.ok(["export", "jsonl", "-o", "one.jsonl", "--verify"]);
    assert_eq!(export, "");
    let other = Blog::new();
    let one = fs::read(blog.folder().join("one.jsonl")).unwrap();
    other.write("one.jsonl", &one);
    other.ok(["import", "jsonl", "one.jsonl"]);
    other.ok(["export", "jsonl", "-o", "two.jsonl"]);
    let two = fs::read(other.folder().join("two.jsonl")).unwrap();
    assert_eq!(
        String::from_utf8(two).unwrap(),
        String::from_utf8(one.clone()).unwrap()
    );
    let text = String::from_utf8(one).unwrap();
    let longest = text.lines().map(str::len).max().unwrap();
    assert!(longest < 70_000, "{longest}");
    assert_eq!(text.matches("\"type\":\"media_bytes\"").count(), 7);
    let again = other.json(["import", "jsonl", "one.jsonl"]);
    assert_eq!(again["media"], 0);
    let without = blog.ok(["export", "jsonl", "--no-media"]);
    assert!(!without.contains("\"media"), "{without}");
    blog.fails(2, ["export", "wxr", "--no-media"]);

    // Damaged bytes are refused by name.
    let damaged = text.replacen("iVBORw0KGgo", "iVBORw0KGgp", 1);
    let empty = Blog::new();
    empty.write("damaged.jsonl", damaged);
    let said = empty.fails(8, ["import", "jsonl", "damaged.jsonl"]);
    assert!(
        said.contains("media a b.png: its bytes do not have its digest"),
        "{said}"
    );
    for (lines, reason) in [
        (
            "{\"type\":\"media_bytes\",\"base64\":\"YQ==\"}",
            "bytes without media",
        ),
        (
            "{\"type\":\"media\",\"name\":\"x\",\"bytes\":2,\"sha256\":\"\",\"alt\":null}",
            "fewer bytes",
        ),
    ] {
        empty.write("damaged.jsonl", lines);
        let said = empty.fails(8, ["import", "jsonl", "damaged.jsonl"]);
        assert!(said.contains(reason), "{said}");
    }
}

#[test]
fn a_folder_of_markdown_has_the_media_where_its_generator_publishes_it() {
    let blog = Blog::new();
    blog.write("moo.png", png(9, 8, "moo"));
    blog.ok(["media", "add", "moo.png", "--prefix", "2019/04"]);
    blog.ok(["post", "add", "A", "-b", "![a](/media/2019/04/moo.png)"]);
    for (generator, folder) in [
        ("hugo", "static/media"),
        ("zola", "static/media"),
        ("jekyll", "media"),
    ] {
        let export = ["export", "markdown", "--for", generator, "-o", generator];
        blog.ok(export);
        let file = blog
            .folder()
            .join(generator)
            .join(folder)
            .join("2019/04/moo.png");
        assert_eq!(fs::read(&file).unwrap(), png(9, 8, "moo"));
        let done = blog.run(export.iter().chain(&["--no-media"]));
        assert!(done.stderr.contains("1 removed"), "{}", done.stderr);
        assert!(!file.exists());
    }
}
