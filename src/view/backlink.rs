//! Fields of a backlink.

use crate::model::{Slug, TextId};
use crate::record::{Field, Value, fields};

/// A link to a post.
pub(crate) struct Backlink {
    /// The id of the post or comment with the link.
    pub id: TextId,
    /// The slug of the post with the link, or of the post of the comment.
    pub slug: Slug,
    /// The title of the same post.
    pub title: String,
    /// The link as written.
    pub link: String,
    /// Whether the link uses an old slug.
    pub old: bool,
}

/// The fields of a backlink.
pub(crate) const FIELDS: &[Field<Backlink>] = fields! { found, now;
    Table "id" Integer, "The id of the post or comment with the link" => found.id;
    Table "kind" Enum(&["post", "comment"]), "The kind of the record with the link"
        => found.id.kind().name();
    Table "slug" / "post" Slug, "The slug of the post, or of the post of the comment"
        => found.slug.as_str();
    Table "title" / "post_title" Text, "The title of that post" => found.title.as_str();
    Table "link" Text, "The link as written" => found.link.as_str();
    Table "old" Bool, "Whether the link uses an old slug" => Value::Bool(found.old);
};
