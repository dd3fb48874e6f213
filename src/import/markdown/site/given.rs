//! The addresses that a file gives itself, and its former ones.

use super::{Entry, Generator, Site, hugo};
use crate::front_matter::Imported;
use crate::model::url;

impl Site {
    /// The path of a whole URL in the front matter that is on the host of the site.
    pub(super) fn given(&self, entry: &Entry<'_>) -> Option<String> {
        let Imported {
            url,
            permalink,
            link,
            ..
        } = entry.imported;
        let link = link
            .as_ref()
            .filter(|_| self.host.is_some() || self.generator.is_none());
        let mut given = [url, permalink].into_iter().flatten().chain(link);
        given.find_map(|address| self.path_of_url(address))
    }

    /// The path and the query of a whole URL, unless it is on another host.
    pub(super) fn path_of_url(&self, address: &str) -> Option<String> {
        let is_whole = address.starts_with("http://") || address.starts_with("https://");
        let host = url::host(address).filter(|_| is_whole)?;
        let plain = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
        if self
            .host
            .as_ref()
            .is_some_and(|own| plain(own) != plain(&host))
        {
            return None;
        }
        let (_, rest) = address.split_once("://")?;
        let path = rest
            .find(['/', '?'])
            .and_then(|at| rest.get(at..))
            .unwrap_or("/");
        let path = path.split('#').next().unwrap_or_default();
        Some(if path.starts_with('/') {
            path.to_owned()
        } else {
            format!("/{path}")
        })
    }

    /// A former address of a post as a path from the root; `None` for another host.
    pub(in crate::import::markdown) fn redirect(
        &self,
        entry: &Entry<'_>,
        alias: &str,
    ) -> Option<String> {
        let alias = alias.trim();
        if alias.contains("://") {
            return self.path_of_url(alias);
        }
        let path = match alias.starts_with('/') {
            true => alias.to_owned(),
            // Hugo's are relative to the folder of the page.
            false if self.generator_of(entry.path) == Some(Generator::Hugo) => {
                hugo::relative(self, entry, alias)
            }
            false => format!("/{alias}"),
        };
        let path = format!("{}{path}", self.base);
        Some(path).filter(|path| url::is_path(path))
    }
}

/// The path in the front matter of a file without a rule: no pattern and no URL.
pub(super) fn given_path(entry: &Entry<'_>, generator: Option<Generator>) -> Option<String> {
    if generator.is_some() {
        return None;
    }
    let Imported {
        path,
        url,
        permalink,
        ..
    } = entry.imported;
    let given = [url, permalink, path].into_iter().flatten();
    let mut plain = given.filter(|path| is_plain(path));
    let path = plain.next()?;
    Some(format!("/{}", path.trim_start_matches('/')))
}

/// Whether a path is an address: not a pattern, the name of a pattern, or a URL.
fn is_plain(path: &str) -> bool {
    let is_word = !path.contains(['/', '.', '?']);
    !path.contains(['{', ':']) && !is_word
}
