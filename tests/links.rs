//! Titles are hyperlinks on terminals with OSC 8.

use crate::common::Blog;

const END: &str = "\u{1b}]8;;\u{1b}\\";

fn to(slug: &str) -> String {
    format!("\u{1b}]8;;https://example.org/blog/{slug}/\u{1b}\\")
}

fn shown(blog: &Blog, line: &str) -> String {
    let (code, shown) = blog.shell_in_terminal(60, line).end();
    assert_eq!(code, 0, "{shown}");
    shown
}

/// The text without its links; asserts that each ends on its line.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for line in text.lines() {
        let mut is_open = false;
        for (index, piece) in line.split("\u{1b}]8;;").enumerate() {
            let rest = match (index, piece.split_once("\u{1b}\\")) {
                (0, _) => piece,
                (_, Some((address, rest))) => {
                    assert_eq!(is_open, address.is_empty(), "{line:?}");
                    is_open = !is_open;
                    assert!(!is_open || !rest.contains("  "), "{line:?}");
                    rest
                }
                (_, None) => panic!("{line:?}"),
            };
            plain.push_str(rest);
        }
        assert!(!is_open, "{line:?}");
        plain.push('\n');
    }
    plain
}

#[test]
fn titles_are_links_if_the_terminal_supports_them_and_base_url_is_set() {
    let mut blog = Blog::with_posts();
    let long = "Words that do not fit and are broken over several lines, 日本語, <b> \u{1b}[31m";
    blog.ok(["post", "add", long, "-b", "", "--slug", "long"]);
    let list = "blog post list --fields id,title";
    let show = "blog post show hello --no-comments";
    let before = [list, show].map(|line| shown(&blog, line));
    blog.set("FORCE_HYPERLINK", "1");
    assert_eq!(
        [list, show].map(|line| shown(&blog, line)),
        before,
        "no address yet"
    );
    blog.ok(["config", "set", "base_url", "https://example.org/blog/"]);
    let [list_linked, show_linked] = [list, show].map(|line| shown(&blog, line));
    assert!(
        list_linked.contains(&format!("{}Hello{END}", to("hello"))),
        "{list_linked:?}"
    );
    // A title that is cut is a link, too.
    let cut = format!("{}Words that do not fit and are broken over", to("long"));
    assert_eq!(list_linked.matches(&cut).count(), 1, "{list_linked:?}");
    assert!(
        list_linked.contains(&format!("…{END}\n")),
        "{list_linked:?}"
    );
    assert!(
        show_linked.starts_with(&format!("{}Hello{END}\n", to("hello"))),
        "{show_linked:?}"
    );
    // All other output is equal, including the widths.
    assert_eq!([plain(&list_linked), plain(&show_linked)], before);
    // Each line of a record that is wrapped is a link.
    let show = ["post", "show", "long", "--fields", "id,title"];
    let block = blog.in_terminal(30, show).end().1;
    assert!(block.matches(&to("long")).count() > 3, "{block:?}");
    plain(&block);
    for line in [
        "blog post list --fields id,title | cat",
        "blog post list --fields id,title --format json",
        "FORCE_HYPERLINK=0 blog post list",
        "unset FORCE_HYPERLINK; blog post list",
        "unset FORCE_HYPERLINK; TERM=dumb VTE_VERSION=7000 blog post list",
        "unset FORCE_HYPERLINK; VTE_VERSION=4000 blog post list",
        "unset FORCE_HYPERLINK; VTE_VERSION=7000 TMUX=x blog post list",
    ] {
        assert!(!shown(&blog, line).contains("]8;"), "{line}");
    }
    for known in [
        "VTE_VERSION=7000",
        "TERM=xterm-kitty",
        "TERM_PROGRAM=WezTerm",
        "WT_SESSION=x",
    ] {
        let line = format!("unset FORCE_HYPERLINK; {known} blog post list");
        assert!(shown(&blog, &line).contains(&to("hello")), "{known}");
    }
    // A title with another link target has not changed.
    blog.ok(["post", "set", "plan", "--slug", "plans"]);
    let history = blog.ok([
        "post",
        "history",
        "plans",
        "--fields",
        "changed",
        "--no-header",
    ]);
    assert!(
        !history.lines().next().unwrap().contains("title"),
        "{history}"
    );
    // An address with control characters is not linked.
    let set =
        "UPDATE setting SET value = 'https://x/' || char(27) || '[31m' WHERE name = 'base_url'";
    blog.sqlite().execute(set, []).unwrap();
    assert_eq!(shown(&blog, list), before[0]);
}
