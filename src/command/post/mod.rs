//! `blog post …`

mod add;
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
use jiff::tz::TimeZone;

use super::options::FilterOptions;
use crate::context::Context;
use crate::model::{self, Invalid, PostChange, PostRef, PostSort, PostStatus, Publication};
use crate::store::Mode;

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
            Post::Rm(verb) => verb.run(context),
        }
    }
}

/// The filter of posts.
type PostFilterOptions = FilterOptions<PostStatus, PostSort>;

/// Reads when a post is to appear.
fn at(context: &mut Context, time: &str) -> Result<Publication> {
    let moment = context.clock()?.moment(time);
    Ok(Publication::At(moment.map_err(Invalid::from)?))
}

/// The zone to say in when a post appears; looked for only if that is to come.
fn zone(context: &mut Context, post: &model::Post) -> Result<TimeZone> {
    if post.status(context.now) == PostStatus::Scheduled {
        Ok(context.clock()?.shown_zone())
    } else {
        Ok(TimeZone::UTC)
    }
}

/// Changes posts, and says of each whether that made a difference.
fn update(
    context: &mut Context,
    posts: &[PostRef],
    change: &PostChange,
) -> Result<Vec<(model::Post, bool)>> {
    let update = context.store_for_writing()?.write(Mode::Commit, |writer| {
        let update = |post| writer.posts().update(post, change, None);
        posts.iter().map(update).collect::<Result<Vec<_>, _>>()
    });
    Ok(update?)
}
