//! Validates a JSON value against a JSON Schema. Supports only the keywords of our
//! schemas and rejects others.

use serde_json::{Map, Value};

/// Errors of the value at a path.
pub fn check(schema: &Value, value: &Value, place: &str) -> Result<(), String> {
    let schema = schema.as_object().ok_or("a schema is an object")?;
    for (keyword, says) in schema {
        let wrong = |what: &str| Err(format!("{place} {what} {says}: {value}"));
        match keyword.as_str() {
            "$schema" | "title" | "description" | "properties" | "additionalProperties" => {}
            "type" if is_of(says.as_str().unwrap(), value) => {}
            "type" => return wrong("is no"),
            "format" if says == "date-time" => {
                let time = value.as_str().unwrap_or_default();
                if time.parse::<jiff::Timestamp>().is_err() || !time.ends_with('Z') {
                    return wrong("is no");
                }
            }
            "minimum" if value.as_i64() >= says.as_i64() => {}
            "enum" if says.as_array().unwrap().contains(value) => {}
            "minimum" | "enum" => return wrong("is not in"),
            "not" => return wrong("should not be there"),
            "anyOf" => {
                let each = says.as_array().unwrap().iter();
                let results: Vec<_> = each.map(|one| check(one, value, place)).collect();
                if results.iter().all(Result::is_err) {
                    return Err(format!("{results:?}"));
                }
            }
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(says, item, &format!("{place}[{at}]"))?;
                }
            }
            "required" => {
                let names = says.as_array().unwrap().iter().filter_map(Value::as_str);
                for name in names {
                    if value.get(name).is_none() {
                        return Err(format!("{place} has no {name}: {value}"));
                    }
                }
            }
            other => return Err(format!("unknown keyword `{other}` in a schema")),
        }
    }
    match (schema.get("properties"), value.as_object()) {
        (Some(properties), Some(object)) => check_parts(schema, properties, object, place),
        _ => Ok(()),
    }
}

fn check_parts(
    schema: &Map<String, Value>,
    properties: &Value,
    object: &Map<String, Value>,
    place: &str,
) -> Result<(), String> {
    assert_eq!(schema["additionalProperties"], false, "{place}");
    for (name, value) in object {
        let property = properties.get(name);
        let property = property.ok_or(format!("{place} has {name}, which is not described"))?;
        assert!(property["description"].is_string(), "{place}.{name}");
        check(property, value, &format!("{place}.{name}"))?;
    }
    Ok(())
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

#[test]
fn an_invalid_value_is_detected() {
    let schema = serde_json::json!({
        "type": "object",
        "properties": {
            "id": { "type": "integer", "minimum": 1, "description": "d" },
            "at": { "anyOf": [{ "type": "string", "format": "date-time" }, { "type": "null" }], "description": "d" },
            "kind": { "enum": ["a", "b"], "description": "d" },
            "tags": { "type": "array", "items": { "type": "string" }, "description": "d" },
        },
        "required": ["id"],
        "additionalProperties": false,
    });
    let good = r#"{ "id": 1, "at": null, "kind": "a", "tags": ["x"] }"#;
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(check(&schema, &read(good), ""), Ok(()));
    let bad = [
        r#"{ "at": null }"#,
        r#"{ "id": "1" }"#,
        r#"{ "id": 0 }"#,
        r#"{ "id": 1.5 }"#,
        r#"{ "id": 1, "at": "yesterday" }"#,
        r#"{ "id": 1, "kind": "c" }"#,
        r#"{ "id": 1, "tags": [1] }"#,
        r#"{ "id": 1, "other": 1 }"#,
        "[]",
    ];
    for text in bad {
        assert!(check(&schema, &read(text), "").is_err(), "{text}");
    }
}
