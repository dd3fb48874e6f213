//! `blog tag …`

mod list;
mod merge;
mod rename;
mod rm;

use anyhow::Result;
use clap::Subcommand;

use crate::context::Context;

#[derive(Subcommand)]
#[command(defer = true)]
pub enum Tag {
    /// List the tags and how many posts carry each
    #[command(visible_alias = "ls")]
    List(list::List),
    /// Give a tag another name
    Rename(rename::Rename),
    /// Put one tag in the place of others
    Merge(merge::Merge),
    /// Remove tags from every post
    #[command(visible_alias = "delete")]
    Rm(rm::Rm),
}

impl Tag {
    pub fn run(self, context: &mut Context) -> Result<()> {
        match self {
            Tag::List(verb) => verb.run(context),
            Tag::Rename(verb) => verb.run(context),
            Tag::Merge(verb) => verb.run(context),
            Tag::Rm(verb) => verb.run(context),
        }
    }
}
