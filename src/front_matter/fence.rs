//! The fences of front matter.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::cause::cause;
use super::{Format, FrontMatterError};

/// A kind of fence.
struct Fence {
    /// The start of the opening line; a language name may follow.
    opening: &'static str,
    /// The closing lines.
    closings: &'static [&'static str],
    /// The default language.
    usual: Format,
}

const FENCES: [Fence; 3] = [
    Fence {
        opening: "---",
        closings: &["---", "..."],
        usual: Format::Yaml,
    },
    Fence {
        opening: "+++",
        closings: &["+++"],
        usual: Format::Toml,
    },
    Fence {
        opening: ";;;",
        closings: &[";;;"],
        usual: Format::Json,
    },
];

/// The front matter of a file.
pub(super) struct Block<'a> {
    pub format: Format,
    pub source: &'a str,
    /// The first line of the source in the file.
    line: usize,
    pub body: &'a str,
}

impl Block<'_> {
    /// A block without fences, for errors.
    pub(super) fn without_fences(format: Format) -> Self {
        Block::bare(format, "")
    }

    /// Whether it may be body text between two thematic breaks.
    pub(super) fn may_be_prose(&self) -> bool {
        self.format == Format::Yaml && self.source.starts_with(['\n', '\r'])
    }

    /// An error on a line of the source, from 1.
    pub(super) fn error(&self, line: Option<usize>, reason: impl Into<String>) -> FrontMatterError {
        FrontMatterError {
            format: self.format,
            line: line.map(|line| line.max(1) + self.line - 1),
            reason: reason.into(),
            fix: None,
        }
    }

    /// The error of a parser that stopped at a line of the source, from 1.
    pub(super) fn malformed(&self, line: Option<usize>) -> FrontMatterError {
        let cause = cause(self.format, self.source, line);
        FrontMatterError {
            fix: Some(cause.fix),
            ..self.error(cause.line, cause.reason)
        }
    }

    /// The line of a byte of the source, from 1.
    pub(super) fn line_at(&self, at: usize) -> Option<usize> {
        Some(1 + self.source.get(..at)?.matches('\n').count())
    }

    /// An error at a byte of the source.
    pub(super) fn error_at(
        &self,
        at: Option<usize>,
        reason: impl Into<String>,
    ) -> FrontMatterError {
        self.error(at.and_then(|at| self.line_at(at)), reason)
    }
}

impl<'a> Block<'a> {
    /// A block of this source, without a body.
    pub(super) fn bare(format: Format, source: &'a str) -> Self {
        Block {
            format,
            source,
            line: 1,
            body: "",
        }
    }
}

/// Splits the front matter off a text.
pub(super) fn split(text: &str) -> Result<Option<Block<'_>>, FrontMatterError> {
    let start = text.trim_start_matches(['\n', '\r']);
    let fence_line = 1 + text.matches('\n').count() - start.matches('\n').count();
    let (first, rest) = start.split_once('\n').unwrap_or((start, ""));
    let Some((fence, language)) = opening(first) else {
        return Ok(json_object(text));
    };
    let error = |reason| FrontMatterError {
        format: fence.usual,
        line: Some(fence_line),
        reason,
        fix: None,
    };
    match closing(rest, fence.closings) {
        Some((source, body)) => Ok(Some(Block {
            format: fence
                .format(language)
                .ok_or_else(|| error(format!("expected yaml, toml or json, found `{language}`")))?,
            source,
            line: fence_line + 1,
            body: without_blank_line(body),
        })),
        None if begins_with_key(rest) => Err(error(format!(
            "no closing `{}` line",
            fence.closings.join("` or `")
        ))),
        None => Ok(None),
    }
}

/// The fence that this line opens, and its language.
fn opening(line: &str) -> Option<(&'static Fence, &str)> {
    FENCES.iter().find_map(|fence| {
        let language = line.strip_prefix(fence.opening)?.trim();
        let is_word = language.chars().all(char::is_alphanumeric);
        is_word.then_some((fence, language))
    })
}

impl Fence {
    fn format(&self, language: &str) -> Option<Format> {
        match language {
            "" => Some(self.usual),
            "yaml" | "yml" => Some(Format::Yaml),
            "toml" => Some(Format::Toml),
            "json" => Some(Format::Json),
            _ => None,
        }
    }
}

/// Splits a text at the first closing line.
fn closing<'a>(rest: &'a str, closings: &[&str]) -> Option<(&'a str, &'a str)> {
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        let end = start + line.len();
        if closings.contains(&line.trim_end()) {
            return Some((rest.get(..start)?, rest.get(end..)?));
        }
        start = end;
    }
    None
}

/// Whether the first line looks like an entry of a map rather than prose.
pub(super) fn begins_with_key(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let Some((key, value)) = line.split_once([':', '=']) else {
        return line.trim() == "{";
    };
    let key = key.trim();
    let is_key_char = |c: char| c.is_alphanumeric() || "_-\"'".contains(c);
    !key.is_empty()
        && key.chars().all(is_key_char)
        && (value.is_empty() || value.starts_with([' ', '\t', '"', '\'']))
}

/// A JSON object at the start of the text that ends its own line.
fn json_object(text: &str) -> Option<Block<'_>> {
    if !text.starts_with('{') {
        return None;
    }
    let mut objects =
        serde_json::Deserializer::from_str(text).into_iter::<BTreeMap<String, IgnoredAny>>();
    objects.next()?.ok()?;
    let (source, rest) = text.split_at_checked(objects.byte_offset())?;
    let (tail, body) = rest.split_once('\n').unwrap_or((rest, ""));
    tail.trim().is_empty().then(|| Block {
        format: Format::Json,
        source,
        line: 1,
        body: without_blank_line(body),
    })
}

fn without_blank_line(body: &str) -> &str {
    body.strip_prefix('\n')
        .or_else(|| body.strip_prefix("\r\n"))
        .unwrap_or(body)
}
