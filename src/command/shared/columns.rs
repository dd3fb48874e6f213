//! The options that choose the fields of a list or a record.

use anyhow::Result;
use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::record::{Field, Shape};
use crate::view;

// The fields to show.
#[derive(Args, Default)]
#[command(next_help_heading = "Output")]
pub(crate) struct Columns {
    /// Show these fields only, in this order, or `all`
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub fields: Vec<String>,

    /// Leave out the line of field names
    #[arg(long)]
    pub no_header: bool,
}

impl Columns {
    /// The fields to show.
    ///
    /// # Errors
    /// A field is unknown, or a template names the fields.
    pub(crate) fn choose<T>(
        &self,
        fields: &'static [Field<T>],
        output: &Output,
        shape: Shape,
    ) -> Result<Vec<&'static Field<T>>> {
        if !self.fields.is_empty() && output.template_names().is_some() {
            return Err(Failure::usage("a template names the fields itself")
                .hint("leave out --fields, or --template")
                .into());
        }
        Ok(view::choose(fields, &self.fields, output, shape)?)
    }
}
