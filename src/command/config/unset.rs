use super::show_set;
use crate::command::shared::prelude::*;
use crate::model::Setting;
use crate::record::OutputSchema;
use crate::store::Mode;
use crate::view::setting::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog config unset max_links
  blog config unset time_zone")]
pub(crate) struct Unset {
    /// The setting, as `blog config list` names it
    name: String,
}

impl Verb for Unset {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let setting = Setting::named(&self.name)?;
        let changed = context
            .ensure_blog()?
            .write(Mode::Commit, |writer| writer.settings().unset(setting))?;
        show_set(context, setting, None, changed)
    }
}
