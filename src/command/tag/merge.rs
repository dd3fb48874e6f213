use crate::command::shared::prelude::*;
use crate::command::shared::{present, tag_names};
use crate::store::Mode;
use crate::view::counted;
use crate::view::tag::FIELDS;

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
}

impl Verb for Merge {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let tags = tag_names(&self.tags)?;
        let tag = context.ensure_blog()?.write(Mode::Commit, |writer| {
            writer.tags().merge(&tags, &self.into)
        })?;
        present::one(context, FIELDS, tag, |tag| {
            format!(
                "merged {} into {} ({})",
                tags.join(", "),
                tag.name,
                counted(tag.posts, "post")
            )
        })
    }
}
