use super::new_comment::{Writing, show};
use crate::command::shared::editor::Subject;
use crate::command::shared::prelude::*;
use crate::command::shared::verb::Private;
use crate::model::Admission;
use crate::model::{Comment, CommentId, CommentStatus, NewComment, PostRef};
use crate::record::OutputSchema;
use crate::view::comment::FIELDS;

#[derive(Args)]
#[command(after_help = "\
Without a text your editor opens; the text is kept until it is stored, and --recover opens
it again. Give the same options again.

Examples:
  blog comment add hello-world --author Bob -b 'Welcome!'
  blog comment add hello-world --author Ann --parent 1 -b 'Thank you.'
  echo 'Well said.' | blog comment add 12 --author Cyd --status pending -F -")]
pub(crate) struct Add {
    /// The post, by id or slug
    #[arg(value_name = "POST")]
    post: PostRef,

    #[command(flatten)]
    writing: Writing,

    /// The author's email address; never published
    #[arg(long, add = Private)]
    email: Option<String>,

    /// The author's website
    #[arg(long, value_name = "URL", add = Private)]
    website: Option<String>,

    /// The comment it answers, by id
    #[arg(long, value_name = "ID")]
    parent: Option<CommentId>,

    /// The status, overriding rules and policy [default: decided by them]
    #[arg(long)]
    status: Option<CommentStatus>,
}

impl Verb for Add {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let comment = self.writing.write(
            context,
            "",
            |store| Ok(Subject::NewComment(store.posts().id(&self.post)?)),
            |context, body| self.store(context, body),
        )?;
        show(context, comment, self.writing.dry_run)
    }
}

impl Add {
    fn store(&self, context: &mut Context, body: String) -> Result<Comment> {
        let new = NewComment {
            parent_id: self.parent,
            email: self.email.clone(),
            website: self.website.clone(),
            admission: self.status.map_or(Admission::Moderated, Admission::As),
            ..self.writing.comment(context, body)?
        };
        context.write(self.writing.dry_run.mode(), |writer| {
            writer.comments().add(&self.post, &new)
        })
    }
}
