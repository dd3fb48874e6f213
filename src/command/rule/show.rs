use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::model::RuleId;
use crate::view::page::Setter;
use crate::view::rule::{SHOWN, Shown, page};

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
        OutputSchema::one(SHOWN)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let now = context.now;
        let (store, output) = context.parts()?;
        let rule = store.rules().get(self.rule)?;
        let decided = store.rules().decided(&rule)?;
        let shown = Shown { rule, decided };
        if present::in_words(output) {
            let setter = Setter::new(output.terminal(), now);
            return Ok(output.page(&page(&shown, &setter))?);
        }
        present::record(context, SHOWN, &shown)
    }
}
