//! `blog import` without arguments, the words of other tools, and `--report`

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::common::Blog;

#[test]
fn without_arguments_the_sources_are_listed() {
    let blog = Blog::without_file();
    let sources = blog.json(["import"]);
    let sources = sources.as_array().unwrap();
    let find = |name: &str| {
        sources
            .iter()
            .find(|source| source["format"] == name)
            .unwrap()
    };
    assert_eq!(
        find("wxr")["what"],
        "The export of WordPress (WXR 1.0 to 1.2)"
    );
    assert!(find("medium")["how"].as_str().unwrap().contains("Download"));
    for source in sources {
        let texts = ["what", "how"].map(|name| source[name].as_str().unwrap());
        assert!(texts.iter().all(|text| !text.is_empty()), "{source}");
    }
    let lines = blog.ok(["import"]);
    assert!(
        lines.contains("mtif\tThe import format of Movable Type"),
        "{lines}"
    );
    assert!(!blog.file().exists());
    let said = blog.fails(2, ["import", "wxr"]);
    assert!(said.contains("PATH"), "{said}");
}

#[test]
fn the_names_of_programs_lead_to_formats() {
    let blog = Blog::new();
    for (word, format) in [
        ("wordpress", "wxr"),
        ("squarespace", "wxr"),
        ("hugo", "markdown"),
        ("hexo", "markdown"),
        ("nikola", "markdown"),
        ("tumblr", "feed"),
        ("wix", "feed"),
        ("rss", "feed"),
        ("atom", "feed"),
        ("movabletype", "mtif"),
        ("typepad", "mtif"),
        ("utterances", "giscus"),
        ("comentario", "commento"),
    ] {
        let said = blog.fails(2, ["import", word, "x"]);
        assert!(
            said.contains(&format!("`blog import {format} x`")),
            "{word}: {said}"
        );
    }
}

/// A feed of posts without a date.
fn feed(count: usize) -> String {
    let item = |n| {
        format!("<item><title>T{n}</title><guid>{n}</guid><description>x…</description></item>")
    };
    let items: String = (1..=count).map(item).collect();
    format!("<rss><channel>{items}</channel></rss>")
}

#[test]
fn the_report_is_written_to_a_file_with_every_detail() {
    let blog = Blog::new();
    blog.write("feed.xml", feed(12));
    let shown = blog.ok(["import", "feed", "feed.xml", "--dry-run"]);
    let expected = "noticed: the feed has only the start of a text (12)\n  line 1: 1\n  line 1: 2\n  \
                    line 1: 3\n";
    assert!(shown.contains(expected), "{shown}");
    assert!(
        shown.contains("--report FILE lists all 12 by name\n"),
        "{shown}"
    );
    let report = ["import", "feed", "feed.xml", "--report", "report.json"];
    for run in 1..=2 {
        let shown = blog.ok(report);
        assert!(!shown.contains("--report"), "{shown}");
        let path = blog.folder().join("report.json");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(report["details"].as_array().unwrap().len(), 12, "{run}");
        assert_eq!(report["details_count"], 12);
        assert_eq!(report["details"][11]["value"], "12");
        assert_eq!(report["posts"]["read"], 12);
    }
}

#[test]
fn a_report_replaces_nothing_but_a_report() {
    let blog = Blog::new();
    blog.write("feed.xml", feed(1));
    for file in ["feed.xml", "blog.db"] {
        let before = fs::read(blog.folder().join(file)).unwrap();
        let said = blog.fails(4, ["import", "feed", "feed.xml", "--report", file]);
        assert!(
            said.contains("exists already, and is not a report"),
            "{said}"
        );
        assert_eq!(fs::read(blog.folder().join(file)).unwrap(), before);
    }
    blog.fails(2, ["import", "feed", "feed.xml", "--report", "-"]);
    let said = blog.fails(6, ["import", "feed", "feed.xml", "--report", "no/r.json"]);
    assert!(said.contains("cannot write no/r.json"), "{said}");
    assert_eq!(blog.ok(["post", "count"]), "0\n");
}
