//! Runs of text with marks, such as bold and links, as Markdown.

use super::plain::{destination, escape};
use crate::import::html::code_span;
use crate::model::limits::NODES_BYTES;

/// A mark on a run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A link with a title.
    Link(String, Option<String>),
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// An HTML element without Markdown syntax.
    Element(&'static str),
    /// Code; always the innermost mark.
    Code,
}

/// A run of text, or a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The text; `None` for a line break.
    pub text: Option<String>,
    /// The marks, outermost first.
    pub marks: Vec<Mark>,
}

/// The output budget of a document in bytes: repeated references could multiply its
/// length.
pub(super) struct Budget(usize);

impl Budget {
    /// The budget of a whole document.
    pub(super) fn new() -> Self {
        Budget(8 * NODES_BYTES)
    }

    /// Takes bytes from the budget; `None` if it is exceeded.
    pub(super) fn take(&mut self, bytes: usize) -> Option<()> {
        self.0 = self.0.checked_sub(bytes)?;
        Some(())
    }

    /// Takes the length of a text with these marks.
    pub(super) fn take_text<'a>(
        &mut self,
        text: &str,
        marks: impl IntoIterator<Item = &'a Mark>,
    ) -> Option<()> {
        let sizes = marks.into_iter().map(|mark| match mark {
            Mark::Link(to, title) => to.len() + title.as_ref().map_or(0, String::len) + 64,
            _ => 32,
        });
        self.take(text.len() + sizes.sum::<usize>() + 64)
    }
}

impl Span {
    /// A text with these marks, each once, in an order that Markdown can express.
    pub(super) fn text(text: &str, marks: impl IntoIterator<Item = Mark>) -> Span {
        let mut kept: Vec<Mark> = Vec::new();
        for mark in marks {
            let is_link = matches!(mark, Mark::Link(..));
            let is_there =
                |other: &Mark| *other == mark || is_link && matches!(other, Mark::Link(..));
            if !kept.iter().any(is_there) {
                kept.push(mark);
            }
        }
        kept.sort_by_key(|mark| *mark == Mark::Code);
        Span {
            text: Some(text.to_owned()),
            marks: kept,
        }
    }

    /// A line break inside a paragraph.
    pub(super) fn line_end() -> Span {
        Span {
            text: None,
            marks: Vec::new(),
        }
    }

    fn is_code(&self) -> bool {
        self.marks.last() == Some(&Mark::Code)
    }

    /// Whether it is blank and needs no marks.
    fn is_blank(&self) -> bool {
        match &self.text {
            Some(text) => text.trim().is_empty() && !self.is_code(),
            None => true,
        }
    }

    fn first(&self) -> Option<char> {
        self.text.as_ref().and_then(|text| text.chars().next())
    }

    fn last(&self) -> Option<char> {
        self.text.as_ref().and_then(|text| text.chars().last())
    }
}

/// Renders the spans as a paragraph with `line_end` as line break.
pub(super) fn markdown(spans: Vec<Span>, line_end: &str) -> String {
    let spans = normal(spans);
    let mut text = String::new();
    let mut open: Vec<(Mark, String)> = Vec::new();
    let mut at = 0;
    while let Some(span) = spans.get(at) {
        let same = open
            .iter()
            .zip(&span.marks)
            .take_while(|((open, _), mark)| open == *mark)
            .count();
        while open.len() > same {
            text.extend(open.pop().map(|(_, closing)| closing));
        }
        let start = text.len();
        for depth in same..span.marks.len() {
            let Some(mark) = span.marks.get(depth) else {
                break;
            };
            // The mark ends here.
            let marks = span.marks.get(..=depth);
            let rest = spans.get(at..).unwrap_or_default();
            let reach = rest
                .iter()
                .take_while(|span| span.marks.get(..=depth) == marks)
                .count();
            if matches!(mark, Mark::Link(..)) && text.ends_with('!') {
                // A preceding `!` would make the link an image.
                text.insert(text.len() - 1, '\\');
            }
            let (opening, closing) = signs(mark, &text, start, rest, reach);
            text.push_str(&opening);
            open.push((mark.clone(), closing));
        }
        match &span.text {
            None => {
                text.push_str(line_end);
                at += 1;
            }
            Some(_) if span.is_code() => {
                let rest = spans.get(at..).unwrap_or_default();
                let same = rest.iter().take_while(|other| other.marks == span.marks);
                let code: Vec<&str> = same.filter_map(|span| span.text.as_deref()).collect();
                text.push_str(&code_span(&code.concat()));
                at += code.len();
            }
            Some(plain) => {
                escape(plain, &mut text);
                at += 1;
            }
        }
    }
    while let Some((_, closing)) = open.pop() {
        text.push_str(&closing);
    }
    text
}

