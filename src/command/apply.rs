//! `blog apply`

use std::path::PathBuf;

use super::import::Format;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::failure::{Exit, Failure};
use crate::import::{Item, Location, What, markdown};
use crate::model::report::Report;
use crate::model::time::Clock;
use crate::model::{Plan, PlanAction, Step};
use crate::output::WriteError;
use crate::record::{Field, Shape};
use crate::store::{Mode, Writer};
use crate::view::plan::{FIELDS, sentence, summary};
use crate::view::{self, removal};

#[derive(Args)]
#[command(after_help = "\
The folder is read as `blog import markdown` reads it. The path of a file identifies its
post; a post whose file was moved or renamed keeps its comments. Posts from elsewhere are
never changed. All changes are one operation, which `blog undo` reverts. A file without a
date in its front matter, name or URL is a draft, unless it has `draft: false`.

A post that was edited or removed in the blog since the last run is a conflict: it stays
unchanged, and the exit code is 4. --plan changes nothing; its exit code is 1 if the posts
differ from the folder.

Examples:
  blog apply content --plan
  blog apply content --yes
  blog apply content --force --source site")]
pub(crate) struct Apply {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Show the changes without making them
    #[arg(id = "dry_run", short = 'n', long = "plan", visible_alias = "dry-run")]
    plan: bool,

    /// Overwrite changes and removals that were made in the blog
    #[arg(long)]
    force: bool,

    /// The name of the source, which identifies its posts [default: the name of the folder]
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
}

impl Verb for Apply {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let input = Format::Markdown.open(&self.folder)?;
        let name = self.source.clone().unwrap_or_else(|| input.name());
        let source = format!("{} {name}", Format::Markdown.name());
        let fields = view::choose(FIELDS, &context.output, Shape::List)?;
        let clock = context.clock()?;
        let apply = |context: &mut Context, mode, agreed: Option<&Plan>| {
            context
                .ensure_blog(mode)?
                .write(mode, |writer| self.apply(writer, &source, &clock, agreed))
        };

        if self.plan {
            let (mut plan, report) = apply(context, Mode::DryRun, None)?;
            for step in &mut plan.steps {
                // The id of a post that is not created yet may change.
                step.id.take_if(|_| step.deed == PlanAction::Create);
            }
            self.show(context, &fields, &plan.steps)?;
            say(context, &plan, &report);
            return match plan.steps.is_empty() {
                true => Ok(()),
                false => Err(Failure::no().into()),
            };
        }
        let mut agreed = None;
        if !context.yes {
            let (plan, _) = apply(context, Mode::DryRun, None)?;
            if !plan.removal.is_empty() {
                context.check_can_ask()?;
                self.show(context, &fields, &plan.steps)?;
                context.output.note(&summary(&plan));
                context.confirm(&format!("Remove {}?", removal::posts(&plan.removal)))?;
                agreed = Some(plan);
            }
        }
        let (plan, report) = apply(context, Mode::Commit, agreed.as_ref())?;
        let in_words = present::in_words(&context.output);
        let shown = if in_words {
            let mut sentences = plan.steps.iter().map(sentence);
            sentences.try_for_each(|sentence| context.output.sentence(&sentence))
        } else if agreed.is_none() {
            self.show(context, &fields, &plan.steps)
        } else {
            Ok(())
        };
        present::flush(context, shown)?;
        if plan.steps.is_empty() || !in_words {
            say(context, &plan, &report);
        }
        let conflicts = plan.conflicts();
        if conflicts == 0 {
            return Ok(());
        }
        let message = format!("{} from the folder", differ(conflicts));
        Err(Failure::new(Exit::Conflict, message)
            .hint("compare them; --force overwrites the changes made in the blog")
            .into())
    }
}

impl Apply {
    /// Makes the posts match the folder.
    fn apply(
        &self,
        writer: &Writer<'_>,
        source: &str,
        clock: &Clock,
        agreed: Option<&Plan>,
    ) -> Result<(Plan, Report)> {
        let keys = markdown::keys(&self.folder)?;
        let mut apply = writer.apply(source.to_owned(), &keys, self.force)?;
        let mut report = Report::default();
        markdown::read(
            &self.folder,
            markdown::Options::default(),
            clock,
            |Item { place, what }| {
                match what {
                    What::Post(record) => match apply.post(*record)? {
                        Ok(adjusted) => {
                            report.adjust("post", &place.to_string(), &adjusted);
                        }
                        Err(invalid) => return Err(refused(&place, &invalid.to_string())),
                    },
                    What::Malformed(reason) => return Err(refused(&place, &reason)),
                    What::Skipped(kind, why) => {
                        *report.left_out.entry((kind, why)).or_default() += 1;
                    }
                    What::Warning(what) => report.notice(what),
                    What::Notice(what, _) => report.notice(what.to_owned()),
                    // A folder has no other items.
                    _ => {}
                }
                Ok::<_, anyhow::Error>(())
            },
        )?;
        let plan = apply.end(agreed)?;
        if plan.removes_all && !self.force {
            let message = format!("no post of \"{source}\" is in {}", self.folder.display());
            return Err(Failure::new(Exit::Conflict, message)
                .hint("check the folder; --force removes all posts of the source")
                .into());
        }
        Ok((plan, report))
    }

    fn show(
        &self,
        context: &mut Context,
        fields: &[&'static Field<Step>],
        steps: &[Step],
    ) -> Result<(), WriteError> {
        let now = context.now;
        let output = &mut context.output;
        present::rows(output, fields, steps, now)?;
        output.flush()
    }
}

/// Prints the counts and the warnings.
fn say(context: &mut Context, plan: &Plan, report: &Report) {
    context.output.note(&summary(plan));
    for remark in view::import::remarks(report) {
        context.output.note(&remark);
    }
}

fn refused(place: &Location, reason: &str) -> anyhow::Error {
    Failure::new(
        Exit::Invalid,
        format!("nothing was applied: {place}: {reason}"),
    )
    .hint("fix the file, then try again")
    .into()
}

fn differ(count: i64) -> String {
    let verb = if count == 1 { "differs" } else { "differ" };
    format!("{} {verb}", view::counted(count, "post"))
}
