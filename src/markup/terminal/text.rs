//! Styled text and its wrapping.

use std::fmt::Write as _;
use std::ops::Range;

use anstyle::Style;
use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_width::UnicodeWidthStr;

/// Text in styled runs; newlines break lines.
#[derive(Default)]
pub(super) struct Text {
    plain: String,
    runs: Vec<Run>,
}

struct Run {
    range: Range<usize>,
    style: Style,
}

/// A rendered line with its escapes, without its newline.
#[derive(Default)]
pub(super) struct Line {
    pub(super) painted: String,
    /// The width in columns.
    pub(super) width: usize,
}

impl Text {
    /// Appends `plain`, which is already safe for a terminal.
    pub(super) fn push(&mut self, plain: &str, style: Style) {
        let start = self.plain.len();
        self.plain.push_str(plain);
        let end = self.plain.len();
        match self.runs.last_mut() {
            Some(last) if last.style == style => last.range.end = end,
            _ => self.runs.push(Run {
                range: start..end,
                style,
            }),
        }
    }

    /// Appends another styled text.
    pub(super) fn append(&mut self, other: &Text) {
        for run in &other.runs {
            self.push(
                other.plain.get(run.range.clone()).unwrap_or_default(),
                run.style,
            );
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.plain
    }

    pub(super) fn is_blank(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// The width of its widest line, unwrapped.
    pub(super) fn width(&self) -> usize {
        self.plain
            .split('\n')
            .map(UnicodeWidthStr::width)
            .max()
            .unwrap_or(0)
    }

    /// The lines of the text, unwrapped.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in self.plain.split('\n') {
            lines.push(self.line(start..start + line.len()));
            start += line.len() + 1;
        }
        lines
    }

    /// Wraps the text; no line is wider than `width` unless one character is.
    pub(super) fn wrap(&self, width: usize) -> Vec<Line> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in self.plain.split('\n') {
            for range in wrap(line, width) {
                lines.push(self.line(start + range.start..start + range.end));
            }
            start += line.len() + 1;
        }
        lines
    }

    fn line(&self, range: Range<usize>) -> Line {
        let first = self
            .runs
            .partition_point(|run| run.range.end <= range.start);
        let mut painted = String::new();
        for Run { range: run, style } in self.runs.iter().skip(first) {
            if run.start >= range.end {
                break;
            }
            let part = run.start.max(range.start)..run.end.min(range.end);
            let part = self.plain.get(part).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = write!(painted, "{style}{part}{style:#}");
        }
        let width = self.plain.get(range).unwrap_or_default().width();
        Line { painted, width }
    }
}

/// Wraps a text without styles that is already safe for a terminal; no line is wider than
/// `width` unless one character is.
pub fn wrap_plain(text: &str, width: usize) -> Vec<&str> {
    let lines = text.split('\n');
    let pieces = lines.flat_map(|line| {
        let ranges = wrap(line, width).into_iter();
        ranges.map(|range| line.get(range).unwrap_or_default())
    });
    pieces.collect()
}

/// The byte ranges of the wrapped lines of `text`, which has no newline.
fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let words = break_words(words(text), width);
    let mut start = 0;
    let mut ranges = Vec::new();
    for line in wrap_first_fit(&words, &[width as f64]) {
        let length: usize = line.iter().map(length).sum();
        let trailing = line.last().map_or(0, |word| word.whitespace.len());
        ranges.push(start..start + length - trailing);
        start += length;
    }
    ranges
}

/// The words of `text`. ASCII runs such as URLs are one word, unlike in Unicode.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut start = 0;
    let mut end = 0;
    let mut words = Vec::new();
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        end += length(&word);
        let rest = text.get(end..).unwrap_or_default();
        let glued = word.whitespace.is_empty()
            && word.ends_with(|c: char| c.is_ascii())
            && rest.starts_with(|c: char| c.is_ascii());
        if !glued {
            words.push(measured(text.get(start..end).unwrap_or_default()));
            start = end;
        }
    }
    words
}

/// A word with its width on a terminal. `textwrap` sums the widths of characters, which
/// is wrong for emoji sequences.
fn measured(word: &str) -> Word<'_> {
    let word = Word::from(word);
    Word {
        width: word.width(),
        ..word
    }
}

fn length(word: &Word) -> usize {
    word.len() + word.whitespace.len()
}
