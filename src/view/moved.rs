//! Moved comments, in words.

use super::comment::named;
use super::counted;
use crate::model::{Destination, Moved};

/// `comment 7 with 3 replies`.
fn with_replies(moved: &Moved) -> String {
    let id = moved.comment.id;
    match moved.replies {
        0 => format!("comment {id}"),
        replies => format!("comment {id} with {}", counted(replies, "reply")),
    }
}

/// `moved comment 7 with 3 replies to post 2 other-post`.
pub(crate) fn sentence(moved: &Moved, to: &Destination, dry_run: bool) -> String {
    let comment = &moved.comment;
    if !moved.moved {
        return format!("unchanged {}", named(comment));
    }
    let verb = if dry_run { "would move" } else { "moved" };
    let post = format!("post {} {}", comment.post_id, comment.post_slug);
    let place = match to {
        Destination::Below { parent, .. } => format!("below comment {parent}"),
        Destination::Post(_) => format!("to {post}"),
        Destination::Top => format!("to the top level of {post}"),
    };
    format!("{verb} {} {place}", with_replies(moved))
}

/// `split comment 7 with 3 replies off into a thread of its own`.
pub(crate) fn split(moved: &Moved, dry_run: bool) -> String {
    if !moved.moved {
        return format!("unchanged {}", named(&moved.comment));
    }
    let verb = if dry_run { "would split" } else { "split" };
    format!(
        "{verb} {} off into a thread of its own",
        with_replies(moved)
    )
}
