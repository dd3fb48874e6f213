//! `blog completions --install`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::Completions;
use crate::cli::complete::{MARK, Shell};
use crate::context::{Context, config_folder, data_folder, make_private, variable};
use crate::failure::Failure;
use crate::store::AtomicFile;

/// The file that a shell loads, and the next step for the person.
struct Target {
    path: PathBuf,
    next: String,
}

impl Completions {
    pub(super) fn install(&self, context: &mut Context) -> Result<()> {
        let Target { path, next } = target(self.shell)?;
        // A symbolic link stays.
        let path = path.canonicalize().unwrap_or(path);
        let script = self.shell.script("blog");
        let shown = path.display();
        match fs::read_to_string(&path) {
            Ok(found) if found == script => {
                let line = format!("unchanged: {shown}");
                context.output.sentence(&line)?;
                context.output.note(&next);
                return Ok(());
            }
            Ok(found) if found.contains(MARK) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            _ if self.dry_run => {}
            _ => context.confirm(&format!("{shown} is not from here. Replace it?"))?,
        }
        if self.dry_run {
            return Ok(context.output.sentence(&format!("would install {shown}"))?);
        }
        write(&path, &script).with_context(|| shown.to_string())?;
        context.output.sentence(&format!("installed {shown}"))?;
        context.output.note(&next);
        Ok(())
    }
}

/// The file to install.
///
/// # Errors
/// The shell loads no such file; the hint is the line to add by hand.
fn target(shell: Shell) -> Result<Target> {
    let new_shell = "it works in every new shell";
    let (folder, name, next) = match shell {
        Shell::Bash => {
            let folder = match variable("BASH_COMPLETION_USER_DIR") {
                Some(folder) => PathBuf::from(folder),
                None => data_folder("bash-completion")?,
            };
            let next = "it works in every new shell that has bash-completion; in one without, \
                        put\n  source FOLDER/blog\ninto ~/.bashrc";
            (folder.join("completions"), "blog", next)
        }
        Shell::Zsh => {
            let folder = data_folder("zsh")?.join("site-functions");
            let searched = variable("FPATH").unwrap_or_default();
            let next = match std::env::split_paths(&searched).any(|path| path == folder) {
                true => new_shell,
                false => {
                    "it works in every new shell once ~/.zshrc has, before compinit,\n  \
                     fpath=(FOLDER $fpath)"
                }
            };
            (folder, "_blog", next)
        }
        Shell::Fish => (
            config_folder("fish")?.join("completions"),
            "blog.fish",
            new_shell,
        ),
        Shell::Nushell => (
            config_folder("nushell")?.join("autoload"),
            "blog.nu",
            new_shell,
        ),
        Shell::Elvish => {
            let line = "eval (blog completions elvish | slurp)";
            return Err(by_hand("elvish", line, "~/.config/elvish/rc.elv"));
        }
        Shell::Powershell => {
            let line = "blog completions powershell | Out-String | Invoke-Expression";
            return Err(by_hand("powershell", line, "the file that $PROFILE names"));
        }
    };
    Ok(Target {
        path: folder.join(name),
        next: next.replace("FOLDER", &folder.display().to_string()),
    })
}

fn by_hand(shell: &str, line: &str, file: &str) -> anyhow::Error {
    Failure::usage(format!("{shell} looks in no folder for completions"))
        .hint(format!("put this line into {file}: {line}"))
        .into()
}

/// Writes a file atomically; makes its folder if it is missing.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    make_private(folder)?;
    let mut file = AtomicFile::new(folder)?;
    file.as_file().write_all(text.as_bytes())?;
    file.replace(path)
}
