//! Rows as YAML 1.2: a list of mappings, or one mapping. Strings that a YAML 1.1 reader
//! takes for another type are quoted. <https://yaml.org/spec/1.2.2/>

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_saphyr::{DoubleQuoted, FlowSeq};

use super::RowFormat;
use super::json::Object;
use super::safe::is_unsafe;
use crate::record::Value;

/// A list, with an item for each row.
#[derive(Default)]
pub(super) struct Yaml {
    begun: bool,
}

impl RowFormat for Yaml {
    fn header(&mut self, _: &[&str], _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, names: &[&str], values: Vec<Value>, to: &mut dyn Write) -> io::Result<()> {
        self.begun = true;
        write_yaml(&[mapping(names, &values)], to)
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(if self.begun { b"" } else { b"[]\n" })
    }
}

/// Writes the fields as one mapping.
pub(super) fn object(names: &[&str], values: &[Value], to: &mut dyn Write) -> io::Result<()> {
    write_yaml(&mapping(names, values), to)
}

/// Writes an object with nested values as one mapping.
pub(super) fn document(object: &impl Serialize, to: &mut dyn Write) -> io::Result<()> {
    write_yaml(object, to)
}

fn mapping<'a>(names: &'a [&str], values: &'a [Value]) -> Object<'a, Node<'a>> {
    Object {
        names,
        values: values.iter().map(Node).collect(),
    }
}

fn write_yaml(value: &impl Serialize, to: &mut dyn Write) -> io::Result<()> {
    // Long lines are not folded.
    let options = serde_saphyr::ser_options! { folded_wrap_chars: usize::MAX };
    let text = serde_saphyr::to_string_with_options(value, options).map_err(io::Error::other)?;
    if !text.contains(must_be_escaped) {
        return to.write_all(text.as_bytes());
    }
    for c in text.chars() {
        match u32::from(c) {
            _ if !must_be_escaped(c) => write!(to, "{c}")?,
            code @ ..=0xffff => write!(to, "\\u{code:04X}")?,
            code => write!(to, "\\U{code:08X}")?,
        }
    }
    Ok(())
}

/// Whether a terminal would interpret the character. Strings that contain one are
/// double-quoted, where it can be escaped.
fn must_be_escaped(c: char) -> bool {
    is_unsafe(c) && c != '\n' && c != '\t'
}

/// A value as a node of YAML: lists on one line, strings of several lines as blocks.
struct Node<'a>(&'a Value);

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) | Value::Marked(text, _) | Value::Linked(text, _) => {
                Scalar(text).serialize(serializer)
            }
            Value::Words(words) => {
                let words: Vec<Scalar> = words.iter().map(|word| Scalar(word)).collect();
                FlowSeq(words).serialize(serializer)
            }
            Value::Ids(ids) => FlowSeq(ids).serialize(serializer),
            value => value.serialize(serializer),
        }
    }
}

struct Scalar<'a>(&'a str);

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.contains(must_be_escaped) {
            true => DoubleQuoted(self.0).serialize(serializer),
            false => self.0.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Strings that a YAML reader could misread or reject.
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

    /// The same for multi-line strings.
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
            !written.contains(|c| must_be_escaped(c) || matches!(c, '\u{fffe}' | '\u{ffff}')),
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
