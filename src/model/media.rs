//! Media: the files of a blog, their names and addresses.

use jiff::Timestamp;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::limits::{Invalid, MEDIA_NAME};
use super::url::{percent_decode, percent_encode};
use super::{PostId, Slug};

/// The path at which a blog publishes its media.
pub const FOLDER: &str = "/media/";

/// One file of the blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// The name: a path such as `2019/04/moo.jpg`.
    pub name: String,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// The media type (RFC 6838).
    pub kind: String,
    /// The number of bytes.
    pub bytes: i64,
    /// The width in pixels, if it is an image.
    pub width: Option<i64>,
    /// The height in pixels.
    pub height: Option<i64>,
    /// The alternative text.
    pub alt: Option<String>,
    /// The time it was added.
    pub created_at: Timestamp,
}

/// The order of a list of media.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MediaSort {
    /// By name.
    #[default]
    Name,
    /// By the time it was added, newest first.
    Added,
    /// By size, largest first.
    Size,
}

/// The media to list.
#[derive(Debug, Clone, Default)]
pub struct MediaFilter {
    /// Only these names; `*`, `?` and `[…]` match as in a shell, `*` also a `/`.
    pub names: Vec<String>,
    /// Only names below this folder.
    pub under: Option<String>,
    /// Only this media type, such as `image/png` or `image/*`.
    pub kind: Option<String>,
    /// Only what was added at or after this time.
    pub since: Option<Timestamp>,
    /// Only what was added before this time.
    pub until: Option<Timestamp>,
    /// Leaves out these names.
    pub except: Option<Vec<String>>,
    /// The order.
    pub sort: MediaSort,
    /// Whether the order is reversed.
    pub reverse: bool,
    /// At most this many.
    pub limit: Option<u64>,
    /// Skips this many.
    pub offset: u64,
}

/// The parts of a post that can refer to media.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaReferrer {
    /// The id.
    pub id: PostId,
    /// The slug.
    pub slug: Slug,
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// The summary.
    pub summary: Option<String>,
    /// The lead image: a media name or an address.
    pub image: Option<String>,
}

/// The most megabytes (MiB) of one file, unless the setting says otherwise.
pub const DEFAULT_LIMIT: u64 = 64;

/// Whether a name is a pattern.
pub fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?'])
}

/// A name that media cannot have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadName {
    /// It is empty or over its limit.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A part of the path is empty, `.` or `..`.
    #[error("media name `{0}` is not a relative path such as 2019/04/moo.jpg")]
    Path(String),
    /// It has a control character or a backslash.
    #[error("media name `{0}` has a character that is not allowed in one")]
    Character(String),
}

/// The canonical form of a name: composed Unicode (NFC).
///
/// # Errors
/// It is not a relative path of at most 200 characters.
pub fn name(typed: &str) -> Result<String, BadName> {
    let name: String = typed.nfc().collect();
    MEDIA_NAME.check_required(&name)?;
    if name.chars().any(|c| c.is_control() || c == '\\') {
        return Err(BadName::Character(name));
    }
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && part.trim() == part;
    if !name.split('/').all(is_part) {
        return Err(BadName::Path(name));
    }
    Ok(name)
}

/// Accepts a name in its canonical form. Another program can have stored any other.
///
/// # Errors
/// It cannot be a path in a folder.
pub fn check(stored: &str) -> Result<(), BadName> {
    match name(stored)? == stored {
        true => Ok(()),
        false => Err(BadName::Path(stored.to_owned())),
    }
}

/// The address of media in texts: a path from the root that needs no escape in Markdown,
/// HTML and a list of sizes.
pub fn address(name: &str) -> String {
    let mut address = FOLDER.to_owned();
    let mut bytes = [0; 4];
    for c in name.chars() {
        if c.is_alphanumeric() || "-._~/+@=".contains(c) {
            address.push(c);
        } else {
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            address.push_str(&percent_encode(bytes, |_| false));
        }
    }
    address
}

/// The name of the media at an address in a text; `None` for other addresses.
pub fn name_at(address: &str) -> Option<String> {
    let path = address.strip_prefix(FOLDER)?;
    let path = path.split(['?', '#']).next()?;
    name(&percent_decode(path)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_relative_path() {
        for good in [
            "moo.jpg",
            "2019/04/moo.jpg",
            "a b/ü.png",
            ".well-known/x",
            "日本.png",
        ] {
            assert_eq!(name(good).as_deref(), Ok(good), "{good}");
        }
        assert_eq!(name("cafe\u{301}.jpg").as_deref(), Ok("café.jpg"));
        for bad in [
            "", " ", "/a", "a/", "a//b", "..", "a/../b", "./a", "a\\b", "a\nb", "a\0b", " a",
            "a /b",
        ] {
            assert!(name(bad).is_err(), "{bad}");
        }
        assert!(name(&"é".repeat(200)).is_ok());
        assert!(name(&"é".repeat(201)).is_err());
    }

    #[test]
    fn an_address_leads_to_its_name() {
        for text in [
            "2019/04/moo.jpg",
            "a b (c),d%20.png",
            "café/日本?#&\"'<>`*.png",
        ] {
            let address = address(text);
            assert_eq!(name_at(&address).as_deref(), Some(text), "{address}");
            assert!(!address.contains([' ', '(', ',', '?', '#', '"', '<', '*', '&']));
        }
        assert_eq!(address("2019/café.jpg"), "/media/2019/café.jpg");
        assert_eq!(
            name_at("/media/caf%C3%A9.jpg?x#y").as_deref(),
            Some("café.jpg")
        );
        for other in [
            "/medial/x",
            "media/x",
            "https://a.b/media/x",
            "/media/",
            "/media/../x",
        ] {
            assert_eq!(name_at(other), None, "{other}");
        }
    }
}
