//! The text of a value for people, with its highlights and its link.

use std::borrow::Cow;
use std::ops::Range;

use anstyle::Style;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::link::Permalinks;
use super::width::{fitting, fitting_end, width};
use super::{Value, safe};

/// How values are shown.
#[derive(Clone)]
pub(super) struct Look {
    /// The current time, for relative times.
    pub now: Timestamp,
    /// The zone of dates.
    pub zone: TimeZone,
    /// Whether styles are used.
    pub color: bool,
    /// The permalinks of titles.
    pub links: Option<Permalinks>,
}

/// A text that is safe for a terminal.
#[derive(Clone, Default)]
pub(super) struct Cell {
    pub text: String,
    /// The highlighted byte ranges.
    highlights: Vec<Range<usize>>,
    /// The URL that it links to.
    address: Option<String>,
    pub is_number: bool,
}

impl Look {
    /// A value on one line. Of a long text, the first `longest` characters are kept.
    pub(super) fn cell(&self, value: &Value, longest: usize) -> Cell {
        let (text, highlights) = match value {
            Value::Marked(text, marks) => highlighted(text, marks),
            value => {
                let text = one_line(&start(&value.human(self.now, &self.zone), longest));
                (text, Vec::new())
            }
        };
        Cell {
            address: self.address(value).filter(|_| !text.is_empty()),
            text,
            highlights,
            is_number: matches!(value, Value::Id(_) | Value::Count(_) | Value::Real(_)),
        }
    }

    /// A value on several lines of at most `columns`.
    pub(super) fn lines(&self, value: &Value, columns: usize) -> Vec<String> {
        let text = value.human(self.now, &self.zone);
        let text = safe::lines(text.trim_end());
        let address = self.address(value);
        let lines = textwrap::wrap(&text, columns.max(1)).into_iter();
        lines
            .map(|line| linked(line.into_owned(), address.as_deref()))
            .collect()
    }

    fn address(&self, value: &Value) -> Option<String> {
        match (value, &self.links) {
            (Value::Linked(_, path), Some(links)) if !path.is_empty() => Some(links.address(path)),
            _ => None,
        }
    }

    /// The text in bold.
    pub(super) fn bold(&self, text: &str) -> String {
        match self.color {
            true => bold(text),
            false => text.to_owned(),
        }
    }
}

impl Cell {
    /// A plain text.
    pub(super) fn of(text: &str) -> Cell {
        Cell {
            text: safe::line(text).into_owned(),
            ..Cell::default()
        }
    }

    /// The cell cut to this many columns, with an ellipsis. The first highlight stays
    /// visible.
    pub(super) fn cut(&self, columns: usize) -> Cow<'_, Cell> {
        if width(&self.text) <= columns {
            return Cow::Borrowed(self);
        }
        let mut room = columns.saturating_sub(1);
        let mut first = 0;
        let mark = self.highlights.first().cloned().unwrap_or_default();
        let before = self.text.get(..mark.start).unwrap_or_default();
        let through = self.text.get(..mark.end).unwrap_or_default();
        if width(through) > room && room > 2 {
            first = mark.start - fitting_end(before, room / 3).len();
            room -= 1;
        }
        let rest = self.text.get(first..).unwrap_or_default();
        let ends = width(rest) <= room + 1;
        let kept = fitting(rest, if ends { room + 1 } else { room });
        let kept = if ends {
            kept
        } else {
            kept.trim_end_matches([' ', '…'])
        };
        let (lead, trail) = (
            if first > 0 { "…" } else { "" },
            if ends { "" } else { "…" },
        );
        let place = |at: usize| at.clamp(first, first + kept.len()) - first + lead.len();
        let highlights = self.highlights.iter();
        let highlights = highlights.map(|range| place(range.start)..place(range.end));
        Cow::Owned(Cell {
            text: match columns {
                0 => String::new(),
                _ => format!("{lead}{kept}{trail}"),
            },
            highlights: highlights.filter(|range| !range.is_empty()).collect(),
            address: self.address.clone(),
            is_number: self.is_number,
        })
    }

    /// The text with its styles and its link.
    pub(super) fn painted(&self, look: &Look) -> String {
        let mut painted = String::with_capacity(self.text.len());
        let mut done = 0;
        for range in self.highlights.iter().filter(|_| look.color) {
            painted.push_str(self.text.get(done..range.start).unwrap_or_default());
            painted.push_str(&bold(self.text.get(range.clone()).unwrap_or_default()));
            done = range.end;
        }
        painted.push_str(self.text.get(done..).unwrap_or_default());
        linked(painted, self.address.as_deref())
    }
}

fn bold(text: &str) -> String {
    let style = Style::new().bold();
    format!("{style}{text}{style:#}")
}

fn linked(text: String, address: Option<&str>) -> String {
    match address {
        Some(address) if !text.is_empty() => Permalinks::link_to(&text, address),
        _ => text,
    }
}

/// The first `longest` characters.
fn start(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// The safe text, with its lines joined by spaces.
fn one_line(text: &str) -> String {
    if !text.contains('\n') {
        return safe::line(text).into_owned();
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    safe::line(&lines.collect::<Vec<_>>().join(" ")).into_owned()
}

/// The safe text, and the ranges in it of the marks of the text.
fn highlighted(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut safe = String::with_capacity(text.len());
    let mut highlights = Vec::with_capacity(marks.len());
    let mut done = 0;
    for mark in marks {
        safe.push_str(&safe::line(text.get(done..mark.start).unwrap_or_default()));
        let start = safe.len();
        safe.push_str(&safe::line(text.get(mark.clone()).unwrap_or_default()));
        highlights.push(start..safe.len());
        done = mark.end;
    }
    safe.push_str(&safe::line(text.get(done..).unwrap_or_default()));
    (safe, highlights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(color: bool) -> Look {
        Look {
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            color,
            links: None,
        }
    }

    #[test]
    fn highlights_are_bold_and_safe() {
        let value = Value::Marked("a bc\u{1b}d 日本".to_owned(), vec![2..6, 7..13]);
        let look = look(true);
        assert_eq!(
            look.cell(&value, 80).painted(&look),
            "a \u{1b}[1mbc␛d\u{1b}[0m \u{1b}[1m日本\u{1b}[0m"
        );
    }

    #[test]
    fn the_first_highlight_survives_a_cut() {
        let look = look(false);
        let cases = [
            ("one two three four", 0..3, 9, "one two…"),
            ("one two three four", 14..18, 9, "…e four"),
            ("one two three four five six", 14..18, 9, "…e four…"),
            ("日本語 日本 end end end", 17..20, 10, "…本 end e…"),
            ("short", 0..5, 5, "short"),
            ("one two three four", 14..18, 1, "…"),
        ];
        for (text, mark, columns, expected) in cases {
            let cell = look.cell(&Value::Marked(text.to_owned(), vec![mark.clone()]), 80);
            let cut = cell.cut(columns);
            assert_eq!(cut.text, expected, "{text} {columns}");
            let marked = cut
                .highlights
                .first()
                .and_then(|range| cut.text.get(range.clone()));
            if columns > 3 {
                assert_eq!(marked, text.get(mark), "{text}");
            }
        }
    }

    #[test]
    fn lines_are_joined_and_long_texts_are_cut() {
        let look = look(false);
        let text = |text: &str| look.cell(&text.into(), 12).text;
        assert_eq!(text("One\n\n  two"), "One two");
        assert_eq!(text("a\tb\u{1b}"), "a    b␛");
        assert_eq!(text("0123456789ABCDEF"), "0123456789AB…");
    }
}
