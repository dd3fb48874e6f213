//! Blogger exports: Atom with posts, pages, comments and other entries. Newer exports
//! have elements where older ones have categories.
//!
//! The input is read twice, for posts and for comments, which may come in any order.

use std::io::BufRead;

use super::xml::{Damage, Format, Role, Stop, Xml, XmlFault, walk};
use super::{Item, Location, ReadError, What, html, timestamp};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, PostRecord, Thread};

static FORMAT: Format = Format {
    name: "export of Blogger",
    roots: &["feed"],
    units: &["entry"],
    home: Role::Atom,
};

/// The category schemes of the kind of an entry and of its labels.
const KIND: &str = "#kind";
const LABEL: &str = "blogger.com/atom/ns#";

/// The placeholder e-mail address.
const NO_EMAIL: &str = "noreply@blogger.com";

/// The raw fields of an entry.
#[derive(Default)]
struct Entry {
    line: u64,
    id: String,
    kind: String,
    status: String,
    title: String,
    body: String,
    name: String,
    website: Option<String>,
    email: Option<String>,
    published: String,
    updated: String,
    is_draft: bool,
    labels: Vec<String>,
    /// The address, which ends with the slug.
    address: Option<String>,
    on: Thread,
    parent: Option<String>,
}

/// The current pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Posts,
    Comments,
}

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut is_told = false;
    let mut site = None;
    walk(open()?, &FORMAT, &mut each, |xml, each| {
        match xml.name() {
            (Role::Plain, "feed") => {}
            (Role::Plain, "link") => {
                if xml.attribute("rel")?.as_deref() == Some("alternate") {
                    site = xml.attribute("href")?;
                }
                xml.skip()?;
            }
            (Role::Plain, "entry") => {
                let entry = Entry::read(xml)?;
                if !std::mem::replace(&mut is_told, true)
                    && let Some(site) = site.take()
                {
                    let site = site.trim_end_matches('/').to_owned();
                    let place = Location::line(entry.line);
                    each(place.item(What::Source(site))).map_err(Stop::Caller)?;
                }
                entry.give(Pass::Posts, each)?;
            }
            _ => xml.skip()?,
        }
        Ok(())
    })?;
    // The first pass reported damage.
    let mut others = |item: Item| match item.what {
        What::Malformed(_) => Ok(()),
        _ => each(item),
    };
    walk(open()?, &FORMAT, &mut others, |xml, each| {
        match xml.name() {
            (Role::Plain, "feed") => {}
            (Role::Plain, "entry") => Entry::read(xml)?.give(Pass::Comments, each)?,
            _ => xml.skip()?,
        }
        Ok(())
    })
}

