//! Shortcodes: `[name …]`, optionally with a text and `[/name]`. Known ones become HTML;
//! others stay, with a warning.

use std::collections::HashMap;

use super::attachment::{Attachment, Attachments};
use crate::model::limits::XML_TEXT_BYTES;

/// The maximum length of attributes, images and captions, in bytes.
const ATTRIBUTES: usize = 2_000;
const CONTENT: usize = 4_000;

/// The maximum number of different closing tags that are searched for.
const NAMES: usize = 100;

/// Converts the known shortcodes in the text of the post `key` to HTML.
pub(super) fn html(
    text: String,
    key: &str,
    attachments: &Attachments,
    noticed: &mut Vec<String>,
) -> String {
    if !text.contains('[') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut ends = Ends::default();
    let mut is_in_tag = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let before = rest.split('[').next().unwrap_or_default();
        out.push_str(before);
        at += before.len();
        if at >= text.len() || out.len() as u64 > XML_TEXT_BYTES {
            break;
        }
        if let Some(sign) = before.rfind(['<', '>']) {
            let tag = before.get(sign..).unwrap_or_default();
            is_in_tag = tag.starts_with('<')
                && tag.get(1..).is_some_and(|tag| {
                    tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
                });
        }
        let code = Code::parse(&text, at, &mut ends).filter(|_| !is_in_tag);
        let Some(code) = code else {
            out.push('[');
            at += 1;
            continue;
        };
        if code.is_escaped {
            // `[[name]]` shows `[name]`.
            let inner = text.get(at + 1..code.end - 1);
            out.push_str(inner.unwrap_or_default());
            at = code.end;
        } else if let Some(html) = code.html(key, attachments) {
            out.push_str(&html);
            at = code.end;
        } else {
            if code.is_likely() {
                noticed.push(format!("a shortcode [{}], which stays as it is", code.name));
            }
            // Its content is processed as text.
            out.push_str(text.get(at..code.tag_end).unwrap_or_default());
            at = code.tag_end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The next closing tag of each name.
#[derive(Default)]
struct Ends<'a> {
    known: HashMap<&'a str, Option<usize>>,
}

impl<'a> Ends<'a> {
    /// The next `[/name]` after this offset.
    fn next(&mut self, text: &'a str, name: &'a str, from: usize) -> Option<usize> {
        if let Some(known) = self.known.get(name) {
            match known {
                Some(end) if *end < from => {}
                known => return *known,
            }
        } else if self.known.len() >= NAMES {
            return None;
        }
        let found = text.get(from..)?.find(&format!("[/{name}]"));
        let found = found.map(|index| from + index);
        self.known.insert(name, found);
        found
    }
}

/// A shortcode.
struct Code<'a> {
    name: &'a str,
    attributes: &'a str,
    /// The text between the tags.
    content: Option<&'a str>,
    /// The ends of the opening tag and of the whole.
    tag_end: usize,
    end: usize,
    is_escaped: bool,
}

