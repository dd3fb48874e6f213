//! Fields of a search hit.

use super::STATUSES;
use crate::model::Hit;
use crate::record::{Field, Value, fields};

/// The fields of a hit.
pub(crate) const FIELDS: &[Field<Hit>] = fields! { hit, now;
    Table "id" Integer, "The id of the post or comment" => Value::Id(hit.id);
    Table "kind" Enum(&["post", "comment"]), "What was found" => hit.status.kind();
    Data "slug" / "post" Slug, "The slug of the post, or of the one that the comment is on"
        => hit.slug.as_str();
    Table "title" / "post_title" Text, "The title of the same post"
        => Value::Linked(hit.title.clone(), hit.slug.to_string());
    Data "status" Enum(&STATUSES), "The current status"
        => hit.status.name();
    Data "date" / "published" Time,
        "When it was published, or written if it was not" => hit.date;
    Data "score" Nullable(&Number),
        "How well it fits, the more the better; null in the order of dates"
        => hit.score.map(|score| Value::Real((score * 1e3).round() / 1e3));
    Table "snippet" Text, "The piece of it that has the words"
        => Value::Marked(hit.snippet.text.clone(), hit.snippet.marks.clone());
};
