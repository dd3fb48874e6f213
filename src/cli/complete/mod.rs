//! Completion: the candidates for the last word of a command line, printed for the shell
//! that asks. Completers are added to the tree here, so that other commands do not pay for
//! them.

mod fields;
mod request;
mod shell;
mod source;
mod word;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::{Command, ValueEnum};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use self::request::Request;
pub(super) use self::shell::{MARK, Shell};
use self::source::{Completer, Source};
use self::word::Word;
use super::tree::Tree;
use crate::context::variable;
use crate::failure::Failure;
use crate::output::{Escape, Stdout, WriteError, safe};

/// The environment variable with which a shell asks.
const VARIABLE: &str = "COMPLETE";

/// The name of the shell that asks. It runs the program without arguments to get the
/// script, or with the words of a command line after `--`.
pub(super) fn asking(arguments: &[OsString]) -> Option<OsString> {
    match arguments.get(1) {
        Some(word) if word != "--" => None,
        _ => variable(VARIABLE).filter(|shell| shell != "0"),
    }
}

/// Prints the script or the candidates. Errors in the words of a command line are not
/// reported.
pub(super) fn run(shell: &OsStr, arguments: &[OsString], tree: Tree) -> Result<()> {
    let name = Path::new(shell).file_stem().unwrap_or(shell);
    let known = Shell::from_str(&name.to_string_lossy(), false).ok();
    let words = arguments.get(2..).unwrap_or_default();
    let is_asking = arguments.len() > 1;
    let answer = match known {
        Some(known) if words.is_empty() => known.script(&program(arguments).to_string_lossy()),
        Some(known) => candidate_lines(known, words, tree).unwrap_or_default(),
        None if is_asking => String::new(),
        None => return Err(unknown(shell).into()),
    };
    let mut stdout = Stdout::open();
    let written = stdout.write(&answer, Escape::Marks);
    match written.and_then(|()| stdout.flush()) {
        Err(error) if !is_asking => Err(WriteError::from(error).into()),
        _ => Ok(()),
    }
}

/// The program as the script starts it; a relative path is made absolute.
fn program(arguments: &[OsString]) -> PathBuf {
    let program = arguments.first().map(PathBuf::from).unwrap_or_default();
    match std::env::current_dir() {
        Ok(folder) if program.components().count() > 1 => folder.join(program),
        _ => program,
    }
}

fn unknown(shell: &OsStr) -> Failure {
    let shells = Shell::value_variants().iter();
    let names = shells.filter_map(|shell| Some(shell.to_possible_value()?.get_name().to_owned()));
    let names = names.collect::<Vec<_>>().join(", ");
    let shell = shell.to_string_lossy();
    Failure::usage(format!(
        "COMPLETE is `{shell}`, which is not a supported shell"
    ))
    .hint(format!("unset it, or set it to {names}"))
}

/// The lines that the shell reads; None if only the shell can expand the last word.
fn candidate_lines(shell: Shell, words: &[OsString], tree: Tree) -> Option<String> {
    let (words, replaced) = shell.read(words)?;
    let last = words.last().filter(|word| !word.expands)?;
    let kept = last.raw.strip_suffix(&replaced).unwrap_or_default();
    let kept = Word::read(kept);
    let texts = words.iter().map(|word| word.text.clone()).collect();
    let found = candidates(tree, texts);
    let lines = found.iter().filter_map(|found| shell.line(found, &kept));
    Some(lines.map(|line| line + "\n").collect())
}

/// The candidates for the last word.
fn candidates(tree: Tree, words: Vec<String>) -> Vec<CompletionCandidate> {
    let Some((typed, before)) = words.split_last() else {
        return Vec::new();
    };
    let request = Arc::new(Request {
        before: before.to_owned(),
        typed: typed.clone(),
        tree,
    });
    let is_option = typed.starts_with('-');
    let mut root = with_completers(tree.build(), "", &request);
    let folder = std::env::current_dir().ok();
    let place = before.len();
    let words = words.into_iter().map(OsString::from).collect();
    let found = clap_complete::engine::complete(&mut root, words, place, folder.as_deref());
    let (options, values): (Vec<_>, Vec<_>) = found
        .unwrap_or_default()
        .into_iter()
        .filter(|found| {
            let value = found.get_value().to_str();
            value.is_some_and(|value| !value.contains(safe::is_unsafe))
        })
        .partition(|found| found.get_value().as_encoded_bytes().starts_with(b"-"));
    // Options are offered after a dash, or if there is nothing else.
    if is_option || values.is_empty() {
        return values.into_iter().chain(options).collect();
    }
    values
}

/// Adds completers to the arguments of a command and of those below it.
fn with_completers(command: Command, path: &str, request: &Arc<Request>) -> Command {
    command
        .mut_args(|arg| match Source::of(path, &arg) {
            None => arg,
            Some(source) => arg.add(ArgValueCompleter::new(Completer {
                source,
                request: Arc::clone(request),
            })),
        })
        .mut_subcommands(|inner| {
            let path = format!("{path} {}", inner.get_name());
            with_completers(inner, path.trim_start(), request)
        })
}

/// Whether the values of an argument are completed.
#[cfg(test)]
pub(super) fn completes(tree: Tree, path: &str, arg: &clap::Arg) -> bool {
    arg.get_value_hint() != clap::ValueHint::Unknown
        || match Source::of(path, arg) {
            Some(Source::Fields(command)) => !fields::fields(tree, &command).is_empty(),
            source => source.is_some(),
        }
}
