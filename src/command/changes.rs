//! `blog changes`

use anyhow::Context as _;

use crate::command::shared::prelude::*;
use crate::command::shared::{Listing, number, present};
use crate::context::check_stdout_is_open;
use crate::failure::{self, Exit, Failure};
use crate::model::{Batch, Cursor, cursor};
use crate::output::WriteError;
use crate::record::Shape;
use crate::store::Mode;
use crate::view;
use crate::view::change::FIELDS;

#[derive(Args)]
#[command(after_help = "\
A cursor keeps how far one reader has come. Each run gives a batch: all that has
changed since the batch before it, as what it comes to. A post or comment is
  new      it was not there before (its status may be draft, scheduled, pending …)
  edited   something of it is not as it was, its tags included
  removed  it is gone, perhaps with its post
  visible  it was there, and readers can see it now: published, its time come, approved
What came and went in between is not given, nor what is again as it was. A new cursor
begins with all that is there.

A batch that is written to standard output is acknowledged, and never given again; the
exit code is 0 then. If a run fails or is killed before, the next gives that batch
again: the same number, the same records. Of runs that overlap, one waits for the
other. A reader that may be killed itself takes the batch with --peek, stores it under
its number, and then gives that to --ack; a batch that it finds stored it has already.

Examples:
  blog changes --cursor feed
  blog changes --cursor digest --from-now --format jsonl
  blog changes --cursor mirror --peek
  blog changes --cursor mirror --ack 2
  blog changes --list")]
pub(crate) struct Changes {
    /// Whose changes: the name of a cursor, which is made if need be
    #[arg(long, value_name = "NAME", required_unless_present = "list")]
    cursor: Option<String>,

    /// Begin a new cursor here, with nothing; later runs take no notice of it
    #[arg(long)]
    from_now: bool,

    /// Give the batch, and do not acknowledge it
    #[arg(long)]
    peek: bool,

    /// Acknowledge the batch with this number; once more does no harm
    #[arg(
        long,
        value_name = "BATCH",
        value_parser = number::<i64>(1..),
        conflicts_with_all = ["peek", "from_now", "fields", "no_header"]
    )]
    ack: Option<i64>,

    /// Remove the cursor; one of that name begins anew, its numbers too
    #[arg(long, conflicts_with_all = ["peek", "from_now", "ack", "fields", "no_header"])]
    forget: bool,

    /// List the cursors
    #[arg(long, conflicts_with_all = ["cursor", "peek", "from_now", "ack", "forget"])]
    list: bool,
}

impl Verb for Changes {
    fn answer() -> OutputSchema {
        OutputSchema::Any(vec![
            OutputSchema::many(FIELDS),
            OutputSchema::many(view::cursor::FIELDS),
            OutputSchema::one(view::cursor::FIELDS),
        ])
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let Some(name) = &self.cursor else {
            return self.list(context);
        };
        cursor::check(name)?;
        match self.ack {
            Some(batch) => acknowledge(context, name, batch),
            None if self.forget => forget(context, name),
            None => {
                check_stdout_is_open()?;
                self.give(context, name)
            }
        }
    }
}

impl Changes {
    fn list(&self, context: &mut Context) -> Result<()> {
        let listing = Listing::new(view::cursor::FIELDS, "no cursors yet");
        listing.show(context, |store, _, _, each| store.changes().cursors(each))
    }

    fn give(&self, context: &mut Context, name: &str) -> Result<()> {
        let format = context.output.format();
        // An unknown field is an error before a batch is taken.
        view::choose(FIELDS, &context.output, Shape::List)?;
        let _only_run = context.lock(&lock(name))?;
        let Some(batch) = self.take(context, name)? else {
            let shown = self.show(context, None);
            let shown = shown.and_then(|_| Ok(context.output.flush()?));
            // The start of the cursor is stored, even if the output fails.
            return shown.map_err(|error| match error.downcast::<WriteError>() {
                Ok(error) if self.from_now => failure::after_commit(error),
                Ok(error) => error.into(),
                Err(error) => error,
            });
        };
        let number = batch.number;
        let found = self.show(context, Some(&batch));
        // The records of a batch carry its number; an empty batch has none.
        if self.peek && !matches!(found, Ok(0)) {
            found?;
            if format.is_for_people() {
                context.output.flush()?;
                let ack = format!("`blog changes --cursor {name} --ack {number}` acknowledges it");
                context.output.note(&ack);
            }
            return Ok(());
        }
        found
            .and_then(|_| Ok(context.output.sync()?))
            .map_err(|error| unacknowledged(error, number))?;
        let (_, is_first) = context
            .write(Mode::Commit, |writer| {
                writer.changes().acknowledge(name, number)
            })
            .with_context(|| format!("batch {number} was given, but is not acknowledged"))?;
        if !is_first {
            let message = format!("batch {number} was acknowledged by another run");
            let failure = Failure::new(Exit::Conflict, message);
            return Err(failure.hint("do not use it twice").into());
        }
        Ok(())
    }

    /// The next batch, if something changed.
    fn take(&self, context: &mut Context, name: &str) -> Result<Option<Batch>> {
        if !context.read()?.changes().are_waiting(name, self.from_now)? {
            return Ok(None);
        }
        context.write(Mode::Commit, |writer| {
            writer.changes().take(name, self.from_now)
        })
    }

    /// Shows the changes of the batch and returns their number.
    fn show(&self, context: &mut Context, batch: Option<&Batch>) -> Result<u64> {
        let listing = Listing::new(FIELDS, "nothing has changed");
        let mut found = 0;
        listing.show(context, |store, _, _, each| match batch {
            Some(batch) => store.changes().each(batch, |change| {
                found += 1;
                each(change)
            }),
            None => Ok(()),
        })?;
        Ok(found)
    }
}

fn acknowledge(context: &mut Context, name: &str, batch: i64) -> Result<()> {
    let (cursor, is_first) = context.write(Mode::Commit, |writer| {
        writer.changes().acknowledge(name, batch)
    })?;
    show(context, cursor, |name| {
        if is_first {
            format!("acknowledged batch {batch} of cursor {name}")
        } else {
            format!("batch {batch} of cursor {name} was acknowledged before")
        }
    })
}

fn forget(context: &mut Context, name: &str) -> Result<()> {
    let _no_run = context.lock(&lock(name))?;
    let cursor = context.write(Mode::Commit, |writer| writer.changes().forget(name))?;
    show(context, cursor, |name| format!("forgot cursor {name}"))
}

fn show(context: &mut Context, cursor: Cursor, sentence: impl Fn(&str) -> String) -> Result<()> {
    present::one(context, view::cursor::FIELDS, cursor, |cursor| {
        sentence(&cursor.name)
    })
}

/// The name of the lock of a cursor.
fn lock(cursor: &str) -> String {
    format!("changes-{cursor}")
}

/// Adds that the next run repeats the batch. A closed pipe is an error here too: the
/// caller must know.
fn unacknowledged(error: anyhow::Error, batch: i64) -> anyhow::Error {
    match error.downcast_ref() {
        Some(WriteError::Closed) => {
            let message =
                format!("batch {batch} was not read to its end, so it is not acknowledged");
            let failure = Failure::new(Exit::Failed, message);
            failure.hint("the next run gives it again").into()
        }
        _ => error.context(format!("batch {batch} is not acknowledged")),
    }
}
