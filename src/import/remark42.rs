//! Remark42 backups: a version object, then a comment per line. Arrays of comments and
//! the trees of its API are accepted, too.
//!
//! The input is read twice: first for deleted comments with replies, then for the comments,
//! one at a time in memory.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use serde::Deserialize;

use super::comments::time_of;
use super::json::{self, Flaw, Scalar, Stop, Walker, reason};
use super::{Item, Location, ReadError, What, html};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Digest, Thread};
use crate::model::limits::{FILE_BYTES, JSON_RELATIONS_BYTES};

/// The author and the text of a deleted comment.
const DELETED: &str = "[deleted]";

/// The newest supported version.
const VERSION: i64 = 1;

/// One comment.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a comment")]
struct Comment {
    id: Scalar,
    pid: Scalar,
    /// The text in HTML.
    text: Scalar,
    /// The original text in Markdown.
    orig: Scalar,
    user: Option<User>,
    locator: Option<Locator>,
    time: Scalar,
    edit: Option<Edit>,
    delete: Scalar,
    /// The title of the page.
    title: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct User {
    name: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Locator {
    site: Scalar,
    url: Scalar,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Edit {
    time: Scalar,
}

/// The fields of a comment.
const FIELDS: &[&str] = &[
    "id", "pid", "text", "orig", "user", "locator", "time", "edit", "delete", "title",
];

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut known = Known::default();
    let walked = walk(open()?, &mut |_, comment| match comment {
        Ok(comment) => known.add(&comment),
        Err(_) => Ok(()),
    });
    // The second pass reports errors.
    if let Err(stop @ (Stop::Io(_) | Stop::Taker(_))) = walked {
        return json::end(Err(stop), &mut each);
    }
    if let Some(site) = known.site.take() {
        each(Location::default().item(What::Source(site)))?;
    }
    let kept = known.kept();
    let walked = walk(open()?, &mut |line, comment| {
        let place = Location::line(line);
        let comment = match comment {
            Ok(comment) => comment,
            Err(flaw) => return each(flaw.item()).map_err(Stop::Taker),
        };
        for what in what(comment, &kept) {
            each(place.item(what)).map_err(Stop::Taker)?;
        }
        Ok(())
    });
    json::end(walked, &mut each)
}

/// The result of the first pass.
#[derive(Default)]
struct Known {
    /// The first site.
    site: Option<String>,
    /// Deleted comments with their parents.
    deleted: HashMap<String, Option<String>>,
    /// The digests of ids with replies that are not deleted.
    answered: HashSet<i64>,
    /// The total size.
    bytes: u64,
}

impl Known {
    fn add<E>(&mut self, comment: &Comment) -> Result<(), Stop<E>> {
        if self.site.is_none() {
            let locator = comment.locator.as_ref();
            self.site = locator.and_then(|locator| locator.site.name());
        }
        let parent = comment.pid.name();
        if !comment.delete.is_set() {
            self.answered.extend(parent.as_deref().map(digest));
            self.bytes += 16;
        } else if let Some(id) = comment.id.name() {
            self.bytes += (id.len() + parent.as_ref().map_or(0, String::len) + 100) as u64;
            self.deleted.insert(id, parent);
        }
        if self.bytes > JSON_RELATIONS_BYTES {
            let reason = "it has more comments than fit into memory".to_owned();
            return Err(Stop::Flaw(Flaw { line: 1, reason }));
        }
        Ok(())
    }

    /// Deleted comments with remaining replies.
    fn kept(&self) -> HashSet<&str> {
        let mut kept = HashSet::new();
        for id in self.deleted.keys() {
            let mut next = Some(id).filter(|id| self.answered.contains(&digest(id)));
            while let Some(id) = next.filter(|id| kept.insert(id.as_str())) {
                let parent = self.deleted.get(id).and_then(Option::as_ref);
                next = parent.filter(|parent| self.deleted.contains_key(*parent));
            }
        }
        kept
    }
}

fn digest(id: &str) -> i64 {
    let mut digest = Digest::default();
    digest.add(Some(id));
    digest.number()
}

/// Converts a comment. `kept` has the deleted comments to keep.
fn what(comment: Comment, kept: &HashSet<&str>) -> Vec<What> {
    let mut found = Vec::new();
    let Some(id) = comment.id.name() else {
        return vec![What::Malformed("a comment has no `id`".to_owned())];
    };
    let is_deleted = comment.delete.is_set();
    if is_deleted && !kept.contains(id.as_str()) {
        return vec![What::Skipped("comment", "in the trash")];
    }
    let text = [&comment.orig, &comment.text];
    if !is_deleted && text.into_iter().all(|text| text.name().is_none()) {
        let user = comment.user.unwrap_or_default().name.name();
        let name = format!("{id} by {}", user.unwrap_or_default());
        return vec![
            What::Notice("a comment without text was left out", name),
            What::Skipped("comment", "it has no text"),
        ];
    }
    let locator = comment.locator.unwrap_or_default();
    let Some(address) = locator.url.name() else {
        return vec![What::Malformed(format!(
            "comment {id} has no `locator.url`"
        ))];
    };
    let mut time = |time: Scalar| time_of(&time, &mut found);
    let created_at = time(comment.time);
    let updated_at = time(comment.edit.unwrap_or_default().time);
    let (author, body) = if is_deleted {
        (DELETED.to_owned(), DELETED.to_owned())
    } else {
        let author = comment.user.unwrap_or_default().name.text();
        let html = || comment.text.text().map(|text| html::markdown(&text));
        let body = comment.orig.text().or_else(html);
        (author.unwrap_or_default(), body.unwrap_or_default())
    };
    found.push(What::Comment(Box::new(CommentRecord {
        key: id,
        id: None,
        on: Thread {
            key: None,
            addresses: vec![address],
            title: comment.title.text(),
        },
        parent: comment.pid.name(),
        author,
        email: None,
        website: None,
        body,
        status: CommentStatus::Approved,
        reason: None,
        created_at,
        updated_at,
    })));
    found
}

/// Handles a comment or a flaw; the number is the line.
type Taker<'a, E> = dyn FnMut(u64, Result<Comment, Flaw>) -> Result<(), Stop<E>> + 'a;

/// Walks all values of an input.
fn walk<E>(input: impl BufRead, take: &mut Taker<'_, E>) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    let mut is_first = true;
    while walker.peek()?.is_some() {
        value(&mut walker, is_first, take)?;
        is_first = false;
    }
    if is_first {
        return walker.flaw("the file is empty");
    }
    Ok(())
}

fn value<E>(
    walker: &mut Walker<impl BufRead>,
    may_be_head: bool,
    take: &mut Taker<'_, E>,
) -> Result<(), Stop<E>> {
    match walker.peek()? {
        Some(b'[') => walker.array(|walker| value(walker, false, take)),
        Some(b'{') => object(walker, may_be_head, take),
        _ => walker.flaw("this is not a comment of remark42"),
    }
}

/// Walks an object: a comment, a tree of comments, or the head of a backup. The recursion
/// is bounded by the maximum depth of a document.
fn object<E>(
    walker: &mut Walker<impl BufRead>,
    may_be_head: bool,
    take: &mut Taker<'_, E>,
) -> Result<(), Stop<E>> {
    let line = walker.line();
    // The known fields as an object.
    let mut fields = b"{".to_vec();
    let mut flaw = None;
    let mut is_known = false;
    walker.object(|walker, name| {
        match name {
            "commentHex" | "commenterHex" => {
                return walker.flaw("this is an export of Commento, not of remark42");
            }
            "version" if may_be_head => {
                is_known = true;
                let version = walker.record::<Scalar, E>()?.unwrap_or_default().number();
                if version.is_some_and(|version| version > VERSION) {
                    return walker.flaw("the backup has a newer version than 1");
                }
            }
            "comment" | "comments" | "replies" if opens(walker)? => {
                is_known = true;
                return value(walker, false, take);
            }
            name if FIELDS.contains(&name) => {
                if let Err(found) = walker.record::<Scalar, E>()? {
                    flaw.get_or_insert(found);
                }
                if fields.len() > 1 {
                    fields.push(b',');
                }
                fields.extend(format!("\"{name}\":").bytes());
                fields.extend(walker.bytes());
                if fields.len() as u64 > FILE_BYTES {
                    return walker.flaw(format!("a comment is over {} MiB", FILE_BYTES >> 20));
                }
            }
            _ => return walker.skip(),
        }
        Ok(())
    })?;
    fields.push(b'}');
    if let Some(flaw) = flaw {
        return take(line, Err(flaw));
    }
    if fields.len() > 2 {
        let comment = serde_json::from_slice(&fields).map_err(|error| {
            let reason = reason(&error);
            Flaw { line, reason }
        });
        return take(line, comment);
    }
    if !is_known {
        let reason = "this is not a comment of remark42".to_owned();
        return take(line, Err(Flaw { line, reason }));
    }
    Ok(())
}

/// Whether an object or an array is next.
fn opens<E>(walker: &mut Walker<impl BufRead>) -> Result<bool, Stop<E>> {
    Ok(matches!(walker.peek()?, Some(b'{' | b'[')))
}
