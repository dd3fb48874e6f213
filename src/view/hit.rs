//! Fields of a search hit.

use super::STATUSES;
use crate::model::Hit;
use crate::record::{Field, Value, fields};

/// The fields of a hit.
pub(crate) const FIELDS: &[Field<Hit>] = fields! { hit, now;
    Table "id" Integer, "The id of the post or comment" => Value::Id(hit.id);
    Table "kind" Enum(&["post", "comment"]), "The kind of the record" => hit.status.kind();
    Data "slug" / "post" Slug, "The slug of the post, or of the post of the comment"
        => hit.slug.as_str();
    Table "title" / "post_title" Text, "The title of that post"
        => Value::Linked(hit.title.clone(), hit.address.clone());
    Data "status" Enum(&STATUSES), "The current status"
        => hit.status.name();
    Data "date" / "published" Time,
        "When it was published, or written if it is a draft or comment" => hit.date;
    Data "score" Nullable(&Number),
        "The relevance, higher is better; null when sorted by date"
        => hit.score.map(|score| Value::Real((score * 1e3).round() / 1e3));
    Table "snippet" Text, "The excerpt with the matches"
        => Value::Marked(hit.snippet.text.clone(), hit.snippet.marks.clone());
};
