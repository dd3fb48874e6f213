//! The subject of a draft, encoded in the name of its folder.

use crate::model::{CommentId, PostId};

/// The subject of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The id and the revision of a post.
    Post(PostId, i64),
    NewPost,
    /// The id and the revision of a comment.
    Comment(CommentId, i64),
    /// The id of the post.
    NewComment(PostId),
    /// The id of the comment.
    Reply(CommentId),
    /// The settings of the blog.
    Settings,
}

impl Subject {
    /// Parses the name of a draft's folder, such as `post-12-r3-Xk2v9Q`.
    pub(crate) fn of(name: &str) -> Option<Subject> {
        let words: Vec<&str> = name.split('-').collect();
        let revision = |word: &str| word.strip_prefix('r')?.parse().ok();
        Some(match *words {
            ["post", id, r, _] => Subject::Post(id.parse().ok()?, revision(r)?),
            ["new", "post", _] => Subject::NewPost,
            ["comment", id, r, _] => Subject::Comment(id.parse().ok()?, revision(r)?),
            ["new", "comment", post, _] => Subject::NewComment(post.parse().ok()?),
            ["settings", _] => Subject::Settings,
            ["reply", id, _] => Subject::Reply(id.parse().ok()?),
            _ => return None,
        })
    }

    /// The prefix of the name of the folder.
    pub(crate) fn prefix(self) -> String {
        match self {
            Subject::Post(id, revision) => format!("post-{id}-r{revision}-"),
            Subject::NewPost => "new-post-".to_owned(),
            Subject::Comment(id, revision) => format!("comment-{id}-r{revision}-"),
            Subject::NewComment(post) => format!("new-comment-{post}-"),
            Subject::Reply(id) => format!("reply-{id}-"),
            Subject::Settings => "settings-".to_owned(),
        }
    }

    /// Whether both have the same subject, at any revision.
    pub(crate) fn is_same(self, other: Subject) -> bool {
        self.again() == other.again()
    }

    /// The name in a sentence.
    pub(crate) fn named(self) -> String {
        match self {
            Subject::Post(id, _) => format!("post {id}"),
            Subject::NewPost => "a new post".to_owned(),
            Subject::Comment(id, _) => format!("comment {id}"),
            Subject::NewComment(post) => format!("a new comment on post {post}"),
            Subject::Settings => "the settings".to_owned(),
            Subject::Reply(id) => format!("a reply to comment {id}"),
        }
    }

    /// The command that recovers the newest draft.
    pub(crate) fn again(self) -> String {
        match self {
            Subject::Post(id, _) => format!("blog post edit {id} --recover"),
            Subject::NewPost => "blog post add --recover".to_owned(),
            Subject::Comment(id, _) => format!("blog comment edit {id} --recover"),
            Subject::NewComment(post) => format!("blog comment add {post} --recover"),
            Subject::Reply(id) => format!("blog comment reply {id} --recover"),
            Subject::Settings => "blog config edit --recover".to_owned(),
        }
    }
}
