//! The formats that can be imported, and the reader of each.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::input::Input;
use crate::import::{Item, jsonl, markdown};
use crate::model::time::Clock;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own.
    JsonLines,
    /// A folder of Markdown files.
    Markdown,
}

/// How to read, as far as the formats differ in that.
pub struct Reading<'a> {
    /// Whether pingbacks and trackbacks are left out.
    pub skips_pingbacks: bool,
    /// The folder of the media that posts link to.
    pub media: Option<&'a Path>,
    /// The clock of times without a zone.
    pub clock: &'a Clock,
}

impl Format {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::JsonLines => "jsonl",
            Format::Markdown => "markdown",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::JsonLines => "What `blog export jsonl` writes",
            Format::Markdown => "A folder of Hugo, Jekyll, Zola, Eleventy or Pelican",
        }
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        match self {
            Format::JsonLines => false,
            Format::Markdown => true,
        }
    }

    /// Reads an input of this format.
    pub fn read(
        self,
        input: &mut Input,
        reading: &Reading<'_>,
        each: &mut dyn FnMut(Item) -> Result<()>,
    ) -> Result<()> {
        match self {
            Format::JsonLines => jsonl::read(input.reader()?, each),
            Format::Markdown => markdown::read(input.path(), reading.clock, each),
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Format::JsonLines, Format::Markdown]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
