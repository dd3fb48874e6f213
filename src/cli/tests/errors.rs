//! Every error of clap on every command: the message is ours, and the commands that the hint
//! names exist.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Arg, Command};

use super::super::arguments::Arguments;
use super::super::commands::Cli;
use super::super::parse::prepared;
use super::super::parse_error::failure;
use super::super::tree::{Root, descend};
use super::super::{global, help};
use crate::failure;

/// Phrases of clap and of the standard library.
const NOT_OURS: [&str; 17] = [
    "unexpected",
    "unrecognized",
    "invalid value",
    "invalid digit",
    "is not in ",
    "required arguments",
    "not provided",
    "possible values",
    "value is required",
    "multiple times",
    "similar",
    "tip:",
    "sage:",
    "to pass",
    "as a value",
    "For more information",
    " '--",
];

/// The paths of all commands that take no subcommand, and of those that do.
pub(super) fn paths(root: &Command) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for command in root.get_subcommands() {
        for path in paths(command) {
            all.push([vec![command.get_name().to_owned()], path].concat());
        }
    }
    all
}

/// The message and the hint for a command line; None if it is valid.
fn said(root: &mut Command, line: &[OsString]) -> Option<(ErrorKind, String)> {
    let all: Vec<OsString> = [&["blog".into()], line].concat();
    let global = global::command();
    let arguments = Arguments::read(&all, &global);
    let prepared = prepared(&arguments.words, &all);
    let error = root.try_get_matches_from_mut(prepared.iter()).err()?;
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return None;
    }
    let failure = failure(&error, &arguments, root);
    Some((error.kind(), failure::in_words(failure.into()).unwrap()))
}

/// Asserts that a text is in our words, and that every command in it exists.
fn assert_ours(root: &mut Command, text: &str, line: &[OsString]) {
    for phrase in NOT_OURS {
        assert!(!text.contains(phrase), "{line:?}: {phrase:?} in {text}");
    }
    let (_, hint) = text.split_once("\nhint: ").unwrap();
    for quoted in hint.split('`').skip(1).step_by(2) {
        if let Some(command) = quoted.strip_prefix("blog") {
            assert_exists(root, command, line);
        }
    }
}

/// Asserts that a command line parses; placeholders in it may be values that do not.
fn assert_exists(root: &mut Command, command: &str, line: &[OsString]) {
    let words = shell_words::split(command).unwrap();
    if let Some((help, topic)) = words.split_first()
        && help == "help"
    {
        let names = topic.iter().take_while(|word| !word.starts_with('-'));
        let topic: Vec<&String> = names.collect();
        let is_topic = topic
            .first()
            .is_some_and(|topic| help::TOPICS.iter().any(|known| known.name == *topic));
        assert!(
            is_topic || descend(root, &topic).1.is_empty(),
            "{line:?}: blog{command}"
        );
        return;
    }
    let all: Vec<OsString> = std::iter::once("blog".to_owned())
        .chain(words.clone())
        .map(Into::into)
        .collect();
    let names: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Err(error) = root.try_get_matches_from_mut(prepared(&names, &all).iter()) {
        let is_placeholder = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_fine = match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => true,
            ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
                names.iter().any(|word| is_placeholder(word))
            }
            _ => false,
        };
        assert!(is_fine, "{line:?}: `blog{command}` fails: {error}");
    }
}

/// An argument with a value, as it is typed.
fn with_value(arg: &Arg, value: &str) -> Vec<String> {
    match arg.get_long() {
        Some(long) if arg.get_action().takes_values() => vec![format!("--{long}={value}")],
        Some(long) => vec![format!("--{long}")],
        None => vec![value.to_owned()],
    }
}

/// A valid value of an argument.
pub(super) fn valid(arg: &Arg) -> String {
    let possible = arg.get_possible_values();
    let first = possible.first().map(|value| value.get_name().to_owned());
    let name = arg.get_value_names().and_then(<[_]>::first);
    let text = match name.map(|name| name.as_str()) {
        Some("EMAIL") => "ann@example.org",
        Some("URL") => "https://example.org",
        _ => "1",
    };
    first.unwrap_or_else(|| text.to_owned())
}

