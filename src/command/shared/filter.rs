//! The options of a filter. A plain comment describes the struct: clap takes a doc
//! comment for the help of the verb.

use std::str::FromStr;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::number::Expected;
use super::unknown::{self, HasAuthors};
use crate::context::Context;
use crate::failure::{Failure, time_hint};
use crate::model::reference::items;
use crate::model::time::{BadTime, Clock};
use crate::model::{Filter, NameFilter, PostKind, Query};

// The filter.
#[derive(Args)]
#[command(next_help_heading = "Filter")]
pub(crate) struct FilterOptions<S, K>
where
    S: ValueEnum + Clone + Send + Sync + 'static,
    K: ValueEnum + Clone + Send + Sync + 'static,
{
    /// With this status, or any of several
    #[arg(long, value_delimiter = ',')]
    status: Vec<S>,

    /// Of this kind: a post or a page
    #[arg(
        id = "post_kind",
        long = "kind",
        value_name = "KIND",
        value_delimiter = ','
    )]
    kind: Vec<PostKind>,

    /// With this tag, or all of several
    #[arg(long, value_delimiter = ',')]
    tag: Vec<String>,

    /// Without this tag, or with none of several
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    not_tag: Vec<String>,

    /// By this author, or any of several, in any case
    #[arg(long, value_parser = some_text)]
    author: Vec<String>,

    /// Dated at or after this time: a date, a time, or an age (`90d`, `monday`); see `blog help times`
    #[arg(long, value_name = "TIME")]
    since: Option<String>,

    /// Dated before this time; a date includes its day
    #[arg(long, value_name = "TIME")]
    until: Option<String>,

    /// Older than this (`90d`, `2 weeks`)
    #[arg(long, value_name = "DURATION", conflicts_with = "until")]
    older_than: Option<String>,

    /// Containing these words: see `blog help search`
    #[arg(long, value_name = "WORDS", value_parser = some_text)]
    search: Option<String>,

    /// The order [default: by date, newest first]
    #[arg(long, value_name = "KEY")]
    sort: Option<K>,

    /// Reverse the order
    #[arg(long)]
    reverse: bool,

    /// Show at most N, or `all`
    #[arg(long, value_name = "N")]
    limit: Option<Limit>,

    /// Skip the first N
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    offset: u64,
}

// The filter of records that have a name.
#[derive(Args)]
#[command(next_help_heading = "Filter")]
pub(crate) struct NameFilterOptions {
    /// Containing this text, in any case
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    search: Option<String>,

    /// Reverse the order
    #[arg(long)]
    reverse: bool,

    /// Show at most N, or `all`
    #[arg(long, value_name = "N")]
    limit: Option<Limit>,

    /// Skip the first N
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    offset: u64,
}

impl NameFilterOptions {
    /// The filter.
    pub(crate) fn filter(&self) -> NameFilter {
        NameFilter {
            search: self.search.clone(),
            reverse: self.reverse,
            limit: self.limit.and_then(Limit::most),
            offset: self.offset,
        }
    }

    /// The filter, if one was given.
    pub(crate) fn given(&self) -> Option<NameFilter> {
        (!self.is_empty()).then(|| self.filter())
    }

    /// Whether no filter was given.
    pub(crate) fn is_empty(&self) -> bool {
        let NameFilter {
            search,
            reverse: _,
            limit,
            offset,
        } = self.filter();
        search.is_none() && limit.is_none() && offset == 0
    }
}

/// The value of `--limit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    All,
    Most(u64),
}

impl FromStr for Limit {
    type Err = Expected;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "all" => Ok(Limit::All),
            number => number
                .parse()
                .map(Limit::Most)
                .map_err(|_| Expected("a number or `all`".to_owned())),
        }
    }
}

impl Limit {
    /// The number; None for all.
    pub(crate) fn most(self) -> Option<u64> {
        match self {
            Limit::Most(limit) => Some(limit),
            Limit::All => None,
        }
    }
}

