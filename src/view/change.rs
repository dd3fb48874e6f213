//! A change as fields.

use super::{Field, Shown, field};
use crate::model::Change;
use crate::output::Value;

/// The fields of a change.
pub const FIELDS: &[Field<Change>] = &[
    field("batch", Shown::Table, |change, _| Value::Id(change.batch)),
    field("change", Shown::Table, |change, _| {
        change.effect.name().into()
    }),
    field("kind", Shown::Table, |change, _| change.state.kind().into()),
    field("id", Shown::Table, |change, _| Value::Id(change.id)),
    field("slug", Shown::Table, |change, _| change.slug.clone().into()),
    field("title", Shown::Data, |change, _| {
        change.title.clone().into()
    }),
    field("status", Shown::Table, |change, _| {
        change.state.status().into()
    }),
    field("at", Shown::Table, |change, _| change.at.into()),
    field("operation", Shown::Data, |change, _| {
        change.operation.map(Value::Id).into()
    }),
];
