//! Lists of rows, in any format.

use std::io::{self, Write};

use super::error::WriteError;
use super::safe;
use super::stream::Lane;
use crate::record::Value;

/// A writer of rows.
pub(super) trait RowFormat {
    /// Begins, with the names of the fields.
    fn header(&mut self, names: &[&str], to: &mut dyn Write) -> io::Result<()>;
    /// Writes one row.
    fn row(&mut self, names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()>;
    /// Ends.
    fn end(&mut self, _to: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
    /// What a person should know about the rows that were written.
    fn note(&self) -> Option<String> {
        None
    }
}

/// A list that is being written.
pub struct Rows<'a> {
    to: Lane<'a>,
    writer: Box<dyn RowFormat + 'a>,
    names: Vec<&'a str>,
    /// Notes that are printed when the output is finished.
    later: &'a mut String,
}

impl<'a> Rows<'a> {
    /// A list with these names. Its notes are added to `later`.
    pub(super) fn new(
        to: Lane<'a>,
        writer: Box<dyn RowFormat + 'a>,
        names: Vec<&'a str>,
        later: &'a mut String,
    ) -> Self {
        Rows {
            to,
            writer,
            names,
            later,
        }
    }

    /// Writes one row, its values in the order of the fields.
    pub fn row(&mut self, values: Vec<Value>) -> Result<(), WriteError> {
        Ok(self.writer.row(&self.names, values, &mut self.to)?)
    }

    /// Ends the list.
    pub fn end(mut self) -> Result<(), WriteError> {
        self.writer.end(&mut self.to)?;
        if let Some(note) = self.writer.note() {
            self.later.push_str(&format!("{}\n", safe::lines(&note)));
        }
        Ok(())
    }
}
