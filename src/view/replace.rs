//! Replacements, as fields and in words.

use super::{counted, counted_all};
use crate::model::{Edit, Occurrence, Replacement, Slug, TextId, Total};
use crate::record::{Field, Value, fields};

/// A match in a post or comment.
pub(crate) struct Row {
    id: TextId,
    slug: Slug,
    place: Occurrence,
}

/// The fields of a match.
pub(crate) const FIELDS: &[Field<Row>] = fields! { row, now;
    Table "id" Integer, "The id of the post or comment" => row.id;
    Table "kind" Enum(&["post", "comment"]), "The kind of the record with the text"
        => row.id.kind().name();
    Data "slug" / "post" Slug, "The slug of the post, or of the post of the comment"
        => row.slug.as_str();
    Table "field" Enum(&["title", "body"]), "The field with the text" => row.place.field;
    Table "line" Integer, "The line number in the text, from 1"
        => Value::Id(i64::try_from(row.place.line).unwrap_or(i64::MAX));
    Table "before" Text, "The old line" => marked(&row.place.before, &row.place.after);
    Table "after" Text, "The new line" => marked(&row.place.after, &row.place.before);
};

/// The line, with the part that differs from the other one highlighted.
fn marked(line: &str, other: &str) -> Value {
    let pairs = line.char_indices().zip(other.chars());
    let first = pairs.take_while(|((_, c), other)| c == other).last();
    let start = first.map_or(0, |((at, c), _)| at + c.len_utf8());
    let (rest, other) = (line.get(start..), other.get(start..));
    let pairs = rest.unwrap_or_default().chars().rev();
    let pairs = pairs.zip(other.unwrap_or_default().chars().rev());
    let same = pairs.take_while(|(c, other)| c == other);
    let end = line.len() - same.map(|(c, _)| c.len_utf8()).sum::<usize>();
    Value::Marked(line.to_owned(), std::iter::once(start..end).collect())
}

/// A row for each match of the replacement in an edit.
pub(crate) fn rows<'e>(
    edit: &'e Edit,
    replacement: &'e Replacement,
) -> impl Iterator<Item = Row> + use<'e> {
    let texts = edit.texts.iter();
    let places = texts.flat_map(|text| replacement.places(text));
    places.map(|place| Row {
        id: edit.id,
        slug: edit.slug.clone(),
        place,
    })
}

/// `3 posts, 2 comments (7 places)`.
pub(crate) fn described(total: &Total) -> String {
    let texts = counted_all([(total.posts, "post"), (total.comments, "comment")]);
    let places = i64::try_from(total.places).unwrap_or(i64::MAX);
    format!("{texts} ({})", counted(places, "place"))
}
