//! Storing the items of an import.

use std::fs::File;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::format::{Format, Reading};
use super::input::Input;
use crate::failure::{Exit, Failure};
use crate::import::markdown::Generator;
use crate::import::{Item, Location, What};
use crate::model::import::{Adjustment, MediaFile, OnConflict, Outcome, Refused};
use crate::model::report::{Detail, RefusedRecord, Report, Tally};
use crate::model::time::Clock;
use crate::model::{CommentStatus, Setting};
use crate::output::reason;
use crate::store::{
    self, Added, Import as Importer, ImportOptions, Imported, NewMedia, RulesWriter, Writer,
};
use crate::view::import::refused;

// How to import.
#[derive(Args)]
pub(super) struct Options {
    /// What to do with a record that exists and has changed at its source
    #[arg(long, value_name = "WHAT", default_value = "skip")]
    pub on_conflict: OnConflict,

    /// Import the valid records, list the invalid ones, and exit with code 8; always so for posts of another program (blogger, feed, ghost, markdown, medium, mtif, substack, wxr)
    #[arg(long)]
    pub keep_going: bool,

    /// Lower the status of approved comments to this
    #[arg(long)]
    pub status: Option<CommentStatus>,

    /// The name of the source, which identifies its records [default: from the input, else its file name]
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,

    /// What to do with pingbacks and trackbacks
    #[arg(long, value_name = "WHAT", default_value = "keep")]
    pub pingbacks: Pingbacks,

    /// The folder of the site's uploaded files: they are stored, and the texts point at them
    #[arg(long, value_name = "DIR")]
    pub media: Option<PathBuf>,

    /// The generator whose addresses a folder has (markdown) [default: by its configuration file]
    #[arg(long, value_name = "GENERATOR")]
    pub from: Option<Generator>,

    /// Create a post for a thread whose post is missing
    #[arg(long)]
    pub create_posts: bool,

    /// Write the whole report to a file, as JSON: each change, each loss and each refusal
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// The hint for an invalid item.
const KEEP_GOING: &str = "--keep-going imports the valid records, and lists the others";

/// The hint for a comment without a post.
const CREATE_POSTS: &str =
    "import the posts first, or create them with --create-posts; --keep-going imports the others";

/// What to do with pingbacks and trackbacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Pingbacks {
    /// Keep them as comments
    Keep,
    /// Skip them
    Skip,
}

/// Reads the input and stores its items.
pub(super) fn load(
    writer: &Writer<'_>,
    format: Format,
    input: &mut Input,
    clock: &Clock,
    options: &Options,
) -> Result<Report> {
    let mut loader = Loader {
        options,
        format,
        writer,
        rules: writer.rules(),
        importer: None,
        source: options.source.clone(),
        name: input.name(),
        report: Report {
            lists_all: options.report.is_some(),
            ..Report::default()
        },
    };
    let reading = Reading {
        skips_pingbacks: options.pingbacks == Pingbacks::Skip,
        media: match &options.media {
            Some(folder) => Some((folder.as_path(), writer.media().limit()?)),
            None => None,
        },
        from: options.from,
        clock,
    };
    format.read(input, &reading, &mut |item| loader.take(item))?;
    loader.end()
}

/// The place of a record, or else its key.
fn named(place: &Location, key: &str) -> String {
    match place.to_string() {
        place if place.is_empty() => key.to_owned(),
        place => place,
    }
}

/// Separates an invalid value, with its message, from other errors of the store.
fn unless_invalid<T>(done: store::Result<T>) -> store::Result<std::result::Result<T, String>> {
    match done {
        Err(error @ (store::Error::Invalid(_) | store::Error::Pattern(_))) => {
            Ok(Err(error.to_string()))
        }
        done => done.map(Ok),
    }
}

/// Stores the items of a reader.
struct Loader<'a> {
    options: &'a Options,
    format: Format,
    writer: &'a Writer<'a>,
    rules: RulesWriter<'a>,
    /// Created for the first record, when the source is known.
    importer: Option<Importer<'a>>,
    source: Option<String>,
    /// The name of the input.
    name: String,
    report: Report,
}

