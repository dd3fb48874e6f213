//! Replacing the addresses in a text.

mod tag;

use std::collections::HashMap;
use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue, Sourcepos};
use comrak::{Arena, parse_document};

use super::html::unescape;

/// The nesting depth of parentheses in a destination, as in cmark.
const PARENTHESES: usize = 32;

/// The replacement of an address; `None` keeps it.
type Replace<'a> = &'a mut dyn FnMut(&str) -> Option<String>;

/// Replaces the addresses of links and images in `markdown`, and in the attributes of HTML
/// in it (`src`, `href`, `srcset`, …). `replace` gets each address without escapes and
/// returns the new one, which must need no escape in Markdown and HTML. Code stays as it
/// is; an address that is its own link text becomes a link with that text.
pub fn replace_addresses(markdown: &str, replace: Replace<'_>) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &super::options());
    let lines = Lines::of(markdown);
    let mut found = Found::default();
    for node in root.descendants() {
        found.take(node, markdown, &lines, replace);
    }
    found.code.sort_by_key(|range| range.start);
    let mut scan = Scan {
        source: markdown,
        at: 0,
        edits: found.bare,
        addresses: found.addresses,
        has_comment_end: true,
        tags: tag::Tags::default(),
    };
    for code in found.code {
        scan.until(code.start, replace);
        scan.at = scan.at.max(code.end);
    }
    scan.until(markdown.len(), replace);
    applied(markdown, scan.edits)
}

/// A replacement of a part of the source.
type Edit = (Range<usize>, String);

