//! The formats that can be exported, and the writer of each.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::{Chosen, Table};
use crate::command::import;
use crate::export::markdown::{self, Flavour};
use crate::export::wxr::Wxr;
use crate::export::{comments, csv, jsonl};
use crate::failure::Failure;
use crate::markup;
use crate::model::setting::{BASE_URL, BLOG_TITLE};
use crate::model::{CommentFilter, MediaFilter, OperationFilter, Withheld};
use crate::output::{Escape, WriteError};
use crate::publish::{Folder, Written};
use crate::store::{self, PostColumns, Reading};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Comments in isso's generic JSON.
    Comments,
    /// A table.
    Csv,
    /// Our own format.
    JsonLines,
    /// A folder of Markdown files.
    Markdown,
    /// A WordPress export.
    Wxr,
}

impl Format {
    /// The name on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Format::Comments => "comments",
            Format::Csv => "csv",
            Format::JsonLines => "jsonl",
            Format::Markdown => "markdown",
            Format::Wxr => "wxr",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::Comments => "Approved comments without emails, in isso's generic JSON",
            Format::Csv => "A table of the posts, or of their comments (--of comments)",
            Format::JsonLines => "Everything, an object a line: what `blog import jsonl` reads",
            Format::Markdown => "A folder that Hugo, Zola or Jekyll reads: see --for",
            Format::Wxr => "A WordPress export, which WordPress imports",
        }
    }

    /// Whether it is a folder.
    pub(super) fn is_folder(self) -> bool {
        match self {
            Format::Comments | Format::Csv | Format::JsonLines | Format::Wxr => false,
            Format::Markdown => true,
        }
    }

    /// The escapes that make it safe for a terminal.
    pub(super) fn escape(self) -> Escape {
        match self {
            Format::Comments | Format::JsonLines => Escape::Json,
            Format::Csv | Format::Markdown | Format::Wxr => Escape::Marks,
        }
    }

    /// The import format that can read it.
    pub(super) fn imported_as(self) -> Option<import::Format> {
        match self {
            Format::Comments | Format::Csv => None,
            Format::JsonLines => Some(import::Format::JsonLines),
            Format::Markdown => Some(import::Format::Markdown),
            Format::Wxr => Some(import::Format::Wxr),
        }
    }

    /// Writes a snapshot of the selection; returns the comments that were withheld.
    pub(super) fn write(
        self,
        store: Reading<'_>,
        chosen: &Chosen,
        to: &mut dyn Write,
    ) -> Result<Withheld> {
        store.snapshot(|| {
            match self {
                Format::Comments => return public_comments(store, chosen, to),
                Format::Csv => table(store, chosen, to)?,
                Format::JsonLines => json_lines(store, chosen, to)?,
                Format::Wxr => wxr(store, chosen, to)?,
                Format::Markdown => {
                    return Err(Failure::usage("markdown is a folder, not a stream").into());
                }
            }
            Ok(Withheld::default())
        })
    }
}

/// The result of a write, with the error type of the output layer.
fn sent<T>(written: io::Result<T>) -> Result<T> {
    Ok(written.map_err(WriteError::from)?)
}

fn public_comments(store: Reading<'_>, chosen: &Chosen, to: &mut dyn Write) -> Result<Withheld> {
    let mut threads = sent(comments::Threads::new(to))?;
    let public = store.public();
    let address = PostColumns {
        address: true,
        ..PostColumns::NONE
    };
    let withheld = public.each_post(&chosen.posts, address, |post| {
        public.each_comment(&post, |comment| sent(threads.comment(&post, &comment)))
    })?;
    sent(threads.end())?;
    Ok(withheld)
}

fn table(store: Reading<'_>, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
    match chosen.table {
        Table::Posts => {
            sent(csv::names(to, &csv::POST))?;
            store.posts().each(&chosen.posts, PostColumns::ALL, |post| {
                sent(csv::post(to, &post, chosen.now, chosen.csv_safe))
            })
        }
        Table::Comments => {
            sent(csv::names(to, &csv::COMMENT))?;
            store.posts().each_comment(&chosen.posts, |comment| {
                sent(csv::comment(to, &comment, chosen.csv_safe))
            })
        }
    }
}

fn json_lines(store: Reading<'_>, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
    let mut settings: Vec<(String, String)> = store.settings().all()?.into_iter().collect();
    settings.sort();
    let title = settings.iter().find(|(name, _)| name == "title");
    sent(jsonl::blog(to, title.map(|(_, value)| value.as_str())))?;
    if chosen.all {
        for (name, value) in &settings {
            sent(jsonl::setting(to, name, value))?;
        }
        store.tags().each(|tag| sent(jsonl::tag(to, &tag)))?;
        for rule in store.rules().all()? {
            sent(jsonl::rule(to, &rule))?;
        }
    }
    store
        .posts()
        .each(&chosen.posts, PostColumns::ALL, |post| {
            sent(jsonl::post(to, &post))
        })?;
    store
        .posts()
        .each_comment(&chosen.posts, |comment| sent(jsonl::comment(to, &comment)))?;
    if chosen.all && chosen.media {
        store.media().each(&MediaFilter::default(), |media| {
            sent(jsonl::media(to, &media))?;
            let mut bytes = jsonl::MediaBytes::new(to);
            sent(store.media().write_to(&media, &mut bytes)?)?;
            sent(bytes.end())
        })?;
    }
    if !chosen.history {
        return Ok(());
    }
    let log = store.log();
    log.each(&OperationFilter::default(), |operation| {
        sent(jsonl::operation(to, &operation))
    })?;
    log.each_image(|image| sent(jsonl::image(to, &image)))
}

