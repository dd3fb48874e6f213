//! A streaming reader of XML exports. It is safe: no entity is expanded, document types
//! with entities are refused, and depth and size have a budget. It is tolerant: after
//! damage, it continues with the next unit (an item, an entry).

mod event;
mod name;
mod text;
mod utf8;
mod walk;

use std::io::BufRead;
use std::mem;

use quick_xml::Reader;
use quick_xml::events::BytesStart;

use self::name::Prefixes;
pub(super) use self::name::Role;
use self::text::ElementText;
use self::utf8::Utf8Reader;
pub(super) use self::utf8::mentions;
pub(super) use self::walk::{Stop, walk};
use super::ReadError;
use crate::markup::html;
use crate::model::limits::{XML_FAULTS, XML_TEXT_BYTES};

/// A format in XML.
pub(super) struct Format {
    /// The name of the format, for messages.
    pub name: &'static str,
    /// The names of the root element.
    pub roots: &'static [&'static str],
    /// The names of the unit elements.
    pub units: &'static [&'static str],
    /// The namespace of the format itself.
    pub home: Role,
}

/// Damage of an input.
#[derive(Debug)]
pub(super) enum Damage {
    /// The current unit is lost; the next one can be read.
    Broken(XmlFault),
    /// The rest cannot be read.
    Refused(XmlFault),
    /// An I/O error.
    Unreadable(ReadError),
}

/// A fault and its line.
#[derive(Debug)]
pub(super) struct XmlFault {
    /// The line, from 1.
    pub line: u64,
    /// The description.
    pub reason: String,
}

/// A change of the text that loses no record, and its line.
#[derive(Debug)]
pub(super) struct XmlNotice {
    /// The line, from 1.
    pub line: u64,
    /// What happened.
    pub what: &'static str,
    /// The text it happened to.
    pub value: String,
}

/// An event.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// The start of an element.
    Open,
    /// The end of an element.
    Close,
    /// Something else.
    Other,
    /// The end of the input.
    End,
}

/// A reader of XML.
pub(super) struct Xml<R: BufRead> {
    /// `None` only while the reader is replaced.
    reader: Option<Reader<Utf8Reader<R>>>,
    format: &'static Format,
    buffer: Vec<u8>,
    element: ElementText,
    /// The last start tag without `<` and `>`, the length of its name, and the place of its
    /// local name.
    tag: String,
    name: usize,
    local: usize,
    role: Role,
    /// The line of the last start tag.
    line: u64,
    /// Whether the last start tag was empty.
    is_empty: bool,
    /// The concatenated names of the open elements, and their offsets.
    names: String,
    open: Vec<usize>,
    prefixes: Prefixes,
    /// The depth of the open unit.
    unit: Option<usize>,
    /// Whether the last start tag begins a unit at a wrong place.
    is_early: bool,
    /// Changes without data loss.
    warnings: Vec<XmlNotice>,
    /// Whether the markup in the current text is odd.
    is_odd: bool,
}

impl<R: BufRead> Xml<R> {
    /// A reader of this format.
    pub(super) fn new(input: R, format: &'static Format) -> Self {
        Xml {
            reader: Some(reader(Utf8Reader::new(input))),
            format,
            buffer: Vec::new(),
            element: ElementText::default(),
            tag: String::new(),
            name: 0,
            local: 0,
            role: Role::Plain,
            line: 1,
            is_empty: false,
            names: String::new(),
            open: Vec::new(),
            prefixes: Prefixes::default(),
            unit: None,
            is_early: false,
            warnings: Vec::new(),
            is_odd: false,
        }
    }

    /// The line of the last start tag.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The number of open elements.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The role and the local name of the last start tag.
    pub(super) fn name(&self) -> (Role, &str) {
        let local = self.tag.get(self.local..self.name);
        (self.role, local.unwrap_or_default())
    }

