//! The slug: the name of a post in its URL.

use std::fmt;
use std::ops::Deref;

use serde::Serialize;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

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

/// The characters of a slug that is made from a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Script {
    /// ASCII: other scripts are transliterated.
    #[default]
    Ascii,
    /// Any script.
    Unicode,
}

/// Accepts lower-case letters and digits of any script in normal form C, with `-` or `_`
/// between them.
pub fn check(slug: &str) -> Result<(), Invalid> {
    SLUG.check_required(slug)?;
    let usable = slug.len() <= SLUG.most
        && slug.starts_with(begins_word)
        && slug.ends_with(is_word)
        && slug.chars().all(|c| is_word(c) || c == '-' || c == '_')
        && (slug.is_ascii() || is_nfc(slug));
    if usable {
        Ok(())
    } else {
        Err(Invalid::Slug {
            slug: slug.to_owned(),
            usable: from_title(slug).0,
        })
    }
}

/// Whether a word may begin with a character: a letter or digit, not in upper case.
fn begins_word(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_lowercase() || c.is_ascii_digit(),
        false => c.is_alphanumeric() && c.to_lowercase().eq([c]),
    }
}

/// Whether a character is part of a word. Vowel signs and accents are.
fn is_word(c: char) -> bool {
    begins_word(c) || is_combining_mark(c)
}

/// A valid slug from any text: transliterated to ASCII, in lower case, with words joined by
/// `-`. A long one is cut between words.
pub fn from_title(title: &str) -> Slug {
    made(title, Script::Ascii)
}

/// A valid slug from any text, in this script.
pub fn made(title: &str, script: Script) -> Slug {
    let text = match script {
        Script::Ascii => deunicode::deunicode(title).to_ascii_lowercase(),
        Script::Unicode => lower(title),
    };
    let text = text.replace(['\'', '\u{2019}', '\u{200c}', '\u{200d}'], "");
    let mut slug = String::new();
    for word in text.split(|c| !is_word(c)) {
        let word = word.trim_start_matches(is_combining_mark);
        if word.is_empty() {
            continue;
        }
        let whole = match slug.as_str() {
            "" => word.to_owned(),
            before => format!("{before}-{word}"),
        };
        if whole.chars().count() > FROM_TITLE || whole.len() > SLUG.most {
            if slug.is_empty() {
                let cut: String = word.chars().take(FROM_TITLE).collect();
                slug.push_str(within(&cut, cut.len().min(SLUG.most)));
            }
            break;
        }
        slug = whole;
    }
    if slug.is_empty() {
        slug.push_str(FALLBACK);
    }
    Slug(slug)
}

/// The slug that another program gave a post, made valid: it keeps its words, in lower case,
/// and is transliterated only if it must be ASCII.
pub fn kept(given: &str, script: Script) -> Slug {
    let lower = lower(given.trim());
    let is_kept = check(&lower).is_ok() && (script == Script::Unicode || lower.is_ascii());
    if is_kept {
        return Slug(lower);
    }
    made(given, script)
}

/// The text in lower case, in normal form C.
fn lower(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

/// The beginning of a text, up to `most` bytes.
fn within(text: &str, most: usize) -> &str {
    let end = (0..=most).rev().find(|&at| text.is_char_boundary(at));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The base with a number: `hello`, `hello-2`, `hello-3`, within the limit.
pub fn numbered(base: &Slug, n: u64) -> Slug {
    if n < 2 {
        return base.clone();
    }
    let suffix = format!("-{n}");
    let base = within(base, base.len().min(SLUG.most - suffix.len()));
    Slug(format!("{}{suffix}", base.trim_end_matches(['-', '_'])))
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
        for slug in [
            "..",
            "a/b",
            ".git",
            "A",
            "É",
            "e\u{301}",
            "\u{301}a",
            "a\u{200d}b",
            "-a",
            "a-",
            "a b",
            "a\u{0}",
        ] {
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
    fn slugs_of_any_script_are_kept_or_made() {
        let long = "엑셀-여러-열의-값이-동시에-중복될-때-조건부-서식-지정하는-방법";
        for slug in [
            "смерть-жизни",
            "中文測試",
            "हिन्दी",
            "ไทย",
            "été",
            "a_b",
            long,
        ] {
            assert_eq!(check(slug), Ok(()), "{slug}");
            assert_eq!(kept(slug, Script::Unicode).as_str(), slug);
            assert!(kept(slug, Script::Ascii).is_ascii());
        }
        for (given, slug) in [
            ("Hello_World", "hello_world"),
            ("v0.10.0", "v0-10-0"),
            ("Смерть жизни!", "смерть-жизни"),
            ("e\u{301}te\u{301}", "été"),
            ("...", "post"),
        ] {
            assert_eq!(kept(given, Script::Unicode).as_str(), slug, "{given}");
        }
        let made = made(&"한".repeat(500), Script::Unicode);
        assert_eq!((made.len(), check(&made)), (198, Ok(())));
        assert_eq!(check(&numbered(&made, 2)), Ok(()));
    }

    #[test]
    fn a_numbered_slug_keeps_the_limit() {
        let slug = Slug::unchecked("a");
        assert_eq!(numbered(&slug, 1), slug);
        assert_eq!(numbered(&slug, 2).as_str(), "a-2");
        assert_eq!(numbered(&Slug::unchecked("a".repeat(200)), 12).len(), 200);
    }
}
