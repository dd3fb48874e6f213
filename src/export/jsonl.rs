//! Our own, complete format: a JSON object per line, with all fields in a fixed order,
//! null where there is no value.
//!
//! The first line has the version of the format and the title of the blog. Settings and
//! tags follow by name, rules in the order of evaluation, posts and comments by id. Times
//! are RFC 3339 in UTC. Media follow by name: a line of facts each, and after it its bytes
//! in lines of up to 48 KiB in Base64 (RFC 4648, each padded), in order. A line `media_bytes`
//! belongs to the media before it. Optionally, the log follows: operations, newest first, and row
//! images, oldest first. The log is not imported.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::model::{self, CommentId, OperationId, PostId};

/// The version of the format.
const VERSION: u32 = 1;

/// The number of bytes of media in a line.
const CHUNK: usize = 48 * 1024;

/// The capacity for a line in bytes: a comment has less.
const LINE: usize = 1024;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Blog {
        version: u32,
        title: Option<&'a str>,
    },
    Setting {
        name: &'a str,
        value: &'a str,
    },
    Tag {
        name: &'a str,
    },
    Rule {
        name: &'a str,
        action: &'a str,
        enabled: bool,
        author: Option<&'a str>,
        email: Option<&'a str>,
        website: Option<&'a str>,
        words: &'a [String],
        regex: Option<&'a str>,
        links: Option<i64>,
        post_age: Option<i64>,
        duplicate: bool,
    },
    Post {
        id: PostId,
        slug: &'a str,
        title: &'a str,
        author: Option<&'a str>,
        summary: Option<&'a str>,
        body: &'a str,
        published_at: Option<String>,
        comments_open: bool,
        tags: &'a [String],
        old_slugs: Vec<&'a str>,
        redirects: Vec<&'a str>,
        kind: &'a str,
        own_path: Option<&'a str>,
        language: Option<&'a str>,
        guid: Option<&'a str>,
        image: Option<&'a str>,
        created_at: String,
        updated_at: String,
    },
    Comment {
        id: CommentId,
        post_id: PostId,
        parent_id: Option<CommentId>,
        author: &'a str,
        email: Option<&'a str>,
        website: Option<&'a str>,
        body: &'a str,
        status: &'a str,
        reason: Option<&'a str>,
        created_at: String,
        updated_at: String,
    },
    Media {
        name: &'a str,
        #[serde(rename = "media_type")]
        kind: &'a str,
        bytes: i64,
        width: Option<i64>,
        height: Option<i64>,
        alt: Option<&'a str>,
        sha256: &'a str,
        created_at: String,
    },
    MediaBytes {
        base64: String,
    },
    Operation {
        id: OperationId,
        at: String,
        who: Option<&'a str>,
        command: Option<&'a str>,
        undone: bool,
        posts: i64,
        comments: i64,
    },
    Image {
        operation: Option<OperationId>,
        kind: &'a str,
        row: i64,
        part: &'a str,
        values: Option<serde_json::Value>,
    },
}

/// Writes the first line.
pub(crate) fn blog(to: &mut dyn Write, title: Option<&str>) -> io::Result<()> {
    let version = VERSION;
    write(to, &Line::Blog { version, title })
}

/// A setting.
pub(crate) fn setting(to: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    write(to, &Line::Setting { name, value })
}

/// A tag.
pub(crate) fn tag(to: &mut dyn Write, tag: &model::Tag) -> io::Result<()> {
    let name = &tag.name;
    write(to, &Line::Tag { name })
}

/// A rule.
pub(crate) fn rule(to: &mut dyn Write, rule: &model::Rule) -> io::Result<()> {
    let criteria = &rule.criteria;
    let line = Line::Rule {
        name: &rule.name,
        action: rule.action.name(),
        enabled: rule.enabled,
        author: criteria.author.as_deref(),
        email: criteria.email.as_deref(),
        website: criteria.website.as_deref(),
        words: &criteria.words,
        regex: criteria.pattern.as_deref(),
        links: criteria.links,
        post_age: criteria.post_age,
        duplicate: criteria.duplicate,
    };
    write(to, &line)
}

