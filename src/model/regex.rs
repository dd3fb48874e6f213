//! Regular expressions, matched in linear time. <https://docs.rs/regex>

use regex::{Regex, RegexBuilder};
use thiserror::Error;

use super::limits::{PATTERN_BYTES, RULE_PATTERN_BYTES, SEARCH, SEARCH_WORDS};

/// An invalid search, search pattern or replacement.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadPattern {
    /// The pattern is empty.
    #[error("there is nothing to search for: OLD is empty")]
    Empty,
    /// The pattern is not a valid regular expression.
    #[error("`{pattern}` is not a valid regular expression: {reason}")]
    Syntax {
        /// The given pattern.
        pattern: String,
        /// The syntax error.
        reason: String,
    },
    /// The compiled expression would exceed this size, in bytes.
    #[error("the regular expression is too large: it would take over {0} KiB")]
    TooLarge(usize),
    /// The search has this many characters, over its limit.
    #[error("the search is {0} characters long, over its limit of {limit}", limit = SEARCH.most)]
    LongSearch(usize),
    /// The search has this many words, over its limit.
    #[error("the search has {0} words, over its limit of {SEARCH_WORDS}")]
    ManyWords(usize),
    /// The regular expression matches the empty string.
    #[error("the regular expression matches the empty string")]
    MatchesNothing,
    /// NEW refers to a group that OLD does not have.
    #[error("the group `{0}` of NEW is not in OLD")]
    NoGroup(String),
}

/// What the library says of an expression, and what we say.
const SENTENCES: [(&str, &str); 13] = [
    ("exceeded the maximum", "its groups are nested too deeply"),
    ("unclosed group", "a `(` is not closed"),
    ("unopened group", "a `)` closes nothing"),
    ("unclosed character class", "a `[` is not closed"),
    ("unclosed counted repetition", "a `{` is not closed"),
    (
        "repetition operator missing",
        "nothing is before a `*`, `+`, `?` or `{`",
    ),
    ("repetition quantifier expects", "a `{` without a number"),
    (
        "invalid repetition count",
        "the numbers of a `{` are not a range",
    ),
    (
        "invalid character class range",
        "a range in `[` begins after its end",
    ),
    (
        "incomplete escape sequence",
        "nothing follows the last `\\`",
    ),
    (
        "unrecognized escape sequence",
        "a `\\` is before a letter without a meaning",
    ),
    ("look-around", "look-around such as `(?=` is not supported"),
    (
        "backreferences",
        "backreferences such as `\\1` are not supported",
    ),
];

/// An error of the library in our words.
fn in_our_words(reason: &str) -> String {
    let known = SENTENCES
        .iter()
        .find(|(start, _)| reason.starts_with(start));
    known
        .map_or(
            "its syntax is not that of https://docs.rs/regex",
            |(_, ours)| ours,
        )
        .to_owned()
}

/// Compiles an expression whose `^` and `$` match at line boundaries.
pub(super) fn in_lines(pattern: &str, ignore_case: bool) -> Result<Regex, BadPattern> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(ignore_case).multi_line(true);
    build(pattern, builder.crlf(true), PATTERN_BYTES)
}

/// Compiles a case-insensitive expression for untrusted text. Its size limit bounds the
/// matching time.
pub(super) fn for_rules(pattern: &str) -> Result<Regex, BadPattern> {
    let mut builder = RegexBuilder::new(pattern);
    build(pattern, builder.case_insensitive(true), RULE_PATTERN_BYTES)
}

fn build(pattern: &str, builder: &mut RegexBuilder, most: usize) -> Result<Regex, BadPattern> {
    builder
        .size_limit(most)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(limit) => BadPattern::TooLarge(limit / 1024),
            error => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                BadPattern::Syntax {
                    pattern: pattern.to_owned(),
                    reason: in_our_words(last.trim_start_matches("error: ")),
                }
            }
        })
}
