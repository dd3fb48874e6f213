//! Rows as a table for people: one line per record, at most as wide as the terminal.

use std::io::{self, Write};

use comfy_table::{Cell as GridCell, CellAlignment, ContentLineStyle, Table as Grid, TableStyle};

use super::cell::{Cell, Look};
use super::styles::Styles;
use super::width::width;
use super::{RowFormat, Value};
use crate::record::{Column, FieldType};

/// The number of rows per table, which bounds the memory.
const CHUNK: usize = 1_000;

/// The space between columns: the padding, and the junction of the style.
const GAP: usize = 2;

/// Columns separated by spaces.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(' '))
    .content_lines(ContentLineStyle::none().junction(' '));

/// The minimum widths that columns are cut to, in this order, until the line fits. Ordinary
/// slugs are whole until the texts are short.
const STAGES: [(Class, usize); 6] = [
    (Class::Text, 40),
    (Class::Slug, 40),
    (Class::Text, 20),
    (Class::Slug, 12),
    (Class::Text, 8),
    (Class::Slug, 8),
];

/// How a column is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Never: an id, a count, a time, a word.
    Fixed,
    /// After the texts.
    Slug,
    /// First.
    Text,
}

/// A column on the line.
struct Slot {
    /// Its index in the row.
    index: usize,
    /// The width that shows everything.
    natural: usize,
    /// The width on the line.
    width: usize,
    class: Class,
    /// On a terminal that is too narrow, the column of the lowest rank is left out.
    rank: u8,
    is_number: bool,
}

/// A table as wide as the terminal.
pub(super) struct Table<'a> {
    look: Look,
    width: usize,
    columns: Vec<Column<'a>>,
    has_header: bool,
    rows: Vec<Vec<Cell>>,
    /// The headings of the columns that were left out.
    left_out: Vec<&'a str>,
}

impl<'a> Table<'a> {
    /// A table of at most `width` columns of the terminal.
    pub(super) fn new(look: Look, width: usize, columns: Vec<Column<'a>>) -> Self {
        Table {
            look,
            width,
            columns,
            has_header: false,
            rows: Vec::new(),
            left_out: Vec::new(),
        }
    }

    fn print(&mut self, to: &mut dyn Write) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let headings = self.has_header.then(|| self.headings());
        let slots = allot(self.slots(headings.as_deref(), &rows), self.width);
        for (index, column) in self.columns.iter().enumerate() {
            let is_shown = slots.iter().any(|slot| slot.index == index);
            if !is_shown && !self.left_out.contains(&column.heading) {
                self.left_out.push(column.heading);
            }
        }
        let mut styles = Styles::default();
        let mut grid = Grid::new();
        grid.load_style(STYLE).force_no_tty();
        if let Some(headings) = &headings {
            let bold = |cell: &Cell| self.look.bold(&cell.text);
            grid.set_header(cells(&slots, headings, &mut styles, bold));
            grid.add_row(slots.iter().map(|slot| "─".repeat(slot.width)));
        }
        for row in &rows {
            let paint = |cell: &Cell| cell.painted(&self.look);
            grid.add_row(cells(&slots, row, &mut styles, paint));
        }
        let last = slots.len().saturating_sub(1);
        for (index, column) in grid.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { 1 }));
        }
        for line in grid.lines() {
            writeln!(to, "{}", styles.put_back(line.trim_end()))?;
        }
        Ok(())
    }

    /// The columns with the widths that show everything.
    fn slots(&self, headings: Option<&[Cell]>, rows: &[Vec<Cell>]) -> Vec<Slot> {
        let slot = |(index, column): (usize, &Column<'_>)| {
            let cells = || rows.iter().filter_map(move |row| row.get(index));
            let heading = headings.and_then(|cells| cells.get(index));
            let widths = cells().chain(heading).map(|cell| width(&cell.text));
            let is_number = cells().any(|cell| cell.is_number)
                && cells().all(|cell| cell.is_number || cell.text.is_empty());
            let (class, rank) = class(column.kind, is_number);
            // Wider than the terminal is wide enough to be cut.
            let natural = widths.max().unwrap_or(0).min(self.width + 1);
            Slot {
                index,
                natural,
                width: natural,
                class,
                // The first column says which record it is.
                rank: if index == 0 { u8::MAX } else { rank },
                is_number,
            }
        };
        self.columns.iter().enumerate().map(slot).collect()
    }

    fn headings(&self) -> Vec<Cell> {
        let columns = self.columns.iter();
        columns.map(|column| Cell::of(column.heading)).collect()
    }

    /// Whether the row shows the whole values: each has one line, and nothing is cut.
    pub(super) fn fits(&self, values: &[Value]) -> bool {
        let has_lines = |value: &Value| value.exact().trim_end().contains('\n');
        let longest = self.width;
        let cells = values.iter().map(|value| self.look.cell(value, longest));
        let rows = [cells.collect()];
        let slots = self.slots(Some(&self.headings()), &rows);
        total(&slots) <= self.width && !values.iter().any(has_lines)
    }
}

