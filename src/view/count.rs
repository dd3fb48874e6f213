//! A count as a field.

use crate::record::{Field, Value, fields};

/// The field of a count.
pub(crate) const FIELDS: &[Field<i64>] = fields! { count, now;
    Table "count" Count, "The count" => Value::Id(*count);
};
