//! Where a text has what a query wants: how often, and in which piece of it.

use std::ops::Range;

use super::query::Query;
use super::words::each_word;

/// A piece of a text, on one line, and the places in it that stand out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The piece.
    pub text: String,
    /// In bytes, in ascending order, none over another.
    pub marks: Vec<Range<usize>>,
}

/// So many characters a snippet has, without the signs of omission.
const SNIPPET: usize = 140;

/// So many of them stand before the first match, if there are as many.
const BEFORE: usize = 30;

/// Finds the terms of a query in texts, all at once and reading each text once:
/// a bit for each word of each term is set where a text has that word and, one
/// word before, the words before it in the term.
/// <https://en.wikipedia.org/wiki/Bitap_algorithm>
pub struct Matcher<'a> {
    /// The words of all terms.
    words: Vec<Wanted<'a>>,
    /// The first word of each term.
    first: u128,
    /// How many terms there are.
    terms: usize,
}

/// One word of a term.
struct Wanted<'a> {
    word: &'a str,
    is_prefix: bool,
    /// The term and how many words it has, if this is its last.
    ends: Option<(usize, usize)>,
}

/// A term found in a text.
struct Match {
    term: usize,
    place: Range<usize>,
}

impl<'a> Matcher<'a> {
    /// Looks for what the query wants; for what fits into 128 words of it.
    pub fn new(query: &'a Query) -> Self {
        let mut matcher = Matcher {
            words: Vec::new(),
            first: 0,
            terms: query.wanted.len(),
        };
        for (term, wanted) in query.wanted.iter().enumerate() {
            let length = wanted.words.len();
            if matcher.words.len() + length > 128 {
                continue;
            }
            matcher.first |= 1 << matcher.words.len();
            for (index, word) in wanted.words.iter().enumerate() {
                let is_last = index + 1 == length;
                matcher.words.push(Wanted {
                    word,
                    is_prefix: is_last && wanted.is_prefix,
                    ends: is_last.then_some((term, length)),
                });
            }
        }
        matcher
    }

    /// How often each term stands in the text.
    pub fn count(&self, text: &str) -> Vec<u32> {
        let mut counts = vec![0; self.terms];
        self.each(text, |found| {
            if let Some(count) = counts.get_mut(found.term) {
                *count += 1;
            }
        });
        counts
    }

    /// The piece of these texts that has the most different terms, of equals the
    /// first.
    pub fn snippet(&self, texts: &[&str]) -> Snippet {
        let mut best = (0, 0, texts.first().copied().unwrap_or_default(), Vec::new());
        for text in texts {
            let mut matches = Vec::new();
            self.each(text, |found| matches.push(found));
            let (different, start) = densest(&matches, self.terms);
            if different > best.0 {
                best = (different, start, text, matches);
            }
        }
        let (_, start, text, matches) = best;
        cut(text, start, matches)
    }

    fn each(&self, text: &str, mut found: impl FnMut(Match)) {
        let mut state = 0_u128;
        let mut starts = [0; 128];
        let mut count = 0_usize;
        each_word(text, |place, word| {
            if let Some(start) = starts.get_mut(count % 128) {
                *start = place.start;
            }
            count += 1;
            state = (state << 1 | self.first) & self.standing(word);
            if state == 0 {
                return;
            }
            for (index, wanted) in self.words.iter().enumerate() {
                if let Some((term, length)) = wanted.ends
                    && state >> index & 1 == 1
                {
                    let start = starts.get((count - length) % 128).copied();
                    found(Match {
                        term,
                        place: start.unwrap_or(place.start)..place.end,
                    });
                }
            }
        });
    }

    /// The bits of the words that this one is.
    fn standing(&self, word: &str) -> u128 {
        let mut bits = 0;
        for (index, wanted) in self.words.iter().enumerate() {
            if word == wanted.word || wanted.is_prefix && word.starts_with(wanted.word) {
                bits |= 1 << index;
            }
        }
        bits
    }
}

/// The most different terms that stand so near that a snippet holds them, and
/// where the first of them begins.
fn densest(matches: &[Match], terms: usize) -> (u32, usize) {
    let mut best = (0, 0);
    for (index, first) in matches.iter().enumerate() {
        let end = first.place.start + SNIPPET - BEFORE;
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

/// The piece around `start`, cut between words where there are spaces.
fn cut(text: &str, start: usize, mut matches: Vec<Match>) -> Snippet {
    let (before, after) = text.split_at_checked(start).unwrap_or(("", text));
    let led: Vec<usize> = before
        .char_indices()
        .rev()
        .take(BEFORE)
        .map(|(at, _)| at)
        .collect();
    let mut begin = led.last().copied().unwrap_or(start);
    let mut end = match after.char_indices().nth(SNIPPET - led.len()) {
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

impl Snippet {
    /// Adds a character; of white space no more than one space, and none first.
    fn push(&mut self, c: char, is_marked: bool) {
        let start = self.text.len();
        if !c.is_whitespace() {
            self.text.push(c);
        } else if start > 0 && !self.text.ends_with([' ', '…']) {
            self.text.push(' ');
        }
        if is_marked && !c.is_whitespace() {
            match self.marks.last_mut() {
                Some(mark) if mark.end == start => mark.end = self.text.len(),
                _ => self.marks.push(start..self.text.len()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The snippet with brackets around what stands out.
    fn snippet(query: &str, texts: &[&str]) -> String {
        let query = Query::parse(query);
        let Snippet { mut text, marks } = Matcher::new(&query).snippet(texts);
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
        assert!(shown.chars().count() <= SNIPPET + 6, "{shown}");
        assert_eq!(snippet("two one", &["one", "one two"]), "[one] [two]");
        assert_eq!(snippet("one", &["body one", "one"]), "body [one]");
        assert_eq!(snippet("one", &[]), "");
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let text = "語".repeat(1_000) + "本" + &"語".repeat(1_000);
        let shown = snippet("本", &[&text]);
        assert_eq!(shown.chars().count(), SNIPPET + 4, "{shown}");
        assert!(shown.contains("語[本]語"), "{shown}");
    }

    #[test]
    fn terms_are_counted_wherever_they_stand() {
        let query = Query::parse("a \"a b\" \"a a\" b*");
        assert_eq!(Matcher::new(&query).count("a a b, a. B! bc"), [3, 2, 1, 3]);
        let long = Query::parse(&("\"".to_owned() + &"w ".repeat(200) + "\" z"));
        assert_eq!(Matcher::new(&long).count("w z"), [0, 1]);
    }
}
