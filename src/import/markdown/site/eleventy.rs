//! Eleventy's addresses.

use super::{Entry, Published, Site, folder_of, parts, pattern, slugs};
use crate::model::PostKind;

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let input = site.settings.text(&["input"]).unwrap_or("");
    let rest = entry
        .path
        .strip_prefix(input)
        .map(|rest| rest.trim_start_matches('/'));
    let (mut folders, _) = parts(rest.unwrap_or(entry.path));
    let stem = entry.name.stem.as_str();
    // A file with the name of its folder, or `index`, is published as the folder.
    if entry.name.is_index || folders.last() == Some(&stem) {
        folders.pop();
    }
    let is_start = entry.name.is_index && folders.is_empty() && entry.name.is_list;
    let slug = Some(stem).filter(|_| !is_start);
    let address = match entry.imported.permalink.as_deref() {
        // `permalink: false` publishes nothing.
        Some("false") => None,
        Some(given) => template(entry, given),
        None => Some(folder_of(folders.into_iter().chain(slug))),
    };
    let is_page = entry.date.is_none();
    Published {
        address: address.filter(|_| !entry.is_draft),
        slug: None,
        kind: Some(PostKind::page_if(is_page)),
        language: None,
        needs_no_date: true,
    }
}

/// The address of a permalink, which may have the most usual values of a template.
fn template(entry: &Entry<'_>, given: &str) -> Option<String> {
    let mut out = String::from("/");
    let mut rest = given;
    while let Some((before, after)) = rest.split_once("{{") {
        let (expression, tail) = after.split_once("}}")?;
        out.push_str(before);
        let mut words = expression.split('|').map(str::trim);
        let value = match words.next()? {
            "page.fileSlug" | "page.fileslug" => entry.name.stem.clone(),
            "title" => entry.title.to_owned(),
            "slug" => entry.front.slug.clone()?,
            _ => return None,
        };
        out.push_str(&match words.next() {
            None => value,
            Some("slug" | "slugify") => slugs::ascii(&value),
            Some(_) => return None,
        });
        rest = tail;
    }
    out.push_str(rest);
    let path = pattern::without_empty_segments(&out);
    let is_template = path.contains("{%");
    let folder = path.strip_suffix("index.html").map(str::to_owned);
    Some(folder.unwrap_or(path)).filter(|_| !is_template)
}
