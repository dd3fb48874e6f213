//! Parses YAML, TOML and JSON into one tree.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Options, Spanned};
use toml::de::{DeTable, DeValue};

use super::fence::Block;
use super::{Format, FrontMatterError};

/// The maximum length of front matter, in bytes.
const LONGEST: usize = 256 * 1024;

/// A value, and its byte offset in the source if known.
pub(super) struct Node {
    pub at: Option<usize>,
    pub value: Value,
}

/// A value of any language; scalars other than null are kept as written.
pub(super) enum Value {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Map),
}

/// The entries of a map, in the order of the source.
pub(super) type Map = Vec<(String, Node)>;

impl Value {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The kind of value, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }
}

/// Parses front matter, which must be a map.
pub(super) fn parse(block: &Block) -> Result<Map, FrontMatterError> {
    parse_with(block, DuplicateKeyPolicy::Error)
}

/// The same, with every entry of a repeated key in YAML.
pub(super) fn parse_repeated(block: &Block) -> Result<Map, FrontMatterError> {
    parse_with(block, DuplicateKeyPolicy::PassThrough)
}

fn parse_with(block: &Block, repeated: DuplicateKeyPolicy) -> Result<Map, FrontMatterError> {
    if block.source.len() > LONGEST {
        return Err(block.error(None, format!("longer than {LONGEST} bytes")));
    }
    let root = match block.format {
        Format::Yaml => yaml(block, repeated)?,
        Format::Toml => toml(block)?,
        Format::Json => json(block)?,
    };
    match root.value {
        Value::Map(map) => Ok(map),
        Value::Null => Ok(Map::new()),
        other => {
            let reason = format!("expected a map, found {}", other.kind());
            Err(block.error_at(root.at, reason))
        }
    }
}

fn json(block: &Block) -> Result<Node, FrontMatterError> {
    serde_json::from_str(block.source)
        .map(json_node)
        .map_err(|error| block.malformed(Some(error.line())))
}

fn json_node(json: serde_json::Value) -> Node {
    use serde_json::Value as Json;
    let value = match json {
        Json::Null => Value::Null,
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().map(json_node).collect()),
        Json::Object(map) => Value::Map(
            map.into_iter()
                .map(|(key, json)| (key, json_node(json)))
                .collect(),
        ),
        Json::Bool(_) | Json::Number(_) => Value::Text(json.to_string()),
    };
    Node { at: None, value }
}

fn toml(block: &Block) -> Result<Node, FrontMatterError> {
    let table = DeTable::parse(block.source).map_err(|error| {
        block.malformed(error.span().and_then(|span| block.line_at(span.start)))
    })?;
    Ok(Node {
        at: None,
        value: toml_map(block.source, table.into_inner()),
    })
}

fn toml_map(source: &str, table: DeTable) -> Value {
    Value::Map(
        table
            .into_iter()
            .map(|(key, value)| (key.into_inner().into_owned(), toml_node(source, value)))
            .collect(),
    )
}

fn toml_node(source: &str, toml: toml::Spanned<DeValue>) -> Node {
    let span = toml.span();
    let at = Some(span.start);
    let value = match toml.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| toml_node(source, item))
                .collect(),
        ),
        DeValue::Table(table) => toml_map(source, table),
        _ => Value::Text(source.get(span).unwrap_or_default().to_owned()),
    };
    Node { at, value }
}

fn yaml(block: &Block, repeated: DuplicateKeyPolicy) -> Result<Node, FrontMatterError> {
    let options = yaml_options(repeated);
    // The tag says what the text of a date shows; blanks keep the offsets.
    let source = block.source.replace(": !!timestamp ", ":              ");
    serde_saphyr::from_str_with_options::<Spanned<Yaml>>(&source, options)
        .map(|yaml| yaml_node(&source, yaml))
        .map_err(|error| yaml_error(block, error.without_snippet()))
}

fn yaml_error(block: &Block, error: &serde_saphyr::Error) -> FrontMatterError {
    let line = error.location().map(|at| at.line());
    let line = line.and_then(|line| usize::try_from(line).ok());
    match error {
        serde_saphyr::Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("a key");
            block.error(line, format!("`{key}` is given twice"))
        }
        serde_saphyr::Error::Budget { .. }
        | serde_saphyr::Error::AliasReplayLimitExceeded { .. }
        | serde_saphyr::Error::AliasExpansionLimitExceeded { .. }
        | serde_saphyr::Error::AliasReplayStackDepthExceeded { .. } => {
            block.error(line, "too long, or nested too deeply")
        }
        serde_saphyr::Error::UnknownAnchor { .. } => {
            block.error(line, "`*` refers to a value that is not in the text")
        }
        _ => block.malformed(line),
    }
}

/// Limits that stop hostile front matter at once.
fn yaml_options(repeated: DuplicateKeyPolicy) -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 12,
            flow_nesting_limit: 12,
            max_nodes: 10_000,
            max_total_scalar_bytes: LONGEST,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 1_000,
        },
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        duplicate_keys: repeated,
        ignore_binary_tag_for_string: true,
        with_snippet: false,
    }
}

/// Untyped YAML.
enum Yaml {
    Null,
    /// A scalar of another type; its text is found by its span.
    Plain,
    Text(String),
    List(Vec<Spanned<Yaml>>),
    Map(Vec<(Yaml, Spanned<Yaml>)>),
}

fn yaml_node(source: &str, yaml: Spanned<Yaml>) -> Node {
    let span = yaml.defined.span();
    let at = span.byte_offset().and_then(|at| usize::try_from(at).ok());
    let value = match yaml.value {
        Yaml::Null => Value::Null,
        Yaml::Plain => Value::Text(written(source, span).unwrap_or_default().to_owned()),
        Yaml::Text(text) => Value::Text(text),
        Yaml::List(items) => Value::List(
            items
                .into_iter()
                .map(|item| yaml_node(source, item))
                .collect(),
        ),
        Yaml::Map(entries) => Value::Map(
            entries
                .into_iter()
                .filter_map(|(key, value)| match key {
                    Yaml::Text(key) => Some((key, yaml_node(source, value))),
                    _ => None,
                })
                .collect(),
        ),
    };
    Node { at, value }
}

fn written(source: &str, span: serde_saphyr::Span) -> Option<&str> {
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let length = usize::try_from(span.byte_len()?).ok()?;
    source.get(start..)?.get(..length)
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor)
    }
}

struct YamlVisitor;

impl<'de> Visitor<'de> for YamlVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Yaml::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Yaml::Plain)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Yaml::Plain)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Yaml::Plain)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Yaml::Plain)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Yaml::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Yaml::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Yaml::Map(map))
    }
}
