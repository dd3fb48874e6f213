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
A draft has no time of publication; `blog post publish` gives it a new one.

Examples:
  blog post unpublish on-tea
  blog post list --status scheduled --format ids | blog post unpublish -")]
pub struct Unpublish {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF", required = true)]
    posts: Vec<String>,
}

impl Verb for Unpublish {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        set_publication(context, &self.posts, Publication::Draft, |post, differs| {
            if differs {
                format!("unpublished {}", named(post))
            } else {
                format!("{} is a draft already", named(post))
            }
        })
    }
}
