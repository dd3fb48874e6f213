use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::command::shared::verb::Private;
use crate::command::shared::{Body, present, unless_empty};
use crate::failure::Failure;
use crate::model::{CommentChange, CommentStatus};
use crate::record::OutputSchema;
use crate::view::comment::{FIELDS, named};
use crate::view::wording::CHANGE;

#[derive(Args)]
#[command(
    mut_arg("author", |arg| arg.long("where-author")),
    mut_arg("email", |arg| arg.long("where-email")),
    mut_arg("website", |arg| arg.long("where-website")),
    mut_arg("status", |arg| arg.long("where-status")),
    after_help = "\
Comments are chosen by ids or a filter. The filters --author, --email, --website and
--status are spelled --where-author and so on here.

Examples:
  blog comment set 7 --status approved
  blog comment set 7 8 9 --website ''
  blog comment list --search casino --format ids | blog comment set - --status spam"
)]
pub(crate) struct Set {
    #[command(flatten)]
    comments: Changed,

    /// The author
    #[arg(id = "new_author", long = "author", value_name = "AUTHOR", add = Private)]
    author: Option<String>,

    /// The author's email address; '' clears it
    #[arg(id = "new_email", long = "email", value_name = "EMAIL", add = Private)]
    email: Option<String>,

    /// The author's website; '' clears it
    #[arg(id = "new_website", long = "website", value_name = "URL", add = Private)]
    website: Option<String>,

    #[command(flatten)]
    body: Body,

    /// The status
    #[arg(id = "new_status", long = "status", value_name = "STATUS")]
    status: Option<CommentStatus>,
}

impl Verb for Set {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.body
            .unless_stdin_is_taken(&self.comments.chosen.comments)?;
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
        let selection = self.comments.chosen.selection(context)?;
        let dry_run = self.comments.dry_run;
        let updated = context.write(dry_run.mode(), |writer| {
            let update = |id| writer.comments().update(id, &change, None);
            let ids = writer.comments().selected(&selection)?;
            ids.into_iter().map(update).collect::<Result<Vec<_>, _>>()
        })?;
        present::updated(context, FIELDS, updated, |comment, differs| {
            CHANGE.sentence(&named(comment), differs, dry_run.dry_run)
        })
    }
}
