//! The addresses of a post at its source.

use crate::model::url::{host, percent_decode};

/// The maximum number of former addresses of one post.
const REDIRECTS: usize = 200;

/// The names by which WordPress finds a post in a query.
const IDS: [&str; 2] = ["p=", "page_id="];

/// What an item says about its addresses.
#[derive(Debug, Default)]
pub(super) struct Sources<'a> {
    /// The URL of the site.
    pub site: &'a str,
    /// The URL of the post.
    pub link: &'a str,
    /// The id of the item in feeds, which is often a URL.
    pub guid: &'a str,
    /// Whether `blog` wrote the export: its addresses are below the URL of the site.
    pub is_ours: bool,
    /// The id of the post.
    pub id: Option<i64>,
    /// Whether it is a page.
    pub is_page: bool,
    /// The slug, percent-encoded or not.
    pub slug: &'a str,
    /// Former slugs, as they were.
    pub old_slugs: &'a [String],
    /// Former dates: `2016-11-18`.
    pub old_dates: &'a [String],
}

/// The path of a URL with its query, as it is; `None` if it is not a URL or a path.
pub(super) fn path(url: &str) -> Option<String> {
    let url = url.trim().split('#').next().unwrap_or_default();
    let rest = match url.split_once("://").map(|(_, rest)| rest) {
        Some(rest) => Some(rest),
        None => url.strip_prefix("//"),
    };
    let path = match rest {
        Some(rest) => {
            let start = rest.find(['/', '?']).unwrap_or(rest.len());
            rest.get(start..).unwrap_or_default()
        }
        None if url.starts_with('/') => url,
        None => return None,
    };
    if path.contains(char::is_control) {
        return None;
    }
    let slash = if path.starts_with('/') { "" } else { "/" };
    Some(format!("{slash}{path}"))
}

impl Sources<'_> {
    /// The address: the path of the link. `None` without one, and for the front page.
    pub(super) fn address(&self) -> Option<String> {
        let front = path(self.site).unwrap_or_else(|| "/".to_owned());
        let same = |a: &str, b: &str| a.trim_end_matches('/') == b.trim_end_matches('/');
        let address = path(self.link).filter(|path| path != "/" && !same(path, &front))?;
        let below = address.strip_prefix(front.trim_end_matches('/'));
        let below = below.filter(|path| self.is_ours && path.starts_with('/'));
        Some(below.map_or_else(|| address.clone(), percent_decode))
    }

    /// Further addresses that led to the post: by its id, its guid, its former slugs and
    /// dates.
    pub(super) fn redirects(&self) -> Vec<String> {
        if self.is_ours {
            return Vec::new();
        }
        let address = self.address();
        let base = path(self.site).unwrap_or_default();
        let base = base.trim_end_matches('/');
        let ids = IDS.iter().filter(|name| self.is_page || **name == "p=");
        let ids = self.id.into_iter().flat_map(|id| {
            let ids = ids.clone();
            ids.map(move |name| format!("{base}/?{name}{id}"))
        });
        let link = address.as_deref().unwrap_or_default();
        let slugs = self
            .old_slugs
            .iter()
            .filter_map(|old| self.with_slug(link, old));
        let dates = self.old_dates.iter().filter_map(|old| with_date(link, old));
        let mut all: Vec<String> = Vec::new();
        for path in ids
            .chain(self.guid())
            .chain(slugs)
            .chain(dates)
            .take(REDIRECTS)
        {
            if Some(&path) != address.as_ref() && !all.contains(&path) {
                all.push(path);
            }
        }
        all
    }

    /// The path of the guid, if it is an address of this post: on the same host, and not
    /// by the id that the post had on another site.
    fn guid(&self) -> Option<String> {
        let host = |url: &str| host(url).map(|host| host.trim_start_matches("www.").to_owned());
        let own = host(self.guid)?;
        let path = path(self.guid).filter(|path| path.len() > 1)?;
        let query = path.split_once('?').map(|(_, query)| query);
        let id_in = |name: &&str| query?.strip_prefix(name)?.parse::<i64>().ok();
        let number = IDS.iter().find_map(id_in);
        let is_ours = match (number, self.id) {
            (Some(number), Some(id)) => number == id,
            _ => Some(own) == host(self.link),
        };
        is_ours.then_some(path)
    }

    /// An address with another slug: `/2016/11/18/old/`.
    fn with_slug(&self, address: &str, old: &str) -> Option<String> {
        let (path, end) = match address.strip_suffix('/') {
            Some(path) => (path, "/"),
            None => (address, ""),
        };
        let (folder, last) = path.rsplit_once('/')?;
        let (stem, ending) = match last.rsplit_once('.') {
            Some((stem, "html")) => (stem, ".html"),
            Some((stem, "htm")) => (stem, ".htm"),
            Some((stem, "php")) => (stem, ".php"),
            _ => (last, ""),
        };
        let is_slug = !stem.is_empty() && percent_decode(stem) == percent_decode(self.slug);
        let is_segment = !old.is_empty() && !old.contains(['/', '?', '#']);
        (is_slug && is_segment).then(|| format!("{folder}/{old}{ending}{end}"))
    }
}

