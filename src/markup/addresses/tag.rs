//! The addresses in the attributes of a tag.

use std::collections::HashSet;
use std::ops::Range;

use super::{Edit, Replace};
use crate::markup::html::{escape, unescape};

/// Attributes with an address.
const ADDRESSES: [&str; 13] = [
    "src",
    "href",
    "poster",
    "background",
    "data",
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-full-url",
    "data-link",
    "data-orig-file",
    "data-medium-file",
    "data-large-file",
];

/// Attributes with a list of addresses, each with a width or a density.
const SETS: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];

/// A reader of tags. It knows which quotes cannot close any more, so that reading many
/// open tags takes linear time.
pub(super) struct Tags {
    double: bool,
    single: bool,
}

impl Default for Tags {
    fn default() -> Self {
        Tags {
            double: true,
            single: true,
        }
    }
}

impl Tags {
    /// Reads a tag, which begins with `<` at `offset`. Returns the length that was read.
    pub(super) fn read(
        &mut self,
        source: &str,
        offset: usize,
        edits: &mut Vec<Edit>,
        replace: Replace<'_>,
    ) -> usize {
        let bytes = source.as_bytes();
        if !bytes.get(1).is_some_and(u8::is_ascii_alphabetic) {
            return 1;
        }
        let skip = |from: usize, while_is: fn(u8) -> bool| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().take_while(|byte| while_is(**byte)).count()
        };
        let mut at = skip(1, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let mut made = Vec::new();
        loop {
            let before = at;
            at = skip(at, |byte| byte.is_ascii_whitespace() || byte == b'/');
            match bytes.get(at) {
                None | Some(b'<') => return at,
                Some(b'>') => break,
                Some(_) if at == before => return at,
                Some(_) => {}
            }
            let name = at..skip(at, |byte| {
                !byte.is_ascii_whitespace() && !b"/=<>\"'".contains(&byte)
            });
            at = skip(name.end, |byte| byte.is_ascii_whitespace());
            if bytes.get(at) != Some(&b'=') {
                at = name.end.max(before + 1);
                continue;
            }
            at = skip(at + 1, |byte| byte.is_ascii_whitespace());
            let value = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let Some(end) = self.closing(source, at + 1, *quote) else {
                        return at;
                    };
                    let value = at + 1..end;
                    at = end + 1;
                    value
                }
                _ => {
                    let end = skip(at, |byte| {
                        !byte.is_ascii_whitespace() && !b"<>".contains(&byte)
                    });
                    let value = at..end;
                    at = end;
                    value
                }
            };
            let attribute = Attribute {
                whole: before..at,
                name: source.get(name).unwrap_or_default(),
                value: source.get(value.clone()).unwrap_or_default(),
                place: value,
            };
            made.extend(attribute.replaced(replace));
        }
        let moved = made.into_iter();
        edits.extend(moved.map(|(at, new)| (at.start + offset..at.end + offset, new)));
        at + 1
    }

    /// The place of the quote that ends a value.
    fn closing(&mut self, source: &str, from: usize, quote: u8) -> Option<usize> {
        let is_there = match quote {
            b'"' => &mut self.double,
            _ => &mut self.single,
        };
        let rest = source.get(from..).filter(|_| *is_there)?;
        let end = rest.find(char::from(quote));
        *is_there = end.is_some();
        Some(from + end?)
    }
}

/// An attribute of a tag.
struct Attribute<'a> {
    /// Its place, with the white space before it.
    whole: Range<usize>,
    name: &'a str,
    value: &'a str,
    /// The place of the value without quotes.
    place: Range<usize>,
}

impl Attribute<'_> {
    fn is(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }

    fn replaced(self, replace: Replace<'_>) -> Option<Edit> {
        let value = unescape(self.value);
        if self.is(&ADDRESSES) {
            return Some((self.place, replace(value.trim())?));
        }
        if self.is(&SETS) {
            return match set(&value, replace)?.as_slice() {
                // Sizes of one image that are all the same image now.
                [_] if value.contains(',') => Some((self.whole, String::new())),
                sizes => Some((self.place, escaped(&sizes.join(", ")))),
            };
        }
        if self.is(&["style"]) {
            return Some((self.place, escaped(&style(&value, replace)?)));
        }
        None
    }
}

/// A text for a value in quotes of either kind.
fn escaped(text: &str) -> String {
    escape(text).replace('\'', "&#39;")
}

/// The distinct images of a list of sizes; `None` if none was replaced.
fn set(value: &str, replace: Replace<'_>) -> Option<Vec<String>> {
    let mut is_replaced = false;
    let mut addresses = HashSet::new();
    let mut sizes = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let end = rest.find(|c: char| c.is_ascii_whitespace());
        let (address, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        if address.is_empty() {
            break;
        }
        // A comma may be part of an address, but not at its end.
        let bare = address.trim_end_matches(',');
        let (descriptor, after) = match bare.len() < address.len() {
            true => ("", after),
            false => after.split_once(',').unwrap_or((after, "")),
        };
        let new = replace(bare);
        is_replaced |= new.is_some();
        let new = new.unwrap_or_else(|| bare.to_owned());
        let size = format!("{new} {}", descriptor.trim());
        if addresses.insert(new) {
            sizes.push(size.trim_end().to_owned());
        }
        rest = after;
    }
    is_replaced.then_some(sizes)
}

/// A style with the addresses in `url(…)` replaced; `None` if there are none.
fn style(value: &str, replace: Replace<'_>) -> Option<String> {
    let mut text = String::new();
    let mut is_replaced = false;
    let mut parts = value.split("url(");
    text.push_str(parts.next()?);
    for part in parts {
        text.push_str("url(");
        let Some((address, rest)) = part.split_once(')') else {
            text.push_str(part);
            continue;
        };
        let bare = address.trim().trim_matches(['"', '\'']);
        match replace(bare) {
            Some(new) => {
                is_replaced = true;
                text.push_str(&new);
            }
            None => text.push_str(address),
        }
        text.push(')');
        text.push_str(rest);
    }
    is_replaced.then_some(text)
}
