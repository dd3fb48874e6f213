use anyhow::Result;
use clap::Args;

use crate::command::editor::{self, Draft, Subject};
use crate::command::options::{Body, comment_ref, post_ref};
use crate::command::{show_written, text};
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::model::moderation::Admission;
use crate::model::{Comment, CommentStatus, Invalid, NewComment, PostRef};
use crate::store::Mode;
use crate::view::comment::{FIELDS, added};

#[derive(Args)]
#[command(after_help = "\
Without a text your editor opens; what you typed there is kept until it is stored, and
--recover goes on with it. Give the same options again.

Examples:
  blog comment add hello-world --author Bob -b 'Welcome!'
  blog comment add hello-world --author Ann --parent 1 -b 'Thank you.'
  mail-to-text < mail | blog comment add 12 --author Cyd --status pending -F -")]
pub struct Add {
    /// The post, by id or slug
    #[arg(value_name = "POST", value_parser = post_ref)]
    post: PostRef,

    /// Who wrote it [default: BLOG_AUTHOR, or the author of the blog]
    #[arg(long)]
    author: Option<String>,

    /// How to reach the author; never published
    #[arg(long)]
    email: Option<String>,

    /// Where the author is at home
    #[arg(long, value_name = "URL")]
    website: Option<String>,

    #[command(flatten)]
    body: Body,

    /// The comment it answers, by id
    #[arg(long, value_name = "ID", value_parser = comment_ref)]
    parent: Option<i64>,

    /// Who sees it, whatever the rules and the policy say [default: what they say]
    #[arg(long)]
    status: Option<CommentStatus>,

    /// When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// Go on with a text that was not stored
    #[arg(long, conflicts_with_all = ["body", "body_file"])]
    recover: bool,
}

impl Add {
    pub fn run(self, context: &mut Context) -> Result<()> {
        let comment = match self.body.read()? {
            Some(body) => self.store(context, body)?,
            None if context.can_edit() => {
                let subject = Subject::NewComment(context.store()?.posts().id(&self.post)?);
                let draft = if self.recover {
                    editor::recover(context, |other| (other == subject).then_some(()))?.1
                } else {
                    editor::note_kept(context, subject, |_, _| false)?;
                    Draft::begin(context, subject, "")?
                };
                let Some(edited) = editor::edit(context, draft)? else {
                    return Err(Failure::new(
                        Exit::Failed,
                        "nothing was written, so there is no new comment",
                    )
                    .into());
                };
                let stored = self.store(context, edited.text.clone());
                edited.settle(stored)?
            }
            None => return Err(text::missing().into()),
        };
        show_written(context, FIELDS, &[comment], false, added)
    }

    fn store(&self, context: &mut Context, body: String) -> Result<Comment> {
        let at = match &self.at {
            Some(time) => Some(context.clock()?.past(time).map_err(Invalid::from)?),
            None => None,
        };
        let author = context.author(self.author.clone())?.ok_or_else(|| {
            Failure::usage("a comment needs an author").hint("give it with --author NAME")
        })?;
        let new = NewComment {
            parent_id: self.parent,
            author,
            email: self.email.clone(),
            website: self.website.clone(),
            body,
            admission: self.status.map_or(Admission::Moderated, Admission::As),
            created_at: at,
        };
        let store = context.store()?;
        Ok(store.write(Mode::Commit, |writer| {
            writer.comments().add(&self.post, &new)
        })?)
    }
}
