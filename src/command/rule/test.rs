use crate::command::comment::{CommentFilterOptions, list_ids};
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::model::RuleId;
use crate::view::recheck::{TRIAL, trial};

#[derive(Args)]
#[command(after_help = "\
Tries a rule, enabled or not, on the existing comments, or on those that match a filter,
and compares it with the decisions made: approved comments are wanted, spam is not. A
comment counts if no enabled rule before this one matches it. Nothing is changed; `blog
comment recheck` applies the rules.

Examples:
  blog rule add spam --word casino --disabled
  blog rule test 1
  blog rule test 1 --since 1y --format json")]
pub(crate) struct Test {
    /// The rule, by id
    #[arg(value_name = "ID")]
    rule: RuleId,

    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Verb for Test {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(TRIAL)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let found = context.read()?.comments().try_rule(self.rule, &filter)?;
        if !present::in_words(&context.output) {
            return present::record(context, TRIAL, &found);
        }
        present::lines(context, &trial(&found))?;
        if !found.examples.is_empty() {
            list_ids(context, found.examples)?;
        }
        Ok(())
    }
}
