//! `blog comment …`

mod add;
mod approve;
mod count;
mod diff;
mod edit;
mod erase;
mod exists;
mod export_person;
mod history;
mod list;
mod r#move;
mod move_to;
mod new_comment;
mod queue;
mod recheck;
mod reply;
mod restore;
mod review;
mod rm;
mod set;
mod set_status;
mod show;
mod spam;
mod split;
mod unapprove;
mod unspam;

use anyhow::Result;
use clap::Args;

use crate::command::shared::verb::Private;
use crate::command::shared::verb::noun;
use crate::command::shared::{FilterOptions, Listing, Versions};
use crate::context::Context;
use crate::model::{self, CommentFilter, CommentId, CommentSort, CommentStatus, Filter, PostRef};
use crate::view::comment::FIELDS;

noun! {
    pub(crate) enum Comment {
        /// Write a comment on a post
        #[command(visible_alias = "new")]
        Add(add::Add),
        /// Answer a comment as the author of the blog
        Reply(reply::Reply),
        /// Show a comment and the post it is on
        Show(show::Show),
        /// List comments, of one post or of all
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Count comments
        Count(count::Count),
        /// Tell by the exit status whether there is a comment
        Exists(exists::Exists),
        /// List the comments that wait for a decision, the oldest first
        Queue(Box<queue::Queue>),
        /// Decide about the comments that wait, one by one
        Review(Box<review::Review>),
        /// Let readers see comments
        Approve(Box<approve::Approve>),
        /// Let comments wait for a decision again
        Unapprove(Box<unapprove::Unapprove>),
        /// Mark comments as spam
        Spam(Box<spam::Spam>),
        /// Say that comments are no spam
        Unspam(Box<unspam::Unspam>),
        /// Let the rules decide about comments that are there
        Recheck(Box<recheck::Recheck>),
        /// Change fields of comments
        Set(set::Set),
        /// Edit a comment in your editor
        Edit(edit::Edit),
        /// Move comments with their replies to another post or thread
        Move(r#move::Move),
        /// Make replies the start of threads of their own
        Split(split::Split),
        /// List the versions of a comment
        History(history::History),
        /// Show what is different between two versions of a comment
        Diff(diff::Diff),
        /// Make a comment what it was in an earlier version
        Restore(restore::Restore),
        /// Remove comments with their replies
        #[command(visible_alias = "delete")]
        Rm(Box<rm::Rm>),
        /// Show all that is stored about a person, as JSON
        ExportPerson(export_person::ExportPerson),
        /// Erase for good what a person wrote
        Erase(erase::Erase),
    }
}

// The filter of comments.
#[derive(Args)]
#[command(mut_arg("author", |arg| arg.add(Private)))]
pub(crate) struct CommentFilterOptions {
    /// On this post, named by id or slug; on one of them if repeated
    #[arg(long, value_name = "REF", help_heading = "Filter")]
    post: Vec<PostRef>,

    #[command(flatten)]
    common: FilterOptions<CommentStatus, CommentSort>,
}

impl CommentFilterOptions {
    /// The filter.
    ///
    /// # Errors
    /// The post does not exist.
    pub(crate) fn filter(&self, context: &mut Context) -> Result<CommentFilter> {
        let filter = self.common.filter(context)?;
        let mut posts = Vec::new();
        for post in &self.post {
            let id = context.read()?.posts().id(post)?;
            if !posts.contains(&id) {
                posts.push(id);
            }
        }
        Ok(CommentFilter { filter, posts })
    }

    /// The filter, if one was given.
    fn given(&self, context: &mut Context) -> Result<Option<CommentFilter>> {
        let filter = self.filter(context)?;
        Ok((!self.is_empty()).then_some(filter))
    }

    fn is_empty(&self) -> bool {
        self.post.is_empty() && self.common.is_empty()
    }
}

/// Lists the comments with these ids.
pub(crate) fn list_ids(context: &mut Context, ids: Vec<CommentId>) -> Result<()> {
    let filter = Filter {
        ids: Some(ids),
        sort: CommentSort::Id,
        ..Filter::default()
    };
    let posts = Vec::new();
    let filter = CommentFilter { filter, posts };
    Listing::plain(FIELDS).show(context, |store, _, _, each| {
        store.comments().each(&filter, each)
    })
}

/// The versions of a comment.
fn versions(id: CommentId) -> Versions<model::Comment> {
    Versions {
        id,
        fields: FIELDS,
        read: |log, id, moment| log.comment(id, moment),
    }
}