/// The source with the edits applied; of overlapping edits the first.
fn applied(source: &str, mut edits: Vec<Edit>) -> String {
    if edits.is_empty() {
        return source.to_owned();
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = String::with_capacity(source.len());
    let mut end = 0;
    for (range, new) in edits {
        if range.start < end {
            continue;
        }
        text.push_str(source.get(end..range.start).unwrap_or_default());
        text.push_str(&new);
        end = range.end;
    }
    text.push_str(source.get(end..).unwrap_or_default());
    text
}

/// The offsets of the lines of a text.
struct Lines {
    starts: Vec<usize>,
    length: usize,
}

impl Lines {
    fn of(source: &str) -> Lines {
        let ends = source.bytes().enumerate().filter(|(at, byte)| {
            // A lone carriage return ends a line, too.
            let next = source.as_bytes().get(at + 1);
            *byte == b'\n' || *byte == b'\r' && next != Some(&b'\n')
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Lines {
            starts: starts.collect(),
            length: source.len(),
        }
    }

    fn start(&self, line: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.copied().unwrap_or(self.length)
    }

    /// The bytes of whole lines.
    fn whole(&self, position: Sourcepos) -> Range<usize> {
        self.start(position.start.line)..self.start(position.end.line + 1)
    }

    /// The bytes of an inline.
    fn part(&self, position: Sourcepos) -> Range<usize> {
        let start = self.start(position.start.line) + position.start.column.saturating_sub(1);
        start..self.start(position.end.line) + position.end.column
    }
}

/// What the parser knows about the text.
#[derive(Default)]
struct Found {
    /// The destinations to replace.
    addresses: HashMap<String, Option<String>>,
    code: Vec<Range<usize>>,
    /// Replacements of addresses without markup.
    bare: Vec<Edit>,
}

impl Found {
    fn take(&mut self, node: &AstNode<'_>, source: &str, lines: &Lines, replace: Replace<'_>) {
        let data = node.data();
        match &data.value {
            NodeValue::CodeBlock(_) => self.code.push(lines.whole(data.sourcepos)),
            NodeValue::Code(_) => {
                let range = lines.part(data.sourcepos);
                let code = source.get(range.clone()).unwrap_or_default();
                if code.starts_with('`') && code.ends_with('`') {
                    self.code.push(range);
                }
            }
            NodeValue::Image(link) => self.address(&link.url, replace),
            NodeValue::Link(link) => {
                self.address(&link.url, replace);
                let Some(Some(new)) = self.addresses.get(&link.url) else {
                    return;
                };
                let range = lines.part(data.sourcepos);
                let text = source.get(range.clone()).unwrap_or_default();
                let is_bare = link.url == text || link.url.strip_prefix("http://") == Some(text);
                if is_bare {
                    self.bare.push((range, link_to(text, new)));
                }
            }
            _ => {}
        }
    }

    fn address(&mut self, url: &str, replace: Replace<'_>) {
        if !self.addresses.contains_key(url) {
            self.addresses.insert(url.to_owned(), replace(url));
        }
    }
}

/// A link with a text that was an address.
fn link_to(text: &str, address: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "[]*`\\".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    format!("[{escaped}]({address})")
}

/// A scan of the source for addresses in markup.
struct Scan<'a> {
    source: &'a str,
    at: usize,
    edits: Vec<Edit>,
    addresses: HashMap<String, Option<String>>,
    /// Whether there may be the end of a comment after `at`.
    has_comment_end: bool,
    tags: tag::Tags,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Reads up to `end`, where code begins.
    fn until(&mut self, end: usize, replace: Replace<'_>) {
        while self.at < end {
            let before = self.source.get(self.at..end).unwrap_or_default();
            let Some(found) = before.find(['<', '[', ']', '\\']) else {
                break;
            };
            self.at += found;
            match self.source.as_bytes().get(self.at) {
                Some(b'\\') => self.at += 1 + self.rest().chars().nth(1).map_or(0, char::len_utf8),
                Some(b'<') => self.angle(replace),
                Some(b'[') => self.definition(),
                _ => self.destination(),
            }
        }
        self.at = self.at.max(end.min(self.source.len()));
    }

    /// Reads a tag, a comment or an address in angle brackets.
    fn angle(&mut self, replace: Replace<'_>) {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            let end = rest.find("-->").filter(|_| self.has_comment_end);
            self.has_comment_end = end.is_some();
            self.at += end.map_or(4, |end| end + 3);
            return;
        }
        let is_end = |c: char| c == '>' || c == '<' || c.is_whitespace();
        let inner = rest.get(1..).unwrap_or_default();
        let inner = inner.split(is_end).next().unwrap_or_default();
        if inner.contains("://")
            && let Some(Some(new)) = self.addresses.get(inner)
            && rest
                .get(1 + inner.len()..)
                .is_some_and(|rest| rest.starts_with('>'))
        {
            let end = self.at + inner.len() + 2;
            self.edits.push((self.at..end, link_to(inner, new)));
            self.at = end;
            return;
        }
        self.at += self.tags.read(rest, self.at, &mut self.edits, replace);
    }

    /// Reads `](destination`.
    fn destination(&mut self) {
        let Some(rest) = self.rest().strip_prefix("](") else {
            self.at += 1;
            return;
        };
        let white = rest.len() - rest.trim_start().len();
        self.at += 2 + white;
        self.address();
    }

    /// Reads `[label]: destination` at the start of a line.
    fn definition(&mut self) {
        let before = self.source.as_bytes().get(..self.at).unwrap_or_default();
        let mut before = before
            .iter()
            .rev()
            .skip_while(|byte| b" \t>".contains(byte));
        if !matches!(before.next(), None | Some(b'\n' | b'\r')) {
            self.at += 1;
            return;
        }
        let line = self.rest().lines().next().unwrap_or_default();
        match line.find("]:") {
            Some(end) => {
                let rest = line.get(end + 2..).unwrap_or_default();
                self.at += end + 2 + (rest.len() - rest.trim_start().len());
                self.address();
            }
            None => self.at += 1,
        }
    }

    /// Replaces the destination at this place.
    fn address(&mut self) {
        let rest = self.rest();
        let (written, more) = match rest.strip_prefix('<') {
            Some(quoted) => {
                let end = quoted.find(['>', '\n']).unwrap_or_default();
                (quoted.get(..end).unwrap_or_default(), 2)
            }
            None => (plain_destination(rest), 0),
        };
        let end = self.at + written.len() + more;
        if let Some(Some(new)) = self.addresses.get(&without_escapes(written)) {
            self.edits.push((self.at..end, new.clone()));
            self.at = end;
        }
    }
}

/// A destination without angle brackets.
fn plain_destination(rest: &str) -> &str {
    let mut depth = 0;
    let mut is_escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '(' if depth < PARENTHESES => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '(' | ')' => return rest.get(..at).unwrap_or_default(),
            c if c.is_ascii_whitespace() || c.is_ascii_control() => {
                return rest.get(..at).unwrap_or_default();
            }
            _ => {}
        }
    }
    rest
}

