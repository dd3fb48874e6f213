//! A cursor as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Cursor;
use crate::output::Value;

/// The fields of a cursor.
pub const FIELDS: &[Field<Cursor>] = &[
    field(
        "name",
        Kind::Text,
        Shown::Table,
        "The name of the cursor",
        |cursor, _| cursor.name.as_str().into(),
    ),
    field(
        "behind",
        Kind::Count,
        Shown::Table,
        "How many operations it has not seen",
        |cursor, _| Value::Count(cursor.behind),
    ),
    field(
        "seen_at",
        Kind::Maybe(&Kind::Time),
        Shown::Table,
        "Up to when it has seen all",
        |cursor, _| cursor.seen.map(|seen| seen.at).into(),
    ),
    field(
        "seen",
        Kind::Maybe(&Kind::Integer),
        Shown::Data,
        "The last operation that it has seen",
        |cursor, _| cursor.seen.map(|seen| Value::Id(seen.operation)).into(),
    ),
    field(
        "unacknowledged",
        Kind::Maybe(&Kind::Integer),
        Shown::Table,
        "The number of the batch that was given and not acknowledged",
        |cursor, _| {
            let batch = cursor.unacknowledged();
            batch.map(|batch| Value::Id(batch.number)).into()
        },
    ),
];
