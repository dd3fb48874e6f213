//! Rows as a table for people.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use anstyle::Style;
use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table as Grid, Width,
    presets,
};
use jiff::Timestamp;

use super::link::{Permalinks, Trail, is_mark};
use super::{RowFormat, Value, safe};

/// The number of rows per table, which bounds the memory.
const CHUNK: usize = 1_000;

/// The maximum length of a cell's text, in characters; `show` and the other formats do not
/// cut it.
const LONGEST_CELL: usize = 160;

/// Marks each highlighted character until the lines are wrapped: it has no width, is
/// never wrapped, and does not occur in safe text.
const MARK: char = '\u{2060}';

/// On a narrower terminal, a table is shown only if it fits without wrapping.
const NARROW: u16 = 60;

/// Narrower columns are unreadable; fields are then shown one per line.
const NARROWEST_COLUMN: usize = 8;

/// A table as wide as the terminal.
pub(super) struct Table<'a> {
    now: Timestamp,
    width: u16,
    color: bool,
    /// The permalinks of titles.
    links: Option<Permalinks>,
    /// The names of the columns, made safe, since a query can name them freely.
    names: Vec<Cow<'a, str>>,
    has_header: bool,
    /// Whether a block was printed.
    begun: bool,
    rows: Vec<Vec<Value>>,
}

impl<'a> Table<'a> {
    /// A table of at most `width` columns.
    pub(super) fn new(
        now: Timestamp,
        width: u16,
        color: bool,
        links: Option<Permalinks>,
        names: &[&'a str],
    ) -> Self {
        Table {
            now,
            width,
            color,
            links,
            names: names.iter().map(|name| safe::line(name)).collect(),
            has_header: false,
            begun: false,
            rows: Vec::new(),
        }
    }

    fn print(&mut self, to: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut trail = Trail::default();
        let rows: Vec<Vec<(String, CellAlignment)>> = std::mem::take(&mut self.rows)
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| self.cell(value, &mut trail))
                    .collect()
            })
            .collect();
        let mut grid = Grid::new();
        grid.load_style(presets::UTF8_FULL_CONDENSED)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width);
        if self.color {
            grid.enforce_styling();
        } else {
            grid.force_no_tty();
        }
        if self.has_header {
            let bold = |name: &Cow<'_, str>| Cell::new(name).add_attribute(Attribute::Bold);
            grid.set_header(self.names.iter().map(bold));
        }
        for row in &rows {
            grid.add_row(
                row.iter()
                    .map(|(text, side)| Cell::new(text).set_alignment(*side)),
            );
        }
        // Headers are never wrapped; cells are.
        grid.set_constraints(self.names.iter().map(|name| {
            let width = u16::try_from(name.len() + 2).unwrap_or(u16::MAX);
            ColumnConstraint::LowerBoundary(Width::Fixed(width))
        }));
        if self.is_too_narrow(&grid) {
            return self.print_as_blocks(&rows, &mut trail, to);
        }
        for line in grid.lines() {
            writeln!(to, "{}", trail.line(emphasised(line.trim_end())))?;
        }
        Ok(())
    }

    /// Whether the columns do not fit even when wrapped.
    fn is_too_narrow(&self, grid: &Grid) -> bool {
        let widths = grid.column_max_content_widths();
        let frame = 3 * widths.len() + 1;
        let natural: usize = widths.iter().map(|&width| usize::from(width)).sum();
        let room = usize::from(self.width).saturating_sub(frame);
        let least: usize = self
            .names
            .iter()
            .map(|name| name.len().max(NARROWEST_COLUMN))
            .sum();
        natural > room && (room < least || self.width < NARROW)
    }

    /// Prints each row as a block with one field per line.
    fn print_as_blocks(
        &mut self,
        rows: &[Vec<(String, CellAlignment)>],
        trail: &mut Trail,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let label = self.names.iter().map(|name| name.len()).max().unwrap_or(0);
        let indentation = " ".repeat(label + 2);
        let bold = if self.color {
            Style::new().bold()
        } else {
            Style::new()
        };
        for row in rows {
            if self.begun {
                writeln!(to)?;
            }
            self.begun = true;
            for (name, (text, _)) in self.names.iter().zip(row) {
                let options =
                    textwrap::Options::new(usize::from(self.width).saturating_sub(label + 2));
                let lines = textwrap::wrap(text, options).join(&format!("\n{indentation}"));
                let block = format!("{bold}{name:label$}{bold:#}  {lines}");
                for line in block.trim_end().lines() {
                    writeln!(to, "{}", trail.line(emphasised(line)))?;
                }
            }
        }
        Ok(())
    }

    /// The text of a value on one line, shortened, and its alignment.
    fn cell(&self, value: &Value, trail: &mut Trail) -> (String, CellAlignment) {
        let mut text = match value {
            Value::Marked(text, marks) if self.color => marked(text, marks),
            Value::Linked(text, slug) if self.links.is_some() && !text.is_empty() => {
                let text = safe::line(text);
                let links = self.links.as_ref().map(|links| links.marked(&text, slug));
                let (marked, address) = links.unwrap_or_default();
                trail.addresses.push(address);
                marked
            }
            value => safe::line(&value.human(self.now)).into_owned(),
        };
        let mut seen = text
            .char_indices()
            .filter(|&(_, c)| c != MARK && !is_mark(c));
        if let Some((cut, _)) = seen.nth(LONGEST_CELL) {
            text.truncate(cut);
            text.push('…');
        }
        match value {
            Value::Id(_) | Value::Count(_) => (text, CellAlignment::Right),
            _ => (text, CellAlignment::Left),
        }
    }
}

