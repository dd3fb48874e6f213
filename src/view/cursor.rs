//! Fields of a cursor.

use crate::model::Cursor;
use crate::record::{Field, Value, fields};

/// The fields of a cursor.
pub(crate) const FIELDS: &[Field<Cursor>] = fields! { cursor, now;
    Table "name" Text, "The name of the cursor" => cursor.name.as_str();
    Table "behind" Count, "Number of operations it has not read" => Value::Count(cursor.behind);
    Table "seen_at" Nullable(&Time), "The time up to which it has read everything"
        => cursor.seen.map(|seen| seen.at);
    Data "seen" Nullable(&Integer), "The last operation it has read"
        => cursor.seen.map(|seen| seen.operation);
    Table "unacknowledged" Nullable(&Integer),
        "The batch that was delivered and not acknowledged"
        => cursor.unacknowledged().map(|batch| Value::Id(batch.number));
};
