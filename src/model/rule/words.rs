//! Lists of words, of which one is looked for in a text.

use std::collections::{HashMap, HashSet};

use crate::model::search::query::{Query, Term};
use crate::model::search::tokenizer::each_word;

/// A line of a list of words: words that follow one another, the last of them
/// only begun if there is a `*` behind it.
pub(super) fn term(line: &str) -> Option<Term> {
    // As a search reads what stands in quotes, so that no sign means anything else.
    let text = line.replace(['"', '“', '”'], " ");
    let (text, star) = match text.strip_suffix('*') {
        Some(text) => (text, "*"),
        None => (text.as_str(), ""),
    };
    Query::parse(&format!("\"{text}\"{star}")).wanted.pop()
}

/// Many words, of which one is looked for in one pass over a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Single words that may go on.
    beginnings: HashSet<String>,
    /// What begins with this word and ends with it, or goes on.
    terms: HashMap<String, Vec<Term>>,
    /// How many words the longest has.
    longest: usize,
}

impl Words {
    pub fn new(lines: &[String]) -> Self {
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

    /// Whether one of them is in a text.
    pub fn are_in(&self, text: &str) -> bool {
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

    /// Whether one of the beginnings begins this word.
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
