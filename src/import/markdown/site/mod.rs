//! The site that a folder of files belongs to: its generator, its configuration, and the
//! addresses that the generator publishes files at.

mod detect;
mod eleventy;
mod given;
mod hexo;
mod hugo;
mod jekyll;
mod nested;
mod nikola;
mod path;
mod pattern;
mod pelican;
mod python;
mod slugs;
mod zola;

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

pub(super) use self::nested::Sites;

use self::given::given_path;
use self::path::{folder_of, is_language, language_of, parts};
use super::name::Name;
use crate::front_matter::{FrontMatter, Header, Imported, Options, Settings};
use crate::model::time::{Clock, zone_named};
use crate::model::{PostKind, url};

/// A site generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generator {
    /// <https://www.11ty.dev/docs/permalinks/>
    Eleventy,
    /// <https://hexo.io/docs/permalinks>
    Hexo,
    /// <https://gohugo.io/content-management/urls/>
    Hugo,
    /// <https://jekyllrb.com/docs/permalinks/>
    Jekyll,
    /// <https://getnikola.com/handbook.html>
    Nikola,
    /// <https://docs.getpelican.com/en/latest/settings.html#url-settings>
    Pelican,
    /// <https://www.getzola.org/documentation/content/page/>
    Zola,
}

/// A site on disk.
#[derive(Default)]
pub(crate) struct Site {
    /// The generator, if it was given or has a configuration file.
    generator: Option<Generator>,
    settings: Settings,
    /// The path of the imported folder in the site, ending with `/` unless it is the site.
    within: String,
    /// The path of the base URL, without the `/` at its end.
    base: String,
    /// The host of the base URL.
    host: Option<String>,
    zone: Option<TimeZone>,
    folders: Vec<detect::Destination>,
    /// Whether there is a configuration file.
    is_configured: bool,
    /// What the content folder says without a configuration file.
    marks: detect::Marks,
    /// Whether it is an export of this program: every file has its address.
    is_export: bool,
    /// Whether to accept values of a wrong type and repeated keys.
    pub(super) is_lenient: bool,
}

/// A file, as a generator sees it.
pub(super) struct Entry<'a> {
    /// The path in the site.
    pub path: &'a str,
    pub name: &'a Name,
    pub front: &'a FrontMatter,
    pub imported: &'a Imported,
    pub title: &'a str,
    /// The local date and time in addresses.
    pub date: Option<DateTime>,
    pub is_draft: bool,
}

/// How a generator publishes a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Published {
    /// The path from the root of the site; `None` if it is not published or unknown.
    pub address: Option<String>,
    /// The text of the slug; `None` is the name of the file.
    pub slug: Option<String>,
    pub kind: Option<PostKind>,
    pub language: Option<String>,
    /// Whether a file without a date is published.
    pub needs_no_date: bool,
}

impl Site {
    /// The site of a folder. `from` names the generator; otherwise it is guessed from the
    /// configuration file in the folder or above it, or from the names of folders.
    fn of(folder: &Path, from: Option<Generator>) -> Site {
        Site::found(detect::detect(folder, from), from)
    }

    /// The folder of an export of this program.
    fn export() -> Site {
        Site {
            is_export: true,
            is_lenient: true,
            ..Site::default()
        }
    }

    fn found(found: detect::Found, from: Option<Generator>) -> Site {
        let mut site = Site {
            generator: from.or(found.generator),
            is_configured: found.generator.is_some(),
            settings: found.settings,
            within: found.within,
            folders: found.folders,
            marks: found.marks,
            is_lenient: true,
            ..Site::default()
        };
        let base = match site.generator {
            Some(Generator::Hugo) => site.settings.text(&["baseurl"]),
            Some(Generator::Zola) => site.settings.text(&["base_url"]),
            Some(Generator::Jekyll | Generator::Hexo) => site.settings.text(&["url"]),
            Some(Generator::Pelican) => site.settings.text(&["SITEURL"]),
            Some(Generator::Nikola) => site.settings.text(&["SITE_URL"]),
            Some(Generator::Eleventy) | None => None,
        };
        let path = match site.generator {
            Some(Generator::Jekyll) => site.settings.text(&["baseurl"]).map(str::to_owned),
            Some(Generator::Hexo) => site.settings.text(&["root"]).map(str::to_owned),
            _ => base.map(url::path),
        };
        let path = path.unwrap_or_default();
        site.base = match path.trim_matches('/') {
            "" => String::new(),
            path => format!("/{path}"),
        };
        site.host = base.and_then(url::host).filter(|host| !host.is_empty());
        let zones = ["timezone", "time_zone"];
        let zone = zones.iter().find_map(|name| site.settings.text(&[name]));
        site.zone = zone.and_then(|name| zone_named(name).ok());
        site
    }

    /// How the front matter of a file is read.
    pub(super) fn options(&self, path: &str) -> Options {
        Options {
            is_lenient: self.is_lenient,
            splits_words: self.generator_of(path) == Some(Generator::Jekyll),
        }
    }

    /// Whether the generator is known and not guessed from the names of folders, or the
    /// folder is a part of a site.
    fn is_known(&self) -> bool {
        self.generator.is_some() || !self.within.is_empty()
    }

    /// The clock, in the zone of the site if it has one.
    pub(super) fn clock(&self, clock: &Clock) -> Option<Clock> {
        let zone = self.zone.clone()?;
        Some(Clock::new(clock.now, move || Ok(zone.clone())))
    }

