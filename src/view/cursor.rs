//! A cursor as fields.

use super::{Field, Shown, field};
use crate::model::Cursor;
use crate::output::Value;

/// The fields of a cursor.
pub const FIELDS: &[Field<Cursor>] = &[
    field("name", Shown::Table, |cursor, _| {
        cursor.name.as_str().into()
    }),
    field("behind", Shown::Table, |cursor, _| {
        Value::Count(cursor.behind)
    }),
    field("seen_at", Shown::Table, |cursor, _| {
        cursor.seen.map(|seen| seen.at).into()
    }),
    field("seen", Shown::Data, |cursor, _| {
        cursor.seen.map(|seen| Value::Id(seen.operation)).into()
    }),
    field("unacknowledged", Shown::Table, |cursor, _| {
        let batch = cursor.unacknowledged();
        batch.map(|batch| Value::Id(batch.number)).into()
    }),
];
