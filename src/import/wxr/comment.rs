//! Comments of an item.

use std::collections::HashSet;
use std::io::BufRead;

use super::date::Dates;
use super::{Site, first, number};
use crate::import::clickable::clickable;
use crate::import::xml::{Damage, Role, Xml};
use crate::import::{What, html};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};

/// The text and the author of a removed comment.
const REMOVED: &str = "[deleted]";

/// Why comments are left out.
const TRASHED: &str = "in the trash";
pub(super) const EMPTY: &str = "it has no text";

/// The raw fields of a comment.
pub(super) struct Reply {
    pub line: u64,
    pub record: CommentRecord,
    /// Why it is left out, unless it has replies.
    pub gone: Option<&'static str>,
    pub is_pingback: bool,
}

impl Reply {
    /// The name in messages.
    pub(super) fn name(&self) -> String {
        format!("{} by {}", self.record.key, self.record.author)
    }
}

/// Reads a comment.
pub(super) fn read<R: BufRead>(
    xml: &mut Xml<R>,
    site: &mut Site,
    noticed: &mut Vec<What>,
) -> Result<Reply, Damage> {
    let line = xml.line();
    let (mut id, mut parent, mut approved, mut kind) = (None, None, None, None);
    let (mut author, mut email, mut website, mut body) = (None, None, None, None);
    let mut date = Dates::default();
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::WordPress, "comment_id") => first(xml, &mut id)?,
            (Role::WordPress, "comment_parent") => first(xml, &mut parent)?,
            (Role::WordPress, "comment_author") => first(xml, &mut author)?,
            (Role::WordPress, "comment_author_email") => first(xml, &mut email)?,
            (Role::WordPress, "comment_author_url") => first(xml, &mut website)?,
            (Role::WordPress, "comment_date_gmt") => first(xml, &mut date.universal)?,
            (Role::WordPress, "comment_date") => first(xml, &mut date.local)?,
            (Role::WordPress, "comment_content") => first(xml, &mut body)?,
            (Role::WordPress, "comment_approved") => first(xml, &mut approved)?,
            (Role::WordPress, "comment_type") => first(xml, &mut kind)?,
            (Role::WordPress, "commentmeta") => metadata(xml, site, noticed)?,
            _ => xml.skip()?,
        }
    }
    let key = trimmed(id).unwrap_or_else(|| {
        let texts = [&author, &date.universal, &date.local, &body];
        let texts = texts.map(|text| text.as_deref().unwrap_or_default());
        format!("no id {:x}", number(&texts.join("\0")))
    });
    let approved = approved.as_deref().unwrap_or_default().trim();
    let created_at = date.read(&site.zone, noticed);
    let body = body.unwrap_or_default();
    let body = match site.is_ours {
        true => body,
        false => html::markdown_of_lines(&clickable(&body)),
    };
    let kind = kind.as_deref().map(str::trim).unwrap_or_default();
    let is_pingback = matches!(kind, "pingback" | "trackback");
    let is_known = is_pingback || matches!(kind, "" | "comment" | "review");
    let mut status = match approved {
        "1" => CommentStatus::Approved,
        "spam" => CommentStatus::Spam,
        _ => CommentStatus::Pending,
    };
    // Plugins keep private notes as comments.
    if !is_known && status == CommentStatus::Approved {
        status = CommentStatus::Pending;
        let what = "a comment of another type waits for a decision";
        noticed.push(What::Notice(what, format!("{key}: `{kind}`")));
    }
    let gone = match approved {
        "trash" | "post-trashed" => Some(TRASHED),
        _ if body.trim().is_empty() => Some(EMPTY),
        _ => None,
    };
    Ok(Reply {
        line,
        gone,
        is_pingback,
        record: CommentRecord {
            id: key.parse().ok(),
            key,
            on: Thread::default(),
            parent: trimmed(parent).filter(|parent| parent != "0"),
            author: site.plain(&author.unwrap_or_default()),
            email: trimmed(email),
            website: trimmed(website),
            body,
            status,
            reason: None,
            created_at,
            updated_at: None,
        },
    })
}

/// Reads metadata of a comment, of which the name is reported.
fn metadata<R: BufRead>(
    xml: &mut Xml<R>,
    site: &mut Site,
    noticed: &mut Vec<What>,
) -> Result<(), Damage> {
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::WordPress, "meta_key") => {
                let key = xml.text()?.trim().to_owned();
                noticed.extend(site.ignored(key));
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

/// Keeps trashed and empty comments with replies as placeholders, so that their threads
/// stay connected.
pub(super) fn mark_answered(replies: &mut [Reply]) {
    if !replies.iter().any(|reply| reply.gone.is_some()) {
        return;
    }
    let kept = replies.iter().filter(|reply| reply.gone.is_none());
    let mut answered: HashSet<String> = kept
        .filter_map(|reply| reply.record.parent.clone())
        .collect();
    for reply in replies.iter_mut().rev() {
        if reply.gone.is_some() && answered.contains(&reply.record.key) {
            if reply.gone == Some(TRASHED) {
                let record = &mut reply.record;
                (record.email, record.website) = (None, None);
                record.author = REMOVED.to_owned();
                record.status = CommentStatus::Approved;
            }
            reply.gone = None;
            reply.record.body = REMOVED.to_owned();
            answered.extend(reply.record.parent.clone());
        }
    }
}

/// The trimmed text, unless it is empty.
fn trimmed(text: Option<String>) -> Option<String> {
    let mut text = text?;
    let length = text.trim().len();
    if length == 0 {
        return None;
    }
    if length < text.len() {
        text = text.trim().to_owned();
    }
    Some(text)
}
