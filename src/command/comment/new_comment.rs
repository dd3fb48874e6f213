//! Writing a new comment: the verbs `add` and `reply`.

use anyhow::Result;
use clap::Args;

use crate::command::shared::editor::{self, Draft, Subject};
use crate::command::shared::verb::Private;
use crate::command::shared::{Body, DryRun, present, text, time_option};
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::model::time::Clock;
use crate::model::{Admission, Comment, NewComment};
use crate::store::{self, Reading};
use crate::view::comment::{FIELDS, added};

// The text, the author and the time of a new comment.
#[derive(Args, Default)]
pub(super) struct Writing {
    /// The author [default: BLOG_AUTHOR, or the author of the blog]
    #[arg(long, add = Private)]
    author: Option<String>,

    #[command(flatten)]
    body: Body,

    /// The time of writing, such as `yesterday 18:00`; see `blog help times` [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// Open a text that was not stored
    #[arg(long, conflicts_with_all = ["body", "body_file"])]
    recover: bool,

    #[command(flatten)]
    pub dry_run: DryRun,
}

impl Writing {
    /// Passes the given text to `store`, or a text from the editor, kept as a draft of
    /// `subject` until it is stored. The editor starts with `template`. Returns None if
    /// nothing was typed.
    pub(super) fn write(
        &self,
        context: &mut Context,
        template: &str,
        subject: impl FnOnce(Reading<'_>) -> store::Result<Subject>,
        mut store: impl FnMut(&mut Context, String) -> Result<Comment>,
    ) -> Result<Option<Comment>> {
        if let Some(body) = self.body.read()? {
            return store(context, body).map(Some);
        }
        if !context.can_edit() {
            return Err(text::missing().into());
        }
        let subject = subject(context.read()?)?;
        let draft = if self.recover {
            editor::recover(context, |other| (other == subject).then_some(()))?.1
        } else {
            match editor::offer_kept(context, subject, true, |_, _| false)? {
                Some(draft) => draft,
                None => Draft::begin(context, subject, template)?,
            }
        };
        editor::edit_until_stored(context, draft, self.dry_run, |context, _, text| {
            store(context, text.to_owned()).map(Some)
        })
    }

    /// A comment with this text, subject to moderation.
    pub(super) fn comment(&self, context: &mut Context, body: String) -> Result<NewComment> {
        let at = match &self.at {
            Some(time) => Some(time_option(context, "at", time, Clock::past)?),
            None => None,
        };
        let author = context.author(self.author.clone())?.ok_or_else(|| {
            Failure::usage("a comment needs an author").hint("give it with --author NAME")
        })?;
        Ok(NewComment {
            parent_id: None,
            author,
            email: None,
            website: None,
            body,
            admission: Admission::Moderated,
            created_at: at,
        })
    }
}

/// Shows the new comment; None is an error.
pub(super) fn show(
    context: &mut Context,
    comment: Option<Comment>,
    DryRun { dry_run }: DryRun,
) -> Result<()> {
    let comment = comment.ok_or_else(|| {
        Failure::new(Exit::Failed, "nothing was written, so no comment was added")
    })?;
    present::one(context, FIELDS, comment, |comment| added(comment, dry_run))
}
