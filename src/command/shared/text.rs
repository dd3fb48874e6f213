//! Texts from an option, a file or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::command::shared::verb::Private;
use crate::failure::{Exit, Failure};
use crate::front_matter::{self, FrontMatter};
use crate::model::limits::FILE_BYTES;
use crate::output::reason;

/// A given text: the body and, from a file, the front matter.
#[derive(Default)]
pub(crate) struct Given {
    pub front: FrontMatter,
    pub body: Option<String>,
}

// The text of a post or comment.
#[derive(Args, Default)]
#[group(multiple = false)]
pub(crate) struct Body {
    /// The text, in Markdown
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true, add = Private)]
    pub body: Option<String>,

    /// Read the text from a file, or from standard input if it is `-`
    #[arg(short = 'F', long, value_name = "FILE")]
    pub body_file: Option<PathBuf>,
}

impl Body {
    pub(crate) fn is_given(&self) -> bool {
        self.body.is_some() || self.body_file.is_some()
    }

    /// Refuses to read both the references and the text from standard input.
    pub(crate) fn unless_stdin_is_taken(&self, words: &[String]) -> Result<()> {
        let is_stdin = self.body_file.as_deref() == Some(Path::new("-"));
        if is_stdin && words.iter().any(|word| word == "-") {
            return Err(
                Failure::usage("standard input cannot be both the names and the text")
                    .hint("name what is meant, or give the text in a file")
                    .into(),
            );
        }
        Ok(())
    }

    /// The text with its front matter.
    pub(crate) fn read(&self) -> Result<Option<String>> {
        match (&self.body, &self.body_file) {
            (Some(body), _) => Ok(Some(body.clone())),
            (None, Some(path)) => read_file(path).map(Some),
            (None, None) => Ok(None),
        }
    }
}

// The text of a post.
#[derive(Args, Default)]
pub(crate) struct PostBody {
    #[command(flatten)]
    pub body: Body,

    /// Accept an empty file or empty standard input
    #[arg(long, requires = "body_file")]
    pub allow_empty: bool,
}

impl PostBody {
    /// The text. An empty one may come from a program that failed.
    ///
    /// # Errors
    /// A file or standard input is blank, without `--allow-empty`.
    pub(crate) fn read(&self) -> Result<Option<String>> {
        let text = self.body.read()?;
        match (&text, &self.body.body_file) {
            (Some(text), Some(path)) if text.trim().is_empty() && !self.allow_empty => {
                let message = format!("{} is empty", name(path));
                Err(Failure::new(Exit::Invalid, message)
                    .hint("--allow-empty accepts an empty text")
                    .into())
            }
            _ => Ok(text),
        }
    }

    /// The text, with the front matter of a file parsed.
    pub(crate) fn read_post(&self) -> Result<Given> {
        let text = self.read()?;
        match (text, &self.body.body_file) {
            (Some(text), Some(path)) => {
                let (front, body) = front_matter::read(&text)
                    .with_context(|| format!("cannot read {}", name(path)))?;
                Ok(Given {
                    body: Some(body.to_owned()),
                    front,
                })
            }
            (body, _) => Ok(Given {
                body,
                front: FrontMatter::default(),
            }),
        }
    }
}

/// None for an empty text, which clears a field.
pub(crate) fn unless_empty(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// The failure without a text and without a terminal for the editor.
pub(crate) fn missing() -> Failure {
    Failure::usage("there is no text, and no terminal to open an editor on")
        .hint("give it with --body TEXT or --body-file FILE (`-` reads standard input)")
}

/// Reads a text from a file, or from standard input for `-`.
pub(crate) fn read_file(path: &Path) -> Result<String> {
    let bytes = if path == Path::new("-") {
        read_within(io::stdin().lock(), path)?
    } else {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        if !file.metadata().is_ok_and(|about| !about.is_dir()) {
            return Err(Failure::new(
                Exit::Invalid,
                format!("cannot read {}: it is a folder", path.display()),
            )
            .hint("name a file")
            .into());
        }
        read_within(file, path)?
    };
    utf8(&name(path), bytes)
}

/// Decodes UTF-8 and removes a byte order mark.
fn utf8(name: &str, bytes: Vec<u8>) -> Result<String> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Failure::new(
            Exit::Invalid,
            format!("{name} is not UTF-8 text at byte {offset}"),
        )
        .hint("convert it to UTF-8, for example with `iconv`")
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn read_within(from: impl Read, path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > FILE_BYTES {
        let most = FILE_BYTES / (1024 * 1024);
        return Err(
            Failure::new(Exit::Invalid, format!("{} is over {most} MiB", name(path)))
                .hint("split it; a post is text, and links to large files")
                .into(),
        );
    }
    Ok(bytes)
}

/// The failure to read a file, or standard input for `-`.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let exit = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Exit::NotFound,
        _ => Exit::Storage,
    };
    Failure::new(
        exit,
        format!("cannot read {}: {}", name(path), reason(error)),
    )
    .hint("check the path, or read standard input with `-`")
}

/// The name of a file in a message.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
