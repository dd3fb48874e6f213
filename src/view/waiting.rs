//! A comment that waits as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Waiting;
use crate::output::Value;

/// The fields of a comment that waits. The address of its author is shown to those
/// only who ask for it.
pub const FIELDS: &[Field<Waiting>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the comment",
        |waiting, _| Value::Id(waiting.comment.id),
    ),
    field(
        "post_id",
        Kind::Integer,
        Shown::Data,
        "The id of the post that it is on",
        |waiting, _| Value::Id(waiting.comment.post_id),
    ),
    field(
        "post",
        Kind::Text,
        Shown::Table,
        "The slug of that post",
        |waiting, _| waiting.comment.post_slug.as_str().into(),
    ),
    field(
        "author",
        Kind::Text,
        Shown::Table,
        "Who wrote it",
        |waiting, _| waiting.comment.author.as_str().into(),
    ),
    field(
        "approved",
        Kind::Count,
        Shown::Table,
        "How many other comments of the same person are approved",
        |waiting, _| Value::Count(waiting.record.approved),
    ),
    field(
        "spam",
        Kind::Count,
        Shown::Table,
        "How many other comments of the same person are spam",
        |waiting, _| Value::Count(waiting.record.spam),
    ),
    field(
        "answers",
        Kind::Maybe(&Kind::Integer),
        Shown::Data,
        "The id of the comment that it answers",
        |waiting, _| waiting.comment.parent_id.map(Value::Id).into(),
    ),
    field(
        "answers_author",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "Who wrote that",
        |waiting, _| waiting.parent_author.clone().into(),
    ),
    field(
        "reason",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "The rule or the setting that lets it wait; null if a person does",
        |waiting, _| waiting.comment.reason.clone().into(),
    ),
    field(
        "created_at",
        Kind::Time,
        Shown::Data,
        "When it was written",
        |waiting, _| waiting.comment.created_at.into(),
    ),
    field(
        "website",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "The website of its author",
        |waiting, _| waiting.comment.website.clone().into(),
    ),
    field(
        "body",
        Kind::Text,
        Shown::Table,
        "The text, in Markdown",
        |waiting, _| waiting.comment.body.as_str().into(),
    ),
    field(
        "email",
        Kind::Maybe(&Kind::Text),
        Shown::Asked,
        "The address of its author; only if it is asked for",
        |waiting, _| waiting.comment.email.clone().into(),
    ),
];
