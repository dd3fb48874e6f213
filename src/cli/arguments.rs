//! What the arguments tell before they are understood, or when they cannot be.

use std::ffi::OsString;

use clap::ValueEnum;

use super::command;
use super::global::{Color, GLOBAL};

/// Whether errors are to be written as JSON, as far as the arguments tell
/// before they are understood.
pub fn wants_json(arguments: &[OsString]) -> bool {
    let asked = match given(words(arguments), "--format") {
        Some(format) => Some(format.to_owned()),
        None => std::env::var("BLOG_FORMAT").ok(),
    };
    asked.is_some_and(|format| format == "json" || format == "jsonl")
}

/// Whether to use colour, as far as the arguments tell before they are understood;
/// None leaves it to the terminal.
pub fn color(arguments: &[OsString]) -> Option<bool> {
    let when = Color::from_str(given(words(arguments), "--color")?, false);
    when.ok().and_then(Color::always)
}

/// The arguments that are text, behind the program.
fn words(arguments: &[OsString]) -> impl Iterator<Item = &str> {
    arguments.iter().filter_map(|word| word.to_str()).skip(1)
}

/// The last value that words give to a global option.
pub fn given<'a>(words: impl Iterator<Item = &'a str>, option: &str) -> Option<&'a str> {
    let mut words = words.take_while(|word| *word != "--");
    let mut last = None;
    while let Some(word) = words.next() {
        match word.strip_prefix(option) {
            Some("") => last = words.next(),
            Some(rest) => last = rest.strip_prefix('=').or(last),
            None => {}
        }
    }
    last
}

/// Where the command stands, behind global options.
pub fn place_of_command(arguments: &[OsString]) -> Option<usize> {
    let mut words = arguments.iter().enumerate().skip(1);
    while let Some((at, word)) = words.next() {
        match word.to_str() {
            Some(word) if GLOBAL.contains(&word) => {
                words.next();
            }
            Some(word) if word.starts_with('-') => {}
            _ => return Some(at),
        }
    }
    None
}

/// The words of the command that is named, as far as there is one.
pub fn named(arguments: &[OsString]) -> Vec<String> {
    let mut root = command();
    root.build();
    let mut command = &root;
    let mut words = Vec::new();
    let start = place_of_command(arguments).unwrap_or(arguments.len());
    for word in arguments
        .iter()
        .skip(start)
        .filter_map(|word| word.to_str())
    {
        if let Some(below) = command.find_subcommand(word) {
            words.push(below.get_name().to_owned());
            command = below;
        }
    }
    words
}
