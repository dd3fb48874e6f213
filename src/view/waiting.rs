//! A comment that waits as fields.

use super::{Field, Shown, field};
use crate::model::Waiting;
use crate::output::Value;

/// The fields of a comment that waits. The address of its author is shown to those
/// only who ask for it.
pub const FIELDS: &[Field<Waiting>] = &[
    field("id", Shown::Table, |waiting, _| {
        Value::Id(waiting.comment.id)
    }),
    field("post_id", Shown::Data, |waiting, _| {
        Value::Id(waiting.comment.post_id)
    }),
    field("post", Shown::Table, |waiting, _| {
        waiting.comment.post_slug.as_str().into()
    }),
    field("author", Shown::Table, |waiting, _| {
        waiting.comment.author.as_str().into()
    }),
    field("approved", Shown::Table, |waiting, _| {
        Value::Count(waiting.record.approved)
    }),
    field("spam", Shown::Table, |waiting, _| {
        Value::Count(waiting.record.spam)
    }),
    field("answers", Shown::Data, |waiting, _| {
        waiting.comment.parent_id.map(Value::Id).into()
    }),
    field("answers_author", Shown::Data, |waiting, _| {
        waiting.parent_author.clone().into()
    }),
    field("reason", Shown::Table, |waiting, _| {
        waiting.comment.reason.clone().into()
    }),
    field("created_at", Shown::Data, |waiting, _| {
        waiting.comment.created_at.into()
    }),
    field("website", Shown::Data, |waiting, _| {
        waiting.comment.website.clone().into()
    }),
    field("body", Shown::Table, |waiting, _| {
        waiting.comment.body.as_str().into()
    }),
    field("email", Shown::Asked, |waiting, _| {
        waiting.comment.email.clone().into()
    }),
];
