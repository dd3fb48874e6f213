//! Lists: the fields that are shown, a first page on a terminal, and what is
//! said when there is nothing.

use anyhow::Result;

use super::options::Columns;
use crate::context::Context;
use crate::output::Format;
use crate::record::{Field, Shape};
use crate::store::Store;
use crate::view;

/// So many rows are shown before something happens to them.
pub const PAGE: usize = 50;

/// A list that is to be shown.
pub struct Listing<'a, T: 'static> {
    /// The fields there are.
    pub fields: &'static [Field<T>],
    /// What the person wants of them.
    pub columns: &'a Columns,
    /// How many rows at most, if that was said.
    pub limit: Option<u64>,
    /// Whether a terminal may show a first page only.
    pub may_be_cut: bool,
    /// What is said if there are none.
    pub empty: &'a str,
}

/// The columns of a list that takes no options.
static NO_OPTIONS: Columns = Columns {
    fields: Vec::new(),
    no_header: false,
};

/// Shows a person the first of the things that something would happen to, by way of
/// `rows`, and says how many more there are.
pub fn preview(
    context: &mut Context,
    ids: &[i64],
    rows: impl Fn(&mut Context, Vec<i64>) -> Result<()>,
) -> Result<()> {
    if !context.output.format().is_for_people() || ids.is_empty() {
        return Ok(());
    }
    let shown: Vec<i64> = ids.iter().take(PAGE).copied().collect();
    let others = ids.len() - shown.len();
    rows(context, shown)?;
    if others > 0 {
        context.output.sentence(&format!("and {others} more"))?;
    }
    Ok(())
}

impl<T> Listing<'_, T> {
    /// All rows, as they are shown if nothing is asked.
    pub fn all(fields: &'static [Field<T>]) -> Self {
        Listing {
            fields,
            columns: &NO_OPTIONS,
            limit: None,
            may_be_cut: false,
            empty: "",
        }
    }

    /// Shows the rows that `each` finds. It is given the blog, the names of the
    /// fields that are shown, how many rows to find at most, and where to send
    /// them.
    pub fn show(
        &self,
        context: &mut Context,
        each: impl FnOnce(
            &Store,
            &[&'static str],
            Option<u64>,
            &mut dyn FnMut(T) -> Result<()>,
        ) -> Result<()>,
    ) -> Result<()> {
        let now = context.now;
        let (store, output) = context.parts()?;
        let format = output.format();
        let fields = self.columns.choose(self.fields, output, Shape::List)?;
        let names = view::names(&fields);
        let page = output.page_length();
        let cut = self.may_be_cut && format == Format::Table && output.terminal().stdout;
        let limit = if cut { Some(page + 1) } else { self.limit };

        let mut found = 0;
        let mut rows = output.rows(names.clone(), !self.columns.no_header)?;
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
