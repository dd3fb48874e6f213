//! What belongs to posts but stands apart from them: tags, authors, descriptions.

use std::collections::HashMap;
use std::io::BufRead;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::import::json::{Flaw, Moment, Scalar, Stop, Walker};
use crate::model::limits::JSON_RELATIONS_BYTES;

/// The flaws of single rows that are kept.
const FLAWS: usize = 1_000;

/// All that is needed to read the posts.
#[derive(Default)]
pub struct Related {
    /// The names of the tags, by their ids.
    tags: HashMap<String, String>,
    /// The names of the authors, by their ids.
    authors: HashMap<String, String>,
    /// The ids of the tags of a post, each with its place among them.
    tags_of: HashMap<String, Vec<(i64, String)>>,
    /// The ids of the authors of a post, each with its place among them.
    authors_of: HashMap<String, Vec<(i64, String)>>,
    /// What a post is about.
    about: HashMap<String, About>,
    url: Option<String>,
    title: Option<String>,
    /// When the export was made.
    pub exported_at: Option<Timestamp>,
    /// What could not be read.
    pub flaws: Vec<Flaw>,
    /// The size of all this.
    bytes: u64,
}

/// What is said of a post in a table of its own.
#[derive(Default)]
pub struct About {
    /// What it is about.
    pub description: Option<String>,
    /// What its picture shows.
    pub alt: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, expecting = "a row")]
struct Named {
    id: Scalar,
    name: Scalar,
    slug: Scalar,
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
    /// Reads a table, if it is one of these.
    pub fn table<R: BufRead, E>(
        &mut self,
        walker: &mut Walker<R>,
        name: &str,
    ) -> Result<(), Stop<E>> {
        match name {
            "tags" => self.rows(walker, |all, row: Named| {
                if let (Some(id), Some(name)) = (row.id.name(), row.name.name().or(row.slug.name()))
                {
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
                let about = About {
                    description: row.meta_description.text(),
                    alt: row.feature_image_alt.text(),
                };
                let is_empty = about.description.is_none() && about.alt.is_none();
                if let Some(post) = row.post_id.name().filter(|_| !is_empty) {
                    all.about.insert(post, about);
                }
            }),
            "settings" => self.rows(walker, |all, row: Pair| match row.key.name().as_deref() {
                Some("url") => all.url = all.url.take().or(row.value.name()),
                Some("title") => all.title = all.title.take().or(row.value.name()),
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

    /// Reads the rows of a table; what is none is passed over.
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

    /// The address of the blog, or its title.
    pub fn source(&self) -> Option<String> {
        self.url.clone().or_else(|| self.title.clone())
    }

    /// The name of an author.
    pub fn author(&self, id: &str) -> Option<&String> {
        self.authors.get(id)
    }

    /// The names of the authors of a post; None for one that is not there.
    pub fn authors_of(&self, post: &str) -> Vec<Option<&String>> {
        named(&self.authors_of, &self.authors, post)
    }

    /// The names of the tags of a post; None for one that is not there.
    pub fn tags_of(&self, post: &str) -> Vec<Option<&String>> {
        named(&self.tags_of, &self.tags, post)
    }

    /// What a post is about.
    pub fn about(&self, post: &str) -> Option<&About> {
        self.about.get(post)
    }
}

fn link(links: &mut HashMap<String, Vec<(i64, String)>>, row: &Link, to: &Scalar) {
    if let (Some(post), Some(to)) = (row.post_id.name(), to.name()) {
        let order = row.sort_order.number().unwrap_or_default();
        links.entry(post).or_default().push((order, to));
    }
}

/// The names of what a post is linked to, in their order.
fn named<'a>(
    links: &HashMap<String, Vec<(i64, String)>>,
    names: &'a HashMap<String, String>,
    post: &str,
) -> Vec<Option<&'a String>> {
    let mut linked: Vec<&(i64, String)> = links.get(post).into_iter().flatten().collect();
    linked.sort_by_key(|(order, _)| *order);
    linked.iter().map(|(_, id)| names.get(id)).collect()
}
