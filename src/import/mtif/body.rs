//! Texts of Movable Type as Markdown.

use crate::import::html;

/// How a text is written, by `CONVERT BREAKS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// HTML.
    Html,
    /// HTML in which line breaks count.
    Breaks,
    /// Markdown.
    Markdown,
    /// Textile, which is not converted.
    Textile,
    /// Another one.
    Unknown,
}

impl Filter {
    /// The filter with this name; without one, that which suits the text.
    pub(super) fn named(name: Option<&str>, text: &str) -> Filter {
        match name.map(|name| name.trim().to_ascii_lowercase()).as_deref() {
            Some("0" | "none" | "richtext" | "html" | "wysiwyg") => Filter::Html,
            Some("1" | "__default__" | "convert_breaks") => Filter::Breaks,
            Some(name) if name.starts_with("markdown") => Filter::Markdown,
            Some(name) if name.starts_with("textile") => Filter::Textile,
            None | Some("") => match text.contains("<p") || text.contains("<br") {
                true => Filter::Html,
                false => Filter::Breaks,
            },
            Some(_) => Filter::Unknown,
        }
    }

    /// The text as Markdown.
    pub(super) fn markdown(self, text: &str) -> String {
        match self {
            Filter::Html => html::markdown(text),
            Filter::Breaks | Filter::Unknown => html::markdown(&paragraphs(text)),
            Filter::Markdown | Filter::Textile => text.trim_matches(['\n', '\r']).to_owned(),
        }
    }
}

/// The elements that are not part of a paragraph.
const BLOCKS: [&str; 22] = [
    "address",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
];

/// Makes blank lines separate paragraphs, and line ends breaks, except in blocks.
pub(super) fn paragraphs(text: &str) -> String {
    let mut found = Vec::new();
    let mut block = String::new();
    for part in text.split("\n\n") {
        let part = part.trim_matches('\n');
        if !block.is_empty() {
            block.push_str("\n\n");
            block.push_str(part);
        } else if begins_block(part) {
            block.push_str(part);
        } else if !part.trim().is_empty() {
            found.push(format!("<p>{}</p>", part.replace('\n', "<br>\n")));
        }
        // The blank lines in a code block belong to it.
        if !block.is_empty() && !is_open_code(&block) {
            found.push(std::mem::take(&mut block));
        }
    }
    found.extend(Some(block).filter(|block| !block.is_empty()));
    found.join("\n\n")
}

fn begins_block(part: &str) -> bool {
    let tag = crate::import::tags::tags(part.trim_start()).next();
    tag.is_some_and(|tag| tag.range.start == 0 && BLOCKS.contains(&tag.name.as_str()))
}

fn is_open_code(block: &str) -> bool {
    match (block.rfind("<pre"), block.rfind("</pre")) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_breaks_except_in_blocks() {
        for (text, expected) in [
            ("a\nb\n\n\nc", "<p>a<br>\nb</p>\n\n<p>c</p>"),
            ("<ul>\n<li>a\n</ul>\n\nb", "<ul>\n<li>a\n</ul>\n\n<p>b</p>"),
            ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n\n<p>c</p>"),
            ("<b>a</b>", "<p><b>a</b></p>"),
            ("", ""),
        ] {
            assert_eq!(paragraphs(text), expected);
        }
    }
}
