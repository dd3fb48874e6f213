//! `blog import`

mod format;
mod input;
mod load;
mod report;
mod sources;

use std::path::{Path, PathBuf};

pub(crate) use self::format::Format;
use self::load::{Options, Pingbacks, load};
use self::report::ReportFile;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::failure::{self, Exit, Failure};
use crate::model::import::OnConflict;
use crate::model::report::{LISTED, Report};
use crate::model::time::Clock;
use crate::output;
use crate::record::Shape;
use crate::store::{Mode, Origin, Store};
use crate::view;
use crate::view::import::{FIELDS, REFUSED, SOURCES, object, parts, rows, sentences};

#[derive(Args)]
#[command(after_help = "\
Every post and comment stores its source: a repeated import writes nothing, and an
interrupted one is completed by running it again. An import is one operation, and `blog
undo` reverts it. A comment keeps its status. A value that breaks a rule of the blog is
adjusted where nothing is lost, and reported.

Without arguments, `blog import` lists the sources, and how to get an export of each.

Examples:
  blog import wxr wordpress.xml --dry-run
  blog import wxr wordpress.xml --report report.json
  blog import markdown content/ --from hugo
  blog import markdown content/page.md content/other.md
  zcat backup.jsonl.gz | blog import jsonl -")]
pub(crate) struct Import {
    /// The format of the input
    #[arg(id = "kind", value_name = "FORMAT", requires = "path")]
    format: Option<Format>,

    /// The file or the folder, or several Markdown files; `-` is standard input
    path: Vec<PathBuf>,

    #[command(flatten)]
    dry_run: DryRun,

    #[command(flatten)]
    options: Options,
}

/// Imports a file or a folder into a blog, without output.
///
/// # Errors
/// A record cannot be imported.
pub(crate) fn bring(
    store: &mut Store,
    format: Format,
    path: &Path,
    clock: &Clock,
) -> Result<Report> {
    let options = Options {
        on_conflict: OnConflict::Skip,
        keep_going: false,
        status: None,
        source: None,
        pingbacks: Pingbacks::Keep,
        media: None,
        from: None,
        create_posts: false,
        report: None,
    };
    let mut input = format.open(path)?;
    let report = store.write(Mode::Commit, clock.now, &Origin::default(), |writer| {
        load(writer, format, &mut input, clock, &options)
    })?;
    match report.refused.first() {
        Some(first) => Err(Failure::new(Exit::Invalid, view::import::refused(first)).into()),
        None => Ok(report),
    }
}

impl Verb for Import {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Any(vec![
            OutputSchema::object(parts()),
            OutputSchema::many(FIELDS),
            OutputSchema::many(SOURCES),
        ])
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let Some(format) = self.format else {
            return sources::show(context);
        };
        let mut input = format.open_all(&self.path)?;
        let file = self
            .options
            .report
            .as_deref()
            .map(ReportFile::begin)
            .transpose()?;
        let mode = self.dry_run.mode();
        let clock = context.clock()?;
        let bar = input.progress(context);
        let loaded = context.ensure_blog(mode)?.write(mode, |writer| {
            load(writer, format, &mut input, &clock, &self.options)
        });
        bar.finish_and_clear();
        let report = Report {
            dry_run: self.dry_run.dry_run,
            ..loaded?
        };
        if let Some(file) = file {
            file.write(&report).map_err(failure::after_commit)?;
        }
        show(context, report)
    }
}

fn show(context: &mut Context, report: Report) -> Result<()> {
    let refused = report.all_refused;
    let output = &mut context.output;
    let now = context.now;
    let shown = (|| -> Result<()> {
        match output.asked() {
            Some(format) if format.has_objects() => {
                let object = view::members(&parts(), object(&report, LISTED), output)?;
                output.document(&object)?;
            }
            Some(output::Format::Table) | None => {
                for sentence in sentences(&report) {
                    output.sentence(&sentence)?;
                }
                if output.format().is_for_people() {
                    for record in &report.refused {
                        output.sentence(&view::import::refused(record))?;
                    }
                } else if !report.refused.is_empty() {
                    let fields: Vec<_> = REFUSED.iter().collect();
                    present::rows(output, &fields, &report.refused, now)?;
                }
            }
            Some(_) => {
                let fields = view::choose(FIELDS, output, Shape::List)?;
                present::rows(output, &fields, &rows(&report), now)?;
            }
        }
        Ok(output.flush()?)
    })();
    shown.map_err(failure::after_commit)?;
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
            .hint("fix the input and run it again; records that were imported stay unchanged")
            .into(),
    )
}
