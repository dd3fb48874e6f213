//! Fields of a cursor.

use crate::model::Cursor;
use crate::record::{Field, Value, fields};

/// The fields of a cursor.
pub(crate) const FIELDS: &[Field<Cursor>] = fields! { cursor, now;
    Table "name" Text, "The name of the cursor" => cursor.name.as_str();
    Table "behind" Count, "How many operations it has not seen" => Value::Count(cursor.behind);
    Table "seen_at" Nullable(&Time), "Up to when it has seen all"
        => cursor.seen.map(|seen| seen.at);
    Data "seen" Nullable(&Integer), "The last operation that it has seen"
        => cursor.seen.map(|seen| seen.operation);
    Table "unacknowledged" Nullable(&Integer),
        "The number of the batch that was given and not acknowledged"
        => cursor.unacknowledged().map(|batch| Value::Id(batch.number));
};
