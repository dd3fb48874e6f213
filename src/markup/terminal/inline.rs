//! Collects the inlines of a block into its text.

use std::mem;

use anstyle::{AnsiColor, Style};
use comrak::nodes::NodeValue;

use super::Page;
use super::html::{self, Tag};
use super::text::Text;

const CODE: Style = AnsiColor::Cyan.on_default();

/// The replacement of a tab.
const TAB: &str = "    ";

/// URL prefixes that the text of a link may omit.
const IMPLIED: [&str; 3] = ["", "mailto:", "http://"];

/// The text of the innermost block. All text of the document is made safe and styled
/// here.
pub(super) struct Inlines<'p> {
    page: &'p Page,
    text: Text,
    /// The styles of the open inlines, each with its outer styles.
    styles: Vec<Style>,
    /// The positions in the text where the open links begin.
    links: Vec<usize>,
    /// Pending line breaks.
    breaks: usize,
    /// Whether the open HTML element is hidden.
    hidden: bool,
}

impl<'p> Inlines<'p> {
    pub(super) fn new(page: &'p Page) -> Self {
        Self {
            page,
            text: Text::default(),
            styles: Vec::new(),
            links: Vec::new(),
            breaks: 0,
            hidden: false,
        }
    }

    pub(super) fn start(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Text(text) => self.say(text),
            NodeValue::SoftBreak if self.breaks > 0 => {}
            NodeValue::SoftBreak => self.say(" "),
            NodeValue::LineBreak => self.breaks += 1,
            NodeValue::Code(code) => self.code(&code.literal),
            NodeValue::HtmlInline(html) => self.html(html),
            NodeValue::Emph => self.style(Style::italic),
            NodeValue::Strong => self.style(Style::bold),
            NodeValue::Strikethrough => {
                self.say_plain("~~");
                self.style(Style::strikethrough);
            }
            NodeValue::Link(_) => {
                self.links.push(self.text.as_str().len());
                self.style(Style::underline);
            }
            NodeValue::Image(_) => self.say("[image: "),
            NodeValue::FootnoteReference(footnote) => self.say(&format!("[{}]", footnote.ix)),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Emph | NodeValue::Strong => self.end_style(),
            NodeValue::Strikethrough => {
                self.end_style();
                self.say_plain("~~");
            }
            NodeValue::Link(link) => self.end_link(&link.url),
            NodeValue::Image(image) => {
                self.say("]");
                self.say_url(&image.url);
            }
            _ => {}
        }
    }

    /// Takes the text and begins another.
    pub(super) fn take(&mut self) -> Text {
        self.breaks = 0;
        self.hidden = false;
        mem::take(&mut self.text)
    }

    /// Appends untrusted `text`.
    pub(super) fn say(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        let style = self.current_style();
        let text = (self.page.clean)(&text.replace('\t', TAB)).into_owned();
        if self.breaks == 0 {
            self.text.push(&text, style);
            return;
        }
        if !self.text.is_blank() {
            self.text.push(&"\n".repeat(self.breaks), style);
        }
        self.breaks = 0;
        self.text.push(text.trim_start_matches(' '), style);
    }

    /// Changes the style until [`Self::end_style`].
    pub(super) fn style(&mut self, change: fn(Style) -> Style) {
        let style = if self.page.color {
            change(self.current_style())
        } else {
            Style::new()
        };
        self.styles.push(style);
    }

    pub(super) fn end_style(&mut self) {
        self.styles.pop();
    }

    /// Appends `code` in the style of code.
    pub(super) fn say_code(&mut self, code: &str) {
        self.style(|style| style.fg_color(CODE.get_fg_color()));
        self.say(code);
        self.end_style();
    }

    fn current_style(&self) -> Style {
        self.styles.last().copied().unwrap_or_default()
    }

    fn code(&mut self, code: &str) {
        self.say_plain("`");
        self.say_code(code);
        self.say_plain("`");
    }

    fn html(&mut self, html: &str) {
        let tag = Tag::new(html.trim_start_matches('<'));
        self.breaks = tag.breaks(self.breaks);
        if tag.is_hidden() {
            self.hidden = !tag.closing;
        }
        if tag.is_item() {
            self.say(html::BULLET);
        }
        if let Some(alt) = tag.alt() {
            self.say(&format!("[image: {alt}]"));
        }
    }

    fn end_link(&mut self, url: &str) {
        self.end_style();
        let start = self.links.pop().unwrap_or_default();
        let label = self.text.as_str().get(start..).unwrap_or_default();
        let cleaned = (self.page.clean)(url);
        if !IMPLIED
            .iter()
            .any(|prefix| cleaned.strip_prefix(prefix) == Some(label))
        {
            self.say_url(url);
        }
    }

    fn say_url(&mut self, url: &str) {
        if !url.is_empty() {
            self.say(&format!(" ({url})"));
        }
    }

    /// Appends `mark` if styles are off.
    fn say_plain(&mut self, mark: &str) {
        if !self.page.color {
            self.say(mark);
        }
    }
}
