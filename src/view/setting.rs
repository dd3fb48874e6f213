//! Fields of a setting.

use crate::model::Setting;
use crate::record::{Field, fields};

/// A setting and its stored value.
pub(crate) struct Set {
    /// The setting.
    pub setting: &'static Setting,
    /// Its value.
    pub value: Option<String>,
}

impl Set {
    /// The stored value, or the default.
    pub(crate) fn effective(&self) -> Option<&str> {
        self.value.as_deref().or(self.setting.default)
    }
}

/// `title is Notes`, or `title is not set`.
pub(crate) fn changed(set: &Set) -> String {
    match set.effective() {
        Some(value) => format!("{} is {value}", set.setting.name),
        None => format!("{} is not set", set.setting.name),
    }
}

/// The fields of a setting. `value` is the effective value.
pub(crate) const FIELDS: &[Field<Set>] = fields! { set, now;
    Table "name" Text, "The name of the setting" => set.setting.name;
    Table "value" Nullable(&Text), "What counts: the value given, else the default"
        => set.effective();
    Data "default" Nullable(&Text), "What counts if it is not set" => set.setting.default;
    Data "type" Enum(&["text", "zone", "address", "choice", "number"]), "What kind of value it has"
        => set.setting.kind.name();
    Data "expected" Text, "What a value may be" => set.setting.kind.expected();
    Table "about" Text, "What it is for" => set.setting.about;
};
