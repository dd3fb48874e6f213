//! The manual that `packaging/man.rs` writes.

#[path = "../packaging/man.rs"]
#[allow(dead_code)]
mod pages;

use std::fs;
use std::process::Command;

use crate::common::commands::verbs;
use crate::common::{Blog, lacks};

#[test]
fn every_verb_and_every_topic_has_a_page() {
    let blog = Blog::without_file();
    let folder = blog.folder().join("man");
    pages::write(&folder).unwrap();
    for verb in verbs() {
        let name = format!("blog-{}.1", verb.name.replace(' ', "-"));
        let page = fs::read_to_string(folder.join(&name)).unwrap();
        let sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES"];
        for section in sections {
            assert!(
                page.contains(&format!("\n.SH {section}\n")),
                "{name}: {section}"
            );
        }
    }
    for topic in blog::cli::TOPICS {
        assert!(folder.join(format!("blog-{}.7", topic.name)).is_file());
    }
    assert!(folder.join("blog.1").is_file());
}

#[test]
fn the_pages_render_without_warnings_and_have_the_examples() {
    if lacks("groff") {
        return;
    }
    let blog = Blog::without_file();
    let folder = blog.folder().join("man");
    pages::write(&folder).unwrap();
    let set = |name: &str| {
        let mut command = Command::new("groff");
        command.args(["-k", "-man", "-ww", "-Tutf8", "-rLL=100n", "-P-cbou"]);
        let done = command.arg(folder.join(name)).output().unwrap();
        let wrong = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && wrong.is_empty(), "{name}: {wrong}");
        String::from_utf8(done.stdout).unwrap()
    };
    for verb in verbs() {
        let shown = set(&format!("blog-{}.1", verb.name.replace(' ', "-")));
        for example in verb.examples() {
            assert!(shown.contains(example), "{shown}");
        }
    }
    for topic in blog::cli::TOPICS {
        let shown = set(&format!("blog-{}.7", topic.name));
        assert!(shown.contains(topic.about), "{shown}");
    }
    set("blog.1");
}
