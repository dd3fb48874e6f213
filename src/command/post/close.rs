use anyhow::Result;
use clap::Args;

use super::set_comments_open;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Readers cannot comment then, nor answer; what is there stays. The owner of the blog can
still answer with `blog comment reply`.

Examples:
  blog post close hello-world
  blog post list --older-than 1y --format ids | blog post close -")]
pub struct Close {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF", required = true)]
    posts: Vec<String>,
}

impl Verb for Close {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        set_comments_open(context, &self.posts, false, |post, differs| {
            if differs {
                format!("closed the comments on {}", named(post))
            } else {
                format!("{} has its comments closed already", named(post))
            }
        })
    }
}
