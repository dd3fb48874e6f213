use anyhow::Result;
use clap::Args;

use super::enable;
use crate::context::Context;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule disable 3")]
pub struct Disable {
    /// The rules, by id; `-` reads more from standard input
    #[arg(value_name = "ID", required = true)]
    rules: Vec<String>,
}

impl Disable {
    pub fn run(self, context: &mut Context) -> Result<()> {
        enable(context, &self.rules, false)
    }
}
