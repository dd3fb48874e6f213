//! What a search found as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Hit;
use crate::output::Value;

/// The fields of a hit.
pub const FIELDS: &[Field<Hit>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the post or comment",
        |hit, _| Value::Id(hit.id),
    ),
    field(
        "kind",
        Kind::OneOf(&["post", "comment"]),
        Shown::Table,
        "What was found",
        |hit, _| hit.status.kind().into(),
    ),
    field(
        "slug",
        Kind::Text,
        Shown::Table,
        "The slug of the post, or of the one that the comment is on",
        |hit, _| hit.slug.as_str().into(),
    ),
    field(
        "title",
        Kind::Text,
        Shown::Data,
        "The title of the same post",
        |hit, _| hit.title.as_str().into(),
    ),
    field(
        "status",
        Kind::OneOf(&[
            "draft",
            "scheduled",
            "published",
            "pending",
            "approved",
            "spam",
        ]),
        Shown::Data,
        "Where it stands",
        |hit, _| hit.status.name().into(),
    ),
    field(
        "date",
        Kind::Time,
        Shown::Data,
        "When it was published, or written if it was not",
        |hit, _| hit.date.into(),
    ),
    field(
        "score",
        Kind::Maybe(&Kind::Number),
        Shown::Data,
        "How well it fits, the more the better; null in the order of dates",
        |hit, _| {
            let rounded = |score: f64| (score * 1e3).round() / 1e3;
            hit.score.map(|score| Value::Real(rounded(score))).into()
        },
    ),
    field(
        "snippet",
        Kind::Text,
        Shown::Table,
        "The piece of it that has the words",
        |hit, _| Value::Marked(hit.snippet.text.clone(), hit.snippet.marks.clone()),
    ),
];
