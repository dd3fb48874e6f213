//! Medium exports: a folder or a zip with a file of HTML per story, drafts included.
//!
//! Responses to stories of others are files like all others. They are imported as posts,
//! and reported if they look like a response: they have no heading.

use std::cell::Cell;

use super::address::address;
use super::archive::{Archive, file_name};
use super::clean::clean;
use super::html;
use super::tags::{element, elements, plain, replace};
use super::{Item, Location, ReadError, What, timestamp};
use crate::markup::html::escape;
use crate::model::import::PostRecord;

/// The start of the name of a draft.
const DRAFT: &str = "draft_";

/// The smallest number of digits of an id.
const ID_LENGTH: usize = 8;

/// Reads an export.
pub fn read<E: From<ReadError>>(
    archive: &mut Archive,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let names = stories(archive.names());
    if names.is_empty() {
        let message = "there are no stories: name the export of Medium, a folder or a zip that \
                       has a folder `posts`";
        return Err(ReadError::Unusable(message.to_owned()).into());
    }
    let mut is_first = true;
    for name in names {
        let place = Location {
            file: Some(name.clone()),
            line: None,
        };
        let text = match archive.read_text(&name) {
            Ok(text) => text,
            Err(reason) => {
                each(place.item(What::Malformed(reason)))?;
                continue;
            }
        };
        let found = story(&name, &text);
        if is_first && let Some(account) = account(&text) {
            each(place.item(What::Source(account)))?;
        }
        is_first = false;
        for what in found {
            each(place.item(what))?;
        }
    }
    Ok(())
}

/// The files with stories: those in a folder `posts`, or those of a folder without one.
fn stories(names: &[String]) -> Vec<String> {
    let is_page = |name: &&String| name.to_ascii_lowercase().ends_with(".html");
    let is_post = |name: &&String| {
        let mut parts = name.rsplit('/');
        parts.nth(1) == Some("posts")
    };
    let pages = names.iter().filter(is_page);
    let posts: Vec<String> = pages.clone().filter(is_post).cloned().collect();
    if !posts.is_empty() {
        return posts;
    }
    let is_root = |name: &&String| !name.contains('/') && name.as_str() != "README.html";
    pages.filter(is_root).cloned().collect()
}

/// The account of the author: `@ann`.
fn account(text: &str) -> Option<String> {
    let author = element(text, |tag| tag.has_class("p-author"))?;
    let link = author.tag.attribute("href")?;
    let name = link.trim_end_matches('/').rsplit('/').next()?.to_owned();
    Some(name).filter(|name| name.starts_with('@'))
}

