//! What a command writes, in words.

use textwrap::{Options, WordSplitter, WrapAlgorithm};

use super::{About, Answer, Kind, Part, Presence};

/// The narrowest column in which is told what a field tells.
const NARROW: usize = 24;

/// A line about a field: its name, what it is, and what it tells.
type Line = [String; 3];

impl Answer {
    /// What it is, with what each field tells. Fields that are there only if they are
    /// asked for come last, if the command `takes_fields`.
    pub fn described(&self, takes_fields: bool, width: usize) -> String {
        match self {
            Answer::Nothing => "Nothing: the exit code tells.\n".to_owned(),
            Answer::Other(what) | Answer::Rows(what) => format!("{what}\n"),
            Answer::One(parts) => format!("One object:\n{}", list(parts, takes_fields, width)),
            Answer::Many(parts) => {
                format!("A list of objects:\n{}", list(parts, takes_fields, width))
            }
            Answer::Any(answers) => {
                let texts = answers.iter().enumerate().map(|(at, answer)| {
                    let described = answers.iter().take(at).flat_map(Answer::names);
                    let described: Vec<&str> = described.collect();
                    let names = answer.names();
                    if !names.iter().all(|name| described.contains(name)) {
                        return answer.described(takes_fields, width);
                    }
                    let what = match answer {
                        Answer::Many(_) => "A list of objects with",
                        _ => "One object with",
                    };
                    fill(&format!("{what} {}", names.join(", ")), "", "", width)
                });
                texts.collect::<Vec<_>>().join("or\n")
            }
        }
    }

    /// The names of the fields that are there without being asked for.
    pub fn names(&self) -> Vec<&'static str> {
        match self {
            Answer::Nothing | Answer::Other(_) | Answer::Rows(_) => Vec::new(),
            Answer::One(parts) | Answer::Many(parts) => parts
                .iter()
                .filter(|part| part.presence != Presence::Asked)
                .map(|part| part.about.name)
                .collect(),
            Answer::Any(answers) => answers.first().map(Answer::names).unwrap_or_default(),
        }
    }

    /// The names of all the fields that can be asked for.
    pub fn known(&self) -> Vec<&'static str> {
        match self {
            Answer::Nothing | Answer::Other(_) | Answer::Rows(_) => Vec::new(),
            Answer::One(parts) | Answer::Many(parts) => {
                parts.iter().map(|part| part.about.name).collect()
            }
            Answer::Any(answers) => answers.iter().flat_map(Answer::known).collect(),
        }
    }
}

fn list(parts: &[Part], takes_fields: bool, width: usize) -> String {
    let (asked, usual): (Vec<&Part>, Vec<&Part>) = parts
        .iter()
        .partition(|part| part.presence == Presence::Asked);
    let lines = |parts: Vec<&Part>| {
        let mut lines = Vec::new();
        parts
            .iter()
            .for_each(|part| add(&mut lines, &part.about, ""));
        lines
    };
    let mut text = columns(lines(usual), width);
    if takes_fields && !asked.is_empty() {
        text.push_str("With --fields also:\n");
        text.push_str(&columns(lines(asked), width));
    }
    text
}

/// Adds a line about a part, and those about what is in it.
fn add(lines: &mut Vec<Line>, about: &About, within: &str) {
    let name = format!("{within}{}", about.name);
    let doc = match about.kind.words() {
        Some(words) => format!("{}: {}", about.doc, words.join(", ")),
        None => about.doc.to_owned(),
    };
    lines.push([name.clone(), about.kind.to_string(), doc]);
    let (parts, within) = match about.kind {
        Kind::Object(parts) => (parts(), format!("{name}.")),
        Kind::List(Kind::Object(parts)) => (parts(), format!("{name}[].")),
        _ => return,
    };
    for part in parts {
        add(lines, &part, &within);
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
