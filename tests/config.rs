//! `blog config …`

use std::os::unix::fs::PermissionsExt;

use crate::common::{Blog, lacks};

#[test]
fn settings_are_listed_with_their_description() {
    let blog = Blog::new();
    let list = blog.ok(["config", "list", "--fields", "name,value"]);
    assert_eq!(
        list,
        "name\tvalue\ntitle\tTest\nbase_url\t\npermalink\t/:slug/\nslugs\t\nauthor\tAnn\ntime_zone\t\nmoderation\tnone\n\
         close_comments_after\t\nmax_links\t\nthread_depth\t8\nnew_posts\tpublished\nformat\ttable\n\
         page_length\t50\npager\tauto\neditor\tvi\nmedia_limit\t64\n"
    );
    let json = blog.json(["config", "list"]);
    assert_eq!(json[6]["expected"], "none, first, all");
    assert_eq!(json[6]["default"], "none");
    let types: Vec<&str> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        types[..8],
        [
            "text",
            "address",
            "permalink",
            "choice",
            "text",
            "zone",
            "choice",
            "number"
        ]
    );
    let table = blog.ok(["config", "list", "--format", "table"]);
    assert!(
        table.contains("Which comments wait for a decision"),
        "{table}"
    );
}

#[test]
fn a_setting_is_set_read_and_unset() {
    let blog = Blog::new();
    assert_eq!(blog.ok(["config", "get", "moderation"]), "none\n");
    assert_eq!(
        blog.ok(["config", "set", "moderation", "first"]),
        "moderation is first\n"
    );
    assert_eq!(
        blog.ok(["config", "set", "moderation", "first"]),
        "unchanged: moderation is first\n"
    );
    assert_eq!(blog.ok(["config", "get", "moderation"]), "first\n");
    assert_eq!(
        blog.ok(["config", "unset", "moderation"]),
        "moderation is none\n"
    );
    assert_eq!(
        blog.ok(["config", "unset", "moderation"]),
        "unchanged: moderation is none\n"
    );
    blog.ok(["undo"]);
    assert_eq!(blog.json(["config", "get", "moderation"])["value"], "first");
    blog.ok(["undo"]);
    assert_eq!(blog.ok(["config", "get", "moderation"]), "none\n");
    // Settings of `init` cannot be undone.
    blog.fails(3, ["undo"]);
    assert_eq!(blog.ok(["config", "get", "title"]), "Test\n");
    let done = blog.run(["config", "get", "max_links"]);
    assert_eq!((done.code, done.stdout.as_str()), (1, ""));
    blog.assert_sound();
}

#[test]
fn an_invalid_setting_is_refused() {
    let blog = Blog::new();
    for (name, value, code, cause) in [
        ("modration", "all", 2, "there is no setting `modration`"),
        (
            "moderation",
            "some",
            2,
            "moderation cannot be `some`: use none, first or all",
        ),
        ("max_links", "-1", 2, "a number from 0 to 1000"),
        ("max_links", "007", 2, "max_links cannot be `007`"),
        ("close_comments_after", "0", 2, "a number from 1 to 36500"),
        (
            "time_zone",
            "Mars/Base",
            2,
            "there is no time zone `Mars/Base`",
        ),
        ("title", " ", 2, "title is empty"),
        ("base_url", "blog.example", 2, "an address such as"),
        (
            "format",
            "template",
            2,
            "use table, tsv, csv, json, jsonl, yaml or ids",
        ),
        ("permalink", "/:title/", 2, "use a path with :slug or :id"),
        ("slugs", "utf8", 2, "use ascii or unicode"),
        ("page_length", "0", 2, "a number from 1 to 10000"),
        ("pager", "less", 2, "use auto or never"),
        ("editor", "sh -c 'touch x'", 2, "use vi, vim, nvim, nano"),
    ] {
        let said = blog.fails(code, ["config", "set", "--", name, value]);
        assert!(said.contains(cause), "{name} {value}: {said}");
        assert!(said.contains("\nhint: "), "{said}");
    }
    assert!(
        blog.fails(2, ["config", "get", "x"])
            .contains("hint: the settings are title, base_url, permalink")
    );
    blog.fails(2, ["config", "unset", "x"]);
}

