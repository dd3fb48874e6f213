//! What a value that is written is: its name, its kind and what it tells.

use std::fmt;

/// What stands under a name in what is written.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The name, the same in every format.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// What it tells, in a line.
    pub doc: &'static str,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// A whole number that is not shortened for people: an id, a line.
    Integer,
    /// A number of things.
    Count,
    /// A measure.
    Number,
    /// A text.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A moment.
    Time,
    /// Now this, now that.
    Any,
    /// That, or nothing.
    Maybe(&'static Kind),
    /// Many of that.
    List(&'static Kind),
    /// Values with names of their own.
    Object(fn() -> Vec<About>),
}

/// What stands under a name, in a line.
pub const fn about(name: &'static str, kind: Kind, doc: &'static str) -> About {
    About { name, kind, doc }
}

impl Kind {
    /// The words that it may be, if it is one of some.
    pub fn words(self) -> Option<&'static [&'static str]> {
        match self {
            Kind::OneOf(words) => Some(words),
            Kind::Maybe(kind) => kind.words(),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Bool => f.write_str("yes or no"),
            Kind::Integer | Kind::Count | Kind::Number => f.write_str("number"),
            Kind::Text => f.write_str("text"),
            Kind::OneOf(_) => f.write_str("word"),
            Kind::Time => f.write_str("time"),
            Kind::Any => f.write_str("any"),
            Kind::Maybe(kind) => write!(f, "{kind} or null"),
            Kind::List(Kind::Object(_)) => f.write_str("list"),
            Kind::List(kind) => write!(f, "{kind}s"),
            Kind::Object(_) => f.write_str("object"),
        }
    }
}
