//! Shortcodes: `[name …]`, optionally with a text and `[/name]`. Known ones become HTML;
//! others stay, with a warning.

mod convert;
mod names;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use self::names::ELSEWHERE;
use super::attachment::Attachments;
use crate::model::limits::XML_TEXT_BYTES;

/// The maximum length of attributes, in bytes.
const ATTRIBUTES: usize = 2_000;

/// The maximum number of different closing tags that are searched for.
const NAMES: usize = 100;

/// Elements without shortcodes in them, and their end tags.
const VERBATIM: [(&str, &str); 5] = [
    ("pre", "</pre>"),
    ("code", "</code>"),
    ("script", "</script>"),
    ("style", "</style>"),
    ("textarea", "</textarea>"),
];

/// Converts the known shortcodes in the text of the post `key` to HTML.
pub(super) fn html(
    text: String,
    key: &str,
    attachments: &Attachments,
    noticed: &mut Vec<String>,
) -> String {
    if !text.contains('[') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut ends = Ends::default();
    let mut is_in_tag = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let before = rest.split(['[', '<', '>']).next().unwrap_or_default();
        out.push_str(before);
        at += before.len();
        if at >= text.len() || out.len() as u64 > XML_TEXT_BYTES {
            break;
        }
        let rest = rest.get(before.len()..).unwrap_or_default();
        if !rest.starts_with('[') {
            let kept = verbatim(&text, at, &mut ends).unwrap_or(1);
            is_in_tag = kept == 1 && begins_tag(rest);
            out.push_str(rest.get(..kept).unwrap_or_default());
            at += kept;
            continue;
        }
        let code = Code::parse(&text, at, &mut ends).filter(|_| !is_in_tag);
        let Some(code) = code else {
            out.push('[');
            at += 1;
            continue;
        };
        if code.is_escaped {
            // `[[name]]` shows `[name]`.
            let inner = text.get(at + 1..code.end - 1);
            out.push_str(inner.unwrap_or_default());
            at = code.end;
        } else if let Some(html) = code.html(key, attachments) {
            out.push_str(&html);
            at = code.end;
        } else {
            if code.is_likely() {
                noticed.push(format!("a shortcode [{}], which stays as it is", code.name));
            }
            // Its content is processed as text.
            out.push_str(text.get(at..code.tag_end).unwrap_or_default());
            at = code.tag_end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn begins_tag(text: &str) -> bool {
    text.strip_prefix('<')
        .is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

/// The length of the element or comment at this offset, if there are no shortcodes in it.
fn verbatim<'a>(text: &'a str, at: usize, ends: &mut Ends<'a>) -> Option<usize> {
    let tag = text.get(at..)?.strip_prefix('<')?;
    if tag.starts_with("!--") {
        let end = ends.next(text, "-->", at)?;
        return Some(end + 3 - at);
    }
    let (_, end_tag) = VERBATIM.iter().find(|(name, _)| {
        let start = tag.get(..name.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag
                .get(name.len()..)
                .is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\t']))
    })?;
    let end = ends.next(text, end_tag, at)?;
    Some(end + end_tag.len() - at)
}

/// The next closing tag of each name.
#[derive(Default)]
struct Ends<'a> {
    known: HashMap<&'a str, Option<usize>>,
}

impl<'a> Ends<'a> {
    /// The next closing tag at or after this offset: `[/name]`, or the name itself.
    fn next(&mut self, text: &'a str, name: &'a str, from: usize) -> Option<usize> {
        if let Some(known) = self.known.get(name) {
            match known {
                Some(end) if *end < from => {}
                known => return *known,
            }
        } else if self.known.len() >= NAMES {
            return None;
        }
        let rest = text.get(from..)?;
        let found = if name.ends_with('>') {
            rest.find(name)
        } else {
            rest.find(&format!("[/{name}]"))
        };
        let found = found.map(|index| from + index);
        self.known.insert(name, found);
        found
    }
}

/// A shortcode.
struct Code<'a> {
    name: &'a str,
    attributes: &'a str,
    /// The text between the tags.
    content: Option<&'a str>,
    /// The ends of the opening tag and of the whole.
    tag_end: usize,
    end: usize,
    is_escaped: bool,
}

impl<'a> Code<'a> {
    /// Parses the shortcode at this offset.
    fn parse(text: &'a str, at: usize, ends: &mut Ends<'a>) -> Option<Code<'a>> {
        let inner = text.get(at + 1..)?;
        if !inner.starts_with('[') {
            return Code::parse_plain(text, at, ends);
        }
        let mut code = Code::parse_plain(text, at + 1, ends)?;
        if !text.get(code.end..)?.starts_with(']') {
            return None;
        }
        code.end += 1;
        code.is_escaped = true;
        Some(code)
    }

    fn parse_plain(text: &'a str, at: usize, ends: &mut Ends<'a>) -> Option<Code<'a>> {
        let inner = text.get(at + 1..)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let name = inner.split(|c| !is_name(c)).next()?;
        let rest = inner.get(name.len()..)?;
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let has_value = rest.starts_with('=') && ELSEWHERE.iter().any(|(known, _)| *known == name);
        if !is_word || !has_value && !rest.starts_with([' ', ']', '/', '\n', '\t', '\u{a0}']) {
            return None;
        }
        let mut near = rest.bytes().take(ATTRIBUTES);
        let end = near.position(|byte| matches!(byte, b'[' | b']'))?;
        let attributes = rest.get(..end)?;
        // A Markdown link or a footnote.
        let after = rest.get(end..)?.strip_prefix(']')?;
        if after.starts_with(['(', ':', '[']) && !after.starts_with("[/") {
            return None;
        }
        let tag_end = at + 1 + name.len() + attributes.len() + 1;
        let mut code = Code {
            name,
            attributes: attributes.trim_end_matches('/'),
            content: None,
            tag_end,
            end: tag_end,
            is_escaped: false,
        };
        if !attributes.ends_with('/')
            && let Some(end) = ends.next(text, name, tag_end)
        {
            code.content = text.get(tag_end..end);
            code.end = end + name.len() + 3;
        }
        Some(code)
    }

    /// Whether it is more than a bracketed word.
    fn is_likely(&self) -> bool {
        self.content.is_some() || self.attributes.contains('=') || self.name.contains(['_', '-'])
    }
}
