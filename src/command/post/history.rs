use super::versions;
use crate::command::shared::prelude::*;
use crate::model::PostRef;
use crate::view::version::FIELDS;

#[derive(Args)]
#[command(after_help = "\
A version is named by the operation that made it; 0 is the first that is known.

Examples:
  blog post history hello-world
  blog post diff hello-world 12
  blog post restore hello-world 12")]
pub(crate) struct History {
    /// The post, by id or slug; or the id of a removed post
    #[arg(value_name = "REF")]
    post: PostRef,
}

impl Verb for History {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        versions(context, &self.post)?.list(context)
    }
}
