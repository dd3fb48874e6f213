//! Fields of a version of a post or comment.

use jiff::Timestamp;

use crate::model::Operation;
use crate::record::{Field, Value, fields};

/// A version, with its changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Version {
    /// The operation that wrote it; `None` if it is older than the log.
    pub operation: Option<Operation>,
    /// The names of the changed fields; `added` or `removed` for a whole record.
    pub changed: Vec<String>,
}

/// The fields of a version.
pub(crate) const FIELDS: &[Field<Version>] = fields! { version, now;
    Table "version" / "id" Integer,
        "The operation that wrote it; 0 is the state before the log begins"
        => version.operation.as_ref().map(|operation| operation.id).unwrap_or_default();
    Table "at" / "date" Nullable(&Time), "When it was written"
        => version.operation.as_ref().map(|operation| operation.at);
    Table "who" / "author" Nullable(&Text), "The user"
        => version.operation.as_ref().and_then(|operation| operation.who.clone());
    Table "changed" List(&Text), "The changed fields; `added` or `removed` for the whole record"
        => Value::Words(version.changed.clone());
    Table "command" Nullable(&Text), "The command that wrote it"
        => version.operation.as_ref().and_then(|operation| operation.command.clone());
};

/// Derived fields, which are ignored in a comparison.
const DERIVED: [&str; 4] = ["updated_at", "revision", "comment_count", "post_title"];

/// The names of the fields in which two versions differ.
pub(crate) fn changed<T>(
    fields: &'static [Field<T>],
    before: Option<&T>,
    after: Option<&T>,
    now: Timestamp,
) -> Vec<String> {
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(_)) => return vec!["added".to_owned()],
        (Some(_), None) => return vec!["removed".to_owned()],
        (None, None) => return Vec::new(),
    };
    fields
        .iter()
        .filter(|field| {
            // Compares titles without their links.
            let text = |record| (field.value)(record, now).exact().into_owned();
            text(before) != text(after)
        })
        .map(|field| field.info.name.to_owned())
        .filter(|name| !DERIVED.contains(&name.as_str()))
        .collect()
}
