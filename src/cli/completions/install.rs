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

/// The file that a shell loads.
struct Target {
    folder: PathBuf,
    name: &'static str,
    /// The next step for the person.
    next: String,
}

impl Completions {
    pub(super) fn install(&self, context: &mut Context) -> Result<()> {
        let target = target(self.shell)?;
        let path = target.folder.join(target.name);
        // A symbolic link stays.
        let path = path.canonicalize().unwrap_or(path);
        let script = self.shell.script("blog");
        let shown = path.display();
        match fs::read_to_string(&path) {
            Ok(found) if found == script => {
                let line = format!("unchanged: {shown}");
                context.output.sentence(&line)?;
                context.output.say(&target.next);
                return Ok(());
            }
            Ok(found) if found.contains(MARK) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            _ if self.dry_run || self.yes => {}
            _ => context.confirm(&format!("{shown} is not from here. Replace it?"))?,
        }
        if self.dry_run {
            return Ok(context.output.sentence(&format!("would install {shown}"))?);
        }
        write(&path, &script).with_context(|| shown.to_string())?;
        context.output.sentence(&format!("installed {shown}"))?;
        context.output.say(&target.next);
        Ok(())
    }
}

/// The file to install.
///
/// # Errors
/// The shell loads no such file; the hint is the line to add by hand.
fn target(shell: Shell) -> Result<Target> {
    let target = |folder: PathBuf, name, next: &str| Target {
        next: next.replace("FOLDER", &folder.display().to_string()),
        folder,
        name,
    };
    let new_shell = "it works in every new shell";
    Ok(match shell {
        Shell::Bash => target(
            match variable("BASH_COMPLETION_USER_DIR") {
                Some(folder) => PathBuf::from(folder),
                None => data_folder("bash-completion")?,
            }
            .join("completions"),
            "blog",
            "it works in every new shell that has bash-completion; in one without, put\n  \
                 source FOLDER/blog\ninto ~/.bashrc",
        ),
        Shell::Fish => target(
            config_folder("fish")?.join("completions"),
            "blog.fish",
            new_shell,
        ),
        Shell::Nushell => target(
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
            target(folder, "_blog", next)
        }
        Shell::Elvish => {
            return Err(by_hand(
                "elvish",
                "eval (blog completions elvish | slurp)",
                "~/.config/elvish/rc.elv",
            ));
        }
        Shell::Powershell => {
            return Err(by_hand(
                "powershell",
                "blog completions powershell | Out-String | Invoke-Expression",
                "the file that $PROFILE names",
            ));
        }
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
