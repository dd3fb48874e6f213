//! A link to a post as fields.

use super::{Field, Kind, Shown, field};
use crate::model::TextKind;
use crate::output::Value;

/// A link to a post in some text.
pub struct Backlink {
    /// What has the text.
    pub kind: TextKind,
    /// The id of that.
    pub id: i64,
    /// The slug of the post that has the text, or that the comment is on.
    pub slug: String,
    /// The title of the same.
    pub title: String,
    /// The link as it is written.
    pub link: String,
    /// Whether it leads there by an old slug.
    pub old: bool,
}

/// The fields of a link to a post.
pub const FIELDS: &[Field<Backlink>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the post or comment that has the link",
        |found, _| Value::Id(found.id),
    ),
    field(
        "kind",
        Kind::OneOf(&["post", "comment"]),
        Shown::Table,
        "What has the link",
        |found, _| found.kind.name().into(),
    ),
    field(
        "slug",
        Kind::Text,
        Shown::Table,
        "The slug of the post that has it, or that the comment is on",
        |found, _| found.slug.as_str().into(),
    ),
    field(
        "title",
        Kind::Text,
        Shown::Table,
        "The title of the same post",
        |found, _| found.title.as_str().into(),
    ),
    field(
        "link",
        Kind::Text,
        Shown::Table,
        "The link as it is written",
        |found, _| found.link.as_str().into(),
    ),
    field(
        "old",
        Kind::Bool,
        Shown::Table,
        "Whether it leads there by an old slug",
        |found, _| Value::Bool(found.old),
    ),
];
