use anyhow::Result;
use clap::Args;

use super::versions;
use crate::command::options::post_ref;
use crate::command::show_changed;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::{Post, PostChange, PostRef, Publication};
use crate::record::OutputSchema;
use crate::store::Mode;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Everything of the post but its id and its comments becomes what it was; that is an edit
like any other, and can be undone. A post that is gone comes back with `blog undo`.

Examples:
  blog post history hello-world
  blog post restore hello-world 12")]
pub struct Restore {
    /// The post, by id or slug
    #[arg(value_name = "REF", value_parser = post_ref)]
    post: PostRef,

    /// The version, as `blog post history` lists them
    version: i64,
}

impl Verb for Restore {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let versions = versions(context, &self.post)?;
        let store = context.store()?;
        let id = store.posts().id(&self.post)?;
        let change = change(versions.one(&store.log(), self.version)?);
        let changed = store.write(Mode::Commit, |writer| {
            writer.posts().update(&PostRef::Id(id), &change, None)
        })?;
        show_changed(context, FIELDS, vec![changed], false, named)
    }
}

/// What makes a post what it was.
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
        ..PostChange::default()
    }
}
