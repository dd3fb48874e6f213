//! Exports of Commento (version 1) and Comentario (versions 1 and 3): the comments, and
//! those who wrote them.
//!
//! The input is read twice: first for the authors, the pages and deleted comments with
//! replies, then for the comments, one at a time in memory.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use serde::Deserialize;

use super::comments::time_of;
use super::html;
use super::json::{self, Scalar, Stop, Walker};
use super::{Item, Location, ReadError, What};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Digest, Thread};
use crate::model::limits::JSON_RELATIONS_BYTES;

/// The author and the text of a deleted comment.
const DELETED: &str = "[deleted]";

/// The newest supported version.
const VERSION: i64 = 3;

/// A comment.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a comment")]
struct Comment {
    #[serde(alias = "commentHex")]
    id: Scalar,
    #[serde(alias = "parentHex")]
    #[serde(rename = "parentId")]
    parent: Scalar,
    domain: Scalar,
    #[serde(alias = "path")]
    url: Scalar,
    #[serde(rename = "pageId")]
    page: Scalar,
    #[serde(alias = "commenterHex", rename = "userCreated")]
    author: Scalar,
    #[serde(rename = "authorName")]
    name: Scalar,
    markdown: Scalar,
    html: Scalar,
    state: Scalar,
    #[serde(rename = "isPending")]
    is_pending: Scalar,
    #[serde(rename = "isApproved")]
    is_approved: Scalar,
    #[serde(alias = "deleted", rename = "isDeleted")]
    is_deleted: Scalar,
    #[serde(alias = "creationDate", rename = "createdTime")]
    created: Scalar,
    #[serde(rename = "editedTime")]
    edited: Scalar,
}

/// An author.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Person {
    #[serde(alias = "commenterHex")]
    id: Scalar,
    name: Scalar,
    email: Scalar,
    #[serde(alias = "websiteUrl")]
    link: Scalar,
}

/// A page.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Page {
    id: Scalar,
    path: Scalar,
    title: Scalar,
}

/// The result of the first pass.
#[derive(Default)]
struct Known {
    domain: Option<String>,
    people: HashMap<String, Author>,
    pages: HashMap<String, Thread>,
    /// The digests of ids with replies.
    answered: HashSet<i64>,
    bytes: u64,
}

/// An author of comments.
#[derive(Default, Clone)]
struct Author {
    name: String,
    email: Option<String>,
    website: Option<String>,
}

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut known = Known::default();
    // The second pass reports errors.
    let walked = known.read(open()?);
    if let Err(stop @ (Stop::Io(_) | Stop::Taker(_))) = walked {
        return json::end(Err(stop), &mut each);
    }
    if let Some(domain) = known.domain.take() {
        each(Location::default().item(What::Source(domain)))?;
    }
    let walked = read_comments(open()?, &known, &mut each);
    json::end(walked, &mut each)
}

impl Known {
    fn read<E>(&mut self, input: impl BufRead) -> Result<(), Stop<E>> {
        let mut walker = Walker::new(input)?;
        walker.object(|walker, name| match name {
            "comments" if walker.peek()? == Some(b'[') => walker.array(|walker| {
                if let Ok(comment) = walker.record::<Comment, E>()? {
                    self.domain = self.domain.take().or_else(|| comment.domain.name());
                    self.answered
                        .extend(parent(&comment).as_deref().map(digest));
                    self.add(walker, 16)?;
                }
                Ok(())
            }),
            "commenters" if walker.peek()? == Some(b'[') => walker.array(|walker| {
                if let Ok(person) = walker.record::<Person, E>()?
                    && let Some(id) = person.id.name()
                {
                    let length = walker.length();
                    self.people.insert(id, author(person));
                    self.add(walker, length + 100)?;
                }
                Ok(())
            }),
            "pages" if walker.peek()? == Some(b'[') => walker.array(|walker| {
                if let Ok(page) = walker.record::<Page, E>()?
                    && let Some(id) = page.id.name()
                {
                    let length = walker.length();
                    let thread = Thread {
                        addresses: page.path.name().into_iter().collect(),
                        title: page.title.text(),
                        ..Thread::default()
                    };
                    self.pages.insert(id, thread);
                    self.add(walker, length + 100)?;
                }
                Ok(())
            }),
            _ => walker.skip(),
        })
    }

