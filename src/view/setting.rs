//! A setting as fields.

use super::{Field, Shown, field};
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
    field("name", Shown::Table, |set, _| set.setting.name.into()),
    field("value", Shown::Table, |set, _| set.effective().into()),
    field("default", Shown::Data, |set, _| set.setting.default.into()),
    field("expected", Shown::Data, |set, _| {
        set.setting.kind.expected().into()
    }),
    field("about", Shown::Table, |set, _| set.setting.about.into()),
];
