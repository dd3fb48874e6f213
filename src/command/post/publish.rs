use anyhow::Result;
use clap::Args;

use super::set_publication;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::Publication;
use crate::record::OutputSchema;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
A post that has appeared keeps its time; one that is scheduled appears now.

Examples:
  blog post publish on-tea
  blog post list --tag ready --format ids | blog post publish -")]
pub struct Publish {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF", required = true)]
    posts: Vec<String>,
}

impl Verb for Publish {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        set_publication(context, &self.posts, Publication::Now, |post, differs| {
            if differs {
                format!("published {}", named(post))
            } else {
                format!("{} is published already", named(post))
            }
        })
    }
}
