//! References: the words by which posts, comments, tags and rules are named.

use crate::common::Blog;

/// Posts 1 `hello`, once `hi`, 2 `2014`, 3 `on-coffee` with a path of its own and an old
/// address, and 4 `7`; comments 1 and 2 on `hello`.
fn blog() -> Blog {
    let blog = Blog::new();
    for (title, slug) in [
        ("Hello", "hi"),
        ("Year", "2014"),
        ("On coffee", "on-coffee"),
        ("Seven", "7"),
    ] {
        blog.ok(["post", "add", title, "--slug", slug, "-b", "Text."]);
    }
    blog.ok(["post", "set", "hi", "--slug", "hello"]);
    blog.ok(["comment", "add", "hello", "--author", "Bob", "-b", "One."]);
    blog.ok(["comment", "add", "hello", "--author", "Bob", "-b", "Two."]);
    blog.sqlite()
        .execute_batch(
            "UPDATE post SET path = '/drinks/coffee/' WHERE id = 3;
             INSERT INTO redirect (path, post_id)
             VALUES ('/2014/05/coffee/', 3), ('/caf%C3%A9', 3), ('/te/thé', 3)",
        )
        .unwrap();
    blog
}

#[test]
fn a_post_is_named_by_id_slug_old_slug_or_address() {
    let blog = blog();
    let cases = [
        ("1", "1"),
        ("#1", "1"),
        ("hello", "1"),
        ("hi", "1"),
        ("slug:hi", "1"),
        ("/hello/", "1"),
        ("/hello", "1"),
        ("hello/", "1"),
        ("hello.html", "1"),
        ("/hello.html", "1"),
        ("/hello/index.html", "1"),
        ("/hi/", "1"),
        ("https://example.org/hello/", "1"),
        ("HTTP://localhost:8080/hello/?utm_source=x#comment-2", "1"),
        ("hello#comments", "1"),
        ("2014", "2"),
        ("slug:2014", "2"),
        ("/2014/", "2"),
        ("7", "4"),
        ("/drinks/coffee/", "3"),
        ("/drinks/coffee", "3"),
        ("drinks/coffee", "3"),
        ("https://old.example/2014/05/coffee/", "3"),
        ("/2014/05/coffee", "3"),
        ("/caf%C3%A9/", "3"),
        ("/te/th%C3%A9/", "3"),
        (" hello ", "1"),
    ];
    for (word, id) in cases {
        let shown = blog.run(["post", "show", word, "--fields", "id", "--format", "ids"]);
        assert_eq!(
            (shown.code, shown.stdout.trim()),
            (0, id),
            "{word}: {shown:?}"
        );
        let removed = blog.json(["post", "rm", word, "--dry-run"]);
        assert_eq!(removed["ids"][0].to_string(), id, "{word}");
    }
    for word in [
        "/tag/hello/",
        "/2014/05/",
        "#4711",
        "https://example.org/",
        "5",
        "HELLO",
        "hello/x",
    ] {
        assert_eq!(blog.run(["post", "show", word]).code, 3, "{word}");
    }
}

#[test]
fn a_url_of_another_site_names_no_post_if_the_blog_has_an_address() {
    let blog = blog();
    blog.ok(["config", "set", "base_url", "https://www.example.org/blog"]);
    for word in [
        "https://www.example.org/blog/hello/",
        "https://example.org/blog/hello/",
        "http://EXAMPLE.org/hello/",
        "/blog/hello/",
        "/hello/",
    ] {
        assert_eq!(blog.ids(["post", "show", word]), "1", "{word}");
    }
    let said = blog.fails(3, ["post", "rm", "https://other.example/hello/", "--yes"]);
    assert_eq!(
        said,
        "blog: there is no post `https://other.example/hello/`\n\
         hint: the blog is at https://www.example.org/blog\n"
    );
}

