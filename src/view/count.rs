//! How many there are, as a field.

use super::{Field, Kind, Shown, field};
use crate::output::Value;

/// The field of a number of things.
pub const FIELDS: &[Field<i64>] = &[field(
    "count",
    Kind::Count,
    Shown::Table,
    "How many there are",
    |count, _| Value::Id(*count),
)];
