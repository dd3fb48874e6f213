//! Operations: what each command that wrote did.

use jiff::Timestamp;

/// One command that wrote, or what another program wrote in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its id; later ones have higher ids.
    pub id: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who gave the command, as far as the environment says.
    pub who: Option<String>,
    /// The command; none if another program wrote.
    pub command: Option<String>,
    /// Whether it is taken back.
    pub undone: bool,
    /// What it touched.
    pub touched: Touched,
    /// Whether it can never be taken back: what it removed is gone for good.
    pub is_final: bool,
}

/// How many rows of each kind an operation put in, changed or removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched {
    /// Posts.
    pub posts: i64,
    /// Comments.
    pub comments: i64,
    /// Tags.
    pub tags: i64,
    /// Links between a post and a tag.
    pub tag_links: i64,
    /// Old slugs that lead to a post.
    pub redirects: i64,
    /// Rules of moderation.
    pub rules: i64,
    /// Settings.
    pub settings: i64,
}

impl Touched {
    /// Whether it touched nothing.
    pub fn is_empty(&self) -> bool {
        *self == Touched::default()
    }
}

impl Operation {
    /// The command, or words for another program.
    pub fn name(&self) -> &str {
        self.command.as_deref().unwrap_or("(another program)")
    }
}

/// Which operations stay when the log is pruned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// So many of the newest.
    Newest(i64),
    /// Those of this time and later.
    Since(Timestamp),
}

/// The operations that a pruning forgets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// How many there are.
    pub operations: i64,
    /// The time of the newest.
    pub until: Option<Timestamp>,
    /// How many images of rows go with them.
    pub images: i64,
    /// How many were asked for, too, but stay for a cursor that has not seen them.
    pub kept_for_cursors: i64,
    /// The id of the first operation that stays.
    pub first_kept: i64,
}
