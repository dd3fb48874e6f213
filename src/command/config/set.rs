use super::show_set;
use crate::command::shared::DryRun;
use crate::command::shared::prelude::*;
use crate::model::Setting;
use crate::record::OutputSchema;
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

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Set {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let setting = Setting::named(&self.name)?;
        setting.check(&self.value)?;
        let changed = context
            .ensure_blog(self.dry_run.mode())?
            .write(self.dry_run.mode(), |writer| {
                writer.set(setting, Some(&self.value))
            })?;
        show_set(context, setting, Some(self.value), changed, self.dry_run)
    }
}
