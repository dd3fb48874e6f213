//! Writing front matter as a person would.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_saphyr::FlowSeq;

use super::FrontMatter;

/// The value of a key.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// A string.
    Text(&'a str),
    /// A date.
    Date(&'a str),
    /// A list of strings.
    List(&'a [String]),
    /// A boolean.
    Flag(bool),
}

/// Writes YAML front matter followed by the body; [`read`](super::read) returns the same.
#[must_use]
pub fn write(front: &FrontMatter, body: &str) -> String {
    write_with_help(front, &[], body)
}

/// The same, with lines of help as comments at the end of the front matter.
#[must_use]
pub fn write_with_help(front: &FrontMatter, help: &[&str], body: &str) -> String {
    let entries = [
        ("title", front.title.as_deref().map(Entry::Text)),
        ("slug", front.slug.as_deref().map(Entry::Text)),
        ("path", front.path.as_deref().map(Entry::Text)),
        ("kind", front.kind.as_deref().map(Entry::Text)),
        ("date", front.date.as_deref().map(Entry::Date)),
        ("author", front.author.as_deref().map(Entry::Text)),
        ("summary", front.summary.as_deref().map(Entry::Text)),
        ("image", front.image.as_deref().map(Entry::Text)),
        ("language", front.language.as_deref().map(Entry::Text)),
        ("tags", front.tags.as_deref().map(Entry::List)),
        ("draft", front.draft.map(Entry::Flag)),
        ("comments", front.comments.map(Entry::Flag)),
    ];
    let mut text = opened(
        entries
            .into_iter()
            .filter_map(|(key, entry)| Some((key, entry?))),
    );
    for line in help {
        text.push_str(&format!("# {line}\n"));
    }
    text + CLOSING + body
}

/// Writes these entries as YAML front matter followed by the body.
#[must_use]
pub fn yaml<'a>(entries: impl IntoIterator<Item = (&'a str, Entry<'a>)>, body: &str) -> String {
    opened(entries) + CLOSING + body
}

/// The end of YAML front matter.
const CLOSING: &str = "---\n\n";

/// YAML front matter without its end.
fn opened<'a>(entries: impl IntoIterator<Item = (&'a str, Entry<'a>)>) -> String {
    let mut text = String::from("---\n");
    for (key, entry) in entries {
        text.push_str(&match entry {
            // A quoted date is a string to a site generator.
            Entry::Date(date) if is_date(date) => format!("{key}: {date}\n"),
            Entry::Text(value) | Entry::Date(value) => line(key, value),
            Entry::List(items) => list(key, items),
            Entry::Flag(flag) => line(key, flag),
        });
    }
    text
}

fn line(key: &str, value: impl Serialize) -> String {
    written(key, value, false)
}

/// A list on one line. The parser of Hugo refuses an unquoted `?` there.
fn list(key: &str, items: &[String]) -> String {
    let is_quoted = items.iter().any(|item| item.contains('?'));
    written(key, FlowSeq(items), is_quoted)
}

fn written(key: &str, value: impl Serialize, quote_all: bool) -> String {
    let options = serde_saphyr::ser_options! { prefer_block_scalars: false, quote_all: quote_all };
    let map = BTreeMap::from([(key, value)]);
    // Writing a scalar or a list of them to a string cannot fail.
    serde_saphyr::to_string_with_options(&map, options).unwrap_or_default()
}

/// Writes these entries, each with its table, as TOML front matter followed by the body.
/// Entries of the root table, whose name is empty, come first; those of one table follow
/// each other.
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

fn is_date(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit() || c == 'Z')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "-:.+TZ".contains(c))
}

/// A TOML basic string: a JSON string in which DEL is escaped, too.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json.replace('\u{7f}', "\\u007f")
}
