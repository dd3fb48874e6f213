//! `blog completions`

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

use crate::context::Context;

#[derive(Args)]
#[command(after_help = "Examples:
  blog completions bash > ~/.local/share/bash-completion/completions/blog
  blog completions zsh > ~/.zfunc/_blog
  blog completions fish > ~/.config/fish/completions/blog.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(self, mut root: Command, context: &mut Context) -> Result<()> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut root, "blog", &mut script);
        Ok(context.output.raw(&String::from_utf8(script)?)?)
    }
}
