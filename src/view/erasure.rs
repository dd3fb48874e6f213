//! Erasures, as fields and in words.

use std::path::PathBuf;

use super::{counted, number, paths};
use crate::model::Erasure;
use crate::record::{Field, Value, fields};

/// An erasure, or its dry run.
pub(crate) struct Report {
    /// The affected rows.
    pub erasure: Erasure,
    /// Whether it was a dry run.
    pub dry_run: bool,
    /// Removed drafts of the erased comments.
    pub drafts_removed: Vec<PathBuf>,
    /// Drafts that were left because they are being edited.
    pub drafts_left: Vec<PathBuf>,
    /// Backups beside the blog, which are not changed.
    pub copies: Vec<PathBuf>,
}

/// The fields of an erasure. `ids` has the comments in the blog and the removed ones;
/// `rules` has the rules that name the person, which stay.
pub(crate) const FIELDS: &[Field<Report>] = fields! { report, now;
    Table "ids" List(&Integer), "The erased comments, with those removed earlier"
        => report.erasure.ids();
    Table "comments" Count, "Number of them in the blog"
        => Value::Count(number(&report.erasure.comments));
    Table "removed" Count, "Number of them removed earlier"
        => Value::Count(number(&report.erasure.removed));
    Table "versions" Count, "Number of erased versions in the log"
        => Value::Count(report.erasure.versions);
    Data "rule_versions" Count, "Number of erased versions of rules"
        => Value::Count(report.erasure.rule_versions);
    Data "rules" List(&Integer), "The rules that name the person, which are kept"
        => report.erasure.rules.clone();
    Data "drafts_removed" List(&Text), "The removed drafts of these comments"
        => paths(&report.drafts_removed);
    Data "drafts_left" List(&Text), "The drafts that were left because they are being edited"
        => paths(&report.drafts_left);
    Data "copies" List(&Text), "The copies next to the blog that still contain the text"
        => paths(&report.copies);
    Data "dry_run" Bool, "Whether it was a dry run" => Value::Bool(report.dry_run);
};

/// `3 comments and 5 old versions in the log, 2 of them of 1 removed comment`.
pub(crate) fn in_words(erasure: &Erasure) -> String {
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

/// `note: rule 3 names it too: blog rule rm 3`; `None` if no rule does.
pub(crate) fn note(erasure: &Erasure) -> Option<String> {
    let ids: Vec<String> = erasure.rules.iter().map(ToString::to_string).collect();
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

/// Notes about copies that the command cannot change.
pub(crate) fn out_of_reach(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    for path in &report.drafts_left {
        notes.push(format!(
            "note: {} is being edited: erase again after that",
            path.display()
        ));
    }
    if !report.copies.is_empty() {
        let copies = report.copies.iter().map(|path| path.display().to_string());
        notes.push(format!(
            "note: these copies are not changed; remove them, or erase in each with --db: {}",
            copies.collect::<Vec<_>>().join(", ")
        ));
    }
    if !report.erasure.is_empty() {
        let note = "note: backups elsewhere, replicas and exports are not changed";
        notes.push(note.to_owned());
    }
    notes
}
