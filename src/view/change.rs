//! Fields of a change.

use super::STATUSES;
use crate::model::Change;
use crate::record::{Field, Value, fields};

/// The fields of a change.
pub(crate) const FIELDS: &[Field<Change>] = fields! { change, now;
    Table "batch" Integer, "The number of the batch" => Value::Id(change.batch);
    Table "change" Enum(&["new", "edited", "removed", "visible"]), "The kind of change"
        => change.effect.name();
    Table "kind" Enum(&["post", "comment"]), "The kind of the record" => change.state.kind();
    Table "id" Integer, "The id of the post or comment" => Value::Id(change.id);
    Table "slug" / "post" Nullable(&Slug), "The slug of the post, or of the post of the comment"
        => change.slug.clone();
    Data "title" / "post_title" Nullable(&Text), "The title of that post" => change.title.clone();
    Table "status" Enum(&STATUSES), "The status, or the last one before the removal"
        => change.state.status();
    Table "at" / "date" Time, "When it changed" => change.at;
    Data "operation" Nullable(&Integer), "The operation that changed it, as `blog log` numbers them"
        => change.operation;
};
