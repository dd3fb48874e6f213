//! What a command writes for programs, described.

mod about;
mod schema;
mod words;

pub use self::about::{About, Kind, about};
use super::{Field, Shape, Shown};

/// What a command writes as JSON.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Nothing; its exit code tells.
    Nothing,
    /// No JSON, whatever the format, but this.
    Other(&'static str),
    /// An object.
    One(Vec<Part>),
    /// An array of objects.
    Many(Vec<Part>),
    /// An array of objects that depend on what was asked, as this tells.
    Rows(&'static str),
    /// Any of these, by what was asked.
    Any(Vec<Answer>),
}

/// A part of an object.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// What it is.
    pub about: About,
    /// When it is there.
    pub presence: Presence,
}

/// When a part is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always, unless `--fields` chooses.
    Always,
    /// Unless an option leaves it out.
    Usually,
    /// If `--fields` asks for it.
    Asked,
}

impl Answer {
    /// One record.
    pub fn one<T>(fields: &[Field<T>]) -> Self {
        Answer::One(parts(fields, Shape::Record))
    }

    /// A list of records.
    pub fn many<T>(fields: &[Field<T>]) -> Self {
        Answer::Many(parts(fields, Shape::List))
    }

    /// A list of records with the fields of these names.
    pub fn chosen<T>(fields: &[Field<T>], names: &[&str]) -> Self {
        let mut parts = parts(fields, Shape::List);
        for part in &mut parts {
            part.presence = match names.contains(&part.about.name) {
                true => Presence::Always,
                false => Presence::Asked,
            };
        }
        Answer::Many(parts)
    }

    /// A record of the one thing that is named, or a list of them.
    pub fn each<T>(fields: &[Field<T>]) -> Self {
        Answer::Any(vec![Answer::one(fields), Answer::many(fields)])
    }

    /// An object with these parts.
    pub fn object(parts: Vec<About>) -> Self {
        let part = |about| Part {
            about,
            presence: Presence::Always,
        };
        Answer::One(parts.into_iter().map(part).collect())
    }

    /// The same object with one more part, unless an option leaves it out.
    pub fn with(mut self, about: About) -> Self {
        if let Answer::One(parts) = &mut self {
            let presence = Presence::Usually;
            parts.push(Part { about, presence });
        }
        self
    }
}

fn parts<T>(fields: &[Field<T>], shape: Shape) -> Vec<Part> {
    let most = match shape {
        Shape::List => Shown::Data,
        Shape::Record => Shown::Record,
    };
    let part = |field: &Field<T>| Part {
        about: field.about,
        presence: if field.shown <= most {
            Presence::Always
        } else {
            Presence::Asked
        },
    };
    fields.iter().map(part).collect()
}