#[test]
fn an_old_slug_in_a_reference_is_noted() {
    let blog = blog();
    for (word, note) in [
        ("hi", "note: `hi` is now `hello`\n"),
        ("/hi/", "note: `hi` is now `hello`\n"),
        ("hello", ""),
        ("/hello/", ""),
        ("1", ""),
    ] {
        assert_eq!(
            blog.run(["post", "show", word, "--raw"]).stderr,
            note,
            "{word}"
        );
    }
    let said = blog.ok(["post", "rm", "/hi/", "--dry-run"]);
    assert!(
        said.contains("found by an old slug (hello, once hi)"),
        "{said}"
    );
}

#[test]
fn a_comment_is_named_by_id_or_address() {
    let blog = blog();
    for word in [
        "2",
        "#2",
        "https://example.org/hello/#comment-2",
        "/hello/#comment-2",
    ] {
        assert_eq!(blog.ids(["comment", "show", word]), "2", "{word}");
        assert_eq!(
            blog.ids(["comment", "spam", word, "--dry-run"]),
            "2",
            "{word}"
        );
    }
    let said = blog.fails(2, ["comment", "approve", "hello-world"]);
    assert_eq!(
        said,
        "blog: `hello-world` is not a comment id\n\
         hint: to name the comments of a post: --post hello-world\n"
    );
}

#[test]
fn a_word_that_a_list_does_not_take_is_answered_with_the_option() {
    let blog = blog();
    for (line, hint) in [
        (
            "comment list hello",
            "`blog comment list --post hello` chooses the comments of a post",
        ),
        (
            "comment count hello",
            "`blog comment count --post hello` chooses the comments of a post",
        ),
        (
            "comment queue hello",
            "`blog comment queue --post hello` chooses the comments of a post",
        ),
        (
            "post list 'two words'",
            "`blog post list --search 'two words'` searches for it",
        ),
        (
            "tag list rust",
            "`blog tag list --search rust` searches for it",
        ),
    ] {
        let said = blog.fails(2, shell_words::split(line).unwrap());
        assert!(
            said.ends_with(&format!("\nhint: {hint}\n")),
            "{line}: {said}"
        );
    }
}

#[test]
fn lists_of_references_and_tags_are_split_alike() {
    let blog = blog();
    blog.ok([
        "post",
        "set",
        "1",
        "--add-tag",
        "a, b c,,d",
        "--add-tag",
        "",
    ]);
    blog.ok(["post", "add", "Tagged", "-b", "", "--tag", " a,, e "]);
    assert_eq!(
        blog.ok(["tag", "list", "--format", "ids"]),
        "a\nb c\nd\ne\n"
    );
    for (line, ids) in [
        ("post list --tag 'a, b c'", "1"),
        ("post list --tag a,,e", "5"),
        ("post list --not-tag ' a , e'", "4 3 2"),
    ] {
        assert_eq!(blog.ids(shell_words::split(line).unwrap()), ids, "{line}");
    }
    let mut input = blog.feed(
        ["post", "rm", "-", "--dry-run", "--format", "ids"],
        "1, 2\n3,,4\n",
    );
    assert_eq!((input.code, input.stdout.as_str()), (0, "1\n2\n3\n4\n"));
    for words in [&["1,2,3"][..], &["1, 2", "3"], &["1,2,,3", "2"]] {
        let done = blog.run([&["post", "rm", "--dry-run", "--format", "ids"], words].concat());
        assert_eq!(
            (done.code, done.stdout.as_str()),
            (0, "1\n2\n3\n"),
            "{words:?}"
        );
    }
    for line in [
        "post rm '' --yes",
        "post rm , --yes",
        "comment rm ' ' --yes",
        "tag rm '' --yes",
        "tag merge , x",
    ] {
        let said = blog.fails(2, shell_words::split(line).unwrap());
        assert!(said.contains("a name is empty"), "{line}: {said}");
    }
    blog.fails(2, ["post", "list", "--tag", ","]);
    // A title is not two references.
    let said = blog.fails(3, ["post", "rm", "hello on-coffee", "--yes"]);
    assert!(
        said.contains("there is no post `hello on-coffee`"),
        "{said}"
    );
    input = blog.feed(["tag", "rm", "-", "--dry-run"], "a, d\nb c\n");
    assert_eq!(
        input.stdout, "would remove 3 tags (a, d, b c), 4 tag links\n",
        "{input:?}"
    );
    assert_eq!(
        blog.ok(["tag", "merge", "a,d", "x"]),
        "merged a, d into x (2 posts)\n"
    );
    assert_eq!(
        blog.ok(["tag", "rm", "x, b c", "--yes"]),
        "removed 2 tags (x, b c), 3 tag links; blog undo brings it back\n"
    );
}

