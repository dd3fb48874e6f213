//! `blog import`

mod format;
mod input;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};

pub use self::format::Format;
use self::format::Reading;
pub use self::input::Input;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure::{self, Exit, Failure};
use crate::import::{Item, Place, What};
use crate::model::record::{Adjustment, OnConflict, Outcome, Refused};
use crate::model::report::{RefusedRecord, Report};
use crate::model::time::Clock;
use crate::model::{CommentStatus, Setting};
use crate::output;
use crate::record::{OutputSchema, Shape};
use crate::store::{
    self, Import as Importer, ImportOptions, Imported, Mode, RulesWriter, Store, Writer,
};
use crate::view;
use crate::view::import::{FIELDS, REFUSED, object, parts, rows, sentences};

#[derive(Args)]
#[command(after_help = "\
Every post and comment remembers where it came from: the same import again writes nothing,
and one that was interrupted is finished by running it again. It is one operation, all of
it or nothing, and `blog undo` takes it back. A comment keeps the status that it has; what
breaks a rule of the blog is made to keep to it where that loses nothing, and is told of.

Examples:
  blog import wxr wordpress.xml --dry-run
  blog import wxr wordpress.xml
  blog import markdown content/ --keep-going
  zcat backup.jsonl.gz | blog import jsonl -")]
pub struct Import {
    /// What it is
    #[arg(id = "kind", value_name = "FORMAT")]
    format: Format,

    /// The file, or the folder; `-` is standard input
    path: PathBuf,

    /// Show what would be imported, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,

    /// What to do with what is here already and has changed at its source
    #[arg(long, value_name = "WHAT", default_value = "skip")]
    on_conflict: OnConflict,

    /// Import what is good if something is not; that is listed, and the exit code is 8
    #[arg(long)]
    keep_going: bool,

    /// Lower the status of approved comments to this
    #[arg(long)]
    status: Option<CommentStatus>,

    /// Where it comes from, so that it is known again [default: what the input says of itself, else its name]
    #[arg(long, value_name = "NAME")]
    source: Option<String>,

    /// What to do with pingbacks and trackbacks
    #[arg(long, value_name = "WHAT", default_value = "keep")]
    pingbacks: Pingbacks,

    /// The folder of the media that posts link to
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,

    /// Make a post for a thread whose post is not here
    #[arg(long)]
    create_posts: bool,
}

/// What to do if something cannot be imported.
const KEEP_GOING: &str = "--keep-going imports what is good, and lists what is not";

/// The same if it is a comment without a post.
const CREATE_POSTS: &str =
    "import the posts first, or let --create-posts make them; --keep-going imports the others";

/// What to do with pingbacks and trackbacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Pingbacks {
    /// Keep them as comments
    Keep,
    /// Leave them out
    Skip,
}

impl ValueEnum for OnConflict {
    fn value_variants<'a>() -> &'a [Self] {
        &[OnConflict::Skip, OnConflict::Update, OnConflict::Fail]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            OnConflict::Skip => "skip",
            OnConflict::Update => "update",
            OnConflict::Fail => "fail",
        }))
    }
}

/// Imports a file or a folder into a blog, without anything being said of it.
pub fn bring(store: &mut Store, format: Format, path: &Path, clock: &Clock) -> Result<Report> {
    let import = Import {
        format,
        path: path.to_owned(),
        dry_run: false,
        on_conflict: OnConflict::Skip,
        keep_going: false,
        status: None,
        source: None,
        pingbacks: Pingbacks::Keep,
        media: None,
        create_posts: false,
    };
    let mut input = Input::open(path, format)?;
    store.write(Mode::Commit, |writer| {
        import.import(writer, &mut input, clock)
    })
}

impl Verb for Import {
    fn answer() -> OutputSchema {
        OutputSchema::object(parts())
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let mut input = Input::open(&self.path, self.format)?;
        let mode = Mode::of(self.dry_run);
        let clock = context.clock()?;
        let bar = input.progress(context);
        let result = context
            .store_for_writing()?
            .write(mode, |writer| self.import(writer, &mut input, &clock));
        bar.finish_and_clear();
        self.show(context, result?)
    }
}

impl Import {
    /// Reads and stores everything.
    fn import(&self, writer: &Writer<'_>, input: &mut Input, clock: &Clock) -> Result<Report> {
        let mut taking = Taking {
            import: self,
            writer,
            rules: writer.rules(),
            importer: None,
            source: self.source.clone(),
            name: input.name(),
            report: Report {
                dry_run: self.dry_run,
                ..Report::default()
            },
        };
        let reading = Reading {
            skips_pingbacks: self.pingbacks == Pingbacks::Skip,
            media: self.media.as_deref(),
            clock,
        };
        self.format
            .read(input, &reading, &mut |item| taking.take(item))?;
        taking.end()
    }

