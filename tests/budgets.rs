//! Resource limits of commands: linear time, constant memory, and a limit for each
//! input.

use std::fs::File;
use std::process::Stdio;

use serde_json::json;

use crate::common::{Blog, Done, lacks, program};

/// Large enough that quadratic time would take minutes.
const MANY: usize = 100_000;

fn numbered(letter: &str, count: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("{letter}{number}"))
        .collect()
}

/// Runs a command with N MiB of address space beyond its need at start.
fn with_little_memory(blog: &Blog, spare: usize, arguments: &[&str]) -> Done {
    let run = |size: usize, arguments: &[&str]| {
        let mut command = blog.other("prlimit");
        command.arg(format!("--as={}", size << 20)).arg(program());
        let output = command.args(arguments).stdin(Stdio::null()).output();
        output.unwrap()
    };
    let starts = |size: &usize| run(*size, &["post", "count"]).status.success();
    let least = (16..).step_by(8).find(starts).unwrap();
    Done::from(run(least + spare, arguments))
}

#[test]
fn many_tags_of_one_record_take_linear_time() {
    let blog = Blog::new();
    let tags = numbered("T", MANY);
    let post = json!({"type": "post", "id": 1, "title": "A", "tags": tags, "old_slugs": tags});
    let done = blog.feed(
        ["import", "jsonl", "-", "--format", "json"],
        post.to_string(),
    );
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stdout.contains("tags over the limit were left out"));
    let labels: String = tags
        .iter()
        .map(|tag| format!("<category scheme='http://www.blogger.com/atom/ns#' term='{tag}'/>"))
        .collect();
    let blogger = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:blogger.com,1999:blog-1.post-2\
         </id><category scheme='http://schemas.google.com/g/2005#kind' term='x#post'/>{labels}\
         <title>B</title><content>y</content></entry></feed>"
    );
    let done = blog.feed(["import", "blogger", "-"], blogger);
    assert_eq!(done.code, 0, "{done:?}");
    for id in [1, 2] {
        let post = blog.json_one(["post", "show", &id.to_string()]);
        assert_eq!(post["tags"].as_array().unwrap().len(), 100);
    }
    // As many as fit into the arguments of a command.
    let tags = numbered("u", 12_000).join(",");
    let set = ["post", "set", "1", "--remove-tag", &tags, "--add-tag"];
    blog.ok(set.iter().chain(&[tags.as_str()]));
    assert_eq!(blog.json_one(["post", "show", "1"])["tags"][0], "T0");
}

#[test]
fn many_items_of_one_kind_take_linear_time() {
    let blog = Blog::new();
    let comments: String = (0..4_000)
        .map(|number| {
            format!(
                "<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>a\
                 </wp:comment_author><wp:comment_content>b{number}</wp:comment_content>\
                 <wp:comment_approved>1</wp:comment_approved></wp:comment>"
            )
        })
        .collect();
    let file = format!(
        "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><item><title>x</title>\
         <wp:post_id>1</wp:post_id><wp:status>publish</wp:status>{comments}</item></channel></rss>"
    );
    let done = blog.feed(["import", "wxr", "-"], file);
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(blog.ok(["comment", "count"]), "4000\n");
    let rules: String = numbered("r", 4_000)
        .iter()
        .map(|name| {
            let rule = json!({"type": "rule", "name": name, "action": "spam", "enabled": true,
                              "author": name});
            format!("{rule}\n{rule}\n")
        })
        .collect();
    for made in [4_000, 0] {
        let import = ["import", "jsonl", "-", "--format", "json"];
        let done = blog.feed(import, &rules);
        let report: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
        assert_eq!(report["rules"], made);
    }
    let listed = blog.ids(["rule", "list"]);
    assert!(listed.starts_with("1 2 3 ") && listed.ends_with(" 4000"));
}

#[test]
fn repeated_names_count_once() {
    let blog = Blog::with_posts();
    blog.ok(["post", "set", "hello", "--slug", "moved"]);
    for refs in ["1 1", "moved,1 hello\nslug:moved"] {
        for verb in [
            &["set", "-", "--author", "Eve"][..],
            &["publish", "-"],
            &["close", "-"],
        ] {
            let done = blog.feed(["post"].iter().chain(verb), refs);
            assert_eq!(done.stdout.lines().count(), 1, "{done:?}");
        }
        let done = blog.feed(["post", "rm", "-", "--dry-run"], refs);
        assert!(done.stdout.starts_with("would remove post 1"), "{done:?}");
        let done = blog.feed(["replace", "text", "x", "-", "-n", "--format", "ids"], refs);
        assert_eq!(done.stdout, "1\n");
    }
    let twice = ["3", "3", "-"];
    for (verb, lines) in [
        (&["set", "--author", "Eve"][..], 1),
        (&["approve", "--format", "ids"], 1),
        (&["move", "--top"], 1),
        (&["recheck", "--dry-run"], 1),
    ] {
        let arguments = ["comment"].iter().chain(verb).chain(&twice);
        let done = blog.feed(arguments, "3,3 3");
        assert_eq!(done.stdout.lines().count(), lines, "{verb:?} {done:?}");
    }
    for verb in ["rm", "erase"] {
        let done = blog.feed(["comment", verb, "3", "-", "-n", "--format", "ids"], "3 3");
        assert_eq!(done.stdout, "3\n", "{verb} {done:?}");
    }
    blog.ok(["rule", "add", "spam", "--links", "3"]);
    for verb in ["disable", "enable", "rm"] {
        let done = blog.feed(["rule", verb, "1", "-"], "1 1");
        assert_eq!(done.stdout.lines().count(), 1, "{verb} {done:?}");
    }
}

