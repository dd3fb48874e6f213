//! Long output on a terminal is shown in a pager.

use rustix::process::Signal;

use crate::common::{Blog, lacks};

/// A blog with this many posts and a pager that prefixes each line with `P:`.
fn blog_of(posts: u32) -> Blog {
    let mut blog = Blog::new();
    blog.insert_posts(posts, "Post");
    blog.set("BLOG_PAGER", "sed s/^/P:/");
    blog
}

/// Number of lines that the pager prefixed, and number of all lines.
fn prefixed_lines(blog: &Blog, arguments: &[&str]) -> (usize, usize) {
    let (code, shown) = blog.in_terminal(80, arguments).end();
    assert_eq!(code, 0, "{arguments:?}: {shown}");
    let marked = shown.lines().filter(|line| line.starts_with("P:"));
    (marked.count(), shown.lines().count())
}

#[test]
fn output_longer_than_the_terminal_is_paged() {
    if lacks("sed") {
        return;
    }
    let mut blog = blog_of(30);
    blog.write("long.md", "Line.\n\n".repeat(40));
    blog.ok(["post", "add", "Long", "-F", "long.md"]);
    blog.ok(["post", "set", "long", "-b", "short"]);
    blog.ok(["undo"]);
    for arguments in [
        &["post", "list"][..],
        &["post", "list", "--format", "yaml"],
        &["post", "list", "--format", "tsv"],
        &["post", "show", "long"],
        &["post", "show", "long", "--raw"],
        &["post", "diff", "long"],
        &["help", "post"],
        &["help", "times"],
        &["post", "list", "--help"],
    ] {
        let (marked, all) = prefixed_lines(&blog, arguments);
        assert!(
            marked > 23 && marked == all,
            "{arguments:?}: {marked} of {all}"
        );
    }
    for arguments in [
        &["post", "list", "--limit", "5"][..],
        &["post", "show", "n1"],
        &["post", "list", "--no-pager"],
        &["help", "post", "--no-pager"],
        &["post", "rm", "--all", "--dry-run"],
        &["post", "set", "long", "--add-tag", "x", "--format", "json"],
    ] {
        let (marked, all) = prefixed_lines(&blog, arguments);
        assert!(marked == 0 && all > 0, "{arguments:?}: {marked} of {all}");
    }
    // Styles and links take no columns; a wide character takes two.
    blog.ok([
        "config",
        "set",
        "base_url",
        "https://example.org/a/long/address/of/a/blog",
    ]);
    blog.set("FORCE_HYPERLINK", "1");
    blog.ok(["post", "set", "n2", "--title", &"日".repeat(100)]);
    for (limit, is_paged) in [("21", false), ("22", true)] {
        let list = [
            "post", "list", "--sort", "id", "--limit", limit, "--color", "always",
        ];
        let (marked, all) = prefixed_lines(&blog, &list);
        assert_eq!(
            (marked > 0, all),
            (is_paged, limit.parse::<usize>().unwrap() + 2)
        );
    }
    for (wide, is_paged) in [(40, false), (41, true)] {
        let body = ["日".repeat(wide), "\nx".repeat(22)].concat();
        blog.ok(["post", "set", "n3", "-b", &body]);
        let (marked, _) = prefixed_lines(&blog, &["post", "show", "n3", "--raw"]);
        assert_eq!(marked > 0, is_paged, "{wide}");
    }
    // Lines wrapped by the terminal count as several.
    let wide = "x".repeat(80 * 30);
    blog.ok(["post", "set", "n1", "--title", "wide", "-b", &wide]);
    assert_eq!(prefixed_lines(&blog, &["post", "show", "n1", "--raw"]).0, 1);
    assert!(!blog.ok(["post", "list"]).contains("P:"));
}

#[test]
fn the_environment_selects_or_disables_the_pager() {
    if lacks("sed") {
        return;
    }
    let mut blog = blog_of(30);
    blog.set("PAGER", "sed s/^/Q:/");
    assert!(prefixed_lines(&blog, &["post", "list"]).0 > 23);
    for none in ["", "cat", "/no/such/pager -x", "'unfinished"] {
        blog.set("BLOG_PAGER", none);
        let (code, shown) = blog.in_terminal(80, ["post", "list"]).end();
        assert_eq!((code, shown.contains("n30")), (0, true), "{none}: {shown}");
        assert!(!shown.contains("Q:"), "{none}: {shown}");
    }
    blog.set("BLOG_PAGER", "sh -c 'echo $LESS; echo $LV'");
    let (_, shown) = blog.in_terminal(80, ["post", "list"]).end();
    assert_eq!(shown, "FRX\n-c\n");
    blog.set("LESS", "-i");
    let (_, shown) = blog.in_terminal(80, ["post", "list"]).end();
    assert_eq!(shown, "-i\n-c\n");
}

#[test]
fn quitting_the_pager_early_is_not_an_error_and_notes_follow_it() {
    if lacks("sed") {
        return;
    }
    let mut blog = blog_of(3_000);
    let (code, shown) = blog.in_terminal(80, ["post", "list"]).end();
    assert_eq!(code, 0);
    let (list, note) = shown.trim_end().rsplit_once('\n').unwrap();
    assert!(note.starts_with("the first 50; there are more"), "{note}");
    assert!(list.lines().all(|line| line.starts_with("P:")), "{list}");
    blog.set("BLOG_PAGER", "head -n 3");
    for format in ["table", "tsv", "json", "yaml"] {
        let list = ["post", "list", "--limit", "all", "--format", format];
        let (code, shown) = blog.in_terminal(80, list).end();
        assert_eq!((code, shown.lines().count()), (0, 3), "{shown}");
    }
    // Errors found late are printed after the pager exits, too.
    blog.set("BLOG_PAGER", "sed s/^/P:/");
    let template = "{% if id == 1 %}{{ title.a.b }}{% endif %}{{ title }}";
    let list = [
        "post",
        "list",
        "--sort",
        "id",
        "--reverse",
        "--template",
        template,
    ];
    let (code, shown) = blog.in_terminal(80, list).end();
    assert_eq!(code, 2, "{shown}");
    let (paged, said) = shown.split_once("blog: ").unwrap();
    assert!(paged.lines().count() > 2_900, "{paged}");
    assert!(!said.contains("P:"), "{said}");
}

#[test]
fn less_can_be_interrupted_and_quit() {
    let mut blog = blog_of(40);
    blog.set("BLOG_PAGER", "less");
    if lacks("less") {
        return;
    }
    let mut session = blog.in_terminal(80, ["post", "list", "--sort", "id"]);
    session.expect("n15");
    session.signal(Signal::INT);
    session.send("G");
    session.expect("n40");
    assert!(session.is_running());
    session.send("q");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    let line = "blog post list; stty -a";
    let mut session = blog.shell_in_terminal(80, line);
    session.expect("n38");
    session.send("q");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    let modes: Vec<&str> = shown.split_whitespace().collect();
    for mode in ["icanon", "echo"] {
        assert!(modes.contains(&mode), "{mode}: {shown}");
    }
}
