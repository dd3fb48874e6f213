//! Texts that a person types in an editor. Such a text is in a private file
//! before the editor opens, and stays there until it is stored.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::text::read_file;
use crate::context;
use crate::failure::{self, Exit, Failure};
use crate::output::reason;

/// A text that was edited, in its file.
pub struct Edited {
    path: PathBuf,
    /// The text.
    pub text: String,
}

impl Edited {
    /// Ends with `result`: the file goes if the text is stored, and is named in
    /// the error if it is not.
    pub fn settle<T>(&self, result: Result<T>) -> Result<T> {
        match result {
            Ok(done) => {
                // A file left behind is untidy, but nothing is lost.
                let _ = fs::remove_file(&self.path);
                Ok(done)
            }
            Err(error) => Err(failure::keeping(error, &self.path)),
        }
    }
}

/// Lets the person edit `text` in a file whose name begins with `name`. Gives
/// nothing if it was left as it was.
///
/// # Errors
/// The editor cannot be started or fails, or the text is empty afterwards.
pub fn edit(name: &str, text: &str) -> Result<Option<Edited>> {
    let path = keep(name, text).context("cannot keep your text in a file")?;
    run(&path).map_err(|error| forget_unless_changed(&path, text, error))?;
    let edited = read_file(&path).map_err(|error| forget_unless_changed(&path, text, error))?;
    // The editor may not have brought it to the disk.
    File::open(&path).and_then(|file| file.sync_all())?;
    if edited == text {
        fs::remove_file(&path)?;
        return Ok(None);
    }
    if edited.trim().is_empty() {
        fs::remove_file(&path)?;
        return Err(Failure::new(Exit::Failed, "the text is empty, so nothing was changed").into());
    }
    Ok(Some(Edited { path, text: edited }))
}

fn keep(name: &str, text: &str) -> Result<PathBuf> {
    let mut file = tempfile::Builder::new()
        .prefix(&format!("{name}-"))
        .suffix(".md")
        .tempfile_in(context::drafts_folder()?)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    let (_, path) = file.keep()?;
    Ok(path)
}

fn run(path: &PathBuf) -> Result<()> {
    let editor = context::editor();
    let words = shell_words::split(&editor)
        .ok()
        .filter(|words| !words.is_empty())
        .ok_or_else(|| unusable(&editor, "it cannot be read as a command"))?;
    let mut command = Command::new(words.first().map_or("vi", String::as_str));
    let status = command
        .args(words.iter().skip(1))
        .arg(path)
        .status()
        .map_err(|error| unusable(&editor, &reason(&error)))?;
    if status.success() {
        Ok(())
    } else {
        Err(unusable(&editor, &format!("it ended with {status}")).into())
    }
}

fn unusable(editor: &str, reason: &str) -> Failure {
    Failure::new(
        Exit::Failed,
        format!("the editor `{editor}` failed: {reason}"),
    )
    .hint("BLOG_EDITOR, VISUAL or EDITOR names another")
}

/// Removes the file if the person has not typed anything into it.
fn forget_unless_changed(path: &PathBuf, text: &str, error: anyhow::Error) -> anyhow::Error {
    match read_file(path) {
        Ok(edited) if edited == text => {
            let _ = fs::remove_file(path);
            error
        }
        _ if !path.exists() => error,
        _ => failure::keeping(error, path),
    }
}
