//! The keys of front matter in several blog tools.

use std::collections::HashSet;

use super::fence::Block;
use super::node::{Map, Node, Value};
use super::{FrontMatter, FrontMatterError};

/// The names of a field in lower case, by priority; case is ignored.
type Names = &'static [&'static str];

const TITLE: Names = &["title"];
const SLUG: Names = &["slug"];
/// Hugo has all, in this order; Jekyll, Zola, Eleventy and Pelican have `date`.
const DATE: Names = &["date", "publishdate", "pubdate", "published"];
/// Jekyll, Eleventy and Pelican have `author`, Zola and Hugo's themes `authors`.
const AUTHOR: Names = &["author", "authors"];
/// Hugo and Pelican have `summary`, Zola and Eleventy `description`, Jekyll `excerpt`.
const SUMMARY: Names = &["summary", "description", "excerpt"];
/// All are merged: Jekyll has all four, Hugo the plurals, Pelican `tags` and `category`.
pub(super) const TAGS: Names = &["tags", "tag", "categories", "category"];
/// Hugo has `lastmod` and `modified`, Zola `updated`, Pelican `modified`, Jekyll's plugins
/// `last_modified_at`.
const UPDATED: Names = &["lastmod", "updated", "modified", "last_modified_at"];
/// Zola has `path`, Hugo and Pelican `url`, Jekyll and Eleventy `permalink`.
const ADDRESS: Names = &["path", "url", "permalink"];
/// Hugo and Zola have `aliases`, Jekyll's plugin `redirect_from`.
const ALIASES: Names = &["aliases", "redirect_from"];
/// The table of Zola's tags and categories.
const TAXONOMIES: &str = "taxonomies";
/// The tables of custom keys in Zola and Hugo.
const EXTRA: Names = &["extra", "params"];
/// The keys of the flags, and Pelican's status.
const FLAGS: Names = &["draft", "comments", "status"];

/// Ours: `post` or `page`; other values belong to generators.
const KIND: Names = &["kind"];
/// An address from the root; that of Zola has no slash at its start.
const PATH: Names = &["path"];
const IMAGE: Names = &["image"];
const LANGUAGE: Names = &["language", "lang"];

/// Reads the known entries.
pub(super) fn front_matter(block: &Block, map: &Map) -> Result<FrontMatter, FrontMatterError> {
    let fields = Fields { block, map };
    Ok(FrontMatter {
        title: fields.text(TITLE)?,
        slug: fields.text(SLUG)?,
        date: fields.date()?,
        author: fields.author()?,
        kind: fields
            .plain(KIND)
            .filter(|kind| matches!(&**kind, "post" | "page")),
        path: fields.own_path(),
        image: fields.plain(IMAGE),
        language: fields.plain(LANGUAGE),
        summary: fields.text(SUMMARY)?,
        tags: fields.tags()?,
        draft: fields.draft()?,
        comments: fields.comments()?,
        updated: fields.plain(UPDATED).map(dated),
        address: fields.plain(ADDRESS),
        aliases: fields.aliases(),
        emptied: fields.emptied(),
        extra: fields.keys(|key| {
            let is_own = has(&[PATH], key) && fields.own_path().is_some();
            has(&[UPDATED, ADDRESS, ALIASES], key) && !is_own
        }),
        unknown: fields.keys(|key| !has(KNOWN, key)),
    })
}

/// All keys that a field reads.
pub(super) const KNOWN: &[Names] = &[
    TITLE,
    SLUG,
    DATE,
    AUTHOR,
    SUMMARY,
    TAGS,
    UPDATED,
    ADDRESS,
    ALIASES,
    KIND,
    IMAGE,
    LANGUAGE,
    FLAGS,
    &[TAXONOMIES],
    EXTRA,
];

pub(super) fn has(fields: &[Names], key: &str) -> bool {
    let mut names = fields.iter().copied().flatten();
    names.any(|name| name.eq_ignore_ascii_case(key))
}

