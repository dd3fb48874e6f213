//! One file as a post.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::tz::Offset;
use unicode_normalization::UnicodeNormalization;

use super::name::{Address, Name};
use super::site::{Entry, Published, Site};
use super::template::{self, Resolve};
use super::title::{heading, words};
use crate::front_matter::{self, FrontMatter, FrontMatterError, Imported};
use crate::import::html;
use crate::model::PostKind;
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
    /// What was changed or dropped: the kind, and which.
    pub(super) notices: Vec<(&'static str, String)>,
    /// Why the file is not a post in a folder: the kind, and the reason.
    pub(super) left_out: Option<(&'static str, &'static str)>,
}

/// Reads the text of the file at this path, strictly; an empty path is that of a stream.
///
/// # Errors
/// The front matter is malformed, or a value in it is of a wrong type.
pub fn read(path: &str, text: &str, clock: &Clock) -> Result<Page, FrontMatterError> {
    read_in(&Site::default(), path, path, text, clock, &mut |_| None)
}

/// Reads the text of the file at this path; `in_site` is its path in the site.
///
/// The title is that of the front matter, or else the first heading, or else the words of
/// the file name. The slug is that of the front matter, or else of its URL, or else the
/// file name. A file without a date in its front matter, name or URL is a draft, unless it
/// has `draft: false` or its generator publishes such files. `resolve` finds the addresses
/// of other files.
///
/// # Errors
/// The front matter is malformed.
pub(super) fn read_in(
    site: &Site,
    in_site: &str,
    path: &str,
    text: &str,
    clock: &Clock,
    resolve: Resolve<'_>,
) -> Result<Page, FrontMatterError> {
    let name = Name::of(path);
    let (front, imported, body) = front_matter::read_imported(text, site.options(in_site))?;
    let has_metadata = front != FrontMatter::default() || imported != Imported::default();
    let is_html = is_html(path);
    let own_clock = site.clock(clock);
    let mut reading = Reading {
        site,
        clock: own_clock.as_ref().unwrap_or(clock),
        notices: Vec::new(),
    };
    let times = reading.times(&name, &front, &imported);
    let body = match is_html {
        true => html::markdown(body),
        false => body.to_owned(),
    };
    let generator = site.generator_of(in_site);
    let (body, tags) = template::expand(generator, body, site.base(), resolve);
    for tag in &tags {
        reading.notice("a template tag stays in the text", tag);
    }
    let given_title = front.title.as_deref().map(str::trim);
    let title: String = given_title
        .filter(|title| !title.is_empty())
        .map(str::to_owned)
        .or_else(|| heading(&body))
        .unwrap_or_else(|| words(&name.stem))
        .nfc()
        .collect();
    let is_draft = name.is_draft || front.draft == Some(true) || times.is_over;
    let entry = Entry {
        path: in_site,
        name: &name,
        front: &front,
        imported: &imported,
        title: &title,
        date: times
            .date
            .map(|date| reading.site.local(date, times.offset, reading.clock)),
        is_draft,
    };
    let mut published = site.publish(&entry);
    let usual = site.usual(&entry);
    if published.address.is_none() {
        published.address.clone_from(&usual);
    }
    let is_told = front.draft == Some(false) || published.needs_no_date;
    let is_published = times.date.is_none() && !is_draft && is_told;
    if times.date.is_none() && !is_draft && !is_published {
        reading.notice("a file without a date, which is a draft here", path);
    }
    let slug = reading.slug(path, &entry, &published);
    let (redirects, old_slugs) = reading.redirects(&entry, &published, usual);
    reading.fields(&imported);
    let created_at = times.date.or(Some(clock.now).filter(|_| is_published));
    let left_out = match is_html {
        _ if name.is_list && body.trim().is_empty() => Some(("list", "no text of its own")),
        true if !has_metadata => Some(("file", "HTML without front matter")),
        true if published.kind == Some(PostKind::Page) && text.contains("{%") => {
            Some(("file", "a template"))
        }
        _ => site
            .left_out(in_site, has_metadata)
            .map(|why| ("file", why)),
    };
    let nfc = |text: &String| text.nfc().collect::<String>();
    let record = PostRecord {
        key: path.to_owned(),
        slug,
        kind: published.kind.unwrap_or_default(),
        path: published.address.clone().filter(|_| imported.has_own_path),
        address: published.address,
        redirects,
        title,
        author: front.author.clone(),
        summary: front
            .summary
            .as_deref()
            .map(|summary| summary.trim().to_owned()),
        language: imported.language.clone().or(published.language),
        guid: imported.guid.clone(),
        image: imported.image.clone(),
        body,
        published_at: times.date.filter(|_| !is_draft),
        is_published,
        // The creation time of a future post is now.
        created_at: created_at.map(|date| date.min(clock.now)),
        updated_at: times.updated.or(times.date.map(|time| time.min(clock.now))),
        comments_open: front.comments.unwrap_or(true),
        tags: front.tags.iter().flatten().map(nfc).collect(),
        old_slugs,
        ..PostRecord::default()
    };
    Ok(Page {
        left_out,
        front,
        is_draft,
        record: Box::new(record),
        notices: reading.notices,
    })
}

