//! Rows as a user's template.

use std::io::{self, Write};

use minijinja::value::{Serde, Value as Filling};

use super::RowFormat;
use crate::record::Value;
use crate::template::Template;

/// The template filled with each row.
pub(super) struct TemplateRows<'a> {
    /// The template.
    pub template: &'a Template,
    /// The separator after each.
    pub end: &'a str,
}

impl RowFormat for TemplateRows<'_> {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        let names = names.iter().map(|&name| name.to_owned());
        let fields = names.zip(values.into_iter().map(Filling::from));
        let text = self.template.fill(fields).map_err(io::Error::other)?;
        to.write_all(text.as_bytes())?;
        to.write_all(self.end.as_bytes())
    }
}

impl From<Value> for Filling {
    /// The types are those of JSON.
    fn from(value: Value) -> Filling {
        match value {
            Value::Null => Filling::from(()),
            Value::Bool(value) => Filling::from(value),
            Value::Id(number) | Value::Count(number) => Filling::from(number),
            Value::Real(number) => Filling::from(number),
            Value::Text(text) | Value::Marked(text, _) | Value::Linked(text, _) => {
                Filling::from(text)
            }
            Value::Time(time) => Filling::from(time.to_string()),
            Value::Words(words) => Filling::from(words),
            Value::Ids(ids) => Filling::from(ids),
            Value::Json(value) => Filling::from(Serde(&value)),
        }
    }
}
