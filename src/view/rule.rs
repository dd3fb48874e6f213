//! A rule as fields.

use super::{Field, Shown, field};
use crate::model::Rule;
use crate::output::Value;

/// The fields of a rule.
pub const FIELDS: &[Field<Rule>] = &[
    field("id", Shown::Table, |rule, _| Value::Id(rule.id)),
    field("action", Shown::Table, |rule, _| rule.action.name().into()),
    field("name", Shown::Table, |rule, _| rule.name.as_str().into()),
    field("enabled", Shown::Table, |rule, _| Value::Bool(rule.enabled)),
    field("criteria", Shown::Table, |rule, _| {
        rule.criteria.described().into()
    }),
    field("author", Shown::Data, |rule, _| {
        rule.criteria.author.clone().into()
    }),
    field("email", Shown::Asked, |rule, _| {
        rule.criteria.email.clone().into()
    }),
    field("website", Shown::Data, |rule, _| {
        rule.criteria.website.clone().into()
    }),
    field("words", Shown::Record, |rule, _| {
        Value::Words(rule.criteria.words.clone())
    }),
    field("regex", Shown::Data, |rule, _| {
        rule.criteria.pattern.clone().into()
    }),
    field("links", Shown::Data, |rule, _| {
        rule.criteria.links.map(Value::Id).into()
    }),
    field("post_age", Shown::Data, |rule, _| {
        rule.criteria.post_age.map(Value::Id).into()
    }),
    field("duplicate", Shown::Data, |rule, _| {
        Value::Bool(rule.criteria.duplicate)
    }),
];

/// The name of a rule in a sentence.
pub fn named(rule: &Rule) -> String {
    format!("rule {} \"{}\"", rule.id, rule.name)
}
