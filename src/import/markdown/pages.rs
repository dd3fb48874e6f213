//! The addresses of the files that texts link to by their paths.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use super::lookup::existing;
use super::site::{Site, Sites};
use super::{encoding, page, walk};
use crate::model::time::Clock;

/// The maximum number of addresses in memory.
const KNOWN: usize = 100_000;

/// The files of a folder that texts link to.
pub(super) struct Pages {
    folder: PathBuf,
    /// The addresses by the path of the file.
    known: HashMap<String, Option<String>>,
}

impl Pages {
    pub(super) fn new(folder: &Path) -> Pages {
        Pages {
            folder: folder.to_owned(),
            known: HashMap::new(),
        }
    }

    /// The file that a link in the text of another leads to: `../other.md`, Zola's
    /// `@/posts/other.md`, the name of a post in Jekyll.
    pub(super) fn find(
        &self,
        site: &Site,
        prefix: &str,
        file: &str,
        target: &str,
    ) -> Option<String> {
        let above = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let target = target.strip_prefix("{filename}").unwrap_or(target);
        let rooted = target
            .strip_prefix("@/")
            .or_else(|| target.strip_prefix('/'));
        let path = rooted.unwrap_or(target);
        let mut places = Vec::new();
        if rooted.is_none() {
            places.push(format!("{above}/{path}"));
        }
        for folder in ["", "content/", "_posts/", "source/_posts/"] {
            places.push(format!("{prefix}{folder}{path}"));
            places.extend(site.inside(&format!("{folder}{path}")));
        }
        let endings = ["", ".md", ".markdown", "/index.md", ".html"];
        let mut candidates = places
            .iter()
            .flat_map(|place| endings.iter().map(move |ending| format!("{place}{ending}")));
        candidates.find_map(|candidate| existing(&self.folder, &candidate))
    }

    /// The address of a file.
    pub(super) fn address_of(
        &mut self,
        sites: &mut Sites,
        file: &str,
        clock: &Clock,
    ) -> Option<String> {
        if let Some(known) = self.known.get(file) {
            return known.clone();
        }
        if self.known.len() >= KNOWN {
            return None;
        }
        let address = self.read(sites, file, clock);
        self.known.insert(file.to_owned(), address.clone());
        address
    }

    fn read(&self, sites: &mut Sites, file: &str, clock: &Clock) -> Option<String> {
        let bytes = walk::within_limit(File::open(self.folder.join(file)).ok()?).ok()??;
        let text = encoding::decoded(bytes).ok()?;
        let (site, in_site) = sites.site_of(file);
        let page = page::read_in(&site, &in_site, file, &text, clock, &mut |_| None).ok()?;
        page.record.address
    }
}
