use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::failure;
use crate::model::CommentId;
use crate::output::Format;
use crate::record::Shape;
use crate::store::Mode;
use crate::view;
use crate::view::recheck::{FIELDS, sentence};

#[derive(Args)]
#[command(after_help = "\
For each comment the first matching rule decides, overriding earlier decisions; comments
that no rule matches do not change. A rule that rejects marks them
as spam, because they are there already. Only what is older than a comment counts as an
earlier one. `blog rule test` looks at one rule, without any change.

Examples:
  blog comment recheck --status pending
  blog comment recheck --all --dry-run")]
pub(crate) struct Recheck {
    #[command(flatten)]
    comments: Changed,
}

impl Verb for Recheck {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.comments.chosen.selection(context)?;
        let mode = self.comments.dry_run.mode();
        let recheck = context.write(mode, |writer| writer.comments().recheck(&selection))?;
        if context.output.asked() == Some(Format::Ids) {
            let mut ids: Vec<CommentId> = recheck
                .rules
                .iter()
                .flat_map(|caught| caught.changed.clone())
                .collect();
            ids.sort_unstable();
            return present::ids(context, &ids);
        }
        let now = context.now;
        let output = &mut context.output;
        let fields = view::choose(FIELDS, output, Shape::List).map_err(failure::after_commit)?;
        if !recheck.rules.is_empty() || !output.format().is_for_people() {
            let shown = present::rows(output, &fields, &recheck.rules, now);
            present::flush(context, shown)?;
        }
        context
            .output
            .note(&sentence(&recheck, mode == Mode::DryRun));
        Ok(())
    }
}
