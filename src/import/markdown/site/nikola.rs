//! Nikola's addresses.

use super::{Entry, Published, Site, folder_of, parts, slugs};
use crate::model::PostKind;

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let (folders, stem) = parts(entry.path);
    let folder = folders.join("/");
    let below = |root: &str| match root {
        "" => Some(folder.as_str()),
        root => {
            let rest = folder.strip_prefix(root)?;
            Some(rest).filter(|rest| rest.is_empty() || rest.starts_with('/'))
        }
    };
    let known = site
        .folders
        .iter()
        .find_map(|known| Some((known, below(&known.folder)?)));
    let (to, rest, is_page) = match known {
        Some((known, rest)) => (known.to.as_str(), rest, known.is_page),
        None => ("", folder.as_str(), folders.first() == Some(&"pages")),
    };
    let given = entry
        .front
        .slug
        .clone()
        .filter(|slug| !slug.trim().is_empty());
    let slug = given.unwrap_or_else(|| slugs::ascii(stem));
    let path = folder_of(to.split('/').chain(rest.split('/')));
    let is_pretty = site.settings.flag(&["PRETTY_URLS"]) != Some(false);
    let address = match (is_pretty, slug.as_str()) {
        (_, "index") => path,
        (true, slug) => format!("{path}{slug}/"),
        (false, slug) => format!("{path}{slug}.html"),
    };
    Published {
        address: Some(address).filter(|_| !entry.is_draft),
        slug: None,
        kind: Some(PostKind::page_if(is_page)),
        language: None,
        needs_no_date: is_page,
    }
}
