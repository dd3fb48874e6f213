//! Rows as YAML 1.2: a list of mappings, or one mapping. What a reader could take
//! for anything but the text it is stands in quotes. <https://yaml.org/spec/1.2.2/>

use std::io::{self, Write};

use super::safe::is_unsafe;
use super::{RowFormat, Value};

/// A list, with an item for each row.
#[derive(Default)]
pub struct Yaml {
    begun: bool,
}

impl RowFormat for Yaml {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        self.begun = true;
        mapping(names, &values, "- ", "  ", to)
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(if self.begun { b"" } else { b"[]\n" })
    }
}

/// Writes the fields as one mapping.
pub fn object(names: &[&str], values: &[Value], to: &mut dyn Write) -> io::Result<()> {
    mapping(names, values, "", "", to)
}

/// A mapping that ends with a list of others, written as they come.
pub struct ObjectWithList {
    items: Yaml,
}

impl ObjectWithList {
    /// Writes the fields of the mapping and begins the list.
    pub fn begin(
        names: &[&str],
        values: &[Value],
        list: &str,
        to: &mut dyn Write,
    ) -> io::Result<Self> {
        object(names, values, to)?;
        write!(to, "{list}:")?;
        Ok(ObjectWithList {
            items: Yaml::default(),
        })
    }

    /// Writes one mapping of the list.
    pub fn item(
        &mut self,
        names: &[&str],
        values: Vec<Value>,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        if !self.items.begun {
            writeln!(to)?;
        }
        self.items.row(names, values, to)
    }

    /// Ends the list and the mapping.
    pub fn end(mut self, to: &mut dyn Write) -> io::Result<()> {
        if !self.items.begun {
            write!(to, " ")?;
        }
        self.items.end(to)
    }
}

/// Writes a line for each field, the first behind `first`, the others behind `other`.
fn mapping(
    names: &[&str],
    values: &[Value],
    first: &str,
    other: &str,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut text = String::new();
    for (index, (name, value)) in names.iter().zip(values).enumerate() {
        text.push_str(if index == 0 { first } else { other });
        push_text(&mut text, name);
        text.push_str(": ");
        push_value(&mut text, value, other);
        text.push('\n');
    }
    to.write_all(text.as_bytes())
}

fn push_value(to: &mut String, value: &Value, indentation: &str) {
    match value {
        Value::Null => to.push_str("null"),
        Value::Bool(_) | Value::Id(_) | Value::Count(_) | Value::Real(_) => {
            to.push_str(&value.exact());
        }
        Value::Text(text) | Value::Marked(text, _) | Value::Linked(text, _) => {
            if fits_block(text) {
                push_block(to, text, indentation);
            } else {
                push_text(to, text);
            }
        }
        Value::Time(time) => push_text(to, &time.to_string()),
        Value::Words(words) => push_list(to, words.iter(), |to, word| push_text(to, word)),
        Value::Ids(ids) => push_list(to, ids.iter(), |to, id| to.push_str(&id.to_string())),
    }
}

fn push_list<T>(to: &mut String, items: impl Iterator<Item = T>, push: fn(&mut String, T)) {
    to.push('[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            to.push_str(", ");
        }
        push(to, item);
    }
    to.push(']');
}

/// Whether a text of several lines can stand as it is, set in below its name.
fn fits_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\t', '\n'])
        && !text.contains(|c| is_unprintable(c) && c != '\n' && c != '\t')
}

fn push_block(to: &mut String, text: &str, indentation: &str) {
    let rest = text.trim_end_matches('\n');
    to.push_str(match text.len() - rest.len() {
        0 => "|-",
        1 => "|",
        _ => "|+",
    });
    let lines = text.strip_suffix('\n').unwrap_or(text);
    for line in lines.split('\n') {
        to.push('\n');
        if !line.is_empty() {
            to.push_str(indentation);
            to.push_str("  ");
            to.push_str(line);
        }
    }
}

/// Writes a text on one line.
fn push_text(to: &mut String, text: &str) {
    if is_plain(text) {
        return to.push_str(text);
    }
    to.push('"');
    for c in text.chars() {
        match c {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\n' => to.push_str("\\n"),
            '\t' => to.push_str("\\t"),
            '\r' => to.push_str("\\r"),
            c if is_unprintable(c) => to.push_str(&match u32::from(c) {
                code @ ..=0xffff => format!("\\u{code:04X}"),
                code => format!("\\U{code:08X}"),
            }),
            c => to.push(c),
        }
    }
    to.push('"');
}

