//! A list of objects whose last field is a streamed list of objects: JSON with an object a
//! line, JSON lines, or YAML.

use std::io::{self, Write};

use super::error::WriteError;
use super::rows::RowFormat;
use super::stream::Lane;
use super::yaml::Yaml;
use super::{Format, json, yaml};
use crate::record::Value;

/// A list of objects that is being written.
pub(super) struct Nested {
    format: Format,
    /// Whether an object was written.
    begun: bool,
    /// Whether the list of the open object has an item.
    has_items: bool,
    /// Whether the next byte of YAML begins a line.
    at_start: bool,
}

impl Nested {
    pub(super) fn new(format: Format) -> Self {
        Nested {
            format,
            begun: false,
            has_items: false,
            at_start: false,
        }
    }

    /// Writes the fields of an object and begins its list.
    pub(super) fn begin(
        &mut self,
        names: &[&str],
        values: &[Value],
        list: &str,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let is_first = !std::mem::replace(&mut self.begun, true);
        self.has_items = false;
        if self.format == Format::Yaml {
            to.write_all(b"- ")?;
            self.at_start = false;
            let mut to = self.indented(to);
            yaml::object(names, values, &mut to)?;
            return write!(to, "{list}:");
        }
        if self.format == Format::Json {
            to.write_all(if is_first { b"[\n" } else { b",\n" })?;
        }
        let mut object = Vec::new();
        json::fields(names, values, &mut object)?;
        // `end_object` writes the closing brace.
        object.pop();
        to.write_all(&object)?;
        write!(to, ",\"{list}\":[")
    }

    /// Writes one object of the list.
    pub(super) fn item(
        &mut self,
        names: &[&str],
        values: Vec<Value>,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let is_first = !std::mem::replace(&mut self.has_items, true);
        if self.format == Format::Yaml {
            let mut to = self.indented(to);
            to.write_all(if is_first { b"\n" } else { b"" })?;
            return Yaml::default().row(names, values, &mut to);
        }
        to.write_all(if is_first { b" " } else { b", " })?;
        json::fields(names, &values, to)
    }

    /// Ends the list and the object.
    pub(super) fn end_object(&mut self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(match (self.format, self.has_items) {
            (Format::Yaml, true) => b"",
            (Format::Yaml, false) => b" []\n",
            (Format::Json, _) => b"]}",
            _ => b"]}\n",
        })
    }

    fn indented<'a>(&'a mut self, to: &'a mut dyn Write) -> Indented<'a> {
        let at_start = &mut self.at_start;
        Indented { to, at_start }
    }

    /// Ends the list of objects.
    pub(super) fn end(self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(match (self.format, self.begun) {
            (Format::Json, true) => b"\n]\n",
            (Format::Json, false) => b"[]\n",
            (Format::Yaml, false) => b"[]\n",
            _ => b"",
        })
    }
}

/// A list of objects that is being written, each of which ends with a list.
pub struct NestedRows<'a> {
    pub(super) nested: Nested,
    pub(super) to: Lane<'a>,
}

impl NestedRows<'_> {
    /// Writes one object that ends with a `list`, which `items` writes.
    pub fn row<E: From<WriteError>>(
        &mut self,
        names: &[&str],
        values: Vec<Value>,
        list: &str,
        items: impl FnOnce(
            &mut dyn FnMut(&[&str], Vec<Value>) -> Result<(), WriteError>,
        ) -> Result<(), E>,
    ) -> Result<(), E> {
        let NestedRows { nested, to } = self;
        nested
            .begin(names, &values, list, to)
            .map_err(WriteError::from)?;
        items(&mut |names, values| Ok(nested.item(names, values, to)?))?;
        nested.end_object(to).map_err(WriteError::from)?;
        Ok(())
    }

    /// Ends the list.
    pub fn end(mut self) -> Result<(), WriteError> {
        Ok(self.nested.end(&mut self.to)?)
    }
}

/// Indents every line by two columns.
struct Indented<'a> {
    to: &'a mut dyn Write,
    /// Whether the next byte begins a line.
    at_start: &'a mut bool,
}

impl Write for Indented<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            if *self.at_start && line != b"\n" {
                self.to.write_all(b"  ")?;
            }
            self.to.write_all(line)?;
            *self.at_start = line.ends_with(b"\n");
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
