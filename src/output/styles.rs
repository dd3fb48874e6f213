//! The escape sequences of styles (SGR) and links (OSC 8) in a text that is laid out by its
//! width.

use std::borrow::Cow;
use std::collections::VecDeque;

use unicode_segmentation::UnicodeSegmentation;

/// Stands for an escape sequence. Like [`SEPARATOR`] it has no width, and does not occur in
/// safe text.
const MARK: char = '\u{2061}';

/// Separates graphemes, whose widths are then those that they have alone, as on a terminal:
/// two Arabic letters can be measured as one ligature.
const SEPARATOR: char = '\u{2060}';

/// Escape sequences taken out of texts, in order.
#[derive(Default)]
pub(super) struct Styles(VecDeque<String>);

impl Styles {
    /// Replaces each escape sequence by a mark, and separates the graphemes.
    pub(super) fn take(&mut self, text: String) -> String {
        if text.is_ascii() && !text.contains('\u{1b}') {
            return text;
        }
        let mut marked = String::with_capacity(text.len());
        for piece in pieces(&text) {
            match piece {
                Piece::Text(text) => {
                    for grapheme in text.graphemes(true) {
                        marked.push_str(grapheme);
                        marked.push(SEPARATOR);
                    }
                }
                Piece::Sequence(sequence) => {
                    marked.push(MARK);
                    self.0.push_back(sequence.to_owned());
                }
            }
        }
        marked
    }

    /// Replaces the marks by the next escape sequences, and joins the graphemes.
    pub(super) fn put_back<'a>(&mut self, line: &'a str) -> Cow<'a, str> {
        if !line.contains([MARK, SEPARATOR]) {
            return Cow::Borrowed(line);
        }
        let mut styled = String::with_capacity(line.len());
        for c in line.chars() {
            match c {
                MARK => styled.extend(self.0.pop_front()),
                SEPARATOR => {}
                c => styled.push(c),
            }
        }
        Cow::Owned(styled)
    }
}

/// The text without escape sequences.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return Cow::Borrowed(text);
    }
    let plain = pieces(text).filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Sequence(_) => None,
    });
    Cow::Owned(plain.collect())
}

enum Piece<'a> {
    Text(&'a str),
    Sequence(&'a str),
}

fn pieces(mut text: &str) -> impl Iterator<Item = Piece<'_>> {
    std::iter::from_fn(move || {
        let start = text.find('\u{1b}').unwrap_or(text.len());
        let end = match start {
            0 => sequence(text),
            start => start,
        };
        let (piece, rest) = text.split_at_checked(end).filter(|_| end > 0)?;
        text = rest;
        Some(match start {
            0 => Piece::Sequence(piece),
            _ => Piece::Text(piece),
        })
    })
}

/// The length of the escape sequence at the start of the text.
fn sequence(text: &str) -> usize {
    let end = match text.starts_with("\u{1b}]") {
        true => text.find("\u{1b}\\").map(|at| at + 2),
        false => text.find('m').map(|at| at + 1),
    };
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_taken_out_and_put_back() {
        let link = "\u{1b}]8;;https://example.org/m\u{1b}\\Title\u{1b}]8;;\u{1b}\\";
        let bold = "a \u{1b}[1mb\u{1b}[0m c";
        let mut styles = Styles::default();
        let (first, second) = (styles.take(link.to_owned()), styles.take(bold.to_owned()));
        assert!(first.contains("T\u{2060}i\u{2060}") && !first.contains('\u{1b}'));
        assert_eq!(
            (without(link), without(bold)),
            ("Title".into(), "a b c".into())
        );
        let line = format!("{first}  {second}");
        assert_eq!(styles.put_back(&line), format!("{link}  {bold}"));
        assert_eq!(without("plain"), "plain");
    }
}
