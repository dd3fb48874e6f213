//! The words of other tools. They are answered with ours, and never run.

mod option;
mod words;

use clap::{Arg, Command};

use self::option::{OF_PAGE, has, is_placeholder, known, option};
pub(super) use self::option::{is_known, meaning, ours};
use self::words::VALUES;
pub(super) use self::words::VERBS;
#[cfg(test)]
pub(super) use self::words::{OPTIONS, Takes};

/// The rows of a list without `--limit` on a terminal, for `--page`.
const PAGE: u64 = 50;

/// The commands below `command` that a word of another tool may mean: templates, and those
/// that begin with `/` belong below the root.
pub(super) fn verbs<'a>(
    root: &'a Command,
    command: &'a Command,
    word: &str,
) -> impl Iterator<Item = &'static str> + use<'a> {
    let noun = match std::ptr::eq(root, command) {
        true => "",
        false => command.get_name(),
    };
    let exists = move |ours: &&&'static str| find(root, command, ours).is_some();
    let row = VERBS
        .iter()
        .filter(|(below, words, _)| {
            (*below == noun || *below == "*" && !noun.is_empty()) && has(words, word)
        })
        .find(|(.., ours)| ours.iter().any(|ours| exists(&ours)));
    let ours = row.map_or(&[][..], |(.., ours)| ours);
    ours.iter().filter(exists).copied()
}

/// The command that a template of [`VERBS`] names.
fn find<'a>(root: &'a Command, below: &'a Command, ours: &'static str) -> Option<Found<'a>> {
    let (command, path) = match ours.strip_prefix('/') {
        Some(path) => (root, path),
        None => (below, ours),
    };
    let mut found = Found {
        command,
        names: Vec::new(),
        template: Vec::new(),
    };
    for word in path.split_whitespace() {
        let inner = match found.template.is_empty() && !word.starts_with(['{', '-']) {
            true => found.command.find_subcommand(word),
            false => None,
        };
        match inner {
            Some(inner) => {
                found.command = inner;
                found.names.push(word);
            }
            None => found.template.push(word),
        }
    }
    // A word after the names is a format: `export comments`.
    let takes_word = found.command.get_positionals().next().is_some();
    let first = found.template.first().copied().unwrap_or("-");
    let is_known = takes_word || first.starts_with(['{', '-']);
    (is_known && (!found.names.is_empty() || path.starts_with('-'))).then_some(found)
}

/// A command, the names of it from where the template begins, and the rest of the template.
struct Found<'a> {
    command: &'a Command,
    names: Vec<&'static str>,
    template: Vec<&'static str>,
}

/// The command lines in our words, without the program; none if nothing typed is a word of
/// another tool. Options before the command that belong behind it are moved there.
pub(super) fn translate(root: &Command, typed: &[&str]) -> Vec<Vec<String>> {
    let mut lines = vec![Line::new(root)];
    let mut typed = typed.iter().copied().peekable();
    while let Some(word) = typed.next() {
        if word == "--" {
            let rest: Vec<&str> = typed.by_ref().collect();
            for line in &mut lines {
                line.words.push(word.to_owned());
                line.words.extend(rest.iter().map(|&word| word.to_owned()));
            }
        } else if word.len() > 1 && word.starts_with('-') {
            let next = typed.peek().copied();
            // All lines take the same number of arguments: they differ only in the verb.
            let taken = lines.iter_mut().map(|line| line.option(word, next)).max();
            if taken == Some(true) {
                typed.next();
            }
        } else {
            lines = lines
                .into_iter()
                .flat_map(|line| line.word(root, word))
                .collect();
        }
    }
    lines.into_iter().filter_map(Line::finish).collect()
}

/// A command line in our words, so far.
#[derive(Clone)]
struct Line<'a> {
    command: &'a Command,
    /// The names of the command and what was typed between them.
    path: Vec<String>,
    words: Vec<String>,
    /// Options before the command that it does not have, and what may be their values.
    early: Vec<(String, Option<String>)>,
    /// The rest of the template of the verb.
    template: Vec<&'static str>,
    page: Option<u64>,
    is_foreign: bool,
}

impl<'a> Line<'a> {
    fn new(root: &'a Command) -> Self {
        Line {
            command: root,
            path: Vec::new(),
            words: Vec::new(),
            early: Vec::new(),
            template: Vec::new(),
            page: None,
            is_foreign: false,
        }
    }

