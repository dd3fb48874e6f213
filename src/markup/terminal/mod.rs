//! Markdown rendered for a terminal.

mod html;
mod inline;
mod sheet;
mod table;
mod text;

use std::borrow::Cow;
use std::mem;

use anstyle::Style;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeTable, NodeValue};
use comrak::{Arena, parse_document};

use inline::Inlines;
use sheet::Sheet;
use text::Text;

pub use text::wrap_plain;

/// The indentation of code.
const INDENTATION: &str = "    ";

/// The minimum and maximum width; the maximum bounds the size of a page of rules.
const WIDTHS: (usize, usize) = (20, 400);

/// The layout of a page.
pub struct Page {
    /// The width in columns, clamped to 20..=400.
    pub width: usize,
    /// Whether text is styled with ANSI escapes.
    pub color: bool,
    /// Makes text safe for a terminal. It may keep newlines.
    pub clean: fn(&str) -> Cow<'_, str>,
}

/// Renders `markdown`; ends with a newline unless empty.
///
/// No line is wider than the page, except for code. Time and memory are linear in the
/// length of `markdown`, and the stack does not grow with its nesting.
pub fn render(markdown: &str, page: &Page) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &super::options());
    let mut setter = Setter::new(page);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => setter.start(&node.data().value),
            NodeEdge::End(node) => setter.end(node),
        }
    }
    setter.sheet.into_text()
}

/// Renders a document by walking the edges of its tree.
struct Setter<'p> {
    sheet: Sheet,
    inlines: Inlines<'p>,
    /// The next number of each open list.
    numbers: Vec<usize>,
    /// The rows of the open table; the last may be incomplete.
    rows: Vec<Vec<Text>>,
    footnotes: usize,
}

impl<'p> Setter<'p> {
    fn new(page: &'p Page) -> Self {
        let (least, most) = WIDTHS;
        Self {
            sheet: Sheet::new(page.width.clamp(least, most)),
            inlines: Inlines::new(page),
            numbers: Vec::new(),
            rows: Vec::new(),
            footnotes: 0,
        }
    }

    fn start(&mut self, value: &NodeValue) {
        match value {
            NodeValue::BlockQuote => self.sheet.enter_quote("│ "),
            NodeValue::List(list) => self.numbers.push(list.start),
            NodeValue::Item(list) => self.start_item(list.list_type),
            NodeValue::TaskItem(task) => {
                let marker = if task.symbol.is_some() {
                    "☑ "
                } else {
                    "☐ "
                };
                self.sheet.enter_item(marker.into());
            }
            NodeValue::FootnoteDefinition(_) => {
                self.footnotes += 1;
                self.sheet.enter_item(format!("[{}] ", self.footnotes));
            }
            NodeValue::Heading(heading) => self.start_heading(heading.level),
            NodeValue::CodeBlock(code) => self.code(&code.literal),
            NodeValue::HtmlBlock(html) => self.html(&html.literal),
            NodeValue::ThematicBreak => self.rule("─", self.sheet.room()),
            NodeValue::TableRow(header) => {
                self.rows.push(Vec::new());
                self.inlines
                    .style(if *header { Style::bold } else { |style| style });
            }
            inline => self.inlines.start(inline),
        }
    }

