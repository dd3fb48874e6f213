//! A tag as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Tag;
use crate::output::Value;

/// The fields of a tag, which is known by its name.
pub const FIELDS: &[Field<Tag>] = &[
    field("name", Kind::Text, Shown::Table, "The tag", |tag, _| {
        tag.name.as_str().into()
    }),
    field(
        "posts",
        Kind::Count,
        Shown::Table,
        "How many posts carry it",
        |tag, _| Value::Count(tag.posts),
    ),
];
