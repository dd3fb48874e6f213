//! What replacing changes, as fields and in words.

use super::{Field, Kind, Shown, counted, field};
use crate::model::{Edit, Place, Replacement, TextKind, Total};
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

/// A row for each place of an edit by this replacement.
pub fn rows<'e>(
    edit: &'e Edit,
    replacement: &'e Replacement,
) -> impl Iterator<Item = Row> + use<'e> {
    let texts = edit.texts.iter();
    let places = texts.flat_map(|text| replacement.places(text));
    places.map(|place| Row {
        kind: edit.kind,
        id: edit.id,
        slug: edit.slug.clone(),
        place,
    })
}

/// `3 posts, 2 comments (7 places)`.
pub fn described(total: &Total) -> String {
    let parts: Vec<String> = [(total.posts, "post"), (total.comments, "comment")]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    let places = i64::try_from(total.places).unwrap_or(i64::MAX);
    format!("{} ({})", parts.join(", "), counted(places, "place"))
}
