//! Writing a new comment: the verbs `add` and `reply`.

use anyhow::Result;
use clap::Args;

use crate::command::shared::editor::{self, Draft, Subject};
use crate::command::shared::verb::Private;
use crate::command::shared::{Body, present, text, time_option};
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::model::time::Clock;
use crate::model::{Admission, Comment, NewComment};
use crate::store::{self, Reading};
use crate::view::comment::{FIELDS, added};

// The text, the author and the time of a new comment.
#[derive(Args, Default)]
pub(super) struct Writing {
    /// Who wrote it [default: BLOG_AUTHOR, or the author of the blog]
    #[arg(long, add = Private)]
    author: Option<String>,

    #[command(flatten)]
    body: Body,

    /// When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// Go on with a text that was not stored
    #[arg(long, conflicts_with_all = ["body", "body_file"])]
    recover: bool,
}

impl Writing {
    /// Passes the given text to `store`, or a text from the editor, kept as a draft of
    /// `subject` until it is stored. Returns None if nothing was typed.
    pub(super) fn write(
        &self,
        context: &mut Context,
        subject: impl FnOnce(Reading<'_>) -> store::Result<Subject>,
        store: impl FnOnce(&mut Context, String) -> Result<Comment>,
    ) -> Result<Option<Comment>> {
        context.check_writable()?;
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
            editor::note_kept(context, subject, |_, _| false)?;
            Draft::begin(context, subject, "")?
        };
        let Some(edited) = editor::edit(context, draft)? else {
            return Ok(None);
        };
        let stored = store(context, edited.text.clone());
        edited.settle(stored).map(Some)
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
pub(super) fn show(context: &mut Context, comment: Option<Comment>) -> Result<()> {
    let comment = comment.ok_or_else(|| {
        Failure::new(
            Exit::Failed,
            "nothing was written, so there is no new comment",
        )
    })?;
    present::one(context, FIELDS, comment, added)
}
