//! Our own format, which `blog export jsonl` writes. `src/export/jsonl.rs` describes it.

mod spool;

use std::borrow::Cow;
use std::io::{BufRead, Read};

use jiff::Timestamp;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use self::spool::Spool;
use super::json::reason;
use super::{Item, Location, ReadError, What};
use crate::model::import::{CommentRecord, PostRecord, Thread};
use crate::model::limits::FILE_BYTES;
use crate::model::time::{has_year, stamp, whole_seconds};
use crate::model::{Action, CommentStatus, Criteria, NewRule, PostKind};

/// The newest supported version of the format.
pub const VERSION: u32 = 1;

/// The type of a line.
#[derive(Deserialize)]
struct Type<'a> {
    #[serde(borrow)]
    r#type: Cow<'a, str>,
}

/// One line.
enum Line {
    Blog(Blog),
    Setting(Setting),
    Tag(Tag),
    Rule(Rule),
    Post(Box<Post>),
    Comment(Box<Comment>),
    Media(Box<Media>),
    MediaBytes(MediaBytes),
    Operation,
    Image,
    Unknown(String),
}

/// Reads a line. Its type comes first, so that the rest is read straight into its fields.
fn parse(line: &[u8]) -> Result<Line, serde_json::Error> {
    let Type { r#type } = serde_json::from_slice(line)?;
    Ok(match &*r#type {
        "blog" => Line::Blog(serde_json::from_slice(line)?),
        "setting" => Line::Setting(serde_json::from_slice(line)?),
        "tag" => Line::Tag(serde_json::from_slice(line)?),
        "rule" => Line::Rule(serde_json::from_slice(line)?),
        "post" => Line::Post(serde_json::from_slice(line)?),
        "comment" => Line::Comment(serde_json::from_slice(line)?),
        "media" => Line::Media(serde_json::from_slice(line)?),
        "media_bytes" => Line::MediaBytes(serde_json::from_slice(line)?),
        "operation" => Line::Operation,
        "image" => Line::Image,
        _ => Line::Unknown(r#type.into_owned()),
    })
}

#[derive(Deserialize)]
struct Blog {
    version: u32,
    title: Option<String>,
}

#[derive(Deserialize)]
struct Setting {
    name: String,
    value: String,
}

#[derive(Deserialize)]
struct Tag {
    name: String,
}

#[derive(Deserialize)]
struct MediaBytes {
    base64: String,
}

#[derive(Deserialize)]
struct Media {
    name: String,
    bytes: u64,
    alt: Option<String>,
    sha256: String,
    #[serde(default, deserialize_with = "time")]
    created_at: Option<Timestamp>,
}

#[derive(Deserialize)]
struct Rule {
    name: String,
    action: String,
    enabled: bool,
    author: Option<String>,
    email: Option<String>,
    website: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    regex: Option<String>,
    links: Option<i64>,
    post_age: Option<i64>,
    #[serde(default)]
    duplicate: bool,
}

#[derive(Deserialize)]
struct Post {
    id: i64,
    slug: Option<String>,
    #[serde(default)]
    title: String,
    author: Option<String>,
    summary: Option<String>,
    #[serde(default)]
    body: String,
    #[serde(default, deserialize_with = "time")]
    published_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "time")]
    created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "time")]
    updated_at: Option<Timestamp>,
    comments_open: Option<bool>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    old_slugs: Vec<String>,
    #[serde(default)]
    redirects: Vec<String>,
    kind: Option<String>,
    own_path: Option<String>,
    language: Option<String>,
    guid: Option<String>,
    image: Option<String>,
}

#[derive(Deserialize)]
struct Comment {
    id: i64,
    post_id: i64,
    parent_id: Option<i64>,
    #[serde(default)]
    author: String,
    email: Option<String>,
    website: Option<String>,
    #[serde(default)]
    body: String,
    status: String,
    reason: Option<String>,
    #[serde(default, deserialize_with = "time")]
    created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "time")]
    updated_at: Option<Timestamp>,
}

/// Reads a time, in whole seconds.
fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else {
        return Ok(None);
    };
    let time = stamp(&text)
        .map(whole_seconds)
        .filter(|time| has_year(*time));
    let wrong = || D::Error::custom(format!("`{text}` is not a time"));
    time.ok_or_else(wrong).map(Some)
}

