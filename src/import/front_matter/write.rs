//! Front matter as a person would write it.

use super::FrontMatter;

/// What YAML, of one age or another, reads as something else than a text.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

/// Writes YAML front matter followed by the body; [`read`](super::read) gives back the same.
#[must_use]
pub fn write(front: &FrontMatter, body: &str) -> String {
    let text = |text: &Option<String>| text.as_deref().map(scalar);
    let flag = |flag: Option<bool>| flag.map(|flag| flag.to_string());
    let entries = [
        ("title", text(&front.title)),
        ("slug", text(&front.slug)),
        ("date", front.date.as_deref().map(date)),
        ("author", text(&front.author)),
        ("summary", text(&front.summary)),
        ("tags", front.tags.as_deref().map(list)),
        ("draft", flag(front.draft)),
        ("comments", flag(front.comments)),
    ];
    let lines: String = entries
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}: {}\n", value?)))
        .collect();
    format!("---\n{lines}---\n\n{body}")
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
    let is_date = text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit() || c == 'Z')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "-:.+TZ".contains(c));
    if is_date {
        text.to_owned()
    } else {
        scalar(text)
    }
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

/// The text in double quotes; an escape of JSON is one of YAML too.
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
