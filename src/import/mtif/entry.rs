//! An entry of Movable Type, with its comments.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::body::{Filter, paragraphs};
use super::{FIELDS, field};
use crate::import::address::{address, slug};
use crate::import::tags::plain;
use crate::import::{What, html};
use crate::markup::html::{escape, unescape};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Digest, PostRecord, Thread};
use crate::model::limits::NAMES_PER_RECORD;
use crate::model::time::Clock;

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Body,
    Extended,
    Excerpt,
    Keywords,
    Comment,
    Ping,
}

impl Section {
    /// The part that this line begins.
    pub(super) fn named(line: &str) -> Option<Section> {
        match line.trim_end() {
            "BODY:" => Some(Section::Body),
            "EXTENDED BODY:" => Some(Section::Extended),
            "EXCERPT:" => Some(Section::Excerpt),
            "KEYWORDS:" => Some(Section::Keywords),
            "COMMENT:" => Some(Section::Comment),
            "PING:" => Some(Section::Ping),
            _ => None,
        }
    }
}

/// An entry as it was read.
#[derive(Default)]
pub(super) struct Entry {
    pub fields: Vec<(String, String)>,
    pub parts: Vec<(Section, Vec<String>)>,
    /// Lines that belong to nothing.
    pub strays: Vec<String>,
}

/// The digests of the keys so far.
#[derive(Default)]
pub(super) struct Keys {
    seen: HashSet<i64>,
    /// The last number that was added to a key.
    numbers: HashMap<i64, u64>,
}

impl Keys {
    /// A key that was not given before.
    fn unique(&mut self, key: &str) -> String {
        let mut found = key.to_owned();
        while !self.seen.insert(digest([&found])) {
            let number = self.numbers.entry(digest([key])).or_insert(1);
            *number += 1;
            found = format!("{key}~{number}");
        }
        found
    }
}

fn digest<const N: usize>(texts: [&str; N]) -> i64 {
    let mut digest = Digest::default();
    texts.into_iter().for_each(|text| digest.add(Some(text)));
    digest.number()
}

impl Entry {
    fn value(&self, wanted: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let value = fields
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty())
    }

    fn part(&self, wanted: Section) -> String {
        let part = self.parts.iter().find(|(section, _)| *section == wanted);
        part.map(|(_, lines)| lines.join("\n")).unwrap_or_default()
    }

    /// Converts the entry and its comments.
    pub(super) fn what(self, clock: &Clock, skips_pingbacks: bool, keys: &mut Keys) -> Vec<What> {
        if self.value("NO ENTRY") == Some("1") {
            return vec![What::Skipped("entry", "it has comments only")];
        }
        let mut found = Vec::new();
        let title = self.value("TITLE").unwrap_or_default();
        let title = unescape(title).into_owned();
        let basename = self.value("BASENAME");
        let url = self.value("UNIQUE URL");
        let name = url.or(basename).unwrap_or(&title).to_owned();
        for line in &self.strays {
            let what = "a line that belongs to no field was dropped";
            found.push(What::Notice(what, line.clone()));
        }
        for (field, value) in &self.fields {
            if !FIELDS.contains(&field.as_str()) && !value.is_empty() {
                found.push(What::Notice("a field was ignored", field.clone()));
            }
        }
        let time = self.value("DATE").and_then(|text| date(text, clock));
        if time.is_none() {
            found.push(What::Warning("an invalid date".to_owned()));
        }
        let (body, more) = (self.part(Section::Body), self.part(Section::Extended));
        let filter = Filter::named(self.value("CONVERT BREAKS"), &body);
        match filter {
            Filter::Textile => {
                found.push(What::Notice("Textile was not converted", name.clone()));
            }
            Filter::Unknown => {
                let used = self.value("CONVERT BREAKS").unwrap_or_default().to_owned();
                found.push(What::Notice("a text filter is not known", used));
            }
            _ => {}
        }
        let mut text = filter.markdown(&body);
        if !more.trim().is_empty() {
            text = format!("{text}\n\n<!--more-->\n\n{}", filter.markdown(&more));
        }
        let keywords = self.part(Section::Keywords);
        if !keywords.trim().is_empty() {
            let what = "keywords were dropped";
            found.push(What::Notice(what, keywords.trim().to_owned()));
        }
        let excerpt = plain(&self.part(Section::Excerpt));
        let is_draft = self.value("STATUS").is_some_and(|status| {
            let status = status.to_ascii_lowercase();
            !matches!(
                status.as_str(),
                "publish" | "published" | "future" | "scheduled"
            )
        });
        let address = url.and_then(address);
        let named = |name: &str| name.trim_end_matches(".html").to_owned();
        let key = match url {
            Some(url) => url.to_owned(),
            None => format!("{} {name}", self.value("DATE").unwrap_or_default()),
        };
        let key = keys.unique(&key);
        found.push(What::Post(Box::new(PostRecord {
            key: key.clone(),
            slug: basename.map(named).or_else(|| slug(address.as_deref()?)),
            address,
            title,
            author: self.value("AUTHOR").map(str::to_owned),
            summary: Some(excerpt).filter(|text| !text.is_empty()),
            image: self.value("IMAGE").map(str::to_owned),
            body: text,
            published_at: time.filter(|_| !is_draft),
            created_at: time.map(|time| time.min(clock.now)),
            comments_open: self
                .value("ALLOW COMMENTS")
                .is_none_or(|value| value == "1"),
            tags: self.tags(),
            ..PostRecord::default()
        })));
        for (section, lines) in &self.parts {
            let is_ping = *section == Section::Ping;
            if !is_ping && *section != Section::Comment {
                continue;
            }
            if is_ping && skips_pingbacks {
                found.push(What::Skipped("comment", "a trackback"));
                continue;
            }
            let comment = comment(&key, is_ping, lines, clock, keys);
            if comment.created_at.is_none() {
                found.push(What::Warning("an invalid date".to_owned()));
            }
            found.push(What::Comment(Box::new(comment)));
        }
        found
    }

    /// The categories and the tags.
    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let mut add = |tag: &str| {
            let tag = tag.trim().trim_matches('"').trim().to_owned();
            if !tag.is_empty() && tags.len() < NAMES_PER_RECORD && !tags.contains(&tag) {
                tags.push(tag);
            }
        };
        for (name, value) in &self.fields {
            match name.as_str() {
                "PRIMARY CATEGORY" | "CATEGORY" => add(&unescape(value)),
                "TAGS" => value.split(',').for_each(&mut add),
                _ => {}
            }
        }
        tags
    }
}

