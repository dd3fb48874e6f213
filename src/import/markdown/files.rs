//! The files that the texts of a folder refer to: images beside the texts and in the static
//! folders of the site. They become media, and the texts refer to these.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::lookup::existing;
use super::site::Site;
use super::template::Resolve;
use crate::import::What;
use crate::markup::{links, replace_addresses};
use crate::model::import::{MediaFile, PostRecord};
use crate::model::media;
use crate::model::url::{percent_decode, percent_encode};

/// The extensions of files that become media: images, sounds, films and documents.
const ENDINGS: &[&str] = &[
    "apng", "avif", "bmp", "csv", "doc", "docx", "epub", "flac", "gif", "gz", "ico", "jpeg", "jpg",
    "m4a", "m4v", "mov", "mp3", "mp4", "odp", "ods", "odt", "oga", "ogg", "ogv", "opus", "pdf",
    "png", "ppt", "pptx", "svg", "tif", "tiff", "wav", "webm", "webp", "xls", "xlsx", "zip",
];

/// The folders that generators publish at the root of the site.
const STATIC: [&str; 8] = [
    "static", "content", "public", "source", "files", "assets", "images", "src",
];

/// The maximum number of files that are not referred to, which are named in the report.
const KNOWN: usize = 100_000;

/// The maximum number of links and images of one text that are looked at.
const REFERENCES: usize = 10_000;

/// The files of a folder.
pub(super) struct Files {
    folder: PathBuf,
    /// The media by the path of the file.
    taken: HashMap<String, String>,
    names: HashSet<String>,
    /// The files that no text refers to yet.
    unused: HashSet<String>,
}

/// A reference to a file.
enum Found {
    /// The path of the file in the folder.
    File(String),
    Missing,
}

