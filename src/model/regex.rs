//! Regular expressions, of an engine that takes a time in proportion to the text
//! whatever they are. <https://docs.rs/regex>

use regex::{Regex, RegexBuilder};
use thiserror::Error;

use super::limits::{PATTERN_BYTES, RULE_PATTERN_BYTES, SEARCH, SEARCH_WORDS};

/// What to look for cannot be looked for, or not be replaced.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadPattern {
    /// There is nothing to look for.
    #[error("there is nothing to look for: OLD is empty")]
    Empty,
    /// It is no regular expression.
    #[error("`{pattern}` is no regular expression: {reason}")]
    Syntax {
        /// What was given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It would take too much memory.
    #[error("the regular expression is too large: it would take over {0} KiB")]
    TooLarge(usize),
    /// A search has this many characters, more than it may have.
    #[error("the search is {0} characters long, over its limit of {limit}", limit = SEARCH.most)]
    LongSearch(usize),
    /// A search has this many words, more than it may have.
    #[error("the search has {0} words, over its limit of {SEARCH_WORDS}")]
    ManyWords(usize),
    /// It would stand between any two characters.
    #[error("the regular expression matches the empty string")]
    MatchesNothing,
    /// NEW refers to a group that is not there.
    #[error("the group `{0}` of NEW is not in OLD")]
    NoGroup(String),
}

/// One of which `^` and `$` match at each line.
pub(super) fn in_lines(pattern: &str, ignore_case: bool) -> Result<Regex, BadPattern> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(ignore_case).multi_line(true);
    build(pattern, builder.crlf(true), PATTERN_BYTES)
}

/// One for texts from anybody, in any case: so small that the worst text does not
/// keep it long.
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
                let reason = text.lines().last().unwrap_or_default();
                BadPattern::Syntax {
                    pattern: pattern.to_owned(),
                    reason: reason.trim_start_matches("error: ").to_owned(),
                }
            }
        })
}
