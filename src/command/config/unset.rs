use super::show_set;
use crate::command::shared::DryRun;
use crate::command::shared::prelude::*;
use crate::model::Setting;
use crate::record::OutputSchema;
use crate::view::setting::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog config unset max_links
  blog config unset time_zone")]
pub(crate) struct Unset {
    /// The setting, as `blog config list` names it
    name: String,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Unset {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let setting = Setting::named(&self.name)?;
        let changed = context.write(self.dry_run.mode(), |writer| writer.set(setting, None))?;
        show_set(context, setting, None, changed, self.dry_run)
    }
}
