//! `blog undo` and `blog redo`

use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, operation, present};
use crate::model::{Operation, OperationId};
use crate::store::{Effect, Mode, Target, Undone};
use crate::view::counted;
use crate::view::operation::{FIELDS, reverted};

#[derive(Args)]
#[command(after_help = "\
Every row that the operation wrote becomes what it was before, with the same id; a
removed post comes back with its comments and tags. If later operations depend on it,
nothing is done, and the error names them (exit code 4). With --to, all operations after
OPERATION are undone as one operation, which `blog redo` takes back.

Examples:
  blog undo
  blog undo 14 --dry-run
  blog undo --to 12")]
pub(crate) struct Undo {
    /// The operation, by its number in `blog log` [default: the newest in effect]
    #[arg(value_name = "OPERATION", value_parser = operation)]
    operation: Option<OperationId>,

    /// Undo all operations after this one, newest first; 0 undoes all
    #[arg(long, value_name = "OPERATION", value_parser = operation, conflicts_with = "operation")]
    to: Option<OperationId>,

    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Args)]
#[command(after_help = "\
Redoes the last undo, if nothing was written since; `blog undo N` undoes any undo.

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
        OutputSchema::Any(vec![OutputSchema::one(FIELDS), OutputSchema::whole(FIELDS)])
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match self.to {
            Some(to) => self.go_back(context, to),
            None => {
                let target = self.operation.map_or(Target::Newest, Target::Operation);
                take_back(context, target, self.dry_run)
            }
        }
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

impl Undo {
    /// Undoes all operations after `to`.
    fn go_back(&self, context: &mut Context, to: OperationId) -> Result<()> {
        let DryRun { dry_run } = self.dry_run;
        let mut agreed = None;
        if context.can_ask() && !context.yes && !dry_run {
            let operations = context.read()?.log().after(to)?;
            if !operations.is_empty() {
                context.confirm(&question(&operations))?;
            }
            agreed = Some(operations.iter().map(|operation| operation.id).collect());
        }
        let mode = Mode::of(dry_run);
        let agreed: Option<Vec<OperationId>> = agreed;
        let undone = context.write(mode, |writer| writer.go_back(to, agreed.as_deref()))?;
        if !present::in_words(&context.output) {
            return present::many(context, FIELDS, &undone.operations, |_| String::new());
        }
        if dry_run {
            present::lines(
                context,
                &undone.operations.iter().map(named).collect::<Vec<_>>(),
            )?;
        }
        say(context, &undone, dry_run)
    }
}

/// `Undo 3 operations?`, with the newest and the oldest.
fn question(operations: &[Operation]) -> String {
    let count = i64::try_from(operations.len()).unwrap_or(i64::MAX);
    let what = match operations {
        [] => String::new(),
        [one] => named(one),
        [newest, .., oldest] => format!("{} back to {}", named(newest), named(oldest)),
    };
    format!("Undo {}: {what}?", counted(count, "operation"))
}

fn named(operation: &Operation) -> String {
    format!("{} {}", operation.id, operation.name())
}

fn take_back(context: &mut Context, target: Target, DryRun { dry_run }: DryRun) -> Result<()> {
    let mode = Mode::of(dry_run);
    let undone = context.write(mode, |writer| writer.undo(target))?;
    if !present::in_words(&context.output) {
        let operation = undone.operations.into_iter().next();
        let operation = operation.ok_or(crate::store::Error::NothingToUndo)?;
        return present::one(context, FIELDS, operation, |_| String::new());
    }
    say(context, &undone, dry_run)
}

/// Says to a person what was undone or redone.
fn say(context: &mut Context, undone: &Undone, dry_run: bool) -> Result<()> {
    let (verb, back) = match (undone.effect, dry_run) {
        (Effect::Undone, false) => ("undid", " back"),
        (Effect::Undone, true) => ("would undo", " back"),
        (Effect::Redone, false) => ("redid", ""),
        (Effect::Redone, true) => ("would redo", ""),
        (Effect::TakenBack, false) => ("took back", ""),
        (Effect::TakenBack, true) => ("would take back", ""),
    };
    let sentence = reverted(verb, &undone.operations, &undone.reverted, back);
    let shown = context.output.sentence(&sentence);
    present::flush(context, shown)
}
