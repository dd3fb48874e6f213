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
        let mut filter = self.filter.filter(context)?;
        let empty = if self.filter.is_empty() {
            "no comments yet; `blog comment add` writes the first"
        } else {
            "no comments match"
        };
        Listing::new(FIELDS, empty)
            .by_default(if self.tree { &TREE } else { &[] })
            .limit(self.filter.common.limit())
            .show(context, |store, _, limit, each| {
                filter.filter.limit = limit;
                match self.tree {
                    true => store.comments().each_in_trees(&filter, each),
                    false => store.comments().each(&filter, each),
                }
            })
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
