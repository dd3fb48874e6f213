//! Rows as lines of fields: tab-separated, comma-separated, and ids alone.

use std::borrow::Cow;
use std::io::{self, Write};

use super::RowFormat;
use crate::export::csv;
use crate::record::Value;

/// Tab-separated values with a header. A tab, line end or backslash in a value
/// is written `\t`, `\n`, `\r`, `\\`, so that a row is always one line.
/// <https://www.iana.org/assignments/media-types/text/tab-separated-values>
pub(super) struct Tsv;

impl RowFormat for Tsv {
    fn header(&mut self, names: &[&str], to: &mut dyn Write) -> io::Result<()> {
        write_line(names.iter().map(|name| Cow::Borrowed(*name)), to)
    }

    fn row(&mut self, _: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        write_line(values.iter().map(Value::exact), to)
    }
}

fn write_line<'a>(texts: impl Iterator<Item = Cow<'a, str>>, to: &mut dyn Write) -> io::Result<()> {
    for (index, text) in texts.enumerate() {
        if index > 0 {
            to.write_all(b"\t")?;
        }
        write_escaped(&text, to)?;
    }
    to.write_all(b"\n")
}

fn write_escaped(text: &str, to: &mut dyn Write) -> io::Result<()> {
    if !text.contains(['\t', '\n', '\r', '\\']) {
        return to.write_all(text.as_bytes());
    }
    let escaped = text
        .replace('\\', r"\\")
        .replace('\t', r"\t")
        .replace('\n', r"\n")
        .replace('\r', r"\r");
    to.write_all(escaped.as_bytes())
}

/// Comma-separated values with a header.
/// <https://www.rfc-editor.org/rfc/rfc4180>
pub(super) struct Csv {
    /// Whether texts are guarded against spreadsheets.
    pub is_safe: bool,
}

impl RowFormat for Csv {
    fn header(&mut self, names: &[&str], to: &mut dyn Write) -> io::Result<()> {
        csv::write(to, names)
    }

    fn row(&mut self, _: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        let cells = values.iter().map(|value| match value {
            Value::Text(_) | Value::Marked(..) | Value::Linked(..) | Value::Words(_)
                if self.is_safe =>
            {
                csv::guarded(value.exact())
            }
            value => value.exact(),
        });
        csv::write(to, cells.map(Cow::into_owned))
    }
}

/// The first field of each row alone.
pub(super) struct Ids<'a> {
    /// The separator after each.
    pub end: &'a str,
}

impl RowFormat for Ids<'_> {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, _: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        let first = values.first().map(|value| value.exact().into_owned());
        write!(to, "{}{}", first.unwrap_or_default(), self.end)
    }
}