/// Whether a file can become media, by its name.
pub(super) fn is_media(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

impl Files {
    pub(super) fn new(folder: &Path) -> Files {
        Files {
            folder: folder.to_owned(),
            taken: HashMap::new(),
            names: HashSet::new(),
            unused: HashSet::new(),
        }
    }

    /// Notes a file that texts may refer to; whether there is room for it.
    pub(super) fn note(&mut self, path: &str) -> bool {
        let is_known = self.unused.len() < KNOWN;
        if is_known && !self.taken.contains_key(path) {
            self.unused.insert(path.to_owned());
        }
        is_known
    }

    /// The number of files that no text refers to.
    pub(super) fn unused(&self) -> usize {
        self.unused.len()
    }

    /// Takes in the media of an export.
    pub(super) fn exported(&mut self) -> Vec<What> {
        let folders = ["static/media/", "media/"];
        let mut items = Vec::new();
        let mut paths: Vec<String> = self.unused.iter().cloned().collect();
        paths.sort();
        for path in paths {
            let name = folders.iter().find_map(|folder| path.strip_prefix(folder));
            if let Some(name) = name.and_then(|name| media::name(name).ok())
                && self.names.insert(name.clone())
            {
                self.unused.remove(&path);
                items.push(What::Media(Box::new(MediaFile {
                    name,
                    file: self.folder.join(path),
                    alt: None,
                    created_at: None,
                })));
            }
        }
        items
    }

    /// Points a post at media, and returns the files to take in and what is missing.
    pub(super) fn take(
        &mut self,
        site: &Site,
        prefix: &str,
        post: &mut PostRecord,
        resolve: Resolve<'_>,
    ) -> Vec<What> {
        let mut items = Vec::new();
        let mut known = HashMap::new();
        let mut seen = HashSet::new();
        for address in links(&post.body).into_iter().take(REFERENCES) {
            if !seen.insert(address.clone()) {
                continue;
            }
            if let Some((path, anchor)) = page(&address) {
                if let Some(found) = resolve(&percent_decode(path)) {
                    known.insert(address.clone(), escaped(&format!("{found}{anchor}")));
                }
            } else if is_file(&address)
                && let Some(name) = self.one(site, prefix, &post.key, &address, &mut items)
            {
                known.insert(address, media::address(&name));
            }
        }
        if !known.is_empty() {
            post.body = replace_addresses(&post.body, &mut |address| known.get(address).cloned());
        }
        if let Some(image) = &post.image {
            let own = media::name_at(image);
            let found = match is_file(image) {
                true => self.one(site, prefix, &post.key, image, &mut items),
                false => None,
            };
            if let Some(name) = found.or(own) {
                post.image = Some(name);
            }
        }
        items
    }

    /// The name of the media that an address in the text of a file leads to.
    fn one(
        &mut self,
        site: &Site,
        prefix: &str,
        file: &str,
        address: &str,
        items: &mut Vec<What>,
    ) -> Option<String> {
        let path = address.split(['?', '#']).next()?;
        let path = percent_decode(path);
        let found = match self.find(site, prefix, file, &path) {
            Found::File(found) => found,
            Found::Missing => {
                let what = match is_outside(&self.folder, site, &path) {
                    true => "a file outside the folder was left out: import the whole site",
                    false => "a file that a text refers to is missing",
                };
                items.push(What::Notice(what, address.to_owned()));
                return None;
            }
        };
        self.unused.remove(&found);
        if let Some(name) = self.taken.get(&found) {
            return Some(name.clone());
        }
        let Some(name) = self.free_name(&found, prefix) else {
            let what = "a file was left out, because its path is not a valid media name";
            items.push(What::Notice(what, found));
            return None;
        };
        self.names.insert(name.clone());
        self.taken.insert(found.clone(), name.clone());
        items.push(What::Media(Box::new(MediaFile {
            name: name.clone(),
            file: self.folder.join(found),
            alt: None,
            created_at: None,
        })));
        Some(name)
    }

    /// The file at a path in the text of another.
    fn find(&self, site: &Site, prefix: &str, file: &str, path: &str) -> Found {
        let above = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let rooted = rooted(site, path);
        // Pelican names its content folder.
        let pelican = [
            "{static}",
            "{attach}",
            "{filename}",
            "|filename|",
            "|static|",
        ];
        let pelican = pelican.iter().find_map(|mark| path.strip_prefix(mark));
        let mut candidates = Vec::new();
        let mut from_root = |rest: &str| {
            candidates.push(format!("{prefix}{rest}"));
            candidates.extend(
                STATIC
                    .iter()
                    .map(|folder| format!("{prefix}{folder}/{rest}")),
            );
            // The folder may be the static folder's neighbour's content.
            candidates.extend(site.inside(rest));
            candidates.extend(
                STATIC
                    .iter()
                    .filter_map(|folder| site.inside(&format!("{folder}/{rest}"))),
            );
        };
        match (rooted, pelican) {
            (Some(rest), _) => from_root(rest),
            (None, Some(rest)) if rest.starts_with('/') => from_root(rest.trim_start_matches('/')),
            (None, rest) => {
                let rest = rest.unwrap_or(path);
                // Hexo's folder of a post has the name of its file.
                let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
                candidates.push(format!("{above}/{rest}"));
                candidates.push(format!("{stem}/{rest}"));
                let plain = rest.trim_start_matches("./").trim_start_matches("../");
                let plain = plain.trim_start_matches("../").to_owned();
                candidates.push(format!("{prefix}{plain}"));
                candidates.extend(
                    STATIC
                        .iter()
                        .map(|folder| format!("{prefix}{folder}/{plain}")),
                );
            }
        }
        let found = candidates
            .iter()
            .find_map(|candidate| existing(&self.folder, candidate));
        found.map_or(Found::Missing, Found::File)
    }

    /// The name of the media of a file: its path in the site.
    fn free_name(&self, path: &str, prefix: &str) -> Option<String> {
        let path = path.strip_prefix(prefix).unwrap_or(path);
        let whole = path.trim_start_matches('_').to_owned();
        let folders = ["static", "content", "public", "source", "files"];
        let short = folders.iter().find_map(|folder| {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some(rest.trim_start_matches('_').to_owned())
        });
        // An export keeps media there.
        let short = short.unwrap_or_else(|| whole.clone());
        let short = short.strip_prefix("media/").unwrap_or(&short).to_owned();
        let names = [short, whole]
            .into_iter()
            .filter_map(|name| media::name(&name).ok());
        names.into_iter().find(|name| !self.names.contains(name))
    }
}

/// Whether an address in a text is that of a file of the site.
fn is_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_whole = address.contains("://") || address.starts_with("//");
    let has_scheme = ["mailto:", "data:", "tel:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    !is_whole && !has_scheme && is_media(path)
}

/// The path from the root of the site, without that of its base URL.
fn rooted<'a>(site: &Site, path: &'a str) -> Option<&'a str> {
    let rest = path.strip_prefix('/')?;
    let base = site.base().trim_start_matches('/');
    let below = rest
        .strip_prefix(base)
        .and_then(|rest| rest.strip_prefix('/'));
    Some(below.filter(|_| !base.is_empty()).unwrap_or(rest))
}

/// Whether the site has a file in a static folder beside the imported one. It is not read.
fn is_outside(folder: &Path, site: &Site, path: &str) -> bool {
    let (levels, Some(rest)) = (site.levels(), rooted(site, path)) else {
        return false;
    };
    let whole = folder.canonicalize().ok().filter(|_| levels > 0);
    let above = whole
        .as_deref()
        .and_then(|whole| whole.ancestors().nth(levels));
    let has = |above: &Path| {
        let mut places = ["", "static/", "public/", "files/"].into_iter();
        places.any(|place| existing(above, &format!("{place}{rest}")).is_some())
    };
    above.is_some_and(has)
}

/// The path and the anchor of a link to another file of the site.
fn page(address: &str) -> Option<(&str, &str)> {
    let at = address.find('#').unwrap_or(address.len());
    let (path, anchor) = address.split_at_checked(at)?;
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_page = path.starts_with("@/") || ["md", "markdown", "mdown"].contains(&ending);
    (is_page && !address.contains("://")).then_some((path, anchor))
}

/// An address that needs no escape in Markdown and HTML.
fn escaped(address: &str) -> String {
    percent_encode(address.as_bytes(), |byte| {
        byte > 0x7f || byte.is_ascii_graphic() && !b"\"'<>()[]`&\\*".contains(&byte)
    })
}