#[test]
fn what_is_not_found_says_what_is_near() {
    let blog = blog();
    blog.ok(["post", "set", "1", "--add-tag", "rust,life"]);
    blog.ok(["rule", "add", "hold", "--word", "casino"]);
    for (line, hint) in [
        ("post show helo", "did you mean `hello`?"),
        ("post show HELLO", "did you mean `hello`?"),
        ("post show /helo/", "did you mean `hello`?"),
        ("post show /2015/05/on-cofee/", "did you mean `on-coffee`?"),
        ("post show coffee", "did you mean `on-coffee`?"),
        ("post show 2015", "did you mean `slug:2014`?"),
        ("post show zzz", "`blog post list` shows what there is"),
        ("comment list --post helo", "did you mean `hello`?"),
        (
            "post rm helo on-cofee zzz --yes",
            "`helo`: did you mean `hello`?; `on-cofee`: did you mean `on-coffee`?",
        ),
        ("tag rename rsut x", "did you mean `rust`?"),
        ("tag rm Ruts --yes", "did you mean `rust`?"),
        ("rule show 9", "`blog rule list` shows what there is"),
    ] {
        let said = blog.fails(3, shell_words::split(line).unwrap());
        assert!(
            said.ends_with(&format!("\nhint: {hint}\n")),
            "{line}: {said}"
        );
    }
    // A word of the title.
    blog.ok(["post", "add", "Espresso at home", "--slug", "xy", "-b", ""]);
    let said = blog.fails(3, ["post", "show", "espresso"]);
    assert!(said.contains("did you mean `xy`?"), "{said}");
    let said = blog.fails(3, ["post", "set", "zz1", "helo", "zz2", "--draft"]);
    assert!(
        said.contains("there is no post `zz1`, `helo`, `zz2`\n"),
        "{said}"
    );
}

#[test]
fn what_was_removed_says_which_undo_brings_it_back() {
    let blog = blog();
    blog.ok(["rule", "add", "hold", "--word", "casino"]);
    let last = || {
        blog.json(["log", "--limit", "1"])[0]["id"]
            .as_i64()
            .unwrap()
    };
    blog.ok(["comment", "rm", "2", "--yes"]);
    let comment = last();
    blog.ok(["post", "rm", "hello", "2014", "--yes"]);
    let posts = last();
    blog.ok(["rule", "rm", "1"]);
    let rule = last();
    for (line, operation, it) in [
        ("post show 1", posts, "it"),
        ("post show '#1'", posts, "it"),
        ("post show hello", posts, "it"),
        ("post show hi", posts, "it"),
        ("post show /hello/", posts, "it"),
        ("post rm 1 2014 --yes", posts, "them"),
        ("comment show 1", posts, "it"),
        ("comment show 2", comment, "it"),
        ("comment rm 2 --yes", comment, "it"),
        ("rule show 1", rule, "it"),
    ] {
        let said = blog.fails(3, shell_words::split(line).unwrap());
        let hint = format!("\nhint: `blog undo {operation}` brings {it} back\n");
        assert!(said.ends_with(&hint), "{line}: {said}");
    }
    let said = blog.fails(3, ["comment", "rm", "1", "2", "--yes"]);
    let hint = format!(
        "hint: `1`: `blog undo {posts}` brings it back; `2`: `blog undo {comment}` brings it back\n"
    );
    assert!(said.ends_with(&hint), "{said}");
    blog.ok(["undo", &posts.to_string()]);
    assert_eq!(blog.ids(["post", "show", "hello"]), "1");
    // An id of a removed post still names it in the log.
    blog.ok(["post", "rm", "1", "--yes"]);
    assert!(!blog.ids(["log", "1"]).is_empty());
    assert!(blog.ok(["post", "history", "1"]).contains("removed"));
}