/// The safe text with a mark after each highlighted character.
fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut marks = marks.iter().peekable();
    for (at, c) in text.char_indices() {
        while marks.next_if(|mark| mark.end <= at).is_some() {}
        let stands_out = marks.peek().is_some_and(|mark| mark.contains(&at));
        for c in safe::line(c.encode_utf8(&mut [0; 4])).chars() {
            safe.push(c);
            if stands_out {
                safe.push(MARK);
            }
        }
    }
    safe
}

/// The line with marked characters in bold.
fn emphasised(line: &str) -> Cow<'_, str> {
    if !line.contains(MARK) {
        return Cow::Borrowed(line);
    }
    let style = Style::new().bold();
    let mut text = String::with_capacity(line.len());
    let mut is_bold = false;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let stands_out = rest.next_if_eq(&MARK).is_some();
        match (is_bold, stands_out) {
            (false, true) => text.push_str(&style.render().to_string()),
            (true, false) => text.push_str(&style.render_reset().to_string()),
            _ => {}
        }
        is_bold = stands_out;
        text.push(c);
    }
    if is_bold {
        text.push_str(&style.render_reset().to_string());
    }
    Cow::Owned(text)
}

impl RowFormat for Table<'_> {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        self.has_header = true;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_out_is_bold_and_safe_wherever_its_line_ends() {
        let text = "a bc\u{1b}d 日本";
        let marked = marked(text, &[2..6, 7..13]);
        assert_eq!(
            emphasised(&marked),
            "a \u{1b}[1mbc␛d\u{1b}[0m \u{1b}[1m日本\u{1b}[0m"
        );
        let mut table = Table::new(Timestamp::UNIX_EPOCH, 60, true, None, &["id", "text"]);
        let value = Value::Marked(
            "long_words_are_broken too".repeat(3),
            vec![0..9, 9..21, 30..75],
        );
        let mut written = Vec::new();
        table
            .row(&[], vec![Value::Id(1), value], &mut written)
            .unwrap();
        table.end(&mut written).unwrap();
        let shown = String::from_utf8(written).unwrap();
        let (bold, plain) = ("\u{1b}[1m", "\u{1b}[0m");
        assert!(shown.contains(bold) && !shown.contains(MARK), "{shown:?}");
        for line in shown.lines() {
            let ends = line.rfind(plain).unwrap_or(0);
            assert!(line.rfind(bold).unwrap_or(0) <= ends, "{line:?}");
            assert!(
                !line
                    .split(bold)
                    .skip(1)
                    .any(|rest| { rest.split(plain).next().unwrap().contains('│') }),
                "{line:?}"
            );
        }
    }
}
