//! `blog post …`

use crate::common::Blog;

#[test]
fn a_post_is_added_and_shown() {
    let blog = Blog::new();
    let added = blog.ok(["post", "add", "Hello, world", "-b", "Text."]);
    assert_eq!(added, "added post 1 hello-world (published)\n");
    let shown = blog.json(["post", "show", "hello-world"]);
    assert_eq!(shown["body"], "Text.");
}

#[test]
fn removing_a_post_asks_on_a_terminal() {
    let blog = Blog::with_posts();
    let mut session = blog.in_terminal(80, ["post", "rm", "hello"]);
    session.expect("3 comments (2 approved, 1 pending)");
    session.send("y");
    let (code, shown) = session.end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(blog.ok(["comment", "count"]), "0\n");
}
