//! Rows as a table for a person.

use std::io::{self, Write};

use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, Table as Grid, presets};
use jiff::Timestamp;

use super::{RowFormat, Value, safe};

/// So many rows are set as one table; more would not fit into memory for ever.
const CHUNK: usize = 1_000;

/// A table as wide as the terminal.
pub struct Table {
    now: Timestamp,
    width: u16,
    color: bool,
    header: Vec<String>,
    rows: Vec<Vec<Value>>,
}

impl Table {
    /// A table of at most `width` columns.
    pub fn new(now: Timestamp, width: u16, color: bool) -> Self {
        Table {
            now,
            width,
            color,
            header: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn print(&mut self, to: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut grid = Grid::new();
        grid.load_style(presets::UTF8_FULL_CONDENSED)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width);
        if self.color {
            grid.enforce_styling();
        } else {
            grid.force_no_tty();
        }
        if !self.header.is_empty() {
            let bold = |name: &String| Cell::new(name).add_attribute(Attribute::Bold);
            grid.set_header(self.header.iter().map(bold));
        }
        for row in std::mem::take(&mut self.rows) {
            grid.add_row(row.iter().map(|value| self.cell(value)));
        }
        for line in grid.lines() {
            writeln!(to, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn cell(&self, value: &Value) -> Cell {
        let text = value.human(self.now);
        let cell = Cell::new(safe::line(&text));
        match value {
            Value::Id(_) | Value::Count(_) => cell.set_alignment(CellAlignment::Right),
            _ => cell,
        }
    }
}

impl RowFormat for Table {
    fn header(&mut self, names: &[&str], _: &mut dyn Write) -> io::Result<()> {
        self.header = names.iter().map(|&name| name.to_owned()).collect();
        Ok(())
    }

    fn row(&mut self, _: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        self.rows.push(values);
        if self.rows.len() == CHUNK {
            self.print(to)?;
        }
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        self.print(to)
    }
}