/// The entries of a map, and the front matter for errors.
#[derive(Clone, Copy)]
struct Fields<'a> {
    block: &'a Block<'a>,
    map: &'a Map,
}

impl<'a> Fields<'a> {
    /// The value of a key, unless it is null.
    fn get(self, name: &str) -> Option<&'a Node> {
        self.map
            .iter()
            .filter(|(_, node)| !matches!(node.value, Value::Null))
            .find_map(|(key, node)| key.eq_ignore_ascii_case(name).then_some(node))
    }

    /// The first name that has a value.
    fn first(self, names: Names) -> Option<(&'static str, &'a Node)> {
        names
            .iter()
            .find_map(|name| self.get(name).map(|node| (*name, node)))
    }

    /// The keys that satisfy `is_meant`.
    fn keys(self, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
        let keys = self.map.iter().map(|(key, _)| key);
        keys.filter(|key| is_meant(key)).cloned().collect()
    }

    /// The fields whose keys are all null, of those that can be empty.
    fn emptied(self) -> Vec<&'static str> {
        let is_emptied = |names: Names| {
            self.first(names).is_none() && self.map.iter().any(|(key, _)| has(&[names], key))
        };
        let fields = [
            ("author", AUTHOR),
            ("path", PATH),
            ("image", IMAGE),
            ("language", LANGUAGE),
            ("summary", SUMMARY),
            ("tags", TAGS),
        ];
        let emptied = fields.into_iter().filter(|(_, names)| is_emptied(names));
        emptied.map(|(name, _)| name).collect()
    }

    /// The entries of a nested map; empty if there is no such map.
    fn within(self, name: &str) -> Fields<'a> {
        const NONE: &Map = &Map::new();
        let map = match self.get(name).map(|node| &node.value) {
            Some(Value::Map(map)) => map,
            _ => NONE,
        };
        Fields { map, ..self }
    }

    fn text(self, names: Names) -> Result<Option<String>, FrontMatterError> {
        self.first(names)
            .map(|(name, node)| match node.value.text() {
                Some(text) => Ok(text.to_owned()),
                None => Err(self.wrong(name, node, "text")),
            })
            .transpose()
    }

    /// The same for keys with other uses, too: values that are not strings are ignored.
    fn plain(self, names: Names) -> Option<String> {
        self.first(names)?.1.value.text().map(str::to_owned)
    }

    /// The path of its own: an address from the root.
    fn own_path(self) -> Option<String> {
        self.plain(PATH).filter(|path| path.starts_with('/'))
    }

    fn aliases(self) -> Option<Vec<String>> {
        let (_, node) = self.first(ALIASES)?;
        let texts = match &node.value {
            Value::List(items) => items.iter().filter_map(|item| item.value.text()).collect(),
            value => Vec::from_iter(value.text()),
        };
        Some(texts.into_iter().map(str::to_owned).collect())
    }

    fn comments(self) -> Result<Option<bool>, FrontMatterError> {
        let told = self.flag("comments")?;
        let within = |name: &&str| flag(self.within(name).get("comments")?.value.text()?);
        Ok(told.or_else(|| EXTRA.iter().find_map(within)))
    }

    fn flag(self, name: &str) -> Result<Option<bool>, FrontMatterError> {
        self.get(name)
            .map(|node| {
                let flag = node.value.text().and_then(flag);
                flag.ok_or_else(|| self.wrong(name, node, "true or false"))
            })
            .transpose()
    }

    fn date(self) -> Result<Option<String>, FrontMatterError> {
        match self.first(DATE) {
            Some(("published", _)) if self.published().is_some() => Ok(None),
            _ => Ok(self.text(DATE)?.map(dated)),
        }
    }

    /// Jekyll's `published` is a boolean, Hugo's is a date.
    fn published(self) -> Option<bool> {
        self.get("published")?.value.text().and_then(flag)
    }

    fn author(self) -> Result<Option<String>, FrontMatterError> {
        let places = std::iter::once(self).chain(EXTRA.iter().map(|name| self.within(name)));
        for fields in places {
            if let Some((name, node)) = fields.first(AUTHOR) {
                let names = author_names(&node.value)
                    .ok_or_else(|| self.wrong(name, node, "a name or a list of names"))?;
                return Ok((!names.is_empty()).then(|| names.join(", ")));
            }
        }
        Ok(None)
    }

    fn tags(self) -> Result<Option<Vec<String>>, FrontMatterError> {
        let mut seen = HashSet::new();
        let mut all = None;
        for fields in [self, self.within(TAXONOMIES)] {
            for name in TAGS {
                let Some(node) = fields.get(name) else {
                    continue;
                };
                let tags = tag_names(&node.value)
                    .ok_or_else(|| self.wrong(name, node, "a list of texts"))?;
                let new = tags
                    .into_iter()
                    .filter(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()))
                    .map(str::to_owned);
                all.get_or_insert_with(Vec::new).extend(new);
            }
        }
        Ok(all)
    }

    /// A draft has `published: false` in Jekyll and `status: draft` in Pelican.
    fn draft(self) -> Result<Option<bool>, FrontMatterError> {
        let published = || self.published().map(|published| !published);
        let status = || self.get("status")?.value.text().and_then(is_draft_status);
        Ok(self.flag("draft")?.or_else(published).or_else(status))
    }

    fn wrong(self, name: &str, node: &Node, expected: &str) -> FrontMatterError {
        let found = match &node.value {
            Value::Text(text) => format!("{text:?}"),
            other => other.kind().to_owned(),
        };
        let reason = format!("{name}: expected {expected}, found {found}");
        self.block.error_at(node.at, reason)
    }
}