/// Converts a comment or a trackback: fields, then the text.
fn comment(
    on: &str,
    is_ping: bool,
    lines: &[String],
    clock: &Clock,
    keys: &mut Keys,
) -> CommentRecord {
    let mut fields: Vec<(&str, &str)> = Vec::new();
    let mut lines = lines.iter().map(String::as_str).peekable();
    while let Some((name, value)) = lines.peek().and_then(|line| field(line)) {
        let is_known = matches!(
            name,
            "AUTHOR" | "EMAIL" | "IP" | "URL" | "DATE" | "TITLE" | "BLOG NAME"
        );
        if !is_known || fields.iter().any(|(known, _)| *known == name) {
            break;
        }
        fields.push((name, value));
        lines.next();
    }
    let value = |wanted: &str| {
        let found = fields.iter().find(|(name, _)| *name == wanted);
        found
            .map(|(_, value)| (*value).to_owned())
            .filter(|value| !value.is_empty())
    };
    let mut text = lines.collect::<Vec<_>>().join("\n");
    if let Some(title) = value("TITLE").filter(|_| is_ping) {
        text = format!("<b>{}</b>\n\n{text}", escape(&unescape(&title)));
    }
    let author = match is_ping {
        true => value("BLOG NAME").or(value("TITLE")),
        false => value("AUTHOR"),
    };
    let author = author
        .map(|name| unescape(&name).into_owned())
        .unwrap_or_default();
    let time = value("DATE");
    let body = html::markdown(&paragraphs(&text));
    let digest = digest([&author, time.as_deref().unwrap_or_default(), &text]);
    CommentRecord {
        key: keys.unique(&format!("{on}#{digest:x}")),
        id: None,
        on: Thread {
            key: Some(on.to_owned()),
            ..Thread::default()
        },
        parent: None,
        author,
        email: value("EMAIL"),
        website: value("URL"),
        body,
        status: CommentStatus::Approved,
        reason: None,
        created_at: time.and_then(|text| date(&text, clock)),
        updated_at: None,
    }
}

/// Reads a time: `09/23/2010 04:01:17 AM`, or with 24 hours.
fn date(text: &str, clock: &Clock) -> Option<Timestamp> {
    let mut words = text.split_whitespace();
    let (day, time, half) = (
        words.next()?,
        words.next().unwrap_or("00:00:00"),
        words.next(),
    );
    let parts: Vec<&str> = day.split('/').collect();
    let &[month, day, year] = parts.as_slice() else {
        return clock.written(text).ok();
    };
    let (hour, rest) = time.split_once(':')?;
    let hour: u8 = hour.parse().ok()?;
    let hour = match half.map(str::to_ascii_uppercase).as_deref() {
        Some("PM") => hour % 12 + 12,
        Some("AM") => hour % 12,
        _ => hour,
    };
    clock
        .written(&format!("{year}-{month:0>2}-{day:0>2} {hour:02}:{rest}"))
        .ok()
}
