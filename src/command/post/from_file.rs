//! A file as a new post, read as an import reads it.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::shared::text::{self, Given};
use crate::context::Context;
use crate::import::markdown;
use crate::model::setting::SLUGS;
use crate::model::slug::{self, Script};
use crate::model::time::BadTime;
use crate::model::{PostKind, Publication, Slug};

/// What a file says about a post beside its front matter.
#[derive(Default)]
pub(super) struct Fallback {
    /// The title.
    pub title: Option<String>,
    /// The slug, to which a number is appended if it is taken.
    pub slug: Option<Slug>,
    /// The time of publication.
    pub publication: Option<Publication>,
    /// Former addresses.
    pub redirects: Vec<String>,
    /// Whether it is a post or a page.
    pub kind: PostKind,
    /// The language.
    pub language: Option<String>,
    /// The lead image.
    pub image: Option<String>,
    /// Whether the file is a whole post, with its title.
    pub is_whole: bool,
    /// Whether the file is a draft only because it has no date.
    pub is_undated: bool,
}

/// Reads the text of the file at this path. Only the name of a Markdown file says something
/// about the post, not that of a pipe or a temporary file.
///
/// # Errors
/// The front matter is malformed.
pub(super) fn read(context: &mut Context, path: &Path, text: &str) -> Result<(Given, Fallback)> {
    let shown = path.to_string_lossy();
    let is_named = path.is_file() && markdown::is_markdown(&shown);
    let name = if is_named { &*shown } else { "" };
    let clock = context.clock()?;
    let page = markdown::read_page(name, text, &clock)
        .with_context(|| format!("cannot read {}", text::name(path)))?;
    let (mut record, mut front) = (*page.record, page.front);
    if page.is_draft {
        front.draft = Some(true);
    }
    // A date that an import reads is read alike; any other is read, or refused, as --at.
    let is_unclear = |date: &str| {
        let read = clock.moment(date);
        matches!(read, Err(BadTime::Skipped(_) | BadTime::Twice(_)))
    };
    if let Some(date) = &front.date
        && clock.written(date).is_ok()
        && !is_unclear(date)
    {
        front.date = record.published_at.map(|time| time.to_string());
    }
    let script = match context.effective(SLUGS)?.as_deref() {
        Some("ascii") => Script::Ascii,
        _ => Script::Unicode,
    };
    // Only an address that the file gives is a former one.
    if front.address.is_none() || front.path.is_some() {
        record.address = None;
    }
    let redirects = record.former_addresses().collect();
    let fallback = Fallback {
        title: Some(record.title).filter(|title| !title.is_empty()),
        slug: record.slug.map(|slug| slug::kept(&slug, script)),
        publication: Some(match record.published_at {
            Some(time) => Publication::At(time),
            None => Publication::Draft,
        }),
        redirects,
        kind: record.kind,
        language: record.language,
        image: record.image,
        is_whole: true,
        is_undated: record.published_at.is_none() && front.draft.is_none(),
    };
    let body = Some(record.body);
    Ok((Given { front, body }, fallback))
}