    /// The value of an attribute of the last start tag, by local name.
    pub(super) fn attribute(&self, wanted: &str) -> Result<Option<String>, Damage> {
        let tag = BytesStart::from_content(self.tag.as_str(), self.name);
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| {
                let reason = format!("<{}>: an attribute is not valid", self.name().1);
                broken(self.line, reason)
            })?;
            if attribute.key.local_name().as_ref() == wanted {
                return Ok(Some(html::unescape(&attribute.value).into_owned()));
            }
        }
        Ok(None)
    }

    /// Moves to the next element. Returns whether there is one.
    pub(super) fn advance(&mut self) -> Result<bool, Damage> {
        loop {
            match self.step(false)? {
                Step::Open => return Ok(true),
                Step::End if self.open.is_empty() => return Ok(false),
                Step::End => return Err(self.cut()),
                Step::Close | Step::Other => {}
            }
        }
    }

    /// Moves to the next child of the element open at this depth. Closes that if there is
    /// no other.
    pub(super) fn child(&mut self, depth: usize) -> Result<bool, Damage> {
        loop {
            match self.step(false)? {
                Step::Open if self.depth() == depth + 1 => return Ok(true),
                Step::Close if self.depth() < depth => return Ok(false),
                Step::End => return Err(self.cut()),
                _ => {}
            }
        }
    }

    /// Skips the current element.
    pub(super) fn skip(&mut self) -> Result<(), Damage> {
        let depth = self.depth();
        while self.depth() >= depth {
            if self.step(false)? == Step::End {
                return Err(self.cut());
            }
        }
        Ok(())
    }

    /// Reads the current element as text, with its child elements as markup.
    pub(super) fn text(&mut self) -> Result<String, Damage> {
        self.collect(false)
    }

    /// Reads the content of the current element as markup: references stay, and text in
    /// CDATA sections is escaped.
    pub(super) fn markup(&mut self) -> Result<String, Damage> {
        self.collect(true)
    }

    fn collect(&mut self, is_markup: bool) -> Result<String, Damage> {
        let depth = self.depth();
        let (line, warnings) = (self.line, self.warnings.len());
        self.element.begin(depth, is_markup);
        self.is_odd = false;
        while self.depth() >= depth {
            if self.step(true)? == Step::End {
                return Err(self.cut());
            }
            if self.element.length() as u64 > XML_TEXT_BYTES {
                return Err(broken(line, too_long()));
            }
        }
        let text = self.element.text();
        if self.is_odd && self.has_unit(text) {
            self.warnings.truncate(warnings);
            return Err(broken(line, "a text does not end where it should".into()));
        }
        Ok(text.to_owned())
    }

    /// Moves to the next unit after damage. Returns whether there is one.
    pub(super) fn recover(&mut self) -> Result<bool, Damage> {
        if let Some(depth) = self.unit.take() {
            self.close_to(depth - 1);
        }
        self.is_empty = false;
        let is_early = mem::take(&mut self.is_early);
        let mut read = 0_u32;
        loop {
            if is_early && read == 0 {
                self.refresh();
                self.enter()?;
                return Ok(true);
            }
            // Clears the open elements, also in the underlying reader.
            if read.is_multiple_of(10_000) {
                self.refresh();
            }
            read = read.wrapping_add(1);
            let opened = self.open.len();
            let step = match self.event(false) {
                Err(Damage::Broken(_)) => Step::Other,
                step => step?,
            };
            let is_unit = step == Step::Open && self.is_unit();
            self.close_to(opened);
            self.is_early = false;
            if step == Step::End {
                return Ok(false);
            }
            if is_unit {
                self.unit = None;
                self.enter()?;
                return Ok(true);
            }
            self.is_empty = false;
        }
    }

    /// Reads the next event and collects the faults before it.
    fn step(&mut self, is_text: bool) -> Result<Step, Damage> {
        let step = self.event(is_text)?;
        while let Some(replaced) = self
            .reader
            .as_mut()
            .and_then(|reader| reader.get_mut().replaced())
        {
            if is_text {
                self.warn(replaced.line, replaced.what, replaced.value);
            }
        }
        Ok(step)
    }

    /// Closes the elements below this depth.
    fn close_to(&mut self, depth: usize) {
        if let Some(&start) = self.open.get(depth) {
            self.names.truncate(start);
            self.open.truncate(depth);
        }
        self.prefixes.forget(depth);
        self.unit.take_if(|unit| *unit > depth);
    }

    /// The name of the open element at a depth.
    fn name_at(&self, depth: usize) -> Option<&str> {
        let start = *self.open.get(depth.checked_sub(1)?)?;
        let end = self.open.get(depth).copied();
        self.names.get(start..end.unwrap_or(self.names.len()))
    }

    /// Whether the last start tag begins a unit. Empty elements only refer to units.
    fn is_unit(&self) -> bool {
        let (role, name) = self.name();
        role == Role::Plain && !self.is_empty && self.format.units.contains(&name)
    }

    /// Whether a text contains the end tag of a unit.
    fn has_unit(&self, text: &str) -> bool {
        self.format
            .units
            .iter()
            .any(|name| text.contains(&format!("</{name}>")))
    }

    /// Adds a change without data loss.
    fn warn(&mut self, line: u64, what: &'static str, value: String) {
        if self.warnings.len() < XML_FAULTS {
            self.warnings.push(XmlNotice { line, what, value });
        }
    }

    /// Adds a change by odd markup, after which the end of the text is not certain.
    fn odd(&mut self, line: u64, what: &'static str, value: String) {
        self.is_odd = true;
        self.warn(line, what, value);
    }

    /// Takes the changes since the last call.
    pub(super) fn warnings(&mut self) -> Vec<XmlNotice> {
        mem::take(&mut self.warnings)
    }

    /// Damage: the input is truncated.
    fn cut(&mut self) -> Damage {
        let name = self.name_at(self.depth()).unwrap_or_default();
        let reason = format!("the input ends before </{name}>");
        let line = self
            .reader
            .as_mut()
            .map_or(self.line, |reader| reader.get_mut().line());
        self.close_to(0);
        broken(line, reason)
    }

    /// Replaces the reader at the current position.
    fn refresh(&mut self) {
        self.reader = self.reader.take().map(|old| reader(old.into_inner()));
    }
}

fn reader<R: BufRead>(input: Utf8Reader<R>) -> Reader<Utf8Reader<R>> {
    let mut reader = Reader::from_reader(input);
    let config = reader.config_mut();
    // End tags are checked here.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

fn broken(line: u64, reason: String) -> Damage {
    Damage::Broken(XmlFault { line, reason })
}

fn too_long() -> String {
    format!(
        "a text is over {} million bytes",
        XML_TEXT_BYTES / 1_000_000
    )
}
