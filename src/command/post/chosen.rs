//! The posts that a verb acts on.

use anyhow::Result;
use clap::Args;

use super::PostFilterOptions;
use crate::command::shared::{DryRun, present, selection};
use crate::context::Context;
use crate::model::{Post, PostChange, PostFilter, PostId, PostRef, Selection};
use crate::record::Shape;
use crate::store;
use crate::view;
use crate::view::post::{FIELDS, named};
use crate::view::wording::Wording;

// The posts, by references, a filter or `--all`.
#[derive(Args)]
pub(super) struct Chosen {
    /// The posts, by id, slug or address; `-` reads more from standard input
    #[arg(value_name = "REF")]
    pub posts: Vec<String>,

    /// Every post
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    pub filter: PostFilterOptions,
}

// The posts to change.
#[derive(Args)]
pub(super) struct Changed {
    #[command(flatten)]
    pub chosen: Chosen,

    #[command(flatten)]
    pub dry_run: DryRun,
}

impl Chosen {
    /// The selected posts.
    ///
    /// # Errors
    /// There is no selection, or more than one.
    pub(super) fn selection(
        &self,
        context: &mut Context,
    ) -> Result<Selection<PostRef, PostFilter>> {
        let filter = self.filter.given(context)?;
        selection(&self.posts, filter, self.all)
    }
}

impl Changed {
    /// Changes the posts and shows them.
    pub(super) fn change(
        &self,
        context: &mut Context,
        change: &PostChange,
        wording: &Wording,
    ) -> Result<()> {
        let selection = self.chosen.selection(context)?;
        let updated = self.update(context, &selection, change)?;
        let dry_run = self.dry_run.dry_run;
        present::updated(context, FIELDS, updated, |post, differs| {
            wording.sentence(&named(post), differs, dry_run)
        })
    }

    /// Changes each post once, in one transaction; returns whether each one changed. The
    /// bodies are dropped where they are not shown.
    pub(super) fn update(
        &self,
        context: &mut Context,
        selection: &Selection<PostRef, PostFilter>,
        change: &PostChange,
    ) -> Result<Vec<(Post, bool)>> {
        let fields = view::choose(FIELDS, &context.output, Shape::Record)?;
        let needs_body =
            !present::in_words(&context.output) && view::names(&fields).contains(&"body");
        context.write(self.dry_run.mode(), |writer| {
            let update = |id: PostId| {
                let (mut post, differs) = writer.posts().update(&PostRef::Id(id), change, None)?;
                if !needs_body {
                    post.body = String::new();
                }
                Ok((post, differs))
            };
            let ids = writer.posts().selected(selection)?;
            ids.into_iter().map(update).collect::<store::Result<_>>()
        })
    }
}