/// A post.
pub(crate) fn post(to: &mut dyn Write, post: &model::Post) -> io::Result<()> {
    let old_slugs: Vec<&str> = post.old_slugs().collect();
    let is_slug = |path: &String| old_slugs.contains(&path.trim_start_matches('/'));
    let others = post.redirects.iter().filter(|path| !is_slug(path));
    let line = Line::Post {
        id: post.id,
        slug: &post.slug,
        title: &post.title,
        author: post.author.as_deref(),
        summary: post.summary.as_deref(),
        body: &post.body,
        published_at: post.published_at.map(|time| time.to_string()),
        comments_open: post.comments_open,
        tags: &post.tags,
        redirects: others.map(String::as_str).collect(),
        old_slugs,
        kind: post.kind.name(),
        own_path: post.path.as_deref(),
        language: post.language.as_deref(),
        guid: post.guid.as_deref(),
        image: post.image.as_deref(),
        created_at: post.created_at.to_string(),
        updated_at: post.updated_at.to_string(),
    };
    write(to, &line)
}

/// A comment.
pub(crate) fn comment(to: &mut dyn Write, comment: &model::Comment) -> io::Result<()> {
    let line = Line::Comment {
        id: comment.id,
        post_id: comment.post_id,
        parent_id: comment.parent_id,
        author: &comment.author,
        email: comment.email.as_deref(),
        website: comment.website.as_deref(),
        body: &comment.body,
        status: comment.status.name(),
        reason: comment.reason.as_deref(),
        created_at: comment.created_at.to_string(),
        updated_at: comment.updated_at.to_string(),
    };
    write(to, &line)
}

/// Media without its bytes.
pub(crate) fn media(to: &mut dyn Write, media: &model::Media) -> io::Result<()> {
    let line = Line::Media {
        name: &media.name,
        kind: &media.kind,
        bytes: media.bytes,
        width: media.width,
        height: media.height,
        alt: media.alt.as_deref(),
        sha256: &media.digest,
        created_at: media.created_at.to_string(),
    };
    write(to, &line)
}

/// A writer of the bytes of media as lines.
pub(crate) struct MediaBytes<'a> {
    to: &'a mut dyn Write,
    chunk: Vec<u8>,
}

impl<'a> MediaBytes<'a> {
    /// Begins the bytes of the media that was written last.
    pub(crate) fn new(to: &'a mut dyn Write) -> Self {
        MediaBytes {
            to,
            chunk: Vec::with_capacity(CHUNK),
        }
    }

    /// Writes the last line.
    pub(crate) fn end(mut self) -> io::Result<()> {
        match self.chunk.is_empty() {
            true => Ok(()),
            false => self.line(),
        }
    }

    fn line(&mut self) -> io::Result<()> {
        let base64 = STANDARD.encode(&self.chunk);
        self.chunk.clear();
        write(self.to, &Line::MediaBytes { base64 })
    }
}

impl Write for MediaBytes<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = CHUNK - self.chunk.len();
        let taken = bytes.get(..room).unwrap_or(bytes);
        self.chunk.extend_from_slice(taken);
        if self.chunk.len() == CHUNK {
            self.line()?;
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An operation.
pub(crate) fn operation(to: &mut dyn Write, operation: &model::Operation) -> io::Result<()> {
    let line = Line::Operation {
        id: operation.id,
        at: operation.at.to_string(),
        who: operation.who.as_deref(),
        command: operation.command.as_deref(),
        undone: operation.undone,
        posts: operation.touched.posts,
        comments: operation.touched.comments,
    };
    write(to, &line)
}

/// A row image. An image that another program damaged is written as text.
pub(crate) fn image(to: &mut dyn Write, image: &model::Image) -> io::Result<()> {
    let read = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| text.into());
    let line = Line::Image {
        operation: image.operation,
        kind: &image.kind,
        row: image.row,
        part: &image.part,
        values: image.values.as_deref().map(read),
    };
    write(to, &line)
}

fn write(to: &mut dyn Write, line: &Line<'_>) -> io::Result<()> {
    // One write for a line: `to` may be slow for the many parts of an object.
    let mut text = Vec::with_capacity(LINE);
    serde_json::to_writer(&mut text, line)?;
    text.push(b'\n');
    to.write_all(&text)
}
