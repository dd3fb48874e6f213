//! Word lists, matched against a text.

use std::collections::{HashMap, HashSet};

use crate::model::search::query::{Query, Term};
use crate::model::search::tokenizer::each_word;

/// Parses a line of a word list: a word or phrase, whose last word is a prefix if a `*`
/// follows it.
pub(super) fn term(line: &str) -> Option<Term> {
    // Parsed as a quoted phrase of a search, so that no other character has a meaning.
    let text = line.replace(['"', '“', '”'], " ");
    let (text, star) = match text.strip_suffix('*') {
        Some(text) => (text, "*"),
        None => (text.as_str(), ""),
    };
    Query::parse(&format!("\"{text}\"{star}")).wanted.pop()
}

/// A word list, matched in one pass over a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Single words that match as prefixes.
    beginnings: HashSet<String>,
    /// The other words and phrases, by their first word.
    terms: HashMap<String, Vec<Term>>,
    /// The number of words in the longest phrase.
    longest: usize,
}

impl Words {
    pub(super) fn new(lines: &[String]) -> Self {
        let mut words = Words::default();
        for term in lines.iter().filter_map(|line| term(line)) {
            words.longest = words.longest.max(term.words.len());
            match term.words.as_slice() {
                [word] if term.is_prefix => {
                    words.beginnings.insert(word.clone());
                }
                [first, ..] => words.terms.entry(first.clone()).or_default().push(term),
                [] => {}
            }
        }
        words
    }

    /// Whether a text contains an entry of the list.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let mut all: Vec<String> = Vec::new();
        each_word(text, |_, word| all.push(word.to_owned()));
        (0..all.len()).any(|at| {
            let rest = all.get(at..).unwrap_or_default();
            rest.first().is_some_and(|word| self.begins(word))
                || rest.first().is_some_and(|word| {
                    let terms = self.terms.get(word).map_or(&[][..], Vec::as_slice);
                    terms.iter().any(|term| stands_at_start(term, rest))
                })
        })
    }

    /// Whether the word starts with one of the prefixes.
    fn begins(&self, word: &str) -> bool {
        !self.beginnings.is_empty()
            && word
                .char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .filter_map(|end| word.get(..end))
                .any(|beginning| self.beginnings.contains(beginning))
    }
}

fn stands_at_start(term: &Term, words: &[String]) -> bool {
    let Some((last, before)) = term.words.split_last() else {
        return false;
    };
    let Some((here, rest)) = words.split_at_checked(before.len()) else {
        return false;
    };
    here == before
        && rest
            .first()
            .is_some_and(|word| word == last || term.is_prefix && word.starts_with(last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_in(list: &[&str], text: &str) -> bool {
        let lines: Vec<String> = list.iter().map(ToString::to_string).collect();
        Words::new(&lines).are_in(text)
    }

    #[test]
    fn words_are_whole_words_phrases_and_beginnings() {
        let list = ["casino", "buy now", "cheap pill*", "krypto*", "日本", "c++"];
        for text in [
            "The CASINO!",
            "buy, NOW",
            "x cheap pills",
            "Kryptogeld",
            "新日本語",
            "some c++ code",
        ] {
            assert!(words_in(&list, text), "{text}");
        }
        for text in ["casinos", "now buy", "buy it now", "cheap", "decrypto", "c"] {
            assert!(!words_in(&list, text), "{text}");
        }
    }
}
