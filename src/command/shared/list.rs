//! Lists of records.

use anyhow::Result;

use super::filter::Limit;
use crate::context::Context;
use crate::model::id::Id;
use crate::output::Format;
use crate::record::{Field, Shape, Value};
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
        let (fields, now) = (self.chosen(context)?, context.now);
        self.rows(context, &fields, |store, limit, row| {
            each(store, &view::names(&fields), limit, &mut |record| {
                row(view::values(&fields, &record, now))
            })
        })
    }

    /// Like [`Listing::show`], but if only ids are shown, `each_id` finds them instead,
    /// which reads less.
    pub(crate) fn show_or_ids<const KIND: char>(
        &self,
        context: &mut Context,
        each_id: impl FnOnce(
            Reading<'_>,
            Option<u64>,
            &mut dyn FnMut(Id<KIND>) -> Result<()>,
        ) -> Result<()>,
        each: impl FnOnce(
            Reading<'_>,
            &[&'static str],
            Option<u64>,
            &mut dyn FnMut(T) -> Result<()>,
        ) -> Result<()>,
    ) -> Result<()> {
        let fields = self.chosen(context)?;
        if view::names(&fields) != ["id"] {
            return self.show(context, each);
        }
        self.rows(context, &fields, |store, limit, row| {
            each_id(store, limit, &mut |id| row(vec![id.into()]))
        })
    }

    fn chosen(&self, context: &Context) -> Result<Vec<&'static Field<T>>> {
        let output = &context.output;
        Ok(view::choose_or(
            self.fields,
            self.default,
            output,
            self.shape,
        )?)
    }

    /// Shows the rows that `each` finds. `each` gets the store, the limit, and the function
    /// to call with the values of each row.
    fn rows(
        &self,
        context: &mut Context,
        fields: &[&'static Field<T>],
        each: impl FnOnce(
            Reading<'_>,
            Option<u64>,
            &mut dyn FnMut(Vec<Value>) -> Result<()>,
        ) -> Result<()>,
    ) -> Result<()> {
        let (store, output) = context.parts()?;
        let format = output.format();
        let page = output.page_length();
        let cut = self.limit.is_none() && format == Format::Table && output.terminal().stdout;
        let limit = match cut {
            true => Some(page + 1),
            false => self.limit.and_then(Limit::most),
        };

        let mut found = 0;
        let mut rows = output.rows(view::columns(fields))?;
        each(store, limit, &mut |values| {
            found += 1;
            if !cut || found <= page {
                rows.row(values)?;
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
