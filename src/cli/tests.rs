//! What holds for every command there is.

use clap::CommandFactory;

use super::Cli;
use super::parse::narrowed;
use crate::command::complete;

/// Values of which any can be meant, or nobody knows better.
const ANY: [&str; 24] = [
    "A", "B", "BATCH", "DAYS", "DOMAIN", "DURATION", "EMAIL", "N", "NAME", "NEW", "OLD", "PARTS",
    "REGEX", "SECONDS", "SLUG", "SQL", "SUMMARY", "TEXT", "TIME", "TITLE", "URL", "VALUE",
    "VERSION", "WORDS",
];

#[test]
fn every_value_is_completed_unless_any_can_be_meant() {
    fn check(command: &clap::Command, path: &str) {
        for argument in command.get_arguments() {
            let name = argument.get_value_names().and_then(<[_]>::first);
            let parser = argument.get_value_parser();
            let Some(name) = name.filter(|_| parser.possible_values().is_none()) else {
                continue;
            };
            assert!(
                complete::completes(path, argument) || ANY.contains(&name.as_str()),
                "blog {path}: nothing completes {name} of {}",
                argument.get_id()
            );
        }
        for inner in command.get_subcommands() {
            check(inner, format!("{path} {}", inner.get_name()).trim_start());
        }
    }
    let mut root = Cli::command();
    root.build();
    check(&root, "");
}

#[test]
fn no_command_is_parsed_among_all_the_others() {
    fn check(command: &clap::Command, path: &[&str]) {
        for inner in command.get_subcommands() {
            let words = [path, &[inner.get_name()]].concat();
            check(inner, &words);
            if !inner.has_subcommands() {
                let mut root = narrowed(&words).unwrap();
                for word in words {
                    assert_eq!(root.get_subcommands().count(), 1, "{word}");
                    root = root.find_subcommand(word).unwrap().clone();
                    // `log` has arguments beside its one verb.
                    if word == "log" {
                        break;
                    }
                }
            }
        }
    }
    let mut root = Cli::command();
    root.build();
    check(&root, &[]);
}
