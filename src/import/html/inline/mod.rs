//! Inline content in Markdown: text, emphasis, links, images and code.

mod spans;

use super::attributes::{is_kept, is_plain_image, is_plain_link};
use super::escape::{self, Around};
use super::names::{is_raw_text, is_tag_name, is_void};
use super::raw;
use super::tree::{Element, Node, is_blank};

/// Content that needs HTML around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NeedsHtml;

/// How the content may be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// In several lines.
    Lines,
    /// In one line, as in a heading.
    OneLine,
}

/// Writes inline nodes as Markdown; empty if nothing is visible.
pub(super) fn markdown<'a>(
    nodes: impl Iterator<Item = &'a Node>,
    layout: Layout,
) -> Result<String, NeedsHtml> {
    let mut reader = Reader::default();
    for node in nodes {
        reader.node(node)?;
    }
    Ok(spans::write(reader.spans, layout))
}

/// A part of inline content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    Text(String),
    /// White space, possibly with a newline.
    Space(char),
    /// The end of a line.
    Break,
    /// Markdown or HTML that is finished.
    Code(String),
    Image(String),
    Tag(String),
    /// The start and the end of what contains other spans. The number is that of the pair.
    Open(usize, Mark),
    Close(usize, Mark),
}

/// The kind of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Deleted,
    /// A link with its destination and title.
    Link(String),
    /// A start tag and an end tag.
    Tag(String, String),
}

#[derive(Default)]
struct Reader {
    /// The result. White space and line breaks follow the ends of pairs, never their starts.
    spans: Vec<Span>,
    /// The starts that come before the next visible content.
    opening: Vec<(usize, Mark)>,
    /// The white space or break that comes before it.
    space: Option<Span>,
    pairs: usize,
    /// The open kinds of emphasis.
    emphasis: Vec<Mark>,
    is_in_link: bool,
    has_content: bool,
}

impl Reader {
    fn node(&mut self, node: &Node) -> Result<(), NeedsHtml> {
        match node {
            Node::Text(text) => self.text(text),
            Node::Line => self.line(),
            Node::Gap => {}
            Node::Comment(text) => {
                // At the start of a line it would begin an HTML block.
                if self.has_content {
                    self.visible(Span::Tag(raw::comment(text)));
                }
            }
            Node::Element(element) => self.element(element)?,
        }
        Ok(())
    }

    fn nodes(&mut self, nodes: &[Node]) -> Result<(), NeedsHtml> {
        nodes.iter().try_for_each(|node| self.node(node))
    }

