use super::CommentFilterOptions;
use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::view::comment::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment list --status pending
  blog comment list --post hello-world --tree
  blog comment list --email @example.org --parent none
  blog comment list --search casino --format ids")]
pub(crate) struct List {
    /// Show the threads of one post after the other, with the depth of each comment
    #[arg(long, conflicts_with_all = ["sort", "reverse"])]
    tree: bool,

    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Any(vec![
            OutputSchema::many(FIELDS),
            OutputSchema::chosen(FIELDS, &TREE),
        ])
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let page = |limit| {
            let mut page = filter.clone();
            page.filter.limit = limit;
            page
        };
        let empty = if self.filter.is_empty() {
            "no comments yet; `blog comment add` writes the first"
        } else {
            "no comments match"
        };
        Listing::new(FIELDS, empty)
            .by_default(if self.tree { &TREE } else { &[] })
            .limit(self.filter.common.limit())
            .show_or_ids(
                context,
                |store, limit, each| match self.tree {
                    true => store
                        .comments()
                        .each_in_trees(&page(limit), |comment| each(comment.id)),
                    false => store.comments().each_id(&page(limit), each),
                },
                |store, _, limit, each| match self.tree {
                    true => store.comments().each_in_trees(&page(limit), each),
                    false => store.comments().each(&page(limit), each),
                },
            )
    }
}

/// The default fields of `--tree`.
const TREE: [&str; 7] = [
    "id",
    "post",
    "depth",
    "parent_id",
    "author",
    "status",
    "body",
];