/// A destination without backslashes and character references.
fn without_escapes(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                text.extend(chars.next());
            }
            _ => text.push(c),
        }
    }
    unescape(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(text: &str) -> String {
        replace_addresses(text, &mut |address| {
            let name = address.strip_prefix("https://a.b/")?;
            (name != "kept").then(|| format!("/m/{}", name.split('?').next().unwrap_or_default()))
        })
    }

    #[test]
    fn addresses_in_markup_are_replaced() {
        let cases = [
            ("![a](https://a.b/c.png \"t\")", "![a](/m/c.png \"t\")"),
            (
                "[![a](https://a.b/c)](<https://a.b/d>)",
                "[![a](/m/c)](/m/d)",
            ),
            ("[a](https://a.b/c?w=1&amp;h=2)", "[a](/m/c)"),
            ("[a](https://a.b/c\\_d(1))", "[a](/m/c_d(1))"),
            (
                "[a][r]\n\n[r]: https://a.b/c 't'",
                "[a][r]\n\n[r]: /m/c 't'",
            ),
            (
                "> - [a](\n>   https://a.b/c)",
                "> - [a](\n>   https://a.b/c)",
            ),
            ("> - [a](https://a.b/c)", "> - [a](/m/c)"),
            (
                "| a |\n|---|\n| \\| ![b](https://a.b/c) |",
                "| a |\n|---|\n| \\| ![b](/m/c) |",
            ),
            ("<https://a.b/c>", "[https://a.b/c](/m/c)"),
            ("see https://a.b/c.", "see [https://a.b/c](/m/c)."),
            ("[https://a.b/c](https://a.b/c)", "[https://a.b/c](/m/c)"),
            (
                "x <img class=y src='https://a.b/c'> z",
                "x <img class=y src='/m/c'> z",
            ),
            (
                "<p><a href=https://a.b/c>https://a.b/c</a></p>",
                "<p><a href=/m/c>https://a.b/c</a></p>",
            ),
            (
                "<a href=\"https://a.b/c?x&#038;y\">d</a>",
                "<a href=\"/m/c\">d</a>",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(moved(text), expected, "{text}");
        }
    }

    #[test]
    fn a_set_of_sizes_is_replaced_or_goes_with_its_last_difference() {
        assert_eq!(
            moved("<img srcset=\"https://a.b/c 1x, https://a.b/d 2x\" src=x>"),
            "<img srcset=\"/m/c 1x, /m/d 2x\" src=x>"
        );
        assert_eq!(
            moved("<img srcset='https://a.b/c?w=1 1w,\n https://a.b/c 2w' src=\"https://a.b/c\">"),
            "<img src=\"/m/c\">"
        );
        assert_eq!(
            moved("<img srcset='e.png 1w' src=x>"),
            "<img srcset='e.png 1w' src=x>"
        );
        assert_eq!(
            moved("<p style=\"background:url(https://a.b/c) red\">"),
            "<p style=\"background:url(/m/c) red\">"
        );
    }

    #[test]
    fn code_comments_and_escapes_stay() {
        for text in [
            "`[a](https://a.b/c)`",
            "    [a](https://a.b/c)",
            "> ```\n> <img src='https://a.b/c'>\n> ```",
            "<!-- <img src='https://a.b/c'> -->",
            "<pre>&lt;img src='https://a.b/c'></pre>",
            "\\<img src='https://x.y/c'>",
            "<a href='https://a.b/kept'>d</a> <a title='https://a.b/c'>",
            "a < b [c] ] ](",
            "<img src='https://x.y/c",
        ] {
            assert_eq!(moved(text), text);
        }
        assert_eq!(
            moved("`[a](https://a.b/c)` [a](https://a.b/c)\n\n    [a](https://a.b/c)"),
            "`[a](https://a.b/c)` [a](/m/c)\n\n    [a](https://a.b/c)"
        );
    }
}
