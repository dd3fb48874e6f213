//! A blog as fields.

use super::{Field, Kind, Shown, field};
use crate::output::Value;

/// A blog that was made.
pub struct Made {
    /// The path of its file.
    pub path: String,
}

/// The fields of a blog that was made.
pub const MADE: &[Field<Made>] = &[field(
    "path",
    Kind::Text,
    Shown::Table,
    "The path of its file",
    |made, _| Value::Text(made.path.clone()),
)];
