//! `blog comment …`

mod add;
mod approve;
mod chosen;
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
use crate::command::shared::{FilterOptions, Listing, Versions, some_text, unknown};
use crate::context::Context;
use crate::model::{
    self, BadReference, CommentFilter, CommentId, CommentSort, CommentStatus, Filter, Parent,
    PostRef, RuleId,
};
use crate::view::comment::{FIELDS, named};

noun! {
    pub(crate) enum Comment {
        /// Write a comment on a post
        #[command(visible_alias = "new")]
        Add(Box<add::Add>),
        /// Reply to a comment as the author of the blog
        Reply(reply::Reply),
        /// Show a comment and the post it is on
        Show(Box<show::Show>),
        /// List comments, of one post or of all
        #[command(visible_alias = "ls")]
        List(Box<list::List>),
        /// Count comments
        Count(Box<count::Count>),
        /// Report by exit status whether a comment exists
        Exists(exists::Exists),
        /// List the moderation queue, oldest first
        Queue(Box<queue::Queue>),
        /// Moderate pending comments one by one
        Review(Box<review::Review>),
        /// Approve comments
        Approve(Box<approve::Approve>),
        /// Return comments to the moderation queue
        Unapprove(Box<unapprove::Unapprove>),
        /// Mark comments as spam
        Spam(Box<spam::Spam>),
        /// Unmark comments as spam
        Unspam(Box<unspam::Unspam>),
        /// Apply the rules to existing comments
        Recheck(Box<recheck::Recheck>),
        /// Change fields of comments
        Set(Box<set::Set>),
        /// Edit a comment in your editor
        Edit(edit::Edit),
        /// Move comments with their replies to another post or thread
        Move(Box<r#move::Move>),
        /// Split replies off into threads of their own
        Split(Box<split::Split>),
        /// List the versions of a comment
        History(history::History),
        /// Show the differences between two versions of a comment
        Diff(diff::Diff),
        /// Restore an earlier version of a comment
        Restore(restore::Restore),
        /// Remove comments with their replies
        #[command(visible_alias = "delete")]
        Rm(Box<rm::Rm>),
        /// Show all that is stored about a person, as JSON
        ExportPerson(export_person::ExportPerson),
        /// Permanently erase a person's comments
        Erase(Box<erase::Erase>),
    }
}

// The filter of comments.
#[derive(Args)]
#[command(mut_arg("author", |arg| arg.add(Private)))]
#[command(next_help_heading = "Filter")]
pub(crate) struct CommentFilterOptions {
    /// On this post, named by id, slug or address, or on any of several
    #[arg(long, value_name = "REF")]
    post: Vec<PostRef>,

    /// Direct replies to this comment; `none`: comments that are not replies
    #[arg(long, value_name = "ID", value_parser = parent)]
    parent: Option<Parent>,

    /// With this email address, in any case, or at this domain (`@example.org`)
    #[arg(long, value_parser = some_text, add = Private)]
    email: Vec<String>,

    /// With a website at this domain or a subdomain
    #[arg(long, value_name = "DOMAIN", value_parser = some_text, add = Private)]
    website: Vec<String>,

    /// With this text in the reason for the status, in any case
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    reason: Vec<String>,

    /// Decided by this rule
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<RuleId>,

    #[command(flatten)]
    common: FilterOptions<CommentStatus, CommentSort>,
}

impl CommentFilterOptions {
    /// The filter.
    ///
    /// # Errors
    /// The post or the parent does not exist.
    pub(crate) fn filter(&self, context: &mut Context) -> Result<CommentFilter> {
        let filter = self.common.filter(context)?;
        let mut posts = Vec::new();
        for post in &self.post {
            let id = context.read()?.posts().id(post)?;
            if !posts.contains(&id) {
                posts.push(id);
            }
        }
        if let Some(Parent::Of(parent)) = self.parent {
            context.read()?.comments().get(parent)?;
        }
        unknown::note_emails(context, &self.email)?;
        unknown::note_rules(context, &self.rules)?;
        Ok(CommentFilter {
            filter,
            posts,
            parent: self.parent,
            emails: self.email.clone(),
            websites: self.website.clone(),
            reasons: self.reason.clone(),
            rules: self.rules.clone(),
        })
    }

    /// The filter, if one was given.
    fn given(&self, context: &mut Context) -> Result<Option<CommentFilter>> {
        let filter = self.filter(context)?;
        Ok((!self.is_empty()).then_some(filter))
    }

    fn is_empty(&self) -> bool {
        self.post.is_empty()
            && self.parent.is_none()
            && self.email.is_empty()
            && self.website.is_empty()
            && self.reason.is_empty()
            && self.rules.is_empty()
            && self.common.is_empty()
    }
}

/// Parses the value of `--parent`.
fn parent(word: &str) -> Result<Parent, BadReference> {
    match word {
        "none" => Ok(Parent::None),
        id => id.parse().map(Parent::Of),
    }
}

/// Lists the comments with these ids.
pub(crate) fn list_ids(context: &mut Context, ids: Vec<CommentId>) -> Result<()> {
    let filter = Filter {
        ids: Some(ids),
        sort: CommentSort::Id,
        ..Filter::default()
    };
    let filter = CommentFilter {
        filter,
        ..CommentFilter::default()
    };
    Listing::plain(FIELDS).show(context, |store, _, _, each| {
        store.comments().each(&filter, each)
    })
}

/// The versions of a comment.
fn versions(id: CommentId) -> Versions<model::Comment> {
    Versions {
        id,
        fields: FIELDS,
        named,
        read: |log, id, moment| log.comment(id, moment),
    }
}
