//! The tags and elements of HTML, found without building a tree, and changes of them. The
//! time is linear in the length.

mod edit;

use std::ops::Range;

pub(super) use self::edit::{plain, replace, resolve_links, simplify};
use crate::markup::html::unescape;

/// Elements whose content is not markup.
const RAW: [&str; 2] = ["script", "style"];

/// Elements without an end tag.
const VOID: [&str; 9] = [
    "br", "hr", "img", "input", "link", "meta", "source", "embed", "wbr",
];

/// A start or end tag.
pub(super) struct Tag<'a> {
    html: &'a str,
    /// The name, in lower case.
    pub name: String,
    /// Whether it is an end tag.
    pub is_end: bool,
    /// The byte range of the tag.
    pub range: Range<usize>,
    attributes: Range<usize>,
}

impl Tag<'_> {
    /// The names of the attributes, in lower case, and the ranges of their values.
    pub(super) fn attributes(&self) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        let text = self.html.get(self.attributes.clone()).unwrap_or_default();
        let mut at = 0;
        let skip = |at: usize, is_skipped: fn(char) -> bool| {
            let rest = text.get(at..).unwrap_or_default();
            at + rest.find(|c| !is_skipped(c)).unwrap_or(rest.len())
        };
        let start = self.attributes.start;
        while at < text.len() {
            at = skip(at, |c| c.is_ascii_whitespace() || c == '/');
            let name = at;
            let first = text.get(at..).and_then(|rest| rest.chars().next());
            at = skip(at + first.map_or(1, char::len_utf8), |c| {
                !c.is_ascii_whitespace() && !"=/".contains(c)
            });
            let name = text.get(name..at).unwrap_or_default().to_ascii_lowercase();
            let sign = skip(at, |c| c.is_ascii_whitespace());
            if !text.get(sign..).unwrap_or_default().starts_with('=') {
                if !name.is_empty() {
                    found.push((name, start + at..start + at));
                }
                continue;
            }
            at = skip(sign + 1, |c| c.is_ascii_whitespace());
            let rest = text.get(at..).unwrap_or_default();
            let value = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = rest.get(1..).unwrap_or_default();
                    let length = inner.find(quote).unwrap_or(inner.len());
                    at + 1..at + 1 + length
                }
                _ => at..skip(at, |c| !c.is_ascii_whitespace()),
            };
            at = value.end + 1;
            found.push((name, start + value.start..start + value.end));
        }
        found
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut found = self.attributes().into_iter();
        let (_, at) = found.find(|(name, _)| name == wanted)?;
        Some(unescape(self.html.get(at)?).into_owned())
    }

    /// Whether it has this class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|name| name == class)
    }

    fn is_void(&self) -> bool {
        VOID.contains(&self.name.as_str())
    }
}

/// The tags of a text, in order.
pub(super) fn tags(html: &str) -> Tags<'_> {
    Tags { html, at: 0 }
}

/// An iterator of tags.
pub(super) struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + self.html.get(self.at..)?.find('<')?;
            let after = self.html.get(start + 1..)?;
            if after.starts_with("!--") {
                self.at = start + 1 + after.find("-->")? + 3;
                continue;
            }
            let is_end = after.starts_with('/');
            let begin = start + 1 + usize::from(is_end);
            let after = self.html.get(begin..)?;
            if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = start + 1;
                continue;
            }
            let is_over = |c: char| c.is_whitespace() || c == '/' || c == '>';
            let length = after.find(is_over).unwrap_or(after.len());
            let name = after.get(..length)?.to_ascii_lowercase();
            let attributes = begin + length..self.end_of_tag(begin + length)?;
            self.at = attributes.end + 1;
            let range = start..self.at;
            if !is_end && RAW.contains(&name.as_str()) {
                self.skip_raw(&name);
            }
            return Some(Tag {
                html: self.html,
                name,
                is_end,
                range,
                attributes,
            });
        }
    }
}

impl Tags<'_> {
    /// The position of the `>` that ends a tag.
    fn end_of_tag(&self, from: usize) -> Option<usize> {
        let mut quote = None;
        let mut last = ' ';
        for (at, c) in self.html.get(from..)?.char_indices() {
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if last == '=' => quote = Some(c),
                (None, '>') => return Some(from + at),
                (None, _) => {}
            }
            if !c.is_whitespace() {
                last = c;
            }
        }
        None
    }

    /// Moves to the end tag of an element whose content is not markup.
    fn skip_raw(&mut self, name: &str) {
        let rest = self.html.as_bytes().get(self.at..).unwrap_or_default();
        let end = format!("</{name}");
        let found = rest
            .windows(end.len())
            .position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
        self.at += found.unwrap_or(rest.len());
    }
}

/// An element: its start tag, its content, and its range with the tags.
pub(super) struct Element<'a> {
    /// The start tag.
    pub tag: Tag<'a>,
    /// The content.
    pub inner: &'a str,
    /// The byte range of the whole element.
    pub range: Range<usize>,
}

/// The outermost elements that `is_wanted` accepts.
pub(super) fn elements<'a>(
    html: &'a str,
    is_wanted: impl Fn(&Tag<'_>) -> bool,
) -> Vec<Element<'a>> {
    let mut found = Vec::new();
    let mut tags = tags(html);
    while let Some(tag) = tags.next() {
        if tag.is_end || !is_wanted(&tag) {
            continue;
        }
        let begin = tag.range.end;
        let mut inner = begin..begin;
        let mut end = begin;
        if !tag.is_void() {
            (inner, end) = (begin..html.len(), html.len());
            let mut depth = 1_usize;
            for other in tags.by_ref().filter(|other| other.name == tag.name) {
                depth = match other.is_end {
                    true => depth - 1,
                    false => depth + 1,
                };
                if depth == 0 {
                    (inner, end) = (begin..other.range.start, other.range.end);
                    break;
                }
            }
        }
        found.push(Element {
            range: tag.range.start..end,
            inner: html.get(inner).unwrap_or_default(),
            tag,
        });
    }
    found
}

/// The first element that `is_wanted` accepts.
pub(super) fn element<'a>(
    html: &'a str,
    is_wanted: impl Fn(&Tag<'_>) -> bool,
) -> Option<Element<'a>> {
    elements(html, is_wanted).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_ends_with_its_own_end_tag() {
        let html = "<!-- <p class=a> --><section id='b' class=\"x a\"><section>1 > 0</section>\
                    <img alt='>'>2</section><section class=a>3";
        let found = elements(html, |tag| tag.has_class("a"));
        let inner: Vec<_> = found.iter().map(|element| element.inner).collect();
        assert_eq!(inner, ["<section>1 > 0</section><img alt='>'>2", "3"]);
        assert_eq!(found[0].tag.attribute("id").as_deref(), Some("b"));
        assert_eq!(found[1].tag.attribute("class").as_deref(), Some("a"));
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = "<a HREF = 'x&amp;y' title=it's data-a \u{e9}=\"1\" b/>";
        let tag = tags(html).next().unwrap();
        let names: Vec<_> = tag.attributes().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["href", "title", "data-a", "\u{e9}", "b"]);
        assert_eq!(tag.attribute("href").as_deref(), Some("x&y"));
        assert_eq!(tag.attribute("title").as_deref(), Some("it's"));
    }
}