impl<'a> Loader<'a> {
    fn take(&mut self, Item { place, what }: Item) -> Result<()> {
        match what {
            What::Source(name) => {
                self.source.get_or_insert(name);
            }
            What::Skipped(kind, why) => {
                self.report.leave_out(kind, why, &place.to_string());
            }
            What::Warning(what) => self.report.notice(what),
            What::Notice(what, value) => self.report.detail(Detail {
                place: place.to_string(),
                what,
                value,
            }),
            What::Media(file) => self.media(&place, &file)?,
            What::Setting(name, value) => {
                let set = match Setting::named(&name) {
                    Ok(setting) => unless_invalid(self.writer.settings().begin(setting, &value))?,
                    Err(unknown) => Err(unknown.to_string()),
                };
                match set {
                    // An existing setting stays.
                    Ok(is_new) => self.report.settings += i64::from(is_new),
                    Err(reason) => self.refuse(&place, "setting", &name, reason, KEEP_GOING)?,
                }
            }
            What::Tag(name) => {
                if let Err(reason) = unless_invalid(self.writer.tags().ensure(&name))? {
                    self.refuse(&place, "tag", &name, reason, KEEP_GOING)?;
                }
            }
            What::Rule(rule) => {
                let name = rule.name.clone().unwrap_or_default();
                match unless_invalid(self.rules.begin(*rule))? {
                    Ok(is_new) => self.report.rules += i64::from(is_new),
                    Err(reason) => self.refuse(&place, "rule", &name, reason, KEEP_GOING)?,
                }
            }
            What::Malformed(reason) => self.refuse(&place, "input", "", reason, KEEP_GOING)?,
            What::Post(record) => {
                let key = record.key.clone();
                let imported = self.importer()?.post(*record)?;
                self.count(&place, "post", &key, &imported)?;
            }
            What::Comment(mut record) => {
                if let Some(status) = self.options.status
                    && record.status == CommentStatus::Approved
                {
                    record.status = status;
                }
                let key = record.key.clone();
                let imported = self.importer()?.comment(*record)?;
                self.count(&place, "comment", &key, &imported)?;
            }
        }
        Ok(())
    }

    /// Stores a file. One that cannot be stored is reported.
    fn media(&mut self, place: &Location, file: &MediaFile) -> Result<()> {
        let new = NewMedia {
            name: &file.name,
            alt: file.alt.as_deref(),
            created_at: file.created_at,
            replaces: self.options.on_conflict == OnConflict::Update,
        };
        let fault = match File::open(&file.file) {
            Ok(mut opened) => match self.writer.media().add(&new, &mut opened) {
                Ok((_, Added::Unchanged)) => None,
                Ok((_, Added::Created | Added::Updated)) => {
                    self.report.media += 1;
                    None
                }
                Err(error @ store::Error::MediaTaken(_))
                    if self.options.on_conflict == OnConflict::Fail =>
                {
                    return Err(error.into());
                }
                Err(error) if error.is_about_a_file() => Some(error.to_string()),
                Err(error) => return Err(error.into()),
            },
            Err(error) => Some(format!("{}: {}", file.file.display(), reason(&error))),
        };
        if let Some(value) = fault {
            self.report.detail(Detail {
                place: place.to_string(),
                what: "a file was not stored",
                value,
            });
        }
        Ok(())
    }

    fn importer(&mut self) -> Result<&mut Importer<'a>> {
        let importer = match self.importer.take() {
            Some(importer) => importer,
            None => {
                let name = self.source.as_ref().unwrap_or(&self.name);
                self.report.source = format!("{} {name}", self.format.name());
                self.writer.import(ImportOptions {
                    source: self.report.source.clone(),
                    on_conflict: self.options.on_conflict,
                    create_posts: self.options.create_posts,
                })?
            }
        };
        Ok(self.importer.insert(importer))
    }

    fn count(
        &mut self,
        place: &Location,
        kind: &'static str,
        key: &str,
        Imported { outcome, adjusted }: &Imported,
    ) -> Result<()> {
        let is_named = !adjusted.is_empty() || matches!(outcome, Outcome::Skipped(_));
        let place_text = if is_named {
            named(place, key)
        } else {
            String::new()
        };
        self.report
            .count(kind, outcome, (&place_text, key), adjusted);
        match outcome {
            Outcome::Refused(why) => {
                let hint = match why {
                    Refused::NoPost(_) => CREATE_POSTS,
                    Refused::Invalid(_) => KEEP_GOING,
                };
                self.refuse(place, kind, key, why.to_string(), hint)
            }
            _ => Ok(()),
        }
    }

    /// Reports an item that cannot be imported, or fails without `--keep-going`.
    fn refuse(
        &mut self,
        place: &Location,
        kind: &'static str,
        key: &str,
        reason: String,
        hint: &str,
    ) -> Result<()> {
        let record = RefusedRecord {
            place: place.to_string(),
            kind,
            key: key.to_owned(),
            reason,
        };
        if !self.options.keep_going && !self.format.keeps_going() {
            let message = format!("nothing was imported: {}", refused(&record));
            return Err(Failure::new(Exit::Invalid, message).hint(hint).into());
        }
        self.report.refuse(record);
        Ok(())
    }

    fn end(mut self) -> Result<Report> {
        let is_refused = |tally: Tally| tally.read == tally.refused;
        if !self.options.keep_going
            && is_refused(self.report.posts)
            && is_refused(self.report.comments)
            && let Some(first) = self.report.refused.first()
        {
            let message = format!("nothing was imported: {}", refused(first));
            return Err(Failure::new(Exit::Invalid, message)
                .hint("fix the input and run it again")
                .into());
        }
        if let Some(importer) = self.importer.take() {
            let finished = importer.finish()?;
            self.report.made_posts = finished.made_posts;
            if finished.parents > 0 {
                let how = ("comment", Adjustment::ParentMissing);
                *self.report.adjusted.entry(how).or_default() += finished.parents;
            }
            for dropped in finished.dropped {
                self.report.adjust("post", "", &[dropped]);
            }
            self.report.addresses = finished.addresses;
        }
        Ok(self.report)
    }
}
