//! Fields of the moderation queue.

use crate::model::QueuedComment;
use crate::record::{Field, Value, fields};

/// The fields of a queued comment. The e-mail address appears only on request.
pub(crate) const FIELDS: &[Field<QueuedComment>] = fields! { waiting, now;
    Table "id" Integer, "The id of the comment" => waiting.comment.id;
    Data "post_id" Integer, "The id of the post that it is on"
        => waiting.comment.post_id;
    Table "post" Text, "The slug of that post" => waiting.comment.post_slug.as_str();
    Table "author" Text, "Who wrote it" => waiting.comment.author.as_str();
    Table "approved" Count, "How many other comments of the same person are approved"
        => Value::Count(waiting.record.approved);
    Table "spam" Count, "How many other comments of the same person are spam"
        => Value::Count(waiting.record.spam);
    Data "answers" Nullable(&Integer), "The id of the comment that it answers"
        => waiting.comment.parent_id;
    Data "answers_author" Nullable(&Text), "Who wrote that" => waiting.parent_author.clone();
    Table "reason" Nullable(&Text),
        "The rule or the setting that lets it wait; null if a person does"
        => waiting.comment.reason.clone();
    Data "created_at" Time, "When it was written" => waiting.comment.created_at;
    Data "website" Nullable(&Text), "The website of its author" => waiting.comment.website.clone();
    Table "body" Text, "The text, in Markdown" => waiting.comment.body.as_str();
    OnRequest "email" Nullable(&Text), "The address of its author; only if it is asked for"
        => waiting.comment.email.clone();
};
