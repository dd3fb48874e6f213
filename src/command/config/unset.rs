use anyhow::Result;
use clap::Args;

use super::show_set;
use crate::context::Context;
use crate::model::Setting;
use crate::store::Mode;

#[derive(Args)]
#[command(after_help = "Examples:
  blog config unset max_links")]
pub struct Unset {
    /// The setting, as `blog config list` names it
    name: String,
}

impl Unset {
    pub fn run(self, context: &mut Context) -> Result<()> {
        let setting = Setting::named(&self.name)?;
        let changed = context
            .store_for_writing()?
            .write(Mode::Commit, |writer| writer.settings().unset(setting))?;
        show_set(context, setting, None, changed)
    }
}
