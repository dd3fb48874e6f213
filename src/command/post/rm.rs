use anyhow::Result;
use clap::Args;

use super::PostFilterOptions;
use crate::command::listing::Listing;
use crate::command::options::{Consent, post_ref, selection};
use crate::command::removing::remove;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::{Filter, PostFilter, PostSort};
use crate::record::OutputSchema;
use crate::store::Parts;
use crate::view::post::FIELDS;
use crate::view::removal;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post rm hello-world
  blog post rm --status draft --older-than 90d --dry-run
  blog post rm --tag import-test --yes")]
pub struct Rm {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF")]
    posts: Vec<String>,

    /// Every post
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    consent: Consent,

    #[command(flatten)]
    filter: PostFilterOptions,
}

impl Verb for Rm {
    fn answer() -> OutputSchema {
        OutputSchema::one(removal::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let given = (!self.filter.is_empty()).then_some(filter);
        let all = self.all.then(Filter::default);
        let selection = selection(&self.posts, post_ref, given, all)?;
        remove(
            context,
            &self.consent,
            removal::posts,
            |store| store.posts().removal(&selection),
            |writer, agreed| writer.posts().remove(&selection, agreed),
            list,
        )
    }
}

/// Lists these posts.
fn list(context: &mut Context, ids: Vec<i64>) -> Result<()> {
    let filter = PostFilter {
        ids: Some(ids),
        sort: PostSort::Id,
        ..Filter::default()
    };
    Listing::all(FIELDS).show(context, |store, _, _, each| {
        store.posts().each(&filter, Parts::ALL, each)
    })
}
