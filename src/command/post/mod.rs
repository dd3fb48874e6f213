//! `blog post …`

mod add;
mod backlinks;
mod chosen;
mod close;
mod count;
mod diff;
mod duplicate;
mod edit;
mod exists;
mod from_file;
mod front_matter;
mod history;
mod list;
mod open;
mod publish;
mod restore;
mod rm;
mod schedule;
mod set;
mod show;
mod title_words;
mod unpublish;

use anyhow::Result;
use jiff::tz::TimeZone;

use crate::command::shared::verb::noun;
use crate::command::shared::{FilterOptions, Versions, time_option};
use crate::context::Context;
use crate::model::time::Clock;
use crate::model::{self, PostRef, PostSort, PostStatus, Publication};
use crate::view::post::{FIELDS, named};

noun! {
    pub(crate) enum Post {
        /// Write a new post
        #[command(visible_alias = "new")]
        Add(Box<add::Add>),
        /// Show a post with its comments
        Show(Box<show::Show>),
        /// List posts
        #[command(visible_alias = "ls")]
        List(Box<list::List>),
        /// Count posts
        Count(Box<count::Count>),
        /// Report by exit status whether a post exists
        Exists(exists::Exists),
        /// List the texts that link to a post
        Backlinks(backlinks::Backlinks),
        /// Change fields of posts
        Set(Box<set::Set>),
        /// Copy a post to a new draft
        #[command(visible_alias = "copy")]
        Duplicate(duplicate::Duplicate),
        /// Edit a post in your editor
        Edit(edit::Edit),
        /// List the versions of a post
        History(history::History),
        /// Show the differences between two versions of a post
        Diff(diff::Diff),
        /// Restore an earlier version of a post
        Restore(restore::Restore),
        /// Publish posts now
        Publish(Box<publish::Publish>),
        /// Make posts drafts again
        Unpublish(Box<unpublish::Unpublish>),
        /// Schedule posts for publication
        Schedule(Box<schedule::Schedule>),
        /// Close the comments of posts
        Close(Box<close::Close>),
        /// Open the comments of posts
        Open(Box<open::Open>),
        /// Remove posts with their comments
        #[command(visible_alias = "delete")]
        Rm(Box<rm::Rm>),
    }
}

/// The filter of posts.
type PostFilterOptions = FilterOptions<PostStatus, PostSort>;

/// The versions of a post. A removed post is named by its id.
fn versions(context: &mut Context, post: &PostRef) -> Result<Versions<model::Post>> {
    let id = context.read()?.posts().id_or_removed(post)?;
    Ok(Versions {
        id,
        fields: FIELDS,
        named,
        read: |log, id, moment| log.post(id, moment),
    })
}

/// Parses a publication time.
fn at(context: &mut Context, time: &str) -> Result<Publication> {
    time_option(context, "at", time, Clock::moment).map(Publication::At)
}

/// The zone for the publication time; read only for a scheduled post.
fn zone(context: &mut Context, post: &model::Post) -> Result<TimeZone> {
    if post.status(context.now) == PostStatus::Scheduled {
        Ok(context.clock()?.shown_zone())
    } else {
        Ok(TimeZone::UTC)
    }
}
