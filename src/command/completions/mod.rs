//! `blog completions`

mod install;

use anyhow::Result;
use clap::{Args, ValueEnum};
use clap_complete::{generate, shells};
use clap_complete_nushell::Nushell;

use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;

#[derive(Args)]
#[command(after_help = "\
The script that is printed completes commands and options, and does not run `blog`. The
one that is installed asks `blog` and so knows the slugs, tags, authors, comments, fields
and settings of this blog, too. So does a line in the file that the shell reads at its
start:

  source <(COMPLETE=bash blog)              ~/.bashrc
  source <(COMPLETE=zsh blog)               ~/.zshrc, behind compinit
  COMPLETE=fish blog | source               ~/.config/fish/config.fish
  eval (env COMPLETE=elvish blog | slurp)   ~/.config/elvish/rc.elv

Examples:
  blog completions bash --install --dry-run
  blog completions zsh --install
  blog completions fish > blog.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,

    /// Put the script where the shell looks for it, and say where that is
    #[arg(long)]
    install: bool,

    /// Say where the script would go, and change nothing
    #[arg(short = 'n', long, requires = "install")]
    dry_run: bool,

    /// Do not ask before the place of another file is taken
    #[arg(short, long, requires = "install")]
    yes: bool,
}

/// A shell that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Nushell,
    Powershell,
    Zsh,
}

impl Verb for Completions {
    fn answer() -> OutputSchema {
        OutputSchema::Other("The script of the shell, or where it was installed.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        if self.install {
            return self.install(context);
        }
        Ok(context.output.raw(&self.shell.script()?)?)
    }
}

impl Shell {
    /// The script that needs no program.
    fn script(self) -> Result<String> {
        let (mut root, mut script) = (crate::cli::command(), Vec::new());
        let (root, to) = (&mut root, &mut script);
        match self {
            Shell::Bash => generate(shells::Bash, root, "blog", to),
            Shell::Elvish => generate(shells::Elvish, root, "blog", to),
            Shell::Fish => generate(shells::Fish, root, "blog", to),
            Shell::Nushell => generate(Nushell, root, "blog", to),
            Shell::Powershell => generate(shells::PowerShell, root, "blog", to),
            Shell::Zsh => generate(shells::Zsh, root, "blog", to),
        }
        Ok(String::from_utf8(script)?)
    }
}
