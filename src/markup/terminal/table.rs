//! Tables.

use anstyle::Style;
use comrak::nodes::TableAlignment;

use super::text::{Line, Text};

const BAR: &str = " │ ";
const CROSSING: &str = "─┼─";

/// The width of [`BAR`].
const BAR_WIDTH: usize = 3;

/// The minimum width of a column.
const NARROWEST: usize = 6;

/// The lines of a table. The first row is the header.
///
/// Columns are narrowed to fit into `room`; if that is not possible, each row becomes a
/// paragraph.
pub(super) fn set(rows: &[Vec<Text>], alignments: &[TableAlignment], room: usize) -> Vec<String> {
    match fit(&natural_widths(rows, alignments.len()), room) {
        Some(widths) => grid(rows, alignments, &widths),
        None => rows.iter().flat_map(|row| paragraph(row, room)).collect(),
    }
}

fn natural_widths(rows: &[Vec<Text>], columns: usize) -> Vec<usize> {
    let mut widths = vec![0; columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    widths
}

/// The widths of the columns; narrow columns get their full width first.
fn fit(natural: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut left = room.checked_sub(BAR_WIDTH * natural.len().saturating_sub(1))?;
    let mut sorted = natural.to_vec();
    sorted.sort_unstable();
    let mut widest = usize::MAX;
    for (width, columns) in sorted.iter().zip((1..=sorted.len()).rev()) {
        if *width > left / columns {
            widest = left / columns;
            break;
        }
        left -= width;
    }
    (widest >= NARROWEST).then(|| natural.iter().map(|width| widest.min(*width)).collect())
}

fn grid(rows: &[Vec<Text>], alignments: &[TableAlignment], widths: &[usize]) -> Vec<String> {
    let rule = widths
        .iter()
        .map(|width| "─".repeat(*width))
        .collect::<Vec<_>>()
        .join(CROSSING);
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| grid_row(row, alignments, widths))
        .collect();
    let wrapped = rows.iter().any(|row| row.len() > 1);
    let mut lines = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        // A rule separates rows of several lines.
        if at == 1 || at > 1 && wrapped {
            lines.push(rule.clone());
        }
        lines.extend(row);
    }
    lines
}

fn grid_row(row: &[Text], alignments: &[TableAlignment], widths: &[usize]) -> Vec<String> {
    let mut cells: Vec<_> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| cell.wrap((*width).max(1)).into_iter())
        .collect();
    let height = cells.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    let mut line = || {
        let parts = cells.iter_mut().zip(widths).zip(alignments);
        let parts = parts.map(|((cell, width), side)| aligned(cell.next(), *width, *side));
        parts.collect::<Vec<_>>().join(BAR)
    };
    (0..height).map(|_| line()).collect()
}

fn aligned(line: Option<Line>, width: usize, alignment: TableAlignment) -> String {
    let line = line.unwrap_or_default();
    let space = width.saturating_sub(line.width);
    let before = match alignment {
        TableAlignment::None | TableAlignment::Left => 0,
        TableAlignment::Center => space / 2,
        TableAlignment::Right => space,
    };
    format!(
        "{:before$}{}{:after$}",
        "",
        line.painted,
        "",
        after = space - before
    )
}

fn paragraph(row: &[Text], room: usize) -> Vec<String> {
    let mut text = Text::default();
    for cell in row.iter().filter(|cell| !cell.is_blank()) {
        if !text.is_blank() {
            text.push(BAR, Style::new());
        }
        text.append(cell);
    }
    text.wrap(room)
        .into_iter()
        .map(|line| line.painted)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn the_widest_columns_give_way() {
        assert_eq!(fit(&[3, 50, 9], 38), Some(vec![3, 20, 9]));
        assert_eq!(fit(&[3, 50, 50], 26), Some(vec![3, 8, 8]));
        assert_eq!(fit(&[50; 5], 30), None);
        assert_eq!(fit(&[1; 100], 80), None);
    }
}
