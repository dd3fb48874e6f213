//! Comments in isso's generic JSON: an array of threads, each with the path of its
//! page (`id`), its title and its comments. `blog export comments` writes it.
//!
//! The input is read twice, because the fields of a thread may follow its comments: first
//! the threads, then the comments, one at a time in memory.

use std::collections::HashSet;
use std::io::BufRead;

use jiff::Timestamp;
use serde::Deserialize;

use super::json::{self, Moment, Scalar, Stop, Walker};
use super::{Item, Location, ReadError, What};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Digest, Thread};
use crate::model::limits::JSON_RELATIONS_BYTES;

/// The warning about an invalid time.
pub(super) const NO_DATE: &str = "an invalid date";

/// The time in a field; an invalid one is reported.
pub(super) fn time_of(time: &Scalar, found: &mut Vec<What>) -> Option<Timestamp> {
    match time.moment() {
        Moment::At(time) => Some(time),
        Moment::None => None,
        Moment::Bad => {
            found.push(What::Warning(NO_DATE.to_owned()));
            None
        }
    }
}

/// One comment.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a comment")]
struct Comment {
    id: Scalar,
    parent: Scalar,
    author: Scalar,
    email: Scalar,
    website: Scalar,
    text: Scalar,
    created: Scalar,
    modified: Scalar,
    /// The status, as in isso's database; not in every file.
    mode: Scalar,
}

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut threads = Vec::new();
    // The second pass reports errors.
    if let Err(stop @ (Stop::Io(_) | Stop::Taker(_))) = read_threads(open()?, &mut threads) {
        return json::end(Err(stop), &mut each);
    }
    let read = read_comments(open()?, &threads, &mut each);
    json::end(read, &mut each)
}

/// The thread of each element of the array.
fn read_threads<E>(input: impl BufRead, threads: &mut Vec<Thread>) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    let mut bytes = 0;
    walker.array(|walker| {
        let mut thread = Thread::default();
        if walker.peek()? == Some(b'{') {
            walker.object(|walker, name| {
                match name {
                    "id" => thread.addresses = scalar(walker)?.name().into_iter().collect(),
                    "title" => thread.title = scalar(walker)?.text(),
                    _ => return walker.skip(),
                }
                bytes += walker.length();
                Ok(())
            })?;
        } else {
            walker.skip()?;
        }
        bytes += 8;
        if bytes > JSON_RELATIONS_BYTES {
            return walker.flaw("it has more threads than fit into memory");
        }
        threads.push(thread);
        Ok(())
    })
}

fn scalar<E>(walker: &mut Walker<impl BufRead>) -> Result<Scalar, Stop<E>> {
    Ok(walker.record()?.unwrap_or_default())
}

fn read_comments<E>(
    input: impl BufRead,
    threads: &[Thread],
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    if walker.peek()? != Some(b'[') {
        return walker.flaw("this is not an array of threads");
    }
    let mut threads = threads.iter();
    let mut keys = HashSet::new();
    walker.array(|walker| {
        walker.peek()?;
        let thread = threads.next().filter(|thread| !thread.addresses.is_empty());
        let Some(thread) = thread else {
            let place = Location::line(walker.line());
            let broken = What::Malformed("this is not a thread with an `id`".to_owned());
            each(place.item(broken)).map_err(Stop::Taker)?;
            return walker.skip();
        };
        walker.object(|walker, name| {
            if name != "comments" {
                return walker.skip();
            }
            if walker.peek()? != Some(b'[') {
                return walker.flaw("the comments of a thread are not an array");
            }
            walker.array(|walker| {
                walker.peek()?;
                let place = Location::line(walker.line());
                let comment = match walker.record::<Comment, E>()? {
                    Ok(comment) => comment,
                    Err(flaw) => return each(flaw.item()).map_err(Stop::Taker),
                };
                for what in what(comment, thread, &mut keys) {
                    each(place.item(what)).map_err(Stop::Taker)?;
                }
                Ok(())
            })
        })
    })?;
    walker.end()
}

/// Converts a comment. `keys` has the digests of earlier keys.
fn what(comment: Comment, thread: &Thread, keys: &mut HashSet<i64>) -> Vec<What> {
    let mut found = Vec::new();
    let mut time = |time: &Scalar| time_of(time, &mut found);
    let (created_at, updated_at) = (time(&comment.created), time(&comment.modified));
    let status = match comment.mode.number() {
        None | Some(1) => CommentStatus::Approved,
        Some(4) => return vec![What::Skipped("comment", "in the trash")],
        Some(_) => CommentStatus::Pending,
    };
    let path = thread.addresses.first().map_or("", String::as_str);
    // Comments without ids are distinguished by their contents.
    let id = comment.id.name().filter(|id| id != "0");
    let parent = comment.parent.name().filter(|parent| parent != "0");
    let author = comment.author.text().unwrap_or_default();
    let body = comment.text.text().unwrap_or_default();
    if body.trim().is_empty() {
        let name = format!("{} by {author}", id.unwrap_or_default());
        return vec![
            What::Notice("a comment without text was left out", name),
            What::Skipped("comment", "it has no text"),
        ];
    }
    let mut key = format!("{path}#{}", id.as_deref().unwrap_or_default());
    if id.is_none() || !keys.insert(digest([&key])) {
        let time = created_at.map_or_else(String::new, |time| time.to_string());
        key.push_str(&format!("~{:x}", digest([&author, &time, &body])));
    }
    found.push(What::Comment(Box::new(CommentRecord {
        key,
        id: None,
        on: thread.clone(),
        parent: parent.map(|parent| format!("{path}#{parent}")),
        author,
        email: comment.email.text(),
        website: comment.website.text(),
        body,
        status,
        reason: None,
        created_at,
        updated_at,
    })));
    found
}

fn digest<const N: usize>(texts: [&String; N]) -> i64 {
    let mut digest = Digest::default();
    texts.into_iter().for_each(|text| digest.add(Some(text)));
    digest.number()
}