    /// Adds a word: a subcommand, or a positional argument.
    fn word(mut self, root: &'a Command, word: &str) -> Vec<Line<'a>> {
        let Line { command, .. } = self;
        let takes_words = command.get_positionals().next().is_some();
        if !self.words.is_empty() || !command.has_subcommands() {
            self.positional(word);
            return vec![self];
        }
        if let Some(inner) = command.find_subcommand(word) {
            self.enter(inner, word);
            return vec![self];
        }
        let mut lines = Vec::new();
        for ours in verbs(root, command, word) {
            let mut line = self.clone();
            line.is_foreign = true;
            if ours.starts_with('/') {
                line.path.retain(|word| word.starts_with('-'));
            }
            if let Some(found) = find(root, command, ours) {
                line.path
                    .extend(found.names.iter().map(|&name| name.to_owned()));
                line.command = found.command;
                line.template = found.template;
                line.settle();
                lines.push(line);
            }
        }
        if lines.is_empty() && takes_words {
            self.positional(word);
            lines.push(self);
        }
        lines
    }

    fn enter(&mut self, inner: &'a Command, name: &str) {
        self.command = inner;
        self.path.push(name.to_owned());
    }

    /// Moves the words of the template that are not placeholders to the line.
    fn settle(&mut self) {
        while self
            .template
            .first()
            .is_some_and(|word| !word.starts_with('{'))
        {
            self.words.push(self.template.remove(0).to_owned());
        }
    }

    fn positional(&mut self, word: &str) {
        if !self.template.is_empty() {
            self.template.remove(0);
        }
        let word = match self.command.get_positionals().next() {
            Some(arg) if self.words.is_empty() => self.value(arg, word),
            _ => word.to_owned(),
        };
        self.words.push(word);
        self.settle();
    }

    /// Adds an option; returns whether the next argument is its value.
    fn option(&mut self, typed: &str, next: Option<&str>) -> bool {
        if let Some((arg, value)) = known(self.command, typed) {
            let takes_next = value.is_none() && arg.get_action().takes_values();
            let name = typed
                .strip_suffix(value.unwrap_or_default())
                .unwrap_or(typed);
            let value = value.map(|value| self.value(arg, value));
            self.push(format!("{name}{}", value.unwrap_or_default()));
            if let Some(next) = next.filter(|_| takes_next) {
                let next = self.value(arg, next);
                self.push(next);
            }
            return takes_next;
        }
        if let Some((ours, value, takes_next)) = option(self.command, typed, next) {
            self.is_foreign = true;
            for word in ours.split_whitespace() {
                match word {
                    "--offset" if ours.ends_with(OF_PAGE) => {}
                    OF_PAGE => self.page = value.parse().ok(),
                    "{}" => self.push(value.to_owned()),
                    _ if is_placeholder(word) => self.positional(value),
                    _ => self.push(word.to_owned()),
                }
            }
            return takes_next;
        }
        if !self.is_before_command() {
            self.push(typed.to_owned());
            return false;
        }
        let value = next.filter(|next| self.command.find_subcommand(next).is_none());
        self.early
            .push((typed.to_owned(), value.map(str::to_owned)));
        value.is_some()
    }

    /// Whether a subcommand may follow.
    fn is_before_command(&self) -> bool {
        self.words.is_empty() && self.command.has_subcommands()
    }

    fn push(&mut self, word: String) {
        match self.is_before_command() {
            true => self.path.push(word),
            false => self.words.push(word),
        }
    }

    /// A value in our words.
    fn value(&mut self, arg: &Arg, value: &str) -> String {
        let possible = arg.get_possible_values();
        let is_ours = |value: &str| possible.iter().any(|known| known.matches(value, false));
        let id = arg.get_id().as_str();
        let row = VALUES.iter().find(|(of, words, ours)| {
            *of == id
                && has(words, value)
                && (possible.is_empty() || is_ours(ours))
                && !is_ours(value)
        });
        match row {
            Some((.., ours)) => {
                self.is_foreign = true;
                (*ours).to_owned()
            }
            None => value.to_owned(),
        }
    }

    /// The words of the line, if there is a word of another tool in them.
    fn finish(mut self) -> Option<Vec<String>> {
        for (typed, value) in std::mem::take(&mut self.early) {
            self.is_foreign = true;
            if known(self.command, &typed).is_none()
                && option(self.command, &typed, value.as_deref()).is_none()
            {
                return None;
            }
            let is_taken = self.option(&typed, value.as_deref());
            self.words.extend(value.filter(|_| !is_taken));
        }
        for word in std::mem::take(&mut self.template) {
            self.words.push(word.trim_matches(['{', '}']).to_owned());
        }
        if let Some(page) = self.page {
            let mut after = self.words.iter().skip_while(|word| *word != "--limit");
            let limit = after.nth(1).and_then(|limit| limit.parse().ok());
            let skipped = page.saturating_sub(1).saturating_mul(limit.unwrap_or(PAGE));
            if limit.is_none() {
                self.words.extend(["--limit".to_owned(), PAGE.to_string()]);
            }
            self.words
                .extend(["--offset".to_owned(), skipped.to_string()]);
        }
        self.path.append(&mut self.words);
        self.is_foreign.then_some(self.path)
    }
}
