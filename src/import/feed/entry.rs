//! An entry of a feed, of any kind, as a post.

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::Texts;
use crate::import::address::{address, slug};
use crate::import::tags::{plain, resolve_links, tags};
use crate::import::{What, attachment, html, timestamp};
use crate::markup::html::{escape, unescape};
use crate::model::import::{Digest, PostRecord};
use crate::model::time::{Clock, whole_seconds};

/// The elements that a title may have.
const IN_TITLES: [&str; 13] = [
    "a", "abbr", "b", "br", "cite", "code", "em", "i", "p", "span", "strong", "sub", "sup",
];

/// How a summary ends that is the start of a text.
const CUTS: [&str; 8] = [
    "…",
    "...",
    "[…]",
    "[...]",
    "read more",
    "continue reading",
    "weiterlesen",
    "→",
];

/// The longest summary that is kept, in characters.
const SUMMARY: usize = 1_000;

/// The fields of an entry.
#[derive(Default)]
pub(super) struct Entry {
    pub id: Option<String>,
    pub link: Option<String>,
    /// The URL that relative links are resolved against.
    pub base: String,
    pub title: Text,
    pub author: Option<String>,
    /// The whole text.
    pub content: Text,
    pub summary: Text,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub tags: Vec<String>,
    pub language: Option<String>,
    pub image: Option<String>,
    pub attachments: Vec<String>,
}

/// A text of a feed.
#[derive(Default, PartialEq, Eq)]
pub(super) enum Text {
    #[default]
    None,
    /// Text without markup.
    Plain(String),
    /// HTML.
    Html(String),
    /// What may be either: the titles of RSS.
    Either(String),
}

impl Text {
    fn is_empty(&self) -> bool {
        match self {
            Text::None => true,
            Text::Plain(text) | Text::Html(text) | Text::Either(text) => text.trim().is_empty(),
        }
    }

    /// The text without markup.
    fn words(&self) -> String {
        match self {
            Text::None => String::new(),
            Text::Plain(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Text::Html(html) => plain(html),
            Text::Either(text) => {
                let is_markup = tags(text).all(|tag| IN_TITLES.contains(&tag.name.as_str()));
                match is_markup {
                    true => plain(text),
                    false => unescape(text).trim().to_owned(),
                }
            }
        }
    }

    /// The text as HTML, with links resolved.
    fn html(&self, base: &str) -> String {
        match self {
            Text::None => String::new(),
            Text::Plain(text) => paragraphs(&escape(text), "<br>\n"),
            Text::Html(html) | Text::Either(html) if tags(html).next().is_none() => {
                paragraphs(html, "\n")
            }
            Text::Html(html) | Text::Either(html) => resolve_links(html, base),
        }
    }
}

/// Makes blank lines separate paragraphs.
fn paragraphs(text: &str, line_end: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let parts = text
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let parts = parts.map(|part| format!("<p>{}</p>", part.replace('\n', line_end)));
    parts.collect::<Vec<_>>().join("\n")
}

impl Entry {
    /// Converts the entry.
    pub(super) fn what(self, clock: &Clock, texts: &mut Texts) -> Vec<What> {
        let mut found = Vec::new();
        let link = self
            .link
            .as_deref()
            .map(str::trim)
            .filter(|link| !link.is_empty());
        let base = match self.base.as_str() {
            "" => link.unwrap_or_default(),
            base => base,
        };
        let title = self.title.words();
        let is_summary = self.content.is_empty();
        let text = match is_summary {
            true => &self.summary,
            false => &self.content,
        };
        let words = text.words();
        texts.add(is_summary, words.chars().count());
        let name = link.or(self.id.as_deref()).unwrap_or(&title).to_owned();
        if is_summary && is_cut(&words) {
            let what = "the feed has only the start of a text";
            found.push(What::Notice(what, name.clone()));
        }
        let mut time = |text: &Option<String>| {
            let text = text
                .as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty())?;
            let time = date(text, clock);
            if time.is_none() {
                found.push(What::Warning("an invalid date".to_owned()));
            }
            time
        };
        let updated = time(&self.updated);
        let published = time(&self.published).or(updated);
        let mut body = html::markdown(&text.html(base));
        let mut image = self
            .image
            .map(|image| super::super::address::resolve(base, &image));
        for file in &self.attachments {
            let file = super::super::address::resolve(base, file);
            if is_image(&file) {
                image.get_or_insert(file);
            } else if !body.contains(&file) {
                body.push_str(&attachment(&file));
            }
        }
        let summary = self.summary.words();
        let is_own = !is_summary
            && !is_cut(&summary)
            && !words.starts_with(&summary)
            && summary.chars().count() <= SUMMARY;
        let address = link.and_then(address);
        let key = self
            .id
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty())
            .or(link);
        let key = key.map_or_else(|| digest(&title, &words), str::to_owned);
        found.push(What::Post(Box::new(PostRecord {
            key,
            slug: address.as_deref().and_then(slug),
            address,
            title,
            author: self
                .author
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty()),
            summary: Some(summary).filter(|text| is_own && !text.is_empty()),
            language: self.language,
            guid: self.id,
            image,
            body,
            published_at: published,
            is_published: published.is_none(),
            created_at: published
                .or(Some(clock.now))
                .map(|time| time.min(clock.now)),
            updated_at: updated,
            comments_open: true,
            tags: self.tags,
            ..PostRecord::default()
        })));
        found
    }
}

fn digest(title: &str, text: &str) -> String {
    let mut digest = Digest::default();
    digest.add(Some(title));
    digest.add(Some(text));
    format!("{:x}", digest.number())
}

/// Whether a text is the start of another.
fn is_cut(words: &str) -> bool {
    let end = words.trim_end_matches([' ', '»', '>', '.']).to_lowercase();
    let whole = words.trim_end().to_lowercase();
    CUTS.iter()
        .any(|cut| whole.ends_with(cut) || end.ends_with(cut))
        || whole.contains(" appeared first on ")
}

fn is_image(url: &str) -> bool {
    let path = url
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"];
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Reads a time in any of the forms that feeds have.
fn date(text: &str, clock: &Clock) -> Option<Timestamp> {
    let relaxed = || {
        let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
        parser.parse_timestamp(text).ok().map(whole_seconds)
    };
    timestamp::mail(text)
        .or_else(|| timestamp::exact(text))
        .or_else(relaxed)
        .or_else(|| clock.written(text).ok())
}
