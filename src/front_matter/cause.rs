//! Why front matter cannot be parsed, from the text at the place where a parser stopped.
//! The messages of the parsers are not shown: they speak of the parser and not of the text.

use super::Format;

/// Longer texts are cut in messages.
const LONGEST: usize = 60;

/// The cause of a syntax error, and the fix.
pub(super) struct Cause {
    /// The line of the source, from 1.
    pub line: Option<usize>,
    pub reason: String,
    pub fix: String,
}

/// The cause of the error of a parser at a line of the source, from 1.
pub(super) fn cause(format: Format, source: &str, line: Option<usize>) -> Cause {
    let text_of = |line: usize| source.lines().nth(line.checked_sub(1)?);
    let explain = match format {
        Format::Yaml => yaml,
        Format::Toml => toml,
        Format::Json => json,
    };
    // A parser reports an unclosed token on the next line.
    let around = line
        .into_iter()
        .flat_map(|line| [line, line.saturating_sub(1), line + 1]);
    for line in around {
        let explained = text_of(line).and_then(|text| explain(text.trim_end()));
        if let Some((reason, fix)) = explained {
            return Cause {
                line: Some(line),
                reason,
                fix,
            };
        }
    }
    let text = line
        .and_then(text_of)
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let name = format.name();
    Cause {
        line,
        reason: match text {
            Some(text) => format!("`{}` is not valid {name}", cut(text)),
            None => format!("the text is not valid {name}"),
        },
        fix: match format {
            Format::Yaml => "write `key: value` lines; put other texts in quotes".to_owned(),
            Format::Toml => "write `key = \"value\"` lines".to_owned(),
            Format::Json => {
                "write `\"key\": \"value\"` with a comma after each but the last".to_owned()
            }
        },
    }
}

/// The reason and the fix for a line of YAML.
fn yaml(line: &str) -> Option<(String, String)> {
    if line.starts_with('\t') {
        let reason = "a tab begins the line".to_owned();
        return Some((reason, "indent with spaces".to_owned()));
    }
    let (key, value) = line.split_once(": ")?;
    let (key, value) = (key.trim(), value.trim());
    if let Some(sign) = unclosed(value) {
        return Some(not_closed(key, sign));
    }
    let first = value.chars().next()?;
    let quotes = || {
        format!(
            "put the value in quotes: `{key}: \"{}\"`",
            cut(&value.replace('"', "\\\""))
        )
    };
    if "\"'[{".contains(first) {
        return None;
    }
    if value.contains(": ") || value.ends_with(':') {
        return Some((format!("the value of `{key}` has a `:` in it"), quotes()));
    }
    if "@`%&*!|>".contains(first) {
        let sign = match first {
            '`' => "a backtick".to_owned(),
            sign => format!("`{sign}`"),
        };
        return Some((format!("the value of `{key}` begins with {sign}"), quotes()));
    }
    None
}

/// The reason and the fix for a line of TOML.
fn toml(line: &str) -> Option<(String, String)> {
    let Some((key, value)) = line.split_once('=') else {
        let (key, value) = line.split_once(": ")?;
        let fix = format!("write `{} = \"{}\"`", key.trim(), cut(value.trim()));
        return Some((
            format!("`{}` is followed by `:` and not by `=`", key.trim()),
            fix,
        ));
    };
    let (key, value) = (key.trim(), value.trim());
    let Some(first) = value.chars().next() else {
        let fix = format!("write `{key} = \"value\"`, or remove the line");
        return Some((format!("`{key}` has no value"), fix));
    };
    if let Some(sign) = unclosed(value) {
        return Some(not_closed(key, sign));
    }
    if first.is_alphabetic() && !["true", "false"].contains(&value) {
        let fix = format!("put the value in quotes: `{key} = \"{}\"`", cut(value));
        return Some((
            format!("the value of `{key}` is a text without quotes"),
            fix,
        ));
    }
    None
}

/// The reason and the fix for a line of JSON.
fn json(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let compact: String = line.split_whitespace().collect();
    if compact.contains(",}") || compact.contains(",]") {
        let reason = "a comma follows the last value".to_owned();
        return Some((reason, "remove that comma".to_owned()));
    }
    if compact.contains(":}") || compact.contains(":,") {
        let reason = "a key has no value".to_owned();
        return Some((reason, "write `null`, or remove the key".to_owned()));
    }
    (compact.matches('"').count() % 2 == 1).then(|| not_closed("it", '"'))
}

fn not_closed(key: &str, sign: char) -> (String, String) {
    let closing = match sign {
        '[' => ']',
        '{' => '}',
        quote => quote,
    };
    (
        format!("the `{sign}` of `{key}` is not closed"),
        format!("add the missing `{closing}`"),
    )
}

/// The bracket or quote that begins a value, if it is not closed.
fn unclosed(value: &str) -> Option<char> {
    let first = value.chars().next()?;
    let count = |sign: char| value.matches(sign).count();
    let is_open = match first {
        '[' => count('[') > count(']'),
        '{' => count('{') > count('}'),
        '"' | '\'' => count(first) % 2 == 1,
        _ => false,
    };
    is_open.then_some(first)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