/// Converts the file of a story.
fn story(path: &str, text: &str) -> Vec<What> {
    let Some(content) = element(text, |tag| {
        tag.name == "section" && tag.attribute("data-field").as_deref() == Some("body")
    }) else {
        return vec![What::Malformed(
            "this is not a story of Medium: it has no section `body`".to_owned(),
        )];
    };
    let mut found = Vec::new();
    let class = |class: &'static str| element(text, move |tag| tag.has_class(class));
    let title = class("p-name").or_else(|| element(text, |tag| tag.name == "title"));
    let title = title.map(|title| plain(title.inner)).unwrap_or_default();
    let (body, has_heading) = without_heading(content.inner, &title);
    let words = plain(&body);
    let begins = title.trim_end_matches(['…', '.']).trim_end();
    if !has_heading && !begins.is_empty() && words.starts_with(begins) {
        let what = "a story without a heading, perhaps a response to another one";
        found.push(What::Notice(what, title.clone()));
    }
    let body = embeds(&body, &mut found);
    let subtitle = class("p-summary").map(|part| plain(part.inner));
    let file = file_name(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_draft = stem.starts_with(DRAFT);
    let canonical = class("p-canonical").and_then(|link| link.tag.attribute("href"));
    let address = canonical.as_deref().and_then(address);
    let id = id(stem)
        .or_else(|| id(address.as_deref()?))
        .map(str::to_owned);
    let id = id.as_deref();
    let date = class("dt-published").and_then(|time| time.tag.attribute("datetime"));
    let in_name = || stem.split('_').next().and_then(timestamp::exact);
    let date = date.as_deref().and_then(timestamp::exact).or_else(in_name);
    if date.is_none() && !is_draft {
        found.push(What::Warning("an invalid date".to_owned()));
    }
    let slug = address.as_deref().and_then(super::address::slug);
    let slug = slug.map(|slug| match id.and_then(|id| slug.strip_suffix(id)) {
        Some(name) => name.trim_end_matches('-').to_owned(),
        None => slug,
    });
    let tags = elements(text, |tag| {
        tag.has_class("p-tag") || tag.has_class("p-category")
    });
    let image = elements(content.inner, |tag| tag.name == "img").into_iter();
    let mut featured = image.filter(|image| image.tag.attribute("data-is-featured").is_some());
    found.push(What::Post(Box::new(PostRecord {
        key: id.unwrap_or(stem).to_owned(),
        slug: slug.filter(|slug| !slug.is_empty()),
        address: address.filter(|_| !is_draft),
        redirects: id
            .filter(|_| !is_draft)
            .map(|id| format!("/p/{id}"))
            .into_iter()
            .collect(),
        title,
        author: class("p-author").map(|author| plain(author.inner)),
        summary: subtitle.filter(|text| !is_cut(text, &words)),
        image: featured.next().and_then(|image| image.tag.attribute("src")),
        body: html::markdown(&clean(&body)),
        published_at: date.filter(|_| !is_draft),
        created_at: date,
        comments_open: true,
        tags: tags.iter().map(|tag| plain(tag.inner)).collect(),
        ..PostRecord::default()
    })));
    found
}

/// The hexadecimal id at the end of a name: `A-title-0123456789ab`.
fn id(name: &str) -> Option<&str> {
    let last = name.rsplit(['-', '_', '/']).next()?;
    let is_id = last.len() >= ID_LENGTH && last.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then_some(last)
}

/// Whether a subtitle is only the start of the text, which Medium uses if there is none.
fn is_cut(subtitle: &str, words: &str) -> bool {
    let start = subtitle.strip_suffix('…').map(str::trim_end);
    subtitle.is_empty() || start.is_some_and(|start| words.contains(start))
}

/// The body without the rule at its start and the heading that repeats the title, and
/// whether it had that.
fn without_heading(body: &str, title: &str) -> (String, bool) {
    let is_first = Cell::new(true);
    let mut has_heading = false;
    let body = replace(
        body,
        |tag| tag.has_class("section-divider") && is_first.replace(false),
        |_| Some(String::new()),
    );
    let is_first = Cell::new(true);
    let body = replace(
        &body,
        |tag| matches!(tag.name.as_str(), "h1" | "h2" | "h3" | "h4") && is_first.replace(false),
        |heading| {
            has_heading = plain(heading.inner) == title;
            has_heading.then(String::new)
        },
    );
    (body, has_heading)
}

/// Makes embedded scripts and cards links, and names the languages of code as CommonMark
/// does.
fn embeds(body: &str, found: &mut Vec<What>) -> String {
    replace(
        body,
        |tag| matches!(tag.name.as_str(), "script" | "pre") || tag.has_class("graf--mixtapeEmbed"),
        |part| {
            if part.tag.name == "div" {
                return card(part.inner);
            }
            if part.tag.name == "pre" {
                let language = part.tag.attribute("data-code-block-lang")?;
                let inner = part.inner;
                let language = escape(&language);
                return Some(format!(
                    "<pre><code class=\"language-{language}\">{inner}</code></pre>"
                ));
            }
            let link = part.tag.attribute("src")?;
            let link = link.strip_suffix(".js").unwrap_or(&link);
            found.push(What::Notice("an embed became a link", link.to_owned()));
            let link = escape(link);
            Some(format!("<p><a href=\"{link}\">{link}</a></p>"))
        },
    )
}

/// A card that leads to another page: its title as a link, then its description.
fn card(html: &str) -> Option<String> {
    let link = element(html, |tag| tag.name == "a")?;
    let address = escape(&link.tag.attribute("href")?);
    let part = |name: &'static str| element(link.inner, move |tag| tag.name == name);
    let text = |name| part(name).map(|part| escape(&plain(part.inner)));
    let title = text("strong").unwrap_or_else(|| escape(&plain(link.inner)));
    let about = text("em")
        .map(|about| format!("<br>{about}"))
        .unwrap_or_default();
    Some(format!("<p><a href=\"{address}\">{title}</a>{about}</p>"))
}
