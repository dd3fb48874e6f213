//! Conversions of ids and slugs to and from SQLite values.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};

use crate::model::Slug;
use crate::model::id::Id;

impl<const KIND: char> ToSql for Id<KIND> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.get().into())
    }
}

impl<const KIND: char> FromSql for Id<KIND> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Id::from)
    }
}

impl<const KIND: char> From<Id<KIND>> for Value {
    fn from(id: Id<KIND>) -> Self {
        Value::Integer(id.get())
    }
}

impl ToSql for Slug {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl From<&Slug> for Value {
    fn from(slug: &Slug) -> Self {
        Value::Text(slug.to_string())
    }
}
