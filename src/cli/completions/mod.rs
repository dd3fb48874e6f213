//! `blog completions`

mod install;

use anyhow::Result;
use clap::Args;

use super::complete::Shell;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;

#[derive(Args)]
#[command(after_help = "\
The script asks `blog` for candidates: commands and options, and the slugs, tags, authors,
comments, fields and settings of this blog. A line in the file that the shell reads at its
start does the same as --install:

  source <(blog completions bash)              ~/.bashrc
  source <(blog completions zsh)               ~/.zshrc, after compinit
  blog completions fish | source               ~/.config/fish/config.fish
  eval (blog completions elvish | slurp)       ~/.config/elvish/rc.elv

Examples:
  blog completions bash --install --dry-run
  blog completions zsh --install
  blog completions fish > blog.fish")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,

    /// Put the script where the shell looks for it, and say where that is
    #[arg(long)]
    install: bool,

    /// Say where the script would go, and change nothing
    #[arg(short = 'n', long, requires = "install")]
    dry_run: bool,
}

impl Verb for Completions {
    fn answer() -> OutputSchema {
        OutputSchema::Other("The script of the shell, or where it was installed.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match self.install {
            true => self.install(context),
            false => Ok(context.output.raw(&self.shell.script("blog"))?),
        }
    }
}
