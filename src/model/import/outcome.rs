//! What became of a record.

use crate::model::limits::Invalid;

/// What to do with a record that is here already and has changed at its source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnConflict {
    /// Leave what is here.
    #[default]
    Skip,
    /// Change what is here, unless it was edited here as well.
    Update,
    /// Give up.
    Fail,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new here.
    Created,
    /// It is here, and was changed as it was at its source.
    Updated,
    /// It is here already, as it is at its source.
    Unchanged,
    /// It is here already, but not as it is at its source, and was left.
    Skipped(Skipped),
    /// It cannot be stored.
    Refused(Refused),
}

/// Why a record was left as it is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// It has changed at its source.
    ChangedThere,
    /// It has changed at its source, and was edited here as well.
    EditedHere,
    /// It was removed here.
    RemovedHere,
}

impl Skipped {
    /// It in words.
    pub fn about(self) -> &'static str {
        match self {
            Skipped::ChangedThere => "changed at its source; --on-conflict update takes that over",
            Skipped::EditedHere => "changed at its source, but edited here too, so it stays",
            Skipped::RemovedHere => "removed here",
        }
    }
}

/// Why a record cannot be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It breaks a rule.
    Invalid(Invalid),
    /// The post that it is on is not here.
    NoPost(String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::Invalid(invalid) => invalid.fmt(f),
            Refused::NoPost(name) => write!(f, "there is no post `{name}`"),
        }
    }
}
