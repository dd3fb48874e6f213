//! Output formats, one file for each family, and [`Output`], which alone writes to
//! standard output and standard error.

mod block;
mod cell;
mod delimited;
mod error;
mod format;
mod guard;
pub mod human;
mod json;
mod link;
mod nested;
mod pager;
mod prompt;
mod rows;
pub mod safe;
mod stream;
mod styles;
mod table;
mod template;
pub mod width;
mod yaml;

use std::io::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use self::cell::Look;
pub use self::error::{WriteError, reason};
pub use self::format::Format;
pub use self::guard::{Guard, Signalled};
use self::nested::Nested;
pub use self::nested::NestedRows;
use self::pager::Room;
pub use self::prompt::ask;
use self::rows::RowFormat;
pub use self::rows::Rows;
pub use self::safe::Escape;
pub use self::stream::{
    Lane, Stdout, say, stderr_is_terminal, stdout_is_open, stdout_is_terminal, window,
};
pub use link::Permalinks;

use crate::record::{Column, Value};
use crate::template::Template;

/// The properties of standard output.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Whether standard output is a terminal.
    pub stdout: bool,
    /// Whether standard output takes colour.
    pub color: bool,
    /// The width in columns.
    pub width: u16,
    /// The height in lines.
    pub height: u16,
    /// Whether the terminal supports links.
    pub links: bool,
}

/// The output options of the command line.
#[derive(Default)]
pub struct Style {
    /// The format, if one was asked for.
    pub format: Option<Format>,
    /// The template of [`Format::Template`].
    pub template: Option<Template>,
    /// Whether CSV cells are guarded against spreadsheet formulas.
    pub csv_safe: bool,
    /// Whether ids and filled templates end with NUL instead of a line end.
    pub nul: bool,
    /// The names of the requested fields; empty for those of the format.
    pub fields: Vec<String>,
    /// Whether the line of field names is left out.
    pub no_header: bool,
    /// Whether sentences about the result and notes are left out.
    pub quiet: bool,
}

/// Writes to standard output and standard error.
pub struct Output {
    stdout: Stdout,
    /// Notes that are printed after the pager exits.
    later: String,
    terminal: Terminal,
    style: Style,
    preferred: Preferred,
    now: Timestamp,
    /// The zone of dates for people.
    zone: TimeZone,
}

/// The terminal settings of the blog, which options override.
#[derive(Debug, Clone)]
pub struct Preferred {
    /// The format of rows.
    pub format: Format,
    /// The number of rows on the first page of a list.
    pub rows: u64,
    /// The permalinks of titles.
    pub links: Option<Permalinks>,
}

impl Default for Preferred {
    fn default() -> Self {
        Preferred {
            format: Format::Table,
            rows: 50,
            links: None,
        }
    }
}

impl Output {
    /// Uses the requested format; by default a table on a terminal and TSV elsewhere.
    pub fn new(style: Style, terminal: Terminal, now: Timestamp) -> Self {
        Output {
            stdout: Stdout::open(),
            later: String::new(),
            terminal,
            style,
            preferred: Preferred::default(),
            now,
            zone: TimeZone::UTC,
        }
    }

    /// The requested format.
    pub fn asked(&self) -> Option<Format> {
        self.style.format
    }

    /// Whether CSV cells are guarded against spreadsheet formulas.
    pub fn csv_safe(&self) -> bool {
        self.style.csv_safe
    }

    /// Applies the settings of the blog.
    pub fn prefer(&mut self, preferred: Preferred) {
        self.preferred = preferred;
    }

    /// Shows dates to people in this zone.
    pub fn show_in(&mut self, zone: TimeZone) {
        self.zone = zone;
    }

    /// The permalinks of titles, if the terminal supports links.
    pub fn links(&self) -> Option<&Permalinks> {
        let links = self.preferred.links.as_ref();
        links.filter(|_| self.terminal.stdout && self.terminal.links)
    }

    /// The number of rows on the first page of a list.
    pub fn page_length(&self) -> u64 {
        self.preferred.rows
    }

    /// The names of the requested fields, as typed; those of a template are not among them.
    pub fn fields(&self) -> &[String] {
        &self.style.fields
    }

    /// The names of the fields that the template uses.
    pub fn template_names(&self) -> Option<&[String]> {
        self.style.template.as_ref().map(Template::names)
    }

    /// The properties of standard output.
    pub fn terminal(&self) -> Terminal {
        self.terminal
    }

    /// The format of rows.
    pub fn format(&self) -> Format {
        match self.style.format {
            Some(format) => format,
            None if self.style.nul => Format::Ids,
            None if self.terminal.stdout => self.preferred.format,
            None => Format::Tsv,
        }
    }

