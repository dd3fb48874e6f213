//! Completion: what a command line may go on with, for a shell that asks. The
//! arguments do not know of it, so that an ordinary start does not pay for it.

mod fields;
mod request;
mod shell;
mod source;
mod word;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use self::request::Request;
pub use self::shell::{MARK, Shell};
use self::source::{Completer, Source};
use crate::context::variable;
use crate::failure::Failure;
use crate::output::{Escape, Stdout, WriteError, safe};

/// The variable of the environment by which a shell asks.
const VARIABLE: &str = "COMPLETE";

/// The shells that ask.
const SHELLS: Shells<'static> = Shells(&[
    &Shell::Bash,
    &Shell::Zsh,
    &Shell::Fish,
    &Shell::Elvish,
    &Shell::Powershell,
]);

/// The shell that asks, if one does: it starts the program alone, for its script,
/// or with the words of a command line behind `--`.
pub fn asking(arguments: &[OsString]) -> Option<OsString> {
    match arguments.get(1) {
        Some(word) if word != "--" => None,
        _ => variable(VARIABLE).filter(|shell| shell != "0"),
    }
}

/// Answers the shell. Errors in the words of a command line are not reported.
///
/// Like `CompleteEnv::try_complete` of the library, which would write to standard
/// output itself.
pub fn run(shell: &OsStr, arguments: &[OsString], root: fn() -> Command) -> Result<()> {
    let name = Path::new(shell).file_stem().unwrap_or(shell);
    let words = arguments.iter().position(|word| word == "--");
    let words = words.and_then(|at| arguments.get(at + 1..)).unwrap_or(&[]);
    let is_asking = arguments.len() > 1;
    let mut answer = Vec::new();
    match SHELLS.completer(&name.to_string_lossy()) {
        Some(known) if words.is_empty() => {
            let program = program(arguments).to_string_lossy().into_owned();
            known.write_registration(VARIABLE, "blog", "blog", &program, &mut answer)?;
        }
        Some(known) => {
            let mut root = root();
            root.build();
            let _ = known.write_complete(&mut root, words.to_vec(), None, &mut answer);
        }
        None if is_asking => {}
        None => return Err(unknown(shell).into()),
    }
    let mut stdout = Stdout::open();
    let written = stdout.write(&String::from_utf8_lossy(&answer), Escape::Marks);
    match written.and_then(|()| stdout.flush()) {
        Err(error) if !is_asking => Err(WriteError::from(error).into()),
        _ => Ok(()),
    }
}

/// The program as the script starts it: a path stays the same in another folder.
fn program(arguments: &[OsString]) -> PathBuf {
    let program = arguments.first().map(PathBuf::from).unwrap_or_default();
    match std::env::current_dir() {
        Ok(folder) if program.components().count() > 1 => folder.join(program),
        _ => program,
    }
}

fn unknown(shell: &OsStr) -> Failure {
    let names: Vec<&str> = SHELLS.names().collect();
    let shell = shell.to_string_lossy();
    Failure::usage(format!(
        "COMPLETE is `{shell}`, which is no shell to complete in"
    ))
    .hint(format!("unset it, or set it to {}", names.join(", ")))
}

/// What the last of the words may be.
fn candidates(root: &mut Command, words: Vec<String>) -> Vec<CompletionCandidate> {
    let Some((typed, before)) = words.split_last() else {
        return Vec::new();
    };
    let request = Arc::new(Request::new(before, typed, root));
    let is_option = typed.starts_with('-');
    let mut root = with_completers(std::mem::take(root), "", &request);
    let folder = std::env::current_dir().ok();
    let place = before.len();
    let words = words.into_iter().map(OsString::from).collect();
    let found = clap_complete::engine::complete(&mut root, words, place, folder.as_deref());
    let (options, values): (Vec<_>, Vec<_>) = found
        .unwrap_or_default()
        .into_iter()
        .filter(|found| {
            found
                .get_value()
                .to_str()
                .is_some_and(|value| !value.contains(safe::is_unsafe))
        })
        .partition(|found| found.get_value().as_encoded_bytes().starts_with(b"-"));
    // Options come when they are asked for, or there is nothing else.
    if is_option || values.is_empty() {
        return values.into_iter().chain(options).collect();
    }
    values
}

/// Lets the arguments of a command, and of those below it, be completed.
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

/// Whether something is known of what the value of an argument may be.
#[cfg(test)]
pub fn completes(path: &str, arg: &clap::Arg) -> bool {
    arg.get_value_hint() != clap::ValueHint::Unknown
        || match Source::of(path, arg) {
            Some(Source::Fields(command)) => !fields::fields(&command).is_empty(),
            source => source.is_some(),
        }
}
