//! Rechecks of comments by rules, as fields and in words.

use super::{ACTIONS, counted, number};
use crate::model::{Action, Caught, Recheck, Trial};
use crate::record::{Field, Value, fields};

/// The fields of the effect of one rule.
pub(crate) const FIELDS: &[Field<Caught>] = fields! { caught, now;
    Table "rule" Integer, "The id of the rule" => caught.rule.id;
    Table "action" Enum(&ACTIONS), "What it does"
        => caught.rule.action.name();
    Table "name" Text, "What it is called" => caught.rule.name.as_str();
    Table "matched" Count, "How many comments it matches" => Value::Count(caught.matched);
    Table "changed" Count, "How many of them get another status" => Value::Count(number(&caught.changed));
};

/// `changed 12 of 100 comments`.
pub(crate) fn sentence(recheck: &Recheck, dry_run: bool) -> String {
    let verb = if dry_run { "would change" } else { "changed" };
    let changed: i64 = recheck.rules.iter().map(|rule| number(&rule.changed)).sum();
    format!(
        "{verb} {changed} of {}",
        counted(recheck.comments, "comment")
    )
}

/// The fields of a trial.
pub(crate) const TRIAL: &[Field<Trial>] = fields! { trial, now;
    Table "rule" Integer, "The id of the rule" => trial.rule.id;
    Data "name" Text, "What it is called" => trial.rule.name.as_str();
    Data "action" Enum(&ACTIONS), "What it does"
        => trial.rule.action.name();
    Table "comments" Count, "How many comments were looked at" => Value::Count(trial.comments);
    Table "matched" Count, "How many comments it matches" => Value::Count(trial.matched);
    Table "approved" Count, "How many of the matched are approved" => Value::Count(trial.approved);
    Table "pending" Count, "How many of the matched wait" => Value::Count(trial.pending);
    Table "spam" Count, "How many of the matched are spam" => Value::Count(trial.spam);
    Table "right" Count, "How many were decided the same way before"
        => Value::Count(trial.right());
    Table "wrong" Count, "How many were decided the other way" => Value::Count(trial.wrong());
    Table "changed" Count, "How many of them get another status" => Value::Count(trial.changed);
    Data "examples" List(&Integer), "The newest comments that it would be wrong about"
        => trial.examples.clone();
};

/// The result of a trial in sentences.
pub(crate) fn trial(trial: &Trial) -> Vec<String> {
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
