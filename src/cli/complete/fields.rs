//! The fields that each command can show.

use crate::cli::tree::Tree;

/// The names of the fields of a command, with their descriptions.
pub(super) fn fields(tree: Tree, command: &str) -> Vec<(&'static str, &'static str)> {
    let fields = tree
        .answer(command.split(' '))
        .map_or_else(Vec::new, |answer| answer.fields());
    let named = fields.iter().map(|field| (field.name, field.doc));
    named.collect()
}
