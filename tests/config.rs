//! `blog config …`

use crate::common::Blog;

#[test]
fn settings_are_listed_with_what_they_are_for() {
    let blog = Blog::new();
    let list = blog.ok(["config", "list", "--fields", "name,value"]);
    assert_eq!(
        list,
        "name\tvalue\ntitle\tTest\nbase_url\t\nauthor\tAnn\ntime_zone\t\nmoderation\tnone\n\
         close_comments_after\t\nmax_links\t\nthread_depth\t8\n"
    );
    let json = blog.json(["config", "list"]);
    assert_eq!(json[4]["expected"], "none, first, all");
    assert_eq!(json[4]["default"], "none");
    let table = blog.ok(["config", "list", "--format", "table"]);
    assert!(
        table.contains("Which comments wait for a decision"),
        "{table}"
    );
}

#[test]
fn a_setting_is_set_read_and_taken_away() {
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
    // What the blog began with is not undone.
    blog.fails(3, ["undo"]);
    assert_eq!(blog.ok(["config", "get", "title"]), "Test\n");
    let done = blog.run(["config", "get", "max_links"]);
    assert_eq!((done.code, done.stdout.as_str()), (1, ""));
    blog.assert_sound();
}

#[test]
fn what_a_setting_may_not_be_is_refused() {
    let blog = Blog::new();
    for (name, value, code, cause) in [
        ("modration", "all", 2, "there is no setting `modration`"),
        (
            "moderation",
            "some",
            8,
            "moderation is `some`, but may be none, first, all",
        ),
        ("max_links", "-1", 8, "a number from 0 to 1000"),
        ("max_links", "007", 8, "max_links is `007`"),
        ("close_comments_after", "0", 8, "a number from 1 to 36500"),
        (
            "time_zone",
            "Mars/Base",
            8,
            "there is no time zone `Mars/Base`",
        ),
        ("title", " ", 8, "title is empty"),
        ("base_url", "blog.example", 8, "an address such as"),
    ] {
        let said = blog.fails(code, ["config", "set", "--", name, value]);
        assert!(said.contains(cause), "{name} {value}: {said}");
        assert!(said.contains("\nhint: "), "{said}");
    }
    assert!(
        blog.fails(2, ["config", "get", "x"])
            .contains("hint: the settings are title, base_url, author")
    );
    blog.fails(2, ["config", "unset", "x"]);
}