/// Moves white space out of the edges of marks, where Markdown does not allow it, and
/// trims the whole.
fn normal(spans: Vec<Span>) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut push = |text: &str, marks: &[Mark]| {
        if !text.is_empty() {
            let text = Some(text.to_owned());
            let marks = marks.to_vec();
            pieces.push(Span { text, marks });
        }
    };
    for span in spans {
        match span.text {
            None => push("\n", &[]),
            Some(ref text) => {
                let text: String = text
                    .chars()
                    .map(|c| {
                        if matches!(c, '\n' | '\r' | '\t') {
                            ' '
                        } else {
                            c
                        }
                    })
                    .collect();
                if span.is_code() {
                    push(&text, &span.marks);
                    continue;
                }
                let core = text.trim();
                let start = text.len() - text.trim_start().len();
                push(if start > 0 { " " } else { "" }, &span.marks);
                push(core, &span.marks);
                let end = text.trim_end().len();
                let has_end = end > start && end < text.len();
                push(if has_end { " " } else { "" }, &span.marks);
            }
        }
    }
    for piece in &mut pieces {
        piece.text.take_if(|text| text == "\n");
    }
    let first = pieces.iter().position(|piece| !piece.is_blank());
    let last = pieces.iter().rposition(|piece| !piece.is_blank());
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    pieces.truncate(last + 1);
    pieces.drain(..first);
    let mut before: Vec<Mark> = Vec::new();
    let mut after: Vec<Vec<Mark>> = Vec::new();
    for piece in pieces.iter().rev() {
        let next = after.last().cloned().unwrap_or_default();
        after.push(if piece.is_blank() {
            next
        } else {
            piece.marks.clone()
        });
    }
    let mut is_start = false;
    for piece in &mut pieces {
        let next = after.pop().unwrap_or_default();
        if !piece.is_blank() {
            before.clone_from(&piece.marks);
            is_start = false;
            continue;
        }
        let shared = before.iter().zip(&next).take_while(|(a, b)| a == b).count();
        piece.marks = before.get(..shared).unwrap_or_default().to_vec();
        piece.marks.retain(|mark| *mark != Mark::Code);
        // A line does not begin with white space.
        if piece.text.is_some() && is_start {
            piece.text = Some(String::new());
        }
        is_start |= piece.text.is_none();
    }
    pieces
}

/// The delimiters of a mark over the first spans, after `before`. Delimiters of outer
/// marks begin at `start` of `before`.
fn signs(
    mark: &Mark,
    before: &str,
    start: usize,
    spans: &[Span],
    reach: usize,
) -> (String, String) {
    let sign = match mark {
        Mark::Code => return (String::new(), String::new()),
        Mark::Element(name) => return (format!("<{name}>"), format!("</{name}>")),
        Mark::Link(to, title) => {
            return (
                "[".to_owned(),
                format!("]({})", destination(to, title.as_deref())),
            );
        }
        Mark::Strong => ("**", "strong"),
        Mark::Emphasis => ("*", "em"),
    };
    let is_edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let outside = before.chars().last();
    let first = spans.first();
    let last = reach.checked_sub(1).and_then(|at| spans.get(at));
    let next = spans.get(reach).and_then(Span::first);
    let is_plain = |span: Option<&Span>| span.is_some_and(|span| !span.is_code());
    let is_free = outside != Some('*') || before.len() > start;
    let opens =
        is_free && (is_word(first.and_then(Span::first)) && is_plain(first) || is_edge(outside));
    let closes = is_word(last.and_then(Span::last)) && is_plain(last)
        || spans.get(reach).is_none()
        || spans.get(reach).is_some_and(|span| span.text.is_none())
        || is_edge(next);
    if opens && closes {
        (sign.0.to_owned(), sign.0.to_owned())
    } else {
        (format!("<{}>", sign.1), format!("</{}>", sign.1))
    }
}

#[cfg(test)]
mod tests {
    use comrak::{Options, markdown_to_html};

    use super::*;
    use crate::import::html_block::escaped;

    fn html(markdown: &str) -> String {
        let mut options = Options::default();
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.render.r#unsafe = true;
        markdown_to_html(markdown, &options)
    }

    fn strong(text: &str) -> Span {
        Span::text(text, [Mark::Strong])
    }

    fn plain(text: &str) -> Span {
        Span::text(text, [])
    }

