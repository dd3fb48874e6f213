//! Changes of posts and comments between two marks.

use jiff::Timestamp;

use super::{CommentStatus, OperationId, PostStatus, Slug};

/// The net change of one post or comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The number of the batch that reports it.
    pub batch: i64,
    /// The net effect.
    pub effect: Effect,
    /// The kind and status; for a removed record, the last ones.
    pub state: State,
    /// The id of the post or comment.
    pub id: i64,
    /// The slug of the post, or of the comment's post.
    pub slug: Option<Slug>,
    /// The title of that post.
    pub title: Option<String>,
    /// The time of the change.
    pub at: Timestamp,
    /// The last operation on the record; `None` if a post only reached its publication
    /// time, or if it is not in the log.
    pub operation: Option<OperationId>,
}

/// The kind and status of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A post.
    Post(PostStatus),
    /// A comment.
    Comment(CommentStatus),
}

impl State {
    /// `post` or `comment`.
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

    /// Whether readers may see it. The visibility of a comment's post is not considered.
    pub fn is_visible(self) -> bool {
        matches!(
            self,
            State::Post(PostStatus::Published) | State::Comment(CommentStatus::Approved)
        )
    }
}

/// The net effect of all changes to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It was created.
    New,
    /// It was changed.
    Edited,
    /// It was removed.
    Removed,
    /// It existed, and readers can see it now.
    Visible,
}

impl Effect {
    /// The net effect of the changes between two states; `None` is a record that does not
    /// exist. `same` says whether all other fields are equal.
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

    /// The name.
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
