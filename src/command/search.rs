//! `blog search`

use crate::command::shared::prelude::*;
use crate::command::shared::{FilterOptions, Listing};
use crate::model::{HitFilter, HitSort, HitStatus, Query, SearchPart};
use crate::record::OutputSchema;
use crate::store::{Extent, RANKED};
use crate::view::hit::FIELDS;

/// The default limit.
const PAGE: u64 = 20;

/// The message for a query with excluded words only.
const NO_WORDS: &str = "nothing to search for: only excluded words were given";

#[derive(Args)]
#[command(
    about = "Find posts and comments by the words in them",
    mut_arg("search", |arg| arg.hide(true)),
    mut_arg("sort", |arg| arg.help("The order [default: the best first]")),
    mut_arg("limit", |arg| arg.help("Show at most N, or `all` [default: 20]")),
    after_help = "\
All the words have to be there, whatever their case and accents:
  rust async         both words
  \"exact phrase\"     adjacent words; in most shells '\"exact phrase\"'
  rust -async        the first without the second
  ser*               words with this prefix

All other text is words, too. Punctuation separates words: don't, foo.bar and 3.14 are
two adjacent words each. After a name, + and # belong to the word: c++, c#. Text without
spaces between words, such as 日本語 or ไทย, matches by any part.

A match in the title ranks highest, then one in a tag; rare words and words that are
frequent in a short text rank higher. With more hits, only the newest 1000 posts and 1000
comments are ranked.

Examples:
  blog search rust -async
  blog search '\"borrow checker\"' --in title,body --since 2y
  blog search casino --in comments --status pending --format ids | blog comment rm - --yes"
)]
pub(crate) struct Search {
    /// The words to search for
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    /// The parts to search [default: all]
    #[arg(long = "in", value_name = "PARTS", value_delimiter = ',')]
    parts: Vec<SearchPart>,

    #[command(flatten)]
    filter: FilterOptions<HitStatus, HitSort>,
}

impl Verb for Search {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(mut self, context: &mut Context) -> Result<()> {
        self.words.extend(self.filter.search());
        let query = Query::read(&self.words.join(" "))?;
        context.index_external_writes()?;
        let filter = self.filter.filter(context)?;
        let is_empty = query.wanted.is_empty();
        if self.parts.is_empty() {
            self.parts = SearchPart::ALL.to_vec();
        }
        let is_first_page = self.filter.limit().is_none();
        let limit = match is_first_page {
            true => Some(PAGE),
            false => filter.limit,
        };
        let empty = if is_empty { NO_WORDS } else { "nothing found" };
        let offset = filter.offset;
        let mut extent = Extent::All;
        let mut found = 0;
        Listing::new(FIELDS, empty).show(context, |store, _, _, each| {
            let filter = HitFilter {
                search: Some(query),
                limit: limit.map(|limit| limit.saturating_add(1)),
                ..filter
            };
            extent = store.search().each(&filter, &self.parts, |hit| {
                found += 1;
                if limit.is_some_and(|limit| found > limit) {
                    Ok(())
                } else {
                    each(hit)
                }
            })?;
            Ok(())
        })?;
        let output = &mut context.output;
        output.flush()?;
        if is_empty && !output.format().is_for_people() {
            output.note(NO_WORDS);
        }
        if is_first_page && found > PAGE {
            let next = offset.saturating_add(PAGE);
            output.note(&format!(
                "{PAGE} shown; there are more: --limit all, or --offset {next}"
            ));
        }
        if extent == Extent::Newest {
            output.note(&format!(
                "the best of the newest {RANKED} of each kind; --sort date lists all"
            ));
        }
        Ok(())
    }
}
