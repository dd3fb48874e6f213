//! Records for programs: fields with names, types and values, and the JSON Schema of what
//! a command writes. The same names serve JSON, templates and filters.

mod field;
mod json_schema;
mod schema;
mod value;

pub(crate) use self::field::fields;
pub use self::field::{
    ALL, Column, Field, FieldInfo, FieldType, Shape, UnknownField, Visibility, columns, info,
    infos, named, names, object, values,
};
pub use self::schema::{OutputSchema, Presence, Property};
pub use self::value::Value;
