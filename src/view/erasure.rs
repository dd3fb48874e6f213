//! What is erased, or was, as fields and in words.

use super::{Field, Kind, Shown, counted, field};
use crate::model::Erasure;
use crate::output::Value;

/// An erasure and whether it was only tried.
pub struct Report {
    /// What goes.
    pub erasure: Erasure,
    /// Whether nothing was written.
    pub dry_run: bool,
}

/// The fields of an erasure. `ids` are those of the comments in the blog and of the
/// removed ones; `rules` are those that name the person, and stay.
pub const FIELDS: &[Field<Report>] = &[
    field(
        "ids",
        Kind::List(&Kind::Integer),
        Shown::Table,
        "The comments that were erased, the removed ones included",
        |report, _| Value::Ids(report.erasure.ids()),
    ),
    field(
        "comments",
        Kind::Count,
        Shown::Table,
        "How many of them are in the blog",
        |report, _| Value::Count(number(&report.erasure.comments)),
    ),
    field(
        "removed",
        Kind::Count,
        Shown::Table,
        "How many of them were removed before",
        |report, _| Value::Count(number(&report.erasure.removed)),
    ),
    field(
        "versions",
        Kind::Count,
        Shown::Table,
        "How many old versions in the log went",
        |report, _| Value::Count(report.erasure.versions),
    ),
    field(
        "rule_versions",
        Kind::Count,
        Shown::Data,
        "How many old versions of rules went",
        |report, _| Value::Count(report.erasure.rule_versions),
    ),
    field(
        "rules",
        Kind::List(&Kind::Integer),
        Shown::Data,
        "The rules that name the person, and stay",
        |report, _| Value::Ids(report.erasure.rules.clone()),
    ),
    field(
        "dry_run",
        Kind::Bool,
        Shown::Data,
        "Whether nothing was written",
        |report, _| Value::Bool(report.dry_run),
    ),
];

/// `3 comments and 5 old versions in the log, 2 of them of 1 removed comment`.
pub fn in_words(erasure: &Erasure) -> String {
    let mut text = counted(number(&erasure.comments), "comment");
    text.push_str(&format!(
        " and {} in the log",
        counted(erasure.versions, "old version")
    ));
    if !erasure.removed.is_empty() {
        text.push_str(&format!(
            ", {} of them of {}",
            erasure.removed_versions,
            counted(number(&erasure.removed), "removed comment")
        ));
    }
    if erasure.rule_versions > 0 {
        text.push_str(&format!(
            ", and {} of rules",
            counted(erasure.rule_versions, "old version")
        ));
    }
    text
}

/// `note: rule 3 names it too: blog rule rm 3`, if one does.
pub fn note(erasure: &Erasure) -> Option<String> {
    let ids: Vec<String> = erasure.rules.iter().map(i64::to_string).collect();
    let (nouns, it) = match ids.as_slice() {
        [] => return None,
        [_] => ("rule", "names"),
        _ => ("rules", "name"),
    };
    Some(format!(
        "note: {nouns} {} {it} it too: blog rule rm {}, and erase again",
        ids.join(", "),
        ids.join(" ")
    ))
}

fn number(ids: &[i64]) -> i64 {
    i64::try_from(ids.len()).unwrap_or(i64::MAX)
}
