//! The formats that can be imported, and the reader of each.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::input::Input;
use crate::import::{
    Item, Place, What, blogger, comments, disqus, ghost, jsonl, markdown, remark42, wxr,
};
use crate::model::time::Clock;
use crate::store::foreign::{self, Foreign};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The export of Blogger.
    Blogger,
    /// Comments in isso's generic JSON.
    Comments,
    /// The export of Disqus.
    Disqus,
    /// The export of Ghost.
    Ghost,
    /// The database of isso.
    Isso,
    /// Our own.
    JsonLines,
    /// A folder of Markdown files.
    Markdown,
    /// A backup of remark42.
    Remark42,
    /// The export of WordPress.
    Wxr,
}

/// All formats, with the name of each on the command line and what it is.
const FORMATS: [(Format, &str, &str); 9] = [
    (
        Format::Blogger,
        "blogger",
        "The export of a blog on Blogger (Atom)",
    ),
    (
        Format::Comments,
        "comments",
        "Comments in isso's generic JSON, as `blog export comments` writes it",
    ),
    (
        Format::Disqus,
        "disqus",
        "The comments that Disqus exports (XML)",
    ),
    (
        Format::Ghost,
        "ghost",
        "The export of Ghost 0.x to 5.x (JSON)",
    ),
    (
        Format::Isso,
        "isso",
        "The database of isso (SQLite); it is only read",
    ),
    (
        Format::JsonLines,
        "jsonl",
        "What `blog export jsonl` writes",
    ),
    (
        Format::Markdown,
        "markdown",
        "A folder of Hugo, Jekyll, Zola, Eleventy or Pelican",
    ),
    (
        Format::Remark42,
        "remark42",
        "A backup of remark42 (unpacked JSON)",
    ),
    (
        Format::Wxr,
        "wxr",
        "The export of WordPress (WXR 1.0 to 1.2)",
    ),
];

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
        let found = FORMATS.iter().find(|(format, _, _)| *format == self);
        found.map_or("", |(_, name, _)| name)
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        self == Format::Markdown
    }

    /// Reads an input of this format.
    pub fn read(
        self,
        input: &mut Input,
        reading: &Reading<'_>,
        each: &mut dyn FnMut(Item) -> Result<()>,
    ) -> Result<()> {
        match self {
            Format::Blogger => blogger::read(|| input.reader(), each),
            Format::Comments => comments::read(|| input.reader(), each),
            Format::Disqus => disqus::read(|| input.reader(), each),
            Format::Ghost => ghost::read(|| input.reader(), each),
            Format::Isso => isso(input, each),
            Format::JsonLines => jsonl::read(input.reader()?, each),
            Format::Markdown => markdown::read(input.path(), reading.clock, each),
            Format::Remark42 => remark42::read(|| input.reader(), each),
            Format::Wxr => {
                let options = wxr::Options {
                    skips_pingbacks: reading.skips_pingbacks,
                    media: reading.media,
                };
                wxr::read(|| input.reader(), &options, each)
            }
        }
    }
}

fn isso(input: &mut Input, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
    let place = Place::default();
    foreign::isso(&input.on_disk()?, |found| {
        each(place.item(match found {
            Foreign::Comment(comment) => What::Comment(comment),
            Foreign::Deleted => What::Skipped("comment", "in the trash"),
            Foreign::Noticed(what) => What::Warning(what.to_owned()),
            Foreign::Broken(reason) => What::Malformed(reason),
        }))
    })
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Format::Blogger,
            Format::Comments,
            Format::Disqus,
            Format::Ghost,
            Format::Isso,
            Format::JsonLines,
            Format::Markdown,
            Format::Remark42,
            Format::Wxr,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (_, name, about) = FORMATS.iter().find(|(format, _, _)| format == self)?;
        Some(PossibleValue::new(*name).help(*about))
    }
}
