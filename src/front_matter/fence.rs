//! Where a front matter begins and ends.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::{Format, FrontMatterError};

/// How a kind of front matter is set off from the body.
struct Fence {
    /// What begins the opening line; the name of a language may follow.
    opening: &'static str,
    /// The lines that close it.
    closings: &'static [&'static str],
    /// The language where none is named.
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

/// A front matter cut out of its file.
pub(super) struct Block<'a> {
    pub format: Format,
    pub source: &'a str,
    /// The line of the file the source begins on.
    line: usize,
    pub body: &'a str,
}

impl Block<'_> {
    /// What to blame for entries that no fence surrounds.
    pub fn without_fences(format: Format) -> Self {
        Block {
            format,
            source: "",
            line: 1,
            body: "",
        }
    }

    /// Whether it may be what stands between two thematic breaks of a body.
    pub fn may_be_prose(&self) -> bool {
        self.format == Format::Yaml && self.source.starts_with(['\n', '\r'])
    }

    /// An error on a line of the source, counted from 1.
    pub fn error(&self, line: Option<usize>, reason: impl Into<String>) -> FrontMatterError {
        FrontMatterError {
            format: self.format,
            line: line.map(|line| line.max(1) + self.line - 1),
            reason: reason.into(),
        }
    }

    /// An error at a byte of the source.
    pub fn error_at(&self, at: Option<usize>, reason: impl Into<String>) -> FrontMatterError {
        let before = at.and_then(|at| self.source.get(..at));
        let line = before.map(|before| 1 + before.matches('\n').count());
        self.error(line, reason)
    }
}

/// Cuts the front matter off the start of a text, if it has one.
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

/// The fence this line opens, and the language it names.
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

/// What stands before and after the first closing line.
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

/// Whether the first line looks like an entry of a map, not like prose after a break.
fn begins_with_key(rest: &str) -> bool {
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

/// A JSON object that begins the text, with nothing after it on its last line.
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
