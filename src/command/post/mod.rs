//! `blog post …`

mod add;
mod backlinks;
mod count;
mod edit;
mod exists;
mod front;
mod list;
mod rm;
mod set;
mod show;

use anyhow::Result;
use clap::Subcommand;

use super::options::FilterOptions;
use crate::context::Context;
use crate::model::{PostSort, PostStatus};

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
    /// List the texts that link to a post
    Backlinks(backlinks::Backlinks),
    /// Change fields of posts
    Set(Box<set::Set>),
    /// Edit a post in your editor
    Edit(edit::Edit),
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
            Post::Backlinks(verb) => verb.run(context),
            Post::Set(verb) => verb.run(context),
            Post::Edit(verb) => verb.run(context),
            Post::Rm(verb) => verb.run(context),
        }
    }
}

/// The filter of posts.
type PostFilterOptions = FilterOptions<PostStatus, PostSort>;
