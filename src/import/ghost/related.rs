//! The related tables of posts: tags, authors, metadata.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::import::json::{Flaw, Moment, Scalar, Stop, Walker};
use crate::model::limits::JSON_RELATIONS_BYTES;

/// The maximum number of kept errors.
const FLAWS: usize = 1_000;

/// The data needed to read the posts.
#[derive(Default)]
pub(super) struct Related {
    /// Tag names by id.
    tags: HashMap<String, String>,
    /// The ids of tags that readers do not see.
    internal_tags: HashSet<String>,
    /// Author names by id.
    authors: HashMap<String, String>,
    /// The tag ids of a post, each with its position.
    tags_of: HashMap<String, Vec<(i64, String)>>,
    /// The author ids of a post, each with its position.
    authors_of: HashMap<String, Vec<(i64, String)>>,
    /// Metadata by post id.
    about: HashMap<String, About>,
    url: Option<String>,
    title: Option<String>,
    /// The pattern of the addresses of posts, in versions that have it as a setting.
    pub permalinks: Option<String>,
    /// The zone of the dates in addresses.
    pub zone: Option<TimeZone>,
    /// The time of the export.
    pub exported_at: Option<Timestamp>,
    /// Malformed rows.
    pub flaws: Vec<Flaw>,
    /// The total size.
    bytes: u64,
}

/// The metadata of a post.
#[derive(Default, PartialEq)]
pub(super) struct About {
    /// The description.
    pub description: Option<String>,
    /// The alternative text of the feature image.
    pub alt: Option<String>,
    /// The caption of the feature image.
    pub caption: Option<String>,
    /// Whether the post was only mailed.
    pub is_mail: bool,
    /// The names of fields that a blog does not have.
    pub ignored: Vec<&'static str>,
}

#[derive(Deserialize, Default)]
#[serde(default, expecting = "a row")]
struct Named {
    id: Scalar,
    name: Scalar,
    slug: Scalar,
    visibility: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default, expecting = "a row")]
struct Link {
    post_id: Scalar,
    tag_id: Scalar,
    author_id: Scalar,
    sort_order: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default, expecting = "a row")]
struct PostMeta {
    post_id: Scalar,
    meta_description: Scalar,
    feature_image_alt: Scalar,
    feature_image_caption: Scalar,
    email_only: Scalar,
    email_subject: Scalar,
    meta_title: Scalar,
    og_image: Scalar,
    og_title: Scalar,
    og_description: Scalar,
    twitter_image: Scalar,
    twitter_title: Scalar,
    twitter_description: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default, expecting = "a row")]
struct Pair {
    key: Scalar,
    value: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default, expecting = "a row")]
struct Meta {
    exported_on: Scalar,
}

impl Related {
    /// Reads a table if it is related to posts.
    pub(super) fn table<R: BufRead, E>(
        &mut self,
        walker: &mut Walker<R>,
        name: &str,
    ) -> Result<(), Stop<E>> {
        match name {
            "tags" => self.rows(walker, |all, row: Named| {
                if let (Some(id), Some(name)) = (row.id.name(), row.name.name().or(row.slug.name()))
                {
                    if name.starts_with('#') || row.visibility.name().as_deref() == Some("internal")
                    {
                        all.internal_tags.insert(id.clone());
                    }
                    all.tags.insert(id, name);
                }
            }),
            "users" => self.rows(walker, |all, row: Named| {
                if let (Some(id), Some(name)) = (row.id.name(), row.name.name().or(row.slug.name()))
                {
                    all.authors.insert(id, name);
                }
            }),
            "posts_tags" => self.rows(walker, |all, row: Link| {
                link(&mut all.tags_of, &row, &row.tag_id);
            }),
            "posts_authors" => self.rows(walker, |all, row: Link| {
                link(&mut all.authors_of, &row, &row.author_id);
            }),
            "posts_meta" => self.rows(walker, |all, row: PostMeta| {
                let ignored = given(&[
                    ("email_subject", &row.email_subject),
                    ("meta_title", &row.meta_title),
                    ("og_image", &row.og_image),
                    ("og_title", &row.og_title),
                    ("og_description", &row.og_description),
                    ("twitter_image", &row.twitter_image),
                    ("twitter_title", &row.twitter_title),
                    ("twitter_description", &row.twitter_description),
                ]);
                let about = About {
                    description: row.meta_description.text(),
                    alt: row.feature_image_alt.text(),
                    caption: row.feature_image_caption.text(),
                    is_mail: row.email_only.is_set(),
                    ignored,
                };
                let is_empty = about == About::default();
                if let Some(post) = row.post_id.name().filter(|_| !is_empty) {
                    all.about.insert(post, about);
                }
            }),
            "settings" => self.rows(walker, |all, row: Pair| match row.key.name().as_deref() {
                Some("url") => all.url = all.url.take().or(row.value.name()),
                Some("title") => all.title = all.title.take().or(row.value.name()),
                Some("permalinks") => all.permalinks = row.value.name(),
                Some("timezone" | "active_timezone" | "activeTimezone") => {
                    let name = row.value.name().unwrap_or_default();
                    all.zone = TimeZone::get(&name).ok().or(all.zone.take());
                }
                _ => {}
            }),
            "meta" => {
                if let Ok(meta) = walker.record::<Meta, E>()?
                    && let Moment::At(time) = meta.exported_on.moment()
                {
                    self.exported_at = Some(time);
                }
                Ok(())
            }
            _ => walker.skip(),
        }
    }

