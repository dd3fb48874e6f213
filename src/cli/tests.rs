//! Properties of every command.

use std::ffi::OsString;

use clap::{Arg, CommandFactory};

use super::commands::{Cli, TREE};
use super::parse::narrowed;
use super::redact::redact;
use super::{complete, global};
use crate::command::verb::Private;

/// Names of values that cannot be completed.
const ANY: [&str; 24] = [
    "A", "B", "BATCH", "DAYS", "DOMAIN", "DURATION", "EMAIL", "N", "NAME", "NEW", "OLD", "PARTS",
    "REGEX", "SECONDS", "SLUG", "SQL", "SUMMARY", "TEXT", "TIME", "TITLE", "URL", "VALUE",
    "VERSION", "WORDS",
];

#[test]
fn every_value_is_completed_unless_it_can_be_any_text() {
    fn check(command: &clap::Command, path: &str) {
        for argument in command.get_arguments() {
            let name = argument.get_value_names().and_then(<[_]>::first);
            let parser = argument.get_value_parser();
            let Some(name) = name.filter(|_| parser.possible_values().is_none()) else {
                continue;
            };
            assert!(
                complete::completes(TREE, path, argument) || ANY.contains(&name.as_str()),
                "blog {path}: nothing completes {name} of {}",
                argument.get_id()
            );
        }
        for inner in command.get_subcommands() {
            check(inner, format!("{path} {}", inner.get_name()).trim_start());
        }
    }
    check(&TREE.build(), "");
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
    check(&TREE.build(), &[]);
}

/// The ways to give an argument a value, each with how the log shows a public one.
fn spellings(arg: &Arg, value: &str) -> Vec<(Vec<String>, String)> {
    let quoted = shell_words::quote(value);
    let mut spellings = Vec::new();
    let mut add = |words: &[&str], logged: String| {
        spellings.push((
            words.iter().map(|word| (*word).to_owned()).collect(),
            logged,
        ));
    };
    let takes_values = arg.get_action().takes_values();
    if arg.is_positional() {
        add(&[value], quoted.to_string());
    }
    if let Some(long) = arg.get_long().map(|long| format!("--{long}")) {
        match takes_values {
            true => {
                add(&[&long, value], format!("{long} {quoted}"));
                add(&[&format!("{long}={value}")], format!("{long}={quoted}"));
            }
            false => add(&[&long], long.clone()),
        }
    }
    if let Some(short) = arg.get_short() {
        for lead in ["-", "-0"] {
            let short = format!("{lead}{short}");
            let name = short.replace('0', "");
            match takes_values {
                true => {
                    let logged = format!("{name} {quoted}");
                    add(&[&short, value], logged.clone());
                    add(&[&format!("{short}{value}")], logged.clone());
                    add(&[&format!("{short}={value}")], logged);
                }
                false => add(&[&short], name),
            }
        }
    }
    spellings
}

#[test]
fn every_private_argument_is_redacted_and_every_other_is_logged() {
    const SECRET: &str = "my secret text";
    const VALUES: [&str; 4] = ["it's one", "1", "slug:x", "2026-01-01"];

    fn check(root: &mut clap::Command, path: &[String]) {
        let command = path.iter().fold(&*root, |command, name| {
            command.find_subcommand(name).unwrap()
        });
        let below: Vec<String> = command
            .get_subcommands()
            .map(|c| c.get_name().to_owned())
            .collect();
        let args: Vec<Arg> = command.get_arguments().cloned().collect();
        for name in below {
            check(root, &[path, &[name]].concat());
        }
        for arg in &args {
            let id = arg.get_id().as_str();
            let of_reader = path
                .first()
                .is_some_and(|noun| noun == "comment" || noun == "rule");
            let is_private = ["body", "email", "summary", "website"].contains(&id)
                || id == "author" && of_reader;
            assert_eq!(arg.get::<Private>().is_some(), is_private, "{path:?} {id}");
            if arg.is_global_set() || ["help", "version"].contains(&id) {
                continue;
            }
            let possible = arg.get_possible_values();
            let possible = possible.iter().map(|value| value.get_name());
            let values: Vec<&str> = match is_private {
                true => vec![SECRET],
                false => possible.chain(VALUES).collect(),
            };
            let is_logged = values.iter().any(|value| {
                spellings(arg, value).into_iter().all(|(words, logged)| {
                    // A positional argument needs those before it.
                    let before = args
                        .iter()
                        .filter(|other| other.get_index() < arg.get_index());
                    let before = before.filter(|other| other.is_positional()).map(|other| {
                        let possible = other.get_possible_values();
                        possible
                            .first()
                            .map_or("1", |value| value.get_name())
                            .to_owned()
                    });
                    let command: Vec<String> = path.iter().cloned().chain(before).collect();
                    let line = std::iter::once("blog".to_owned()).chain(command.clone());
                    let line: Vec<OsString> = line.chain(words).map(OsString::from).collect();
                    let matches = root.try_get_matches_from_mut(&line).unwrap();
                    let found = redact(root, &matches, &line);
                    if is_private {
                        assert!(
                            !found.contains("secret") && found.contains('…'),
                            "{line:?}: {found}"
                        );
                        return true;
                    }
                    found == format!("{} {logged}", command.join(" ")).trim_start()
                })
            });
            assert!(is_logged, "{path:?} {id}");
        }
    }
    let mut root = Cli::command().ignore_errors(true);
    root.build();
    check(&mut root, &[]);
}
