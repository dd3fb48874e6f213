//! The fields that each command can show.

use crate::record::{Field, OutputSchema, Presence};
use crate::view;

/// The names of the fields of a command, with what each is.
pub fn fields(command: &str) -> Vec<(&'static str, &'static str)> {
    match command {
        // Whole, these answer with something else.
        "stats" => of(view::stats::FIELDS),
        "changes" => of(view::change::FIELDS),
        _ => crate::cli::answer(command.split(' ')).map_or_else(Vec::new, |answer| parts(&answer)),
    }
}

fn of<T>(fields: &'static [Field<T>]) -> Vec<(&'static str, &'static str)> {
    let named = |field: &Field<T>| (field.info.name, field.info.doc);
    fields.iter().map(named).collect()
}

/// Those that `--fields` takes.
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