/// An address with another date in its folders: `/2016/11/17/title/`.
fn with_date(address: &str, date: &str) -> Option<String> {
    let mut date = date.trim().split('-');
    let date = [date.next()?, date.next()?, date.next()?];
    let is_number = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let [year, month, day] = date;
    if !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    let mut segments: Vec<&str> = address.split('/').collect();
    let at = segments.iter().position(|part| is_number(part, 4))?;
    let mut is_dated = false;
    for (segment, part) in segments.iter_mut().skip(at).zip(date) {
        if !is_number(segment, part.len()) {
            break;
        }
        is_dated = part.len() == 2;
        *segment = part;
    }
    is_dated.then(|| segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_link_stays_as_it_is() {
        for (url, expected) in [
            (
                "https://x.example/a/%D0%B0-%d0%b1/",
                Some("/a/%D0%B0-%d0%b1/"),
            ),
            ("http://x.example/A_b.html#c", Some("/A_b.html")),
            (" //x.example/?p=12\n", Some("/?p=12")),
            ("https://x.example?p=12", Some("/?p=12")),
            ("https://x.example", Some("/")),
            ("/a?lang=de", Some("/a?lang=de")),
            ("tag:x.example,2020:1", None),
            ("urn:uuid:1", None),
            ("", None),
            ("https://x.example/a\nb", None),
        ] {
            assert_eq!(path(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn former_addresses_are_those_wordpress_redirects() {
        let old = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        let (slugs, dates) = (old(&["first", "a/b", ""]), old(&["2016-10-02", "2016"]));
        let post = |site, link, guid| Sources {
            site,
            link,
            guid,
            id: Some(7),
            slug: "%d0%b0",
            old_slugs: &slugs,
            old_dates: &dates,
            ..Sources::default()
        };
        let site = "https://x.example";
        let found = post(
            site,
            "https://x.example/2016/11/18/а/",
            "http://www.x.example/?p=7",
        );
        assert_eq!(found.address().as_deref(), Some("/2016/11/18/а/"));
        let expected = ["/?p=7", "/2016/11/18/first/", "/2016/10/02/а/"];
        assert_eq!(found.redirects(), expected);
        let site = "https://x.example/blog";
        let found = post(
            site,
            "https://x.example/blog/2016/11/%D0%B0.html",
            "https://other/?p=9",
        );
        assert_eq!(
            found.address().as_deref(),
            Some("/blog/2016/11/%D0%B0.html")
        );
        let expected = [
            "/blog/?p=7",
            "/blog/2016/11/first.html",
            "/blog/2016/10/%D0%B0.html",
        ];
        assert_eq!(found.redirects(), expected);
        let draft = post(
            site,
            "https://x.example/blog/?p=7",
            "https://x.example/old/",
        );
        assert_eq!(draft.address().as_deref(), Some("/blog/?p=7"));
        assert_eq!(draft.redirects(), ["/old/"]);
        let front = post(site, "https://x.example/blog/", "");
        assert_eq!(front.address(), None);
        let page = Sources {
            is_page: true,
            ..front
        };
        assert_eq!(page.redirects(), ["/blog/?p=7", "/blog/?page_id=7"]);
    }
}
