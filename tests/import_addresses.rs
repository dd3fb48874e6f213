//! Addresses of imported posts: the pattern that is proposed, slugs that are taken, and the
//! posts that comments are matched to.

use serde_json::json;

use crate::common::Blog;

/// A WordPress export of items: kind, id, slug, path, date.
fn export(items: &[(&str, i64, &str, &str, &str)]) -> String {
    let item = |(kind, id, slug, path, date): &(&str, i64, &str, &str, &str)| {
        format!(
            "<item><title>{kind} {id}</title><link>https://bakery.example{path}</link>
             <wp:post_id>{id}</wp:post_id><wp:post_name>{slug}</wp:post_name>
             <wp:post_date_gmt>{date}</wp:post_date_gmt><wp:status>publish</wp:status>
             <wp:post_type>{kind}</wp:post_type>
             <content:encoded><![CDATA[Bread.]]></content:encoded></item>"
        )
    };
    let items: Vec<String> = items.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\"?><rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Bakery</title>
         <wp:wxr_version>1.2</wp:wxr_version>
         <wp:base_blog_url>https://bakery.example</wp:base_blog_url>{}</channel></rss>",
        items.join("\n")
    )
}

/// A Disqus export with one comment on each address.
fn disqus(addresses: &[&str]) -> String {
    let thread = |(at, address): (usize, &&str)| {
        format!(
            "<thread dsq:id=\"{at}\"><id/><link>{address}</link><title>x</title></thread>
             <post dsq:id=\"1{at}\"><message>To {at}</message>
             <createdAt>2020-01-01T00:00:00Z</createdAt><author><name>Bob</name></author>
             <thread dsq:id=\"{at}\"/></post>"
        )
    };
    let threads: Vec<String> = addresses.iter().enumerate().map(thread).collect();
    format!(
        "<?xml version=\"1.0\"?><disqus xmlns=\"http://disqus.com\"
         xmlns:dsq=\"http://disqus.com/disqus-internals\">{}</disqus>",
        threads.join("\n")
    )
}

#[test]
fn the_pattern_that_keeps_most_addresses_is_proposed() {
    let blog = Blog::new();
    blog.write(
        "in.xml",
        export(&[
            ("post", 1, "rye", "/2019/03/rye/", "2019-03-04 05:06:07"),
            ("post", 2, "oat", "/2019/04/oat/", "2019-04-04 05:06:07"),
            ("post", 3, "spelt", "/old/spelt/", "2019-05-04 05:06:07"),
            ("page", 4, "about", "/about/", "2019-05-04 05:06:07"),
        ]),
    );
    let said = blog.ok(["import", "wxr", "in.xml", "--dry-run"]);
    let line = "old addresses: 3 redirect; `blog config set permalink /:year/:month/:slug/` keeps \
                2 of them\n";
    assert!(said.ends_with(line), "{said}");
    let report = blog.json(["import", "wxr", "in.xml"]);
    assert_eq!(
        report["addresses"],
        json!({"count": 3, "kept": 2, "permalink": "/:year/:month/:slug/", "is_set": false})
    );
    let path = [
        "post",
        "list",
        "--fields",
        "path",
        "--sort",
        "id",
        "--no-header",
    ];
    assert_eq!(blog.ok(path), "/rye/\n/oat/\n/spelt/\n/about/\n");
    blog.ok(["config", "set", "permalink", "/:year/:month/:slug/"]);
    assert_eq!(
        blog.ok(path),
        "/2019/03/rye/\n/2019/04/oat/\n/2019/05/spelt/\n/about/\n"
    );
    for address in [
        "/2019/03/rye/",
        "/rye/",
        "/?p=1",
        "https://bakery.example/2019/03/rye/amp/",
    ] {
        assert_eq!(
            blog.json_one(["post", "show", address])["id"],
            1,
            "{address}"
        );
    }
    assert_eq!(blog.json_one(["post", "show", "/old/spelt"])["id"], 3);
    // A later import of the same site reports what the pattern keeps.
    blog.ok(["post", "rm", "1", "2", "3", "--yes"]);
    let said = blog.ok(["import", "wxr", "in.xml", "--source", "again"]);
    assert!(
        said.contains("old addresses: 2 kept, 1 redirect\n"),
        "{said}"
    );
    blog.assert_sound();
}

