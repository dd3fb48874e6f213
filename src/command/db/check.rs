use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::failure::{self, Failure};
use crate::model::maintenance::{Checkup, Finding};
use crate::record::Shape;
use crate::store::Mode;
use crate::store::maintenance::Reader;
use crate::view;
use crate::view::maintenance::{FINDING, sentence};

#[derive(Args)]
#[command(after_help = "\
It checks the pages of the file, the schema, values (texts, times, numbers), references,
threads, slugs, tags, addresses, settings, the log and the search indexes in one snapshot,
while others may write. If there are findings, the exit code is 1.

--fix rebuilds the search indexes; replaces bytes that are not UTF-8, NUL characters and
times that are not times; renames slugs that are not usable; removes old addresses that are
in the way or lead nowhere; makes a comment top-level if the comment it answers is missing,
and a draft for comments whose post is missing; merges tags of one name; unsets invalid
settings. What it does to rows is one operation in the log, which keeps what it replaced;
`blog undo` takes it back. `blog db backup` and `restore` refuse a blog with findings about
references, threads or slugs.

Examples:
  blog db check
  blog db check --fix
  blog db check --format json | jq -r '.[].finding'")]
pub(crate) struct Check {
    /// Fix what can be fixed without losing anything
    #[arg(long)]
    fix: bool,
}

impl Verb for Check {
    fn answer() -> OutputSchema {
        OutputSchema::many(FINDING)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        if self.fix {
            context.check_writable()?;
        }
        let mut checkup = context.reader_to_check()?.check()?;
        let can_be_mended = |checkup: &Checkup| {
            let is_damaged = |finding: &Finding| {
                matches!(finding.check, "integrity" | "schema") && !finding.fixable
            };
            !checkup.findings.iter().any(is_damaged)
                && checkup.findings.iter().any(|finding| finding.fixable)
        };
        if self.fix && can_be_mended(&checkup) {
            let mut before = std::mem::take(&mut checkup.findings);
            if before.iter().any(|finding| finding.check == "schema") {
                Reader::repair_schema(context.blog()?, context.busy())?;
                // Other findings are visible only after the schema is repaired.
                before.extend(context.reader_to_check()?.check()?.findings);
            }
            context.write(Mode::Commit, |writer| writer.repair(&before))?;
            let is_search =
                |finding: &Finding| finding.fixable && matches!(finding.check, "search" | "schema");
            if before.iter().any(is_search) {
                context.write(Mode::Commit, |writer| writer.rebuild_search())?;
            }
            checkup = context.reader_to_check()?.check()?;
            let is_left = |finding: &Finding| checkup.findings.contains(finding);
            let mut mended: Vec<Finding> = before.into_iter().filter(|f| !is_left(f)).collect();
            mended.iter_mut().for_each(|finding| finding.mended = true);
            checkup.findings.splice(0..0, mended);
        }
        self.show(context, &checkup)
    }
}

impl Check {
    fn show(&self, context: &mut Context, checkup: &Checkup) -> Result<()> {
        let now = context.now;
        let output = &mut context.output;
        let fields = view::choose(FINDING, output, Shape::List)?;
        let in_words = present::in_words(output);
        let shown = if in_words && checkup.findings.is_empty() {
            output.sentence("no problems found")
        } else if output.format().is_for_people() && output.fields().is_empty() {
            let mut findings = checkup.findings.iter();
            findings.try_for_each(|finding| output.sentence(&sentence(finding)))
        } else {
            present::rows(output, &fields, &checkup.findings, now)
        };
        match shown.and_then(|()| output.flush()) {
            Err(error) if checkup.findings.iter().any(|finding| finding.mended) => {
                return Err(failure::after_commit(error));
            }
            shown => shown?,
        }
        if let Some(why) = checkup.unchecked {
            output.note(&format!("note: {why}"));
        }
        let left = checkup.findings.iter().filter(|finding| !finding.mended);
        let (fixable, others): (Vec<&Finding>, Vec<_>) = left.partition(|finding| finding.fixable);
        if fixable.is_empty() && others.is_empty() {
            return Ok(());
        }
        if !fixable.is_empty() && !self.fix {
            let text = format!("hint: `blog db check --fix` fixes {}", fixable.len());
            output.note(&text);
        }
        Err(Failure::no().into())
    }
}