impl<S, K> FilterOptions<S, K>
where
    S: ValueEnum + Clone + Send + Sync + 'static,
    K: ValueEnum + HasAuthors + Clone + Default + Send + Sync + 'static,
{
    /// The filter. A search first indexes the rows that other programs wrote. Notes tags
    /// and authors that do not exist.
    pub(crate) fn filter<I>(&self, context: &mut Context) -> Result<Filter<S, K, I>> {
        let tags = tag_option("tag", &self.tag)?;
        let not_tags = tag_option("not-tag", &self.not_tag)?;
        let search = self.search.as_deref().map(Query::read).transpose()?;
        if search.is_some() {
            context.index_external_writes()?;
        }
        let mut time = |option: &str, text: &Option<String>, read: ReadTime| {
            let text = text.as_deref();
            text.map(|text| time_option(context, option, text, read))
                .transpose()
        };
        let until = time("until", &self.until, Clock::until)?;
        let older = time("older-than", &self.older_than, Clock::since)?;
        let since = time("since", &self.since, Clock::since)?;
        unknown::note_tags(context, &tags)?;
        unknown::note_tags(context, &not_tags)?;
        unknown::note_authors(context, K::KINDS, &self.author)?;
        Ok(Filter {
            ids: None,
            statuses: self.status.clone(),
            kinds: {
                let mut kinds = self.kind.clone();
                kinds.sort_unstable();
                kinds.dedup();
                kinds
            },
            tags,
            not_tags,
            authors: self.author.clone(),
            since,
            until: until.or(older),
            search,
            sort: self.sort.clone().unwrap_or_default(),
            reverse: self.reverse,
            limit: self.limit.and_then(Limit::most),
            after: None,
            offset: self.offset,
        })
    }

    /// The filter, if one was given.
    pub(crate) fn given<I>(&self, context: &mut Context) -> Result<Option<Filter<S, K, I>>> {
        let filter = self.filter(context)?;
        Ok((!self.is_empty()).then_some(filter))
    }

    /// The values of `--tag`.
    pub(crate) fn tags(&self) -> &[String] {
        &self.tag
    }

    /// The value of `--search`.
    pub(crate) fn search(&self) -> Option<String> {
        self.search.clone()
    }

    /// Whether `--sort` was given.
    pub(crate) fn is_sorted(&self) -> bool {
        self.sort.is_some()
    }

    /// The value of `--limit`.
    pub(crate) fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Whether no filter was given.
    pub(crate) fn is_empty(&self) -> bool {
        self.status.is_empty()
            && self.kind.is_empty()
            && self.tag.is_empty()
            && self.not_tag.is_empty()
            && self.author.is_empty()
            && self.since.is_none()
            && self.until.is_none()
            && self.older_than.is_none()
            && self.search.is_none()
            && matches!(self.limit, None | Some(Limit::All))
            && self.offset == 0
    }
}

/// A parser of times.
type ReadTime = fn(&Clock, &str) -> Result<Timestamp, BadTime>;

/// Parses the time of an option.
pub(crate) fn time_option(
    context: &mut Context,
    option: &str,
    text: &str,
    read: ReadTime,
) -> Result<Timestamp> {
    read(&context.clock()?, text).map_err(|bad| {
        let hint = time_hint(&bad);
        Failure::usage(format!("--{option}: {bad}"))
            .hint(hint)
            .into()
    })
}

/// The tags of an option.
fn tag_option(option: &str, typed: &[String]) -> Result<Vec<String>> {
    let tags: Vec<String> = typed
        .iter()
        .flat_map(|list| items(list))
        .map(str::to_owned)
        .collect();
    if tags.is_empty() && !typed.is_empty() {
        return Err(Failure::usage(format!("--{option} is empty"))
            .hint("`blog tag list` shows the tags")
            .into());
    }
    Ok(tags)
}

/// Refuses a blank filter, such as an unset shell variable: it would match everything.
pub(crate) fn some_text(word: &str) -> Result<String, &'static str> {
    if word.trim().is_empty() {
        Err("it is empty")
    } else {
        Ok(word.to_owned())
    }
}
