use super::versions;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, operation};
use crate::model::{OperationId, Post, PostChange, PostRef, Publication};
use crate::view::post::FIELDS;

#[derive(Args)]
#[command(after_help = "\
Everything of the post but its id and its comments becomes what it was; that is an edit
like any other, and can be undone. A post that is gone comes back with `blog undo`.

Examples:
  blog post history hello-world
  blog post restore hello-world 12")]
pub(crate) struct Restore {
    /// The post, by id or slug
    #[arg(value_name = "REF")]
    post: PostRef,

    /// The version, as `blog post history` lists them
    #[arg(value_parser = operation)]
    version: OperationId,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Restore {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        versions(context, &self.post)?.restore(context, self.version, self.dry_run, change)
    }
}

/// The change that restores a post.
fn change(post: Post) -> PostChange {
    PostChange {
        title: Some(post.title),
        slug: Some(post.slug),
        author: Some(post.author),
        summary: Some(post.summary),
        body: Some(post.body),
        publication: Some(
            post.published_at
                .map_or(Publication::Draft, Publication::At),
        ),
        comments_open: Some(post.comments_open),
        tags: Some(post.tags),
        kind: Some(post.kind),
        path: Some(post.path),
        language: Some(post.language),
        image: Some(post.image),
        ..PostChange::default()
    }
}
