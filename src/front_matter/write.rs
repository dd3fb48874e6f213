//! Front matter as a person would write it.

use super::FrontMatter;

/// What YAML, of one age or another, reads as something else than a text.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

/// What a key has.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// A text.
    Text(&'a str),
    /// A date.
    Date(&'a str),
    /// Texts.
    List(&'a [String]),
    /// Yes or no.
    Flag(bool),
}

/// Writes YAML front matter followed by the body; [`read`](super::read) gives back the same.
#[must_use]
pub fn write(front: &FrontMatter, body: &str) -> String {
    let entries = [
        ("title", front.title.as_deref().map(Entry::Text)),
        ("slug", front.slug.as_deref().map(Entry::Text)),
        ("date", front.date.as_deref().map(Entry::Date)),
        ("author", front.author.as_deref().map(Entry::Text)),
        ("summary", front.summary.as_deref().map(Entry::Text)),
        ("tags", front.tags.as_deref().map(Entry::List)),
        ("draft", front.draft.map(Entry::Flag)),
        ("comments", front.comments.map(Entry::Flag)),
    ];
    yaml(
        entries
            .into_iter()
            .filter_map(|(key, entry)| Some((key, entry?))),
        body,
    )
}

/// Writes these entries as YAML front matter followed by the body.
#[must_use]
pub fn yaml<'a>(entries: impl IntoIterator<Item = (&'a str, Entry<'a>)>, body: &str) -> String {
    let mut text = String::from("---\n");
    for (key, entry) in entries {
        let value = match entry {
            Entry::Text(text) => scalar(text),
            Entry::Date(text) => date(text),
            Entry::List(items) => list(items),
            Entry::Flag(flag) => flag.to_string(),
        };
        text.push_str(&format!("{key}: {value}\n"));
    }
    text + "---\n\n" + body
}

/// Writes these entries as TOML front matter followed by the body. Each stands in a
/// table, or in none where its name is empty; those of one follow each other, those of
/// none come first.
#[must_use]
pub fn toml<'a>(
    entries: impl IntoIterator<Item = (&'a str, &'a str, Entry<'a>)>,
    body: &str,
) -> String {
    let mut text = String::from("+++\n");
    let mut within = "";
    for (table, key, entry) in entries {
        if table != within {
            text.push_str(&format!("\n[{table}]\n"));
            within = table;
        }
        let value = match entry {
            Entry::Date(text) if is_date(text) => text.to_owned(),
            Entry::Text(text) | Entry::Date(text) => quoted(text),
            Entry::List(items) => {
                let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Entry::Flag(flag) => flag.to_string(),
        };
        text.push_str(&format!("{key} = {value}\n"));
    }
    text + "+++\n\n" + body
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| {
            if item.contains([',', ':', '[', ']', '{', '}']) {
                quoted(item)
            } else {
                scalar(item)
            }
        })
        .collect();
    format!("[{}]", items.join(", "))
}

/// A date that can only be one looks plain, though YAML may see more in it than a text.
fn date(text: &str) -> String {
    if is_date(text) {
        text.to_owned()
    } else {
        scalar(text)
    }
}

fn is_date(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit() || c == 'Z')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "-:.+TZ".contains(c))
}

fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether a text needs no quotes: a letter begins it and nothing in it means more than itself.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.trim_end() == text
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_invisible)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The text in double quotes; an escape of JSON is one of YAML and TOML too.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if is_invisible(c) => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// What YAML forbids, folds or drops when it is not escaped.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}