    /// Begins a list of rows with these columns.
    pub fn rows<'a>(&'a mut self, columns: Vec<Column<'a>>) -> Result<Rows<'a>, WriteError> {
        let format = self.format();
        let look = self.look();
        let width = self.terminal.width.into();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let end = if self.style.nul { "\0" } else { "\n" };
        let mut to = self.stdout.lane(format.escape());
        let mut writer: Box<dyn RowFormat + 'a> = match (format, &self.style.template) {
            (Format::Template, Some(template)) => {
                Box::new(template::TemplateRows { template, end })
            }
            (Format::Table | Format::Template, _) => {
                Box::new(table::Table::new(look, width, columns))
            }
            (Format::Tsv, _) => Box::new(delimited::Tsv),
            (Format::Csv, _) => Box::new(delimited::Csv {
                is_safe: self.style.csv_safe,
            }),
            (Format::Json, _) => Box::new(json::Json::default()),
            (Format::JsonLines, _) => Box::new(json::JsonLines),
            (Format::Yaml, _) => Box::new(yaml::Yaml::default()),
            (Format::Ids, _) => Box::new(delimited::Ids { end }),
        };
        // An array is opened also without a header.
        if !self.style.no_header || format == Format::Json {
            writer.header(&names, &mut to)?;
        }
        Ok(Rows::new(to, writer, names, &mut self.later))
    }

    /// Writes one record: in JSON and YAML as an object, for people as a row or a field per
    /// line, otherwise as a list of one row.
    pub fn record(
        &mut self,
        columns: Vec<Column<'_>>,
        values: Vec<Value>,
    ) -> Result<(), WriteError> {
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        match self.format() {
            Format::Json | Format::JsonLines => {
                return Ok(json::object(&names, values, &mut self.data())?);
            }
            Format::Yaml => return Ok(yaml::object(&names, &values, &mut self.data())?),
            Format::Table => {
                let (look, width) = (self.look(), self.terminal.width.into());
                let header = !self.style.no_header;
                let to = &mut self.data();
                return Ok(block::record(look, width, columns, values, header, to)?);
            }
            _ => {}
        }
        let mut rows = self.rows(columns)?;
        rows.row(values)?;
        rows.end()
    }

    /// Begins a list of objects, each of which ends with a list.
    pub fn nested(&mut self) -> NestedRows<'_> {
        NestedRows {
            nested: Nested::new(self.format()),
            to: self.data(),
        }
    }

    /// Writes one JSON object on a line, in every format.
    pub fn object(&mut self, object: &serde_json::Value) -> Result<(), WriteError> {
        let mut to = self.stdout.lane(Escape::Json);
        json::write_object(object, &mut to)?;
        Ok(to.write_all(b"\n")?)
    }

    /// Writes one object with nested values: as YAML, or else as JSON on a line.
    pub fn document(&mut self, object: &Map<String, Json>) -> Result<(), WriteError> {
        let format = self.format();
        if format == Format::Yaml {
            return Ok(yaml::document(object, &mut self.data())?);
        }
        let mut to = self.stdout.lane(Escape::Json);
        json::write_object(object, &mut to)?;
        Ok(to.write_all(b"\n")?)
    }

    /// Writes text for people that is already safe for a terminal.
    pub fn page(&mut self, text: &str) -> Result<(), WriteError> {
        Ok(self.stdout.write(text, Escape::Styled)?)
    }

    /// Writes one line about the result, unless `--quiet` was given.
    pub fn sentence(&mut self, text: &str) -> Result<(), WriteError> {
        match self.style.quiet {
            true => Ok(()),
            false => self.line(text),
        }
    }

    /// Writes one line of data.
    pub fn line(&mut self, text: &str) -> Result<(), WriteError> {
        let line = format!("{}\n", safe::line(text));
        Ok(self.stdout.write(&line, Escape::Marks)?)
    }

    /// Writes stored text exactly, or its safe form on a terminal.
    pub fn raw(&mut self, text: &str) -> Result<(), WriteError> {
        Ok(self.stdout.write(text, Escape::Marks)?)
    }

    /// A writer for another program's format: exact bytes, or their safe form on a
    /// terminal.
    pub fn stream(&mut self, escape: Escape) -> Lane<'_> {
        self.stdout.lane(escape)
    }

    /// Prints a note on standard error.
    pub fn note(&mut self, text: &str) {
        self.note_page(&format!("{}\n", safe::lines(text)));
    }

    /// Prints a note that is already safe for a terminal and may be styled.
    pub fn note_page(&mut self, text: &str) {
        if self.style.quiet {
            return;
        }
        if self.stdout.is_paged() {
            return self.later.push_str(text);
        }
        say(text);
    }

    /// Sends further output through the pager if it does not fit the terminal.
    pub fn page_long(&mut self, pager: Vec<String>) {
        if !self.stdout.is_paged() {
            let Terminal { height, width, .. } = self.terminal;
            let (rows, columns) = (height.into(), width.into());
            self.stdout.page(pager, Room { rows, columns });
        }
    }

    /// Writes the buffer and waits until the pager exits.
    pub fn finish(&mut self) -> Result<(), WriteError> {
        let written = self.stdout.finish();
        let later = std::mem::take(&mut self.later);
        self.note_page(&later);
        Ok(written?)
    }

    /// Writes the buffer.
    pub fn flush(&mut self) -> Result<(), WriteError> {
        Ok(self.stdout.flush()?)
    }

    /// Writes the buffer and syncs a file to disk.
    pub fn sync(&mut self) -> Result<(), WriteError> {
        Ok(self.stdout.sync()?)
    }

    fn look(&self) -> Look {
        Look {
            now: self.now,
            zone: self.zone.clone(),
            color: self.terminal.color,
            links: self.links().cloned(),
        }
    }

    fn data(&mut self) -> Lane<'_> {
        let escape = self.format().escape();
        self.stdout.lane(escape)
    }
}

impl Drop for Output {
    /// Errors are printed after the pager exits.
    fn drop(&mut self) {
        let _ = self.finish();
    }
}

/// Writes an error as JSON to standard error.
pub fn say_json(value: &serde_json::Value) {
    let mut text = Vec::new();
    if json::write_object(value, &mut text).is_ok() {
        text.push(b'\n');
        say(&String::from_utf8_lossy(&text));
    }
}
