//! Tags: the labels of posts.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::TagId;
use super::limits::{Invalid, TAG, TAGS_PER_POST};

/// A tag and its number of posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The id.
    pub id: TagId,
    /// The name, as first written.
    pub name: String,
    /// The number of posts with it, including drafts.
    pub posts: i64,
}

/// The key that identifies a tag: its name in lower case and in Unicode's composed form
/// (NFC). Some systems type `é` as one character, others as `e` and a combining accent.
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Lower-casing may decompose composed characters.
    name.nfc()
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

/// The keys that a name may be stored under, the likeliest first. Earlier versions stored
/// names without composing them.
pub fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![fold(name)];
    if !name.is_ascii() {
        // A blog may have both keys, as two tags until they are merged.
        spellings.insert(0, name.to_lowercase());
        spellings.push(name.nfd().collect::<String>().to_lowercase());
        spellings.dedup();
    }
    spellings
}

/// Accepts the name of a tag: not empty, within the limit and without commas.
pub fn check(name: &str) -> Result<(), Invalid> {
    TAG.check_required(name)?;
    if name.contains(',') {
        return Err(Invalid::TagComma(name.to_owned()));
    }
    Ok(())
}

/// Trims, deduplicates and sorts the names; drops empty ones.
///
/// # Errors
/// A name is not valid, or there are more than [`TAGS_PER_POST`] names.
pub fn normalise(names: &[String]) -> Result<Vec<String>, Invalid> {
    let mut tags: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for name in names {
        let name = name.trim();
        if name.is_empty() {
            continue;
        }
        check(name)?;
        if seen.insert(fold(name)) {
            tags.push(name.to_owned());
        }
        if tags.len() > TAGS_PER_POST {
            return Err(Invalid::TooManyTags(names.len()));
        }
    }
    tags.sort_by_cached_key(|tag| fold(tag));
    Ok(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_names_are_one_tag() {
        for (one, other) in [
            ("caf\u{e9}", "cafe\u{301}"),
            ("CAF\u{c9}", "cafe\u{301}"),
            ("\u{1e9b}\u{323}", "\u{17f}\u{323}\u{307}"),
            ("\u{ac00}", "\u{1100}\u{1161}"),
            ("\u{130}x", "I\u{307}X"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
            let names = [one.to_owned(), other.to_owned()];
            assert_eq!(normalise(&names), Ok(vec![one.to_owned()]));
        }
        assert_ne!(fold("caf\u{e9}"), fold("cafe"));
        assert_eq!(fold("Rust"), "rust");
    }

    #[test]
    fn a_name_is_looked_for_as_it_was_stored_before() {
        assert_eq!(spellings("Rust"), ["rust"]);
        assert_eq!(spellings("Caf\u{e9}"), ["caf\u{e9}", "cafe\u{301}"]);
        assert_eq!(
            spellings("Cafe\u{301}"),
            ["cafe\u{301}", "caf\u{e9}", "cafe\u{301}"]
        );
    }
}