/// How a column of this type is cut, and its rank.
fn class(kind: FieldType, is_number: bool) -> (Class, u8) {
    match kind {
        FieldType::Time => (Class::Fixed, 0),
        FieldType::Count => (Class::Fixed, 1),
        FieldType::Bool | FieldType::Number => (Class::Fixed, 2),
        FieldType::Enum(_) => (Class::Fixed, 3),
        FieldType::Slug => (Class::Slug, 4),
        FieldType::Integer => (Class::Fixed, 5),
        FieldType::Any if is_number => (Class::Fixed, 5),
        FieldType::Nullable(kind) => class(*kind, is_number),
        FieldType::Text | FieldType::Any | FieldType::List(_) | FieldType::Object(_) => {
            (Class::Text, 6)
        }
    }
}

/// Cuts the columns to the width, and leaves out those that do not fit.
fn allot(mut slots: Vec<Slot>, width: usize) -> Vec<Slot> {
    loop {
        slots.iter_mut().for_each(|slot| slot.width = slot.natural);
        for (class, least) in STAGES {
            let excess = total(&slots).saturating_sub(width);
            cut_widest(&mut slots, class, least, excess);
        }
        let is_too_wide = total(&slots) > width;
        // The rightmost of equals.
        let last = slots.iter().enumerate().rev();
        let least = last.min_by_key(|(_, slot)| slot.rank).map(|(at, _)| at);
        match least {
            Some(least) if is_too_wide && slots.len() > 1 => {
                slots.remove(least);
            }
            _ => break,
        }
    }
    if let [only] = slots.as_mut_slice() {
        only.width = only.width.min(width);
    }
    slots
}

/// Takes `excess` from the columns of a class, always from the widest.
fn cut_widest(slots: &mut [Slot], class: Class, least: usize, excess: usize) {
    for _ in 0..excess {
        let ours = slots.iter_mut();
        let ours = ours.filter(|slot| slot.class == class && slot.width > least);
        match ours.max_by_key(|slot| slot.width) {
            Some(widest) => widest.width -= 1,
            None => return,
        }
    }
}

/// The width of the whole line.
fn total(slots: &[Slot]) -> usize {
    let widths: usize = slots.iter().map(|slot| slot.width).sum();
    widths + GAP * slots.len().saturating_sub(1)
}

/// The cells of a row that are shown, cut to their columns.
fn cells(
    slots: &[Slot],
    row: &[Cell],
    styles: &mut Styles,
    paint: impl Fn(&Cell) -> String,
) -> Vec<GridCell> {
    let empty = Cell::default();
    let cell = |slot: &Slot| {
        let cell = row.get(slot.index).unwrap_or(&empty).cut(slot.width);
        GridCell::new(styles.take(paint(&cell))).set_alignment(match slot.is_number {
            true => CellAlignment::Right,
            false => CellAlignment::Left,
        })
    };
    slots.iter().map(cell).collect()
}

impl RowFormat for Table<'_> {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        self.has_header = true;
        Ok(())
    }

    fn row(&mut self, _: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        // Most characters take a column or two; combining ones take none.
        let longest = 4 * self.width;
        let cells = values.iter().map(|value| self.look.cell(value, longest));
        self.rows.push(cells.collect());
        if self.rows.len() == CHUNK {
            self.print(to)?;
        }
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        self.print(to)
    }

    fn note(&self) -> Option<String> {
        let names = self.left_out.join(", ");
        (!names.is_empty()).then(|| format!("columns left out: {names}"))
    }
}
