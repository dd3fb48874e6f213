//! Properties of every command.

mod errors;
mod foreign;

use std::ffi::OsString;

use clap::{Arg, CommandFactory};

use super::commands::Cli;
use super::parse::narrowed;
use super::redact::redact;
use super::tree::Root;
use super::{complete, global};
use crate::command::verb::{Entry, Private};

/// Names of values that cannot be completed.
const ANY: [&str; 27] = [
    "A", "ADDRESS", "B", "BATCH", "DAYS", "DOMAIN", "DURATION", "EMAIL", "FOLDER", "LANGUAGE", "N",
    "NAME", "NEW", "OLD", "PARTS", "REGEX", "SECONDS", "SLUG", "SQL", "SUMMARY", "TEXT", "TIME",
    "TITLE", "URL", "VALUE", "VERSION", "WORDS",
];

#[test]
fn every_value_is_completed_unless_it_can_be_any_text() {
    fn check(command: &clap::Command, path: &str) {
        let answer = Cli::TREE
            .answer(path.split(' '))
            .map(|answer| answer.known());
        let has_fields = answer.is_some_and(|fields| !fields.is_empty());
        let arguments = command.get_arguments();
        for argument in arguments.filter(|arg| has_fields || arg.get_id() != "fields") {
            let name = argument.get_value_names().and_then(<[_]>::first);
            let parser = argument.get_value_parser();
            let Some(name) = name.filter(|_| parser.possible_values().is_none()) else {
                continue;
            };
            assert!(
                complete::completes(Cli::TREE, path, argument) || ANY.contains(&name.as_str()),
                "blog {path}: nothing completes {name} of {}",
                argument.get_id()
            );
        }
        for inner in command.get_subcommands() {
            check(inner, format!("{path} {}", inner.get_name()).trim_start());
        }
    }
    check(&Cli::TREE.build(), "");
}

#[test]
fn a_command_is_parsed_without_building_the_others() {
    fn check(command: &clap::Command, path: &[&str]) {
        for inner in command.get_subcommands() {
            let words = [path, &[inner.get_name()]].concat();
            check(inner, &words);
            if !inner.has_subcommands() {
                let mut root = narrowed(global::command(), &words).unwrap();
                for word in words {
                    assert_eq!(root.get_subcommands().count(), 1, "{word}");
                    root = root.find_subcommand(word).unwrap().clone();
                    // `log` has arguments of its own.
                    if word == "log" {
                        break;
                    }
                }
            }
        }
    }
    check(&Cli::TREE.build(), &[]);
}

/// Every way to write an argument with this value, each as a list of words.
fn spellings(arg: &Arg, value: &str) -> Vec<Vec<String>> {
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg
        .get_short()
        .map(|short| [format!("-{short}"), format!("-0{short}")]);
    let short = short.into_iter().flatten();
    if arg.is_positional() {
        vec![vec![value.to_owned()]]
    } else if !arg.get_action().takes_values() {
        long.into_iter()
            .chain(short)
            .map(|name| vec![name])
            .collect()
    } else {
        let joined = short.clone().map(|name| vec![name + value]);
        let others = long.into_iter().chain(short).flat_map(|name| {
            let equals = vec![format!("{name}={value}")];
            [vec![name, value.to_owned()], equals]
        });
        joined.chain(others).collect()
    }
}

