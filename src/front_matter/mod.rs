//! The front matter of a Markdown file, read and written.

mod cause;
mod fence;
mod fields;
mod header;
mod import;
mod node;
mod settings;
mod write;

#[cfg(test)]
mod tests;

use std::fmt;

use thiserror::Error;

use self::fence::Block;
use self::node::Map;

pub use header::read_header;
pub use import::{Header, Imported, Options};
pub use settings::Settings;
pub use write::{Entry, toml, write, write_with_help, yaml};

/// The metadata of a Markdown file; `None` if absent.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct FrontMatter {
    /// The title.
    pub title: Option<String>,
    /// The slug.
    pub slug: Option<String>,
    /// The date, normalized to ISO 8601 if possible.
    pub date: Option<String>,
    /// The author; several names are joined by commas.
    pub author: Option<String>,
    /// The kind: `post` or `page`.
    pub kind: Option<String>,
    /// The address of its own, a path from the root.
    pub path: Option<String>,
    /// The lead image.
    pub image: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The tags and categories, each once.
    pub tags: Option<Vec<String>>,
    /// Whether it is a draft.
    pub draft: Option<bool>,
    /// Whether comments are open.
    pub comments: Option<bool>,
    /// The time of the last change, like `date`.
    pub updated: Option<String>,
    /// The whole address, or a pattern for it.
    pub address: Option<String>,
    /// Other addresses that redirect to it.
    pub aliases: Option<Vec<String>>,
    /// The names of the fields that are present without a value and may be empty.
    pub emptied: Vec<&'static str>,
    /// The keys of `updated`, `address` and `aliases`, as written.
    pub extra: Vec<String>,
    /// The keys that no field has, as written.
    pub unknown: Vec<String>,
}

impl FrontMatter {
    /// The keys that an existing post cannot take over.
    pub fn ignored(&self) -> Vec<String> {
        [&self.extra[..], &self.unknown].concat()
    }
}

/// Malformed front matter.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{format} front matter{}: {reason}", .line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct FrontMatterError {
    format: Format,
    line: Option<usize>,
    reason: String,
    fix: Option<String>,
}

impl FrontMatterError {
    /// The line of the file, if it is known.
    pub fn line(&self) -> Option<u64> {
        self.line.and_then(|line| u64::try_from(line).ok())
    }

    /// The message without the line.
    pub fn reason(&self) -> String {
        format!("{} front matter: {}", self.format, self.reason)
    }

    /// What to do about it, if it is known.
    pub fn fix(&self) -> Option<&str> {
        self.fix.as_deref()
    }
}

/// The language of front matter.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Format {
    Yaml,
    Toml,
    Json,
}

impl Format {
    /// The name in sentences.
    fn name(self) -> &'static str {
        match self {
            Format::Yaml => "YAML",
            Format::Toml => "TOML",
            Format::Json => "JSON",
        }
    }
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

/// Splits a text into its front matter and its body.
///
/// The front matter is YAML between `---` lines (or up to a `...` line), TOML between
/// `+++` lines, JSON between `;;;` lines, or a JSON object at the start of the text that
/// ends its own line. A fence may name its language, as in `---json`; blank lines may
/// precede it, as in Zola. A byte order mark, and one blank line after the front matter,
/// are dropped.
///
/// A first line `---` is a thematic break if no fence closes it and no key follows it, or
/// if a blank line follows it and the text before the next fence is not a map.
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

/// Splits a text of another blog into its metadata and its body: front matter as for
/// [`read`], or a header without an opening fence (Hexo), in lines `.. key: value`
/// (Nikola) or in lines `key: value` (Pelican).
///
/// # Errors
/// As of [`read`]; with [`Options::is_lenient`] a value of a wrong type and a repeated key
/// are not errors.
pub fn read_imported(
    text: &str,
    options: Options,
) -> Result<(FrontMatter, Imported, &str), FrontMatterError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plain = Block::without_fences(Format::Yaml);
    let (block, mut map, body, header) = match fence::split(text)? {
        Some(block) => {
            let parsed = match options.is_lenient {
                true => node::parse_repeated(&block),
                false => node::parse(&block),
            };
            match parsed {
                Ok(map) => {
                    let body = block.body;
                    (block, map, body, None)
                }
                Err(_) if block.may_be_prose() => (plain, Map::new(), text, None),
                Err(error) => return Err(error),
            }
        }
        None => match header::split(text) {
            Some((map, body, header)) => (plain, map, body, Some(header)),
            None => (plain, Map::new(), text, None),
        },
    };
    let mut imported = import::take(&mut map, options, fields::KNOWN);
    imported.header = header;
    let front = match fields::front_matter(&block, &map) {
        Ok(front) => front,
        // Lines whose values have no meaning are not a header.
        Err(_) if header.is_some() => {
            return Ok((FrontMatter::default(), Imported::default(), text));
        }
        Err(error) => return Err(error),
    };
    Ok((front, imported, body))
}
