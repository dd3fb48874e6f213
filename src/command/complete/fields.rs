//! The fields that each command can show.

use crate::view::{self, Answer, Field, Presence};

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
    let named = |field: &Field<T>| (field.about.name, field.about.doc);
    fields.iter().map(named).collect()
}

/// Those that `--fields` takes.
fn parts(answer: &Answer) -> Vec<(&'static str, &'static str)> {
    match answer {
        Answer::One(parts) | Answer::Many(parts) => parts
            .iter()
            .filter(|part| part.presence != Presence::Usually)
            .map(|part| (part.about.name, part.about.doc))
            .collect(),
        Answer::Any(answers) => answers.first().map_or_else(Vec::new, parts),
        Answer::Nothing | Answer::Other(_) | Answer::Rows(_) => Vec::new(),
    }
}
