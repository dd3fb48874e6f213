//! A version of a post or comment as fields.

use jiff::Timestamp;

use super::{Field, Kind, Shown, field};
use crate::model::Operation;
use crate::output::Value;

/// A version, and how it differs from the one before.
#[derive(Debug, Clone, Default)]
pub struct Version {
    /// The operation that made it; none of what was there before the log begins.
    pub operation: Option<Operation>,
    /// The names of the fields that it changed; `added` or `removed` alone if
    /// there is nothing to compare.
    pub changed: Vec<String>,
}

/// The fields of a version.
pub const FIELDS: &[Field<Version>] = &[
    field(
        "version",
        Kind::Integer,
        Shown::Table,
        "The operation that made it; 0 is what was there before the log",
        |version, _| {
            Value::Id(
                version
                    .operation
                    .as_ref()
                    .map_or(0, |operation| operation.id),
            )
        },
    ),
    field(
        "at",
        Kind::Maybe(&Kind::Time),
        Shown::Table,
        "When it was made",
        |version, _| {
            version
                .operation
                .as_ref()
                .map(|operation| operation.at)
                .into()
        },
    ),
    field(
        "who",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "Who made it",
        |version, _| {
            let who = |operation: &Operation| operation.who.clone();
            version.operation.as_ref().and_then(who).into()
        },
    ),
    field(
        "changed",
        Kind::List(&Kind::Text),
        Shown::Table,
        "The fields that it changed; `added` or `removed` of the whole",
        |version, _| Value::Words(version.changed.clone()),
    ),
    field(
        "command",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "The command that made it",
        |version, _| {
            let command = |operation: &Operation| operation.command.clone();
            version.operation.as_ref().and_then(command).into()
        },
    ),
];

/// Fields that differ without anybody having changed them.
const DERIVED: [&str; 4] = ["updated_at", "revision", "comment_count", "post_title"];

/// The names of the fields in which two versions differ.
pub fn changed<T>(
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
            // A title that leads to another page is the same title.
            let text = |record| (field.value)(record, now).exact().into_owned();
            text(before) != text(after)
        })
        .map(|field| field.about.name.to_owned())
        .filter(|name| !DERIVED.contains(&name.as_str()))
        .collect()
}
