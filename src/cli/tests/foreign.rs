//! Every word of another tool on every command.

use std::ffi::OsString;

use clap::Command;

use super::super::arguments::Arguments;
use super::super::commands::Cli;
use super::super::foreign::{self, OPTIONS, Takes, VERBS};
use super::super::global;
use super::super::parse_error::translated;
use super::super::tree::{Root, descend};
use super::errors::{paths, valid};

/// Asserts that there is a command line to type instead of one, which parses.
fn assert_answered(root: &Command, line: &[String]) {
    let all: Vec<OsString> = std::iter::once("blog")
        .chain(line.iter().map(String::as_str))
        .map(OsString::from)
        .collect();
    let global = global::command();
    let hint = translated(root, &Arguments::read(&all, &global));
    let hint = hint.unwrap_or_else(|| panic!("{line:?} has no answer"));
    assert!(hint.starts_with("type `blog"), "{line:?}: {hint}");
}

#[test]
fn every_option_of_another_tool_is_answered_on_every_command_that_has_ours() {
    let root = Cli::TREE.build();
    let paths = paths(&root);
    for (names, takes, ours, only) in OPTIONS {
        let mut answered = 0;
        for path in &paths {
            let command = descend(&root, path).0.clone();
            let option = command.get_arguments().find(|arg| {
                arg.get_long()
                    .is_some_and(|long| ours.contains(&format!("--{long} {{}}")))
            });
            let value = match takes {
                Takes::Nothing => None,
                Takes::Text => Some(option.map_or("1".to_owned(), valid)),
                Takes::Number => Some("2".to_owned()),
                Takes::Format => Some("json".to_owned()),
                Takes::Word(words) => words.split_whitespace().next().map(str::to_owned),
            };
            if !only.is_empty() && path.join(" ") != *only {
                continue;
            }
            for name in names.split_whitespace() {
                if foreign::ours(&command, name, value.as_deref()) != Some(ours)
                    || command.has_subcommands()
                {
                    continue;
                }
                answered += 1;
                // Some other option of the command may be needed to be valid.
                let before = command.get_positionals().take_while(|arg| {
                    let names = arg.get_value_names().unwrap_or_default();
                    ours.starts_with(char::is_uppercase) && !names.iter().any(|name| name == ours)
                });
                let line = [
                    path.clone(),
                    before.map(valid).collect(),
                    vec![name.to_owned()],
                    value.clone().into_iter().collect(),
                ];
                assert_answered(&root, &line.concat());
            }
        }
        assert!(answered > 0, "no command has {ours} for {names}");
    }
}

#[test]
fn every_subcommand_of_another_tool_is_answered_where_it_may_be_meant() {
    let root = Cli::TREE.build();
    let nouns: Vec<Vec<String>> = paths(&root)
        .into_iter()
        .filter(|path| descend(&root, path).0.has_subcommands() && path != &["log"])
        .collect();
    for (below, words, _) in VERBS {
        let mut answered = 0;
        for noun in &nouns {
            let is_here = match *below {
                "*" => !noun.is_empty(),
                below => noun.join(" ") == below,
            };
            let command = descend(&root, noun).0.clone();
            for word in words.split_whitespace().filter(|_| is_here) {
                let is_ours = command.find_subcommand(word).is_some();
                if is_ours
                    || foreign::verbs(&root, descend(&root, noun).0, word)
                        .next()
                        .is_none()
                {
                    continue;
                }
                answered += 1;
                assert_answered(&root, &[noun.clone(), vec![word.to_owned()]].concat());
            }
        }
        assert!(answered > 0, "{below} {words}");
    }
}

#[test]
fn no_word_of_another_tool_is_one_of_ours() {
    let root = Cli::TREE.build();
    let (post, _) = descend(&root, &["post"]);
    let verbs: Vec<&str> = post.get_subcommands().map(Command::get_name).collect();
    for (below, words, _) in VERBS.iter().filter(|(below, ..)| *below != "*") {
        // A verb of posts without its noun gets all nouns that have it as suggestions.
        let is_verb = |word: &str| below.is_empty() && verbs.contains(&word);
        assert!(!words.split_whitespace().any(is_verb), "{words}");
        let noun: Vec<&str> = below.split_whitespace().collect();
        let (command, _) = descend(&root, &noun);
        for word in words.split_whitespace() {
            assert!(
                command.find_subcommand(word).is_none(),
                "blog {below} {word}"
            );
        }
    }
}
