use crate::command::shared::prelude::*;
use crate::command::shared::{Listing, operation, present};
use crate::model::{OperationFilter, OperationId};
use crate::store;
use crate::view::page::Setter;
use crate::view::row_change::{FIELDS, heading, page};

/// The most rows that a person is shown.
const ROWS: u64 = 50;

#[derive(Args)]
#[command(after_help = "\
A changed row shows its replaced and its new values, an added or removed row all of
them; an email address is shown as `…`. In JSON each row has `before` and `after`.

Examples:
  blog log show
  blog log show 14
  blog log show 14 --format json | jq '.[] | select(.change == \"removed\").name'")]
pub(super) struct Show {
    /// The operation, by its number in `blog log` [default: the newest]
    #[arg(value_name = "OPERATION", value_parser = operation)]
    operation: Option<OperationId>,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let id = match self.operation {
            Some(id) => id,
            None => newest(context)?,
        };
        if !present::in_words(&context.output) {
            let empty = "the operation wrote no rows";
            return Listing::new(FIELDS, empty).show(context, |store, _, _, each| {
                store.log().each_row_change(id, None, each)?;
                Ok(())
            });
        }
        let now = context.now;
        let (store, output) = context.parts()?;
        let terminal = output.terminal();
        let setter = Setter::new(terminal, now);
        let operation = store.log().get(id)?;
        output.page(&heading(&operation, &setter))?;
        let count = store.log().each_row_change(id, Some(ROWS), |row| {
            let page = page(&row, terminal.color);
            match terminal.color {
                // Escaped already, and styled.
                true => output.page(&page),
                false => output.raw(&page),
            }
            .map_err(anyhow::Error::from)
        })?;
        if count > ROWS {
            output.flush()?;
            output.note(&format!(
                "\n{} more rows: blog log show {id} --format json",
                count - ROWS
            ));
        }
        Ok(())
    }
}

/// The newest operation.
fn newest(context: &mut Context) -> Result<OperationId> {
    let filter = OperationFilter {
        limit: Some(1),
        ..OperationFilter::default()
    };
    let mut newest = None;
    context.read()?.log().each(&filter, |operation| {
        newest = Some(operation.id);
        Ok::<_, store::Error>(())
    })?;
    Ok(newest.ok_or(store::Error::NothingToUndo)?)
}