/// Whether a file is HTML, by its name.
pub(super) fn is_html(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm")
}

/// The times of a file.
#[derive(Default)]
struct Times {
    date: Option<Timestamp>,
    /// The offset that the date gives.
    offset: Option<Offset>,
    updated: Option<Timestamp>,
    /// Whether its generator stopped showing it.
    is_over: bool,
}

/// Reading one file.
struct Reading<'a> {
    site: &'a Site,
    clock: &'a Clock,
    notices: Vec<(&'static str, String)>,
}

impl Reading<'_> {
    fn notice(&mut self, what: &'static str, which: &str) {
        self.notices.push((what, which.to_owned()));
    }

    fn time(&mut self, text: Option<&String>) -> Option<(Timestamp, Option<Offset>)> {
        let text = text?.trim();
        let time = self.clock.written_with_offset(text).ok();
        let time = time.filter(|&(time, _)| is_date(time));
        if time.is_none() && !text.is_empty() {
            self.notice("an invalid date", text);
        }
        time
    }

    fn times(&mut self, name: &Name, front: &FrontMatter, imported: &Imported) -> Times {
        let (date, updated) = (
            self.time(front.date.as_ref()),
            self.time(front.updated.as_ref()),
        );
        let address = front.address.as_deref().and_then(Address::read);
        let day = |text: &str| self.clock.written(text).ok();
        let of_name = || day(name.date.as_deref()?);
        let of_address = || day(address.as_ref()?.date.as_deref()?);
        let (time, offset) = match date {
            Some((time, offset)) => (Some(time), offset),
            None => {
                let updated = updated.map(|(time, _)| time);
                (of_name().or_else(of_address).or(updated), None)
            }
        };
        let now = self.clock.now;
        let publish = self.time(imported.publish.as_ref()).map(|(time, _)| time);
        let expires = self.time(imported.expires.as_ref()).map(|(time, _)| time);
        let is_over = expires.is_some_and(|time| time <= now);
        if is_over && let Some(text) = &imported.expires {
            self.notice("an expired post is a draft here", text);
        }
        Times {
            // A future time of publication hides a post with an earlier date.
            date: publish.filter(|&time| time > now).or(time),
            offset,
            updated: updated.map(|(time, _)| time),
            is_over,
        }
    }

    /// The slug: that of the front matter, of the address there, of the generator, or the
    /// name of the file.
    fn slug(&self, path: &str, entry: &Entry<'_>, published: &Published) -> Option<String> {
        let given = entry
            .front
            .slug
            .clone()
            .filter(|slug| !slug.trim().is_empty());
        let of_address = || Some(Address::read(entry.front.address.as_deref()?)?.slug);
        let of_name = || Some(entry.name.stem.clone()).filter(|_| !path.is_empty());
        let raw = given
            .or_else(of_address)
            .or_else(|| published.slug.clone())
            .or_else(of_name)?;
        // Without a word it is made from the title.
        Some(raw.nfc().collect()).filter(|slug: &String| slug.contains(char::is_alphanumeric))
    }

    /// The former addresses, and those that are slugs.
    fn redirects(
        &mut self,
        entry: &Entry<'_>,
        published: &Published,
        usual: Option<String>,
    ) -> (Vec<String>, Vec<String>) {
        let mut seen: HashSet<String> = HashSet::from_iter(published.address.clone());
        let (mut redirects, mut old_slugs) = (Vec::new(), Vec::new());
        for alias in &entry.imported.aliases {
            match self.site.redirect(entry, alias) {
                Some(path) if !seen.insert(path.clone()) => {}
                Some(path) if self.site.is_export() => redirects.push(path),
                Some(path) => match slug::check(path.trim_matches('/')) {
                    Ok(()) => old_slugs.push(path.trim_matches('/').to_owned()),
                    Err(_) => redirects.push(path),
                },
                None => self.notice(
                    "an alias that is not an address of the site was dropped",
                    alias,
                ),
            }
        }
        redirects.extend(usual.filter(|path| !seen.contains(path)));
        (redirects, old_slugs)
    }

    /// Names the fields that are not stored.
    fn fields(&mut self, imported: &Imported) {
        for key in &imported.repeated {
            self.notice("a repeated front matter key: its last value was taken", key);
        }
        for key in &imported.ignored {
            self.notice("a front matter field was ignored", key);
        }
    }
}

/// Whether a time is a real date: Hugo writes the start of the year 1 for no date.
fn is_date(time: Timestamp) -> bool {
    time.to_zoned_datetime(jiff::tz::TimeZone::UTC).year() > 1
}
