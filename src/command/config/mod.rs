//! `blog config …`

mod get;
mod list;
mod set;
mod unset;

use anyhow::Result;

use crate::command::shared::verb::noun;
use crate::command::shared::{DryRun, present};
use crate::context::Context;
use crate::model::Setting;
use crate::view::setting::{self, FIELDS};

noun! {
    pub(crate) enum Config {
        /// List the settings with their values and what they are for
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Print the value of a setting
        Get(get::Get),
        /// Set a setting
        Set(set::Set),
        /// Give a setting its default back
        Unset(unset::Unset),
    }
}

/// Shows the new value of a setting, and whether it changed.
fn show_set(
    context: &mut Context,
    setting: &'static Setting,
    value: Option<String>,
    changed: bool,
    DryRun { dry_run }: DryRun,
) -> Result<()> {
    let set = setting::Set { setting, value };
    present::one(context, FIELDS, set, |set| {
        let name = set.setting.name;
        let (prefix, verb) = match (changed, dry_run) {
            (false, _) => ("unchanged: ", "is"),
            (true, false) => ("", "is"),
            (true, true) => ("", "would be"),
        };
        match set.effective() {
            Some(value) => format!("{prefix}{name} {verb} {value}"),
            None => format!("{prefix}{name} {verb} not set"),
        }
    })
}
