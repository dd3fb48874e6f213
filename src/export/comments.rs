//! Comments in isso's generic JSON: an array of threads, each with the path of its page,
//! its title and its comments.
//!
//! The importing program publishes the whole file, so it contains only public data. Times
//! are in UTC.

use std::io::{self, Write};

use jiff::tz::TimeZone;
use serde::Serialize;

use crate::model::{CommentId, PostId, PublicComment, PublicPost, url};

#[derive(Serialize)]
struct Comment<'a> {
    id: CommentId,
    parent: Option<CommentId>,
    author: &'a str,
    /// Always null, but required.
    email: (),
    website: Option<&'a str>,
    /// Always null, but required.
    remote_addr: (),
    created: String,
    text: &'a str,
}

/// Writes one thread after the other.
pub(crate) struct Threads<'a> {
    to: &'a mut dyn Write,
    /// The post of the current thread.
    post: Option<PostId>,
}

impl<'a> Threads<'a> {
    /// Begins.
    pub(crate) fn new(to: &'a mut dyn Write) -> io::Result<Self> {
        to.write_all(b"[")?;
        Ok(Threads { to, post: None })
    }

    /// Writes a comment on a post. The comments on one post follow each other, each after
    /// its parent.
    pub(crate) fn comment(&mut self, post: &PublicPost, comment: &PublicComment) -> io::Result<()> {
        if self.post == Some(post.id) {
            self.to.write_all(b",\n")?;
        } else {
            let before: &[u8] = if self.post.is_some() {
                b"\n]},\n"
            } else {
                b"\n"
            };
            self.to.write_all(before)?;
            self.to.write_all(b"{\"id\":")?;
            serde_json::to_writer(&mut *self.to, &url::encoded(&post.address))?;
            self.to.write_all(b",\"title\":")?;
            serde_json::to_writer(&mut *self.to, &post.title)?;
            self.to.write_all(b",\"comments\":[\n")?;
            self.post = Some(post.id);
        }
        let time = TimeZone::UTC.to_datetime(comment.created_at);
        let written = Comment {
            id: comment.id,
            parent: comment.parent_id,
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
    pub(crate) fn end(self) -> io::Result<()> {
        let end: &[u8] = if self.post.is_some() {
            b"\n]}\n]\n"
        } else {
            b"]\n"
        };
        self.to.write_all(end)
    }
}
