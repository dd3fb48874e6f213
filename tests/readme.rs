//! The README says what the program does.

use crate::common::Blog;

const README: &str = include_str!("../README.md");

/// The blocks of the README in this language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    let mut found = Vec::new();
    for part in README.split(&fence).skip(1) {
        found.push(part.split("```").next().unwrap());
    }
    found
}

#[test]
fn the_tour_runs_word_for_word_in_a_terminal() {
    let blog = Blog::none();
    let mut commands = 0;
    for block in blocks("console") {
        for step in block.split("$ ").skip(1) {
            let (command, expected) = step.split_once('\n').unwrap();
            let (_, shown) = blog.shell_in_terminal(80, command).end();
            assert_eq!(
                shown,
                expected.trim_end_matches('\n').to_owned() + newline(expected),
                "{command}"
            );
            commands += 1;
        }
    }
    assert!(commands >= 10, "the tour is gone");
}

/// What a command prints ends its line, if it prints anything.
fn newline(expected: &str) -> &'static str {
    if expected.trim().is_empty() { "" } else { "\n" }
}

#[test]
fn the_examples_for_pipes_run() {
    let blog = Blog::with_posts();
    blog.ok(["post", "add", "On tea", "-b", "Hot."]);
    blog.write("note.md", "From a file.\n");
    let examples = blocks("sh").into_iter().flat_map(str::lines);
    let mut run = 0;
    for example in examples.filter(|line| !line.starts_with("cargo ")) {
        if example.contains("jq ")
            && blog
                .shell("command -v jq")
                .output()
                .unwrap()
                .stdout
                .is_empty()
        {
            continue;
        }
        let done = blog
            .shell(&format!("set -eo pipefail; {example}"))
            .output()
            .unwrap();
        assert!(done.status.success(), "{example}: {done:?}");
        run += 1;
    }
    assert!(run >= 2, "the examples are gone");
}

#[test]
fn every_command_stands_in_the_readme() {
    let blog = Blog::none();
    for noun in ["post", "comment", "tag", "rule", "config"] {
        let help = blog.ok(["help", noun]);
        let verbs = help.split("Commands:\n").nth(1).unwrap();
        let verbs = verbs.lines().take_while(|line| !line.trim().is_empty());
        let row = README
            .lines()
            .find(|line| line.starts_with(&format!("| `blog {noun} ")))
            .unwrap();
        for verb in verbs.filter_map(|line| line.split_whitespace().next()) {
            let listed = row.contains(&format!("`{verb}`")) || row.contains(&format!(" {verb}`"));
            assert!(listed, "blog {noun} {verb} is not in the README");
        }
    }
}
