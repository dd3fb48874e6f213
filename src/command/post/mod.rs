//! `blog post …`

mod add;
mod count;
mod diff;
mod edit;
mod exists;
mod front;
mod history;
mod list;
mod restore;
mod rm;
mod set;
mod show;

use anyhow::Result;
use clap::Subcommand;

use super::options::FilterOptions;
use super::versions::Versions;
use crate::context::Context;
use crate::model::{self, PostRef, PostSort, PostStatus};
use crate::store::Subject;
use crate::view::post::FIELDS;

#[derive(Subcommand)]
#[command(defer = true)]
pub enum Post {
    /// Write a new post
    #[command(visible_alias = "new")]
    Add(add::Add),
    /// Show a post with its comments
    Show(show::Show),
    /// List posts
    #[command(visible_alias = "ls")]
    List(list::List),
    /// Count posts
    Count(count::Count),
    /// Tell by the exit status whether there is a post
    Exists(exists::Exists),
    /// Change fields of posts
    Set(Box<set::Set>),
    /// Edit a post in your editor
    Edit(edit::Edit),
    /// List the versions of a post
    History(history::History),
    /// Show what is different between two versions of a post
    Diff(diff::Diff),
    /// Make a post what it was in an earlier version
    Restore(restore::Restore),
    /// Remove posts with their comments
    #[command(visible_alias = "delete")]
    Rm(Box<rm::Rm>),
}

impl Post {
    pub fn run(self, context: &mut Context) -> Result<()> {
        match self {
            Post::Add(verb) => verb.run(context),
            Post::Show(verb) => verb.run(context),
            Post::List(verb) => verb.run(context),
            Post::Count(verb) => verb.run(context),
            Post::Exists(verb) => verb.run(context),
            Post::Set(verb) => verb.run(context),
            Post::Edit(verb) => verb.run(context),
            Post::History(verb) => verb.run(context),
            Post::Diff(verb) => verb.run(context),
            Post::Restore(verb) => verb.run(context),
            Post::Rm(verb) => verb.run(context),
        }
    }
}

/// The filter of posts.
type PostFilterOptions = FilterOptions<PostStatus, PostSort>;

/// The versions of a post; one that is gone is named by its id.
fn versions(context: &mut Context, post: &PostRef) -> Result<Versions<model::Post>> {
    let id = match post {
        PostRef::Id(id) => *id,
        slug => context.store()?.posts().id(slug)?,
    };
    Ok(Versions {
        subject: Subject::Post(id),
        fields: FIELDS,
        read: |log, id, moment| log.post(id, moment),
    })
}
