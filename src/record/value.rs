//! Values of fields.

use std::borrow::Cow;
use std::ops::Range;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// One value of one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// An id, which is never shortened.
    Id(i64),
    /// A count.
    Count(i64),
    /// A measurement.
    Real(f64),
    /// A string, possibly from an untrusted author.
    Text(String),
    /// A string, and the byte ranges in it to highlight.
    Marked(String, Vec<Range<usize>>),
    /// The title of a post, and its slug.
    Linked(String, String),
    /// A point in time.
    Time(Timestamp),
    /// A list of strings without commas.
    Words(Vec<String>),
    /// A list of ids.
    Ids(Vec<i64>),
    /// Values of different types; their text is JSON.
    Json(serde_json::Value),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<Timestamp> for Value {
    fn from(time: Timestamp) -> Self {
        Value::Time(time)
    }
}

impl Value {
    /// The value as text: empty for null, times in RFC 3339, lists joined by commas.
    pub fn exact(&self) -> Cow<'_, str> {
        match self {
            Value::Null => Cow::Borrowed(""),
            Value::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
            Value::Id(number) | Value::Count(number) => Cow::Owned(number.to_string()),
            // As JSON writes it: `2.0`.
            Value::Real(number) => Cow::Owned(format!("{number:?}")),
            Value::Text(text) | Value::Marked(text, _) | Value::Linked(text, _) => {
                Cow::Borrowed(text)
            }
            Value::Time(time) => Cow::Owned(time.to_string()),
            Value::Words(words) => Cow::Owned(words.join(",")),
            Value::Ids(ids) => {
                let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
                Cow::Owned(ids.join(","))
            }
            Value::Json(value) => Cow::Owned(value.to_string()),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_none(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Id(number) | Value::Count(number) => serializer.serialize_i64(*number),
            Value::Real(number) => serializer.serialize_f64(*number),
            Value::Text(text) | Value::Marked(text, _) | Value::Linked(text, _) => {
                serializer.serialize_str(text)
            }
            Value::Time(time) => serializer.collect_str(time),
            Value::Words(words) => words.serialize(serializer),
            Value::Ids(ids) => ids.serialize(serializer),
            Value::Json(value) => value.serialize(serializer),
        }
    }
}