/// The command lines that provoke errors of a command, without its path.
fn mistakes(command: &Command) -> Vec<Vec<String>> {
    let mut all = vec![
        vec![],
        vec!["--qqqq".into()],
        vec!["-Q".into()],
        vec!["qqqq".into()],
    ];
    all.push(vec!["1".to_owned(); 6]);
    all.push(vec!["--qqqq=1".into(), "1".into()]);
    for arg in command.get_arguments() {
        let takes_values = arg.get_action().takes_values();
        match arg.get_long() {
            Some(long) if takes_values => {
                all.push(vec![format!("--{long}")]);
                all.push(vec![format!("--{long}"), "-1".into()]);
                all.push(vec![format!("--{long}"), "--qqqq".into()]);
            }
            Some(long) => all.push(vec![format!("--{long}=qqqq")]),
            None => {}
        }
        if takes_values {
            for bad in ["qqqq", "", "-1", "99999999999999999999", "0"] {
                all.push(with_value(arg, bad));
            }
        }
        all.push([with_value(arg, &valid(arg)), with_value(arg, &valid(arg))].concat());
        for other in command.get_arg_conflicts_with(arg) {
            all.push(
                [
                    with_value(arg, &valid(arg)),
                    with_value(other, &valid(other)),
                ]
                .concat(),
            );
        }
    }
    all
}

#[test]
fn every_error_of_every_command_is_in_our_words() {
    let mut root = Cli::TREE.build();
    let mut kinds = Vec::new();
    for path in paths(&root.clone()) {
        let command = descend(&root, &path).0.clone();
        let mut lines: Vec<Vec<OsString>> = Vec::new();
        for mistake in mistakes(&command) {
            lines.push(path.iter().chain(&mistake).map(OsString::from).collect());
        }
        let not_utf8 = OsString::from_vec(b"\xff".to_vec());
        lines.push([path.iter().map(OsString::from).collect(), vec![not_utf8]].concat());
        let mut of_command = Vec::new();
        for line in lines {
            if let Some((kind, text)) = said(&mut root, &line) {
                assert_ours(&mut root, &text, &line);
                of_command.push(kind);
            }
        }
        // Every command has these; `blog help` and `blog search` take any word.
        assert!(of_command.contains(&ErrorKind::UnknownArgument), "{path:?}");
        assert!(of_command.contains(&ErrorKind::InvalidValue), "{path:?}");
        assert!(
            of_command.contains(&ErrorKind::ArgumentConflict),
            "{path:?}"
        );
        kinds.extend(of_command);
    }
    for kind in [
        ErrorKind::InvalidValue,
        ErrorKind::UnknownArgument,
        ErrorKind::InvalidSubcommand,
        ErrorKind::ValueValidation,
        ErrorKind::TooManyValues,
        ErrorKind::ArgumentConflict,
        ErrorKind::MissingRequiredArgument,
        ErrorKind::InvalidUtf8,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
    ] {
        assert!(kinds.contains(&kind), "{kind:?} was not provoked");
    }
}

#[test]
fn every_command_has_short_help_and_takes_global_options_before_and_after_it() {
    let mut root = Cli::TREE.build();
    for path in paths(&root) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let json = ["--format", "json"];
        for line in [
            [&path[..], &["-h"]].concat(),
            [&json[..], &path, &["-h"]].concat(),
            [&path[..], &json, &["-h"]].concat(),
            [&path[..], &["--help"], &json].concat(),
        ] {
            let all: Vec<OsString> = ["blog"].iter().chain(&line).map(OsString::from).collect();
            let words: Vec<&str> = path.clone();
            let parsed = root.try_get_matches_from_mut(prepared(&words, &all).iter());
            let kind = parsed.map_err(|error| error.kind()).unwrap_err();
            assert_eq!(kind, ErrorKind::DisplayHelp, "{line:?}");
        }
    }
}

/// The texts between `start` and the next backtick in the sources below a folder.
fn quoted_below(folder: &Path, start: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted_below(&path, start, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let parts = text.split(start).skip(1);
            found.extend(parts.filter_map(|part| Some(part.split_once('`')?.0.to_owned())));
        }
    }
}

#[test]
fn every_command_that_a_message_names_exists() {
    let root = Cli::TREE.build();
    let mut quoted = Vec::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    quoted_below(&source, "`blog ", &mut quoted);
    assert!(quoted.len() > 100, "{}", quoted.len());
    for command in quoted {
        let is_name = |word: &&str| {
            word.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        };
        let words = command.split_whitespace().take_while(is_name);
        let words: Vec<&str> = words.take_while(|word| !word.starts_with('-')).collect();
        let words = match words.split_first() {
            Some((&"help", topic))
                if help::TOPICS
                    .iter()
                    .any(|known| topic.first() == Some(&known.name)) =>
            {
                &[]
            }
            Some((&"help", topic)) => topic,
            _ => &words,
        };
        let (found, rest) = descend(&root, words);
        let takes_words = found.get_positionals().next().is_some();
        assert!(rest.is_empty() || takes_words, "`blog {command}`");
    }
}
