//! A link to a post as fields.

use super::{Field, Shown, field};
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
    field("id", Shown::Table, |found, _| Value::Id(found.id)),
    field("kind", Shown::Table, |found, _| found.kind.name().into()),
    field("slug", Shown::Table, |found, _| found.slug.as_str().into()),
    field("title", Shown::Table, |found, _| {
        found.title.as_str().into()
    }),
    field("link", Shown::Table, |found, _| found.link.as_str().into()),
    field("old", Shown::Table, |found, _| Value::Bool(found.old)),
];