/// Whether no reader, of YAML 1.1 neither, takes the text for anything else.
fn is_plain(text: &str) -> bool {
    let words = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
    ];
    text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(' ')
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || " _-./()'".contains(c))
        && !words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a character may not stand in YAML, or not reach a terminal.
fn is_unprintable(c: char) -> bool {
    is_unsafe(c) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that a reader could take for something else, or not take at all.
    const TEXTS: [&str; 62] = [
        "",
        " ",
        "no",
        "No",
        "NO",
        "y",
        "on",
        "off",
        "true",
        "False",
        "null",
        "Null",
        "~",
        "nan",
        ".nan",
        ".inf",
        "-.INF",
        "1e3",
        "1_000",
        "0x1f",
        "0o17",
        "017",
        "1:30",
        "1.",
        "+1",
        "-0",
        "2026-11-26",
        "2026-11-26T09:00:00Z",
        "2026-11-26 09:00",
        "-",
        "- a",
        "---",
        "...",
        "?",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "a#",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "'a'",
        "\"a\"",
        "{a}",
        "[a]",
        "a, b",
        "<<",
        "=",
        " a",
        "a ",
        "a\tb",
        "\ta",
        "é ü",
        "日本",
        "👩‍💻",
    ];

    /// The same of several lines.
    const LINES: [&str; 24] = [
        "a\nb",
        "a\nb\n",
        "a\nb\n\n",
        "a\n\n\n\n",
        "\n",
        "\n\n",
        "\na",
        " a\nb",
        "\ta\nb",
        "a\n b",
        "a\n\tb\n",
        "a\n   \nb",
        "a\n \n",
        "a \nb ",
        "a\r\nb",
        "a\rb",
        "- a\n- b",
        "# a\nb: c\n",
        "---\na\n...\n",
        "a\u{85}b\nc",
        "a\u{2028}b\nc\u{2029}",
        "a\u{1b}[31m\nb",
        "\u{feff}a\nb",
        "\u{0}\u{7f}\u{9b}\u{202e}\u{fffe}\u{ffff}\u{e0041}\n",
    ];

    #[test]
    fn every_text_comes_back_as_it_was() {
        let texts: Vec<&str> = TEXTS.into_iter().chain(LINES).collect();
        let mut written = Vec::new();
        let mut list = Yaml::default();
        for text in &texts {
            let words = vec![(*text).to_owned(), "z".to_owned()];
            let values = vec![(*text).into(), Value::Words(words), (*text).into()];
            list.row(&["a", "no", "c"], values, &mut written).unwrap();
        }
        list.end(&mut written).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(
            !written.contains(|c| is_unprintable(c) && c != '\n' && c != '\t'),
            "{written:?}"
        );
        let read: Vec<serde_json::Value> = serde_saphyr::from_str(&written).unwrap();
        let same = |text: &&str| serde_json::json!({"a": text, "no": [text, "z"], "c": text});
        for (read, text) in read.iter().zip(&texts) {
            assert_eq!(*read, same(text));
        }
        assert_eq!(read.len(), texts.len());
    }

    #[test]
    fn any_text_of_such_pieces_comes_back() {
        let pieces: Vec<&str> = TEXTS
            .into_iter()
            .chain(LINES)
            .chain(["\n", "\n\n", "  "])
            .collect();
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..2_000 {
            let text: String = (0..random.usize(1..6))
                .map(|_| *random.choice(&pieces).unwrap())
                .collect();
            let mut written = Vec::new();
            object(
                &["a", "b"],
                &[text.as_str().into(), Value::Null],
                &mut written,
            )
            .unwrap();
            let written = String::from_utf8(written).unwrap();
            let read: serde_json::Value = serde_saphyr::from_str(&written)
                .unwrap_or_else(|error| panic!("{error}: {text:?} in {written:?}"));
            assert_eq!(
                read,
                serde_json::json!({"a": text, "b": null}),
                "{written:?}"
            );
        }
    }

    #[test]
    fn what_is_plain_or_a_block_is_pleasant_to_read() {
        let values = [
            Value::Id(7),
            "Hello world".into(),
            "One\n\nTwo\n".into(),
            Value::Words(vec!["a".to_owned(), "b c".to_owned(), "no".to_owned()]),
        ];
        let mut written = Vec::new();
        object(&["id", "title", "body", "tags"], &values, &mut written).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "id: 7\ntitle: Hello world\nbody: |\n  One\n\n  Two\ntags: [a, b c, \"no\"]\n"
        );
    }
}
