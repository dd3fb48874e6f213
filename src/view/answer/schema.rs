//! What a command writes, as a JSON Schema. <https://json-schema.org/draft/2020-12>

use serde_json::{Map, Value, json};

use super::{Answer, Kind, Part, Presence};

/// The language of the schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

impl Answer {
    /// The JSON Schema of what the command of this name writes. What is there only if it
    /// is asked for is left out, unless the command `takes_fields`.
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

fn answer(answer: &Answer, takes_fields: bool) -> Value {
    match answer {
        Answer::Nothing => json!({ "description": "Nothing is written", "not": {} }),
        Answer::Other(what) => json!({ "description": what, "not": {} }),
        Answer::One(parts) => object(parts, takes_fields),
        Answer::Many(parts) => json!({ "type": "array", "items": object(parts, takes_fields) }),
        Answer::Rows(what) => json!({
            "description": what,
            "type": "array",
            "items": { "type": "object" },
        }),
        Answer::Any(answers) => {
            let schemas = answers.iter().map(|one| self::answer(one, takes_fields));
            json!({ "anyOf": schemas.collect::<Vec<_>>() })
        }
    }
}

fn object(parts: &[Part], takes_fields: bool) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for Part { about, presence } in parts {
        match presence {
            Presence::Always => required.push(about.name),
            Presence::Asked if !takes_fields => continue,
            Presence::Asked | Presence::Usually => {}
        }
        let mut schema = kind(about.kind);
        schema.insert("description".to_owned(), about.doc.into());
        properties.insert(about.name.to_owned(), schema.into());
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn kind(kind: Kind) -> Map<String, Value> {
    let schema = match kind {
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Text => json!({ "type": "string" }),
        Kind::OneOf(words) => json!({ "enum": words }),
        Kind::Time => json!({ "type": "string", "format": "date-time" }),
        Kind::Any => json!({}),
        Kind::Maybe(kind) => json!({ "anyOf": [self::kind(*kind), { "type": "null" }] }),
        Kind::List(kind) => json!({ "type": "array", "items": self::kind(*kind) }),
        Kind::Object(parts) => answer(&Answer::object(parts()), false),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}
