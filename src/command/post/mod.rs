//! `blog post …`

mod add;
mod backlinks;
mod close;
mod count;
mod diff;
mod edit;
mod exists;
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
mod unpublish;

use anyhow::Result;
use clap::Args;
use jiff::tz::TimeZone;

use crate::command::shared::verb::noun;
use crate::command::shared::{FilterOptions, Versions, present, references, time_option};
use crate::context::Context;
use crate::model::time::Clock;
use crate::model::{self, PostChange, PostRef, PostSort, PostStatus, Publication};
use crate::store::Mode;
use crate::view::post::FIELDS;

noun! {
    pub(crate) enum Post {
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
        /// List the versions of a post
        History(history::History),
        /// Show what is different between two versions of a post
        Diff(diff::Diff),
        /// Make a post what it was in an earlier version
        Restore(restore::Restore),
        /// Let posts appear now
        Publish(publish::Publish),
        /// Make posts drafts again
        Unpublish(unpublish::Unpublish),
        /// Let posts appear by themselves, later
        Schedule(schedule::Schedule),
        /// Take no more comments on posts
        Close(close::Close),
        /// Take comments on posts again
        Open(open::Open),
        /// Remove posts with their comments
        #[command(visible_alias = "delete")]
        Rm(Box<rm::Rm>),
    }
}

/// The filter of posts.
type PostFilterOptions = FilterOptions<PostStatus, PostSort>;

/// The versions of a post. A removed post is named by its id.
fn versions(context: &mut Context, post: &PostRef) -> Result<Versions<model::Post>> {
    let id = match post {
        PostRef::Id(id) => *id,
        slug => context.read()?.posts().id(slug)?,
    };
    Ok(Versions {
        id,
        fields: FIELDS,
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

/// Updates each post once, and returns whether each one changed.
fn update(
    context: &mut Context,
    posts: &[PostRef],
    change: &PostChange,
) -> Result<Vec<(model::Post, bool)>> {
    context.ensure_blog()?.write(Mode::Commit, |writer| {
        let ids = writer.posts().distinct(posts)?;
        let update = |id| writer.posts().update(&PostRef::Id(id), change, None);
        ids.into_iter().map(update).collect::<Result<Vec<_>, _>>()
    })
}

// The posts to change.
#[derive(Args)]
struct Posts {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF", required = true)]
    posts: Vec<String>,
}

impl Posts {
    fn set_publication(
        &self,
        context: &mut Context,
        publication: Publication,
        sentence: impl Fn(&model::Post, bool) -> String,
    ) -> Result<()> {
        let change = PostChange {
            publication: Some(publication),
            ..PostChange::default()
        };
        self.set(context, &change, sentence)
    }

    fn set_comments_open(
        &self,
        context: &mut Context,
        open: bool,
        sentence: impl Fn(&model::Post, bool) -> String,
    ) -> Result<()> {
        let change = PostChange {
            comments_open: Some(open),
            ..PostChange::default()
        };
        self.set(context, &change, sentence)
    }

    /// Changes the posts. `sentence` gets whether the post changed.
    fn set(
        &self,
        context: &mut Context,
        change: &PostChange,
        sentence: impl Fn(&model::Post, bool) -> String,
    ) -> Result<()> {
        let posts = references(&self.posts)?;
        let updated = update(context, &posts, change)?;
        present::updated(context, FIELDS, updated, posts.len() != 1, sentence)
    }
}