    /// Whether it is an export of this program.
    pub(super) fn is_export(&self) -> bool {
        self.is_export
    }

    /// The path of the base URL, without the `/` at its end.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The number of folders of the site above the imported one.
    pub(super) fn levels(&self) -> usize {
        self.within.matches('/').count()
    }

    /// The path in the imported folder of a file of the site, if the folder has it.
    pub(super) fn inside(&self, path: &str) -> Option<String> {
        let within = Some(self.within.as_str()).filter(|within| !within.is_empty())?;
        path.strip_prefix(within).map(str::to_owned)
    }

    /// The path of a file in the site.
    fn path_of(&self, file: &str) -> String {
        format!("{}{file}", self.within)
    }

    /// The generator of a file: that of the site, or the one that has such folders.
    pub(super) fn generator_of(&self, path: &str) -> Option<Generator> {
        if self.generator.is_some() || self.is_export {
            return self.generator;
        }
        let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
        let mut names = folders.split('/');
        let is_post = |name: &str| name == "_posts" || name == "_drafts";
        if folders.split('/').any(is_post) {
            // Octopress has the folder of Hexo with the names of Jekyll.
            let is_dated = Name::of(path).date.is_some();
            let in_source = folders.starts_with("source/_") || folders.contains("/source/_");
            return Some(match in_source && !is_dated {
                true => Generator::Hexo,
                false => Generator::Jekyll,
            });
        }
        let is_content = names.next() == Some("content") && !self.marks.is_astro;
        is_content.then_some(match self.marks.is_zola {
            true => Generator::Zola,
            false => Generator::Hugo,
        })
    }

    /// Why a file is not a post of the site, if its generator does not publish it.
    pub(super) fn left_out(&self, path: &str, has_metadata: bool) -> Option<&'static str> {
        let is_below = |folder: &str| {
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        match self.generator.filter(|_| self.is_configured)? {
            Generator::Hugo if !hugo::is_content(self, path) => Some("not in the content folder"),
            Generator::Zola if !is_below("content") => Some("not in the content folder"),
            Generator::Hexo if !is_below("source") => Some("not in the source folder"),
            Generator::Jekyll if !has_metadata && !path.contains("_posts/") => {
                Some("no front matter")
            }
            _ => None,
        }
    }

    /// How a file is published.
    pub(super) fn publish(&self, entry: &Entry<'_>) -> Published {
        let generator = self.generator_of(entry.path);
        let has_folder = entry.path.starts_with("posts/") || entry.path.starts_with("pages/");
        let is_pelican = self.generator.is_none() && entry.imported.header == Some(Header::Pelican);
        let generator = match generator {
            // Only one generator has such a header.
            None if entry.imported.header == Some(Header::Nikola) && has_folder => {
                Some(Generator::Nikola)
            }
            Some(Generator::Hugo) if is_pelican => Some(Generator::Pelican),
            generator => generator,
        };
        let mut published = match generator {
            Some(Generator::Eleventy) => eleventy::publish(self, entry),
            Some(Generator::Hexo) => hexo::publish(self, entry),
            Some(Generator::Hugo) => hugo::publish(self, entry),
            Some(Generator::Jekyll) => jekyll::publish(self, entry),
            Some(Generator::Nikola) => nikola::publish(self, entry),
            Some(Generator::Pelican) => pelican::publish(self, entry),
            Some(Generator::Zola) => zola::publish(self, entry),
            None => Published::default(),
        };
        published.address = match (self.given(entry), published.address.take()) {
            (Some(whole), _) => Some(whole),
            (None, Some(address)) => Some(format!("{}{address}", self.base)),
            (None, None) => given_path(entry, generator).map(|path| format!("{}{path}", self.base)),
        };
        published.address.take_if(|address| !url::is_path(address));
        let is_by_folder = matches!(
            generator,
            Some(Generator::Hexo | Generator::Jekyll | Generator::Nikola | Generator::Pelican)
        );
        if let Some(is_page) = entry.imported.is_page.filter(|_| !is_by_folder) {
            published.kind = Some(PostKind::page_if(is_page));
        }
        published
    }

    /// The address that most blogs with such file names have, if nothing is known about
    /// this one: `/2024/01/02/slug/`.
    pub(super) fn usual(&self, entry: &Entry<'_>) -> Option<String> {
        let is_unknown = self.generator.is_none() && self.is_lenient && !self.is_export;
        let day = entry.name.date.as_ref().filter(|_| is_unknown)?;
        let slug = entry.front.slug.as_deref().unwrap_or(&entry.name.stem);
        let Imported {
            path,
            url,
            permalink,
            ..
        } = entry.imported;
        let is_given = path.is_some() || url.is_some() || permalink.is_some();
        let is_usual = !entry.is_draft && !slug.is_empty() && !is_given;
        is_usual.then(|| format!("/{}/{slug}/", day.replace('-', "/")))
    }

    /// The local date and time of a moment in addresses.
    pub(super) fn local(&self, time: Timestamp, offset: Option<Offset>, clock: &Clock) -> DateTime {
        let zone = match (&self.zone, offset, self.generator) {
            (Some(zone), _, Some(Generator::Jekyll | Generator::Hexo)) => zone.clone(),
            (_, Some(offset), _) => offset.to_time_zone(),
            _ => clock.shown_zone(),
        };
        time.to_zoned_datetime(zone).datetime()
    }
}
