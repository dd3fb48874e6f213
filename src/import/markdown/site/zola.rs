//! Zola's addresses.

use super::{Entry, Published, Site, folder_of, language_of, parts, pattern, slugs};
use crate::model::PostKind;

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let rest = entry.path.strip_prefix("content/").unwrap_or(entry.path);
    let (mut folders, stem) = parts(rest);
    let (stem, language) = language_of(&site.settings, stem);
    let is_list = stem == "_index";
    let name = match stem {
        "index" => folders.pop().unwrap_or(""),
        stem => stem,
    };
    let is_page = is_list || entry.date.is_none();
    let address = match &entry.imported.path {
        Some(path) => Some(pattern::without_empty_segments(&format!(
            "/{}/",
            path.trim()
        ))),
        None if is_list => Some(folder_of(other(site, language).into_iter().chain(folders))),
        None => {
            let given = entry.front.slug.as_deref();
            let slug = slug(
                site,
                given.unwrap_or_else(|| without_date(site, entry, name)),
            );
            let usual = site.settings.text(&["default_language"]).unwrap_or("en");
            let language = language.filter(|language| *language != usual);
            let folders = language.into_iter().chain(folders).chain([slug.as_str()]);
            Some(folder_of(folders))
        }
    };
    Published {
        address: address.filter(|_| !entry.is_draft || entry.imported.path.is_some()),
        slug: None,
        kind: Some(PostKind::page_if(is_page)),
        language: language.map(str::to_owned),
        needs_no_date: true,
    }
}

/// The language in addresses: any but that of the site.
fn other<'a>(site: &Site, language: Option<&'a str>) -> Option<&'a str> {
    let usual = site.settings.text(&["default_language"]).unwrap_or("en");
    language.filter(|language| *language != usual)
}

/// The name of a file without the date before it.
fn without_date<'a>(site: &Site, entry: &'a Entry<'_>, name: &'a str) -> &'a str {
    let keeps_dates = site.settings.flag(&["slugify", "paths_keep_dates"]) == Some(true);
    let rest = entry
        .name
        .date
        .as_ref()
        .and_then(|date| name.strip_prefix(date.as_str()));
    let rest = rest
        .filter(|_| !keeps_dates)
        .map(|rest| rest.trim_start_matches([' ', '-', '_']));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

fn slug(site: &Site, text: &str) -> String {
    match site.settings.text(&["slugify", "paths"]) {
        Some("off") => text.to_owned(),
        Some("safe") => text
            .chars()
            .filter(|c| !"<>:\"/|?*#()[]\n\r\\".contains(*c))
            .collect(),
        _ => slugs::ascii(text),
    }
}
