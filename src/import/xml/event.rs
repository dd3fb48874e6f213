//! Applies the events of the underlying reader to the open elements.

use std::io::{BufRead, ErrorKind};
use std::mem;

use encoding_rs::Encoding;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::{Damage, Role, Step, Xml, XmlFault, broken, too_long};
use crate::import::ReadError;
use crate::model::limits::{XML_DEPTH, XML_PREFIXES};

impl<R: BufRead> Xml<R> {
    /// Reads the next event.
    pub(super) fn event(&mut self, is_text: bool) -> Result<Step, Damage> {
        if mem::take(&mut self.is_empty) {
            return Ok(self.leave(is_text));
        }
        let Some(reader) = self.reader.as_mut() else {
            return Ok(Step::End);
        };
        reader.get_mut().begin();
        let line = reader.get_mut().line();
        let mut buffer = mem::take(&mut self.buffer);
        buffer.clear();
        let step = match reader.read_event_into(&mut buffer) {
            Ok(event) => self.take(event, line, is_text),
            Err(error) => {
                self.refresh();
                Err(damage(error, line))
            }
        };
        self.buffer = buffer;
        step
    }

    fn take(&mut self, event: Event<'_>, line: u64, is_text: bool) -> Result<Step, Damage> {
        match event {
            Event::Start(tag) => self.start(&tag, line, is_text, false),
            Event::Empty(tag) => self.start(&tag, line, is_text, true),
            Event::End(tag) => self.end(tag.name().as_ref(), line, is_text),
            Event::Text(text) if is_text => {
                if let Some(index) = self.element.add(&text) {
                    let before = text.get(..index).unwrap_or_default();
                    let line = line + before.matches('\n').count() as u64;
                    self.odd(
                        line,
                        "a `]]>` inside of CDATA was read as text",
                        String::new(),
                    );
                }
                Ok(Step::Other)
            }
            Event::Text(text) => {
                if self.open.is_empty() && !text.trim_ascii().is_empty() {
                    let what = "a text outside of any element was dropped";
                    self.warn(line, what, text.trim().chars().take(40).collect());
                }
                Ok(Step::Other)
            }
            Event::CData(data) => {
                if is_text {
                    self.element.add_data(&data);
                }
                Ok(Step::Other)
            }
            Event::GeneralRef(reference) => {
                if is_text {
                    self.element.add_reference(&reference);
                }
                Ok(Step::Other)
            }
            Event::DocType(text) => {
                let wants_more = |word: &str| text.contains(word);
                if ["[", "SYSTEM", "PUBLIC", "system", "public"]
                    .into_iter()
                    .any(wants_more)
                {
                    let reason = "a document type with entities or a part elsewhere is not read";
                    return Err(Damage::Refused(XmlFault {
                        line,
                        reason: reason.to_owned(),
                    }));
                }
                Ok(Step::Other)
            }
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(name)) if Encoding::for_label_no_replacement(name.as_bytes()).is_none() => {
                    let message = format!(
                        "the input is in the unknown encoding {name}: convert it to UTF-8 first"
                    );
                    Err(Damage::Unreadable(ReadError::Unusable(message)))
                }
                _ => Ok(Step::Other),
            },
            Event::Comment(comment) => {
                if is_text {
                    self.element.add_comment(&comment);
                }
                Ok(Step::Other)
            }
            Event::PI(_) => Ok(Step::Other),
            Event::Eof => Ok(Step::End),
        }
    }

    /// Handles a start tag.
    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        line: u64,
        is_text: bool,
        is_empty: bool,
    ) -> Result<Step, Damage> {
        self.is_empty = is_empty;
        if is_text {
            self.element.add_tag(tag, is_empty);
        }
        self.tag.clear();
        self.tag.push_str(tag);
        let name = tag.name();
        let name = name.as_ref();
        self.name = name.len();
        let colon = name.bytes().position(|byte| byte == b':');
        self.local = colon.map_or(0, |colon| colon + 1);
        self.line = line;
        self.enter()?;
        Ok(Step::Open)
    }

    /// Opens the element of the last start tag.
    pub(super) fn enter(&mut self) -> Result<(), Damage> {
        let name = self.tag.get(..self.name).unwrap_or_default();
        self.open.push(self.names.len());
        self.names.push_str(name);
        let depth = self.open.len();
        if self.tag.len() > self.name && self.tag.contains("xmlns") {
            let tag = BytesStart::from_content(self.tag.as_str(), self.name);
            for attribute in tag.attributes().with_checks(false).flatten() {
                let key = attribute.key.as_ref();
                let prefix = match key.strip_prefix("xmlns") {
                    Some("") => "",
                    Some(rest) => rest.strip_prefix(':').unwrap_or_default(),
                    None => continue,
                };
                if !self.prefixes.declare(prefix, &attribute.value, depth) {
                    let reason = format!("over {XML_PREFIXES} prefixes are declared");
                    return Err(broken(self.line, reason));
                }
            }
        }
        let prefix = name.get(..self.local.saturating_sub(1));
        let prefix = prefix.unwrap_or_default();
        let role = self.prefixes.role(prefix);
        self.role = if role == self.format.home {
            Role::Plain
        } else {
            role
        };
        if depth > XML_DEPTH {
            let reason = format!("elements are nested deeper than {XML_DEPTH}");
            return Err(broken(self.line, reason));
        }
        if !self.is_unit() {
            return Ok(());
        }
        match self.unit.and_then(|depth| self.name_at(depth)) {
            None => self.unit = Some(depth),
            Some(open) if open == self.name().1 => {
                let reason = format!("<{open}> begins in another that does not end");
                self.is_early = true;
                return Err(broken(self.line, reason));
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// Handles an end tag.
    fn end(&mut self, name: &str, line: u64, is_text: bool) -> Result<Step, Damage> {
        let last = self.name_at(self.depth());
        if last == Some(name) {
            return Ok(self.leave(is_text));
        }
        let expected = last.unwrap_or_default().to_owned();
        let known = (1..=self.depth()).rev();
        let closes = known
            .into_iter()
            .find(|&depth| self.name_at(depth) == Some(name));
        match closes {
            Some(depth) if is_text && depth == self.element.depth => {
                self.close_to(depth - 1);
                self.odd(
                    line,
                    "an element was closed by the end of another",
                    expected,
                );
                Ok(Step::Close)
            }
            Some(depth) => {
                self.close_to(depth - 1);
                let reason = format!("</{name}> comes where </{expected}> should");
                Err(broken(line, reason))
            }
            None if is_text => {
                self.element.add_end(name);
                let what = "an end tag without a start tag was read as text";
                self.odd(line, what, format!("</{name}>"));
                Ok(Step::Other)
            }
            None => Err(broken(line, format!("</{name}> ends what has not begun"))),
        }
    }

    /// Closes the last element.
    fn leave(&mut self, is_text: bool) -> Step {
        let depth = self.depth();
        if is_text && depth > self.element.depth {
            let start = self.open.last().copied().unwrap_or_default();
            self.element
                .add_end(self.names.get(start..).unwrap_or_default());
        }
        self.close_to(depth.saturating_sub(1));
        Step::Close
    }
}

fn damage(error: Error, line: u64) -> Damage {
    match error {
        Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => broken(line, too_long()),
        Error::Io(error) => {
            let error = std::io::Error::new(error.kind(), error.to_string());
            Damage::Unreadable(ReadError::Io(error))
        }
        Error::Syntax(error) => broken(line, sentence(&error).to_owned()),
        _ => broken(line, "the XML is not valid".to_owned()),
    }
}

/// What is wrong with the syntax of a document.
fn sentence(error: &SyntaxError) -> &'static str {
    match error {
        SyntaxError::InvalidBangMarkup => "`<!` begins unknown markup",
        SyntaxError::UnclosedPI => "a `<?` is not closed",
        SyntaxError::UnclosedXmlDecl => "the `<?xml` is not closed",
        SyntaxError::UnclosedComment => "a comment is not closed",
        SyntaxError::UnclosedDoctype => "the `<!DOCTYPE` is not closed",
        SyntaxError::UnclosedCData => "a `<![CDATA[` is not closed",
        SyntaxError::UnclosedTag => "a tag is not closed",
        SyntaxError::UnclosedSingleQuotedAttributeValue
        | SyntaxError::UnclosedDoubleQuotedAttributeValue => "a quote in a tag is not closed",
    }
}
