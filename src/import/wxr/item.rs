//! Items: posts, and others that are skipped.

use std::collections::HashMap;
use std::io::BufRead;

use jiff::Timestamp;

use super::comment::{self, Reply};
use super::date::Dates;
use super::{Site, body, first};
use crate::import::xml::{Damage, Role, Stop, Xml, XmlFault};
use crate::import::{Item, Location, What};
use crate::model::import::{PostRecord, Thread};
use crate::model::limits::THREAD_BYTES;

/// The warning about a duplicate id.
const TAKEN: &str = "an id that another has, too";

/// The raw fields of an item.
#[derive(Default)]
pub(super) struct Entry {
    line: u64,
    id: Option<String>,
    title: Option<String>,
    link: Option<String>,
    guid: Option<String>,
    author: Option<String>,
    body: Option<String>,
    excerpt: Option<String>,
    slug: Option<String>,
    kind: Option<String>,
    status: Option<String>,
    password: Option<String>,
    comments: Option<String>,
    date: Dates,
    modified: Dates,
    tags: Vec<String>,
    old_slugs: Vec<String>,
    noticed: Vec<String>,
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
                    entry.noticed.push(TAKEN.to_owned());
                }
                entry.kept += reply.record.body.len() + size_of::<Reply>();
                entry.replies.push(reply);
                if entry.kept > THREAD_BYTES {
                    entry.flush(site, each)?;
                }
            }
            _ => entry.field(xml)?,
        }
    }
    entry.flush(site, each)
}

