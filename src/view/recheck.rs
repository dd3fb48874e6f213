//! What rules made of comments that are there already, as fields and in words.

use super::{Field, Kind, Shown, counted, field};
use crate::model::{Action, Caught, Recheck, Trial};
use crate::output::Value;

/// The fields of what one rule decided about.
pub const FIELDS: &[Field<Caught>] = &[
    field(
        "rule",
        Kind::Integer,
        Shown::Table,
        "The id of the rule",
        |caught, _| Value::Id(caught.rule.id),
    ),
    field(
        "action",
        Kind::OneOf(&["approve", "hold", "spam", "reject"]),
        Shown::Table,
        "What it does",
        |caught, _| caught.rule.action.name().into(),
    ),
    field(
        "name",
        Kind::Text,
        Shown::Table,
        "What it is called",
        |caught, _| caught.rule.name.as_str().into(),
    ),
    field(
        "matched",
        Kind::Count,
        Shown::Table,
        "How many comments it matches",
        |caught, _| Value::Count(caught.matched),
    ),
    field(
        "changed",
        Kind::Count,
        Shown::Table,
        "How many of them get another status",
        |caught, _| Value::Count(changed(caught)),
    ),
];

/// `changed 12 of 100 comments`.
pub fn sentence(recheck: &Recheck, dry_run: bool) -> String {
    let verb = if dry_run { "would change" } else { "changed" };
    let changed: i64 = recheck.rules.iter().map(changed).sum();
    format!(
        "{verb} {changed} of {}",
        counted(recheck.comments, "comment")
    )
}

fn changed(caught: &Caught) -> i64 {
    i64::try_from(caught.changed.len()).unwrap_or(i64::MAX)
}

/// The fields of a trial.
pub const TRIAL: &[Field<Trial>] = &[
    field(
        "rule",
        Kind::Integer,
        Shown::Table,
        "The id of the rule",
        |trial, _| Value::Id(trial.rule.id),
    ),
    field(
        "name",
        Kind::Text,
        Shown::Data,
        "What it is called",
        |trial, _| trial.rule.name.as_str().into(),
    ),
    field(
        "action",
        Kind::OneOf(&["approve", "hold", "spam", "reject"]),
        Shown::Data,
        "What it does",
        |trial, _| trial.rule.action.name().into(),
    ),
    field(
        "comments",
        Kind::Count,
        Shown::Table,
        "How many comments were looked at",
        |trial, _| Value::Count(trial.comments),
    ),
    field(
        "matched",
        Kind::Count,
        Shown::Table,
        "How many comments it matches",
        |trial, _| Value::Count(trial.matched),
    ),
    field(
        "approved",
        Kind::Count,
        Shown::Table,
        "How many of the matched are approved",
        |trial, _| Value::Count(trial.approved),
    ),
    field(
        "pending",
        Kind::Count,
        Shown::Table,
        "How many of the matched wait",
        |trial, _| Value::Count(trial.pending),
    ),
    field(
        "spam",
        Kind::Count,
        Shown::Table,
        "How many of the matched are spam",
        |trial, _| Value::Count(trial.spam),
    ),
    field(
        "right",
        Kind::Count,
        Shown::Table,
        "How many were decided the same way before",
        |trial, _| Value::Count(trial.right()),
    ),
    field(
        "wrong",
        Kind::Count,
        Shown::Table,
        "How many were decided the other way",
        |trial, _| Value::Count(trial.wrong()),
    ),
    field(
        "changed",
        Kind::Count,
        Shown::Table,
        "How many of them get another status",
        |trial, _| Value::Count(trial.changed),
    ),
    field(
        "examples",
        Kind::List(&Kind::Integer),
        Shown::Data,
        "The newest comments that it would be wrong about",
        |trial, _| Value::Ids(trial.examples.clone()),
    ),
];

/// What a trial came to, in a few lines.
pub fn trial(trial: &Trial) -> Vec<String> {
    let (action, right, wrong) = match trial.rule.action {
        Action::Approve => ("approve", "approved", "spam"),
        Action::Hold => ("hold", "spam", "approved"),
        Action::Spam => ("mark as spam", "spam", "approved"),
        Action::Reject => ("reject", "spam", "approved"),
    };
    let mut lines = vec![format!(
        "rule {} \"{}\" would {action} {} of {}",
        trial.rule.id,
        trial.rule.name,
        trial.matched,
        counted(trial.comments, "comment"),
    )];
    if trial.matched > 0 {
        lines.push(format!(
            "{} rightly ({right}), {} wrongly ({wrong}), {} undecided (pending)",
            trial.right(),
            trial.wrong(),
            trial.pending,
        ));
    }
    if trial.wrong() > 0 {
        lines.push("the newest of those it would be wrong about:".to_owned());
    }
    lines
}
