//! The media that a verb acts on.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::uses::Uses;
use crate::command::shared::{Limit, some_text, time_option};
use crate::context::Context;
use crate::failure::Failure;
use crate::model::time::Clock;
use crate::model::{Media, MediaFilter, MediaSort};
use crate::store::{self, MediaReader};

// The filter of media.
#[derive(Args)]
#[command(next_help_heading = "Filter")]
pub(super) struct Filter {
    /// Below this folder
    #[arg(long, value_name = "FOLDER", value_parser = some_text)]
    under: Option<String>,

    /// Of this media type, such as image/png or `image/*`
    #[arg(long = "type", value_name = "TYPE", value_parser = some_text)]
    kind: Option<String>,

    /// Used by no post
    #[arg(long)]
    unused: bool,

    /// Added at or after this time: a date, a time, or an age (`90d`, `monday`)
    #[arg(long, value_name = "TIME")]
    since: Option<String>,

    /// Added before this time; a date includes its day
    #[arg(long, value_name = "TIME")]
    until: Option<String>,

    /// The order [default: name]
    #[arg(long, value_name = "KEY")]
    sort: Option<Sort>,

    /// Reverse the order
    #[arg(long)]
    reverse: bool,

    /// Show at most N, or `all`
    #[arg(long, value_name = "N")]
    pub limit: Option<Limit>,

    /// Skip the first N
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    offset: u64,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// By name
    Name,
    /// By the time it was added, newest first
    #[value(name = "created_at", alias = "added")]
    Added,
    /// By size, largest first
    #[value(name = "bytes", alias = "size")]
    Size,
}

impl Filter {
    /// The filter, with these names or patterns.
    pub(super) fn filter(&self, context: &mut Context, names: &[String]) -> Result<MediaFilter> {
        let mut time = |option, text: &Option<String>, read| {
            let text = text.as_deref();
            text.map(|text| time_option(context, option, text, read))
                .transpose()
        };
        let since = time("since", &self.since, Clock::since)?;
        let until = time("until", &self.until, Clock::until)?;
        let except = match self.unused {
            true => Some(Uses::of(context.read()?)?.all_names(context.read()?)?),
            false => None,
        };
        Ok(MediaFilter {
            names: names.to_vec(),
            under: self.under.clone(),
            kind: self.kind.clone(),
            since,
            until,
            except,
            sort: match self.sort {
                None | Some(Sort::Name) => MediaSort::Name,
                Some(Sort::Added) => MediaSort::Added,
                Some(Sort::Size) => MediaSort::Size,
            },
            reverse: self.reverse,
            limit: self.limit.and_then(Limit::most),
            offset: self.offset,
        })
    }

    /// Whether no filter was given.
    pub(super) fn is_empty(&self) -> bool {
        self.under.is_none()
            && self.kind.is_none()
            && !self.unused
            && self.since.is_none()
            && self.until.is_none()
            && matches!(self.limit, None | Some(Limit::All))
            && self.offset == 0
    }
}

// The media, by names, a filter or `--all`.
#[derive(Args)]
pub(super) struct Chosen {
    /// The files, by name; `*` and `?` match any characters
    #[arg(value_name = "MEDIA")]
    names: Vec<String>,

    /// All media
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    filter: Filter,
}

/// A selection of media.
pub(super) enum Selection {
    /// By names and patterns, each of which must match.
    Names(Vec<String>),
    /// By a filter.
    Filter(MediaFilter),
}

impl Chosen {
    /// The selected media.
    ///
    /// # Errors
    /// There is no selection, or more than one.
    pub(super) fn selection(&self, context: &mut Context) -> Result<Selection> {
        match (self.names.is_empty(), self.filter.is_empty(), self.all) {
            (false, true, false) => Ok(Selection::Names(self.names.clone())),
            (true, false, false) => {
                let filter = self.filter.filter(context, &[])?;
                Ok(Selection::Filter(filter))
            }
            (true, true, true) => {
                let filter = self.filter.filter(context, &[])?;
                Ok(Selection::Filter(filter))
            }
            (true, true, false) => Err(Failure::usage("no media given")
                .hint("pass names, a filter, or --all")
                .into()),
            _ => Err(
                Failure::usage("names, a filter and --all cannot be combined")
                    .hint("give only one of them")
                    .into(),
            ),
        }
    }
}

impl Selection {
    /// The media, by name.
    pub(super) fn find(&self, media: &MediaReader<'_>) -> store::Result<Vec<Media>> {
        match self {
            Selection::Names(names) => media.named(names),
            Selection::Filter(filter) => {
                let mut found = Vec::new();
                media.each(filter, |media| {
                    found.push(media);
                    Ok::<_, store::Error>(())
                })?;
                Ok(found)
            }
        }
    }
}
