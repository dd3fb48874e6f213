//! An object whose last field is a streamed list of objects: JSON on one line, or YAML.

use std::io::{self, Write};

use super::yaml::Yaml;
use super::{Format, RowFormat, json, yaml};
use crate::record::Value;

/// An object whose list is open.
pub(super) struct Nested {
    format: Format,
    begun: bool,
}

impl Nested {
    /// Writes the fields of the object and begins the list.
    pub(super) fn begin(
        format: Format,
        names: &[&str],
        values: &[Value],
        list: &str,
        to: &mut dyn Write,
    ) -> io::Result<Self> {
        if format == Format::Yaml {
            yaml::object(names, values, to)?;
            write!(to, "{list}:")?;
        } else {
            let mut object = Vec::new();
            json::fields(names, values, &mut object)?;
            // `end` writes the closing brace.
            object.pop();
            to.write_all(&object)?;
            write!(to, ",\"{list}\":[")?;
        }
        let begun = false;
        Ok(Nested { format, begun })
    }

    /// Writes one object of the list.
    pub(super) fn item(
        &mut self,
        names: &[&str],
        values: Vec<Value>,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let is_first = !std::mem::replace(&mut self.begun, true);
        if self.format == Format::Yaml {
            to.write_all(if is_first { b"\n" } else { b"" })?;
            return Yaml::default().row(names, values, to);
        }
        to.write_all(if is_first { b" " } else { b", " })?;
        json::fields(names, &values, to)
    }

    /// Ends the list and the object.
    pub(super) fn end(self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(match (self.format, self.begun) {
            (Format::Yaml, true) => b"",
            (Format::Yaml, false) => b" []\n",
            _ => b"]}\n",
        })
    }
}
