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
pub(crate) fn changed(set: &Set, dry_run: bool) -> String {
    let verb = if dry_run { "would be" } else { "is" };
    match set.effective() {
        Some(value) => format!("{} {verb} {value}", set.setting.name),
        None => format!("{} {verb} not set", set.setting.name),
    }
}

/// The fields of a setting. `value` is the effective value.
pub(crate) const FIELDS: &[Field<Set>] = fields! { set, now;
    Table "name" Text, "The name of the setting" => set.setting.name;
    Table "value" Nullable(&Text), "The effective value: the stored one, or else the default"
        => set.effective();
    Data "default" Nullable(&Text), "The default value" => set.setting.default;
    Data "type" Enum(&["text", "zone", "address", "permalink", "choice", "number"]), "The type of the value"
        => set.setting.kind.name();
    Data "expected" Text, "The allowed values" => set.setting.kind.expected();
    Table "about" Text, "The description of the setting" => set.setting.about;
};
