//! Hexo's addresses.

use super::{Entry, Published, Site, folder_of, parts, pattern, slugs};
use crate::model::PostKind;

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let source = site
        .settings
        .text(&["source_dir"])
        .unwrap_or("source")
        .trim_matches(['.', '/']);
    let rest = entry
        .path
        .strip_prefix(source)
        .and_then(|rest| rest.strip_prefix('/'));
    let rest = rest.or_else(|| entry.path.split_once("source/").map(|(_, rest)| rest));
    let (folders, stem) = parts(rest.unwrap_or(entry.path));
    let is_post = folders
        .iter()
        .any(|folder| matches!(*folder, "_posts" | "_drafts"));
    let address = match is_post {
        true => {
            let rule = site
                .settings
                .text(&["permalink"])
                .unwrap_or(":year/:month/:day/:title/");
            let own = entry.imported.permalink.as_deref();
            pattern::expand(own.unwrap_or(rule), |name| {
                value(site, entry, &folders, stem, name)
            })
        }
        false => {
            let folder = folder_of(folders.iter().copied());
            Some(match stem {
                "index" => folder,
                stem => format!("{folder}{stem}.html"),
            })
        }
    };
    Published {
        address: address.filter(|_| !entry.is_draft),
        slug: None,
        kind: Some(PostKind::page_if(!is_post)),
        language: None,
        needs_no_date: true,
    }
}

/// The value of a name in a pattern.
fn value(
    site: &Site,
    entry: &Entry<'_>,
    folders: &[&str],
    stem: &str,
    name: &str,
) -> Option<String> {
    let has_date = site
        .settings
        .text(&["new_post_name"])
        .is_some_and(|name| name.contains(":day"));
    let stem = if has_date {
        entry.name.stem.as_str()
    } else {
        stem
    };
    Some(match name {
        "title" => {
            let below = folders
                .iter()
                .skip_while(|folder| !folder.starts_with("_p"))
                .skip(1);
            let parts: Vec<&str> = below.copied().chain([stem]).collect();
            parts.join("/")
        }
        "name" => stem.to_owned(),
        "post_title" => slugs::hugo(entry.title, false),
        "category" => {
            let usual = site
                .settings
                .text(&["default_category"])
                .unwrap_or("uncategorized");
            let all = &entry.imported.categories;
            match all.is_empty() {
                true => usual.to_owned(),
                false => {
                    let names: Vec<String> =
                        all.iter().map(|name| slugs::hugo(name, false)).collect();
                    names.join("/")
                }
            }
        }
        _ => return pattern::of_date(name, entry.date),
    })
}