#[test]
fn a_search_is_limited() {
    let blog = Blog::with_posts();
    let long = "é".repeat(1_001);
    let words = "w ".repeat(129);
    let phrase = format!("\"{words}\"");
    let without = format!("text {}", "-w ".repeat(128));
    let unspaced = "語".repeat(129);
    for (query, cause) in [
        (
            &long,
            "the search is 1001 characters long, over its limit of 1000",
        ),
        (&words, "the search has 129 words, over its limit of 128"),
        (&phrase, "the search has 129 words"),
        (&without, "the search has 129 words"),
        (&unspaced, "the search has 129 words"),
    ] {
        for arguments in [
            &["search", query][..],
            &["post", "list", "--search", query],
            &["comment", "count", "--search", query],
            &["post", "rm", "--search", query, "--yes"],
            &["replace", "a", "b", "--search", query, "--yes"],
        ] {
            let said = blog.fails(2, arguments);
            assert!(said.contains(cause), "{said:.200}");
            assert!(said.contains("\nhint: search for fewer words"), "{said}");
        }
    }
    let both = ["search", "text", "--search", &words];
    assert!(blog.fails(2, both).contains("the search has 1"));
    let most = "text ".repeat(128);
    assert_eq!(blog.ids(["search", &most]), "1");
    assert_eq!(blog.ids(["post", "list", "--search", &most]), "1");
    blog.ok(["search", &"é".repeat(1_000)]);
}

#[test]
fn standard_input_is_limited() {
    let blog = Blog::with_posts();
    let feed = |size: u64, arguments: &[&str]| {
        let path = blog.folder().join("input");
        File::create(&path).unwrap().set_len(size).unwrap();
        let mut command = blog.command();
        command.args(arguments).stdin(File::open(path).unwrap());
        Done::from(command.output().unwrap())
    };
    const MIB: u64 = 1 << 20;
    for format in [
        "blogger", "comments", "disqus", "ghost", "isso", "jsonl", "remark42", "wxr",
    ] {
        let done = feed(1024 * MIB + 1, &["import", format, "-"]);
        assert_eq!(done.code, 8, "{format} {done:?}");
        assert_eq!(
            done.stderr,
            "blog: standard input is over 1024 MiB\nhint: save it to a file, and import that\n"
        );
    }
    for arguments in [
        &["post", "add", "A", "-F", "-"][..],
        &["post", "set", "1", "-F", "-"],
        &["post", "set", "-", "--author", "x"],
        &["post", "rm", "-", "--yes"],
        &["comment", "add", "1", "--author", "x", "-F", "-"],
        &["comment", "rm", "-", "--yes"],
        &["db", "query", "-"],
        &["db", "query", "-F", "-"],
        &["rule", "add", "spam", "--words-file", "-"],
    ] {
        let done = feed(64 * MIB + 1, arguments);
        assert_eq!(done.code, 8, "{arguments:?} {done:?}");
        let said = "blog: standard input is over 64 MiB\nhint: split it; ";
        assert!(done.stderr.starts_with(said), "{done:?}");
    }
}

#[test]
fn replace_takes_constant_memory() {
    if lacks("prlimit") {
        return;
    }
    let blog = Blog::new();
    let text = "e".repeat(1_000_000);
    let done = blog.feed(["post", "add", "Long", "-F", "-"], &text);
    assert_eq!(done.code, 0, "{done:?}");
    let replace = |arguments: &[&str]| {
        let command = [&["replace", "--all"], arguments].concat();
        let done = with_little_memory(&blog, 100, &command);
        assert_eq!(done.code, 0, "{done:?}");
        (done.stdout, done.stderr)
    };
    let would = "would change 1 post (1000000 places)\n";
    let (_, said) = replace(&["e", "E", "-n", "--format", "ids"]);
    assert_eq!(said, would);
    let (shown, said) = replace(&["e", "E", "-n", "--format", "table"]);
    assert!(shown.ends_with("and 999950 more\n"), "{shown}");
    assert_eq!(said, would);
    let (shown, _) = replace(&["e", "E", "--yes"]);
    assert_eq!(shown, "changed 1 post (1000000 places)\n");
    let (shown, said) = replace(&["-E", "(E)", "${1}", "--yes", "--format", "ids"]);
    assert_eq!(
        (shown.as_str(), said.as_str()),
        ("", "nothing to replace\n")
    );
    let (shown, said) = replace(&["E", "e", "--yes", "--format", "ids"]);
    assert_eq!(shown, "1\n");
    assert_eq!(said, "changed 1 post (1000000 places)\n");
    // One match can become longer than the limit of a text.
    let refers = "$0".repeat(60_000);
    let command = ["replace", "-E", "(?s).+", &refers, "--all", "--yes"];
    let done = with_little_memory(&blog, 400, &command);
    assert_eq!(done.code, 8, "{done:?}");
    assert!(done.stderr.contains("post long: title is"), "{done:?}");
    let done = with_little_memory(&blog, 400, &[&command[..], &["--in", "body"]].concat());
    assert_eq!(done.code, 8, "{done:?}");
    assert!(done.stderr.contains("post long: body is"), "{done:?}");
}
