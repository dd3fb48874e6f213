use std::path::PathBuf;

use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::failure::Failure;
use crate::model::maintenance::Restoration;
use crate::record::OutputSchema;
use crate::store::maintenance::RestoreSource;
use crate::view::maintenance::{RESTORATION, effect};

#[derive(Args)]
#[command(after_help = "\
The file is checked first: one with damage, or with findings of `blog db check` about
references, threads or slugs, is refused; copy it, and run `blog db check --fix --db COPY`
to repair the copy. One of an older version is upgraded in a copy.
The command prints what would be lost and gained, and keeps the current blog beside it.
Programs that have the blog open see the whole old blog or the whole new one.

Examples:
  blog db restore backup.db --dry-run
  blog db restore backup.db --yes")]
pub(crate) struct Restore {
    /// The backup, or any other file of a blog
    file: PathBuf,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Restore {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(RESTORATION)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let blog = match context.blog() {
            Ok(blog) if blog.exists() => blog.to_owned(),
            _ => context.new_blog()?,
        };
        let resolved = |path: &PathBuf| path.canonicalize().ok();
        if resolved(&self.file).is_some_and(|file| Some(file) == resolved(&blog)) {
            return Err(Failure::usage("this is the blog itself")
                .hint("name a backup of it")
                .into());
        }
        let (file, now, busy) = (self.file.clone(), context.now, context.busy());
        let mut candidate = RestoreSource::new(&file, &blog, now, busy)?;
        let comparison = candidate.compare()?;
        let mut restoration = Restoration {
            from: self.file,
            counts: candidate.counts(),
            comparison,
            kept: None,
        };
        let DryRun { dry_run } = self.dry_run;
        if !dry_run {
            if !context.yes && blog.exists() {
                let from = restoration.from.display();
                let effect = effect(&restoration);
                // An interrupt at the question must leave no copy behind.
                drop(candidate);
                context.confirm(&format!("Replace the blog by {from}? {effect}"))?;
                candidate = RestoreSource::new(&file, &blog, now, busy)?;
            }
            let agreed = comparison.as_ref().filter(|_| !context.yes);
            restoration.kept = candidate.install(context.now, agreed)?;
        }
        let verb = if dry_run { "would restore" } else { "restored" };
        present::one(context, RESTORATION, restoration, |restoration| {
            let kept = match &restoration.kept {
                Some(kept) => format!("; the blog as it was is in {}", kept.display()),
                None => String::new(),
            };
            let from = restoration.from.display();
            format!("{verb} {from}: {}{kept}", effect(restoration))
        })
    }
}
