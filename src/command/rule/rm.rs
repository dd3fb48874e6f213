use super::show_done;
use crate::command::shared::prelude::*;
use crate::command::shared::references;
use crate::store::Mode;
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "\
The comments that it decided about stay as they are, and `blog undo` brings it back.

Examples:
  blog rule rm 3
  blog rule list --format ids | blog rule rm -")]
pub(crate) struct Rm {
    /// The rules, by id; `-` reads more from standard input
    #[arg(value_name = "ID", required = true)]
    rules: Vec<String>,
}

impl Verb for Rm {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let ids = references(&self.rules)?;
        let removed = context.write(Mode::Commit, |writer| writer.rules().remove(&ids))?;
        show_done(context, "removed", &removed, ids.len() != 1)
    }
}
