//! The formats that can be imported, and the reader of each.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::input::Input;
use crate::import::{Item, blogger, disqus, jsonl, wxr};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The export of Blogger.
    Blogger,
    /// The export of Disqus.
    Disqus,
    /// Our own.
    JsonLines,
    /// The export of WordPress.
    Wxr,
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
            Format::Blogger => "blogger",
            Format::Disqus => "disqus",
            Format::JsonLines => "jsonl",
            Format::Wxr => "wxr",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::Blogger => "The export of a blog on Blogger (Atom)",
            Format::Disqus => "The comments that Disqus exports (XML)",
            Format::JsonLines => "What `blog export jsonl` writes",
            Format::Wxr => "The export of WordPress (WXR 1.0 to 1.2)",
        }
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        match self {
            Format::Blogger | Format::Disqus | Format::JsonLines | Format::Wxr => false,
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
            Format::Blogger => blogger::read(|| input.reader(), each),
            Format::Disqus => disqus::read(|| input.reader(), each),
            Format::JsonLines => jsonl::read(input.reader()?, each),
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

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Format::Blogger,
            Format::Disqus,
            Format::JsonLines,
            Format::Wxr,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
