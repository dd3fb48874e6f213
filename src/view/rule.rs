//! Fields of a rule.

use super::ACTIONS;
use crate::model::Rule;
use crate::record::{Field, Value, fields};

/// The fields of a rule.
pub(crate) const FIELDS: &[Field<Rule>] = fields! { rule, now;
    Table "id" Integer, "The id of the rule" => rule.id;
    Table "action" Enum(&ACTIONS), "What it does with a matching comment"
        => rule.action.name();
    Table "name" Text, "The name of the rule" => rule.name.as_str();
    Table "enabled" Bool, "Whether it is enabled" => Value::Bool(rule.enabled);
    Table "criteria" Text, "The conditions, in words" => rule.criteria.described();
    Data "author" Nullable(&Text), "The author to match" => rule.criteria.author.clone();
    OnRequest "email" Nullable(&Text),
        "The email address or domain to match"
        => rule.criteria.email.clone();
    Data "website" Nullable(&Text), "The domain of the website to match"
        => rule.criteria.website.clone();
    Record "words" List(&Text), "The words and phrases"
        => Value::Words(rule.criteria.words.clone());
    Data "regex" Nullable(&Text), "The regular expression" => rule.criteria.pattern.clone();
    Data "links" Nullable(&Integer), "The minimum number of links"
        => rule.criteria.links.map(Value::Id);
    Data "post_age" Nullable(&Integer), "The minimum age of the post, in days"
        => rule.criteria.post_age.map(Value::Id);
    Data "duplicate" Bool, "Whether it matches repeated texts"
        => Value::Bool(rule.criteria.duplicate);
};

/// The name of a rule in a sentence.
pub(crate) fn named(rule: &Rule) -> String {
    format!("rule {} \"{}\"", rule.id, rule.name)
}
