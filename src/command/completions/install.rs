//! Putting the script where the shell looks for it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{Completions, Shell};
use crate::command::complete;
use crate::context::{Context, config_folder, data_folder, make_private, variable};
use crate::failure::Failure;
use crate::store::AtomicFile;

/// Where the script of a shell belongs.
struct Place {
    folder: PathBuf,
    name: &'static str,
    /// What there is to do next.
    next: String,
}

impl Completions {
    pub(super) fn install(&self, context: &mut Context) -> Result<()> {
        let place = self.shell.place()?;
        let path = place.folder.join(place.name);
        // A file that is kept elsewhere stays there.
        let path = path.canonicalize().unwrap_or(path);
        let script = self.shell.installed_script()?;
        let shown = path.display();
        match fs::read_to_string(&path) {
            Ok(found) if found == script => {
                let line = format!("unchanged: {shown}");
                context.output.sentence(&line)?;
                context.output.note(&place.next);
                return Ok(());
            }
            Ok(found) if self.is_ours(&found)? => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            _ if self.dry_run || self.yes => {}
            _ => context.confirm(&format!("{shown} is not from here. Replace it?"))?,
        }
        if self.dry_run {
            return Ok(context.output.sentence(&format!("would install {shown}"))?);
        }
        write(&path, &script).with_context(|| shown.to_string())?;
        context.output.sentence(&format!("installed {shown}"))?;
        context.output.note(&place.next);
        Ok(())
    }

    /// Whether a script is one of those that this program has written.
    fn is_ours(&self, script: &str) -> Result<bool> {
        Ok(script.contains(complete::MARK) || script == self.shell.script()?)
    }
}

impl Shell {
    /// # Errors
    /// The shell has no such place; the hint is what to do instead.
    fn place(self) -> Result<Place> {
        let place = |folder: PathBuf, name, next: &str| Place {
            next: next.replace("FOLDER", &folder.display().to_string()),
            folder,
            name,
        };
        let new_shell = "it works in every new shell";
        Ok(match self {
            Shell::Bash => place(
                match variable("BASH_COMPLETION_USER_DIR") {
                    Some(folder) => PathBuf::from(folder),
                    None => data_folder("bash-completion")?,
                }
                .join("completions"),
                "blog",
                "it works in every new shell that has bash-completion; in one without, put\n  \
                 source FOLDER/blog\ninto ~/.bashrc",
            ),
            Shell::Fish => place(
                config_folder("fish")?.join("completions"),
                "blog.fish",
                new_shell,
            ),
            Shell::Nushell => place(
                config_folder("nushell")?.join("autoload"),
                "blog.nu",
                new_shell,
            ),
            Shell::Zsh => {
                let folder = data_folder("zsh")?.join("site-functions");
                let searched = variable("FPATH").unwrap_or_default();
                let next = if std::env::split_paths(&searched).any(|path| path == folder) {
                    new_shell
                } else {
                    "it works in every new shell once ~/.zshrc has, before compinit,\n  \
                     fpath=(FOLDER $fpath)"
                };
                place(folder, "_blog", next)
            }
            Shell::Elvish => {
                return Err(by_hand(
                    "elvish",
                    "eval (env COMPLETE=elvish blog | slurp)",
                    "~/.config/elvish/rc.elv",
                ));
            }
            Shell::Powershell => {
                return Err(by_hand(
                    "powershell",
                    "$env:COMPLETE = 'powershell'; blog | Out-String | Invoke-Expression; \
                     Remove-Item Env:COMPLETE",
                    "the file that $PROFILE names",
                ));
            }
        })
    }

    /// The script that asks the program, where there is one.
    fn installed_script(self) -> Result<String> {
        let asking = match self {
            Shell::Bash => complete::Shell::Bash.script("blog"),
            Shell::Fish => complete::Shell::Fish.script("blog"),
            Shell::Zsh => complete::Shell::Zsh.script("blog"),
            Shell::Elvish | Shell::Nushell | Shell::Powershell => None,
        };
        asking.map_or_else(|| self.script(), Ok)
    }
}

fn by_hand(shell: &str, line: &str, file: &str) -> anyhow::Error {
    Failure::usage(format!("{shell} looks in no folder for completions"))
        .hint(format!("put this line into {file}: {line}"))
        .into()
}

/// Writes a file whole or not at all, in a folder that is made if need be.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    make_private(folder)?;
    let mut file = AtomicFile::new(folder)?;
    file.as_file().write_all(text.as_bytes())?;
    file.replace(path)
}
