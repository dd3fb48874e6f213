//! The schema of the JSON output of a command.

use std::collections::HashSet;

use super::{Field, FieldInfo, Shape};

/// The JSON that a command writes.
#[derive(Debug, Clone)]
pub enum OutputSchema {
    /// Nothing: the result is the exit code.
    Nothing,
    /// Not JSON in any format; the text describes it.
    Other(&'static str),
    /// An object.
    One(Vec<Property>),
    /// An array of objects.
    Many(Vec<Property>),
    /// An array of objects whose fields depend on the request; the text describes them.
    Rows(&'static str),
    /// One of these, depending on the arguments.
    Any(Vec<OutputSchema>),
}

/// A property of an object.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// What it is.
    pub info: FieldInfo,
    /// When it is present.
    pub presence: Presence,
}

/// When a property is present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always, unless `--fields` selects others.
    Always,
    /// By default; an option omits it.
    Usually,
    /// If `--fields` selects it.
    OnRequest,
}

impl OutputSchema {
    /// One record.
    pub fn one<T>(fields: &[Field<T>]) -> Self {
        OutputSchema::One(parts(fields, Shape::Record))
    }

    /// A list of records.
    pub fn many<T>(fields: &[Field<T>]) -> Self {
        OutputSchema::Many(parts(fields, Shape::List))
    }

    /// A list of records with the fields of a single record.
    pub fn whole<T>(fields: &[Field<T>]) -> Self {
        OutputSchema::Many(parts(fields, Shape::Record))
    }

    /// A list of records with the fields of these names.
    pub fn chosen<T>(fields: &[Field<T>], names: &[&str]) -> Self {
        let mut parts = parts(fields, Shape::List);
        for part in &mut parts {
            part.presence = match names.contains(&part.info.name) {
                true => Presence::Always,
                false => Presence::OnRequest,
            };
        }
        OutputSchema::Many(parts)
    }

    /// An object with these parts.
    pub fn object(parts: Vec<FieldInfo>) -> Self {
        let part = |info| Property {
            info,
            presence: Presence::Always,
        };
        OutputSchema::One(parts.into_iter().map(part).collect())
    }

    /// The same objects with one more part, unless an option leaves it out.
    pub fn with(mut self, info: FieldInfo) -> Self {
        if let OutputSchema::One(parts) | OutputSchema::Many(parts) = &mut self {
            let presence = Presence::Usually;
            parts.push(Property { info, presence });
        }
        self
    }

    /// The names of the fields that are there without being asked for.
    pub fn names(&self) -> Vec<&'static str> {
        match self {
            OutputSchema::Nothing | OutputSchema::Other(_) | OutputSchema::Rows(_) => Vec::new(),
            OutputSchema::One(parts) | OutputSchema::Many(parts) => parts
                .iter()
                .filter(|part| part.presence != Presence::OnRequest)
                .map(|part| part.info.name)
                .collect(),
            OutputSchema::Any(answers) => {
                answers.first().map(OutputSchema::names).unwrap_or_default()
            }
        }
    }

    /// Whether a field has this name or alias, and can be asked for.
    pub fn has(&self, name: &str) -> bool {
        match self {
            OutputSchema::Nothing | OutputSchema::Other(_) | OutputSchema::Rows(_) => false,
            OutputSchema::One(parts) | OutputSchema::Many(parts) => parts.iter().any(|part| {
                let is_it = part.info.name == name || part.info.aliases.contains(&name);
                is_it && part.presence != Presence::Usually
            }),
            OutputSchema::Any(answers) => answers.iter().any(|answer| answer.has(name)),
        }
    }

    /// The names of all the fields that can be asked for.
    pub fn known(&self) -> Vec<&'static str> {
        self.fields().iter().map(|field| field.name).collect()
    }

    /// All the fields that can be asked for, each once.
    pub fn fields(&self) -> Vec<FieldInfo> {
        match self {
            OutputSchema::Nothing | OutputSchema::Other(_) | OutputSchema::Rows(_) => Vec::new(),
            OutputSchema::One(parts) | OutputSchema::Many(parts) => {
                let parts = parts.iter();
                let parts = parts.filter(|part| part.presence != Presence::Usually);
                parts.map(|part| part.info).collect()
            }
            OutputSchema::Any(answers) => {
                let mut seen = HashSet::new();
                let fields = answers.iter().flat_map(OutputSchema::fields);
                fields.filter(|field| seen.insert(field.name)).collect()
            }
        }
    }
}

fn parts<T>(fields: &[Field<T>], shape: Shape) -> Vec<Property> {
    let most = shape.visibility();
    let part = |field: &Field<T>| Property {
        info: field.info,
        presence: if field.visibility <= most {
            Presence::Always
        } else {
            Presence::OnRequest
        },
    };
    fields.iter().map(part).collect()
}
