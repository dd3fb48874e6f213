//! Search snippets: the part of a text that shows the matches.

use std::ops::Range;

use super::matcher::{Match, Matcher};

/// A part of a text on one line, with its matches marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The text.
    pub text: String,
    /// The ranges of matches, in bytes; ascending, without overlaps.
    pub marks: Vec<Range<usize>>,
}

/// The maximum length in characters, without the ellipses.
const LENGTH: usize = 140;

/// The maximum number of these characters before the first match.
const BEFORE: usize = 30;

impl Snippet {
    /// The snippet with the most different terms in these texts; the first one of equals.
    pub fn new(matcher: &Matcher<'_>, texts: &[&str]) -> Snippet {
        let mut best = (0, 0, texts.first().copied().unwrap_or_default(), Vec::new());
        for text in texts {
            let matches = matcher.find(text);
            let (different, start) = densest(&matches, matcher.terms);
            if different > best.0 {
                best = (different, start, text, matches);
            }
        }
        let (_, start, text, matches) = best;
        cut(text, start, matches)
    }

    /// Adds a character. Runs of white space become one space.
    fn push(&mut self, c: char, is_marked: bool) {
        let start = self.text.len();
        if c.is_whitespace() {
            if !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            return;
        }
        self.text.push(c);
        if is_marked {
            match self.marks.last_mut() {
                Some(mark) if mark.end == start => mark.end = self.text.len(),
                _ => self.marks.push(start..self.text.len()),
            }
        }
    }
}

/// The largest number of different terms that fit into a snippet, and the start of the
/// first of them.
fn densest(matches: &[Match], terms: usize) -> (u32, usize) {
    let mut best = (0, 0);
    for (index, first) in matches.iter().enumerate() {
        let end = first.place.start + LENGTH - BEFORE;
        let others = matches.get(index..).unwrap_or_default().iter();
        let near = others.take_while(|other| other.place.end <= end);
        let seen = near.fold(bit(first.term), |seen, found| seen | bit(found.term));
        if seen.count_ones() > best.0 {
            best = (seen.count_ones(), first.place.start);
        }
        if usize::try_from(best.0) == Ok(terms) {
            break;
        }
    }
    best
}

fn bit(index: usize) -> u128 {
    u32::try_from(index)
        .ok()
        .and_then(|index| 1_u128.checked_shl(index))
        .unwrap_or(0)
}

/// The snippet around `start`, cut at white space if there is some.
fn cut(text: &str, start: usize, mut matches: Vec<Match>) -> Snippet {
    let (before, after) = text.split_at_checked(start).unwrap_or(("", text));
    let led: Vec<usize> = before
        .char_indices()
        .rev()
        .take(BEFORE)
        .map(|(at, _)| at)
        .collect();
    let mut begin = led.last().copied().unwrap_or(start);
    let mut end = match after.char_indices().nth(LENGTH - led.len()) {
        Some((at, _)) => start + at,
        None => text.len(),
    };
    let piece = |from, to| text.get(from..to).unwrap_or("");
    if begin > 0 {
        begin += piece(begin, start).find(char::is_whitespace).unwrap_or(0);
    }
    if end < text.len() {
        let space = piece(start, end).rfind(char::is_whitespace);
        end = space.filter(|&at| at > 0).map_or(end, |at| start + at);
    }

    begin += piece(begin, end).len() - piece(begin, end).trim_start().len();

    let mut snippet = Snippet::default();
    if !piece(0, begin).trim_start().is_empty() {
        snippet.text.push('…');
    }
    matches.sort_by_key(|found| found.place.start);
    let mut matches = matches.into_iter().peekable();
    let mut marked_until = 0;
    for (offset, c) in piece(begin, end).char_indices() {
        let at = begin + offset;
        while let Some(found) = matches.next_if(|found| found.place.start <= at) {
            marked_until = found.place.end.max(marked_until);
        }
        snippet.push(c, at < marked_until);
    }
    snippet.text.truncate(snippet.text.trim_end().len());
    if !piece(end, text.len()).trim_start().is_empty() {
        snippet.text.push('…');
    }
    snippet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Query;

    /// The snippet with brackets around the matches.
    fn snippet(query: &str, texts: &[&str]) -> String {
        let query = Query::parse(query);
        let Snippet { mut text, marks } = Snippet::new(&Matcher::new(&query), texts);
        for mark in marks.iter().rev() {
            text.insert(mark.end, ']');
            text.insert(mark.start, '[');
        }
        text
    }

    #[test]
    fn a_snippet_marks_what_was_found_as_it_is_written() {
        let cases = [
            (
                "cafe",
                "Le Café, le CAFE\u{301}.",
                "Le [Café], le [CAFE\u{301}].",
            ),
            ("ser*", "Serde, user", "[Serde], user"),
            (
                "\"two words\"",
                "words, two\n  *words* two",
                "words, [two] [*words]* two",
            ),
            ("words \"two words\"", "two words", "[two] [words]"),
            ("don't", "I don’t", "I [don’t]"),
            ("c++ c", "C, C++ and c+", "[C], [C++] and [c]+"),
            ("c++", "C, C++ and c+", "C, [C++] and c+"),
            ("本語", "日本語、本 語", "日[本語]、[本] [語]"),
            ("none", " \n # Title\n\ntext ", "# Title text"),
        ];
        for (query, text, expected) in cases {
            assert_eq!(snippet(query, &[text]), expected, "{query}");
        }
    }

    #[test]
    fn a_snippet_is_the_piece_with_the_most_different_terms() {
        let text = format!("one {} one two {} two", "x ".repeat(200), "y ".repeat(200));
        let shown = snippet("two one", &[&text]);
        assert!(
            shown.starts_with("…x x") && shown.ends_with("y…"),
            "{shown}"
        );
        assert!(shown.contains("x [one] [two] y"), "{shown}");
        assert!(shown.chars().count() <= LENGTH + 6, "{shown}");
        assert_eq!(snippet("two one", &["one", "one two"]), "[one] [two]");
        assert_eq!(snippet("one", &["body one", "one"]), "body [one]");
        assert_eq!(snippet("one", &[]), "");
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let text = "語".repeat(1_000) + "本" + &"語".repeat(1_000);
        let shown = snippet("本", &[&text]);
        assert_eq!(shown.chars().count(), LENGTH + 4, "{shown}");
        assert!(shown.contains("語[本]語"), "{shown}");
    }
}
