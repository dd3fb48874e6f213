//! Fields: the named values of a record, the same in every format.

use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value as Json, json};
use thiserror::Error;

use super::Value;

/// One field of a record of type `T`.
pub struct Field<T: 'static> {
    /// The name, the type and the description.
    pub info: FieldInfo,
    /// Where the field appears by default.
    pub visibility: Visibility,
    /// Reads the value from a record, as of a time.
    pub value: fn(&T, Timestamp) -> Value,
}

/// A list of fields, one per line: visibility, name, type and description, then the value,
/// as an expression of the two names at the start, which are the record and the time.
/// After the name, `as` gives the heading in tables, and each `/` another name that
/// `--fields` accepts: `Table "published_at" as "published" / "date" Time, …`.
macro_rules! fields {
    ($record:ident, $now:ident;
     $($visibility:ident $name:literal $(as $heading:literal)? $(/ $alias:literal)*
       $kind:expr, $doc:expr => $value:expr);+ $(;)?) => {{
        use $crate::record::{FieldType::*, Visibility::*};
        &[$($crate::record::Field {
            info: $crate::record::FieldInfo {
                aliases: &[$($heading,)? $($alias),*],
                ..$crate::record::info($name, $kind, $doc)
            }$(.with_heading($heading))?,
            visibility: $visibility,
            value: |$record, $now| {
                let _ = (&$record, &$now);
                $crate::record::Value::from($value)
            },
        }),+]
    }};
}

pub(crate) use fields;

/// The name, the type and the description of a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldInfo {
    /// The name.
    pub name: &'static str,
    /// The heading in tables.
    pub heading: &'static str,
    /// Other names that `--fields` accepts: the heading, and older or shorter names.
    pub aliases: &'static [&'static str],
    /// The type of the value.
    pub kind: FieldType,
    /// The description, one line.
    pub doc: &'static str,
}

/// Describes a field.
pub const fn info(name: &'static str, kind: FieldType, doc: &'static str) -> FieldInfo {
    FieldInfo {
        name,
        heading: name,
        aliases: &[],
        kind,
        doc,
    }
}

impl FieldInfo {
    /// The same field with another heading.
    pub const fn with_heading(mut self, heading: &'static str) -> FieldInfo {
        self.heading = heading;
        self
    }
}

/// A column of a list.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The name of the field.
    pub name: &'a str,
    /// The heading in tables.
    pub heading: &'a str,
    /// The type of the values.
    pub kind: FieldType,
}

impl<'a> Column<'a> {
    /// A column with values of any type, such as one of a query.
    pub fn any(name: &'a str) -> Column<'a> {
        Column {
            name,
            heading: name,
            kind: FieldType::Any,
        }
    }
}

/// The type of a value.
#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    /// A boolean.
    Bool,
    /// An integer that is not shortened for people, such as an id.
    Integer,
    /// A count.
    Count,
    /// A number.
    Number,
    /// A string.
    Text,
    /// The slug of a post: a string that tables cut last.
    Slug,
    /// One of these strings.
    Enum(&'static [&'static str]),
    /// A point in time.
    Time,
    /// Values of different types.
    Any,
    /// A value of this type, or null.
    Nullable(&'static FieldType),
    /// A list of values of this type.
    List(&'static FieldType),
    /// An object with these fields.
    Object(fn() -> Vec<FieldInfo>),
}

impl FieldType {
    /// The strings of an enumeration.
    pub fn words(self) -> Option<&'static [&'static str]> {
        match self {
            FieldType::Enum(words) => Some(words),
            FieldType::Nullable(kind) => kind.words(),
            _ => None,
        }
    }
}

impl fmt::Display for FieldType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldType::Bool => f.write_str("boolean"),
            FieldType::Integer | FieldType::Count | FieldType::Number => f.write_str("number"),
            FieldType::Text | FieldType::Slug | FieldType::Enum(_) => f.write_str("string"),
            FieldType::Time => f.write_str("time"),
            FieldType::Any => f.write_str("any"),
            FieldType::Nullable(kind) => write!(f, "{kind} or null"),
            FieldType::List(kind) => write!(f, "list of {kind}s"),
            FieldType::Object(_) => f.write_str("object"),
        }
    }
}

/// Where a field appears by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// Everywhere.
    Table,
    /// In lists for programs, and below.
    Data,
    /// In single records for programs.
    Record,
    /// Only where it is asked for.
    OnRequest,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A list of records.
    List,
    /// A single record.
    Record,
}

impl Shape {
    /// The last visibility whose fields programs get by default.
    pub fn visibility(self) -> Visibility {
        match self {
            Shape::List => Visibility::Data,
            Shape::Record => Visibility::Record,
        }
    }
}

/// A field name that does not exist.
#[derive(Debug, Error)]
#[error("there is no field `{name}`")]
pub struct UnknownField {
    /// The name.
    pub name: String,
    /// The names that exist.
    pub known: Vec<&'static str>,
}

/// The name for all fields in `--fields`.
pub const ALL: &str = "all";

/// Finds fields by their names or aliases, each once. [`ALL`] selects all fields, unless
/// a field has this name.
///
/// # Errors
/// One of the names does not exist.
pub fn named<T>(
    fields: &'static [Field<T>],
    asked: &[impl AsRef<str>],
) -> Result<Vec<&'static Field<T>>, UnknownField> {
    let mut chosen: Vec<&Field<T>> = Vec::new();
    for name in asked.iter().map(|name| name.as_ref().trim()) {
        let found = match find(fields, name) {
            Some(field) => std::slice::from_ref(field),
            None if name == ALL => fields,
            None => {
                return Err(UnknownField {
                    name: name.to_owned(),
                    known: fields.iter().map(|field| field.info.name).collect(),
                });
            }
        };
        for field in found {
            if !chosen.iter().any(|one| one.info.name == field.info.name) {
                chosen.push(field);
            }
        }
    }
    Ok(chosen)
}

/// The field of this name, or else with this alias.
fn find<T>(fields: &'static [Field<T>], name: &str) -> Option<&'static Field<T>> {
    let named = fields.iter().find(|field| field.info.name == name);
    named.or_else(|| {
        let mut fields = fields.iter();
        fields.find(|field| field.info.aliases.contains(&name))
    })
}

/// The names of the fields.
pub fn names<T>(fields: &[&Field<T>]) -> Vec<&'static str> {
    fields.iter().map(|field| field.info.name).collect()
}

/// The columns of the fields.
pub fn columns<T>(fields: &[&Field<T>]) -> Vec<Column<'static>> {
    let column = |field: &&Field<T>| Column {
        name: field.info.name,
        heading: field.info.heading,
        kind: field.info.kind,
    };
    fields.iter().map(column).collect()
}

/// The values of the fields of a record.
pub fn values<T>(fields: &[&Field<T>], record: &T, now: Timestamp) -> Vec<Value> {
    let values = fields.iter().map(|field| (field.value)(record, now));
    values.collect()
}

/// The descriptions of the fields.
pub fn infos<T>(fields: &[Field<T>]) -> Vec<FieldInfo> {
    fields.iter().map(|field| field.info).collect()
}

/// A record as a JSON object with all its fields.
pub fn object<T>(fields: &[Field<T>], record: &T, now: Timestamp) -> Map<String, Json> {
    let value = |field: &Field<T>| {
        let value = (field.value)(record, now);
        (field.info.name.to_owned(), json!(value))
    };
    fields.iter().map(value).collect()
}
