//! Tags: the labels of posts.

use std::collections::HashSet;

use super::limits::{Invalid, TAG, TAGS_PER_POST};

/// A tag and how often it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: i64,
    /// Its name as it was first written.
    pub name: String,
    /// How many posts carry it, drafts too.
    pub posts: i64,
}

/// What makes two names one tag: the name in lower case.
pub fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// Accepts the name of a tag.
pub fn check(name: &str) -> Result<(), Invalid> {
    TAG.check_required(name)?;
    if name.contains(',') {
        return Err(Invalid::TagComma(name.to_owned()));
    }
    Ok(())
}

/// Trims the names, drops those that stand twice, and sorts them.
///
/// # Errors
/// A name that is no tag, or more names than a post may carry.
pub fn normalise(names: &[String]) -> Result<Vec<String>, Invalid> {
    let mut tags: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for name in names {
        let name = name.trim();
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
