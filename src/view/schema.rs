//! Output schemas in words.

use textwrap::{Options, WordSplitter, WrapAlgorithm};

use crate::record::{FieldInfo, FieldType, OutputSchema, Presence, Property};

/// The minimum width of the description column.
const NARROW: usize = 24;

/// A line about a field: name, type and description.
type Line = [String; 3];

impl OutputSchema {
    /// The schema with a description of each field. Fields that appear only on request
    /// come last, if the command `takes_fields`.
    pub fn described(&self, takes_fields: bool, width: usize) -> String {
        match self {
            OutputSchema::Nothing => "Nothing: the exit code tells.\n".to_owned(),
            OutputSchema::Other(what) | OutputSchema::Rows(what) => format!("{what}\n"),
            OutputSchema::One(parts) => {
                format!("One object:\n{}", list(parts, takes_fields, width))
            }
            OutputSchema::Many(parts) => {
                format!("A list of objects:\n{}", list(parts, takes_fields, width))
            }
            OutputSchema::Any(answers) => {
                let texts = answers.iter().enumerate().map(|(at, answer)| {
                    let described = answers.iter().take(at).flat_map(OutputSchema::names);
                    let described: Vec<&str> = described.collect();
                    let names = answer.names();
                    if !names.iter().all(|name| described.contains(name)) {
                        return answer.described(takes_fields, width);
                    }
                    let what = match answer {
                        OutputSchema::Many(_) => "A list of objects with",
                        _ => "One object with",
                    };
                    fill(&format!("{what} {}", names.join(", ")), "", "", width)
                });
                texts.collect::<Vec<_>>().join("or\n")
            }
        }
    }
}

fn list(parts: &[Property], takes_fields: bool, width: usize) -> String {
    let (asked, usual): (Vec<&Property>, Vec<&Property>) = parts
        .iter()
        .partition(|part| part.presence == Presence::OnRequest);
    let lines = |parts: Vec<&Property>| {
        let mut lines = Vec::new();
        parts
            .iter()
            .for_each(|part| add(&mut lines, &part.info, "", takes_fields));
        lines
    };
    let mut text = columns(lines(usual), width);
    if takes_fields && !asked.is_empty() {
        text.push_str("With --fields also:\n");
        text.push_str(&columns(lines(asked), width));
    }
    text
}

/// Adds a line about a field, with its aliases if the command `takes_fields`, and about its
/// nested fields.
fn add(lines: &mut Vec<Line>, info: &FieldInfo, within: &str, takes_fields: bool) {
    let name = format!("{within}{}", info.name);
    let mut doc = match info.kind.words() {
        Some(words) => format!("{}: {}", info.doc, words.join(", ")),
        None => info.doc.to_owned(),
    };
    if takes_fields && !info.aliases.is_empty() {
        doc.push_str(&format!("; also {}", info.aliases.join(", ")));
    }
    lines.push([name.clone(), info.kind.to_string(), doc]);
    let (parts, within) = match info.kind {
        FieldType::Object(parts) => (parts(), format!("{name}.")),
        FieldType::List(FieldType::Object(parts)) => (parts(), format!("{name}[].")),
        _ => return,
    };
    for part in parts {
        add(lines, &part, &within, false);
    }
}

fn columns(lines: Vec<Line>, width: usize) -> String {
    let widest = |column: fn(&Line) -> &String| {
        let widths = lines.iter().map(|line| column(line).len());
        widths.max().unwrap_or(0)
    };
    let (names, kinds) = (widest(|[name, ..]| name), widest(|[_, kind, _]| kind));
    let indent = names + kinds + 6;
    let lines = lines.iter().map(|[name, kind, doc]| {
        if indent + NARROW > width {
            let heading = format!("  {name} ({kind})\n");
            return heading + &fill(doc, "      ", "      ", width);
        }
        let lead = format!("  {name:<names$}  {kind:<kinds$}  ");
        fill(doc, &lead, &" ".repeat(indent), width)
    });
    lines.collect()
}

fn fill(text: &str, first: &str, others: &str, width: usize) -> String {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options) + "\n"
}