#[test]
fn terminal_settings_apply_only_on_a_terminal_and_are_overridden_by_options() {
    let mut blog = Blog::new();
    blog.insert_posts(60, "Post");
    let shown = |blog: &Blog, arguments: &[&str]| blog.in_terminal(80, arguments).end().1;
    let lines = |text: &str| text.lines().count();
    let list = ["post", "list", "--fields", "id"];
    blog.ok(["config", "set", "page_length", "3"]);
    let page = shown(&blog, &list);
    assert!(
        page.contains("\n58\n") && !page.contains("\n57\n"),
        "{page}"
    );
    assert!(
        page.contains("the first 3; there are more: --limit all, or --offset 3"),
        "{page}"
    );
    assert_eq!(lines(&blog.ok(list)), 61);
    blog.ok(["config", "set", "format", "csv"]);
    let rows = shown(&blog, &list);
    assert_eq!(
        (lines(&rows), rows.lines().next()),
        (61, Some("id")),
        "{rows}"
    );
    assert!(shown(&blog, &["post", "show", "n1"]).contains("Post 1"));
    assert_eq!(
        shown(&blog, &["post", "set", "n1", "--draft"]),
        "unchanged post 1 \"Post 1\"\n"
    );
    // Output to a pipe ignores the settings; an option and the environment override
    // them.
    assert_eq!(
        blog.ok(["post", "list", "--limit", "1", "--fields", "id,slug"]),
        "id\tslug\n60\tn60\n"
    );
    assert!(shown(&blog, &["post", "list", "--format", "table"]).contains("──"));
    blog.set("BLOG_FORMAT", "json");
    assert!(shown(&blog, &list).starts_with('['));
    blog.set("BLOG_FORMAT", "");
    // Invalid settings are ignored.
    let set = "INSERT OR REPLACE INTO setting VALUES ('format', 'evil'), ('page_length', '-1')";
    blog.sqlite().execute(set, []).unwrap();
    assert_eq!(lines(&shown(&blog, &list)), 53);
}

#[test]
fn a_blog_can_disable_its_pager_and_name_a_known_editor() {
    if lacks("sed") {
        return;
    }
    let mut blog = Blog::new();
    blog.insert_posts(60, "Post");
    blog.set("PAGER", "sed s/^/P:/");
    let line = |name: &str| format!("unset {name}; blog post list");
    let shown = |blog: &Blog, line: &str| blog.shell_in_terminal(80, line).end().1;
    assert!(shown(&blog, &line("BLOG_PAGER")).starts_with("P:"));
    blog.ok(["config", "set", "pager", "never"]);
    assert!(!shown(&blog, &line("BLOG_PAGER")).contains("P:"));
    blog.set("BLOG_PAGER", "sed s/^/Q:/");
    assert!(shown(&blog, "blog post list").starts_with("Q:"));
    blog.set("BLOG_PAGER", "");

    let bin = blog.folder().join("bin");
    std::fs::create_dir(&bin).unwrap();
    for editor in ["nano", "evil"] {
        let path = bin.join(editor);
        std::fs::write(&path, format!("#!/bin/sh\necho by {editor} > \"$1\"\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    blog.ok(["config", "set", "editor", "nano"]);
    let edit = "PATH=bin:$PATH; blog post edit n1";
    assert!(shown(&blog, edit).contains("changed post 1"));
    assert_eq!(blog.ok(["post", "show", "n1", "--raw"]), "by nano\n");
    blog.set("EDITOR", "sh -c 'echo by another > $0'");
    assert!(shown(&blog, edit).contains("changed post 1"));
    assert_eq!(blog.ok(["post", "show", "n1", "--raw"]), "by another\n");
    blog.set("EDITOR", "");
    std::fs::copy(bin.join("evil"), bin.join("vi")).unwrap();
    let set = "UPDATE setting SET value = 'bin/evil' WHERE name = 'editor'";
    blog.sqlite().execute(set, []).unwrap();
    // The default editor runs.
    std::fs::write(bin.join("vi"), "#!/bin/sh\necho by vi > \"$1\"\n").unwrap();
    assert!(shown(&blog, edit).contains("changed post 1"));
    assert_eq!(blog.ok(["post", "show", "n1", "--raw"]), "by vi\n");
}
