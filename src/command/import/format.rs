//! The import formats and their readers.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::input::{Input, Takes};
use crate::command::shared::text::unreadable;
use crate::failure::Failure;
use crate::import::markdown::Generator;
use crate::import::uploads::Uploads;
use crate::import::{
    Item, Location, ReadError, What, blogger, commento, comments, disqus, feed, ghost, giscus,
    jsonl, markdown, medium, mtif, remark42, staticman, substack, wxr,
};
use crate::model::time::Clock;
use crate::store::foreign::{self, Foreign};

// A format. The doc comments are the help of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The export of a blog on Blogger (Atom)
    Blogger,
    /// The comments that Commento or Comentario exports (JSON)
    Commento,
    /// Comments in isso's generic JSON, as `blog export comments` writes it
    Comments,
    /// The comments that Disqus exports (XML)
    Disqus,
    /// An RSS, Atom or JSON feed, for sites without an export
    Feed,
    /// The export of Ghost 0.x to 5.x (JSON)
    Ghost,
    /// The comments of giscus or utterances: discussions or issues of GitHub (JSON)
    Giscus,
    /// The database of isso (SQLite); it is only read
    Isso,
    /// What `blog export jsonl` writes
    #[value(name = "jsonl")]
    JsonLines,
    /// A folder of Hugo, Jekyll, Zola, Pelican, Eleventy, Hexo or Nikola, or single files
    Markdown,
    /// The export of Medium: a zip, or the folder in it
    Medium,
    /// The import format of Movable Type, which TypePad exports, too (text)
    Mtif,
    /// A backup of remark42 (unpacked JSON)
    Remark42,
    /// The comments of Staticman: a folder with a folder per post
    Staticman,
    /// The export of Substack: a zip, or the folder in it
    Substack,
    /// The export of WordPress (WXR 1.0 to 1.2)
    Wxr,
}

/// The options of the readers.
pub(crate) struct Reading<'a> {
    /// Whether to skip pingbacks and trackbacks.
    pub skips_pingbacks: bool,
    /// The folder of uploaded files, and the maximum size of one, in bytes.
    pub media: Option<(&'a Path, u64)>,
    /// The generator of a folder of files.
    pub from: Option<Generator>,
    /// The clock for times without a zone.
    pub clock: &'a Clock,
}

impl Reading<'_> {
    fn of_markdown(&self) -> markdown::Options {
        markdown::Options {
            from: self.from,
            takes_files: true,
        }
    }
}

impl Format {
    /// The name on the command line.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether an invalid record never keeps the others from being imported: in a folder
    /// or the export of a whole blog.
    pub(super) fn keeps_going(self) -> bool {
        matches!(
            self,
            Format::Blogger
                | Format::Feed
                | Format::Ghost
                | Format::Markdown
                | Format::Medium
                | Format::Mtif
                | Format::Substack
                | Format::Wxr
        )
    }

    /// Opens an input of this format.
    pub(crate) fn open(self, path: &Path) -> Result<Input> {
        Input::open(path, &self.name(), self.takes())
    }

    /// What it reads.
    fn takes(self) -> Takes {
        match self {
            Format::Markdown => Takes::Folder,
            Format::Medium | Format::Staticman | Format::Substack => Takes::Archive,
            _ => Takes::File,
        }
    }

    /// Opens the inputs of the command line: one, or several Markdown files.
    pub(crate) fn open_all(self, paths: &[PathBuf]) -> Result<Input> {
        match paths {
            [path] if self != Format::Markdown || !path.is_file() => self.open(path),
            _ if self == Format::Markdown => Input::of_files(paths),
            _ => Err(
                Failure::usage(format!("{} is one file at a time", self.name()))
                    .hint("import one after the other; only markdown takes several files")
                    .into(),
            ),
        }
    }

