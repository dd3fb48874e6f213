//! A comment as fields.

use super::{About, Field, Kind, Shown, about, field};
use crate::model::Comment;
use crate::output::Value;

/// The fields of a comment. The address of its author is shown to those only
/// who ask for it.
pub const FIELDS: &[Field<Comment>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the comment",
        |comment, _| Value::Id(comment.id),
    ),
    field(
        "post_id",
        Kind::Integer,
        Shown::Data,
        "The id of the post that it is on",
        |comment, _| Value::Id(comment.post_id),
    ),
    field(
        "post",
        Kind::Text,
        Shown::Table,
        "The slug of that post",
        |comment, _| comment.post_slug.as_str().into(),
    ),
    field(
        "parent_id",
        Kind::Maybe(&Kind::Integer),
        Shown::Data,
        "The id of the comment that it answers",
        |comment, _| comment.parent_id.map(Value::Id).into(),
    ),
    field(
        "author",
        Kind::Text,
        Shown::Table,
        "Who wrote it",
        |comment, _| comment.author.as_str().into(),
    ),
    field(
        "status",
        Kind::OneOf(&["pending", "approved", "spam"]),
        Shown::Table,
        "What was decided about it",
        |comment, _| comment.status.name().into(),
    ),
    field(
        "created_at",
        Kind::Time,
        Shown::Table,
        "When it was written",
        |comment, _| comment.created_at.into(),
    ),
    field(
        "website",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "The website of its author",
        |comment, _| comment.website.clone().into(),
    ),
    field(
        "body",
        Kind::Text,
        Shown::Table,
        "The text, in Markdown",
        |comment, _| comment.body.as_str().into(),
    ),
    field(
        "depth",
        Kind::Integer,
        Shown::Asked,
        "How deep in its thread it stands; 0 begins one",
        |comment, _| Value::Id(comment.depth),
    ),
    field(
        "post_title",
        Kind::Text,
        Shown::Record,
        "The title of the post",
        |comment, _| comment.post_title.as_str().into(),
    ),
    field(
        "updated_at",
        Kind::Time,
        Shown::Record,
        "When it was changed last",
        |comment, _| comment.updated_at.into(),
    ),
    field(
        "revision",
        Kind::Integer,
        Shown::Record,
        "How many times it was written, the first included",
        |comment, _| Value::Id(comment.revision),
    ),
    field(
        "reason",
        Kind::Maybe(&Kind::Text),
        Shown::Record,
        "What decided about it as it came in, and why",
        |comment, _| comment.reason.clone().into(),
    ),
    field(
        "email",
        Kind::Maybe(&Kind::Text),
        Shown::Asked,
        "The address of its author; only if it is asked for",
        |comment, _| comment.email.clone().into(),
    ),
];

/// The comments on a post, in it.
pub const COMMENTS: About = about(
    "comments",
    Kind::List(&Kind::Object(in_post)),
    "Its comments in the order of their threads",
);

fn in_post() -> Vec<About> {
    let abouts = FIELDS.iter().map(|field| field.about);
    let is_in_post = |about: &About| IN_POST.contains(&about.name);
    abouts.filter(is_in_post).collect()
}

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