impl<'a> Code<'a> {
    /// Parses the shortcode at this offset.
    fn parse(text: &'a str, at: usize, ends: &mut Ends<'a>) -> Option<Code<'a>> {
        let inner = text.get(at + 1..)?;
        if !inner.starts_with('[') {
            return Code::parse_plain(text, at, ends);
        }
        let mut code = Code::parse_plain(text, at + 1, ends)?;
        if !text.get(code.end..)?.starts_with(']') {
            return None;
        }
        code.end += 1;
        code.is_escaped = true;
        Some(code)
    }

    fn parse_plain(text: &'a str, at: usize, ends: &mut Ends<'a>) -> Option<Code<'a>> {
        let inner = text.get(at + 1..)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let name = inner.split(|c| !is_name(c)).next()?;
        let rest = inner.get(name.len()..)?;
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_word || !rest.starts_with([' ', ']', '/', '\n', '\t', '\u{a0}']) {
            return None;
        }
        let mut near = rest.bytes().take(ATTRIBUTES);
        let end = near.position(|byte| matches!(byte, b'[' | b']'))?;
        let attributes = rest.get(..end)?;
        // A Markdown link or a footnote.
        let after = rest.get(end..)?.strip_prefix(']')?;
        if after.starts_with(['(', ':', '[']) && !after.starts_with("[/") {
            return None;
        }
        let tag_end = at + 1 + name.len() + attributes.len() + 1;
        let mut code = Code {
            name,
            attributes: attributes.trim_end_matches('/'),
            content: None,
            tag_end,
            end: tag_end,
            is_escaped: false,
        };
        if !attributes.ends_with('/')
            && let Some(end) = ends.next(text, name, tag_end)
        {
            code.content = text.get(tag_end..end);
            code.end = end + name.len() + 3;
        }
        Some(code)
    }

    /// Whether it is more than a bracketed word.
    fn is_likely(&self) -> bool {
        self.content.is_some() || self.attributes.contains('=') || self.name.contains(['_', '-'])
    }

    /// Converts it to HTML, if it is known and complete.
    fn html(&self, key: &str, attachments: &Attachments) -> Option<String> {
        match self.name {
            "caption" | "wp_caption" => self.caption(),
            "gallery" => self.gallery(key, attachments),
            "embed" => {
                let content = self.content.filter(|content| content.len() <= CONTENT);
                let address = content.map(str::trim).filter(|text| is_address(text));
                let address = escaped(address.or_else(|| self.value("src"))?);
                Some(format!("<a href=\"{address}\">{address}</a>"))
            }
            "audio" => self.player("audio", &["src", "mp3", "m4a", "ogg", "wav", "flac"]),
            "video" => self.player("video", &["src", "mp4", "m4v", "webm", "ogv", "flv"]),
            _ => None,
        }
    }

    /// An image with its caption.
    fn caption(&self) -> Option<String> {
        let content = self.content.filter(|content| content.len() <= CONTENT)?;
        let content = content.trim();
        let (picture, text) = match self.value("caption") {
            Some(text) => (content, text.to_owned()),
            None => {
                // The caption follows the image and its link.
                let end = content.find("</a>").map(|at| at + 4).or_else(|| {
                    let start = content.find("<img")?;
                    Some(start + content.get(start..)?.find('>')? + 1)
                })?;
                let (picture, text) = content.split_at(end);
                (picture, text.trim().to_owned())
            }
        };
        let align = self.value("align").unwrap_or("alignnone");
        let class = escaped(align);
        Some(format!(
            "<figure class=\"wp-caption {class}\">{picture}<figcaption>{text}</figcaption></figure>"
        ))
    }

    /// The named images, or those of the post.
    fn gallery(&self, key: &str, attachments: &Attachments) -> Option<String> {
        let named = self.value("ids").or_else(|| self.value("include"));
        let pictures: Vec<&Attachment> = match named {
            Some(ids) => attachments.with_ids(ids).collect(),
            None => {
                let post = self.value("id").unwrap_or(key);
                let all = attachments.of_post(post);
                all.filter(|one| is_picture(&one.address)).collect()
            }
        };
        if pictures.is_empty() {
            return None;
        }
        let mut html = "<div class=\"gallery\">\n".to_owned();
        for Attachment { address, title, .. } in pictures {
            let (address, title) = (escaped(address), escaped(title));
            html.push_str(&format!(
                "<figure><img src=\"{address}\" alt=\"{title}\"></figure>\n"
            ));
        }
        html.push_str("</div>");
        Some(html)
    }

    fn player(&self, element: &str, sources: &[&str]) -> Option<String> {
        let named = sources.iter().find_map(|name| self.value(name));
        let mut bare = self.attributes.split_whitespace();
        let address = named.or_else(|| bare.find(|word| is_address(word)))?;
        let address = escaped(address.trim_matches(['"', '\'']));
        Some(format!(
            "<{element} controls src=\"{address}\"></{element}>"
        ))
    }

    /// The value of an attribute.
    fn value(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let found = before.split_whitespace().next_back();
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, behind) = match quote {
                Some(quote) => {
                    let inner = after.strip_prefix(quote)?;
                    inner.split_once(quote).unwrap_or((inner, ""))
                }
                None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                return Some(value).filter(|value| !value.is_empty());
            }
            rest = behind;
        }
        None
    }
}

fn is_address(text: &str) -> bool {
    let text = text.trim_matches(['"', '\'']);
    text.starts_with("http://") || text.starts_with("https://")
}

fn is_picture(address: &str) -> bool {
    let name = address.to_ascii_lowercase();
    let name = name.split(['?', '#']).next().unwrap_or_default();
    ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp"]
        .into_iter()
        .any(|extension| name.rsplit('.').next() == Some(extension))
}

/// Escapes an attribute value.
fn escaped(text: &str) -> String {
    text.replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let mut noticed = Vec::new();
        let html = html(text.to_owned(), "1", &Attachments::default(), &mut noticed);
        (html, noticed)
    }

    #[test]
    fn known_shortcodes_become_html() {
        let cases = [
            (
                "a [caption id=\"x\" align=\"alignleft\" width=\"3\"]<a href=\"b\"><img src=\"c\" /></a> Some <em>text</em>[/caption] d",
                "a <figure class=\"wp-caption alignleft\"><a href=\"b\"><img src=\"c\" /></a><figcaption>Some <em>text</em></figcaption></figure> d",
            ),
            (
                "[caption caption=\"It's > here\"]<img src='c'>[/caption]",
                "<figure class=\"wp-caption alignnone\"><img src='c'><figcaption>It's > here</figcaption></figure>",
            ),
            (
                "[embed width=\"1\"]https://x/y?z[/embed]",
                "<a href=\"https://x/y?z\">https://x/y?z</a>",
            ),
            (
                "[audio https://x/a.mp3]",
                "<audio controls src=\"https://x/a.mp3\"></audio>",
            ),
            (
                "[video mp4=\"https://x/a.mp4\"][/video]",
                "<video controls src=\"https://x/a.mp4\"></video>",
            ),
            ("[[gallery ids=\"1\"]]", "[gallery ids=\"1\"]"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), (expected.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn others_stay_and_are_noticed() {
        for text in [
            "[contact-form]",
            "[x y=\"1\"]",
            "[box]text[/box]",
            "[gallery columns=\"2\"]",
        ] {
            let (html, noticed) = read(text);
            assert_eq!(html, text);
            assert_eq!(noticed.len(), 1, "{text}");
        }
        let text = "[sic] [1] [a](b) [c]: d [e][f] [ x ] <a title=\"[gallery ids=3]\"> [";
        assert_eq!(read(text), (text.to_owned(), vec![]));
    }

    #[test]
    fn a_gallery_has_the_pictures_that_are_known() {
        assert!(is_picture("https://x/a.JPG?w=3") && !is_picture("https://x/a.pdf"));
    }
}
