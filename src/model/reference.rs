//! References to a post by id or slug.

use std::fmt;
use std::str::FromStr;

use super::id::{BadReference, PostId};
use super::slug::Slug;

/// A reference to a post. Digits alone are an id, anything else is a slug; `slug:2024` is
/// the slug `2024`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PostRef {
    /// By id.
    Id(PostId),
    /// By slug.
    Slug(Slug),
}

impl FromStr for PostRef {
    type Err = BadReference;

    fn from_str(word: &str) -> Result<Self, BadReference> {
        let (digits, slug) = match word.strip_prefix("slug:") {
            Some(slug) => (false, slug),
            None => (word.bytes().all(|byte| byte.is_ascii_digit()), word),
        };
        if slug.is_empty() {
            return Err(BadReference::Empty);
        }
        if !digits {
            return Ok(PostRef::Slug(Slug::unchecked(slug)));
        }
        slug.parse().map(PostRef::Id)
    }
}

impl fmt::Display for PostRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PostRef::Id(id) => write!(f, "{id}"),
            // The prefix is needed if the slug alone would be parsed as something else.
            PostRef::Slug(slug) if slug.parse().as_ref() != Ok(self) => write!(f, "slug:{slug}"),
            PostRef::Slug(slug) => f.write_str(slug),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CommentId;

    #[test]
    fn digits_are_an_id_and_the_rest_is_a_slug() {
        assert_eq!("12".parse(), Ok(PostRef::Id(12.into())));
        assert_eq!("slug:12".parse(), Ok(PostRef::Slug(Slug::unchecked("12"))));
        assert_eq!(
            "12-things".parse(),
            Ok(PostRef::Slug(Slug::unchecked("12-things")))
        );
        for word in ["12", "slug:12", "slug:slug:12", "12-things"] {
            assert_eq!(word.parse::<PostRef>().unwrap().to_string(), word);
        }
        assert_eq!("".parse::<PostRef>(), Err(BadReference::Empty));
        assert!("99999999999999999999".parse::<PostRef>().is_err());
        for word in ["x", "-1", "+1", ""] {
            assert!(word.parse::<CommentId>().is_err());
        }
    }
}
