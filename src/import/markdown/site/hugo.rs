//! Hugo's addresses.

use super::{Entry, Published, Site, folder_of, language_of, parts, pattern, slugs};
use crate::model::PostKind;

/// The place of a file in the content of a site.
struct Place<'a> {
    folders: Vec<&'a str>,
    stem: &'a str,
    language: Option<&'a str>,
    /// Whether addresses have the language first.
    has_prefix: bool,
}

/// Whether a file is in a content folder.
pub(super) fn is_content(site: &Site, path: &str) -> bool {
    in_content(site, path).is_some()
}

/// The path in the content folder, and the language that has a content folder of its own.
fn in_content<'a>(site: &'a Site, path: &'a str) -> Option<(&'a str, Option<&'a str>)> {
    let below = |folder: &str| {
        let folder = folder.trim_matches('/');
        path.strip_prefix(folder)?.strip_prefix('/')
    };
    for language in site.settings.names(&["languages"]) {
        let folder = site.settings.text(&["languages", language, "contentdir"]);
        if let Some(rest) = folder.and_then(below) {
            return Some((rest, Some(language)));
        }
    }
    let rest = below(site.settings.text(&["contentdir"]).unwrap_or("content"))?;
    let one = rest.split_once('/').filter(|_| site.marks.has_one_language);
    match one.filter(|_| site.generator.is_none()) {
        Some((language, rest)) => Some((rest, Some(language))),
        None => Some((rest, None)),
    }
}

fn place<'a>(site: &'a Site, path: &'a str) -> Place<'a> {
    let (rest, folder_language) = in_content(site, path).unwrap_or((path, None));
    let (folders, stem) = parts(rest);
    let (stem, language) = match folder_language {
        Some(language) => (stem, Some(language)),
        None => language_of(&site.settings, stem),
    };
    let usual = site
        .settings
        .text(&["defaultcontentlanguage"])
        .unwrap_or("en");
    let is_usual = language.is_none_or(|language| language.eq_ignore_ascii_case(usual));
    let is_guessed = site.generator.is_none() && folder_language.is_some();
    let in_subfolder = site.settings.flag(&["defaultcontentlanguageinsubdir"]) == Some(true);
    Place {
        folders,
        stem,
        language,
        has_prefix: !is_guessed && (!is_usual || in_subfolder),
    }
}

pub(super) fn publish(site: &Site, entry: &Entry<'_>) -> Published {
    let mut place = place(site, entry.path);
    let is_list = place.stem == "_index";
    let is_bundle = place.stem == "index";
    let name = match is_bundle {
        true => place.folders.pop().unwrap_or(""),
        false => place.stem,
    };
    let section = place.folders.first().copied();
    // A dated file in a folder that is only named `content` is rather a post.
    let is_root = section.is_none() && site.generator.is_some();
    let is_page = is_list || is_root || entry.date.is_none();
    let address = match &entry.imported.url {
        Some(url) => by_url(entry, url),
        None if is_list => Some(folder_of(place.folders.iter().copied())),
        None => by_rule(site, entry, &place, name),
    };
    let is_lower = site.settings.flag(&["disablepathtolower"]) != Some(true);
    let own = entry.imported.url.is_some();
    let address = address.map(|path| match own {
        true => path,
        false => sanitized(&path, is_lower),
    });
    let language = place.language.or_else(|| {
        let usual = site.settings.text(&["defaultcontentlanguage"]);
        usual.filter(|_| in_subfolder(site))
    });
    let prefix = language.filter(|_| place.has_prefix);
    let is_rooted = entry
        .imported
        .url
        .as_ref()
        .is_some_and(|url| url.starts_with('/'));
    let address = match prefix.filter(|_| !is_rooted) {
        Some(language) => address.map(|path| format!("/{}{path}", language.to_lowercase())),
        None => address,
    };
    Published {
        address: address.filter(|_| !entry.is_draft || own),
        slug: None,
        kind: Some(PostKind::page_if(is_page)),
        language: place.language.map(str::to_owned),
        needs_no_date: true,
    }
}

fn in_subfolder(site: &Site) -> bool {
    site.settings.flag(&["defaultcontentlanguageinsubdir"]) == Some(true)
}

/// The path of an `url`, which may have names as in a permalink pattern.
fn by_url(entry: &Entry<'_>, url: &str) -> Option<String> {
    let is_whole = url.contains("://");
    let path = pattern::expand(url, |name| {
        value(entry, &[], entry.name.stem.as_str(), name)
    });
    path.filter(|_| !is_whole)
}

fn by_rule(site: &Site, entry: &Entry<'_>, place: &Place<'_>, name: &str) -> Option<String> {
    let section = place.folders.first().copied().unwrap_or("/");
    let own = site.settings.text(&["permalinks", "page", section]);
    let rule = own.or_else(|| site.settings.text(&["permalinks", section]));
    if let Some(rule) = rule {
        let value = |token: &str| value(entry, &place.folders, name, token);
        return pattern::expand(rule, value);
    }
    let base = entry.front.slug.as_deref().unwrap_or(name);
    let ugly = ["uglyurls"].iter().find_map(|name| {
        let all = site.settings.flag(&[name]);
        all.or_else(|| site.settings.flag(&[name, section]))
    });
    let folder = folder_of(place.folders.iter().copied());
    Some(match ugly {
        Some(true) => format!("{folder}{base}.html"),
        _ => format!("{folder}{base}/"),
    })
}

/// The value of a name in a permalink pattern.
fn value(entry: &Entry<'_>, folders: &[&str], name: &str, token: &str) -> Option<String> {
    let slug = entry.front.slug.as_deref().filter(|slug| !slug.is_empty());
    let made = |text: &str| slugs::hugo(text, true).replace('.', "");
    Some(match token {
        "section" => folders.first().copied().unwrap_or("").to_owned(),
        "sections" => folders.join("/"),
        "title" => made(entry.title),
        "slug" => slugs::hugo(
            slug.map_or_else(|| made(entry.title), str::to_owned)
                .as_str(),
            true,
        ),
        "slugorfilename" | "slugorcontentbasename" => slug.unwrap_or(name).to_owned(),
        "filename" | "contentbasename" => name.to_owned(),
        "sections[1:]" => folders.get(1..).unwrap_or_default().join("/"),
        "sections[last]" => folders.last().copied().unwrap_or("").to_owned(),
        "sections[:last]" => {
            let last = folders.len().saturating_sub(1);
            folders.get(..last).unwrap_or_default().join("/")
        }
        _ => return pattern::of_date(token, entry.date),
    })
}

/// A path with every segment as Hugo writes it.
fn sanitized(path: &str, is_lower: bool) -> String {
    let segments = path
        .split('/')
        .map(|segment| slugs::hugo(segment, is_lower));
    segments.collect::<Vec<_>>().join("/")
}

/// An alias that is relative to the folder of a page.
pub(super) fn relative(site: &Site, entry: &Entry<'_>, alias: &str) -> String {
    let mut folders = place(site, entry.path).folders;
    let mut rest = alias;
    loop {
        if let Some(after) = rest.strip_prefix("../") {
            folders.pop();
            rest = after;
        } else if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else {
            return format!("{}{rest}", folder_of(folders));
        }
    }
}
