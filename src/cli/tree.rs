//! The tree of commands, for help, suggestions and completion.

use clap::Command;

use crate::command::verb::Entry;
use crate::record::OutputSchema;

/// The source of the tree: clap's definitions and the outputs of the verbs.
#[derive(Clone, Copy)]
pub(super) struct Tree {
    pub command: fn() -> Command,
    pub verbs: &'static [Entry],
}

/// A command line that has a tree.
pub(super) trait Root {
    const TREE: Tree;
}

impl Tree {
    /// The root, with every subcommand and every argument below it.
    pub(super) fn build(self) -> Command {
        let mut root = (self.command)();
        root.build();
        root
    }

    /// The schema of the JSON output of the command with these names.
    pub(super) fn answer<'a>(self, names: impl Iterator<Item = &'a str>) -> Option<OutputSchema> {
        Entry::find(self.verbs, names).map(|entry| (entry.answer)())
    }
}

/// Descends the tree while a word names a subcommand; returns the remaining words.
pub(super) fn descend<'a, 'w, W: AsRef<str>>(
    root: &'a Command,
    mut words: &'w [W],
) -> (&'a Command, &'w [W]) {
    let mut command = root;
    while let Some((word, rest)) = words.split_first()
        && let Some(inner) = command.find_subcommand(word.as_ref())
    {
        (command, words) = (inner, rest);
    }
    (command, words)
}
