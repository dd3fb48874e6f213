//! HTML as plain text, with its line breaks and bullets.

use crate::markup::html::unescape;
use std::iter::repeat_n;

/// The prefix of a list item.
pub(super) const BULLET: &str = "• ";

/// The prefix of a preformatted line; no other line begins with a space.
pub(super) const PREFORMATTED: &str = "    ";

/// The text of `html`, with an empty line between paragraphs.
///
/// Character references are resolved, so the text is not safe for a terminal.
pub(super) fn text(html: &str) -> String {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some((before, markup)) = rest.split_once('<') {
        reader.read(before);
        rest = reader.markup(markup);
    }
    reader.read(rest);
    reader.text
}

/// A tag; a comment or a declaration has no name.
pub(super) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    pub(super) closing: bool,
}

impl<'a> Tag<'a> {
    /// Parses the text between `<` and `>`.
    pub(super) fn new(inside: &'a str) -> Self {
        let opening = inside.strip_prefix('/');
        let closing = opening.is_some();
        let inside = opening.unwrap_or(inside);
        let end = inside
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        Self {
            name,
            attributes,
            closing,
        }
    }

    /// Whether the content of the element is hidden.
    pub(super) fn is_hidden(&self) -> bool {
        self.is_any(&["script", "style"])
    }

    /// Whether the tag begins a list item.
    pub(super) fn is_item(&self) -> bool {
        self.is_any(&["li"]) && !self.closing
    }

    /// The pending line breaks after the tag, given those before it; two make an empty
    /// line.
    pub(super) fn breaks(&self, due: usize) -> usize {
        let own = match self.name.to_ascii_lowercase().as_str() {
            "br" => (due + 1).min(2),
            "li" | "ul" | "ol" | "dt" | "dd" | "tr" | "div" | "figcaption" | "summary" => 1,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dl" | "hr" | "pre" | "blockquote"
            | "table" | "figure" | "section" | "article" | "aside" | "header" | "footer"
            | "address" | "details" => 2,
            _ => 0,
        };
        due.max(own)
    }

    /// The `alt` text of an image.
    pub(super) fn alt(&self) -> Option<String> {
        let (_, value) = self
            .attributes
            .split_once("alt=")
            .filter(|_| self.is_any(&["img"]))?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let alt = decoded(value.split(quote).nth(1)?);
        let words: Vec<_> = alt.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn is_any(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }
}

#[derive(Default)]
struct Reader {
    text: String,
    /// Pending line breaks.
    breaks: usize,
    /// Whether a space is pending.
    space: bool,
    /// Whether a bullet is pending.
    bullet: bool,
    /// Whether it is inside `<pre>`, where white space is significant.
    verbatim: bool,
}

impl Reader {
    /// Reads markup after its `<`; returns the rest.
    fn markup<'a>(&mut self, source: &'a str) -> &'a str {
        if let Some(comment) = source.strip_prefix("!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        if !source.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            self.say("<");
            return source;
        }
        let (inside, rest) = source.split_once('>').unwrap_or((source, ""));
        let tag = Tag::new(inside);
        self.tag(&tag);
        if tag.is_hidden() && !tag.closing {
            after_element(rest, tag.name)
        } else {
            rest
        }
    }

    fn tag(&mut self, tag: &Tag) {
        self.breaks = tag.breaks(self.breaks);
        self.bullet |= tag.is_item();
        // A space separates the cells of a row.
        self.space |= tag.is_any(&["td", "th"]);
        if tag.is_any(&["pre"]) {
            self.verbatim = !tag.closing;
        }
        if let Some(alt) = tag.alt() {
            self.say(&format!("[image: {alt}]"));
        }
    }

    fn read(&mut self, source: &str) {
        let source = decoded(source);
        if self.verbatim {
            self.read_verbatim(&source);
        } else if !source.is_empty() {
            self.space |= source.starts_with(char::is_whitespace);
            for word in source.split_whitespace() {
                self.say(word);
                self.space = true;
            }
            self.space = source.ends_with(char::is_whitespace);
        }
    }

    fn read_verbatim(&mut self, source: &str) {
        for line in source.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            if !content.is_empty() {
                self.say(content);
            }
            self.breaks += usize::from(line.ends_with('\n'));
        }
    }

    /// Appends pending white space and `text`.
    fn say(&mut self, text: &str) {
        if self.text.is_empty() {
            (self.breaks, self.space) = (0, false);
        }
        let new_line = self.breaks > 0 || self.text.is_empty();
        self.text.extend(repeat_n('\n', self.breaks));
        if self.bullet {
            self.text.push_str(BULLET);
        } else if self.verbatim && new_line {
            self.text.push_str(PREFORMATTED);
        } else if self.space && !new_line {
            self.text.push(' ');
        }
        self.text.push_str(text);
        (self.breaks, self.space, self.bullet) = (0, false, false);
    }
}

/// The rest of `source` after the closing tag of the element `name`.
fn after_element<'a>(source: &'a str, name: &str) -> &'a str {
    let closes = |tag: &str| {
        tag.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    source
        .match_indices("</")
        .filter_map(|(at, mark)| source.get(at + mark.len()..))
        .find(|tag| closes(tag))
        .and_then(|tag| tag.split_once('>'))
        .map_or("", |(_, rest)| rest)
}

/// Resolves character references and replaces no-break spaces.
fn decoded(source: &str) -> String {
    unescape(source).replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn tags_become_breaks_and_bullets() {
        let html =
            "<!-- wp --><h2 class=\"a\">Title</h2>\n<p>One<br>two</p><ul><li>a</li><li>b</li></ul>";
        assert_eq!(text(html), "Title\n\nOne\ntwo\n\n• a\n• b");
    }

    #[test]
    fn what_is_not_for_reading_is_dropped() {
        assert_eq!(
            text("a<script>if (1 < 2) {}</SCRIPT ><style>p {</style>b<!-- c"),
            "ab"
        );
        assert_eq!(
            text("<img src=x alt='a &amp; b'> 1 < 2 &amp;lt; &#8217;"),
            "[image: a & b] 1 < 2 &lt; ’"
        );
    }

    #[test]
    fn preformatted_lines_are_kept() {
        assert_eq!(
            text("<pre>a\n\n  b <b>c</b></pre> d\ne"),
            "    a\n\n      b c\n\nd e"
        );
    }
}
