//! Fields of a change.

use super::STATUSES;
use crate::model::Change;
use crate::record::{Field, Value, fields};

/// The fields of a change.
pub(crate) const FIELDS: &[Field<Change>] = fields! { change, now;
    Table "batch" Integer, "The number of the batch" => Value::Id(change.batch);
    Table "change" Enum(&["new", "edited", "removed", "visible"]), "What happened to it"
        => change.effect.name();
    Table "kind" Enum(&["post", "comment"]), "What has changed" => change.state.kind();
    Table "id" Integer, "The id of the post or comment" => Value::Id(change.id);
    Table "slug" / "post" Nullable(&Slug), "The slug of the post, or of the one that the comment is on"
        => change.slug.clone();
    Data "title" / "post_title" Nullable(&Text), "The title of the same post" => change.title.clone();
    Table "status" Enum(&STATUSES), "Where it stands, or stood before it was removed"
        => change.state.status();
    Table "at" / "date" Time, "When it changed" => change.at;
    Data "operation" Nullable(&Integer), "The operation that changed it, as `blog log` numbers them"
        => change.operation;
};
