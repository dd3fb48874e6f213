//! Comments in isso's generic JSON, which isso imports and other programs read: an array
//! of threads, each with the path of its page, its title and its comments.
//!
//! It is for publishing, and whoever imports it shows all that is in it: only what may
//! be seen is to be written, and no address of an author is. Times are in UTC.

use std::collections::HashSet;
use std::io::{self, Write};

use jiff::tz::TimeZone;
use serde::Serialize;

use crate::model;

#[derive(Serialize)]
struct Comment<'a> {
    id: i64,
    parent: Option<i64>,
    author: &'a str,
    /// Always null, but it has to be there.
    email: (),
    website: Option<&'a str>,
    /// Always null, but it has to be there.
    remote_addr: (),
    created: String,
    text: &'a str,
}

/// Writes threads, one after the other.
pub struct Threads<'a> {
    to: &'a mut dyn Write,
    /// The post of the thread that is being written.
    post: Option<i64>,
    /// The comments in that, to which others may be replies.
    written: HashSet<i64>,
}

impl<'a> Threads<'a> {
    /// Begins.
    pub fn new(to: &'a mut dyn Write) -> io::Result<Self> {
        to.write_all(b"[")?;
        Ok(Threads {
            to,
            post: None,
            written: HashSet::new(),
        })
    }

    /// Writes a comment, behind all others on its post that came before it, and behind
    /// what it answers. What it answers is left out if that is not there.
    pub fn comment(&mut self, comment: &model::Comment) -> io::Result<()> {
        if self.post == Some(comment.post_id) {
            self.to.write_all(b",\n")?;
        } else {
            let before: &[u8] = if self.post.is_some() {
                b"\n]},\n"
            } else {
                b"\n"
            };
            self.to.write_all(before)?;
            self.to.write_all(b"{\"id\":")?;
            serde_json::to_writer(&mut *self.to, &format!("/{}/", comment.post_slug))?;
            self.to.write_all(b",\"title\":")?;
            serde_json::to_writer(&mut *self.to, &comment.post_title)?;
            self.to.write_all(b",\"comments\":[\n")?;
            self.post = Some(comment.post_id);
            self.written.clear();
        }
        self.written.insert(comment.id);
        let time = TimeZone::UTC.to_datetime(comment.created_at);
        let written = Comment {
            id: comment.id,
            parent: comment
                .parent_id
                .filter(|parent| self.written.contains(parent)),
            author: &comment.author,
            email: (),
            website: comment.website.as_deref(),
            remote_addr: (),
            created: time.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            text: &comment.body,
        };
        Ok(serde_json::to_writer(&mut *self.to, &written)?)
    }

    /// Ends.
    pub fn end(self) -> io::Result<()> {
        let end: &[u8] = if self.post.is_some() {
            b"\n]}\n]\n"
        } else {
            b"]\n"
        };
        self.to.write_all(end)
    }
}
