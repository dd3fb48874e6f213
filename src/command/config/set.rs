use super::show_set;
use crate::command::shared::prelude::*;
use crate::model::Setting;
use crate::record::OutputSchema;
use crate::store::Mode;
use crate::view::setting::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog config set moderation first
  blog config set max_links 2
  blog config set time_zone Europe/Berlin")]
pub(crate) struct Set {
    /// The setting, as `blog config list` names it
    name: String,

    /// Its value
    value: String,
}

impl Verb for Set {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let setting = Setting::named(&self.name)?;
        setting.check(&self.value)?;
        let changed = context.ensure_blog()?.write(Mode::Commit, |writer| {
            writer.settings().set(setting, &self.value)
        })?;
        show_set(context, setting, Some(self.value), changed)
    }
}