    fn add<E>(&mut self, walker: &Walker<impl BufRead>, bytes: u64) -> Result<(), Stop<E>> {
        self.bytes += bytes;
        match self.bytes > JSON_RELATIONS_BYTES {
            true => walker.flaw("it has more comments than fit into memory"),
            false => Ok(()),
        }
    }
}

fn author(person: Person) -> Author {
    let website = person.link.text();
    Author {
        name: person.name.text().unwrap_or_default(),
        email: person.email.text(),
        // Commento writes this if there is none.
        website: website.filter(|link| link != "undefined"),
    }
}

fn digest(id: &str) -> i64 {
    let mut digest = Digest::default();
    digest.add(Some(id));
    digest.number()
}

/// The parent of a comment; Commento calls the page `root`.
fn parent(comment: &Comment) -> Option<String> {
    comment.parent.name().filter(|parent| parent != "root")
}

fn read_comments<E>(
    input: impl BufRead,
    known: &Known,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    let mut is_known = false;
    if walker.peek()? != Some(b'{') {
        return walker.flaw("this is not an export of Commento or Comentario");
    }
    walker.object(|walker, name| match name {
        "version" => {
            let version = walker.record::<Scalar, E>()?.unwrap_or_default().number();
            match version.is_some_and(|version| version > VERSION) {
                true => walker.flaw("the export has a newer version than 3"),
                false => Ok(()),
            }
        }
        "comments" if walker.peek()? == Some(b'[') => {
            is_known = true;
            walker.array(|walker| {
                walker.peek()?;
                let place = Location::line(walker.line());
                let comment = match walker.record::<Comment, E>()? {
                    Ok(comment) => comment,
                    Err(flaw) => return each(flaw.item()).map_err(Stop::Taker),
                };
                for what in what(comment, known) {
                    each(place.item(what)).map_err(Stop::Taker)?;
                }
                Ok(())
            })
        }
        "comments" => {
            is_known = true;
            walker.skip()
        }
        _ => walker.skip(),
    })?;
    if !is_known {
        return walker.flaw("this is not an export of Commento: it has no `comments`");
    }
    walker.end()
}

/// Converts a comment.
fn what(comment: Comment, known: &Known) -> Vec<What> {
    let mut found = Vec::new();
    let Some(id) = comment.id.name() else {
        return vec![What::Malformed("a comment has no id".to_owned())];
    };
    let state = comment.state.name().unwrap_or_default();
    let is_deleted = comment.is_deleted.is_set() || state == "deleted";
    if is_deleted && !known.answered.contains(&digest(&id)) {
        return vec![What::Skipped("comment", "in the trash")];
    }
    let page = comment.page.name();
    let page = page.and_then(|page| known.pages.get(&page)).cloned();
    let address = comment.url.name();
    let Some(on) = page.or_else(|| {
        let addresses = vec![address.clone()?];
        Some(Thread {
            addresses,
            ..Thread::default()
        })
    }) else {
        return vec![What::Malformed(format!("comment {id} has no page"))];
    };
    let mut time = |time: &Scalar| time_of(time, &mut found);
    let created_at = time(&comment.created);
    let updated_at = time(&comment.edited);
    let parent = parent(&comment);
    let person = comment.author.name();
    let person = person
        .and_then(|id| known.people.get(&id))
        .cloned()
        .unwrap_or_default();
    let (author, body) = if is_deleted {
        (DELETED.to_owned(), DELETED.to_owned())
    } else {
        let name = Some(person.name).filter(|name| !name.is_empty());
        let html = || comment.html.text().map(|text| html::markdown(&text));
        (
            name.or(comment.name.text()).unwrap_or_default(),
            comment.markdown.text().or_else(html).unwrap_or_default(),
        )
    };
    let is_shown = comment.is_approved != Scalar::Flag(false);
    let status = match state.as_str() {
        "approved" => CommentStatus::Approved,
        "flagged" => CommentStatus::Spam,
        "unapproved" => CommentStatus::Pending,
        _ if comment.is_pending.is_set() => CommentStatus::Pending,
        _ if is_shown || is_deleted => CommentStatus::Approved,
        _ => CommentStatus::Spam,
    };
    found.push(What::Comment(Box::new(CommentRecord {
        parent,
        key: id,
        id: None,
        on,
        author,
        email: person.email.filter(|_| !is_deleted),
        website: person.website.filter(|_| !is_deleted),
        body,
        status,
        reason: None,
        created_at,
        updated_at,
    })));
    found
}
