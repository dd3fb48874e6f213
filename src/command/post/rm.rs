use super::chosen::Chosen;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, Listing, remove};
use crate::model::{Filter, PostFilter, PostId, PostSort};
use crate::record::OutputSchema;
use crate::store::PostColumns;
use crate::view::post::FIELDS;
use crate::view::removal;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post rm hello-world
  blog post rm --status draft --older-than 90d --dry-run
  blog post rm --tag import-test --yes")]
pub(crate) struct Rm {
    #[command(flatten)]
    posts: Chosen,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Rm {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(removal::Report::<PostId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.posts.selection(context)?;
        remove(
            context,
            self.dry_run,
            removal::posts,
            |store| store.posts().removal(&selection),
            |writer, agreed| writer.posts().remove(&selection, agreed),
            list,
        )
    }
}

/// Lists the posts with these ids.
fn list(context: &mut Context, ids: Vec<PostId>) -> Result<()> {
    let filter = PostFilter {
        ids: Some(ids),
        sort: PostSort::Id,
        ..Filter::default()
    };
    Listing::plain(FIELDS).show(context, |store, _, _, each| {
        store.posts().each(&filter, PostColumns::ALL, each)
    })
}
