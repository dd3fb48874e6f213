//! Fields of a rule.

use super::ACTIONS;
use crate::model::Rule;
use crate::record::{Field, Value, fields};

/// The fields of a rule.
pub(crate) const FIELDS: &[Field<Rule>] = fields! { rule, now;
    Table "id" Integer, "The id of the rule" => rule.id;
    Table "action" Enum(&ACTIONS), "What becomes of a comment that it matches"
        => rule.action.name();
    Table "name" Text, "What it is called" => rule.name.as_str();
    Table "enabled" Bool, "Whether it is switched on" => Value::Bool(rule.enabled);
    Table "criteria" Text, "What it looks for, in words" => rule.criteria.described();
    Data "author" Nullable(&Text), "The author that it looks for" => rule.criteria.author.clone();
    OnRequest "email" Nullable(&Text),
        "The address, or the domain of addresses; only if it is asked for"
        => rule.criteria.email.clone();
    Data "website" Nullable(&Text), "The domain of websites" => rule.criteria.website.clone();
    Record "words" List(&Text), "The words and phrases"
        => Value::Words(rule.criteria.words.clone());
    Data "regex" Nullable(&Text), "The regular expression" => rule.criteria.pattern.clone();
    Data "links" Nullable(&Integer), "From how many links on"
        => rule.criteria.links.map(Value::Id);
    Data "post_age" Nullable(&Integer), "From how many days after the post appeared on"
        => rule.criteria.post_age.map(Value::Id);
    Data "duplicate" Bool, "Whether it looks for the text of an earlier comment"
        => Value::Bool(rule.criteria.duplicate);
};

/// The name of a rule in a sentence.
pub(crate) fn named(rule: &Rule) -> String {
    format!("rule {} \"{}\"", rule.id, rule.name)
}
