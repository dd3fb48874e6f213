//! The tags of HTML, found without building a tree. The time is linear in the length.

use std::ops::Range;

use super::address::resolve;
use crate::markup::html::{escape, unescape};

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

/// Replaces the outermost elements that `is_wanted` accepts by what `by` returns; `None`
/// leaves one as it is.
pub(super) fn replace(
    html: &str,
    is_wanted: impl Fn(&Tag<'_>) -> bool,
    mut by: impl FnMut(&Element<'_>) -> Option<String>,
) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for element in elements(html, is_wanted) {
        if let Some(other) = by(&element) {
            text.push_str(html.get(at..element.range.start).unwrap_or_default());
            text.push_str(&other);
            at = element.range.end;
        }
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

/// Resolves the relative links of a text against a URL.
pub(super) fn resolve_links(html: &str, base: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html).filter(|tag| !tag.is_end) {
        for (name, value) in tag.attributes() {
            let old = unescape(html.get(value.clone()).unwrap_or_default()).into_owned();
            let new = match name.as_str() {
                "href" | "src" | "poster" => resolve(base, &old),
                "srcset" => sources(&old, base),
                _ => continue,
            };
            if new != old {
                text.push_str(html.get(at..value.start).unwrap_or_default());
                text.push_str(&escape(&new));
                at = value.end;
            }
        }
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

/// Resolves the URLs of a list of images.
fn sources(list: &str, base: &str) -> String {
    let resolved = list.split(", ").map(|source| {
        let source = source.trim();
        let (url, size) = source.split_once(' ').unwrap_or((source, ""));
        format!("{} {size}", resolve(base, url))
            .trim_end()
            .to_owned()
    });
    resolved.collect::<Vec<_>>().join(", ")
}

/// The text with only the attributes that `keeps` accepts, given the tag and their names.
pub(super) fn simplify(html: &str, keeps: impl Fn(&Tag<'_>, &str) -> bool) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html).filter(|tag| !tag.is_end) {
        text.push_str(html.get(at..tag.range.start).unwrap_or_default());
        text.extend(["<", &tag.name]);
        for (name, value) in tag.attributes() {
            if keeps(&tag, &name) {
                let value = unescape(html.get(value).unwrap_or_default());
                text.extend([" ", &name, "=\"", &escape(&value), "\""]);
            }
        }
        text.push('>');
        at = tag.range.end;
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

/// The text without tags, with single spaces.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html) {
        if !RAW.contains(&tag.name.as_str()) || !tag.is_end {
            text.push_str(html.get(at..tag.range.start).unwrap_or_default());
        }
        if !is_inline(&tag.name) {
            text.push(' ');
        }
        at = tag.range.end;
    }
    text.push_str(html.get(at..).unwrap_or_default());
    let text = unescape(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the tag of this element does not separate words.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "code"
            | "em"
            | "i"
            | "mark"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
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

    #[test]
    fn text_has_no_tags_scripts_and_comments_in_it() {
        let html = "<h1>A&nbsp;<b>b</b>c</h1><script>if (a<b) {}</script>d<p>e < f";
        assert_eq!(plain(html), "A bc d e < f");
        let removed = replace(html, |tag| tag.name == "script", |_| Some("-".to_owned()));
        assert_eq!(removed, "<h1>A&nbsp;<b>b</b>c</h1>-d<p>e < f");
    }
}
