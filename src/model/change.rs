//! Changes: what became of a post or comment between two moments.

use jiff::Timestamp;

use super::{CommentStatus, OperationId, PostStatus, Slug};

/// What became of one post or comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The batch that it was given in.
    pub batch: i64,
    /// What became of it.
    pub effect: Effect,
    /// What it is and where it stands; what is gone, where it stood last.
    pub state: State,
    /// Its id.
    pub id: i64,
    /// The slug of the post that it is or is on.
    pub slug: Option<Slug>,
    /// The title of that post.
    pub title: Option<String>,
    /// When that was.
    pub at: Timestamp,
    /// The last operation that touched it; none if only time went by, or if it
    /// is older than the log.
    pub operation: Option<OperationId>,
}

/// A post or a comment, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A post.
    Post(PostStatus),
    /// A comment.
    Comment(CommentStatus),
}

impl State {
    /// What it is.
    pub fn kind(self) -> &'static str {
        match self {
            State::Post(_) => "post",
            State::Comment(_) => "comment",
        }
    }

    /// The name of its status.
    pub fn status(self) -> &'static str {
        match self {
            State::Post(status) => status.name(),
            State::Comment(status) => status.name(),
        }
    }

    /// Whether readers may see it. That a comment is on a post which they do
    /// not see does not count.
    pub fn is_visible(self) -> bool {
        matches!(
            self,
            State::Post(PostStatus::Published) | State::Comment(CommentStatus::Approved)
        )
    }
}

/// What became of a post or comment, all in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It was not there.
    New,
    /// It is not as it was.
    Edited,
    /// It is not there any more.
    Removed,
    /// It was there, but readers could not see it.
    Visible,
}

impl Effect {
    /// The effect of all that happened between two states, none of which is
    /// there; `same` tells whether all else is as it was.
    pub fn between(before: Option<State>, after: Option<State>, same: bool) -> Option<Effect> {
        match (before, after) {
            (None, None) => None,
            (None, Some(_)) => Some(Effect::New),
            (Some(_), None) => Some(Effect::Removed),
            (Some(before), Some(after)) if after.is_visible() && !before.is_visible() => {
                Some(Effect::Visible)
            }
            (Some(_), Some(_)) if same => None,
            (Some(_), Some(_)) => Some(Effect::Edited),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Effect::New => "new",
            Effect::Edited => "edited",
            Effect::Removed => "removed",
            Effect::Visible => "visible",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_comes_to_all_in_all_counts() {
        use CommentStatus::{Approved, Spam};
        use PostStatus::{Draft, Published, Scheduled};
        let post = |status| Some(State::Post(status));
        let comment = |status| Some(State::Comment(status));
        let cases = [
            (None, None, false, None),
            (None, post(Scheduled), false, Some(Effect::New)),
            (post(Draft), None, false, Some(Effect::Removed)),
            (post(Published), post(Published), true, None),
            (post(Draft), post(Scheduled), false, Some(Effect::Edited)),
            (
                post(Scheduled),
                post(Published),
                true,
                Some(Effect::Visible),
            ),
            (
                comment(Approved),
                comment(Spam),
                false,
                Some(Effect::Edited),
            ),
            (
                comment(Spam),
                comment(Approved),
                false,
                Some(Effect::Visible),
            ),
        ];
        for (before, after, same, effect) in cases {
            let found = Effect::between(before, after, same);
            assert_eq!(found, effect, "{before:?} {after:?}");
        }
    }
}
