//! The addresses of uploaded files.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::model::limits::KNOWN_NAMES;
use crate::model::media_type::of_extension;
use crate::model::url::percent_decode;

/// What comes before the path of an upload, in WordPress and in Ghost.
const FOLDERS: [&str; 6] = [
    "/wp-content/uploads/",
    "/content/images/",
    "/content/media/",
    "/content/files/",
    "/uploads/",
    "/files/",
];

/// What Ghost exports write for the URL of the site.
const GHOST: &str = "__GHOST_URL__";

/// Hosts for the images of Blogger, where only the last part of the path is a name.
const BLOGGER: [&str; 3] = ["bp.blogspot.com", "googleusercontent.com", "ggpht.com"];

/// An address of the site.
pub(super) struct Upload {
    /// The path below the uploads, composed (NFC).
    pub path: String,
    /// Whether nothing but an upload has such an address.
    pub is_certain: bool,
}

/// The addresses of a site.
#[derive(Default)]
pub(super) struct Own {
    /// The hosts of the site, without `www.`.
    hosts: HashSet<String>,
    /// The hosts of attachments that are outside of [`FOLDERS`].
    file_hosts: HashSet<String>,
}

impl Own {
    /// Adds the host of a site, if the name of the source is its URL.
    pub(super) fn add_site(&mut self, name: &str) {
        if let Some((host, _)) = split(name) {
            self.hosts.insert(host);
        }
    }

    /// Adds the host of an attachment.
    pub(super) fn add_attachment(&mut self, address: &str) {
        let Some((host, path)) = split(address) else {
            return;
        };
        let is_below = FOLDERS.iter().any(|folder| path.contains(folder));
        let hosts = if is_below {
            &mut self.hosts
        } else {
            &mut self.file_hosts
        };
        if hosts.len() < KNOWN_NAMES {
            hosts.insert(host);
        }
    }

    /// The path below the uploads of an address; `None` if it is of another site.
    pub(super) fn below(&self, address: &str) -> Option<Upload> {
        self.found(address).filter(|upload| !upload.path.is_empty())
    }

    fn found(&self, address: &str) -> Option<Upload> {
        let address = address.trim();
        let (host, path) = match split(address) {
            Some((proxy, path)) if is_proxy(&proxy) => split(&format!("/{path}"))?,
            Some(found) => found,
            None => (String::new(), local(address)?),
        };
        let path = path.split(['?', '#']).next()?;
        let path: String = percent_decode(path).nfc().collect();
        if BLOGGER.iter().any(|known| host.ends_with(known)) {
            let name = path.rsplit('/').next()?.to_owned();
            return Some(Upload {
                path: of_extension(&name).map(|_| name)?,
                is_certain: false,
            });
        }
        let is_site = host.is_empty() || self.hosts.contains(&host);
        let folder = FOLDERS.iter().find_map(|folder| {
            let (_, below) = path.rsplit_once(folder)?;
            Some((*folder, below))
        });
        match folder {
            Some(("/content/images/", below)) if is_site || self.hosts.is_empty() => Some(Upload {
                path: without_sizes(below).to_owned(),
                is_certain: is_site,
            }),
            Some((folder, below)) if is_site => Some(Upload {
                path: below.to_owned(),
                is_certain: folder != "/files/",
            }),
            // A host of attachments can have pages, too.
            _ if self.file_hosts.contains(&host) => Some(Upload {
                path: path.trim_start_matches('/').to_owned(),
                is_certain: of_extension(&path).is_some(),
            }),
            _ if is_site && of_extension(&path).is_some() => Some(Upload {
                path: path.trim_start_matches('/').to_owned(),
                is_certain: false,
            }),
            _ => None,
        }
    }
}

/// The host of a URL in lower case, without `www.` and a port, and the path with what
/// follows. The scheme may be missing: `//host/path`.
fn split(address: &str) -> Option<(String, String)> {
    let rest = match address.split_once("://") {
        Some((scheme, rest)) => {
            let is_web = ["http", "https"]
                .iter()
                .any(|web| scheme.eq_ignore_ascii_case(web));
            is_web.then_some(rest)?
        }
        None => address.strip_prefix("//")?,
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end)?;
    let host = host.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| (host.to_owned(), path.to_owned()))
}

/// Whether a host is WordPress's image proxy, whose path begins with another host.
fn is_proxy(host: &str) -> bool {
    let number = host
        .strip_prefix('i')
        .and_then(|host| host.strip_suffix(".wp.com"));
    number.is_some_and(|number| number.len() == 1)
}

/// The path of an address without a host.
fn local(address: &str) -> Option<String> {
    if let Some(path) = address.strip_prefix(GHOST) {
        return Some(path.to_owned());
    }
    if address.starts_with('/') {
        return Some(address.to_owned());
    }
    let path = format!(
        "/{}",
        address.trim_start_matches("../").trim_start_matches("./")
    );
    let is_below = FOLDERS
        .iter()
        .take(4)
        .any(|folder| path.starts_with(folder));
    is_below.then_some(path)
}

/// A path of Ghost without `size/w600/` and `format/webp/`.
fn without_sizes(path: &str) -> &str {
    let mut path = path;
    for folder in ["size/", "format/"] {
        if let Some((_, rest)) = path
            .strip_prefix(folder)
            .and_then(|rest| rest.split_once('/'))
        {
            path = rest;
        }
    }
    path
}

/// The paths of the files that can stand for an upload, the best first: the original
/// before a smaller size of it. `is_known` tells whether a path is that of an attachment.
pub(super) fn variants(path: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let Some((stem, extension)) = path.rsplit_once('.') else {
        return vec![path.to_owned()];
    };
    let with = |stem: &str, end: &str| format!("{stem}{end}.{extension}");
    let bare = stem.strip_suffix("@2x").unwrap_or(stem);
    if let Some(original) = without_size(bare).filter(|_| !is_known(path)) {
        let original = [with(original, ""), with(original, "-scaled")];
        return original.into_iter().chain([path.to_owned()]).collect();
    }
    match bare.strip_suffix("-scaled") {
        Some(original) => vec![path.to_owned(), with(original, "")],
        None => vec![path.to_owned(), with(bare, ""), with(bare, "-scaled")],
    }
}

/// `moo` of `moo-300x200`.
fn without_size(stem: &str) -> Option<&str> {
    let (original, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| {
        (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    (is_number(width) && is_number(height) && !original.ends_with('/')).then_some(original)
}
