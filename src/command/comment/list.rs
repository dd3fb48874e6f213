use anyhow::Result;
use clap::Args;

use super::CommentFilterOptions;
use crate::command::listing::Listing;
use crate::command::options::Columns;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure::Failure;
use crate::model::{CommentFilter, Filter};
use crate::record::OutputSchema;
use crate::view::comment::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment list --status pending
  blog comment list --post hello-world --tree
  blog comment list --search casino --format ids")]
pub struct List {
    /// In the order of the threads of one post, with the depth of each comment
    #[arg(long, requires = "post", conflicts_with_all = ["sort", "reverse"])]
    tree: bool,

    #[command(flatten)]
    filter: CommentFilterOptions,

    #[command(flatten)]
    columns: Columns,
}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Any(vec![
            OutputSchema::many(FIELDS),
            OutputSchema::chosen(FIELDS, &TREE),
        ])
    }

    fn run(mut self, context: &mut Context) -> Result<()> {
        let CommentFilter { filter, post } = self.filter.filter(context)?;
        if self.tree && self.columns.fields.is_empty() && context.output.template_names().is_none()
        {
            self.columns.fields = TREE.iter().map(ToString::to_string).collect();
        }
        let listing = Listing {
            fields: FIELDS,
            columns: &self.columns,
            limit: filter.limit,
            may_be_cut: self.filter.common.may_be_cut(),
            empty: if self.filter.is_empty() {
                "no comments yet; `blog comment add` writes the first"
            } else {
                "no comments match"
            },
        };
        listing.show(context, |store, _, limit, each| {
            let filter = CommentFilter {
                filter: Filter { limit, ..filter },
                post,
            };
            match post {
                Some(post) if self.tree => store.comments().each_in_threads(post, &filter, each),
                None if self.tree => Err(Failure::usage("a tree is that of one post").into()),
                _ => store.comments().each(&filter, each),
            }
        })
    }
}

/// What a tree shows.
const TREE: [&str; 7] = [
    "id",
    "post",
    "depth",
    "parent_id",
    "author",
    "status",
    "body",
];
