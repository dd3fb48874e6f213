use super::{front_matter, versions};
use crate::command::shared::operation;
use crate::command::shared::prelude::*;
use crate::model::{OperationId, PostRef};
use crate::view::diff::FIELDS;

#[derive(Args)]
#[command(after_help = "\
What is compared is the text that `blog post edit` opens. A version is named by the
operation that made it, as `blog post history` lists them.

Examples:
  blog post diff hello-world
  blog post diff hello-world 12
  blog post diff hello-world 12 15 > changes.patch")]
pub(crate) struct Diff {
    /// The post, by id or slug; or the id of a removed post
    #[arg(value_name = "REF")]
    post: PostRef,

    /// The older version [default: the one before the newest]
    #[arg(value_name = "A", value_parser = operation)]
    old: Option<OperationId>,

    /// The newer version [default: the post as it is]
    #[arg(value_name = "B", value_parser = operation)]
    new: Option<OperationId>,
}

impl Verb for Diff {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        versions(context, &self.post)?.diff(context, self.old, self.new, front_matter::text)
    }
}
