//! A change as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Change;
use crate::output::Value;

/// The fields of a change.
pub const FIELDS: &[Field<Change>] = &[
    field(
        "batch",
        Kind::Integer,
        Shown::Table,
        "The number of the batch",
        |change, _| Value::Id(change.batch),
    ),
    field(
        "change",
        Kind::OneOf(&["new", "edited", "removed", "visible"]),
        Shown::Table,
        "What happened to it",
        |change, _| change.effect.name().into(),
    ),
    field(
        "kind",
        Kind::OneOf(&["post", "comment"]),
        Shown::Table,
        "What has changed",
        |change, _| change.state.kind().into(),
    ),
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the post or comment",
        |change, _| Value::Id(change.id),
    ),
    field(
        "slug",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "The slug of the post, or of the one that the comment is on",
        |change, _| change.slug.clone().into(),
    ),
    field(
        "title",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "The title of the same post",
        |change, _| change.title.clone().into(),
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
        Shown::Table,
        "Where it stands, or stood before it was removed",
        |change, _| change.state.status().into(),
    ),
    field(
        "at",
        Kind::Time,
        Shown::Table,
        "When it changed",
        |change, _| change.at.into(),
    ),
    field(
        "operation",
        Kind::Maybe(&Kind::Integer),
        Shown::Data,
        "The operation that changed it, as `blog log` numbers them",
        |change, _| change.operation.map(Value::Id).into(),
    ),
];
