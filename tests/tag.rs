//! `blog tag …`

use crate::common::Blog;

/// Posts 1 to 3 with tags.
fn tagged() -> Blog {
    let blog = Blog::new();
    for tags in ["go,life", "golang,Go-lang", "life"] {
        blog.ok(["post", "add", "A", "-b", "", "--tag", tags]);
    }
    blog
}

fn list(blog: &Blog) -> String {
    blog.ok(["tag", "list", "--no-header"])
}

#[test]
fn tags_are_listed_with_their_number_of_posts() {
    let blog = tagged();
    assert_eq!(
        blog.ok(["tag", "ls"]),
        "name\tposts\ngo\t1\nGo-lang\t1\ngolang\t1\nlife\t2\n"
    );
    assert_eq!(
        blog.ok(["tag", "list", "--fields", "posts", "--format", "csv"]),
        "posts\n1\n1\n1\n2\n"
    );
    let (code, shown) = Blog::new().in_terminal(80, ["tag", "list"]).end();
    assert_eq!(code, 0);
    assert!(shown.starts_with("no tags yet"), "{shown}");
}

#[test]
fn a_tag_is_renamed_on_all_its_posts() {
    let blog = tagged();
    assert_eq!(
        blog.ok(["tag", "rename", "LIFE", "Living"]),
        "renamed tag LIFE to Living\n"
    );
    assert_eq!(list(&blog), "go\t1\nGo-lang\t1\ngolang\t1\nLiving\t2\n");
    assert_eq!(blog.ids(["post", "list", "--tag", "living"]), "3 1");
    // A tag name must differ from other tags in more than case.
    blog.ok(["tag", "rename", "go", "GO"]);
    let said = blog.fails(4, ["tag", "rename", "living", "Golang"]);
    assert!(said.contains("hint: `blog tag merge`"), "{said}");
    blog.fails(3, ["tag", "rename", "nothing", "x"]);
    for name in ["", " ", "a,b", &"x".repeat(101)] {
        blog.fails(2, ["tag", "rename", "go", name]);
    }
    assert_eq!(list(&blog), "GO\t1\nGo-lang\t1\ngolang\t1\nLiving\t2\n");
}

#[test]
fn tags_are_merged_all_or_none() {
    let blog = tagged();
    blog.fails(3, ["tag", "merge", "golang", "nothing", "new"]);
    assert_eq!(list(&blog), "go\t1\nGo-lang\t1\ngolang\t1\nlife\t2\n");
    assert_eq!(
        blog.ok(["tag", "merge", "golang", "GO-LANG", "go"]),
        "merged golang, GO-LANG into go (2 posts)\n"
    );
    assert_eq!(list(&blog), "go\t2\nlife\t2\n");
    assert_eq!(blog.json(["tag", "merge", "life", "new"])["posts"], 2);
    assert_eq!(list(&blog), "go\t2\nnew\t2\n");
    blog.fails(2, ["tag", "merge", "go"]);
    blog.assert_sound();
}

#[test]
fn a_missing_tag_is_not_merged_into_itself() {
    let blog = tagged();
    blog.fails(3, ["tag", "merge", "nothing", "nothing"]);
}

#[test]
fn removing_tags_keeps_their_posts() {
    let blog = tagged();
    let said = blog.fails(2, ["tag", "rm", "life"]);
    assert!(said.contains("--yes"), "{said}");
    blog.fails(3, ["tag", "rm", "life", "nothing", "--yes"]);
    assert_eq!(
        blog.ok(["tag", "rm", "LIFE", "go", "life", "--dry-run"]),
        "would remove 2 tags (life, go), 3 tag links\n"
    );
    let mut would = blog.json(["tag", "rm", "life", "go", "-n"]);
    let mut session = blog.in_terminal(80, ["tag", "rm", "life"]);
    session.expect("Remove tag life, 2 tag links?");
    session.send("n\n");
    assert_eq!(session.end().0, 1);
    assert_eq!(list(&blog), "go\t1\nGo-lang\t1\ngolang\t1\nlife\t2\n");
    let mut did = blog.json(["tag", "delete", "life", "go", "--yes"]);
    would["dry_run"].take();
    did["dry_run"].take();
    assert_eq!(would, did);
    assert_eq!(list(&blog), "Go-lang\t1\ngolang\t1\n");
    assert_eq!(blog.ok(["post", "count"]), "3\n");
}
