//! The command line as the log shows it, without private values and global options.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::command::verb::Private;
use crate::model::cut;
use crate::store::Origin;

/// Longer values are cut.
const LONGEST_VALUE: usize = 60;

/// The origin of what a parsed command line writes: the command as its kind, and the
/// arguments in the order in which they were typed. Values come only from `matches`;
/// `typed` decides between spellings that clap does not distinguish, such as `-b` and
/// `--body`.
pub(super) fn redact(root: &Command, matches: &ArgMatches, typed: &[OsString]) -> Origin {
    let (mut command, mut matches) = (root, matches);
    let mut words = given(command, matches, typed);
    let mut kind = Vec::new();
    while let Some((name, below)) = matches.subcommand()
        && let Some(inner) = command.find_subcommand(name)
    {
        words.push(name.to_owned());
        kind.push(name);
        words.extend(given(inner, below, typed));
        (command, matches) = (inner, below);
    }
    Origin {
        kind: kind.join(" "),
        command: words.join(" "),
        who: None,
    }
}

/// The arguments of one command, without those of its subcommand.
fn given(command: &Command, matches: &ArgMatches, typed: &[OsString]) -> Vec<String> {
    let mut given: Vec<(usize, bool, String)> = Vec::new();
    for arg in command.get_arguments().filter(|arg| !arg.is_global_set()) {
        let id = arg.get_id().as_str();
        if matches.value_source(id) != Some(ValueSource::CommandLine) {
            continue;
        }
        let mut indices = matches.indices_of(id).into_iter().flatten();
        for values in matches.get_raw_occurrences(id).into_iter().flatten() {
            let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
            let Some(index) = indices.nth(values.len().saturating_sub(1)) else {
                continue;
            };
            let is_dashed = |value: &str| value.len() > 1 && value.starts_with('-');
            let (text, is_escaped) = match arg.is_positional() {
                true => (
                    shown(arg, &values),
                    values.iter().any(|value| is_dashed(value)),
                ),
                false => (option(arg, &values.join(","), typed), false),
            };
            given.push((index, is_escaped, text));
        }
    }
    given.sort();
    if let Some(at) = given.iter().position(|(_, is_escaped, _)| *is_escaped) {
        given.insert(at, (0, false, "--".to_owned()));
    }
    given.into_iter().map(|(.., text)| text).collect()
}

/// An option with its value.
fn option(arg: &Arg, value: &str, typed: &[OsString]) -> String {
    let is_typed = |word: &str| typed.iter().any(|typed| typed == word);
    let long = arg.get_long().map(|long| format!("--{long}"));
    let has_equals = long
        .as_ref()
        .is_some_and(|long| is_typed(&format!("{long}={value}")));
    let name = match (arg.get_short(), long) {
        (Some(short), Some(long)) if !has_equals && !is_typed(&long) => format!("-{short}"),
        (Some(short), None) => format!("-{short}"),
        (_, long) => long.unwrap_or_default(),
    };
    match shown(arg, &[value]) {
        _ if !arg.get_action().takes_values() => name,
        value if has_equals && arg.get::<Private>().is_none() => format!("{name}={value}"),
        value => format!("{name} {value}"),
    }
}

fn shown(arg: &Arg, values: &[impl AsRef<str>]) -> String {
    if arg.get::<Private>().is_some() {
        return "…".to_owned();
    }
    let cut = |value: &str| cut(value.chars(), LONGEST_VALUE);
    shell_words::join(values.iter().map(|value| cut(value.as_ref())))
}
