use super::list_ids;
use crate::command::shared::editor::{self, Discarded, Subject};
use crate::command::shared::prelude::*;
use crate::command::shared::verb::Private;
use crate::command::shared::{DryRun, present, preview, references, some_text};
use crate::failure::{self, Failure};
use crate::model::{Erasure, ErasureScope};
use crate::output::Format;
use crate::store::Reading;
use crate::store::maintenance::copies_beside;
use crate::view::erasure::{FIELDS, Report, in_words, note, out_of_reach};

#[derive(Args)]
#[command(after_help = "\
`[erased]` replaces each comment, so that its replies keep their place. The author and
the text are deleted from every version in the log and from the file itself: this cannot
be undone. `blog comment export-person` shows first what would be erased. The file is
rewritten, which needs free space for two more copies of it.

Kept texts of the comments (see --recover of `comment edit`) are removed too. Backups,
the copies that an upgrade or a restore keeps beside the blog, replicas and exports are
not changed: those beside the blog are named.

Examples:
  blog comment erase --email bob@example.org --dry-run
  blog comment erase --email bob@example.org
  blog comment erase 7 8 --yes")]
pub(crate) struct Erase {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID")]
    comments: Vec<String>,

    /// Those that have this address or once had it, in any case
    #[arg(long, value_parser = some_text, add = Private)]
    email: Option<String>,

    /// Those that have this author or once had it, letter for letter
    #[arg(long, value_parser = some_text, add = Private)]
    author: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Erase {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let whose = self.whose()?;
        let DryRun { dry_run } = self.dry_run;
        let find = |store: Reading<'_>| store.comments().erasure(&whose);
        let agreed = self.dry_run.ask(context, find, |erasure| {
            (!erasure.is_empty()).then(|| format!("Erase {} for good?", in_words(erasure)))
        })?;
        let erasure = context.write(self.dry_run.mode(), |writer| {
            writer.erase(&whose, agreed.as_ref())
        })?;
        let discarded = discard(context, &erasure, dry_run).map_err(failure::after_commit)?;
        if !dry_run {
            // Also with nothing to erase: an earlier run may have been interrupted.
            let now = context.now;
            context.store()?.wipe(now).map_err(failure::unfinished)?;
        }
        if let Some(note) = note(&erasure) {
            context.output.note(&note);
        }
        let report = Report {
            erasure,
            dry_run,
            drafts_removed: discarded.removed,
            drafts_left: discarded.live.into_iter().collect(),
            copies: copies_beside(context.blog()?)?,
        };
        for note in out_of_reach(&report) {
            context.output.note(&note);
        }
        show(context, report)
    }
}

impl Erase {
    fn whose(&self) -> Result<ErasureScope> {
        let hint = "name comments by id, or give --email or --author";
        match (self.comments.is_empty(), &self.email, &self.author) {
            (false, None, None) => Ok(ErasureScope::Comments(references(&self.comments)?)),
            (true, Some(email), None) => Ok(ErasureScope::Email(email.clone())),
            (true, None, Some(author)) => Ok(ErasureScope::Author(author.clone())),
            (true, None, None) => Err(Failure::usage("no comments given").hint(hint).into()),
            _ => {
                let message = "ids, --email and --author cannot be combined";
                Err(Failure::usage(message).hint(hint).into())
            }
        }
    }
}

/// Removes the drafts of erased comments, also of those that an interrupted run erased.
fn discard(context: &mut Context, erasure: &Erasure, dry_run: bool) -> Result<Discarded> {
    let ids = erasure.ids();
    let erased = context.read()?.comments().tombstones()?;
    let is_erased = |id| ids.binary_search(&id).is_ok() || erased.binary_search(&id).is_ok();
    editor::discard(context, dry_run, |subject| match subject {
        // The text of a reply shows the comment.
        Subject::Comment(id, _) | Subject::Reply(id) => is_erased(id),
        _ => false,
    })
}

/// Shows the result; a dry run also lists the comments to a person.
fn show(context: &mut Context, report: Report) -> Result<()> {
    let (erasure, dry_run) = (&report.erasure, report.dry_run);
    if context.output.asked() == Some(Format::Ids) {
        return present::ids(context, erasure.ids());
    }
    if dry_run {
        preview(context, &erasure.comments, list_ids)?;
    }
    present::one(context, FIELDS, report, |report| {
        match (report.erasure.is_empty(), dry_run) {
            (true, true) => "there is nothing to erase".to_owned(),
            (true, false) => "there is nothing to erase; the file was cleaned up".to_owned(),
            (false, true) => format!("would erase {}", in_words(&report.erasure)),
            (false, false) => format!("erased {}", in_words(&report.erasure)),
        }
    })
}