pub(super) fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Whether a status is that of a draft; `None` for other statuses.
pub(super) fn is_draft_status(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "draft" => Some(true),
        "published" => Some(false),
        _ => None,
    }
}

/// The names in a string, in a map with a `name`, or in a list of those.
fn author_names(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::Text(text) => Some(vec![text.clone()]),
        Value::Map(map) => map
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case("name"))
            .and_then(|(_, node)| author_names(&node.value)),
        Value::List(items) => items
            .iter()
            .map(|item| author_names(&item.value))
            .collect::<Option<Vec<_>>>()
            .map(|names| names.concat()),
    }
}

/// The tags of a list, or of a comma-separated string.
fn tag_names(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::Text(text) => Some(text.split(',').map(str::trim).collect()),
        Value::List(items) => items
            .iter()
            .filter(|item| !matches!(item.value, Value::Null))
            .map(|item| item.value.text().map(str::trim))
            .collect(),
        _ => None,
    }
}

/// Normalizes a date to ISO 8601, if possible.
fn dated(text: String) -> String {
    iso_date(&text).unwrap_or(text)
}

/// `2024-01-02 03:04:05 +0100` as `2024-01-02T03:04:05+01:00`; `None` for other shapes.
fn iso_date(text: &str) -> Option<String> {
    let (day, rest) = text.trim().split_once([' ', 'T', 't'])?;
    let rest = rest.trim_start();
    let is_clock_char = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
    let zone = rest.trim_start_matches(is_clock_char);
    let clock = rest.strip_suffix(zone)?;
    let is_day = day.chars().all(|c| c.is_ascii_digit() || c == '-');
    let offset = offset(zone.trim())?;
    (is_day && clock.contains(':')).then(|| format!("{day}T{clock}{offset}"))
}

/// `+0100` or `+01` as `+01:00`; the names of UTC as `Z`.
fn offset(zone: &str) -> Option<String> {
    match zone {
        "" => return Some(String::new()),
        "Z" | "z" | "UTC" | "GMT" => return Some("Z".to_owned()),
        _ => {}
    }
    let (sign, digits) = zone.split_at_checked(1)?;
    let digits = digits.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let is_offset = matches!(sign, "+" | "-")
        && minutes.len() == 2
        && digits.chars().all(|c| c.is_ascii_digit());
    is_offset.then(|| format!("{sign}{hours}:{minutes}"))
}
