use crate::command::shared::prelude::*;
use crate::command::shared::{Limit, Listing, some_text, time_option};
use crate::model::time::Clock;
use crate::model::{OperationFilter, PostRef};
use crate::view::operation::FIELDS;

pub(super) const EXAMPLES: &str = "\
A number names a post: `blog log 2` lists the operations on post 2, and `blog log show 2`
shows operation 2.

Examples:
  blog log
  blog log hello-world --limit 3
  blog log --kind 'post rm' --since 'last week'
  blog log --format json | jq '.[0].command'
  blog log prune --older-than 90d";

#[derive(Args)]
pub(super) struct List {
    /// Only operations on this post or its comments; a removed post is named by its id
    #[arg(value_name = "REF")]
    post: Option<PostRef>,

    /// Only operations of this user, ignoring case; may be repeated
    #[arg(long, value_parser = some_text, help_heading = "Filter")]
    author: Vec<String>,

    /// Only commands of this kind, such as `post rm` or `post`; may be repeated
    #[arg(
        long,
        value_name = "COMMAND",
        value_delimiter = ',',
        value_parser = some_text,
        help_heading = "Filter"
    )]
    kind: Vec<String>,

    /// Only operations at or after this time: `monday`, `90d`; see `blog help times`
    #[arg(long, value_name = "TIME", help_heading = "Filter")]
    since: Option<String>,

    /// Only operations before this time; a day, a month or a year is included
    #[arg(long, value_name = "TIME", help_heading = "Filter")]
    until: Option<String>,

    /// Show at most N operations, or `all`
    #[arg(long, value_name = "N", help_heading = "Filter")]
    limit: Option<Limit>,

    /// Skip the first N operations
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        help_heading = "Filter"
    )]
    offset: u64,
}

impl Verb for List {
    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let post = match &self.post {
            Some(post) => {
                let store = context.read()?;
                let id = store.posts().id_or_removed(post)?;
                match store.log().touched(id)? {
                    true => Some(id),
                    // Without an operation, it must exist.
                    false => Some(store.posts().id(post)?),
                }
            }
            None => None,
        };
        let since = self.since.as_deref();
        let since = since.map(|text| time_option(context, "since", text, Clock::since));
        let until = self.until.as_deref();
        let until = until.map(|text| time_option(context, "until", text, Clock::until));
        let mut filter = OperationFilter {
            post,
            authors: self.author,
            kinds: self.kind,
            since: since.transpose()?,
            until: until.transpose()?,
            limit: None,
            offset: self.offset,
        };
        let is_filtered = filter != OperationFilter::default();
        let empty = match is_filtered {
            true => "no operations match",
            false => "nothing was written yet",
        };
        Listing::new(FIELDS, empty)
            .limit(self.limit)
            .show(context, |store, _, limit, each| {
                filter.limit = limit;
                store.log().each(&filter, each)
            })
    }
}
