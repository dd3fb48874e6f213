//! What is stored about a person, as one JSON object.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Field, comment, rule};
use crate::model::{Comment, Person};

/// The field that tells nothing of a comment by itself.
const IN_THREAD: &str = "depth";

/// Everything about the person with this address.
pub fn object(email: &str, person: &Person, now: Timestamp) -> Value {
    let comments: Vec<Value> = person
        .comments
        .iter()
        .map(|kept| {
            let mut object = of_comment(&kept.comment, now);
            let versions = kept.versions.iter().map(|version| {
                let mut object = Map::new();
                object.insert("operation".to_owned(), json!(version.operation));
                let at = version.at.map(|at| at.to_string());
                object.insert("at".to_owned(), json!(at));
                object.extend(of_comment(&version.comment, now));
                Value::Object(object)
            });
            object.insert("removed".to_owned(), json!(kept.removed));
            object.insert("versions".to_owned(), versions.collect());
            Value::Object(object)
        })
        .collect();
    let rules: Vec<Value> = person
        .rules
        .iter()
        .map(|rule| Value::Object(all(rule::FIELDS, rule, now)))
        .collect();
    json!({
        "email": email,
        "exported_at": now.to_string(),
        "comments": comments,
        "rules": rules,
    })
}

fn of_comment(comment: &Comment, now: Timestamp) -> Map<String, Value> {
    let mut object = all(comment::FIELDS, comment, now);
    object.shift_remove(IN_THREAD);
    object
}

/// All fields of a record, those too that are shown to nobody who does not ask.
fn all<T>(fields: &[Field<T>], record: &T, now: Timestamp) -> Map<String, Value> {
    let value = |field: &Field<T>| {
        let value = (field.value)(record, now);
        (field.about.name.to_owned(), json!(value))
    };
    fields.iter().map(value).collect()
}
