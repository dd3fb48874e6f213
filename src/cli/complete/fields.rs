//! The fields that each command can show.

use crate::cli::tree::Tree;
use crate::record::Presence;
use crate::record::{Field, OutputSchema};
use crate::view;

/// The names of the fields of a command, with their descriptions.
pub(super) fn fields(tree: Tree, command: &str) -> Vec<(&'static str, &'static str)> {
    match command {
        // Without --fields, these two write something else.
        "stats" => of(view::stats::FIELDS),
        "changes" => of(view::change::FIELDS),
        _ => tree
            .answer(command.split(' '))
            .map_or_else(Vec::new, |answer| parts(&answer)),
    }
}

fn of<T>(fields: &'static [Field<T>]) -> Vec<(&'static str, &'static str)> {
    let named = |field: &Field<T>| (field.info.name, field.info.doc);
    fields.iter().map(named).collect()
}

/// The parts of an answer that `--fields` accepts.
fn parts(answer: &OutputSchema) -> Vec<(&'static str, &'static str)> {
    match answer {
        OutputSchema::One(parts) | OutputSchema::Many(parts) => parts
            .iter()
            .filter(|part| part.presence != Presence::Usually)
            .map(|part| (part.info.name, part.info.doc))
            .collect(),
        OutputSchema::Any(answers) => answers.first().map_or_else(Vec::new, parts),
        OutputSchema::Nothing | OutputSchema::Other(_) | OutputSchema::Rows(_) => Vec::new(),
    }
}
