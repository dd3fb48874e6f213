//! The parts of an error of clap and of the usage, as they are typed.

use clap::Command;
use clap::error::{ContextKind, ContextValue};

/// `blog help post list`
pub(super) fn help_of(command: &Command) -> String {
    let path = command.get_bin_name().unwrap_or("blog");
    path.replacen("blog", "blog help", 1)
}

/// The first example of a command that is a plain command line and has these options.
pub(super) fn example(command: &Command, options: &[String]) -> Option<String> {
    let help = command.get_after_help()?.to_string();
    let start = format!("{} ", command.get_bin_name()?);
    let mut lines = help.lines().map(str::trim);
    let line = lines.find(|line| {
        line.starts_with(&start)
            && !line.contains(['|', '>', '`', '&'])
            && options.iter().all(|option| line.contains(option.as_str()))
    })?;
    Some(line.to_owned())
}

/// The strings of a part of an error.
pub(super) fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// Words as they are typed in a shell; `--limit=3` needs no quotes.
pub(super) fn quoted(words: impl Iterator<Item = String>) -> String {
    let words = words.map(|word| match word.split_once('=') {
        Some((option, value)) if is_dashed(option) => {
            format!("{option}={}", shell_words::quote(value))
        }
        _ => shell_words::quote(&word).into_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// An argument without the signs of the usage: `--at TIME` for `--at <TIME>`.
pub(super) fn plain(usage: &str) -> String {
    let text = usage.replace("...", "").replace('|', " or ");
    text.replace(['<', '>', '[', ']'], "")
}

/// An argument as it is typed: `--at` for `--at <TIME>`, and `REF` for `<REF>...`.
pub(super) fn plain_name(usage: &str) -> String {
    let name = usage.split_whitespace().next().unwrap_or_default();
    match name.starts_with('<') || name.starts_with('[') {
        true => plain(name),
        false => name
            .split_once("=<")
            .map_or(name, |(name, _)| name)
            .to_owned(),
    }
}

pub(super) fn is_dashed(argument: &str) -> bool {
    argument.len() > 1 && argument.starts_with('-')
}

/// `a, b or c`
pub(super) fn any_of(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
