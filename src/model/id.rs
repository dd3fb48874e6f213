//! The ids of records. Each kind of record has its own type.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use thiserror::Error;

/// The id of a post.
pub type PostId = Id<'p'>;

/// The id of a comment.
pub type CommentId = Id<'c'>;

/// The id of a rule.
pub type RuleId = Id<'r'>;

/// The id of a tag.
pub type TagId = Id<'t'>;

/// The id of an operation; later operations have higher ids.
pub type OperationId = Id<'o'>;

/// The id of a record of one `KIND`, the first letter of its name. The default, 0, is not
/// the id of a record; as the id of a version, it is the state before the log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Id<const KIND: char>(i64);

impl<const KIND: char> Id<KIND> {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<const KIND: char> From<i64> for Id<KIND> {
    fn from(number: i64) -> Self {
        Id(number)
    }
}

impl<const KIND: char> fmt::Display for Id<KIND> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An invalid reference.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadReference {
    /// The reference is empty.
    #[error("a name is empty")]
    Empty,
    /// The number is too large for an id.
    #[error("`{0}` is too large to be an id")]
    TooLarge(String),
    /// The reference to a comment, a rule or an operation is not a number.
    #[error("`{word}` is not a {kind} id")]
    NotAnId {
        /// The kind of record.
        kind: &'static str,
        /// The reference.
        word: String,
    },
}

impl<const KIND: char> FromStr for Id<KIND> {
    type Err = BadReference;

    /// Parses `7` or `#7`; for a comment also its address, `/hello/#comment-7`.
    fn from_str(word: &str) -> Result<Self, BadReference> {
        if word.is_empty() {
            return Err(BadReference::Empty);
        }
        let owned = word.to_owned();
        let word = match word.rsplit_once("#comment-") {
            Some((_, number)) if KIND == 'c' => number,
            _ => word.strip_prefix('#').unwrap_or(word),
        };
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit()) {
            let kind = match KIND {
                'p' => "post",
                'c' => "comment",
                'r' => "rule",
                't' => "tag",
                _ => "operation",
            };
            return Err(BadReference::NotAnId { kind, word: owned });
        }
        word.parse()
            .map(Id)
            .map_err(|_| BadReference::TooLarge(owned))
    }
}
