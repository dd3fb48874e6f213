//! `blog export csv`

use crate::common::Blog;

#[test]
fn a_table_has_the_fields_of_a_list() {
    let blog = Blog::with_posts();
    blog.ok([
        "post",
        "add",
        "=1+1",
        "--slug",
        "sum",
        "-b",
        "Line \"one\",\nline two",
        "--author",
        "@ann",
    ]);
    blog.ok(["post", "set", "hello", "--slug", "hi"]);
    let posts = blog.ok(["export", "csv"]);
    let fields = posts.lines().next().unwrap();
    assert_eq!(
        fields,
        "id,slug,title,author,status,published_at,tags,comment_count,comments_open,summary,body,\
         created_at,updated_at,old_slugs,kind,path,own_path,redirects,language,guid,image"
    );
    let list = [
        "post", "list", "--sort", "id", "--format", "csv", "--fields", fields,
    ];
    assert_eq!(posts, blog.ok(list));
    assert!(posts.contains(",=1+1,@ann,"), "{posts}");
    let comments = blog.ok(["export", "csv", "--of", "comments"]);
    let fields = comments.lines().next().unwrap();
    assert!(fields.contains("email") && fields.contains("parent_id"));
    let list = [
        "comment", "list", "--sort", "id", "--format", "csv", "--fields", fields,
    ];
    assert_eq!(comments, blog.ok(list));
    assert_eq!(comments.lines().count(), 4);
}

#[test]
fn a_filter_selects_rows_and_the_file_is_written_atomically() {
    let blog = Blog::with_posts();
    blog.ok(["export", "csv", "--status", "draft", "-o", "drafts.csv"]);
    let text = std::fs::read_to_string(blog.folder().join("drafts.csv")).unwrap();
    assert_eq!(text.lines().count(), 2);
    let none = blog.ok(["export", "csv", "--of", "comments", "--status", "draft"]);
    assert_eq!(none.lines().count(), 1);
    blog.fails(2, ["export", "jsonl", "--of", "comments"]);
    blog.fails(2, ["export", "csv", "--of", "tags"]);
}

#[test]
fn on_a_full_disk_the_error_names_the_file() {
    let blog = Blog::with_posts();
    blog.ok(["post", "add", "Long", "--body", &"x".repeat(120_000)]);
    blog.write("out", b"as it was");
    for (format, options, named) in [
        ("csv", "--force -o out", "cannot write out: "),
        ("jsonl", "--force -o out", "cannot write out: "),
        ("wxr", "--force -o out", "cannot write out: "),
        ("csv", "> stdout", "cannot write to standard output: "),
    ] {
        // A limit on the file size simulates a full disk.
        let line = format!("trap '' XFSZ; ulimit -f 100; blog export {format} {options}");
        let done = blog.shell(&line).output().unwrap();
        let error = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(6), "{error}");
        assert!(error.starts_with(&format!("blog: {named}")), "{error}");
        let kept = std::fs::read(blog.folder().join("out")).unwrap();
        assert_eq!(kept, b"as it was");
    }
    let names = std::fs::read_dir(blog.folder()).unwrap();
    let mut names = names.map(|entry| entry.unwrap().file_name());
    assert!(!names.any(|name| name.to_string_lossy().starts_with(".blog-")));
}
