//! `blog completions`

use anyhow::Result;
use clap::Args;
use clap_complete::Shell;

use crate::command::verb::Verb;
use crate::context::Context;
use crate::view::Answer;

#[derive(Args)]
#[command(after_help = "Examples:
  blog completions bash > ~/.local/share/bash-completion/completions/blog
  blog completions zsh > ~/.zfunc/_blog
  blog completions fish > ~/.config/fish/completions/blog.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Verb for Completions {
    fn answer() -> Answer {
        Answer::Other("The script of the shell.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let mut root = crate::cli::command();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut root, "blog", &mut script);
        Ok(context.output.raw(&String::from_utf8(script)?)?)
    }
}
