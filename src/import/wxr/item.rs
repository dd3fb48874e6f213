//! Items, and their comments.

use std::collections::HashMap;
use std::io::BufRead;

use super::comment::{self, Reply};
use super::date::Dates;
use super::meta::Fields;
use super::post::TAKEN;
use super::{Site, first};
use crate::import::xml::{Damage, Role, Stop, Xml};
use crate::import::{Item, Location, What};
use crate::model::import::Thread;
use crate::model::limits::THREAD_BYTES;

/// The raw fields of an item.
#[derive(Default)]
pub(super) struct Entry {
    pub line: u64,
    pub id: Option<String>,
    pub title: Option<String>,
    pub link: Option<String>,
    pub guid: Option<String>,
    pub author: Option<String>,
    pub body: Option<String>,
    pub excerpt: Option<String>,
    pub slug: Option<String>,
    pub kind: Option<String>,
    pub status: Option<String>,
    pub password: Option<String>,
    pub comments: Option<String>,
    pub is_sticky: Option<String>,
    pub date: Dates,
    pub modified: Dates,
    pub tags: Vec<String>,
    pub language: Option<String>,
    pub fields: Fields,
    /// The name in messages, once it is known.
    pub name: String,
    /// What to report about the item.
    pub noticed: Vec<What>,
    /// The comments kept until the item ends, and their size.
    replies: Vec<Reply>,
    kept: usize,
    /// Replaced keys of comments with duplicate ids.
    renamed: HashMap<String, String>,
    /// Set when the comments exceed the budget.
    fate: Option<Fate>,
}

/// The result of an item.
enum Fate {
    /// A post; its reference for comments.
    Post(Thread),
    /// The item and its comments are skipped.
    LeftOut,
}

/// Reads an item.
pub(super) fn read<R: BufRead, E>(
    xml: &mut Xml<R>,
    site: &mut Site,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    let mut entry = Entry {
        line: xml.line(),
        ..Entry::default()
    };
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::WordPress, "comment") => {
                let mut reply = comment::read(xml, site, &mut entry.noticed)?;
                if let Some(key) = site.comments.unique(&reply.record.key) {
                    let old = std::mem::replace(&mut reply.record.key, key.clone());
                    entry.renamed.insert(old, key);
                    let value = reply.name();
                    entry.noticed.push(What::Notice(TAKEN, value));
                }
                entry.kept += reply.record.body.len() + size_of::<Reply>();
                entry.replies.push(reply);
                if entry.kept > THREAD_BYTES {
                    entry.flush(site, each)?;
                }
            }
            _ => entry.field(xml, site)?,
        }
    }
    entry.flush(site, each)
}

impl Entry {
    /// Reads the current element.
    fn field<R: BufRead>(&mut self, xml: &mut Xml<R>, site: &mut Site) -> Result<(), Damage> {
        match xml.name() {
            (Role::Plain, "title") => first(xml, &mut self.title),
            (Role::Plain, "link") => first(xml, &mut self.link),
            (Role::Plain, "guid") => first(xml, &mut self.guid),
            (Role::Plain, "pubDate") => first(xml, &mut self.date.mail),
            (Role::Plain, "category") => self.category(xml),
            (Role::DublinCore, "creator") => first(xml, &mut self.author),
            (Role::Content, "encoded") => first(xml, &mut self.body),
            (Role::Excerpt, "encoded") => first(xml, &mut self.excerpt),
            (Role::WordPress, name) => match name {
                "author" => first(xml, &mut self.author),
                "post_id" => first(xml, &mut self.id),
                "post_name" => first(xml, &mut self.slug),
                "post_type" => first(xml, &mut self.kind),
                "status" => first(xml, &mut self.status),
                "post_password" => first(xml, &mut self.password),
                "comment_status" => first(xml, &mut self.comments),
                "post_date_gmt" => first(xml, &mut self.date.universal),
                "post_date" => first(xml, &mut self.date.local),
                "post_modified_gmt" => first(xml, &mut self.modified.universal),
                "post_modified" => first(xml, &mut self.modified.local),
                "is_sticky" => first(xml, &mut self.is_sticky),
                "postmeta" => self.fields.read(xml, site, &mut self.noticed),
                _ => xml.skip(),
            },
            _ => xml.skip(),
        }
    }

    /// Reads a term.
    fn category<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let domain = xml.attribute("domain")?;
        match domain.as_deref().unwrap_or("category") {
            "category" | "tag" | "post_tag" => self.tags.push(xml.text()?),
            // The plugins for several languages.
            "language" => {
                self.language = xml.attribute("nicename")?;
                xml.skip()?;
            }
            domain => {
                let value = format!("`{domain}`: {}", xml.text()?.trim());
                let what = "a term of another taxonomy was left out";
                self.noticed.push(What::Notice(what, value));
            }
        }
        Ok(())
    }

    /// Emits the post once, and the kept comments.
    fn flush<E>(
        &mut self,
        site: &mut Site,
        each: &mut impl FnMut(Item) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        let place = Location::line(self.line);
        let fate = match self.fate.take() {
            Some(fate) => fate,
            None => {
                site.tell(self.line, each)?;
                let what = self.what(site)?;
                let fate = match &what {
                    What::Post(post) => Fate::Post(Thread {
                        key: Some(post.key.clone()),
                        ..Thread::default()
                    }),
                    _ => Fate::LeftOut,
                };
                each(place.item(what)).map_err(Stop::Caller)?;
                fate
            }
        };
        for noticed in self.noticed.drain(..) {
            each(place.item(noticed)).map_err(Stop::Caller)?;
        }
        for reply in &mut self.replies {
            if let Some(parent) = &mut reply.record.parent
                && let Some(key) = self.renamed.get(parent)
            {
                parent.clone_from(key);
            }
        }
        comment::mark_answered(&mut self.replies);
        for reply in self.replies.drain(..) {
            let place = Location::line(reply.line);
            let why = match &fate {
                Fate::LeftOut => Some("on what is left out"),
                Fate::Post(_) if reply.gone.is_some() => reply.gone,
                Fate::Post(_) if reply.is_pingback && site.skips_pingbacks => {
                    Some("a pingback or a trackback")
                }
                Fate::Post(_) => None,
            };
            if why == Some(comment::EMPTY) {
                let what = "a comment without text was left out";
                each(place.item(What::Notice(what, reply.name()))).map_err(Stop::Caller)?;
            }
            let what = match (&fate, why) {
                (Fate::Post(thread), None) => {
                    let mut record = reply.record;
                    record.on = thread.clone();
                    What::Comment(Box::new(record))
                }
                (_, why) => What::Skipped("comment", why.unwrap_or_default()),
            };
            each(place.item(what)).map_err(Stop::Caller)?;
        }
        self.kept = 0;
        self.fate = Some(fate);
        Ok(())
    }
}
