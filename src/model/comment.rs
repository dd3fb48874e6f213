//! Comments.

use jiff::Timestamp;

use super::limits::{self, COMMENT_AUTHOR, COMMENT_BODY, Invalid};
use super::moderation::incoming::Incoming;
use super::post::set;
use super::{CommentId, PostId, Slug};

/// What stands in the place of an author and a text that were erased.
pub const ERASED: &str = "[erased]";

/// One comment on one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its id; never given twice.
    pub id: CommentId,
    /// The post it is on.
    pub post_id: PostId,
    /// The slug of that post.
    pub post_slug: Slug,
    /// The title of that post.
    pub post_title: String,
    /// The comment it answers.
    pub parent_id: Option<CommentId>,
    /// How many comments stand above it in its thread; 0 unless read as a thread.
    pub depth: i64,
    /// Who wrote it; never empty.
    pub author: String,
    /// How to reach the author; not for publication.
    pub email: Option<String>,
    /// Where the author is at home; http or https.
    pub website: Option<String>,
    /// Its text, in Markdown; never empty.
    pub body: String,
    /// Who sees it.
    pub status: CommentStatus,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// How often it was stored.
    pub revision: i64,
    /// Why it has its status, where a rule or the policy decided.
    pub reason: Option<String>,
}

impl Comment {
    /// What is decided about.
    pub fn incoming(&self) -> Incoming<'_> {
        Incoming {
            author: &self.author,
            email: self.email.as_deref(),
            website: self.website.as_deref(),
            body: &self.body,
        }
    }

    /// Whether the two are one comment in one state, wherever it was read and
    /// whatever its post is called.
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

/// What was decided about a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentStatus {
    /// Nothing yet.
    Pending,
    /// Readers see it.
    Approved,
    /// Nobody should.
    Spam,
}

impl CommentStatus {
    /// All of them.
    pub const ALL: [CommentStatus; 3] = [Self::Pending, Self::Approved, Self::Spam];

    /// Its name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            CommentStatus::Pending => "pending",
            CommentStatus::Approved => "approved",
            CommentStatus::Spam => "spam",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A comment that is to be stored.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The comment it answers, on the same post.
    pub parent_id: Option<CommentId>,
    /// Who wrote it.
    pub author: String,
    /// How to reach the author.
    pub email: Option<String>,
    /// Where the author is at home.
    pub website: Option<String>,
    /// Its text, in Markdown.
    pub body: String,
    /// What is said of who sees it.
    pub admission: Admission,
    /// When it was written; now, if not said.
    pub created_at: Option<Timestamp>,
}

impl NewComment {
    /// What is decided about.
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

/// What is to change in a comment; None leaves a field as it is.
#[derive(Debug, Clone, Default)]
pub struct CommentChange {
    /// Its author.
    pub author: Option<String>,
    /// The author's address, or none.
    pub email: Option<Option<String>>,
    /// The author's website, or none.
    pub website: Option<Option<String>>,
    /// Its text.
    pub body: Option<String>,
    /// Who sees it.
    pub status: Option<CommentStatus>,
}

impl CommentChange {
    /// The comment as it is after the change, which is checked.
    pub fn apply(&self, comment: &Comment) -> Result<Comment, Invalid> {
        self.check()?;
        let mut changed = comment.clone();
        set(&mut changed.author, &self.author);
        set(&mut changed.email, &self.email);
        set(&mut changed.website, &self.website);
        set(&mut changed.body, &self.body);
        set(&mut changed.status, &self.status);
        if changed.status != comment.status {
            // Now it is a person who decided.
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

/// Checks the fields there are.
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
    /// Nothing: the blog decides.
    Moderated,
    /// This status, whatever the blog would decide.
    As(CommentStatus),
    /// This status, which was decided where it comes from, and why; also on a post
    /// that takes no comments.
    Imported(CommentStatus, Option<String>),
    /// The owner of the blog wrote it: it is approved, also where readers may not
    /// comment any more.
    Owner,
}
