//! Search queries: words, `"phrases"`, `-excluded` words and `prefixes*`. Any text within
//! the length limits is a valid query.

use super::tokenizer::each_word;
use crate::model::limits::{SEARCH, SEARCH_WORDS};
use crate::model::regex::BadPattern;

/// A search query. Results contain all `wanted` terms and none of the `unwanted` ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The required terms. If there are none, nothing is found.
    pub wanted: Vec<Term>,
    /// The excluded terms.
    pub unwanted: Vec<Term>,
}

/// A word or phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The words from [`each_word`]; never empty.
    pub words: Vec<String>,
    /// Whether the last word is a prefix.
    pub is_prefix: bool,
}

impl Query {
    /// Parses a query of a user.
    ///
    /// # Errors
    /// It exceeds the limits of a search.
    pub fn read(text: &str) -> Result<Query, BadPattern> {
        let length = text.chars().count();
        if length > SEARCH.most {
            return Err(BadPattern::LongSearch(length));
        }
        let query = Query::parse(text);
        let words = query.terms().map(|term| term.words.len()).sum();
        if words > SEARCH_WORDS {
            return Err(BadPattern::ManyWords(words));
        }
        Ok(query)
    }

    /// Parses a query. A word with punctuation inside, such as `don't`, is a phrase of its
    /// parts; an unclosed quote extends to the end.
    pub fn parse(text: &str) -> Query {
        let mut query = Query::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (is_unwanted, written) = match rest.strip_prefix('-') {
                Some(word) => (true, word),
                None => (false, rest),
            };
            let (word, behind) = match written.strip_prefix(is_quote) {
                Some(phrase) => phrase.split_once(is_quote).unwrap_or((phrase, "")),
                None => split_before(written, |c| c.is_whitespace() || is_quote(c)),
            };
            // The `*` of a prefix follows the closing quote of a phrase, but is part of a
            // plain word.
            let is_prefix = word.ends_with('*') || behind.starts_with('*');
            rest = behind.trim_start_matches('*').trim_start();

            let mut words = Vec::new();
            each_word(word, |_, word| words.push(word.to_owned()));
            let term = Term { words, is_prefix };
            let terms = if is_unwanted {
                &mut query.unwanted
            } else {
                &mut query.wanted
            };
            if !term.words.is_empty() {
                terms.push(term);
            }
        }
        query
    }

    /// The required and the excluded terms.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.wanted.iter().chain(&self.unwanted)
    }

    /// The query with one more term, the phrase of all terms, if there are several terms.
    pub fn with_phrase(&self) -> Query {
        let mut query = self.clone();
        if let [_, .., last] = self.wanted.as_slice() {
            query.wanted.push(Term {
                words: self
                    .wanted
                    .iter()
                    .flat_map(|term| term.words.clone())
                    .collect(),
                is_prefix: last.is_prefix,
            });
        }
        query
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// Splits before the first character that satisfies `is_end`.
fn split_before(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(is_end).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms in short: words joined by `_`, `*` after a prefix, `-` before an excluded
    /// term.
    fn terms(text: &str) -> String {
        let query = Query::parse(text);
        let short = |sign: &str, term: &Term| {
            let star = if term.is_prefix { "*" } else { "" };
            format!("{sign}{}{star}", term.words.join("_"))
        };
        let wanted = query.wanted.iter().map(|term| short("", term));
        let unwanted = query.unwanted.iter().map(|term| short("-", term));
        wanted.chain(unwanted).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_query_is_words_phrases_exclusions_and_prefixes() {
        let cases = [
            ("rust", "rust"),
            ("  Rust \tFUN ", "rust fun"),
            ("rust -async", "rust -async"),
            ("\"exact phrase\" more", "exact_phrase more"),
            ("“exact phrase”more", "exact_phrase more"),
            ("a\"b c\"d", "a b_c d"),
            ("-\"not this\" that", "that -not_this"),
            ("\"to the end", "to_the_end"),
            ("ser* \"new ser\"* -as*", "ser* new_ser* -as*"),
            ("don't foo.bar ser*de", "don_t foo_bar ser_de"),
            ("c++ c c#*", "c_c++ c c_c#*"),
            ("日本語 ภาษ*", "日_本_語 ภ_า_ษ*"),
            (
                "AND OR NOT NEAR(a) title:x ^y {z}",
                "and or not near_a title_x y z",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(terms(text), expected, "{text:?}");
        }
    }

    #[test]
    fn nothing_that_can_be_written_is_an_error() {
        for text in [
            "",
            " ",
            "-",
            "--",
            "\"",
            "\"\"",
            "*",
            "-*",
            "\"*\" * -\"",
            "!?",
            "\u{1f44d}",
        ] {
            assert_eq!(terms(text), "", "{text:?}");
        }
        assert_eq!(terms("--1"), "-1");
        assert_eq!(terms("- a"), "a");
    }
}
