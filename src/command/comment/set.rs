use crate::command::shared::prelude::*;
use crate::command::shared::verb::Private;
use crate::command::shared::{Body, present, references, unless_empty};
use crate::failure::Failure;
use crate::model::{CommentChange, CommentStatus};
use crate::record::OutputSchema;
use crate::store::Mode;
use crate::view::comment::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment set 7 --status approved
  blog comment set 7 8 9 --website ''
  blog comment list --search casino --format ids | blog comment set - --status spam")]
pub(crate) struct Set {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID", required = true)]
    comments: Vec<String>,

    /// Who wrote it
    #[arg(long, add = Private)]
    author: Option<String>,

    /// How to reach the author; '' for nowhere
    #[arg(long, add = Private)]
    email: Option<String>,

    /// Where the author is at home; '' for nowhere
    #[arg(long, value_name = "URL", add = Private)]
    website: Option<String>,

    #[command(flatten)]
    body: Body,

    /// Who sees it
    #[arg(long)]
    status: Option<CommentStatus>,
}

impl Verb for Set {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.body.unless_stdin_is_taken(&self.comments)?;
        let ids = references(&self.comments)?;
        let many = ids.len() != 1;
        let change = CommentChange {
            body: self.body.read()?,
            author: self.author,
            email: self.email.map(unless_empty),
            website: self.website.map(unless_empty),
            status: self.status,
        };
        if change == CommentChange::default() {
            return Err(Failure::usage("nothing to change was given")
                .hint("give a field, such as --status STATUS; `blog help comment set` lists them")
                .into());
        }
        let changed = context.ensure_blog()?.write(Mode::Commit, |writer| {
            let update = |&id| writer.comments().update(id, &change, None);
            ids.iter().map(update).collect::<Result<Vec<_>, _>>()
        })?;
        present::changed(context, FIELDS, changed, many, named)
    }
}
