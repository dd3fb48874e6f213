//! `blog config …`

mod edit;
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
        /// List the settings with values and descriptions
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Print the value of a setting
        Get(get::Get),
        /// Set a setting
        Set(set::Set),
        /// Edit all settings in your editor
        Edit(edit::Edit),
        /// Restore the default of a setting
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
    present::one(context, FIELDS, set, |set| match changed {
        true => setting::changed(set, dry_run),
        false => format!("unchanged: {}", setting::changed(set, false)),
    })
}
