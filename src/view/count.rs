//! How many there are, as a field.

use crate::record::{Field, Value, fields};

/// The field of a number of things.
pub const FIELDS: &[Field<i64>] = fields! { count, now;
    Table "count" Count, "How many there are" => Value::Id(*count);
};
