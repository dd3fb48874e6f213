//! Decisions about comments, as fields and in words.

use super::wording::first_named;
use super::{counted, number};
use crate::model::removal::NAMED;
use crate::model::{CommentStatus, Decided};
use crate::record::{Field, Value, fields};

/// A decision, or its dry run.
pub(crate) struct Report {
    /// The affected comments.
    pub decided: Decided,
    /// The new status.
    pub status: CommentStatus,
    /// Whether it was a dry run.
    pub dry_run: bool,
}

/// The fields of a decision.
pub(crate) const FIELDS: &[Field<Report>] = fields! { report, now;
    Table "ids" List(&Integer), "The changed comments"
        => report.decided.ids.clone();
    Table "status" Enum(&["pending", "approved", "spam"]), "The new status"
        => report.status.name();
    Table "changed" Count, "Number of changed comments"
        => Value::Count(number(&report.decided.ids));
    Table "unchanged" Count, "Number of unchanged comments"
        => Value::Count(report.decided.unchanged);
    Data "dry_run" Bool, "Whether it was a dry run" => Value::Bool(report.dry_run);
};

/// `marked 3 comments as spam; 1 stays as it is`.
pub(crate) fn sentence(report: &Report) -> String {
    let ids: Vec<String> = report
        .decided
        .ids
        .iter()
        .take(NAMED)
        .map(ToString::to_string)
        .collect();
    let count = report.decided.ids.len();
    let comments = match ids.as_slice() {
        [id] => format!("comment {id}"),
        [] => counted(0, "comment"),
        ids => format!(
            "{} ({})",
            counted(number(&report.decided.ids), "comment"),
            first_named(ids, count)
        ),
    };
    let mut text = match (report.status, report.dry_run) {
        (CommentStatus::Approved, false) => format!("approved {comments}"),
        (CommentStatus::Approved, true) => format!("would approve {comments}"),
        (CommentStatus::Pending, false) => format!("set {comments} back to pending"),
        (CommentStatus::Pending, true) => format!("would set {comments} back to pending"),
        (CommentStatus::Spam, false) => format!("marked {comments} as spam"),
        (CommentStatus::Spam, true) => format!("would mark {comments} as spam"),
    };
    match report.decided.unchanged {
        0 => {}
        1 => text.push_str("; 1 stays as it is"),
        unchanged => text.push_str(&format!("; {unchanged} stay as they are")),
    }
    text
}
