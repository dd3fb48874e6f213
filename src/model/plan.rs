//! What makes the posts of a blog those of a folder.

use super::{PostId, Removal};

/// What is to be done, or was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// One for each post that is not as it is in the folder, in the order of the files;
    /// then those that are not in the folder any more.
    pub steps: Vec<Step>,
    /// How many posts are as they are in the folder.
    pub unchanged: i64,
    /// What goes with the posts that are removed.
    pub removal: Removal<PostId>,
    /// Whether these are all the posts that ever came from there.
    pub removes_all: bool,
}

/// What is done about one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub deed: PlanAction,
    /// The file that it is about.
    pub file: String,
    /// The id of the post; none if it is not here.
    pub id: Option<PostId>,
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// What is done about a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanAction {
    /// It is made.
    Create,
    /// It is changed.
    Update,
    /// It is removed.
    Remove,
    /// Nothing, for this reason.
    Leave(Clash),
}

/// Why a post is not made what its file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// It was edited here since it came from there.
    Edited,
    /// It was removed here.
    Removed,
    /// Its slug is that of a post which did not come from there.
    SlugTaken,
}

impl PlanAction {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            PlanAction::Create => "create",
            PlanAction::Update => "update",
            PlanAction::Remove => "remove",
            PlanAction::Leave(_) => "conflict",
        }
    }

    /// Why nothing is done, if that is so.
    pub fn clash(self) -> Option<Clash> {
        match self {
            PlanAction::Leave(clash) => Some(clash),
            _ => None,
        }
    }
}

impl Clash {
    /// It in words.
    pub fn about(self) -> &'static str {
        match self {
            Clash::Edited => "edited here",
            Clash::Removed => "removed here",
            Clash::SlugTaken => "the slug of a post that did not come from there",
        }
    }
}

impl Plan {
    /// How many steps do this.
    pub fn count(&self, is: impl Fn(PlanAction) -> bool) -> i64 {
        let count = self.steps.iter().filter(|step| is(step.deed)).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    /// How many posts are left as they are, for some reason.
    pub fn conflicts(&self) -> i64 {
        self.count(|deed| deed.clash().is_some())
    }
}
