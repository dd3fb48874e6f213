//! What replacing changes, as fields and in words.

use super::{Field, Kind, Shown, counted, field};
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
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the post or comment",
        |row, _| Value::Id(row.id),
    ),
    field(
        "kind",
        Kind::OneOf(&["post", "comment"]),
        Shown::Table,
        "What has the text",
        |row, _| row.kind.name().into(),
    ),
    field(
        "slug",
        Kind::Text,
        Shown::Data,
        "The slug of the post, or of the one that the comment is on",
        |row, _| row.slug.as_str().into(),
    ),
    field(
        "field",
        Kind::OneOf(&["title", "body"]),
        Shown::Table,
        "Which text of it",
        |row, _| row.place.field.into(),
    ),
    field(
        "line",
        Kind::Integer,
        Shown::Table,
        "The line in that text, from 1",
        |row, _| Value::Id(i64::try_from(row.place.line).unwrap_or(i64::MAX)),
    ),
    field(
        "before",
        Kind::Text,
        Shown::Table,
        "The line as it was",
        |row, _| row.place.before.as_str().into(),
    ),
    field(
        "after",
        Kind::Text,
        Shown::Table,
        "The line as it is then",
        |row, _| row.place.after.as_str().into(),
    ),
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
