//! The cards of Ghost's editors, such as images and embeds. Both editors have the same
//! cards by slightly different names.

use serde_json::Value;

use super::super::html::guarded;
use super::super::html_block::{escaped, html_block};
use super::blocks::{Blocks, one_line, picture};
use super::plain::{destination, escape};

/// A card.
#[derive(Clone, Copy)]
pub(super) struct Card<'a> {
    /// The type, such as `image`.
    pub name: &'a str,
    /// The fields.
    pub fields: &'a Value,
}

impl<'a> Card<'a> {
    /// A field that is not blank.
    fn text(self, name: &str) -> Option<&'a str> {
        let text = self.fields.get(name)?.as_str()?;
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// The field, or an empty string.
    fn or_empty(self, name: &str) -> &'a str {
        self.text(name).unwrap_or_default()
    }

    /// Adds the card as Markdown. Calls `notice` with what is lost.
    pub(super) fn add(self, blocks: &mut Blocks, notice: &mut dyn FnMut(String)) {
        let caption = self.text("caption");
        match self.name {
            "markdown" | "card-markdown" => blocks.add(self.or_empty("markdown")),
            "html" => blocks.add(&guarded(self.or_empty("html"))),
            "hr" | "horizontalrule" => blocks.add("---"),
            "code" | "codeblock" => {
                blocks.code(self.or_empty("language"), self.or_empty("code"));
                self.paragraph(blocks, "caption");
            }
            "image" => self.image(blocks),
            "gallery" => {
                let images = self.fields.get("images").and_then(Value::as_array);
                let images = images.into_iter().flatten().filter_map(|fields| {
                    let image = Card { fields, ..self };
                    let (alt, title) = (image.or_empty("alt"), image.or_empty("title"));
                    Some(picture(image.text("src")?, alt, title))
                });
                blocks.figure(&images.collect::<Vec<_>>().join("\n"), caption);
            }
            "embed" => match self.text("html") {
                Some(html) if caption.is_some() => blocks.figure(&html_block(html), caption),
                Some(html) => blocks.add(&guarded(html)),
                None => self.link(blocks, self.or_empty("url"), "url"),
            },
            "bookmark" => self.bookmark(blocks),
            "video" => {
                let video = format!("<video src=\"{}\" controls></video>", self.source());
                blocks.figure(&video, caption);
            }
            "audio" => {
                let audio = format!("<audio src=\"{}\" controls></audio>", self.source());
                let title = self.text("title").map(escaped);
                blocks.figure(&audio, caption.or(title.as_deref()));
            }
            "file" => {
                let title = self.text("fileTitle").map_or("fileName", |_| "fileTitle");
                self.link(blocks, self.or_empty("src"), title);
                let caption = self.text("fileCaption").or(caption);
                blocks.add(&caption.map_or_else(String::new, escaped));
            }
            "callout" => {
                let (emoji, text) = (self.or_empty("calloutEmoji"), self.or_empty("calloutText"));
                let text = format!("{} {}", escaped(emoji), one_line(text));
                let text = text.trim();
                blocks.add(&format!("<blockquote>\n<p>{text}</p>\n</blockquote>"));
            }
            "toggle" => {
                let heading = one_line(self.or_empty("heading"));
                let content = html_block(self.or_empty("content"));
                blocks.add(&format!(
                    "<details>\n<summary>{heading}</summary>\n{content}\n</details>"
                ));
            }
            "button" => self.link(blocks, self.or_empty("buttonUrl"), "buttonText"),
            "product" => {
                if let Some(src) = self.text("productImageSrc") {
                    blocks.add(&picture(src, "", ""));
                }
                self.element(blocks, "h4", "productTitle");
                self.paragraph(blocks, "productDescription");
                self.link(blocks, self.or_empty("productUrl"), "productButton");
            }
            "header" | "call-to-action" => {
                self.element(blocks, "h2", "header");
                self.element(blocks, "h3", "subheader");
                self.paragraph(blocks, "textValue");
                self.link(blocks, self.or_empty("buttonUrl"), "buttonText");
            }
            "paywall" => blocks.add("<!--members-only-->"),
            "email" | "email-cta" => notice("a card for mail only was left out".to_owned()),
            "signup" => notice("a form for members was left out".to_owned()),
            name => {
                notice(unknown("card", name));
                self.unknown(blocks);
            }
        }
    }

    fn source(self) -> String {
        escaped(self.or_empty("src"))
    }

    /// Adds an element that contains an HTML field.
    fn element(self, blocks: &mut Blocks, element: &str, name: &str) {
        if let Some(html) = self.text(name) {
            blocks.add(&format!("<{element}>{}</{element}>", one_line(html)));
        }
    }

    /// Adds a paragraph from an HTML field.
    fn paragraph(self, blocks: &mut Blocks, name: &str) {
        match self.text(name) {
            Some(html) if html.trim_start().starts_with("<p") => blocks.add(&html_block(html)),
            _ => self.element(blocks, "p", name),
        }
    }

    /// Adds a link whose text is a field.
    fn link(self, blocks: &mut Blocks, to: &str, name: &str) {
        if to.trim().is_empty() {
            return;
        }
        let mut text = String::new();
        escape(&one_line(self.text(name).unwrap_or(to)), &mut text);
        blocks.add(&format!("[{text}]({})", destination(to, None)));
    }

    fn image(self, blocks: &mut Blocks) {
        let Some(src) = self.text("src") else {
            return;
        };
        let (alt, title) = (one_line(self.or_empty("alt")), self.or_empty("title"));
        let (href, caption) = (self.text("href"), self.text("caption"));
        if caption.is_some() {
            let mut html = picture(src, &alt, title);
            if let Some(href) = href {
                html = format!("<a href=\"{}\">{html}</a>", escaped(href));
            }
            blocks.figure(&html, caption);
            return;
        }
        let mut text = image(src, &alt, title);
        if let Some(href) = href {
            text = format!("[{text}]({})", destination(href, None));
        }
        blocks.add(&text);
    }

    fn bookmark(self, blocks: &mut Blocks) {
        let nothing = Value::Null;
        let metadata = Card {
            fields: self.fields.get("metadata").unwrap_or(&nothing),
            ..self
        };
        let to = metadata.text("url").or(self.text("url"));
        let Some(to) = to.or(self.text("href")) else {
            return;
        };
        let mut text = "[".to_owned();
        let title = metadata.text("title").or(self.text("title"));
        escape(&one_line(title.unwrap_or(to)), &mut text);
        text.push_str(&format!("]({})", destination(to, None)));
        if let Some(description) = metadata.text("description") {
            text.push_str("\\\n");
            escape(&one_line(description), &mut text);
        }
        let icon = metadata.text("icon");
        let icon = icon.map(|src| format!("<img src=\"{}\" alt=\"\" width=\"20\">", escaped(src)));
        let names = ["author", "publisher"];
        let names = names.iter().filter_map(|name| metadata.text(name));
        let names: Vec<&str> = names.collect();
        if icon.is_some() || !names.is_empty() {
            text.push_str("\\\n");
            text.push_str(&icon.map(|icon| icon + " ").unwrap_or_default());
            escape(&one_line(&names.join(" • ")), &mut text);
        }
        blocks.add(text.trim_end());
        if let Some(src) = metadata.text("thumbnail") {
            let picture = image(src, "", "");
            blocks.add(&format!("[{picture}]({})", destination(to, None)));
        }
        self.paragraph(blocks, "caption");
    }

    /// Adds the visible fields of an unknown card.
    fn unknown(self, blocks: &mut Blocks) {
        if let Some(markdown) = self.text("markdown") {
            blocks.add(markdown);
        } else if let Some(html) = self.text("html") {
            blocks.add(&guarded(html));
        } else if let Some(text) = self.text("text") {
            let mut escaped = String::new();
            escape(&one_line(text), &mut escaped);
            blocks.add(&escaped);
        } else {
            self.link(
                blocks,
                self.text("url").unwrap_or(self.or_empty("src")),
                "title",
            );
        }
    }
}

/// The warning about an unknown name.
pub(super) fn unknown(what: &str, name: &str) -> String {
    let name: String = name.chars().take(50).collect();
    format!("a {what} that nobody knows: {name}")
}

/// An image in Markdown.
pub(super) fn image(src: &str, alt: &str, title: &str) -> String {
    let mut text = String::new();
    escape(alt, &mut text);
    let title = Some(title).filter(|title| !title.is_empty());
    format!("![{text}]({})", destination(src, title))
}
