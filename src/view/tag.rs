//! Fields of a tag.

use crate::model::Tag;
use crate::record::{Field, Value, fields};

/// The fields of a tag.
pub(crate) const FIELDS: &[Field<Tag>] = fields! { tag, now;
    Table "name" Text, "The tag" => tag.name.as_str();
    Table "posts" Count, "Number of posts with the tag" => Value::Count(tag.posts);
};
