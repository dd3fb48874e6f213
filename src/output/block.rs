//! One record for people: a row if it fits, else a field per line.

use std::io::{self, Write};

use super::cell::Look;
use super::table::Table;
use super::width::width;
use super::{RowFormat, Value, safe};
use crate::record::Column;

/// The narrowest column of values; with less room, a value is below its name.
const NARROWEST: usize = 16;

/// The indentation of a value below its name.
const INDENT: usize = 4;

/// Writes one record.
pub(super) fn record(
    look: Look,
    terminal: usize,
    columns: Vec<Column<'_>>,
    values: Vec<Value>,
    header: bool,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut table = Table::new(look.clone(), terminal, columns.clone());
    if table.fits(&values) {
        if header {
            table.header(&[], to)?;
        }
        table.row(&[], values, to)?;
        return table.end(to);
    }
    let names: Vec<_> = columns.iter().map(|one| safe::line(one.heading)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let label = if header { widest + 2 } else { 0 };
    let is_below = terminal < label + NARROWEST;
    let indent = if is_below { INDENT } else { label };
    for (name, value) in names.iter().zip(&values) {
        let lines = look.lines(value, terminal.saturating_sub(indent));
        let mut lines = lines.iter();
        if header {
            let first = if is_below { None } else { lines.next() };
            let space = label.saturating_sub(width(name));
            let line = format!(
                "{}{:space$}{}",
                look.bold(name),
                "",
                first.map_or("", |line| line)
            );
            writeln!(to, "{}", line.trim_end())?;
        }
        for line in lines {
            writeln!(to, "{}", format!("{:indent$}{line}", "").trim_end())?;
        }
    }
    Ok(())
}
