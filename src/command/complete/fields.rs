//! The fields that each command can show.

use crate::view::{self, Field};

/// The names of the fields of a command, with what each is.
pub fn fields(command: &str) -> Vec<(&'static str, &'static str)> {
    match command {
        "post list" | "post show" => of(view::post::FIELDS),
        "post backlinks" => of(view::backlink::FIELDS),
        "post history" | "comment history" => of(view::version::FIELDS),
        "comment list" | "comment show" => of(view::comment::FIELDS),
        "comment queue" => of(view::waiting::FIELDS),
        "tag list" => of(view::tag::FIELDS),
        "search" => of(view::hit::FIELDS),
        "stats" => of(view::stats::FIELDS),
        "replace" => of(view::replace::FIELDS),
        "apply" => of(view::plan::FIELDS),
        "rule list" | "rule show" => of(view::rule::FIELDS),
        "rule test" => of(view::recheck::TRIAL),
        "config list" => of(view::setting::FIELDS),
        "log" => of(view::operation::FIELDS),
        "changes" => of(view::change::FIELDS),
        _ => Vec::new(),
    }
}

fn of<T>(fields: &'static [Field<T>]) -> Vec<(&'static str, &'static str)> {
    fields
        .iter()
        .map(|field| (field.about.name, field.about.doc))
        .collect()
}
