//! `blog comment …`

mod add;
mod count;
mod edit;
mod exists;
mod list;
mod rm;
mod set;
mod show;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::options::{FilterOptions, post_ref};
use crate::context::Context;
use crate::model::{CommentFilter, CommentSort, CommentStatus, PostRef};

#[derive(Subcommand)]
#[command(defer = true)]
pub enum Comment {
    /// Write a comment on a post
    #[command(visible_alias = "new")]
    Add(add::Add),
    /// Show a comment and the post it is on
    Show(show::Show),
    /// List comments, of one post or of all
    #[command(visible_alias = "ls")]
    List(list::List),
    /// Count comments
    Count(count::Count),
    /// Tell by the exit status whether there is a comment
    Exists(exists::Exists),
    /// Change fields of comments
    Set(set::Set),
    /// Edit a comment in your editor
    Edit(edit::Edit),
    /// Remove comments with their replies
    #[command(visible_alias = "delete")]
    Rm(Box<rm::Rm>),
}

impl Comment {
    pub fn run(self, context: &mut Context) -> Result<()> {
        match self {
            Comment::Add(verb) => verb.run(context),
            Comment::Show(verb) => verb.run(context),
            Comment::List(verb) => verb.run(context),
            Comment::Count(verb) => verb.run(context),
            Comment::Exists(verb) => verb.run(context),
            Comment::Set(verb) => verb.run(context),
            Comment::Edit(verb) => verb.run(context),
            Comment::Rm(verb) => verb.run(context),
        }
    }
}

/// The filter of comments.
#[derive(Args)]
struct CommentFilterOptions {
    /// On this post, named by id or slug
    #[arg(long, value_name = "REF", value_parser = post_ref, help_heading = "Filter")]
    post: Option<PostRef>,

    #[command(flatten)]
    common: FilterOptions<CommentStatus, CommentSort>,
}

impl CommentFilterOptions {
    /// The query they describe; the post must be there.
    fn filter(&self, context: &mut Context) -> Result<CommentFilter> {
        let filter = self.common.filter(context)?;
        let post = match &self.post {
            Some(post) => Some(context.store()?.posts().id(post)?),
            None => None,
        };
        Ok(CommentFilter { filter, post })
    }

    fn is_empty(&self) -> bool {
        self.post.is_none() && self.common.is_empty()
    }
}
