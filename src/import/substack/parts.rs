//! The parts of a post that only work on Substack, or whose content is in an attribute.

use crate::import::What;
use crate::import::tags::{Element, element, plain, replace, tags};
use crate::markup::html::escape;

/// Parts of a post that only work on Substack.
const WIDGETS: [&str; 6] = [
    "subscription-widget-wrap",
    "subscription-widget-wrap-editor",
    "install-substack-app-embed",
    "community-chat",
    "directMessage",
    "paywall-jump",
];

/// Parts whose content may only be in an attribute.
const EMBEDS: [&str; 14] = [
    "tweet",
    "twitter-embed",
    "digest-post-embed",
    "embedded-post-wrap",
    "embedded-publication-wrap",
    "bluesky-wrap",
    "instagram",
    "tiktok-wrap",
    "file-embed-wrapper",
    "latex-rendered",
    "poll-embed",
    "native-audio-embed",
    "native-video-embed",
    "image-gallery-embed",
];

/// Removes forms and buttons of Substack, makes embeds visible, and makes notes and
/// quotations paragraphs.
pub(super) fn parts(text: &str, found: &mut Vec<What>) -> String {
    let is_part = |class: &str| {
        WIDGETS.contains(&class)
            || EMBEDS.contains(&class)
            || matches!(
                class,
                "button-wrapper" | "captioned-button-wrap" | "footnote" | "pullquote"
            )
    };
    replace(
        text,
        |tag| {
            let classes = tag.attribute("class").unwrap_or_default();
            classes.split_whitespace().any(is_part)
        },
        |part| {
            let is_widget = WIDGETS.iter().any(|class| part.tag.has_class(class));
            let is_button =
                part.tag.has_class("button-wrapper") || part.tag.has_class("captioned-button-wrap");
            if is_widget || is_button && is_own_button(part) {
                let name = part.tag.attribute("class").unwrap_or_default();
                found.push(What::Notice(
                    "a form or button of Substack was dropped",
                    name,
                ));
                return Some(String::new());
            }
            if part.tag.has_class("pullquote") {
                return Some(format!("<blockquote>{}</blockquote>", part.inner));
            }
            if part.tag.has_class("footnote") {
                return footnote(part.inner);
            }
            let is_visible = !plain(part.inner).is_empty()
                || tags(part.inner)
                    .any(|tag| matches!(tag.name.as_str(), "img" | "iframe" | "video" | "audio"));
            (!is_visible).then(|| embed(part, found))
        },
    )
}

/// A footnote, with its number in its first paragraph.
fn footnote(html: &str) -> Option<String> {
    let number = element(html, |tag| tag.has_class("footnote-number"))?;
    let content = element(html, |tag| tag.has_class("footnote-content"))?;
    let link = html.get(number.range)?;
    Some(match content.inner.split_once("<p>") {
        Some((before, after)) => format!("{before}<p>{link} {after}"),
        None => format!("<p>{link} {}</p>", content.inner),
    })
}

/// The attributes that Substack stores as JSON.
fn stored(part: &Element<'_>) -> serde_json::Value {
    let text = part.tag.attribute("data-attrs").unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Whether a part is a button to subscribe, to share or to comment.
fn is_own_button(part: &Element<'_>) -> bool {
    let stored = stored(part);
    let link = stored.get("url").and_then(serde_json::Value::as_str);
    let link = link.unwrap_or_default();
    ["/subscribe", "action=share", "/comments", "%%"]
        .iter()
        .any(|sign| link.contains(sign))
}

/// An embed without content of its own as a link or a quotation.
fn embed(part: &Element<'_>, found: &mut Vec<What>) -> String {
    let stored = stored(part);
    let text = |names: &[&str]| {
        let values = names.iter().filter_map(|name| stored.get(*name)?.as_str());
        values
            .map(str::trim)
            .find(|text| !text.is_empty())
            .map(escape)
    };
    if let Some(formula) = text(&["persistentExpression"]) {
        return format!("<p><code>{formula}</code></p>");
    }
    let images = stored
        .pointer("/gallery/images")
        .and_then(serde_json::Value::as_array);
    if let Some(images) = images {
        let sources = images.iter().filter_map(|image| image.get("src")?.as_str());
        let images = sources.map(|source| format!("<p><img src=\"{}\"></p>", escape(source)));
        return images.collect();
    }
    let link = text(&["url", "canonical_url", "link"]);
    let quote = text(&["full_text", "text"]);
    let title = text(&["title", "name", "username"]);
    let name = part.tag.attribute("class").unwrap_or_default();
    match (link, quote) {
        (Some(link), Some(quote)) => {
            found.push(What::Notice("an embed became a link", link.clone()));
            let title = title.unwrap_or_else(|| link.clone());
            format!("<blockquote><p>{quote}</p><p><a href=\"{link}\">{title}</a></p></blockquote>")
        }
        (Some(link), None) => {
            found.push(What::Notice("an embed became a link", link.clone()));
            let title = title.unwrap_or_else(|| link.clone());
            format!("<p><a href=\"{link}\">{title}</a></p>")
        }
        (None, Some(quote)) => format!("<blockquote><p>{quote}</p></blockquote>"),
        (None, None) => {
            found.push(What::Notice("an embed was dropped", name));
            String::new()
        }
    }
}
