//! The formats that can be imported, and the reader of each.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::input::Input;
use crate::import::{Item, jsonl};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own.
    JsonLines,
}

/// How to read, as far as the formats differ in that.
pub struct Reading<'a> {
    /// Whether pingbacks and trackbacks are left out.
    pub skips_pingbacks: bool,
    /// The folder of the media that posts link to.
    pub media: Option<&'a Path>,
}

impl Format {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::JsonLines => "jsonl",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::JsonLines => "What `blog export jsonl` writes",
        }
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        match self {
            Format::JsonLines => false,
        }
    }

    /// Reads an input of this format.
    pub fn read(
        self,
        input: &mut Input,
        _reading: &Reading<'_>,
        each: &mut dyn FnMut(Item) -> Result<()>,
    ) -> Result<()> {
        match self {
            Format::JsonLines => jsonl::read(input.reader()?, each),
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Format::JsonLines]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
