//! The front matter of a Markdown file: what it says of itself before its body.

mod fence;
mod fields;
mod header;
mod node;
mod write;

#[cfg(test)]
mod tests;

use std::fmt;

use thiserror::Error;

pub use header::read_header;
pub use write::{Entry, toml, write, yaml};

/// What a Markdown file says of itself before its body; `None` is not said.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct FrontMatter {
    /// The title.
    pub title: Option<String>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// When it is dated, as written but for an ISO 8601 shape where one can be seen.
    pub date: Option<String>,
    /// Who wrote it; several names are joined with a comma.
    pub author: Option<String>,
    /// A few words on what it is about.
    pub summary: Option<String>,
    /// Its tags and categories, each once.
    pub tags: Option<Vec<String>>,
    /// Whether it is not to be seen yet.
    pub draft: Option<bool>,
    /// Whether comments are open.
    pub comments: Option<bool>,
    /// When it was last changed, written like `date`.
    pub updated: Option<String>,
    /// Its whole address, or a pattern for it.
    pub address: Option<String>,
    /// Other addresses that lead to it.
    pub aliases: Option<Vec<String>>,
}

/// A front matter that cannot be understood.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{format} front matter{}: {reason}", .line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct FrontMatterError {
    format: Format,
    line: Option<usize>,
    reason: String,
}

impl FrontMatterError {
    /// The line of the file, if it is known.
    pub fn line(&self) -> Option<u64> {
        self.line.and_then(|line| u64::try_from(line).ok())
    }

    /// What is wrong, without the line.
    pub fn reason(&self) -> String {
        format!("{} front matter: {}", self.format, self.reason)
    }
}

/// The language a front matter is written in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Format {
    Yaml,
    Toml,
    Json,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Yaml => "yaml",
            Format::Toml => "toml",
            Format::Json => "json",
        })
    }
}

/// Splits a text into its front matter and its body. A text with none is all body.
///
/// The front matter is YAML between `---` lines (or up to a `...` line), TOML
/// between `+++` lines, JSON between `;;;` lines, or a JSON object that begins the
/// text and ends its own line. A fence may name its language, as in `---json`, and
/// blank lines may stand before it, as Zola has it. A byte order mark, and one
/// blank line after the front matter, are dropped.
///
/// A first line `---` is a thematic break, and the text all body, when no fence
/// closes it and no key follows it, or when a blank line follows it and what
/// stands before the next fence is no map.
///
/// # Errors
/// The front matter is malformed, not closed, in another language or longer than
/// 256 KiB, or one of its values is of a wrong type.
pub fn read(text: &str) -> Result<(FrontMatter, &str), FrontMatterError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(block) = fence::split(text)? else {
        return Ok((FrontMatter::default(), text));
    };
    match node::parse(&block) {
        Ok(map) => Ok((fields::front_matter(&block, &map)?, block.body)),
        Err(_) if block.may_be_prose() => Ok((FrontMatter::default(), text)),
        Err(error) => Err(error),
    }
}
