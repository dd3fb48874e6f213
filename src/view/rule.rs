//! Fields of a rule.

use super::page::Setter;
use super::{ACTIONS, counted};
use crate::model::Rule;
use crate::output::safe;
use crate::record::{Field, Value, fields};

/// A rule with the number of comments that it decided.
pub(crate) struct Shown {
    /// The rule.
    pub rule: Rule,
    /// The number of comments whose status it decided.
    pub decided: i64,
}

/// The fields of a rule, which is `$rule`, with `$more`.
macro_rules! rule_fields {
    ($record:ident => $rule:expr; $($more:tt)*) => { fields! { $record, now;
        Table "id" Integer, "The id of the rule" => $rule.id;
        Table "action" Enum(&ACTIONS), "The action for a matching comment"
            => $rule.action.name();
        Table "name" Text, "The name" => $rule.name.as_str();
        Table "enabled" Bool, "Whether it is enabled" => Value::Bool($rule.enabled);
        Table "criteria" Text, "Its conditions, in words" => $rule.criteria.described();
        Data "author" Nullable(&Text), "The author's name" => $rule.criteria.author.clone();
        OnRequest "email" Nullable(&Text),
            "The author's email address, or `@` and its domain; only on request"
            => $rule.criteria.email.clone();
        Data "website" Nullable(&Text), "The domain of the author's website"
            => $rule.criteria.website.clone();
        Record "words" List(&Text), "The words and phrases"
            => Value::Words($rule.criteria.words.clone());
        Data "regex" Nullable(&Text), "The regular expression" => $rule.criteria.pattern.clone();
        Data "links" Nullable(&Integer), "The minimum number of links"
            => $rule.criteria.links.map(Value::Id);
        Data "post_age" Nullable(&Integer), "The minimum age of the post in days"
            => $rule.criteria.post_age.map(Value::Id);
        Data "duplicate" Bool, "Whether the text must equal that of an earlier comment"
            => Value::Bool($rule.criteria.duplicate);
        $($more)*
    } };
}

/// The fields of a rule.
pub(crate) const FIELDS: &[Field<Rule>] = rule_fields! { rule => rule; };

/// The fields of a rule that is shown alone.
pub(crate) const SHOWN: &[Field<Shown>] = rule_fields! { shown => shown.rule;
    Record "decided" Count, "The number of comments whose status it decided"
        => Value::Count(shown.decided);
};

/// The most words on the page of a rule.
const WORDS: usize = 20;

/// The page of a rule: one line for each condition.
pub(crate) fn page(Shown { rule, decided }: &Shown, setter: &Setter) -> String {
    let criteria = &rule.criteria;
    let mut words = criteria.words.join(", ");
    if criteria.words.len() > WORDS {
        let shown = criteria.words.iter().take(WORDS).map(String::as_str);
        let shown: Vec<&str> = shown.collect();
        words = format!(
            "{}, and {} more",
            shown.join(", "),
            criteria.words.len() - WORDS
        );
    }
    let conditions = [
        ("author", criteria.author.clone()),
        ("email", criteria.email.clone()),
        ("website", criteria.website.clone()),
        ("words", Some(words).filter(|words| !words.is_empty())),
        ("regex", criteria.pattern.clone()),
        (
            "links",
            criteria.links.map(|links| format!("{links} or more")),
        ),
        (
            "post age",
            criteria
                .post_age
                .map(|days| format!("{} or more", counted(days, "day"))),
        ),
        (
            "text",
            criteria
                .duplicate
                .then(|| "that of an earlier comment".to_owned()),
        ),
    ];
    let mut page = format!("{}\n", setter.bold(&safe::line(&named(rule))));
    let state = if rule.enabled { "enabled" } else { "disabled" };
    let about = format!(
        "{} · {state} · decided {}",
        rule.action.name(),
        counted(*decided, "comment")
    );
    page.push_str(&format!("{}\n\n", setter.dim(&about)));
    for (name, value) in conditions {
        if let Some(value) = value {
            page.push_str(&format!("{name:<9} {}\n", safe::line(&value)));
        }
    }
    page
}

/// The name of a rule in a sentence.
pub(crate) fn named(rule: &Rule) -> String {
    format!("rule {} \"{}\"", rule.id, rule.name)
}
