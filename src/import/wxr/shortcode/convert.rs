//! Shortcodes as HTML.

use super::Code;
use super::names::{CODE, ELSEWHERE, NO_LANGUAGE};
use crate::import::wxr::attachment::{Attachment, Attachments};
use crate::markup::html;

/// The maximum length of images and captions, in bytes.
const CONTENT: usize = 4_000;

impl<'a> Code<'a> {
    /// Converts it to HTML, if it is known and complete.
    pub(super) fn html(&self, key: &str, attachments: &Attachments) -> Option<String> {
        match self.name {
            name if CODE.contains(&name) => self.code(),
            "caption" | "wp_caption" => self.caption(),
            "gallery" => self.gallery(key, attachments),
            "playlist" => self.playlist(key, attachments),
            "embed" => {
                let content = self.content.filter(|content| content.len() <= CONTENT);
                let address = content.map(str::trim).filter(|text| is_address(text));
                let address = escaped(address.or_else(|| self.value("src"))?);
                Some(format!("<a href=\"{address}\">{address}</a>"))
            }
            "audio" => self.player("audio", &["src", "mp3", "m4a", "ogg", "wav", "flac"]),
            "video" => self.player("video", &["src", "mp4", "m4v", "webm", "ogv", "flv"]),
            name => {
                let (_, site) = ELSEWHERE.iter().find(|(known, _)| *known == name)?;
                self.elsewhere(site)
            }
        }
    }

    /// Code, of which character references are resolved once.
    fn code(&self) -> Option<String> {
        let code = self.content?;
        let code = code.strip_prefix('\n').unwrap_or(code);
        let code = code.strip_suffix('\n').unwrap_or(code);
        let code = html::escape(&html::unescape(code));
        let named = ["language", "lang"]
            .iter()
            .find_map(|name| self.value(name));
        let language = named.or(Some(self.name).filter(|name| !NO_LANGUAGE.contains(name)));
        let class = language.map_or_else(String::new, |language| {
            format!(" class=\"language-{}\"", escaped(language.trim()))
        });
        Some(format!("<pre><code{class}>{code}</code></pre>"))
    }

    /// A link to what is elsewhere: an address, or the id of something on a site.
    fn elsewhere(&self, site: &str) -> Option<String> {
        let content = self.content.filter(|content| content.len() <= CONTENT);
        let value = ["id", "url", "src", "v", "video"]
            .iter()
            .find_map(|name| self.value(name));
        let bare = self.attributes.trim().trim_start_matches('=');
        let bare = bare
            .split_whitespace()
            .next()
            .map(|word| word.trim_matches(['"', '\'']));
        let mut found = [content, bare.filter(|word| is_address(word)), value, bare]
            .into_iter()
            .flatten()
            .map(str::trim);
        let found = found.find(|found| !found.is_empty())?;
        let is_id = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
        let address = if is_address(found) {
            found.to_owned()
        } else if found.starts_with("//") {
            format!("https:{found}")
        } else if !site.is_empty() && found.chars().all(is_id) {
            format!("{site}{found}")
        } else {
            return None;
        };
        let address = escaped(&address);
        Some(format!("<a href=\"{address}\">{address}</a>"))
    }

    /// Links to the named files.
    fn playlist(&self, key: &str, attachments: &Attachments) -> Option<String> {
        let files: Vec<&Attachment> = match self.value("ids") {
            Some(ids) => attachments.with_ids(ids).collect(),
            None => {
                let all = attachments.of_post(key);
                all.filter(|one| !is_picture(&one.address)).collect()
            }
        };
        let items = files.iter().map(|Attachment { address, title, .. }| {
            let (address, title) = (escaped(address), escaped(title));
            format!("<li><a href=\"{address}\">{title}</a></li>")
        });
        let items: String = items.collect();
        (!items.is_empty()).then(|| format!("<ul>{items}</ul>"))
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

pub(super) fn is_picture(address: &str) -> bool {
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
