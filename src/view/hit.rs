//! What a search found as fields.

use super::{Field, Shown, field};
use crate::model::Hit;
use crate::output::Value;

/// The fields of a hit.
pub const FIELDS: &[Field<Hit>] = &[
    field("id", Shown::Table, |hit, _| Value::Id(hit.id)),
    field("kind", Shown::Table, |hit, _| hit.status.kind().into()),
    field("slug", Shown::Table, |hit, _| hit.slug.as_str().into()),
    field("title", Shown::Data, |hit, _| hit.title.as_str().into()),
    field("status", Shown::Data, |hit, _| hit.status.name().into()),
    field("date", Shown::Data, |hit, _| hit.date.into()),
    field("score", Shown::Data, |hit, _| {
        let rounded = |score: f64| (score * 1e3).round() / 1e3;
        hit.score.map(|score| Value::Real(rounded(score))).into()
    }),
    field("snippet", Shown::Table, |hit, _| {
        Value::Marked(hit.snippet.text.clone(), hit.snippet.marks.clone())
    }),
];
