//! A tag as fields.

use super::{Field, Shown, field};
use crate::model::Tag;
use crate::output::Value;

/// The fields of a tag, which is known by its name.
pub const FIELDS: &[Field<Tag>] = &[
    field("name", Shown::Table, |tag, _| tag.name.as_str().into()),
    field("posts", Shown::Table, |tag, _| Value::Count(tag.posts)),
];