impl Entry {
    /// Reads the current entry.
    fn read<R: BufRead>(xml: &mut Xml<R>) -> Result<Entry, Damage> {
        let mut entry = Entry {
            line: xml.line(),
            ..Entry::default()
        };
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::Plain, "id") => entry.id = xml.text()?.trim().to_owned(),
                (Role::Plain, "title") => entry.title = xml.text()?.trim().to_owned(),
                (Role::Plain, "content") => entry.body = xml.text()?,
                (Role::Plain, "published") => entry.published = xml.text()?,
                (Role::Plain, "updated") => entry.updated = xml.text()?,
                (Role::Plain, "author") => entry.author(xml)?,
                (Role::Plain, "category") => entry.category(xml)?,
                (Role::Plain, "link") => entry.link(xml)?,
                (Role::Publishing, "control") => {
                    let depth = xml.depth();
                    while xml.child(depth)? {
                        match xml.name() {
                            (_, "draft") => entry.is_draft = xml.text()?.trim() == "yes",
                            _ => xml.skip()?,
                        }
                    }
                }
                (Role::Threading, "in-reply-to") => {
                    let post = xml.attribute("ref")?.or(xml.attribute("source")?);
                    entry.on.key = post.map(|post| last(&post).to_owned());
                    entry.on.addresses.extend(xml.attribute("href")?);
                    xml.skip()?;
                }
                (Role::Blogger, "type") => entry.kind = xml.text()?.trim().to_lowercase(),
                (Role::Blogger, "status") => entry.status = xml.text()?.trim().to_owned(),
                (Role::Blogger, "filename") => {
                    let name = xml.text()?.trim().to_owned();
                    entry.address = Some(name).filter(|name| !name.is_empty());
                }
                (Role::Blogger, "parent") => {
                    let post = xml.text()?;
                    entry.on.key = Some(last(post.trim()).to_owned());
                }
                (Role::Blogger, "inReplyTo") => {
                    let parent = xml.text()?.trim().to_owned();
                    entry.parent = Some(last(&parent).to_owned()).filter(|id| !id.is_empty());
                }
                _ => xml.skip()?,
            }
        }
        Ok(entry)
    }

    fn author<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::Plain, "name") => self.name = xml.text()?.trim().to_owned(),
                (Role::Plain, "uri") => self.website = Some(xml.text()?),
                (Role::Plain, "email") => {
                    self.email = Some(xml.text()?).filter(|email| email.trim() != NO_EMAIL);
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn category<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let scheme = xml.attribute("scheme")?.unwrap_or_default();
        let term = xml.attribute("term")?.unwrap_or_default();
        if scheme.ends_with(KIND) {
            let kind = term.rsplit('#').next().unwrap_or_default();
            self.kind = kind.to_owned();
        } else if scheme.ends_with(LABEL) {
            self.labels.push(term);
        }
        xml.skip()
    }

    fn link<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let address = xml.attribute("href")?;
        match xml.attribute("rel")?.as_deref() {
            Some("alternate") => self.address = self.address.take().or(address),
            // The related entry that is the parent comment.
            Some("related") => {
                let parent = address
                    .as_deref()
                    .and_then(|address| address.rsplit('/').next());
                self.parent = parent.map(str::to_owned);
            }
            _ => {}
        }
        xml.skip()
    }

    /// Emits the entry if it belongs to this pass.
    fn give<E>(
        self,
        pass: Pass,
        each: &mut impl FnMut(Item) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        let place = Location::line(self.line);
        if (pass == Pass::Comments) != (self.kind == "comment") {
            return Ok(());
        }
        if self.id.is_empty() {
            return Err(Stop::Damage(Damage::Broken(XmlFault {
                line: self.line,
                reason: "an entry has no id".to_owned(),
            })));
        }
        let mut tell = |what| each(place.item(what)).map_err(Stop::Caller);
        let is_trashed = self.status.contains("TRASH") || self.status == "DELETED";
        let what = match self.kind.as_str() {
            "comment" if is_trashed => What::Skipped("comment", "in the trash"),
            "post" | "page" if is_trashed => What::Skipped("post", "in the trash"),
            "comment" => {
                let record = self.comment();
                if record.created_at.is_none() {
                    tell(What::Warning("an invalid date".to_owned()))?;
                }
                What::Comment(Box::new(record))
            }
            "post" | "page" => {
                let record = self.post();
                if record.created_at.is_none() {
                    tell(What::Warning("an invalid date".to_owned()))?;
                }
                What::Post(Box::new(record))
            }
            "settings" => What::Skipped("setting", "of Blogger"),
            "template" => What::Skipped("template", "a blog has no themes"),
            _ => What::Skipped("entry", "no post, page or comment"),
        };
        tell(what)
    }

    fn post(self) -> PostRecord {
        let created_at = timestamp::exact(&self.published);
        let updated_at = timestamp::exact(&self.updated);
        let is_draft = self.is_draft || self.status == "DRAFT";
        let known = created_at.or(updated_at);
        let thread = Thread {
            addresses: self.address.into_iter().collect(),
            ..Thread::default()
        };
        PostRecord {
            key: last(&self.id).to_owned(),
            id: None,
            slug: thread.slugs().next().map(str::to_owned),
            title: self.title,
            author: Some(self.name).filter(|name| !name.is_empty()),
            summary: None,
            body: html::markdown(&with_cut(&self.body)),
            published_at: known.filter(|_| !is_draft),
            is_published: false,
            created_at,
            updated_at,
            comments_open: true,
            tags: self.labels,
            old_slugs: Vec::new(),
            ..PostRecord::default()
        }
    }

    fn comment(self) -> CommentRecord {
        CommentRecord {
            key: last(&self.id).to_owned(),
            id: None,
            on: self.on,
            parent: self.parent,
            author: self.name,
            email: self.email,
            website: self.website,
            body: self.body.trim().to_owned(),
            status: match self.status.as_str() {
                "" | "LIVE" => CommentStatus::Approved,
                status if status.contains("SPAM") => CommentStatus::Spam,
                _ => CommentStatus::Pending,
            },
            reason: None,
            created_at: timestamp::exact(&self.published),
            updated_at: None,
        }
    }
}

/// The text with the usual comment where Blogger cuts the summary off.
fn with_cut(text: &str) -> String {
    let cut = "<!--more-->";
    let text = text.replace("<a name='more'></a>", cut);
    text.replace("<a name=\"more\"></a>", cut)
}

/// The last number of an id, such as `tag:blogger.com,1999:blog-1.post-2`, or of a URL.
fn last(id: &str) -> &str {
    let number = id.rsplit(['-', '/']).next().unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
    if is_number { number } else { id }
}
