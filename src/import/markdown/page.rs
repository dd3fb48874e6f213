//! One Markdown file as a post.

use std::collections::HashSet;

use jiff::Timestamp;

use super::name::{Address, Name};
use crate::front_matter::{self, FrontMatter, FrontMatterError};
use crate::model::import::PostRecord;
use crate::model::slug;
use crate::model::time::Clock;

/// A file as a post.
#[derive(Debug)]
pub struct Page {
    /// The front matter.
    pub front: FrontMatter,
    /// The post.
    pub record: Box<PostRecord>,
    /// Whether it is a draft by its front matter or its folder.
    pub is_draft: bool,
    /// The warnings.
    pub warnings: Vec<&'static str>,
    /// Whether it is a list page without text, which is not a post in a folder.
    pub(super) is_empty_list: bool,
}

/// Reads the text of the file at this path; an empty path is that of a stream.
///
/// The title is that of the front matter, or else the first heading, or else the words of
/// the file name. The slug is that of the front matter, or else of its URL, or else the
/// file name. A file without a date in its front matter, name or URL is a draft, unless it
/// has `draft: false`.
///
/// # Errors
/// The front matter is malformed.
pub fn read(path: &str, text: &str, clock: &Clock) -> Result<Page, FrontMatterError> {
    let name = Name::of(path);
    let (front, body) = front_matter::read(text)?;
    let (front, body) = match front {
        front if front != FrontMatter::default() => (front, body),
        front => front_matter::read_header(text).unwrap_or((front, body)),
    };
    let mut warnings = Vec::new();
    let address = front.address.as_deref().and_then(Address::read);
    let mut time = |text: &Option<String>| {
        let text = text.as_deref()?;
        let time = clock.written(text).ok().filter(|&time| is_date(time));
        if time.is_none() {
            warnings.push("an invalid date");
        }
        time
    };
    let (date, updated) = (time(&front.date), time(&front.updated));
    let date = date
        .or_else(|| clock.written(name.date.as_deref()?).ok())
        .or_else(|| clock.written(address.as_ref()?.date.as_deref()?).ok())
        .or(updated);
    let is_draft = name.is_draft || front.draft == Some(true);
    let is_published = date.is_none() && !is_draft && front.draft == Some(false);
    if date.is_none() && !is_draft && !is_published {
        warnings.push("a file without a date, which is a draft here");
    }
    let own_slug = front.slug.clone().filter(|slug| !slug.trim().is_empty());
    let slug = own_slug
        .or_else(|| address.map(|address| address.slug))
        .or_else(|| Some(name.stem.clone()).filter(|_| !path.is_empty()));
    let mut old_slugs: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::from_iter(slug.clone());
    for alias in front.aliases.iter().flatten() {
        match Address::read(alias).map(|address| address.slug) {
            Some(old) if seen.contains(&old) => {}
            Some(old) if slug::check(&old).is_ok() => {
                seen.insert(old.clone());
                old_slugs.push(old);
            }
            _ => warnings.push("an alias that cannot be a slug"),
        }
    }
    let title = front.title.clone().filter(|title| !title.trim().is_empty());
    let created_at = date.or(Some(clock.now).filter(|_| is_published));
    let record = PostRecord {
        key: path.to_owned(),
        id: None,
        slug,
        title: title
            .or_else(|| heading(body))
            .unwrap_or_else(|| words(&name.stem)),
        author: front.author.clone(),
        summary: front
            .summary
            .as_deref()
            .map(|summary| summary.trim().to_owned()),
        body: body.to_owned(),
        published_at: date.filter(|_| !is_draft),
        is_published,
        // The creation time of a future post is now.
        created_at: created_at.map(|date| date.min(clock.now)),
        updated_at: updated.or(date.map(|time| time.min(clock.now))),
        comments_open: front.comments.unwrap_or(true),
        tags: front.tags.clone().unwrap_or_default(),
        old_slugs,
        ..PostRecord::default()
    };
    Ok(Page {
        is_empty_list: name.is_list && body.trim().is_empty(),
        front,
        is_draft,
        record: Box::new(record),
        warnings,
    })
}

/// Whether a time is a real date: Hugo writes the start of the year 1 for no date.
fn is_date(time: Timestamp) -> bool {
    time.to_zoned_datetime(jiff::tz::TimeZone::UTC).year() > 1
}

/// The first heading of a text, without its markup.
fn heading(body: &str) -> Option<String> {
    let mut fence: Option<&str> = None;
    let mut before = "";
    for line in body.lines() {
        let trimmed = line.trim();
        let opening = ["```", "~~~"]
            .into_iter()
            .find(|sign| trimmed.starts_with(sign));
        match (fence, opening) {
            (None, Some(_)) => fence = opening,
            (Some(open), Some(closing)) if open == closing => fence = None,
            _ => {}
        }
        if fence.is_some() || opening.is_some() || line.starts_with("    ") {
            before = "";
            continue;
        }
        let text = trimmed.trim_start_matches('#');
        let signs = trimmed.len() - text.len();
        if (1..=6).contains(&signs) && text.starts_with([' ', '\t']) {
            let text = text.trim().trim_end_matches('#').trim_end();
            return Some(text.to_owned()).filter(|text| !text.is_empty());
        }
        let is_underline = !trimmed.is_empty() && trimmed.chars().all(|c| c == '=');
        if is_underline && !before.is_empty() {
            return Some(before.to_owned());
        }
        before = trimmed;
    }
    None
}

/// `my-first_post` as `My first post`.
fn words(stem: &str) -> String {
    let words: Vec<&str> = stem
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found() {
        for (body, expected) in [
            ("# A *b* ##\n", Some("A *b*")),
            ("text\n\n## B\n", Some("B")),
            ("A b\n===\n", Some("A b")),
            ("```\n# no\n```\n### Yes", Some("Yes")),
            ("    # no\n#no\n", None),
            ("#\n", None),
            ("", None),
        ] {
            assert_eq!(heading(body).as_deref(), expected, "{body:?}");
        }
        assert_eq!(words("my-first_post"), "My first post");
        assert_eq!(words("éa"), "Éa");
        assert_eq!(words("--"), "");
    }
}