#[test]
fn every_private_argument_is_redacted_and_every_other_is_logged() {
    fn check(root: &mut clap::Command, path: &[String]) {
        let find = |command: &clap::Command, name: &String| command.find_subcommand(name).cloned();
        let command = path
            .iter()
            .try_fold(root.clone(), |command, name| find(&command, name));
        let command = command.unwrap();
        for inner in command.get_subcommands() {
            check(root, &[path, &[inner.get_name().to_owned()]].concat());
        }
        let of_reader = path
            .first()
            .is_some_and(|noun| noun == "comment" || noun == "rule");
        // A positional argument needs those before it.
        let mut line = [&["blog".to_owned()], path].concat();
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            let name = id.trim_start_matches("new_");
            let is_private = ["body", "email", "summary", "website"].contains(&name)
                || name == "author" && of_reader;
            assert_eq!(arg.get::<Private>().is_some(), is_private, "{path:?} {id}");
            if arg.is_global_set() || ["help", "version"].contains(&id) {
                continue;
            }
            let mut log = |words: &[String]| {
                let typed: Vec<OsString> = line.iter().chain(words).map(Into::into).collect();
                let matches = root.try_get_matches_from_mut(&typed).unwrap();
                redact(root, &matches, &typed).command
            };
            let possible = arg.get_possible_values();
            let possible = possible.first().map(|value| value.get_name().to_owned());
            let text = ["some text", "a secret text"][usize::from(is_private)];
            let texts = [text, "1", "slug:x"].map(str::to_owned);
            let mut values = possible.into_iter().chain(texts);
            let value = values.find(|value| log(&spellings(arg, value)[0]) != log(&[]));
            let value = value.unwrap();
            for words in spellings(arg, &value) {
                let logged = log(&words);
                let shown = match arg.get_action().takes_values() {
                    _ if is_private => "…".to_owned(),
                    true => shell_words::quote(&value).into_owned(),
                    false => words[0].replace('0', ""),
                };
                assert!(logged.ends_with(&shown), "{words:?}: {logged}");
                assert!(
                    !is_private || !logged.contains("secret"),
                    "{words:?}: {logged}"
                );
            }
            line.extend(arg.is_positional().then_some(value));
        }
    }
    let mut root = Cli::command().ignore_errors(true);
    root.build();
    check(&mut root, &[]);
}

/// Calls `check` with the path, the clap command and the entry of every verb.
fn each_verb(check: &mut dyn FnMut(&str, &clap::Command, &Entry)) {
    fn walk(
        command: &clap::Command,
        path: &str,
        check: &mut dyn FnMut(&str, &clap::Command, &Entry),
    ) {
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            walk(inner, path.trim_start(), check);
        }
        if let Some(entry) = Entry::find(Cli::TREE.verbs, path.split(' ')) {
            check(path, command, entry);
        }
    }
    walk(&Cli::TREE.build(), "", check);
}

#[test]
fn every_verb_that_writes_takes_a_dry_run_consent_and_fields() {
    // It asks about each comment.
    const WITHOUT_DRY_RUN: [&str; 1] = ["comment review"];
    let mut writing = 0;
    each_verb(&mut |path, command, entry| {
        let has = |id: &str| command.get_arguments().any(|arg| arg.get_id() == id);
        assert!(has("yes") && has("fields") && has("quiet"), "{path}");
        if entry.writes && !WITHOUT_DRY_RUN.contains(&path) {
            assert!(has("dry_run"), "{path} has no --dry-run");
            writing += 1;
        }
    });
    assert!(writing > 40, "{writing}");
}

#[test]
fn every_verb_that_takes_many_references_takes_a_filter_and_a_dry_run() {
    // One finds a person's comments in the log too; the other names its target last.
    const WITHOUT_FILTER: [&str; 2] = ["comment erase", "tag merge"];
    let mut many = 0;
    each_verb(&mut |path, command, entry| {
        let has = |id: &str| command.get_arguments().any(|arg| arg.get_id() == id);
        let takes_many = command.get_positionals().any(|arg| {
            let names = ["REF", "ID", "TAG", "RULE"];
            let name = arg.get_value_names().and_then(<[_]>::first);
            let is_reference = name.is_some_and(|name| names.contains(&name.as_str()));
            is_reference
                && arg
                    .get_num_args()
                    .is_some_and(|range| range.max_values() > 1)
        });
        if !takes_many || WITHOUT_FILTER.contains(&path) {
            return;
        }
        many += 1;
        for id in ["all", "search", "limit"] {
            assert!(has(id), "{path} has no --{id}");
        }
        assert!(!entry.writes || has("dry_run"), "{path} has no --dry-run");
    });
    assert!(many > 15, "{many}");
}