    fn show(&self, context: &mut Context, report: Report) -> Result<()> {
        let refused = report.all_refused;
        let output = &mut context.output;
        let now = context.now;
        let fields = view::choose(FIELDS, &[], output, Shape::List).map_err(failure::but_saved)?;
        let written = (|| {
            match output.asked() {
                Some(output::Format::Json | output::Format::JsonLines) => {
                    output.object(&object(&report))?;
                }
                Some(output::Format::Table) | None => {
                    for sentence in sentences(&report) {
                        output.sentence(&sentence)?;
                    }
                    if !report.refused.is_empty() {
                        let fields: Vec<_> = REFUSED.iter().collect();
                        let mut list = output.rows(view::names(&fields), true)?;
                        for refused in &report.refused {
                            list.row(view::values(&fields, refused, now))?;
                        }
                        list.end()?;
                    }
                }
                Some(_) => {
                    let mut list = output.rows(view::names(&fields), true)?;
                    for row in rows(&report) {
                        list.row(view::values(&fields, &row, now))?;
                    }
                    list.end()?;
                }
            }
            output.flush()
        })();
        written.map_err(failure::after_commit)?;
        if refused == 0 {
            return Ok(());
        }
        let what = if refused == 1 {
            "thing was"
        } else {
            "things were"
        };
        Err(
            Failure::new(Exit::Invalid, format!("{refused} {what} not imported"))
                .hint("mend the input and run it again; what is here already is left as it is")
                .into(),
        )
    }
}

/// What the store did, or why it takes a value for one that breaks a rule.
fn unless_invalid<T>(done: store::Result<T>) -> store::Result<std::result::Result<T, String>> {
    match done {
        Err(error @ (store::Error::Invalid(_) | store::Error::Pattern(_))) => {
            Ok(Err(error.to_string()))
        }
        done => done.map(Ok),
    }
}

/// What is done with the items of a reader.
struct Taking<'a> {
    import: &'a Import,
    writer: &'a Writer<'a>,
    rules: RulesWriter<'a>,
    /// Begun with the first record, when the source is known.
    importer: Option<Importer<'a>>,
    source: Option<String>,
    /// The name of the input.
    name: String,
    report: Report,
}

impl<'a> Taking<'a> {
    fn take(&mut self, Item { place, what }: Item) -> Result<()> {
        match what {
            What::Source(name) => {
                self.source.get_or_insert(name);
            }
            What::Skipped(kind, why) => {
                *self.report.left_out.entry((kind, why)).or_default() += 1;
            }
            What::Warning(what) => self.report.notice(what),
            What::Setting(name, value) => {
                let set = match Setting::named(&name) {
                    Ok(setting) => unless_invalid(self.writer.settings().begin(setting, &value))?,
                    Err(unknown) => Err(unknown.to_string()),
                };
                match set {
                    // What the blog has been told already stands.
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
                if let Some(status) = self.import.status
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

    fn importer(&mut self) -> Result<&mut Importer<'a>> {
        let importer = match self.importer.take() {
            Some(importer) => importer,
            None => {
                let name = self.source.as_ref().unwrap_or(&self.name);
                self.report.source = format!("{} {name}", self.import.format.name());
                self.writer.import(ImportOptions {
                    source: self.report.source.clone(),
                    on_conflict: self.import.on_conflict,
                    create_posts: self.import.create_posts,
                })?
            }
        };
        Ok(self.importer.insert(importer))
    }

    fn count(
        &mut self,
        place: &Place,
        kind: &'static str,
        key: &str,
        Imported { outcome, adjusted }: &Imported,
    ) -> Result<()> {
        self.report.count(kind, outcome, adjusted);
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

    /// Keeps what cannot be imported, or gives up because of it.
    fn refuse(
        &mut self,
        place: &Place,
        kind: &'static str,
        key: &str,
        reason: String,
        hint: &str,
    ) -> Result<()> {
        let refused = RefusedRecord {
            place: place.to_string(),
            kind,
            key: key.to_owned(),
            reason,
        };
        if !self.import.keep_going {
            let message = format!("nothing was imported: {}", view::import::refused(&refused));
            return Err(Failure::new(Exit::Invalid, message).hint(hint).into());
        }
        self.report.refuse(refused);
        Ok(())
    }

    fn end(mut self) -> Result<Report> {
        if let Some(importer) = self.importer.take() {
            let finished = importer.finish()?;
            self.report.made_posts = finished.made_posts;
            for (kind, how, count) in [
                ("comment", Adjustment::ParentMissing, finished.parents),
                ("post", Adjustment::OldSlugLeftOut, finished.old_slugs),
            ] {
                if count > 0 {
                    *self.report.adjusted.entry((kind, how)).or_default() += count;
                }
            }
        }
        Ok(self.report)
    }
}
