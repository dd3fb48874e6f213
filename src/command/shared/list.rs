//! Lists of records.

use anyhow::Result;

use super::filter::Limit;
use crate::context::Context;
use crate::output::Format;
use crate::record::{Field, Shape};
use crate::store::Reading;
use crate::view;

/// The most rows that a preview shows.
pub(crate) const PAGE: usize = 50;

/// A list of records.
pub(crate) struct Listing<'a, T: 'static> {
    fields: &'static [Field<T>],
    /// The names of the default fields; empty for those of the format.
    default: &'static [&'static str],
    /// Whether programs get the fields of a list or of a record.
    shape: Shape,
    /// The message for an empty list.
    empty: &'a str,
    /// Without a limit, a terminal shows the first page only.
    limit: Option<Limit>,
}

/// Shows a person the first records that a command would change.
pub(crate) fn preview<I: Copy>(
    context: &mut Context,
    ids: &[I],
    rows: impl Fn(&mut Context, Vec<I>) -> Result<()>,
) -> Result<()> {
    if !context.output.format().is_for_people() || ids.is_empty() {
        return Ok(());
    }
    let shown: Vec<I> = ids.iter().take(PAGE).copied().collect();
    let others = ids.len() - shown.len();
    rows(context, shown)?;
    if others > 0 {
        context.output.sentence(&format!("and {others} more"))?;
    }
    Ok(())
}

impl<'a, T> Listing<'a, T> {
    /// A list of all records, with the message for an empty list.
    pub(crate) fn new(fields: &'static [Field<T>], empty: &'a str) -> Self {
        Listing {
            fields,
            default: &[],
            shape: Shape::List,
            empty,
            limit: Some(Limit::All),
        }
    }

    /// A list of all records with the default columns.
    pub(crate) fn plain(fields: &'static [Field<T>]) -> Self {
        Listing::new(fields, "")
    }

    /// The list with other default fields.
    pub(crate) fn by_default(self, default: &'static [&'static str]) -> Self {
        Listing { default, ..self }
    }

    /// The list with the fields of this shape.
    pub(crate) fn shape(self, shape: Shape) -> Self {
        Listing { shape, ..self }
    }

    /// The list with the limit from the command line.
    pub(crate) fn limit(self, limit: Option<Limit>) -> Self {
        Listing { limit, ..self }
    }

    /// Shows the rows that `each` finds. `each` gets the store, the names of the
    /// shown fields, the limit, and the function to call with each record.
    pub(crate) fn show(
        &self,
        context: &mut Context,
        each: impl FnOnce(
            Reading<'_>,
            &[&'static str],
            Option<u64>,
            &mut dyn FnMut(T) -> Result<()>,
        ) -> Result<()>,
    ) -> Result<()> {
        let now = context.now;
        let (store, output) = context.parts()?;
        let format = output.format();
        let fields = view::choose_or(self.fields, self.default, output, self.shape)?;
        let names = view::names(&fields);
        let page = output.page_length();
        let cut = self.limit.is_none() && format == Format::Table && output.terminal().stdout;
        let limit = match cut {
            true => Some(page + 1),
            false => self.limit.and_then(Limit::most),
        };

        let mut found = 0;
        let mut rows = output.rows(view::columns(&fields))?;
        each(store, &names, limit, &mut |record| {
            found += 1;
            if !cut || found <= page {
                rows.row(view::values(&fields, &record, now))?;
            }
            Ok(())
        })?;
        rows.end()?;
        if found == 0 && format.is_for_people() {
            output.note(self.empty);
        }
        if cut && found > page {
            output.flush()?;
            output.note(&format!(
                "the first {page}; there are more: --limit all, or --offset {page}"
            ));
        }
        Ok(())
    }
}