#[test]
fn a_page_below_another_gives_way_to_a_post_with_its_slug() {
    let items = [
        ("page", 1, "team", "/about/team/", "2019-03-04 05:06:07"),
        ("post", 2, "team", "/2019/03/team/", "2019-03-05 05:06:07"),
    ];
    for order in [[0, 1], [1, 0]] {
        let blog = Blog::new();
        blog.write("in.xml", export(&order.map(|at| items[at])));
        let report = blog.json(["import", "wxr", "in.xml"]);
        let list = [
            "post",
            "list",
            "--fields",
            "id,slug,path",
            "--sort",
            "id",
            "--no-header",
        ];
        assert_eq!(
            blog.ok(list),
            "1\tabout-team\t/about/team/\n2\tteam\t/team/\n"
        );
        let details = report["details"].as_array().unwrap();
        let is_named = |detail: &&serde_json::Value| detail["value"] == "team → about-team";
        assert_eq!(details.iter().filter(is_named).count(), 1, "{details:?}");
        blog.assert_sound();
    }
}

#[test]
fn a_comment_is_matched_by_the_whole_address_of_its_post() {
    let blog = Blog::new();
    blog.write(
        "in.xml",
        export(&[
            ("post", 1, "rye", "/de/rye/", "2019-03-04 05:06:07"),
            ("post", 2, "rye-2", "/en/rye/", "2019-03-05 05:06:07"),
            ("post", 3, "oat", "/2019/Oat.html", "2019-03-06 05:06:07"),
            (
                "post",
                4,
                "x",
                "/2019/%d1%80%d0%be%d0%b6%d1%8c/",
                "2019-03-07 05:06:07",
            ),
        ]),
    );
    blog.ok(["import", "wxr", "in.xml"]);
    blog.write(
        "disqus.xml",
        disqus(&[
            "https://bakery.example/en/rye/",
            "http://bakery.example/de/rye/index.html?x=1",
            "https://new.example/somewhere/else/oat.html",
            "https://bakery.example/2019/рожь",
            "https://bakery.example/?p=2",
        ]),
    );
    blog.ok(["import", "disqus", "disqus.xml"]);
    let list = [
        "comment",
        "list",
        "--fields",
        "post_id,body",
        "--sort",
        "id",
        "--no-header",
    ];
    assert_eq!(
        blog.ok(list),
        "2\tTo 0\n1\tTo 1\n3\tTo 2\n4\tTo 3\n2\tTo 4\n"
    );
    // Two posts end alike: the comment is on neither of them.
    blog.write("other.xml", disqus(&["https://bakery.example/fr/rye/"]));
    let said = blog.fails(8, ["import", "disqus", "other.xml"]);
    assert!(
        said.contains("there is no post `https://bakery.example/fr/rye/`"),
        "{said}"
    );
    blog.assert_sound();
}

#[test]
fn an_update_adds_the_addresses_that_a_post_has_at_its_source_since() {
    let blog = Blog::new();
    let item = |path| ("post", 1, "rye", path, "2019-03-04 05:06:07");
    blog.write("in.xml", export(&[item("/rye/")]));
    blog.ok(["import", "wxr", "in.xml"]);
    blog.write("in.xml", export(&[item("/2019/Rye.html")]));
    let updated = |blog: &Blog| {
        let update = ["import", "wxr", "in.xml", "--on-conflict", "update"];
        blog.json(update)["posts"]["updated"].clone()
    };
    assert_eq!((updated(&blog), updated(&blog)), (json!(1), json!(0)));
    assert_eq!(blog.json_one(["post", "show", "/2019/rye.html"])["id"], 1);
    blog.ok(["undo"]);
    blog.fails(3, ["post", "show", "/2019/rye.html"]);
    blog.assert_sound();
}

#[test]
fn addresses_below_the_url_of_the_blog_are_those_of_its_posts() {
    let blog = Blog::new();
    blog.ok(["config", "set", "base_url", "https://bakery.example/shop/"]);
    blog.write(
        "in.xml",
        export(&[
            (
                "page",
                1,
                "team",
                "/shop/about/team/",
                "2019-03-04 05:06:07",
            ),
            (
                "post",
                2,
                "rye",
                "/shop/2019/03/rye/",
                "2019-03-04 05:06:07",
            ),
        ]),
    );
    let report = blog.json(["import", "wxr", "in.xml"]);
    assert_eq!(report["addresses"]["permalink"], "/:year/:month/:slug/");
    blog.ok(["config", "set", "permalink", "/:year/:month/:slug/"]);
    let path = [
        "post",
        "list",
        "--fields",
        "path",
        "--sort",
        "id",
        "--no-header",
    ];
    assert_eq!(blog.ok(path), "/about/team/\n/2019/03/rye/\n");
    let shown = blog.json_one(["post", "show", "2"]);
    assert_eq!(shown["redirects"], json!(["/2019/03/rye/", "/?p=2"]));
    for (address, id) in [
        ("https://bakery.example/shop/about/team/", 1),
        ("/shop/2019/03/rye/", 2),
        ("/2019/03/rye/", 2),
    ] {
        assert_eq!(
            blog.json_one(["post", "show", address])["id"],
            id,
            "{address}"
        );
    }
}
