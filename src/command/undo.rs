//! `blog undo` and `blog redo`

use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, operation, present};
use crate::model::OperationId;
use crate::store::{Mode, Target};
use crate::view::operation::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Everything that the operation wrote becomes what it was before, with the same ids;
what was removed comes back with its comments and tags. If later operations built on
it, nothing is done, and they are named (exit 4).

Examples:
  blog undo
  blog log
  blog undo 14 --dry-run")]
pub(crate) struct Undo {
    /// The operation, by its number in `blog log` [default: the newest in effect]
    #[arg(value_name = "OPERATION", value_parser = operation)]
    operation: Option<OperationId>,

    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Args)]
#[command(after_help = "\
Only what was undone last, with nothing written since; `blog undo N` undoes any undo.

Examples:
  blog redo --dry-run
  blog undo && blog redo")]
pub(crate) struct Redo {
    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Undo {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let target = self.operation.map_or(Target::Newest, Target::Operation);
        take_back(context, target, self.dry_run)
    }
}

impl Verb for Redo {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        take_back(context, Target::NewestUndo, self.dry_run)
    }
}

fn take_back(context: &mut Context, target: Target, DryRun { dry_run }: DryRun) -> Result<()> {
    let undone = context.write(Mode::of(dry_run), |writer| writer.undo(target))?;
    let verb = match (dry_run, undone.redone) {
        (false, false) => "undid",
        (false, true) => "redid",
        (true, false) => "would undo",
        (true, true) => "would redo",
    };
    present::one(context, FIELDS, undone.operation, |operation| {
        format!("{verb} {}", named(operation))
    })
}
