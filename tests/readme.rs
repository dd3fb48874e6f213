//! The README and the pages in `docs/` match the program.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::commands::verbs;
use crate::common::{Blog, lacks};

fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> = fs::read_dir(root.join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.sort();
    pages.insert(0, root.join("README.md"));
    pages
}

/// The code blocks of a text in this language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(&fence)
        .skip(1)
        .map(|part| part.split("```").next().unwrap())
        .collect()
}

/// A block of commands with their real output in a terminal.
fn as_run(blog: &Blog, block: &str) -> String {
    let mut session = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let (_, shown) = blog.shell_in_terminal(80, command).end();
        session += &format!("$ {command}\n{shown}");
    }
    session
}

/// The commands of a page are one session on its own blog. `UPDATE_README=1` writes the
/// real output.
#[test]
fn the_sessions_have_the_real_output() {
    let update = std::env::var_os("UPDATE_README").is_some();
    let mut commands = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let blog = Blog::without_file();
        let mut real = text.clone();
        for block in blocks(&text, "console") {
            let run = as_run(&blog, block);
            commands += run.matches("$ ").count();
            if update {
                real = real.replacen(block, &run, 1);
            } else {
                assert_eq!(block, run, "{}; `just readme` writes it", page.display());
            }
        }
        if update {
            fs::write(&page, real).unwrap();
        }
    }
    assert!(commands >= 40, "the sessions are gone");
}

#[test]
fn the_examples_for_pipes_run() {
    if lacks("bash") {
        return;
    }
    let mut run = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let blog = Blog::with_posts();
        blog.ok(["post", "add", "On tea", "-b", "Hot."]);
        blog.write("note.md", "From a file.\n");
        let examples = blocks(&text, "sh").into_iter().flat_map(str::lines);
        for example in examples.filter(|line| !line.starts_with("cargo ")) {
            if example.contains("jq ") && lacks("jq") {
                continue;
            }
            let line = format!("set -eo pipefail; {example}");
            let done = blog.bash(&line).output().unwrap();
            assert!(done.status.success(), "{example}: {done:?}");
            run += 1;
        }
    }
    assert!(run >= 4, "the examples are gone");
}

#[test]
fn every_command_is_in_the_readme() {
    let readme = fs::read_to_string(&pages()[0]).unwrap();
    for verb in verbs() {
        let words = verb.words();
        let (last, before) = words.split_last().unwrap();
        let noun = before.first().unwrap_or(last);
        let named = readme.lines().any(|line| {
            let of_noun = line.starts_with("| `blog ") && line.contains(&format!("`blog {noun}"));
            of_noun
                && [" ", "`"].iter().any(|before| {
                    let ends = ["`", " "].map(|end| format!("{before}{last}{end}"));
                    ends.iter().any(|word| line.contains(word))
                })
        });
        assert!(named, "blog {} is not in the README", verb.name);
    }
}

/// Whether a page has the heading of an anchor.
fn has_heading(page: &Path, anchor: &str) -> bool {
    let text = fs::read_to_string(page).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let mut anchors = headings.map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|c| c.is_alphanumeric() || " -".contains(*c));
        kept.collect::<String>().replace(' ', "-")
    });
    anchors.any(|heading| heading == anchor)
}

/// Links to files of the repository, and to headings in them, are valid.
#[test]
fn the_links_are_valid() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let outside_of_code = text.split("```").step_by(2);
        for link in outside_of_code.flat_map(|part| part.split("](").skip(1)) {
            let link = link.split(')').next().unwrap();
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => page.clone(),
                file => page.with_file_name(file),
            };
            let is_there = link.starts_with("https://")
                || target.exists() && (anchor.is_empty() || has_heading(&target, anchor));
            assert!(is_there, "{}: {link}", page.display());
        }
    }
}

/// A file named there exists, except one that the reader creates.
#[test]
fn the_files_named_in_contributing_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let names = text.split('`').skip(1).step_by(2);
    let is_path = |name: &&str| name.contains(['/', '.']) && !name.contains([' ', '\n', '!']);
    let mut seen = 0;
    for name in names.filter(is_path) {
        let is_new = name == "src/command/tag/split.rs";
        assert_eq!(root.join(name).exists(), !is_new, "{name}");
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}
