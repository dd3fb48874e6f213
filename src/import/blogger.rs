//! Blogger exports: Atom with posts, pages, comments and other entries. Newer exports (of
//! Takeout) have elements where older ones have categories.
//!
//! The input is read twice, for posts and for comments, which may come in any order.

use std::io::BufRead;

use super::xml::{Damage, Format, Role, Stop, Xml, XmlFault, walk};
use super::{Item, Location, ReadError, What, html, timestamp};
use crate::model::import::{CommentRecord, PostRecord, Thread};
use crate::model::{CommentStatus, PostKind, url};

static FORMAT: Format = Format {
    name: "a Blogger export",
    roots: &["feed"],
    units: &["entry"],
    home: Role::Atom,
};

/// The category schemes of the kind of an entry and of its labels.
const KIND: &str = "#kind";
const LABEL: &str = "blogger.com/atom/ns#";
const LABEL_OF_BLOG: &str = "tag:blogger.com,";

/// The warning about an invalid date.
const NO_DATE: &str = "an invalid date";

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
    /// In newer exports only.
    created: Option<String>,
    summary: String,
    is_draft: bool,
    is_trashed: bool,
    labels: Vec<String>,
    /// The URL or the path.
    address: Option<String>,
    on: Thread,
    parent: Option<String>,
    noticed: Vec<What>,
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
                (Role::Blogger, "created") => entry.created = Some(xml.text()?),
                (Role::Blogger, "metaDescription") => entry.summary = xml.text()?.trim().to_owned(),
                (Role::Blogger, "trashed") => entry.is_trashed = !xml.text()?.trim().is_empty(),
                (Role::Blogger, "location") => {
                    if !xml.text()?.trim().is_empty() {
                        let name = entry.title.clone();
                        entry
                            .noticed
                            .push(What::Notice("a location was ignored", name));
                    }
                }
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
        } else if scheme.ends_with(LABEL) || scheme.starts_with(LABEL_OF_BLOG) || scheme.is_empty()
        {
            self.labels.push(term);
        } else {
            let value = format!("`{scheme}`: {term}");
            let what = "a category of another scheme was left out";
            self.noticed.push(What::Notice(what, value));
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
        mut self,
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
        self.body = html::markdown(&with_cut(&self.body));
        let mut tell = |what| each(place.item(what)).map_err(Stop::Caller);
        let is_trashed =
            self.is_trashed || self.status.contains("TRASH") || self.status == "DELETED";
        let what = match self.kind.as_str() {
            "comment" if is_trashed => What::Skipped("comment", "in the trash"),
            "post" | "page" if is_trashed => What::Skipped("post", "in the trash"),
            "comment" if self.body.is_empty() => {
                let what = "a comment without text was left out";
                tell(What::Notice(what, self.name()))?;
                What::Skipped("comment", "it has no text")
            }
            "comment" => {
                let name = self.name();
                let record = self.comment();
                if record.created_at.is_none() {
                    tell(What::Notice(NO_DATE, name))?;
                }
                What::Comment(Box::new(record))
            }
            "post" | "page" => {
                let (record, noticed) = self.post();
                noticed.into_iter().try_for_each(&mut tell)?;
                What::Post(Box::new(record))
            }
            "settings" => What::Skipped("setting", "of Blogger"),
            "template" => What::Skipped("template", "a blog has no themes"),
            _ => What::Skipped("entry", "no post, page or comment"),
        };
        tell(what)
    }

    /// The name in messages: the title of a post, the number and the author of a comment.
    fn name(&self) -> String {
        match self.kind.as_str() {
            "comment" => format!("{} by {}", last(&self.id), self.name),
            _ if self.title.is_empty() => last(&self.id).to_owned(),
            _ => self.title.clone(),
        }
    }

    /// Converts a post or a page, with what to report about it.
    fn post(mut self) -> (PostRecord, Vec<What>) {
        let name = self.name();
        let mut noticed = std::mem::take(&mut self.noticed);
        let published = timestamp::exact(&self.published);
        let updated_at = timestamp::exact(&self.updated);
        let created_at = self.created.as_deref().and_then(timestamp::exact);
        let is_draft = match self.status.as_str() {
            _ if self.is_draft => true,
            "" | "LIVE" | "SCHEDULED" => false,
            "DRAFT" => true,
            status => {
                let what = "a post with another status became a draft";
                noticed.push(What::Notice(what, format!("`{status}`: {name}")));
                true
            }
        };
        let known = published.or(created_at).or(updated_at);
        if published.is_none() && !is_draft {
            noticed.push(What::Notice(NO_DATE, name));
        }
        let address = self.address.as_deref().map(url::path);
        let address = address.filter(|path| url::is_path(path));
        let thread = Thread {
            addresses: address.iter().cloned().collect(),
            ..Thread::default()
        };
        let record = PostRecord {
            key: last(&self.id).to_owned(),
            slug: thread.slugs().next().map(url::percent_decode),
            kind: match self.kind.as_str() {
                "page" => PostKind::Page,
                _ => PostKind::Post,
            },
            address,
            title: self.title,
            author: Some(self.name).filter(|name| !name.is_empty()),
            summary: Some(self.summary).filter(|summary| !summary.is_empty()),
            guid: Some(self.id),
            body: self.body,
            published_at: known.filter(|_| !is_draft),
            created_at: created_at.or(published),
            updated_at,
            comments_open: true,
            tags: self.labels,
            ..PostRecord::default()
        };
        (record, noticed)
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
            body: self.body,
            status: match self.status.as_str() {
                "" | "LIVE" if !self.is_draft => CommentStatus::Approved,
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