    fn text(&mut self, text: &str) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(is_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if !word.is_empty() {
                self.has_content = true;
                self.flush();
                match self.spans.last_mut() {
                    Some(Span::Text(before)) => before.push_str(word),
                    _ => self.spans.push(Span::Text(word.to_owned())),
                }
            }
            rest = after.trim_start_matches(is_space);
            let spaces = after.strip_suffix(rest).unwrap_or_default();
            if !spaces.is_empty() && self.space != Some(Span::Break) {
                let is_line = spaces.contains('\n') || self.space == Some(Span::Space('\n'));
                self.space = Some(Span::Space(if is_line { '\n' } else { ' ' }));
            }
        }
    }

    /// Ends the line, unless it has just ended.
    fn line(&mut self) {
        self.space = Some(Span::Break);
    }

    /// Adds what comes before visible content.
    fn flush(&mut self) {
        if let Some(space) = self.space.take()
            && !self.spans.is_empty()
        {
            match (&space, self.spans.last_mut()) {
                // A space between words is in their text.
                (Span::Space(' '), Some(Span::Text(before))) if self.opening.is_empty() => {
                    before.push(' ');
                }
                _ => self.spans.push(space),
            }
        }
        let opening = self.opening.drain(..);
        self.spans
            .extend(opening.map(|(pair, mark)| Span::Open(pair, mark)));
    }

    fn visible(&mut self, span: Span) {
        self.has_content |= !matches!(span, Span::Tag(_));
        self.flush();
        self.spans.push(span);
    }

    /// Adds a pair around nodes. Without visible content there is only a pair of tags.
    fn pair(&mut self, mark: Mark, nodes: &[Node]) -> Result<(), NeedsHtml> {
        let pair = self.pairs;
        self.pairs += 1;
        self.opening.push((pair, mark.clone()));
        self.nodes(nodes)?;
        let is_unused = self.opening.last().is_some_and(|(last, _)| *last == pair);
        if is_unused {
            if matches!(mark, Mark::Emphasis | Mark::Strong | Mark::Deleted) {
                self.opening.pop();
                return Ok(());
            }
            self.flush();
        }
        self.spans.push(Span::Close(pair, mark));
        Ok(())
    }

    fn emphasis(&mut self, mark: Mark, element: &Element) -> Result<(), NeedsHtml> {
        if is_kept(element) {
            return self.tagged(element);
        }
        if self.emphasis.contains(&mark) {
            return self.nodes(&element.children);
        }
        self.emphasis.push(mark.clone());
        let done = self.pair(mark, &element.children);
        self.emphasis.pop();
        done
    }

    /// Adds an element with its tags.
    fn tagged(&mut self, element: &Element) -> Result<(), NeedsHtml> {
        if !is_tag_name(&element.name) {
            return self.nodes(&element.children);
        }
        let mark = Mark::Tag(raw::tag(element), raw::end_tag(element));
        self.pair(mark, &element.children)
    }

    fn element(&mut self, element: &Element) -> Result<(), NeedsHtml> {
        let name = element.name.as_str();
        match name {
            "br" => self.line(),
            "img" => self.image(element),
            "a" => return self.link(element),
            "em" | "i" => return self.emphasis(Mark::Emphasis, element),
            "strong" | "b" => return self.emphasis(Mark::Strong, element),
            "del" | "s" | "strike" => return self.emphasis(Mark::Deleted, element),
            "code" => return self.code(element),
            "span" | "font" | "nobr" | "bdi" | "time" | "data" | "label" if !is_kept(element) => {
                return self.nodes(&element.children);
            }
            "meta" | "title" => {}
            "input" if element.value("type") == Some("checkbox") => {
                self.visible(Span::Tag(raw::tag(element)));
            }
            _ if is_void(name) => self.visible(Span::Tag(raw::tag(element))),
            _ if is_raw_text(name) || matches!(name, "textarea" | "pre") => {
                let is_empty = |node: &Node| matches!(node, Node::Text(text) if is_blank(text));
                if name != "iframe" || !element.children.iter().all(is_empty) {
                    return Err(NeedsHtml);
                }
                self.visible(Span::Tag(format!("{}</iframe>", raw::tag(element))));
            }
            _ if element.has_block => return Err(NeedsHtml),
            _ => return self.tagged(element),
        }
        Ok(())
    }

    fn image(&mut self, element: &Element) {
        let Some(src) = element.value("src").filter(|_| is_plain_image(element)) else {
            return self.visible(Span::Tag(raw::tag(element)));
        };
        let mut text = String::new();
        let around = Around {
            is_in_link: true,
            ..Around::default()
        };
        let alt: Vec<&str> = element
            .value("alt")
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        escape::text(&alt.join(" "), around, &mut text);
        let to = escape::destination(src, element.value("title"));
        self.visible(Span::Image(format!("![{text}]({to})")));
    }

    fn link(&mut self, element: &Element) -> Result<(), NeedsHtml> {
        let Some(href) = element.value("href") else {
            return if element.attributes.is_empty() {
                self.nodes(&element.children)
            } else {
                self.tagged(element)
            };
        };
        if !is_plain_link(element) || self.is_in_link {
            return self.tagged(element);
        }
        for name in ["id", "name"] {
            if let Some(id) = element.value(name).filter(|id| !id.is_empty()) {
                let id = crate::markup::html::escape(id);
                self.visible(Span::Tag(format!("<a {name}=\"{id}\"></a>")));
            }
        }
        let title = element.value("title").filter(|title| !title.is_empty());
        if let ([Node::Text(text)], None) = (element.children.as_slice(), title)
            && text == href
            && escape::is_autolink(href)
        {
            self.visible(Span::Code(format!("<{href}>")));
            return Ok(());
        }
        let to = escape::destination(href, title);
        self.is_in_link = true;
        let done = self.pair(Mark::Link(to), &element.children);
        self.is_in_link = false;
        done
    }

    fn code(&mut self, element: &Element) -> Result<(), NeedsHtml> {
        let mut code = String::new();
        let is_text = element.children.iter().all(|node| match node {
            Node::Text(text) => {
                code.push_str(text);
                true
            }
            _ => false,
        });
        // The backticks of two code spans would join.
        let is_adjacent = self.space.is_none()
            && self.opening.is_empty()
            && matches!(self.spans.last(), Some(Span::Code(_)));
        if !is_text || is_adjacent || is_kept(element) {
            return self.tagged(element);
        }
        let code = code.replace(['\n', '\r'], " ");
        if is_blank(&code) {
            self.text(&code);
            return Ok(());
        }
        // HTML shows white space at the ends outside of the code, or not at all.
        let inner = code.trim_matches(' ');
        if code.starts_with(' ') {
            self.text(" ");
        }
        self.visible(Span::Code(escape::code_span(inner)));
        if code.ends_with(' ') {
            self.text(" ");
        }
        Ok(())
    }
}
