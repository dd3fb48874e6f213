//! What replacing changes, as fields and in words.

use super::{Field, Shown, counted, field};
use crate::model::{Edit, Place, TextKind};
use crate::output::Value;

/// A place in a post or comment.
pub struct Row {
    kind: TextKind,
    id: i64,
    slug: String,
    place: Place,
}

/// The fields of a place.
pub const FIELDS: &[Field<Row>] = &[
    field("id", Shown::Table, |row, _| Value::Id(row.id)),
    field("kind", Shown::Table, |row, _| row.kind.name().into()),
    field("slug", Shown::Data, |row, _| row.slug.as_str().into()),
    field("field", Shown::Table, |row, _| row.place.field.into()),
    field("line", Shown::Table, |row, _| {
        Value::Id(i64::try_from(row.place.line).unwrap_or(i64::MAX))
    }),
    field("before", Shown::Table, |row, _| {
        row.place.before.as_str().into()
    }),
    field("after", Shown::Table, |row, _| {
        row.place.after.as_str().into()
    }),
];

/// A row for each place.
pub fn rows(edits: &[Edit]) -> impl Iterator<Item = Row> {
    edits.iter().flat_map(|edit| {
        edit.places.iter().map(|place| Row {
            kind: edit.kind,
            id: edit.id,
            slug: edit.slug.clone(),
            place: place.clone(),
        })
    })
}

/// `3 posts, 2 comments (7 places)`.
pub fn described(edits: &[Edit]) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let of = |kind| number(edits.iter().filter(|edit| edit.kind == kind).count());
    let parts: Vec<String> = [(TextKind::Post, "post"), (TextKind::Comment, "comment")]
        .into_iter()
        .map(|(kind, noun)| (of(kind), noun))
        .filter(|&(count, _)| count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    let places = number(edits.iter().map(|edit| edit.places.len()).sum());
    format!("{} ({})", parts.join(", "), counted(places, "place"))
}
