//! The slug: the name of a post in its URL.

use std::fmt;
use std::ops::Deref;

use serde::Serialize;

use super::limits::{Invalid, SLUG};

/// The maximum length of a slug made from a title, in characters.
const FROM_TITLE: usize = 80;

/// The slug for a title without any usable character.
const FALLBACK: &str = "post";

/// The slug of a post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Slug(String);

impl Slug {
    /// A valid slug.
    pub fn new(text: &str) -> Result<Slug, Invalid> {
        check(text)?;
        Ok(Slug::unchecked(text))
    }

    /// A slug that may be invalid: stored by another program, only looked up, or checked
    /// when it is stored.
    pub(crate) fn unchecked(text: impl Into<String>) -> Slug {
        Slug(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Slug {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Accepts lower-case ASCII letters and digits, with `-` or `_` between them.
pub fn check(slug: &str) -> Result<(), Invalid> {
    SLUG.check_required(slug)?;
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let usable = slug.starts_with(is_word)
        && slug.ends_with(is_word)
        && slug.chars().all(|c| is_word(c) || c == '-' || c == '_');
    if usable {
        Ok(())
    } else {
        Err(Invalid::Slug {
            slug: slug.to_owned(),
            usable: from_title(slug).0,
        })
    }
}

/// A valid slug from any text: transliterated to ASCII, in lower case, with words joined by
/// `-`. A long one is cut between words.
pub fn from_title(title: &str) -> Slug {
    let ascii = deunicode::deunicode(title)
        .to_ascii_lowercase()
        .replace('\'', "");
    let mut slug = String::new();
    for word in ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let separator = usize::from(!slug.is_empty());
        let room = FROM_TITLE.saturating_sub(slug.len() + separator);
        if word.len() > room {
            if slug.is_empty() {
                slug.extend(word.chars().take(FROM_TITLE));
            }
            break;
        }
        if separator > 0 {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() {
        slug.push_str(FALLBACK);
    }
    Slug(slug)
}

/// The base with a number: `hello`, `hello-2`, `hello-3`, within the limit.
pub fn numbered(base: &Slug, n: u64) -> Slug {
    if n < 2 {
        return base.clone();
    }
    let suffix = format!("-{n}");
    let base: String = base.chars().take(SLUG.most - suffix.len()).collect();
    Slug(format!("{base}{suffix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_usable_slugs() {
        let cases = [
            ("Hello, World!", "hello-world"),
            ("Élan vital & Straße", "elan-vital-strasse"),
            ("Don't panic", "dont-panic"),
            ("日本語", "ri-ben-yu"),
            ("  --  ", "post"),
            ("../../etc/passwd", "etc-passwd"),
            ("\u{202e}\u{1b}[31m", "31m"),
        ];
        for (title, slug) in cases {
            assert_eq!(from_title(title).as_str(), slug, "{title:?}");
            assert_eq!(check(slug), Ok(()));
        }
        let long = from_title(&"word ".repeat(100));
        assert!(long.len() <= FROM_TITLE && long.ends_with("word"));
        assert_eq!(from_title(&"x".repeat(500)).len(), FROM_TITLE);
    }

    #[test]
    fn unusable_slugs_are_refused_with_a_usable_one() {
        for slug in ["..", "a/b", ".git", "A", "é", "-a", "a-", "a b", "a\u{0}"] {
            assert!(check(slug).is_err(), "{slug:?}");
        }
        assert_eq!(
            check("Hello World"),
            Err(Invalid::Slug {
                slug: "Hello World".into(),
                usable: "hello-world".into()
            })
        );
    }

    #[test]
    fn a_numbered_slug_keeps_the_limit() {
        let slug = Slug::unchecked("a");
        assert_eq!(numbered(&slug, 1), slug);
        assert_eq!(numbered(&slug, 2).as_str(), "a-2");
        assert_eq!(numbered(&Slug::unchecked("a".repeat(200)), 12).len(), 200);
    }
}
