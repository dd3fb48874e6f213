use anyhow::Result;
use clap::Args;

use super::{rule_ref, show_done};
use crate::command::options::references;
use crate::context::Context;
use crate::store::Mode;

#[derive(Args)]
#[command(after_help = "\
The comments that it decided about stay as they are, and `blog undo` brings it back.

Examples:
  blog rule rm 3")]
pub struct Rm {
    /// The rules, by id; `-` reads more from standard input
    #[arg(value_name = "ID", required = true)]
    rules: Vec<String>,
}

impl Rm {
    pub fn run(self, context: &mut Context) -> Result<()> {
        let ids = references(&self.rules, rule_ref)?;
        let removed = context
            .store()?
            .write(Mode::Commit, |writer| writer.rules().remove(&ids))?;
        show_done(context, "removed", &removed, ids.len() != 1)
    }
}
