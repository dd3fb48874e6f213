//! Comments.

use jiff::Timestamp;

use super::limits::{self, COMMENT_AUTHOR, COMMENT_BODY, Invalid};
use super::moderation::incoming::Incoming;
use super::post::set;
use super::{CommentId, PostId, Slug};

/// The author and text of an erased comment.
pub const ERASED: &str = "[erased]";

/// One comment on one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The id; never reused.
    pub id: CommentId,
    /// The id of its post.
    pub post_id: PostId,
    /// The slug of its post.
    pub post_slug: Slug,
    /// The title of its post.
    pub post_title: String,
    /// The id of its parent comment.
    pub parent_id: Option<CommentId>,
    /// The number of comments above it in the thread; 0 unless read as a thread.
    pub depth: i64,
    /// The author's name; never empty.
    pub author: String,
    /// The author's email address; never published.
    pub email: Option<String>,
    /// The author's website; http or https.
    pub website: Option<String>,
    /// The Markdown text; never empty.
    pub body: String,
    /// The status.
    pub status: CommentStatus,
    /// The time of writing.
    pub created_at: Timestamp,
    /// The time of the last change.
    pub updated_at: Timestamp,
    /// The revision number, which each change increments.
    pub revision: i64,
    /// The reason for the status, if a rule or the policy decided.
    pub reason: Option<String>,
}

impl Comment {
    /// The fields that moderation uses.
    pub fn incoming(&self) -> Incoming<'_> {
        Incoming {
            author: &self.author,
            email: self.email.as_deref(),
            website: self.website.as_deref(),
            body: &self.body,
        }
    }

    /// Whether both are the same comment in the same state. The depth and the slug and
    /// title of its post are ignored.
    pub fn same_content(&self, other: &Comment) -> bool {
        let comment = self.clone();
        Comment {
            depth: other.depth,
            post_slug: other.post_slug.clone(),
            post_title: other.post_title.clone(),
            ..comment
        } == *other
    }
}

/// The moderation status of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentStatus {
    /// Waits for moderation.
    Pending,
    /// Visible to readers.
    Approved,
    /// Spam.
    Spam,
}

impl CommentStatus {
    /// All statuses.
    pub const ALL: [CommentStatus; 3] = [Self::Pending, Self::Approved, Self::Spam];

    /// The name, as stored.
    pub fn name(self) -> &'static str {
        match self {
            CommentStatus::Pending => "pending",
            CommentStatus::Approved => "approved",
            CommentStatus::Spam => "spam",
        }
    }

    /// The status with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A comment to be stored.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The id of its parent comment, on the same post.
    pub parent_id: Option<CommentId>,
    /// The author's name.
    pub author: String,
    /// The author's email address.
    pub email: Option<String>,
    /// The author's website.
    pub website: Option<String>,
    /// The Markdown text.
    pub body: String,
    /// How its status is decided.
    pub admission: Admission,
    /// The time of writing; `None` is now.
    pub created_at: Option<Timestamp>,
}

impl NewComment {
    /// The fields that moderation uses.
    pub fn incoming(&self) -> Incoming<'_> {
        Incoming {
            author: &self.author,
            email: self.email.as_deref(),
            website: self.website.as_deref(),
            body: &self.body,
        }
    }

    /// Checks every field.
    pub fn check(&self) -> Result<(), Invalid> {
        check_fields(
            Some(&self.author),
            self.email.as_deref(),
            self.website.as_deref(),
            Some(&self.body),
        )
    }
}

/// A change of a comment; `None` leaves a field unchanged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CommentChange {
    /// The author's name.
    pub author: Option<String>,
    /// The author's email address; `Some(None)` clears it.
    pub email: Option<Option<String>>,
    /// The author's website; `Some(None)` clears it.
    pub website: Option<Option<String>>,
    /// The Markdown text.
    pub body: Option<String>,
    /// The status.
    pub status: Option<CommentStatus>,
}

impl CommentChange {
    /// The changed comment, with every field checked.
    pub fn apply(&self, comment: &Comment) -> Result<Comment, Invalid> {
        self.check()?;
        let mut changed = comment.clone();
        set(&mut changed.author, &self.author);
        set(&mut changed.email, &self.email);
        set(&mut changed.website, &self.website);
        set(&mut changed.body, &self.body);
        set(&mut changed.status, &self.status);
        if changed.status != comment.status {
            // The reason of an earlier automatic decision no longer applies.
            changed.reason = None;
        }
        Ok(changed)
    }

    fn check(&self) -> Result<(), Invalid> {
        check_fields(
            self.author.as_deref(),
            self.email.as_ref().and_then(Option::as_deref),
            self.website.as_ref().and_then(Option::as_deref),
            self.body.as_deref(),
        )
    }
}

/// Checks the given fields.
fn check_fields(
    author: Option<&str>,
    email: Option<&str>,
    website: Option<&str>,
    body: Option<&str>,
) -> Result<(), Invalid> {
    COMMENT_AUTHOR.check_optional(author)?;
    email.map_or(Ok(()), limits::check_email)?;
    website.map_or(Ok(()), limits::check_website)?;
    COMMENT_BODY.check_optional(body)
}

/// How the status of a new comment is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// By the rules and the policy of the blog.
    Moderated,
    /// This status, without moderation.
    As(CommentStatus),
    /// The status at the source of an import, with the reason. A closed post takes it too.
    Imported(CommentStatus, Option<String>),
    /// Approved, because the owner of the blog wrote it. A closed post takes it too.
    Owner,
}
