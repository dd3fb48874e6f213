use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present, tag_names};
use crate::view::counted;
use crate::view::tag::FIELDS;
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag merge rsut rust
  blog tag merge golang go-lang go")]
pub(crate) struct Merge {
    /// The tags that go
    #[arg(required = true)]
    tags: Vec<String>,

    /// The tag that their posts get; made if it is not there
    into: String,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Merge {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let tags = tag_names(&self.tags)?;
        let tag = context.write(self.dry_run.mode(), |writer| {
            writer.tags().merge(&tags, &self.into)
        })?;
        present::one(context, FIELDS, tag, |tag| {
            format!(
                "{} {} into {} ({})",
                MERGE.verb(self.dry_run.dry_run),
                tags.join(", "),
                tag.name,
                counted(tag.posts, "post")
            )
        })
    }
}

const MERGE: Wording = Wording::new("merged", "would merge");
