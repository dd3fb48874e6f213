//! What a value that is written is: its name, its kind and what it tells.

/// What stands under a name in what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The name, the same in every format.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// What it tells, in a line.
    pub doc: &'static str,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Any of these.
    Any,
    /// That, or nothing.
    Maybe(&'static Kind),
    /// Many of that.
    List(&'static Kind),
    /// Values with names of their own.
    Object(&'static [About]),
}