    /// Reads the rows of a table; skips other values.
    fn rows<R: BufRead, T: DeserializeOwned, E>(
        &mut self,
        walker: &mut Walker<R>,
        mut row: impl FnMut(&mut Related, T),
    ) -> Result<(), Stop<E>> {
        if walker.peek()? != Some(b'[') {
            return walker.skip();
        }
        walker.array(|walker| {
            match walker.record::<Option<T>, E>()? {
                Ok(found) => found.into_iter().for_each(|found| row(self, found)),
                Err(flaw) if self.flaws.len() < FLAWS => self.flaws.push(flaw),
                Err(_) => {}
            }
            self.bytes += walker.length();
            if self.bytes > JSON_RELATIONS_BYTES {
                let most = JSON_RELATIONS_BYTES >> 20;
                return walker.flaw(format!("its tags and authors are over {most} MiB"));
            }
            Ok(())
        })
    }

    /// The URL or the title of the blog.
    pub(super) fn source(&self) -> Option<String> {
        self.url.clone().or_else(|| self.title.clone())
    }

    /// The name of an author.
    pub(super) fn author(&self, id: &str) -> Option<&String> {
        self.authors.get(id)
    }

    /// The names of the authors of a post; `None` for an unknown id.
    pub(super) fn authors_of(&self, post: &str) -> Vec<Option<&String>> {
        named(&self.authors_of, &self.authors, post)
    }

    /// The names of the tags of a post, and whether readers see them; `None` for an unknown
    /// id.
    pub(super) fn tags_of(&self, post: &str) -> Vec<Option<(&String, bool)>> {
        let tag = |id| Some((self.tags.get(id)?, !self.internal_tags.contains(id)));
        linked(&self.tags_of, post).into_iter().map(tag).collect()
    }

    /// The metadata of a post.
    pub(super) fn about(&self, post: &str) -> Option<&About> {
        self.about.get(post)
    }
}

fn link(links: &mut HashMap<String, Vec<(i64, String)>>, row: &Link, to: &Scalar) {
    if let (Some(post), Some(to)) = (row.post_id.name(), to.name()) {
        let order = row.sort_order.number().unwrap_or_default();
        links.entry(post).or_default().push((order, to));
    }
}

/// The names of linked rows, in order.
fn named<'a>(
    links: &HashMap<String, Vec<(i64, String)>>,
    names: &'a HashMap<String, String>,
    post: &str,
) -> Vec<Option<&'a String>> {
    let ids = linked(links, post).into_iter();
    ids.map(|id| names.get(id)).collect()
}

/// The ids of linked rows, in order.
fn linked<'a>(links: &'a HashMap<String, Vec<(i64, String)>>, post: &str) -> Vec<&'a String> {
    let mut linked: Vec<&(i64, String)> = links.get(post).into_iter().flatten().collect();
    linked.sort_by_key(|(order, _)| *order);
    linked.into_iter().map(|(_, id)| id).collect()
}

/// The names of the fields that are set.
pub(super) fn given(fields: &[(&'static str, &Scalar)]) -> Vec<&'static str> {
    let is_given = |field: &&(&'static str, &Scalar)| field.1.name().is_some();
    fields
        .iter()
        .filter(is_given)
        .map(|field| field.0)
        .collect()
}
