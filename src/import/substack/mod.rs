//! Substack exports: a folder or a zip with `posts.csv` and a file of HTML per post.
//! Comments and subscribers are not part of the posts, and are not read.

mod parts;

use std::collections::{HashMap, HashSet};

use self::parts::parts;
use super::archive::{Archive, file_name};
use super::clean::clean;
use super::html;
use super::{Item, Location, ReadError, What, timestamp};
use crate::model::PostKind;
use crate::model::import::PostRecord;

/// The list of the posts.
const LIST: &str = "posts.csv";

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
    let was_published = row.get("is_published").eq_ignore_ascii_case("true");
    let audience = row.get("audience");
    let is_public = matches!(audience, "" | "everyone");
    let is_published = was_published && is_public;
    if was_published && !is_public {
        let what = "a post for subscribers is a draft here";
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
            .filter(|_| was_published)
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
