//! The personal data of a commenter as one JSON object.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{comment, rule};
use crate::model::{Comment, Person};
use crate::record::{self, FieldInfo, FieldType, info, infos};

/// The omitted field, which only a comment in a thread has.
const IN_THREAD: &str = "depth";

/// The fields of the object.
pub(crate) fn parts() -> Vec<FieldInfo> {
    vec![
        info("email", FieldType::Text, "The address that was asked for"),
        info("exported_at", FieldType::Time, "When it was looked up"),
        info(
            "comments",
            FieldType::List(&FieldType::Object(comment_parts)),
            "The comments that have the address or once had it",
        ),
        info(
            "rules",
            FieldType::List(&FieldType::Object(|| infos(rule::FIELDS))),
            "The rules that name it",
        ),
    ]
}

fn comment_parts() -> Vec<FieldInfo> {
    let mut parts = comment_infos();
    parts.push(info("removed", FieldType::Bool, "Whether it was removed"));
    parts.push(info(
        "versions",
        FieldType::List(&FieldType::Object(version_parts)),
        "The versions, oldest first",
    ));
    parts
}

fn version_parts() -> Vec<FieldInfo> {
    let operation = info(
        "operation",
        FieldType::Nullable(&FieldType::Integer),
        "The operation that made it so; null if the log does not go back so far",
    );
    let at = info("at", FieldType::Nullable(&FieldType::Time), "When that was");
    let mut parts = vec![operation, at];
    parts.extend(comment_infos());
    parts
}

fn comment_infos() -> Vec<FieldInfo> {
    let mut infos = infos(comment::FIELDS);
    infos.retain(|info| info.name != IN_THREAD);
    infos
}

/// All data stored under this e-mail address.
pub(crate) fn object(email: &str, person: &Person, now: Timestamp) -> Value {
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
        .map(|rule| Value::Object(record::object(rule::FIELDS, rule, now)))
        .collect();
    json!({
        "email": email,
        "exported_at": now.to_string(),
        "comments": comments,
        "rules": rules,
    })
}

fn of_comment(comment: &Comment, now: Timestamp) -> Map<String, Value> {
    let mut object = record::object(comment::FIELDS, comment, now);
    object.shift_remove(IN_THREAD);
    object
}
