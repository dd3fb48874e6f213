use super::PostFilterOptions;
use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::model::PostFilter;
use crate::record::OutputSchema;
use crate::store::PostColumns;
use crate::view::post::FIELDS;

#[derive(Args)]
#[command(after_help = "\
With --status scheduled what appears next comes first.

Examples:
  blog post list
  blog post list --status scheduled
  blog post list --status draft --sort updated_at
  blog post list --tag rust --since 90d --format json
  blog post list --fields id,slug,title --limit 10")]
pub(crate) struct List {
    #[command(flatten)]
    filter: PostFilterOptions,
}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let empty = if self.filter.is_empty() {
            "no posts yet; `blog post add` writes the first"
        } else {
            "no posts match"
        };
        let is_linked = context.parts()?.1.links().is_some();
        let page = |limit| PostFilter {
            limit,
            ..filter.clone()
        };
        Listing::new(FIELDS, empty)
            .limit(self.filter.limit())
            .show_or_ids(
                context,
                |store, limit, each| store.posts().each_id(&page(limit), each),
                |store, names, limit, each| {
                    let parts = PostColumns {
                        body: names.contains(&"body"),
                        tags: names.contains(&"tags"),
                        comments: names.contains(&"comment_count"),
                        address: names.contains(&"path") || is_linked,
                        redirects: names.contains(&"old_slugs") || names.contains(&"redirects"),
                    };
                    store.posts().each(&page(limit), parts, each)
                },
            )
    }
}
