//! Pelican's addresses.

use super::{Entry, Published, Site, parts, pattern, slugs};
use crate::model::PostKind;

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let content = site
        .settings
        .text(&["PATH"])
        .unwrap_or("content")
        .trim_matches(['.', '/']);
    let rest = entry
        .path
        .strip_prefix(content)
        .and_then(|rest| rest.strip_prefix('/'));
    let (folders, stem) = parts(rest.unwrap_or(entry.path));
    let is_page = folders.first() == Some(&"pages");
    let given = entry
        .front
        .slug
        .clone()
        .filter(|slug| !slug.trim().is_empty());
    let by_name = site.settings.text(&["SLUGIFY_SOURCE"]) == Some("basename");
    let slug = given.unwrap_or_else(|| match by_name {
        true => slugs::pelican(stem),
        false => slugs::pelican(entry.title),
    });
    let (setting, usual) = match (is_page, entry.is_draft) {
        (true, false) => ("PAGE_URL", "pages/{slug}.html"),
        (true, true) => ("DRAFT_PAGE_URL", "drafts/pages/{slug}.html"),
        (false, false) => ("ARTICLE_URL", "{slug}.html"),
        (false, true) => ("DRAFT_URL", "drafts/{slug}.html"),
    };
    let imported = entry.imported;
    let own = imported.url.as_deref().or(imported.save_as.as_deref());
    let pattern = own.unwrap_or_else(|| site.settings.text(&[setting]).unwrap_or(usual));
    let first = folders.first().copied().filter(|_| !is_page);
    let address = expand(pattern, |name| match name {
        "slug" => Some(slug.clone()),
        "category" => {
            let category = imported.categories.first().map(String::as_str).or(first);
            Some(slugs::pelican(category.unwrap_or("misc")))
        }
        "author" => Some(slugs::pelican(entry.front.author.as_deref()?)),
        "lang" => imported.language.clone().or_else(|| Some("en".to_owned())),
        _ => {
            let format = name.strip_prefix("date:")?;
            jiff::fmt::strtime::format(format, entry.date?).ok()
        }
    });
    Published {
        address,
        slug: Some(slug).filter(|slug| !slug.is_empty()),
        kind: Some(PostKind::page_if(is_page)),
        language: None,
        needs_no_date: is_page,
    }
}

/// Replaces every `{name}` by its value; `None` if a name has none.
fn expand(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::from("/");
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&value(name)?);
        rest = tail;
    }
    out.push_str(rest);
    let path = pattern::without_empty_segments(&out);
    let folder = path.strip_suffix("index.html").map(str::to_owned);
    Some(folder.unwrap_or(path))
}
