//! A setting as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Setting;

/// A setting and the value that it was given, if it was.
pub struct Set {
    /// The setting.
    pub setting: &'static Setting,
    /// Its value.
    pub value: Option<String>,
}

impl Set {
    /// What counts: the value that it was given, or its default.
    pub fn effective(&self) -> Option<&str> {
        self.value.as_deref().or(self.setting.default)
    }
}

/// The fields of a setting. `value` is what counts.
pub const FIELDS: &[Field<Set>] = &[
    field(
        "name",
        Kind::Text,
        Shown::Table,
        "The name of the setting",
        |set, _| set.setting.name.into(),
    ),
    field(
        "value",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "What counts: the value given, else the default",
        |set, _| set.effective().into(),
    ),
    field(
        "default",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "What counts if it is not set",
        |set, _| set.setting.default.into(),
    ),
    field(
        "type",
        Kind::OneOf(&["text", "zone", "address", "choice", "number"]),
        Shown::Data,
        "What kind of value it has",
        |set, _| set.setting.kind.name().into(),
    ),
    field(
        "expected",
        Kind::Text,
        Shown::Data,
        "What a value may be",
        |set, _| set.setting.kind.expected().into(),
    ),
    field(
        "about",
        Kind::Text,
        Shown::Table,
        "What it is for",
        |set, _| set.setting.about.into(),
    ),
];
