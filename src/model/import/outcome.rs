//! The outcome of importing a record.

use crate::model::limits::Invalid;

/// The treatment of an existing record that changed at its source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnConflict {
    /// Keep the record in the blog.
    #[default]
    Skip,
    /// Update it, unless it was edited in the blog too.
    Update,
    /// Stop the import.
    Fail,
}

/// The outcome of importing a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was created.
    Created,
    /// It was updated.
    Updated,
    /// It exists and did not change at its source.
    Unchanged,
    /// It exists and differs from its source, and was kept.
    Skipped(Skipped),
    /// It cannot be stored.
    Refused(Refused),
}

/// Why an existing record was not updated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// It changed at its source.
    ChangedThere,
    /// It changed at its source and was edited in the blog.
    EditedHere,
    /// It was removed from the blog.
    RemovedHere,
}

impl Skipped {
    /// A description.
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
    /// A value breaks a limit.
    Invalid(Invalid),
    /// Its post is not in the blog.
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