impl Entry {
    /// Reads the current element.
    fn field<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
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
                "postmeta" => self.metadata(xml),
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
            domain => {
                let noticed = format!("a term of the taxonomy `{domain}`, which was left out");
                self.noticed.push(noticed);
                xml.skip()?;
            }
        }
        Ok(())
    }

    /// Reads plugin metadata.
    fn metadata<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let mut is_slug = false;
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::WordPress, "meta_key") => is_slug = xml.text()?.trim() == "_wp_old_slug",
                (Role::WordPress, "meta_value") if is_slug => {
                    let slug = xml.text()?;
                    self.old_slugs.push(decoded(slug.trim()));
                }
                _ => xml.skip()?,
            }
        }
        if !is_slug {
            self.noticed.push(comment::METADATA.to_owned());
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
            each(place.item(What::Warning(noticed))).map_err(Stop::Caller)?;
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
            let what = match &fate {
                Fate::LeftOut => What::Skipped("comment", "on what is left out"),
                Fate::Post(_) if reply.is_trashed => What::Skipped("comment", "in the trash"),
                Fate::Post(_) if reply.is_pingback && site.skips_pingbacks => {
                    What::Skipped("comment", "a pingback or a trackback")
                }
                Fate::Post(thread) => {
                    let mut record = reply.record;
                    record.on = thread.clone();
                    What::Comment(Box::new(record))
                }
            };
            each(place.item(what)).map_err(Stop::Caller)?;
        }
        self.kept = 0;
        self.fate = Some(fate);
        Ok(())
    }

    /// Converts the item to a post, or returns why it is skipped.
    fn what(&mut self, site: &mut Site) -> Result<What, Damage> {
        let kind = self.kind.as_deref().unwrap_or("post").trim();
        let left_out = match kind {
            "post" | "page" | "" => None,
            "attachment" => Some(("attachment", "a blog keeps links to files, not the files")),
            "nav_menu_item" => Some(("menu item", "a blog has no menus")),
            "revision" => Some(("revision", "only the newest text is taken")),
            "wp_navigation" => Some(("menu", "a blog has no menus")),
            "wp_global_styles" | "custom_css" => Some(("style", "a blog has no themes")),
            "wp_template" | "wp_template_part" => Some(("template", "a blog has no themes")),
            "wp_block" => Some(("reusable block", "a blog has no blocks")),
            _ => {
                let noticed = format!("an item of the type `{kind}`");
                self.noticed.push(noticed);
                Some(("item", "of a type that a blog does not have"))
            }
        };
        if let Some((kind, why)) = left_out {
            return Ok(What::Skipped(kind, why));
        }
        if self.status.as_deref().map(str::trim) == Some("trash") {
            return Ok(What::Skipped("post", "in the trash"));
        }
        Ok(What::Post(Box::new(self.post(site)?)))
    }

    /// Converts the item to a post.
    fn post(&mut self, site: &mut Site) -> Result<PostRecord, Damage> {
        let title = site.plain(&self.title.take().unwrap_or_default());
        let key = self.key().unwrap_or_else(|| title.clone());
        if key.is_empty() {
            return Err(Damage::Broken(XmlFault {
                line: self.line,
                reason: "the item has no id, address or title".to_owned(),
            }));
        }
        let id = key.clone();
        let key = match site.posts.unique(&key) {
            Some(other) => {
                self.noticed.push(TAKEN.to_owned());
                other
            }
            None => key,
        };
        let date = std::mem::take(&mut self.date).read(&mut self.noticed);
        let modified = std::mem::take(&mut self.modified).read(&mut self.noticed);
        let login = self.author.take().unwrap_or_default();
        let author = site.authors.get(login.trim()).unwrap_or(&login);
        let body = self.body.take().unwrap_or_default();
        let excerpt = self.excerpt.take().filter(|text| !text.trim().is_empty());
        let slug = self.slug.take().map(|slug| decoded(slug.trim()));
        let body = if site.is_ours {
            body
        } else {
            body::markdown(&body, &id, &site.attachments, &mut self.noticed)
        };
        Ok(PostRecord {
            id: key.parse().ok(),
            slug: slug.filter(|slug| !slug.is_empty()),
            title,
            author: Some(site.plain(author)).filter(|author| !author.is_empty()),
            summary: excerpt,
            body,
            published_at: self.published_at(date, modified, site),
            is_published: false,
            created_at: date,
            updated_at: modified,
            comments_open: self.comments.as_deref().map(str::trim) != Some("closed"),
            tags: self.tags.drain(..).map(|tag| site.plain(&tag)).collect(),
            old_slugs: std::mem::take(&mut self.old_slugs),
            key,
            ..PostRecord::default()
        })
    }

    /// The key of the item.
    fn key(&self) -> Option<String> {
        let names = [&self.id, &self.guid, &self.link].into_iter().flatten();
        let mut names = names.map(|name| name.trim());
        names.find(|name| !name.is_empty()).map(str::to_owned)
    }

    /// The publication time, by status and date.
    fn published_at(
        &mut self,
        date: Option<Timestamp>,
        modified: Option<Timestamp>,
        site: &Site,
    ) -> Option<Timestamp> {
        let mut notice = |what: &str| self.noticed.push(what.to_owned());
        match self.status.as_deref().unwrap_or_default().trim() {
            "draft" | "pending" | "auto-draft" => return None,
            "private" => {
                notice("a private post became a draft");
                return None;
            }
            "future" if date.is_none() => {
                notice("a scheduled post without a date became a draft");
                return None;
            }
            "publish" | "future" => {}
            "" => {
                notice("a post without a status became a draft");
                return None;
            }
            status => {
                notice(&format!("a post with the status `{status}` became a draft"));
                return None;
            }
        }
        if self
            .password
            .as_ref()
            .is_some_and(|password| !password.is_empty())
        {
            notice("a post with a password became a draft");
            return None;
        }
        if date.is_none() {
            notice("a published post without a date got the nearest that is known");
        }
        let known = date.or(modified).or(site.exported);
        Some(known.unwrap_or(Timestamp::UNIX_EPOCH))
    }
}

/// Percent-decodes a slug.
fn decoded(text: &str) -> String {
    super::decoded(text).unwrap_or_else(|| text.to_owned())
}
