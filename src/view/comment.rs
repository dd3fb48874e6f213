//! A comment as fields.

use super::{Field, Shown, field};
use crate::model::Comment;
use crate::output::Value;

/// The fields of a comment. The address of its author is shown to those only
/// who ask for it.
pub const FIELDS: &[Field<Comment>] = &[
    field("id", Shown::Table, |comment, _| Value::Id(comment.id)),
    field("post_id", Shown::Data, |comment, _| {
        Value::Id(comment.post_id)
    }),
    field("post", Shown::Table, |comment, _| {
        comment.post_slug.as_str().into()
    }),
    field("parent_id", Shown::Data, |comment, _| {
        comment.parent_id.map(Value::Id).into()
    }),
    field("author", Shown::Table, |comment, _| {
        comment.author.as_str().into()
    }),
    field("status", Shown::Table, |comment, _| {
        comment.status.name().into()
    }),
    field("created_at", Shown::Table, |comment, _| {
        comment.created_at.into()
    }),
    field("website", Shown::Data, |comment, _| {
        comment.website.clone().into()
    }),
    field("body", Shown::Table, |comment, _| {
        comment.body.as_str().into()
    }),
    field("depth", Shown::Asked, |comment, _| Value::Id(comment.depth)),
    field("post_title", Shown::Record, |comment, _| {
        comment.post_title.as_str().into()
    }),
    field("updated_at", Shown::Record, |comment, _| {
        comment.updated_at.into()
    }),
    field("revision", Shown::Record, |comment, _| {
        Value::Id(comment.revision)
    }),
    field("reason", Shown::Record, |comment, _| {
        comment.reason.clone().into()
    }),
    field("email", Shown::Asked, |comment, _| {
        comment.email.clone().into()
    }),
];

/// The fields of a comment inside its post, in a thread.
pub const IN_POST: [&str; 9] = [
    "id",
    "parent_id",
    "depth",
    "author",
    "website",
    "status",
    "created_at",
    "updated_at",
    "body",
];

/// The name of a comment in a sentence.
pub fn named(comment: &Comment) -> String {
    format!(
        "comment {} on post {} {}",
        comment.id, comment.post_id, comment.post_slug
    )
}

/// What is said of a new comment, with why it does not show if it does not.
pub fn added(comment: &Comment) -> String {
    let status = comment.status.name();
    let status = match &comment.reason {
        Some(reason) => format!("{status}: {reason}"),
        None => status.to_owned(),
    };
    format!("added {} ({status})", named(comment))
}
