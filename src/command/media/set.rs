use super::uses::Uses;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::failure::Failure;
use crate::model::media::name;
use crate::view::counted;
use crate::view::media::{SHOWN, Shown};
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
A rename also points the texts, summaries and image fields of posts at the new name, in one
operation.

Examples:
  blog media set moo.jpg --alt 'A cow in a meadow'
  blog media set moo.jpg --name 2019/05/moo.jpg --dry-run")]
pub(crate) struct Set {
    /// The file, by name
    #[arg(value_name = "MEDIA")]
    media: String,

    /// Its new name
    #[arg(long)]
    name: Option<String>,

    /// Its alternative text; '' removes it
    #[arg(long, value_name = "TEXT")]
    alt: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Set {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(SHOWN)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let (to, alt) = (self.name.as_deref(), self.alt.as_deref());
        if to.is_none() && alt.is_none() {
            return Err(Failure::usage("nothing to change")
                .hint("give --name or --alt")
                .into());
        }
        let uses = Uses::of(context.read()?)?;
        let before = context.read()?.media().get(&self.media)?.name;
        let (shown, differs) = context.write(self.dry_run.mode(), |writer| {
            let writer = writer.media();
            let (media, differs) = writer.set(&self.media, to, alt)?;
            let mut renamed = Vec::new();
            if media.name != before {
                writer.reader().each_referrer(true, |post| {
                    renamed.extend(uses.renamed(post, &before, &media.name));
                    Ok::<_, anyhow::Error>(())
                })?;
            }
            for post in &renamed {
                writer.write_referrer(post)?;
            }
            let used_by = renamed.iter().map(|post| post.slug.to_string());
            let shown = Shown {
                used_by: used_by.collect(),
                media,
            };
            Ok::<_, anyhow::Error>((shown, differs))
        })?;
        let dry_run = self.dry_run.dry_run;
        present::one(context, SHOWN, shown, |shown| {
            let after = &shown.media.name;
            if name(&self.media).as_ref() == Ok(after) {
                return CHANGE.sentence(after, differs, dry_run);
            }
            let posts = i64::try_from(shown.used_by.len()).unwrap_or(i64::MAX);
            let posts = counted(posts, "post");
            let verb = RENAME.verb(dry_run);
            format!("{verb} {before} to {after}, and its references in {posts}")
        })
    }
}

const CHANGE: Wording = Wording::new("changed", "would change");
const RENAME: Wording = Wording::new("renamed", "would rename");
