//! The formats that can be imported, and the reader of each.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::input::Input;
use crate::import::{Item, Place, What, comments, ghost, jsonl, markdown, remark42};
use crate::model::time::Clock;
use crate::store::foreign::{self, Foreign};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comments in isso's generic JSON.
    Comments,
    /// An export of Ghost.
    Ghost,
    /// The database of isso.
    Isso,
    /// Our own.
    JsonLines,
    /// A folder of Markdown files.
    Markdown,
    /// A backup of remark42.
    Remark42,
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
            Format::Comments => "comments",
            Format::Ghost => "ghost",
            Format::Isso => "isso",
            Format::JsonLines => "jsonl",
            Format::Markdown => "markdown",
            Format::Remark42 => "remark42",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::Comments => {
                "Comments in isso's generic JSON, as `blog export comments` writes it"
            }
            Format::Ghost => "An export of Ghost 0.x to 5.x (JSON)",
            Format::Isso => "The database of isso (SQLite); it is only read",
            Format::JsonLines => "What `blog export jsonl` writes",
            Format::Markdown => "A folder of Hugo, Jekyll, Zola, Eleventy or Pelican",
            Format::Remark42 => "A backup of remark42 (unpacked JSON)",
        }
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        match self {
            Format::Markdown => true,
            Format::Comments
            | Format::Ghost
            | Format::Isso
            | Format::JsonLines
            | Format::Remark42 => false,
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
            Format::Comments => comments::read(|| input.reader(), each),
            Format::Ghost => ghost::read(|| input.reader(), each),
            Format::Isso => isso(input, each),
            Format::JsonLines => jsonl::read(input.reader()?, each),
            Format::Markdown => markdown::read(input.path(), reading.clock, each),
            Format::Remark42 => remark42::read(|| input.reader(), each),
        }
    }
}

fn isso(input: &mut Input, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
    let place = Place::default();
    foreign::isso(&input.on_disk()?, |found| {
        each(place.item(match found {
            Foreign::Comment(comment) => What::Comment(comment),
            Foreign::Deleted => What::LeftOut("comment", "in the trash"),
            Foreign::Noticed(what) => What::Noticed(what.to_owned()),
            Foreign::Broken(reason) => What::Broken(reason),
        }))
    })
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Format::Comments,
            Format::Ghost,
            Format::Isso,
            Format::JsonLines,
            Format::Markdown,
            Format::Remark42,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
