//! The formats of results.

use super::Escape;

/// The format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// Tab-separated values.
    Tsv,
    /// Comma-separated values.
    Csv,
    /// JSON: an array or one object.
    Json,
    /// JSON, one object a line.
    JsonLines,
    /// YAML: a list or one mapping.
    Yaml,
    /// Ids alone, one a line.
    Ids,
    /// A template given by the user, filled with each record.
    Template,
}

impl Format {
    /// The format of this name, except for templates.
    pub fn named(name: &str) -> Option<Format> {
        Some(match name {
            "table" => Format::Table,
            "tsv" => Format::Tsv,
            "csv" => Format::Csv,
            "json" => Format::Json,
            "jsonl" => Format::JsonLines,
            "yaml" => Format::Yaml,
            "ids" => Format::Ids,
            _ => return None,
        })
    }

    /// Whether the format is for people.
    pub fn is_for_people(self) -> bool {
        self == Format::Table
    }

    /// Whether it is one of the JSON formats.
    pub fn is_json(self) -> bool {
        matches!(self, Format::Json | Format::JsonLines)
    }

    /// The escapes that make it safe for a terminal. Tables escape their own cells.
    pub(super) fn escape(self) -> Escape {
        match self {
            Format::Table => Escape::Styled,
            Format::Json | Format::JsonLines => Escape::Json,
            _ => Escape::Marks,
        }
    }

    /// Whether a record is an object, which can be nested.
    pub fn has_objects(self) -> bool {
        self.is_json() || self == Format::Yaml
    }
}
