use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::model::RuleId;
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule show 3
  blog rule show 3 --format json | jq -r '.words[]' > words.txt")]
pub(crate) struct Show {
    /// The rule, by id
    #[arg(value_name = "ID")]
    rule: RuleId,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let rule = context.read()?.rules().get(self.rule)?;
        present::record(context, FIELDS, &rule)
    }
}