    /// Reads an input of this format, and takes in the uploaded files that it refers to.
    pub(crate) fn read(
        self,
        input: &mut Input,
        reading: &Reading<'_>,
        each: &mut dyn FnMut(Item) -> Result<()>,
    ) -> Result<()> {
        let Some((folder, limit)) = reading.media else {
            return self.read_records(input, reading, each);
        };
        let mut uploads = Uploads::open(folder, limit).map_err(|error| match error {
            ReadError::Io(error) => unreadable(folder, &error).into(),
            error => anyhow::Error::from(error),
        })?;
        if self == Format::Wxr {
            wxr::attachments::<_, anyhow::Error>(input.reader()?, &mut uploads)?;
        }
        self.read_records(input, reading, &mut |item| uploads.take(item, each))?;
        uploads.end(&Location::default(), each)
    }

    fn read_records(
        self,
        input: &mut Input,
        reading: &Reading<'_>,
        each: &mut dyn FnMut(Item) -> Result<()>,
    ) -> Result<()> {
        match self {
            Format::Blogger => blogger::read(|| input.reader(), each),
            Format::Commento => commento::read(|| input.reader(), each),
            Format::Comments => comments::read(|| input.reader(), each),
            Format::Disqus => disqus::read(|| input.reader(), each),
            Format::Feed => feed::read(|| input.reader(), reading.clock, each),
            Format::Ghost => ghost::read(|| input.reader(), each),
            Format::Giscus => giscus::read(|| input.reader(), each),
            Format::Isso => isso(input, each),
            Format::JsonLines => jsonl::read(input.reader()?, each),
            Format::Markdown if !input.files().is_empty() => markdown::read_files(
                input.path(),
                input.files(),
                reading.of_markdown(),
                reading.clock,
                each,
            ),
            Format::Markdown => {
                markdown::read(input.path(), reading.of_markdown(), reading.clock, each)
            }
            Format::Medium => medium::read(&mut input.archive()?, each),
            Format::Mtif => mtif::read(
                || input.reader(),
                reading.clock,
                reading.skips_pingbacks,
                each,
            ),
            Format::Remark42 => remark42::read(|| input.reader(), each),
            Format::Staticman => staticman::read(&mut input.archive()?, each),
            Format::Substack => substack::read(&mut input.archive()?, each),
            Format::Wxr => {
                let options = wxr::Options {
                    skips_pingbacks: reading.skips_pingbacks,
                    zone: reading.clock.shown_zone(),
                };
                wxr::read(|| input.reader(), &options, each)
            }
        }
    }
}

fn isso(input: &mut Input, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
    let place = Location::default();
    foreign::isso(&input.on_disk()?, |found| {
        let what = match found {
            Foreign::Comment(comment) => What::Comment(comment),
            Foreign::Deleted => What::Skipped("comment", "in the trash"),
            Foreign::Empty(name) => {
                let what = "a comment without text was left out";
                each(place.item(What::Notice(what, name)))?;
                What::Skipped("comment", "it has no text")
            }
            Foreign::Noticed(what) => What::Warning(what.to_owned()),
            Foreign::Broken(reason) => What::Malformed(reason),
        };
        each(place.item(what))
    })
}

impl ValueEnum for Generator {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Generator::Eleventy,
            Generator::Hexo,
            Generator::Hugo,
            Generator::Jekyll,
            Generator::Nikola,
            Generator::Pelican,
            Generator::Zola,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Generator::Eleventy => ("eleventy", "Eleventy: /folder/file/"),
            Generator::Hexo => ("hexo", "Hexo: /year/month/day/file/, or its permalink"),
            Generator::Hugo => ("hugo", "Hugo: /section/file/, or its permalinks"),
            Generator::Jekyll => ("jekyll", "Jekyll: /categories/year/month/day/file.html"),
            Generator::Nikola => ("nikola", "Nikola: /posts/slug/"),
            Generator::Pelican => ("pelican", "Pelican: /slug.html, or its ARTICLE_URL"),
            Generator::Zola => ("zola", "Zola: /section/slug/, or the path"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}
