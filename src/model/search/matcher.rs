//! Matching the terms of a query in texts.

use std::ops::Range;

use super::query::Query;
use super::tokenizer::each_word;

/// Finds all terms of a query in one pass over a text, with a bit-parallel matcher: the bit
/// of a word of a term is set if the text has that word, preceded by the earlier words of
/// the term. <https://en.wikipedia.org/wiki/Bitap_algorithm>
pub struct Matcher<'a> {
    /// The words of all terms.
    words: Vec<Wanted<'a>>,
    /// The bits of the first word of each term.
    first: u128,
    /// The number of terms.
    pub(super) terms: usize,
}

/// One word of a term.
struct Wanted<'a> {
    word: &'a str,
    is_prefix: bool,
    /// The index of the term and its number of words, if this is its last word.
    ends: Option<(usize, usize)>,
}

/// A term found in a text.
pub(super) struct Match {
    /// The index of the term.
    pub term: usize,
    /// The range in the text, in bytes.
    pub place: Range<usize>,
}

impl<'a> Matcher<'a> {
    /// A matcher for the wanted terms. Terms that do not fit into 128 words are ignored.
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

    /// The number of occurrences of each term in the text.
    pub fn count(&self, text: &str) -> Vec<u32> {
        let mut counts = vec![0; self.terms];
        self.each(text, |found| {
            if let Some(count) = counts.get_mut(found.term) {
                *count += 1;
            }
        });
        counts
    }

    /// All matches in the text, ordered by their ends.
    pub(super) fn find(&self, text: &str) -> Vec<Match> {
        let mut matches = Vec::new();
        self.each(text, |found| matches.push(found));
        matches
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

    /// The bits of the words of terms that equal this word.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_counted_wherever_they_stand() {
        let query = Query::parse("a \"a b\" \"a a\" b*");
        let matcher = Matcher::new(&query);
        assert_eq!(matcher.count("a a b, a. B! bc"), [3, 2, 1, 3]);
        assert_eq!(matcher.count(""), [0, 0, 0, 0]);
    }

    #[test]
    fn a_term_that_is_too_long_to_look_for_is_left_out() {
        for (length, counts) in [(127, [1, 1]), (128, [1, 0]), (129, [0, 1])] {
            let words = "w ".repeat(length);
            let query = Query::parse(&format!("\"{words}\" z"));
            assert_eq!(Matcher::new(&query).count(&format!("{words} z")), counts);
        }
    }
}
