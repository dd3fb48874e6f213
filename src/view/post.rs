//! A post as fields.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Field, Kind, Shown, coming, field};
use crate::model::{Post, PostStatus};
use crate::output::Value;

/// The fields of a post.
pub const FIELDS: &[Field<Post>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the post",
        |post, _| Value::Id(post.id),
    ),
    field(
        "slug",
        Kind::Text,
        Shown::Table,
        "Its place in addresses, which no other post has",
        |post, _| post.slug.as_str().into(),
    ),
    field("title", Kind::Text, Shown::Table, "Its title", |post, _| {
        Value::Linked(post.title.clone(), post.slug.clone())
    }),
    field(
        "author",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "Who wrote it",
        |post, _| post.author.clone().into(),
    ),
    field(
        "status",
        Kind::OneOf(&["draft", "scheduled", "published"]),
        Shown::Table,
        "Where it stands now",
        |post, now| post.status(now).name().into(),
    ),
    field(
        "published_at",
        Kind::Maybe(&Kind::Time),
        Shown::Table,
        "When it appeared or will; null of a draft",
        |post, _| post.published_at.into(),
    ),
    field(
        "tags",
        Kind::List(&Kind::Text),
        Shown::Data,
        "Its tags",
        |post, _| Value::Words(post.tags.clone()),
    ),
    field(
        "comment_count",
        Kind::Count,
        Shown::Table,
        "How many comments it has, of every status",
        |post, _| Value::Count(post.comments),
    ),
    field(
        "comments_open",
        Kind::Bool,
        Shown::Record,
        "Whether readers may comment",
        |post, _| Value::Bool(post.comments_open),
    ),
    field(
        "summary",
        Kind::Maybe(&Kind::Text),
        Shown::Record,
        "What it is about",
        |post, _| post.summary.clone().into(),
    ),
    field(
        "body",
        Kind::Text,
        Shown::Record,
        "The text, in Markdown",
        |post, _| post.body.as_str().into(),
    ),
    field(
        "created_at",
        Kind::Time,
        Shown::Record,
        "When it was written",
        |post, _| post.created_at.into(),
    ),
    field(
        "updated_at",
        Kind::Time,
        Shown::Record,
        "When it was changed last",
        |post, _| post.updated_at.into(),
    ),
    field(
        "revision",
        Kind::Integer,
        Shown::Record,
        "How many times it was written, the first included",
        |post, _| Value::Id(post.revision),
    ),
    field(
        "old_slugs",
        Kind::List(&Kind::Text),
        Shown::Record,
        "The slugs that it used to have, which still lead to it",
        |post, _| Value::Words(post.old_slugs.clone()),
    ),
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
