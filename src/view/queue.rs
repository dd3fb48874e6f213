//! Fields of the moderation queue.

use crate::model::QueuedComment;
use crate::record::{Field, Value, fields};

/// The fields of a queued comment. The e-mail address appears only on request.
pub(crate) const FIELDS: &[Field<QueuedComment>] = fields! { waiting, now;
    Table "id" Integer, "The id of the comment" => waiting.comment.id;
    Data "post_id" Integer, "The id of its post"
        => waiting.comment.post_id;
    Table "post" / "slug" Slug, "The slug of its post" => waiting.comment.post_slug.as_str();
    Table "author" Text, "The author" => waiting.comment.author.as_str();
    Table "approved" Count, "Number of approved comments among the newest 100 by the same person"
        => Value::Count(waiting.record.approved);
    Table "spam" Count, "Number of spam comments among the newest 100 by the same person"
        => Value::Count(waiting.record.spam);
    Data "answers" Nullable(&Integer), "The same as `parent_id`" => waiting.comment.parent_id;
    Data "answers_author" / "parent_author" Nullable(&Text),
        "The author of the comment it replies to"
        => waiting.parent_author.clone();
    Table "reason" Nullable(&Text),
        "The rule or setting that holds it; null if a person did"
        => waiting.comment.reason.clone();
    Data "created_at" as "written" / "created" / "date" Time, "When it was written"
        => waiting.comment.created_at;
    Data "website" Nullable(&Text), "The website of its author" => waiting.comment.website.clone();
    Table "body" Text, "The text, in Markdown" => waiting.comment.body.as_str();
    Data "parent_id" as "parent" Nullable(&Integer), "The id of the comment it replies to"
        => waiting.comment.parent_id;
    OnRequest "email" Nullable(&Text), "The email address of its author"
        => waiting.comment.email.clone();
};
