//! Substack exports: a folder or a zip with `posts.csv` and a file of HTML per post.
//! Comments and subscribers are not part of the posts, and are not read.

use std::collections::{HashMap, HashSet};

use super::archive::{Archive, file_name};
use super::clean::clean;
use super::html;
use super::tags::{Element, element, plain, replace, tags};
use super::{Item, Location, ReadError, What, timestamp};
use crate::markup::html::escape;
use crate::model::PostKind;
use crate::model::import::PostRecord;

/// The list of the posts.
const LIST: &str = "posts.csv";

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

/// Reads an export.
pub fn read<E: From<ReadError>>(
    archive: &mut Archive,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let names = archive.names();
    let list = names.iter().filter(|name| file_name(name) == LIST);
    let Some(list) = list.min_by_key(|name| name.len()).cloned() else {
        let message = "there is no posts.csv: name the export of Substack, a folder or a zip";
        return Err(ReadError::Unusable(message.to_owned()).into());
    };
    let place = |name: &str, line| Location {
        file: Some(name.to_owned()),
        line,
    };
    if let Some(publication) = names.iter().find_map(|name| publication(name)) {
        each(Location::default().item(What::Source(publication)))?;
    }
    let pages = names.iter().filter(|name| name.ends_with(".html"));
    let mut pages: HashMap<String, String> = pages
        .map(|name| {
            (
                file_name(name).trim_end_matches(".html").to_owned(),
                name.clone(),
            )
        })
        .collect();
    let text = archive.read_text(&list).map_err(ReadError::Unusable)?;
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headers = rows.headers().cloned().unwrap_or_default();
    if !headers.iter().any(|name| name == "post_id") {
        let message = format!("{list} is not the list of Substack: it has no column `post_id`");
        return Err(ReadError::Unusable(message).into());
    }
    let mut seen = HashSet::new();
    for row in rows.records() {
        let (row, line) = match row {
            Ok(row) => {
                let line = row.position().map(csv::Position::line);
                (row, line)
            }
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                let malformed = What::Malformed("this is not a row of the list".to_owned());
                each(place(&list, line).item(malformed))?;
                continue;
            }
        };
        let row = Row {
            headers: &headers,
            row: &row,
        };
        let id = row.get("post_id");
        if id.is_empty() || !seen.insert(id.to_owned()) {
            continue;
        }
        let number = id.split('.').next().unwrap_or_default();
        let name = pages.remove(id).or_else(|| pages.remove(number));
        let at = match &name {
            Some(name) => place(name, None),
            None => place(&list, line),
        };
        let text = match name.map(|name| archive.read_text(&name)) {
            Some(Err(reason)) => {
                each(at.item(What::Malformed(reason)))?;
                continue;
            }
            Some(Ok(text)) => text,
            None => String::new(),
        };
        for what in post(&row, id, &text) {
            each(at.item(what))?;
        }
    }
    let mut unlisted: Vec<_> = pages.into_values().collect();
    unlisted.sort_unstable();
    for name in unlisted {
        each(place(&name, None).item(What::Skipped("file", "not in posts.csv")))?;
    }
    Ok(())
}

/// The publication in the name of the list of its readers: `email_list.notes.csv`.
fn publication(name: &str) -> Option<String> {
    let name = file_name(name).strip_prefix("email_list.")?;
    let name = name.strip_suffix(".csv")?;
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

/// A row of the list.
struct Row<'a> {
    headers: &'a csv::StringRecord,
    row: &'a csv::StringRecord,
}

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        let at = self.headers.iter().position(|name| name == column);
        at.and_then(|at| self.row.get(at)).unwrap_or_default()
    }

    fn value(&self, column: &str) -> Option<String> {
        Some(self.get(column).to_owned()).filter(|value| !value.is_empty())
    }
}

/// Converts a post.
fn post(row: &Row<'_>, id: &str, text: &str) -> Vec<What> {
    let mut found = Vec::new();
    let title = row.get("title").to_owned();
    let named = if title.is_empty() {
        id.to_owned()
    } else {
        title.clone()
    };
    let kind = row.get("type");
    let audio = row.value("podcast_url");
    if text.trim().is_empty() && audio.is_none() {
        found.push(What::Notice("a post without a text was left out", named));
        found.push(What::Skipped("post", "no text of its own"));
        return found;
    }
    if !matches!(kind, "" | "newsletter" | "page" | "podcast") {
        found.push(What::Notice(
            "a post of another type",
            format!("{kind}: {named}"),
        ));
    }
    let is_published = row.get("is_published").eq_ignore_ascii_case("true");
    let audience = row.get("audience");
    if is_published && !matches!(audience, "" | "everyone") {
        let what = "a post for subscribers is readable by everyone here";
        found.push(What::Notice(what, format!("{named} ({audience})")));
    }
    let date = row.value("post_date");
    let created_at = date.as_deref().and_then(timestamp::exact);
    if created_at.is_none() && (is_published || date.is_some()) {
        found.push(What::Warning("an invalid date".to_owned()));
    }
    let mut body = html::markdown(&clean(&parts(text, &mut found)));
    if let Some(audio) = audio.filter(|audio| !body.contains(audio.as_str())) {
        found.push(What::Notice("an episode links to its audio file", named));
        body.push_str(&super::attachment(&audio));
    }
    let (number, slug) = id.split_once('.').unwrap_or((id, ""));
    let slug = Some(slug.to_owned()).filter(|slug| !slug.is_empty());
    found.push(What::Post(Box::new(PostRecord {
        key: number.to_owned(),
        address: slug
            .as_ref()
            .filter(|_| is_published)
            .map(|slug| format!("/p/{slug}")),
        slug,
        kind: match kind {
            "page" => PostKind::Page,
            _ => PostKind::Post,
        },
        title,
        summary: row.value("subtitle"),
        body,
        published_at: created_at.filter(|_| is_published),
        created_at,
        comments_open: true,
        ..PostRecord::default()
    })));
    found
}

/// Removes forms and buttons of Substack, makes embeds visible, and makes notes and
/// quotations paragraphs.
fn parts(text: &str, found: &mut Vec<What>) -> String {
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
