//! Jekyll's addresses.

use std::collections::HashSet;

use super::{Entry, Published, Site, folder_of, parts, pattern, slugs};
use crate::model::PostKind;

/// A kind of document.
enum Place<'a> {
    /// A post, and the folders above `_posts`, which are categories.
    Post(Vec<&'a str>),
    /// A document of a collection, and its path in it.
    Collection(&'a str, Vec<&'a str>),
    /// A page, and its folders.
    Page(Vec<&'a str>),
}

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let source = site
        .settings
        .text(&["source"])
        .unwrap_or("")
        .trim_matches(['.', '/']);
    let path = match source {
        "" => entry.path,
        source => {
            let rest = entry
                .path
                .strip_prefix(source)
                .and_then(|rest| rest.strip_prefix('/'));
            rest.unwrap_or(entry.path)
        }
    };
    let (mut folders, stem) = parts(path);
    let posts = folders
        .iter()
        .position(|folder| matches!(*folder, "_posts" | "_drafts"));
    let place = match (posts, folders.first()) {
        (Some(at), _) => {
            folders.truncate(at);
            // Without a configuration file the folders above may be those of the site.
            Place::Post(if site.generator.is_some() {
                folders
            } else {
                Vec::new()
            })
        }
        (None, Some(first)) if first.starts_with('_') => {
            let name = first.trim_start_matches('_');
            Place::Collection(name, folders.split_off(1))
        }
        _ => Place::Page(folders),
    };
    let is_page = match place {
        Place::Post(_) => false,
        Place::Collection(..) => entry.date.is_none(),
        Place::Page(_) => true,
    };
    let template = template(site, entry, &place, stem);
    let address = template
        .and_then(|template| pattern::expand(&template, |name| value(entry, &place, stem, name)));
    let is_given = entry.imported.permalink.is_some();
    Published {
        address: address.filter(|_| !entry.is_draft || is_given),
        slug: None,
        kind: Some(PostKind::page_if(is_page)),
        language: None,
        needs_no_date: is_page,
    }
}

/// The pattern of a document; `None` if it is not published.
fn template(site: &Site, entry: &Entry<'_>, place: &Place<'_>, stem: &str) -> Option<String> {
    let own = entry.imported.permalink.as_deref();
    let own = own.or_else(|| of_defaults(site, entry, place));
    let all = site.settings.text(&["permalink"]).unwrap_or("date");
    match place {
        Place::Post(_) => {
            let of_posts = site.settings.text(&["collections", "posts", "permalink"]);
            Some(of_style(own.or(of_posts).unwrap_or(all)).to_owned())
        }
        Place::Collection(name, _) => {
            let is_published = site.settings.flag(&["collections", name, "output"]) == Some(true);
            let rule = site.settings.text(&["collections", name, "permalink"]);
            let usual = match ends_with_slash(all) {
                true => "/:collection/:path/",
                false => "/:collection/:path:output_ext",
            };
            let pattern = own.or(rule).map_or(usual, of_style).to_owned();
            (is_published || own.is_some()).then_some(pattern)
        }
        Place::Page(folders) => {
            if let Some(own) = own.filter(|own| own.contains('/')) {
                return Some(own.to_owned());
            }
            let folder = folder_of(folders.iter().copied());
            Some(match (stem, ends_with_slash(own.unwrap_or(all))) {
                ("index", _) => folder,
                (stem, true) => format!("{folder}{stem}/"),
                (stem, false) => format!("{folder}{stem}.html"),
            })
        }
    }
}

/// The permalink in the defaults of the configuration with the longest path.
fn of_defaults<'a>(site: &'a Site, entry: &Entry<'_>, place: &Place<'_>) -> Option<&'a str> {
    let kind = match place {
        Place::Post(_) => "posts",
        Place::Collection(name, _) => name,
        Place::Page(_) => "pages",
    };
    let paths: [&[&str]; 3] = [
        &["scope", "path"],
        &["scope", "type"],
        &["values", "permalink"],
    ];
    let defaults = site.settings.list(&["defaults"], &paths);
    let fitting = defaults.into_iter().filter_map(|texts| {
        let [path, of_kind, permalink] = texts.as_slice() else {
            return None;
        };
        let path = path.unwrap_or_default();
        let fits = entry.path.starts_with(path) && of_kind.is_none_or(|of_kind| of_kind == kind);
        Some((path.len(), permalink.filter(|_| fits)?))
    });
    let longest = fitting.max_by_key(|(length, _)| *length)?;
    Some(longest.1)
}

/// Whether a style or a pattern makes addresses that end with `/`.
fn ends_with_slash(style: &str) -> bool {
    style == "pretty" || style.ends_with('/')
}

/// The pattern with the name of a style, or the pattern itself.
fn of_style(style: &str) -> &str {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
}

/// The value of a name in a pattern.
fn value(entry: &Entry<'_>, place: &Place<'_>, stem: &str, name: &str) -> Option<String> {
    let slug = entry.front.slug.as_deref().unwrap_or(match place {
        Place::Post(_) => &entry.name.stem,
        _ => stem,
    });
    Some(match name {
        "title" => slugs::pretty(slug),
        "slug" => slugs::plain(slug),
        "name" | "basename" => slugs::plain(stem),
        "output_ext" => ".html".to_owned(),
        "categories" => categories(entry, place, str::to_lowercase),
        "slugified_categories" => categories(entry, place, slugs::plain),
        "collection" => match place {
            Place::Collection(name, _) => (*name).to_owned(),
            _ => "posts".to_owned(),
        },
        "path" => match place {
            Place::Collection(_, folders) => {
                let parts: Vec<&str> = folders.iter().copied().chain([stem]).collect();
                parts.join("/")
            }
            Place::Page(folders) => folders.join("/"),
            Place::Post(_) => stem.to_owned(),
        },
        _ => return pattern::of_date(name, entry.date),
    })
}

/// The categories of the folders and of the front matter, each once.
fn categories(entry: &Entry<'_>, place: &Place<'_>, made: impl Fn(&str) -> String) -> String {
    let folders: &[&str] = match place {
        Place::Post(folders) => folders,
        _ => &[],
    };
    let given = entry.imported.categories.iter().map(String::as_str);
    let mut seen = HashSet::new();
    let all = folders.iter().copied().chain(given).map(made);
    let once: Vec<String> = all.filter(|name| seen.insert(name.clone())).collect();
    once.join("/")
}
