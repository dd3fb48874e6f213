//! Rechecks of comments by rules, as fields and in words.

use super::{ACTIONS, counted, number};
use crate::model::{Action, Caught, Recheck, Trial};
use crate::record::{Field, Value, fields};

/// The fields of the effect of one rule.
pub(crate) const FIELDS: &[Field<Caught>] = fields! { caught, now;
    Table "rule" Integer, "The id of the rule" => caught.rule.id;
    Table "action" Enum(&ACTIONS), "The action of the rule"
        => caught.rule.action.name();
    Table "name" Text, "The name of the rule" => caught.rule.name.as_str();
    Table "matched" Count, "Number of matching comments" => Value::Count(caught.matched);
    Table "changed" Count, "Number of comments that get another status"
        => Value::Count(number(&caught.changed));
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
    Data "name" Text, "The name of the rule" => trial.rule.name.as_str();
    Data "action" Enum(&ACTIONS), "The action of the rule"
        => trial.rule.action.name();
    Table "comments" Count, "Number of tested comments" => Value::Count(trial.comments);
    Table "matched" Count, "Number of matching comments" => Value::Count(trial.matched);
    Table "approved" Count, "Number of matching comments that are approved"
        => Value::Count(trial.approved);
    Table "pending" Count, "Number of matching comments that are pending"
        => Value::Count(trial.pending);
    Table "spam" Count, "Number of matching comments that are spam" => Value::Count(trial.spam);
    Table "right" Count, "Number of matching comments with the same decision"
        => Value::Count(trial.right());
    Table "wrong" Count, "Number of matching comments with another decision"
        => Value::Count(trial.wrong());
    Table "changed" Count, "Number of comments that get another status"
        => Value::Count(trial.changed);
    Data "examples" List(&Integer), "The newest matching comments with another decision"
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