fn wxr(store: Reading<'_>, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
    let settings = store.settings();
    let title = settings.get(BLOG_TITLE)?.unwrap_or_default();
    let link = settings.get(BASE_URL)?.unwrap_or_default();
    let nothing = PostColumns {
        body: false,
        tags: false,
        comments: false,
        redirects: false,
        address: false,
    };
    let mut authors = BTreeSet::new();
    store.posts().each(&chosen.posts, nothing, |post| {
        authors.extend(post.author);
        Ok::<_, anyhow::Error>(())
    })?;
    let authors: Vec<String> = authors.into_iter().collect();
    let mut wxr = sent(Wxr::begin(to, chosen.now, &title, &link, &authors))?;
    let mut number = 0;
    store.tags().each(|tag| {
        if tag.posts == 0 {
            return Ok::<_, anyhow::Error>(());
        }
        number += 1;
        sent(wxr.tag(number, &tag))
    })?;
    store
        .posts()
        .each(&chosen.posts, PostColumns::ALL, |post| {
            sent(wxr.begin_post(&post))?;
            let all = CommentFilter::default();
            store
                .comments()
                .each_in_threads(post.id, &all, |comment| sent(wxr.comment(&comment)))?;
            sent(wxr.end_post())
        })?;
    sent(wxr.end())
}

/// What an export of a folder did.
pub(super) struct Exported {
    /// The files.
    pub files: Written,
    /// The comments that were withheld.
    pub withheld: Withheld,
    /// What a generator does with texts.
    pub read: Read,
}

/// The numbers of posts whose text a generator does not show as it is.
#[derive(Default)]
pub(super) struct Read {
    /// Those with HTML, which Hugo shows only if it is allowed.
    pub html: i64,
    /// Those with tags of the template language, which the generator runs.
    pub tags: i64,
}

/// Writes a snapshot of the selection into a folder.
pub(super) fn markdown(
    store: Reading<'_>,
    chosen: &Chosen,
    flavour: Flavour,
    mut folder: Folder,
) -> Result<Exported> {
    store.snapshot(|| {
        let mut read = Read::default();
        let withheld = each_file(store, chosen, flavour, &mut read, |path, text| {
            Ok(folder.plan(path, text)?)
        })?;
        Ok(Exported {
            files: folder.end()?,
            withheld,
            read,
        })
    })
}

/// Calls `each` with the path and the contents of every file of a folder, and counts what the
/// generator reads in the texts.
fn each_file(
    store: Reading<'_>,
    chosen: &Chosen,
    flavour: Flavour,
    read: &mut Read,
    mut each: impl FnMut(String, &[u8]) -> Result<()>,
) -> Result<Withheld> {
    let zone = store.settings().zone()?;
    if let Some((path, text)) = flavour.fixed() {
        each(path.to_owned(), text.as_bytes())?;
    }
    store
        .posts()
        .each(&chosen.posts, PostColumns::ALL, |post| {
            let is_html = flavour == Flavour::Hugo && markup::has_html(&post.body);
            read.html += i64::from(is_html);
            read.tags += i64::from(flavour.runs(&post.body));
            let text = flavour.post(&post, chosen.now);
            each(flavour.path(&post, &zone)?, text.as_bytes())
        })?;
    if chosen.media {
        each_media(store, flavour, &mut each)?;
    }
    let public = store.public();
    public.each_post(&chosen.posts, PostColumns::NONE, |post| {
        let mut comments = Vec::new();
        public.each_comment(&post, |comment| {
            comments.push(comment);
            Ok::<_, anyhow::Error>(())
        })?;
        match markdown::comments(comments) {
            Some(file) => each(flavour.comments_path(&post.slug)?, &file),
            None => Ok(()),
        }
    })
}

/// Calls `each` with the path and the bytes of every media file.
fn each_media(
    store: Reading<'_>,
    flavour: Flavour,
    each: &mut impl FnMut(String, &[u8]) -> Result<()>,
) -> Result<()> {
    store.media().each(&MediaFilter::default(), |media| {
        let mut bytes = Vec::new();
        sent(store.media().write_to(&media, &mut bytes)?)?;
        let path = flavour.media_path(&media.name);
        each(path.map_err(store::Error::from)?, &bytes)
    })
}

impl ValueEnum for Flavour {
    fn value_variants<'a>() -> &'a [Self] {
        &[Flavour::Hugo, Flavour::Jekyll, Flavour::Zola]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Flavour::Hugo => "hugo",
            Flavour::Jekyll => "jekyll",
            Flavour::Zola => "zola",
        }))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Format::Comments,
            Format::Csv,
            Format::JsonLines,
            Format::Markdown,
            Format::Wxr,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
