//! The plan of making the posts of a blog match a folder.

use super::{PostId, Removal};

/// The plan, or its result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps: first the posts that differ from the folder, in the order of the files;
    /// then the posts whose files are gone.
    pub steps: Vec<Step>,
    /// The number of posts that match the folder.
    pub unchanged: i64,
    /// What the removal of posts deletes.
    pub removal: Removal<PostId>,
    /// Whether it removes every post that came from the folder.
    pub removes_all: bool,
}

/// The action for one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The action.
    pub deed: PlanAction,
    /// The name of the file.
    pub file: String,
    /// The id of the post; `None` if the blog does not have it.
    pub id: Option<PostId>,
    /// The slug.
    pub slug: String,
    /// The title.
    pub title: String,
}

/// The action for a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanAction {
    /// Create it.
    Create,
    /// Update it.
    Update,
    /// Remove it.
    Remove,
    /// Leave it unchanged, because of this conflict.
    Leave(Clash),
}

/// Why a post is not made to match its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The post was edited in the blog since the last apply.
    Edited,
    /// The post was removed from the blog.
    Removed,
    /// Another post, which is not from the folder, has the slug.
    SlugTaken,
}

impl PlanAction {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            PlanAction::Create => "create",
            PlanAction::Update => "update",
            PlanAction::Remove => "remove",
            PlanAction::Leave(_) => "conflict",
        }
    }

    /// The conflict, if there is one.
    pub fn clash(self) -> Option<Clash> {
        match self {
            PlanAction::Leave(clash) => Some(clash),
            _ => None,
        }
    }
}

impl Clash {
    /// A description.
    pub fn about(self) -> &'static str {
        match self {
            Clash::Edited => "edited here",
            Clash::Removed => "removed here",
            Clash::SlugTaken => "the slug of a post that did not come from there",
        }
    }
}

impl Plan {
    /// The number of steps whose action satisfies `is`.
    pub fn count(&self, is: impl Fn(PlanAction) -> bool) -> i64 {
        let count = self.steps.iter().filter(|step| is(step.deed)).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    /// The number of conflicts.
    pub fn conflicts(&self) -> i64 {
        self.count(|deed| deed.clash().is_some())
    }
}
