use anyhow::Result;
use clap::Args;

use super::set_comments_open;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Readers can comment again. A post that closed by itself (`close_comments_after`) stays
closed until that is changed.

Examples:
  blog post open hello-world
  blog post list --older-than 1y --format ids | blog post open -")]
pub struct Open {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF", required = true)]
    posts: Vec<String>,
}

impl Verb for Open {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        set_comments_open(context, &self.posts, true, |post, differs| {
            if differs {
                format!("opened the comments on {}", named(post))
            } else {
                format!("{} has its comments open already", named(post))
            }
        })
    }
}
