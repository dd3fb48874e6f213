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
A cursor stores the position of one reader. Each run prints a batch: the net changes
since the previous batch. A post or comment is
  new      added since then; its status may be draft, scheduled, pending …
  edited   changed since then, including its tags
  removed  removed since then, alone or with its post
  visible  visible to readers since then: published, due, or approved
A record that was added and removed in between is left out, and so is one that has its
former content again. The first batch of a new cursor has all posts and comments.

A batch is acknowledged once it is written to standard output, and the exit code is 0.
If a run fails or is killed before that, the next run prints the same batch with the
same number. Concurrent runs wait for each other. A reader that may be killed itself
takes the batch with --peek, stores it under its number, and then passes the number to
--ack; it skips a batch that it has stored already.

Examples:
  blog changes --cursor feed
  blog changes --cursor digest --from-now --format jsonl
  blog changes --cursor mirror --peek
  blog changes --cursor mirror --ack 2
  blog changes --list")]
pub(crate) struct Changes {
    /// The name of the cursor, which is created if it does not exist
    #[arg(long, value_name = "NAME", required_unless_present = "list")]
    cursor: Option<String>,

    /// Start a new cursor at the end of the log; without effect on an existing one
    #[arg(long)]
    from_now: bool,

    /// Print the batch without acknowledging it
    #[arg(long)]
    peek: bool,

    /// Acknowledge the batch with this number; repeating it changes nothing
    #[arg(
        long,
        value_name = "BATCH",
        value_parser = number::<i64>(1..),
        conflicts_with_all = ["peek", "from_now", "fields", "no_header"]
    )]
    ack: Option<i64>,

    /// Remove the cursor; a new one of that name starts from batch 1
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
    show(context, cursor, |name| format!("removed cursor {name}"))
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