    #[test]
    fn marks_are_signs_where_signs_are_understood() {
        let link = Mark::Link("/a b".to_owned(), Some("T \"q\"".to_owned()));
        for (spans, expected) in [
            (vec![plain("a "), strong("b"), plain(" c")], "a **b** c"),
            (vec![plain("a"), strong(" b "), plain("c")], "a **b** c"),
            (vec![plain("a"), strong("b"), plain("c")], "a**b**c"),
            (
                vec![plain("a"), strong("(b)"), plain("c")],
                "a<strong>(b)</strong>c",
            ),
            (vec![plain("a "), strong("(b)")], "a **(b)**"),
            (
                vec![
                    Span::text("a", [Mark::Emphasis]),
                    strong("b"),
                    Span::line_end(),
                    Span::text("c", [Mark::Emphasis, Mark::Strong]),
                ],
                "*a*<strong>b</strong>\\\n***c***",
            ),
            (
                vec![
                    Span::text("a ", [Mark::Strong]),
                    Span::text("b", [Mark::Strong, link.clone()]),
                    Span::text(" c", [Mark::Strong, Mark::Emphasis]),
                ],
                "**a [b](</a b> \"T &quot;q&quot;\") *c***",
            ),
            (
                vec![
                    Span::text("a`", [Mark::Code, Mark::Strong]),
                    Span::text("b", [Mark::Code, Mark::Strong]),
                    plain("!"),
                    Span::text("x", [Mark::Link("u".to_owned(), None)]),
                ],
                "<strong>``a`b``</strong>\\![x](u)",
            ),
            (
                vec![Span::text("a", [Mark::Element("u"), Mark::Element("u")])],
                "<u>a</u>",
            ),
            (vec![Span::line_end(), plain(" "), strong(" ")], ""),
        ] {
            assert_eq!(markdown(spans, "\\\n"), expected);
        }
    }

    #[test]
    fn no_text_is_taken_for_markdown() {
        for text in [
            "# a",
            "#",
            "- a",
            "+ a",
            "* a",
            "1. a",
            "12) a",
            "> a",
            "---",
            "===",
            "```",
            "~~~",
            "~~a~~",
            "*a*",
            "_a_",
            "__a__",
            "snake_case_name",
            "`a`",
            "[a](b)",
            "![a](b)",
            "<b>a</b>",
            "<!-- a",
            "&amp;",
            "&#35;",
            "a\\",
            "\\*a\\*",
            "| a | b |",
            ":-",
            "[^1]: a",
            "[a]: b",
            "[ ] a",
            "a  ",
            "http",
            "AT&T",
            "a!",
            "<http://a.example>",
            "$a$",
            "1986\\. A",
            "a & b",
        ] {
            let expected = format!("<p>{}</p>\n", escaped(text.trim()));
            let alone = markdown(vec![plain(text)], "\\\n");
            assert_eq!(html(&alone), expected, "{text}: {alone}");
            // Tested as the second line of a paragraph.
            let below = markdown(vec![plain("x"), Span::line_end(), plain(text)], "\\\n");
            let expected = format!("<p>x<br />\n{}</p>\n", escaped(text.trim()));
            assert_eq!(html(&below), expected, "{text}: {below}");
            let inside = markdown(vec![plain("a"), strong(text), plain("b")], "\\\n");
            let expected = escaped(text.trim());
            assert!(html(&inside).contains(&expected), "{text}: {inside}");
        }
    }

    #[test]
    fn marks_survive_whatever_they_are_on() {
        let texts = ["a", "(", " x ", "é", "*", "!", "`", "\"q\"", "1."];
        for first in texts {
            for second in texts {
                for third in texts {
                    let spans = vec![
                        plain(first),
                        Span::text(second, [Mark::Strong]),
                        Span::text(third, [Mark::Strong, Mark::Emphasis]),
                        plain(first),
                    ];
                    let text = markdown(spans, "\\\n");
                    let space = |text: &str| if text.ends_with(' ') { " " } else { "" };
                    let shown = html(&text);
                    let is_marked = shown.contains(&format!("<em>{}</em>", escaped(third.trim())));
                    assert!(is_marked, "{text}: {shown}");
                    let flat = shown.replace("<em>", "").replace("</em>", "");
                    let strong = format!(
                        "<strong>{}{}{}</strong>",
                        escaped(second.trim()),
                        if space(second).is_empty() && !third.starts_with(' ') {
                            ""
                        } else {
                            " "
                        },
                        escaped(third.trim())
                    );
                    let flat = flat.replace("  ", " ");
                    assert!(flat.contains(&strong), "{text}: {shown}");
                }
            }
        }
    }
}
