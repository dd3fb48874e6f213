//! The width of texts on a terminal: the sum of the widths of their grapheme clusters.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::styles;

/// The columns that a safe text without escape sequences takes.
pub fn width(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => text.graphemes(true).map(UnicodeWidthStr::width).sum(),
    }
}

/// The longest start of the text, in whole graphemes, that fits into `room` columns.
pub fn fitting(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > room {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The shortest end of the text, in whole graphemes, that leaves at most `room` columns.
pub(super) fn fitting_end(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += grapheme.width();
        if used > room {
            return text.get(at + grapheme.len()..).unwrap_or_default();
        }
    }
    text
}

/// The text, cut to the width with an ellipsis.
pub fn cut(text: &str, room: usize) -> Cow<'_, str> {
    match room {
        _ if width(text) <= room => Cow::Borrowed(text),
        0 => Cow::Borrowed(""),
        _ => Cow::Owned(format!("{}…", fitting(text, room - 1))),
    }
}

/// The text, padded with spaces to this width.
pub fn padded(mut text: String, columns: usize) -> String {
    let space = columns.saturating_sub(width(&text));
    text.push_str(&" ".repeat(space));
    text
}

/// The number of lines that a terminal breaks the line into. Our own styles and links take
/// no columns.
pub(super) fn lines_of(line: &str, columns: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for grapheme in styles::without(line).graphemes(true) {
        let columns_of = grapheme.width();
        used += columns_of;
        if used > columns {
            lines += 1;
            used = columns_of;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_what_a_terminal_shows() {
        let cases = [
            ("short", 5, "short"),
            ("longer", 5, "long…"),
            ("日本語です", 5, "日本…"),
            ("日本語です", 6, "日本…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👩‍💻👩‍💻👩‍💻", 5, "👩‍💻👩‍💻…"),
            ("👩‍💻👩‍💻👩‍💻", 4, "👩‍💻…"),
            ("🇩🇪🇫🇷", 3, "🇩🇪…"),
            ("❤️❤️", 3, "❤️…"),
            ("longer", 1, "…"),
            ("longer", 0, ""),
        ];
        for (text, room, expected) in cases {
            assert_eq!(cut(text, room), expected);
            assert!(width(&cut(text, room)) <= room, "{text} {room}");
        }
        assert_eq!(padded(cut("日本語です", 6).into_owned(), 6), "日本… ");
        assert_eq!(fitting_end("ab日本", 5), "b日本");
        assert_eq!(fitting_end("ab日本", 3), "本");
    }

    #[test]
    fn a_long_line_takes_several_lines_of_the_terminal() {
        let cases = [
            ("", 4, 1),
            ("abcd", 4, 1),
            ("abcde", 4, 2),
            ("日本", 4, 1),
            ("a日本", 4, 2),
            // A wide character is not broken at the edge.
            ("日本語", 5, 2),
            ("日本語日本", 5, 3),
            ("\u{1b}[1mabcd\u{1b}[0m", 4, 1),
            (
                "\u{1b}]8;;https://example.org/\u{1b}\\abcd\u{1b}]8;;\u{1b}\\",
                4,
                1,
            ),
            ("e\u{301}e\u{301}e\u{301}e\u{301}", 4, 1),
        ];
        for (line, columns, lines) in cases {
            assert_eq!(lines_of(line, columns), lines, "{line:?}");
        }
    }
}
