use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::model::CommentId;
use crate::view::comment::FIELDS;
use crate::view::page::Setter;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment show 7
  blog comment show 7 --format json | jq -r .post
  blog comment show 7 --fields author,email")]
pub(crate) struct Show {
    /// The comment, by id
    #[arg(value_name = "ID")]
    comment: CommentId,

    /// Show the Markdown alone
    #[arg(long, conflicts_with_all = ["fields", "no_header"])]
    raw: bool,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let comment = context.read()?.comments().get(self.comment)?;
        let now = context.now;
        if self.raw {
            return Ok(context.output.raw(&comment.body)?);
        }
        if present::in_words(&context.output) {
            let zone = context.clock()?.shown_zone();
            let setter = Setter::new(context.output.terminal(), now).in_zone(zone);
            return Ok(context.output.page(&setter.comment(&comment))?);
        }
        present::record(context, FIELDS, &comment)
    }
}
