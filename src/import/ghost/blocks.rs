//! Markdown blocks, separated by blank lines.

use super::super::html_block::escaped;
use super::spans::{Span, markdown};
use crate::import::html::longest_run;

/// A sequence of blocks.
#[derive(Default)]
pub(super) struct Blocks {
    text: String,
    /// The kind of list of the last block.
    list: Option<bool>,
}

/// A list item, which may be a task.
pub(super) struct Entry {
    /// The text, which may contain blocks.
    pub text: String,
    /// Whether the task is done.
    pub done: Option<bool>,
}

impl Blocks {
    /// The text of all blocks.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The length in bytes.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// Adds a block of Markdown or HTML.
    pub(super) fn add(&mut self, block: &str) {
        let block = block.trim_matches(['\n', '\r']);
        if block.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(block);
        self.list = None;
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, spans: Vec<Span>) {
        self.add(&markdown(spans, "\\\n"));
    }

    /// Adds a heading of this level.
    pub(super) fn heading(&mut self, level: usize, spans: Vec<Span>) {
        let mut text = markdown(spans, "<br>");
        if text.ends_with('#') {
            // Trailing `#` would close the heading.
            text.insert(text.len() - 1, '\\');
        }
        if !text.is_empty() {
            self.add(&format!("{} {text}", "#".repeat(level.clamp(1, 6))));
        }
    }

    /// Adds blocks as a quotation.
    pub(super) fn quote(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.add(&indented(text, "> ", "> "));
        }
    }

    /// Adds a list, numbered from `start` if given.
    pub(super) fn list(&mut self, start: Option<u64>, entries: &[Entry]) {
        let is_numbered = start.is_some();
        // A comment separates two adjacent lists.
        if self.list == Some(is_numbered) {
            self.add("<!-- -->");
        }
        let is_tight = !entries.iter().any(|entry| entry.text.contains("\n\n"));
        let mut items = Vec::new();
        for (number, entry) in (start.unwrap_or_default()..).zip(entries) {
            let sign = match start {
                Some(_) => format!("{number}. "),
                None => "- ".to_owned(),
            };
            let task = match entry.done {
                Some(true) => "[x] ",
                Some(false) => "[ ] ",
                None => "",
            };
            let text = format!("{task}{}", entry.text);
            items.push(indented(&text, &sign, &" ".repeat(sign.len())));
        }
        self.add(&items.join(if is_tight { "\n" } else { "\n\n" }));
        self.list = Some(is_numbered);
    }

    /// Adds code in this language.
    pub(super) fn code(&mut self, language: &str, code: &str) {
        let fence = "`".repeat((longest_run(code, '`') + 1).max(3));
        let language: String = language
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '`')
            .collect();
        let code = code.strip_suffix('\n').unwrap_or(code);
        self.add(&format!("{fence}{language}\n{code}\n{fence}"));
    }

    /// Adds HTML with an HTML caption.
    pub(super) fn figure(&mut self, html: &str, caption: Option<&str>) {
        let caption = caption.filter(|caption| !caption.trim().is_empty());
        let caption = caption.map_or_else(String::new, |caption| {
            format!("\n<figcaption>{}</figcaption>", one_line(caption))
        });
        self.add(&format!("<figure>\n{html}{caption}\n</figure>"));
    }
}

/// An `img` element.
pub(super) fn picture(src: &str, alt: &str, title: &str) -> String {
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" title=\"{}\"", escaped(title))
    };
    format!(
        "<img src=\"{}\" alt=\"{}\"{title}>",
        escaped(src),
        escaped(alt)
    )
}

/// HTML in one line.
pub(super) fn one_line(html: &str) -> String {
    let lines: Vec<&str> = html.lines().map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}

/// Prefixes the first line by `first` and the others by `others`, except blank lines.
fn indented(text: &str, first: &str, others: &str) -> String {
    let mut result = String::new();
    for (at, line) in text.lines().enumerate() {
        let before = if at == 0 { first } else { others };
        if at > 0 {
            result.push('\n');
        }
        let before = if line.is_empty() {
            before.trim_end()
        } else {
            before
        };
        result.push_str(before);
        result.push_str(line);
    }
    if text.is_empty() {
        result.push_str(first.trim_end());
    }
    result
}
