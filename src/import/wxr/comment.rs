//! Comments of an item.

use std::collections::HashSet;
use std::io::BufRead;

use super::date::NO_DATE;
use super::{Site, first, paragraph};
use crate::import::timestamp;
use crate::import::xml::{Damage, Role, Xml, XmlFault};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};

/// The warning about metadata.
pub(super) const METADATA: &str = "metadata that was ignored";

/// The text and the author of a removed comment.
const REMOVED: &str = "[deleted]";

/// The raw fields of a comment.
pub(super) struct Reply {
    pub line: u64,
    pub record: CommentRecord,
    pub is_trashed: bool,
    pub is_pingback: bool,
}

/// Reads a comment.
pub(super) fn read<R: BufRead>(
    xml: &mut Xml<R>,
    site: &Site,
    noticed: &mut Vec<String>,
) -> Result<Reply, Damage> {
    let line = xml.line();
    let (mut id, mut parent, mut approved, mut kind) = (None, None, None, None);
    let (mut author, mut email, mut website, mut body) = (None, None, None, None);
    let (mut date, mut local) = (None, None);
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::WordPress, "comment_id") => first(xml, &mut id)?,
            (Role::WordPress, "comment_parent") => first(xml, &mut parent)?,
            (Role::WordPress, "comment_author") => first(xml, &mut author)?,
            (Role::WordPress, "comment_author_email") => first(xml, &mut email)?,
            (Role::WordPress, "comment_author_url") => first(xml, &mut website)?,
            (Role::WordPress, "comment_date_gmt") => first(xml, &mut date)?,
            (Role::WordPress, "comment_date") => first(xml, &mut local)?,
            (Role::WordPress, "comment_content") => first(xml, &mut body)?,
            (Role::WordPress, "comment_approved") => first(xml, &mut approved)?,
            (Role::WordPress, "comment_type") => first(xml, &mut kind)?,
            (Role::WordPress, "commentmeta") => {
                noticed.push(METADATA.to_owned());
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    let key = trimmed(id).ok_or_else(|| {
        Damage::Broken(XmlFault {
            line,
            reason: "a comment has no id".to_owned(),
        })
    })?;
    let approved = approved.as_deref().unwrap_or_default().trim();
    let dates = [&date, &local].into_iter().flatten();
    let created_at = dates.filter_map(|date| timestamp::universal(date)).next();
    if created_at.is_none() && (date.is_some() || local.is_some()) {
        noticed.push(NO_DATE.to_owned());
    }
    let body = body.unwrap_or_default();
    let is_pingback = matches!(
        kind.as_deref().map(str::trim),
        Some("pingback" | "trackback")
    );
    Ok(Reply {
        line,
        is_trashed: matches!(approved, "trash" | "post-trashed"),
        is_pingback,
        record: CommentRecord {
            id: key.parse().ok(),
            key,
            on: Thread::default(),
            parent: trimmed(parent).filter(|parent| parent != "0"),
            author: site.plain(&author.unwrap_or_default()),
            email: trimmed(email),
            website: trimmed(website),
            body: if site.is_ours {
                body
            } else {
                paragraph::broken(&body)
            },
            status: match approved {
                "1" => CommentStatus::Approved,
                "spam" => CommentStatus::Spam,
                _ => CommentStatus::Pending,
            },
            reason: None,
            created_at,
            updated_at: None,
        },
    })
}

/// Keeps trashed comments with replies as empty placeholders, so that their threads stay
/// connected.
pub(super) fn mark_answered(replies: &mut [Reply]) {
    if !replies.iter().any(|reply| reply.is_trashed) {
        return;
    }
    let kept = replies.iter().filter(|reply| !reply.is_trashed);
    let mut answered: HashSet<String> = kept
        .filter_map(|reply| reply.record.parent.clone())
        .collect();
    for reply in replies.iter_mut().rev() {
        if reply.is_trashed && answered.contains(&reply.record.key) {
            reply.is_trashed = false;
            let record = &mut reply.record;
            (record.email, record.website) = (None, None);
            record.author = REMOVED.to_owned();
            record.body = REMOVED.to_owned();
            record.status = CommentStatus::Approved;
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
