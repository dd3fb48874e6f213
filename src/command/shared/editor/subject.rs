//! What a text is of, which the name of its folder says.

/// What a text is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The post with this id, as of this revision.
    Post(i64, i64),
    /// A post that is not stored yet.
    NewPost,
    /// The comment with this id, as of this revision.
    Comment(i64, i64),
    /// A comment that is not stored yet, on the post with this id.
    NewComment(i64),
    /// An answer that is not stored yet, to the comment with this id.
    Reply(i64),
}

impl Subject {
    /// Reads the name of a draft's folder, such as `post-12-r3-Xk2v9Q`.
    pub fn of(name: &str) -> Option<Subject> {
        let words: Vec<&str> = name.split('-').collect();
        let revision = |word: &str| word.strip_prefix('r')?.parse().ok();
        Some(match *words {
            ["post", id, r, _] => Subject::Post(id.parse().ok()?, revision(r)?),
            ["new", "post", _] => Subject::NewPost,
            ["comment", id, r, _] => Subject::Comment(id.parse().ok()?, revision(r)?),
            ["new", "comment", post, _] => Subject::NewComment(post.parse().ok()?),
            ["reply", id, _] => Subject::Reply(id.parse().ok()?),
            _ => return None,
        })
    }

    /// How the name of its folder begins.
    pub fn prefix(self) -> String {
        match self {
            Subject::Post(id, revision) => format!("post-{id}-r{revision}-"),
            Subject::NewPost => "new-post-".to_owned(),
            Subject::Comment(id, revision) => format!("comment-{id}-r{revision}-"),
            Subject::NewComment(post) => format!("new-comment-{post}-"),
            Subject::Reply(id) => format!("reply-{id}-"),
        }
    }

    /// Whether both are of one thing, of whatever revision.
    pub fn is_same(self, other: Subject) -> bool {
        self.again() == other.again()
    }

    /// Its name in a sentence.
    pub fn named(self) -> String {
        match self {
            Subject::Post(id, _) => format!("post {id}"),
            Subject::NewPost => "a new post".to_owned(),
            Subject::Comment(id, _) => format!("comment {id}"),
            Subject::NewComment(post) => format!("a new comment on post {post}"),
            Subject::Reply(id) => format!("an answer to comment {id}"),
        }
    }

    /// The command that opens the newest kept text of it.
    pub fn again(self) -> String {
        match self {
            Subject::Post(id, _) => format!("blog post edit {id} --recover"),
            Subject::NewPost => "blog post add --recover".to_owned(),
            Subject::Comment(id, _) => format!("blog comment edit {id} --recover"),
            Subject::NewComment(post) => format!("blog comment add {post} --recover"),
            Subject::Reply(id) => format!("blog comment reply {id} --recover"),
        }
    }
}
