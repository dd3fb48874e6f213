use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::failure::Failure;
use crate::model::Setting;
use crate::view::setting::{FIELDS, Set};

#[derive(Args)]
#[command(after_help = "\
A setting that is not set has its default; one without a value prints nothing and ends
with exit code 1.

Examples:
  blog config get moderation
  blog config get time_zone || echo 'that of the machine'")]
pub(crate) struct Get {
    /// The setting, as `blog config list` names it
    name: String,
}

impl Verb for Get {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let setting = Setting::named(&self.name)?;
        let value = context.read()?.settings().get(setting.name)?;
        let set = Set { setting, value };
        if context.output.asked().is_some() {
            return present::record(context, FIELDS, &set);
        }
        match set.effective() {
            Some(value) => Ok(context.output.line(value)?),
            None => Err(Failure::no().into()),
        }
    }
}
