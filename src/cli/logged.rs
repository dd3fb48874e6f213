//! The command as the log shows it.

use std::ffi::OsString;

use super::arguments::place_of_command;
use super::global::{GLOBAL, GLOBAL_FLAGS};
use crate::model::cut;

/// Options whose value is not for the log: texts, which it keeps in its images,
/// and what is private.
const UNLOGGED: [&str; 5] = ["--body", "-b", "--email", "--summary", "--website"];

/// The nouns whose `--author` is somebody who wrote a comment, which is private too.
const OF_READERS: [&str; 2] = ["comment", "rule"];

/// A longer word of a command is cut in the log.
const LONGEST_WORD: usize = 60;

/// The command as the log shows it: on one line, as a shell would read it,
/// without long texts, private ones, and the global options.
pub fn as_logged(arguments: &[OsString]) -> String {
    let noun = place_of_command(arguments).and_then(|at| arguments.get(at));
    let of_readers = noun.is_some_and(|noun| OF_READERS.iter().any(|name| noun == name));
    let mut words = Vec::new();
    let mut rest = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    let mut only_values = false;
    while let Some(word) = rest.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (&*word, None),
        };
        if only_values || !word.starts_with('-') {
            words.push(quoted(&word));
        } else if GLOBAL.contains(&name) {
            if value.is_none() {
                rest.next();
            }
        } else if GLOBAL_FLAGS.contains(&&*word) {
        } else if UNLOGGED.contains(&name) || of_readers && name == "--author" {
            if value.is_none() {
                rest.next();
            }
            words.push(format!("{name} …"));
        } else if word.starts_with("-b") {
            words.push("-b …".to_owned());
        } else {
            only_values = word == "--";
            words.push(quoted(&word));
        }
    }
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let short = cut(word.chars(), LONGEST_WORD);
    if short
        .chars()
        .all(|c| c.is_alphanumeric() || "-_=./:,@+…".contains(c))
        && !short.is_empty()
    {
        return short;
    }
    format!("'{}'", short.replace('\'', "'\\''"))
}