    fn end<'a>(&mut self, node: &'a AstNode<'a>) {
        let value = &node.data().value;
        match value {
            NodeValue::BlockQuote
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::FootnoteDefinition(_) => self.sheet.leave(),
            NodeValue::List(_) => drop(self.numbers.pop()),
            NodeValue::Paragraph => drop(self.paragraph()),
            NodeValue::Heading(heading) => self.end_heading(heading.level),
            NodeValue::Table(table) => self.table(table),
            NodeValue::TableRow(_) => self.inlines.end_style(),
            NodeValue::TableCell => self.cell(),
            inline => self.inlines.end(inline),
        }
        // A table is rendered when it ends.
        if value.block() && !matches!(value, NodeValue::TableRow(_) | NodeValue::TableCell) {
            self.sheet.space(!is_tight(node));
        }
    }

    fn start_item(&mut self, list_type: ListType) {
        let marker = match (list_type, self.numbers.last_mut()) {
            (ListType::Ordered, Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => html::BULLET.into(),
        };
        self.sheet.enter_item(marker);
    }

    fn start_heading(&mut self, level: u8) {
        self.inlines.style(Style::bold);
        if level > 2 {
            let marks = "#".repeat(level.into());
            self.inlines.say(&format!("{marks} "));
        }
    }

    fn end_heading(&mut self, level: u8) {
        self.inlines.end_style();
        let width = self.paragraph();
        match level {
            1 if width > 0 => self.rule("═", width),
            2 if width > 0 => self.rule("─", width),
            _ => {}
        }
    }

    fn rule(&mut self, mark: &str, width: usize) {
        self.sheet.line(&mark.repeat(width));
    }

    fn code(&mut self, code: &str) {
        self.inlines.say_code(code.trim_end_matches('\n'));
        for line in self.inlines.take().lines() {
            self.sheet.line(&format!("{INDENTATION}{}", line.painted));
        }
    }

    fn html(&mut self, html: &str) {
        for line in html::text(html).split('\n') {
            if line.is_empty() {
                self.sheet.space(true);
            } else if let Some(item) = line.strip_prefix(html::BULLET) {
                self.sheet.enter_item(html::BULLET.into());
                self.inlines.say(item);
                self.paragraph();
                self.sheet.leave();
            } else if let Some(code) = line.strip_prefix(html::PREFORMATTED) {
                self.code(code);
            } else {
                self.inlines.say(line);
                self.paragraph();
            }
        }
    }

    fn cell(&mut self) {
        let cell = self.inlines.take();
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    fn table(&mut self, table: &NodeTable) {
        let rows = mem::take(&mut self.rows);
        for line in table::set(&rows, &table.alignments, self.sheet.room()) {
            self.sheet.line(&line);
        }
    }

    /// Renders the text as a paragraph; returns the width of its widest line.
    fn paragraph(&mut self) -> usize {
        let text = self.inlines.take();
        if text.is_blank() {
            return 0;
        }
        let lines = text.wrap(self.sheet.room());
        for line in &lines {
            self.sheet.line(&line.painted);
        }
        lines.iter().map(|line| line.width).max().unwrap_or(0)
    }
}

/// Whether no empty line follows the block.
fn is_tight<'a>(node: &'a AstNode<'a>) -> bool {
    // The list is the parent of an item, and the grandparent of a block in it.
    let in_tight_list = || {
        node.ancestors()
            .skip(1)
            .take(2)
            .any(|ancestor| matches!(&ancestor.data().value, NodeValue::List(list) if list.tight))
    };
    matches!(node.data().value, NodeValue::FootnoteDefinition(_)) || in_tight_list()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks every control character except newlines.
    fn clean(text: &str) -> Cow<'_, str> {
        text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
            .into()
    }

    fn plain(markdown: &str, width: usize) -> String {
        render(
            markdown,
            &Page {
                width,
                color: false,
                clean,
            },
        )
    }

    fn assert_set(markdown: &str, expected: &[&str]) {
        let set = plain(markdown, 20);
        assert_eq!(set.lines().collect::<Vec<_>>(), expected, "{markdown}");
    }

    #[test]
    fn blocks_are_set_apart() {
        assert_set("# Hi\ntext", &["Hi", "══", "", "text"]);
        assert_set(
            "> a\n>\n> b\n\n---",
            &["│ a", "│", "│ b", "", &"─".repeat(20)],
        );
        assert_set(
            "a\n\n\tcode\n\t\tmore",
            &["a", "", "    code", "        more"],
        );
        assert_set("a[^x]\n\n[^x]: note", &["a[1]", "", "[1] note"]);
        assert_eq!(plain("<!-- nothing -->", 20), "");
    }

    #[test]
    fn lists_hang_from_their_markers() {
        assert_set("- a\n  - b\n-\n- c", &["• a", "  • b", "•", "• c"]);
        assert_set("9. a\n\n1. b", &["9. a", "", "10. b"]);
        assert_set(
            "- [x] it is done and dusted",
            &["☑ it is done and", "  dusted"],
        );
    }

    #[test]
    fn links_show_where_they_lead() {
        assert_set("[a](b) ![c](d)", &["a (b) [image: c] (d)"]);
        assert_set("<x@y.z> www.a.b", &["x@y.z www.a.b"]);
        assert_set("[a](https://b.example)", &["a", "(https://b.example)"]);
    }

    #[test]
    fn lines_fit_the_page_in_columns() {
        for text in [
            "漢字かな交じり文".repeat(9),
            "👩‍👩‍👧 ".repeat(30),
            "x".repeat(99),
        ] {
            for markdown in [format!("- > {text}"), format!("|a|b|\n|-|-|\n|{text}|c|")] {
                for line in plain(&markdown, 24).lines() {
                    assert!(unicode_width::UnicodeWidthStr::width(line) <= 24, "{line}");
                }
            }
        }
    }

    #[test]
    fn nothing_of_the_document_escapes_cleaning() {
        let esc = "&#27;&#9;&#13;";
        let markdown = format!(
            "# {esc}\n[{esc}]({esc} '{esc}') ![{esc}]({esc}) `\u{1b}` <b \u{1b}> [^\u{1b}]\n\n\
             ``` {esc}\n\u{1b}\t\r\n```\n\n<p>{esc}\u{1b}<img alt='{esc}'></p>\n\n\
             |{esc}|\n|-|\n|{esc}|\n\n[^\u{1b}]: {esc}"
        );
        let page = Page {
            width: 40,
            color: true,
            clean,
        };
        let colored = render(&markdown, &page);
        let set = plain(&markdown, 40);
        assert!(
            !set.contains(|c: char| c.is_control() && c != '\n'),
            "{set:?}"
        );
        assert!(
            colored
                .split('\u{1b}')
                .skip(1)
                .all(|part| part.starts_with('[')),
            "{colored:?}"
        );
    }

    #[test]
    fn styles_do_not_reach_over_line_ends() {
        let page = Page {
            width: 20,
            color: true,
            clean,
        };
        let set = render("> **strong words that are wrapped**", &page);
        assert!(
            set.lines()
                .all(|line| line.starts_with("│ \u{1b}[1m") && line.ends_with("\u{1b}[0m"))
        );
    }

    #[test]
    fn deep_nesting_needs_no_deep_stack() {
        let deep = |open: &str, close: &str| open.repeat(9_000) + "a" + &close.repeat(9_000);
        let documents = [
            deep(">", ""),
            deep("![", "](b)"),
            deep("*a ", " a*"),
            deep("- ", ""),
        ];
        let set = move || {
            documents
                .iter()
                .all(|document| plain(document, 80).contains('a'))
        };
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(set);
        assert!(thread.is_ok_and(|thread| thread.join().is_ok_and(|done| done)));
    }
}
