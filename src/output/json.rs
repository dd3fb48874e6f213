//! Rows as JSON (RFC 8259): an array with an object a line, or JSON lines.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::ser::Formatter;

use super::RowFormat;
use super::safe::is_unsafe;
use crate::record::Value;

/// One array of objects.
#[derive(Default)]
pub(super) struct Json {
    begun: bool,
}

impl RowFormat for Json {
    fn header(&mut self, _: &[&str], to: &mut dyn Write) -> io::Result<()> {
        to.write_all(b"[")
    }

    fn row(&mut self, names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        let begun = std::mem::replace(&mut self.begun, true);
        to.write_all(if begun { b",\n" } else { b"\n" })?;
        fields(names, &values, to)
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(if self.begun { b"\n]\n" } else { b"]\n" })
    }
}

/// An object on each line. <https://jsonlines.org>
pub(super) struct JsonLines;

impl RowFormat for JsonLines {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        object(names, values, to)
    }
}

/// Writes the fields as one object on a line.
pub(super) fn object(names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
    fields(names, &values, to)?;
    to.write_all(b"\n")
}

/// Writes the fields as one object.
pub(super) fn fields(names: &[&str], values: &[Value], to: &mut dyn Write) -> io::Result<()> {
    let values = values.iter().collect();
    write_object(&Object { names, values }, to)
}

/// Writes a value as JSON that is safe on a terminal, without a line end.
pub(super) fn write_object(value: &impl Serialize, to: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(to, Escaping);
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// Fields as a map.
pub(super) struct Object<'a, T> {
    /// Their names.
    pub names: &'a [&'a str],
    /// Their values, in the same order.
    pub values: Vec<T>,
}

impl<T: Serialize> Serialize for Object<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (name, value) in self.names.iter().zip(&self.values) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Escapes characters that are valid in JSON but unsafe on a terminal.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((safe, c)) = rest
            .find(is_unsafe)
            .and_then(|at| rest.split_at_checked(at))
            .and_then(|(safe, after)| after.chars().next().map(|c| (safe, c)))
        {
            writer.write_all(safe.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = rest.get(safe.len() + c.len_utf8()..).unwrap_or("");
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_the_value_and_hides_nothing() {
        let text = "é\u{9b}31m \u{202e} \u{1b} \u{7f} \u{e0041} \"\\ 👍";
        let mut written = Vec::new();
        object(&["t"], vec![text.into()], &mut written).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(!written.trim_end().contains(is_unsafe), "{written}");
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["t"], text);
    }
}
