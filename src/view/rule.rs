//! A rule as fields.

use super::{Field, Kind, Shown, field};
use crate::model::Rule;
use crate::output::Value;

/// The fields of a rule.
pub const FIELDS: &[Field<Rule>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The id of the rule",
        |rule, _| Value::Id(rule.id),
    ),
    field(
        "action",
        Kind::OneOf(&["approve", "hold", "spam", "reject"]),
        Shown::Table,
        "What becomes of a comment that it matches",
        |rule, _| rule.action.name().into(),
    ),
    field(
        "name",
        Kind::Text,
        Shown::Table,
        "What it is called",
        |rule, _| rule.name.as_str().into(),
    ),
    field(
        "enabled",
        Kind::Bool,
        Shown::Table,
        "Whether it is switched on",
        |rule, _| Value::Bool(rule.enabled),
    ),
    field(
        "criteria",
        Kind::Text,
        Shown::Table,
        "What it looks for, in words",
        |rule, _| rule.criteria.described().into(),
    ),
    field(
        "author",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "The author that it looks for",
        |rule, _| rule.criteria.author.clone().into(),
    ),
    field(
        "email",
        Kind::Maybe(&Kind::Text),
        Shown::Asked,
        "The address, or the domain of addresses; only if it is asked for",
        |rule, _| rule.criteria.email.clone().into(),
    ),
    field(
        "website",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "The domain of websites",
        |rule, _| rule.criteria.website.clone().into(),
    ),
    field(
        "words",
        Kind::List(&Kind::Text),
        Shown::Record,
        "The words and phrases",
        |rule, _| Value::Words(rule.criteria.words.clone()),
    ),
    field(
        "regex",
        Kind::Maybe(&Kind::Text),
        Shown::Data,
        "The regular expression",
        |rule, _| rule.criteria.pattern.clone().into(),
    ),
    field(
        "links",
        Kind::Maybe(&Kind::Integer),
        Shown::Data,
        "From how many links on",
        |rule, _| rule.criteria.links.map(Value::Id).into(),
    ),
    field(
        "post_age",
        Kind::Maybe(&Kind::Integer),
        Shown::Data,
        "From how many days after the post appeared on",
        |rule, _| rule.criteria.post_age.map(Value::Id).into(),
    ),
    field(
        "duplicate",
        Kind::Bool,
        Shown::Data,
        "Whether it looks for the text of an earlier comment",
        |rule, _| Value::Bool(rule.criteria.duplicate),
    ),
];

/// The name of a rule in a sentence.
pub fn named(rule: &Rule) -> String {
    format!("rule {} \"{}\"", rule.id, rule.name)
}
