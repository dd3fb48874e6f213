//! Suggestions for misspelled commands and topics.

use clap::Command;

use super::tree::descend;
pub(super) use crate::model::near::question;

/// The minimum similarity of a suggestion, from 0 to 1.
const MIN_SIMILARITY: f64 = 0.8;

/// The whole commands that `words` may mean: one with a similar name in its place, or a
/// verb with that name below a noun.
pub(super) fn commands<W: AsRef<str>>(root: &Command, words: &[W]) -> Vec<String> {
    let (command, rest) = descend(root, words);
    let Some(word) = rest.first().map(AsRef::as_ref) else {
        return Vec::new();
    };
    let path = command.get_bin_name().unwrap_or("blog");
    let names = command.get_subcommands().map(Command::get_name);
    let near: Vec<String> = similar(word, names)
        .map(|name| format!("{path} {name}"))
        .collect();
    if !near.is_empty() || rest.len() < words.len() {
        return near;
    }
    let verbs = root.get_subcommands().filter_map(|noun| {
        let verb = noun.find_subcommand(word)?;
        Some(format!("blog {} {}", noun.get_name(), verb.get_name()))
    });
    verbs.collect()
}

/// The names that are similar to a word.
pub(super) fn similar<'a>(
    word: &str,
    names: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = &'a str> {
    names.filter(move |name| strsim::jaro_winkler(word, name) > MIN_SIMILARITY)
}
