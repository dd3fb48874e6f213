//! Output schemas as JSON Schema. <https://json-schema.org/draft/2020-12>

use serde_json::{Map, Value, json};

use super::{FieldType, OutputSchema, Presence, Property};

/// The JSON Schema dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

impl OutputSchema {
    /// The JSON Schema of the output of the command of this name. Properties that appear
    /// only on request are left out, unless the command `takes_fields`.
    pub fn schema(&self, title: &str, takes_fields: bool) -> Value {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), DIALECT.into());
        schema.insert("title".to_owned(), title.into());
        if let Value::Object(rest) = answer(self, takes_fields) {
            schema.extend(rest);
        }
        schema.into()
    }
}

fn answer(answer: &OutputSchema, takes_fields: bool) -> Value {
    match answer {
        OutputSchema::Nothing => json!({ "description": "Nothing is written", "not": {} }),
        OutputSchema::Other(what) => json!({ "description": what, "not": {} }),
        OutputSchema::One(parts) => object(parts, takes_fields),
        OutputSchema::Many(parts) => {
            json!({ "type": "array", "items": object(parts, takes_fields) })
        }
        OutputSchema::Rows(what) => json!({
            "description": what,
            "type": "array",
            "items": { "type": "object" },
        }),
        OutputSchema::Any(answers) => {
            let schemas = answers.iter().map(|one| self::answer(one, takes_fields));
            json!({ "anyOf": schemas.collect::<Vec<_>>() })
        }
    }
}

fn object(parts: &[Property], takes_fields: bool) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for Property { info, presence } in parts {
        match presence {
            Presence::Always => required.push(info.name),
            Presence::OnRequest if !takes_fields => continue,
            Presence::OnRequest | Presence::Usually => {}
        }
        let mut schema = kind(info.kind);
        schema.insert("description".to_owned(), info.doc.into());
        properties.insert(info.name.to_owned(), schema.into());
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn kind(kind: FieldType) -> Map<String, Value> {
    let schema = match kind {
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Integer => json!({ "type": "integer" }),
        FieldType::Count => json!({ "type": "integer", "minimum": 0 }),
        FieldType::Number => json!({ "type": "number" }),
        FieldType::Text | FieldType::Slug => json!({ "type": "string" }),
        FieldType::Enum(words) => json!({ "enum": words }),
        FieldType::Time => json!({ "type": "string", "format": "date-time" }),
        FieldType::Any => json!({}),
        FieldType::Nullable(kind) => json!({ "anyOf": [self::kind(*kind), { "type": "null" }] }),
        FieldType::List(kind) => json!({ "type": "array", "items": self::kind(*kind) }),
        FieldType::Object(parts) => answer(&OutputSchema::object(parts()), false),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}
