//! A post as fields.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Field, Shown, coming, field};
use crate::model::{Post, PostStatus};
use crate::output::Value;

/// The fields of a post.
pub const FIELDS: &[Field<Post>] = &[
    field("id", Shown::Table, |post, _| Value::Id(post.id)),
    field("slug", Shown::Table, |post, _| post.slug.as_str().into()),
    field("title", Shown::Table, |post, _| post.title.as_str().into()),
    field("author", Shown::Data, |post, _| post.author.clone().into()),
    field("status", Shown::Table, |post, now| {
        post.status(now).name().into()
    }),
    field("published_at", Shown::Table, |post, _| {
        post.published_at.into()
    }),
    field("tags", Shown::Data, |post, _| {
        Value::Words(post.tags.clone())
    }),
    field("comment_count", Shown::Table, |post, _| {
        Value::Count(post.comments)
    }),
    field("comments_open", Shown::Record, |post, _| {
        Value::Bool(post.comments_open)
    }),
    field("summary", Shown::Record, |post, _| {
        post.summary.clone().into()
    }),
    field("body", Shown::Record, |post, _| post.body.as_str().into()),
    field("created_at", Shown::Record, |post, _| {
        post.created_at.into()
    }),
    field("updated_at", Shown::Record, |post, _| {
        post.updated_at.into()
    }),
    field("revision", Shown::Record, |post, _| {
        Value::Id(post.revision)
    }),
    field("old_slugs", Shown::Record, |post, _| {
        Value::Words(post.old_slugs.clone())
    }),
];

/// Where a post stands, with the time it will appear in this zone if that is to
/// come.
pub fn standing(post: &Post, now: Timestamp, zone: &TimeZone) -> String {
    let status = post.status(now);
    match post.published_at {
        Some(time) if status == PostStatus::Scheduled => {
            format!("scheduled for {}", coming(time, now, zone))
        }
        _ => status.name().to_owned(),
    }
}

/// The name of a post in a sentence.
pub fn named(post: &Post) -> String {
    format!("post {} {}", post.id, post.slug)
}