/// Reads the lines of an input.
pub fn read<E: From<ReadError>>(
    mut input: impl BufRead,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut line = Vec::new();
    let mut spool: Option<Spool> = None;
    for number in 1.. {
        line.clear();
        let mut within = input.by_ref().take(FILE_BYTES);
        let read = within.read_until(b'\n', &mut line).map_err(ReadError::Io)?;
        if read == 0 {
            return match spool.take() {
                Some(spool) => spool.give(&mut each),
                None => Ok(()),
            };
        }
        let place = Location::line(number);
        let is_cut = line.len() as u64 == FILE_BYTES && !line.ends_with(b"\n");
        let what = match parse(&line) {
            _ if line.iter().all(u8::is_ascii_whitespace) => continue,
            _ if is_cut => {
                skip_line(&mut input).map_err(ReadError::Io)?;
                What::Malformed(format!("the line is over {} MiB", FILE_BYTES >> 20))
            }
            Ok(Line::MediaBytes(MediaBytes { base64 })) => match &mut spool {
                Some(spool) => {
                    spool.add(&base64).map_err(ReadError::Io)?;
                    continue;
                }
                None => What::Malformed("bytes without media before them".to_owned()),
            },
            Ok(Line::Media(media)) => {
                if let Some(spool) = spool.take() {
                    spool.give(&mut each)?;
                }
                spool = Some(Spool::new(*media, place).map_err(ReadError::Io)?);
                continue;
            }
            Ok(line) => what(line),
            Err(error) => What::Malformed(reason(&error)),
        };
        if let Some(spool) = spool.take() {
            spool.give(&mut each)?;
        }
        each(place.item(what))?;
    }
    Ok(())
}

/// Skips the rest of a line.
fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let bytes = input.fill_buf()?;
        let end = bytes.iter().position(|&byte| byte == b'\n');
        let length = end.map_or(bytes.len(), |end| end + 1);
        let is_end = end.is_some() || bytes.is_empty();
        input.consume(length);
        if is_end {
            return Ok(());
        }
    }
}

fn what(line: Line) -> What {
    match line {
        Line::Blog(Blog { version, .. }) if version > VERSION => What::Malformed(format!(
            "the format has version {version}, newer than the {VERSION} that is known here"
        )),
        Line::Blog(Blog { title, .. }) => What::Source(title.unwrap_or_else(|| "blog".to_owned())),
        Line::Setting(Setting { name, value }) => What::Setting(name, value),
        Line::Tag(Tag { name }) => What::Tag(name),
        Line::Media(_) | Line::MediaBytes(_) => {
            What::Malformed("media without a place for its bytes".to_owned())
        }
        Line::Operation => What::Skipped("operation", "history is not imported"),
        Line::Image => What::Skipped("image", "history is not imported"),
        Line::Unknown(name) => What::Malformed(format!("`{name}` is not a known value")),
        Line::Rule(rule) => match Action::from_name(&rule.action) {
            Some(action) => What::Rule(Box::new(NewRule {
                name: Some(rule.name),
                action,
                enabled: rule.enabled,
                criteria: Criteria {
                    author: rule.author,
                    email: rule.email,
                    website: rule.website,
                    words: rule.words,
                    pattern: rule.regex,
                    links: rule.links,
                    post_age: rule.post_age,
                    duplicate: rule.duplicate,
                },
                before: None,
            })),
            None => What::Malformed(format!("`{}` is not an action of a rule", rule.action)),
        },
        Line::Post(post) => What::Post(Box::new(PostRecord {
            key: post.id.to_string(),
            id: Some(post.id),
            slug: post.slug,
            title: post.title,
            author: post.author,
            summary: post.summary,
            body: post.body,
            published_at: post.published_at,
            is_published: false,
            created_at: post.created_at,
            updated_at: post.updated_at,
            comments_open: post.comments_open.unwrap_or(true),
            tags: post.tags,
            old_slugs: post.old_slugs,
            redirects: post.redirects,
            kind: {
                let kind = post.kind.as_deref().and_then(PostKind::from_name);
                kind.unwrap_or_default()
            },
            path: post.own_path,
            address: None,
            language: post.language,
            guid: post.guid,
            image: post.image,
        })),
        Line::Comment(comment) => match CommentStatus::from_name(&comment.status) {
            Some(status) => What::Comment(Box::new(CommentRecord {
                key: comment.id.to_string(),
                id: Some(comment.id),
                on: Thread {
                    key: Some(comment.post_id.to_string()),
                    ..Thread::default()
                },
                parent: comment.parent_id.map(|parent| parent.to_string()),
                author: comment.author,
                email: comment.email,
                website: comment.website,
                body: comment.body,
                status,
                reason: comment.reason,
                created_at: comment.created_at,
                updated_at: comment.updated_at,
            })),
            None => What::Malformed(format!("`{}` is not a status of a comment", comment.status)),
        },
    }
}
